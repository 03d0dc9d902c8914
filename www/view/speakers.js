// Speakers: a card each, by weight, with every statement in order.

import { h, capital, count, cut } from './dom.js';
import { languageName } from './details.js';
import { saidIn, whoIs } from './findings.js';
import { byHand } from './marking.js';
import { paged, reveal } from './paged.js';
import { openPopover } from './popover.js';
import { afterPaint, atOnce, inTurns } from '../turns.js';
import { why, quotationFacts, sure, KIND_MEANS } from './why.js';
import { whoseButton } from './whose.js';

/** Cards that are seen at first, and parts of the bar above them; a click shows so many more cards. */
const CARDS = 100;

/** Statements of a card that are seen at first; long lists show the rest on a click. */
const FIRST = 25;

/** Statements and turns of a new article that are made at once: about a screen of them. The rest follows when these are painted. */
const SCREEN = Math.max(16, Math.ceil((globalThis.screen?.height ?? 0) / 60));

export function createSpeakers(container, actions) {
  let shown = null;
  let of = null;
  let later = null;
  /** Of whom all statements were asked for: a correction does not hide them again. */
  let whole = new Set();

  /** Makes what still waits. */
  function flush() {
    later?.stop();
    if (later) atOnce(later.steps);
    later = null;
  }

  return {
    /** `filled` is called when the rest is there; without it all is made at once. */
    update({ findings, doc, filled }) {
      if (shown === findings) return flush();
      later?.stop();
      later = null;
      const again = of === doc.id;
      if (!again) whole = new Set();
      // An article that was corrected is made anew as far as it is looked at in one go: nobody's place in it is lost.
      const lists = createLists(!filled ? Infinity : again ? reach(container) + SCREEN : SCREEN, flush, whole);
      shown = findings;
      of = doc.id;
      const { analysis } = findings;
      if (analysis.speakers.length === 0 && analysis.quotations.length === 0) {
        container.replaceChildren(h('p', { class: 'none' }, nothing(analysis)), byHand(analysis, 'a statement'));
        return;
      }
      const all = findings.unattributed.length > 0 ? [...findings.ranked, null] : findings.ranked;
      const show = (speaker) => (speaker ? card(findings, speaker, actions, lists.list) : nobody(findings, actions, lists.list));
      const saidBy = (list) => list.map(({ id }) => `q${id}`);
      const keysOf = (speaker) => speaker
        ? [`s${speaker.id}`, ...findings.turnsOf(speaker.id).map((i) => `t${i}`), ...saidBy(findings.statements.get(speaker.id))]
        : saidBy(findings.unattributed);
      const before = again ? container.querySelectorAll(':scope > .card').length : 0;
      const cards = atOnce(paged(all, Math.max(CARDS, before), show, { step: CARDS, keysOf }));
      lists.open();
      container.replaceChildren(share(findings), ...cards, byHand(analysis, 'a statement'));
      if (lists.waiting.length === 0) return;
      const mine = { steps: lists.rest(), stop: () => (mine.stopped = true) };
      later = mine;
      const ended = () => {
        later = null;
        filled();
      };
      afterPaint(() => mine.stopped || (mine.stop = inTurns(mine.steps, ended)));
    },
    /** Makes the card of a finding be there, where a long list still hides it. */
    reveal(key) {
      if (key && container.querySelector(`[data-key="${CSS.escape(key)}"]`)) return;
      flush();
      reveal(container, key);
      for (const rest of container.querySelectorAll('.rest')) {
        if (container.querySelector(`[data-key="${CSS.escape(key)}"]`)) return;
        rest.open();
      }
    },
  };
}

/** How many statements stand up to the end of the last card that is in sight or has the keyboard. */
function reach(container) {
  if (!container.checkVisibility()) return 0;
  const cards = [...container.querySelectorAll(':scope > .card')];
  const last = cards.findLastIndex((card) => card.getBoundingClientRect().top < innerHeight || card.contains(document.activeElement));
  return cards.slice(0, last + 1).reduce((sum, card) => sum + card.querySelectorAll('.statement').length, 0);
}

function nothing({ language, body }) {
  if (!language.supported) {
    return `This text does not look like English${language.code === 'und' ? '' : ` (it looks like ${languageName(language.code)})`}. Foresay looks for statements in English alone; the clean text is there all the same.`;
  }
  return body.paragraphs.length === 0 ? 'There is no article text to look for speakers in.' : 'Nobody is quoted or reported in this text, as far as Foresay can tell.';
}

