// The article as a good reader view sets it, its findings marked in it.

import { h, button, count } from './dom.js';
import { outcomeName } from './findings.js';
import { HEADLINE } from './find.js';
import { marksOf, marksByParagraph, segments } from './marks.js';
import { afterPaint } from '../turns.js';

/**
 * Paragraphs stand in lots of so many. A lot that is out of sight is not laid out, and where the article is corrected it stays in its place
 * and takes new words, so that nobody's place in the article is lost. What is not in sight is painted between turns of so many milliseconds.
 */
const LOT = 60;
const TURN = 8;

/** So many lots stay laid out once they are painted: what is not laid out is not told to those who hear the page. */
const HEARD = 5;

/** Characters of a new article painted at once: more than a screen holds, which is three a line of each pixel's height at most. */
const SCREEN = 3 * Math.max(1200, globalThis.screen?.height ?? 0);

/** Marks that are always seen, in the order in which they win the click. */
const SEEN = ['consequence', 'condition', 'quotation'];

export function createReader(container, actions) {
  let shown = null;
  let byKey = new Map();
  /** The marks that the keyboard stops at, by lot, and their findings: one stop each. */
  let stops = [];
  let stopped = new Set();
  let words = [];
  let pending = null;
  let watch = null;
  let lit = new Set();
  let scrolled = false;
  container.addEventListener('scroll', () => (scrolled = container.scrollTop > 0), { passive: true });

  // One button for all paragraphs: it stands beside the one under the pointer. Removed lists them all for the keyboard.
  const remove = button('Remove this paragraph', () => {
    const { span } = shown.analysis.body.paragraphs[Number(remove.parentElement.dataset.number)];
    remove.remove();
    actions.placeBlock(span, false);
  }, { icon: 'close', quiet: true, tabindex: '-1' });
  remove.classList.add('margin');
  container.addEventListener('pointerover', (event) => {
    actions.hover(keyAt(event.target));
    const para = event.target.closest?.('.para');
    if (para && remove.parentElement !== para) para.append(remove);
  });
  container.addEventListener('pointerleave', () => actions.hover(null));
  container.addEventListener('click', (event) => {
    const key = keyAt(event.target);
    if (key && getSelection().isCollapsed) actions.select(key, 'article');
    else if (!key && !event.target.closest('button, a, input, select, textarea')) actions.select(null, 'article');
  });
  container.addEventListener('focusin', (event) => {
    if (event.target.matches('.seg') && event.target.matches(':focus-visible')) {
      for (const stop of container.querySelectorAll('.seg[tabindex="0"]')) stop.tabIndex = -1;
      event.target.tabIndex = 0;
      actions.hover(keyAt(event.target));
    }
  });
  container.addEventListener('keydown', (event) => {
    if (!event.target.matches('.seg')) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      flush();
      const all = stops.flat();
      all[all.indexOf(event.target) + by]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      actions.select(keyAt(event.target), 'keyboard');
    }
  });

  function keyAt(target) {
    return target.closest?.('.seg')?.dataset.key ?? null;
  }

  /** Paints the paragraphs that still wait. */
  function flush() {
    while (pending && !pending.done) pending.paint();
  }

  /** Sets an article; of a new one what is seen first, and the rest when that is painted and its findings beside it. */
  function render(findings, isNew) {
    byKey = new Map();
    stops = [];
    stopped = new Set();
    words = [];
    lit = new Set();
    const { analysis } = findings;
    const paragraphs = analysis.body.paragraphs;
    const lists = marksByParagraph(paragraphs, marksOf(analysis, findings.tints));
    const turns = turnStarts(analysis, paragraphs);
    const old = isNew ? null : container.querySelector('.story');
    const story = old ?? h('div', { class: 'story' });
    story.lang = analysis.language.code === 'und' ? '' : analysis.language.code;
    const lots = [...story.children];
    const seen = [...lots.keys()].filter((i) => inSight(lots[i]));
    const number = Math.ceil(paragraphs.length / LOT);
    while (lots.length > number) lots.pop().remove();
    while (lots.length < number) lots.push(h('div', { class: 'lot' }));
    for (const [i, lot] of lots.entries()) {
      // About as high as it will be: what is out of sight is not measured.
      lot.style.containIntrinsicSize = `auto ${7 * Math.min(LOT, paragraphs.length - i * LOT)}rem`;
      if (!lot.isConnected) story.append(lot);
    }
    // Those in sight come first.
    const order = new Set([...seen.filter((i) => i < number), ...lots.keys()]);
    const done = lots.map(() => 0);
    let entered = false;
    /** Paints the next paragraphs of a lot, all by default. */
    const paint = (most = LOT, i = order.values().next().value) => {
      const from = i * LOT + done[i];
      const end = Math.min(from + most, (i + 1) * LOT, paragraphs.length);
      const batch = [];
      stops[i] ??= [];
      for (let at = from; at < end; at++) {
        if (turns.has(at)) batch.push(speakerLabel(findings, turns.get(at)));
        batch.push(paragraph(findings, paragraphs[at], lists[at], at, stops[i]));
      }
      if (done[i] === 0) lots[i].replaceChildren();
      lots[i].append(...batch);
      done[i] += most;
      if (i < HEARD) lots[i].style.contentVisibility = 'visible';
      if (done[i] >= LOT || end === paragraphs.length) order.delete(i);
      if (!entered && stops[i][0]) (stops[i][0].tabIndex = 0), (entered = true);
      applyLit();
    };
    const job = { paint, get done() { return order.size === 0; } };
    pending = job;
    // What comes into sight before its turn is painted at once.
    watch?.disconnect();
    watch = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const i = lots.indexOf(target);
        if (isIntersecting && done[i] === 0) paint(LOT, i);
      }
    });
    for (const lot of lots.slice(1)) watch.observe(lot);
    if (isNew && number > 0) paint(screenful(paragraphs));
    else for (let i = 0; i < Math.max(1, seen.length) && !job.done; i++) paint();
    const later = () => {
      const over = performance.now() + TURN;
      while (pending === job && !job.done && performance.now() < over) job.paint();
      if (pending === job && !job.done) setTimeout(later);
    };
    if (isNew) afterPaint(() => afterPaint(later));
    else setTimeout(later);
    const head = heading(findings, actions);
    words[HEADLINE] = head.querySelector('h1');
    const above = [head, legend(findings)];
    if (number === 0 || !old?.isConnected) container.replaceChildren(...above, number > 0 ? story : empty(actions));
    else {
      while (container.firstChild !== old) container.firstChild.remove();
      old.before(...above);
    }
    if (isNew && scrolled) container.scrollTop = 0;
  }

  function paragraph(findings, { span, heading: isHeading }, marks, number, own) {
    const element = h(isHeading ? 'h2' : 'p', {});
    for (const { start, end, marks: over } of segments(span[0], span[1], marks)) {
      const piece = findings.text.slice(start, end);
      element.append(over.length === 0 ? piece : segment(piece, over, own));
    }
    words[number] = element;
    return h('div', { class: 'para', 'data-number': String(number) }, element);
  }

  function segment(words, marks, own) {
    const classes = new Set(['seg']);
    const seen = SEEN.map((kind) => marks.findLast((mark) => mark.kind === kind)).find(Boolean);
    // What is only lit with others is no mark to those who hear the page.
    const element = document.createElement(seen ? 'mark' : 'span');
    element.textContent = words;
    // Where one statement stands inside another, the inner one gives the colour; so do outcomes.
    const tints = {};
    for (const mark of marks) {
      classes.add(mark.kind);
      if (mark.tint !== null) tints[mark.kind === 'quotation' ? 'tint' : 'outcome'] = mark.tint;
      const list = byKey.get(mark.key);
      if (list) list.push(element);
      else byKey.set(mark.key, [element]);
    }
    for (const [kind, tint] of Object.entries(tints)) classes.add(`${kind}-${tint}`);
    element.className = [...classes].join(' ');
    if (seen) {
      element.dataset.key = seen.key;
      element.classList.add('seen');
      if (!stopped.has(seen.key)) {
        stopped.add(seen.key);
        element.tabIndex = -1;
        own.push(element);
      }
    }
    return element;
  }

  function applyLit() {
    container.classList.toggle('has-lit', lit.size > 0);
    for (const key of lit) for (const element of byKey.get(key) ?? []) element.classList.add('lit');
  }

  return {
    /** Sets the article where the findings are new, and says whether they were. */
    update({ findings, litKeys, marks }) {
      const fresh = shown !== findings;
      if (fresh) {
        const isNew = shown?.text !== findings.text;
        shown = findings;
        render(findings, isNew);
      }
      for (const key of lit) if (!litKeys.has(key)) for (const element of byKey.get(key) ?? []) element.classList.remove('lit');
      lit = litKeys;
      applyLit();
      container.classList.toggle('no-marks', !marks);
      return fresh;
    },
    /** Brings a finding's words into view. `focus` puts the keyboard there too. */
    show(key, focus) {
      while (!byKey.has(key) && pending && !pending.done) pending.paint();
      const element = byKey.get(key)?.find((segmentOf) => segmentOf.dataset.key === key) ?? byKey.get(key)?.[0];
      if (!element) return;
      const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches;
      element.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'auto' });
      if (focus) element.focus({ preventScroll: true });
    },
    /** Goes to the next finding (1) or the one before (-1) and gives its key. */
    move(by, from) {
      flush();
      const all = stops.flat();
      const at = all.findIndex((stop) => stop.dataset.key === from);
      return all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]?.dataset.key ?? null;
    },
    /** The element that holds a paragraph's words, or the headline's; null where it is not painted yet, unless `paint` asks for it. */
    paragraph(number, paint) {
      while (paint && !words[number] && pending && !pending.done) pending.paint();
      return words[number] ?? null;
    },
    flush,
    clear() {
      shown = null;
      pending = null;
    },
  };
}

