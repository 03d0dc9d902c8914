//! Consequents: the clauses that state an effect, each by itself, reporting clauses left out.

use super::antecedent::Extent;
use super::clauses::{self, Role};
use super::view::{Pos, Segment, View};
use super::words::W;
use super::would;
use crate::text::Tag;
use std::ops::Range;

/// One effect: its tokens, and further ones where something is put in between.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Effect {
    pub(super) range: Range<usize>,
    pub(super) more: Vec<Range<usize>>,
}

/// The effects of a condition. `stop` is the first token of the next condition of the sentence that has effects of its own.
pub(super) fn find(view: &View, extent: &Extent, stop: Option<usize>) -> Vec<Effect> {
    let mut out = match (&extent.before, &extent.after) {
        (Some(before), Some(after)) => vec![around_condition(view, before, after, stop)],
        (Some(before), None) => before_condition(view, extent, before),
        (None, Some(after)) => behind_condition(view, extent, after, stop),
        (None, None) => Vec::new(),
    };
    // "he would have said so and, without fuss, gone": the word that joins what is cut off.
    for effect in out.iter_mut().filter(|e| e.more.is_empty()) {
        while effect.range.len() > 1 && matches!(view.word(effect.range.end - 1), "and" | "or") {
            effect.range = view.trimmed(effect.range.start..effect.range.end - 1);
        }
    }
    out.retain(|e| !e.range.is_empty() && (extent.before.is_none() || !e.more.is_empty() || states(view, &e.range)));
    out
}

/// True for words before a condition that state an effect; not "Yes, if ...", which has no verb.
fn states(view: &View, range: &Range<usize>) -> bool {
    let any = |found: &dyn Fn(usize) -> bool| range.clone().any(found);
    // "prices would rise if it stays and fall if it goes": a verb taken for a noun.
    let joined = range.len() == 1 && view.has(range.start.wrapping_sub(1), W::Coordinator) && !view.capital(range.start);
    let phrase = range.len() > 2 && any(&|i| view.pos(i) == Pos::Noun)
        || range.len() > 1 && any(&|i| view.pos(i) == Pos::Adjective || view.is(i, &["sorry", "likely"]));
    // "Much depends on who wins", "Much will depend on who wins"
    let verb = || (range.end..range.end + 3).find(|&i| !matches!(view.pos(i), Pos::Modal | Pos::Adverb));
    any(&|i| view.verb_form(i))
        || joined
        || phrase
        || verb().is_some_and(|i| view.is(i, &["depend", "depends", "hinge", "hinges"]))
}

/// Where the effects in `after` end: before the next condition with effects of its own.
fn stopped(after: &Range<usize>, stop: Option<usize>) -> usize {
    stop.filter(|&s| s > after.start).map_or(after.end, |s| s.min(after.end))
}

/// "The bill, if passed, would | close the port": one effect in two pieces.
fn around_condition(view: &View, before: &Range<usize>, after: &Range<usize>, stop: Option<usize>) -> Effect {
    let range = clauses::tidy(view, own_subject(view, clauses::strip_report(view, before.clone())));
    let more = pieces(view, after.start..stopped(after, stop));
    let first = more.into_iter().next().map(|r| clauses::split(view, r).into_iter().next().unwrap_or(0..0));
    Effect { range, more: first.into_iter().filter(|r| !r.is_empty()).collect() }
}

/// The effects that stand behind their condition.
fn behind_condition(view: &View, extent: &Extent, after: &Range<usize>, stop: Option<usize>) -> Vec<Effect> {
    let mut out = Vec::new();
    let end = stopped(after, stop);
    let end = quotation_end(view, extent.condition.start, after.start..end).unwrap_or(end);
    let colon = clauses::colon(view, &(after.start..end));
    let would = |i: usize| (i + 1..end).any(|k| view.has(k, W::Would) && !view.is(k, &["'d"]));
    let behind = colon.filter(|&i| would(i)).map(|i| Effect { range: view.trimmed(i + 1..end), more: Vec::new() });
    let end = colon.unwrap_or(end);
    for piece in pieces(view, after.start..end) {
        let piece = put_aside(view, clauses::strip_report(view, piece));
        let parts = clauses::split(view, piece).into_iter();
        parts.for_each(|range| add(view, clauses::strip_report(view, range), &mut out));
    }
    out.extend(behind);
    if stop.is_none() && end == after.end {
        out.extend(further(view, out.last(), end));
    }
    leave_out_facts(view, extent, &mut out);
    out
}

