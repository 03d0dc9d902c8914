// Wires everything: input → core → store → views, and what the reader does → corrections → core again.

import { Engine } from './core/engine.js';
import { createStore, currentOf } from './state/store.js';
import * as corrections from './state/corrections.js';
import { receive, chooseFiles } from './input/receive.js';
import { readBytes, readPaste, refuse, LIMIT } from './input/reading.js';
import { Findings } from './view/findings.js';
import { createBar } from './view/bar.js';
import { createShelf, titleOf } from './view/shelf.js';
import { createReader } from './view/reader.js';
import { createTabs } from './view/tabs.js';
import { createSpeakers } from './view/speakers.js';
import { createBoard } from './view/board.js';
import { createRemoved } from './view/removed.js';
import { createDetails } from './view/details.js';
import { createFind } from './view/find.js';
import { createPeek } from './view/peek.js';
import { createMarking } from './view/marking.js';
import { createNotices } from './view/notices.js';
import { count, NARROW } from './view/dom.js';
import { renderWelcome } from './view/welcome.js';
import { FORMS, citedQuotation } from './export/forms.js';
import { createCompare } from './view/compare.js';
import { createFoot } from './view/foot.js';
import { keep, kept, keeps, chooseKeeping } from './state/keep.js';
import { fragmentOf, textOf, LONG } from './state/link.js';
import { install } from './install.js';
import { applyTheme, nextTheme } from './theme.js';

/** The article is looked at, beside the panels or on a narrow screen instead of them. */
const ARTICLE = { view: 'article', wide: false };

const BROKE = 'Reading this text broke the program; that is a bug of ours. Your work here is kept, and other texts can be read.';

