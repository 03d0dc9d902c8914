//! What sentences beside a condition add to it: those that go on under its assumption, those under a heading, those that turn to
//! the other outcome, and the sentence before a condition that stands alone.

use super::consequents::Effect;
use super::drafts::{Draft, consequent};
use super::gather::Found;
use super::known::Known;
use super::outcomes::{self, Outcome};
use super::signals::{Kind, Signal};
use super::uses::Use;
use super::view::{Pos, View};
use super::words::W;
use super::{Consequent, Event, carry, clauses};
use crate::people::EntityId;
use crate::span::Span;
use std::ops::Range;

/// How many sentences behind a condition may go on under its assumption.
const CARRY: usize = 3;

/// How many conditions back the other outcome is looked for.
const BACK: usize = 12;

/// The last condition on the board, while its assumption may go on.
pub(super) struct Open {
    draft: usize,
    pub(super) paragraph: usize,
    distance: usize,
    carried: usize,
    /// True where the sentence only asks ("And if she wins?"): its answer may stand in the next paragraph.
    asks: bool,
}

impl Open {
    pub(super) fn new(draft: usize, paragraph: usize, asks: bool) -> Open {
        Open { draft, paragraph, distance: 1, carried: 0, asks }
    }

    /// True where a sentence of `paragraph` may go on under it; `turns` where it opens with "conversely" or the like.
    pub(super) fn reaches(&self, paragraph: usize, turns: bool) -> bool {
        self.paragraph == paragraph || (turns || self.asks && self.carried == 0) && self.paragraph + 1 == paragraph
    }
}

/// A section headed by an outcome ("If the levy passes ..."): its effects go on until the next heading.
pub(super) struct Section {
    draft: usize,
    paragraph: usize,
    carried: usize,
    asks: bool,
}

impl Section {
    pub(super) fn new(draft: usize, paragraph: usize, asks: bool) -> Section {
        Section { draft, paragraph, carried: 0, asks }
    }

    /// True for the first sentence behind the heading.
    fn next(&self, view: &View) -> bool {
        let first = view.reader.text.sentences_of(self.paragraph + 1).first();
        self.carried == 0 && first.is_some_and(|s| s.span == view.sentence.span)
    }
}

/// Most effects a heading gathers.
const SECTION: usize = 8;

/// Adds the effects of a sentence to the heading it stands under.
pub(super) fn under_heading(view: &View, section: &mut Section, found: &mut Found) {
    if section.carried >= SECTION || view.sentence.paragraph() == section.paragraph {
        return;
    }
    let step = match carry::step(view, 0, 1) {
        // "What if it is upheld?" - "The vote goes ahead.": the answer right behind the question, in the present.
        carry::Step::Pauses | carry::Step::Ends if section.asks && section.next(view) => carry::answer(view),
        step => Some(step),
    };
    if let Some(carry::Step::Carries(ranges)) = step {
        section.carried += 1;
        add(view, section.draft, ranges, found);
    }
}

/// Adds the sentence to the open condition where it goes on under it, or to the other outcome's where it turns to that. True where
/// it did.
pub(super) fn go_on(view: &View, from: usize, known: &Known, open: &mut Option<Open>, found: &mut Found) -> bool {
    let Some(state) = open else { return false };
    let Some(draft) = found.drafts.get(state.draft) else { return false };
    if draft.outcome.event == Event::Open || draft.usage != Use::Scenario || state.carried >= CARRY {
        *open = None;
        return false;
    }
    if !carry::opens_turn(view.reader.text, view.sentence) && other_side(view, from, known, &draft.outcome) {
        state.distance += 1;
        return false;
    }
    let step = carry::step(view, from, state.distance);
    // "What happens if she loses? The premier must resign.": the answer right behind the question; not "Moe shrugs."
    let answers = state.asks && state.carried == 0 && state.distance == 1 && view.len() > 4;
    let answer = if answers && matches!(step, carry::Step::Pauses | carry::Step::Ends) { carry::answer(view) } else { None };
    let step = answer.unwrap_or(step);
    match step {
        carry::Step::Carries(ranges) => {
            add(view, state.draft, ranges, found);
            state.carried += 1;
            state.distance = 1;
            state.paragraph = view.sentence.paragraph();
            return true;
        }
        carry::Step::Pauses => state.distance += 1,
        carry::Step::Turns(ranges) => match other(view, known, state.draft, &ranges, found) {
            Some(draft) => {
                add(view, draft, ranges, found);
                *open = Some(Open { draft, paragraph: view.sentence.paragraph(), distance: 1, carried: 1, asks: false });
                return true;
            }
            None => *open = None,
        },
        carry::Step::Ends => *open = None,
    }
    false
}

