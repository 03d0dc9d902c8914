// Find in the article: what is found, how many, where one is, by keyboard alone; and the browser's own find is left alone.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, press, until, text, sample } from './harness.mjs';
import { pattern, places } from '../../www/view/find.js';

const finds = (query, words) => words.match(pattern(query)) ?? [];

test('words are found however they are set', () => {
  assert.equal(finds('MAYOR', 'The mayor and the Mayor').length, 2);
  assert.equal(finds('the  mayor', 'the\n mayor').length, 1);
  assert.equal(finds('don\'t', 'They don’t').length, 1);
  assert.equal(finds('"yes"', 'said “yes” twice').length, 1);
  assert.deepEqual(finds('Munoz', 'Ana Muñoz'), ['Muñoz']);
  assert.deepEqual(finds('muñoz', 'Munoz and Muñoz'), ['Muñoz']);
  assert.deepEqual(finds('a.b', 'a.b axb'), ['a.b']);
  assert.deepEqual(finds(']^\\-', 'x ]^\\- y'), [']^\\-']);
  assert.deepEqual(finds('😀', '😀😀'), ['😀', '😀']);
  assert.equal(pattern('  '), null);
});

test('places are counted by paragraph, and no more than a few thousand of them', () => {
  const body = 'aa\nba';
  const findings = { words: ([start, end]) => body.slice(start, end), analysis: { body: { paragraphs: [{ span: [0, 2] }, { span: [3, 5] }] } } };
  assert.deepEqual(places(findings, 'a'), [{ number: 0, start: 0, end: 1 }, { number: 0, start: 1, end: 2 }, { number: 1, start: 1, end: 2 }]);
  const many = { words: () => 'a'.repeat(100_000), analysis: { body: { paragraphs: [{ span: [0, 100_000] }] } } };
  assert.equal(places(many, 'a').length, 5000);
});

const count = (page) => text(page, '#find output');
/** The words at the place where the reader is. */
const here = (page) =>
  page.evaluate(() => [...CSS.highlights.get('found-here')].map((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  }));
const seen = (page) =>
  until(page, () => {
    const [range] = CSS.highlights.get('found-here');
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { top, bottom } = live.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

inBrowsers((given) => {
  test('a slash opens the field; places are marked, counted, gone through and left', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.story p');
    await page.focus('.tabs [aria-selected=true]');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'find-words');
    await page.keyboard.type('of the');
    await until(page, () => /^1 of \d+/.test(document.querySelector('#find output').textContent));
    const all = Number(/of (\d+)/.exec(await count(page))[1]);
    const words = (await page.$$eval('.story .para > :first-child', (items) => items.map((item) => item.textContent))).join('\n');
    assert.equal(all, words.match(/of\s+the/gi).length);
    assert.ok(all > 1, 'the sample says it more than once');
    assert.equal(await page.evaluate(() => CSS.highlights.get('found').size + CSS.highlights.get('found-here').size), all);
    assert.match((await here(page))[0], /^of\s+the$/i);
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('#find output').textContent.startsWith('2 of'));
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await until(page, (all) => document.querySelector('#find output').textContent.startsWith(`${all} of`), all);
    await seen(page);
    await press(page, 'Next place', '#find');
    await until(page, () => document.querySelector('#find output').textContent.startsWith('1 of'));
    await seen(page);
    await page.focus('#find-words');
    await page.keyboard.press('Escape');
    assert.equal(await page.$eval('#find', (find) => find.hidden), true);
    assert.equal(await page.evaluate(() => CSS.highlights.get('found').size), 0);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'tab');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('words of the headline are found too, before those of the text', async () => {
    const page = await open(given.browser);
    await paste(page, sample('harbour-levy'));
    await page.waitForSelector('.story p');
    const title = await text(page, '.head h1');
    await press(page, 'Find in the article');
    await page.keyboard.type(title);
    await until(page, () => document.querySelector('#find output').textContent.startsWith('1 of'));
    assert.deepEqual(await here(page), [title]);
    await page.close();
  });

  test('what is nowhere is said, and what was removed is not searched', async () => {
    const page = await open(given.browser);
    await paste(page, sample('harbour-levy'));
    await page.waitForSelector('.story p');
    await press(page, 'Find in the article');
    await page.keyboard.type('Skip to main content');
    await until(page, () => document.querySelector('#find output').textContent === 'Not found');
    await press(page, 'Details', '.tabs');
    await page.$eval('#panel-details input[type=checkbox]', (box) => box.click());
    await until(page, () => document.querySelector('#find output').textContent.startsWith('1 of 1'));
    await page.close();
  });

  test('far down in a long article, and on a phone from a panel', async () => {
    const page = await open(given.browser);
    const filler = Array.from({ length: 1200 }, (_, i) => `The clerk read paragraph ${i} of the report to the council, and nobody in the room asked a question about it.`);
    filler[1100] = 'Only here does anybody speak of the lighthouse, which the council had forgotten for a year.';
    await paste(page, filler.join('\n\n'));
    await page.waitForSelector('.story p');
    await page.setViewport({ width: 375, height: 812 });
    await press(page, 'Details', '.tabs');
    await page.keyboard.press('/');
    await page.keyboard.type('Lighthouse');
    await until(page, () => document.querySelector('#find output').textContent.startsWith('1 of 1'));
    await until(page, () => document.querySelector('.story').checkVisibility());
    await seen(page);
    await page.close();
  });
});
