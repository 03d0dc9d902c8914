//! Names behind a description: "his lawyer, the barrister **Ada Hart**, said", "two nurses, **Ada Hart and Bo Lind**, said".

use super::phrases::{nounish, opens, tag};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::text::Tag;
use std::ops::Range;

/// Whom the words behind `comma` name, where the source goes on to its end with nothing but names and what they are called; the
/// likeliest speaker first.
pub fn named(r: Reader<'_>, people: &People, source: &Range<usize>, core: &Range<usize>, comma: usize) -> Vec<EntityId> {
    if comma + 1 >= source.end || !r.is(comma, &[","]) {
        return Vec::new();
    }
    let rest = without_place(r, without_bracket(r, comma + 1..source.end));
    let span = r.cover(rest.clone());
    // "the Minister for Energy, Ada Hart": the head stands before what the post is over.
    let over = core.clone().skip(1).find(|&i| r.is(i, &["of", "for"]));
    let head = over.unwrap_or(core.end).saturating_sub(1);
    let body = r.has(head, Class::OrganizationNoun) && !r.any(head, &[Class::Role, Class::Title, Class::Group]);
    let fits = |id: EntityId| match people.kind(id) {
        // "His publisher, Ada Hart, said": somebody's publisher, broker or insurer who has a name is a person, though the word is a body's too.
        Some(EntityKind::Person) => !body || tag(r, core.start) == Tag::PrpPoss && r.lower(head).ends_with('r'),
        Some(EntityKind::Organization) => body,
        _ => false,
    };
    let names: Vec<&Mention> =
        people.mentions_in(span).filter(|m| m.kind == MentionKind::Name && span.encloses(m.span) && fits(m.entity)).collect();
    let Some(last) = names.last().filter(|m| m.span.end() == span.end()) else { return Vec::new() };
    let start = |m: &Mention| r.text.token_at(m.span.start());
    // "a patient man called Ada Hart"
    let called = start(last).checked_sub(1).is_some_and(|b| rest.contains(&b) && r.is(b, &["called", "named"]));
    let lead = rest.start..names.first().map_or(rest.start, |m| start(m));
    let plain = lead.clone().all(|i| r.wordy(i) && leads(r, i)) && lead.len() < 8;
    let plural = names.len() > 1 && listed(r, &rest, &names);
    if called || plain && names.len() == 1 {
        return vec![last.entity];
    }
    if plain && plural { names.iter().rev().map(|m| m.entity).collect() } else { Vec::new() }
}

/// A word that can stand before the name in its own phrase: "the retired teacher".
fn leads(r: Reader<'_>, i: usize) -> bool {
    nounish(r, i)
        || opens(r, i)
        || tag(r, i).is_adjective()
        || matches!(tag(r, i), Tag::Vbn | Tag::Vbg)
        || r.has(i, Class::TitleModifier)
}

/// True where nothing but "and" and commas stands between the names.
fn listed(r: Reader<'_>, rest: &Range<usize>, names: &[&Mention]) -> bool {
    let inside = |i: usize| names.iter().any(|m| m.span.encloses(r.span(i)));
    let from = names.first().map_or(rest.start, |m| r.text.token_at(m.span.start()));
    names.len() < 8 && (from..rest.end).all(|i| inside(i) || r.is(i, &["and", ","]))
}

/// The stretch without brackets at its end, "Hart (R-Velm.)", and without the marks there.
fn without_bracket(r: Reader<'_>, mut rest: Range<usize>) -> Range<usize> {
    let trim = |rest: &mut Range<usize>| {
        while rest.end > rest.start && !r.wordy(rest.end.wrapping_sub(1)) && !r.is(rest.end.wrapping_sub(1), &[")"]) {
            rest.end -= 1;
        }
    };
    trim(&mut rest);
    if rest.end > rest.start && r.is(rest.end.wrapping_sub(1), &[")"]) {
        let open = (rest.start.max(rest.end.saturating_sub(10))..rest.end).rev().find(|&i| r.is(i, &["("]));
        rest.end = open.unwrap_or(rest.end - 1).max(rest.start);
        trim(&mut rest);
    }
    rest
}

/// "Governor Ada Hart of Elda", "Ada Hart of Grace Church in Elda": the name without the place.
fn without_place(r: Reader<'_>, rest: Range<usize>) -> Range<usize> {
    let placed = |i: usize| r.capital(i) || r.is(i, &["of", "in", "at", "the"]);
    let link = (rest.start + 1..rest.end).rev().take(10).take_while(|&i| placed(i)).filter(|&i| r.is(i, &["of", "at"])).last();
    let named = |l: usize| l + 1 < rest.end && r.capital(l - 1) && !r.any(l - 1, &[Class::Title, Class::OrganizationNoun]);
    let whole = rest.end;
    rest.start..link.filter(|&l| named(l)).unwrap_or(whole)
}

/// How far behind a description the name is looked for that somebody gave.
const GIVEN: usize = 14;

/// "a volunteer who gave her name only as **Rudo**": the name the sentence gives to a person described.
pub fn self_named(r: Reader<'_>, people: &People, source: &Range<usize>, core: &Range<usize>, end: usize) -> Option<EntityId> {
    let who = (core.end..end.min(source.end + 2)).find(|&i| r.is(i, &["who"]))?;
    let plain = (core.end..who).all(|i| !r.mark(i) && !tag(r, i).is_finite_verb());
    let as_what = (who..end.min(who + GIVEN)).take_while(|&i| !r.mark(i)).find(|&i| r.is(i, &["as"]) && r.capital(i + 1))?;
    let own = (as_what.saturating_sub(3)..as_what).any(|i| r.is(i, &["name", "himself", "herself", "themselves"]));
    let named = |m: &&Mention| people.names_person(m);
    people.mentions_in(r.span(as_what + 1)).find(named).filter(|_| own && plain).map(|m| m.entity)
}
