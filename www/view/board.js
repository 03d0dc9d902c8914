// The scenario board: a column an outcome, a row a topic, the article's own words in the cells. "Either way" has its own column.

import { h, capital, count } from './dom.js';
import { byHand } from './marking.js';
import { paged, reveal } from './paged.js';
import { atOnce } from '../turns.js';
import { why, conditionalFacts } from './why.js';
import { outcomeName } from './findings.js';

/** Points of a cell, or of a list below the board, that are seen at first, and of the whole board; a click shows so many more. */
const FIRST = 25;
const WHOLE = 1000;
const STEP = 200;

const USES = { polite: 'polite', concessive: 'holds all the same', generic: 'holds in general', habitual: 'habit' };

export function createBoard(container, actions) {
  let shown = null;
  return {
    update({ findings }) {
      if (shown === findings) return;
      shown = findings;
      const { analysis } = findings;
      const parts = findings.outcomes.length > 0 ? [findings.outcomes.length > 1 && findings.outcomes.length <= COMPARED ? balance(findings) : null, board(findings, actions)] : [h('p', { class: 'none' }, nothing(analysis))];
      parts.push(aside('Conditions that do not hold', 'counterfactuals', analysis.counterfactuals));
      parts.push(aside('Conditions that set out no scenario', 'asides', analysis.asides));
      parts.push(byHand(analysis, 'a condition'));
      container.replaceChildren(...parts.filter(Boolean));

      function aside(title, kind, list) {
        if (list.length === 0) return null;
        const item = (conditional) => h('li', { class: 'cell plain-cell', 'data-key': `c${conditional.id}` }, point(findings, conditional, actions));
        const items = atOnce(paged(list, FIRST, item, { frame: (items) => h('ul', { class: kind }, items), step: STEP, keysOf: ({ id }) => [`c${id}`] }));
        return h('details', { class: 'more' }, h('summary', {}, `${title} (${list.length})`), items);
      }
    },
    reveal: (key) => reveal(container, key),
  };
}

function nothing({ language, body, asides, counterfactuals }) {
  if (!language.supported) return 'This text does not look like English. Foresay looks for scenarios in English alone; the clean text is there all the same.';
  if (body.paragraphs.length === 0) return 'There is no article text to look for scenarios in.';
  if (asides.length + counterfactuals.length > 0) return 'The article sets out no scenario: its conditions are listed below.';
  return 'The article sets out no scenario: no sentence says what would follow if something happened, as far as Foresay can tell.';
}

const points = (scenario) => scenario.conditionals.reduce((sum, conditional) => sum + Math.max(1, conditional.consequents.length), 0);

/** More outcomes than these no reader compares at a glance, and no tints tell apart: the bars would hide the board. */
const COMPARED = 8;

/** The narrowest column of an outcome, and the column of topics, in rem. */
const COLUMN = 13;
const TOPIC = 6;

/** Where the columns do not fit, outcomes stand below each other under their topic. `needed` is in rem. */
function stackWhereNarrow(frame, needed) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  new ResizeObserver(([{ contentRect }]) => frame.classList.toggle('stacked', contentRect.width < needed * rem)).observe(frame);
}

/** How much the article says about each outcome, as bars. */
function balance(findings) {
  const most = Math.max(...findings.outcomes.map(points));
  const rows = findings.outcomes.map((scenario) => {
    const bar = h('span', { class: `amount outcome-${findings.tints.scenario(scenario.id)}`, 'aria-hidden': 'true' });
    bar.style.inlineSize = `${(100 * points(scenario)) / most}%`;
    return h('li', {}, h('span', { class: 'label' }, outcomeName(scenario)), h('span', { class: 'track' }, bar), h('span', { class: 'n' }, count(points(scenario), 'point')));
  });
  return h('ul', { class: 'balance', 'aria-label': 'How much is said about each outcome' }, rows);
}

/** Topics on which more than one outcome has something to say: each is a row. */
function shared({ outcomes }) {
  const seen = new Map();
  for (const { id, conditionals } of outcomes) {
    for (const { consequents } of conditionals) {
      for (const { topics } of consequents) for (const { label } of topics) seen.set(label, (seen.get(label) ?? new Set()).add(id));
    }
  }
  return [...seen].filter(([, ids]) => ids.size > 1).map(([label]) => label);
}

