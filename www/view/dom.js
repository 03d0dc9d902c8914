// Elements from code. Words only ever become text nodes.

/** An element: `h('button', {class: 'x', onclick: f, 'aria-label': 'y'}, 'words', child)`. Null children are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  fill(element, children);
  return element;
}

function fill(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) fill(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** A line icon from path data on a 24-unit grid. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  close: 'M6 6l12 12M18 6 6 18',
  previous: 'm6 15 6-6 6 6',
  next: 'm6 9 6 6 6-6',
  add: 'M12 5v14M5 12h14',
  theme: 'M12 3a9 9 0 1 0 0 18ZM12 3a9 9 0 0 1 0 18',
  share: 'M12 15V3m0 0L8 7m4-4 4 4M5 12v8h14v-8',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  wide: 'M4 12h16M8 8l-4 4 4 4M16 8l4 4-4 4',
  keys: 'M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14h8',
  find: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16 16l5 5',
};

/** A button with words, and an icon before them where one is named. */
export function button(words, onclick, { icon: name, quiet, ...rest } = {}) {
  const shape = name ? icon(ICONS[name]) : null;
  const label = quiet ? { 'aria-label': words, title: words } : {};
  return h('button', { type: 'button', class: quiet ? 'quiet' : 'plain', onclick, ...label, ...rest }, shape, quiet ? null : words);
}

/** "1 statement", "2 statements". */
export function count(n, one, many = `${one}s`) {
  return `${n} ${n === 1 ? one : many}`;
}

/** The first of some words, at most so many units of them; nothing that is read as one character is halved. */
export function cut(words, most) {
  if (words.length <= most) return words;
  // Between two plain letters there is no doubt; the browser's own knowledge of all others takes long to wake (measured: 18 ms of a first article).
  if (/^[ -~]{2}$/.test(words.slice(most - 1, most + 1))) return words.slice(0, most);
  let end = 0;
  for (const { index } of new Intl.Segmenter().segment(words.slice(0, most + 40))) if (index <= most) end = index;
  return words.slice(0, end || most);
}

/** Words that have room in a line or two, the end left out where they are longer. */
export function short(words, most) {
  return words.length > most ? `${cut(words, most - 2)}…` : words;
}

/** Words with a capital. */
export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The width below which article and panels take turns; `css/small.css` says the same. */
export const NARROW = '(max-width: 60rem)';

/** True where article and panels take turns. Asks no layout. */
export function isNarrow() {
  return matchMedia(NARROW).matches;
}
