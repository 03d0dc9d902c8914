//! Clauses: what each segment of a sentence is, and where a region of it falls into clauses of their own.

use super::view::{Pos, Segment, View};
use super::words::W;
use crate::text::Tag;
use std::ops::Range;

/// What a segment is to its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A clause of its own: subject and finite verb, an imperative or a question.
    Main,
    /// "he said", "according to the ministry".
    Reporting,
    /// "and ...", "but ..." with subject and verb.
    Joined,
    /// "and ..." without a subject of its own: a list or a second verb.
    Listed,
    /// "because ...", "while ...", "if ...".
    Subordinate,
    /// ", which ..."
    Relative,
    /// ", bringing ...", ", led by ..."
    Participial,
    /// Opens with a finite verb: goes on after something put in.
    Continued,
    /// Anything else: a list item, an apposition, a phrase.
    Fragment,
}

/// The first token of `range` behind marks, coordinators and opening adverbs.
pub(super) fn head(view: &View, range: &Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end
        && (view.mark(at)
            || view.pos(at) == Pos::Coordinator && !view.is(at, &["both", "either", "neither"])
            || view.has(at, W::Coordinator) && at == range.start
            || view.has(at, W::AdverbOpen))
    {
        at += 1;
    }
    at
}

/// True where the segment opens with "and", "but", "or", "nor" or "so".
pub(super) fn joined(view: &View, range: &Range<usize>) -> bool {
    (range.start..range.end).find(|&i| !view.mark(i)).is_some_and(|i| view.has(i, W::Coordinator))
}

/// The finite verb of a clause that opens at `at`: a noun phrase, perhaps with what hangs on it, then the verb.
pub(super) fn subject_then_verb(view: &View, at: usize, end: usize) -> Option<usize> {
    let mut seen = false;
    let mut i = at;
    while i < end {
        match view.pos(i) {
            Pos::Noun | Pos::Pronoun | Pos::Number => seen = true,
            // "that alone would": the word stands for what was said before.
            _ if i == at && view.is(i, &["that", "this"]) && view.is(i + 1, &["alone", "also", "in"]) => seen = true,
            // "both will", "neither would": the word stands for those named before.
            _ if i == at && view.is(i, &["both", "neither"]) && view.finite(i + 1) => seen = true,
            Pos::Determiner | Pos::Adjective | Pos::Adverb | Pos::Possessive | Pos::Participle => {}
            Pos::Gerund => seen = true,
            Pos::Preposition if seen && !opens_subordinate(view, i) || view.is(i, &["of"]) => {}
            Pos::Preposition if i == at || view.pos(i.wrapping_sub(1)) == Pos::Preposition => {}
            Pos::Coordinator | Pos::To | Pos::Base if seen => {}
            Pos::Mark if (seen || view.quotes(i)) && !view.is(i, &[";", ":"]) && i - at < 24 => {}
            Pos::Modal | Pos::Finite if seen || poor(view, at, i) => return Some(i),
            // "those who want it will": step over the relative clause's verb.
            Pos::Wh if seen => {
                i = view.verb(i + 1..end)?;
            }
            Pos::Preposition if seen && view.is(i, &["that"]) => {
                i = view.verb(i + 1..end)?;
            }
            _ => return None,
        }
        i += 1;
    }
    None
}

/// "the worst could", "the rich will": an adjective that stands for a noun.
fn poor(view: &View, at: usize, verb: usize) -> bool {
    verb > at + 1 && view.pos(verb.wrapping_sub(1)) == Pos::Adjective && view.any(at..verb - 1, &["the"])
}

/// A conjunction that never stands before a noun phrase alone.
fn opens_subordinate(view: &View, i: usize) -> bool {
    let phrase = view.is(i, &["as", "than", "before", "after", "since", "until", "till", "like"]);
    view.has(i, W::Subordinator) && !phrase
}

/// What `segment` is to its sentence; told once for each.
pub(super) fn role(view: &View, segment: &Segment) -> Role {
    let roles = view.roles.get_or_init(|| view.segments.iter().map(|s| tell_role(view, s)).collect());
    roles.get(view.segment_of(segment.range.start)).copied().unwrap_or(Role::Fragment)
}

