// Everybody can use it: axe-core finds nothing in any state, in both themes, from phone to wide; names, focus, small screens.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inBrowsers, open, paste, press, until, sample, root } from './harness.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', root), 'utf8');

async function audit(page, state) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
  });
  assert.deepEqual(violations, [], state);
}

async function theme(page, wanted) {
  await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), wanted);
}

/** True once nothing on the page is wider than the window. */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

inBrowsers((given) => {
  test('axe finds nothing in any state', async () => {
    const page = await open(given.browser);
    for (const mode of ['light', 'dark']) {
      await theme(page, mode);
      await audit(page, `welcome, ${mode}`);
    }
    for (const slug of ['harbour-levy', 'kestria-vote']) {
      await paste(page, sample(slug));
      await until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, slug === 'harbour-levy' ? 1 : 2);
    }
    for (const mode of ['light', 'dark']) {
      await theme(page, mode);
      for (const panel of ['Speakers', 'Scenarios', 'Removed', 'Details']) {
        await press(page, panel, '.tabs');
        await page.evaluate(() => document.querySelector('#findings .panel:not([hidden]) button.words, #findings .panel:not([hidden]) button.name')?.click());
        await audit(page, `${panel}, ${mode}`);
      }
      await press(page, 'Take away');
      await audit(page, `take away, ${mode}`);
      await page.keyboard.press('Escape');
    }
    await paste(page, 'https://news.example/story');
    await page.waitForSelector('.notice.problem');
    await audit(page, 'a problem');
    await page.setViewport({ width: 375, height: 812 });
    await audit(page, 'a phone');
    await press(page, 'Speakers', '.tabs');
    await audit(page, 'a phone, panel');
    await page.close();
  });

  test('from 320 to 3840 pixels nothing is cut off at the side', async () => {
    const page = await open(given.browser);
    for (const width of [320, 375, 768, 1024, 1440, 3840]) {
      await page.setViewport({ width, height: 800 });
      assert.ok(await fits(page), `welcome at ${width}`);
    }
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    for (const width of [320, 375, 768, 1024, 1440, 3840]) {
      await page.setViewport({ width, height: 800 });
      for (const panel of ['Scenarios', 'Removed', 'Details', 'Speakers']) {
        await press(page, panel, '.tabs');
        assert.ok(await fits(page), `${panel} at ${width}`);
      }
    }
    await page.close();
  });

  test('on a phone article and panels take turns, tabs at the foot', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 375, height: 812 });
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.story p');
    const seen = (selector) => page.$eval(selector, (element) => element.checkVisibility());
    assert.deepEqual([await seen('.story'), await seen('#panel-speakers')], [true, false]);
    await press(page, 'Removed', '.tabs');
    await until(page, () => document.querySelector('#panel-removed').checkVisibility());
    assert.equal(await seen('.story'), false);
    await press(page, 'Article', '.tabs');
    await until(page, () => document.querySelector('.story').checkVisibility());
    await page.close();
  });

  test('every control has a name and can be reached with the keyboard', async () => {
    const page = await open(given.browser);
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    const nameless = await page.$$eval('button, [role=tab], a, select, input', (controls) =>
      controls.filter((control) => !(control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? control.textContent).trim()).map((control) => control.outerHTML));
    assert.deepEqual(nameless, []);
    const reached = new Set();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement.getAttribute('role') ?? document.activeElement.className ?? ''));
    }
    assert.ok([...reached].some((role) => role === 'tab'), [...reached].join());
    await page.keyboard.press('Escape');
    await page.close();
  });

  test('the theme can be chosen, and is kept', async () => {
    const page = await open(given.browser);
    const paper = () => page.$eval('html', (html) => getComputedStyle(html).backgroundColor);
    const first = await paper();
    await press(page, 'Change the theme');
    assert.notEqual(await paper(), first);
    await page.reload();
    await page.waitForSelector('html[data-reader]');
    assert.notEqual(await paper(), first);
    await press(page, 'Change the theme');
    await page.close();
  });
});
