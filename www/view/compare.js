// All open articles on one board: when they were published, who speaks in several of them, what each says of the same outcome.

import { told } from '../export/forms.js';
import { h, count } from './dom.js';
import { articlesOf, byDate, joinSpeakers, joinOutcomes, prepare } from './across.js';
import { outcomeName, saidIn } from './findings.js';
import { paged } from './paged.js';
import { titleOf } from './shelf.js';
import { atOnce, inTurns } from '../turns.js';

/** Speakers of one article alone that are listed; the rest is counted. */
const ALONE = 12;

/** Articles in the timeline, and joined outcomes or speakers, that are listed at first; more on a click. */
const PAGE = 100;
const JOINED = 40;

/** Of those joined the first are open; articles side by side in each, before the rest is asked for. */
const OPEN = 12;
const SIDES = 24;

/** While articles come in, the board is made anew in so small a part of the time. */
const SHARE = 20;

export function createCompare(container, actions) {
  let shown = null;
  let wanted = null;
  let waiting = null;
  let stop = null;
  let busy = false;
  let made = null;
  let next = 0;

  /** Makes the board in turns, and shows it when it is whole. Until then the one before stays. */
  function render() {
    waiting = null;
    shown = wanted;
    stop?.();
    busy = true;
    const start = performance.now();
    container.setAttribute('aria-busy', 'true');
    if (container.childElementCount === 0) container.append(h('p', { class: 'none' }, `Comparing ${shown.length} articles …`));
    made = board(shown);
    stop = inTurns(made, (parts) => {
      put(parts);
      next = performance.now() + SHARE * (performance.now() - start);
      update({ docs: wanted });
    });
  }

  function put(parts) {
    busy = false;
    container.removeAttribute('aria-busy');
    container.replaceChildren(...parts);
  }

  function update({ docs }) {
    wanted = docs;
    if (docs === shown || waiting !== null) return;
    const grown = shown && docs.length > shown.length;
    if (grown && busy) return;
    const wait = next - performance.now();
    if (wait <= 0 || !grown) render();
    else waiting = setTimeout(render, wait);
  }

  /** Makes what still waits, here and in the folds. */
  function complete() {
    if (busy) {
      stop();
      put(atOnce(made));
    }
    for (const fold of container.querySelectorAll('details.joined')) fold.dispatchEvent(new Event('toggle'));
  }

  return { update, complete };

  function* board(docs) {
    for (const doc of docs) {
      prepare(doc);
      yield;
    }
    const ordered = byDate(docs);
    const joined = joinOutcomes(ordered);
    yield;
    const people = joinSpeakers(ordered);
    yield;
    return [yield* timeline(ordered), yield* outcomes(joined), yield* speakers(people)];
  }

  function source(doc, dated = true) {
    const { analysis } = doc.findings;
    const words = [analysis.publisher?.text ?? analysis.dateline?.agency, dated && analysis.published?.iso.slice(0, 10)].filter(Boolean).join(', ');
    return h('p', { class: 'from' }, h('button', { type: 'button', class: 'link', onclick: () => actions.open(doc.id) }, titleOf(doc)), words ? ` ${words}` : '');
  }

  function* timeline(docs) {
    const amount = ({ quotations, turns }) => quotations.length + turns.length;
    const most = docs.reduce((most, doc) => Math.max(most, amount(doc.findings.analysis)), 1);
    const entry = (doc) => {
      const { analysis } = doc.findings;
      const bar = h('span', { class: 'amount', 'aria-hidden': 'true' });
      bar.style.inlineSize = `${(100 * amount(analysis)) / most}%`;
      return h('li', {}, h('time', {}, analysis.published?.iso.slice(0, 10) ?? 'No date'), h('div', {}, source(doc, false), h('span', { class: 'track' }, bar)), h('span', { class: 'n' }, saidIn(analysis)));
    };
    return h('section', {}, h('h2', {}, 'The articles, by date'), yield* paged(docs, PAGE, entry, { frame: (items) => h('ol', { class: 'timeline' }, items) }));
  }

  function* outcomes(joined) {
    if (joined.length === 0) return h('p', { class: 'none' }, 'None of these articles sets out a scenario.');
    const several = joined.filter(({ entries }) => entries.length > 1);
    const alone = joined.filter(({ entries }) => entries.length === 1);
    const rest = alone.length > 0 ? filledLater({ class: 'more' }, h('summary', {}, `In one article alone (${alone.length})`), () => paged(alone, JOINED, outcome)) : null;
    const none = several.length === 0 ? h('p', { class: 'quiet-text' }, 'No outcome is weighed in more than one of these articles.') : null;
    return h('section', {}, h('h2', {}, 'What happens if, in each'), none, yield* paged(several, JOINED, outcome), rest);
  }

  function outcome({ outcome, entries }, i) {
    const side = ({ doc, scenario }) => h('div', { class: 'side' }, source(doc), h('ul', {}, scenario.conditionals.flatMap((conditional) => points(doc, conditional))));
    return part(outcomeName(outcome), entries, i, side);
  }

  function points(doc, conditional) {
    const { findings } = doc;
    const list = conditional.consequents.map((consequent, i) => [`c${conditional.id}.${i}`, findings.joined([consequent.span, ...consequent.more])]);
    if (list.length === 0) list.push([`c${conditional.id}`, findings.words(conditional.antecedent)]);
    const says = findings.tellers(conditional.quotation).join(' and ');
    return list.map(([key, words]) => leading(doc, key, words, says && `says ${says}`));
  }

  function* speakers(joined) {
    const several = joined.filter(({ entries }) => entries.length > 1);
    const alone = joined.filter(({ entries }) => entries.length === 1);
    const speaker = ({ name, entries }, i) => part(name, entries, i, ({ doc, statements }) =>
      h('div', { class: 'side' }, source(doc), h('ul', {}, statements.map((quotation) => leading(doc, `q${quotation.id}`, doc.findings.said(quotation), told(doc.findings, quotation))))));
    const rest = alone.length > 0 ? h('p', { class: 'quiet-text' }, `In one article alone: ${alone.slice(0, ALONE).map(({ name }) => name).join(', ')}${alone.length > ALONE ? ` and ${alone.length - ALONE} more` : ''}.`) : null;
    return h('section', {}, h('h2', {}, 'Who speaks in several'), several.length > 0 ? yield* paged(several, JOINED, speaker) : h('p', { class: 'quiet-text' }, 'Nobody is quoted in more than one of these articles.'), rest);
  }

  /** Words that lead to their place in their article, and who says so, or how. */
  function leading(doc, key, words, says) {
    return h('li', {}, h('button', { type: 'button', class: 'words', onclick: () => actions.visit(doc.id, key) }, words), says && h('p', { class: 'quiet-text' }, says));
  }
}

/** What several articles say of one outcome, or one speaker in several, side by side. */
function* part(name, entries, i, side) {
  const summary = h('summary', {}, h('strong', {}, name), h('span', { class: 'count' }, ` ${count(articlesOf(entries), 'article')}`));
  const sides = () => paged(entries, SIDES, side, { frame: (items) => h('div', { class: 'sides' }, items) });
  if (entries.length === 1 || i >= OPEN) return filledLater({ class: 'joined' }, summary, sides);
  return h('details', { class: 'joined', open: true }, summary, yield* sides());
}

/** A fold whose content is made when it is opened. */
function filledLater(properties, summary, fill) {
  const fold = h('details', properties, summary);
  fold.addEventListener('toggle', () => fold.append(...atOnce(fill())), { once: true });
  return fold;
}
