//! Antecedents: whom a relative pronoun takes up, and whom a description between commas describes. "Ona Marsh, a beekeeper from Velm, **who** ..." is
//! Marsh, no beekeeper and no place. Every walk is bounded.

use super::phrases::{opens, phrase_before, simple_start, tag, time_word};
use super::subjects::widened;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// The noun a relative pronoun takes up: not a number or a time right before it, but the body or person before those.
pub fn antecedent(r: Reader<'_>, end: usize, bound: usize) -> Option<Range<usize>> {
    // "pleased the divers too, who"
    let end = if end > bound + 2 && r.is(end - 1, &["either", "too", "though"]) { end - 1 } else { end };
    let last = end.checked_sub(1)?;
    // "four in ten who"
    let share = last > bound + 1 && r.is(last - 1, &["in", "of"]) && tag(r, last - 2) == Tag::Cd;
    if (tag(r, last) != Tag::Cd || share) && !time_word(r, last) {
        let near = phrase_before(r, end, bound)?;
        // "a Republican from Elda who": no place does what a person does.
        let place = r.is(near.start.wrapping_sub(1), &["from"]) && near.start > bound && near.clone().all(|i| r.capital(i));
        let person = near.start.saturating_sub(2);
        let near = if !place || !r.is(end, &["who"]) || person <= bound {
            near
        } else if r.any(person, &[Class::Role, Class::Demonym]) {
            simple_start(r, person, bound)..near.end
        } else {
            widened(r, &near, bound).unwrap_or(near)
        };
        let near = described_by(r, &near, bound).unwrap_or(near);
        return Some(named_last(r, &near).unwrap_or(near));
    }
    let floor = bound.max(end.saturating_sub(10));
    let head = (floor..end).rev().find(|&i| r.any(i, &[Class::OrganizationNoun, Class::Role, Class::Group]))?;
    phrase_before(r, head + 1, bound)
}

/// "no word of **Ona Moor**, who": the full name at the end of a phrase about a thing, which says nothing itself.
fn named_last(r: Reader<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let name = phrase.clone().rev().take_while(|&i| tag(r, i).is_proper()).last()?;
    let link = name.checked_sub(1).filter(|&i| i > phrase.start)?;
    let thing = !phrase
        .clone()
        .take_while(|&i| i < link)
        .any(|i| r.any(i, &[Class::Role, Class::Title, Class::Group, Class::OrganizationNoun, Class::Document]) || r.capital(i));
    let full = phrase.end - name == 2 && r.has(name, Class::GivenName);
    (thing && full && r.is(link, &["about", "against", "by", "for", "from", "of", "to", "with"])).then_some(name..phrase.end)
}

/// "Moor, a teacher in Velm,", "Moor, 24, from Velm,": whom the phrase between commas describes.
pub fn described_by(r: Reader<'_>, phrase: &Range<usize>, bound: usize) -> Option<Range<usize>> {
    let origin = r.is(phrase.start.wrapping_sub(1), &["from", "of"]);
    let titled = |i: usize| r.any(i, &[Class::Role, Class::Title, Class::Group]);
    let role = opens(r, phrase.start) && phrase.clone().any(titled) || !r.capital(phrase.start) && titled(phrase.start);
    // "Rachel Moor, a beekeeper from Velm,": whatever somebody with a full name is said to be.
    let single = r.is(phrase.start, &["a", "an"])
        && phrase.start > bound + 2
        && (1..=2).all(|k| tag(r, phrase.start.wrapping_sub(1) - k).is_proper());
    let single = single && !phrase.clone().any(|i| r.has(i, Class::OrganizationNoun) && !r.capital(i));
    let described = origin || role || single;
    // "Marsh, **now** the leader of the house, who"
    let now = r.is(phrase.start.wrapping_sub(1), &["now", "then", "also", "currently", "formerly", "once"]);
    let mut comma = phrase.start.checked_sub(if origin || now { 2 } else { 1 }).filter(|&c| c > bound && described)?;
    if tag(r, comma - 1) == Tag::Cd && r.is(comma.wrapping_sub(2), &[","]) && comma > bound + 2 {
        comma -= 2;
    }
    let whole = phrase_before(r, comma, bound).filter(|p| r.is(comma, &[","]) && tag(r, p.end - 1).is_proper())?;
    // "the research of Emil Dorn, a professor, who": the name alone.
    let name = whole.clone().rev().take_while(|&i| tag(r, i).is_proper()).last()?;
    Some(if tag(r, whole.start).is_proper() { whole } else { name..comma })
}
