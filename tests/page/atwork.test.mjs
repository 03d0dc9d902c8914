// What people who work with the page need: a journalist who quotes, an analyst who compares, a fact-checker who hears the page.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, drop, press, shows, statements, text, until, sample } from './harness.mjs';

const STORY = [
  'Harbour dues divide the town',
  '“We will not pay twice,” said Mira Olden, the mayor. The port denied that the dues would double.',
  'Piet Harrow, who runs the ferry, said the ferry would stop by winter. “If the dues rise, the mill will close,” Harrow said.',
  'The council meets again on Friday, and nobody expects the talks to be short.',
].join('\n\n');

/** So many articles are open. */
const docs = (page, n) => until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, n);

inBrowsers((given) => {
  test('a statement that is given to another is shown with them, and it is said whose it is now', async () => {
    const page = await open(given.browser);
    await paste(page, STORY);
    await statements(page);
    const words = 'We will not pay twice';
    const card = (name) => page.$$eval('.card', (cards, name) => cards.find((card) => card.getAttribute('aria-label') === name)?.textContent ?? '', name);
    assert.ok((await card('Mira Olden')).includes(words));
    await page.evaluate((words) => {
      const statement = [...document.querySelectorAll('.statement')].find(({ textContent }) => textContent.includes(words));
      [...statement.querySelectorAll('button')].find(({ textContent }) => textContent === 'Wrong speaker?').click();
    }, words);
    const harrow = await page.$$eval('#whose option', (options) => options.find(({ textContent }) => textContent === 'Piet Harrow').value);
    await page.select('#whose', harrow);
    await press(page, 'Change', '.why');
    await until(page, () => /Changed who says it: Piet Harrow\./.test(document.querySelector('#notices').textContent));
    await until(page, (words) => {
      const chosen = document.querySelector('.statement.chosen');
      return chosen?.textContent.includes(words) && chosen.closest('.card').getAttribute('aria-label') === 'Piet Harrow';
    }, words);
    // On a phone it is seen above the tabs and what is said of it.
    await page.setViewport({ width: 375, height: 420 });
    await press(page, 'Speakers', '.tabs');
    await page.evaluate((words) => {
      const statement = [...document.querySelectorAll('.statement')].find(({ textContent }) => textContent.includes(words));
      [...statement.querySelectorAll('button')].find(({ textContent }) => textContent === 'Wrong speaker?').click();
    }, words);
    await page.select('#whose', '');
    await press(page, 'Change', '.why');
    await until(page, () => {
      const chosen = document.querySelector('.card[aria-label="Nobody named"] .statement.chosen')?.getBoundingClientRect();
      const above = [...document.querySelectorAll('.tabs, .notice')].map((element) => element.getBoundingClientRect().top);
      return chosen && document.querySelector('.notice') && chosen.top >= 0 && chosen.bottom <= Math.min(...above) + 1;
    });
    await page.close();
  });

  test('no part of the page that only scrolls is a stop of the keyboard without a name', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 1366, height: 500 });
    await paste(page, sample('kestria-vote'));
    await statements(page);
    await page.focus('.widen');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'name');
    await page.close();
  });

  test('a list of statements that was shown whole stays so when one of them is left out', async () => {
    const page = await open(given.browser);
    await paste(page, `The mayor speaks\n\n${Array.from({ length: 40 }, (_, i) => `“Point ${i + 1} of the plan is settled for good,” Ada Hart said.`).join('\n\n')}`);
    await until(page, () => document.querySelectorAll('.statement').length === 25);
    await page.focus('.rest');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelectorAll('.statement').length === 40);
    assert.ok(await page.evaluate(() => document.querySelectorAll('.statement')[25].contains(document.activeElement)), 'the keyboard goes on at the first that came');
    await page.evaluate(() => [...document.querySelectorAll('.statement')].at(-1).querySelector('.acts button:last-child').click());
    await until(page, () => document.querySelector('#notices').textContent.includes('Left out a statement'));
    await until(page, () => document.querySelectorAll('.statement').length === 39);
    assert.equal(await page.$('.rest'), null);
    // Another article begins with the first of its own again.
    await paste(page, `The clerk speaks\n\n${Array.from({ length: 40 }, (_, i) => `“Rule ${i + 1} of the house is settled for good,” Ada Hart said.`).join('\n\n')}`);
    await until(page, () => document.querySelectorAll('.statement').length === 25 && document.querySelector('.rest'));
    await page.close();
  });

  test('among thousands of statements a correction is shown in turns, and what is looked at stays', async () => {
    const page = await open(given.browser);
    const name = (n) => `Ada Mol${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10)]}en`;
    await paste(page, `The wards are full\n\n${Array.from({ length: 1200 }, (_, i) => `“Ward ${i} is full for the winter,” said ${name(i % 60)}.`).join('\n\n')}`);
    await until(page, () => document.querySelectorAll('.statement').length === 1200);
    const top = () => page.evaluate(() => document.querySelectorAll('.card')[9].getBoundingClientRect().top);
    await page.$eval('.card:nth-of-type(10)', (card) => card.scrollIntoView());
    const before = await top();
    await page.evaluate(() => {
      window.most = 0;
      const statements = ({ addedNodes }) => [...addedNodes].reduce((sum, node) => sum + (node.matches?.('.statement') ? 1 : (node.querySelectorAll?.('.statement').length ?? 0)), 0);
      new MutationObserver((changes) => (window.most = Math.max(window.most, changes.reduce((sum, change) => sum + statements(change), 0))))
        .observe(document.querySelector('#panel-speakers'), { childList: true, subtree: true });
      document.querySelectorAll('.card')[9].querySelector('.acts button:last-child').click();
    });
    await until(page, () => document.querySelectorAll('.statement').length === 1199);
    const most = await page.evaluate(() => window.most);
    assert.ok(most >= 200 && most < 900, `${most} made in one turn`);
    assert.ok(Math.abs((await top()) - before) < 2, `${await top()} instead of ${before}`);
    await page.close();
  });

  test('between the answer to a correction of a long text and its article the page has a turn of its own', async () => {
    // Counts the turns since the last answer of a worker.
    const watched = () => {
      window.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          this.addEventListener('message', ({ data }) => {
            if (!data.analysis) return;
            const id = (window.answer = Math.random());
            window.turns = 0;
            const count = () => id === window.answer && (window.turns++, setTimeout(count));
            setTimeout(count);
          });
        }
      };
    };
    const page = await open(given.browser, undefined, (page) => page.evaluateOnNewDocument(watched));
    const paragraphs = 4500;
    await paste(page, `The wards are full\n\n“It is ${paragraphs} full,” said Ada Hart.\n\n${Array.from({ length: paragraphs }, (_, i) => `The clerk of ward ${i} read the list of the day to the hall, and nobody asked for the reasons behind it, however long he waited.`).join('\n\n')}`);
    await until(page, (n) => document.querySelector('.statement')?.textContent.includes(`${n} full`) && document.querySelectorAll('.para').length > n, paragraphs);
    await page.evaluate(() => {
      window.seen = null;
      new MutationObserver(() => (window.seen ??= window.turns)).observe(document.querySelector('.story'), { childList: true, subtree: true });
      document.querySelector('.acts button:last-child').click();
    });
    await until(page, () => document.querySelector('#notices').textContent.includes('Left out a statement'));
    await until(page, () => window.seen !== null);
    const turns = await page.evaluate(() => window.seen);
    assert.ok(turns > 0, `${turns} turns`);
    await page.close();
  });

  test('where several articles are compared it is said who says what would follow', async () => {
    const page = await open(given.browser);
    const story = STORY.replace('The port denied', 'Olden denied');
    await paste(page, story);
    await docs(page, 1);
    await paste(page, story.replace('Harbour dues divide the town', 'Dues and don’ts').replace('the mill will close', 'the yard will close'));
    await docs(page, 2);
    await press(page, 'Compare', '.tabs');
    await until(page, () => [...document.querySelectorAll('#panel-compare .side li')].filter(({ textContent }) => /will close\s*says Piet Harrow$/.test(textContent)).length === 2);
    // What somebody denied is not shown as if they had said it.
    assert.equal(await page.$$eval('#panel-compare .side li', (items) => items.filter(({ textContent }) => textContent === 'the dues would doublereported: “denied”').length), 2);
    await page.close();
  });

  test('who goes from finding to finding by key hears each, and no name that is only mentioned is a mark', async () => {
    const page = await open(given.browser);
    await paste(page, STORY);
    await statements(page);
    await page.keyboard.press('n');
    await until(page, () => document.querySelector('#notices .unseen')?.textContent === 'Mira Olden, direct statement: We will not pay twice,');
    await page.keyboard.press('n');
    await until(page, () => /^The port, indirect statement: the dues would double/.test(document.querySelector('#notices .unseen')?.textContent));
    assert.deepEqual(await page.$$eval('.seg', (segs) => [...new Set(segs.filter((seg) => (seg.localName === 'mark') !== seg.matches('.seen')).map((seg) => seg.textContent))]), []);
    assert.ok((await page.$$eval('span.seg', (segs) => segs.map((seg) => seg.textContent))).includes('Mira Olden'));
    await page.close();
  });

  test('speakers, articles and paragraphs that are out of sight are told to those who hear the page', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 1366, height: 700 });
    const many = Array.from({ length: 20 }, (_, i) => `“Ward ${i} is full,” said Ada Hart${String.fromCharCode(97 + i)}, the clerk.`).join('\n\n');
    const long = Array.from({ length: 200 }, (_, i) => `The clerk of ward ${i} read the list of the day to the hall, and nobody asked for the reasons behind it.`).join('\n\n');
    await drop(page, [{ name: 'a.txt', text: `The wards are full\n\n${many}\n\n${long}` }, ...Array.from({ length: 19 }, (_, i) => ({ name: `${i}.txt`, text: STORY.replace('Harbour', `${i} harbour`) }))]);
    await docs(page, 20);
    await shows(page, 'ward 199');
    await statements(page);
    const skipped = await page.evaluate(() => ['.card h2 button', '.shelf .title', '.para > p'].map((selector) => [...document.querySelectorAll(selector)].filter((element) => !element.checkVisibility({ contentVisibilityAuto: true })).length));
    assert.deepEqual(skipped, [0, 0, 0]);
    await page.close();
  });

  test('of a dozen outcomes the board is seen at once, not bars before it', async () => {
    const page = await open(given.browser);
    const events = ['the mill burns', 'the dam breaks', 'the bank closes', 'the ferry sinks', 'the road floods', 'the school moves', 'the mast falls', 'the quay cracks', 'the bridge rusts', 'the river dries', 'the fleet sails', 'the port silts'];
    await paste(page, `What may come\n\n${events.map((event) => `If ${event}, the town would pay for the damage to the old quarter.`).join('\n\n')}`);
    await shows(page, 'the port silts');
    await press(page, 'Scenarios', '.tabs');
    await until(page, () => document.querySelectorAll('#panel-scenarios .condition-words').length > 8);
    assert.equal(await page.$('.balance'), null);
    await page.close();
  });

  test('on a small phone with letters twice as large the words have most of the screen', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 320, height: 568 });
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await until(page, () => {
      scrollTo(0, 900);
      const taken = (selector) => [...document.querySelectorAll(selector)].reduce((sum, element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return sum + Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
      }, 0);
      return scrollY > 800 && taken('#bar') + taken('.tabs') < innerHeight / 3;
    });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing goes beyond the side');
    // Small letters bring the bar back.
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await until(page, () => document.querySelector('#bar').getBoundingClientRect().top === 0);
    await page.close();
  });
});

inBrowsers((given) => {
  test('an article that was closed and brought back stands at its place at the next visit', async () => {
    const page = await open(given.browser, given.server.origin);
    const kept = (n) => until(page, (n) => new Promise((resolve) => {
      const opening = indexedDB.open('foresay', 1);
      opening.onsuccess = () => {
        const asked = opening.result.transaction('session').objectStore('session').get('open');
        asked.onsuccess = () => (opening.result.close(), resolve(asked.result?.docs.length === n));
      };
    }), n);
    await drop(page, ['One', 'Two', 'Three'].map((word) => ({ name: `${word}.txt`, text: STORY.replace('Harbour', word) })));
    await docs(page, 3);
    await kept(3);
    await press(page, 'Close One', '.shelf');
    await docs(page, 2);
    await kept(2);
    await press(page, 'Undo', '#notices');
    await docs(page, 3);
    await kept(3);
    await page.reload();
    await docs(page, 3);
    assert.deepEqual((await page.$$eval('.shelf .title', (titles) => titles.map(({ textContent }) => textContent.split(' ')[0]))), ['One', 'Two', 'Three']);
    assert.match(await text(page, 'h1'), /^One/);
    await page.close();
  });
}, { served: true });
