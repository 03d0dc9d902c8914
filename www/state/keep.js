// The open articles, kept in this browser between visits: over http unless switched off, from disk only where asked for, since
// there other pages opened from disk may be able to read the store.

import { isHistory, startHistory } from './corrections.js';

const DATABASE = 'foresay';
const CHOICE = 'foresay-keep';

const fromDisk = () => location.protocol === 'file:';

/** True where articles are kept. */
export function keeps() {
  try {
    return (localStorage.getItem(CHOICE) ?? (fromDisk() ? 'no' : 'yes')) === 'yes';
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
  if (!yes) await forget();
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

/** Keeps what it takes to open the articles again. Never throws: a full or forbidden store keeps nothing. */
export async function keep(docs, current) {
  try {
    const plain = docs.map(({ name, content, html, encoding, sure, history }) => ({ name, content, html, encoding, sure, history }));
    await settled((await store('readwrite')).put({ docs: plain, current: docs.findIndex((doc) => doc.id === current) }, 'open'));
  } catch {
    // Nothing is kept, nothing breaks.
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

/**
 * What can be opened of what was kept, perhaps by another version of this page: articles with their corrections; where those
 * cannot be read the article without them. `lost` counts articles and corrections that were set aside.
 */
export function sound(found) {
  const lost = { articles: 0, corrections: 0 };
  if (!Array.isArray(found?.docs)) return { docs: [], current: -1, lost: { ...lost, articles: 1 } };
  const docs = [];
  for (const doc of found.docs) {
    if (typeof doc?.content !== 'string' || typeof doc.name !== 'string') {
      lost.articles++;
      continue;
    }
    const { name, content, html, encoding, sure } = doc;
    if (!isHistory(doc.history)) lost.corrections++;
    docs.push({ name, content, html: html === true, encoding, sure, history: isHistory(doc.history) ? doc.history : startHistory() });
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
