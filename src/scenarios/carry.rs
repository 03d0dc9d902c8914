//! Carry-over: sentences that go on under the assumption of the condition before them.

use super::clauses;
use super::consequents;
use super::view::{Pos, View};
use super::words::W;
use super::would;
use crate::text::{Sentence, Tag, Text};
use std::ops::Range;

/// How a sentence stands to the condition before it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// It states further effects.
    Carries(Vec<Range<usize>>),
    /// It states none, and what follows may still.
    Pauses,
    /// It turns to the other outcome and states effects of that.
    Turns(Vec<Range<usize>>),
    /// It ends the assumption: a contrast, a fact, another subject.
    Ends,
}

/// True where the sentence turns away from the assumption before it: to the other outcome, or to something else.
fn contrasts(view: &View) -> bool {
    let contrary = view.is(0, &["on"]) && view.is(1, &["the"]) && view.is(2, &["contrary"]);
    contrary || view.is(0, LEAVES) || opens_turn(view.reader.text, view.sentence)
}

/// Words that leave an assumption and turn to no other.
const LEAVES: &[&str] = &["however", "meanwhile"];

/// The clauses of a sentence that answers what would happen: in the present or looking ahead, not a word alone ("Yes.").
pub(super) fn answer(view: &View) -> Option<Step> {
    let body = clauses::head(view, &(0..view.len()))..view.len();
    let verb = clauses::subject_then_verb(view, body.start, body.end)?;
    let told = view.tag(verb).is_none_or(|tag| tag == Tag::Vbd) || view.is(verb, &["was", "were", "had", "did"]);
    (!told && !view.asks()).then(|| Step::Carries(parts(view, body)))
}

/// "In other cases", "Elsewhere", "To do otherwise would": it speaks of another assumption.
fn apart(view: &View) -> bool {
    let other = view.is(0, &["in", "under", "for"]) && view.is(1, &["another", "most", "other", "some"]);
    let turns = (2..9).any(|i| {
        view.is(i, &["on"]) && view.is(i + 1, &["the"]) && view.is(i + 2, &["other"]) && view.is(i + 3, &["hand"])
            || view.is(i, &["by", "in"]) && view.is(i + 1, &["contrast"])
    });
    // "Under Brask, it would rise": another's time.
    let under = view.is(0, &["under", "with", "without"]) && !view.is(1, &["it", "such", "that", "these", "this"]);
    // "Either outcome would", "In both cases they would"
    let both = view.is(0, &["both", "either"]) || view.is(0, &["in"]) && view.is(1, &["both", "either"]);
    // "His rival would keep it"
    let rival = view.is(0, &["her", "his", "the", "their"])
        && view.is(1, &["challenger", "incumbent", "opponent", "opposition", "rival"]);
    // "Otherwise you will": the other way, never the same.
    let opener = (0..view.len().min(3)).find(|&i| !view.mark(i)).unwrap_or(0);
    turns
        || both
        || other
        || under
        || rival
        || view.is(opener, &["otherwise"])
        || view.is(0, &["if", "elsewhere"])
        || view.is(0, &["to"]) && view.pos(1) == Pos::Base
}

/// "is expected", "is going to": not "how it is going".
fn hedges(view: &View, i: usize) -> bool {
    view.has(i, W::Hedge) && (!view.is(i, &["going"]) || view.pos(i + 1) == Pos::To)
}

