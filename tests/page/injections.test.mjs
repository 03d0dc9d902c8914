// Whatever stands in a text, a file's name, a page's HTML or metadata, or in what was kept: it shows as words, and nothing runs.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, until } from './harness.mjs';
import { INJECTIONS } from './injections.mjs';
import { cell, markdown, statementsCsv, scenariosCsv, jsonLd, citedQuotation } from '../../www/export/forms.js';
import { Findings } from '../../www/view/findings.js';
import { startHistory, step, NONE } from '../../www/state/corrections.js';
import { parseCsv } from './csv.mjs';

const SENTENCES = 'The clerk said on Tuesday that the council had voted on the bridge, and that nobody was glad of it.\n\n“Nobody asked the ferry,” said Mira Olden. If the bridge opens, the ferry would close by winter.';
const escaped = (words) => words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

test('there are enough of them, and no two are the same', () => {
  assert.ok(INJECTIONS.length >= 100);
  assert.equal(new Set(INJECTIONS).size, INJECTIONS.length);
});

/** An analysis in which every word that can be is one of them. */
function hostile(words) {
  const text = `${words} said Olden. ${words} follows.`;
  const end = text.length;
  return new Findings({
    schema: 'foresay/1', kind: 'article', language: { code: 'en', supported: true }, headline: { text: words }, publisher: { text: words }, section: { text: words },
    authors: [{ name: words, email: words }], published: { iso: '2031-05-04', text: words }, dateline: null, captions: [], blocks: [], body: { text, paragraphs: [] }, articles: [],
    speakers: [{ id: 0, name: words, kind: 'person', title: words, affiliation: words, aliases: [words], mentions: [[0, words.length]] }],
    quotations: [{ id: 0, speaker: 0, also_speakers: [], kind: 'direct', content: [[0, words.length]], cue: [0, words.length], source: [0, words.length], resolved_by: 'name', confidence: 1, reason: words }],
    turns: [], counterfactuals: [], asides: [], rejected: [], topics: [], brief: [[0, end]], notes: [],
    scenarios: [{ id: 0, label: words, subject: words, event: 'other', conditionals: [{ id: 0, antecedent: [0, words.length], signal: null, consequents: [{ span: [0, end], more: [], topics: [{ label: words }], modality: 'possible' }], quotation: 0, confidence: 1, reason: words }] }],
  }, text);
}

test('no cell of a spreadsheet is a formula, and reads back as its words', () => {
  for (const words of INJECTIONS) {
    const findings = hostile(words);
    for (const table of [statementsCsv(findings), scenariosCsv(findings)]) {
      const rows = parseCsv(table);
      assert.ok(rows.every((row) => row.length === rows[0].length), words);
      for (const value of rows.slice(1).flat()) assert.doesNotMatch(value, /^[=+\-@\t\r＝＋－＠]|[;\t|]\s*[=+@-]/, words);
      const bare = (value) => value.replaceAll("'", '').replace(/\s+/g, ' ').trim();
      assert.equal(bare(rows[1][0] === undefined ? '' : rows[1].find((value) => bare(value) === bare(words)) ?? rows[1][0]), bare(words));
    }
  }
  assert.equal(cell('Stay; they said'), 'Stay; they said');
});

test('in Markdown words stay words: no tag, link, picture, entity, heading, list, fence or table of theirs', () => {
  for (const words of INJECTIONS) {
    const plain = markdown(hostile(words)).replace(/\\[^\w\s]/g, '·');
    assert.doesNotMatch(plain, /<|\]\(|\]:|!\[|&\w+;|&#|```|~~|\|/, words);
    // Every list is the brief's own: nothing in an item begins another.
    for (const line of plain.split('\n')) assert.doesNotMatch(line, /^( *- |> )([-+=]|\d+[.)])/, words);
    assert.equal(plain.match(/^#{1,3} /gm).length, 5, words);
  }
});

test('JSON-LD and a copied statement carry them as they stand', () => {
  for (const words of INJECTIONS) {
    const [article] = JSON.parse(jsonLd(hostile(words)))['@graph'];
    assert.equal(article['schema:headline'], words);
    assert.ok(citedQuotation(hostile(words), hostile(words).analysis.quotations[0]).includes(words.replace(/\s+/g, ' ')));
  }
});

/** Runs before the page: notes whether anything ran. */
function listen() {
  window.hits = 0;
  window.hit = () => window.hits++;
}

/** Drops files made in the page of {name, text}, so that no name is changed on the way. */
const dropFiles = (page, files) =>
  page.evaluate((files) => {
    const transfer = { items: [], files: files.map(({ name, text }) => new File([text], name)), getData: () => '' };
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: transfer });
    document.body.dispatchEvent(event);
  }, files);

