// All open articles on one board: when they were published, who speaks in several of them, what each says of the same outcome.

import { h, count } from './dom.js';
import { byDate, joinSpeakers, joinOutcomes } from './across.js';
import { outcomeName } from './findings.js';
import { titleOf } from './shelf.js';

/** Speakers of one article alone that are listed; the rest is counted. */
const ALONE = 12;

export function createCompare(container, actions) {
  let shown = null;
  return {
    update({ docs }) {
      const stamp = docs.map((doc) => `${doc.id}:${doc.version}`).join();
      if (stamp === shown) return;
      shown = stamp;
      const ordered = byDate(docs);
      container.replaceChildren(timeline(ordered), outcomes(joinOutcomes(ordered)), speakers(joinSpeakers(ordered)));
    },
  };

  function source(doc, dated = true) {
    const { analysis } = doc.findings;
    const words = [analysis.publisher?.text ?? analysis.dateline?.agency, dated && analysis.published?.iso.slice(0, 10)].filter(Boolean).join(', ');
    return h('p', { class: 'from' }, h('button', { type: 'button', class: 'link', onclick: () => actions.open(doc.id) }, titleOf(doc)), words ? ` ${words}` : '');
  }

  function timeline(docs) {
    const most = Math.max(1, ...docs.map((doc) => doc.findings.analysis.quotations.length));
    const items = docs.map((doc) => {
      const { analysis } = doc.findings;
      const bar = h('span', { class: 'amount', 'aria-hidden': 'true' });
      bar.style.inlineSize = `${(100 * analysis.quotations.length) / most}%`;
      return h('li', {}, h('time', {}, analysis.published?.iso.slice(0, 10) ?? 'No date'), h('div', {}, source(doc, false), h('span', { class: 'track' }, bar)), h('span', { class: 'n' }, count(analysis.quotations.length, 'statement')));
    });
    return h('section', {}, h('h2', {}, 'The articles, by date'), h('ol', { class: 'timeline' }, items));
  }

  function outcomes(joined) {
    if (joined.length === 0) return h('p', { class: 'none' }, 'None of these articles sets out a scenario.');
    const several = joined.filter(({ entries }) => entries.length > 1);
    const alone = joined.filter(({ entries }) => entries.length === 1);
    const rest = alone.length > 0 ? h('details', { class: 'more' }, h('summary', {}, `In one article alone (${alone.length})`), alone.map((one) => part(one, false))) : null;
    const none = several.length === 0 ? h('p', { class: 'quiet-text' }, 'No outcome is weighed in more than one of these articles.') : null;
    return h('section', {}, h('h2', {}, 'What happens if, in each'), none, several.map((one) => part(one, true)), rest);
  }

  function part({ outcome, entries }, open) {
    return (
      h('details', { class: 'joined', open },
        h('summary', {}, h('strong', {}, outcomeName(outcome)), h('span', { class: 'count' }, ` ${articles(entries)}`)),
        h('div', { class: 'sides' }, entries.map(({ doc, scenario }) => h('div', { class: 'side' }, source(doc), h('ul', {}, scenario.conditionals.flatMap((conditional) => points(doc, conditional)))))))
    );
  }

  function points(doc, conditional) {
    const { findings } = doc;
    const list = conditional.consequents.map((consequent, i) => [`c${conditional.id}.${i}`, findings.joined([consequent.span, ...consequent.more])]);
    if (list.length === 0) list.push([`c${conditional.id}`, findings.words(conditional.antecedent)]);
    return list.map(([key, words]) => h('li', {}, h('button', { type: 'button', class: 'words', onclick: () => actions.visit(doc.id, key) }, words)));
  }

  function speakers(joined) {
    const several = joined.filter(({ entries }) => entries.length > 1);
    const alone = joined.filter(({ entries }) => entries.length === 1);
    const parts = several.map(({ name, entries }) =>
      h('details', { class: 'joined', open: true },
        h('summary', {}, h('strong', {}, name), h('span', { class: 'count' }, ` ${articles(entries)}`)),
        h('div', { class: 'sides' }, entries.map(({ doc, statements }) => h('div', { class: 'side' }, source(doc), h('ul', {}, statements.map((quotation) => h('li', {}, h('button', { type: 'button', class: 'words', onclick: () => actions.visit(doc.id, `q${quotation.id}`) }, doc.findings.joined(quotation.content))))))))));
    const rest = alone.length > 0 ? h('p', { class: 'quiet-text' }, `In one article alone: ${alone.slice(0, ALONE).map(({ name }) => name).join(', ')}${alone.length > ALONE ? ` and ${alone.length - ALONE} more` : ''}.`) : null;
    return h('section', {}, h('h2', {}, 'Who speaks in several'), several.length > 0 ? parts : h('p', { class: 'quiet-text' }, 'Nobody is quoted in more than one of these articles.'), rest);
  }
}

function articles(entries) {
  return count(new Set(entries.map(({ doc }) => doc.id)).size, 'article');
}
