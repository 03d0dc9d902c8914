// The panels and their tabs. On narrow screens the article is a tab too, and the tabs stand at the foot.

import { h, button, isNarrow } from './dom.js';
import { goneCount } from './removed.js';

export const PANELS = [['article', 'Article'], ['speakers', 'Speakers'], ['scenarios', 'Scenarios'], ['removed', 'Removed'], ['details', 'Details'], ['compare', 'Compare']];

export function createTabs(container, actions) {
  const tabs = new Map();
  const panels = new Map();
  const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Findings' });
  for (const [name, words] of PANELS) {
    const tab = h('button', { type: 'button', role: 'tab', id: `tab-${name}`, class: name, 'aria-controls': name === 'article' ? 'article' : `panel-${name}`, onclick: () => actions.panel(name) },
      words, h('span', { class: 'n' }));
    tabs.set(name, tab);
    list.append(tab);
    if (name !== 'article') panels.set(name, h('div', { id: `panel-${name}`, class: `panel ${name}`, role: 'tabpanel', 'aria-labelledby': tab.id, tabindex: '-1' }));
  }
  list.addEventListener('keydown', (event) => {
    const shown = [...tabs.values()].filter((tab) => tab.offsetParent !== null);
    const at = shown.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = shown[(to + shown.length) % shown.length];
    next.focus();
    next.click();
  });
  const widen = button('Use the whole width', () => actions.widen(), { icon: 'wide', quiet: true, 'aria-pressed': 'false' });
  widen.classList.add('widen');
  container.append(h('div', { class: 'tab-row' }, list, widen), h('div', { class: 'panels', tabindex: '-1' }, [...panels.values()]));
  return {
    list,
    panels,
    update({ panel, view, wide, findings, docs }) {
      widen.setAttribute('aria-pressed', String(wide));
      tabs.get('compare').hidden = docs.length < 2;
      const counts = { speakers: findings.analysis.speakers.length, scenarios: findings.outcomes.length, removed: goneCount(findings.analysis) };
      const narrow = isNarrow();
      for (const [name, tab] of tabs) {
        const chosen = narrow && view === 'article' ? name === 'article' : name === panel;
        tab.setAttribute('aria-selected', String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
        tab.querySelector('.n').textContent = counts[name] === undefined ? '' : ` ${counts[name]}`;
      }
      for (const [name, element] of panels) element.hidden = name !== panel;
    },
  };
}
