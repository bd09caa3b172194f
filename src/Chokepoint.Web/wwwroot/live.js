// What the first paint can do without: news of articles, a lost connection, counts of the export menu, search in a facet.
import './matrix.js';

const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

let source = null;
let probing = 0;
let pending = false;

function show(count) {
  const pill = one('#new-pill');
  if (!pill) return;
  pill.hidden = !(count > 0);
  pill.textContent = count > 0 ? `${count.toLocaleString('en')} new ${count === 1 ? 'article' : 'articles'}` : '';
}

// A hidden tab listens to nothing: a browser has six connections to a host, and some read in many tabs.
export function watch() {
  const address = document.hidden ? null : one('#results')?.dataset.live;
  if (source && source.asked === address && source.readyState !== EventSource.CLOSED) return;
  source?.close();
  source = null;
  if (!address) return;
  source = new EventSource(address);
  source.asked = address;
  source.onmessage = event => { if (source?.asked === one('#results')?.dataset.live) show(+event.data); };
  source.onerror = () => probe();
}

function lost(is) {
  const note = one('#lost');
  if (note) note.hidden = !is;
}

// Asks until there is an answer; then the page that was wanted is loaded and the news go on.
async function probe() {
  if (probing) return;
  try {
    const answer = await fetch('/health/live', { cache: 'no-store' });
    if (!answer.ok) throw new Error('not ready');
  } catch {
    lost(true);
    probing = setTimeout(() => { probing = 0; probe(); }, 2000);
    return;
  }
  lost(false);
  if (pending) { pending = false; Blazor.navigateTo(location.pathname + location.search, false, true); }
  watch();
}

addEventListener('offline', probe);
addEventListener('online', probe);
document.addEventListener('visibilitychange', watch);
// Enhanced navigation has moved the address already when its request fails.
addEventListener('unhandledrejection', event => {
  if (!(event.reason instanceof TypeError)) return;
  event.preventDefault();
  pending = true;
  document.documentElement.classList.remove('busy');
  probe();
});

document.addEventListener('toggle', async event => {
  const address = event.target.open && event.target.dataset?.counts;
  if (!address) return;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  const counts = await answer.json();
  all('output[data-rows]', event.target).forEach(place => {
    const count = counts[place.dataset.rows];
    if (count === undefined) return;
    place.closest('small').firstChild.textContent = '';
    place.textContent = `${count.toLocaleString('en')} rows`;
  });
}, true);

// Search within a long facet; a merge of a new page takes the word away, so it is put back.
const words = new Map();
function narrow(field) {
  const wanted = field.value.trim().toLowerCase();
  all('.fr', document.getElementById(field.dataset.within)).forEach(row => { row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted); });
}
document.addEventListener('input', ({ target }) => {
  if (!target.dataset.within) return;
  words.set(target.dataset.within, target.value);
  narrow(target);
});
Blazor.addEventListener('enhancedload', () => all('.within').forEach(field => {
  const word = words.get(field.dataset.within);
  if (!word) return;
  field.value = word;
  narrow(field);
}));
document.addEventListener('keydown', event => { if (event.key === 'Enter' && event.target.dataset?.within) event.preventDefault(); });

document.addEventListener('submit', ({ target }) => { if (target.dataset.wait) one('button', target).textContent = target.dataset.wait; });