/// Leaves out, behind the first effect, what is so or was so by now.
fn leave_out_facts(view: &View, extent: &Extent, effects: &mut Vec<Effect>) {
    let Some(first) = effects.first().map(|e| e.range.clone()) else { return };
    let past = extent.condition.clone().any(|i| view.finite(i) && view.tag(i) == Some(Tag::Vbd));
    // "they could use the port, and it was much discussed": no effect of what may come.
    if !past && first.clone().any(|i| view.ahead(i)) {
        effects.retain(|e| e.range.start == first.start || !told(view, &e.range));
    }
    // "it would have been fine, but they call it the Four": beside what would be, what is so.
    let supposed = past && first.clone().any(|i| view.has(i, W::Would));
    if supposed || first.clone().any(|i| would::would_have(view, i)) {
        let quoted = view.quoted(first.start);
        effects.retain(|e| e.range.start == first.start || view.quoted(e.range.start) != quoted || !is_so(view, &e.range));
    }
}

/// Most clauses that semicolons part from the first.
const FURTHER: usize = 6;

/// "If it were so, we would read; | we would write; | and many would sing": the clauses behind semicolons that look ahead in the same
/// words and have no condition of their own.
fn further<'v>(view: &'v View<'_>, last: Option<&Effect>, end: usize) -> impl Iterator<Item = Effect> + 'v {
    let modal = |range: &Range<usize>| {
        let verb = clauses::subject_then_verb(view, clauses::head(view, range), range.end)?;
        (view.pos(verb) == Pos::Modal).then(|| view.lower(verb))
    };
    let first = last.and_then(|e| modal(&e.range));
    let behind = view.segments.iter().skip_while(move |s| s.range.start < end);
    let same = move |s: &&Segment| s.before == ';' && first.is_some() && modal(&s.range) == first;
    behind.take_while(same).take(FURTHER).map(|s| Effect { range: clauses::tidy(view, s.range.clone()), more: Vec::new() })
}

/// `"If it fails, we will leave |" drew cheers`: where the quotation closes that holds the condition and opens what follows of it.
fn quotation_end(view: &View, condition: usize, after: Range<usize>) -> Option<usize> {
    let first = view.trimmed(after.clone()).start;
    if !view.quoted(condition) || !view.quoted(first) {
        return None;
    }
    // `even when "your team" needs it`: a quotation inside it.
    let mut inner = 0usize;
    for mark in (first..after.end).filter(|&i| view.quotes(i)) {
        if !view.closes(mark) {
            inner += 1;
        } else if inner > 0 {
            inner -= 1;
        } else {
            return Some(mark).filter(|&end| view.any_finite(first..end));
        }
    }
    None
}

/// Adds an effect; "The port, she said, | would close": behind a subject alone, its second piece.
fn add(view: &View, range: Range<usize>, out: &mut Vec<Effect>) {
    let goes_on = view.pos(range.start) == Pos::Modal && view.is(range.start.wrapping_sub(1), &[","]);
    match out.last_mut() {
        Some(last)
            if goes_on
                && last.more.is_empty()
                && view.nominal(last.range.start)
                && last.range.clone().all(|i| named_or_joined(view, i)) =>
        {
            last.more.push(range);
        }
        _ => out.push(Effect { range, more: Vec::new() }),
    }
}

/// A word that may stand in a noun phrase.
fn named_or_joined(view: &View, i: usize) -> bool {
    view.nominal(i) || matches!(view.pos(i), Pos::Preposition | Pos::Adverb) || view.is(i, &["and", "or"])
}

