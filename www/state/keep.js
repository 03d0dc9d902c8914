// The open articles, kept in this browser between visits: over http unless switched off, from disk only where asked for, since
// there other pages opened from disk may be able to read the store.

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
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('session', mode);
      transaction.oncomplete = () => database.close();
      transaction.onabort = () => database.close();
      resolve(transaction.objectStore('session'));
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

/** What was kept, or null. */
export async function kept() {
  try {
    return (await settled((await store('readonly')).get('open'))) ?? null;
  } catch {
    return null;
  }
}

/** Forgets everything that was kept. */
export async function forget() {
  try {
    await settled((await store('readwrite')).clear());
  } catch {
    // There was nothing.
  }
}
