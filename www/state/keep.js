// The open articles, kept in this browser between visits: over http unless switched off, from disk only where asked for, since
// there other pages opened from disk may be able to read the store.
//
// Under `open` stands the list of articles with their corrections, under a key of its own each text: what did not change is not
// written again. Several windows keep one list: each writes what is new with it, and leaves what the others have. An article is forgotten
// once no window has it open. What there was no time to write when a window went away waits in a place that can be written at once.

import { isHistory, startHistory } from './corrections.js';

const DATABASE = 'foresay';
const CHOICE = 'foresay-keep';
const CLOSED = 'foresay-closed';
const CURRENT = 'foresay-current';
const LATE = 'foresay-late-';

/** Characters of a text that wait there. */
const SHORT = 500_000;

/** Texts written in one go; more follow in the next. */
const AT_ONCE = 100;

const fromDisk = () => location.protocol === 'file:';

/** The store took nothing on this visit. */
let refused = false;

/** Until the reader chooses anew nothing is kept. */
export function keepNothing() {
  refused = true;
}

/** True where articles are kept. */
export function keeps() {
  try {
    return !refused && (localStorage.getItem(CHOICE) ?? (fromDisk() ? 'no' : 'yes')) === 'yes';
  } catch {
    return false;
  }
}

/** Chooses; what was kept is forgotten where the answer is no. */
export async function chooseKeeping(yes) {
  try {
    localStorage.setItem(CHOICE, yes ? 'yes' : 'no');
  } catch {
    // A browser that keeps nothing.
  }
  refused = false;
  if (!yes) return forget();
  try {
    (await store('readonly')).transaction.abort();
  } catch {
    refused = true;
  }
}

function store(mode) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('session');
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('another page holds the store'));
    opening.onsuccess = () => {
      const database = opening.result;
      try {
        const transaction = database.transaction('session', mode);
        transaction.oncomplete = transaction.onabort = () => database.close();
        resolve(transaction.objectStore('session'));
      } catch (error) {
        // A database of this name without our store: nothing of ours is in it, and the next visit makes a sound one.
        database.close();
        indexedDB.deleteDatabase(DATABASE);
        reject(error);
      }
    };
  });
}

const settled = (request) => new Promise((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));

/** Of each open document the key under which its text stands (one key a text, also when a document gets another), and its corrections as they are kept. */
const keys = new Map();

/** The keys of what was opened from the list or written to it here: what of them is not open any more leaves it. */
const mine = new Set();

/** Where this window leaves what it could not write. */
const late = LATE + Math.random();

function placeOf({ id, content }) {
  const known = keys.get(id);
  if (known?.content === content) return known;
  const place = { content, key: `text-${Math.random()}`, history: null };
  keys.set(id, place);
  return place;
}

/** A document that came from the store keeps its place there. */
export function keptAs(doc, key) {
  if (key) keys.set(doc.id, { content: doc.content, key, history: doc.history });
}

/** What this window has to write: {docs, gone, current}; of a document its `content` too, and whether it `changed` here. */
function open(docs, current) {
  const list = docs.map((doc) => {
    const { name, content, html, encoding, sure, history } = doc;
    const place = placeOf(doc);
    return { name, content, html, encoding, sure, history, text: place.key, changed: place.history !== history };
  });
  const here = new Set(list.map(({ text }) => text));
  // Each window goes on with its own.
  const shown = docs.findIndex(({ id }) => id === current);
  sessionStorage.setItem(CURRENT, list[shown]?.text ?? '');
  return { docs: list, gone: [...mine].filter((key) => !here.has(key)), current: shown };
}

/** Writes it to what is there. True where all is written, false where texts are left for the next time. */
async function write({ docs, gone, current }) {
  const there = await store('readwrite');
  const present = new Set(await settled(there.getAllKeys()));
  const listed = new Map(sound((await settled(there.get('open'))) ?? { docs: [] }).docs.map((doc) => [doc.text, doc]));
  for (const key of [undefined, ...gone]) listed.delete(key);
  const missing = docs.filter(({ text }) => !present.has(text));
  for (const { text, content } of missing.slice(0, AT_ONCE)) {
    if (content !== undefined) there.put(content, text), present.add(text);
  }
  for (const { content, changed, ...doc } of docs) if (present.has(doc.text) && (changed || !listed.has(doc.text))) listed.set(doc.text, doc);
  for (const key of present) if (!listed.has(key)) there.delete(key);
  // Those that are open here stand in the order they have here, each where one of them stood.
  const own = docs.filter(({ text }) => listed.has(text)).map(({ text }) => text);
  const here = new Set(own);
  const list = [...listed.keys()].map((key) => (here.has(key) ? own.shift() : key));
  there.put({ docs: list.map((key) => listed.get(key)), current: list.indexOf(docs[current]?.text) }, 'open');
  // A store may find that it is full when all is said.
  await new Promise((resolve, reject) => {
    there.transaction.addEventListener('complete', resolve);
    there.transaction.addEventListener('abort', reject);
  });
  return missing.length <= AT_ONCE;
}

