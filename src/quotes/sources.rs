//! Who can speak: which noun phrases name a person, a body or a document, and whose findings are statements.

use super::cues::Cue;
use super::phrases::{self, tag};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// Words that stand for somebody who was not named.
pub const SOMEBODY: &[&str] = &["another", "both", "few", "many", "most", "others", "several", "some"];

/// True where the phrase's head is a person, a body, a name, a pronoun or a document.
pub fn can_speak(r: Reader<'_>, source: &Range<usize>) -> bool {
    let end = source
        .clone()
        .find(|&i| i > source.start && (tag(r, i) == Tag::In || r.is(i, &[",", "(", "who", "which"])))
        .unwrap_or(source.end);
    let Some(head) = end.checked_sub(1) else { return false };
    phrases::person_or_body(r, head)
        || tag(r, head).is_proper()
        || r.capital(head)
        || phrases::subject_pronoun(r, head) && !r.is(head, &["it"])
        || document(r, source)
        || r.is(head, &["who", "one"])
        || r.is(head, SOMEBODY)
}

/// "the study found", "the judge found that", "..., the budget office found.": whose findings are statements.
pub fn finds(r: Reader<'_>, cue: &Cue, source: &Range<usize>) -> bool {
    let verb = cue.words.start;
    let last =
        r.is(verb, &["found"]) && !r.wordy(verb + 1) && cue.clause.start > 0 && r.is(cue.clause.start.wrapping_sub(1), &[","]);
    let body = last && source.end.checked_sub(1).is_some_and(|h| r.any(h, &[Class::OrganizationNoun, Class::Group]));
    body || document(r, source) || finder(r, verb, source)
}

/// "the judge **found** that"
fn finder(r: Reader<'_>, verb: usize, source: &Range<usize>) -> bool {
    let finds = r.is(verb, &["found", "finds"]) && r.is(verb + 1, &["that"]);
    let head = source.clone().find(|&i| i > source.start && tag(r, i) == Tag::In).unwrap_or(source.end);
    finds && (source.start..head).any(|i| r.has(i, Class::Finder))
}

/// "stood there, **carrying signs** saying", "**winning Velm** helped": a verb with what somebody does something to.
pub fn held(r: Reader<'_>, phrase: &Range<usize>) -> bool {
    let first = tag(r, phrase.start);
    let post = || phrase.clone().any(|i| phrases::person_or_body(r, i));
    let speaks = || can_speak(r, phrase) && !document(r, phrase) && (first == Tag::Vbn || post());
    matches!(first, Tag::Vbg | Tag::Vbn) && (phrase.len() == 1 || !speaks())
}

/// True for a source that is a document or a study.
pub fn document(r: Reader<'_>, source: &Range<usize>) -> bool {
    source.clone().any(|i| r.has(i, Class::Document))
}

/// True where a phrase names somebody who can speak: a name, a pronoun, a role or a body.
pub fn names_somebody(r: Reader<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|i| phrases::person_or_body(r, i) || tag(r, i).is_proper() || phrases::subject_pronoun(r, i))
        || phrase.clone().any(|i| tag(r, i) == Tag::Nns || r.capital(i) || r.lower(i).ends_with("year-old"))
        || phrase.len() == 1 && r.is(phrase.start, &["another", "others", "some"])
}
