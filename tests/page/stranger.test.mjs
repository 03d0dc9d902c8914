// A stranger with an article in the clipboard: a whole news page is selected and copied in the browser, pasted with the keyboard, and
// everything is got from it with clicks and keys alone, as people do; nothing is called that is not on the screen.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, shows, until } from './harness.mjs';

const NEWS = new URL('pages/news.html', import.meta.url).href;
const FURNITURE = ['Skip to content', 'Share on Facebook', 'Island school', 'Winter tyres', 'morning briefing', 'Rob', 'rye loaf', 'All rights reserved', 'Subscribe'];
const SECOND = [
  'Ferry operator opens its books after council vote',
  'By Nell Orrin\n12 October 2031',
  '“The money is gone, and everybody can see it now,” said Corin Vale, managing director of Selwick Ferries. Councillor Edda Marsh said she had read every page.',
  'If the talks fail, the region would send a boat of its own, the mayor said on Sunday. Nobody on the island expects the talks to be short.',
].join('\n\n');

async function withControl(page, key) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

/** Clicks what is seen with these words on it: a tab, a button, a link. */
async function click(page, words, within = 'body') {
  const found = await page.evaluateHandle(
    (words, within) => [...document.querySelectorAll(`${within} button`)].find((button) => button.checkVisibility() && button.textContent.trim().startsWith(words)),
    words,
    within,
  );
  assert.ok(found.asElement(), `nothing to click says “${words}” within ${within}`);
  await found.asElement().click();
}

/** Another page of the browser: words are copied there, and what was copied is looked at. */
async function desk(browser) {
  const page = await browser.newPage();
  await page.goto(NEWS);
  return {
    async copyPage() {
      await page.bringToFront();
      await withControl(page, 'a');
      await withControl(page, 'c');
    },
    async copyWords(words) {
      await page.bringToFront();
      await page.evaluate((words) => {
        document.body.replaceChildren(document.createElement('textarea'));
        document.querySelector('textarea').value = words;
        document.querySelector('textarea').select();
      }, words);
      await withControl(page, 'c');
    },
    /** What is in the clipboard. */
    async clipboard() {
      await page.bringToFront();
      await page.evaluate(() => document.body.replaceChildren(document.createElement('textarea')));
      await page.focus('textarea');
      await withControl(page, 'v');
      return page.$eval('textarea', (field) => field.value);
    },
    close: () => page.close(),
  };
}

inBrowsers((given) => {
  test('pastes a page, reads who says what, copies a statement, mends a speaker, asks what happens if, compares, takes the text away', async () => {
    const other = await desk(given.browser);
    const page = await open(given.browser);
    await other.copyPage();
    await page.bringToFront();
    await page.click('#paste');
    await withControl(page, 'v');
    await shows(page, 'The town council is divided', '.story');
    const story = await page.$eval('#article', (article) => article.textContent);
    for (const words of FURNITURE) assert.ok(!story.includes(words), words);
    for (const words of ['Council splits over ferry fare rise', 'Nell Orrin', '7 October 2031', 'The Selwick Chronicle', 'What happens on Thursday', 'Should the talks fail']) assert.ok(story.includes(words), words);

    const statement = '.card[aria-label="Edda Marsh"] .statement:nth-child(2)';
    await page.waitForSelector(statement);
    assert.match(await page.$eval(statement, (item) => item.textContent), /They ask islanders to pay a third more/);
    await click(page, 'Copy', statement);
    await shows(page, 'Copied the statement', '#notices');
    assert.match(await other.clipboard(), /^“They ask islanders to pay a third more and will not tell them why,?” \(Edda Marsh.*\)\. In: Nell Orrin\. “Council splits over .*”\. The Selwick Chronicle\. 2031-10-07\.$/);

    // A statement is given to somebody by the name that the reader knows.
    await page.bringToFront();
    const wrong = await page.$$eval('.statement', (items) => items.findIndex((item) => item.textContent.includes('it will stop sailing in winter')));
    await page.evaluate((at) => document.querySelectorAll('.statement')[at].setAttribute('id', 'the-wrong-one'), wrong);
    await click(page, 'Wrong speaker?', '#the-wrong-one');
    await page.waitForSelector('.why:popover-open #whose');
    await page.select('#whose', 'new');
    await page.click('.why:popover-open input');
    await page.keyboard.type('Selwick Ferries');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('.card[aria-label="Selwick Ferries"]')?.textContent.includes('it will stop sailing in winter'));

    await click(page, 'Scenarios', '.tabs');
    await page.waitForSelector('.board .cell');
    const lost = await page.$$eval('.board .cell', (cells) => cells.map((cell) => cell.textContent).find((words) => words.includes('If the council votes the rise down')));
    assert.match(lost, /we will have to lay up the boat from December to March/);

    await other.copyWords(SECOND);
    await page.bringToFront();
    await click(page, 'New', '#bar');
    await page.waitForSelector('#paste');
    await withControl(page, 'v');
    await shows(page, 'opens its books', '.head h1');
    await click(page, 'Compare', '.tabs');
    await until(page, () => ['Corin Vale', 'Edda Marsh'].every((name) => [...document.querySelectorAll('#panel-compare .joined')].some((joined) => joined.querySelector('strong').textContent === name && joined.querySelectorAll('.side').length === 2)));

    await click(page, 'Copy clean text', '#article');
    await shows(page, 'Copied.', '#notices');
    const taken = await other.clipboard();
    assert.ok(taken.startsWith('Ferry operator opens its books after council vote\n\nBy Nell Orrin. 2031-10-12\n\n“The money is gone'), taken.slice(0, 120));
    assert.ok(taken.trimEnd().endsWith('expects the talks to be short.'));
    assert.deepEqual(page.complaints, []);
    await page.close();
    await other.close();
  });
});
