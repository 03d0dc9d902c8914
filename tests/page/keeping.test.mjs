// Several articles together, marking by hand, what is kept between visits, and links that carry the text.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, press, until, shows, statements, text, sample, pageFile } from './harness.mjs';
import { fragmentOf, textOf } from '../../www/state/link.js';
import { nameKey, joinOutcomes } from '../../www/view/across.js';

test('a link’s fragment gives the text back, and a broken or swollen one nothing', async () => {
  for (const content of ['Zoë said “yes”. 😀', 'x'.repeat(100_000), sample('harbour-levy')]) {
    assert.deepEqual(await textOf(await fragmentOf(content, false), 1_000_000), { content, html: false });
  }
  assert.equal(await textOf('#t=AAAA', 1000), null);
  assert.equal(await textOf('#somewhere', 1000), null);
  assert.equal(await textOf(await fragmentOf('x'.repeat(5000), false), 1000), null);
});

test('names agree without case, marks and articles', () => {
  assert.equal(nameKey('The  Ministry of Défense '), nameKey('ministry of defense'));
  assert.notEqual(nameKey('Mira Olden'), nameKey('Mira'));
});

test('“either way” joins articles only where they weigh another outcome in common', () => {
  const scenario = (event, subject) => ({ event, subject, label: subject ?? 'either way', conditionals: [{}] });
  const doc = (id, ...outcomes) => ({ id, findings: { outcomes } });
  const open = scenario('open', null);
  const sizes = (docs) => joinOutcomes(docs).filter(({ outcome }) => outcome.event === 'open').map(({ entries }) => entries.length);
  assert.deepEqual(sizes([doc(1, scenario('win', 'Olden'), open), doc(2, scenario('win', 'Olden'), open), doc(3, scenario('win', 'Brask'), open)]), [2, 1]);
  assert.deepEqual(sizes([doc(1, open), doc(2, open)]), [1, 1]);
  // Two matters are not one because each is told in several articles; a matter may be led on by an article that weighs two outcomes.
  const [olden, brask, tolls] = ['Olden', 'Brask', 'Tolls'].map((name) => scenario('win', name));
  assert.deepEqual(sizes([doc(1, olden, open), doc(2, tolls, open), doc(3, tolls, open), doc(4, olden, open), doc(5, olden, brask, open), doc(6, brask, open)]), [4, 2]);
});

const docs = (page, n) => until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, n);

/** Waits until so many articles are kept. */
const kept = (page, n) =>
  until(page, (n) => new Promise((resolve) => {
    const opening = indexedDB.open('foresay', 1);
    opening.onsuccess = () => {
      const { result } = opening;
      const asked = result.transaction('session').objectStore('session').get('open');
      asked.onsuccess = () => (result.close(), resolve(asked.result?.docs.length === n));
    };
  }), n);

/** Waits until one correction of the first article is kept. */
const keptCorrection = (page) =>
  until(page, () => new Promise((resolve) => {
    const opening = indexedDB.open('foresay', 1);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('session').objectStore('session').get('open');
      asked.onsuccess = () => resolve(asked.result?.docs[0]?.history.past.length === 1);
    };
  }));