fn tell_role(view: &View, segment: &Segment) -> Role {
    let range = &segment.range;
    if reporting(view, range) {
        return Role::Reporting;
    }
    let at = head(view, range);
    let linked = joined(view, range);
    let main = if linked { Role::Joined } else { Role::Main };
    if at >= range.end {
        return Role::Fragment;
    }
    let question = view.asks();
    // "to, say, a tenth": for example.
    if view.is(at, &["say"]) && at + 1 == range.end || view.is(at, &["say"]) && view.pos(at + 1) == Pos::Number {
        return Role::Fragment;
    }
    match view.pos(at) {
        // ", both of which he", ", two of whom have"
        _ if view.is(at + 1, &["of"]) && view.is(at + 2, &["which", "whom"]) => Role::Relative,
        Pos::Wh if question => main,
        Pos::Wh | Pos::Preposition if view.is(at, &["which", "who", "whom", "whose"]) => Role::Relative,
        Pos::Wh if view.is(at, &["where"]) => Role::Relative,
        Pos::Wh if view.is(at, &["what", "how", "why", "whatever", "whoever"]) && verbs(view, range) > 1 => main,
        Pos::Wh => Role::Subordinate,
        Pos::Preposition if view.has(at, W::Subordinator) && view.any_finite(range.clone()) => Role::Subordinate,
        Pos::Gerund
            if subject_then_verb(view, at, range.end).is_some_and(|v| view.pos(v) == Pos::Modal || view.has(v, W::Be)) =>
        {
            main
        }
        Pos::Gerund | Pos::Participle => Role::Participial,
        Pos::Finite if view.is(at, &["thank", "thanks"]) => main,
        Pos::Base => {
            if linked {
                Role::Listed
            } else {
                Role::Main
            }
        }
        Pos::Modal | Pos::Finite => {
            let after = at + 1 + usize::from(view.is(at + 1, &["n't", "not"]));
            if view.nominal(after) && (question || view.has(at, W::Modal)) {
                main
            } else if linked {
                Role::Listed
            } else {
                Role::Continued
            }
        }
        _ if subject_then_verb(view, at, range.end).is_some() => main,
        _ if linked => Role::Listed,
        _ => Role::Fragment,
    }
}

fn verbs(view: &View, range: &Range<usize>) -> usize {
    range.clone().filter(|&i| view.finite(i)).count()
}

/// "he said", "said the minister", "according to the ministry": words that attribute and nothing else.
pub(super) fn reporting(view: &View, range: &Range<usize>) -> bool {
    let range = view.trimmed(range.clone());
    if view.is(range.start, &["according"]) && view.is(range.start + 1, &["to"]) {
        return true;
    }
    if range.len() > 24 || view.is(range.start, &["which"]) {
        return false;
    }
    if goes(view, &range) {
        return true;
    }
    let verbal = |i: usize| {
        view.finite(i) && !view.has(i, W::Modal)
            || view.is(i, &["said", "says"]) && !spoken(view, i)
            // "Dr Orr warns": a verb taken for a noun.
            || i + 1 == range.end && i > range.start && range.len() <= 6 && view.has(i, W::Speech) && view.capital(i - 1)
            || i == range.start && view.is(i, PUT_IN) && !view.finite(i) && put_in(view, &range)
    };
    let Some(verb) = range.clone().find(|&i| verbal(i)) else { return false };
    // "I shall do as the minister has suggested": its own verb is the modal.
    if view.any_modal(range.start..verb) {
        return false;
    }
    let verb = if view.has(verb, W::Have) || view.has(verb, W::Be) {
        let rest = range.clone().skip(verb + 1 - range.start);
        rest.take(4).find(|&i| !view.has(i, W::AdverbOpen) && !view.is(i, &["been"])).unwrap_or(verb)
    } else {
        verb
    };
    if names_speaker(view, &range, verb) {
        return true;
    }
    let told = view.has(verb, W::Speech) || verb == range.start && view.is(verb, PUT_IN) && put_in(view, &range);
    if !told || view.is(verb, &["say", "write"]) && verb == range.start && !asides(view, verb) && !put_in(view, &range) {
        return false;
    }
    // "has promised them a parliament": what is promised is no speaker.
    if view.is(verb, &["pledge", "pledged", "predict", "predicted", "promise", "promised", "warned"]) && verb > range.start {
        let object = verb + 1 + usize::from(view.is(verb + 1, &["them", "him", "her", "us", "me", "voters", "people"]));
        if matches!(view.pos(object), Pos::Determiner | Pos::Adjective | Pos::Number) {
            return false;
        }
    }
    // "Orr said the plan, if approved, would": the subject of what is reported.
    let subject = verb > range.start && view.pos(verb + 1) == Pos::Determiner && view.is(range.end, &[",", "—", "–"]);
    if subject && view.is(range.end + 1, &["if", "unless"]) {
        return false;
    }
    // Nothing that is reported may stand in the same segment.
    let rest = verb + 1..range.end;
    !view.any_finite(rest.clone()) && !rest.clone().any(|i| view.is(i, &["that"]) || view.pos(i) == Pos::To)
        || view.any(rest.clone(), &["who"])
}

