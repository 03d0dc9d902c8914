// What a reader does with the findings: evidence lights up both ways, by mouse and by keyboard; blocks are restored and removed,
// with undo; speakers and findings are corrected; results are taken away.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, press, until, shows, statements, text, sample } from './harness.mjs';

async function reading(browser, slug) {
  const page = await open(browser);
  await paste(page, sample(slug));
  await page.waitForSelector('.story p');
  return page;
}

const litWords = (page) => page.$$eval('.seg.lit', (marks) => marks.map((mark) => mark.textContent).join(' '));

inBrowsers((given) => {
  test('a statement’s card lights its words, and the words light the card', async () => {
    const page = await reading(given.browser, 'ferry-inquiry');
    await page.waitForSelector('.statement');
    const card = await page.$('.statement button.words');
    const words = (await card.evaluate((button) => button.textContent)).replace(/[“”]/g, '').split(' … ')[0];
    await card.hover();
    await until(page, () => document.querySelector('.seg.lit'));
    assert.ok((await litWords(page)).replace(/\s+/g, ' ').includes(words.slice(0, 30)), words);
    const key = await card.evaluate((button) => button.dataset.key);
    await card.click();
    await until(page, (key) => document.querySelector(`.statement[data-key="${key}"].chosen`), key);
    await press(page, 'Removed', '.tabs');
    await page.$eval(`.seg[data-key="${key}"]`, (mark) => mark.scrollIntoView({ block: 'center' }));
    await page.click(`.seg[data-key="${key}"]`);
    await page.click(`.seg[data-key="${key}"]`);
    await until(page, (key) => document.querySelector(`#panel-speakers:not([hidden]) .statement[data-key="${key}"].chosen.lit`), key);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('each of many speakers has all statements, in their order', async () => {
    const page = await open(given.browser);
    const names = ['Ana Ruel', 'Tobin Marsh', 'Ilse Quorn', 'Pell Adair'];
    const said = names.map((name, n) => Array.from({ length: 9 }, (_, i) => `“Quay ${n * 9 + i + 1} has to close before the winter,” said ${name}.`));
    await paste(page, ['Quays to close before the winter', ...said.flat()].join('\n\n'));
    await until(page, () => document.querySelectorAll('.statement').length === 36);
    const cards = await page.$$eval('.card', (cards) => cards.map((card) => [card.getAttribute('aria-label'), ...[...card.querySelectorAll('.words')].map((words) => Number(/\d+/.exec(words.textContent)[0]))]));
    assert.deepEqual(cards, names.map((name, n) => [name, ...Array.from({ length: 9 }, (_, i) => n * 9 + i + 1)]));
    await page.close();
  });

  test('a speaker lights all statements of theirs', async () => {
    const page = await reading(given.browser, 'ferry-inquiry');
    await page.waitForSelector('.card .name');
    const theirs = await page.$$eval('.card:first-of-type .statement', (items) => items.map((item) => item.dataset.key));
    await page.click('.card .name');
    await until(page, (keys) => keys.every((key) => document.querySelector(`.seg.lit[data-key="${key}"], .seg.lit.quotation`)), theirs);
    for (const key of theirs) assert.ok(await page.$(`.statement[data-key="${key}"].lit`), key);
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('.statement.chosen'));
    await page.close();
  });

  test('in a transcript each turn leads to its words, and a speaker lights all turns of theirs', async () => {
    const page = await reading(given.browser, 'assembly-live');
    await page.waitForSelector('.turn-words');
    const turn = await page.$('.card .turn-words:nth-of-type(2) button.words');
    const opening = (await turn.evaluate((button) => button.textContent)).replace(/ …$/, '');
    await turn.click();
    await until(page, () => document.querySelector('.seg.lit'));
    assert.ok((await litWords(page)).replace(/\s+/g, ' ').includes(opening.slice(0, 40)), opening);
    const turns = await page.$$eval('.card:first-of-type .turn-words', (items) => items.length);
    await page.click('.card .name');
    await until(page, (turns) => document.querySelectorAll('.card:first-of-type .turn-words.lit').length === turns, turns);
    await page.close();
  });

  test('a card of a transcript shows what is said, not the label again', async () => {
    const page = await open(given.browser);
    for (const [form, name] of [
      [(name, time, words) => `${name.toUpperCase()}: ${words}`, 'ADA HART'],
      [(name, time, words) => `[${time}] ${name}: ${words}`, 'Ada Hart'],
      [(name, time, words) => `${name} (${time}):\n${words}`, 'Ada Hart'],
    ]) {
      const said = ['We must mend the pier: it leaks.', 'I hope so, and so do the crews.', 'Then we ask the clerk about it.', 'I did. He shrugged.', 'So did I, last week.'];
      await paste(page, said.map((words, n) => form(n % 2 ? 'Bo Fenn' : 'Ada Hart', `0:0${n}`, words)).join('\n\n'));
      await until(page, (name) => [...document.querySelectorAll('.card .name')].some((n) => n.textContent === name), name);
      const shown = await page.$$eval('.card .turn-words button.words', (buttons) => buttons.map((b) => b.textContent));
      assert.deepEqual(shown.sort(), [...said].sort());
      await press(page, 'New', '.bar');
      await page.waitForSelector('#paste');
    }
    await page.close();
  });

  test('the board’s words are the article’s, and light up both ways', async () => {
    const page = await reading(given.browser, 'kestria-vote');
    await press(page, 'Scenarios', '.tabs');
    await page.waitForSelector('.board .cell');
    const body = (await text(page, '.story')).replace(/\s+/g, ' ');
    for (const words of await page.$$eval('.board button.words, .board .condition-words', (buttons) => buttons.map((button) => button.textContent))) {
      for (const part of words.split(' … ')) assert.ok(body.includes(part), part);
    }
    const cell = await page.$('.board .cell button.words');
    const key = await cell.evaluate((button) => button.dataset.key);
    await cell.click();
    await until(page, (key) => document.querySelector(`.cell[data-key="${key}"].lit`) && document.querySelector('.seg.consequence.lit'), key);
    await until(page, () => document.querySelector('.seg.condition.lit'));
    await page.close();
  });

  test('by keyboard alone: through the marks, to the card, and back', async () => {
    const page = await reading(given.browser, 'ferry-inquiry');
    await page.waitForSelector('.seg[tabindex="0"]');
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.matches('.seg'))) break;
    }
    const first = await page.evaluate(() => document.activeElement.dataset.key);
    assert.ok(first, 'the marks are one stop of the tab order');
    await page.keyboard.press('ArrowRight');
    const second = await page.evaluate(() => document.activeElement.dataset.key);
    assert.notEqual(second, first);
    await until(page, () => document.activeElement.matches('.seg.lit'));
    await page.keyboard.press('Enter');
    await until(page, (key) => document.activeElement.closest(`#findings [data-key="${key}"]`), second);
    await page.keyboard.press('Enter');
    await until(page, () => !document.querySelector('.statement.chosen, .cell.chosen'));
    await page.close();
  });

  test('“Why?” gives the reason of a finding', async () => {
    const page = await reading(given.browser, 'ferry-inquiry');
    await page.waitForSelector('.statement');
    await page.$eval('.statement .link', (button) => button.click());
    await until(page, () => document.querySelector('.why:popover-open')?.textContent.includes('Reason'));
    assert.match(await text(page, '.why:popover-open'), /How sure.*of 100 such findings are right/s);
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('.why:popover-open'));
    await page.close();
  });

  test('a removed block is restored with one click, and removed again by undo', async () => {
    const page = await reading(given.browser, 'harbour-levy');
    await press(page, 'Removed', '.tabs');
    await page.waitForSelector('#panel-removed .gone');
    const rows = await page.$$eval('#panel-removed .gone', (items) => items.length);
    const words = await page.$eval('#panel-removed .gone:nth-of-type(2) .block-words', (item) => item.textContent.split(' … ')[0].trim().split('\n')[0]);
    const has = (words) => [...document.querySelectorAll('.story .para')].some((para) => para.textContent.includes(words));
    assert.equal(await page.evaluate(has, words), false);
    await page.$eval('#panel-removed .gone:nth-of-type(2) > button', (button) => button.click());
    await until(page, has, words);
    await until(page, (rows) => document.querySelectorAll('#panel-removed .gone').length === rows - 1, rows);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await until(page, (rows) => document.querySelectorAll('#panel-removed .gone').length === rows, rows);
    assert.equal(await page.evaluate(has, words), false);
    await press(page, 'Redo');
    await until(page, has, words);
    await page.close();
  });

  test('a paragraph is removed from the article, and what it said goes with it', async () => {
    const page = await reading(given.browser, 'ferry-inquiry');
    await page.waitForSelector('.seg.quotation');
    const before = await statements(page);
    await page.hover('.seg.quotation');
    await page.waitForSelector('.para .margin');
    await page.$eval('.para .margin', (button) => button.click());
    await until(page, (before) => document.querySelectorAll('.statement').length < before, before);
    await press(page, 'Undo');
    await until(page, (before) => document.querySelectorAll('.statement').length === before, before);
    await page.close();
  });

  test('the whole text can be taken as the article', async () => {
    const page = await reading(given.browser, 'harbour-levy');
    await press(page, 'Details', '.tabs');
    await page.$eval('#panel-details input[type=checkbox]', (box) => box.click());
    await shows(page, 'Skip to main content', '.story');
    await page.close();
  });

  test('where no article is found, all of the text is one click away', async () => {
    const page = await open(given.browser);
    await paste(page, 'Milk, eggs, bread\nCall the plumber');
    await shows(page, 'No article was found here', '#article');
    assert.doesNotMatch(await text(page, '#panel-speakers'), /Is a statement missing/);
    await press(page, 'Take the whole text', '#article');
    await shows(page, 'Call the plumber', '.story');
    await press(page, 'Undo');
    await shows(page, 'No article was found here', '#article');
    await page.close();
  });

  test('a speaker is renamed, and undone', async () => {
    const page = await reading(given.browser, 'ferry-inquiry');
    await page.waitForSelector('.card .name');
    const old = await text(page, '.card .name');
    await press(page, `Correct ${old}`, '.card');
    await page.waitForSelector('.why:popover-open input');
    await page.$eval('.why:popover-open input', (input) => (input.value = 'The Judge'));
    await press(page, 'Rename', '.why:popover-open');
    await until(page, () => [...document.querySelectorAll('.card .name')].some((name) => name.textContent === 'The Judge'));
    await press(page, 'Undo');
    await until(page, (old) => document.querySelector('.card .name').textContent === old, old);
    await page.close();
  });

  test('marks can be turned off', async () => {
    const page = await reading(given.browser, 'ferry-inquiry');
    await page.waitForSelector('.seg.quotation');
    const colour = () => page.$eval('.seg.quotation', (mark) => getComputedStyle(mark).backgroundColor);
    const on = await colour();
    await press(page, 'Marks');
    await until(page, () => document.querySelector('.no-marks'));
    assert.notEqual(await colour(), on);
    await page.close();
  });

  test('of many conditions the first are seen, the rest on a click, and what is chosen in the article is there', async () => {
    const page = await open(given.browser);
    const towns = Array.from({ length: 40 }, (_, i) => `If Mira Olden wins the vote, the ${['old', 'new', 'long', 'low'][i % 4]} quay of number ${i + 1} will close.`);
    await paste(page, ['Mira Olden and Jan Brask want to be mayor', ...towns, 'If Jan Brask wins the vote, nothing will close.'].join('\n\n'));
    await page.waitForSelector('.seg.condition');
    await press(page, 'Scenarios', '.tabs');
    await page.waitForSelector('#panel-scenarios .paged');
    const counted = () => page.$$eval('#panel-scenarios .board .cell', (cells) => cells.length);
    const before = await counted();
    assert.ok(before < 41, String(before));
    await page.focus('#panel-scenarios .paged');
    await page.keyboard.press('Enter');
    await until(page, (before) => document.querySelectorAll('#panel-scenarios .board .cell').length > before, before);
    assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest('.board .cell'))), true);
    while (await page.$('#panel-scenarios .paged')) await page.click('#panel-scenarios .paged');
    assert.equal(await counted(), 41);
    await page.close();
  });

  test('a condition that a long list holds back is shown when its words are chosen, and on paper', async () => {
    const page = await open(given.browser);
    const towns = Array.from({ length: 40 }, (_, i) => `If Mira Olden wins the vote, quay ${i + 1} will close.`);
    await paste(page, ['Mira Olden wants to be mayor', ...towns].join('\n\n'));
    await page.waitForSelector('.seg.condition');
    const key = await page.$$eval('.seg.condition', (marks) => marks.at(-1).dataset.key);
    await page.$eval(`.seg[data-key="${key}"]`, (mark) => mark.scrollIntoView({ block: 'center' }));
    await page.click(`.seg[data-key="${key}"]`);
    await until(page, () => document.querySelectorAll('#panel-scenarios:not([hidden]) .board .cell').length === 40);
    await paste(page, ['Mira Olden wants to be mayor again', ...towns].join('\n\n'));
    await until(page, () => document.querySelector('#panel-scenarios .paged'));
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.$$eval('#panel-scenarios .board .cell', (cells) => cells.length), 40);
    await page.close();
  });

  test('what is nowhere is said in words', async () => {
    const page = await open(given.browser);
    await paste(page, 'The river is long. It has many bends. Boats go down it in spring, and come up again in autumn.');
    await until(page, () => /Nobody is quoted/.test(document.querySelector('#panel-speakers').textContent));
    await press(page, 'Scenarios', '.tabs');
    assert.match(await text(page, '#panel-scenarios'), /sets out no scenario/);
    await press(page, 'Removed', '.tabs');
    assert.ok((await text(page, '#panel-removed')).length > 20);
    await page.close();
  });
});