/// True for a clause of what was or has been: its first verb a past one or a perfect, and none that looks ahead.
fn told(view: &View, range: &Range<usize>) -> bool {
    let Some(verb) = clauses::subject_then_verb(view, clauses::head(view, range), range.end) else { return false };
    let own = view.pos(range.start) != Pos::Gerund;
    let past = view.tag(verb) == Some(Tag::Vbd) && !view.is(verb, &["had", "were"]);
    let perfect = view.is(verb, &["has", "have"]) && view.pos(verb + 1) == Pos::Participle;
    own && (past || perfect) && !range.clone().any(|i| view.pos(i) == Pos::Modal || view.has(i, W::Hedge))
}

/// True for a clause that a comma and "but", "so" or "yet" set against the one before, its verb a plain present or past one, or "will";
/// not "but I doubt that it would".
fn is_so(view: &View, range: &Range<usize>) -> bool {
    let head = clauses::head(view, range);
    let set_against =
        (head.saturating_sub(2)..head).any(|i| view.is(i, &["but", "so", "yet"]) && view.is(i.wrapping_sub(1), &[","]));
    let verb = clauses::subject_then_verb(view, head, range.end).filter(|_| set_against);
    let thinks = |v: usize| (v..v + 3).any(|i| view.has(i, W::PersonVerb)) && (v..range.end).any(|i| view.has(i, W::Would));
    verb.is_some_and(|v| (view.pos(v) == Pos::Finite || view.has(v, W::Future)) && !thinks(v))
}

/// The effects that stand before their condition.
fn before_condition(view: &View, extent: &Extent, before: &Range<usize>) -> Vec<Effect> {
    let start = clauses::colon(view, before).map_or(before.start, |i| i + 1);
    // "It will stay open, but may close early if demand falls": the condition hangs on the second half.
    let start = clauses::last_contrast(view, &(start..before.end)).map_or(start, |i| i + 1);
    // "Orme holds the seat and would pay if it fell": what is so by now is no effect.
    let start = looks_on(view, &(start..before.end)).unwrap_or(start);
    let mut out = Vec::new();
    for piece in pieces(view, start..before.end) {
        let piece = predicted(view, clauses::strip_report(view, behind_question(view, piece)));
        let parts = clauses::split(view, complement(view, piece)).into_iter();
        let parts = parts.map(|range| without_limit(view, clauses::strip_report(view, range)));
        let parts = parts.filter_map(|range| not_told(view, extent, range));
        parts.for_each(|range| add(view, range, &mut out));
    }
    out
}

/// Where the second of two verbs stands that alone looks ahead.
fn looks_on(view: &View, range: &Range<usize>) -> Option<usize> {
    let and = range.clone().rev().take(24).find(|&i| clauses::second_verb(view, i) && view.has(i + 1, W::Would))?;
    let first = range.clone().take_while(|&i| i < and).filter(|&i| view.finite(i)).collect::<Vec<_>>();
    let plain = |&i: &usize| view.pos(i) == Pos::Finite && !view.has(i, W::PersonVerb);
    let alone = first.len() == 1 && first.iter().all(plain) && !(range.start..and).any(|i| view.pos(i) == Pos::Wh);
    (alone && !would::would_have(view, and + 1)).then_some(and + 1)
}

/// "They fear that Mr. Olden, if not stopped, could", "She said the plan, if adopted, would": the subject alone, without the clause that it is reported in.
pub(super) fn own_subject(view: &View, range: Range<usize>) -> Range<usize> {
    // "The bill, she said Monday, if passed, would": who says so stands behind it.
    let last = view.trimmed(range.clone()).end.checked_sub(1).and_then(|i| view.segment(i));
    let said = last.filter(|s| s.range.start > range.start && clauses::role(view, s) == Role::Reporting);
    if let Some(before) = said.map(|s| view.trimmed(range.start..s.range.start))
        && matches!(view.pos(before.start), Pos::Determiner | Pos::Noun | Pos::Adjective)
        && !view.any_finite(before.clone())
    {
        return before;
    }
    let that =
        range.clone().rev().take(8).find(|&i| view.is(i, &["that", "whether"]) || view.has(i, W::PersonVerb) && view.finite(i));
    match that.map(|t| t + 1) {
        Some(start) if start < range.end && view.trimmed(start..range.end).all(|i| view.nominal(i) || view.is(i, &["."])) => {
            start..range.end
        }
        _ => range,
    }
}

