//! Cues of several words: "according to", "in the words of", "of the view that", "as Hart puts it", "is how Hart put it".

use super::cues::{Cue, CueKind, answers_back};
use super::frames;
use super::phrases::{phrase_after, phrase_before, tag};
use super::subjects::subject_of;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// A verb of several words: one past its last, and the verb it is used like. "pointed out", "shot back", "called on them to", "made clear
/// that".
pub fn compound(r: Reader<'_>, i: usize) -> Option<(usize, &'static str)> {
    if !r.has(i, Class::OtherCue) {
        return None;
    }
    let out = r.is(i + 1, &["out"]);
    let on = r.is(i + 1, &["on", "upon"]) && !r.is(i + 2, &["her", "him", "his", "its", "my", "our", "their", "your"]);
    // "shot back that": a clause is told only right behind.
    let back = answers_back(r, i);
    let tells = r.is(i + 2, &["that"]);
    let made = || {
        let it = i + 1 + usize::from(r.is(i + 1, &["it"]));
        let clear = it + usize::from(r.is(it, &["abundantly", "perfectly", "very"]));
        (r.is(clear, &["clear"]) && r.is(clear + 1, &["that"])).then_some(clear + 1)
    };
    Some(match r.lower(i) {
        "point" if out => (i + 2, "note"),
        "points" if out => (i + 2, "notes"),
        "pointed" if out => (i + 2, "noted"),
        "pointing" if out => (i + 2, "noting"),
        "went" if r.is(i + 1, &["on"]) && r.is(i + 2, &[",", ":"]) && r.mark(i + 3) => (i + 2, "continued"),
        "call" if on => (i + 2, "urge"),
        "calls" if on => (i + 2, "urges"),
        "called" if on => (i + 2, "urged"),
        "calling" if on => (i + 2, "urging"),
        "made" => (made()?, "stressed"),
        "makes" => (made()?, "stresses"),
        "making" => (made()?, "stressing"),
        "hitting" | "firing" | "shooting" if back => (i + 2, "chiming"),
        "hits" | "fires" | "shoots" if back => (i + 2, "chimes"),
        _ if back && tells => (i + 2, "retorted"),
        _ if back => (i + 2, "chimed"),
        _ => return None,
    })
}

/// "according to X", ", per X", "in the words of X".
pub fn according(r: Reader<'_>, i: usize, within: &Range<usize>) -> Option<Cue> {
    let start = if r.is(i, &["according"]) && r.is(i + 1, &["to"]) {
        i + 2
    } else if r.is(i, &["per"])
        && (i == within.start || r.is(i.wrapping_sub(1), &[","]))
        && (r.capital(i + 1) || r.is(i + 1, &["the", "a"]))
    {
        i + 1
    } else if r.is(i, &["words"])
        && r.is(i + 1, &["of"])
        && i >= within.start + 2
        && r.is(i.wrapping_sub(1), &["the"])
        && r.is(i.wrapping_sub(2), &["in"])
    {
        i + 2
    } else if let Some(cue) = own_words(r, i, within) {
        return Some(cue);
    } else {
        return None;
    };
    let first = if r.is(i, &["words"]) { i - 2 } else { i };
    // "according to her", but not "according to her lawyer".
    let them = r.is(start, &["him", "them"]) || r.is(start, &["her"]) && !r.wordy(start + 1) && !r.mark(start + 1);
    let mut source = if them { start..start + 1 } else { wide_phrase(r, start, within.end)? };
    // "according to plan", "according to international law": as it should be.
    let last = source.end - 1;
    let usual = ["custom", "law", "need", "plan", "protocol", "schedule", "tradition"];
    if source.len() < 3
        && i > within.start
        && !r.is(i - 1, &[",", "“", "\""])
        && r.is(last, &usual)
        && !r.capital(source.start)
        && !super::phrases::opens(r, source.start)
    {
        return None;
    }
    // "according to your needs", "according to personal taste": as it should fit.
    let fits = ["choice", "factors", "needs", "preference", "preferences", "priorities", "settings", "size", "taste", "tastes"];
    if r.is(source.start, &["your"]) || source.len() < 6 && source.clone().any(|k| r.is(k, &fits)) && !r.capital(last) {
        return None;
    }
    // "according to Hart, a nurse, ..." keeps its apposition.
    // "according to the Velm Boat Board (VBB), ..." its letters,
    let close = (source.end + 2..source.end + 4).find(|&k| r.is(k, &[")"]));
    if let Some(close) = close.filter(|_| r.is(source.end, &["("]) && r.acronym(source.end + 1)) {
        let more = (close + 1..within.end.min(close + 8)).take_while(|&k| r.wordy(k)).count();
        let place = r.is(close + 1, &["in", "of"]) && r.is(close + 1 + more, &[","]);
        source.end = close + 1 + if place { more } else { 0 };
    }
    // and "according to her lawyer, Ada Hart, ..." its name.
    let name = (source.end + 1..source.end + 5).take_while(|&k| r.capital(k) && r.wordy(k)).count();
    let named =
        r.is(source.end, &[","]) && name > 1 && r.is(source.end + 1 + name, &[","]) && r.any(last, &[Class::Role, Class::Title]);
    let end = if named && !r.capital(last) { Some(source.end + 1 + name) } else { apposition_end(r, source.end, within.end) };
    source.end = end.unwrap_or(source.end);
    Some(Cue {
        clause: first..source.end,
        source: Some(source),
        inverted: true,
        ..Cue::alone(CueKind::Preposition, first..start)
    })
}

