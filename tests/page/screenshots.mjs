// Pictures of the page for looking at: `node tests/page/screenshots.mjs FOLDER [browser]`. Not a test.
import { mkdirSync } from 'node:fs';
import { launch, open, paste, sample, shows, press, until } from './harness.mjs';

const [folder = 'target/screenshots', name = 'chromium', only = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch(name);
const page = await open(browser);
const shot = async (what, width, theme) => {
  const file = `${what}-${width}-${theme}`;
  if (!file.includes(only)) return;
  await page.setViewport({ width, height: width < 500 ? 812 : 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]).catch(() => {});
  await page.screenshot({ path: `${folder}/${file}.png` });
};
const all = async (what, widths = [375, 1024, 1440, 1920]) => {
  for (const width of widths) for (const theme of ['light', 'dark']) await shot(what, width, theme);
};
await all('welcome');
for (const slug of ['kestria-vote', 'harbour-levy', 'ferry-inquiry', 'assembly-live']) {
  await page.setViewport({ width: 1440, height: 900 });
  await paste(page, sample(slug));
  await until(page, (n) => document.querySelectorAll('.shelf .doc').length >= n, 1);
  await shows(page, '', '.story');
  if (slug === 'kestria-vote' || slug === 'assembly-live') await all(`${slug}-article`);
  for (const panel of ['Speakers', 'Scenarios', 'Removed', 'Details']) {
    await press(page, panel, '.tabs');
    await until(page, (panel) => !document.querySelector(`#panel-${panel}`).hidden, panel.toLowerCase());
    if (slug === 'harbour-levy' || slug === 'kestria-vote') await all(`${slug}-${panel.toLowerCase()}`, [375, 1440]);
  }
  await press(page, 'Article', '.tabs').catch(() => {});
}
await browser.close();
