// What the page's tests stand on: the two real browsers, a server of the built page, and helpers that act as a reader does.
//
// How to run (the Makefile does): `npm ci`, `cargo xtask build`, `sh tests/page/browsers.sh`, then
// `node --test --test-concurrency=1 tests/page/*.test.mjs`. CHROMIUM and FIREFOX name the browsers where they are not in the
// usual places; BROWSERS=chromium runs in one alone. Nothing here waits for a fixed time: every wait is for something to be seen.
import { before, after, describe } from 'node:test';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

export const root = new URL('../../', import.meta.url);
export const dist = new URL('dist/', root);
export const pageFile = new URL('index.html', dist).href;

const onPath = (process.env.PATH ?? '').split(':').filter(Boolean);
/** The first program that is there: whole paths as they stand, names looked up on PATH. */
const find = (...programs) => programs.filter(Boolean).flatMap((p) => (p.includes('/') ? [p] : onPath.map((folder) => `${folder}/${p}`))).find((p) => existsSync(p));

const BROWSERS = {
  chromium: {
    path: find(process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    options: {
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-default-apps'],
    },
  },
  firefox: {
    path: find(process.env.FIREFOX, 'firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'),
    options: {
      browser: 'firefox',
      // A profile that relaxes this would let things pass that a reader's own browser blocks.
      extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true, 'dom.webnotifications.enabled': false },
    },
  },
};

/** The browsers to test in; a missing one is an error, not a skip. */
export const names = (process.env.BROWSERS ?? 'chromium,firefox').split(',');

/** `prefs` are settings of Firefox's beyond those of every test. */
export async function launch(name, prefs = {}) {
  const { path, options } = BROWSERS[name];
  if (!path) throw new Error(`${name} is not installed here: run sh tests/page/browsers.sh`);
  if (!existsSync(new URL('index.html', dist))) throw new Error('the page is not built: run cargo xtask build');
  return puppeteer.launch({ executablePath: path, headless: true, protocolTimeout: 60_000, ...options, ...(options.extraPrefsFirefox && { extraPrefsFirefox: { ...options.extraPrefsFirefox, ...prefs } }) });
}

/**
 * Runs a suite in each browser: `suite(given)` declares its tests, in which `given.browser` is open and, where `served`,
 * `given.server` serves the built page; `given.name` says which browser it is.
 */
export function inBrowsers(suite, { served = false } = {}) {
  for (const name of names) {
    describe(name, () => {
      const given = { name, browser: null, server: null };
      before(async () => {
        given.browser = await launch(name);
        if (served) given.server = await serve();
      });
      after(async () => {
        await given.browser?.close();
        given.server?.close();
      });
      suite(given);
    });
  }
}

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', svg: 'image/svg+xml', webmanifest: 'application/manifest+json' };

