// Nothing leaves the page, it fits its budget, and it outlives what breaks.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { unpack, unpackFirst } from '../../www/core/payload.js';
import { inBrowsers, open, paste, shows, until, sample, press, pageFile, dist, root } from './harness.mjs';

test('the page is one small file', () => {
  const page = readFileSync(new URL('index.html', dist));
  assert.ok(page.length <= 900_000, `${page.length} bytes`);
  assert.ok(gzipSync(page).length <= 698_000, `${gzipSync(page).length} bytes gzipped`);
});

test('the core in the page is the core of the package', async () => {
  const page = readFileSync(new URL('index.html', dist), 'utf8');
  const [program, first, rest] = ['unpacker', 'first', 'rest'].map((id) => {
    const [, head, characters] = new RegExp(`<script type="application/octet-stream" id="${id}"([^>]*)>([^<]*)</script>`).exec(page);
    const [size, joined, core] = ['size', 'joined', 'core'].map((name) => Number(new RegExp(` data-${name}="(\\d+)"`).exec(head)?.[1]));
    return { characters, size, joined, core };
  });
  const unpacker = new WebAssembly.Module(Buffer.from(program.characters, 'base64'));
  const carried = Buffer.from(await unpack({ unpacker, first: unpackFirst(unpacker, first), joined: first.joined, rest }));
  const core = readFileSync(new URL('pkg/foresay_bg.wasm', root));
  assert.equal(carried.length, first.joined + rest.size);
  assert.equal(rest.core, core.length);
  assert.deepEqual(carried.subarray(0, rest.core), core);
});

