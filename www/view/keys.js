// The list of keys, in a dialog, with the switch for those of one character.

import { h, button } from './dom.js';
import { ONE_KEY } from '../keys.js';

const apple = /Mac|iPhone|iPad/.test(navigator.platform);
const COMMAND = apple ? '⌘' : 'Ctrl';

/** What always works: [[keys], what they do]. */
const ALWAYS = [
  [[`${COMMAND} V`], 'Read what you copied: anywhere on the page'],
  [[`${COMMAND} Z`], 'Undo a correction'],
  [apple ? ['⇧ ⌘ Z'] : ['Ctrl Y', 'Ctrl Shift Z'], 'Do it again'],
  [['Tab'], 'Go on: to the next control, to the marks in the article'],
  [['←', '→'], 'On a mark: to the next mark. On a tab: to the next panel'],
  [['Enter'], 'On a mark: to its card. On words of a card: to their place in the article'],
  [['Esc'], 'Let go of what is chosen; close what is open'],
  [['F7'], 'In most browsers: go through the words with the arrows, and with Shift select some to mark them'],
];

export function createKeys(actions) {
  const box = h('input', { type: 'checkbox', onchange: () => actions.oneKey(box.checked) });
  const rows = (list) => h('dl', { class: 'keys' }, list.map(([keys, words]) => [h('dt', {}, keys.map((key, i) => [i > 0 ? ' or ' : null, h('kbd', {}, key)])), h('dd', {}, words)]));
  const single = rows(ONE_KEY.map(([key, words]) => [[key.toUpperCase()], words]));
  const dialog = h('dialog', { class: 'keys-list', 'aria-labelledby': 'keys-title' },
    h('div', { class: 'keys-head' }, h('h2', { id: 'keys-title' }, 'Keys'), button('Close the list of keys', () => dialog.close(), { icon: 'close', quiet: true })),
    h('h3', {}, 'One key alone'),
    h('label', { class: 'switch' }, box, 'Shortcuts of one key'),
    h('p', { class: 'quiet-text' }, 'Switch them off if they get in your way, for example when you speak to your computer.'),
    single,
    h('h3', {}, 'Always'),
    rows(ALWAYS));
  // A click beside the list closes it.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return {
    open() {
      if (!dialog.open) dialog.showModal();
    },
    update({ oneKey }) {
      box.checked = oneKey;
      single.classList.toggle('off', !oneKey);
    },
  };
}