/** What stands in the page that only markup of somebody else's could have made: elements, handlers, addresses. */
const foreign = (page) =>
  page.evaluate(() => {
    const own = new Set('a article aside body button dd details div dl dt em footer form h1 h2 header html input label li main mark meta nav ol option output p path progress q search section select span strong style summary svg table tbody td textarea th thead time title tr ul noscript script head link caption'.split(' '));
    const bad = [];
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName;
      if (!own.has(name) && !element.closest('.keys-list')) bad.push(name);
      if (['script', 'style', 'link', 'meta', 'noscript'].includes(name) && element.closest('main, header, #notices, #peek, footer')) bad.push(`${name} in the page`);
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/.test(attribute) || /^(srcdoc|formaction|action|data)$/.test(attribute)) bad.push(`${name} ${attribute}`);
        if (/^(href|src|xlink:href)$/.test(attribute) && value !== '#article' && !element.closest('head')) bad.push(`${name} ${attribute}=${value}`);
      }
    }
    return { bad: [...new Set(bad)], hits: window.hits };
  });

const clean = async (page, where) => assert.deepEqual(await foreign(page), { bad: [], hits: 0 }, where);
const opened = (page, n) => until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, n);

/** Opens article after article and waits until each shows its words where `look(words)` looks. */
async function eachShows(page, wanted, look) {
  const there = new Function('i', 'words', `
    const doc = document.querySelectorAll('.shelf .doc')[i];
    if (!doc.hasAttribute('aria-current')) doc.click();
    return (${look})(words) === words;`);
  for (const [i, words] of wanted.entries()) await page.waitForFunction(there, { polling: 10, timeout: 90_000 }, i, words);
}

/** Looks at every open article in every panel, and at what each shows of a word. */
async function lookAtAll(page, where) {
  for (const panel of ['speakers', 'scenarios', 'removed', 'details']) {
    await page.evaluate(async (panel) => {
      document.querySelector(`#tab-${panel}`).click();
      for (const doc of document.querySelectorAll('.shelf .doc')) {
        doc.click();
        await new Promise((resolve) => setTimeout(resolve));
        for (const button of document.querySelectorAll('.panel:not([hidden]) .statement .link, .panel:not([hidden]) .card header .link')) {
          if (/Why|Correct/.test(button.textContent)) button.click();
        }
        [...document.querySelectorAll('.panel:not([hidden]) .statement .link')].find((button) => /speaker/.test(button.textContent))?.click();
      }
    }, panel);
    await clean(page, `${where}, ${panel}`);
  }
  await page.evaluate(() => document.querySelector('#tab-compare').click());
  await page.waitForSelector('#panel-compare:not([aria-busy])');
  await clean(page, `${where}, compare`);
}

