// Corrections by hand: what the reader told the core, with undo and redo. Pure functions over plain data.
// Places are UTF-16 units of the document's text, as the core takes them.

/** Nothing corrected. */
export const NONE = Object.freeze({ body: 'detect', keep: [], drop: [], merge: [], split: [], reject: [], add: [], names: [] });

/** A fresh history. */
export function startHistory(present = NONE) {
  return { past: [], present, future: [] };
}

/** A history in which `next` is the present. `say` names the step for the undo button. */
export function step(history, next, say) {
  return { past: [...history.past, { corrections: history.present, say }], present: next, future: [] };
}

/** One step back, or the history as it is. */
export function undo(history) {
  const last = history.past.at(-1);
  if (!last) return history;
  const future = [{ corrections: history.present, say: last.say }, ...history.future];
  return { past: history.past.slice(0, -1), present: last.corrections, future };
}

/** One step forward, or the history as it is. */
export function redo(history) {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, { corrections: history.present, say: next.say }], present: next.corrections, future };
}

/** True where two places share a character. */
export function overlap([a, b], [c, d]) {
  return a < d && c < b;
}

/** Keeps or removes the block at `span`. */
export function placeBlock(corrections, span, kept) {
  const others = (list) => list.filter((place) => !overlap(place, span));
  const keep = others(corrections.keep);
  const drop = others(corrections.drop);
  (kept ? keep : drop).push(span);
  return { ...corrections, keep, drop };
}

/** Leaves out the finding at `span`; one added by hand is taken back. */
export function rejectFinding(corrections, span) {
  const byHand = (added) => overlap(added.content ?? added.antecedent, span);
  if (corrections.add.some(byHand)) return { ...corrections, add: corrections.add.filter((added) => !byHand(added)) };
  return { ...corrections, reject: [...corrections.reject, span] };
}

/** Adds a finding marked by hand, and takes back a rejection in its way. */
export function addFinding(corrections, finding) {
  const place = finding.content ?? finding.antecedent;
  return { ...corrections, reject: corrections.reject.filter((span) => !overlap(span, place)), add: [...corrections.add, finding] };
}

/** The options for the core. Names given by hand are the page's own affair. */
export function optionsOf(corrections) {
  const { names, ...options } = corrections;
  return options;
}

/** True where anything was corrected. */
export function isCorrected(corrections) {
  return corrections.body !== 'detect' || Object.values(corrections).some((value) => Array.isArray(value) && value.length > 0);
}
