//! Speakers: a source's noun phrase finds its person, body or unnamed source.

use super::apposed;
use super::bodies::company;
use super::cues;
use super::epithets;
use super::marks::Marked;
use super::newcomer;
use super::phrases::{opens, tag};
use super::plural::{self, head_words, several};
use super::pronouns;
use super::subjects::list_comma;
use super::{ResolvedBy, Turn};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::resolve::{head_of, pronoun};
use crate::people::roster::plain;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;

/// What is remembered of the quotations before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Who spoke last, and in which paragraph.
    pub last: Option<(EntityId, usize)>,
    /// Who was asked last and may answer now, and in which paragraph.
    pub asked: Option<(EntityId, usize)>,
    /// Where the last quotation or its attribution begins.
    pub at: u32,
    /// The tokens of the last source that was several speakers, and its paragraph.
    pub joint: Option<(usize, usize, usize)>,
}

/// What stands around a source, beside the text and its people.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The marks of the text.
    pub marks: &'a [Marked],
    /// The words of all quotations, by place: who is named in them is not the one who speaks on.
    pub words: &'a [Span],
    /// The turns of a transcript.
    pub turns: &'a [Turn],
}

impl Around<'_> {
    /// True for a place inside marks or reported words.
    pub fn reported(&self, span: Span) -> bool {
        let marked = self.marks.partition_point(|q| q.outer.end() <= span.start());
        let near = self.words.partition_point(|w| w.start() <= span.start());
        self.marks.get(marked).is_some_and(|q| q.outer.encloses(span))
            || self.words.get(near.saturating_sub(4)..near).unwrap_or(&[]).iter().any(|w| w.encloses(span))
    }

    /// Whoever speaks in the turn around a place.
    pub fn turn_at(&self, at: u32) -> Option<&Turn> {
        self.turns.get(self.turns.partition_point(|t| t.span.end() <= at)).filter(|t| t.span.contains(at))
    }
}

/// A source resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// Whom it names.
    pub speaker: EntityId,
    /// Who speaks with them.
    pub also: Vec<EntityId>,
    /// An unnamed source that turns out to be the speaker.
    pub same: Option<EntityId>,
    /// By what.
    pub by: ResolvedBy,
}

impl Resolved {
    /// One speaker, and nobody else.
    fn one(speaker: EntityId, by: ResolvedBy) -> Resolved {
        Resolved { speaker, also: Vec::new(), same: None, by }
    }
}

/// "I said" in a transcript: whoever speaks in the turn; "you said": whoever spoke before.
pub fn by_turn(r: Reader<'_>, turns: &[Turn], source: &Range<usize>) -> Option<Resolved> {
    let to_other = r.is(source.start, &["you"]);
    if source.len() != 1 || !to_other && !r.is(source.start, &["i", "we", "me", "my", "our"]) {
        return None;
    }
    let at = r.span(source.start).start();
    let n = turns.partition_point(|t| t.span.end() <= at);
    let mut turn = turns.get(n).filter(|t| t.span.contains(at))?;
    if to_other {
        let own = turn.speaker;
        turn = [n.wrapping_sub(1), n + 1].iter().filter_map(|&n| turns.get(n)).find(|t| t.speaker != own)?;
    }
    let by = if to_other { ResolvedBy::Pronoun } else { ResolvedBy::Turn };
    Some(Resolved { speaker: turn.speaker?, also: Vec::new(), same: None, by })
}

/// Finds the entity of a source, adding unnamed ones.
pub fn resolve(
    r: Reader<'_>,
    people: &mut People,
    around: Around<'_>,
    source: Range<usize>,
    paragraph: usize,
    memory: Memory,
) -> Option<Resolved> {
    Search { r, people, around, paragraph, memory }.source(source)
}

/// What a source is resolved by.
struct Search<'a> {
    r: Reader<'a>,
    people: &'a mut People,
    around: Around<'a>,
    /// The paragraph the quotation stands in.
    paragraph: usize,
    memory: Memory,
}

