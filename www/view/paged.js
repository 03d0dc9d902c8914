// The first of a list, and a button for more: for lists that may be long.

import { h } from './dom.js';
import { atOnce } from '../turns.js';

/** What shows the entry of a key that a button for more holds back. */
const held = new WeakMap();

/**
 * The first `size` of a list, and a button for `step` more. `frame(items)` holds them, where they need an element around them; `keysOf`
 * names what an entry shows, where it may be asked for. An entry is a step.
 */
export function* paged(entries, size, show, { frame = null, step = size, keysOf = () => [] } = {}) {
  let from = 0;
  function* made(most) {
    const items = [];
    for (const entry of entries.slice(from, from + most)) {
      const item = show(entry, from + items.length);
      items.push(item instanceof Node ? item : yield* item);
      yield;
    }
    from += items.length;
    return items;
  }
  const first = yield* made(size);
  const holder = frame?.(first);
  const parts = holder ? [holder] : first;
  if (from >= entries.length) return parts;
  const button = h('button', { type: 'button', class: 'plain paged', onclick: () => more(step)[0].querySelector('button, summary')?.focus() }, '');
  const say = () => (button.textContent = `Show more (${entries.length - from})`);
  const more = (most) => {
    const items = atOnce(made(most));
    if (holder) holder.append(...items);
    else button.before(...items);
    if (from >= entries.length) button.remove();
    else say();
    return items;
  };
  held.set(button, (key) => {
    const upTo = key === '' ? entries.length : entries.findIndex((entry, i) => i >= from && keysOf(entry).includes(key)) + 1;
    if (upTo > 0) more(upTo - from);
  });
  say();
  return [...parts, button];
}

/** Makes the entry of a key be there, where a list in `container` still holds it back; without a key, every one. */
export function reveal(container, key) {
  for (const button of [...container.querySelectorAll('.paged')]) held.get(button)(key);
}
