// How long from paste to painted, the article and then its findings, for 10 KB to 1 MB: `node tests/page/bench.mjs [chromium|firefox]`.
// Not a test. The page is watched, not polled: asking for a frame again and again would take the time that is measured.
import { launch, open, sample } from './harness.mjs';

const name = process.argv[2] ?? 'chromium';
const browser = await launch(name);
const page = await open(browser);
const text = sample('ferry-inquiry');
const repeat = (bytes) => {
  let out = '';
  for (let i = 0; out.length < bytes; i++) out += `${text.replace('1,000', `${i},000`)}\n\n`;
  return out.slice(0, bytes);
};

/** Milliseconds from a paste until the article, and until its findings, are painted. */
async function measure(content) {
  return page.evaluate(async (content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    const filled = (selector) => new Promise((resolve) => new MutationObserver((_, watcher) => (watcher.disconnect(), resolve())).observe(document.querySelector(selector), { childList: true }));
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }));
    const waits = [filled('#article'), filled('#panel-speakers')];
    const start = performance.now();
    document.body.dispatchEvent(event);
    return Promise.all(waits.map(async (wait) => (await wait, (await painted()) - start)));
  }, content);
}

// As for a reader who fetches an article before pasting it, the page is there for a while.
await new Promise((resolve) => setTimeout(resolve, 1500));
for (const [words, content, rounds] of [['10 KB', repeat(10_000), 15], ['100 KB', repeat(100_000), 7], ['1 MB', repeat(1_000_000), 3]]) {
  const times = [];
  for (let i = 0; i < rounds; i++) times.push(await measure(content));
  const [article, findings] = [0, 1].map((i) => times.map((pair) => pair[i]).sort((a, b) => a - b));
  const said = (list) => `${list[list.length >> 1].toFixed(0)} ms (best ${list[0].toFixed(0)})`;
  console.log(`${name}, ${words}: the article ${said(article)}, its findings ${said(findings)} after the paste; median of ${rounds}`);
}
await browser.close();
