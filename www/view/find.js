// Find in the article: some words wherever they stand in the headline and the clean text, marked, counted and stepped through.
// The browser's own find (Ctrl+F) stays as it is and searches the whole page.

import { h, button } from './dom.js';

/** No more places than these are marked and counted. */
const MOST = 5000;

/** Words around a place that are read out with its number. */
const AROUND = 40;

/** Marks that people type in one form and pages set in another. */
const ALIKE = ['"“”„«»', '\'’‘`', '-‐‑–—'];

/** Latin letters with marks, by their plain letter: typed without, found with. */
const marked = new Map();
for (let code = 0xc0; code < 0x250; code++) {
  const letter = String.fromCharCode(code);
  const plain = letter.normalize('NFD')[0].toLowerCase();
  if (plain < '\x7f') marked.set(plain, (marked.get(plain) ?? '') + letter);
}

/** What finds the words of a query: without regard to case, to the form of marks, to white space; null where it has no words. */
export function pattern(query) {
  const words = query.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const one = (letter) => {
    const alike = ALIKE.find((forms) => forms.includes(letter)) ?? letter + (marked.get(letter.toLowerCase()) ?? '');
    return `[${alike.replace(/[\\\]^-]/g, '\\$&')}]`;
  };
  return new RegExp(words.map((word) => [...word].map(one).join('')).join('\\s+'), 'giu');
}

/** What stands for the number of a paragraph where a place is in the headline. */
export const HEADLINE = -1;

/** The words of a paragraph, or of the headline. */
function wordsOf(findings, number) {
  const { headline, body } = findings.analysis;
  return number === HEADLINE ? (headline?.text ?? '') : findings.words(body.paragraphs[number].span);
}

/** The places of a query in the headline and the paragraphs: [{number, start, end}], by paragraph and offset in it; at most `MOST`. */
export function places(findings, query) {
  const wanted = pattern(query);
  const found = [];
  if (!wanted) return found;
  for (let number = HEADLINE; number < findings.analysis.body.paragraphs.length; number++) {
    for (const match of wordsOf(findings, number).matchAll(wanted)) {
      if (found.length === MOST) return found;
      found.push({ number, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** `reader.paragraph(number, paint)` gives the element of a paragraph's words or of the headline, painted first where asked for. */
export function createFind(container, { reader, show }) {
  let findings = null;
  let found = [];
  let at = -1;
  let opener = null;
  const words = h('input', { id: 'find-words', type: 'search', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search', placeholder: 'Find in the article' });
  const said = h('output', { for: 'find-words', class: 'quiet-text' });
  container.append(
    h('label', { for: 'find-words', class: 'unseen' }, 'Find in the article'), words, said,
    button('Previous place', () => step(-1), { icon: 'previous', quiet: true }),
    button('Next place', () => step(1), { icon: 'next', quiet: true }),
    button('Close find', () => close(), { icon: 'close', quiet: true }),
  );
  words.addEventListener('input', () => search(null));
  container.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && event.target === words) {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
  });

  /** Searches anew. `from` is the place to go on at after the article changed; without one the first place is gone to. */
  function search(from) {
    found = findings ? places(findings, words.value) : [];
    at = found.length === 0 ? -1 : 0;
    if (from) at = Math.max(at, found.findIndex((place) => place.number > from.number || (place.number === from.number && place.start >= from.start)));
    if (at >= 0 && !from) bring(found[at]);
    mark();
    say();
  }

  function step(by) {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    bring(found[at]);
    mark();
    say();
  }

  function say() {
    if (words.value.trim() === '') return said.replaceChildren();
    if (at < 0) return said.replaceChildren('Not found');
    const { number, start, end } = found[at];
    const text = wordsOf(findings, number);
    const all = found.length === MOST ? `more than ${MOST}` : found.length;
    said.replaceChildren(`${at + 1} of ${all}`, h('span', { class: 'unseen' }, `: ${text.slice(Math.max(0, start - AROUND), end + AROUND)}`));
  }

  /** Marks what is painted; what is not yet will be when it is gone to. */
  function mark() {
    if (!window.CSS?.highlights) return;
    const all = new Highlight();
    const here = new Highlight();
    here.priority = 1;
    let cursor = null;
    for (const [i, place] of found.entries()) {
      const element = reader.paragraph(place.number, false);
      if (!element) continue;
      if (cursor?.element !== element) cursor = { element, walker: document.createTreeWalker(element, NodeFilter.SHOW_TEXT), passed: 0 };
      const range = rangeAt(cursor, place);
      if (range) (i === at ? here : all).add(range);
    }
    CSS.highlights.set('found', all);
    CSS.highlights.set('found-here', here);
  }

  /** Brings a place to the middle of what is seen. */
  function bring(place) {
    show();
    const element = reader.paragraph(place.number, true);
    if (!element) return;
    // The article may come into view only now: what follows waits for it.
    requestAnimationFrame(() => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = rangeAt({ walker: document.createTreeWalker(element, NodeFilter.SHOW_TEXT), passed: 0 }, place);
      if (!range) return;
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { top, bottom } = live.getBoundingClientRect();
      const sheet = element.closest('.sheet');
      const scroller = getComputedStyle(sheet).overflowY === 'auto' ? sheet : document.scrollingElement;
      if (top < innerHeight * 0.2 || bottom > innerHeight * 0.8) scroller.scrollBy({ top: top - innerHeight / 2, behavior: 'instant' });
    });
  }

  function close() {
    container.hidden = true;
    found = [];
    at = -1;
    mark();
    opener?.focus();
    opener = null;
  }

  return {
    /** Opens the field, or goes back to it. */
    open() {
      if (!findings) return;
      if (container.hidden) opener = document.activeElement;
      container.hidden = false;
      words.focus();
      words.select();
      if (words.value !== '') search(null);
    },
    update(next) {
      if (next.findings === findings) return;
      const same = findings && next.findings && findings.text === next.findings.text;
      const from = same ? found[at] : null;
      findings = next.findings ?? null;
      if (container.hidden) return;
      if (!findings || !same) close();
      else search(from ?? { number: HEADLINE, start: 0 });
    },
  };
}

/** The range of a place; `cursor` holds a walker over the paragraph's text and how much of it was passed, for places in order. */
function rangeAt(cursor, { start, end }) {
  const { walker } = cursor;
  const point = (offset, isEnd) => {
    if (walker.currentNode.nodeType !== Node.TEXT_NODE && !walker.nextNode()) return null;
    for (;;) {
      const { length } = walker.currentNode;
      const inside = isEnd ? offset <= cursor.passed + length : offset < cursor.passed + length;
      if (inside) return [walker.currentNode, offset - cursor.passed];
      cursor.passed += length;
      if (!walker.nextNode()) return null;
    }
  };
  const from = point(start, false);
  const to = from && point(end, true);
  return to && new StaticRange({ startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] });
}
