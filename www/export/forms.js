// An analysis in forms to take away: clean text, Markdown with citation, CSV, JSON, Web Annotations. Pure functions.

import { outcomeName } from '../view/findings.js';

/** The clean text: headline, source line, body. */
export function cleanText(findings) {
  const { analysis } = findings;
  return [analysis.headline?.text, sourceLine(analysis), analysis.body.text].filter(Boolean).join('\n\n') + '\n';
}

/** "By A, B. Outlet, 14 September 2030", as far as the page says so. */
export function sourceLine({ authors, publisher, dateline, published }) {
  const by = authors.length > 0 ? `By ${authors.map((author) => author.name).join(', ')}` : null;
  const where = [publisher?.text ?? dateline?.agency, published?.iso.slice(0, 10)].filter(Boolean).join(', ');
  return [by, where].filter(Boolean).join('. ');
}

/** A citation in one line. */
export function citation(analysis) {
  const headline = analysis.headline ? `“${analysis.headline.text}”` : null;
  return [analysis.authors.map((author) => author.name).join(', '), headline, analysis.publisher?.text ?? analysis.dateline?.agency, analysis.published?.iso.slice(0, 10)].filter(Boolean).join('. ');
}

/** A speaker with what is known of them. */
function about(findings, id) {
  const { title, affiliation } = findings.speakers.get(id);
  return [findings.nameOf(id), title, affiliation].filter(Boolean).join(', ');
}

/** How the article tells what is not in the speaker's own words: what somebody denied is no claim of theirs. */
export function told(findings, { kind, cue }) {
  return kind === 'direct' ? '' : `${kind === 'mixed' ? 'in part reported' : 'reported'}${cue ? `: “${findings.words(cue)}”` : ''}`;
}

/** A quotation with its speakers and where it stands. */
export function citedQuotation(findings, quotation) {
  const who = findings.holders(quotation).map((id) => about(findings, id)).join('; ') || 'Nobody named';
  const source = citation(findings.analysis);
  return `${findings.said(quotation)} (${[who, told(findings, quotation)].filter(Boolean).join(', ')}).${source ? ` In: ${source}.` : ''}`;
}

