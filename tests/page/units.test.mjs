// The page's pure parts, without a browser: marks, bytes to text, corrections, forms to take away.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { segments, marksByParagraph } from '../../www/view/marks.js';
import { decode, readBytes, readPaste, refuse, binaryKind } from '../../www/input/reading.js';
import * as corrections from '../../www/state/corrections.js';
import { cell, statementsCsv, scenariosCsv, markdown, json, jsonLd, cleanText, citedQuotation } from '../../www/export/forms.js';
import { parseCsv } from './csv.mjs';
import { Findings } from '../../www/view/findings.js';
import { inTurns } from '../../www/turns.js';
import { cut } from '../../www/view/dom.js';

const bytes = (text) => new TextEncoder().encode(text);

test('overlapping marks become flat segments that together are the text', () => {
  const marks = [
    { start: 0, end: 10, key: 'a' },
    { start: 2, end: 30, key: 'b' },
    { start: 5, end: 8, key: 'c' },
    { start: 40, end: 60, key: 'd' },
  ];
  const flat = segments(1, 50, marks);
  assert.equal(flat[0].start, 1);
  assert.equal(flat.at(-1).end, 50);
  for (const [i, piece] of flat.entries()) {
    if (i > 0) assert.equal(piece.start, flat[i - 1].end);
    const keys = marks.filter((mark) => mark.start <= piece.start && piece.end <= mark.end).map((mark) => mark.key);
    assert.deepEqual(piece.marks.map((mark) => mark.key), keys);
  }
});

test('long work goes in turns of a few steps, and can be stopped between them', () => {
  const begin = (steps) => {
    let now = 0;
    const turns = [];
    const ended = [];
    const work = (function* () {
      for (let i = 0; i < steps; i++) yield;
      return 'whole';
    })();
    // Each look at the clock is a millisecond.
    const stop = inTurns(work, (value) => ended.push(value), (go) => turns.push(go), () => now++);
    return { turns, ended, stop };
  };
  const short = begin(3);
  assert.deepEqual([short.turns.length, short.ended], [0, ['whole']]);
  const long = begin(30);
  for (let i = 0; i < long.turns.length; i++) long.turns[i]();
  assert.deepEqual([long.turns.length, long.ended], [3, ['whole']]);
  const stopped = begin(30);
  stopped.stop();
  stopped.turns[0]();
  assert.deepEqual([stopped.turns.length, stopped.ended], [1, []]);
});

test('a mark that runs over paragraphs is in each of them', () => {
  const paragraphs = [{ span: [0, 10] }, { span: [12, 20] }, { span: [22, 30] }];
  const lists = marksByParagraph(paragraphs, [{ start: 2, end: 25 }, { start: 12, end: 14 }, { start: 20, end: 22 }]);
  assert.deepEqual(lists.map((list) => list.length), [1, 2, 1]);
});

test('bytes are decoded by mark, strictly, as declared, or by a named fallback', () => {
  const cases = [
    [Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes('Zoë')), 'utf-8', 'Zoë', true],
    [Uint8Array.of(0xff, 0xfe, 0x5a, 0, 0xeb, 0), 'utf-16le', 'Zë', true],
    [Uint8Array.of(0xfe, 0xff, 0, 0x5a, 0, 0xeb), 'utf-16be', 'Zë', true],
    [Uint8Array.from('The plain words of it'.split('').flatMap((c) => [c.charCodeAt(0), 0])), 'utf-16le', 'The plain words of it', true],
    [bytes('Zoë “said”'), 'utf-8', 'Zoë “said”', true],
    [Uint8Array.of(0x5a, 0x6f, 0xeb), 'windows-1252', 'Zoë', false],
    [Uint8Array.from([...'<meta charset="euc-kr"><p>'].map((c) => c.charCodeAt(0)).concat(0xb0, 0xa1)), 'euc-kr', '<meta charset="euc-kr"><p>가', true],
    [Uint8Array.of(0xc7, 0xd1, 0xb1, 0xb9, 0xc0, 0xc7, 0x20, 0xbd, 0xc3, 0xc0, 0xe5), 'euc-kr', '한국의 시장', false],
  ];
  for (const [data, encoding, text, sure] of cases) assert.deepEqual(decode(data), { text, encoding, sure });
  assert.equal(decode(Uint8Array.of(0xe4), 'iso-8859-2').text, 'ä');
});

