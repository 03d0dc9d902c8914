// Taking away: every form is saved from the page and read back by somebody else's rules; paper; and the page's own HTML is sound.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import Ajv from 'ajv/dist/2020.js';
import { HtmlValidate } from 'html-validate';
import { inBrowsers, open, paste, press, until, sample, statements as shownStatements, root, dist } from './harness.mjs';
import { parseCsv } from './csv.mjs';

/** Runs before the page: keeps what would be saved as files, and what would be copied. */
function keepFiles() {
  window.saved = [];
  const blobs = new Map();
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = create.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  HTMLAnchorElement.prototype.click = function () {
    window.saved.push({ name: this.download, type: blobs.get(this.href).type, blob: blobs.get(this.href) });
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => (window.copied = words) } });
}

/** The pages of a PDF, also where its objects stand packed in streams. */
function pagesOf(pdf) {
  const plain = pdf.toString('latin1');
  const packed = [...plain.matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) => {
    try {
      return inflateSync(pdf.subarray(index + length), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    } catch {
      return '';
    }
  });
  return [plain, ...packed].reduce((sum, part) => sum + (part.match(/\/Type\s*\/Page\b/g)?.length ?? 0), 0);
}

async function takeAway(page, words) {
  const had = await page.evaluate(() => window.saved.length);
  await press(page, 'Take away');
  await press(page, words, '#take-away');
  await until(page, (had) => window.saved.length > had, had);
  return page.evaluate(async () => {
    const { name, type, blob } = window.saved.at(-1);
    return { name, type, content: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer()) };
  });
}

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(new URL('pkg/foresay.schema.json', root), 'utf8')));
const holds = (value) => assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));

