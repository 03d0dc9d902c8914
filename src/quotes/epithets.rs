//! Epithets: what a person with a name is called for a change. "Hart won in Velm. “...,” said **the retired surgeon**", "**the Velm senator** said",
//! "**the Republican nominee** claims". Only whoever the text is about just there can be meant, and nobody of another party, office or sex.

use super::cues;
use super::phrases::{opens, tag};
use super::speakers::{Around, Memory, core_of};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::roster::{Gender, gender_of};
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;

/// How far before a description its noun is looked for, in tokens.
const SEEN: usize = 120;

/// Longest epithet, in tokens.
const LONGEST: usize = 9;

/// How many sentences before a description one with a subject is looked for.
const BACK: usize = 3;

/// How many mentions are looked back over.
const LATELY: usize = 96;

/// How many paragraphs before the description whoever spoke last may stand.
const NEAR: usize = 2;

/// Of these, what anybody in the running or in a parliament is called without more.
const RUNNING: &[&str] =
    &["candidate", "contender", "front-runner", "frontrunner", "hopeful", "lawmaker", "nominee", "politician"];

/// Whom an epithet means.
pub fn meant(
    r: Reader<'_>,
    people: &People,
    around: Around<'_>,
    source: &Range<usize>,
    core: &Range<usize>,
    memory: Memory,
    paragraph: usize,
) -> Option<EntityId> {
    let head = core.end.checked_sub(1).filter(|&l| r.is(core.start, &["the"]) && l > core.start && core.len() <= LONGEST)?;
    // "the former secretary of state"
    let rest = if r.is(core.end, &["of"]) && r.is(core.end + 1, &["state"]) { core.end + 2 } else { core.end };
    if rest < source.end && !r.is(rest, &[",", "and"]) {
        return None;
    }
    let former = core.len() > 2 && r.is(core.start + 1, &["former", "retired"]) && tag(r, head) == Tag::Nn;
    // "the 57-year-old scientist"
    let aged = core.len() > 2 && r.lower(core.start + 1).ends_with("-year-old");
    let calling = r.has(head, Class::Calling) || (former || aged) && !r.has(head, Class::OrganizationNoun);
    let party = r.is(head, &["democrat", "republican"]);
    // "the minority leader", not "the band leader"
    let leads = r.is(head, &["leader"]) && r.is(head - 1, &["majority", "minority", "opposition", "party"]);
    let office = r.has(head, Class::Office) || leads;
    if !(calling || office) || r.capital(head) != party || brought_in(r, people, core, head) {
        return None;
    }
    // "the Hart lawyer" is somebody else.
    let named = |m: &Mention| people.names_person(m);
    if people.mentions_in(r.cover(core.clone())).any(named) {
        return None;
    }
    let focus = focus(r, people, around, core.start, memory, paragraph);
    // "the Velm senator" where another senator has been named: only whoever is one. "the senator" alone is whoever has been called so.
    let at = r.span(core.start).start();
    let holders: Vec<EntityId> = people.persons_called(r.lower(head)).filter(|&id| mentioned(people, id, at, 0)).collect();
    let alone = office && core.len() == 2;
    let running = r.is(head, RUNNING);
    let chosen = match holders.as_slice() {
        [] => focus.filter(|_| !alone || running)?,
        // "the former mayor" where one is called so; "the Velm candidate" whoever else runs.
        held => {
            let one = || held.first().copied().filter(|_| (alone || former) && held.len() == 1);
            focus.filter(|f| held.contains(f)).or_else(one).or(focus.filter(|_| running && !alone))?
        }
    };
    (suits(r, people, core, head, chosen) && !named_here(r, people, chosen, core.start)).then_some(chosen)
}

/// "Hart met **a poet**. “...,” said the poet."
fn brought_in(r: Reader<'_>, people: &People, core: &Range<usize>, head: usize) -> bool {
    let first = core.start.saturating_sub(SEEN);
    let same = |i: &usize| r.lower(*i) == r.lower(head);
    let new = |i: usize| (i.saturating_sub(4)..i).any(|k| r.is(k, &["a", "an", "another", "one"]));
    let calling = core.len() == 2 && !r.has(head, Class::Office);
    // "a Republican" is not yet the Velm Republican.
    let party = r.is(head, &["democrat", "republican"]) && core.len() > 2;
    let same = |i: &usize| same(i) && (!party || r.lower(i.saturating_sub(1)) == r.lower(head - 1));
    people.last_unnamed(r.lower(head)).is_some()
        || (first..core.start).filter(same).any(|i| calling || new(i) && opens_here(r, i))
}

