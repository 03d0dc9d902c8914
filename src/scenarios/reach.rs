//! How far a condition and its effects reach, where trained weights know better than the rules.
//!
//! A [`Reach`] is one question: where the condition ends and on which side its main clause stands, or where the effect before it
//! begins. The rules' own answer is one of the candidates, and another has to beat it clearly. The weights
//! were learned from annotated sentences (the card is `reach.md`) with the machinery of [`crate::quotes::ends`].

use super::antecedent::Extent;
use super::consequents::Effect;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::{antecedent, befores, clauses, edges};
use crate::grow;
use crate::quotes::ends::{self, Candidate, Question, Sink, bucket, hash, mix};
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;
use std::sync::OnceLock;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Where the condition ends, and whether its main clause stands behind it.
    Condition,
    /// Where the effects before a condition begin.
    EffectStart,
}

impl What {
    /// Points of the rules' own answer in advance. Where an effect begins they hardly know better than the weights.
    pub fn margin(self) -> i32 {
        if self == What::Condition { ends::MARGIN } else { 0 }
    }
}

/// An answer to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The condition, or the effects, where this is the answer.
    pub span: Span,
    /// True where the main clause stands behind the condition.
    pub behind: bool,
}

/// One question with its answers.
#[derive(Clone, Debug)]
pub struct Reach {
    /// What is asked.
    pub what: What,
    /// The words that open the condition.
    pub signal: Span,
    /// The answers, as the candidates of `question` stand.
    pub answers: Vec<Answer>,
    /// The answers' features, and which of them the rules give.
    pub question: Question,
}

/// Whoever chooses among the answers.
pub trait Judge {
    /// The index of the answer.
    fn choose(&self, reach: &Reach) -> usize;
}

impl Judge for ends::Weights {
    fn choose(&self, reach: &Reach) -> usize {
        self.choose_by(&reach.question, reach.what.margin())
    }
}

/// The weights this build ships.
pub fn shipped() -> &'static ends::Weights {
    static MODEL: OnceLock<ends::Weights> = OnceLock::new();
    MODEL.get_or_init(|| ends::Weights::read(include_bytes!("reach.model")))
}

/// Farthest an end is looked for behind a signal, in tokens.
const REACH: usize = 80;
/// Most answers of one question.
const MOST: usize = 48;

/// A condition's end, and where its main clause stands.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cut {
    end: usize,
    side: Side,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
    Nowhere,
}

/// The extent of a condition whose extent by the rules is `rule`.
pub(super) fn condition(view: &View, signal: &Signal, rule: Extent) -> Extent {
    let side = match (&rule.before, &rule.after) {
        (Some(_), Some(_)) => return rule,
        (Some(_), None) => Side::Before,
        (None, Some(_)) => Side::Behind,
        (None, None) => Side::Nowhere,
    };
    let at = signal.range.start;
    let own = Cut { end: view.trimmed(rule.condition.clone()).end.max(signal.range.end), side };
    let scene = Scene::new(view, signal, own);
    let mut cuts = scene.cuts();
    // "She says that if it stays they go": the rules found no main clause, and there must be one.
    let missed = side == Side::Nowhere && scene.opened && cuts.iter().any(|c| c.side == Side::Behind);
    if !missed {
        cuts.push(own);
    }
    grow::sort_by_key(&mut cuts, |c| (c.end as u64) << 8 | c.side as u64);
    cuts.dedup();
    let rule_at = cuts.iter().position(|c| *c == own).unwrap_or(usize::MAX);
    if cuts.len() < 2 && !missed {
        return rule;
    }
    let candidates = cuts.iter().map(|c| Candidate { end: c.end, keys: scene.describe(*c) }).collect();
    let reach = Reach {
        what: What::Condition,
        signal: view.span(signal.range.clone()),
        answers: cuts.iter().map(|c| Answer { span: view.span(at..c.end), behind: c.side == Side::Behind }).collect(),
        question: Question { start: at, cue: at, rule: rule_at, candidates },
    };
    let Some(best) = cuts.get(view.reader.judge.choose(&reach)).copied().filter(|c| *c != own) else { return rule };
    let condition = at..best.end;
    match best.side {
        Side::Before => Extent { condition, before: Some(scene.before), after: None },
        Side::Behind => {
            let start = (best.end..scene.limit).find(|&i| !view.mark(i)).unwrap_or(best.end);
            Extent { condition, before: None, after: Some(start..scene.limit) }
        }
        Side::Nowhere => rule,
    }
}