test('files that hold no text are known by content, whatever they are called', () => {
  const heads = { 'a PDF': '%PDF-1.7\n', 'a Word or other packed file': 'PK\x03\x04\x14', 'an image': '\x89PNG\r\n\x1a\n', 'an old Office file': '\xd0\xcf\x11\xe0\xa1' };
  for (const [kind, head] of Object.entries(heads)) {
    const data = Uint8Array.from(head, (char) => char.charCodeAt(0));
    assert.equal(binaryKind(data), kind);
    const { problem } = readBytes('story.txt', data);
    const advice = kind === 'an image' ? 'it reads words' : 'open it in its own program, select all, copy, and paste here';
    assert.equal(problem, `story.txt is ${kind}, which this page cannot read: ${advice}.`);
  }
  assert.equal(binaryKind(Uint8Array.from({ length: 400 }, (_, i) => i % 8)), 'a binary file');
  assert.equal(binaryKind(bytes('BMW said it would build a plant.')), null);
  assert.equal(binaryKind(bytes('One \0 in a text of many words, as some old programs leave behind when they save what was written in them')), null);
});

test('an empty text, a bare address and a text too long are refused in a sentence', () => {
  assert.match(refuse('It', ' \n\t'), /holds no words/);
  assert.match(refuse('It', ' https://example.org/a/story?x=1 \n'), /web address: open it in your browser, select all, copy, and paste here/);
  assert.equal(refuse('It', 'See https://example.org for more.'), null);
  assert.match(refuse('It', 'a'.repeat(10_000_001)), /longer than 10 MB/);
  assert.match(refuse('It', '金'.repeat(4_000_000)), /longer than 10 MB/);
  assert.equal(refuse('It', '金'.repeat(3_000_000)), null);
  assert.match(readBytes('a.txt', new Uint8Array()).problem, /a\.txt is empty/);
});

test('rich paste is used where it is a page, plain words where it is not', () => {
  assert.deepEqual(readPaste('A\nB', '<p>A</p><p>B</p>'), { content: '<p>A</p><p>B</p>', html: true, plain: 'A\nB' });
  assert.equal(readPaste('word', '<span style="color:red">word</span>').html, false);
  assert.equal(readBytes('page.html', bytes('<p>One</p>')).html, true);
  assert.equal(readBytes('notes.txt', bytes('1 < 2 and <p> is a tag')).html, false);
});

test('a mail is read without its header lines', () => {
  const mail = 'From: a@example.org\r\nSubject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe levy =E2=80=9Cpasses=\r\n=E2=80=9D.';
  assert.equal(readBytes('a.eml', bytes(mail)).content, 'The levy “passes”.');
});

test('words are cut where nothing that is read as one is halved', () => {
  assert.equal(cut('short', 5), 'short');
  assert.equal(cut('abcdef', 5), 'abcde');
  for (const one of ['😀', 'e\u0301', '👩🏽‍🌾', '🇰🇷', '각']) {
    for (let before = 0; before < 12; before++) {
      const words = `${'x'.repeat(before)}${one.repeat(30)}`;
      const first = cut(words, 20);
      assert.ok(first.length <= 20 && first.length > 20 - one.length, `${first.length} of ${one}`);
      assert.equal((first.length - before) % one.length, 0, one);
    }
  }
  assert.equal(cut(`a${'\u0301'.repeat(99)}`, 20).length, 20);
});

test('corrections of one decoding are led over to another, where they fit', () => {
  const told = '“Zoë” met Ana in the café. “Yes,” she said. The end — so she said.';
  const raw = bytes(told);
  const [wrong, right] = ['windows-1252', 'utf-8'].map((encoding) => decode(raw, encoding).text);
  const place = (text, words) => [text.indexOf(words), text.indexOf(words) + words.length];
  const cafe = decode(bytes('the café'), 'windows-1252').text;
  let history = corrections.startHistory();
  history = corrections.step(history, corrections.rejectFinding(history.present, 'quotation', place(wrong, 'Yes,')), 'a');
  history = corrections.step(history, corrections.addFinding(history.present, { kind: 'conditional', antecedent: place(wrong, cafe), consequents: [place(wrong, 'she said')], outcome: null }), 'b');
  history = corrections.step(history, { ...history.present, merge: [[place(wrong, 'Ana'), place(wrong, 'The end')]], names: [{ span: place(wrong, 'she'), name: 'Zoë' }] }, 'c');
  const { history: led, lost } = corrections.carry(history, wrong, right);
  assert.equal(lost, 0);
  assert.ok(corrections.isHistory(led));
  assert.deepEqual(led.past.map(({ say }) => say), ['a', 'b', 'c']);
  const words = (span) => right.slice(...span);
  assert.deepEqual(led.present.reject.map(({ place }) => words(place)), ['Yes,']);
  assert.deepEqual(led.present.add.map(({ antecedent, consequents, outcome }) => [words(antecedent), words(consequents[0]), outcome]), [['the café', 'she said', null]]);
  assert.deepEqual(led.present.merge[0].map(words), ['Ana', 'The end']);
  assert.deepEqual(led.present.names.map(({ span, name }) => [words(span), name]), [['she', 'Zoë']]);
  assert.deepEqual(corrections.carry(led, right, wrong).history, history);
  // Other letters from there on: what is before them stays, what is behind is counted.
  const other = corrections.carry(history, wrong, `${wrong.slice(0, wrong.indexOf('The end'))}then another end`);
  assert.deepEqual([other.lost, other.history.present.reject.length, other.history.present.merge.length], [1, 1, 0]);
});