inBrowsers((given) => {
  test('two articles with the same speaker are joined on one board', async () => {
    const page = await open(given.browser);
    const story = (day, words) => `Mayor weighs bridge toll\n\nBy Ilse Varden\nPublished ${day} May 2031\n\n“${words},” Mayor Mira Olden said on Tuesday. If the toll passes, the ferry would close by winter.\n\nThe council meets again on Friday, and nobody expects the talks to be short.\n`;
    await paste(page, story(9, 'We will not raise the toll this year'));
    await docs(page, 1);
    await paste(page, story(4, 'The toll is the last thing on my mind'));
    await docs(page, 2);
    await press(page, 'Compare', '.tabs');
    await until(page, () => [...document.querySelectorAll('#panel-compare .joined')].some((joined) => /Olden/.test(joined.textContent) && joined.querySelectorAll('.side').length === 2));
    await page.$eval('#panel-compare .side button.words', (button) => button.click());
    await until(page, () => document.querySelector('.seg.lit'));
    await page.close();
  });

  test('while another article is fetched the open one can be gone back to', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.story p');
    assert.equal(await page.$eval('#shelf', (shelf) => shelf.hidden), true);
    await press(page, 'New');
    await page.waitForSelector('.welcome');
    await page.$eval('.shelf .doc', (doc) => doc.click());
    await shows(page, 'Dornhaven', '.story');
    await page.close();
  });

  test('words marked by hand become a statement, and undo takes them back', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.statement');
    const before = await statements(page);
    const words = await page.evaluate(() => {
      const para = [...document.querySelectorAll('.para')].find((para) => !para.querySelector('.quotation') && para.firstElementChild.textContent.length > 60);
      getSelection().selectAllChildren(para.firstElementChild);
      return para.firstElementChild.textContent.trim();
    });
    await page.waitForSelector('.marking:not([hidden])');
    await press(page, 'Statement by', '.marking');
    await until(page, (before) => document.querySelectorAll('.statement').length > before, before);
    await until(page, (words) => [...document.querySelectorAll('.statement .words')].some((item) => item.textContent.includes(words.replace(/\s+/g, ' ').slice(0, 40))), words);
    await press(page, 'Undo');
    await until(page, (before) => document.querySelectorAll('.statement').length === before, before);
    await page.close();
  });

  test('a statement that is none is left out, and undo brings it back', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.statement');
    const before = await statements(page);
    await press(page, 'Leave out', '.statement');
    await until(page, (before) => document.querySelectorAll('.statement').length < before, before);
    await press(page, 'Undo');
    await until(page, (before) => document.querySelectorAll('.statement').length === before, before);
    await page.close();
  });

  test('over http open articles and corrections are there after a reload, and can be forgotten', async () => {
    const page = await open(given.browser, `${given.server.origin}/`);
    await paste(page, sample('harbour-levy'));
    await docs(page, 1);
    await press(page, 'Removed', '.tabs');
    const rows = await page.$$eval('#panel-removed .gone', (items) => items.length);
    await press(page, 'Restore', '#panel-removed');
    await until(page, (rows) => document.querySelectorAll('#panel-removed .gone').length === rows - 1, rows);
    await keptCorrection(page);
    await page.reload();
    await page.waitForSelector('.story p');
    await press(page, 'Removed', '.tabs');
    await page.waitForSelector('#panel-removed .gone');
    assert.equal(await page.$$eval('#panel-removed .gone', (items) => items.length), rows - 1);
    await press(page, 'Undo');
    await until(page, (rows) => document.querySelectorAll('#panel-removed .gone').length === rows, rows);
    await page.$eval('#foot input', (box) => box.click());
    await until(page, () => document.querySelector('#notices').textContent.includes('forgotten'));
    await page.reload();
    await page.waitForSelector('html[data-reader]');
    await page.waitForSelector('.welcome');
    await page.$eval('#foot input', (box) => box.click());
    await page.close();
  });

  test('what was corrected, opened or closed the moment before a reload is there after it', async () => {
    const page = await open(given.browser, `${given.server.origin}/`);
    await paste(page, sample('ferry-inquiry'));
    await docs(page, 1);
    const before = await statements(page);
    await kept(page, 1);
    const reloaded = async (act) => {
      await Promise.all([page.waitForNavigation(), page.evaluate(act).catch(() => {})]);
      await page.waitForSelector('html[data-reader]');
    };
    await reloaded(() => {
      [...document.querySelectorAll('.statement button')].find((button) => button.textContent === 'Leave out').click();
      queueMicrotask(() => location.reload());
    });
    await docs(page, 1);
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before - 1);
    await paste(page, sample('kestria-vote'));
    await docs(page, 2);
    await page.reload();
    await docs(page, 2);
    await shows(page, 'The race has narrowed to two.');
    await kept(page, 2);
    await reloaded(() => {
      document.querySelector('.shelf li .quiet').click();
      queueMicrotask(() => location.reload());
    });
    await docs(page, 1);
    await shows(page, 'The race has narrowed to two.');
    await page.$eval('#foot input', (box) => box.click());
    await shows(page, 'forgotten', '#notices');
    await page.$eval('#foot input', (box) => box.click());
    await press(page, 'Close', '.shelf').catch(() => press(page, 'New').then(() => press(page, 'Close', '.shelf')));
    await kept(page, 0);
    await page.close();
  });

  test('two windows keep one list: what was opened or corrected in either is there, and what was closed in all is not', async () => {
    const window = () => open(given.browser, `${given.server.origin}/`);
    const titles = (page) => page.$$eval('.shelf .title', (items) => items.map((item) => item.textContent).sort());
    const story = (town) => `${town} weighs bridge toll\n\nBy Ilse Varden\nPublished 4 May 2031\n\n“We will not raise the toll in ${town} this year,” Mayor Mira Olden said on Tuesday. The council meets again on Friday, and nobody expects the talks to be short.\n`;
    const one = await window();
    await paste(one, story('Arnstad'));
    await kept(one, 1);
    const other = await window();
    await docs(other, 1);
    await paste(other, story('Belmora'));
    await kept(other, 2);
    await one.bringToFront();
    const said = await statements(one);
    await press(one, 'Leave out', '.statement');
    await until(one, (n) => document.querySelectorAll('.statement').length === n, said - 1);
    await paste(one, story('Corvale'));
    await kept(one, 3);
    // The other window has an older reading of the first article, and leaves it alone.
    await other.bringToFront();
    await paste(other, story('Dunmere'));
    await kept(other, 4);
    await one.reload();
    await docs(one, 4);
    await shows(one, 'Corvale', '.head');
    assert.deepEqual(await titles(one), ['Arnstad', 'Belmora', 'Corvale', 'Dunmere'].map((town) => `${town} weighs bridge toll`));
    const shut = (page, town) => press(page, `Close ${town}`, '.shelf');
    await one.bringToFront();
    const arnstad = () => [...document.querySelectorAll('.shelf .doc')].find((doc) => doc.textContent.startsWith('Arnstad')).click();
    await one.evaluate(arnstad);
    await shows(one, 'Arnstad', '.head');
    await until(one, (n) => document.querySelectorAll('.statement').length === n, said - 1);
    // What is closed in one window and open in the other stays for the other, and does not come back to the first.
    await shut(one, 'Belmora');
    await shut(one, 'Corvale');
    await docs(one, 2);
    await until(one, () => sessionStorage.getItem('foresay-closed')?.includes(','));
    await kept(one, 3);
    await one.reload();
    await docs(one, 2);
    const third = await window();
    await docs(third, 3);
    assert.deepEqual(await titles(third), ['Arnstad', 'Belmora', 'Dunmere'].map((town) => `${town} weighs bridge toll`));
    await third.$eval('#foot input', (box) => box.click());
    for (const page of [one, other]) await until(page, () => !document.querySelector('#foot input').checked);
    for (const page of [one, other, third]) await page.close();
    const fourth = await window();
    assert.equal(await fourth.$eval('#desk', (desk) => desk.classList.contains('empty')), true);
    await fourth.$eval('#foot input', (box) => box.click());
    await fourth.close();
  });

  test('from disk nothing is kept unless asked for', async () => {
    const page = await open(given.browser);
    assert.equal(await page.$eval('#foot input', (box) => box.checked), false);
    await paste(page, sample('ferry-inquiry'));
    await docs(page, 1);
    await page.reload();
    await page.waitForSelector('html[data-reader]');
    assert.equal(await page.$eval('#desk', (desk) => desk.classList.contains('empty')), true);
    await page.close();
  });

  test('a browser that keeps nothing is no promise of it', async () => {
    const forbid = () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden', 'SecurityError'); } });
    const page = await open(given.browser, `${given.server.origin}/`, (page) => page.evaluateOnNewDocument(forbid));
    assert.equal(await page.$eval('#foot input', (box) => box.checked), false);
    await page.$eval('#foot input', (box) => box.click());
    await shows(page, 'keeps nothing', '#notices');
    assert.equal(await page.$$eval('.notice.done', (notices) => notices.length), 0);
    assert.equal(await page.$eval('#foot input', (box) => box.checked), false);
    await page.close();
  });

  test('a store that takes nothing, or has no room, is no promise either, and corrections are not lost without a question', async () => {
    const noStore = () => (IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); });
    const full = () => (IDBObjectStore.prototype.put = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); });
    for (const broken of [noStore, full]) {
      const page = await open(given.browser, `${given.server.origin}/`, (page) => page.evaluateOnNewDocument(broken));
      await paste(page, sample('ferry-inquiry'));
      await shows(page, 'could not be kept', '#notices');
      assert.equal(await page.$eval('#foot input', (box) => box.checked), false);
      await press(page, 'Leave out', '.statement');
      await until(page, () => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
      await page.evaluate(() => (window.onbeforeunload = null));
      if (broken === noStore) {
        await page.$eval('#foot input', (box) => box.click());
        await shows(page, 'keeps nothing', '#notices');
        assert.equal(await page.$eval('#foot input', (box) => box.checked), false);
      }
      await page.close();
    }
  });

  test('a link that carries the text opens it; a broken one says so', async () => {
    const page = await open(given.browser, `${pageFile}${await fragmentOf(sample('kestria-vote'), false)}`);
    await shows(page, 'The race has narrowed to two.');
    await page.close();
    const broken = await open(given.browser, `${pageFile}#t=c3Rvcnk`);
    await until(broken, () => document.querySelector('.notice.problem')?.textContent.includes('link is broken'));
    assert.match(await text(broken, '#article'), /Who says what/);
    await broken.close();
  });

  test('a link that is opened again, as by a reload, leads to the article that is open, with its corrections', async () => {
    const page = await open(given.browser, `${given.server.origin}/${await fragmentOf(sample('ferry-inquiry'), false)}`);
    await docs(page, 1);
    const before = await statements(page);
    await press(page, 'Leave out', '.statement');
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before - 1);
    await keptCorrection(page);
    await page.reload();
    await shows(page, 'open already', '#notices');
    assert.equal(await page.$$eval('.shelf .doc', (rows) => rows.length), 1);
    assert.equal(await statements(page), before - 1);
    await page.$eval('#foot input', (box) => box.click());
    await page.close();
  });

  test('corrections that are kept nowhere are not lost without a question', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await docs(page, 1);
    const asks = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(await asks(), false);
    const before = await statements(page);
    await press(page, 'Leave out', '.statement');
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before - 1);
    assert.equal(await asks(), true);
    await press(page, 'Undo', '#bar');
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before);
    assert.equal(await asks(), false);
    await page.close();
  });
}, { served: true });