/// "If Olden wins, taxes will fall. Brask would raise them", "Brask said she would vote for her": another than the condition speaks of,
/// who acts for herself.
fn other_side(view: &View, from: usize, known: &Known, outcome: &Outcome) -> bool {
    let whole = clauses::head(view, &(from..view.len()))..view.len();
    let body = clauses::strip_report(view, whole.clone());
    let own = outcome.subject.as_ref().and_then(|s| s.entity);
    let another = |range: &Range<usize>| {
        let named = range.clone().any(|i| view.capital(i) && view.pos(i) == Pos::Noun);
        outcomes::resolve(view, range, known).and_then(|s| s.entity).filter(|id| named && Some(*id) != own)
    };
    // "Brask said she would": what she herself will do.
    if body.start > whole.start && view.is(body.start, &["he", "i", "she"]) {
        let verb = (whole.start..body.start).find(|&i| view.has(i, W::PersonVerb)).unwrap_or(body.start);
        return another(&(whole.start..verb)).is_some_and(|id| known.is_person(id));
    }
    // One of the same kind may win as well: a person beside a person, a party beside a party.
    let rival = |id: EntityId| own.map_or(known.is_person(id), |own| known.same_kind(own, id));
    let contest = outcome.event.contest() && outcome.subject.is_some();
    let Some(verb) = clauses::subject_then_verb(view, body.start, body.end).filter(|_| contest) else { return false };
    let with_the_other = || view.any(verb..view.len(), &["he", "her", "him", "his", "she", "also", "then"]);
    view.pos(verb) == Pos::Modal && another(&(body.start..verb)).is_some_and(rival) && !with_the_other()
}

fn add(view: &View, draft: usize, ranges: Vec<Range<usize>>, found: &mut Found) {
    let Some(draft) = found.drafts.get_mut(draft) else { return };
    draft.conditional.consequents.reserve_exact(ranges.len());
    for range in ranges {
        let mut consequent = consequent(view, &Effect { range, more: Vec::new() });
        consequent.carried = true;
        draft.conditional.consequents.push(consequent);
    }
}

/// The condition of the other outcome that a sentence opened by "in contrast" speaks of: its subject's win, or the one other
/// outcome of win or lose the article has named so far.
fn other(view: &View, known: &Known, from: usize, ranges: &[Range<usize>], found: &Found) -> Option<usize> {
    let here = &found.drafts.get(from)?.outcome;
    let recent = || {
        let drafts = found.drafts.iter().enumerate().take(from).rev().take(BACK);
        drafts.filter(|(_, d)| d.usage == Use::Scenario && d.outcome.event != Event::Open && !same(&d.outcome, here))
    };
    let clause = ranges.first()?;
    let verb = clauses::subject_then_verb(view, clause.start, clause.end)?;
    let actor = outcomes::resolve(view, &(clause.start..verb), known).and_then(|s| s.entity);
    let of = |o: &Outcome| o.subject.as_ref().and_then(|s| s.entity);
    let named = actor.and_then(|id| recent().find(|(_, d)| d.outcome.event == Event::Win && of(&d.outcome) == Some(id)));
    if let Some((i, _)) = named {
        return Some(i);
    }
    // The speaker of the sentence is no outcome of its own: "By contrast, Olden would" stays with Olden.
    if actor.is_some() && actor == of(here) {
        return None;
    }
    let mut likes = recent().filter(|(_, d)| here.event.contest() == d.outcome.event.contest());
    let (first, draft) = likes.next()?;
    likes.all(|(_, d)| same(&d.outcome, &draft.outcome)).then_some(first)
}

/// True where two outcomes are the same event of the same subject or label.
fn same(a: &Outcome, b: &Outcome) -> bool {
    let name = |o: &Outcome| o.subject.as_ref().map(|s| s.name.clone());
    a.event == b.event && if a.event == Event::Other { a.label == b.label } else { name(a) == name(b) }
}

