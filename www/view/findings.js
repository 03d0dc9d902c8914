// What every view asks of an analysis: findings by key, their words, their tints, and what lights up together.

import { capital, count } from './dom.js';

/** How many tints there are; more speakers than that share. */
export const TINTS = 8;

/** What an outcome is called. */
export function outcomeName({ event, label }) {
  return event === 'open' ? 'Either way' : capital(label);
}

/** How often somebody speaks: statements, or turns of a transcript, or both. */
export function saidIn({ quotations, turns }) {
  const said = turns.length > 0 && count(turns.length, 'turn');
  return [(quotations.length > 0 || !said) && count(quotations.length, 'statement'), said].filter(Boolean).join(', ');
}

/** True where a name that was given by hand is a speaker's: it is anchored at a mention, and mentions of several may overlap. */
export function isOf({ span }, { mentions }) {
  return mentions.some((place) => String(place) === String(span));
}

/** By what a speaker is known again after a correction: the first place, or the name of one whom the reader brought in. */
export const whoIs = ({ mentions, name }) => String(mentions[0] ?? name);

/** An analysis with its text, indexed: made once for each analysis. */
export class Findings {
  /** `before` are the findings of the same article before a correction: who had a tint keeps it. */
  constructor(analysis, text, names = [], before = null) {
    this.analysis = analysis;
    this.text = text;
    this.names = names;
    this.quotations = new Map(analysis.quotations.map((quotation) => [quotation.id, quotation]));
    this.speakers = new Map(analysis.speakers.map((speaker) => [speaker.id, speaker]));
    this.conditionals = new Map();
    this.scenarioOf = new Map();
    for (const scenario of analysis.scenarios) {
      for (const conditional of scenario.conditionals) {
        this.conditionals.set(conditional.id, conditional);
        this.scenarioOf.set(conditional.id, scenario);
      }
    }
    for (const conditional of [...analysis.counterfactuals, ...analysis.asides]) this.conditionals.set(conditional.id, conditional);
    this.statements = new Map(analysis.speakers.map((speaker) => [speaker.id, []]));
    this.unattributed = [];
    this.turns = new Map();
    for (const [i, { speaker }] of analysis.turns.entries()) {
      if (!this.turns.has(speaker)) this.turns.set(speaker, []);
      this.turns.get(speaker).push(i);
    }
    for (const quotation of analysis.quotations) {
      const holders = this.holders(quotation);
      if (holders.length === 0) this.unattributed.push(quotation);
      for (const id of holders) this.statements.get(id).push(quotation);
    }
    /** Speakers by weight: most statements first, then as they come. */
    this.ranked = [...analysis.speakers].sort((a, b) => this.weight(b.id) - this.weight(a.id) || a.id - b.id);
    /** Outcomes in the article's order, those that hold either way last. */
    this.outcomes = [...analysis.scenarios].sort((a, b) => (a.event === 'open') - (b.event === 'open') || a.id - b.id);
    const order = new Map(this.outcomes.map(({ id }, i) => [id, i]));
    // Whoever had a tint keeps it, under another name too; newcomers have those nobody has.
    const had = new Map(before?.ranked.map((speaker) => [whoIs(speaker), before.tints.speaker(speaker.id)]));
    const taken = new Set(this.ranked.map((speaker) => had.get(whoIs(speaker))));
    const free = [...Array(TINTS).keys()].filter((tint) => !taken.has(tint));
    const tints = new Map(this.ranked.map((speaker, i) => [speaker.id, had.get(whoIs(speaker)) ?? free.shift() ?? i % TINTS]));
    this.tints = {
      speaker: (id) => tints.get(id) ?? null,
      scenario: (id) => order.get(id) % TINTS,
    };
  }

  /** Which turns of a transcript are a speaker's. */
  turnsOf(id) {
    return this.turns.get(id) ?? [];
  }

  /** How many statements a speaker makes; turns of a transcript count as well. */
  weight(id) {
    return this.statements.get(id).length + this.turnsOf(id).length;
  }

  /** The words at a place. */
  words(span) {
    return this.text.slice(span[0], span[1]);
  }

  /** The words at several places, with an ellipsis where something stands between. */
  joined(spans) {
    return spans.map((span) => this.words(span).replace(/\s+/g, ' ')).join(' … ');
  }

  /** The words of a statement; a speaker's own between marks, without the comma that leads on to who says it. */
  said({ kind, content }) {
    const words = this.joined(content);
    return kind === 'direct' ? `“${words.replace(/,$/, '')}”` : words;
  }

  /** A speaker's name: the one given by hand, or the article's. */
  nameOf(id) {
    const speaker = this.speakers.get(id);
    if (!speaker) return null;
    const given = this.names.find((given) => isOf(given, speaker));
    return given?.name ?? speaker.name;
  }

  /** Whose a statement is: several may make it together. */
  holders({ speaker, also_speakers }) {
    return [...new Set([speaker, ...also_speakers])].filter((id) => this.speakers.has(id));
  }

  /** What those are called who make the statement of this id; nobody where there is none. */
  tellers(id) {
    const quotation = this.quotations.get(id);
    return quotation ? this.holders(quotation).map((id) => this.nameOf(id)) : [];
  }

  /** What lights up with a finding: keys of marks, of cards and of statements. */
  lit(key) {
    if (!key) return new Set();
    const lit = new Set([key]);
    const id = Number(key.slice(1).split('.')[0]);
    const withConsequents = (conditional) => {
      lit.add(`c${conditional.id}`);
      conditional.consequents.forEach((_, i) => lit.add(`c${conditional.id}.${i}`));
    };
    if (key[0] === 's') {
      for (const quotation of this.statements.get(id) ?? []) lit.add(`q${quotation.id}`);
      for (const turn of this.turnsOf(id)) lit.add(`t${turn}`);
    }
    if (key[0] === 'o') for (const c of this.analysis.scenarios.find((s) => s.id === id)?.conditionals ?? []) withConsequents(c);
    if (key[0] === 'c' && key.includes('.')) lit.add(`c${id}`);
    else if (key[0] === 'c' && this.conditionals.has(id)) withConsequents(this.conditionals.get(id));
    return lit;
  }

  /** The first place of a finding, or null where it has none in the text. */
  place(key) {
    const id = Number(key.slice(1).split('.')[0]);
    const part = key.includes('.') ? Number(key.split('.')[1]) : null;
    switch (key[0]) {
      case 'q': return this.quotations.get(id)?.content[0] ?? null;
      case 's': return this.statements.get(id)?.[0]?.content[0] ?? this.speakers.get(id)?.mentions[0] ?? null;
      case 'o': return this.analysis.scenarios.find((s) => s.id === id)?.conditionals[0]?.antecedent ?? null;
      case 'c': return (part === null ? this.conditionals.get(id)?.antecedent : this.conditionals.get(id)?.consequents[part]?.span) ?? null;
      case 'r': return this.analysis.rejected[id]?.span ?? null;
      case 'n': return this.analysis.notes[id]?.span ?? null;
      case 't': return this.analysis.turns[id]?.span ?? null;
      default: return null;
    }
  }

  /** The panel in which a finding has its card. */
  panel(key) {
    if (key[0] === 'c' || key[0] === 'o') return 'scenarios';
    return key[0] === 'r' || key[0] === 'n' ? 'details' : 'speakers';
  }
}
