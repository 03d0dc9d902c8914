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

/**
 * Speakers who are named in any of the articles, joined by full name; one who is named by a single word joins nobody but those
 * named by the same word. Gives [{name, entries: [{doc, speaker, statements}]}], those in most articles first.
 */
export function joinSpeakers(docs) {
  const joined = new Map();
  for (const doc of docs) {
    for (const speaker of doc.findings.ranked) {
      if (speaker.kind === 'unnamed') continue;
      const name = doc.findings.nameOf(speaker.id);
      const key = nameKey(name);
      if (!joined.has(key)) joined.set(key, { name, entries: [] });
      joined.get(key).entries.push({ doc, speaker, statements: doc.findings.statements.get(speaker.id) });
    }
  }
  return sorted(joined, (entry) => entry.statements.length);
}

/** Outcomes joined by event and subject, or by label where they have no subject. Gives [{outcome, entries: [{doc, scenario}]}]. */
export function joinOutcomes(docs) {
  const joined = new Map();
  for (const doc of docs) {
    for (const scenario of doc.findings.outcomes) {
      const who = scenario.event === 'open' ? '' : nameKey(scenario.event === 'other' ? scenario.label : (scenario.subject ?? scenario.label));
      const key = `${scenario.event}:${who}`;
      if (!joined.has(key)) joined.set(key, { outcome: scenario, entries: [] });
      joined.get(key).entries.push({ doc, scenario });
    }
  }
  apart(joined);
  return sorted(joined, (entry) => entry.scenario.conditionals.length);
}

/** "Either way" joins articles about the same matter: those that weigh another outcome in common. The others stand alone. */
function apart(joined) {
  const open = joined.get('open:');
  if (!open) return;
  const groups = [...joined.values()].filter((group) => group !== open).map(({ entries }) => new Set(entries.map(({ doc }) => doc.id)));
  const related = (doc) => open.entries.some((other) => other.doc !== doc && groups.some((ids) => ids.has(doc.id) && ids.has(other.doc.id)));
  const alone = open.entries.filter(({ doc }) => !related(doc));
  open.entries = open.entries.filter(({ doc }) => related(doc));
  if (open.entries.length === 0) joined.delete('open:');
  for (const entry of alone) joined.set(`open:${entry.doc.id}`, { outcome: entry.scenario, entries: [entry] });
}

function sorted(joined, weight) {
  const articles = ({ entries }) => new Set(entries.map(({ doc }) => doc.id)).size;
  const sum = ({ entries }) => entries.reduce((total, entry) => total + weight(entry), 0);
  return [...joined.values()].sort((a, b) => articles(b) - articles(a) || sum(b) - sum(a));
}