/// What the sentence does to the assumption. It is read from token `from` (behind the name that opens a turn). `distance` counts
/// the sentences since the condition or the last one carried.
pub(super) fn step(view: &View, from: usize, distance: usize) -> Step {
    if contrasts(view) {
        return turn(view).map_or(Step::Ends, Step::Turns);
    }
    if apart(view) {
        return Step::Ends;
    }
    // A question states no effect, a wish neither ("Let us heed it").
    if view.asks() || view.len() < 5 || view.is(0, &["let", "may"]) {
        return Step::Pauses;
    }
    let range = from..view.len();
    let start = clauses::head(view, &range);
    let body = clauses::strip_report(view, start..view.len());
    if body.start > start && view.is(body.start, &["whether", "if"]) {
        return Step::Pauses;
    }
    let Some(verb) = main_verb(view, &body) else { return Step::Pauses };
    if refuses(view, verb) || guesses(view, verb) {
        return Step::Pauses;
    }
    if undoes(view, verb) {
        return Step::Ends;
    }
    let anaphor = view.is(start, &["that", "this", "it", "he", "she", "they", "such"])
        || view.is(start, &["in", "under"]) && view.is(start + 1, &["that", "such", "this", "these"])
        || view.any(0..start, &["then", "also"]);
    let also = view.any(verb..view.len().min(verb + 4), &["also"]);
    // "I may be wrong": the writer of himself.
    if view.is(start, &["i"]) && view.is(verb, &["could", "may", "might"]) {
        return Step::Pauses;
    }
    // "They should be ashamed": what ought to be.
    let ought = view.is(verb, &["should"]) && view.is(verb + 1, &["be"]);
    let modal = view.pos(verb) == Pos::Modal && !ought && !view.is(verb, &["can", "ca", "must", "cannot"]);
    let hedged = (verb..view.len().min(verb + 6)).any(|i| hedges(view, i)) && !modal;
    let reported_past = view.is(verb, &["was", "were", "had", "did"]) || view.tag(verb) == Some(Tag::Vbd);
    let reason = view.is(start, &["this", "that"]) && view.is(start + 1, &["is", "means"]);
    let consequence = reason && view.any_modal(verb..view.len());
    if reported_past && !modal {
        return Step::Ends;
    }
    // The same speech goes on, still about what would be: its closing mark stands here, its opening one before.
    let (opened, closed, straight) = (0..view.len()).fold((0, 0, 0), |(o, c, s), i| match view.word(i) {
        "“" => (o + 1, c, s),
        "”" => (o, c + 1, s),
        "\"" => (o, c, s + 1),
        _ => (o, c, s),
    });
    let same_speech = (closed > opened || straight % 2 == 1) && (0..view.len()).any(|i| view.ahead(i));
    if same_speech && distance <= 1 {
        return Step::Carries(parts(view, start..view.len()));
    }
    // "There will be no trains": what would be is told by what would not.
    let none = view.is(start, &["there"]) && view.any(verb..view.len().min(verb + 5), &["fewer", "no"]);
    let strong = modal && (anaphor || also || none) || hedged && distance <= 1 || consequence;
    let weak = modal && distance <= 1 && !view.is(verb, &["will", "'ll", "wo", "should"]);
    if !(strong || weak) {
        return if distance > 1 { Step::Ends } else { Step::Pauses };
    }
    let body = if consequence { after_reason(view, verb, body.end) } else { body };
    Step::Carries(parts(view, body))
}

/// The finite verb of the clause at `body`; the verb of a relative clause behind its subject is stepped over ("The firm, which has
/// ten ships, would also").
fn main_verb(view: &View, body: &Range<usize>) -> Option<usize> {
    let window = body.start..body.end.min(body.start + 30);
    let put_in = |i: usize| {
        let own = view.segment(i);
        own.is_some_and(|s| s.range.start > window.start && clauses::role(view, s) == clauses::Role::Reporting)
    };
    // "Many of them, she said, would not": the verb behind who says it.
    let first = window.clone().find(|&i| view.finite(i) && !put_in(i))?;
    let relative = (window.start + 1..first).any(|i| view.is(i, &["which", "who", "whose"]) && view.mark(i - 1))
        // "A suitor that lost out might come back"
        || view.is(first.wrapping_sub(1), &["that", "who"])
            && first > window.start + 1
            && view.nominal(first - 2)
            && !view.is(window.start, &["other"]);
    if !relative {
        return Some(first);
    }
    clauses::subject_then_verb(view, clauses::head(view, &window), window.end).or(Some(first))
}

/// "She would not say whether": what a speaker keeps back is no effect.
fn refuses(view: &View, verb: usize) -> bool {
    let near = verb + 1..verb + 4;
    view.pos(verb) == Pos::Modal
        && near.clone().any(|i| view.has(i, W::Negation))
        && near
            .clone()
            .any(|i| view.is(i, &["say", "comment", "confirm", "discuss", "elaborate", "disclose", "reached", "speculate"]))
}

/// "The war may once have seemed far away", "We would have liked that": what may have been is no effect.
fn guesses(view: &View, verb: usize) -> bool {
    if would::would_have(view, verb) {
        return true;
    }
    let have = verb + 1 + usize::from(view.pos(verb + 1) == Pos::Adverb);
    view.is(verb, &["may", "might", "must"]) && view.is(have, &["have"]) && view.pos(have + 1) == Pos::Participle
}

