// Several articles on one board: the same speaker and the same outcome joined. Pure functions over findings.

/** A name without case, marks and spaces at its ends: what two articles must agree on. */
export function nameKey(name) {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/^the /, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Documents by date, undated ones last in the order they were opened. */
export function byDate(docs) {
  const date = (doc) => doc.findings.analysis.published?.iso ?? '9999';
  return [...docs].sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : a.id - b.id));
}

/** What was worked out for one article's findings stays with them: a board over many articles changes by one at a time. */
const once = (work) => {
  const known = new WeakMap();
  return (findings) => {
    if (!known.has(findings)) known.set(findings, work(findings));
    return known.get(findings);
  };
};

/** The named speakers of one article, each with the key that joins it. */
const speakersOf = once((findings) =>
  findings.ranked.filter(({ kind }) => kind !== 'unnamed').map((speaker) => {
    const name = findings.nameOf(speaker.id);
    return { key: nameKey(name), name, speaker, statements: findings.statements.get(speaker.id) };
  }));

/** The outcomes of one article, each with the key that joins it. */
const outcomesOf = once((findings) =>
  findings.outcomes.map((scenario) => {
    const who = scenario.event === 'open' ? '' : nameKey(scenario.event === 'other' ? scenario.label : (scenario.subject ?? scenario.label));
    return { key: `${scenario.event}:${who}`, scenario };
  }));

/** Works out what an article gives to the board. Joining many goes fast once that was done for each. */
export function prepare({ findings }) {
  speakersOf(findings);
  outcomesOf(findings);
}

/**
 * Speakers who are named in any of the articles, joined by full name; one who is named by a single word joins nobody but those
 * named by the same word. Gives [{name, entries: [{doc, speaker, statements}]}], those in most articles first.
 */
export function joinSpeakers(docs) {
  const joined = new Map();
  for (const doc of docs) {
    for (const { key, name, speaker, statements } of speakersOf(doc.findings)) {
      if (!joined.has(key)) joined.set(key, { name, entries: [] });
      joined.get(key).entries.push({ doc, speaker, statements });
    }
  }
  return sorted(joined, (entry) => entry.statements.length);
}

/** Outcomes joined by event and subject, or by label where they have no subject. Gives [{outcome, entries: [{doc, scenario}]}]. */
export function joinOutcomes(docs) {
  const joined = new Map();
  for (const doc of docs) {
    for (const { key, scenario } of outcomesOf(doc.findings)) {
      if (!joined.has(key)) joined.set(key, { outcome: scenario, entries: [] });
      joined.get(key).entries.push({ doc, scenario });
    }
  }
  apart(joined);
  return sorted(joined, (entry) => entry.scenario.conditionals.length);
}

/**
 * "Either way" joins articles about the same matter: those that weigh another outcome in common, or are led to each other by some that do.
 * The others stand alone.
 */
function apart(joined) {
  const { entries } = joined.get('open:') ?? { entries: [] };
  joined.delete('open:');
  /** The article that stands for an article's matter, found by steps. */
  const next = new Map(entries.map(({ doc }) => [doc, doc]));
  const matter = (doc) => {
    while (next.get(doc) !== doc) next.set(doc, (doc = next.get(next.get(doc))));
    return doc;
  };
  for (const group of joined.values()) {
    const docs = group.entries.map(({ doc }) => doc).filter((doc) => next.has(doc));
    for (const doc of docs) next.set(matter(doc), matter(docs[0]));
  }
  for (const entry of entries) {
    const key = `open:${matter(entry.doc).id}`;
    if (!joined.has(key)) joined.set(key, { outcome: entry.scenario, entries: [] });
    joined.get(key).entries.push(entry);
  }
}

/** How many articles have a share in what was joined. */
export function articlesOf(entries) {
  return new Set(entries.map(({ doc }) => doc)).size;
}

function sorted(joined, weight) {
  const weighed = [...joined.values()].map((one) => [one, articlesOf(one.entries), one.entries.reduce((total, entry) => total + weight(entry), 0)]);
  return weighed.sort(([, a, b], [, c, d]) => c - a || d - b).map(([one]) => one);
}