/// "She asked him if the board would sell | if": what was asked about, without who asked.
fn behind_question(view: &View, range: Range<usize>) -> Range<usize> {
    let asked = |i: usize| view.any(i.saturating_sub(5)..i, &["ask", "asked", "asking", "asks", "wondered", "wonders"]);
    let question = range.clone().skip(1).find(|&i| view.is(i, &["if", "whether"]) && asked(i));
    // "told the paper when asked how fares would change if"
    let how = range.clone().skip(1).find(|&i| view.is(i, &["how"]) && view.is(i - 1, &["asked"]));
    match question {
        None if how.is_some_and(|i| view.any_finite(i + 1..range.end)) => how.unwrap_or(range.start)..range.end,
        Some(i) if view.any_finite(i + 1..range.end) => i + 1..range.end,
        _ => range,
    }
}

/// "The guild declined to comment on a plan if it fails", "the assembly passed a law making it easier to sue if it fails": what
/// was done is no effect of what may come. What is left is the part that looks ahead ("making it easier to sue"), if any.
fn not_told(view: &View, extent: &Extent, range: Range<usize>) -> Option<Range<usize>> {
    let condition = view.verb(extent.condition.clone());
    let present = condition.is_some_and(|i| matches!(view.tag(i), Some(Tag::Vbz | Tag::Vbp)));
    let verbs: Vec<usize> = range.clone().filter(|&i| view.finite(i)).take(4).collect();
    let Some(&verb) = verbs.first() else { return Some(range) };
    let told = verbs.iter().all(|&i| {
        view.tag(i) == Some(Tag::Vbd) && !view.has(i, W::Be) && !view.has(i, W::Would) && !view.is(i, &["had", "meant"])
    });
    let concedes = view.is(extent.condition.start, &["even"]);
    if !present || !told || concedes || range.clone().any(|i| view.has(i, W::Hedge)) || !view.any_finite(extent.condition.clone())
    {
        return Some(range);
    }
    let refuses = view.is(verb, &["declined", "refused"]);
    let governed = view.is(verb + 1, &["to"]) || view.is(verb + 2, &["to"]) || view.is(verb + 3, &["to"]);
    if governed && !refuses {
        return Some(range);
    }
    // "would not be heard vowing to name him"
    let vows = |i: usize| view.is(i, VOWING) && view.is(i + 1, &["to"]);
    if let Some(start) = (verb + 1..range.end).find(|&i| vows(i)) {
        return Some(start..range.end);
    }
    let makes = |i: usize| view.pos(i) == Pos::Gerund && view.nominal(i - 1) && view.any_base(i..range.end);
    let aims = |i: usize| view.pos(i) == Pos::To && view.pos(i + 1) == Pos::Base && view.nominal(i - 1);
    let start = (verb + 2..range.end).find(|&i| makes(i) || aims(i)).filter(|_| !refuses)?;
    Some(start..range.end)
}

/// Where the speaker's name and titles open before a reporting verb that stands alone: `it would close," Mira Olden, head of the
/// port, said.`
pub(super) fn named_before(view: &View, at: usize) -> usize {
    let own = view.segment_of(at);
    let Some(segment) = view.segments.get(own) else { return at };
    if !view.finite(view.trimmed(segment.range.clone()).start) {
        return at;
    }
    let mut start = at;
    for s in view.segments.iter().take(own).rev().take(4) {
        if !matches!(clauses::role(view, s), Role::Fragment | Role::Relative)
            || !view.nominal(s.range.start) && clauses::role(view, s) == Role::Fragment
        {
            break;
        }
        start = s.range.start;
    }
    // Only a name behind a closing mark, or a phrase with a name that opens with a capital, is a speaker: ", its chief executive,
    // Mira Olden, told".
    let named = view.segments.iter().take(own).rev().take(4).any(|s| s.range.start >= start && view.capital(s.range.start));
    if named || view.is(start.wrapping_sub(1), &["\"", "”"]) { start } else { at }
}

