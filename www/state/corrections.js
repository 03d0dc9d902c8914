// Corrections by hand: what the reader told the core, with undo and redo. Pure functions over plain data.
// Places are UTF-16 units of the document's text, as the core takes them.

/** Nothing corrected. */
export const NONE = Object.freeze({ body: 'detect', keep: [], drop: [], merge: [], split: [], reject: [], add: [], names: [] });

const isPlace = (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isSafeInteger) && value[0] >= 0 && value[0] < value[1];
const isPair = (value) => Array.isArray(value) && value.length === 2 && value.every(isPlace);
const isRejection = (value) => ['quotation', 'conditional'].includes(value?.kind) && isPlace(value.place);
const isName = (value) => isPlace(value?.span) && typeof value.name === 'string';
const isFinding = (value) =>
  (value?.kind === 'quotation' && isPlace(value.content) && (!value.source || isPlace(value.source)) && ['undefined', 'string'].includes(typeof value.speaker)) ||
  (value?.kind === 'conditional' && isPlace(value.antecedent) && Array.isArray(value.consequents) && value.consequents.every(isPlace) && (!value.outcome || value.outcome === 'open' || isPlace(value.outcome)));
const LISTS = { keep: isPlace, drop: isPlace, merge: isPair, split: isPlace, reject: isRejection, add: isFinding, names: isName };

function isCorrections(value) {
  const whole = value && Object.keys(value).length === Object.keys(NONE).length && ['detect', 'whole'].includes(value.body);
  return Boolean(whole) && Object.entries(LISTS).every(([name, holds]) => Array.isArray(value[name]) && value[name].every(holds));
}

/** True for a history as this page writes it: one that was kept by another version may be none. */
export function isHistory(value) {
  const isStep = (one) => isCorrections(one?.corrections) && typeof one.say === 'string';
  return isCorrections(value?.present) && [value.past, value.future].every((steps) => Array.isArray(steps) && steps.every(isStep));
}

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

/** Makes a mention a speaker of its own. The core splits before it merges: a merge that this mention stands for is taken back. */
export function splitSpeaker(corrections, mention) {
  const merge = corrections.merge.filter((pair) => !pair.some((place) => overlap(place, mention)));
  if (merge.length < corrections.merge.length) return { ...corrections, merge };
  return { ...corrections, split: [...corrections.split, mention] };
}

/**
 * Leaves out the finding of a kind (`quotation`, `conditional`) at `place`. One added by hand is taken back, and that is all unless it
 * was `found` in the text too.
 */
export function rejectFinding(corrections, kind, place, found = false) {
  const add = corrections.add.filter((added) => added.kind !== kind || !overlap(placeOf(added), place));
  const enough = add.length < corrections.add.length && !found;
  return { ...corrections, add, reject: enough ? corrections.reject : [...corrections.reject, { kind, place }] };
}

const placeOf = (finding) => finding.content ?? finding.antecedent;

/**
 * Adds a finding marked by hand, and takes back a rejection in its way. What was said of the very same words before counts no
 * more: a statement is given to one speaker, and to another when the reader thinks again.
 */
export function addFinding(corrections, finding) {
  const [start, end] = placeOf(finding);
  const again = (added) => added.kind === finding.kind && placeOf(added)[0] === start && placeOf(added)[1] === end;
  const inTheWay = ({ kind, place }) => kind === finding.kind && overlap(place, placeOf(finding));
  return { ...corrections, reject: corrections.reject.filter((rejected) => !inTheWay(rejected)), add: [...corrections.add.filter((added) => !again(added)), finding] };
}

/** What was given to a speaker by a name that the reader typed is given to another: `who` is {source} or {speaker}. */
export function giveOn(corrections, name, who) {
  const theirs = ({ speaker }) => speaker?.toLowerCase() === name.toLowerCase();
  return { ...corrections, add: corrections.add.map((added) => (theirs(added) ? { kind: added.kind, content: added.content, ...who } : added)) };
}

/**
 * A history made over one decoding of a file, over another: {history, lost}. `lost` counts what the present has to do without, because
 * it stands behind the first letter that is another.
 */
export function carry(history, from, to) {
  if (history.past.length + history.future.length === 0) return { history, lost: 0 };
  const size = ({ body, ...lists }) => Object.values(lists).flat().length;
  const now = led(from, to);
  const carried = JSON.parse(JSON.stringify(history), (_, value) => {
    if (isPlace(value)) return value.map((offset) => now[offset]);
    if (value?.keep) for (const [name, holds] of Object.entries(LISTS)) value[name] = value[name].filter(holds);
    return value;
  });
  return { history: carried, lost: size(history.present) - size(carried.present) };
}

/** Where each place of one decoding is in another: letters of ASCII are the same in both, and what is between two of them stays there. */
function led(from, to) {
  const places = [];
  const odd = (letter) => letter > '\x7f' || letter === '\0';
  for (let i = 0, j = 0; ; i++, j++) {
    const [a, b] = [i, j];
    while (odd(from[i])) i++;
    while (odd(to[j])) j++;
    for (let k = a; k <= i; k++) places[k] = b + Math.round(((k - a) / (i - a || 1)) * (j - b));
    if (i >= from.length || from[i] !== to[j]) return places;
  }
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