/// What the ends of one condition have in common.
struct Scene<'a, 'b> {
    view: &'a View<'b>,
    signal: &'a Signal,
    rule: Cut,
    limit: usize,
    before: Range<usize>,
    /// What stands before: nothing, a phrase, a verb, a modal, an order.
    lead: u32,
    /// "that", "which" or "who" right before it opens the clause that is still to come.
    opened: bool,
    head: bool,
    asks: bool,
}

impl<'a, 'b> Scene<'a, 'b> {
    fn new(view: &'a View<'b>, signal: &'a Signal, rule: Cut) -> Self {
        let at = signal.range.start;
        let before = befores::back(view, at);
        let words = clauses::tidy(view, before.clone());
        let opened = befores::opens_clause(view, signal);
        let lead = if words.is_empty() || opened {
            0
        } else if view.any_modal(words.clone()) {
            3
        } else if view.any_finite(words.clone()) {
            2
        } else if view.pos(words.start) == Pos::Base {
            4
        } else {
            1
        };
        let segment = view.segment(at).map_or(at..at, |s| s.range.clone());
        let limit = edges::hard_end(view, signal.range.end).max(rule.end);
        let asks = view.asks();
        Scene { view, signal, rule, limit, before, lead, opened, head: clauses::head(view, &segment) >= at, asks }
    }

    /// The places where the condition may end, each with the sides its main clause may stand on.
    fn cuts(&self) -> Vec<Cut> {
        let view = self.view;
        let depth = |i: usize| view.segment(i).map_or(0, |s| s.depth);
        let own = depth(self.signal.range.start);
        let first = self.signal.range.end + 1;
        let apposed = self.rule.side == Side::Before && self.apposition(self.rule.end);
        let verb = self.own_verb();
        let mut out = Vec::new();
        for end in first..=self.limit.min(first + REACH) {
            let last = end - 1;
            if end > self.rule.end && (apposed || self.barrier(last)) {
                break;
            }
            let closes = view.is(last, &[")"]);
            let unopened = !closes && (view.mark(last) || depth(last) != own) || !self.opens(end);
            if unopened || self.links(end) || self.waits(end) {
                continue;
            }
            if self.lead > 0 {
                out.push(Cut { end, side: Side::Before });
            }
            if self.rule.side == Side::Before && self.apposition(end) {
                continue;
            }
            // "If it fails, of course, she will go | , even though she is old": no main clause opens so.
            let next = end + usize::from(view.mark(end));
            let concedes = view.is(next, &["although", "though"]) || view.is(next, &["even"]) && view.is(next + 1, &["though"]);
            if concedes && end > self.rule.end {
                continue;
            }
            let rest = end..self.limit;
            if verb.is_some_and(|v| end <= v) {
                continue;
            }
            if view.any_finite(rest.clone()) || rest.take(4).any(|i| view.pos(i) == Pos::Base) {
                out.push(Cut { end, side: Side::Behind });
            }
            if out.len() >= MOST {
                break;
            }
        }
        out
    }

    /// "If anyone else has | voted": the first word that may be the verb of a condition with a subject, the limit where there is none; no main
    /// clause opens before it. `None` where the condition needs none.
    fn own_verb(&self) -> Option<usize> {
        let (view, first) = (self.view, self.signal.range.end);
        let needed = antecedent::needs_verb(self.signal.kind) && view.nominal(first);
        let verbal = |i: &usize| view.pos(*i) != Pos::To && view.verb_form(*i);
        needed.then(|| (first..self.limit).find(verbal).unwrap_or(self.limit))
    }

    /// True where token `i` is certainly no part of the condition: another condition's signal, a mark that closes speech, a verb that
    /// reports, a clause behind "and" that looks ahead.
    fn barrier(&self, i: usize) -> bool {
        let view = self.view;
        let reports = || {
            let segment = view.segment(i).filter(|s| s.range.start == i);
            segment.is_some_and(|s| clauses::role(view, s) == clauses::Role::Reporting)
        };
        let joined = |k: usize| view.has(i.wrapping_sub(k), W::Coordinator) && i >= k;
        let ahead = view.ahead(i);
        view.is(i, &["if", "unless", "”", "\""])
            // "depending on who wins | because votes are late": what holds either way hangs on no cause
            // (but "whether because of her or because of him").
            || view.is(i, &["because"]) && self.signal.kind.either_way() && self.signal.kind != Kind::Whether
            || view.is(i, &["that"]) && joined(1)
            // "if she wins, | leaving him alone": what comes of both.
            || self.rule.side == Side::Before && self.leaves(i)
            || ahead && view.pos(i) == Pos::Modal && (joined(1) || joined(2))
            || self.resumes(i)
            || reports()
    }

