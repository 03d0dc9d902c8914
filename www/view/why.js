// "Why?": the reason, how sure, by what the speaker was found, and the words it rests on. A native popover.

import { h } from './dom.js';
import { openPopover } from './popover.js';

const RESOLVED = {
  name: 'the source is a name',
  pronoun: 'the source is a pronoun, followed back to whom it stands for',
  description: 'the source is a description, matched to whom it describes',
  continuation: 'the words go on from the statement before',
  turn: 'the words stand in this speaker’s turn',
};

/** What the kinds of statement are. */
export const KIND_MEANS = {
  direct: 'the speaker’s own words, between quotation marks',
  indirect: 'told in the article’s words',
  mixed: 'told in the article’s words, with some of the speaker’s own between quotation marks',
};

/** A button that opens the reasons of one finding. `facts()` gives [term, words] pairs; empty ones are left out. */
export function why(facts) {
  const build = () => h('dl', {}, facts().filter(([, words]) => words).map(([term, words]) => [h('dt', {}, term), h('dd', {}, words)]));
  const open = (event) => openPopover(event.currentTarget, { label: 'Why this was found', build });
  return h('button', { type: 'button', class: 'link', 'aria-expanded': 'false', onclick: open }, 'Why?');
}

/** The reasons of a quotation. */
export function quotationFacts(findings, quotation) {
  return [
    ['Reason', quotation.reason],
    ['How sure', sure(quotation.confidence)],
    ['Kind', KIND_MEANS[quotation.kind]],
    ['Speaker', RESOLVED[quotation.resolved_by] ?? (quotation.speaker === null ? 'nobody is named' : null)],
    ['Source', quotation.source && `“${findings.words(quotation.source)}”`],
    ['Attributed by', quotation.cue && `“${findings.words(quotation.cue)}”`],
  ];
}

/** The reasons of a conditional. */
export function conditionalFacts(findings, conditional, consequent) {
  return [
    ['Reason', conditional.reason],
    ['How sure', sure(conditional.confidence)],
    ['Signal', conditional.signal && `“${findings.words(conditional.signal)}”`],
    ['Carried', consequent?.carried ? 'a following sentence that goes on under the same assumption' : null],
    ['Acts', consequent?.actor?.text],
  ];
}

/** A confidence in words. */
export function sure(confidence) {
  const percent = Math.round(confidence * 100);
  const word = confidence >= 0.85 ? 'Sure' : confidence >= 0.6 ? 'Fairly sure' : 'Not sure';
  return `${word}: about ${percent} of 100 such findings are right`;
}
