// How fast the page is, in a table: `node tests/page/bench.mjs [chromium|firefox] [part ...]`, parts: ready, paste, many, others.
// Not a test. The page is watched, not polled: asking for a frame again and again would take the time that is measured.
import { readFileSync, readdirSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { launch, open, pageFile, root, sample, localPath } from './harness.mjs';

const [name = 'chromium', ...asked] = process.argv.slice(2);
const browser = await launch(name);
const text = sample('ferry-inquiry');
const repeat = (bytes) => {
  let out = '';
  for (let i = 0; out.length < bytes; i++) out += `${text.replace('1,000', `${i},000`)}\n\n`;
  return out.slice(0, bytes);
};
const sorted = (times) => [...times].sort((a, b) => a - b);
const median = (times) => sorted(times)[times.length >> 1];
const row = (what, words) => console.log(`${name.padEnd(9)} ${what.padEnd(44)} ${words}`);
const said = (times) => `${median(times).toFixed(0)} ms (best ${Math.min(...times).toFixed(0)} of ${times.length})`;

/** Runs before the page: notes when it can read. */
function noteReady() {
  new MutationObserver((_, watcher) => {
    if (!document.documentElement?.dataset.reader) return;
    window.readyAt = performance.now();
    watcher.disconnect();
  }).observe(document, { subtree: true, attributes: true, childList: true });
}

/** From the navigation until a text can be read, from disk. */
async function ready() {
  const times = [];
  for (let i = 0; i < 7; i++) {
    const page = await open(browser, pageFile, (page) => page.evaluateOnNewDocument(noteReady));
    times.push(await page.evaluate(() => window.readyAt));
    await page.close();
  }
  row('from disk to ready', said(times));
}

/** Milliseconds from a paste until the article, and until its findings, are painted. */
async function measure(page, content) {
  return page.evaluate(async (content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    const filled = (selector) => new Promise((resolve) => new MutationObserver((_, watcher) => (watcher.disconnect(), resolve())).observe(document.querySelector(selector), { childList: true }));
    // The next turn after the frame, before any other that waits: what follows on the article is not its painting.
    const next = (run) => {
      if (window.scheduler?.postTask) return scheduler.postTask(run, { priority: 'user-blocking' });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    };
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => next(() => resolve(performance.now()))));
    const waits = [filled('#article'), filled('#panel-speakers')];
    const start = performance.now();
    document.body.dispatchEvent(event);
    return Promise.all(waits.map(async (wait) => (await wait, (await painted()) - start)));
  }, content);
}

async function pastes() {
  const first = [];
  for (let i = 0; i < 5; i++) {
    const page = await open(browser);
    first.push((await measure(page, repeat(10_000)))[0]);
    await page.close();
  }
  row('10 KB pasted as soon as the page is ready', `article ${said(first)}`);
  const page = await open(browser);
  // As for a reader who fetches an article before pasting it, the page is there for a while.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  for (const [words, content, rounds] of [['10 KB', repeat(10_000), 15], ['100 KB', repeat(100_000), 7], ['1 MB', repeat(1_000_000), 3]]) {
    const times = [];
    // Each with a number of its own: a text that is open already is only gone back to.
    for (let i = 0; i < rounds; i++) times.push(await measure(page, `${content}\n\nPart ${i} of it ends here, said the clerk.`));
    const [article, findings] = [0, 1].map((i) => times.map((pair) => pair[i]));
    row(`${words} pasted`, `article ${said(article)}, findings ${said(findings)}`);
  }
  await page.close();
}

/** How many articles make a library. */
const LIBRARY = Number(process.env.ARTICLES ?? 2000);

/** So many articles dropped at once: how long until all are open, and the longest time without a frame. */
async function many(workers) {
  const articles = readdirSync(new URL('tests/cases/', root)).flatMap((slug) => {
    try {
      return [sample(slug)];
    } catch {
      return [];
    }
  });
  const page = await open(browser, pageFile, (page) => page.evaluateOnNewDocument((workers) => Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => workers }), workers));
  // Making so many files is work of this table's own, done in a turn of its own.
  await page.evaluate((articles, n) => {
    const data = new DataTransfer();
    for (let i = 0; i < n; i++) data.items.add(new File([articles[i % articles.length].replace(/\d+/, String(i))], `story-${i}.txt`));
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    if (!event.dataTransfer) Object.defineProperty(event, 'dataTransfer', { value: data });
    window.dropped = event;
  }, articles, LIBRARY);
  const said = ({ total, gaps }) => `${(total / 1000).toFixed(1)} s, longest frame ${Math.max(...gaps).toFixed(0)} ms, ${gaps.filter((gap) => gap > 50).length} over 50 ms`;
  const dropped = await watched(page, '.shelf ol', LIBRARY, 'drop');
  row(`${LIBRARY} articles dropped, ${workers === 1 ? 'one worker' : `${workers} workers`}`, said(dropped));
  const compared = await watched(page, '#panel-compare', 3, 'compare');
  row(`Compare opened on ${LIBRARY}`, said(compared));
  await page.close();
}

/** Drops the files, or opens Compare, and watches its frames until a list has so many entries: how long it took, and the time between frames. */
async function watched(page, selector, entries, act) {
  await page.evaluate((selector, entries, act) => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
    const gaps = [];
    const start = performance.now();
    let last = start;
    let end = null;
    // The frame in which the last of it is painted counts as well.
    let after = 2;
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      if (end && after-- === 0) window.watched = { total: end - start, gaps };
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const list = document.querySelector(selector);
    new MutationObserver(() => list.childElementCount === entries && (end ??= performance.now())).observe(list, { childList: true });
    window.watched = null;
    if (act === 'drop') document.body.dispatchEvent(window.dropped);
    else document.querySelector('#tab-compare').click();
    resolve();
  }))), selector, entries, act);
  while (!(await page.evaluate(() => window.watched))) await new Promise((resolve) => setTimeout(resolve, 1000));
  return page.evaluate(() => window.watched);
}

/** The core and two other libraries over the same text in a blank page. */
async function others() {
  const script = buildSync({ entryPoints: [localPath(new URL('tests/page/bench-others.js', root))], bundle: true, write: false, format: 'iife', minify: true, charset: 'utf8', define: { 'import.meta.url': '""' }, logLevel: 'error' });
  const page = await browser.newPage();
  await page.goto('about:blank');
  await page.addScriptTag({ content: script.outputFiles[0].text });
  const wasm = readFileSync(new URL('pkg/foresay_bg.wasm', root)).toString('base64');
  const rate = async (way, bytes, rounds) => {
    const times = await page.evaluate((way, text, rounds, wasm) => window.run(way, text, rounds, wasm), way, repeat(bytes), rounds, way === 'foresay' ? wasm : null);
    return bytes / 1000 / median(times);
  };
  const own = await rate('foresay', 300_000, 7);
  row('the core over 300 KB', `${own.toFixed(1)} MB/s`);
  for (const way of ['wink-nlp', 'compromise']) {
    const other = await rate(way, way === 'compromise' ? 60_000 : 300_000, 3);
    row(`against ${way}`, `${other.toFixed(2)} MB/s: the core is ${(own / other).toFixed(1)} times as fast`);
  }
  await page.close();
}

const parts = { ready, paste: pastes, many: async () => (await many(1), await many(2)), others };
for (const [part, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(part)) await run();
await browser.close();
