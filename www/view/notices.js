// Short sentences to the reader: what happened, and what to do. Read out by screen readers.

import { h, button } from './dom.js';

/** What has been done stays this long, in milliseconds; problems stay until they are put away. */
const STAY = 6000;

export function createNotices(container) {
  const drop = (notice) => notice.remove();
  return {
    /** Says that something was done. `action` is {words, run}. */
    say(sentence, action = null) {
      for (const old of container.querySelectorAll('.done')) drop(old);
      const notice = h('div', { class: 'notice done' }, h('p', {}, sentence), action ? button(action.words, () => (drop(notice), action.run()), {}) : null);
      container.append(notice);
      setTimeout(drop, STAY, notice);
    },
    /** Says what went wrong, until it is put away. */
    problem(sentence) {
      if ([...container.querySelectorAll('.problem p')].some((p) => p.textContent === sentence)) return;
      const notice = h('div', { class: 'notice problem' }, h('p', {}, sentence), button('Put away', () => drop(notice), { icon: 'close', quiet: true }));
      container.append(notice);
    },
    /** Puts problems away: the next input came in. */
    clear() {
      for (const old of container.querySelectorAll('.problem')) drop(old);
    },
    /** How far long work is, with a way to stop it. `left` of 0 ends it. */
    progress(done, all, cancel) {
      container.querySelector('.progress')?.remove();
      if (done >= all) return;
      const words = all > 1 ? `Reading ${done + 1} of ${all}` : 'Reading';
      container.append(h('div', { class: 'notice progress' }, h('p', {}, words), h('progress', { value: String(done), max: String(all), 'aria-label': words }), button('Cancel', cancel, {})));
    },
  };
}