/** The table. Its roles are named because on narrow screens its parts are laid out as blocks. */
function board(findings, actions) {
  const topics = shared(findings);
  const rows = new Map([...topics, null].map((label) => [label, new Map()]));
  for (const scenario of findings.outcomes) {
    for (const conditional of scenario.conditionals) {
      const places = conditional.consequents.map((consequent, i) => [consequent, i]);
      if (places.length === 0) places.push([null, null]);
      for (const [consequent, i] of places) {
        const topic = consequent?.topics.find(({ label }) => rows.has(label))?.label ?? null;
        const cells = rows.get(topic);
        if (!cells.has(scenario.id)) cells.set(scenario.id, []);
        cells.get(scenario.id).push({ conditional, consequent, i });
      }
    }
  }
  const used = [...rows].filter(([, cells]) => cells.size > 0);
  const room = Math.max(1, Math.min(FIRST, Math.floor(WHOLE / used.reduce((sum, [, cells]) => sum + cells.size, 0))));
  const plain = used.length === 1 && used[0][0] === null;
  const head = findings.outcomes.map((scenario) => {
    const key = `o${scenario.id}`;
    const name = h('button', { type: 'button', class: 'name', 'data-key': key, onclick: () => actions.select(key, 'panel') }, outcomeName(scenario));
    return h('th', { scope: 'col', role: 'columnheader', class: `outcome-${findings.tints.scenario(scenario.id)}`, 'data-key': key }, name);
  });
  if (!plain) head.unshift(h('th', { scope: 'col', role: 'columnheader' }, h('span', { class: 'quiet-text' }, 'Topic')));
  const body = used.map(([topic, cells]) => {
    const row = findings.outcomes.map((scenario) => {
      const entries = cells.get(scenario.id) ?? [];
      return h('td', { role: 'cell', class: `outcome-${findings.tints.scenario(scenario.id)}${entries.length ? '' : ' blank'}`, 'data-outcome': outcomeName(scenario) }, groups(entries));
    });
    if (!plain) row.unshift(h('th', { scope: 'row', role: 'rowheader' }, topic ?? (used.length > 1 ? 'Other points' : 'Points')));
    return h('tr', { role: 'row' }, row);
  });
  const table = h('table', { class: 'board', role: 'table' }, h('caption', { class: 'unseen' }, 'What the article says would follow, by outcome'), h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, head)), h('tbody', { role: 'rowgroup' }, body));
  table.style.setProperty('--columns', String(findings.outcomes.length));
  const frame = h('section', { class: 'board-scroll', tabindex: '0', 'aria-label': 'Scenario board' }, table);
  stackWhereNarrow(frame, findings.outcomes.length * COLUMN + (plain ? 0 : TOPIC));
  return frame;

  function groups(entries) {
    const keyOf = ({ conditional, i }) => (i === null ? `c${conditional.id}` : `c${conditional.id}.${i}`);
    const cell = (entry, n) => {
      const first = n === 0 || entries[n - 1].conditional !== entry.conditional;
      return h('div', { class: 'cell', 'data-key': keyOf(entry) }, point(findings, entry.conditional, actions, entry.consequent, entry.i, first));
    };
    return atOnce(paged(entries, room, cell, { step: STEP, keysOf: (entry) => [keyOf(entry), `c${entry.conditional.id}`] }));
  }
}

/** One condition with one of its consequents, or with all of them where none is named. */
function point(findings, conditional, actions, consequent = null, i = null, withCondition = true) {
  const key = i === null ? `c${conditional.id}` : `c${conditional.id}.${i}`;
  const spans = consequent ? [consequent.span, ...consequent.more] : conditional.consequents.flatMap((c) => [c.span, ...c.more]);
  const teller = findings.tellers(conditional.quotation).join(' and ');
  return [
    withCondition ? h('button', { type: 'button', class: 'condition-words', 'data-key': `c${conditional.id}`, onclick: () => actions.select(`c${conditional.id}`, 'panel') }, findings.words(conditional.antecedent).replace(/\s+/g, ' ')) : null,
    spans.length > 0 ? h('button', { type: 'button', class: 'words', 'data-key': key, onclick: () => actions.select(key, 'panel') }, findings.joined(spans)) : h('p', { class: 'quiet-text' }, 'No consequence is stated.'),
    h(
      'div',
      { class: 'tools' },
      consequent ? h('span', { class: 'tag' }, capital(consequent.modality)) : null,
      consequent?.topics[0] ? h('span', { class: 'topic' }, consequent.topics[0].label) : null,
      conditional.use ? h('span', { class: 'tag' }, USES[conditional.use]) : null,
      teller ? h('span', { class: 'teller' }, `says ${teller}`) : null,
      h('div', { class: 'acts' },
        why(() => conditionalFacts(findings, conditional, consequent)),
        withCondition ? h('button', { type: 'button', class: 'link', onclick: () => actions.rejectCondition(conditional.antecedent), title: 'This is no condition' }, 'Leave out') : null),
    ),
  ];
}
