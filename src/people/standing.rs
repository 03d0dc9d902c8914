//! What a text shows of a name of several words: that somebody bears it, that it is a place's, or neither.

use super::reader::Reader;
use super::roster::Gender;
use super::{Mention, MentionKind, People};
use crate::lexicon::Class;
use crate::text::Tag;

/// What a text shows of a name of several words that may be a person's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    #[default]
    Open,
    /// A title, a verb of saying, an age, "who": somebody.
    Human,
    /// "in", "near", and nothing of a human being.
    Place,
}

/// What stands around the names says of each person, by entity.
pub(super) fn standing(r: Reader<'_>, people: &People, names: &[Mention]) -> Vec<Standing> {
    let known = |id: usize| {
        let facts = people.memory.facts.get(id);
        let single = people.entities.get(id).is_some_and(|e| !e.name.contains(' '));
        single || facts.is_some_and(|f| f.gender != Gender::Unknown || !f.roles.is_empty())
    };
    let mut found: Vec<Standing> =
        (0..people.entities.len()).map(|id| if known(id) { Standing::Human } else { Standing::Open }).collect();
    for name in names.iter().filter(|m| m.kind == MentionKind::Name) {
        let Some(one) = found.get_mut(name.entity.0 as usize).filter(|s| **s != Standing::Human) else { continue };
        let first = r.text.token_at(name.span.start());
        let end = r.text.token_at(name.span.end().saturating_sub(1)) + 1;
        let before = first.wrapping_sub(1);
        let comma = r.is(end, &[","]);
        let aged = comma && r.token(end + 1).is_some_and(|t| t.tag == Tag::Cd);
        let family = end == first + 1 && people.family_is(name.entity, r.lower(first));
        // "Vermont ski areas": no family.
        let modifies = r.token(end).is_some_and(|t| t.tag.is_noun() && !t.look.capital());
        let alone = family && !r.is(before, &["the"]) && !modifies;
        let owns = r.possessive(end);
        if r.has(end, Class::ReportingVerb)
            || r.has(before, Class::ReportingVerb)
            || r.has(first, Class::GivenName)
            || aged
            || alone && !r.is(before, PLACING)
            || r.is(end, &["who"])
            || comma && r.is(end + 1, &["who", "his", "her"])
        {
            *one = Standing::Human;
        } else if r.is(before, PLACING) && !owns {
            *one = Standing::Place;
        }
    }
    found
}

/// Before places.
const PLACING: &[&str] = &["across", "in", "inside", "near", "outside", "throughout"];
