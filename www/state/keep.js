// The open articles, kept in this browser between visits: over http unless switched off, from disk only where asked for, since
// there other pages opened from disk may be able to read the store.
//
// Under `open` stands the list of articles with their corrections, under a key of its own each text: what did not change is not
// written again. Every writing looks at what is there, so that two windows which keep by turns lose nothing but each other's list.

import { isHistory, startHistory } from './corrections.js';

const DATABASE = 'foresay';
const CHOICE = 'foresay-keep';

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

/** The key under which each open document's text stands: one key a text, also when a document gets another. */
const keys = new Map();
let made = 0;

function keyOf({ id, content }) {
  const known = keys.get(id);
  if (known?.content === content) return known.key;
  const key = `text-${Date.now().toString(36)}-${++made}`;
  keys.set(id, { content, key });
  return key;
}

/** A document that came from the store keeps its place there. */
export function keptAs(doc, key) {
  if (key) keys.set(doc.id, { content: doc.content, key });
}

/**
 * Keeps what it takes to open the articles again; true where everything is written, false where more is to be written soon, null
 * where the store took nothing: it is full or forbidden. Never throws.
 */
export async function keep(docs, current) {
  try {
    const there = await store('readwrite');
    const open = new Set(docs.map(({ id }) => id));
    for (const id of keys.keys()) if (!open.has(id)) keys.delete(id);
    const present = new Set(await settled(there.getAllKeys()));
    const texts = docs.map((doc) => [keyOf(doc), doc.content]);
    const missing = texts.filter(([key]) => !present.has(key));
    for (const [key, content] of missing.slice(0, AT_ONCE)) there.put(content, key);
    const later = new Set(missing.slice(AT_ONCE).map(([key]) => key));
    const list = docs.map(({ name, html, encoding, sure, history }, i) => ({ name, html, encoding, sure, history, text: texts[i][0] })).filter(({ text }) => !later.has(text));
    const wanted = new Set(texts.map(([key]) => key).concat('open'));
    for (const key of present) if (!wanted.has(key)) there.delete(key);
    there.put({ docs: list, current: docs.findIndex((doc) => doc.id === current) }, 'open');
    // A store may find that it is full when all is said.
    await new Promise((resolve, reject) => {
      there.transaction.addEventListener('complete', resolve);
      there.transaction.addEventListener('abort', reject);
    });
    return later.size === 0;
  } catch {
    return null;
  }
}

/** What was kept: {docs, current, lost}, as `sound` gives it; null where nothing was. */
export async function kept() {
  try {
    const found = await settled((await store('readonly')).get('open'));
    return found === undefined ? null : sound(found);
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
    await settled((await store('readwrite')).clear());
  } catch {
    // There was nothing.
  }
}