inBrowsers((given) => {
  test('with several articles open the statements of all are one table, each row with its article', async () => {
    const page = await open(given.browser, undefined, (page) => page.evaluateOnNewDocument(keepFiles));
    const offered = () => page.$$eval('#take-away li', (items) => items.filter((item) => !item.hidden && /all articles/.test(item.textContent)).length);
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.statement');
    assert.equal(await offered(), 0);
    await paste(page, sample('harbour-levy'));
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 2);
    assert.equal(await offered(), 2);
    const titles = await page.$$eval('.shelf .title', (items) => items.map((item) => item.textContent));
    for (const [words, name] of [['Save statements of all articles', '2-articles.csv'], ['Save scenarios of all articles', '2-articles.scenarios.csv']]) {
      const saved = await takeAway(page, words);
      assert.equal(saved.name, name);
      const [head, ...rows] = parseCsv(saved.content);
      assert.ok(rows.every((row) => row.length === head.length));
      assert.deepEqual([...new Set(rows.map((row) => row[head.indexOf('headline')]))], titles);
    }
    await page.close();
  });

  test('every form is saved whole: names, JSON by the schema, CSV by the book, annotations to the same words', async () => {
    const page = await open(given.browser, undefined, (page) => page.evaluateOnNewDocument(keepFiles));
    const source = `${sample('kestria-vote')}\n“=1+1 is two, they tell us; 😀,” Piet Harrow said.\n`;
    await paste(page, source);
    await page.waitForSelector('.statement');
    // One correction of each kind goes along.
    const before = await shownStatements(page);
    await press(page, 'Leave out', '.statement');
    await until(page, (before) => document.querySelectorAll('.statement').length === before - 1, before);
    await press(page, 'Correct', '.card');
    await page.waitForSelector('#speaker-name');
    await page.$eval('#speaker-name', (input) => (input.value = '+Somebody, "else"'));
    await press(page, 'Rename', '.why:popover-open');
    await until(page, () => document.querySelector('.card .name').textContent.startsWith('+Somebody'));

    const json = await takeAway(page, 'Save as JSON');
    assert.match(json.name, /^[\p{L}\p{N}-]+\.json$/u);
    const made = JSON.parse(json.content);
    holds(made);
    assert.equal(made.source, source);
    assert.deepEqual(made.corrections.reject.map(({ kind }) => kind), ['quotation']);
    assert.equal(made.corrections.names[0].name, '+Somebody, "else"');
    const words = ([start, end]) => made.source.slice(start, end);

    const statements = parseCsv((await takeAway(page, 'Save statements as CSV')).content);
    const column = (rows, name) => rows[0].indexOf(name);
    assert.equal(statements.length - 1, made.quotations.length);
    for (const [i, quotation] of made.quotations.entries()) {
      const row = statements[i + 1];
      assert.equal(row.length, statements[0].length);
      assert.equal(row[column(statements, 'statement')].replace(/^'(?=[=+\-@])/, ''), quotation.content.map((span) => words(span).replace(/\s+/g, ' ')).join(' … '));
      assert.deepEqual([row[column(statements, 'start')], row[column(statements, 'end')]].map(Number), [quotation.content[0][0], quotation.content.at(-1)[1]]);
      for (const value of row) assert.doesNotMatch(value, /^[=+\-@\t\r]/);
    }
    assert.ok(statements.slice(1).some((row) => row[column(statements, 'speaker')] === '\'+Somebody, "else"'));
    assert.ok(statements.slice(1).some((row) => row[column(statements, 'statement')].startsWith('\'=1+1 is two, they')));

    const scenarios = parseCsv((await takeAway(page, 'Save scenarios as CSV')).content);
    const conditionals = made.scenarios.flatMap((scenario) => scenario.conditionals);
    assert.equal(scenarios.length - 1, conditionals.reduce((sum, { consequents }) => sum + Math.max(1, consequents.length), 0));
    const conditions = new Set(conditionals.map(({ antecedent }) => words(antecedent)));
    for (const row of scenarios.slice(1)) {
      assert.ok(conditions.has(row[column(scenarios, 'condition')]), row.join());
      assert.ok(words([row[column(scenarios, 'start')], row[column(scenarios, 'end')]].map(Number)).trim());
    }

    const graph = JSON.parse((await takeAway(page, 'Save as Web Annotations')).content)['@graph'];
    const annotations = graph.filter(({ type }) => type === 'Annotation');
    const article = graph.find(({ id }) => id === '#article');
    assert.equal(article['schema:text'], source);
    assert.ok(annotations.length >= made.quotations.length + conditionals.length);
    for (const { target } of annotations) {
      for (const { selector: [quote, position] } of target) {
        assert.equal(source.slice(position.start, position.end), quote.exact);
        // Where the words stand more than once, prefix and suffix tell which are meant.
        assert.equal(source.indexOf(quote.prefix + quote.exact + quote.suffix), position.start - quote.prefix.length);
      }
    }

    const clean = await takeAway(page, 'Save clean text');
    assert.ok(clean.content.includes(made.body.text));
    assert.ok(clean.content.startsWith(made.headline.text));
    const brief = await takeAway(page, 'Save as Markdown');
    assert.match(brief.name, /\.md$/);
    for (const scenario of made.scenarios) assert.ok(brief.content.toLowerCase().includes(scenario.event === 'open' ? '### either way' : scenario.label.toLowerCase().slice(0, 20)), scenario.label);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('what two say together is theirs in every form; a name given by hand too; no two forms share a name', async () => {
    const page = await open(given.browser, undefined, (page) => page.evaluateOnNewDocument(keepFiles));
    await paste(page, 'Müller and the mill\n\n“If the mill shuts, we will leave,” Mira Olden and Teo Brand said in a joint statement.\n\n“Never,” said Ada Hart, head of the Dockers’ Union.');
    await until(page, () => document.querySelectorAll('.statement').length === 3);
    await press(page, 'Correct Mira Olden');
    await page.waitForSelector('#speaker-name');
    await page.$eval('#speaker-name', (input) => (input.value = 'M. Olden'));
    await press(page, 'Rename', '.why:popover-open');
    await until(page, () => [...document.querySelectorAll('.card .name')].some((name) => name.textContent === 'M. Olden'));
    const both = /(M\. Olden(; | and )Teo Brand|Teo Brand(; | and )M\. Olden)/;
    const made = JSON.parse((await takeAway(page, 'Save as JSON')).content);
    assert.deepEqual(made.speakers.map(({ name }) => name).sort(), ['Ada Hart', 'M. Olden', 'Teo Brand']);
    const [statements, scenarios] = [await takeAway(page, 'Save statements as CSV'), await takeAway(page, 'Save scenarios as CSV')];
    assert.match(statements.name, /^müller-and-the-mill\./);
    assert.notEqual(statements.name, scenarios.name);
    for (const { content } of [statements, scenarios]) assert.match(content, both);
    const brief = (await takeAway(page, 'Save as Markdown')).content;
    assert.match(brief, new RegExp(`we will leave.*, says ${both.source}\\)`));
    assert.match(brief, /### Ada Hart, head, Dockers’ Union/);
    const annotated = JSON.parse((await takeAway(page, 'Save as Web Annotations')).content)['@graph'].find(({ target }) => target?.[0].selector[0].exact.startsWith('If the mill'));
    assert.deepEqual(annotated.body.filter(({ purpose }) => purpose === 'identifying').map(({ value }) => value).sort(), ['M. Olden', 'Teo Brand']);
    await press(page, 'Copy', '.statement');
    await until(page, () => window.copied);
    assert.match(await page.evaluate(() => window.copied), both);
    await press(page, 'Scenarios', '.tabs');
    await until(page, () => document.querySelector('.teller'));
    assert.match(await page.$eval('.teller', (teller) => teller.textContent), both);
    await page.close();
  });

  test('on paper no long list holds anything back', async () => {
    const page = await open(given.browser);
    await paste(page, `The mayor speaks\n\n${Array.from({ length: 40 }, (_, i) => `“Point ${i + 1} of the plan is settled for good,” Ada Hart said.`).join('\n\n')}`);
    await until(page, () => document.querySelectorAll('.statement').length === 25);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.$$eval('.statement', (statements) => statements.length), 40);
    await page.close();
  });

  test('the clean text is copied with one command, a statement with its source', async () => {
    const page = await open(given.browser, undefined, (page) => page.evaluateOnNewDocument(keepFiles));
    await paste(page, sample('harbour-levy'));
    await page.waitForSelector('.statement');
    await press(page, 'Copy clean text');
    await until(page, () => window.copied);
    const copied = await page.evaluate(() => window.copied);
    assert.ok(!copied.includes('Skip to main content'));
    assert.ok(copied.startsWith(await page.$eval('.head h1', (head) => head.textContent)));
    await press(page, 'Copy', '.statement');
    await until(page, (copied) => window.copied !== copied, copied);
    assert.match(await page.evaluate(() => window.copied), /In: .*Harbour|In: /);
    await page.close();
  });

  test('the page’s HTML is sound in every state', async () => {
    const checker = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Styles of measured widths come from code, by the object model, which the policy allows.
        'no-inline-style': 'off',
        // On narrow screens the board's parts are laid out as blocks, which takes their roles away: they are named.
        'no-redundant-role': 'off',
        // A list may have a name.
        'aria-label-misuse': ['error', { allowAnyNamable: true }],
        // The serialised page has attributes as browsers write them.
        'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off', 'doctype-style': 'off', 'void-style': 'off',
      },
    });
    const check = async (html, state) => {
      const report = await checker.validateString(html);
      const messages = report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, selector }) => `${ruleId}: ${message} (${selector ?? line})`));
      assert.deepEqual([...new Set(messages)].slice(0, 12), [], state);
    };
    const page = await open(given.browser);
    // Without the payloads: the style, the script and the core are no HTML.
    const html = () => page.evaluate(() => {
      const copy = document.documentElement.cloneNode(true);
      for (const element of copy.querySelectorAll('script, style')) element.replaceChildren();
      return `<!DOCTYPE html>${copy.outerHTML}`;
    });
    await check(await html(), 'welcome');
    for (const slug of ['harbour-levy', 'assembly-live', 'kestria-vote']) {
      await paste(page, sample(slug));
      await page.waitForSelector('.story p');
    }
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 3);
    for (const panel of ['Speakers', 'Scenarios', 'Removed', 'Details', 'Compare']) {
      await press(page, panel, '.tabs');
      await check(await html(), panel);
    }
    await press(page, 'Speakers', '.tabs');
    await press(page, 'Why?', '.statement');
    await check(await html(), 'why');
    await press(page, 'Find in the article');
    await press(page, 'Correct', '.card');
    await check(await html(), 'corrections and find');
    await press(page, 'Wrong speaker?', '.statement');
    await press(page, 'Keys', '#bar');
    await check(await html(), 'who says it, and the keys');
    await page.close();
  });

  test('on paper: headline, article, its findings, no buttons, nothing cut off', async () => {
    const page = await open(given.browser);
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    await press(page, 'Scenarios', '.tabs');
    const seen = (selector) => page.$$eval(selector, (elements) => elements.some((element) => element.checkVisibility()));
    if (given.name === 'chromium') {
      await page.emulateMediaType('print');
      await page.setViewport({ width: 794, height: 1123 });
      for (const selector of ['#bar', '#shelf', '.tabs', '#foot', '#notices', '.find', '.tools .link']) assert.equal(await seen(selector), false, selector);
      for (const selector of ['.head h1', '.story', '.board']) assert.equal(await seen(selector), true, selector);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the paper');
    }
    const pages = pagesOf(Buffer.from(await page.pdf({ format: 'A4' })));
    assert.ok(pages >= 3 && pages <= 8, `${pages} pages`);
    // The panel that was not looked at is on paper too.
    assert.equal(await page.$eval('#panel-speakers .statement', (statement) => statement.isConnected), true);
    await page.close();
  });

  test('on paper the comparison of several articles, whole, where it is looked at', async () => {
    const page = await open(given.browser);
    const people = Array.from({ length: 14 }, (_, i) => `${String.fromCharCode(65 + i)}da ${String.fromCharCode(65 + i)}artwell`);
    for (const day of ['first', 'second']) {
      await paste(page, `The ${day} day of the talks\n\n${people.map((name) => `“We spoke on the ${day} day,” ${name} said.`).join('\n\n')}`);
      await until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, day === 'first' ? 1 : 2);
    }
    await press(page, 'Compare', '.tabs');
    await until(page, () => document.querySelectorAll('#panel-compare .joined').length >= 14);
    const seen = (selector) => page.$$eval(selector, (elements) => elements.filter((element) => element.checkVisibility()).length);
    assert.ok((await seen('#panel-compare .side')) < 28);
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pagesOf(Buffer.from(pdf)) >= 1);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.$$eval('#panel-compare .side', (sides) => sides.length), 28);
    if (given.name === 'chromium') {
      await page.emulateMediaType('print');
      for (const selector of ['#panel-compare h2', '#panel-compare .timeline li', '#panel-compare .side']) assert.ok((await seen(selector)) > 0, selector);
      for (const selector of ['.story', '.head h1', '#panel-speakers', '#bar', '#shelf']) assert.equal(await seen(selector), 0, selector);
    }
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.$eval('body', (body) => body.className), '');
    await page.close();
  });
});

test('the built page’s own HTML is sound', async () => {
  const html = readFileSync(new URL('index.html', dist), 'utf8').replace(/(<(script|style)[^>]*>)[^]*?(<\/\2>)/g, '$1$3');
  const report = await new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'long-title': 'off', 'doctype-style': ['error', { style: 'lowercase' }] } }).validateString(html);
  assert.deepEqual(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)), []);
});