/// "has brokers forecasting a slump": what is foreseen, where a noun phrase names it.
fn predicted(view: &View, range: Range<usize>) -> Range<usize> {
    // "will send a note while planning to resume talks if": the condition hangs on the second half.
    if let Some(cut) = range.clone().rev().find(|&i| view.is(i, &["while"]))
        && view.pos(cut + 1) == Pos::Gerund
        && view.any_finite(range.start..cut)
        && !view.any_finite(cut..range.end)
    {
        return cut + 1..range.end;
    }
    let from = range.end.saturating_sub(24).max(range.start);
    if let Some(start) = beside(view, from, &range) {
        return start..range.end;
    }
    let verb =
        (from..range.end).rev().find(|&i| view.is(i, &["predicting", "forecasting", "foreseeing", "anticipating", "expecting"]));
    match verb.map(|v| v + 1) {
        Some(start) if start < range.end && view.nominal(start) && !view.any_finite(start..range.end) => start..range.end,
        _ => range,
    }
}

/// What there may be that something comes about.
pub(super) const FEARS: &[&str] = &[
    "anxiety",
    "argument",
    "arguments",
    "assumption",
    "belief",
    "claims",
    "concern",
    "concerns",
    "fear",
    "fears",
    "hope",
    "hopes",
    "idea",
    "notion",
    "speculation",
    "suggestions",
    "suspicion",
    "talk",
    "warning",
    "warnings",
    "worries",
    "worry",
];

/// "She is angered by the rule, with crews being fined if": the clause behind "with" is what comes of it.
fn beside(view: &View, from: usize, range: &Range<usize>) -> Option<usize> {
    let with = (from + 1..range.end).rev().find(|&i| view.is(i, &["with"]) && view.is(i - 1, &[","]))?;
    let verb = (with + 2..range.end.min(with + 7)).find(|&i| view.pos(i) == Pos::Gerund)?;
    let subject = (with + 1..verb).all(|i| view.nominal(i));
    (subject && view.any_finite(range.start..with) && !view.any_finite(with..range.end)).then_some(with + 1)
}

/// "is that the boats would stay", behind a subject that was put aside, "What worries them is that": what is feared or hoped.
fn complement(view: &View, range: Range<usize>) -> Range<usize> {
    let range = put_aside(view, range);
    match said_to_be(view, &range).or_else(|| told_inside(view, &range)) {
        Some(start) => start..range.end,
        None => range,
    }
}

/// "What worries them is that", "There is fear among them that": what is feared, hoped or meant stands behind the word.
fn put_aside(view: &View, range: Range<usize>) -> Range<usize> {
    // "What worries them", "There is fear among them"
    // "In the guild there is fear among them"
    let there = range.clone().take(8).find(|&i| view.is(i, &["there"]) && view.has(i + 1, W::Be));
    let opens = there.is_some() || view.is(range.start, &["what"]);
    let fear = |i: usize| view.any(range.start..i, FEARS);
    let framed = |i: usize| view.is(i, &["that"]) && (view.has(i - 1, W::Be) && there.is_none() || there.is_some() && fear(i));
    let put_aside = range.clone().skip(2).take(20).find(|&i| opens && framed(i) && !view.finite(i + 1));
    if let Some(that) = put_aside.filter(|&t| clauses::subject_then_verb(view, t + 1, range.end).is_some()) {
        return that + 1..range.end;
    }
    range
}

