// The histogram's brush: by mouse or touch on the bars, by keyboard on the two sliders.
const one = selector => document.querySelector(selector);
const chart = () => one('.hist');
const rows = () => chart().dataset.counts.split('|');
const iso = day => day.toISOString().slice(0, 10);

// The first day of a bucket, counted from the chart's first.
function startOf(bucket) {
  const day = new Date(chart().dataset.first + 'T00:00:00Z');
  const unit = chart().dataset.unit;
  if (unit === 'month') day.setUTCMonth(day.getUTCMonth() + bucket);
  else day.setUTCDate(day.getUTCDate() + bucket * (unit === 'week' ? 7 : 1));
  return day;
}

// Dates of the buckets from one index up to another; null for all of them.
function dates(from, to) {
  const count = rows().length;
  const first = Math.max(0, Math.min(from, count - 1));
  const last = Math.max(first + 1, Math.min(to, count));
  if (first === 0 && last === count) return null;
  return { from: iso(startOf(first)), to: iso(new Date(startOf(last) - 86400000)) };
}

const edges = () => [...document.querySelectorAll('.dual input')].map(input => +input.value);

export function selection() {
  const [from, to] = edges();
  return dates(Math.min(from, to), Math.max(from, to));
}

export function shiftDates(step) {
  if (!chart()) return undefined;
  const [from, to] = edges();
  const width = to - from;
  const count = rows().length;
  if (width >= count) return null;
  const start = Math.max(0, Math.min(count - width, from + step * width));
  return dates(start, start + width);
}

const setBox = (box, x, width) => { box.setAttribute('x', x); box.setAttribute('width', width); };

function bucketAt(svg, x) {
  const box = svg.getBoundingClientRect();
  return Math.max(0, Math.min(rows().length, (x - box.left) / box.width * rows().length));
}

function showTip(svg, x, bucket) {
  const tip = one('.hist .tip');
  const [total, ...stances] = rows()[bucket].split(',');
  tip.hidden = false;
  tip.textContent = `${iso(startOf(bucket))}   ${total} articles   ▼${stances[0]}  ◆${stances[1]}  ▬${stances[2]}  ▲${stances[3]}`;
  const box = svg.getBoundingClientRect();
  tip.style.setProperty('left', Math.min(box.width - 260, Math.max(0, x - box.left + 10)) + 'px');
}

export function startBrush(apply) {
  let start = null;
  document.addEventListener('pointerdown', event => {
    const svg = event.target.closest?.('.hist > svg');
    if (!svg || event.button !== 0) return;
    start = bucketAt(svg, event.clientX);
    svg.setPointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', event => {
    const svg = event.target.closest?.('.hist > svg');
    const tip = one('.hist .tip');
    if (!svg) {
      if (tip && !tip.hidden) { tip.hidden = true; setBox(one('.hist .hov'), 0, 0); }
      return;
    }
    const at = bucketAt(svg, event.clientX);
    const bucket = Math.min(rows().length - 1, Math.floor(at));
    if (start !== null) {
      const from = Math.floor(Math.min(start, at));
      setBox(one('.hist .drag'), from, Math.max(1, Math.ceil(Math.max(start, at)) - from));
    }
    setBox(one('.hist .hov'), bucket, 1);
    showTip(svg, event.clientX, bucket);
  });
  document.addEventListener('pointerup', event => {
    if (start === null) return;
    const svg = one('.hist > svg');
    const at = bucketAt(svg, event.clientX);
    const from = Math.floor(Math.min(start, at));
    const to = Math.max(from + 1, Math.ceil(Math.max(start, at)));
    start = null;
    setBox(one('.hist .drag'), 0, 0);
    apply(dates(from, to));
  });
  document.addEventListener('pointercancel', () => { start = null; const drag = one('.hist .drag'); if (drag) setBox(drag, 0, 0); });
}