/** Serves dist/ under `/` and under `/a/sub/path/`. Keeps every request's path in `asked`. */
export async function serve() {
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    asked.push(path);
    const name = path.replace(/^\/(a\/sub\/path\/)?/, '') || 'index.html';
    const file = new URL(name, dist);
    if (!/^[\w.-]+$/.test(name) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[name.split('.').at(-1)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, asked, close: () => (server.closeAllConnections(), server.close()) };
}

/** A page with the built file opened, its reader started. Complaints of the console are kept in `page.complaints`. */
export async function open(browser, address = pageFile, prepare = null) {
  const page = await browser.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  await page.setViewport({ width: 1440, height: 900 });
  if (prepare) await prepare(page);
  await page.goto(address);
  await page.waitForSelector('html[data-reader]');
  return page;
}

/** What a reader may have set in the system, by the name of the media feature: for Chromium its value, for Firefox the preferences. */
const SETTINGS = {
  'forced-colors': { value: 'active', prefs: { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1, 'ui.systemUsesDarkTheme': 1 } },
  'prefers-reduced-motion': { value: 'reduce', prefs: { 'ui.prefersReducedMotion': 1 } },
};

/** Opens the page for a reader with such a setting and runs `look(page)`; the setting is in force, or this throws. */
export async function openWith(given, feature, look) {
  const { value, prefs } = SETTINGS[feature];
  const own = given.name === 'firefox' ? await launch('firefox', prefs) : null;
  const page = await open(own ?? given.browser);
  if (!own) await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', { features: [{ name: feature, value }, { name: 'prefers-color-scheme', value: 'dark' }] });
  if (!(await page.evaluate((query) => matchMedia(query).matches, `(${feature}: ${value})`))) throw new Error(`${feature} is not in force`);
  await look(page);
  await page.close();
  await own?.close();
}

/** Pastes as a reader does: one paste event that carries what the clipboard would. */
export async function paste(page, plain, rich = '') {
  await page.evaluate(
    (plain, rich) => {
      const data = new DataTransfer();
      data.setData('text/plain', plain);
      if (rich) data.setData('text/html', rich);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      // Firefox takes no clipboardData from the constructor's dictionary.
      if (!event.clipboardData || event.clipboardData.getData('text/plain') !== plain) Object.defineProperty(event, 'clipboardData', { value: data });
      document.body.dispatchEvent(event);
    },
    plain,
    rich,
  );
}

/** Drops files made of {name, bytes or text} on the page. */
export async function drop(page, files) {
  const plain = files.map(({ name, text, bytes }) => ({ name, data: Buffer.from(bytes ?? text).toString('base64') }));
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    for (const { name, data: base64 } of plain) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    if (!event.dataTransfer) Object.defineProperty(event, 'dataTransfer', { value: data });
    document.body.dispatchEvent(event);
  }, plain);
}

/** Waits until a function in the page gives something true. */
export const until = (page, test, ...args) => page.waitForFunction(test, { polling: 50, timeout: 90_000 }, ...args);

/** Waits until the article shows these words. */
export const shows = (page, words, selector = '#article') =>
  until(page, (words, selector) => document.querySelector(selector)?.textContent.includes(words), words, selector);

/** How many statements are shown, once all are: those of a new article come in turns, and the panel says from the first how many there are. */
export async function statements(page) {
  await until(page, () => document.querySelectorAll('.statement').length === Number(/(\d+) statement/.exec(document.querySelector('#panel-speakers .summary')?.textContent)?.[1]));
  return page.$$eval('.statement', (items) => items.length);
}

export const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

/** Clicks the button with these words (its text or its name for screen readers). */
export async function press(page, words, within = 'body') {
  const found = await page.evaluateHandle(
    (words, within) =>
      [...document.querySelectorAll(`${within} button, ${within} [role=tab], ${within} summary`)].find(
        (button) => button.checkVisibility() && ((button.getAttribute('aria-label') ?? button.textContent).trim().startsWith(words) || button.textContent.trim().startsWith(words)),
      ),
    words,
    within,
  );
  const element = found.asElement();
  if (!element) throw new Error(`no button ${JSON.stringify(words)} within ${within}`);
  await element.evaluate((button) => button.click());
}

/** Selects words of the article as a reader does with the mouse. */
export async function select(page, words) {
  await page.evaluate((words) => {
    for (const para of document.querySelectorAll('.para > :first-child')) {
      const at = para.textContent.indexOf(words);
      if (at < 0) continue;
      const walker = document.createTreeWalker(para, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let passed = 0;
      for (let node = walker.nextNode(), started = false; node; passed += node.length, node = walker.nextNode()) {
        if (!started && at < passed + node.length) {
          range.setStart(node, at - passed);
          started = true;
        }
        if (at + words.length <= passed + node.length) {
          range.setEnd(node, at + words.length - passed);
          break;
        }
      }
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
    throw new Error(`not in the article: ${words}`);
  }, words);
  await page.waitForSelector('.marking:not([hidden])');
}

export const sample = (slug) => readFileSync(new URL(`tests/cases/${slug}/article.txt`, root), 'utf8');
export const localPath = (url) => fileURLToPath(url);
