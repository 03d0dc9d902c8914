// Who says it, by hand: a statement is given to another speaker, to nobody, or to somebody whose name the reader types; undone, done
// again, kept, and in what is taken away.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, press, until, select } from './harness.mjs';
import * as corrections from '../../www/state/corrections.js';

const STORY = [
  'Mayor Mira Olden said the toll would not be raised this year, and the council agreed with her.',
  '“Nobody asked the traders,” said Piet Harrow, who runs the ferry. Olden left the meeting early.',
  'The market would stay open in any weather, and its stalls would be built anew after the meeting.',
].join('\n\n');

const LINE = 'The market would stay open in any weather';

const place = [3, 9];

test('a statement is given to one speaker at a time, and to another name when the reader thinks again', () => {
  const first = corrections.addFinding(corrections.NONE, { kind: 'quotation', content: place, speaker: 'Ada Quill' });
  const second = corrections.addFinding(first, { kind: 'quotation', content: place, source: [20, 24] });
  assert.deepEqual(second.add, [{ kind: 'quotation', content: place, source: [20, 24] }]);
  const both = corrections.addFinding(first, { kind: 'quotation', content: [30, 40], speaker: 'ada quill' });
  const renamed = corrections.giveOn(both, 'Ada Quill', { speaker: 'Ada Quilling' });
  assert.deepEqual(renamed.add.map(({ speaker }) => speaker), ['Ada Quilling', 'Ada Quilling']);
  assert.deepEqual(corrections.giveOn(both, 'Ada Quill', { source: [20, 24] }).add[0], { kind: 'quotation', content: place, source: [20, 24] });
  assert.equal(corrections.isHistory(corrections.startHistory(both)), true);
  assert.equal(corrections.isHistory(corrections.startHistory({ ...both, add: [{ kind: 'quotation', content: place, speaker: 7 }] })), false);
});

test('a statement of the text that was given to another is left out for good; one that was only marked is taken back', () => {
  const given = corrections.addFinding(corrections.NONE, { kind: 'quotation', content: place, speaker: 'Ada Quill' });
  assert.deepEqual(corrections.rejectFinding(given, 'quotation', place, true), { ...corrections.NONE, reject: [{ kind: 'quotation', place }] });
  assert.deepEqual(corrections.rejectFinding(given, 'quotation', place, false), corrections.NONE);
});

/** Runs before the page: keeps what would be saved as files. */
function keepFiles() {
  window.saved = [];
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => (blob.type.startsWith('application/json') && blob.text().then((words) => window.saved.push(words)), create.call(URL, blob));
}

async function reading(browser, address, prepare = null) {
  const page = await open(browser, address, prepare);
  await paste(page, STORY);
  await page.waitForSelector('.statement');
  return page;
}

/** Everybody's statements: {name: [words]}. */
const said = (page) =>
  page.$$eval('.card', (cards) => Object.fromEntries(cards.map((card) => [card.getAttribute('aria-label'), [...card.querySelectorAll('.statement > .words')].map((words) => words.textContent)])));

/** Waits until somebody says some words, or nobody of that name does. */
const says = (page, name, words, yes = true) =>
  until(page, (name, words, yes) => [...document.querySelectorAll('.card')].some((card) => card.getAttribute('aria-label') === name && card.textContent.includes(words)) === yes, name, words, yes);

/** Chooses in a list of speakers, and types a name where one is asked for. */
async function choose(page, within, words, name = null) {
  await page.evaluate((within, words) => {
    const list = document.querySelector(`${within} select[aria-label="Who says it"]`);
    list.value = [...list.options].find((option) => option.textContent.startsWith(words)).value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }, within, words);
  if (name === null) return;
  await page.focus(`${within} input[type=text]`);
  await page.keyboard.type(name);
}

/** Opens the list on the card of a statement. */
async function ask(page, words) {
  await page.evaluate((words) => [...[...document.querySelectorAll('.statement')].find((item) => item.textContent.includes(words)).querySelectorAll('.link')].find((link) => /speaker\?|Who says it/.test(link.textContent)).click(), words);
  await page.waitForSelector('.why:popover-open #whose');
}