/** Words that stay words in Markdown: nothing in them is a link, a tag, an entity, a heading or struck out. */
const plainMarkdown = (words) => words.replace(/\s+/g, ' ').replace(/([\\`*_[\]<>#|&~])/g, '\\$1');

/** The same where they begin a line or an item, which they do not make a list or a rule. */
const lineOf = (words) => plainMarkdown(words).trimStart().replace(/^(\d+(?=[.)])|(?=[-+=]))/, '$1\\');

/** The article's findings as a brief. */
export function markdown(findings) {
  const { analysis } = findings;
  const out = [`# ${plainMarkdown(analysis.headline?.text ?? 'Article')}`, ''];
  const source = sourceLine(analysis);
  if (source) out.push(lineOf(source), '');
  if (analysis.brief.length > 0) out.push(...analysis.brief.map((span) => `> ${lineOf(findings.words(span))}\n>`), '');
  if (analysis.quotations.length > 0) out.push('## Who says what', '');
  const groups = findings.ranked.map((speaker) => [speaker, findings.statements.get(speaker.id)]);
  if (findings.unattributed.length > 0) groups.push([null, findings.unattributed]);
  for (const [speaker, statements] of groups) {
    if (statements.length === 0) continue;
    out.push(`### ${plainMarkdown(speaker ? about(findings, speaker.id) : 'Nobody named')}`, '');
    for (const quotation of statements) {
      const how = told(findings, quotation);
      out.push(`- ${lineOf(findings.said(quotation))}${how && ` (${plainMarkdown(how)})`}`);
    }
    out.push('');
  }
  if (findings.outcomes.length > 0) out.push('## What happens if', '');
  for (const scenario of findings.outcomes) {
    out.push(`### ${plainMarkdown(outcomeName(scenario))}`, '');
    for (const conditional of scenario.conditionals) {
      const says = findings.tellers(conditional.quotation).join(' and ');
      out.push(`- *${plainMarkdown(findings.words(conditional.antecedent))}*`);
      for (const consequent of conditional.consequents) out.push(`  - ${lineOf(findings.joined([consequent.span, ...consequent.more]))} (${consequent.modality}${says && `, says ${plainMarkdown(says)}`})`);
    }
    out.push('');
  }
  const cited = citation(analysis);
  if (cited) out.push('---', '', `Source: ${plainMarkdown(cited)}.`, '');
  return out.join('\n');
}

/**
 * A cell of CSV; what a spreadsheet would run as a formula gets an apostrophe before it, also behind a mark at which one of another
 * country would begin a new cell.
 */
export function cell(value) {
  const text = (value === null || value === undefined ? '' : String(value)).replace(/^(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t|]\s*)(?=[=+\-@])/g, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const table = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** What each row says of the article it is from. */
const FROM = ['headline', 'outlet', 'published'];
const from = ({ headline, publisher, dateline, published }) => [headline?.text, publisher?.text ?? dateline?.agency, published?.iso];

/** One row a statement, of one article or several. */
export function statementsCsv(...articles) {
  const rows = [['speaker', 'title', 'kind', 'statement', 'cue', 'source', 'confidence', 'start', 'end', ...FROM]];
  for (const findings of articles) for (const quotation of findings.analysis.quotations) {
    const speaker = findings.speakers.get(quotation.speaker);
    rows.push([
      findings.tellers(quotation.id).join('; '), speaker?.title, quotation.kind, findings.joined(quotation.content), quotation.cue && findings.words(quotation.cue),
      quotation.source && findings.words(quotation.source), quotation.confidence, quotation.content[0]?.[0], quotation.content.at(-1)?.[1],
      ...from(findings.analysis),
    ]);
  }
  return table(rows);
}

/** One row a consequence, of one article or several. */
export function scenariosCsv(...articles) {
  const rows = [['outcome', 'event', 'subject', 'condition', 'consequence', 'modality', 'topics', 'says', 'confidence', 'start', 'end', ...FROM]];
  for (const findings of articles) for (const scenario of findings.outcomes) {
    for (const conditional of scenario.conditionals) {
      const says = findings.tellers(conditional.quotation).join('; ');
      for (const consequent of conditional.consequents.length > 0 ? conditional.consequents : [null]) {
        const span = consequent?.span ?? conditional.antecedent;
        rows.push([
          scenario.label, scenario.event, scenario.subject, findings.words(conditional.antecedent), consequent && findings.joined([consequent.span, ...consequent.more]),
          consequent?.modality, consequent?.topics.map((topic) => topic.label).join('; '), says, conditional.confidence, ...span,
          ...from(findings.analysis),
        ]);
      }
    }
  }
  return table(rows);
}

/** The analysis with its source and the corrections made by hand. */
export function json(findings, corrections) {
  const { timings, ...analysis } = findings.analysis;
  return `${JSON.stringify({ ...analysis, speakers: analysis.speakers.map((speaker) => ({ ...speaker, name: findings.nameOf(speaker.id) })), source: findings.text, corrections }, null, 1)}\n`;
}

/** Characters before and after a place that an annotation carries along. */
const AROUND = 32;

/** Statements and conditionals as W3C Web Annotations on a schema.org NewsArticle. */
export function jsonLd(findings) {
  const { analysis, text } = findings;
  const selector = ([start, end]) => [
    { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: around(start - AROUND, start), suffix: around(end, end + AROUND) },
    { type: 'TextPositionSelector', start, end },
  ];
  // A selector must not begin or end inside a pair of surrogates.
  function around(start, end) {
    return text.slice(Math.max(0, start), end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  }
  const target = (spans) => spans.map((span) => ({ source: '#article', selector: selector(span) }));
  const items = analysis.quotations.map((quotation) => ({
    id: `#q${quotation.id}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: `${quotation.kind} quotation` },
      ...findings.tellers(quotation.id).map((value) => ({ type: 'TextualBody', purpose: 'identifying', value })),
      { type: 'TextualBody', purpose: 'describing', value: quotation.reason },
    ],
    target: target(quotation.content),
  }));
  for (const scenario of findings.outcomes) {
    for (const conditional of scenario.conditionals) {
      const parts = [['condition', [conditional.antecedent]], ...conditional.consequents.map((c) => [`consequence, ${c.modality}`, [c.span, ...c.more]])];
      parts.forEach(([part, spans], i) =>
        items.push({
          id: `#c${conditional.id}${i === 0 ? '' : `.${i - 1}`}`,
          type: 'Annotation',
          motivation: 'classifying',
          body: [
            { type: 'TextualBody', purpose: 'classifying', value: part },
            { type: 'TextualBody', purpose: 'tagging', value: scenario.label },
          ],
          target: target(spans),
        }),
      );
    }
  }
  const article = {
    id: '#article',
    type: 'schema:NewsArticle',
    'schema:headline': analysis.headline?.text,
    'schema:datePublished': analysis.published?.iso,
    'schema:dateModified': analysis.modified?.iso,
    'schema:inLanguage': analysis.language.code,
    'schema:author': analysis.authors.length > 0 ? analysis.authors.map(({ name }) => ({ type: 'schema:Person', 'schema:name': name })) : undefined,
    'schema:publisher': analysis.publisher ? { type: 'schema:Organization', 'schema:name': analysis.publisher.text } : undefined,
    'schema:articleSection': analysis.section?.text,
    'schema:articleBody': analysis.body.text,
    'schema:text': text,
  };
  const context = ['http://www.w3.org/ns/anno.jsonld', { schema: 'https://schema.org/' }];
  return `${JSON.stringify({ '@context': context, '@graph': [article, ...items] }, null, 1)}\n`;
}

/** Every form: what makes it of an article, or of all that are open, the file's ending and type. */
export const FORMS = {
  text: { make: cleanText, ending: 'txt', type: 'text/plain' },
  markdown: { make: markdown, ending: 'md', type: 'text/markdown' },
  json: { make: json, ending: 'json', type: 'application/json' },
  csv: { make: (findings) => statementsCsv(findings), ending: 'csv', type: 'text/csv' },
  'csv-scenarios': { make: (findings) => scenariosCsv(findings), ending: 'scenarios.csv', type: 'text/csv' },
  'all-csv': { ofAll: statementsCsv, ending: 'csv', type: 'text/csv' },
  'all-csv-scenarios': { ofAll: scenariosCsv, ending: 'scenarios.csv', type: 'text/csv' },
  jsonld: { make: jsonLd, ending: 'jsonld', type: 'application/ld+json' },
};
