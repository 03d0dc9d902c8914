//! Inserts: a subject at the head of its clause, parted from its verb by what stands between commas, dashes or brackets. "Ona Marsh, 22, of Velm,
//! Norland, said" is Marsh, no place. Every walk is bounded.

use super::phrases::{finite_verb, phrase_after, tag, time_word};
use super::sources::can_speak;
use super::subjects::opens_clause;
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// Longest stretch from a subject to its verb, in tokens.
const REACH: usize = 60;

/// Words behind which a clause of its own stands inside an insert.
pub const SUBORDINATE: &[&str] = &[
    "after", "although", "as", "because", "before", "how", "if", "since", "than", "that", "though", "until", "what", "when",
    "where", "whether", "which", "while", "who", "whom", "whose", "why",
];

/// The subject that opens the clause of the verb group at `group`, where nothing but inserts stands between the two.
pub fn parted(r: Reader<'_>, group: usize, bound: usize) -> Option<Range<usize>> {
    let close = group.checked_sub(1).filter(|&c| c > bound && closes(r, c))?;
    let floor = bound.max(close.saturating_sub(REACH));
    // Speech in marks ends with a sign of its own: no nickname, and no apostrophe.
    let spoken = |i: usize| r.mark(i) && i > floor && !r.wordy(i - 1) && !r.possessive(i);
    let open = |i: usize| r.is(i, &["("]) && !(i..close + 1).any(|k| r.is(k, &[")"]));
    let stop = |i: &usize| spoken(*i) || r.is(*i, &[";", ":"]) || open(*i);
    let mut start = (floor..close).rev().find(stop).map_or(floor, |i| i + 1);
    if r.is(start, &["and", "but", "so", "yet"]) {
        start += 1;
    }
    let fits = |from: usize| {
        let phrase = phrase_after(r, from, close).filter(|p| opens_clause(r, p.start, bound))?;
        let named = can_speak(r, &phrase) && !time_word(r, phrase.start);
        (named && opens(r, phrase.end) && inserted(r, phrase.end..close)).then_some(phrase)
    };
    // "On her way out, Ona Marsh - in a line that surprised Velm - said": a name behind a phrase of place or time.
    let led = || {
        let comma = (start..close).take(LEAD).find(|&c| r.is(c, &[","]))?;
        let lead = tag(r, start) == Tag::In && finite_verb(r, start..comma).is_none();
        fits(comma + 1).filter(|p| lead && p.len() > 1 && p.clone().all(|i| r.capital(i)))
    };
    fits(start).or_else(led)
}

/// Longest phrase before a subject, in tokens.
const LEAD: usize = 14;

/// A sign behind which an insert begins.
fn opens(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &[",", "–", "—", "--", "("]) || dash(r, i)
}

/// A sign with which an insert ends.
fn closes(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &[",", "–", "—", "--", ")"]) || dash(r, i)
}

/// A hyphen between spaces.
fn dash(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["-"]) && !r.glued(i)
}

/// True where no piece of the stretch is a clause of its own: each verb stands behind a word that hangs it on something.
fn inserted(r: Reader<'_>, tokens: Range<usize>) -> bool {
    let mut at = tokens.start + 1;
    // "whose brother, Bo, signed the act": the verb may come a piece later.
    let mut waiting = false;
    while at < tokens.end {
        // Whatever stands in brackets is an insert.
        if r.is(at - 1, &["("])
            && let Some(close) = (at..tokens.end + 1).find(|&i| r.is(i, &[")"]))
        {
            at = close + 1;
            continue;
        }
        let end = (at..tokens.end).find(|&i| opens(r, i) || closes(r, i)).unwrap_or(tokens.end);
        let hangs = (at..end).find(|&i| r.is(i, SUBORDINATE));
        match finite_verb(r, at..end) {
            Some(verb) if hangs.is_some_and(|h| h < verb) => waiting = false,
            // ", based in Velm,": a participle read as a past form.
            Some(verb) if verb == at && tag(r, verb) == Tag::Vbd && at == tokens.start + 1 => {}
            Some(_) if waiting => waiting = false,
            Some(_) => return false,
            None => waiting |= hangs.is_some(),
        }
        at = end + 1;
    }
    true
}