/** How many paragraphs fill a screen. */
function screenful(paragraphs) {
  const from = paragraphs[0]?.span[0];
  const number = paragraphs.findIndex(({ span }) => span[1] - from > SCREEN) + 1;
  return Math.min(LOT, number || LOT);
}

/** True for what can be seen now. */
function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** The paragraph at which each turn begins, where its label does not stand in the text already. */
function turnStarts(analysis, paragraphs) {
  const starts = new Map();
  let at = 0;
  for (const turn of analysis.turns) {
    while (at < paragraphs.length && paragraphs[at].span[1] <= turn.span[0]) at++;
    if (at < paragraphs.length && !turn.labelled) starts.set(at, turn);
  }
  return starts;
}

function speakerLabel(findings, turn) {
  const name = findings.nameOf(turn.speaker) ?? 'Speaker not known';
  const tint = findings.tints.speaker(turn.speaker);
  const swatch = h('span', { class: `swatch ${tint === null ? '' : `tint-${tint}`}` });
  return h('p', { class: 'turn' }, swatch, name, turn.role ? h('span', { class: 'role' }, turn.role) : null);
}

function heading({ analysis }, actions) {
  const { headline, section, publisher, authors, published, modified, dateline } = analysis;
  // What a page says to machines alone is set for readers.
  const day = (moment) => h('time', { datetime: moment.iso }, moment.text.replace(/^([\d-]{10})T(\d\d:\d\d).*/, '$1 $2'));
  const facts = [
    publisher?.text ?? dateline?.agency,
    authors.length > 0 ? `By ${authors.map((author) => author.name).join(', ')}` : null,
    published ? day(published) : null,
    modified ? h('span', {}, 'updated ', day(modified)) : null,
  ].filter(Boolean);
  return h(
    'header',
    { class: 'head' },
    section ? h('p', { class: 'section' }, section.text) : null,
    h('h1', headline ? {} : { class: 'absent' }, headline?.text ?? 'No headline found'),
    facts.length > 0 ? h('p', { class: 'facts' }, facts.map((fact) => h('span', {}, fact))) : null,
    analysis.body.paragraphs.length > 0 ? h('p', { class: 'copy' }, button('Copy clean text', () => actions.takeAway('text', 'copy'), { icon: 'copy' })) : null,
  );
}