inBrowsers((given) => {
  test('words are marked as said by somebody the article does not name: shown, undone, done again, renamed, taken away', async () => {
    const page = await reading(given.browser, undefined, (page) => page.evaluateOnNewDocument(keepFiles));
    const before = await said(page);
    await select(page, LINE);
    await choose(page, '.marking', 'Somebody else', 'Ada Quill');
    // While the name is typed the words can still be seen.
    assert.deepEqual(await page.evaluate(() => [...(CSS.highlights.get('to-mark') ?? [])].map(String)), [LINE]);
    await page.keyboard.press('Enter');
    await says(page, 'Ada Quill', LINE);
    assert.equal(await page.evaluate(() => CSS.highlights.has('to-mark')), false);
    await until(page, () => document.querySelector('.legend').textContent.includes('Ada Quill'));
    await press(page, 'Undo');
    await says(page, 'Ada Quill', LINE, false);
    assert.deepEqual(await said(page), before);
    await press(page, 'Redo');
    await says(page, 'Ada Quill', LINE);
    await press(page, 'Correct Ada Quill');
    await page.waitForSelector('#speaker-name');
    await page.$eval('#speaker-name', (input) => (input.value = 'Ada Quilling'));
    await press(page, 'Rename', '.why:popover-open');
    await says(page, 'Ada Quilling', LINE);
    await press(page, 'Take away');
    await press(page, 'Save as JSON', '#take-away');
    await until(page, () => window.saved.length > 0);
    const { speakers, quotations, source, corrections: made } = JSON.parse(await page.evaluate(() => window.saved[0]));
    assert.deepEqual(made.add.map(({ content, speaker }) => [source.slice(...content), speaker]), [[LINE, 'Ada Quilling']]);
    const { id } = speakers.find(({ name }) => name === 'Ada Quilling');
    assert.equal(quotations.filter(({ speaker }) => speaker === id).length, 1);
    await press(page, 'Leave out', '.card[aria-label="Ada Quilling"]');
    await says(page, 'Ada Quilling', LINE, false);
    assert.deepEqual(await said(page), before);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('without a name nothing is marked, and the name of a speaker of the article is that speaker', async () => {
    const page = await reading(given.browser);
    await select(page, LINE);
    await choose(page, '.marking', 'Somebody else');
    assert.equal(await page.$eval('.marking form', (form) => form.checkValidity()), false);
    await press(page, 'Statement by', '.marking');
    assert.equal(await page.$eval('.marking', (box) => box.hidden), false);
    await page.focus('.marking input[type=text]');
    await page.keyboard.type('piet  harrow');
    await page.keyboard.press('Enter');
    await says(page, 'Piet Harrow', LINE);
    assert.equal(Object.keys(await said(page)).length, 2);
    await page.close();
  });

  test('a statement with the wrong speaker is given to the right one, to somebody new, to nobody, and left out', async () => {
    const page = await reading(given.browser);
    const words = 'Nobody asked the traders';
    const before = await said(page);
    await ask(page, words);
    await choose(page, '.why:popover-open', 'Mira Olden');
    await press(page, 'Change', '.why:popover-open');
    await says(page, 'Mira Olden', words);
    // What else was found of it stays: it is still the speaker's own words.
    assert.match(await page.$eval('.card[aria-label="Mira Olden"]', (card) => card.textContent), /“Nobody asked the traders”Direct/);
    await ask(page, words);
    await choose(page, '.why:popover-open', 'Somebody else', 'Ada Quill');
    await press(page, 'Change', '.why:popover-open');
    await says(page, 'Ada Quill', words);
    await ask(page, words);
    await choose(page, '.why:popover-open', 'Nobody named');
    await press(page, 'Change', '.why:popover-open');
    await says(page, 'Nobody named', words);
    for (const name of ['Ada Quill', 'Mira Olden', 'Piet Harrow']) {
      await press(page, 'Undo');
      await says(page, name, words);
    }
    assert.deepEqual(await said(page), before);
    for (let i = 0; i < 3; i++) await press(page, 'Redo');
    await says(page, 'Nobody named', words);
    await press(page, 'Leave out', '.card[aria-label="Nobody named"]');
    await until(page, (words) => !document.querySelector('#panel-speakers').textContent.includes(words), words);
    await page.close();
  });

  test('over http a name that was typed is there after a reload', async () => {
    const page = await reading(given.browser, `${given.server.origin}/`);
    await select(page, LINE);
    await choose(page, '.marking', 'Somebody else', 'Ada Quill');
    await page.keyboard.press('Enter');
    await says(page, 'Ada Quill', LINE);
    await until(page, () => new Promise((resolve) => {
      const opening = indexedDB.open('foresay', 1);
      opening.onsuccess = () => {
        const asked = opening.result.transaction('session').objectStore('session').get('open');
        asked.onsuccess = () => (opening.result.close(), resolve(asked.result?.docs[0]?.history.present.add.length === 1));
      };
    }));
    await page.reload();
    await says(page, 'Ada Quill', LINE);
    assert.equal(await page.$('.notice.problem'), null);
    await press(page, 'Undo');
    await says(page, 'Ada Quill', LINE, false);
    await page.$eval('#foot input', (box) => box.click());
    await until(page, () => document.querySelector('#notices').textContent.includes('forgotten'));
    await page.$eval('#foot input', (box) => box.click());
    await page.close();
  });

  test('what is selected by keyboard is marked by keyboard, and the keyboard goes on beside what changed', async () => {
    const page = await reading(given.browser);
    await select(page, LINE);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Statement by');
    await page.keyboard.press('Enter');
    await until(page, (line) => [...document.querySelectorAll('.statement')].some((item) => item.textContent.includes(line)), LINE);
    await page.focus('.statement .link:last-child');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('#notices').textContent.includes('Left out a statement'));
    await until(page, () => document.querySelector('#panel-speakers').contains(document.activeElement));
    await page.close();
  });
}, { served: true });