/// "The fear is that the boats would stay", "The irony, of course, is that", "is that": what something is said to be. Not "it is likely
/// that", which weighs what comes of it, nor what is said not to be so.
fn said_to_be(view: &View, range: &Range<usize>) -> Option<usize> {
    let verb = view.verb(range.start..range.end.min(range.start + 24))?;
    let that = view.find(verb + 1..verb + 3, &["that"])?;
    let plain = view.has(verb, W::Be) && (verb + 1..that).all(|i| view.pos(i) == Pos::Adverb && !view.has(i, W::Negation));
    let behind = view.trimmed(that + 1..range.end).start;
    (plain && clauses::subject_then_verb(view, behind, range.end).is_some()).then_some(behind)
}

/// "It has driven speculation that she is in line", "is stressing that it can", "hedged on whether he would", "was scathing, threatening to
/// leave": what is thought, said or asked behind a verb that looks not ahead itself.
fn told_inside(view: &View, range: &Range<usize>) -> Option<usize> {
    let from = range.end.saturating_sub(40).max(range.start + 2);
    let ahead = (range.start..range.end).find(|&i| view.pos(i) == Pos::Modal).unwrap_or(range.end);
    let tells = |i: usize| view.has(i, W::PersonVerb) && view.pos(i) != Pos::Adjective || view.is(i, FEARS);
    let second = |i: usize| view.is(i - 1, &["and"]) && view.any(range.start..i - 1, &["that"]);
    let opens = |i: usize| match view.lower(i) {
        // "became clear that it is and that it was"
        "that" => view.pos(i) != Pos::Determiner && (tells(i - 1) || second(i)),
        "whether" => view.pos(i - 1) == Pos::Preposition || view.pos(i - 1) == Pos::To,
        // "is still insisting she will"; not "I do think it will"
        _ => {
            let verb = matches!(view.pos(i), Pos::Base | Pos::Gerund) && !view.has(i - 1, W::Do);
            verb && view.has(i, W::PersonVerb) && view.pos(i + 1) == Pos::Pronoun
        }
    };
    // "I do not think you are fit if": not so, where it is denied.
    let denied = |i: usize| view.has(i, W::Negation) || view.is(i, &["nor"]);
    let word = |i: usize| view.is(i, &["that", "whether"]);
    let verb = |i: usize| clauses::subject_then_verb(view, i + 1, range.end);
    let clause = |i: usize| opens(i) && verb(i).is_some_and(|v| word(i) || view.pos(v) == Pos::Modal);
    let vowed = |i: usize| view.is(i, &["pledged", "promised", "threatened", "vowed"]) && view.is(i - 1, &["and"]);
    let to = |i: usize| view.is(i + usize::from(view.is(i, &["not"])), &["to"]);
    let vows = |i: usize| to(i + 1) && (view.is(i, VOWING) && view.is(i - 1, &[","]) || vowed(i));
    let found = (from..ahead).find(|&i| (clause(i) || vows(i)) && view.any_finite(range.start..i))?;
    if (found.saturating_sub(5).max(range.start)..found).any(denied) {
        return None;
    }
    Some(if vows(found) { found } else { found + 1 })
}

/// What one does who looks ahead.
const VOWING: &[&str] = &["committing", "pledging", "promising", "threatening", "vowing"];

/// "It would close, especially if": the adverb belongs to the condition behind it.
fn without_limit(view: &View, range: Range<usize>) -> Range<usize> {
    let last = range.end.wrapping_sub(1);
    let does = view.is(last, &["so"]) && view.has(last.wrapping_sub(1), W::Do);
    let links = !does && (view.has(last, W::Coordinator) || view.is(last, &["or"]));
    let limit = (links || view.is(last, &["especially", "except", "particularly", "usually"])) && range.len() > 2;
    let shorter = view.trimmed(range.start..last);
    match shorter.end.wrapping_sub(1) {
        _ if !limit => range,
        // "it can help, but usually if"
        left if view.is(left, &["but"]) => view.trimmed(shorter.start..left),
        _ => shorter,
    }
}