test('corrections step, undo and redo', () => {
  const start = corrections.startHistory();
  const dropped = corrections.step(start, corrections.placeBlock(start.present, [3, 9], false), 'Removed');
  const kept = corrections.step(dropped, corrections.placeBlock(dropped.present, [3, 9], true), 'Restored');
  assert.deepEqual(kept.present.keep, [[3, 9]]);
  assert.deepEqual(kept.present.drop, []);
  const back = corrections.undo(kept);
  assert.deepEqual(back.present, dropped.present);
  assert.deepEqual(corrections.redo(back).present, kept.present);
  assert.deepEqual(corrections.undo(corrections.undo(back)).present, corrections.NONE);
  assert.equal(corrections.isCorrected(start.present), false);
  assert.equal(corrections.isCorrected(kept.present), true);
  assert.equal('names' in corrections.optionsOf(kept.present), false);
});

test('splitting takes back the merge that a mention stands for, or parts the mention', () => {
  const merged = { ...corrections.NONE, merge: [[[5, 9], [20, 24]], [[40, 44], [50, 54]]] };
  assert.deepEqual(corrections.splitSpeaker(merged, [20, 24]), { ...corrections.NONE, merge: [[[40, 44], [50, 54]]] });
  assert.deepEqual(corrections.splitSpeaker(merged, [30, 34]), { ...merged, split: [[30, 34]] });
});

test('a finding marked by hand is taken back by rejecting it', () => {
  const added = corrections.addFinding(corrections.NONE, { kind: 'quotation', content: [5, 9] });
  assert.deepEqual(corrections.rejectFinding(added, 'quotation', [5, 9]), corrections.NONE);
  assert.deepEqual(corrections.rejectFinding(added, 'conditional', [5, 9]).add, added.add);
  const rejected = corrections.rejectFinding(corrections.NONE, 'quotation', [5, 9]);
  assert.deepEqual(rejected.reject, [{ kind: 'quotation', place: [5, 9] }]);
  assert.deepEqual(corrections.addFinding(rejected, { kind: 'conditional', antecedent: [4, 8] }).reject, rejected.reject);
  assert.deepEqual(corrections.addFinding(rejected, { kind: 'quotation', content: [4, 8] }).reject, []);
});

test('a cell that a spreadsheet would run is made safe', () => {
  assert.equal(cell('=1+1'), "'=1+1");
  assert.equal(cell('+5 points'), "'+5 points");
  assert.equal(cell('@name'), "'@name");
  assert.equal(cell('-3'), "'-3");
  assert.equal(cell('a "b", c'), '"a ""b"", c"');
  assert.equal(cell(null), '');
  assert.equal(cell(0.9), '0.9');
});

const text = 'Levy vote nears\n\n“=We will close,” said Mira Olden. 😀 If the levy passes, ships would leave.';
const at = (words) => [text.indexOf(words), text.indexOf(words) + words.length];
const analysis = {
  schema: 'foresay/1', id: null, offsets: 'utf16', kind: 'article', genre: null, language: { code: 'en', supported: true },
  headline: { text: 'Levy vote nears', span: at('Levy vote nears') }, publisher: { text: 'The Courier', span: null }, section: null,
  authors: [{ name: 'Ilse Varden', email: null, span: null }], published: { iso: '2031-05-04', text: 'May 4', span: null }, modified: null, dateline: null,
  captions: [], blocks: [], body: { text: text.slice(17), paragraphs: [{ span: [17, text.length], heading: false, sentences: [] }] }, articles: [],
  speakers: [{ id: 0, name: 'Mira Olden', kind: 'person', title: null, affiliation: null, aliases: [], mentions: [at('Mira Olden')] }],
  quotations: [{ id: 0, speaker: 0, also_speakers: [], kind: 'direct', content: [at('=We will close,')], cue: at('said'), source: at('Mira Olden'), resolved_by: 'name', confidence: 0.9, reason: 'marks and a verb' }],
  turns: [],
  scenarios: [{ id: 0, label: 'The levy passes', subject: 'the levy', event: 'other', conditionals: [{ id: 0, antecedent: at('If the levy passes'), signal: at('If'), consequents: [{ span: at('ships would leave'), more: [], carried: false, actor: null, topics: [], modality: 'expected' }], quotation: null, confidence: 0.8, reason: 'if' }] }],
  counterfactuals: [], asides: [], rejected: [], topics: [], brief: [], notes: [], timings: [['clean', 1]],
};
const findings = new Findings(analysis, text, [{ span: at('Mira Olden'), name: 'M. Olden' }]);