    /// "He would back it if it were cheaper, | a plan that would": what is put beside a word is no main clause.
    fn apposition(&self, end: usize) -> bool {
        let view = self.view;
        let next = if view.is(end, &[","]) { end + 1 } else { end };
        let segment = view.segment(next).filter(|s| s.range.start == next && s.before == ',');
        segment.is_some_and(|s| {
            clauses::role(view, s) == clauses::Role::Fragment
                && view.is(next, &["a", "an", "the"])
                && view.any(s.range.clone(), &["that", "which", "who"])
        })
    }

    /// "if she wins, | leaving him alone"; not "if she is, by her own word, taking money".
    fn leaves(&self, i: usize) -> bool {
        let view = self.view;
        let own = view.segment(self.signal.range.start).map_or(i, |s| s.range.end);
        let names = view.is(i, &["concerning", "excluding", "including", "regarding", "starting"]);
        let gerund = view.pos(i) == Pos::Gerund && view.is(i.wrapping_sub(1), &[","]) && !names;
        gerund && view.any_finite(self.signal.range.end..own) && !view.has(own - 1, W::Be) && view.pos(own - 1) != Pos::Modal
    }

    /// "The bill, which would pass if two abstained, | is due": the clause around the relative one goes on.
    fn resumes(&self, i: usize) -> bool {
        let view = self.view;
        let role = |at: usize| view.segment(at).map(|s| (clauses::role(view, s), s.range.start));
        let own = role(self.signal.range.start).is_some_and(|(role, _)| role == clauses::Role::Relative);
        own && role(i) == Some((clauses::Role::Continued, i)) && view.any_finite(self.signal.range.end..i)
    }

    /// "provided the crown | , which has fallen, does not slide": the verb is still to come, behind the relative clause.
    fn waits(&self, end: usize) -> bool {
        let (view, from) = (self.view, self.signal.range.end);
        let relative = view.is(end, &[","]) && view.is(end + 1, &["which", "who", "whose"]);
        relative && end < self.rule.end && !view.any_finite(from..end) && view.any_finite(end..self.rule.end)
    }

    /// True where the words before `end` only link: "If she wins, on the other hand".
    fn links(&self, end: usize) -> bool {
        let segment = self.view.segments.get(self.view.segment_of(end - 1));
        segment.is_some_and(|s| {
            s.range.start > self.signal.range.start && s.range.end == end && clauses::only_links(self.view, &s.range)
        })
    }

    /// True where something that is no part of the condition may open at `end`.
    fn opens(&self, end: usize) -> bool {
        let view = self.view;
        if end >= self.limit || view.mark(end) {
            return true;
        }
        let last = view.pos(end - 1);
        if matches!(last, Pos::Determiner | Pos::Possessive | Pos::To | Pos::Coordinator | Pos::Modal | Pos::Preposition) {
            return false;
        }
        match view.pos(end) {
            Pos::Pronoun | Pos::Determiner | Pos::Modal | Pos::Base | Pos::Coordinator | Pos::Wh | Pos::Adverb => true,
            Pos::Finite => view.has(end, W::Be) || view.has(end, W::Do),
            Pos::Preposition => true,
            Pos::Noun | Pos::Adjective | Pos::Number => !matches!(last, Pos::Adjective | Pos::Noun | Pos::Number),
            Pos::Gerund => true,
            _ => false,
        }
    }

