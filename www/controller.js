// Wires everything: input → core → store → views, and what the reader does → corrections → core again.

import { createStore, currentOf } from './state/store.js';
import * as corrections from './state/corrections.js';
import { receive, chooseFiles } from './input/receive.js';
import { readBytes, readPaste, refuse, LIMIT } from './input/reading.js';
import { createLibrary } from './library.js';
import { createBar } from './view/bar.js';
import { countsOf, createShelf, titleOf } from './view/shelf.js';
import { createReader } from './view/reader.js';
import { createTabs } from './view/tabs.js';
import { createSpeakers } from './view/speakers.js';
import { createBoard } from './view/board.js';
import { createRemoved } from './view/removed.js';
import { createDetails } from './view/details.js';
import { isOf } from './view/findings.js';
import { createFind } from './view/find.js';
import { createPeek, describe } from './view/peek.js';
import { createMarking } from './view/marking.js';
import { createNotices } from './view/notices.js';
import { NARROW, cut, isNarrow } from './view/dom.js';
import { afterPaint } from './turns.js';
import { renderWelcome } from './view/welcome.js';
import { FORMS, citedQuotation } from './export/forms.js';
import { createCompare } from './view/compare.js';
import { createFoot } from './view/foot.js';
import { createKeys } from './view/keys.js';
import { chooseKeeping, keeps } from './state/keep.js';
import { fragmentOf, textOf, LONG } from './state/link.js';
import { install } from './install.js';
import { applyTheme, nextTheme } from './theme.js';
import { chooseOneKey, listen, oneKeyOn } from './keys.js';

/** The reason the core gives for a statement that stands nowhere but in the corrections. */
const BY_HAND = 'marked by hand';

/** The article is looked at, beside the panels or on a narrow screen instead of them. */
const ARTICLE = { view: 'article', wide: false };

