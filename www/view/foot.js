// The foot: the promise that nothing leaves the page, and whether open articles are kept here between visits.

import { h } from './dom.js';
import { keeps } from '../state/keep.js';

export function createFoot(container, actions) {
  const words = location.protocol === 'file:' ? 'Keep open articles here (pages opened from disk can read them)' : 'Keep open articles in this browser';
  const box = h('input', { type: 'checkbox', checked: keeps(), onchange: () => actions.keep(box.checked) });
  container.append(h('label', { class: 'switch' }, box, words));
}