impl Search<'_> {
    fn source(&mut self, source: Range<usize>) -> Option<Resolved> {
        let r = self.r;
        // "she (and everyone else) has", "he, too, said"
        let bare = r.is(source.start, &["he", "she"]) && r.is(source.start + 1, &["(", ","]);
        let source = if bare { source.start..source.start + 1 } else { source };
        if source.len() == 1
            && let Some(found) = self.word(source.start)
        {
            return Some(found);
        }
        let core = core_of(r, &source);
        newcomer::by_origin_or_age(r, self.people, self.around, &core, self.memory)
            .map(|speaker| Resolved::one(speaker, ResolvedBy::Description))
            .or_else(|| self.name_and_description(&source, &core))
            .or_else(|| self.by_name(&source, &core))
            .or_else(|| self.by_description(&source, &core))
    }

    /// The same source by other words, which tell who it is.
    fn told(&mut self, words: Range<usize>, by: ResolvedBy) -> Option<Resolved> {
        self.source(words).map(|found| Resolved { by, ..found })
    }

    /// A pronoun, or a word that stands where one would.
    fn word(&mut self, i: usize) -> Option<Resolved> {
        let (r, around) = (self.r, self.around);
        let by = ResolvedBy::Pronoun;
        // "A clerk shook his head. “...,” **he** said": whoever has just come in.
        let asked = self.memory.asked.is_some_and(|(_, p)| p + 1 >= self.paragraph);
        let subject = if asked { None } else { newcomer::subject(r, self.people, around.marks, i) };
        if let Some(found) = subject.and_then(|subject| self.told(subject, by)) {
            return Some(found);
        }
        if r.is(i, &["they", "them"]) {
            if let Some(found) = self.they(i) {
                return Some(found);
            }
        } else if let Some(found) = pronouns::meant(r, self.people, around, i, self.paragraph, self.memory) {
            if let Some(gender) = pronoun(r, i) {
                self.people.learn_gender(found, gender);
            }
            return Some(Resolved::one(found, by));
        }
        if let Some(found) = subject_before(r, i).and_then(|subject| self.told(subject, by)) {
            return Some(found);
        }
        if let Some(found) = newcomer::bare_name(r, self.people, i) {
            self.people.set_kind(found, EntityKind::Person);
            return Some(Resolved::one(found, by));
        }
        newcomer::object(r, around.marks, i).and_then(|phrase| self.told(phrase, by))
    }

    /// They: the several people or the body that the sentence is about, or those who spoke last.
    fn they(&mut self, i: usize) -> Option<Resolved> {
        let (r, around) = (self.r, self.around);
        let by = ResolvedBy::Pronoun;
        let people = &*self.people;
        let of_several = |e: &EntityId| people.kind(*e) == Some(EntityKind::Organization) || several(people, *e);
        let last = pronouns::spoke_lately(self.memory, self.paragraph).filter(of_several);
        let phrase = plural::near(r, people, around, i);
        // "industry analysts say ... Analysts expect ... They say": who is called so already.
        let head = phrase.as_ref().and_then(|p| core_of(r, p).end.checked_sub(1)).map_or("", |h| r.lower(h));
        if let Some(same) = last.filter(|&e| head_words(people, e).last().is_some_and(|w| w == head)) {
            return Some(Resolved::one(same, by));
        }
        let joint = || self.memory.joint.filter(|&(_, _, p)| p + 2 >= self.paragraph).map(|(a, b, _)| a..b);
        let far = || if last.is_some() { None } else { plural::far(r, people, around, i) };
        match phrase.or_else(joint).or_else(far) {
            Some(phrase) => self.told(phrase, by),
            None => last.map(|speaker| Resolved::one(speaker, by)),
        }
    }

    /// "Corvin Bank and the transport ministry": a name and a description are two.
    fn name_and_description(&mut self, source: &Range<usize>, core: &Range<usize>) -> Option<Resolved> {
        let r = self.r;
        let and = (core.start + 1..core.end).find(|&i| r.is(i, &["and"])).filter(|&a| r.is(a + 1, &["the", "a", "an"]))?;
        let name = r.cover(core.start..and);
        let whole = |m: &Mention| m.kind == MentionKind::Name && m.span.end() == name.end() && name.encloses(m.span);
        if !self.people.mentions_in(name).any(whole) || (core.start..and).any(|i| r.is(i, &[",", "of", "for"])) {
            return None;
        }
        let first = self.source(core.start..and)?;
        let second = self.source(and + 1..source.end)?;
        let also = [second.speaker].into_iter().chain(second.also).filter(|&id| id != first.speaker).collect();
        Some(Resolved { also, same: None, ..first })
    }

    /// A name in the phrase or beside it. The one at the phrase's end is its head: "campaign chief Ada Quist", not "a Quist spokesman".
    fn by_name(&mut self, source: &Range<usize>, core: &Range<usize>) -> Option<Resolved> {
        let (r, people) = (self.r, &*self.people);
        let by = ResolvedBy::Name;
        let titled = core.end..(core.end..source.end).find(|&i| !r.wordy(i)).unwrap_or(source.end);
        if let Some(speaker) = titled_behind(r, people, titled) {
            return Some(Resolved::one(speaker, by));
        }
        let named = names_in(r, people, core);
        let comma = (core.end..source.end).find(|&i| r.is(i, &[","])).unwrap_or(core.end);
        let mut apposed = apposed::named(r, people, source, core, comma).into_iter();
        // "My GP, Ada Hart,": what somebody is in two letters is no name.
        let post = core.len() == 2 && opens(r, core.start) && r.acronym(core.start + 1) && apposed.len() == 1;
        // "Hart and others said": they have one name.
        let last = |back: usize, words: &[&str]| r.is(core.end.wrapping_sub(back), words);
        let others = core.len() > 2 && last(1, &["others", "colleagues"]) && last(2, &["and"]);
        let end = if others { r.span(core.end - 3).end() } else { r.cover(core.clone()).end() };
        if let Some(&(_, speaker)) = named.iter().rev().find(|(s, _)| s.end() == end).filter(|_| !post) {
            return Some(Resolved { also: joint(r, core, &named, speaker), ..Resolved::one(speaker, by) });
        }
        if let Some(speaker) = apposed.next() {
            // "Hart and her deputy, Ada Moor,"
            let mut also = joint(r, core, &named, speaker);
            also.extend(apposed.filter(|&id| id != speaker));
            return Some(Resolved { speaker, also, same: introduced(r, people, core), by });
        }
        let sentence = r.text.sentence_at(r.cover(core.clone()).start()).and_then(|s| r.text.sentences.get(s));
        let end = sentence.map_or(source.end, |s| s.tokens().end);
        apposed::self_named(r, people, source, core, end).map(|speaker| Resolved::one(speaker, by))
    }

    /// A description: of somebody known, or of an unnamed source.
    fn by_description(&mut self, source: &Range<usize>, core: &Range<usize>) -> Option<Resolved> {
        let (r, by) = (self.r, ResolvedBy::Description);
        // "A trade group for mills spoke up. “...,” **the group** wrote": whom the sentence before begins with.
        let subject = newcomer::same_head(r, self.around.marks, core);
        if let Some(found) = subject.and_then(|subject| self.told(subject, by)) {
            return Some(found);
        }
        let span = r.cover(core.clone());
        let whole = |m: &&Mention| m.kind == MentionKind::Description && m.span.end() == span.end();
        let described = self.people.mentions_in(span).find(whole).map(|m| m.entity);
        // Whoever is called so only further down has not come in yet.
        let known = described.is_some_and(|id| epithets::mentioned(self.people, id, span.start(), 0));
        let meant = || epithets::meant(r, self.people, self.around, source, core, self.memory, self.paragraph);
        if let Some(speaker) = if known { None } else { meant() } {
            self.people.described(speaker, span.of(r.source));
            self.people.head(speaker, r.lower(core.end.saturating_sub(1)));
            return Some(Resolved::one(speaker, by));
        }
        let speaker = match described {
            Some(found) => newer_unnamed(r, self.people, core, found).unwrap_or(found),
            None => unnamed(r, self.people, source, core)?,
        };
        Some(Resolved::one(speaker, by))
    }
}