/** The share of statements, as a bar. */
function share(findings) {
  const total = findings.analysis.quotations.length;
  const words = `${count(findings.ranked.length, 'speaker')}, ${saidIn(findings.analysis)}`;
  if (total === 0) return h('p', { class: 'summary' }, words);
  const parts = findings.ranked.filter((speaker) => findings.statements.get(speaker.id).length > 0);
  const bar = h('div', { class: 'share', 'aria-hidden': 'true' });
  for (const speaker of parts.slice(0, CARDS)) {
    const part = h('span', { class: `tint-${findings.tints.speaker(speaker.id)}` });
    part.style.flexGrow = String(findings.statements.get(speaker.id).length);
    bar.append(part);
  }
  return h('div', { class: 'summary' }, h('p', {}, words), bar);
}

function card(findings, speaker, actions, list) {
  const statements = findings.statements.get(speaker.id);
  const turns = findings.turnsOf(speaker.id);
  const key = `s${speaker.id}`;
  const name = findings.nameOf(speaker.id);
  const about = [speaker.title, speaker.affiliation, speaker.kind === 'organization' ? 'organisation' : null].filter(Boolean).join(', ');
  const counts = [statements.length > 0 ? count(statements.length, 'statement') : null, turns.length > 0 ? count(turns.length, 'turn') : null];
  const aliases = speaker.aliases.filter((alias) => alias !== name);
  return h(
    'article',
    { class: `card tint-${findings.tints.speaker(speaker.id)}`, 'data-key': key, 'aria-label': name },
    h(
      'header',
      {},
      h('h2', {}, h('button', { type: 'button', class: 'name', 'data-key': key, onclick: () => actions.select(key, 'panel') }, name)),
      h('span', { class: 'count' }, counts.filter(Boolean).join(', ')),
      menu(findings, speaker, actions),
    ),
    about ? h('p', { class: 'about' }, about) : null,
    aliases.length > 0 ? h('p', { class: 'aliases' }, 'Also: ', aliases.join(', ')) : null,
    statements.length > 0 ? list(statements, (quotation) => statement(findings, quotation, actions), whoIs(speaker)) : null,
    turns.length > 0 ? list(turns, (i) => turn(findings, i, actions), `turns of ${whoIs(speaker)}`) : null,
  );
}

/** Statements no one is named for. */
function nobody(findings, actions, list) {
  return h(
    'article',
    { class: 'card', 'aria-label': 'Nobody named' },
    h('header', {}, h('h2', {}, 'Nobody named'), h('span', { class: 'count' }, count(findings.unattributed.length, 'statement'))),
    list(findings.unattributed, (quotation) => statement(findings, quotation, actions)),
  );
}

/** Makes the lists of several cards: the first entries of them all, `room` of them, at once; those that wait are steps of `rest()`, and `flush` makes them. Of `whole` are those seen to their end. */
function createLists(room, flush, whole) {
  const waiting = [];
  /** A list of which the first entries are seen, the rest on a click. It is known by whose it is. */
  function list(entries, show, whose = null) {
    const most = whole.has(whose) ? entries.length : FIRST;
    const first = entries.slice(0, most);
    const shown = h('ol', { class: 'statements' }, first.splice(0, room).map(show));
    room -= shown.childElementCount;
    for (const entry of first) waiting.push(() => shown.append(show(entry)));
    if (entries.length <= most) return shown;
    const open = () => {
      flush();
      const items = entries.slice(FIRST).map(show);
      shown.append(...items);
      // The keyboard goes on at the first of them.
      if (document.activeElement === rest) items[0].querySelector('button').focus();
      rest.remove();
    };
    // What the reader asked for stays open; what was opened on the way to a finding does not.
    const rest = h('button', { type: 'button', class: 'plain rest', onclick: () => (whole.add(whose), open()) }, `Show ${entries.length - FIRST} more`);
    return [shown, Object.assign(rest, { open })];
  }
  function* rest() {
    for (const make of waiting) {
      make();
      yield;
    }
  }
  return { list, waiting, rest, open: () => (room = Infinity) };
}

/** Words of a turn that are seen in a list of turns. */
const OPENING = 90;

/** A label at the head of a turn, with the time before or behind the name: "MS. TOLM:", "[0:12] Ada Hart:", "Ada Hart (0:12):", "Q". */
const LABEL = /^\W?(?:[[(]?\d[\d:.]*[\])]?\s+)?(?:[^:?!]{1,80}?(?:\s*\([\d:]+\))?:|[QA]\.?)\s+/;