    /// What shows at a cut.
    fn describe(&self, cut: Cut) -> Vec<u16> {
        let view = self.view;
        let (e, at) = (cut.end, self.signal.range.end);
        let next = (e..self.limit).take(4).find(|&i| !view.mark(i)).unwrap_or(self.limit);
        let whole = e >= self.limit || next >= self.limit;
        let mark = if whole { 9 } else { mark_kind(view, e) };
        let word = |i: usize| if i >= self.limit { 1 } else { shape(view, i) };
        let (a, b, c) = (word(next), word(next + 1), word(next + 2));
        let (p, q) = (word(e - 1), if e >= 2 { word(e - 2) } else { 0 });
        let s = cut.side as u32;
        let r = u32::from(cut == self.rule);
        let kind = self.signal.kind as u32;
        let sv = clauses::subject_then_verb(view, next, self.limit.min(next + 24)).filter(|_| !whole);
        let main = sv.map_or(0, |v| 1 + verb_kind(view, v));
        let far = sv.map_or(9, |v| bucket(v - next));
        let inside = finites(view, at..e);
        let inner = view.verb(at..e).map_or(0, |v| 1 + verb_kind(view, v));
        let rest = if whole { 0 } else { finites(view, next..self.limit) };
        let commas = (at..e).filter(|&i| view.is(i, &[","])).take(3).count() as u32;
        let segment = view.segment(next).filter(|g| g.range.start == next && !whole);
        let role = segment.map_or(99, |g| clauses::role(view, g) as u32);
        let length = bucket(e - at);
        let head = u32::from(self.head) + 2 * u32::from(self.lead > 0);
        let pos = |i: usize| if i >= self.limit { 40 } else { view.pos(i) as u32 };
        let balanced = (at..e).filter(|&i| view.is(i, &["\"", "“", "”", "(", ")"])).count() as u32 % 2;
        let thinks = u32::from(view.has(e - 1, W::PersonVerb)) + 2 * u32::from(view.has(e - 1, W::Ask));
        let mut sink = Sink { keys: Vec::with_capacity(44) };
        let mut add = |template: u32, value: u32| sink.add(template, mix(value, s + 1));
        add(0, r);
        add(1, mix(kind, r));
        add(2, mix(a, mark));
        add(3, mix(mix(a, b), mark));
        add(4, mix(mix(p, a), mark));
        add(5, mix(mix(q, p), mark));
        add(6, mix(mix(mix(a, b), c), mark));
        add(7, mix(hash(view.lower(next)), hash(view.lower(e - 1))));
        add(8, mix(role, mark));
        add(9, mix(mix(main, far), mark));
        add(10, mix(mix(inside, inner), a));
        add(11, mix(mix(rest, mark), inside));
        add(12, mix(length, mark));
        add(13, mix(mix(commas, mark), head));
        add(14, mix(u32::from(whole), head));
        add(15, mix(self.lead, head));
        add(16, mix(mix(self.lead, mark), main));
        add(17, mix(mix(kind, mark), head));
        add(18, mix(mix(u32::from(self.asks), a), mark));
        add(19, mix(mix(r, mark), a));
        add(20, mix(mix(inner, main), mark));
        add(21, mix(mix(thinks, main), a));
        add(22, mix(mix(commas, role), main));
        add(23, mix(mix(r, self.rule.side as u32), mark));
        add(24, mix(hash(view.lower(at)), hash(view.lower(next))));
        add(25, mix(mix(role, main), head));
        add(26, mix(mix(pos(next), pos(next + 1)), mix(pos(next + 2), mark)));
        add(27, mix(mix(pos(e - 1), pos(e.saturating_sub(2))), mix(pos(next), mark)));
        add(28, mix(mix(balanced, mark), r));
        add(29, mix(mix(inside.min(2), rest.min(2)), mix(head, mark)));
        add(30, mix(mix(u32::from(cut.end.cmp(&self.rule.end) as i8 as u8), self.rule.side as u32), mark));
        add(31, mix(mix(main, self.lead), mix(inside.min(2), mark)));
        let looks = |r: Range<usize>| u32::from(r.into_iter().any(|i| view.ahead(i)));
        let ahead = looks(self.before.clone()) + 2 * looks(at..e) + 4 * looks(next..self.limit);
        add(32, mix(mix(ahead, mark), head));
        add(33, mix(mix(ahead, main), a));
        add(34, mix(mix(ahead, inner), mix(main, kind)));
        sink.keys
    }
}

/// The mark at token `i`: none, a comma, a dash, a bracket, a quotation mark, another.
fn mark_kind(view: &View, i: usize) -> u32 {
    if !view.mark(i) {
        return 0;
    }
    match view.word(i) {
        "," => 1,
        "-" | "–" | "—" | "--" => 2,
        "(" | ")" | "[" | "]" => 3,
        "\"" | "“" | "”" | "'" | "’" | "‘" => 4,
        ":" => 5,
        _ => 6,
    }
}

