
'use strict';
(() => {
const one = s => document.querySelector(s), all = (s, e = document) => [...e.querySelectorAll(s)], id = s => document.getElementById(s);
const tools = id('tools'), q = id('q'), single = id('single'), side = id('side'), views = id('views'), help = id('help');
const menus = all('select', tools), radios = all('[name=view]', tools), boxes = all('[name=ignore]', tools);
const table = one('.changes'), rows = table ? all('tbody tr', table) : [];
const first = rows.slice(), usual = boxes.map(b => b.checked);
const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
const fold = s => s.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
const words = new Map(rows.map(r => [r, fold(r.textContent)]));
let at = '', sort = 'n', down = false, view = 'digest';

// What is shown.
const holds = {
  kind: (r, v) => r.dataset.kind.split(' ').includes(v),
  actor: (r, v) => r.dataset.actor.split('|').includes(v),
  axis: (r, v) => r.dataset.axis.split(' ').includes(v),
  section: (r, v) => r.dataset.section.split('|').includes(v),
};
const chosen = () => menus.some(m => m.value) || q.value.trim() != '' || boxes.some((b, i) => b.checked != usual[i]);
function show() {
  const off = new Set(boxes.filter(b => b.checked).map(b => b.value)), text = fold(q.value.trim()), shown = new Set();
  for (const b of boxes) document.documentElement.classList.toggle('see-' + b.value, !b.checked), document.documentElement.classList.toggle('not-' + b.value, b.checked);
  let total = 0;
  for (const r of rows) {
    const ignored = off.has(r.dataset.class), lesser = r.classList.contains('lesser');
    if (!lesser || !ignored) total++;
    const fits = !ignored && menus.every(m => !m.value || holds[m.name](r, m.value)) && (!text || words.get(r).includes(text));
    r.classList.toggle('miss', !fits);
    if (fits) shown.add(r.dataset.c);
  }
  const narrow = chosen();
  for (const e of all('#findings~.group li')) e.classList.toggle('miss', !shown.has(e.dataset.c));
  for (const g of all('.group')) {
    const n = all('li:not(.miss)', g).length;
    g.classList.toggle('miss', !n);
    g.querySelector('.n').textContent = '(' + n + ')';
    for (const d of all('.more', g)) {
      if (narrow != d.firstElementChild.hidden) d.open = narrow;
      d.firstElementChild.hidden = narrow;
    }
  }
  const none = id('none');
  if (none) none.hidden = !!one('.group:not(.miss)');
  for (const b of all('.ch', views)) {
    const out = rows.length && !shown.has(b.dataset.c);
    b.classList.toggle('off', out);
    b.classList.toggle('miss', out && view == 'digest' && b.closest('#single') != null);
  }
  for (const b of all('#single .b:not(.ch)')) b.classList.toggle('miss', view == 'digest' && narrow && !b.closest('.fold'));
  for (const f of all('.fold')) f.classList.toggle('miss', view == 'digest' && narrow && !boxes.some(b => !b.checked && f.querySelector('.v.' + b.value)));
  found(text);
  id('status').value = tools.dataset.shown.replace('{a}', shown.size).replace('{b}', total);
  fit();
}
// found colours what was searched for.
function found(text) {
  if (!CSS.highlights) return;
  CSS.highlights.delete('found');
  if (!text) return;
  const ranges = [];
  for (const e of all('.changes tr:not(.miss),.group li:not(.miss),#views .ch:not(.miss)')) {
    const nodes = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let n; n = nodes.nextNode();) for (let s = n.data.toLowerCase(), i = s.indexOf(text); i >= 0 && s.length == n.length; i = s.indexOf(text, i + 1)) {
      const r = new Range();
      r.setStart(n, i);
      r.setEnd(n, i + text.length);
      ranges.push(r);
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}
function look(v) {
  view = v;
  radios.forEach(r => r.checked = r.value == v);
  side.hidden = v != 'side';
  single.hidden = v == 'side';
  for (const f of all('.fold')) f.open = v == 'inline';
}
function order() {
  const col = {kind: '.k', actor: '.w', before: '.x', after: '.x+.x', reason: '.r'}[sort];
  const key = r => sort == 'n' ? first.indexOf(r) : sort == 'sure' ? +(r.dataset.sure || 2) : fold(r.querySelector(col).textContent.trim());
  const keys = new Map(first.map(r => [r, key(r)]));
  const sorted = first.slice().sort((a, b) => {
    const x = keys.get(a), y = keys.get(b);
    if (x === '' || y === '') return (x === '') - (y === ''); // what is empty stands last
    return (typeof x == 'number' ? x - y : collator.compare(x, y)) * (down ? -1 : 1);
  });
  if (table) table.tBodies[0].append(...sorted);
  for (const th of all('[data-sort]')) th.dataset.sort == sort ? th.setAttribute('aria-sort', down ? 'descending' : 'ascending') : th.removeAttribute('aria-sort');
  show(); // what is coloured loses its colour when it moves
}

// The fragment holds all of it, so that a view can be sent.
function write(push) {
  const p = new URLSearchParams();
  if (view != 'digest') p.set('view', view);
  for (const m of menus) if (m.value) p.set(m.name, m.value);
  if (q.value.trim()) p.set('q', q.value.trim());
  if (boxes.some((b, i) => b.checked != usual[i])) p.set('ignore', boxes.filter(b => b.checked).map(b => b.value).join(',') || 'none');
  if (sort != 'n' || down) p.set('sort', (down ? '-' : '') + sort);
  if (at) p.set('at', at);
  const hash = '#' + p;
  try {
    if (hash != location.hash) history[push ? 'pushState' : 'replaceState'](null, '', hash == '#' ? location.pathname + location.search : hash);
  } catch { /* a preview has no address, and a browser may refuse to change it so often */ }
}
function read() {
  let hash = location.hash.slice(1);
  if (hash && !hash.includes('=')) hash = 'at=' + hash;
  const p = new URLSearchParams(hash), v = p.get('view'), ig = p.get('ignore'), s = p.get('sort') || 'n';
  look(radios.some(r => r.value == v) ? v : 'digest');
  for (const m of menus) m.value = [...m.options].some(o => o.value == p.get(m.name)) ? p.get(m.name) : '';
  q.value = p.get('q') || '';
  boxes.forEach((b, i) => b.checked = ig == null ? usual[i] : ig.split(',').includes(b.value));
  down = s[0] == '-';
  sort = s.replace('-', '');
  if (!all('[data-sort]').some(h => h.dataset.sort == sort)) sort = 'n';
  at = p.get('at') || '';
  order();
  if (at && id(at)) go(id(at), false);
}

// Going from change to change.
function mark(c) {
  for (const e of all('.at')) e.classList.remove('at');
  if (c != null) for (const e of all('tr[data-c="' + c + '"],.b[data-c="' + c + '"]')) e.classList.add('at');
}
// here is the place of an element in the view that is open.
function here(e) {
  const n = e.id.match(/^[tfon](\d+)$/);
  if (!n) return e;
  const ids = view == 'side' ? {t: 'no', f: 'on', o: 'on', n: 'no'} : {t: 'tf', f: 'ft', o: 'ft', n: 'tf'};
  for (const v of ids[e.id[0]]) if (id(v + n[1])) return id(v + n[1]);
  return e;
}
function go(e, push) {
  e = here(e);
  if (e.closest('.miss') && e.dataset.c) { clear(); show(); }
  for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  mark(e.dataset.c);
  if (!e.hasAttribute('tabindex') && !e.matches('a,button,input,select')) e.tabIndex = -1;
  e.focus({preventScroll: true});
  e.scrollIntoView();
  at = e.id;
  write(push);
}
function places() {
  if (rows.length && views.getBoundingClientRect().top > innerHeight / 2) return all('tbody tr', table).filter(r => !r.matches('.miss') && r.offsetParent);
  const seen = new Set();
  return all('.ch', view == 'side' ? side : single).filter(b => !b.matches('.miss,.off') && !seen.has(b.dataset.c) && seen.add(b.dataset.c));
}
function step(by) {
  const list = places(), bar = bottom() - 2;
  let i = list.findIndex(e => e.id == at);
  if (i >= 0) {
    const r = list[i].getBoundingClientRect();
    if (r.bottom < 0 || r.top > innerHeight) i = -1; // the reader has gone elsewhere
  }
  if (i < 0) {
    i = list.findIndex(e => e.getBoundingClientRect().bottom > bar);
    if (i < 0) i = list.length;
    i -= by > 0 ? 1 : 0;
  }
  i += by;
  if (list[i]) go(list[i], false);
  else id('status').value = by > 0 ? tools.dataset.last : tools.dataset.first;
}
const bottom = () => getComputedStyle(tools).position == 'sticky' ? tools.offsetHeight + 8 : 8;
const fit = () => document.documentElement.style.setProperty('--bar', bottom() + 'px');
function clear() {
  for (const m of menus) m.value = '';
  q.value = '';
  boxes.forEach((b, i) => b.checked = usual[i]);
}

// Controls.
document.documentElement.classList.add('js');
tools.hidden = false;
for (const th of all('[data-sort]')) {
  const b = document.createElement('button');
  b.type = 'button';
  b.append(...th.childNodes);
  b.onclick = () => { down = sort == th.dataset.sort && !down; sort = th.dataset.sort; order(); write(); };
  th.append(b);
}
for (const e of [...menus, ...boxes]) e.onchange = () => { show(); write(); };
q.oninput = () => { show(); write(); };
tools.onsubmit = e => e.preventDefault();
for (const r of radios) r.onchange = () => {
  const was = at && id(at);
  look(r.value);
  show();
  if (was && was.dataset.c && id('views').getBoundingClientRect().top < innerHeight / 2) go(here(was.matches('tr') ? id('t' + was.dataset.c) || was : was), true);
  else { views.scrollIntoView(); write(true); }
  r.focus({preventScroll: true});
};
id('reset').onclick = () => { clear(); sort = 'n'; down = false; order(); write(); };
id('next').onclick = () => step(1);
id('prev').onclick = () => step(-1);
id('keys').onclick = () => help.showModal();
id('close').onclick = () => help.close();
document.onclick = e => {
  const a = e.target.closest('a[href^="#"]'), to = a && id(a.getAttribute('href').slice(1));
  if (!to || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  go(to, true);
};
document.onkeydown = e => {
  if (e.key == 'Escape' && e.target == q) { q.blur(); return; }
  if (e.ctrlKey || e.metaKey || e.altKey || help.open || e.target.closest('input:not([type=checkbox],[type=radio]),select,textarea')) return;
  const act = {n: () => step(1), p: () => step(-1), '/': () => { q.focus(); q.select(); }, '?': () => help.showModal()}[e.key];
  if (act) { e.preventDefault(); act(); }
};
addEventListener('hashchange', read);
addEventListener('popstate', read);
addEventListener('resize', fit);
fit();
read();
})();
