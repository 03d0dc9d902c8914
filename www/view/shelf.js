// The articles that are open.

import { h, button, count, short } from './dom.js';
import { saidIn } from './findings.js';
import { afterPaint } from '../turns.js';

export function createShelf(container, actions) {
  let shown = {};
  const rows = new Map();
  const all = h('span', { class: 'n' });
  const list = h('ol', {});
  const closeAll = h('button', { type: 'button', class: 'link', onclick: () => actions.closeAll() }, 'Close all');
  container.append(h('div', { class: 'shelf-head' }, h('h2', {}, 'Open articles', all), closeAll), list);

  /** The row of a document, made anew only where the document changed. */
  function rowOf(doc) {
    const known = rows.get(doc.id);
    if (known?.doc === doc) return known.element;
    const row = { doc, element: make(doc) };
    known?.element.replaceWith(row.element);
    rows.set(doc.id, row);
    return row.element;
  }
  function make(doc) {
    const { analysis } = doc.findings;
    const facts = [analysis.publisher?.text ?? analysis.dateline?.agency, analysis.published?.iso.slice(0, 10)].filter(Boolean);
    return h(
      'li',
      {},
      h('button', { type: 'button', class: 'doc', onclick: () => actions.open(doc.id) },
        h('span', { class: 'title' }, titleOf(doc)), facts.length > 0 ? h('span', { class: 'facts' }, facts.map((fact) => h('span', {}, fact))) : null, h('span', { class: 'facts' }, countsOf(doc))),
      button(`Close ${titleOf(doc)}`, () => actions.close(doc.id), { icon: 'close', quiet: true }),
    );
  }
  /** Brings the row of the article that is shown into sight, in a column or in a row of them; again where rows on the way turn out higher. */
  function bring(element, again = true) {
    const [frame, row] = [container, list].map((box) => box.getBoundingClientRect());
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const [above, beside] = [top < frame.top || bottom > frame.bottom, left < row.left || right > row.right];
    if (above) container.scrollTop += top - frame.top - frame.height / 3;
    if (beside) list.scrollLeft += left - row.left;
    if (again && (above || beside)) afterPaint(() => bring(element, false));
  }

  return {
    update({ docs, current }) {
      if (docs === shown.docs && current === shown.current) return;
      // One article needs no list, but a way back to it while another is fetched.
      container.hidden = docs.length < (current === null ? 1 : 2);
      closeAll.hidden = docs.length < 2;
      all.textContent = docs.length > 1 ? ` ${docs.length}` : '';
      let last = null;
      for (const doc of docs) {
        const row = rowOf(doc);
        const place = last ? last.nextElementSibling : list.firstElementChild;
        if (row !== place) list.insertBefore(row, place);
        last = row;
      }
      while (list.childElementCount > docs.length) list.lastElementChild.remove();
      if (rows.size > docs.length) {
        const open = new Set(docs.map(({ id }) => id));
        for (const id of rows.keys()) if (!open.has(id)) rows.delete(id);
      }
      list.querySelector('[aria-current]')?.removeAttribute('aria-current');
      const row = rows.get(current)?.element;
      row?.firstElementChild.setAttribute('aria-current', 'true');
      // The article is painted before.
      if (row && current !== shown.current) afterPaint(() => bring(row));
      shown = { docs, current };
    },
  };
}

/** How much was found in a document. */
export function countsOf({ findings: { analysis } }) {
  return `${saidIn(analysis)}, ${count(analysis.scenarios.length, 'outcome')}`;
}

/** What a document is called: its headline, or its first words. */
export function titleOf(doc) {
  const { analysis } = doc.findings;
  const first = analysis.headline?.text ?? (analysis.body.text.trim().split('\n')[0] || doc.name);
  return short(first, 90);
}