/** Starts the page; `engine` reads its articles. */
export function startPage(engine) {
  const byId = (id) => document.getElementById(id);
  const desk = byId('desk');
  const sheet = byId('article');
  const store = createStore({ docs: [], current: null, panel: 'speakers', view: 'article', wide: false, selection: null, hover: null, marks: true, oneKey: oneKeyOn() });
  const notices = createNotices(byId('notices'), goOn);

  const get = () => currentOf(store.state);
  const library = createLibrary({ engine, store, notices, shownFirst: { ...ARTICLE, selection: null, hover: null } });
  const { openAll, correct } = library;
  const stepTo = (next, say) => {
    const doc = get();
    return doc && correct(doc, corrections.step(doc.history, next, say), `${say}.`);
  };

  const actions = {
    paste(plain, rich) {
      openAll([{ name: 'Pasted text', once: true, read: () => readPaste(plain, rich) }]);
    },
    files(files) {
      openAll(files.map((file) => ({ name: file.name, once: true, read: async () => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const read = readBytes(file.name, bytes);
        return read.problem ? read : { ...read, bytes };
      } })));
    },
    nothing() {
      notices.problem('There was no file with text in what you dropped: this page reads text, Markdown, HTML and mail.');
    },
    sample({ name }, number) {
      openAll([{ name, read: async () => {
        await engine.ready;
        return { content: engine.samples[number], html: false };
      } }]);
    },
    choose() {
      chooseFiles(actions.files);
    },
    dragging(over) {
      document.body.classList.toggle('dragging', over);
    },
    fresh() {
      store.set({ current: null, selection: null, hover: null, ...ARTICLE });
      goOn();
    },
    open(id) {
      store.set({ current: id, selection: null, hover: null, ...ARTICLE });
    },
    /** Goes to a finding of any open article. */
    visit(id, key) {
      store.set({ current: id, selection: key, hover: null, ...ARTICLE });
      inNextFrame(() => reader.show(key, false));
    },
    async keep(yes) {
      await chooseKeeping(yes);
      store.set({});
      if (yes && !keeps()) return notices.problem('This browser keeps nothing: its settings forbid it.');
      if (yes) library.keepSoon();
      notices.say(yes ? 'Open articles are kept in this browser from now on.' : 'What was kept in this browser is forgotten.');
    },
    close(id) {
      const { docs, current } = store.state;
      const at = docs.findIndex((doc) => doc.id === id);
      const left = docs.filter((doc) => doc.id !== id);
      store.set({ docs: left, current: current === id ? (left[Math.min(at, left.length - 1)]?.id ?? null) : current, selection: null });
      goOn();
      notices.say(`Closed: ${titleOf(docs[at])}`, { words: 'Undo', run: () => store.set((state) => ({ docs: [...state.docs.slice(0, at), docs[at], ...state.docs.slice(at)], current: id })) }, isCorrected(docs[at]));
    },
    closeAll() {
      const { docs, current } = store.state;
      store.set({ docs: [], current: null, selection: null, hover: null, ...ARTICLE });
      goOn();
      notices.say(`Closed ${docs.length} articles.`, { words: 'Undo', run: () => store.set((state) => ({ docs: [...docs, ...state.docs], current })) }, docs.some(isCorrected));
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
        inNextFrame(() => reader.show(key, false));
      } else {
        store.set({ panel: doc.findings.panel(key), ...(from === 'keyboard' && { view: 'panel' }) });
        inNextFrame(() => showCard(key, from === 'keyboard'));
      }
    },
    /** Shows the card of a finding, also where the panels are another screen. */
    toCard(key) {
      store.set({ panel: get().findings.panel(key), view: 'panel' });
      inNextFrame(() => showCard(key, true));
    },
    move(by) {
      const key = reader.move(by, store.state.selection);
      if (!key) return;
      const { findings } = get();
      store.set({ selection: key, panel: findings.panel(key), ...ARTICLE });
      notices.hear(`${describe(findings, key).join(', ')}: ${findings.words(findings.place(key))}`);
      inNextFrame(() => {
        reader.show(key, false);
        showCard(key, false);
      });
    },
    find() {
      find.open();
    },
    keys() {
      keys.open();
    },
    /** Shortcuts of one key are on, or off. */
    oneKey(on) {
      chooseOneKey(on);
      store.set({ oneKey: on });
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
    rejectStatement({ content, reason }) {
      stepTo(corrections.rejectFinding(get().history.present, 'quotation', content[0], reason !== BY_HAND), 'Left out a statement');
    },
    rejectCondition(place) {
      stepTo(corrections.rejectFinding(get().history.present, 'conditional', place), 'Left out a condition');
    },
    /** Words become a statement; `who` says it: {id}, {name} or {}. `done` is what the reader is told. */
    addQuotation(place, who, done = 'Marked a statement') {
      const { findings, history } = get();
      return stepTo(corrections.addFinding(history.present, { kind: 'quotation', content: place, ...sourceOf(findings, who, place) }), done);
    },
    /** A statement is said by somebody else: there it is shown. */
    async giveTo({ content: [place] }, who) {
      const { id, findings } = get();
      const held = await actions.addQuotation(place, who, `Changed who says it: ${who.name ?? findings.nameOf(who.id) ?? 'nobody named'}`);
      const doc = get();
      const moved = held && doc?.id === id && doc.findings.analysis.quotations.find(({ content }) => content[0][0] === place[0]);
      if (!moved) return;
      store.set({ selection: `q${moved.id}` });
      inNextFrame(() => showCard(`q${moved.id}`, false));
    },
    addConditional(antecedent, place, outcome) {
      stepTo(corrections.addFinding(get().history.present, { kind: 'conditional', antecedent, consequents: place ? [place] : [], outcome }), 'Marked a condition');
    },
    rename(speaker, name) {
      const { present } = get().history;
      const span = speaker.mentions[0];
      if (name.trim() === '') return;
      if (!span) return stepTo(corrections.giveOn(present, speaker.name, { speaker: name.trim() }), 'Renamed a speaker');
      const names = present.names.filter((given) => !isOf(given, speaker));
      stepTo({ ...present, names: [...names, { span, name: name.trim() }] }, 'Renamed a speaker');
    },
    merge(speaker, other) {
      const { present } = get().history;
      // One whom the reader brought in stands nowhere in the text: what they say is given to the other.
      const [stays, goes] = other.mentions.length > 0 && speaker.mentions.length === 0 ? [other, speaker] : [speaker, other];
      const next = goes.mentions.length === 0
        ? corrections.giveOn(present, goes.name, stays.mentions.length > 0 ? { source: stays.mentions[0] } : { speaker: stays.name })
        : { ...present, merge: [...present.merge, [stays.mentions[0], goes.mentions[0]]] };
      stepTo(next, 'Merged two speakers');
    },
    split(speaker, mention) {
      stepTo(corrections.splitSpeaker(get().history.present, speaker.mentions[mention]), 'Split a speaker');
    },
    undo() {
      const doc = get();
      if (doc?.history.past.length) library.undo(doc);
      // What was closed has no history of its own.
      else if (!notices.back() && doc) notices.say('Nothing to undo.');
    },
    redo() {
      const doc = get();
      if (!doc) return;
      const [next] = doc.history.future;
      if (next) correct(doc, corrections.redo(doc.history), `Redone: ${next.say}.`);
      else notices.say('Nothing to redo.');
    },
    encoding(encoding) {
      const doc = get();
      const read = readBytes(doc.name, doc.bytes, encoding);
      if (read.problem) return notices.problem(read.problem);
      library.reread(doc, read);
    },
    copyQuotation(quotation) {
      copy(citedQuotation(get().findings, quotation), 'Copied the statement with its source.');
    },
    takeAway(form, way) {
      if (way === 'print') return window.print();
      if (form === 'link') return copyLink(get());
      const { findings, history } = get();
      const { docs } = store.state;
      const { make, ofAll, ending, type } = FORMS[form];
      const content = ofAll ? ofAll(...docs.map(({ findings }) => findings)) : make(findings, history.present);
      if (way === 'copy') copy(content, 'Copied.');
      else save(`${ofAll ? `${docs.length}-articles` : slug(titleOf(get()))}.${ending}`, type, content);
    },
  };

  /** The keyboard goes on at `there`, or in what is shown instead of what went away. */
  function goOn(there = null) {
    queueMicrotask(() => (there?.checkVisibility() ? there : (byId('paste') ?? sheet)).focus({ preventScroll: true }));
  }

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
    const name = get()?.findings.panel(key);
    if (!name) return;
    const panel = tabs.panels.get(name);
    views.get(name).reveal?.(key);
    lightPanel();
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

  const foot = createFoot(byId('foot'), actions);
  const keys = createKeys(actions);
  let welcome = false;
  let before = store.state;
  function show(state) {
    const doc = currentOf(state);
    if (state.docs !== before.docs || state.current !== before.current) library.keepSoon();
    before = state;
    bar.update({ doc, several: state.docs.length > 1, marksOn: state.marks, oneKey: state.oneKey });
    keys.update(state);
    foot.update();
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
    // What had the keyboard went away with what was shown before. All is laid out for it, so it comes last.
    if (fresh && document.activeElement === document.body) sheet.focus({ preventScroll: true });
    // A new article is painted first, its findings in the next frame.
    if (fresh) afterPaint(fillPanel);
    else fillPanel();
  }
  /** Fills the panel that is seen; the others are filled when they are. */
  function fillPanel() {
    const { state } = store;
    const doc = currentOf(state);
    if (!doc) return;
    const panel = panelOf(state);
    const goOn = holdFocus(tabs.panels.get(panel));
    views.get(panel).update({ findings: doc.findings, doc, docs: state.docs, filled: lightPanel });
    goOn();
    lightPanel();
  }
  /** Lights what is chosen or pointed at in the panel that is seen. */
  function lightPanel() {
    const { state } = store;
    const doc = currentOf(state);
    if (!doc) return;
    const litKeys = litOf(state, doc);
    for (const card of tabs.panels.get(panelOf(state)).querySelectorAll('[data-key]:not(button)')) {
      card.classList.toggle('lit', litKeys.has(card.dataset.key));
      card.classList.toggle('chosen', state.selection === card.dataset.key);
    }
  }
  /** How far down the article (where it takes turns with the panels) and each panel were left: pixels of the page and of the panels' frame. */
  const left = new Map();
  const scrollers = [document.scrollingElement, tabs.panels.get('speakers').parentElement];
  let seen = null;
  /** Shows a state. What comes into view stands where it was left, and a new article at its beginning. */
  function turn(state) {
    const now = isNarrow() && state.view === 'article' ? 'article' : panelOf(state);
    const another = state.current !== before.current;
    // At first nothing is to be remembered, and asking would lay out a page half made.
    const turned = another || (seen && now !== seen);
    if (another) left.clear();
    else if (turned) left.set(seen, scrollers.map(({ scrollTop }) => scrollTop));
    show(state);
    if (turned) for (const [i, scroller] of scrollers.entries()) scroller.scrollTop = left.get(now)?.[i] ?? 0;
    seen = now;
    const doc = another && currentOf(state);
    if (doc) notices.hear(`${titleOf(doc)}: ${countsOf(doc)}`);
    // Corrections that are kept nowhere are not lost by a slip.
    window.onbeforeunload = state.docs.some(isCorrected) && !keeps() ? (event) => event.preventDefault() : null;
  }
  store.subscribe(turn);
  turn(store.state);

  // Where the letters are large the bar and the tabs need two rows: the style is told how high they are, and whether the bar takes a fifth of the screen.
  const sized = new ResizeObserver(() => {
    const [bar, tabRow] = [byId('bar'), tabs.list].map(({ offsetHeight }) => offsetHeight);
    document.body.classList.toggle('tight', bar * 5 > innerHeight);
    document.documentElement.style.setProperty('--bar', `${bar}px`);
    document.documentElement.style.setProperty('--tabs', `${tabRow}px`);
  });
  for (const element of [byId('bar'), tabs.list]) sized.observe(element);
  matchMedia(NARROW).addEventListener('change', () => store.set({}));
  /** What a link carries is opened; otherwise what was kept from the last visit. */
  async function begin() {
    await engine.ready;
    document.documentElement.dataset.reader = engine.thread;
    await library.openKept();
    await openLink();
  }
  async function openLink() {
    if (!/^#[th]=/.test(location.hash)) return;
    const linked = await textOf(location.hash, LIMIT);
    const problem = linked ? refuse('The text in the link', linked.content) : 'The text in the link is broken: it was cut on its way here.';
    if (problem) notices.problem(problem);
    else await openAll([{ name: 'Text from a link', once: true, read: () => linked }]);
  }
  addEventListener('hashchange', openLink);
  // On paper stand both panels of findings, also the one that was not looked at.
  addEventListener('beforeprint', () => {
    const doc = get();
    if (!doc) return;
    document.body.classList.add('paper');
    reader.flush();
    // Who looks at the comparison of several articles gets that on paper, whole.
    const comparing = panelOf(store.state) === 'compare' && (!isNarrow() || store.state.view === 'panel');
    document.body.classList.toggle('comparing', comparing);
    if (comparing) return views.get('compare').complete();
    for (const name of ['speakers', 'scenarios']) views.get(name).update({ findings: doc.findings, doc, docs: store.state.docs });
    // Nor does a long list hold anything back.
    for (const name of ['speakers', 'scenarios']) views.get(name).reveal('');
  });
  addEventListener('afterprint', () => document.body.classList.remove('paper', 'comparing'));
  receive(actions);
  const toFinding = (by) => () => get() && actions.move(by);
  listen(actions, store, { find: actions.find, keys: actions.keys, next: toFinding(1), previous: toFinding(-1) });
  applyTheme();
  install();
  begin().catch(() => notices.problem('This browser cannot run the reader: it needs WebAssembly. A newer browser has it.'));
}

