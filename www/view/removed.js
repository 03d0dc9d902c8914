// Removed: every block with its kind and reason, restored or removed with one click.

import { h, count, cut } from './dom.js';

/** Blocks listed at once; long pages show more on a click. */
const PAGE = 200;

/** Lines of a long block that are seen at first. */
const FIRST = 3;

/** Kinds of block that are taken out of the running text and shown above it or in Details. */
const APART = new Set(['headline', 'section', 'byline', 'email', 'date', 'dateline', 'caption']);

/** How many blocks are nowhere in what is shown. */
export function goneCount({ blocks }) {
  return blocks.filter((block) => !block.kept && !APART.has(block.label)).length;
}

export function createRemoved(container, actions) {
  let shown = null;
  let all = false;
  let limit = PAGE;

  function render(findings, corrected) {
    const { blocks } = findings.analysis;
    const removed = blocks.filter((block) => !block.kept);
    const list = all ? blocks : removed;
    const gone = goneCount(findings.analysis);
    const apart = removed.length - gone;
    const said = [
      gone === 0 ? nothing(corrected) : `${count(gone, 'block')} removed of ${blocks.length}.`,
      apart > 0 && ` ${apart === 1 ? 'One more stands' : `${apart} more stand`} apart, above the article or in Details.`,
    ];
    const head = h(
      'div',
      { class: 'summary row' },
      h('p', {}, said),
      h('label', { class: 'switch' }, h('input', { type: 'checkbox', checked: all, onchange: (event) => ((all = event.target.checked), again()) }), 'Show kept lines too'),
    );
    const items = list.slice(0, limit).map((block) => row(findings, block, actions));
    const more = list.length > limit ? h('button', { type: 'button', class: 'plain', onclick: () => ((limit += PAGE), again()) }, `Show more (${list.length - limit})`) : null;
    container.replaceChildren(head, ...(items.length > 0 ? [h('ol', { class: 'blocks' }, items)] : []), ...(more ? [more] : []));
    function again() {
      render(findings, corrected);
      container.querySelector(more ? 'ol' : 'input')?.focus();
    }
  }

  return {
    update({ findings, doc }) {
      if (shown === findings) return;
      const focused = document.activeElement?.closest?.('.blocks [data-start]')?.dataset.start;
      shown = findings;
      render(findings, doc.history.present);
      if (focused) nearest(container, Number(focused))?.focus();
    },
  };
}

/** Why nothing is removed: nothing was, or the reader brought it back. */
function nothing({ body, keep }) {
  if (body === 'whole') return 'Nothing is removed: you took the whole text as the article.';
  return keep.length > 0 ? 'Nothing is removed any more: you restored it all.' : 'Nothing was removed: the whole text reads as the article.';
}

/** The button at or after a place: where the keyboard goes on once a row has left the list. */
function nearest(container, start) {
  const rows = [...container.querySelectorAll('[data-start]')];
  return (rows.find((row) => Number(row.dataset.start) >= start) ?? rows.at(-1))?.querySelector('button');
}

/** The words of a block; of a long one the first lines, the rest on a click. */
function clamp(words) {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const first = lines.slice(0, FIRST).join('\n').slice(0, 400);
  const rest = words.slice(words.indexOf(first) >= 0 ? first.length : 0);
  if (lines.length <= FIRST + 1 && words.length <= 500) return words;
  const more = lines.length > FIRST ? count(lines.length - FIRST, 'more line') : 'the rest';
  return h('details', {}, h('summary', {}, first, h('span', { class: 'quiet-text' }, ` … ${more}`)), words.startsWith(first) ? rest : words);
}

function row(findings, block, actions) {
  const words = findings.words(block.span);
  const short = cut(words, 60).replace(/\s+/g, ' ');
  return h(
    'li',
    { class: block.kept ? 'kept' : 'gone', 'data-start': String(block.span[0]) },
    h('div', {}, h('div', { class: 'block-words' }, clamp(words)), h('p', { class: 'tools' }, h('span', { class: 'tag' }, block.label.replace('-', ' ')), !block.kept && APART.has(block.label) ? h('span', { class: 'tag' }, 'shown apart') : null, h('span', { class: 'reason' }, block.reason))),
    h('button', { type: 'button', class: 'plain', onclick: () => actions.placeBlock(block.span, !block.kept), 'aria-label': `${block.kept ? 'Remove' : 'Restore'}: ${short}` }, block.kept ? 'Remove' : 'Restore'),
  );
}