/// How many finite verbs, up to four.
fn finites(view: &View, range: Range<usize>) -> u32 {
    range.filter(|&i| view.finite(i)).take(4).count() as u32
}

/// would, will, another modal, be, have, past, present
fn verb_kind(view: &View, i: usize) -> u32 {
    if view.has(i, W::Would) {
        0
    } else if view.has(i, W::Future) {
        1
    } else if view.pos(i) == Pos::Modal {
        2
    } else if view.has(i, W::Be) {
        3
    } else if view.has(i, W::Have) {
        4
    } else if view.tag(i) == Some(Tag::Vbd) {
        5
    } else {
        6
    }
}

/// A small word by itself, any other by its part of speech.
fn shape(view: &View, i: usize) -> u32 {
    let pos = view.pos(i);
    let open = match pos {
        Pos::Noun | Pos::Adjective | Pos::Number | Pos::Gerund | Pos::Participle => true,
        Pos::Finite | Pos::Base => !(view.has(i, W::Be) || view.has(i, W::Have) || view.has(i, W::Do)),
        Pos::Adverb => !view.has(i, W::AdverbOpen),
        _ => false,
    };
    if open { 16 + pos as u32 } else { hash(view.lower(i)) }
}

/// Cuts off what the effects before a condition begin with, where they begin too early: "the aim is | to close it if".
pub(super) fn effects(view: &View, signal: &Signal, extent: &Extent, effects: &mut Vec<Effect>) {
    if extent.before.is_none() || extent.after.is_some() {
        return;
    }
    let (Some(first), Some(last)) = (effects.first(), effects.last()) else { return };
    let end = |e: &Effect| e.more.last().map_or(e.range.end, |r| r.end);
    let block = first.range.start..end(last);
    let starts = effect_starts(view, &block);
    if starts.len() < 2 {
        return;
    }
    let at = signal.range.start;
    let candidate = |&start: &usize| Candidate { end: start, keys: describe_effect(view, signal, &block, start) };
    let answer = |&start: &usize| Answer { span: view.span(start..block.end), behind: false };
    let reach = Reach {
        what: What::EffectStart,
        signal: view.span(signal.range.clone()),
        answers: starts.iter().map(answer).collect(),
        question: Question { start: at, cue: at, rule: 0, candidates: starts.iter().map(candidate).collect() },
    };
    let Some(&start) = starts.get(view.reader.judge.choose(&reach)) else { return };
    // "said it was cold and that his members would": the word that opens what is reported is left out.
    let opens = start > block.start && view.is(start, &["that"]);
    let reported = opens && (view.has(start - 1, W::Coordinator) || view.has(start - 1, W::PersonVerb));
    // "lowers rates, | and saves jobs", "it is dear, | although it would last": the word that joins it.
    let joins = start > block.start && (view.has(start, W::Coordinator) || view.is(start, &["although", "though"]));
    let start = start + usize::from(reported || joins);
    effects.retain(|e| end(e) > start);
    if let Some(first) = effects.first_mut() {
        // "The port, she said, | would close": only the second piece is left.
        if first.range.end <= start
            && let Some(second) = first.more.pop()
        {
            first.range = second;
        }
        first.range.start = first.range.start.max(start);
    }
}

/// Where the effects in `block` may begin: behind a mark, a conjunction, a relative word, a verb of telling, a "to".
fn effect_starts(view: &View, block: &Range<usize>) -> Vec<usize> {
    let verbal = |r: Range<usize>| {
        r.clone().any(|i| view.finite(i)) || r.clone().any(|i| matches!(view.pos(i), Pos::Base | Pos::Gerund | Pos::To))
    };
    let floor = block.start.max(block.end.saturating_sub(REACH));
    // "as many as | 700 people": no clause opens there.
    let measured = |i: usize| view.is(i, &["as"]) && view.is(i.wrapping_sub(2), &["as"]);
    // "Feel | free to call": no clause; "wrote to Orme and | Brask and will print": its verb is another's.
    let verb = |i: usize| clauses::subject_then_verb(view, i, block.end);
    let told = |i: usize| view.pos(i) == Pos::Wh || verb(i).is_some();
    let others = |i: usize| verb(i).is_some_and(|v| view.has(v.wrapping_sub(1), W::Coordinator));
    let opens = |i: usize| {
        let prior = i - 1;
        // `the "firewall" she had`: no clause opens behind a word in marks.
        let named = view.quotes(prior) && view.closes(prior) && !view.mark(prior.wrapping_sub(1));
        !view.mark(i)
            && !named
            && (view.mark(prior)
                || matches!(view.pos(prior), Pos::Coordinator | Pos::Wh)
                || view.pos(i) == Pos::To
                || view.pos(i) == Pos::Wh
                || view.has(prior, W::Subordinator) && !measured(prior)
                || view.is(prior, &["that", "perhaps", "maybe", "probably"])
                || view.has(prior, W::PersonVerb) && told(i))
            && !others(i)
    };
    let mut starts = vec![block.start];
    starts.extend((floor + 1..block.end).filter(|&i| opens(i) && verbal(i..block.end)).take(MOST));
    starts
}

