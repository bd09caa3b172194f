// Everything is delegated from the document, so it outlives the merges of enhanced navigation.
import { startBrush, selection, shiftDates } from './brush.js';

// The policy forbids a base element; Blazor asks for the base to tell which links are ours.
Object.defineProperty(document, 'baseURI', { value: location.origin + '/' });

const root = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const filters = () => one('#filters');
const remember = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };
const submit = () => filters()?.requestSubmit();

// Sent from here: a facet is called "target", which hides the form's own target from Blazor. Empty fields stay out of the address.
document.addEventListener('submit', event => {
  if (event.target.id !== 'filters' || !root.hasAttribute('data-ready')) return;
  event.preventDefault();
  const pairs = [...new FormData(event.target)].filter(pair => pair[1] !== '');
  const query = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%3A', ':')}`).join('&');
  const path = event.target.getAttribute('action');
  Blazor.navigateTo(query ? path + '?' + query : path);
}, true);

// A checkbox goes from free to asked for to excluded and back.
document.addEventListener('change', event => {
  const field = event.target;
  if (field.dataset.edge) return applyDates(selection());
  if (!filters() || field.form !== filters() || field.id === 'q') return;
  if (field.type === 'checkbox' && !field.checked && field.name !== 'focus' && !field.value.startsWith('!')) {
    field.value = '!' + field.value;
    field.checked = true;
  }
  // A year that is still being typed is valid too: 0002, 0020, 0202.
  if (field.type !== 'date' || field.value === '' || field.value >= '1900') submit();
});

function applyDates(dates) {
  const form = filters();
  if (!form) return;
  form.from.value = dates?.from ?? '';
  form.to.value = dates?.to ?? '';
  submit();
}
startBrush(applyDates);

const say = message => {
  const toast = one('#toast');
  toast.textContent = message;
  toast.classList.add('on');
  setTimeout(() => toast.classList.remove('on'), 1800);
};
const isDark = () => (root.dataset.theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : root.dataset.theme === 'dark');
const copy = (text, message) => navigator.clipboard?.writeText(text).then(() => say(message), () => say('The browser refused to copy'));

const actions = {
  theme() { root.dataset.theme = isDark() ? 'light' : 'dark'; remember('theme', root.dataset.theme); },
  density() { root.dataset.density = root.dataset.density === 'tight' ? 'cosy' : 'tight'; remember('density', root.dataset.density); },
  help() { one('#help').showModal(); },
  rail() { if (root.classList.toggle('sheet')) one('.closer').focus(); else one('[data-act=rail].only-m')?.focus(); },
  copy() { copy(location.href, 'Link copied'); },
  copytext(button) { copy(one(button.dataset.from).textContent, 'Copied'); },
};
document.addEventListener('click', event => {
  const button = event.target.closest('[data-act]');
  if (button) actions[button.dataset.act]?.(button);
  all('details.menu[open]').filter(menu => !menu.contains(event.target)).forEach(menu => { menu.open = false; });
  const row = event.target.closest(rowTag);
  if (row && !event.target.closest('a') && !getSelection().toString()) openRow(row);
  returnTo(event.target.closest('a[data-back]'));
  if (event.target.closest('[data-top]')) shownFilter = 'another';
});

// Back to the list where one left it, if its filter is still the same.
function returnTo(link) {
  const left = sessionStorage.getItem('timeline');
  if (link && left && filterOf(location.origin + left) === filterOf(link.href)) { link.href = left; traversed = true; }
}

