// What goes on when something breaks: the reader's thread dies, the network is gone, what was kept is of another version.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, serve, paste, press, until, shows, sample, pageFile } from './harness.mjs';
import { isHistory, startHistory, step, placeBlock, NONE } from '../../www/state/corrections.js';
import { sound } from '../../www/state/keep.js';

test('what was kept is opened as far as it can be read', () => {
  const history = step(startHistory(), placeBlock(NONE, [3, 9], false), 'Removed a block');
  assert.equal(isHistory(history), true);
  const doc = { name: 'a', content: 'x', html: false, encoding: undefined, sure: undefined, history };
  assert.deepEqual(sound({ docs: [doc], current: 0 }), { docs: [doc], current: 0, lost: { articles: 0, corrections: 0 } });
  const older = { ...history, present: { ...history.present, reject: [[3, 9]] } };
  for (const broken of [null, {}, 7, older, { ...history, past: [{}] }, { ...history, present: { ...NONE, keep: [[9, 3]] } }, { ...history, present: { ...NONE, more: [] } }]) {
    assert.equal(isHistory(broken), false);
    const { docs, lost } = sound({ docs: [{ ...doc, history: broken }, { name: 'b' }, null] });
    assert.deepEqual([docs.length, lost], [1, { articles: 2, corrections: 1 }]);
    assert.deepEqual(docs[0].history, startHistory());
  }
  assert.deepEqual(sound('old').docs, []);
});

/** Runs before the page: a text that says so ends the reader's thread, with an error or without a word. */
function breakable() {
  const hook = () => {
    addEventListener('message', (event) => {
      if (/thread ends silently/.test(event.data.content)) {
        event.stopImmediatePropagation();
        close();
      } else if (/thread ends loudly/.test(event.data.content)) {
        event.stopImmediatePropagation();
        throw new Error('out of memory');
      }
    });
  };
  const OwnBlob = Blob;
  window.Blob = function (parts, options) {
    return new OwnBlob(options?.type === 'text/javascript' ? [`(${hook})();`, ...parts] : parts, options);
  };
}

/** Puts something into the store as another version of the page might have. */
const keepByHand = (page, value) =>
  page.evaluate(
    (value) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('foresay', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('session');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('session', 'readwrite');
          transaction.objectStore('session').put(value, 'open');
          transaction.oncomplete = () => (opening.result.close(), resolve());
        };
      }),
    value,
  );

const NEXT = 'The next text is read all the same, the clerk said on Tuesday, and nobody in the room had expected it to be as long as this.\n\nThe council had voted on the bridge before noon.';

inBrowsers((given) => {
  test('a thread that dies is said, what is open stays, and the next text is read', async () => {
    const page = await open(given.browser, pageFile, (page) => page.evaluateOnNewDocument(breakable));
    await paste(page, sample('kestria-vote'));
    await shows(page, 'The race has narrowed to two.');
    await paste(page, 'Here the thread ends loudly.');
    await until(page, () => document.querySelector('.notice.problem')?.textContent.includes('Your work here is kept'));
    await paste(page, NEXT);
    await shows(page, 'The next text is read all the same');
    assert.equal(await page.$$eval('.shelf .doc', (docs) => docs.length), 2);
    await page.close();
  });

  test('a thread that dies without a word can be cancelled, and the next text is read', async () => {
    const page = await open(given.browser, pageFile, (page) => page.evaluateOnNewDocument(breakable));
    await paste(page, 'Here the thread ends silently.');
    await page.waitForSelector('.notice.progress');
    await press(page, 'Cancel', '.progress');
    await paste(page, NEXT);
    await shows(page, 'The next text is read all the same');
    await page.close();
  });

  test('visited once, the page opens and reads without its server', async () => {
    const server = await serve();
    const page = await open(given.browser, `${server.origin}/a/sub/path/`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    });
    server.close();
    await page.reload();
    await page.waitForSelector('html[data-reader]');
    await paste(page, sample('kestria-vote'));
    await shows(page, 'The race has narrowed to two.');
    await page.close();
  });

  test('what another version kept is opened as far as it goes, and the rest is said', async () => {
    const page = await open(given.browser, `${given.server.origin}/`);
    const history = { past: [], present: { body: 'detect', keep: [], drop: [], merge: [], split: [], reject: [[0, 5]], add: [], names: [] }, future: [] };
    await keepByHand(page, { docs: [{ name: 'old', content: sample('kestria-vote'), html: false, history }, { name: 7 }], current: 0 });
    await page.reload();
    await shows(page, 'The race has narrowed to two.');
    await until(page, () => /1 article and the corrections of 1 article had to be left out/.test(document.querySelector('.notice.problem')?.textContent));
    await page.close();
  });

  test('corrections that do not fit their text do not keep the article away', async () => {
    const page = await open(given.browser, `${given.server.origin}/`);
    const history = { past: [], present: { body: 'detect', keep: [[900000, 900005]], drop: [], merge: [], split: [], reject: [], add: [], names: [] }, future: [] };
    await keepByHand(page, { docs: [{ name: 'old', content: sample('kestria-vote'), html: false, history }], current: 0 });
    await page.reload();
    await shows(page, 'The race has narrowed to two.');
    await until(page, () => document.querySelector('.notice.problem')?.textContent.includes('corrections'));
    await page.close();
  });

  test('a store of another make does not stop the page, and the next visit keeps again', async () => {
    const page = await open(given.browser, `${given.server.origin}/`);
    await page.evaluate(() => new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('foresay');
      deleting.onerror = reject;
      deleting.onsuccess = () => {
        const opening = indexedDB.open('foresay', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('other');
        opening.onerror = reject;
        opening.onsuccess = () => (opening.result.close(), resolve());
      };
    }));
    await page.reload();
    await page.waitForSelector('.welcome');
    await page.waitForSelector('html[data-reader]');
    await paste(page, sample('ferry-inquiry'));
    await shows(page, 'Dornhaven');
    await until(page, () => new Promise((resolve) => {
      const opening = indexedDB.open('foresay', 1);
      // Looking must not make one.
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onerror = () => resolve(false);
      opening.onsuccess = () => {
        const { result } = opening;
        if (![...result.objectStoreNames].includes('session')) return result.close(), resolve(false);
        const asked = result.transaction('session').objectStore('session').get('open');
        asked.onsuccess = () => (result.close(), resolve(asked.result?.docs.length === 1));
      };
    }));
    await page.reload();
    await shows(page, 'Dornhaven');
    await page.close();
  });
}, { served: true });
