// Keys for the whole page. Those of one character can be switched off, because they get in the way of whoever speaks to the computer.

import { choiceOf, choose } from './state/choices.js';

/** The shortcuts of one character: what each does, and the name of its action. */
export const ONE_KEY = [
  ['/', 'Find in the article', 'find'],
  ['n', 'Next finding', 'next'],
  ['p', 'Previous finding', 'previous'],
  ['?', 'This list', 'keys'],
];

/** True where shortcuts of one character are on. */
export const oneKeyOn = () => choiceOf('one-key', 'on') === 'on';

/** Switches them on or off, also for later visits. */
export function chooseOneKey(on) {
  choose('one-key', on ? 'on' : 'off');
}

/**
 * Listens; `act` does what ONE_KEY names. Keys that a text field or an open dialog needs are left to it; a closed dialog may hold the
 * focus until the next frame, and needs none.
 */
export function listen(actions, store, act) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.target.closest?.('input:not([type=checkbox]), textarea, select, dialog[open]')) return;
    const run = pressed(event, actions, store, act);
    if (!run) return;
    event.preventDefault();
    run();
  });
}

/** What a key does, or null. */
function pressed(event, actions, store, act) {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? actions.redo : actions.undo;
    return key === 'y' ? actions.redo : null;
  }
  // An open box is closed first, and the browser does that.
  if (key === 'escape') return store.state.selection && !document.querySelector(':popover-open') ? () => actions.select(null, 'keyboard') : null;
  if (event.altKey || !store.state.oneKey) return null;
  const known = ONE_KEY.find(([name]) => name === key);
  return known ? act[known[2]] : null;
}