/// What shows where effects may begin.
fn describe_effect(view: &View, signal: &Signal, block: &Range<usize>, place: usize) -> Vec<u16> {
    let own = u32::from(place == block.start);
    let word = |i: usize| if block.contains(&i) { shape(view, i) } else { 1 };
    let before = (block.start..place).rev().take(3).find(|&i| !view.mark(i)).unwrap_or(block.start);
    let mark = if own == 1 { 9 } else { mark_kind(view, place - 1) };
    let (a, b, c) = (word(place), word(place + 1), word(place + 2));
    let (p, q) = (word(before), word(before.wrapping_sub(1)));
    let left = finites(view, block.start..place);
    let right = finites(view, place..block.end);
    let first = |r: Range<usize>| view.verb(r.clone()).map_or(0, |v| 1 + verb_kind(view, v));
    let (lv, rv) = (first(block.start..place), first(place..block.end));
    let sv = clauses::subject_then_verb(view, place, block.end.min(place + 24));
    let main = sv.map_or(0, |v| 1 + verb_kind(view, v));
    let segment = view.segment(place).filter(|g| g.range.start == place);
    let role = segment.map_or(99, |g| clauses::role(view, g) as u32);
    let modal = |r: Range<usize>| u32::from(r.into_iter().any(|i| view.pos(i) == Pos::Modal));
    let modals = modal(block.start..place) + 2 * modal(place..block.end);
    let told = u32::from((block.start..place).any(|i| view.has(i, W::PersonVerb)));
    let kind = signal.kind as u32;
    let mut sink = Sink { keys: Vec::with_capacity(24) };
    let mut add = |template: u32, value: u32| sink.add(template + 80, mix(value, 7));
    add(0, own);
    add(1, mix(own, kind));
    add(2, mix(a, mark));
    add(3, mix(mix(a, b), mark));
    add(4, mix(mix(p, a), mark));
    add(5, mix(mix(q, p), mark));
    add(6, mix(mix(mix(a, b), c), mark));
    add(7, mix(mix(role, mark), main));
    add(8, mix(mix(main, a), mark));
    add(9, mix(mix(left, right), mark));
    add(10, mix(mix(lv, rv), mark));
    add(11, mix(mix(bucket(place - block.start), mark), a));
    add(12, mix(bucket(block.end - place), mark));
    add(13, mix(modals, mix(a, mark)));
    add(14, mix(modals, mix(role, main)));
    add(15, mix(mix(told, main), mark));
    add(16, mix(mix(told, p), a));
    add(17, mix(hash(view.lower(place)), mark));
    add(18, mix(hash(view.lower(before)), mark));
    add(19, mix(own, mix(left, right)));
    add(20, mix(own, bucket(block.len())));
    add(21, mix(own, modals));
    add(22, mix(mix(view.pos(place) as u32, view.pos(place + 1) as u32), mix(view.pos(before) as u32, mark)));
    sink.keys
}

#[cfg(test)]
mod tests {
    use super::ends::BUCKETS;
    use crate::scenarios::tests::one;

    #[test]
    fn the_shipped_file_is_whole() {
        assert_eq!(include_bytes!("reach.model").len(), BUCKETS);
    }

    #[test]
    fn a_main_clause_opens_behind_a_verb_of_wanting_without_a_comma() {
        assert_eq!(
            one("Even if the council spends two years on repairs the bridge would still be too narrow."),
            "other the council spends two years on repairs: Even if the council spends two years on repairs => the bridge would still be too narrow"
        );
    }
}