/** Starts the page. */
export function startPage() {
  const byId = (id) => document.getElementById(id);
  const desk = byId('desk');
  const sheet = byId('article');
  const engine = new Engine();
  const store = createStore({ docs: [], current: null, panel: 'speakers', view: 'article', wide: false, selection: null, hover: null, marks: true });
  const notices = createNotices(byId('notices'));
  let numbers = 0;
  let restored = false;

  const get = () => currentOf(store.state);
  const patchDoc = (id, patch) => store.set((state) => ({ docs: state.docs.map((doc) => (doc.id === id ? { ...doc, ...patch, version: doc.version + 1 } : doc)) }));

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
    return new Findings(answer.analysis, answer.analysis.source ?? doc.content, history.present.names);
  }

  /** Opens what was kept from the last visit, and says what of it could not be. */
  async function openKept() {
    const before = keeps() ? await kept() : null;
    if (!before) return;
    await openAll(before.docs.map(({ name, history, ...read }) => ({ name, history, read: () => read })));
    const { docs } = store.state;
    store.set({ current: docs[before.current]?.id ?? store.state.current });
    const { articles, corrections: steps } = before.lost;
    const lost = [articles > 0 && count(articles, 'article'), steps > 0 && `the corrections of ${count(steps, 'article')}`].filter(Boolean);
    if (lost.length > 0) notices.problem(`What was kept in this browser could not all be read: ${lost.join(' and ')} had to be left out.`);
  }

  /** Opens inputs: each is {name, read: () => {content, html, ...} or {problem}}. The first one read is shown. */
  async function openAll(inputs) {
    notices.clear();
    const mine = new AbortController();
    let shown = false;
    const slow = setTimeout(() => report(0), 300);
    let reporting = false;
    const report = (done) => ((reporting = true), notices.progress(done, inputs.length, () => mine.abort()));
    for (const [i, input] of inputs.entries()) {
      if (mine.signal.aborted) break;
      if (reporting) report(i);
      const read = await input.read();
      if (read.problem) {
        notices.problem(read.problem);
        continue;
      }
      const doc = { id: ++numbers, name: input.name, version: 0, history: input.history ?? corrections.startHistory(), ...read };
      const findings = await analyse(doc, doc.history, mine.signal);
      if (!findings) continue;
      doc.findings = findings;
      store.set((state) => ({ docs: [...state.docs, doc], ...(shown ? {} : { current: doc.id, ...ARTICLE, selection: null, hover: null }) }));
      if (!shown) window.scrollTo(0, 0);
      shown = true;
      if (read.sure === false && !input.history) notices.say(`${input.name} is not UTF-8. It was read as ${read.encoding}; Details lets you change that.`);
    }
    clearTimeout(slow);
    if (reporting) notices.progress(1, 1);
    if (mine.signal.aborted) notices.say('Reading was cancelled.');
    return shown;
  }

  let turn = 0;
  /** Takes over a history of corrections; the findings follow. */
  async function correct(doc, history, say) {
    const mine = ++turn;
    const findings = await analyse(doc, history);
    if (!findings || mine !== turn) return;
    patchDoc(doc.id, { history, findings });
    store.set({ selection: null, hover: null });
    if (say) notices.say(say, { words: 'Undo', run: actions.undo });
  }
  const stepTo = (next, say) => {
    const doc = get();
    if (doc) correct(doc, corrections.step(doc.history, next, say), `${say}.`);
  };

  const actions = {
    paste(plain, rich) {
      openAll([{ name: 'Pasted text', read: () => readPaste(plain, rich) }]);
    },
    files(files) {
      openAll(files.map((file) => ({ name: file.name, read: async () => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const read = readBytes(file.name, bytes);
        return read.problem ? read : { ...read, bytes };
      } })));
    },
    nothing() {
      notices.problem('There was no file with text in what you dropped: this page reads text, Markdown, HTML and mail.');
    },
    sample(sample) {
      openAll([{ name: sample.name, read: () => ({ content: sample.text, html: false }) }]);
    },
    choose() {
      chooseFiles(actions.files);
    },
    dragging(over) {
      document.body.classList.toggle('dragging', over);
    },
    fresh() {
      store.set({ current: null, selection: null, hover: null, ...ARTICLE });
      queueMicrotask(() => byId('paste')?.focus());
    },
    open(id) {
      store.set({ current: id, selection: null, hover: null, ...ARTICLE });
    },
    /** Goes to a finding of any open article. */
    visit(id, key) {
      store.set({ current: id, selection: key, hover: null, ...ARTICLE });
      afterPaint(() => reader.show(key, false));
    },
    keep(yes) {
      chooseKeeping(yes).then(() => (yes ? keep(store.state.docs, store.state.current) : null));
      notices.say(yes ? 'Open articles are kept in this browser from now on.' : 'What was kept in this browser is forgotten.');
    },
    close(id) {
      const { docs, current } = store.state;
      const at = docs.findIndex((doc) => doc.id === id);
      const left = docs.filter((doc) => doc.id !== id);
      store.set({ docs: left, current: current === id ? (left[Math.min(at, left.length - 1)]?.id ?? null) : current, selection: null });
      notices.say(`Closed ${titleOf(docs[at])}.`, { words: 'Undo', run: () => store.set((state) => ({ docs: [...state.docs.slice(0, at), docs[at], ...state.docs.slice(at)], current: id })) });
    },
    panel(name) {
      store.set(name === 'article' ? { ...ARTICLE } : { panel: name, view: 'panel' });
    },
    /** The panels take the article's place too, or give it back. */
    widen() {
      store.set(({ wide }) => ({ wide: !wide, view: wide ? 'article' : 'panel' }));
    },
    hover(key) {
      if (key !== store.state.hover) store.set({ hover: key });
    },
    /** Selects a finding; `from` says where: its words then come into view on the other side. */
    select(key, from) {
      const doc = get();
      const same = key !== null && key === store.state.selection;
      store.set({ selection: same ? null : key });
      if (!key || same || !doc) return;
      if (from === 'panel') {
        store.set({ ...ARTICLE });
        afterPaint(() => reader.show(key, false));
      } else {
        store.set({ panel: doc.findings.panel(key), ...(from === 'keyboard' && { view: 'panel' }) });
        afterPaint(() => showCard(key, from === 'keyboard'));
      }
    },
    /** Shows the card of a finding, also where the panels are another screen. */
    toCard(key) {
      store.set({ panel: get().findings.panel(key), view: 'panel' });
      afterPaint(() => showCard(key, true));
    },
    move(by) {
      const key = reader.move(by, store.state.selection);
      if (!key) return;
      store.set({ selection: key, panel: get().findings.panel(key), ...ARTICLE });
      afterPaint(() => {
        reader.show(key, false);
        showCard(key, false);
      });
    },
    find() {
      find.open();
    },
    marks() {
      store.set((state) => ({ marks: !state.marks }));
    },
    theme() {
      notices.say(`Theme: ${nextTheme()}.`);
    },
    placeBlock(span, kept) {
      stepTo(corrections.placeBlock(get().history.present, span, kept), kept ? 'Restored a block' : 'Removed a block');
    },
    whole(whole) {
      stepTo({ ...get().history.present, body: whole ? 'whole' : 'detect' }, whole ? 'Took the whole text' : 'Told the article from the page again');
    },
    reject(kind, place) {
      stepTo(corrections.rejectFinding(get().history.present, kind, place), `Left out a ${kind === 'quotation' ? 'statement' : 'condition'}`);
    },
    addQuotation(place, speaker) {
      const { findings, history } = get();
      const mention = closest(findings.speakers.get(speaker)?.mentions ?? [], place);
      stepTo(corrections.addFinding(history.present, { kind: 'quotation', content: place, source: mention }), 'Marked a statement');
    },
    addConditional(antecedent, place, outcome) {
      stepTo(corrections.addFinding(get().history.present, { kind: 'conditional', antecedent, consequents: place ? [place] : [], outcome }), 'Marked a condition');
    },
    rename(speaker, name) {
      const { present } = get().history;
      const span = speaker.mentions[0];
      if (!span || name.trim() === '') return;
      const names = present.names.filter((given) => !corrections.overlap(given.span, span));
      stepTo({ ...present, names: [...names, { span, name: name.trim() }] }, 'Renamed a speaker');
    },
    merge(speaker, other) {
      const { present } = get().history;
      stepTo({ ...present, merge: [...present.merge, [speaker.mentions[0], other.mentions[0]]] }, 'Merged two speakers');
    },
    split(speaker, mention) {
      stepTo(corrections.splitSpeaker(get().history.present, speaker.mentions[mention]), 'Split a speaker');
    },
    undo() {
      const doc = get();
      if (doc?.history.past.length) correct(doc, corrections.undo(doc.history), null);
    },
    redo() {
      const doc = get();
      if (doc?.history.future.length) correct(doc, corrections.redo(doc.history), null);
    },
    encoding(encoding) {
      const doc = get();
      const read = readBytes(doc.name, doc.bytes, encoding);
      if (read.problem) return notices.problem(read.problem);
      const history = corrections.startHistory();
      const next = { ...doc, ...read, history };
      analyse(next, history).then((findings) => findings && patchDoc(doc.id, { ...read, history, findings }));
    },
    copyQuotation(quotation) {
      copy(citedQuotation(get().findings, quotation), 'Copied the statement with its source.');
    },
    takeAway(form, way) {
      if (way === 'print') return window.print();
      if (form === 'link') return copyLink(get());
      const { findings, history } = get();
      const { make, ending, type } = FORMS[form];
      const content = make(findings, history.present);
      if (way === 'copy') copy(content, 'Copied.');
      else save(`${slug(titleOf(get()))}.${ending}`, type, content);
    },
  };

  async function copy(text, said) {
    try {
      await navigator.clipboard.writeText(text);
      notices.say(said);
    } catch {
      notices.problem('The browser did not allow copying. Save it as a file instead.');
    }
  }

  async function copyLink(doc) {
    const address = location.href.split('#')[0] + (await fragmentOf(doc.content, doc.html));
    const long = address.length > LONG ? ` It is long (${Math.round(address.length / 1000)} KB): some programs cut such links.` : '';
    const here = location.protocol === 'file:' ? ' It opens on this computer alone, since this page was opened from disk.' : '';
    await copy(address, `Copied a link that carries the whole text.${long}${here} Share it only where you may share the text.`);
  }

  function showCard(key, focus) {
    const name = get().findings.panel(key);
    const panel = tabs.panels.get(name);
    views.get(name).reveal?.(key);
    const card = panel.querySelector(`[data-key="${CSS.escape(key)}"]:not(button)`);
    card?.closest('details')?.setAttribute('open', '');
    card?.scrollIntoView({ block: 'nearest' });
    if (focus) (card?.querySelector('button') ?? panel).focus();
  }

  const reader = createReader(sheet, actions);
  const find = createFind(byId('find'), { reader, show: () => store.state.view !== 'article' && store.set({ ...ARTICLE }) });
  const bar = createBar(byId('bar'), actions);
  const shelf = createShelf(byId('shelf'), actions);
  const tabs = createTabs(byId('findings'), actions);
  const filled = (name, create) => [name, create(tabs.panels.get(name), actions)];
  const views = new Map([
    filled('speakers', createSpeakers),
    filled('scenarios', createBoard),
    filled('removed', createRemoved),
    filled('details', createDetails),
    filled('compare', createCompare),
  ]);
  const marking = createMarking(sheet, actions);
  const peek = createPeek(byId('peek'), actions);
  lightCards(byId('findings'), actions);

  createFoot(byId('foot'), actions);
  /** Copying the articles for keeping takes time of its own: what is read is painted first, and many files are copied once. */
  let keeping = null;
  function keepSoon() {
    clearTimeout(keeping);
    keeping = setTimeout(keepNow, 200);
  }
  function keepNow() {
    clearTimeout(keeping);
    if (keeping !== null && keeps()) keep(store.state.docs, store.state.current);
    keeping = null;
  }
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepNow());
  let welcome = false;
  let keptStamp = '';
  function show(state) {
    const doc = currentOf(state);
    const stamp = `${state.current} ${state.docs.map(({ id, version }) => `${id}:${version}`)}`;
    if (stamp !== keptStamp && restored) keepSoon();
    keptStamp = stamp;
    bar.update({ doc, marksOn: state.marks });
    shelf.update(state);
    desk.dataset.view = state.view;
    desk.classList.toggle('wide', state.wide && Boolean(doc));
    desk.classList.toggle('empty', !doc);
    document.title = doc ? `${titleOf(doc)} · Foresay` : 'Foresay';
    byId('findings').hidden = !doc;
    if (!doc) {
      peek.update({});
      find.update({});
      marking.update({});
      if (!welcome) renderWelcome(sheet, actions);
      reader.clear();
      welcome = true;
      return;
    }
    welcome = false;
    const { findings } = doc;
    const litKeys = litOf(state, doc);
    const fresh = reader.update({ findings, litKeys, marks: state.marks });
    marking.update({ findings });
    find.update({ findings });
    peek.update({ findings, selection: state.selection });
    tabs.update({ panel: panelOf(state), view: state.view, wide: state.wide, findings, docs: state.docs });
    // A new article is painted first, its findings in the next frame.
    if (fresh && document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(fillPanel));
    else fillPanel();
  }
  /** Fills the panel that is seen; the others are filled when they are. */
  function fillPanel() {
    const { state } = store;
    const doc = currentOf(state);
    if (!doc) return;
    const panel = panelOf(state);
    views.get(panel).update({ findings: doc.findings, doc, docs: state.docs });
    const litKeys = litOf(state, doc);
    for (const card of tabs.panels.get(panel).querySelectorAll('[data-key]:not(button)')) {
      card.classList.toggle('lit', litKeys.has(card.dataset.key));
      card.classList.toggle('chosen', state.selection === card.dataset.key);
    }
  }
  store.subscribe(show);
  show(store.state);

  matchMedia(NARROW).addEventListener('change', () => store.set({}));
  /** What a link carries is opened; otherwise what was kept from the last visit. */
  async function begin() {
    await engine.ready;
    document.documentElement.dataset.reader = engine.thread;
    await openKept();
    restored = true;
    await openLink();
  }
  async function openLink() {
    if (!/^#[th]=/.test(location.hash)) return;
    const linked = await textOf(location.hash, LIMIT);
    const problem = linked ? refuse('The text in the link', linked.content) : 'The text in the link is broken: it was cut on its way here.';
    if (problem) notices.problem(problem);
    else await openAll([{ name: 'Text from a link', read: () => linked }]);
  }
  addEventListener('hashchange', openLink);
  // On paper stand both panels of findings, also the one that was not looked at.
  addEventListener('beforeprint', () => {
    const doc = get();
    if (!doc) return;
    for (const name of ['speakers', 'scenarios']) views.get(name).update({ findings: doc.findings, doc, docs: store.state.docs });
    document.body.classList.add('paper');
  });
  addEventListener('afterprint', () => document.body.classList.remove('paper'));
  receive(actions);
  keys(actions, store);
  applyTheme();
  install();
  begin().catch(() => notices.problem('This browser cannot run the reader: it needs WebAssembly. A newer browser has it.'));
}

