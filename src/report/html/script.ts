/**
 * What runs in the page of the HTML report: plain JavaScript for a browser. Text of files goes into the page as text
 * alone, never as markup. Only the rows in sight and the file in hand are drawn.
 */
export const SCRIPT = String.raw`'use strict';
const ROW = 32;
const $ = (id) => document.getElementById(id);
const run = JSON.parse($('run').textContent);
const files = $('files').textContent.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const transforms = new Map(run.transforms.map((one) => [one.id, one]));
files.forEach((file) => {
  const said = file.fixes.flatMap((fix) => [fix.id, fix.message]);
  file.words = [file.path, ...said, ...file.troubles.map((one) => one.message)].join('\n').toLowerCase();
});
let shown = files;
let current = -1;

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
function svg(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
const number = (value) => value.toLocaleString('en');
const paint = (node, color) => { node.style.background = 'var(--' + color + ')'; return node; };

// Charts
function shares(title, parts) {
  const told = parts.filter((part) => part.value > 0);
  const sum = told.reduce((all, part) => all + part.value, 0);
  const box = el('div', {}, el('h2', {}, title));
  if (sum === 0) { box.append(el('p', { class: 'dim' }, 'none')); return box; }
  const bar = svg('svg', { viewBox: '0 0 400 22', height: 22, preserveAspectRatio: 'none', role: 'img', 'aria-label': title });
  let x = 0;
  for (const part of told) {
    const width = (part.value / sum) * 400;
    const rect = svg('rect', { x, y: 0, width: Math.max(width - 1, 1), height: 22 }, svg('title', {}, part.name + ': ' + number(part.value)));
    rect.style.fill = 'var(--' + part.color + ')';
    bar.append(rect);
    x += width;
  }
  box.append(bar, el('ul', { class: 'legend' }, ...told.map((part) =>
    el('li', {}, paint(el('i'), part.color), el('b', {}, number(part.value)), ' ' + part.name))));
  return box;
}
function bars(title, rows, color, pick) {
  const most = Math.max(...rows.map((row) => row.value), 1);
  const chart = svg('svg', { height: rows.length * 26, role: 'group', 'aria-label': title });
  rows.forEach((row, index) => {
    const y = index * 26;
    const bar = svg('rect', { class: 'bar', x: '65%', y: y + 6, width: (row.value / most) * 20 + '%', height: 14, rx: 3 });
    bar.style.fill = 'var(--' + (row.color || color) + ')';
    const label = svg('svg', { x: 0, y, width: '64%', height: 26 }, svg('text', { x: 4, y: 17 }, row.name));
    const value = svg('text', { x: 66 + (row.value / most) * 20 + '%', y: y + 17, class: 'number' }, number(row.value));
    const group = svg('g', { class: 'pickable', tabindex: 0, role: 'button' },
      svg('rect', { class: 'shade', x: 0, y, width: '100%', height: 26 }),
      label, bar, value, svg('title', {}, row.name + ': ' + number(row.value)));
    group.addEventListener('click', () => pick(row.name));
    group.addEventListener('keydown', (event) => { if (event.key === 'Enter') pick(row.name); });
    chart.append(group);
  });
  return el('div', { class: 'card' }, el('h2', {}, title), rows.length > 0 ? chart : el('p', { class: 'dim' }, 'none'));
}
function tallied(keys, most) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) || 0) + 1);
  return [...counts].map(([name, value]) => ({ name, value })).sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1)).slice(0, most);
}
function place(path) {
  const names = path.split('/');
  return names.length === 1 ? './' : names.slice(0, Math.min(names.length - 1, depth)).join('/') + '/';
}
// As many first names of paths as it takes to tell them apart.
let depth = 1;
while (depth < 4 && new Set(files.filter((file) => file.path.includes('/')).map((file) => place(file.path))).size < 2) depth++;

function charts() {
  const sum = run.summary;
  const written = run.mode === 'write';
  const fixes = files.flatMap((file) => file.fixes);
  const having = (status) => files.filter((file) => file.status === status).length;
  const overview = el('div', { class: 'card' },
    shares(number(sum.files) + (sum.files === 1 ? ' file' : ' files') + ' looked at', [
      { name: 'fine', value: having('fine'), color: 'fine' },
      { name: written ? 'changed' : 'would change', value: having('change'), color: 'change' },
      { name: 'only found, not applied', value: having('told'), color: 'unsafe' },
      { name: 'with trouble', value: having('trouble'), color: 'trouble' },
    ]),
    shares('Fixes by safety', [
      { name: 'safe', value: sum.fixes - sum.unsafe, color: 'fine' },
      { name: 'not safe, applied', value: sum.unsafe, color: 'change' },
      { name: 'not safe, not applied', value: sum.withheldUnsafe + sum.withheldManual, color: 'unsafe' },
      { name: 'for you to decide', value: sum.advice, color: 'advice' },
    ]),
    shares('Fixes by kind', [
      { name: 'repair', value: fixes.filter((fix) => fix.kind === 'repair').length, color: 'trouble' },
      { name: 'improve', value: fixes.filter((fix) => fix.kind === 'improve').length, color: 'change' },
      { name: 'style', value: fixes.filter((fix) => fix.kind === 'style').length, color: 'advice' },
    ]));
  const found = tallied(fixes.map((fix) => fix.id), 10).map((row) => {
    const kind = transforms.get(row.name)?.kind;
    return { ...row, color: kind === 'repair' ? 'trouble' : kind === 'style' ? 'advice' : 'change' };
  });
  const where = tallied(files.flatMap((file) => file.fixes.map(() => place(file.path))), 10);
  $('charts').append(overview,
    bars('What was found', found, 'change', (name) => { $('transform').value = name; filter(); }),
    bars('Where', where, 'change', (name) => { $('search').value = name === './' ? '' : name; filter(); }));
}

// The list of files
function filter() {
  const words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  const status = $('status').value;
  const transform = $('transform').value;
  const safety = $('safety').value;
  const path = shown[current]?.path;
  shown = files.filter((file) =>
    (status === '' || file.status === status) &&
    (transform === '' || file.fixes.some((fix) => fix.id === transform)) &&
    (safety === '' || file.fixes.some((fix) => fix.safety === safety)) &&
    words.every((word) => file.words.includes(word)));
  $('found').textContent = shown.length === files.length ? number(files.length) + ' files' : number(shown.length) + ' of ' + number(files.length) + ' files';
  current = shown.findIndex((file) => file.path === path);
  $('room').style.height = shown.length * ROW + 'px';
  $('list').scrollTop = 0;
  draw();
  if (current < 0 && shown.length > 0) choose(Math.max(shown.findIndex((file) => file.status !== 'fine'), 0));
  else if (shown.length === 0) $('detail').replaceChildren(el('p', { class: 'dim' }, 'No file is like that.'));
}
const DOTS = { fine: 'fine', change: 'change', trouble: 'trouble', told: 'unsafe' };
function draw() {
  const list = $('list');
  const first = Math.max(Math.floor(list.scrollTop / ROW) - 5, 0);
  const last = Math.min(first + Math.ceil(list.clientHeight / ROW) + 10, shown.length);
  $('rows').style.transform = 'translateY(' + first * ROW + 'px)';
  $('rows').replaceChildren(...shown.slice(first, last).map((file, index) => {
    const at = first + index;
    const count = file.fixes.length + file.troubles.length;
    const row = el('div', { class: 'row', id: 'row-' + at, role: 'option', 'aria-selected': at === current, 'aria-setsize': shown.length, 'aria-posinset': at + 1, title: file.path },
      paint(el('span', { class: 'dot' }), DOTS[file.status]),
      el('span', { class: 'path mono' }, el('bdi', {}, file.path)),
      el('span', { class: 'count' }, count > 0 ? number(count) : ''));
    row.addEventListener('click', () => choose(at));
    return row;
  }));
}
function choose(index) {
  if (index < 0 || index >= shown.length) return;
  current = index;
  const list = $('list');
  if (index * ROW < list.scrollTop) list.scrollTop = index * ROW;
  if ((index + 1) * ROW > list.scrollTop + list.clientHeight) list.scrollTop = (index + 1) * ROW - list.clientHeight;
  draw();
  list.setAttribute('aria-activedescendant', 'row-' + index);
  detail(shown[index]);
  history.replaceState(null, '', '#' + encodeURIComponent(shown[index].path));
}

// One file
function detail(file) {
  const parts = [el('h2', { class: 'mono' }, file.path)];
  for (const one of file.troubles)
    parts.push(paintEdge(el('div', { class: 'finding' }, el('p', { class: 'message' }, place2(one.line) + one.message)), 'trouble'));
  if (file.verified) parts.push(verified(file.verified));
  const applied = file.fixes.filter((fix) => fix.applied);
  const withheld = file.fixes.filter((fix) => !fix.applied);
  parts.push(...applied.map(finding));
  for (const change of file.changes) parts.push(el('h3', { class: 'mono' }, change.path + (change.created ? ' (new)' : '')), diff(change));
  if (withheld.length > 0) parts.push(el('h3', {}, 'Found, not applied'));
  for (const fix of withheld) {
    parts.push(finding(fix));
    if (fix.patch) parts.push(diff(fix.patch));
  }
  if (file.alone.length > 0) {
    parts.push(el('details', {}, el('summary', {}, 'Left alone: ' + number(file.alone.length + file.moreAlone)),
      ...file.alone.map((one) => el('p', {}, place2(one.line), el('code', {}, one.id), ': ' + one.reason)),
      ...(file.moreAlone > 0 ? [el('p', { class: 'dim' }, 'and ' + number(file.moreAlone) + ' more')] : [])));
  }
  if (parts.length === 1) parts.push(el('p', { class: 'dim' }, 'Nothing was found here.'));
  $('detail').replaceChildren(...parts);
  $('detail').scrollTop = 0;
}
function verified(seen) {
  const box = el('div', { class: 'finding' }, el('p', { class: 'message' }, 'Built and run'),
    el('dl', { class: 'rows' }, ...seen.rows.flatMap(([what, text]) => [el('dt', {}, what), el('dd', {}, text)])));
  if (seen.log) box.append(el('details', {}, el('summary', {}, 'End of the log'), el('pre', {}, seen.log)));
  return paintEdge(box, seen.good ? 'fine' : seen.works ? 'unsafe' : 'trouble');
}
const place2 = (line) => (line ? 'line ' + line + ': ' : '');
function paintEdge(node, color) { node.style.borderColor = 'var(--' + color + ')'; return node; }
function finding(fix) {
  const box = el('div', { class: 'finding' },
    el('p', { class: 'message' }, place2(fix.line) + fix.message),
    el('p', {}, el('span', { class: 'badge' }, fix.kind), el('span', { class: 'badge ' + fix.safety }, fix.safety), el('code', {}, fix.id)),
    ...fix.because.map((text) => el('p', { class: 'dim' }, 'because ' + text)));
  if (fix.risk) box.append(el('p', {}, el('b', {}, 'Risk: '), fix.risk));
  if (fix.advice) box.append(el('p', {}, el('b', {}, 'To do: '), fix.advice));
  const transform = transforms.get(fix.id);
  if (transform) box.append(el('details', {}, el('summary', {}, 'Why'), why(transform)));
  return paintEdge(box, fix.applied ? (fix.safety === 'safe' ? 'fine' : 'change') : fix.patch ? 'unsafe' : 'advice');
}

// Diffs, side by side
function diff(change) {
  if (change.long) return el('p', { class: 'dim' }, 'The patch is too long to stand here.');
  const box = el('div', { class: 'diff mono' });
  for (const hunk of change.hunks) {
    box.append(el('div', { class: 'hunk' }, hunk.old > 0 ? 'line ' + hunk.old : 'new file'));
    let [old, now] = [hunk.old, hunk.now];
    for (let at = 0; at < hunk.lines.length;) {
      if (hunk.lines[at][0] === ' ') {
        const text = hunk.lines[at++].slice(1);
        box.append(...half(old++, text, ''), ...half(now++, text, ''));
        continue;
      }
      const gone = [];
      const come = [];
      while (at < hunk.lines.length && hunk.lines[at][0] === '-') gone.push(hunk.lines[at++].slice(1));
      while (at < hunk.lines.length && hunk.lines[at][0] === '+') come.push(hunk.lines[at++].slice(1));
      for (let row = 0; row < Math.max(gone.length, come.length); row++) {
        const both = row < gone.length && row < come.length ? ends(gone[row], come[row]) : undefined;
        box.append(...(row < gone.length ? half(old++, gone[row], 'del', both) : half('', '', 'none')));
        box.append(...(row < come.length ? half(now++, come[row], 'add', both) : half('', '', 'none')));
      }
    }
  }
  return box;
}
function half(line, text, kind, both) {
  const cell = el('div', { class: 'text ' + kind });
  if (both && both.head + both.tail > 0) {
    const end = text.length - both.tail;
    cell.append(text.slice(0, both.head), el('mark', {}, text.slice(both.head, end)), text.slice(end));
  } else {
    cell.append(text);
  }
  return [el('div', { class: 'no ' + kind }, String(line)), cell];
}
function ends(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

// The explanations: as much of Markdown as they use
function why(transform) {
  const box = el('div', { class: 'why' });
  const text = transform.why.trim() + (transform.risk ? '\n\n**Risk:** ' + transform.risk : '');
  text.split(/^\s*\x60\x60\x60.*$/m).forEach((part, index) => {
    if (index % 2 === 1) box.append(el('pre', {}, part.replace(/^\n|\n\s*$/g, '')));
    else for (const block of part.split(/\n\s*\n/)) paragraph(block.trim(), box);
  });
  return box;
}
function paragraph(block, box) {
  if (block === '') return;
  const isList = /^[-*] /.test(block);
  const node = el(isList ? 'ul' : 'p');
  const items = isList ? block.split(/^[-*] /m).slice(1) : [block];
  for (const item of items) {
    const into = isList ? node.appendChild(el('li')) : node;
    for (const piece of item.split(/(\x60[^\x60]+\x60|\*\*[^*]+\*\*)/)) {
      if (piece.length > 1 && piece[0] === '\x60') into.append(el('code', {}, piece.slice(1, -1)));
      else if (piece.startsWith('**') && piece.length > 4) into.append(el('b', {}, piece.slice(2, -2)));
      else into.append(piece);
    }
  }
  box.append(node);
}

function start() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = (name) => { document.documentElement.dataset.theme = name; };
  theme(dark ? 'dark' : 'light');
  $('theme').addEventListener('click', () => theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
  charts();
  const ids = new Set(files.flatMap((file) => file.fixes.map((fix) => fix.id)));
  $('transform').append(...[...ids].sort().map((id) => el('option', { value: id }, id)));
  for (const one of run.transforms) {
    $('explained').append(el('details', {}, el('summary', {}, el('b', { class: 'mono' }, one.id), ' ' + one.summary), why(one)));
  }
  for (const id of ['search', 'status', 'transform', 'safety']) $(id).addEventListener('input', filter);
  $('list').addEventListener('scroll', () => requestAnimationFrame(draw));
  addEventListener('resize', draw);
  $('list').addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -current, End: shown.length - 1 - current }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(Math.min(Math.max(current + step, 0), shown.length - 1));
  });
  let wanted = '';
  try { wanted = decodeURIComponent(location.hash.slice(1)); } catch { wanted = ''; }
  filter();
  const at = shown.findIndex((file) => file.path === wanted);
  if (at > 0) choose(at);
}
start();
`;