test('the policy allows these very scripts and styles, no connection, and nothing else', () => {
  const page = readFileSync(new URL('index.html', dist), 'utf8');
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page);
  const hash = (element, head = element) => `'sha256-${createHash('sha256').update(new RegExp(`<${head}>([^]*?)</${element}>`).exec(page)[1]).digest('base64')}'`;
  const directives = Object.fromEntries(policy.split(';').map((directive) => directive.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
  // To the letter: whoever loosens it has to say so here.
  assert.deepEqual(directives, {
    'default-src': ["'none'"],
    'script-src': [hash('script', 'script id="reader"'), hash('script'), "'wasm-unsafe-eval'"],
    'style-src': [hash('style')],
    'img-src': ['data:', "'self'"],
    'connect-src': ["'none'"],
    'worker-src': ['blob:', "'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'trusted-types': ['foresay'],
    'require-trusted-types-for': ["'script'"],
  });
  assert.ok(page.indexOf('http-equiv="Content-Security-Policy"') < page.indexOf('<style>'), 'the policy stands before what it judges');
  assert.doesNotMatch(page, /{{\w+}}/);
});

/** Runs before the page: in a worker a text that says so traps the core, or leaves it without memory. */
function trapOnDemand() {
  const hook = () => {
    const make = WebAssembly.Instance;
    let trap = false;
    addEventListener('message', ({ data }) => (trap = /which breaks/.test(data.content) || (/which fills/.test(data.content) && 'memory')));
    WebAssembly.Instance = function (module, imports) {
      const instance = new make(module, imports);
      const exports = { ...instance.exports };
      const analyze = exports.analyze;
      exports.analyze = (...args) => {
        if (trap === 'memory') throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
        if (trap) throw new WebAssembly.RuntimeError('unreachable');
        return analyze(...args);
      };
      return { exports };
    };
  };
  const OwnBlob = Blob;
  window.Blob = function (parts, options) {
    return new OwnBlob(options?.type === 'text/javascript' ? [`(${hook})();`, ...parts] : parts, options);
  };
}

function noWorkers() {
  window.Worker = function () {
    throw new Error('none here');
  };
}

inBrowsers((given) => {
  test('no request but for the page’s own files', async () => {
    const asked = [];
    const page = await open(given.browser, `${given.server.origin}/`, (page) => page.on('request', (request) => asked.push(request.url())));
    await paste(page, 'x', `<p>${sample('ferry-inquiry')}</p><img src="https://news.example/a.png"><link rel="stylesheet" href="https://news.example/a.css">`);
    await page.waitForSelector('.story p');
    for (const panel of ['Scenarios', 'Removed', 'Details', 'Speakers']) await press(page, panel, '.tabs');
    const foreign = asked.filter((url) => !url.startsWith(`${given.server.origin}/`) && !/^(blob|data):/.test(url));
    assert.deepEqual(foreign, []);
    const own = ['/', '/index.html', '/manifest.webmanifest', '/icon.svg', '/service-worker.js'];
    assert.deepEqual(given.server.asked.filter((path) => !own.includes(path)), []);
    await page.close();
  });

  test('a connection that is tried all the same is refused', async () => {
    const heard = [];
    const other = createServer((request, response) => (heard.push(request.url), response.end()));
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
    for (const address of [pageFile, `${given.server.origin}/`]) {
      const page = await open(given.browser, address);
      const results = await page.evaluate(async (target) => {
        const image = new Promise((resolve) => {
          const picture = new Image();
          picture.onload = () => resolve('loaded');
          picture.onerror = () => resolve('refused');
          picture.src = `${target}/image`;
        });
        const request = fetch(`${target}/fetch`, { mode: 'no-cors' }).then(() => 'loaded', () => 'refused');
        const frame = document.createElement('iframe');
        frame.src = `${target}/frame`;
        document.body.append(frame);
        const script = document.createElement('script');
        const run = new Promise((resolve) => ((script.onload = () => resolve('loaded')), (script.onerror = () => resolve('refused'))));
        try {
          script.src = `${target}/script`;
          document.body.append(script);
        } catch {
          // Where the addresses of scripts have to be vouched for it does not come so far.
          script.onerror();
        }
        navigator.sendBeacon(`${target}/beacon`, 'x');
        return Promise.all([image, request, run]);
      }, `http://127.0.0.1:${other.address().port}`);
      assert.deepEqual(results, ['refused', 'refused', 'refused'], address);
      await page.close();
    }
    other.close();
    assert.deepEqual(heard, []);
  });

  test('words become no markup and no script, also where code of the page’s own would make them', async () => {
    const page = await open(given.browser);
    const made = await page.evaluate(() => {
      const tries = {
        markup: () => (document.createElement('div').innerHTML = '<img src=x>'),
        code: () => new Function('return 1')(),
        inline: () => {
          const element = document.createElement('div');
          element.setAttribute('onclick', 'window.ran = true');
          element.click();
          if (!window.ran) throw new Error('refused');
        },
      };
      const goes = ([, run]) => {
        try {
          run();
          return true;
        } catch {
          return false;
        }
      };
      // In a turn of the page's own: what the test calls itself the browser lets through.
      return new Promise((resolve) => setTimeout(() => resolve(Object.entries(tries).filter(goes).map(([name]) => name))));
    });
    // Browsers without trusted types still make markup, which the policy keeps from running.
    assert.deepEqual(made.filter((name) => name !== 'markup' || given.name === 'chromium'), []);
    await page.close();
  });

  test('a trap is said, the work stays, and the next text is read', async () => {
    const page = await open(given.browser, pageFile, (page) => page.evaluateOnNewDocument(trapOnDemand));
    await paste(page, sample('kestria-vote'));
    await shows(page, 'The race has narrowed to two.');
    await paste(page, 'A second text, which breaks.');
    await until(page, () => document.querySelector('.notice.problem')?.textContent.includes('Your work here is kept'));
    await shows(page, 'The race has narrowed to two.');
    await press(page, 'Put away', '.notice');
    await paste(page, 'Another text, which fills the memory.');
    await until(page, () => document.querySelector('.notice.problem')?.textContent.includes('Your work here is kept'));
    await shows(page, 'The race has narrowed to two.');
    await paste(page, 'A third text is read again, the clerk said on Tuesday, and nobody in the room had expected it to be as long as this one is.\n\nThe council had voted on the bridge before noon.');
    await shows(page, 'A third text is read again');
    assert.equal(await page.$$eval('.shelf .doc', (docs) => docs.length), 2);
    await page.close();
  });

  test('long work shows how far it is, can be cancelled, and the next text is read', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry').repeat(1500).slice(0, 6_000_000));
    await page.waitForSelector('.notice.progress');
    await press(page, 'Cancel', '.progress');
    await until(page, () => document.querySelector('#notices').textContent.includes('Reading was cancelled'));
    assert.equal(await page.$('.story'), null);
    await paste(page, sample('kestria-vote'));
    await shows(page, 'The race has narrowed to two.');
    await page.close();
  });

  test('where no worker can be had the page reads by itself', async () => {
    const page = await open(given.browser, pageFile, (page) => page.evaluateOnNewDocument(noWorkers));
    assert.equal(await page.$eval('html', (html) => html.dataset.reader), 'page');
    await paste(page, sample('kestria-vote'));
    await shows(page, 'The race has narrowed to two.');
    await page.close();
  });
}, { served: true });
