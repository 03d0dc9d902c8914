// Articles come in: from disk, over http and under a sub-path, by paste, drop and sample; and what cannot be read is answered.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, paste, drop, press, until, shows, text, sample, pageFile, dist } from './harness.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const problem = (page, words) => until(page, (words) => [...document.querySelectorAll('.notice.problem')].some((notice) => notice.textContent.includes(words)), words);
const opened = (page) => page.$$eval('.shelf .doc', (docs) => docs.length);

inBrowsers((given) => {
  test('opened from disk, over http and under a sub-path, a paste is read in a worker', async () => {
    for (const address of [pageFile, `${given.server.origin}/`, `${given.server.origin}/a/sub/path/`]) {
      const page = await open(given.browser, address);
      assert.equal(await page.$eval('html', (html) => html.dataset.reader), 'worker', address);
      await paste(page, sample('kestria-vote'));
      await shows(page, 'The race has narrowed to two.');
      assert.equal(await page.$eval('#findings', (findings) => findings.hidden), false);
      assert.deepEqual(page.complaints, [], address);
      await page.close();
    }
  });

  test('a rich paste uses the page’s structure, a plain one its words', async () => {
    const page = await open(given.browser);
    const words = 'The council met on Tuesday and agreed on nothing at all, its chair said afterwards.';
    await paste(page, `Menu\n${words}`, `<nav><p>Menu</p></nav><article><p>${words}</p></article>`);
    await shows(page, words, 'body');
    await page.close();
  });

  test('words that are open already are gone back to, not opened twice', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.story p');
    await paste(page, sample('harbour-levy'));
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 2);
    await press(page, 'New');
    await page.waitForSelector('.welcome');
    await paste(page, sample('ferry-inquiry'));
    await shows(page, 'open already', '#notices');
    await shows(page, 'Dornhaven', '.story');
    assert.equal(await page.$$eval('.shelf .doc', (docs) => docs.length), 2);
    await page.close();
  });

  test('a paste counts where a box to tick has the focus; words dragged within the page are no article', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.story p');
    await page.evaluate((dragged, pasted) => {
      const event = (make, type, name, words) => {
        const data = new DataTransfer();
        data.setData('text/plain', words);
        const made = new make(type, { [name]: data, bubbles: true, cancelable: true });
        if (made[name]?.getData('text/plain') !== words) Object.defineProperty(made, name, { value: data });
        return made;
      };
      for (const type of ['dragstart', 'dragenter', 'drop', 'dragend']) document.querySelector('.story p').dispatchEvent(event(DragEvent, type, 'dataTransfer', dragged));
      document.querySelector('#foot input').dispatchEvent(event(ClipboardEvent, 'paste', 'clipboardData', pasted));
    }, 'The mill stays shut for good.', sample('harbour-levy'));
    await shows(page, 'harbour levy', '#shelf');
    assert.equal(await opened(page), 2);
    await page.close();
  });

  test('over a slow line the page is there before the core is, and what is pasted meanwhile is read when it comes', async () => {
    const whole = readFileSync(new URL('index.html', dist));
    const cut = whole.indexOf(' id="rest"') + 100_000;
    let goOn;
    const server = createServer((request, response) => {
      if (request.url !== '/') return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write(whole.subarray(0, cut));
      goOn = () => response.end(whole.subarray(cut));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const page = await given.browser.newPage();
    const loaded = page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForSelector('.welcome');
    await paste(page, 'The bridge stays open, said the engineer Ana Ruel on Monday. It was closed twice last winter, and nobody knows why.');
    await shows(page, 'Reading', '#notices');
    goOn();
    await loaded;
    await shows(page, 'The bridge stays open', '.story');
    assert.equal(await page.$eval('html', (html) => html.dataset.reader), 'worker');
    await page.close();
    server.closeAllConnections();
    server.close();
  });

  test('the next article is shown from its beginning, and whole', async () => {
    const page = await open(given.browser);
    const long = (word) => Array.from({ length: 70 }, (_, i) => `The ${word} number ${i} was counted twice on Monday, and both times the clerks wrote down the same figure and the same name.`);
    await paste(page, long('barge').join('\n\n'));
    await shows(page, 'barge number 69', '.story');
    await page.$eval('.para:nth-child(60)', (paragraph) => paragraph.scrollIntoView());
    await until(page, () => document.querySelector('#article').scrollTop > 500);
    await paste(page, long('crane').join('\n\n'));
    await shows(page, 'crane number 0 ', '.story');
    await until(page, () => document.querySelectorAll('.para').length === 70);
    assert.equal(await page.$eval('#article', (article) => article.scrollTop), 0);
    assert.deepEqual(await page.$$eval('.para > :first-child', (paragraphs) => paragraphs.map((paragraph) => paragraph.textContent.trim())), long('crane'));
    await page.close();
  });

  test('typed words are read on request', async () => {
    const page = await open(given.browser);
    await page.type('#paste', 'The mayor said on Tuesday that the new bridge over the river would open in May, a year later than promised. Nobody else spoke.');
    await press(page, 'Read it');
    await shows(page, 'bridge over the river would open', '.story');
    await page.close();
  });

  test('each sample opens with a click', async () => {
    const page = await open(given.browser);
    const samples = await page.$$eval('.samples button', (buttons) => buttons.length);
    assert.equal(samples, 4);
    for (let i = 0; i < samples; i++) {
      await page.evaluate((i) => document.querySelectorAll('.samples button')[i].click(), i);
      await until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, i + 1);
      await page.waitForSelector('.story p');
      if (i + 1 < samples) await press(page, 'New');
      await page.waitForSelector(i + 1 < samples ? '.samples' : '.story');
    }
    await page.close();
  });

  test('many files dropped at once all open, in order; one of another kind is named', async () => {
    const page = await open(given.browser);
    const files = Array.from({ length: 200 }, (_, i) => ({ name: `story-${i}.txt`, text: `Story number ${i}\n\nThe clerk said the ${i}th list was complete and nobody had asked for another.\n` }));
    files.splice(7, 0, { name: 'scan.pdf', bytes: Buffer.from('%PDF-1.4 binary') });
    await drop(page, files);
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 200);
    await problem(page, 'scan.pdf is a PDF');
    await press(page, 'Close', '.shelf li');
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 199);
    await page.close();
  });

  test('a file in another encoding is read, named, and can be changed', async () => {
    const page = await open(given.browser);
    await drop(page, [{ name: 'old.txt', bytes: Uint8Array.from('The caf\xe9 owner said \x93we stay\x94 on Tuesday, although the rent of her shop by the river had been raised twice in a year.\n\nNobody else in the street wanted to say what they would do.', (c) => c.charCodeAt(0)) }]);
    await shows(page, 'The café owner said “we stay”');
    await until(page, () => document.querySelector('#notices').textContent.includes('windows-1252'));
    await press(page, 'Details', '.tabs');
    assert.equal(await page.$eval('#encoding', (select) => select.value), 'windows-1252');
    await page.select('#encoding', 'iso-8859-2');
    await shows(page, 'The café owner said');
    await page.select('#encoding', 'windows-1251');
    await shows(page, 'The cafй owner said');
    await page.close();
  });

  test('a time that a page says to machines alone is set for readers', async () => {
    const page = await open(given.browser);
    await drop(page, [{ name: 'a.html', text: '<!doctype html><html><head><meta property="article:published_time" content="2031-05-04T08:15:00+01:00"></head><body><article><h1>Toll vote put off</h1><p>The council put off its vote on the toll until June, the clerk said on Sunday, and nobody in the hall asked why it had.</p><p>The ferry goes on as before, and its owner said nothing at all about the toll or the vote.</p></article></body></html>' }]);
    await shows(page, 'Toll vote put off', '.head h1');
    assert.equal(await text(page, '.head .facts time'), '2031-05-04 08:15');
    await page.close();
  });

  test('what cannot be read is answered in a sentence, and what was there stays', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await shows(page, 'Dornhaven');
    const bad = [
      ['  \n ', 'What you pasted holds no words'],
      // Marks that nobody sees are no words.
      ['\u200b\u200b \ufeff\n\u2060\u200d\u00ad', 'Pasted text holds no words'],
      ['https://news.example/story', 'open it in your browser, select all, copy, and paste here'],
      ['x'.repeat(10_000_001), 'longer than 10 MB'],
    ];
    for (const [content, words] of bad) {
      await paste(page, content);
      await problem(page, words);
    }
    await drop(page, [{ name: 'empty.txt', text: '' }]);
    await problem(page, 'empty.txt is empty');
    await drop(page, [{ name: 'blank.html', text: '<html><body> <img src="a.png"></body></html>' }]);
    await problem(page, 'blank.html holds no words');
    await drop(page, [{ name: 'photo.txt', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) }]);
    await problem(page, 'photo.txt is an image');
    await drop(page, [{ name: 'letter.docx', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0) }]);
    await problem(page, 'select all, copy');
    assert.match(await text(page, '#article'), /Dornhaven/);
    assert.equal(await opened(page), 1);
    // Many at once stand in one box, put away with one click.
    await drop(page, ['a.txt', 'b.txt', 'c.txt'].map((name) => ({ name, text: '' })));
    await problem(page, 'c.txt is empty');
    assert.deepEqual(await page.$$eval('.notice.problem', (boxes) => boxes.map((box) => box.querySelectorAll('p').length)), [3]);
    await press(page, 'Put away', '.notice.problem');
    assert.equal(await page.$('.notice.problem'), null);
    // Of many it says how many, and lists them on request.
    await drop(page, [...Array.from({ length: 40 }, (_, i) => ({ name: `scan-${i}.pdf`, text: '%PDF-1.7' })), { name: 'good.txt', text: 'The clerk said on Tuesday that the ferry would sail.' }]);
    await problem(page, '40 of 41 texts could not be read.');
    const box = () => page.$eval('.notice.problem', (notice) => [notice.getBoundingClientRect().height < 120, [...notice.querySelectorAll('p')].filter((p) => p.checkVisibility({ contentVisibilityAuto: true })).length]);
    assert.deepEqual(await box(), [true, 1]);
    await press(page, 'Which, and why', '.notice.problem');
    assert.deepEqual((await box())[1], 41);
    assert.match(await text(page, '.notice.problem'), /scan-39\.pdf is a PDF/);
    await press(page, 'Put away', '.notice.problem');
    await page.close();
  });

  test('NUL bytes, half pairs and words without end are read all the same', async () => {
    const page = await open(given.browser);
    for (const [i, odd] of ['A line with \0 in it, said nobody.', 'Half a \ud83d pair, he said.', `${'word'.repeat(50_000)} end`, '“'.repeat(3000)].entries()) {
      await paste(page, odd);
      await until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, i + 1);
    }
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('hostile markup shows as words', async () => {
    const page = await open(given.browser);
    const more = '\n\nNobody on the council wanted to say why it had taken so long as that.';
    const words = '<img src=x onerror="document.title=1"><script>document.title=2</script> said the "clerk" & left the room on Tuesday, after the vote on the bridge.';
    await paste(page, words + more);
    await shows(page, words, '.story');
    assert.equal(await page.$('#article img, #article script, #findings img'), null);
    await paste(page, 'x', `<p>The clerk <b onclick="x()">said</b> on Tuesday that the council had voted on the bridge, and that nobody was glad of it.</p><iframe srcdoc="<p>y</p>"></iframe><script>document.title=3</script><img src="https://news.example/p.png" onerror="z()"><p>Nobody else in the room wanted to say what would become of the ferry once the bridge was there.</p>`);
    await shows(page, 'what would become of the ferry', '.story');
    assert.equal(await page.$('#desk img, #desk iframe, #desk script, #desk [onclick]'), null);
    assert.match(await page.title(), /Foresay$/);
    await page.close();
  });

  test('over http it can be installed and is there without a network', async () => {
    assert.ok(existsSync(new URL('service-worker.js', dist)));
    const page = await open(given.browser, `${given.server.origin}/a/sub/path/`);
    await page.waitForSelector('link[rel=manifest]');
    if (given.name === 'chromium') {
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        const [kept] = await caches.keys();
        for (const file of ['./', 'manifest.webmanifest', 'icon.svg']) if (!(await (await caches.open(kept)).match(file))) throw new Error(file);
      });
    }
    await page.close();
  });
}, { served: true });
