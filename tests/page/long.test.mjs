// Long texts: a correction takes nobody's place away and is worked out in turns, and every finding is reached.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, press, until, shows, sample } from './harness.mjs';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const name = (i) => `Ber${LETTERS[i % 26]}${LETTERS[(i * 7 + Math.floor(i / 26)) % 26]}a Mol${LETTERS[Math.floor(i / 26) % 26]}${LETTERS[i % 26]}en`;
const paragraph = (i) => `Paragraph number ${i} says that the bridge over the river stays open, and that nobody on the council had expected the talks to be as long as they were.`;
const long = (n, each = paragraph) => Array.from({ length: n }, (_, i) => each(i)).join('\n\n');
const painted = (page, n) => until(page, (n) => document.querySelectorAll('.para').length === n, n);

/** The number in the first words of the paragraph that stands in the middle of what is seen, once it is the same in two looks. */
async function middle(page) {
  const look = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
    window.mid = [...document.querySelectorAll('.para')].find((para) => para.getBoundingClientRect().bottom > innerHeight / 2);
    resolve(Number(/number (\d+)/.exec(window.mid?.textContent)?.[1]));
  }))));
  for (let last = await look(); ; ) {
    const now = await look();
    if (now === last) return now;
    last = now;
  }
}

inBrowsers((given) => {
  test('a correction in a long text leaves the reader where they are, and is undone in turns', async () => {
    const page = await open(given.browser);
    await paste(page, long(1500));
    await painted(page, 1500);
    await page.$eval('.para[data-number="1200"]', (para) => para.scrollIntoView());
    const before = await middle(page);
    assert.ok(Math.abs(before - 1200) < 30, String(before));
    await page.evaluate(() => {
      window.most = 0;
      new MutationObserver((changes) => (window.most = Math.max(window.most, changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.matches?.('.para')).length)))
        .observe(document.querySelector('#article'), { childList: true, subtree: true });
      window.mid.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      window.mid.querySelector('.margin').click();
    });
    await painted(page, 1499);
    assert.ok(Math.abs((await middle(page)) - before) <= 1, `${await middle(page)} instead of ${before}`);
    await press(page, 'Undo', '#bar');
    await painted(page, 1500);
    assert.ok(Math.abs((await middle(page)) - before) <= 1, `${await middle(page)} instead of ${before}`);
    await until(page, () => [...document.querySelectorAll('.para')].every((para, i) => para.dataset.number === String(i) && para.textContent.startsWith(`Paragraph number ${i} says`)));
    assert.ok((await page.evaluate(() => window.most)) <= 600, 'painted in one turn');
    await page.close();
  });

  test('who goes to the end of a long text before it is all there sees its words', async () => {
    const page = await open(given.browser);
    // Turns are far between.
    await page.evaluate(() => {
      const later = window.setTimeout;
      window.setTimeout = (run, wait, ...rest) => later(run, wait || 4000, ...rest);
    });
    await paste(page, long(1500));
    await page.waitForSelector('.story p');
    await page.$eval('#article', (sheet) => (sheet.scrollTop = sheet.scrollHeight));
    await until(page, () => document.elementFromPoint(420, 450)?.closest('.para, .lot')?.textContent.includes('Paragraph number 14'));
    assert.ok((await page.$$eval('.para', (paras) => paras.length)) < 1500);
    await page.close();
  });

  test('of hundreds of speakers the first hundred are listed; more come on a click, and any by a click on their words', async () => {
    const page = await open(given.browser);
    await paste(page, long(260, (i) => `${name(i)} said the bridge over river number ${i} would have to stay open until the autumn, whatever the council thought of it.`));
    await painted(page, 260);
    const cards = () => page.$$eval('#panel-speakers .card', (items) => items.length);
    await until(page, () => document.querySelectorAll('#panel-speakers .card').length === 100);
    assert.match(await page.$eval('#panel-speakers .paged', (button) => button.textContent), /^Show more \(\d+\)$/);
    await press(page, 'Show more', '#panel-speakers');
    assert.equal(await cards(), 200);
    await page.$eval('.para[data-number="255"] .seg.seen', (mark) => mark.click());
    await until(page, () => /river number 255/.test(document.querySelector('#panel-speakers .statement.chosen')?.textContent));
    const there = await cards();
    await press(page, 'Leave out', '.statement.chosen');
    await until(page, () => /Left out/.test(document.querySelector('#notices').textContent));
    assert.ok((await cards()) >= there - 1, 'the list is as long as it was');
    await page.close();
  });

  test('each finding is a stop of the keyboard, also where who says it stands before the words', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.statement');
    const [stops, keys] = await page.evaluate(() => [[...document.querySelectorAll('.seg[tabindex]')].map((stop) => stop.dataset.key), [...new Set([...document.querySelectorAll('.seg.seen')].map((seg) => seg.dataset.key))]]);
    assert.ok(keys.length > 20);
    assert.deepEqual(stops, keys);
    for (const key of keys.slice(0, 6)) {
      await page.keyboard.press('n');
      await until(page, (key) => document.querySelector('.statement.chosen')?.dataset.key === key, key);
    }
    await page.close();
  });

  test('the button beside a paragraph is seen under the pointer', async () => {
    const page = await open(given.browser);
    for (const width of [1440, 1000]) {
      await page.setViewport({ width, height: 900 });
      await paste(page, sample('kestria-vote'));
      await shows(page, 'The race has narrowed to two.');
      await page.$eval('.para[data-number="2"]', (para) => para.scrollIntoView({ block: 'center' }));
      const { x, y } = await (await page.$('.para[data-number="2"]')).boundingBox();
      await page.mouse.move(x + 60, y + 10);
      await until(page, () => {
        const button = document.querySelector('.para .margin');
        const { left, top, width, height } = button.getBoundingClientRect();
        return getComputedStyle(button).opacity === '1' && document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.margin') === button;
      });
      assert.equal(await page.$eval('#article', (sheet) => sheet.scrollWidth <= sheet.clientWidth), true, `${width}`);
    }
    await page.close();
  });
});