/** The panel that is chosen; there is nothing to compare with one article. */
function panelOf({ panel, docs }) {
  return panel === 'compare' && docs.length < 2 ? 'speakers' : panel;
}

/** What is lit: the chosen finding and the one under the pointer, each with what belongs to it. */
function litOf({ selection, hover }, { findings }) {
  return new Set([...findings.lit(selection), ...findings.lit(hover)]);
}

function afterPaint(run) {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

/** Cards light their words on hover and on keyboard focus. */
function lightCards(container, actions) {
  const keyAt = (target) => target.closest?.('[data-key]')?.dataset.key ?? null;
  container.addEventListener('pointerover', (event) => actions.hover(keyAt(event.target)));
  container.addEventListener('pointerleave', () => actions.hover(null));
  container.addEventListener('focusin', (event) => event.target.matches(':focus-visible') && actions.hover(keyAt(event.target)));
  container.addEventListener('focusout', () => actions.hover(null));
}

/** Keys for the whole page; those that a text field needs are left to it. */
function keys(actions, store) {
  document.addEventListener('keydown', (event) => {
    if (event.target.closest?.('input, textarea, select')) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && key === 'z') {
      event.preventDefault();
      if (event.shiftKey) actions.redo();
      else actions.undo();
    } else if (command && key === 'y') {
      event.preventDefault();
      actions.redo();
    } else if (event.key === '/' && !command && !event.altKey && currentOf(store.state)) {
      event.preventDefault();
      actions.find();
    } else if (event.key === 'Escape' && store.state.selection) {
      actions.select(null, 'keyboard');
    }
  });
}

/** The one of some places that is nearest to another, or null. */
function closest(places, [start]) {
  return places.reduce((best, place) => (best && Math.abs(best[0] - start) <= Math.abs(place[0] - start) ? best : place), null);
}

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function slug(title) {
  return title.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'article';
}
