// What a program that uses the package may rely on: plain results, offsets that slice, options that pass, errors in sentences.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as core from './core.mjs';

const { analyze, analyzeHtml, cases, places, root } = core;

test('a text gives the contract as plain objects', () => {
  const analysis = analyze('Mira Olden said the port would close if the levy passes.');
  assert.equal(analysis.schema, 'foresay/1');
  assert.equal(analysis.offsets, 'utf16');
  assert.equal(analysis.source, undefined);
  assert.equal(Object.getPrototypeOf(analysis), Object.prototype);
  assert.ok(analysis.body.paragraphs.length >= 1);
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
});

test('places count UTF-16 units', () => {
  const text = '😀😀 Zoë arrived.\n金 spoke at length about the 😀 harbour.';
  const { body } = analyze(text, { body: 'whole' });
  assert.deepEqual(body.paragraphs.map(({ span: [start, end] }) => text.slice(start, end)), text.split('\n'));
});

test('every place lies in the text and ends on whole characters', () => {
  for (const { slug, text } of cases) {
    const odd = text.replaceAll(/[aeiou]/g, (vowel, at) => (at % 97 ? vowel : `${vowel}😀`));
    for (const source of [text, odd]) {
      for (const [path, [start, end]] of places(analyze(source))) {
        const words = source.slice(start, end);
        assert.ok(start < end && end <= source.length, `${slug}${path}: [${start}, ${end}]`);
        assert.ok(words.isWellFormed?.() ?? true, `${slug}${path} cuts a character: ${words}`);
      }
    }
  }
});

test('metadata with a place reads as the place does', () => {
  for (const { slug, text } of cases) {
    const analysis = analyze(text);
    for (const passage of [analysis.headline, analysis.section, analysis.published, analysis.modified]) {
      if (passage?.span) assert.equal(text.slice(...passage.span), passage.text, slug);
    }
  }
});

test('corrections pass: a kept paragraph can be dropped and a dropped one kept', () => {
  const { text } = cases[0];
  const { span } = analyze(text, { body: 'whole' }).body.paragraphs[2];
  const words = text.slice(...span);
  const has = (options) => analyze(text, options).body.paragraphs.some((p) => text.slice(...p.span) === words);
  assert.equal(has({ keep: [span] }), true);
  assert.equal(has({ drop: [span] }), false);
});

test('a finding is left out by its kind, and an outcome chosen by hand', () => {
  const text = '“If the levy passes, the port will close,” Mira Olden said. The mill shuts in the spring.';
  const at = (words) => [text.indexOf(words), text.indexOf(words) + words.length];
  const body = 'whole';
  const counts = (options) => {
    const { quotations, scenarios } = analyze(text, { body, ...options });
    return [quotations.length, scenarios.length];
  };
  const place = at('If the levy passes');
  assert.deepEqual(counts({}), [1, 1]);
  assert.deepEqual(counts({ reject: [{ kind: 'conditional', place }] }), [1, 0]);
  assert.deepEqual(counts({ reject: [{ kind: 'quotation', place }] }), [0, 1]);
  const added = { kind: 'conditional', antecedent: at('in the spring'), consequents: [at('The mill shuts')] };
  const outcomes = (outcome) => analyze(text, { body, add: [{ ...added, outcome }] }).scenarios.map(({ event, conditionals }) => [event, conditionals.length]);
  assert.deepEqual(outcomes(place), [['other', 2]]);
  assert.deepEqual(outcomes('open'), [['other', 1], ['open', 1]]);
  assert.deepEqual(outcomes(null).length, 2);
});

test('a quotation is given to a speaker by mention or by name, and to nobody', () => {
  const text = '“The port will close,” Mira Olden said. “Nobody asked us,” Piet Harrow said.';
  const at = (words) => [text.indexOf(words), text.indexOf(words) + words.length];
  const body = 'whole';
  const [{ content }] = analyze(text, { body }).quotations;
  const speaker = (who) => {
    const { speakers, quotations } = analyze(text, { body, add: [{ kind: 'quotation', content: content[0], ...who }] });
    return [quotations.length, speakers[quotations[0].speaker]?.name ?? null];
  };
  assert.deepEqual(speaker({ source: at('Piet Harrow') }), [2, 'Piet Harrow']);
  assert.deepEqual(speaker({ speaker: 'piet harrow' }), [2, 'Piet Harrow']);
  assert.deepEqual(speaker({ speaker: 'Ada Quill' }), [2, 'Ada Quill']);
  assert.deepEqual(speaker({}), [2, null]);
  assert.throws(() => speaker({ speaker: 7 }), TypeError);
});

