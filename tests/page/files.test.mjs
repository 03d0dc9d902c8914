// Files as people have them: folders with folders in them, mails, Markdown, pages; two hundred at once, with the page still awake.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inBrowsers, open, drop, press, until, shows, text } from './harness.mjs';

const LEAD = 'The clerk said on Tuesday that the list was complete, and that nobody in the council had asked for another one.';

/** Drops a tree of {name: words or tree}, through the same interface as a real folder. */
async function dropFolder(page, tree) {
  await page.evaluate((tree) => {
    const entry = (name, content) =>
      typeof content === 'string'
        ? { isFile: true, isDirectory: false, name, file: (resolve) => resolve(new File([content], name)) }
        : {
            isFile: false, isDirectory: true, name,
            createReader() {
              // As browsers do: a few at a time, until an empty batch.
              const left = Object.entries(content).map(([inner, words]) => entry(inner, words));
              return { readEntries: (resolve) => resolve(left.splice(0, 2)) };
            },
          };
    const [[name, content]] = Object.entries(tree);
    const transfer = { items: [{ webkitGetAsEntry: () => entry(name, content) }], files: [], getData: () => '' };
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: transfer });
    document.body.dispatchEvent(event);
  }, tree);
}

const titles = (page) => page.$$eval('.shelf .title', (items) => items.map((item) => item.textContent));
const opened = (page, n) => until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, n);

