// A native popover that is made when it is asked for and goes away with it: cards stay light.

import { h } from './dom.js';

/** Opens a box under `opener`, filled by `build(close)`. It stands after the opener, so that Tab goes on into it. */
export function openPopover(opener, { label, className = 'why', build }) {
  const close = () => box.hidePopover();
  const box = h('div', { popover: 'auto', class: className, role: 'group', 'aria-label': label });
  box.append(...[build(close)].flat());
  opener.after(box);
  opener.setAttribute('aria-expanded', 'true');
  box.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    removeEventListener('resize', place);
    removeEventListener('scroll', place, true);
    opener.setAttribute('aria-expanded', 'false');
    const inside = box.contains(document.activeElement);
    box.remove();
    if (inside) opener.focus();
  });
  const place = () => placeBy(opener, box);
  box.showPopover();
  place();
  addEventListener('resize', place);
  addEventListener('scroll', place, true);
}

/** Puts an open box below or above its opener, wholly inside the window. */
export function placeBy(opener, box) {
  // As wide as it may be, wherever it stood before.
  box.style.left = 0;
  const at = opener.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + height + 12 < innerHeight;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, below ? at.bottom + 6 : Math.min(at.top - height - 6, innerHeight - height - 8))}px`;
}
