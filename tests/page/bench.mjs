// How long from paste to painted, for a 10 KB and a 1 MB article: `node tests/page/bench.mjs [chromium|firefox]`. Not a test.
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
for (const [words, content, rounds] of [['10 KB', repeat(10_000), 15], ['100 KB', repeat(100_000), 7], ['1 MB', repeat(1_000_000), 3]]) {
  const times = [];
  for (let i = 0; i < rounds; i++) {
    times.push(
      await page.evaluate(async (content) => {
        const data = new DataTransfer();
        data.setData('text/plain', content);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'clipboardData', { value: data });
        const before = document.querySelector('.story');
        const start = performance.now();
        document.body.dispatchEvent(event);
        while (!document.querySelector('.story') || document.querySelector('.story') === before) await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start;
      }, content),
    );
  }
  times.sort((a, b) => a - b);
  console.log(`${name}, ${words}: ${times[times.length >> 1].toFixed(0)} ms from paste to painted (median of ${rounds}; best ${times[0].toFixed(0)})`);
}
await browser.close();