/// ", the thinking goes,", ", it seems,", ", you see,", ", the auditors tallied,": between two commas, words that say whose the thought is.
fn goes(view: &View, range: &Range<usize>) -> bool {
    let (first, verb) = (range.start, range.end.wrapping_sub(1));
    let opens = first == 0 || view.mark(first - 1);
    let apart = opens && range.len() <= 5 && view.is(range.end, &[","]);
    let thought = view.is(verb, &["goes", "went", "runs"])
        && view.is(verb.wrapping_sub(1), &["argument", "logic", "reasoning", "story", "theory", "thinking"]);
    let two = |a: &str, b: &[&str]| range.len() == 2 && view.is(first, &[a]) && view.is(verb, b);
    let seems = two("it", &["appears", "seems"]) || two("you", &["know", "see"]) || two("mind", &["you"]);
    let counts = range.len() > 1
        && view.is(verb, &["calculate", "calculated", "calculates", "reason", "reasoned", "reasons", "tallied"])
        && (first..verb).all(|i| view.nominal(i));
    apart && (thought || seems || counts)
}

/// Verbs that many speakers are put in with: "If it fails, reckon those who know it, the port will".
const PUT_IN: &[&str] = &["argue", "believe", "fear", "figure", "hope", "predict", "reckon", "say", "think", "warn"];

/// ", Halvorsen conceded", ", he hoped": a name and a verb of telling or thinking, and nothing else.
fn names_speaker(view: &View, range: &Range<usize>, verb: usize) -> bool {
    range.start > 0
        && range.len() <= 9
        && verb + 1 == range.end
        && verb > range.start
        && view.mark(range.start - 1)
        && view.has(verb, W::PersonVerb)
        && (range.start..verb)
            .all(|i| view.nominal(i) || i > range.start && view.is(i, &["at", "for", "from", "in", "of", "with"]))
        && (view.capital(verb - 1) || view.has(verb - 1, W::Pronoun) || view.pos(verb.wrapping_sub(1)) == Pos::Noun)
        && !view.is(range.start, &["that", "this", "which", "it"])
}

/// "could have said", "was said to": part of a longer verb.
fn spoken(view: &View, i: usize) -> bool {
    let prior = i.wrapping_sub(1);
    view.has(prior, W::Have) || view.has(prior, W::Be) || view.has(prior, W::Modal) || view.pos(prior) == Pos::Adverb
}

/// "A ruling, say those who follow the court, would": a noun phrase before the comma, a speaker behind the verb.
fn asides(view: &View, verb: usize) -> bool {
    verb > 1 && view.is(verb - 1, &[","]) && view.nominal(verb - 2) && view.nominal(verb + 1)
}

/// ", reckon those who know it,": a verb in front of its speakers, between two commas.
fn put_in(view: &View, range: &Range<usize>) -> bool {
    range.start > 0 && view.is(range.start - 1, &[","]) && view.nominal(range.start + 1) && view.is(range.end, &[","])
        || asides(view, range.start)
}