/// A noun phrase with all that hangs on it up to a comma or the sentence's end.
fn wide_phrase(r: Reader<'_>, start: usize, bound: usize) -> Option<Range<usize>> {
    let first = phrase_after(r, start, bound)?;
    let mut end = first.end;
    while end < bound
        && end < start + 40
        && r.wordy(end)
        && !tag(r, end).is_finite_verb()
        && !r.is(end, &["that", "who", "which"])
    {
        end += 1;
    }
    let finite = tag(r, end).is_finite_verb();
    Some(if finite { first } else { start..end })
}

/// "in Hart's words", "in her own words"
fn own_words(r: Reader<'_>, i: usize, within: &Range<usize>) -> Option<Cue> {
    let owner = i
        .checked_sub(if r.is(i.wrapping_sub(1), &["own"]) { 2 } else { 1 })
        .filter(|&o| r.is(i, &["words"]) && o > within.start)?;
    let source = match tag(r, owner) {
        Tag::PrpPoss => owner..owner + 1,
        _ if r.possessive(owner) => phrase_before(r, owner, within.start)?,
        _ => return None,
    };
    let first = source.start.checked_sub(1).filter(|&p| p >= within.start && r.is(p, &["in"]))?;
    let marked = r.mark(i + 1) || r.is(i + 1, &[",", ":"]) && r.mark(i + 2);
    marked.then(|| Cue { source: Some(source), inverted: true, ..Cue::alone(CueKind::Preposition, first..i + 1) })
}

/// Longest that a post goes on behind its noun, in tokens.
const POST: usize = 24;

/// ", a nurse at the clinic" behind a name.
pub fn apposition_end(r: Reader<'_>, comma: usize, bound: usize) -> Option<usize> {
    if !r.is(comma, &[","]) || !r.is(comma + 1, &["a", "an", "the"]) {
        return None;
    }
    let phrase = phrase_after(r, comma + 1, bound)?;
    let person = phrase.clone().any(|i| r.any(i, &[Class::Role, Class::Title, Class::OrganizationNoun]));
    // "Hart, a nurse | in the same ward as Moor at the Velm clinic, ..."
    let more = || (phrase.end..bound.min(phrase.end + POST)).take_while(|&i| r.wordy(i) && !tag(r, i).is_finite_verb()).count();
    let long = if tag(r, phrase.end) == Tag::In { phrase.end + more() } else { phrase.end };
    let ends = if long > phrase.end { r.is(long, &[","]) } else { !r.wordy(long) || r.is(long, &["who", "which"]) };
    (person && ends).then_some(long)
}

/// "as Hart puts it"
pub fn puts_it(r: Reader<'_>, i: usize, within: &Range<usize>) -> Option<Cue> {
    if !(r.is(i, &["put", "puts"]) && r.is(i + 1, &["it"])) {
        return None;
    }
    let subject = subject_of(r, i, within.start)?;
    let start = match subject.clause.checked_sub(1).filter(|&b| b >= within.start) {
        Some(as_) if r.is(as_, &["as"]) => as_,
        // `“...” is how Hart put it`
        Some(how) if r.is(how, &["how"]) && how > within.start && r.is(how.wrapping_sub(1), &["is", "was", "'s", "’s"]) => {
            how - 1
        }
        // "I put it in the shed"
        _ if r.is(i + 2, &["in", "into", "on", "onto", "back", "out", "there", "together", "this"]) => return None,
        _ => subject.clause,
    };
    Some(Cue {
        frames: frames::of("quipped"),
        clause: start..i + 2,
        source: Some(subject.phrase),
        ..Cue::alone(CueKind::Verb, i..i + 2)
    })
}

/// "was of the view that"
pub fn of_the_view(r: Reader<'_>, i: usize, within: &Range<usize>) -> Option<Cue> {
    let be = i.checked_sub(3).filter(|&b| b > within.start)?;
    let holds = r.is(i, &["view", "opinion"])
        && r.is(i + 1, &["that"])
        && r.is(i.wrapping_sub(1), &["the"])
        && r.is(i.wrapping_sub(2), &["of"]);
    if !holds || !r.is(be, &["is", "are", "was", "were"]) {
        return None;
    }
    let subject = subject_of(r, be, within.start)?;
    Some(Cue {
        frames: frames::of("opined"),
        clause: subject.clause..i + 1,
        source: Some(subject.phrase),
        relative: subject.relative,
        ..Cue::alone(CueKind::Verb, be..i + 1)
    })
}
