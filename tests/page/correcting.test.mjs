// Corrected by hand: statements and conditions marked and left out, outcomes chosen, speakers merged, split and renamed, each
// with undo; and what was corrected stands in the saved form.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, drop, press, until, shows, statements, text, select } from './harness.mjs';

const STORY = [
  'Mayor Mira Olden said the toll would not be raised this year, and the council agreed with her.',
  '“If the toll passes, the ferry would close by winter,” said Piet Harrow, who runs the ferry.',
  'The market would stay open in any weather, its traders promised after the meeting.',
  '“Nobody asked the traders,” Harrow said. Olden left the meeting early.',
].join('\n\n');

async function reading(browser) {
  const page = await open(browser);
  await paste(page, STORY);
  await page.waitForSelector('.statement');
  return page;
}

const names = (page) => page.$$eval('.card .name', (items) => items.map((item) => item.textContent));
const undo = (page) => press(page, 'Undo');

/** The board in words: outcome, then its conditions. */
const board = (page) =>
  page.evaluate(() => {
    const heads = [...document.querySelectorAll('.board thead th[data-key]')].map((head) => head.textContent);
    return heads.map((head) => [head, [...document.querySelectorAll('.board td')].filter((cell) => cell.dataset.outcome === head).flatMap((cell) => [...cell.querySelectorAll('.condition-words')].map((words) => words.textContent))]);
  });