inBrowsers((given) => {
  const start = (address) => open(given.browser, address, (page) => page.evaluateOnNewDocument(listen));

  test('in a text each shows as the words it is', async () => {
    const page = await start();
    await dropFiles(page, [{ name: 'all.txt', text: `${SENTENCES}\n\n${INJECTIONS.map((words) => `The clerk read out ${words.replace(/\s+/g, ' ')} to the council on Tuesday, said Mira Olden, and nobody in the room could tell what it meant.`).join('\n\n')}` }, { name: 'b.txt', text: SENTENCES }]);
    await opened(page, 2);
    await page.evaluate(() => document.querySelector('.shelf .doc').click());
    await until(page, () => document.querySelectorAll('.story .para').length > 100);
    await until(page, (n) => document.querySelectorAll('.story .para').length + document.querySelectorAll('#panel-removed li').length >= n, INJECTIONS.length);
    const body = await page.$eval('.story', (story) => story.textContent);
    const missing = INJECTIONS.map((words) => words.toWellFormed().replace(/\s+/g, ' ')).filter((words) => !body.replace(/\s+/g, ' ').includes(words.trim()));
    assert.deepEqual(missing, []);
    await lookAtAll(page, 'text');
    await page.close();
  });

  test('as the name of a file it is a name', async () => {
    const page = await start();
    await dropFiles(page, INJECTIONS.map((name) => ({ name, text: SENTENCES })));
    await opened(page, INJECTIONS.length);
    await lookAtAll(page, 'file name');
    await page.evaluate(() => document.querySelector('#tab-details').click());
    const wanted = await page.evaluate((names) => names.map((name) => new File([], name).name), INJECTIONS);
    await eachShows(page, wanted, () => document.querySelector('#panel-details .facts-list dd:last-of-type').textContent);
    // One that cannot be read is named in a sentence.
    await dropFiles(page, INJECTIONS.map((name) => ({ name, text: '' })));
    await until(page, (n) => document.querySelectorAll('.notice.problem p').length >= n, INJECTIONS.length);
    await clean(page, 'problems');
    await page.close();
  });

  test('in HTML, between paragraphs, in them and in metadata, nothing of it becomes the page’s', async () => {
    const page = await start();
    const paragraphs = SENTENCES.split('\n\n').map((words) => `<p>${words}</p>`);
    const pages = INJECTIONS.flatMap((words) => [
      `<!doctype html><title>${words}</title><h1>${words}</h1>${paragraphs[0]}${words}${paragraphs[1]}<p>${words} said the clerk.</p>`,
      `<!doctype html><title>${escaped(words)}</title><meta property="og:title" content="${escaped(words)}"><meta property="og:site_name" content="${escaped(words)}"><meta name="author" content="${escaped(words)}"><meta property="article:section" content="${escaped(words)}"><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: words, author: { name: words }, publisher: { name: words }, datePublished: words }).replaceAll('<', '\\u003c')}</script><h1>${escaped(words)}</h1><p class="byline">By ${escaped(words)}</p>${paragraphs.join('')}<figure><img src="x" alt="${escaped(words)}"><figcaption>${escaped(words)}</figcaption></figure>`,
    ]);
    await dropFiles(page, pages.map((text, i) => ({ name: `page-${i}.html`, text })));
    await until(page, (n) => document.querySelectorAll('.shelf .doc').length + document.querySelectorAll('.notice.problem p').length >= n, pages.length);
    assert.ok((await page.$$('.shelf .doc')).length > INJECTIONS.length);
    await lookAtAll(page, 'HTML');
    await page.close();
  });

  test('in what was kept from an earlier visit it is words, and a broken store is set aside', async () => {
    const page = await start(`${given.server.origin}/`);
    const docs = INJECTIONS.map((words) => {
      const history = step(startHistory(), { ...NONE, names: [{ span: [SENTENCES.indexOf('Mira'), SENTENCES.indexOf('Mira') + 10], name: words }] }, words);
      return { name: words, content: SENTENCES, html: false, encoding: words, sure: words, history };
    });
    await page.evaluate(async (docs, words) => {
      for (const key of ['foresay-theme', 'foresay-keep-x']) localStorage.setItem(key, words);
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open('foresay', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('session');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('session', 'readwrite');
          transaction.objectStore('session').put({ docs, current: words }, 'open');
          transaction.oncomplete = () => (opening.result.close(), resolve());
        };
      });
    }, docs, INJECTIONS[0]);
    await page.reload();
    await opened(page, INJECTIONS.length);
    await lookAtAll(page, 'kept');
    await page.evaluate(() => document.querySelector('#tab-speakers').click());
    await eachShows(page, INJECTIONS.map((words) => `Undo: ${words}`), () => document.querySelector('#bar [aria-label^="Undo"]').title);
    await eachShows(page, INJECTIONS, (words) => [...document.querySelectorAll('.card .name')].find((name) => name.textContent === words)?.textContent);
    // Whatever stands there instead of a session, the page opens and can be used. It is put there while no page of ours is open.
    for (const broken of [null, 7, INJECTIONS[0], [], { docs: 7 }, { docs: [null, 7, [], { name: {} }, { name: 'a', text: 'text-gone', history: 7 }] }, { docs: { length: 1e9 } }]) {
      await page.goto(`${given.server.origin}/icon.svg`);
      await page.evaluate((broken) => new Promise((resolve, reject) => {
        const opening = indexedDB.open('foresay', 1);
        opening.onerror = reject;
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('session', 'readwrite');
          transaction.objectStore('session').clear();
          transaction.objectStore('session').put(broken, 'open');
          transaction.oncomplete = () => (opening.result.close(), resolve());
        };
      }), broken);
      await page.goto(`${given.server.origin}/`);
      await page.waitForSelector('html[data-reader]');
      await page.waitForSelector('.welcome');
      await clean(page, JSON.stringify(broken));
    }
    await page.close();
  });
}, { served: true });