/** What is said in a turn: its card says whose it is. */
function said(findings, turn) {
  const words = findings.words(turn.span);
  if (!turn.labelled) return words;
  const [head, ...below] = words.split('\n');
  // Who speaks may stand alone on a line.
  const alone = below.length > 0 && head.length < 80 && !/[.?!…”"]$/.test(head.trim());
  return (alone ? below.join('\n') : words.replace(LABEL, '')).trim() || words;
}

function turn(findings, i, actions) {
  const key = `t${i}`;
  const words = said(findings, findings.analysis.turns[i]).replace(/\s+/g, ' ').trim();
  const opening = words.length > OPENING ? `${cut(words, words.lastIndexOf(' ', OPENING) + 1 || OPENING).trimEnd()} …` : words;
  return h('li', { class: 'statement turn-words', 'data-key': key }, h('button', { type: 'button', class: 'words', 'data-key': key, onclick: () => actions.select(key, 'panel') }, opening));
}

function statement(findings, quotation, actions) {
  const key = `q${quotation.id}`;
  return h(
    'li',
    { class: 'statement', 'data-key': key },
    h('button', { type: 'button', class: 'words', 'data-key': key, onclick: () => actions.select(key, 'panel') }, findings.said(quotation)),
    h(
      'div',
      { class: 'tools' },
      h('span', { class: 'tag', title: KIND_MEANS[quotation.kind] }, capital(quotation.kind)),
      quotation.cue ? h('span', { class: 'cue' }, findings.words(quotation.cue)) : null,
      quotation.confidence < 0.6 ? h('span', { class: 'tag doubt', title: sure(quotation.confidence) }, 'Not sure') : null,
      h('div', { class: 'acts' },
        why(() => quotationFacts(findings, quotation)),
        whoseButton(findings, quotation, actions),
        h('button', { type: 'button', class: 'link', onclick: () => actions.copyQuotation(quotation) }, 'Copy'),
        h('button', { type: 'button', class: 'link', onclick: () => actions.rejectStatement(quotation), title: 'This is no statement' }, 'Leave out')),
    ),
  );
}

/** Merge, split and rename. */
function menu(findings, speaker, actions) {
  const name = findings.nameOf(speaker.id);
  const open = (event) => openPopover(event.currentTarget, { label: `Correct ${name}`, className: 'why menu', build: (close) => forms(findings, speaker, actions, close) });
  return h('button', { type: 'button', class: 'link', 'aria-label': `Correct ${name}`, title: 'Rename, merge or split this speaker', 'aria-expanded': 'false', onclick: open }, 'Correct');
}

function forms(findings, speaker, actions, close) {
  const form = (id, words, control, verb, run) =>
    h('form', { onsubmit: (event) => (event.preventDefault(), close(), run()) }, h('label', { for: id }, words), h('div', { class: 'row' }, control, h('button', { type: 'submit', class: 'plain' }, verb)));
  const name = h('input', { id: 'speaker-name', type: 'text', value: findings.nameOf(speaker.id) });
  const made = [form('speaker-name', 'Call this speaker', name, 'Rename', () => actions.rename(speaker, name.value))];
  const others = findings.ranked.filter((other) => other.id !== speaker.id && other.mentions.length > 0);
  if (others.length > 0) {
    const into = h('select', { id: 'speaker-into' }, others.map((other) => h('option', { value: String(other.id) }, findings.nameOf(other.id))));
    made.push(form('speaker-into', 'The same as', into, 'Merge', () => actions.merge(findings.speakers.get(Number(into.value)), speaker)));
  }
  if (speaker.mentions.length > 1) {
    const which = h('select', { id: 'speaker-which' }, mentions(findings, speaker).map(({ words, i }) => h('option', { value: String(i) }, words)));
    made.push(form('speaker-which', 'Somebody else is meant by', which, 'Split off', () => actions.split(speaker, Number(which.value))));
  }
  return made;
}

/** A speaker's mentions, each with words enough to tell it by; at most a hundred. */
function mentions(findings, speaker) {
  return speaker.mentions.slice(0, 100).map((span, i) => {
    const before = findings.text.slice(Math.max(0, span[0] - 20), span[0]).replace(/\s+/g, ' ');
    const after = findings.text.slice(span[1], span[1] + 20).replace(/\s+/g, ' ');
    return { i, words: `…${before}[${findings.words(span)}]${after}…` };
  });
}