/// Where the reported clause begins, if `range` opens with a reporting clause ("he said that ...", "we believe ...", "Olden, who
/// leads the port, said ...").
pub(super) fn reported_start(view: &View, range: &Range<usize>) -> Option<usize> {
    let window = range.start..range.end.min(range.start + 40);
    let clear = |i: usize| view.is(i, &["clear"]) && view.is(i.wrapping_sub(1), &["made", "make", "makes"]) && i > range.start;
    // "finds a reason for it": only with "that" does it report.
    let finds = |i: usize| view.is(i, &["find", "finds", "found"]) && !view.is(i + 1, &["that"]);
    // "She knows it will": what may come.
    let ahead = |i: usize| (i + 1..range.end).any(|k| view.ahead(k) || view.is(k, &["if"]));
    let knows = |i: usize| view.is(i, &["knows", "understands"]) && (view.is(i + 1, &["that"]) || ahead(i));
    let tells = |i: usize| view.has(i, W::PersonVerb) && !finds(i) || i > range.start && knows(i);
    let shows = |i: usize| i > range.start && view.is(i, SHOWS) && view.is(i - 1, STUDIES);
    let mut verbs = window.filter(|&i| clear(i) || (tells(i) || shows(i)) && reports(view, i, range));
    verbs.find_map(|verb| reported_after(view, range, verb))
}

/// "Polls show they would": what is told by numbers.
const SHOWS: &[&str] = &["found", "indicate", "indicates", "show", "showed", "shows", "suggest", "suggested", "suggests"];
const STUDIES: &[&str] = &["estimates", "models", "poll", "polls", "studies", "study", "survey", "surveys"];

/// True where the verb at `verb` can report: finite, a participle behind "have", or "saying", with no "it" or modal before it.
fn reports(view: &View, verb: usize, range: &Range<usize>) -> bool {
    let beside = |i: usize| {
        let segment = view.segment(i);
        segment.is_some_and(|s| matches!(view.lower(s.range.start), "who" | "which" | "whose"))
    };
    if denied_thought(view, verb) && (range.start..verb - 2).all(|i| !view.finite(i) || beside(i)) {
        return true;
    }
    // "Olden, who thinks it will": what is told of somebody beside the sentence.
    if view.any(verb.saturating_sub(2).max(range.start)..verb, &["who", "whose"]) {
        return false;
    }
    let first = (range.start..verb).all(|i| !view.finite(i) || view.has(i, W::Be) || view.has(i, W::Have));
    let said = view.has(verb, W::Speech);
    let saying = view.pos(verb) == Pos::Gerund
        && said
        && (verb == range.start || view.mark(verb - 1) || view.has(verb - 1, W::Coordinator));
    // "make sure your bag is shut", "you will see that it moves": what is asked of the reader or told to him, no report.
    let asked = view.is(verb, &["sure"]) && view.any(range.start..verb, &["make", "makes", "making", "be"])
        || !said && (range.start..verb).rev().take(4).any(|i| view.is(i, &["you"]));
    if asked {
        return false;
    }
    let impersonal = view.any(range.start..verb, &["it", "there"]) && !said;
    // "any larger states the party could lose", "his claims that it would": a noun taken for a verb.
    let noun = verb > range.start
        && view.lower(verb).ends_with('s')
        && matches!(view.pos(verb.wrapping_sub(1)), Pos::Adjective | Pos::Determiner | Pos::Possessive);
    // "she will sell it and Orr says it is": who says so opens the second clause; "What worries the town is that": no report.
    let second = !first
        && (range.start + 1..verb).any(|i| {
            let subject = i + 1 < verb && (i + 1..verb).all(|k| view.nominal(k));
            view.is(i, &["and", "but"]) && subject && view.any_finite(range.start..i) && view.any_base(range.start..i)
        });
    if second || view.is(range.start, &["what"]) {
        return false;
    }
    // "would lose states the guild could win"
    if noun || !first && view.is(verb, &["states"]) {
        return false;
    }
    // "One in five say they would": a verb taken for an infinitive.
    let many =
        view.pos(verb) == Pos::Base && verb > range.start && matches!(view.pos(verb.wrapping_sub(1)), Pos::Noun | Pos::Number);
    let verbal = view.finite(verb)
        || saying
        || many && said && first
        || first && matches!(view.pos(verb), Pos::Adjective | Pos::Participle);
    verbal && !impersonal && (first || said) && !view.has(verb.wrapping_sub(1), W::Modal)
}