function legend(findings) {
  const { analysis } = findings;
  const all = findings.ranked.filter((speaker) => findings.weight(speaker.id) > 0);
  const speakers = all.slice(0, 5);
  const items = speakers.map((speaker) => key(`tint-${findings.tints.speaker(speaker.id)} swatch`, findings.nameOf(speaker.id)));
  if (all.length > speakers.length) items.push(h('li', {}, `and ${all.length - speakers.length} more`));
  for (const scenario of findings.outcomes.slice(0, 4)) {
    items.push(key(`outcome-${findings.tints.scenario(scenario.id)} stroke`, outcomeName(scenario)));
  }
  if (findings.outcomes.length > 0) items.push(key('stroke', 'condition'), key('stroke dotted', 'what would follow'));
  const said = [count(analysis.quotations.length, 'statement'), count(findings.conditionals.size, 'condition')].join(', ');
  return h('div', { class: 'legend' }, items.length > 0 ? h('ul', { 'aria-label': 'What the marks mean' }, items) : h('p', {}, said));
  function key(classes, words) {
    return h('li', {}, h('span', { class: classes }), words);
  }
}

function empty(actions) {
  return h('div', { class: 'none' },
    h('p', {}, 'No article was found here: each line looks like a menu or a link. Removed lists them: one click brings one back. Or take all.'),
    h('p', { class: 'copy' }, button('Take the whole text', () => actions.whole(true))));
}

