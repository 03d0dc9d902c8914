//! Marks that open and never close: where the paragraph itself says who spoke ("“The weir leaks, Hart said."), the words end
//! there, as if the mark stood before the attribution.

use super::frames::{self, Form};
use super::marks::Marked;
use super::phrases::{subject_pronoun, tag, time_word};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::span::Span;
use std::ops::Range;

/// How far an attribution is looked for, in tokens.
const REACH: usize = 120;
/// Most tokens of a speaker's name in an attribution.
const NAME: usize = 6;

/// Ends the words of marks without a partner at their attribution. The next paragraph's marks then stand by themselves.
pub fn mend(r: Reader<'_>, marks: &mut [Marked]) {
    for n in 0..marks.len() {
        let next = marks.get(n + 1).copied();
        let Some(mark) = marks.get(n).copied().filter(|m| !m.closed && !m.single) else { continue };
        let goes_on = next.is_some_and(|m| m.continues);
        let Some(comma) = attribution(r, mark.inner, goes_on) else { continue };
        let end = r.span(comma).end();
        if let Some(mark) = marks.get_mut(n) {
            mark.inner = Span::new(mark.inner.start(), end);
            mark.outer = Span::new(mark.outer.start(), end);
        }
        if let Some(next) = marks.get_mut(n + 1).filter(|_| goes_on) {
            next.continues = false;
        }
    }
}

/// The comma, question or exclamation mark before "Hart said" in the words; where the speech goes on in the next paragraph only
/// one that ends the paragraph.
fn attribution(r: Reader<'_>, words: Span, last_only: bool) -> Option<usize> {
    let first = r.text.token_at(words.start());
    let end = r.text.token_at(words.end().saturating_sub(1)) + 1;
    let from = if last_only { end.saturating_sub(NAME + 8).max(first) } else { first };
    (from + 1..end.min(from + REACH)).find(|&i| {
        r.is(i, &[",", "?", "!"])
            && speaks(r, i + 1, end).is_some_and(|stop| closes(r, stop..end) && (!last_only || stop + 8 > end))
    })
}

/// "Hart said", "she said", "said Hart": one past it.
fn speaks(r: Reader<'_>, start: usize, end: usize) -> Option<usize> {
    let says = |i: usize| {
        let frames = frames::of(r.lower(i));
        i < end && r.has(i, Class::ReportingVerb) && frames.direct() && matches!(frames.form(), Form::Past | Form::Third)
    };
    let named = |i: usize| r.capital(i) || r.any(i, &[Class::Role, Class::Title, Class::Particle]);
    if says(start) {
        let name = (start + 1..end.min(start + 1 + NAME)).take_while(|&i| named(i) || r.is(i, &["the", "a", "an"])).count();
        return (name > 0).then_some(start + 1 + name);
    }
    if subject_pronoun(r, start) {
        return says(start + 1).then_some(start + 2);
    }
    let name = (start..end.min(start + NAME)).take_while(|&i| (named(i) || r.is(i, &["the", "a", "an"])) && !says(i)).count();
    (name > 0 && says(start + name)).then_some(start + name + 1)
}

/// True where nothing but an end, a time or an occasion follows the attribution.
fn closes(r: Reader<'_>, rest: Range<usize>) -> bool {
    let i = rest.start;
    i >= rest.end
        || r.is(i, &[".", ",", ";"])
        || time_word(r, i)
        || r.is(i, &["on", "in", "at", "during"]) && tag(r, i + 1).is_noun()
        || r.is(i, &["on", "in", "at", "during"]) && time_word(r, i + 1)
}
