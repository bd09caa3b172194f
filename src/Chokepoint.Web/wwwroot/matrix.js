// Plays positions over time: moves the day of a form and asks the server for the cells that are on the page. Without it the form works.
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const iso = (form, days) => {
  const first = one('[data-days]', form);
  return new Date(Date.parse(first.dataset.first) + (days - Number(first.min)) * 86400000).toISOString().slice(0, 10);
};
const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);

let timer = 0;
let asked = 0;

function address(form, day) {
  const query = new URLSearchParams(new FormData(form));
  query.delete('actor');
  query.delete('target');
  query.set('as_of', day);
  const cells = all('[data-matrix] td');
  new Set(cells.map(cell => cell.dataset.actor)).forEach(actor => query.append('actor', actor));
  new Set(cells.map(cell => cell.dataset.target)).forEach(target => query.append('target', target));
  return `${form.dataset.player}?${query}`;
}

function link(cell, day) {
  const url = new URL(location.href);
  url.searchParams.set('as_of', day);
  url.searchParams.set('row', cell.dataset.actor);
  url.searchParams.set('column', cell.dataset.target);
  return url.pathname + url.search;
}

function fill(cell, known, day) {
  cell.className = known ? `s${known.stance}` : 'nd';
  cell.replaceChildren();
  if (!known) {
    const none = document.createElement('span');
    none.className = 'vh-only';
    none.textContent = 'no position known';
    cell.append(none);
    return;
  }
  const anchor = document.createElement('a');
  anchor.href = link(cell, day);
  const label = document.createElement('span');
  label.className = 'vh-only';
  label.textContent = known.label;
  const lead = svg('svg');
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['viewBox', '0 0 100 24'], ['preserveAspectRatio', 'none'], ['aria-hidden', 'true']]) lead.setAttribute(name, value);
  const bar = svg('rect');
  for (const [name, value] of [['class', `s${known.stance}`], ['width', known.share], ['height', 24]]) bar.setAttribute(name, value);
  lead.append(bar);
  const glyph = svg('svg');
  for (const [name, value] of [['class', `g s${known.stance}`], ['width', 12], ['height', 12], ['viewBox', '0 0 12 12'], ['aria-hidden', 'true']]) glyph.setAttribute(name, value);
  const shape = svg('path');
  shape.setAttribute('d', known.shape);
  glyph.append(shape);
  const letter = document.createElement('span');
  letter.className = 'letter';
  letter.setAttribute('aria-hidden', 'true');
  letter.textContent = 'RCNS'[known.stance];
  const count = document.createElement('b');
  count.setAttribute('aria-hidden', 'true');
  count.textContent = known.stories;
  anchor.append(label, lead, glyph, letter, count);
  cell.append(anchor);
}

async function show(form, day) {
  const turn = ++asked;
  form.as_of.value = day;
  const answer = await fetch(address(form, day));
  if (!answer.ok || turn !== asked) return;
  const known = new Map((await answer.json()).cells.map(cell => [`${cell.actor} ${cell.target}`, cell]));
  if (turn !== asked) return;
  // What is seen can be shared and printed.
  const here = new URL(location.href);
  here.searchParams.set('as_of', day);
  history.replaceState(history.state, '', here);
  all('input[type=hidden][name=as_of]').forEach(field => { field.value = day; });
  all('[data-matrix] td').forEach(cell => fill(cell, known.get(`${cell.dataset.actor} ${cell.dataset.target}`), day));
}

function stop() {
  clearInterval(timer);
  timer = 0;
  const button = one('[data-play]');
  button?.setAttribute('aria-pressed', 'false');
  if (button) button.textContent = 'Play';
}

function play(button) {
  const form = button.form;
  const slider = one('[data-days]', form);
  if (timer) return stop();
  if (Number(slider.value) >= Number(slider.max)) slider.value = slider.min;
  button.setAttribute('aria-pressed', 'true');
  button.textContent = 'Pause';
  timer = setInterval(() => {
    if (!slider.isConnected || Number(slider.value) >= Number(slider.max)) return stop();
    slider.value = Math.min(Number(slider.value) + 30, Number(slider.max));
    show(form, iso(form, slider.value));
  }, 350);
}

document.addEventListener('input', event => {
  const form = event.target.matches?.('[data-days]') && event.target.form;
  if (!form) return;
  const day = iso(form, event.target.value);
  if (form.dataset.player) show(form, day); else form.as_of.value = day;
});
document.addEventListener('change', event => {
  const form = event.target.matches?.('[data-days]') && event.target.form;
  if (form && !form.dataset.player) form.requestSubmit();
});
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-play]');
  if (button) play(button);
});

// The button is there only where it can do something.
const reveal = () => all('[data-play]').forEach(button => { button.hidden = false; });
new MutationObserver(reveal).observe(document.documentElement, { childList: true, subtree: true });
reveal();