/// True where the phrase that ends at `i` brings somebody in: not "Hart, a senator from Velm,", "Hart is a senator".
fn opens_here(r: Reader<'_>, i: usize) -> bool {
    let start = (i.saturating_sub(4)..i).rev().find(|&k| opens(r, k)).unwrap_or(i);
    !r.is(start.wrapping_sub(1), &[",", "is", "was", "as", "–", "—"])
}

/// Whoever the text is about before token `i`: the person whom the last sentence with a subject is about, or whoever spoke last.
fn focus(r: Reader<'_>, people: &People, around: Around<'_>, i: usize, memory: Memory, paragraph: usize) -> Option<EntityId> {
    let person = |e: &EntityId| people.kind(*e) == Some(EntityKind::Person);
    let sentences = &r.text.sentences;
    let here = r.text.sentence_at(r.span(i).start())?;
    // "Hart attacked Moor after the Velm senator had said": somebody else is named already.
    let open = sentences.get(here)?.span.start();
    let named = |m: &Mention| m.kind == MentionKind::Name && person(&m.entity) && !around.reported(m.span);
    if people.mentions_in(Span::new(open, r.span(i).start().max(open))).any(named) {
        return None;
    }
    let near = |s: &usize| sentences.get(*s).is_some_and(|s| s.paragraph() + NEAR >= paragraph);
    let about = (here.saturating_sub(BACK)..here).rev().take_while(near).find_map(|s| {
        let sentence = sentences.get(s).filter(|s| s.span.start() >= memory.at && !around.reported(r.span(s.tokens().start)))?;
        let subject = cues::sentence_subject(r, &sentence.tokens())?;
        let first = subject.start <= sentence.tokens().start + 1 || !r.wordy(subject.start - 1);
        // "lawyers for Hart": not Hart.
        let span = r.cover(core_of(r, &subject));
        let one = |m: &&Mention| person(&m.entity) && span.encloses(m.span) && m.span.end() == span.end();
        people.mentions_in(span).find(one).filter(|_| first).map(|m| m.entity)
    });
    let spoke =
        memory.last.filter(|&(e, p)| p + 1 >= paragraph || p + NEAR >= paragraph && mentioned(people, e, open, memory.at));
    about.or(spoke.map(|(e, _)| e)).filter(person)
}

/// True where somebody is mentioned between two places.
pub fn mentioned(people: &People, id: EntityId, before: u32, since: u32) -> bool {
    people.mentions_before(before, LATELY).iter().any(|m| m.entity == id && m.span.start() >= since)
}

/// True where nothing that is known of somebody speaks against the epithet: sex, party.
fn suits(r: Reader<'_>, people: &People, core: &Range<usize>, head: usize, id: EntityId) -> bool {
    let sex = gender_of(r, head).is_none_or(|g| people.gender(id) == Gender::Unknown || people.gender(id) == g);
    let says = |words: &[&str]| core.clone().any(|i| r.is(i, words));
    let roles = people.facts(id).map(|f| f.roles.as_slice()).unwrap_or(&[]);
    let known = |words: &[&str]| roles.iter().any(|role| words.contains(&&**role));
    const RED: &[&str] = &["republican", "gop"];
    const BLUE: &[&str] = &["democrat", "democratic"];
    let other = says(RED) && known(BLUE) && !known(RED) || says(BLUE) && known(RED) && !known(BLUE);
    sex && !other
}

/// True where the sentence of token `i` names that person: "“Hart is late,” the Velm senator said."
fn named_here(r: Reader<'_>, people: &People, id: EntityId, i: usize) -> bool {
    let sentence = r.text.sentence_at(r.span(i).start()).and_then(|s| r.text.sentences.get(s));
    sentence.is_some_and(|s| people.mentions_in(s.span).any(|m| m.entity == id && m.kind == MentionKind::Name))
}