/// The names in a phrase, by place. "Emirates | president Ada Hart": one may begin before what is left of its phrase.
fn names_in(r: Reader<'_>, people: &People, core: &Range<usize>) -> Vec<(Span, EntityId)> {
    let span = r.cover(core.clone());
    let verb = |i: usize| r.has(i, Class::ReportingVerb) && !r.capital(i);
    let reaches = |m: &Mention| m.span.end() == span.end() && !verb(r.text.token_at(m.span.start()));
    let named = |m: &&Mention| m.kind == MentionKind::Name && (span.encloses(m.span) || reaches(m));
    people.mentions_in(span).filter(named).map(|m| (m.span, m.entity)).collect()
}

/// The phrase without what follows its head: apposition, "of", "who".
pub(super) fn core_of(r: Reader<'_>, source: &Range<usize>) -> Range<usize> {
    let mut end = source.start;
    while end < source.end {
        let stop = r.is(end, &[",", "(", "who", "whom", "which", "that", "–", "—"])
            && !list_comma(r, end, source.end)
            && !(r.is(end, &[","]) && r.has(end + 1, Class::CompanyForm))
            || end > source.start && done_to(r, end)
            || end > source.start
                && r.is(
                    end,
                    &["of", "at", "for", "in", "with", "from", "on", "to", "familiar", "aware", "close", "behind", "by", "near"],
                );
        // "the number of people": whoever is counted.
        let counted = r.is(end, &["of"])
            && r.is(end.saturating_sub(1), &["number", "majority", "share", "proportion", "percentage", "handful"]);
        // "Ministry of Trade" is one name.
        let within_name = r.is(end, &["of", "for", "on", "to"])
            && r.capital(end.saturating_sub(1))
            && r.capital(end + 1)
            && r.any(end - 1, &[Class::OrganizationNoun, Class::Title]);
        if stop && !within_name && !counted {
            break;
        }
        end += 1;
    }
    let mut end = end.max(source.start + 1).min(source.end);
    while end > source.start + 1 && !r.wordy(end - 1) {
        end -= 1;
    }
    source.start..end
}

