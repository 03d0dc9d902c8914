// Who says it: one of the speakers, somebody whose name the reader types, or nobody named.

import { h } from './dom.js';
import { openPopover } from './popover.js';

/** Stands in the list for somebody new. */
const NEW = 'new';

/** A list of speakers, and a field for a name that is not in it. */
export function createWhose(id) {
  const list = h('select', { id, 'aria-label': 'Who says it' });
  const name = h('input', { type: 'text', id: `${id}-name`, 'aria-label': 'The speaker’s name', placeholder: 'Their name', maxlength: '120', autocomplete: 'off', hidden: true });
  const ask = () => (name.hidden = !(name.required = list.value === NEW));
  list.addEventListener('change', ask);
  return {
    parts: [list, name],
    /** Lists the speakers, of whom `chosen` is. */
    fill(findings, chosen) {
      const option = (value, words) => h('option', { value, selected: value === String(chosen ?? '') }, words);
      // Of hundreds the first are listed; others are found by the name that is typed.
      const listed = findings.ranked.filter(({ id }, i) => i < 300 || id === chosen);
      list.replaceChildren(...listed.map(({ id }) => option(String(id), findings.nameOf(id))), option(NEW, 'Somebody else …'), option('', 'Nobody named'));
      name.value = '';
      ask();
    },
    /** {id}, {name}, or {} for nobody. */
    get chosen() {
      if (list.value === NEW) return { name: name.value.replace(/\s+/g, ' ').trim() };
      return list.value === '' ? {} : { id: Number(list.value) };
    },
  };
}

/** A button that lets the reader say who makes a statement. */
export function whoseButton(findings, quotation, actions) {
  const build = (close) => {
    const whose = createWhose('whose');
    whose.fill(findings, quotation.speaker);
    const give = (event) => (event.preventDefault(), close(), actions.giveTo(quotation, whose.chosen));
    return h('form', { onsubmit: give }, h('label', { for: 'whose' }, 'Who says it'), whose.parts[0], h('div', { class: 'row' }, whose.parts[1], h('button', { type: 'submit', class: 'plain' }, 'Change')));
  };
  const open = (event) => openPopover(event.currentTarget, { label: 'Who says it', className: 'why menu', build });
  return h('button', { type: 'button', class: 'link', 'aria-expanded': 'false', onclick: open }, quotation.speaker === null ? 'Who says it?' : 'Wrong speaker?');
}