/// "does not think that it will": the clause behind "that" is what may come, whoever doubts it.
pub(super) fn denied_thought(view: &View, verb: usize) -> bool {
    view.pos(verb) == Pos::Base
        && view.has(verb.wrapping_sub(1), W::Negation)
        && view.has(verb.wrapping_sub(2), W::Do)
        && view.is(verb + 1, &["that"])
        && view.any_modal(verb + 2..verb + 16)
}

fn reported_after(view: &View, range: &Range<usize>, verb: usize) -> Option<usize> {
    let that = view.find(verb + 1..range.end.min(verb + 18), &["that"]).filter(|&i| view.pos(i - 1) != Pos::Preposition);
    if let Some(that) = that
        && !(verb + 1..that).any(|i| view.finite(i))
        && view.any_finite(that + 1..range.end)
    {
        // "I think that's bad", "believes that is why": the word is the subject.
        let subject = view.finite(that + 1) && view.has(that + 1, W::Be);
        return Some(that + usize::from(!subject));
    }
    let next = told_whom(view, verb, range.end);
    let linked = |v: usize| (next..v).any(|i| view.mark(i) && view.has(i + 1, W::Coordinator));
    subject_then_verb(view, next, range.end).filter(|&v| v - next <= 12 && !view.mark(next) && !linked(v)).map(|_| next)
}

/// The first token of what is told: behind "told colleagues", "warned him" the word for who hears it is left out.
fn told_whom(view: &View, verb: usize, end: usize) -> usize {
    let next = verb + 1;
    if !view.is(verb, TELLS) {
        return next;
    }
    let subject = |i: usize| {
        view.is(i, &["he", "i", "it", "she", "there", "they", "we", "you"])
            || view.pos(i) == Pos::Determiner && view.nominal(i + 1)
    };
    let whom = |i: usize| view.nominal(i) && !view.mark(i) && view.pos(i) != Pos::Possessive;
    // "told islanders this weekend she would": when it was told.
    let when =
        |i: usize| view.is(i, &["last", "next", "this"]) && view.pos(i + 1) == Pos::Noun && view.pos(i + 2) == Pos::Pronoun;
    let first = (next + 1..end.min(next + 6))
        .take_while(|&i| whom(i - 1))
        .find(|&i| subject(i) && !when(i) && matches!(view.pos(i - 1), Pos::Noun | Pos::Pronoun));
    first.unwrap_or(next)
}

/// Verbs with who hears it between them and what is told.
const TELLS: &[&str] = &["assured", "reminded", "tell", "telling", "tells", "told", "warned", "warning", "warns"];

/// `range` without reporting clauses at its head.
pub(super) fn strip_report(view: &View, mut range: Range<usize>) -> Range<usize> {
    for _ in 0..3 {
        match reported_start(view, &range) {
            Some(start) if start < range.end => range.start = start,
            _ => break,
        }
    }
    range
}