/// "A memo **seen** by ...", "a man **arrested** on Monday": a participle behind its noun.
fn done_to(r: Reader<'_>, i: usize) -> bool {
    // "reports Mr Moor filed": what stands behind a name is that one's doing.
    let behind = i > 0
        && (matches!(tag(r, i.wrapping_sub(1)), Tag::Nn | Tag::Nns) || r.is(i.wrapping_sub(1), &["those", "someone", "one"]));
    // "a pastor supporting Hart, Bo Moor,"
    let serves = tag(r, i) == Tag::Vbg && r.has(i.wrapping_sub(1), Class::Role) && !r.capital(i - 1);
    behind && matches!(tag(r, i), Tag::Vbn | Tag::Vbg) && !r.capital(i) && (serves || !tag(r, i + 1).is_noun())
}

/// "University of Elda at Orsa **professor Ada Hart**": a name with its title at the end of what hangs on another.
fn titled_behind(r: Reader<'_>, people: &People, rest: Range<usize>) -> Option<EntityId> {
    let end = r.span(rest.end.checked_sub(1).filter(|&l| l > rest.start)?).end();
    let fits = |m: &&Mention| {
        let first = r.text.token_at(m.span.start());
        let titled = r.any(first, &[Class::Role, Class::Title]) && !r.capital(first) && first > rest.start + 1;
        let person = people.kind(m.entity) == Some(EntityKind::Person);
        // Between commas or dashes stands somebody else.
        m.kind == MentionKind::Name && m.span.end() == end && titled && person && (rest.start..first).all(|i| r.wordy(i))
    };
    people.mentions_in(r.cover(rest.clone())).find(fits).map(|m| m.entity)
}

/// "the spokeswoman, Ada Hart," after "a spokeswoman for the union": the unnamed source whose name is told now.
fn introduced(r: Reader<'_>, people: &People, core: &Range<usize>) -> Option<EntityId> {
    let head = core.end.checked_sub(1).filter(|_| core.len() == 2 && r.is(core.start, &["the"]))?;
    people.last_unnamed(r.lower(head)).map(|(id, _)| id)
}

