// The README's picture: `node tests/page/picture.mjs` writes docs/screenshot.png from the built page and a sample. Not a test.
import { mkdirSync } from 'node:fs';
import { launch, open, paste, press, sample, localPath, root } from './harness.mjs';

const folder = new URL('docs/', root);
mkdirSync(folder, { recursive: true });
const browser = await launch('chromium');
const page = await open(browser);
await page.setViewport({ width: 1440, height: 900 });
await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }, { name: 'prefers-color-scheme', value: 'light' }]);
await paste(page, sample('kestria-vote'));
await page.waitForSelector('.story p');
await press(page, 'Scenarios', '.tabs');
await page.waitForSelector('.board .cell');
await page.click('.board .cell button.words');
await page.waitForSelector('.seg.lit');
await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
await page.screenshot({ path: localPath(new URL('screenshot.png', folder)) });
await browser.close();