/// `range` cut into clauses that each have a subject and verb of their own: at semicolons, and at "and", "but", "or", "so" before one.
pub(super) fn split(view: &View, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    let mut depth = 0i32;
    for i in range.clone() {
        if view.mark(i) {
            match view.word(i) {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
        }
        let cut = match view.word(i) {
            ";" => true,
            _ if depth > 0 => false,
            _ => {
                view.has(i, W::Coordinator)
                    && stands_alone(view, start..i)
                    && !pairs(view, start, i)
                    && !two_subjects(view, start, i, range.end)
                    && (own_clause(view, i + 1, range.end) || own_modal(view, start, i))
            }
        };
        if cut {
            out.push(start..i);
            start = i + 1;
        }
    }
    out.push(start..range.end);
    out.into_iter().map(|r| tidy(view, r)).filter(|r| !r.is_empty()).collect()
}

/// "and will", "but have": a coordinator right before a finite verb, whose subject is the one before.
pub(super) fn second_verb(view: &View, i: usize) -> bool {
    view.pos(i) == Pos::Coordinator && matches!(view.pos(i + 1), Pos::Finite | Pos::Modal)
}

/// True where the words hold a verb of their own: that of "dockers who dislike the levy" is the relative clause's.
fn stands_alone(view: &View, range: Range<usize>) -> bool {
    let relative = range.clone().skip(1).find(|&i| view.is(i, &["which", "who", "whose"]) && view.nominal(i - 1));
    match relative.filter(|&r| !view.any_finite(range.start..r)) {
        Some(r) => (r..range.end).filter(|&i| view.finite(i)).count() > 1,
        None => view.any_finite(range),
    }
}

/// A colon between two clauses of `range` ("it may be put off again: she draws her support"): the second explains the first.
pub(super) fn colon(view: &View, range: &Range<usize>) -> Option<usize> {
    range.clone().find(|&i| {
        view.is(i, &[":"])
            && view.segment(i).is_none_or(|s| s.depth == 0)
            && view.any_finite(range.start..i)
            && subject_then_verb(view, head(view, &(i + 1..range.end)), range.end).is_some()
            && !view.is(i + 1, &["\"", "“", "”"])
    })
}

/// The last "but" of `range` behind which a clause or a verb with a modal of its own opens.
pub(super) fn last_contrast(view: &View, range: &Range<usize>) -> Option<usize> {
    let but = range.clone().rev().take(40).find(|&i| view.is(i, &["but"]) && i > range.start)?;
    let own = own_clause(view, but + 1, range.end) || view.pos(but + 1) == Pos::Modal;
    (own && view.any_finite(range.start..but)).then_some(but)
}

/// "would control the market and would close an office": a second verb with a modal of its own.
fn own_modal(view: &View, start: usize, and: usize) -> bool {
    let modal = if view.pos(and + 1) == Pos::Adverb { and + 2 } else { and + 1 };
    view.pos(modal) == Pos::Modal && view.pos(and - 1) != Pos::Modal && view.any_modal(start..and)
}

/// True where "between" or "both" before token `and` waits for it.
fn pairs(view: &View, start: usize, and: usize) -> bool {
    let from = start.max(and.saturating_sub(12));
    (from..and)
        .rev()
        .take_while(|&i| !view.is(i, &["and", "or", ","]))
        // "both sides will gain and both will": a clause with its own verb waits for nothing.
        .any(|i| view.is(i, &["between", "both", "either", "neither"]) && !view.any_finite(i..and))
}

/// "That would hurt the pact, which lapsed after Orme and six towns sued": the "and" joins the subjects of a clause that tells what was, within
/// one that looks ahead.
fn two_subjects(view: &View, start: usize, and: usize, end: usize) -> bool {
    let link = (start.max(and.saturating_sub(8))..and - 1)
        .rev()
        .find(|&i| view.finite(i) || view.has(i, W::Subordinator) || view.is(i, &["that"]) || view.pos(i) == Pos::Wh);
    let verb = || subject_then_verb(view, and + 1, end);
    link.is_some_and(|l| {
        !view.finite(l)
            && (l + 1..and).all(|i| view.nominal(i))
            && view.any_modal(start..l)
            && verb().is_some_and(|v| view.pos(v) == Pos::Finite && view.tag(v) == Some(Tag::Vbd))
    })
}

/// True where a clause with its own subject opens at `at`.
fn own_clause(view: &View, at: usize, end: usize) -> bool {
    let mut i = at;
    while i < end && (view.has(i, W::AdverbOpen) || view.mark(i) && i < at + 3) {
        i += 1;
    }
    let anaphor = view.is(i, &["that", "this"]) && view.is(i + 1, &["alone", "also", "in"]);
    if view.pos(i) == Pos::Wh || view.has(i, W::Subordinator) && !anaphor || view.has(i, W::Modal) || view.has(i, W::Be) {
        return false;
    }
    if view.finite(i) || view.pos(i) == Pos::Base {
        // "and pressure on the south is certain to grow": a noun taken for a verb, its own verb behind it.
        let verb = (i + 2..end.min(i + 16))
            .take_while(|&k| !view.mark(k) && view.pos(k) != Pos::Wh && !view.is(k, &["that", "if"]))
            .find(|&k| view.finite(k));
        return verb.is_some_and(|v| {
            view.has(v, W::Be) && matches!(view.pos(v - 1), Pos::Noun | Pos::Base) && view.pos(i + 1) == Pos::Preposition
        });
    }
    subject_then_verb(view, i, end.min(i + 30)).is_some_and(|v| {
        // A list's last item before the verb of what follows is no clause of its own: "and the aid it sends will".
        let listed = (i..v).any(|k| view.mark(k) && !view.is(k, &["\"", "“", "”", "’", "‘"]));
        // "Orme and Velm | and will": the verb is the second one of the clause before; "the third and clearest sign yet that her path is": the
        // verb of a clause that hangs on the noun.
        let hangs = (i + 1..v).any(|k| {
            view.is(k, &["that"])
                && matches!(view.pos(k + 1), Pos::Determiner | Pos::Pronoun)
                && view.pos(k - 1) != Pos::Preposition
        });
        // "your town and this fine country we call home": told of the noun before it.
        let beside =
            view.is(v - 1, &["he", "i", "she", "they", "we", "you"]) && view.pos(v.wrapping_sub(2)) == Pos::Noun && v > i + 2;
        let noun = beside && !view.any_finite(v + 1..end);
        !listed && !hangs && !noun && view.pos(v - 1) != Pos::Coordinator
    })
}

/// `range` without marks, coordinators and "then" at its head and without marks at its tail.
pub(super) fn tidy(view: &View, range: Range<usize>) -> Range<usize> {
    let mut range = view.trimmed(range);
    while range.start < range.end
        && (view.mark(range.start) || view.has(range.start, W::Coordinator) || view.is(range.start, &["then"]))
        && !so_does(view, range.start)
    {
        range.start += 1;
    }
    if let Some(start) = behind_opener(view, &range) {
        range.start = start;
    }
    view.trimmed(range)
}

/// "so does the government": the word stands for what it does.
fn so_does(view: &View, i: usize) -> bool {
    let verb = view.has(i + 1, W::Do) || view.has(i + 1, W::Be) || view.pos(i + 1) == Pos::Modal;
    view.is(i, &["so"]) && verb && view.nominal(i + 2)
}

/// Words that only join a clause to what stands before it, with a comma behind them.
const OPENERS: &[&[&str]] = &[
    &["accordingly"],
    &["alternatively"],
    &["as", "a", "result"],
    &["by", "contrast"],
    &["consequently"],
    &["conversely"],
    &["for", "example"],
    &["for", "instance"],
    &["hence"],
    &["however"],
    &["in", "contrast"],
    &["in", "fact"],
    &["in", "that", "case"],
    &["in", "that", "event"],
    &["instead"],
    &["of", "course"],
    &["on", "the", "other", "hand"],
    &["therefore"],
    &["though"],
    &["thus"],
    &["under", "that", "scenario"],
];

/// True where `range` is an opener, or one adverb: "on the other hand", "though".
pub(super) fn only_links(view: &View, range: &Range<usize>) -> bool {
    let whole =
        |words: &&&[&str]| words.len() == range.len() && words.iter().enumerate().all(|(k, w)| view.lower(range.start + k) == *w);
    OPENERS.iter().any(|words| whole(&words)) || range.len() == 1 && view.has(range.start, W::AdverbOpen)
}

/// The first token behind an opener ("however, the port would close").
fn behind_opener(view: &View, range: &Range<usize>) -> Option<usize> {
    let opener = OPENERS.iter().find(|words| words.iter().enumerate().all(|(k, w)| view.lower(range.start + k) == *w))?;
    let mark = range.start + opener.len();
    if mark + 1 >= range.end {
        return None;
    }
    // "In that case the season would": no comma is needed.
    let bare = opener.len() > 2 && opener.contains(&"that") && view.nominal(mark);
    if view.is(mark, &[","]) { Some(mark + 1) } else { bare.then_some(mark) }
}