/// "A war could change that": what would keep the effect from coming.
pub(super) fn undoes(view: &View, verb: usize) -> bool {
    let last = view.trimmed(0..view.len()).end.wrapping_sub(1);
    let undone = view.any(verb + 1..last, UNDO);
    view.pos(verb) == Pos::Modal && view.is(last, &["it", "that", "this"]) && undone && last - verb < 6
}

/// Verbs for keeping something from coming about.
const UNDO: &[&str] = &[
    "alter",
    "avert",
    "change",
    "complicate",
    "delay",
    "derail",
    "halt",
    "prevent",
    "reverse",
    "scupper",
    "stop",
    "thwart",
    "undo",
];

/// "Conversely, the port would close": the clauses behind words that turn to the other outcome, where they look ahead.
fn turn(view: &View) -> Option<Vec<Range<usize>>> {
    let comma = view.find(1..5, &[","])?;
    let body = clauses::strip_report(view, comma + 1..view.len());
    let verb = view.verb(body.start..body.end.min(body.start + 30))?;
    let ahead = view.ahead(verb) || (verb..verb + 4).any(|i| view.has(i, W::Hedge));
    (!view.is(0, LEAVES) && ahead).then(|| parts(view, body))
}

/// "This is why X will": the clause behind "why" or "that".
fn after_reason(view: &View, verb: usize, end: usize) -> Range<usize> {
    let start = view.find(verb..end.min(verb + 4), &["why", "that"]).map_or(verb, |i| i + 1);
    start..end
}

/// The clauses of `range`, reporting clauses left out.
fn parts(view: &View, range: Range<usize>) -> Vec<Range<usize>> {
    let mut range = without_report(view, range);
    // "He would scrap the levy and has spoken of more": what is done already is no effect.
    let done = |i: &usize| clauses::second_verb(view, *i) && view.is(i + 1, &["had", "has", "have"]);
    range.end = range.clone().skip(1).find(done).unwrap_or(range.end);
    // "it would fall; he voted against it": told, no effect.
    let told = |i: &usize| {
        let verb = view.is(*i, &[";"]).then(|| clauses::subject_then_verb(view, i + 1, range.end)).flatten();
        verb.is_some_and(|v| view.tag(v) == Some(Tag::Vbd))
    };
    range.end = range.clone().skip(1).find(told).unwrap_or(range.end);
    let reported =
        |s: &super::view::Segment| range.contains(&s.range.start) && clauses::role(view, s) == clauses::Role::Reporting;
    if !view.segments.iter().any(reported) {
        return clauses::split(view, range);
    }
    let pieces = consequents::pieces(view, range.clone());
    // "Many of them, she said, would not": one clause, with who says it in it.
    if pieces.first().is_some_and(|first| !view.any_finite(first.clone())) {
        return vec![view.trimmed(range)];
    }
    pieces.into_iter().flat_map(|piece| clauses::split(view, piece)).collect()
}

/// True where a sentence opens with words that turn to the other outcome.
pub(super) fn opens_turn(text: &Text, sentence: &Sentence) -> bool {
    let mut words = text.tokens_of(sentence).iter().map(|t| text.lower(t));
    match (words.next(), words.next()) {
        (Some("conversely" | "alternatively"), _) | (Some("by" | "in"), Some("contrast")) => true,
        (Some("on"), Some("the")) => words.next() == Some("other"),
        _ => false,
    }
}

/// `range` without reporting clauses behind it.
fn without_report(view: &View, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    // `The port would close," said its owner, Mira Olden`: all behind the closing mark is about who speaks.
    let speaker = view.segments.iter().find(|s| {
        s.range.start > range.start
            && clauses::role(view, s) == clauses::Role::Reporting
            && view.is(s.range.start.wrapping_sub(1), &["\"", "”"])
            && !view.any(s.range.clone().end..view.len(), &["\"", "“", "”"])
    });
    if let Some(s) = speaker {
        return range.start..s.range.start;
    }
    for segment in view.segments.iter().rev() {
        if segment.range.start <= range.start || clauses::role(view, segment) != clauses::Role::Reporting {
            break;
        }
        end = consequents::named_before(view, segment.range.start).max(range.start);
    }
    range.start..end
}