inBrowsers((given) => {
  test('a folder is walked: what holds text is opened, the rest is passed over', async () => {
    const page = await open(given.browser);
    const story = (title) => `${title} was complete, the clerk said on Tuesday, and nobody in the council had asked for another one.\n\n${LEAD}\n`;
    await dropFolder(page, { news: { 'a.txt': story('First of the lists'), 'photo.jpg': 'xx', inner: { 'b.md': story('Second of the lists'), deep: { 'c.html': `<h1>Third of the lists</h1><p>${LEAD}</p>` }, none: {} }, 'notes.docx': 'PK' } });
    await opened(page, 3);
    assert.deepEqual((await titles(page)).map((title) => title.split(' ')[0]), ['First', 'Second', 'Third']);
    assert.equal(await page.$('.notice.problem'), null);
    await page.close();
  });

  test('what is open already is not opened again, one file or a folder of them', async () => {
    const page = await open(given.browser);
    const files = ['First', 'Second', 'Third'].map((title) => ({ name: `${title}.txt`, text: `${title} of the lists\n\n${LEAD}\n` }));
    await drop(page, files.slice(0, 2));
    await opened(page, 2);
    await drop(page, files.slice(1, 2));
    await shows(page, 'open already: here it is', '#notices .done');
    await shows(page, 'Second of the lists', '.head h1');
    await drop(page, files);
    await opened(page, 3);
    await shows(page, 'Open already: 2 texts.', '#notices .done');
    await shows(page, 'Third of the lists', '.head h1');
    assert.deepEqual((await titles(page)).map((title) => title.split(' ')[0]), ['First', 'Second', 'Third']);
    await page.close();
  });

  test('an empty folder says so', async () => {
    const page = await open(given.browser);
    await dropFolder(page, { news: { 'photo.jpg': 'xx' } });
    await until(page, () => document.querySelector('.notice.problem')?.textContent.includes('no file with text'));
    await page.close();
  });

  test('a mail, a Markdown file and a page open as what they hold', async () => {
    const page = await open(given.browser);
    const mail = `From: a@example.org\r\nTo: b@example.org\r\nSubject: The list\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${LEAD.replace('Tuesday', 'Tues=\r\nday')}\r\nThe caf=C3=A9 stayed open.\r\n\r\n--xx\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n--xx--\r\n`;
    await drop(page, [{ name: 'letter.eml', text: mail }, { name: 'list.md', text: `# The Markdown list\n\n${LEAD}\n` }, { name: 'page.html', text: `<!doctype html><title>x</title><nav><a href="/">Home</a></nav><h1>The page’s list</h1><p>${LEAD}</p><script>1</script>` }]);
    await opened(page, 3);
    await shows(page, 'said on Tuesday that', '.story');
    await shows(page, 'The café stayed open', '.story');
    assert.doesNotMatch(await text(page, '#article'), /Content-Type|example\.org|=C3/);
    await page.evaluate(() => document.querySelectorAll('.shelf .doc')[2].click());
    await until(page, () => document.querySelector('.head h1')?.textContent.includes('The page’s list'));
    assert.doesNotMatch(await text(page, '.story'), /Home/);
    await page.close();
  });

  test('many are read by several workers, in their order', async () => {
    const page = await open(given.browser, undefined, (page) => page.evaluateOnNewDocument(() => {
      Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 2 });
      window.workers = 0;
      const Own = Worker;
      window.Worker = function (...args) {
        window.workers++;
        return new Own(...args);
      };
    }));
    assert.equal(await page.evaluate(() => window.workers), 1);
    await drop(page, Array.from({ length: 60 }, (_, i) => ({ name: `story-${i}.txt`, text: `List number ${i} is done\n\n${`${LEAD}\n\n`.repeat(i % 2 ? 1 : 12)}` })));
    await opened(page, 60);
    assert.equal(await page.evaluate(() => window.workers), 2);
    const names = await titles(page);
    assert.deepEqual(names.map((name) => Number(/\d+/.exec(name)[0])), names.map((_, i) => i));
    await page.close();
  });

  test('two hundred at once: progress, the page stays awake, Cancel keeps what is there', async () => {
    const page = await open(given.browser);
    const files = Array.from({ length: 200 }, (_, i) => ({ name: `story-${i}.txt`, text: `List number ${i} is done\n\n${`${LEAD} “We counted ${i} names,” said Mira Olden. If the list is lost, the council would vote again.\n\n`.repeat(4)}` }));
    // How often the page had a turn of its own while it showed a count: one that is not awake has few. By messages, because a timer
    // waits four milliseconds each time, and a quick computer is done after some of them.
    await page.evaluate(() => {
      window.awake = 0;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        if (/Reading \d+ of/.test(document.querySelector('.notice.progress')?.textContent)) window.awake++;
        port2.postMessage(null);
      };
      port2.postMessage(null);
      // The last of them come from a slow disk, so that there is something to cancel on any computer.
      const disk = new Promise((resolve) => (window.wakeDisk = resolve));
      const read = File.prototype.arrayBuffer;
      File.prototype.arrayBuffer = async function () {
        if (/-1[5-9]\d\.txt$/.test(this.name)) await disk;
        return read.call(this);
      };
    });
    await drop(page, files);
    await page.waitForSelector('.notice.progress progress');
    assert.match(await text(page, '.notice.progress'), /Reading \d+ of 200/);
    // The first is there to be read while the others come in.
    await page.waitForSelector('.story p');
    await press(page, 'Scenarios', '.tabs');
    await until(page, () => !document.querySelector('#panel-scenarios').hidden);
    await press(page, 'Cancel', '.progress');
    await page.evaluate(() => window.wakeDisk());
    await until(page, () => document.querySelector('#notices').textContent.includes('cancelled'));
    const before = (await titles(page)).length;
    assert.ok(before >= 1 && before < 200, `${before} of 200 were open when it was cancelled`);
    await drop(page, files.slice(before));
    await opened(page, 200);
    await until(page, () => !document.querySelector('.notice.progress'));
    const turns = await page.evaluate(() => window.awake);
    assert.ok(turns > 20, `the page had ${turns} turns of its own only`);
    // The board over all of them is made in turns. By a clock that moves on at each look, a turn holds a few steps on any computer.
    await page.evaluate(() => {
      window.turns = 0;
      let now = performance.now();
      performance.now = () => (now += 1);
      const later = window.setTimeout;
      window.setTimeout = (run, ...rest) => later((...given) => (window.turns++, run(...given)), ...rest);
    });
    const busy = await page.evaluate(async () => {
      document.querySelector('#tab-compare').click();
      await null;
      return document.querySelector('#panel-compare').getAttribute('aria-busy');
    });
    assert.equal(busy, 'true');
    await until(page, () => document.querySelectorAll('#panel-compare .timeline li').length === 100);
    assert.equal(await page.$('#panel-compare[aria-busy]'), null);
    const made = await page.evaluate(() => window.turns);
    assert.ok(made > 20, `the board of 200 articles was made in ${made} turns`);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});
