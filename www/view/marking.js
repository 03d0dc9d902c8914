// Marking by hand: words selected in the article become a statement, a condition or what would follow.

import { h, button, short } from './dom.js';
import { outcomeName } from './findings.js';
import { placeBy } from './popover.js';
import { createWhose } from './whose.js';

/** Says in a panel that what is missing can be marked: nothing on the page shows it before words are selected. */
export function byHand({ body }, what) {
  return body.paragraphs.length === 0 ? '' : h('p', { class: 'quiet-text by-hand' }, `Is ${what} missing? Select its words in the article to mark it yourself.`);
}

/** The place in the source of what is selected in the article, or null. */
export function selectedPlace(container, findings) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset, container, findings, false);
  const end = offsetOf(range.endContainer, range.endOffset, container, findings, true);
  if (start === null || end === null || start >= end) return null;
  const words = findings.text.slice(start, end);
  const trimmed = words.trim();
  if (trimmed === '') return null;
  const lead = words.indexOf(trimmed);
  return [start + lead, start + lead + trimmed.length];
}

/** The offset of a point of the document: paragraphs hold the source's own characters. */
function offsetOf(node, offset, container, findings, isEnd) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const para = element.closest?.('.para');
  if (!para || !container.contains(para)) {
    // A selection by paragraph ends before the next one's first character.
    if (!isEnd || !element.closest?.('.story')) return null;
    const point = document.createRange();
    point.setStart(node, offset);
    const before = [...container.querySelectorAll('.para')].findLast((para) => point.comparePoint(para, 0) < 0);
    return before ? findings.analysis.body.paragraphs[Number(before.dataset.number)].span[1] : null;
  }
  const words = para.firstElementChild;
  const [start, end] = findings.analysis.body.paragraphs[Number(para.dataset.number)].span;
  if (!words.contains(node)) return node === para && offset === 0 ? start : end;
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(node, offset);
  return start + before.toString().length;
}

export function createMarking(sheet, actions) {
  let findings = null;
  let place = null;
  let range = null;
  let condition = null;
  const whose = createWhose('marked-by');
  const outcomes = h('select', { 'aria-label': 'Which outcome it assumes' });
  const statement = h('form', { class: 'row', onsubmit: (event) => (event.preventDefault(), finish(() => actions.addQuotation(place, whose.chosen))) },
    h('button', { type: 'submit', class: 'plain' }, 'Statement by'), whose.parts);
  const conditional = h('div', { class: 'row' }, button('Condition', () => finish(() => (condition = place))));
  const follows = h('div', { class: 'row' },
    button('Follows from the condition', () => finish(() => actions.addConditional(condition, place, chosenOutcome()))), outcomes);
  const box = h('div', { class: 'marking', role: 'toolbar', 'aria-label': 'Mark the selected words', hidden: true }, statement, conditional, follows);
  // A condition waits for what would follow; until then it stands at the foot.
  const noted = h('p', {});
  const waiting = h('div', { class: 'waiting', role: 'status', hidden: true },
    noted, button('Nothing follows', () => finish(() => actions.addConditional(condition, null, null))), button('Cancel', () => finish(() => (condition = null))));
  document.body.append(h('section', { 'aria-label': 'Marking by hand' }, box, waiting));

  /** The outcome chosen: an antecedent that assumes it, `open`, or null where the condition's own words are to say. */
  function chosenOutcome() {
    const scenario = findings.outcomes.find(({ id }) => String(id) === outcomes.value);
    return scenario ? scenario.conditionals[0].antecedent : outcomes.value === 'open' ? 'open' : null;
  }
  function remind() {
    waiting.hidden = !condition;
    if (condition) noted.replaceChildren('Condition: ', h('q', {}, short(findings.words(condition).replace(/\s+/g, ' '), 60)), ' Now select what would follow.');
  }

  function finish(run) {
    run();
    getSelection().removeAllRanges();
    // The keyboard goes on where the words are.
    if (box.contains(document.activeElement)) sheet.focus({ preventScroll: true });
    hide();
    remind();
  }
  function hide() {
    box.hidden = true;
    place = null;
    window.CSS?.highlights?.delete('to-mark');
  }
  function offer() {
    if (!findings || box.contains(document.activeElement)) return;
    const selected = selectedPlace(sheet, findings);
    if (!selected) return hide();
    place = selected;
    range = getSelection().getRangeAt(0).cloneRange();
    follows.hidden = !condition;
    statement.hidden = conditional.hidden = Boolean(condition);
    const option = (value, words) => h('option', { value }, words);
    const open = findings.outcomes.some(({ event }) => event === 'open') ? [] : [option('open', 'Either way')];
    outcomes.replaceChildren(option('', 'Outcome as its words say'), ...findings.outcomes.map((scenario) => option(String(scenario.id), outcomeName(scenario))), ...open);
    whose.fill(findings, nearest(findings, place));
    box.hidden = false;
    placeBy(range, box);
  }
  // In a field of the box the browser lets go of the selection: the words stay marked as what it is about.
  box.addEventListener('focusin', () => window.CSS?.highlights?.set('to-mark', new Highlight(range)));
  let down = false;
  sheet.addEventListener('pointerdown', () => (down = true));
  document.addEventListener('pointerup', () => ((down = false), setTimeout(offer)));
  document.addEventListener('selectionchange', () => down || offer());
  document.addEventListener('keydown', (event) => {
    if (box.hidden) return;
    if (event.key === 'Escape') {
      getSelection().removeAllRanges();
      hide();
    } else if (event.key === 'Tab' && !event.shiftKey && !box.contains(document.activeElement)) {
      // What was selected by keyboard is marked by keyboard: the box stands beside the words, so it comes next.
      event.preventDefault();
      box.querySelector('.row:not([hidden]) button').focus();
    }
  });

  return {
    update(next) {
      if (next.findings === findings) return;
      findings = next.findings ?? null;
      condition = null;
      hide();
      remind();
    },
  };
}

/** The speaker mentioned nearest to a place. */
function nearest(findings, [start, end]) {
  let best = null;
  let least = 400;
  for (const speaker of findings.analysis.speakers) {
    for (const [from, to] of speaker.mentions) {
      const away = to <= start ? start - to : from >= end ? from - end : 0;
      if (away < least) [best, least] = [speaker.id, away];
    }
  }
  return best;
}