inBrowsers((given) => {
  test('a condition that is none is left out, and the statement around it stays', async () => {
    const page = await reading(given.browser);
    const before = await statements(page);
    await press(page, 'Scenarios', '.tabs');
    await page.waitForSelector('.board .cell');
    await press(page, 'Leave out', '#panel-scenarios');
    await until(page, () => /sets out no scenario/.test(document.querySelector('#panel-scenarios').textContent));
    await press(page, 'Speakers', '.tabs');
    assert.equal(await statements(page), before);
    assert.ok((await text(page, '#panel-speakers')).includes('If the toll passes'));
    await undo(page);
    await press(page, 'Scenarios', '.tabs');
    await page.waitForSelector('.board .cell');
    await page.close();
  });

  test('a statement that is none is left out, and the condition in it stays', async () => {
    const page = await reading(given.browser);
    const before = await statements(page);
    await page.evaluate(() => [...document.querySelectorAll('.statement')].find((item) => item.textContent.includes('If the toll passes')).querySelector('.link:last-child').click());
    await until(page, (before) => document.querySelectorAll('.statement').length === before - 1, before);
    await press(page, 'Scenarios', '.tabs');
    await until(page, () => document.querySelector('#panel-scenarios')?.textContent.includes('If the toll passes'));
    await page.close();
  });

  test('a condition is marked by hand: with an outcome that is there, with none in particular, with nothing that follows', async () => {
    const page = await reading(given.browser);
    await press(page, 'Scenarios', '.tabs');
    await page.waitForSelector('.board .cell');
    const [[outcome]] = await board(page);
    const mark = async (choose) => {
      await select(page, 'in any weather');
      await press(page, 'Condition', '.marking');
      await until(page, () => document.querySelector('.waiting')?.textContent.includes('in any weather'));
      await select(page, 'The market would stay open');
      await page.evaluate((choose) => {
        const select = document.querySelector('.marking select[aria-label^="Which outcome"]');
        select.value = [...select.options].find((option) => option.textContent === choose).value;
      }, choose);
      await press(page, 'Follows from the condition', '.marking');
      await until(page, () => [...document.querySelectorAll('.board .condition-words')].some((words) => words.textContent === 'in any weather'));
      assert.equal(await page.$eval('.waiting', (waiting) => waiting.hidden), true);
      const at = (await board(page)).find(([, conditions]) => conditions.includes('in any weather'))[0];
      assert.ok((await page.$$eval('.board button.words', (words) => words.map((word) => word.textContent))).includes('The market would stay open'));
      await undo(page);
      await until(page, () => ![...document.querySelectorAll('.board .condition-words')].some((words) => words.textContent === 'in any weather'));
      return at;
    };
    assert.equal(await mark(outcome), outcome);
    assert.equal(await mark('Either way'), 'Either way');
    assert.notEqual(await mark('Outcome as its words say'), outcome);
    await select(page, 'in any weather');
    await press(page, 'Condition', '.marking');
    await press(page, 'Nothing follows', '.waiting');
    await until(page, () => document.querySelector('#panel-scenarios').textContent.includes('in any weather'));
    assert.match(await text(page, '#panel-scenarios'), /No consequence is stated/);
    await page.close();
  });

  test('a condition noted by mistake is forgotten', async () => {
    const page = await reading(given.browser);
    await select(page, 'in any weather');
    await press(page, 'Condition', '.marking');
    await page.waitForSelector('.waiting:not([hidden])');
    await press(page, 'Cancel', '.waiting');
    assert.equal(await page.$eval('.waiting', (waiting) => waiting.hidden), true);
    await select(page, 'The market');
    assert.match(await page.$eval('.marking', (box) => box.innerText), /Statement by/);
    assert.doesNotMatch(await page.$eval('.marking', (box) => box.innerText), /Follows/);
    await page.close();
  });

  test('a statement marked by hand is said by whom the reader chooses', async () => {
    const page = await reading(given.browser);
    await select(page, 'The market would stay open in any weather');
    await page.evaluate(() => {
      const select = document.querySelector('.marking select[aria-label="Who says it"]');
      select.value = [...select.options].find((option) => option.textContent.includes('Harrow')).value;
    });
    await press(page, 'Statement by', '.marking');
    await until(page, () => [...document.querySelectorAll('.card')].some((card) => card.getAttribute('aria-label').includes('Harrow') && card.textContent.includes('The market would stay open')));
    await page.close();
  });

  test('two speakers are merged, split again, and each step is undone and done again', async () => {
    const page = await reading(given.browser);
    const before = await names(page);
    const [harrow, olden] = ['Harrow', 'Olden'].map((part) => before.find((name) => name.includes(part)));
    await press(page, `Correct ${olden}`, '.card');
    await page.waitForSelector('#speaker-into');
    await page.evaluate((harrow) => {
      const into = document.querySelector('#speaker-into');
      into.value = [...into.options].find((option) => option.textContent === harrow).value;
    }, harrow);
    await press(page, 'Merge', '.why:popover-open');
    await until(page, (n) => document.querySelectorAll('.card .name').length === n - 1, before.length);
    assert.ok(!(await names(page)).includes(olden));
    assert.ok((await text(page, '.card')).includes(olden), 'the other name is kept as an alias');
    const merged = (await names(page))[0];
    await press(page, `Correct ${merged}`, '.card');
    await page.waitForSelector('#speaker-which');
    await page.evaluate(() => {
      const which = document.querySelector('#speaker-which');
      which.value = [...which.options].find((option) => option.textContent.includes('Olden]')).value;
    });
    await press(page, 'Split off', '.why:popover-open');
    await until(page, (n) => document.querySelectorAll('.card .name').length >= n, before.length);
    await undo(page);
    await until(page, (n) => document.querySelectorAll('.card .name').length === n - 1, before.length);
    await undo(page);
    await until(page, (n) => document.querySelectorAll('.card .name').length === n, before.length);
    assert.deepEqual(await names(page), before);
    await press(page, 'Redo');
    await until(page, (n) => document.querySelectorAll('.card .name').length === n - 1, before.length);
    await page.close();
  });

  test('the way back that a notice offers is that of its article, whichever is shown, and of its step', async () => {
    const page = await reading(given.browser);
    const statements = () => page.$$eval('.shelf .facts:last-child', (rows) => rows.map((row) => parseInt(row.textContent)));
    await paste(page, 'The mill stays shut\n\n“We will not open it again,” said Ada Hart, the owner.\n\n“That is the end of the town,” said Ben Lowe, the mayor.');
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 2);
    const before = await statements();
    await until(page, () => document.querySelectorAll('.statement').length === 2);
    await press(page, 'Leave out', '.statement');
    await until(page, () => document.querySelectorAll('.statement').length === 1);
    await page.waitForSelector('.notice.done button');
    await page.$eval('.shelf .doc', (row) => row.click());
    await page.waitForSelector('.shelf li:first-child [aria-current]');
    await press(page, 'Undo', '#notices');
    await until(page, () => document.querySelector('.shelf li:last-child').textContent.includes('2 statements'));
    assert.deepEqual(await statements(), before);
    // One step is undone once, also where the key was faster than the notice.
    await page.$eval('.shelf li:last-child .doc', (row) => row.click());
    await until(page, () => document.querySelectorAll('.statement').length === 2);
    for (const left of [1, 0]) {
      await press(page, 'Leave out', '.statement');
      await until(page, (left) => document.querySelectorAll('.statement').length === left, left);
    }
    await undo(page);
    await until(page, () => document.querySelectorAll('.statement').length === 1);
    await shows(page, 'Undone: ', '#notices .done');
    assert.equal(await page.$('.notice.done button'), null);
    await undo(page);
    await until(page, () => document.querySelectorAll('.statement').length === 2);
    await press(page, 'Redo');
    await until(page, () => document.querySelectorAll('.statement').length === 1);
    await page.close();
  });

  test('what is undone and done again is said, and the keyboard stays where it was', async () => {
    const page = await reading(given.browser);
    const before = await statements(page);
    await press(page, 'Leave out', '.statement');
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before - 1);
    const key = async (name) => {
      await page.keyboard.down('Control');
      await page.keyboard.press(name);
      await page.keyboard.up('Control');
    };
    await key('z');
    await shows(page, 'Undone: Left out a statement.', '#notices .done');
    await key('y');
    await shows(page, 'Redone: Left out a statement.', '#notices .done');
    // By the button: the last Undo leaves the keyboard on it, and once more is no harm.
    await page.focus('#bar [aria-label^="Undo"]');
    await page.keyboard.press('Enter');
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before);
    const held = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    assert.equal(await held(), 'Nothing to undo');
    await page.keyboard.press('Enter');
    await shows(page, 'Nothing to undo.', '#notices .done');
    assert.equal(await held(), 'Nothing to undo');
    // By the notice: back where the keyboard came from.
    await press(page, 'Redo', '#bar');
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before - 1);
    await page.waitForSelector('.notice.done button');
    await page.focus('#tab-speakers');
    await page.focus('.notice.done button');
    await page.keyboard.press('Enter');
    await until(page, (n) => document.querySelectorAll('.statement').length === n, before);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-speakers');
    await page.close();
  });

  test('another encoding takes corrections along; what it cannot take comes back with the one before', async () => {
    const page = await open(given.browser);
    const words = `The café stays shut\n\n“Zoë’s café will not open,” said Ada Hart, the owner.\n\n“That is the end of it,” said Ben Lowe, the mayor.\n`;
    await drop(page, [{ name: 'cafe.txt', bytes: Buffer.from(words.replace('’', "'").replace(/[“”]/g, '"'), 'latin1') }]);
    await until(page, () => document.querySelectorAll('.statement').length === 2);
    const left = (n) => until(page, (n) => document.querySelectorAll('.statement').length === n, n);
    await page.evaluate(() => [...document.querySelectorAll('.statement')].find((item) => item.textContent.includes('the end of it')).querySelector('.link:last-child').click());
    await left(1);
    await press(page, 'Details', '.tabs');
    const choose = async (encoding, words) => {
      await page.select('#encoding', encoding);
      await shows(page, words, '#notices .done');
    };
    await choose('windows-1251', 'Read as windows-1251.');
    await shows(page, 'cafй', '.story');
    await press(page, 'Speakers', '.tabs');
    await left(1);
    await press(page, 'Undo', '#notices');
    await shows(page, 'café', '.story');
    await press(page, 'Details', '.tabs');
    await until(page, () => document.querySelector('#encoding').value === 'windows-1252');
    // Every letter is another: said, and nothing is lost for good, also after one more wrong choice.
    await choose('utf-16le', 'Read as utf-16le. 1 correction left out');
    await choose('utf-16be', 'Read as utf-16be. 1 correction left out');
    await choose('windows-1252', 'Read as windows-1252.');
    await shows(page, 'café', '.story');
    await press(page, 'Speakers', '.tabs');
    await left(1);
    await press(page, 'Undo', '#bar');
    await left(2);
    await page.close();
  });

  test('an encoding that is taken back before Details showed it is not the one chosen there', async () => {
    const page = await open(given.browser);
    await drop(page, [{ name: 'cafe.txt', bytes: Buffer.from('The café stays shut\n\n"It will not open," said Ada Hart, the owner of the café.\n', 'latin1') }]);
    await shows(page, 'café', '.story');
    await press(page, 'Details', '.tabs');
    await until(page, () => document.querySelector('#encoding'));
    await page.evaluate(() => new Promise((resolve) => {
      const notices = document.querySelector('#notices');
      new MutationObserver((_, watcher) => {
        if (!notices.textContent.includes('Read as windows-1251.')) return;
        watcher.disconnect();
        document.querySelector('#tab-speakers').click();
        [...notices.querySelectorAll('button')].find((button) => button.textContent === 'Undo').click();
        resolve();
      }).observe(notices, { childList: true, subtree: true });
      const select = document.querySelector('#encoding');
      select.value = 'windows-1251';
      select.dispatchEvent(new Event('change'));
    }));
    await press(page, 'Details', '.tabs');
    assert.equal(await page.$eval('#encoding', (select) => select.value), 'windows-1252');
    await page.close();
  });

  test('where everything was restored, Removed says so', async () => {
    const page = await open(given.browser);
    await paste(page, `Advertisement\n\n${STORY}`);
    await page.waitForSelector('.statement');
    await press(page, 'Removed', '.tabs');
    await shows(page, '1 block removed', '#panel-removed');
    await press(page, 'Restore', '#panel-removed');
    await shows(page, 'Nothing is removed any more: you restored it all.', '#panel-removed');
    await press(page, 'Undo', '#bar');
    await shows(page, '1 block removed', '#panel-removed');
    await press(page, 'Details', '.tabs');
    await page.$eval('#panel-details .switch input', (box) => box.click());
    await press(page, 'Removed', '.tabs');
    await shows(page, 'you took the whole text', '#panel-removed');
    await page.close();
  });

  test('a name given by hand stands everywhere, and an empty one changes nothing', async () => {
    const page = await reading(given.browser);
    const [first] = await names(page);
    const rename = async (name) => {
      await press(page, 'Correct', '.card');
      await page.waitForSelector('#speaker-name');
      await page.$eval('#speaker-name', (input, name) => (input.value = name), name);
      await press(page, 'Rename', '.why:popover-open');
    };
    await rename('  ');
    assert.equal((await names(page))[0], first);
    await rename('The ferryman');
    await until(page, () => document.querySelector('.card .name').textContent === 'The ferryman');
    await until(page, () => document.querySelector('.legend').textContent.includes('The ferryman'));
    await undo(page);
    await until(page, (first) => document.querySelector('.card .name').textContent === first, first);
    await page.close();
  });
});
