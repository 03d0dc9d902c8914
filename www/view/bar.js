// The bar on top: new, open, undo, marks, take away, theme.

import { h, button, icon, ICONS } from './dom.js';
import { placeBy } from './popover.js';

export function createBar(container, actions) {
  const back = button('Undo', () => actions.undo(), { icon: 'undo', quiet: true });
  const forth = button('Redo', () => actions.redo(), { icon: 'redo', quiet: true });
  const marks = h('button', { type: 'button', class: 'plain toggle', 'aria-pressed': 'true', title: 'Show the marks in the article', onclick: () => actions.marks() }, 'Marks');
  const find = button('Find in the article', () => actions.find(), { icon: 'find', quiet: true });
  const takeAway = menu(actions);
  const fresh = button('New', () => actions.fresh(), { icon: 'add', class: 'plain new', title: 'Read another article' });
  const previous = button('Previous finding', () => actions.move(-1), { icon: 'previous', quiet: true });
  const next = button('Next finding', () => actions.move(1), { icon: 'next', quiet: true });
  const list = button('Keys', () => actions.keys(), { icon: 'keys', quiet: true });
  const theme = button('Change the theme', () => actions.theme(), { icon: 'theme', quiet: true });
  // Classes by which the smallest screens choose.
  for (const [element, name] of [[list, 'keys-button'], [theme, 'theme-button'], [previous, 'step'], [next, 'step']]) element.classList.add(name);
  const withArticle = [previous, next, find, marks, takeAway.opener];
  const shortcuts = [[previous, 'P'], [next, 'N'], [find, '/'], [list, '?']];
  container.append(
    h('div', { class: 'brand' }, h('span', { class: 'logo', 'aria-hidden': 'true' }), 'Foresay'),
    fresh,
    h('span', { class: 'spring' }),
    back, forth, ...withArticle,
    list,
    theme,
    takeAway.box,
  );
  return {
    update({ doc, several, marksOn, oneKey }) {
      const has = Boolean(doc);
      for (const item of takeAway.ofAll) item.hidden = !several;
      for (const element of [...withArticle, fresh]) element.hidden = !has;
      back.hidden = forth.hidden = !has || (doc.history.past.length === 0 && doc.history.future.length === 0);
      name(back, 'Undo', doc?.history.past.at(-1)?.say);
      name(forth, 'Redo', doc?.history.future[0]?.say);
      marks.setAttribute('aria-pressed', String(marksOn));
      for (const [element, key] of shortcuts) shortcut(element, oneKey ? key : null);
    },
  };
  /** Says by which key a button can be pressed, or that there is none. */
  function shortcut(element, key) {
    element.title = element.getAttribute('aria-label') + (key ? ` (${key})` : '');
    if (key) element.setAttribute('aria-keyshortcuts', key);
    else element.removeAttribute('aria-keyshortcuts');
  }
  function name(element, verb, say) {
    // It stays what the keyboard is on, also when there is nothing left to do.
    element.setAttribute('aria-disabled', String(!say));
    element.title = say ? `${verb}: ${say}` : `Nothing to ${verb.toLowerCase()}`;
    element.setAttribute('aria-label', element.title);
  }
}

function menu(actions) {
  const items = [
    ['Copy clean text', 'text', 'copy'],
    ['Copy as Markdown, with citation', 'markdown', 'copy'],
    ['Save clean text', 'text', 'save'],
    ['Save as Markdown', 'markdown', 'save'],
    ['Save as JSON', 'json', 'save'],
    ['Save statements as CSV', 'csv', 'save'],
    ['Save scenarios as CSV', 'csv-scenarios', 'save'],
    ['Save statements of all articles as CSV', 'all-csv', 'save'],
    ['Save scenarios of all articles as CSV', 'all-csv-scenarios', 'save'],
    ['Save as Web Annotations (JSON-LD)', 'jsonld', 'save'],
    ['Copy a link that carries the text', 'link', 'copy'],
    ['Print', 'print', 'print'],
  ];
  const box = h('div', { id: 'take-away', popover: 'auto', class: 'why menu', role: 'group', 'aria-label': 'Take away' },
    h('ul', {}, items.map(([words, form, way]) => h('li', { class: form }, h('button', { type: 'button', onclick: () => (box.hidePopover(), actions.takeAway(form, way)) }, words)))));
  const opener = h('button', { type: 'button', class: 'plain', popovertarget: 'take-away' }, icon(ICONS.share), h('span', { class: 'wide-only' }, 'Take away'));
  opener.setAttribute('aria-label', 'Take away');
  box.addEventListener('toggle', () => placeBy(opener, box));
  return { box, opener, ofAll: box.querySelectorAll('[class^=all-]') };
}