test('HTML carries the text made of it', () => {
  const analysis = analyzeHtml('<p>Mira Olden spoke.</p><p>Nobody answered her.</p>', { body: 'whole' });
  assert.equal(typeof analysis.source, 'string');
  for (const { span } of analysis.body.paragraphs) assert.ok(analysis.source.slice(...span).length > 0);
});

test('id, source and timings come back where asked for', () => {
  const text = 'One line.';
  const analysis = analyze(text, { id: 'a', withSource: true, timings: true });
  assert.equal(analysis.id, 'a');
  assert.equal(analysis.source, text);
  assert.deepEqual(analysis.timings.map(([stage]) => stage).slice(0, 2), ['clean', 'text']);
  assert.ok(analysis.timings.every(([, milliseconds]) => milliseconds >= 0));
  assert.equal(analyze(text).timings, undefined);
});

test('bad arguments are answered with a sentence', () => {
  const bad = [
    [[42], TypeError, /text: a string is needed, not number/],
    [[undefined], TypeError, /text: a string is needed, not undefined/],
    [['x', 'detect'], TypeError, /options: an object is needed/],
    [['x', ['detect']], TypeError, /options: an object is needed, not an array/],
    [['x', { bodie: 'whole' }], TypeError, /options\.bodie: there is no such option/],
    [['x', { body: 'half' }], TypeError, /options: .*half/],
    [['x', { keep: [[0, 2]] }], RangeError, /options\.keep: \[0, 2\] is no place in a text of 1 units/],
    [['x', { keep: [[-1, 1]] }], TypeError, /options: /],
    [['xyz', { drop: [[2, 2]] }], RangeError, /options\.drop/],
    [['xyz', { reject: [[0, 2]] }], TypeError, /options: /],
    [['xyz', { reject: [{ kind: 'turn', place: [0, 2] }] }], TypeError, /options: .*turn/],
    [['xyz', { reject: [{ kind: 'quotation', place: [0, 9] }] }], RangeError, /options\.reject/],
    [['xyz', { add: [{ kind: 'conditional', antecedent: [0, 1], outcome: 'shut' }] }], TypeError, /options: /],
    [['xyz', { add: [{ kind: 'quotation' }] }], TypeError, /options\.add: content is missing/],
  ];
  for (const [args, kind, sentence] of bad) {
    assert.throws(() => analyze(...args), (error) => error instanceof kind && sentence.test(error.message), String(args));
  }
  assert.throws(() => analyzeHtml(null), TypeError);
});

test('more than 10 MB is refused, in units and in bytes', () => {
  assert.equal(core.limit(), 10_000_000);
  assert.throws(() => analyze('a'.repeat(10_000_001)), /text: longer than 10 MB/);
  assert.throws(() => analyze('金'.repeat(4_000_000)), /text: longer than 10 MB/);
});

test('odd texts are read all the same', () => {
  for (const text of ['', ' \n\t\n', '\0', '\ufeff', '\ud800 half a pair “\udc00', '“'.repeat(5000), 'if '.repeat(5000), '\r\n\r\n']) {
    const analysis = analyze(text);
    for (const [path, [start, end]] of places(analysis)) assert.ok(start < end && end <= text.length, path);
  }
});

test('after a trap the same module starts afresh', () => {
  core.__wbg_reset_state();
  assert.equal(analyze('One line.').schema, 'foresay/1');
});

test('the version is the package’s', () => {
  assert.equal(core.version(), JSON.parse(readFileSync(new URL('pkg/package.json', root))).version);
});

test('the kept types name every field of the contract', () => {
  const types = readFileSync(new URL('pkg/types.d.ts', root), 'utf8');
  const seen = new Set();
  const walk = (value) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value && typeof value === 'object') for (const [key, item] of Object.entries(value)) seen.add(key), walk(item);
  };
  for (const { text } of cases) walk(analyze(text));
  for (const key of seen) assert.match(types, new RegExp(`\\b${key}\\??:`), `${key} is missing in pkg/types.d.ts`);
});