/// "Hart and Moor said"
fn joint(r: Reader<'_>, core: &Range<usize>, named: &[(Span, EntityId)], speaker: EntityId) -> Vec<EntityId> {
    let and = core.clone().any(|i| r.is(i, &["and"]));
    if !and {
        return Vec::new();
    }
    // "Elda Rail engineer and founder Ada Hart": the rail company only says whose engineer.
    let named = named.iter().filter(|(span, _)| {
        let next = r.text.token_at(span.end().saturating_sub(1)) + 1;
        next >= core.end || r.is(next, &["and", "or", "(", "&"]) || !r.wordy(next) || r.possessive(next)
    });
    let mut also: Vec<EntityId> = named.map(|&(_, e)| e).filter(|&e| e != speaker).collect();
    also.dedup();
    also
}

/// "The council was afraid. **It** said ...": the subject of the sentence before, where it can be meant.
pub(super) fn subject_before(r: Reader<'_>, i: usize) -> Option<Range<usize>> {
    if !r.is(i, &["it"]) {
        return None;
    }
    let number = r.text.sentence_at(r.span(i).start())?;
    let here = r.text.sentences.get(number)?;
    let before = number.checked_sub(1).and_then(|n| r.text.sentences.get(n)).filter(|s| s.paragraph() == here.paragraph())?;
    let subject = cues::sentence_subject(r, &before.tokens())?;
    let head = core_of(r, &subject).end.checked_sub(1)?;
    (r.has(head, Class::OrganizationNoun) && tag(r, head) != Tag::Nns).then_some(subject)
}

/// "the official" after "a ministry official": the unnamed source introduced last, where newer than the person found.
fn newer_unnamed(r: Reader<'_>, people: &People, core: &Range<usize>, found: EntityId) -> Option<EntityId> {
    let head = core.end.checked_sub(1).filter(|_| core.len() <= 2)?;
    let at = r.span(core.start).start();
    let (id, seen) = people.last_unnamed(r.lower(head))?;
    let named = people.mentions_before(at, 64).iter().rev().find(|m| m.entity == found).map(|m| m.span.start());
    (named < Some(seen)).then_some(id)
}

/// A description that names nobody known: found again by its form or its head, or added.
fn unnamed(r: Reader<'_>, people: &mut People, source: &Range<usize>, core: &Range<usize>) -> Option<EntityId> {
    let whole = phrase_without_apposition(r, source);
    let form = r.cover(whole.clone()).of(r.source);
    if form.is_empty() {
        return None;
    }
    let head = head_of(r, core.start, &(core.start..core.end)).or_else(|| core.end.checked_sub(1))?;
    let definite = r.is(core.start, &["the", "that", "this"]);
    let anaphor = definite || r.is(core.start, &["he", "she", "they"]);
    if let Some(id) = people.form(form) {
        return Some(id);
    }
    if anaphor && whole.len() == core.len() {
        let modifiers: Vec<&str> = (core.start + 1..head).filter(|&i| r.wordy(i)).map(|i| r.lower(i)).collect();
        if let Some(id) = people.described_by(r.lower(head), &modifiers, true) {
            people.also(form, id);
            return Some(id);
        }
    }
    if definite
        && whole.len() == core.len()
        && let Some(id) = company(r, people, core, head)
    {
        people.head(id, r.lower(head));
        return Some(id);
    }
    let organization = r.any(head, &[Class::OrganizationNoun]) && !r.any(head, &[Class::Role, Class::Group]);
    let kind = if organization { EntityKind::Organization } else { EntityKind::Unnamed };
    let id = people.by_form(form, kind, r.cover(whole.clone()));
    people.role(r, id, core.clone(), false);
    people.role_words(r, id, whole.clone());
    people.head(id, r.lower(head));
    if plain(form).is_empty() {
        return None;
    }
    Some(id)
}

/// The phrase up to a comma or "who".
fn phrase_without_apposition(r: Reader<'_>, source: &Range<usize>) -> Range<usize> {
    let stop = |i: usize| {
        r.is(i, &[",", "who", "whom", "which", "(", "–", "—"])
            && !list_comma(r, i, source.end)
            && !(r.is(i, &[","]) && r.has(i + 1, Class::CompanyForm))
    };
    let end = source.clone().find(|&i| i > source.start && stop(i)).unwrap_or(source.end);
    // "many of whom"
    let end = if r.is(end, &["whom"]) && r.is(end.wrapping_sub(1), &["of"]) { end + 1 } else { end };
    source.start..end.max(source.start + 1)
}