/// The outcome that "should that happen", "if so", "if not" or "otherwise" takes up: the last condition's, or its contrary.
pub(super) fn taken_up(view: &View, signal: &Signal, condition: &Range<usize>, known: &Known, found: &Found) -> Option<Outcome> {
    let words = view.trimmed(signal.range.end.max(condition.start)..condition.end);
    let happens = view.is(words.start, &["that", "it", "this"])
        && view.is(words.end.wrapping_sub(1), &["happen", "happens", "happened", "occur", "occurs", "case", "so"])
        && !(words.start..words.end).any(|i| view.has(i, W::Do) && view.is(i + 1, &["so"]))
        && words.len() <= 5;
    let pronoun = view.is(words.start, &["it", "that", "this", "they", "he", "she"]);
    let so = words.len() == 1 && view.is(words.start, &["so"])
        || words.len() == 2 && pronoun && view.is(words.start + 1, &["do", "does", "did", "is", "are"]);
    // "If Brask does, it will rise": another's turn, by name.
    let by_name = words.len() >= 2
        && words.len() <= 4
        && view.is(words.end - 1, &["does", "did", "is"])
        && (words.start..words.end - 1).all(|i| view.named(i));
    let not = words.len() == 1 && view.is(words.start, &["not"])
        || words.len() <= 4 && pronoun && view.is(words.end.wrapping_sub(1), &["n't", "not"]);
    let against = not || signal.kind == Kind::Otherwise;
    if !(happens || so || against || by_name) {
        return None;
    }
    let last = found.drafts.iter().rev().take(3).find(|d| d.usage == Use::Scenario && d.outcome.event != Event::Open)?;
    let near = view.reader.text.sentence_at(last.conditional.antecedent.start())?;
    let here = view.reader.text.sentence_at(view.sentence.span.start())?;
    let far = here.saturating_sub(near);
    // "Otherwise" is the other way of what was said last.
    let parted = || view.reader.text.sentences.get(near).is_none_or(|s| s.paragraph() != view.sentence.paragraph());
    if far > 4 || signal.kind == Kind::Otherwise && (far > 2 || far > 1 && parted()) {
        return None;
    }
    // "If Olden wins, ... Brask has shown no interest, but if he did": what the clause before it says.
    let doubts = |i: usize| view.has(i, W::Negation) || view.is(i, &["no"]) || view.pos(i) == Pos::Modal;
    let own = 0..signal.range.start;
    if pronoun && (so || not) && far > 0 && view.any_finite(own.clone()) && own.clone().any(doubts) {
        return None;
    }
    if by_name {
        let subject = outcomes::resolve(view, &(words.start..words.end - 1), known)?;
        let contest = last.outcome.event.contest();
        return contest.then(|| outcomes::of_subject(last.outcome.event, subject));
    }
    // "If she is chosen, ...; if he is, ...": another's turn.
    if so
        && pronoun
        && let Some(outcome) = of_another(view, &words, last, known)
    {
        return Some(outcome);
    }
    // "Even if it hurts ... If he did": not what he would do.
    let thing = ["it ", "there "].iter().any(|t| last.outcome.label.starts_with(t));
    if so && view.is(words.start, &["he", "she"]) && thing {
        return None;
    }
    let denies = (words.start..words.end).any(|i| view.has(i, W::Negation));
    // "If they do not sign, ... If they do, ...": the answer turns where only one of the two denies.
    let elliptic = pronoun && (so || not);
    let turns = if elliptic { denies != denied(view, last.conditional.antecedent) } else { denies || against };
    Some(if turns { outcomes::contrary(&last.outcome) } else { (*last.outcome).clone() })
}

/// The outcome before it, of whom "he" or "she" means here, where that one was spoken of as the other.
fn of_another(view: &View, words: &Range<usize>, last: &Draft, known: &Known) -> Option<Outcome> {
    let before = last.conditional.antecedent.of(view.reader.source);
    let said = |word: &str| before.split(|c: char| !c.is_alphabetic()).any(|w| w.eq_ignore_ascii_case(word));
    let turns = view.is(words.start, &["he"]) && said("she") || view.is(words.start, &["she"]) && said("he");
    let one = last.outcome.subject.as_ref()?.entity?;
    let contest = turns && last.outcome.event.contest();
    let other = known.other_person_near(one, view.span(words.clone())).filter(|_| contest)?;
    Some(outcomes::of_person(last.outcome.event, other, known))
}

/// True where a condition's own words deny it.
fn denied(view: &View, antecedent: Span) -> bool {
    let mut words = antecedent.of(view.reader.source).split_whitespace();
    words.any(|w| {
        let w = w.trim_matches(|c: char| !c.is_alphabetic());
        w.ends_with("n't") || w.ends_with("n’t") || ["never", "not", "unless"].iter().any(|n| w.eq_ignore_ascii_case(n))
    })
}

/// True where a condition is all its sentence says and takes up the one before: "The ferry will run. If the weather holds."
pub(super) fn alone(view: &View, signal: &Signal, condition: &Range<usize>) -> bool {
    let whole = view.trimmed(0..view.len());
    let opens = clauses::head(view, &whole) >= signal.range.start;
    matches!(signal.kind, Kind::If | Kind::Unless | Kind::AsLongAs | Kind::Provided | Kind::EvenIf)
        && opens
        && condition.end >= whole.end
        && view.any_finite(condition.clone())
        && !view.any(view.len().saturating_sub(2)..view.len(), &["?", ":", "—", "–", "--", "-", "...", "…"])
        && view.is(view.len().wrapping_sub(1), &[".", "!", "\"", "”", ")"])
}

/// The clauses of the sentence before, in the same paragraph, behind its own bracket where it has one.
pub(super) fn previous(view: &View) -> Vec<Consequent> {
    let Some(before) = view.before() else { return Vec::new() };
    let view = view.reader.view(before);
    let start = (0..view.len()).rev().find(|&i| view.is(i, &[")"]) && i + 2 < view.len()).map_or(0, |i| i + 1);
    let parts = clauses::split(&view, clauses::strip_report(&view, start..view.len()));
    let parts = parts.into_iter().filter(|r| view.any_finite(r.clone()));
    parts.map(|range| consequent(&view, &Effect { range, more: Vec::new() })).collect()
}
