// Overlapping places become flat segments: each stretch of text between two boundaries, with every mark that covers it.
// Pure; the tests run it without a browser.

/** The marks that touch each of the paragraphs (both sorted by place, paragraphs apart from each other). */
export function marksByParagraph(paragraphs, marks) {
  const lists = paragraphs.map(() => []);
  let first = 0;
  for (const mark of marks) {
    while (first < paragraphs.length && paragraphs[first].span[1] <= mark.start) first++;
    for (let i = first; i < paragraphs.length && paragraphs[i].span[0] < mark.end; i++) lists[i].push(mark);
  }
  return lists;
}

/**
 * Cuts `[start, end)` at the ends of the marks, which are sorted by start and all touch it.
 * Gives segments {start, end, marks} in order that together are exactly `[start, end)`.
 */
export function segments(start, end, marks) {
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const flat = [];
  let reached = 0;
  let active = [];
  for (let i = 0; i + 1 < places.length; i++) {
    active = active.filter((mark) => mark.end > places[i]);
    while (reached < marks.length && marks[reached].start <= places[i]) active.push(marks[reached++]);
    flat.push({ start: places[i], end: places[i + 1], marks: [...active] });
  }
  return flat;
}

/** Every mark of an analysis, sorted by place: {start, end, key, kind, tint}. Keys name findings: q3, c2, c2.1. */
export function marksOf(analysis, tints) {
  const marks = [];
  const mark = (span, key, kind, tint = null) => {
    if (span) marks.push({ start: span[0], end: span[1], key, kind, tint });
  };
  for (const quotation of analysis.quotations) {
    const key = `q${quotation.id}`;
    for (const span of quotation.content) mark(span, key, 'quotation', tints.speaker(quotation.speaker));
    mark(quotation.cue, key, 'cue');
    mark(quotation.source, key, 'source');
  }
  for (const scenario of analysis.scenarios) {
    for (const conditional of scenario.conditionals) condition(conditional, tints.scenario(scenario.id));
  }
  for (const conditional of [...analysis.counterfactuals, ...analysis.asides]) condition(conditional, null);
  function condition(conditional, tint) {
    const key = `c${conditional.id}`;
    mark(conditional.antecedent, key, tint === null ? 'passing' : 'condition', tint);
    conditional.consequents.forEach((consequent, i) => {
      for (const span of [consequent.span, ...consequent.more]) {
        mark(span, `${key}.${i}`, tint === null ? 'passing' : 'consequence', tint);
      }
    });
  }
  for (const [i, rejected] of analysis.rejected.entries()) mark(rejected.span, `r${i}`, 'passing');
  for (const speaker of analysis.speakers) for (const span of speaker.mentions) mark(span, `s${speaker.id}`, 'passing');
  for (const [i, turn] of analysis.turns.entries()) mark(turn.span, `t${i}`, 'passing');
  for (const [i, note] of analysis.notes.entries()) mark(note.span, `n${i}`, 'passing');
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}
