// On narrow screens, where article and panels take turns: what the chosen words are, and the way to their card.

import { h } from './dom.js';
import { outcomeName } from './findings.js';

export function createPeek(container, actions) {
  let shown = null;
  let of = null;
  return {
    update({ findings, selection }) {
      const stamp = findings && selection ? selection : null;
      if (stamp === shown && findings === of) return;
      shown = stamp;
      of = findings;
      container.hidden = !stamp;
      if (!stamp) return container.replaceChildren();
      const [title, about] = describe(findings, selection);
      container.replaceChildren(
        h('p', {}, h('strong', {}, title), about ? h('span', {}, about) : null),
        h('button', { type: 'button', class: 'plain', onclick: () => actions.toCard(selection) }, 'Show'),
      );
    },
  };
}

/** What a finding is, in two words or three: whose it is or what it assumes, and its kind. */
export function describe(findings, key) {
  const id = Number(key.slice(1).split('.')[0]);
  if (key[0] === 'q') {
    const quotation = findings.quotations.get(id);
    return [findings.tellers(id).join(' and ') || 'Nobody named', `${quotation.kind} statement`];
  }
  if (key[0] === 'c') {
    const scenario = findings.scenarioOf.get(id);
    return [scenario ? outcomeName(scenario) : 'No scenario', key.includes('.') ? 'consequence' : 'condition'];
  }
  if (key[0] === 't') return [findings.nameOf(findings.analysis.turns[id].speaker) ?? 'Speaker not known', 'turn'];
  return [findings.nameOf(id) ?? 'Finding', ''];
}
