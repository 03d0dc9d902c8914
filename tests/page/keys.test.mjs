// The keys and the list of them: what each does, and that those of one character can be switched off (WCAG 2.1.4).
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, press, until, sample } from './harness.mjs';

const listOpen = (page) => page.$eval('.keys-list', (list) => list.open);
const closed = (page) => until(page, () => !document.querySelector('.keys-list').open);
/** Sets the switch, and closes the list. */
async function switchTo(page, on) {
  await page.$eval('.keys-list input', (box) => box.click());
  await until(page, (on) => document.querySelector('.keys-list input').checked === on, on);
  await page.keyboard.press('Escape');
  await closed(page);
}
const finds = (page) => page.$eval('#find', (find) => !find.hidden);

async function reading(browser) {
  const page = await open(browser);
  await paste(page, sample('kestria-vote'));
  await page.waitForSelector('.statement');
  await page.focus('.tabs [aria-selected=true]');
  return page;
}

inBrowsers((given) => {
  test('a question mark and a button open the list of keys; Escape, its button and a click beside it close it', async () => {
    const page = await open(given.browser);
    const keysButton = '#bar [aria-label="Keys"]';
    await page.focus(keysButton);
    await page.keyboard.press('?');
    assert.equal(await listOpen(page), true);
    assert.equal(await page.evaluate(() => document.querySelector('.keys-list').contains(document.activeElement)), true);
    await page.keyboard.press('Escape');
    await closed(page);
    assert.equal(await page.evaluate((button) => document.activeElement === document.querySelector(button), keysButton), true);
    await page.click(keysButton);
    assert.equal(await listOpen(page), true);
    await press(page, 'Close the list of keys');
    await closed(page);
    await page.click(keysButton);
    await page.mouse.click(3, 3);
    await closed(page);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('the key for undo brings back what was closed last, where there is no correction to undo', async () => {
    const page = await reading(given.browser);
    await paste(page, sample('ferry-inquiry'));
    const open = (n) => until(page, (n) => document.querySelectorAll('.shelf li').length === n && (n > 1) !== document.querySelector('.shelf').hidden, n);
    await open(2);
    await press(page, 'Close', '.shelf li:first-child');
    await open(1);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await open(2);
    await until(page, () => document.querySelector('.shelf li:first-child [aria-current]'));
    // With work of the reader's in it the way back stays until it is put away.
    await page.waitForSelector('.statement');
    await press(page, 'Leave out', '.statement');
    await until(page, () => document.querySelector('#bar [aria-label^="Undo: "]'));
    await press(page, 'Close', '.shelf li:first-child');
    await open(1);
    await page.waitForSelector('.notice.done [aria-label="Put away"]');
    await press(page, 'Undo', '.notice.done');
    await open(2);
    await page.close();
  });

  test('every key in the list does what it says', async () => {
    const page = await reading(given.browser);
    const chosen = () => page.$$eval('#article .seg.lit', (lit) => lit.map((mark) => mark.dataset.key).find(Boolean) ?? null);
    await page.keyboard.press('n');
    await page.waitForSelector('#article .seg.lit');
    const first = await chosen();
    await page.keyboard.press('n');
    await until(page, (first) => ![...document.querySelectorAll('#article .seg.lit')].some((mark) => mark.dataset.key === first), first);
    await page.keyboard.press('p');
    await until(page, (first) => [...document.querySelectorAll('#article .seg.lit')].some((mark) => mark.dataset.key === first), first);
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('.statement.chosen, .cell.chosen'));
    await page.keyboard.press('/');
    await until(page, () => document.activeElement.id === 'find-words');
    // In a field a key is a letter.
    await page.keyboard.type('n/?p');
    assert.equal(await page.$eval('#find-words', (field) => field.value), 'n/?p');
    assert.equal(await listOpen(page), false);
    await page.close();
  });

  test('keys of one character can be switched off, which is kept; those with Control stay', async () => {
    const page = await reading(given.browser);
    assert.equal(await page.$eval('#bar [aria-label="Find in the article"]', (button) => button.getAttribute('aria-keyshortcuts')), '/');
    await page.keyboard.press('?');
    await switchTo(page, false);
    const nothingHappens = async () => {
      for (const key of ['/', 'n', 'p', '?']) await page.keyboard.press(key);
      assert.deepEqual([await finds(page), await listOpen(page), await page.$('.chosen')], [false, false, null]);
      const promised = await page.$$eval('[aria-keyshortcuts], #bar [title*="("]', (buttons) => buttons.map((button) => button.title));
      assert.deepEqual(promised, []);
    };
    await page.focus('.tabs [aria-selected=true]');
    await nothingHappens();
    await press(page, 'Leave out', '.statement');
    await until(page, () => document.querySelector('#notices').textContent.includes('Left out a statement'));
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await until(page, () => document.querySelector('#bar [aria-label^="Redo: Left out"]'));
    await page.reload();
    await page.waitForSelector('html[data-reader]');
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.statement');
    await nothingHappens();
    await press(page, 'Keys', '#bar');
    assert.equal(await page.$eval('.keys-list input', (box) => box.checked), false);
    await switchTo(page, true);
    await page.keyboard.press('/');
    await until(page, () => !document.querySelector('#find').hidden);
    await page.close();
  });

  test('a key pressed in the very moment in which the list closes counts', async () => {
    const page = await reading(given.browser);
    await press(page, 'Keys', '#bar');
    const opened = await page.evaluate(() => {
      const list = document.querySelector('.keys-list');
      const within = list.querySelector('button');
      const key = () => within.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
      key();
      const early = !document.querySelector('#find').hidden;
      list.close();
      key();
      return [early, !document.querySelector('#find').hidden];
    });
    assert.deepEqual(opened, [false, true]);
    await page.close();
  });
});
