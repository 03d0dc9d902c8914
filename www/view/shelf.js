// The articles that are open.

import { h, button, count } from './dom.js';

export function createShelf(container, actions) {
  let shown = null;
  return {
    update({ docs, current }) {
      const stamp = docs.map((doc) => `${doc.id}:${doc.version}`).join() + current;
      if (stamp === shown) return;
      shown = stamp;
      // One article needs no list, but a way back to it while another is fetched.
      container.hidden = docs.length < (current === null ? 1 : 2);
      const items = docs.map((doc) => {
        const { analysis } = doc.findings;
        const facts = [analysis.publisher?.text ?? analysis.dateline?.agency, analysis.published?.iso.slice(0, 10)].filter(Boolean);
        const counts = [count(analysis.quotations.length, 'statement'), count(analysis.scenarios.length, 'outcome')].join(', ');
        return h(
          'li',
          {},
          h('button', { type: 'button', class: 'doc', 'aria-current': doc.id === current ? 'true' : null, onclick: () => actions.open(doc.id) },
            h('span', { class: 'title' }, titleOf(doc)), facts.length > 0 ? h('span', { class: 'facts' }, facts.map((fact) => h('span', {}, fact))) : null, h('span', { class: 'facts' }, counts)),
          button(`Close ${titleOf(doc)}`, () => actions.close(doc.id), { icon: 'close', quiet: true }),
        );
      });
      container.replaceChildren(h('h2', {}, 'Open articles'), h('ol', {}, items));
    },
  };
}

/** What a document is called: its headline, or its first words. */
export function titleOf(doc) {
  const { analysis } = doc.findings;
  const first = analysis.headline?.text ?? (analysis.body.text.trim().split('\n')[0] || doc.name);
  return first.length > 90 ? `${first.slice(0, 88)}…` : first;
}