/**
 * Keeps what it takes to open the articles again; true where everything is written, false where more is to be written soon, null
 * where the store took nothing: it is full or forbidden. Never throws.
 */
export async function keep(docs, current) {
  try {
    const what = open(docs, current);
    const all = await write(what);
    for (const [id, place] of keys) {
      const doc = docs.find((doc) => doc.id === id);
      if (doc) place.history = doc.history;
      else keys.delete(id);
    }
    for (const { text } of what.docs) mine.add(text);
    for (const key of what.gone) mine.delete(key);
    localStorage.removeItem(late);
    if (what.gone.length > 0) {
      sessionStorage.setItem(CLOSED, JSON.stringify([...closed(), ...what.gone]));
      // The other windows hear it.
      localStorage.setItem(CLOSED, String(Date.now()));
    }
    return all;
  } catch {
    return null;
  }
}

/** Leaves what is not written yet where the next visit finds it: the window goes away. */
export function keepLate(docs, current) {
  const what = open(docs, current);
  what.docs = what.docs.filter(({ changed }) => changed);
  for (const most of [SHORT, 0]) {
    for (const doc of what.docs) if (mine.has(doc.text) || doc.content?.length > most) delete doc.content;
    try {
      return localStorage.setItem(late, JSON.stringify(what));
    } catch {
      // There is no room for so much.
    }
  }
}

/** What was closed in this window: where another has it open still it does not come back here. */
function closed() {
  return JSON.parse(sessionStorage.getItem(CLOSED) ?? '[]');
}

const waiting = () => Object.keys(localStorage).filter((name) => name.startsWith(LATE));

/** What was kept: {docs, current, lost}, as `sound` gives it; null where nothing was. */
export async function kept() {
  try {
    for (const name of waiting()) {
      const what = localStorage.getItem(name);
      localStorage.removeItem(name);
      await write(JSON.parse(what)).catch(() => {});
    }
    const found = await settled((await store('readonly')).get('open'));
    if (found === undefined) return null;
    const { docs, current, lost } = sound(found);
    const gone = new Set(closed());
    const left = docs.filter(({ text }) => !gone.has(text));
    for (const { text } of left) mine.add(text);
    const own = left.findIndex(({ text }) => text && text === sessionStorage.getItem(CURRENT));
    return { docs: left, current: own >= 0 ? own : left.indexOf(docs[current]), lost };
  } catch {
    return null;
  }
}

/** The text kept under a key; null where there is none. */
export async function keptText(key) {
  try {
    const text = await settled((await store('readonly')).get(key));
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

/**
 * What can be opened of what was kept, perhaps by another version of this page: articles with their corrections; where those
 * cannot be read the article without them. A document has its `content`, or the key of its `text`. `lost` counts articles and
 * corrections that were set aside.
 */
export function sound(found) {
  const lost = { articles: 0, corrections: 0 };
  if (!Array.isArray(found?.docs)) return { docs: [], current: -1, lost: { ...lost, articles: 1 } };
  const docs = [];
  for (const doc of found.docs) {
    if (typeof doc?.name !== 'string' || (typeof doc.content !== 'string' && typeof doc.text !== 'string')) {
      lost.articles++;
      continue;
    }
    const { name, content, text, html, encoding, sure } = doc;
    if (!isHistory(doc.history)) lost.corrections++;
    const where = typeof content === 'string' ? { content } : { text };
    docs.push({ name, ...where, html: html === true, encoding, sure, history: isHistory(doc.history) ? doc.history : startHistory() });
  }
  return { docs, current: found.current, lost };
}

/** Forgets everything that was kept. */
export async function forget() {
  try {
    for (const name of waiting()) localStorage.removeItem(name);
    await settled((await store('readwrite')).clear());
  } catch {
    // There was nothing.
  }
}