/// True where the quotation that token `from` stands in was closed, behind a mark of its own, before token `at`.
fn tells(view: &View, from: usize, at: usize) -> bool {
    let last = (from..at).rev().find(|&i| view.quotes(i));
    last.is_some_and(|mark| view.closes(mark) && view.mark(mark - 1))
}

/// `range` without the reporting clauses put into it or behind it, and without what contrasts with it.
pub(super) fn pieces(view: &View, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    // `said Lena Orr, a teacher, who lost her house`: behind "said" all tells of the speaker.
    let mut speaker = false;
    let mut reported = false;
    let inside = view.quoted(range.start);
    for segment in &view.segments {
        let words = segment.range.start.max(range.start)..segment.range.end.min(range.end);
        if words.start >= words.end {
            continue;
        }
        let role = clauses::role(view, segment);
        let begun = open.is_some() || !out.is_empty();
        // `it would sink, according to her report: "Nobody ..."`: another quotation.
        if begun && segment.before == ':' && reported {
            break;
        }
        reported = role == Role::Reporting;
        // `"... we will win," he said, raising a hand`: behind the closing mark the writer tells what he does.
        if inside && begun && role != Role::Reporting && tells(view, range.start, words.start) {
            out.extend(open.take());
            continue;
        }
        if speaker
            && segment.before != '"'
            && matches!(role, Role::Fragment | Role::Relative | Role::Participial | Role::Reporting)
            && (begun || segment.range.end < range.end)
            && view.pos(segment.range.start) != Pos::Preposition
        {
            continue;
        }
        speaker = role == Role::Reporting && view.has(segment.range.start, W::Speech);
        let though = view.is(segment.range.start, &["although", "though"]);
        let contrast = role == Role::Subordinate && (though || view.is(segment.range.start, &["while", "whereas"])) && begun;
        // ", while rents could fall": a further effect, where no other is named.
        let further = contrast
            && words.clone().any(|i| view.has(i, W::Would))
            && (though || !view.named(segment.range.start + 1))
            && !view.is(segment.range.start + 1, &["a", "an", "another", "one"]);
        if further {
            out.extend(open.take());
            open = Some(words.start + 1..words.end);
            continue;
        }
        // "..., because" and "..., as" tell why, not what.
        let why = role == Role::Subordinate && view.is(segment.range.start, &["because", "as", "since", "so"]) && begun;
        // "..., said Brask, who chairs the board": the clause tells of the speaker.
        if role == Role::Relative && open.is_none() && begun && view.is(segment.range.start, &["who", "whose"]) {
            continue;
        }
        if role == Role::Reporting
            && let Some(r) = &mut open
        {
            r.end = r.end.min(named_before(view, segment.range.start)).max(r.start);
        }
        // "it can, we think, sink": what is left open goes on behind who says so.
        if role == Role::Reporting
            && open.as_ref().is_some_and(|r| r.len() > 1 && view.pos(view.trimmed(r.clone()).end.wrapping_sub(1)) == Pos::Modal)
        {
            continue;
        }
        if role == Role::Reporting || contrast || why {
            out.extend(open.take());
            // "Olden, though she praised it, stopped short of voting for it": the clause goes on behind what is put in.
            let next = view.segments.iter().find(|s| s.range.start >= segment.range.end);
            let goes_on = |s: &Segment| {
                let adverb = view.pos(s.range.start) == Pos::Adverb && view.finite(s.range.start + 1);
                s.range.start < range.end && (adverb || clauses::role(view, s) == Role::Continued)
            };
            let put_in = next.is_some_and(goes_on);
            if (contrast || why) && !put_in {
                break;
            }
            continue;
        }
        match &mut open {
            Some(r) => r.end = words.end,
            None => open = Some(words),
        }
    }
    out.extend(open);
    // A piece without a verb goes with the one before it.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in out {
        let verb = view.any_finite(piece.clone()) || piece.clone().any(|i| matches!(view.pos(i), Pos::Base | Pos::Gerund));
        if verb || joined.is_empty() || view.has(piece.start, W::Pronoun) {
            joined.push(piece);
        }
    }
    joined
}