/** True for an article with work of the reader's in it. */
function isCorrected({ history }) {
  return history.past.length > 0;
}

/** The panel that is chosen; there is nothing to compare with one article. */
function panelOf({ panel, docs }) {
  return panel === 'compare' && docs.length < 2 ? 'speakers' : panel;
}

/** What is lit: the chosen finding and the one under the pointer, each with what belongs to it. */
function litOf({ selection, hover }, { findings }) {
  return new Set([...findings.lit(selection), ...findings.lit(hover)]);
}

/** Runs something when what was changed is laid out. */
function inNextFrame(run) {
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

/** Notes where in a panel the keyboard is. What it gives brings it back there, once the panel was filled anew. */
function holdFocus(panel) {
  const { activeElement } = document;
  if (activeElement === panel || !panel.contains(activeElement)) return () => {};
  const { id } = activeElement;
  const cards = () => [...panel.querySelectorAll('.statement, .cell, .card header')];
  const at = cards().findIndex((card) => card.contains(activeElement));
  return () => {
    if (activeElement.isConnected || document.activeElement !== document.body) return;
    const now = cards();
    ((id ? panel.querySelector(`#${id}`) : now[Math.min(at, now.length - 1)]?.querySelector('button')) ?? panel).focus({ preventScroll: true });
  };
}

/** Who says some words, as a correction names them: by the mention next to the words, by a name, or nobody. */
function sourceOf(findings, { id, name }, place) {
  const called = (speaker) => findings.nameOf(speaker.id).toLowerCase() === name?.toLowerCase();
  const speaker = findings.speakers.get(id) ?? findings.ranked.find(called);
  if (!speaker) return name ? { speaker: name } : {};
  return speaker.mentions.length > 0 ? { source: closest(speaker.mentions, place) } : { speaker: speaker.name };
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
  // A long one ends at a whole word.
  return cut(`${title.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')}-`, 60).replace(/-[^-]*$/, '') || 'article';
}
