// The foot: the promise that nothing leaves the page, the list of keys, and whether open articles are kept here between visits.

import { h } from './dom.js';
import { keeps } from '../state/keep.js';

export function createFoot(container, actions) {
  const words = location.protocol === 'file:' ? 'Keep my articles for the next visit (other pages opened from disk could read them)' : 'Keep my articles in this browser for the next visit';
  const box = h('input', { type: 'checkbox', checked: keeps(), onchange: () => actions.keep(box.checked) });
  const link = (words, run) => h('button', { type: 'button', class: 'link', onclick: run }, words);
  container.append(h('p', {}, link('Keys and shortcuts', () => actions.keys()), ' ', link('Theme', () => actions.theme())), h('label', { class: 'switch' }, box, words));
  return {
    update() {
      box.checked = keeps();
    },
  };
}