// On wide screens an article opens beside the list and the address keeps it; elsewhere the link is followed.
document.addEventListener('click', event => {
  const link = event.target.closest('a[data-peek]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !one('.peek')?.checkVisibility()) return;
  event.preventDefault();
  event.stopPropagation();
  const row = link.closest(rowTag);
  const byKeyOnOpenOne = event.detail === 0 && !moving && row.hasAttribute('aria-current');
  mark(row);
  if (byKeyOnOpenOne) return Blazor.navigateTo(link.href);
  const address = new URL(location.href);
  address.searchParams.set('peek', link.dataset.peek);
  Blazor.navigateTo(address.pathname + address.search, false, true);
}, true);

const rowTag = '[data-id]';
let moving = false, moveTimer = 0;
function mark(row) {
  all('[data-id][aria-current]').forEach(other => other.removeAttribute('aria-current'));
  row.setAttribute('aria-current', 'true');
}
const openRow = row => { mark(row); moving = true; one('.t', row).click(); moving = false; };
function move(step) {
  const rows = all(rowTag);
  if (!rows.length) return one(step > 0 ? '[rel=next]' : '[rel=prev]')?.click();
  const row = rows[Math.max(0, Math.min(rows.length - 1, rows.findIndex(other => other.hasAttribute('aria-current')) + step))];
  if (!row) return;
  mark(row);
  one('.t', row).focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  clearTimeout(moveTimer);
  if (one('.peek')?.checkVisibility()) moveTimer = setTimeout(() => openRow(row), 120);
}

let goneAt = 0;
const keys = {
  '/': () => { one('#q')?.focus(); one('#q')?.select(); },
  j: () => move(1), k: () => move(-1), d: actions.theme, '?': actions.help, g: () => { goneAt = Date.now(); },
  o: () => one('[data-original]')?.click(), x: () => one('[data-clear]')?.click(), e: () => one('[data-export]')?.click(), v: () => Blazor.navigateTo('/views'),
  '[': () => applyDates(shiftDates(-1)), ']': () => applyDates(shiftDates(1)),
  1: () => stance(0), 2: () => stance(1), 3: () => stance(2), 4: () => stance(3),
};
const stance = index => all('.legend input')[index]?.click();
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    root.classList.remove('sheet');
    focused = '';
    return event.target.matches('input, select') && event.target.blur();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || root.dataset.keys === 'off' || one('dialog[open]')) return;
  if (event.target.matches('input:not([type=checkbox]), textarea, select')) return;
  if (Date.now() - goneAt < 800) {
    goneAt = 0;
    return one(`.top nav a[data-go="${CSS.escape(event.key)}"]`)?.click();
  }
  const action = Object.hasOwn(keys, event.key) && keys[event.key];
  if (action) { event.preventDefault(); action(); }
});

// The link to older articles is real; the observer only presses it early.
const nearEnd = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
  nearEnd.unobserve(entry.target);
  Blazor.navigateTo(entry.target.pathname + entry.target.search, false, true);
}), { rootMargin: '400px' });

// A merge takes the server's word for what is open and where the focus is; the reader's word counts.
const unfolded = new Map();
document.addEventListener('toggle', event => { if (event.target.id) unfolded.set(event.target.id, event.target.open); }, true);
let focused = '', shownFilter = '';
document.addEventListener('focusin', event => { focused = event.target.id; });

// The list scrolls in its own pane, on phones with the page; a browser restores only the latter, and only at times.
const pane = () => matchMedia('(width < 760px)').matches ? document.scrollingElement : one('#results');
let traversed = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
addEventListener('popstate', () => { traversed = true; });
function filterOf(address) {
  const copy = new URL(address);
  ['peek', 'n', 'tour', 'open'].forEach(key => copy.searchParams.delete(key));
  return copy.pathname + copy.search;
}
const placeKey = () => 'place ' + shownFilter;
// By row, not by height: rows out of sight have only a guessed one.
const topOf = row => row.getBoundingClientRect().top;
function keepPlace() {
  const row = pane()?.scrollTop > 0 && all(rowTag).find(other => topOf(other) > 60);
  sessionStorage.setItem(placeKey(), row ? `${row.dataset.id} ${topOf(row)}` : '');
}
function toPlace(id, top) {
  const row = one(`[data-id="${id}"]`);
  if (!row) return pane()?.scrollTo(0, 0);
  row.scrollIntoView();
  pane().scrollBy(0, topOf(row) - top);
}
addEventListener('pagehide', keepPlace);

function ready() {
  for (const [id, open] of unfolded) { const part = document.getElementById(id); if (part && part.open !== open) part.open = open; }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const more = one('#more');
  if (more) nearEnd.observe(more);
  const filter = filterOf(location.href);
  if (filter !== shownFilter) {
    shownFilter = filter;
    const place = (traversed && sessionStorage.getItem(placeKey()) || '').split(' ');
    toPlace(...place);
    if (place[0]) requestAnimationFrame(() => toPlace(...place));
  }
  traversed = false;
  if (one('#list') && filters()) sessionStorage.setItem('timeline', location.pathname + location.search);
  live?.watch();
  clearTimeout(waiting);
  if (one('[data-loading]')) waiting = setTimeout(() => Blazor.navigateTo(location.pathname + location.search, false, true), 1000);
  root.setAttribute('data-ready', '');
}

let busy = 0, live = null, waiting = 0;
Blazor.start().then(() => {
  Blazor.addEventListener('enhancednavigationstart', () => { keepPlace(); clearTimeout(busy); busy = setTimeout(() => root.classList.add('busy'), 120); });
  Blazor.addEventListener('enhancednavigationend', () => { clearTimeout(busy); root.classList.remove('busy'); });
  Blazor.addEventListener('enhancedload', ready);
  const rest = async () => { live = await import('./live.js'); live.watch(); root.setAttribute('data-live', ''); };
  if (!one('#new-pill')) return rest().finally(ready);
  ready();
  setTimeout(rest, 1500); // not part of the first load: nothing is new yet
});
