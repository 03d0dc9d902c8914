// The open articles: reads what comes in, many at a time, keeps them between visits, and computes anew what was corrected.

import * as corrections from './state/corrections.js';
import { keep, keepLate, keepNothing, kept, keptAs, keptText, keeps } from './state/keep.js';
import { noWords } from './input/reading.js';
import { Findings } from './view/findings.js';
import { count } from './view/dom.js';

const BROKE = 'Reading this text broke the program; that is a bug of ours. Your work here is kept, and other texts can be read.';

/** Articles that come in are shown together so often, in milliseconds, and so often it is said how far the reading is; the first at once. */
const TOGETHER = 150;

/** What takes longer than this, in milliseconds, is said to go on. */
const SLOW = 300;

/** So many texts that were not read are named at once; of more the count is said, and they are listed on request. */
const FEW = 3;

/** Copying articles for keeping takes time of its own: what is read is painted first, and this long later it is kept. */
const KEPT_AFTER = 200;

/** What was found in a text of so many characters is taken over, indexed and shown in three turns. */
const LONG = 500_000;

/** `shownFirst` are the fields of the state with which a newly opened article is shown. */
export function createLibrary({ engine, store, notices, shownFirst }) {
  let numbers = 0;
  const byId = (id) => store.state.docs.find((doc) => doc.id === id);
  const patch = (id, fields) => store.set(({ docs }) => ({ docs: docs.map((doc) => (doc.id === id ? { ...doc, ...fields, version: doc.version + 1 } : doc)) }));

  /** Runs the core over a document's content with its corrections. Gives findings, or null with the problem said. */
  async function analyse(doc, history, signal) {
    const options = { ...corrections.optionsOf(history.present), timings: true };
    const answer = await engine.read({ content: doc.content, html: doc.html, options }, signal);
    if (answer.cancelled) return null;
    if (answer.error?.trap === false && corrections.isCorrected(history.present)) {
      // Corrections of another text, or of another version of this one: the article counts for more.
      notices.problem(`The corrections of ${doc.name} do not fit its text and were left out.`);
      return analyse(Object.assign(doc, { history: corrections.startHistory() }), corrections.startHistory(), signal);
    }
    if (answer.error) {
      notices.problem(answer.error.trap ? `${doc.name}: ${BROKE}` : `${doc.name} was not read. ${answer.error.message}`);
      return null;
    }
    const turn = () => doc.content.length > LONG && new Promise((resolve) => setTimeout(resolve));
    await turn();
    const findings = new Findings(answer.analysis, answer.analysis.source ?? doc.content, history.present.names, doc.findings);
    await turn();
    return findings;
  }

  /** Reads one input: {doc}, {problem}, {open} where it is one of those `there` are, or nothing where it was cancelled or broke the reader. */
  async function readOne(input, there, signal) {
    const read = await input.read();
    if (read.problem) return read;
    const open = input.once && there.find(({ content, html }) => content === read.content && html === read.html);
    if (open) return { open };
    const { kept: key, ...fields } = read;
    const doc = { id: ++numbers, name: input.name, version: 0, history: input.history ?? corrections.startHistory(), ...fields };
    keptAs(doc, key);
    const findings = await analyse(doc, doc.history, signal);
    // White space is found before; marks that nobody sees and pages without words only when they are read.
    if (findings && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(findings.text)) return { problem: noWords(input.name) };
    return findings ? { doc: Object.assign(doc, { findings }) } : {};
  }

  /**
   * Opens inputs: each is {name, read: () => {content, html, ...} or {problem}}, and `once` where the same words are not opened
   * twice. As many are read at a time as there are readers for; they are shown in their order, the first at once. False where it
   * was cancelled.
   */
  async function openAll(inputs) {
    notices.clear();
    const mine = new AbortController();
    // Those that come in together may be alike.
    const there = store.state.docs;
    let progress = null;
    let done = 0;
    let again = 0;
    const problems = [];
    const slow = setTimeout(() => {
      progress = notices.progress(() => mine.abort());
      progress.at(done, inputs.length);
    }, SLOW);
    let arrived = [];
    let shownAt = -Infinity;
    let saidAt = -Infinity;
    const tell = () => {
      if (!progress || performance.now() - saidAt < TOGETHER) return;
      progress.at(done, inputs.length);
      saidAt = performance.now();
    };
    const show = () => {
      if (arrived.length === 0) return;
      const [first] = arrived;
      const [batch, fresh] = [arrived, shownAt === -Infinity];
      store.set(({ docs }) => ({ docs: [...docs, ...batch], ...(fresh && { current: first.id, ...shownFirst }) }));
      if (fresh) window.scrollTo(0, 0);
      arrived = [];
      shownAt = performance.now();
    };
    const ahead = [];
    for (let next = 0; done < inputs.length && !mine.signal.aborted; done++) {
      while (next < inputs.length && next < done + engine.ahead) ahead.push(readOne(inputs[next++], there, mine.signal));
      tell();
      const { doc, problem, open } = await ahead.shift();
      if (problem) problems.push(problem);
      if (open) again++;
      if (open && inputs.length === 1) store.set({ current: open.id, ...shownFirst });
      if (!doc) continue;
      arrived.push(doc);
      if (performance.now() - shownAt > TOGETHER) show();
      if (doc.sure === false && !inputs[done].history) notices.say(`${doc.name} is not UTF-8. It was read as ${doc.encoding}; Details lets you change that.`);
    }
    clearTimeout(slow);
    show();
    progress?.end();
    if (problems.length > FEW) notices.problem(`${problems.length} of ${count(inputs.length, 'text')} could not be read.`, problems);
    else for (const problem of problems) notices.problem(problem);
    if (again > 0) notices.say(inputs.length === 1 ? 'This text is open already: here it is.' : `Open already: ${count(again, 'text')}.`);
    if (mine.signal.aborted) notices.say('Reading was cancelled.');
    return !mine.signal.aborted;
  }

  /**
   * Takes over a history of corrections; the findings follow. `say` is told with a way back, which holds for this article and this step
   * alone; a step back needs none. Resolves to true where it took hold.
   */
  async function correct({ id }, history, say, back = true) {
    const { history: before } = byId(id);
    patch(id, { history });
    const slow = setTimeout(() => notices.say('Reading again …'), SLOW);
    const findings = await analyse(byId(id), history);
    clearTimeout(slow);
    const now = byId(id);
    if (!now || now.history !== history) return false;
    if (!findings) return patch(id, { history: before }), false;
    patch(id, { findings });
    store.set({ selection: null, hover: null });
    notices.say(say, back ? { words: 'Undo', run: () => byId(id)?.history === history && undo({ id }) } : null);
    return true;
  }

  /** One correction back. */
  function undo({ id }) {
    const { history } = byId(id);
    correct({ id }, corrections.undo(history), `Undone: ${history.past.at(-1).say}.`, false);
  }

  /**
   * Reads a document anew from what its file was decoded to. Corrections go along where they fit the words as they are now; they are
   * taken from the reading in which they were made, so that trying one encoding after the other loses none.
   */
  async function reread(doc, read) {
    const made = doc.carried?.history === doc.history ? doc.carried.made : { history: doc.history, text: doc.findings.text };
    const none = corrections.startHistory();
    const plain = await analyse({ ...doc, ...read }, none);
    if (!plain) return store.set({});
    const { history, lost } = corrections.carry(made.history, made.text, plain.text);
    const next = { ...doc, ...read, history };
    const findings = corrections.isCorrected(history.present) ? await analyse(next, history) : plain;
    if (!findings) return;
    const was = byId(doc.id);
    if (was?.history !== doc.history) return;
    patch(doc.id, { ...read, findings, history: next.history, carried: { history: next.history, made } });
    store.set({ selection: null, hover: null });
    const of = lost > 0 ? ` ${count(lost, 'correction')} left out, since the letters there are others now: another encoding brings them back.` : '';
    const back = () => byId(doc.id)?.history === next.history && (patch(doc.id, was), store.set({ selection: null, hover: null }));
    notices.say(`Read as ${read.encoding}.${of}`, { words: 'Undo', run: back }, lost > 0);
  }

  let restored = false;
  let keeping = null;
  let writing = false;
  let failures = 0;
  /** Keeps what is open, soon. */
  function keepSoon() {
    if (restored) keeping ??= setTimeout(keepNow, KEPT_AFTER);
  }
  async function keepNow() {
    if (keeping === null) return;
    clearTimeout(keeping);
    keeping = null;
    // One after the other.
    if (writing) return keepSoon();
    writing = keeps();
    const written = writing && (await keep(store.state.docs, store.state.current));
    writing = false;
    // A store may come to itself once; what it never takes is no promise to keep.
    if (written !== null) failures = 0;
    if (written === false ? keeps() : written === null && ++failures === 1) keepSoon();
    if (failures < 2) return;
    keepNothing();
    store.set({});
    notices.problem('Your articles could not be kept for the next visit: this browser has no room for them, or keeps nothing.');
  }
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepNow());
  addEventListener('pagehide', () => (keeping !== null || writing) && keeps() && keepLate(store.state.docs, store.state.current));
  // Another window closed articles, which may be open here, or chose whether to keep.
  addEventListener('storage', () => {
    store.set({});
    keepSoon();
  });

  /** Opens what was kept from the last visit, and says what of it could not be. */
  async function openKept() {
    const before = keeps() ? await kept() : null;
    if (before) await reopen(before);
    else restored = true;
  }
  async function reopen({ docs, current, lost }) {
    const inputs = docs.map(({ name, history, text, ...read }) => ({
      name,
      history,
      read: async () => {
        const content = read.content ?? (await keptText(text));
        return content === null ? (lost.articles++, { problem: `${name} was kept in this browser, but its text is gone.` }) : { ...read, content, kept: text };
      },
    }));
    restored = await openAll(inputs);
    if (!restored) notices.problem('What was not opened is still kept: open this page anew to read it. What you do until then is not kept.');
    // Each was opened with its own history; corrections that did not fit were given another, and then the first one stays.
    const wanted = docs[current] && store.state.docs.find((doc) => doc.history === docs[current].history);
    if (wanted) store.set({ current: wanted.id });
    const said = [lost.articles > 0 && count(lost.articles, 'article'), lost.corrections > 0 && `the corrections of ${count(lost.corrections, 'article')}`].filter(Boolean);
    if (said.length > 0) notices.problem(`What was kept in this browser could not all be read: ${said.join(' and ')} had to be left out.`);
  }

  return { openAll, openKept, correct, undo, reread, keepSoon };
}
