// Details: metadata with its places, notes, look-alikes that were rejected, how the input was read.

import { h, count } from './dom.js';
import { ENCODINGS } from '../input/reading.js';

const KINDS = { article: 'Article', transcript: 'Transcript', other: 'Not an article' };

export function createDetails(container, actions) {
  let shown = null;
  return {
    update({ findings, doc }) {
      if (shown !== findings) {
        const { analysis } = findings;
        container.replaceChildren(
          ...[metadata(findings, doc), notes(findings, actions), brief(findings), captions(findings), look(findings, actions), input(analysis, doc, actions)].filter(Boolean),
        );
      }
      shown = findings;
      // What was chosen here and came to nothing, or was taken back before it was shown, does not stay chosen.
      const select = container.querySelector('#encoding');
      if (select) select.value = doc.encoding;
      container.querySelector('#whole').checked = doc.history.present.body === 'whole';
    },
  };
}

function metadata({ analysis }, doc) {
  const names = analysis.authors.map((author) => (author.email ? `${author.name} (${author.email})` : author.name));
  const language = analysis.language.code === 'und' ? 'not known' : languageName(analysis.language.code);
  const facts = [
    ['Kind', KINDS[analysis.kind] + (analysis.genre ? `, ${analysis.genre}` : '')],
    ['Headline', analysis.headline?.text],
    ['Outlet', analysis.publisher?.text],
    ['Section', analysis.section?.text],
    [names.length > 1 ? 'Authors' : 'Author', names.join(', ')],
    ['Published', analysis.published && `${analysis.published.text} (${analysis.published.iso})`],
    ['Updated', analysis.modified && `${analysis.modified.text} (${analysis.modified.iso})`],
    ['Dateline', analysis.dateline && [analysis.dateline.place, analysis.dateline.date, analysis.dateline.agency].filter(Boolean).join(', ')],
    ['Language', analysis.language.supported ? language : `${language}: only English is searched for statements and scenarios`],
    ['Length', `${count(words(analysis.body.text), 'word')} in ${count(analysis.body.paragraphs.length, 'paragraph')}`],
    ['From', doc.name],
  ];
  const missing = facts.filter(([, value]) => !value).map(([term]) => term.toLowerCase());
  const rows = facts.filter(([, value]) => value).map(([term, value]) => [h('dt', {}, term), h('dd', {}, value)]);
  return section('About the article', h('dl', { class: 'facts-list' }, rows), missing.length > 0 ? h('p', { class: 'quiet-text' }, `Not found on the page: ${missing.join(', ')}.`) : null);
}

function words(text) {
  return text.match(/\S+/g)?.length ?? 0;
}

/** What a language is called, by its code. */
export function languageName(code) {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code);
  } catch {
    return code;
  }
}

function notes({ analysis }, actions) {
  if (analysis.notes.length === 0) return null;
  const items = analysis.notes.map((note, i) => {
    const key = `n${i}`;
    return h('li', {}, note.span ? h('button', { type: 'button', class: 'words', 'data-key': key, onclick: () => actions.select(key, 'panel') }, note.message) : note.message);
  });
  return section('What was unclear', h('ul', { class: 'plain-list' }, items));
}

function brief(findings) {
  const { brief: places } = findings.analysis;
  if (places.length === 0) return null;
  return section('In its own sentences', h('ul', { class: 'plain-list' }, places.map((span) => h('li', {}, findings.words(span)))));
}

function captions({ analysis }) {
  if (analysis.captions.length === 0) return null;
  const items = analysis.captions.map((caption) => h('li', {}, caption.text, caption.credit ? h('span', { class: 'quiet-text' }, ` ${caption.credit}`) : null));
  return section('Captions', h('ul', { class: 'plain-list' }, items));
}

function look(findings, actions) {
  const { rejected } = findings.analysis;
  if (rejected.length === 0) return null;
  const items = rejected.slice(0, 200).map((item, i) => {
    const key = `r${i}`;
    return h(
      'li',
      { 'data-key': key },
      h('button', { type: 'button', class: 'words', 'data-key': key, onclick: () => actions.select(key, 'panel') }, findings.words(item.span)),
      h('p', { class: 'tools' }, h('span', { class: 'tag' }, `no ${item.as === 'quotation' ? 'statement' : 'condition'}`), h('span', { class: 'reason' }, item.reason)),
    );
  });
  return section('Looked like a finding, and is none', h('ul', { class: 'plain-list' }, items));
}

function input(analysis, doc, actions) {
  const whole = h('label', { class: 'switch' }, h('input', { id: 'whole', type: 'checkbox', onchange: (event) => actions.whole(event.target.checked) }), 'Take the whole text as the article');
  const parts = [h('p', {}, whole)];
  if (doc.bytes) {
    const select = h('select', { id: 'encoding', onchange: (event) => actions.encoding(event.target.value) }, ENCODINGS.map((label) => h('option', { value: label }, label)));
    parts.push(h('p', { class: 'row' }, h('label', { for: 'encoding' }, doc.sure ? 'Encoding' : 'Encoding (guessed: change it if letters look wrong)'), select));
  }
  if (doc.content !== undefined) parts.push(h('p', { class: 'quiet-text' }, doc.html ? 'Read as a web page, with its structure.' : 'Read as plain text.'));
  const timings = analysis.timings?.filter(([, milliseconds]) => milliseconds >= 0.05).map(([stage, milliseconds]) => `${stage} ${milliseconds.toFixed(1)} ms`);
  if (timings?.length) parts.push(h('p', { class: 'quiet-text' }, `Time taken: ${timings.join(', ')}.`));
  return section('How it was read', parts);
}

function section(title, ...children) {
  return h('section', {}, h('h2', {}, title), children);
}
