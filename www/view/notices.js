// Short sentences to the reader: what happened, and what to do. Read out by screen readers.

import { h, button } from './dom.js';

/** What has been done stays this long, in milliseconds, and for as long as it is pointed at; problems stay until they are put away. */
const STAY = 6000;

export function createNotices(container, goOn) {
  /** Where the keyboard was before it came here. */
  let before = null;
  container.addEventListener('focusin', ({ relatedTarget }) => container.contains(relatedTarget) || (before = relatedTarget));
  /** Puts a notice away; the keyboard goes back from where it came. */
  const drop = (notice) => {
    const held = notice.contains(document.activeElement);
    notice.remove();
    if (held) goOn(before);
  };
  let heard = null;
  return {
    /** Says to those who hear the page what the others see. */
    hear(sentence) {
      heard?.remove();
      container.append((heard = h('p', { class: 'unseen' }, sentence)));
    },
    /** Says that something was done. `action` is {words, run}; with `stay` it is there until it is put away. */
    say(sentence, action = null, stay = false) {
      for (const old of container.querySelectorAll('.done')) drop(old);
      const away = stay ? button('Put away', () => drop(notice), { icon: 'close', quiet: true }) : null;
      const notice = h('div', { class: 'notice done' }, h('p', {}, sentence), action ? button(action.words, () => (action.run(), drop(notice)), {}) : null, away);
      container.append(notice);
      if (stay) return;
      const leave = () => (notice.matches(':hover, :focus-within') ? setTimeout(leave, STAY) : drop(notice));
      setTimeout(leave, STAY);
    },
    /** Goes the way back that is offered; false where none is. */
    back() {
      const offer = container.querySelector('.done .plain');
      offer?.click();
      return Boolean(offer);
    },
    /** Says what went wrong, until it is put away: all that did, in one box. Of `more` sentences it says the count, and lists them on request. */
    problem(sentence, more = []) {
      let words = container.querySelector('.problem div');
      if (!words) {
        words = h('div');
        const notice = h('div', { class: 'notice problem' }, words, button('Put away', () => drop(notice), { icon: 'close', quiet: true }));
        container.append(notice);
      }
      if (![...words.children].some((p) => p.textContent === sentence)) words.append(h('p', {}, sentence));
      if (more.length > 0) words.append(h('details', {}, h('summary', {}, 'Which, and why'), more.map((one) => h('p', {}, one))));
    },
    /** Puts problems away: the next input came in. */
    clear() {
      for (const old of container.querySelectorAll('.problem')) drop(old);
    },
    /** Long work, with a way to stop it: `at(done, all)` says how far it is, `end()` that it is over. The numbers are not read out. */
    progress(cancel) {
      const words = h('p', {});
      const bar = h('progress', {});
      const notice = h('div', { class: 'notice progress', 'aria-live': 'off' }, words, bar, button('Cancel', cancel, {}));
      return {
        at(done, all) {
          words.textContent = all > 1 ? `Reading ${done + 1} of ${all}` : 'Reading';
          bar.max = all;
          bar.value = done;
          bar.setAttribute('aria-label', words.textContent);
          if (!notice.isConnected) container.append(notice);
        },
        end() {
          drop(notice);
        },
      };
    },
  };
}