test('CSV reads back to the same words', () => {
  const rows = parseCsv(statementsCsv(findings));
  assert.equal(rows[1][rows[0].indexOf('statement')], "'=We will close,");
  assert.equal(rows[1][rows[0].indexOf('speaker')], 'M. Olden');
  assert.equal(text.slice(Number(rows[1][7]), Number(rows[1][8])), '=We will close,');
  const outcomes = parseCsv(scenariosCsv(findings));
  assert.equal(outcomes[1][outcomes[0].indexOf('consequence')], 'ships would leave');
  assert.ok(rows.every((row) => row.length === rows[0].length) && outcomes.every((row) => row.length === outcomes[0].length));
});

test('annotations resolve to the same words, by quote and by position', () => {
  const graph = JSON.parse(jsonLd(findings))['@graph'];
  const article = graph.find((node) => node.id === '#article');
  assert.equal(article['schema:text'], text);
  const annotations = graph.filter((node) => node.type === 'Annotation');
  assert.equal(annotations.length, 3);
  for (const { target } of annotations) {
    for (const { selector: [quote, position] } of target) {
      assert.equal(text.slice(position.start, position.end), quote.exact);
      const whole = quote.prefix + quote.exact + quote.suffix;
      assert.ok(text.includes(whole), whole);
      assert.ok(whole.isWellFormed?.() ?? true);
    }
  }
});

test('JSON holds the source and the corrections; Markdown and clean text the words', () => {
  const made = JSON.parse(json(findings, corrections.NONE));
  assert.equal(made.source, text);
  assert.deepEqual(made.corrections, corrections.NONE);
  assert.equal(made.timings, undefined);
  const brief = markdown(findings);
  for (const words of ['# Levy vote nears', '### M. Olden', '“=We will close”', '### The levy passes', 'ships would leave (expected)', 'Source: Ilse Varden']) assert.ok(brief.includes(words), words);
  assert.equal(cleanText(findings), `Levy vote nears\n\nBy Ilse Varden. The Courier, 2031-05-04\n\n${text.slice(17)}\n`);
});

test('who denied something is not copied as if they had said it, and no comma stands before the mark that closes', () => {
  const words = '“We checked it,” Mira Olden said. The port denied that the levy was lost.';
  const place = (part) => [words.indexOf(part), words.indexOf(part) + part.length];
  const one = (id, kind, content, cue) => ({ ...analysis.quotations[0], id, kind, content: [place(content)], cue: place(cue) });
  const quotations = [one(0, 'direct', 'We checked it,', 'said'), one(1, 'indirect', 'the levy was lost', 'denied'), { ...one(2, 'indirect', 'the levy', 'said'), cue: null }];
  const made = new Findings({ ...analysis, quotations, scenarios: [] }, words);
  assert.match(markdown(made), /^- “We checked it”\n- the levy was lost \(reported: “denied”\)\n- the levy \(reported\)$/m);
  const copied = quotations.map((quotation) => citedQuotation(made, quotation).split(' In: ')[0]);
  assert.deepEqual(copied, ['“We checked it” (Mira Olden).', 'the levy was lost (Mira Olden, reported: “denied”).', 'the levy (Mira Olden, reported).']);
});

test('a correction that puts another speaker first leaves each the tint they had', () => {
  const speaker = (id, name, place) => ({ ...analysis.speakers[0], id, name, mentions: [place] });
  const speakers = [speaker(0, 'Ada Hart', [0, 1]), speaker(1, 'Ben Lowe', [2, 3]), speaker(2, 'Cleo Marsh', [4, 5])];
  const said = (...by) => by.map((speaker, id) => ({ ...analysis.quotations[0], id, speaker }));
  const before = new Findings({ ...analysis, speakers, quotations: said(0, 0, 0, 1, 1, 2) }, text);
  const after = new Findings({ ...analysis, speakers, quotations: said(0, 1, 1, 1, 1, 2) }, text, [], before);
  assert.deepEqual(after.ranked.map(({ name }) => name), ['Ben Lowe', 'Ada Hart', 'Cleo Marsh']);
  assert.deepEqual(speakers.map(({ id }) => after.tints.speaker(id)), [0, 1, 2]);
  assert.equal(after.tints.speaker(null), null);
  // Who is new has the next one of their place, and a reading of its own begins anew.
  assert.deepEqual(new Findings({ ...analysis, speakers, quotations: said(1) }, text).tints.speaker(1), 0);
});

test('what lights up together', () => {
  assert.deepEqual([...findings.lit('s0')], ['s0', 'q0']);
  assert.deepEqual([...findings.lit('o0')].sort(), ['c0', 'c0.0', 'o0']);
  assert.deepEqual([...findings.lit('c0.0')], ['c0.0', 'c0']);
  assert.equal(findings.lit(null).size, 0);
});
