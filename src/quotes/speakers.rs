//! Speakers: a source's noun phrase finds its person, body or unnamed source.

use super::apposed;
use super::bodies::{body_before, company, last_body};
use super::cues;
use super::epithets;
use super::marks::Marked;
use super::newcomer;
use super::phrases::{opens, tag};
use super::plural::{self, head_words, one_person, several};
use super::subjects::list_comma;
use super::{ResolvedBy, Turn};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::resolve::{head_of, pronoun};
use crate::people::roster::{Gender, plain};
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
    fn turn_at(&self, at: u32) -> Option<&Turn> {
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
    // "she (and everyone else) has", "he, too, said"
    let bare = r.is(source.start, &["he", "she"]) && r.is(source.start + 1, &["(", ","]);
    let source = if bare { source.start..source.start + 1 } else { source };
    // "A clerk shook his head. “...,” **he** said": whoever has just come in.
    let asked = memory.asked.is_some_and(|(_, p)| p + 1 >= paragraph);
    if source.len() == 1
        && !asked
        && let Some(subject) = newcomer::subject(r, people, around.marks, source.start)
        && let Some(found) = resolve(r, people, around, subject, paragraph, memory)
    {
        return Some(Resolved { by: ResolvedBy::Pronoun, ..found });
    }
    if source.len() == 1 && r.is(source.start, &["they", "them"]) {
        if let Some(found) = by_they(r, people, around, source.start, paragraph, memory) {
            return Some(found);
        }
    } else if source.len() == 1
        && let Some(found) = by_pronoun(r, people, around, source.start, paragraph, memory)
    {
        if let Some(gender) = pronoun(r, source.start) {
            people.learn_gender(found, gender);
        }
        return Some(Resolved { speaker: found, also: Vec::new(), same: None, by: ResolvedBy::Pronoun });
    }
    if source.len() == 1
        && let Some(subject) = subject_before(r, source.start)
        && let Some(found) = resolve(r, people, around, subject, paragraph, memory)
    {
        return Some(Resolved { by: ResolvedBy::Pronoun, ..found });
    }
    if source.len() == 1
        && let Some(found) = newcomer::bare_name(r, people, source.start)
    {
        people.set_kind(found, EntityKind::Person);
        return Some(Resolved { speaker: found, also: Vec::new(), same: None, by: ResolvedBy::Pronoun });
    }
    if source.len() == 1
        && let Some(phrase) = newcomer::object(r, around.marks, source.start)
        && let Some(found) = resolve(r, people, around, phrase, paragraph, memory)
    {
        return Some(Resolved { by: ResolvedBy::Pronoun, ..found });
    }
    let core = core_of(r, &source);
    if let Some(found) = newcomer::by_origin_or_age(r, people, around, &core, memory) {
        return Some(Resolved { speaker: found, also: Vec::new(), same: None, by: ResolvedBy::Description });
    }
    let span = r.cover(core.clone());
    // "Corvin Bank and the transport ministry": a name and a description are two.
    let and = (core.start + 1..core.end).find(|&i| r.is(i, &["and"])).filter(|&a| r.is(a + 1, &["the", "a", "an"]));
    let one = |a: usize| {
        let name = r.cover(core.start..a);
        let whole = |m: &Mention| m.kind == MentionKind::Name && m.span.end() == name.end() && name.encloses(m.span);
        people.mentions_in(name).any(whole) && !(core.start..a).any(|i| r.is(i, &[",", "of", "for"]))
    };
    if let Some(and) = and.filter(|&a| one(a))
        && let Some(first) = resolve(r, people, around, core.start..and, paragraph, memory)
        && let Some(second) = resolve(r, people, around, and + 1..source.end, paragraph, memory)
    {
        let also = [second.speaker].into_iter().chain(second.also).filter(|&id| id != first.speaker).collect();
        return Some(Resolved { also, same: None, ..first });
    }
    // "Emirates | president Ada Hart": a name may begin before what is left of its phrase.
    let verb = |i: usize| r.has(i, Class::ReportingVerb) && !r.capital(i);
    let reaches = |m: &Mention| m.span.end() == span.end() && !verb(r.text.token_at(m.span.start()));
    let named: Vec<(Span, EntityId)> = people
        .mentions_in(span)
        .filter(|m| m.kind == MentionKind::Name && (span.encloses(m.span) || reaches(m)))
        .map(|m| (m.span, m.entity))
        .collect();
    // The name at the phrase's end is its head: "campaign chief Ada Quist", not "a Quist spokesman".
    let end = span.end();
    // "Hart and others said": they have one name.
    let others =
        core.len() > 2 && r.is(core.end.wrapping_sub(1), &["others", "colleagues"]) && r.is(core.end.wrapping_sub(2), &["and"]);
    let end = if others { r.span(core.end - 3).end() } else { end };
    let comma = (core.end..source.end).find(|&i| r.is(i, &[","])).unwrap_or(core.end);
    let mut apposed = apposed::named(r, people, &source, &core, comma).into_iter();
    // "My GP, Ada Hart,": what somebody is in two letters is no name.
    let post = core.len() == 2 && opens(r, core.start) && r.acronym(core.start + 1) && apposed.len() == 1;
    if let Some(speaker) = titled_behind(r, people, core.end..(core.end..source.end).find(|&i| !r.wordy(i)).unwrap_or(source.end))
    {
        return Some(Resolved { speaker, also: Vec::new(), same: None, by: ResolvedBy::Name });
    }
    if let Some(&(_, speaker)) = named.iter().rev().find(|(s, _)| s.end() == end).filter(|_| !post) {
        let also = joint(r, &core, &named, speaker);
        return Some(Resolved { speaker, also, same: None, by: ResolvedBy::Name });
    }
    if let Some(speaker) = apposed.next() {
        // "Hart and her deputy, Ada Moor,"
        let mut also = joint(r, &core, &named, speaker);
        also.extend(apposed.filter(|&id| id != speaker));
        return Some(Resolved { speaker, also, same: introduced(r, people, &core), by: ResolvedBy::Name });
    }
    let sentence = r.text.sentence_at(span.start()).and_then(|s| r.text.sentences.get(s)).map_or(source.end, |s| s.tokens().end);
    if let Some(speaker) = apposed::self_named(r, people, &source, &core, sentence) {
        return Some(Resolved { speaker, also: Vec::new(), same: None, by: ResolvedBy::Name });
    }
    // "A trade group for mills spoke up. “...,” **the group** wrote": whom the sentence before begins with.
    if let Some(subject) = newcomer::same_head(r, around.marks, &core)
        && let Some(found) = resolve(r, people, around, subject, paragraph, memory)
    {
        return Some(Resolved { by: ResolvedBy::Description, ..found });
    }
    let described =
        people.mentions_in(span).find(|m| m.kind == MentionKind::Description && m.span.end() == end).map(|m| m.entity);
    // Whoever is called so only further down has not come in yet.
    let known = described.is_some_and(|id| epithets::mentioned(people, id, span.start(), 0));
    if !known && let Some(speaker) = epithets::meant(r, people, around, &source, &core, memory, paragraph) {
        people.described(speaker, span.of(r.source));
        people.head(speaker, r.lower(core.end.saturating_sub(1)));
        return Some(Resolved { speaker, also: Vec::new(), same: None, by: ResolvedBy::Description });
    }
    if let Some(speaker) = described {
        let newer = newer_unnamed(r, people, &core, speaker);
        return Some(Resolved { speaker: newer.unwrap_or(speaker), also: Vec::new(), same: None, by: ResolvedBy::Description });
    }
    let speaker = unnamed(r, people, &source, &core)?;
    Some(Resolved { speaker, also: Vec::new(), same: None, by: ResolvedBy::Description })
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

/// He, she, it, they.
fn by_pronoun(
    r: Reader<'_>,
    people: &People,
    around: Around<'_>,
    i: usize,
    paragraph: usize,
    memory: Memory,
) -> Option<EntityId> {
    let near = memory.last.filter(|&(_, p)| p + 3 >= paragraph).map(|(e, _)| e);
    if let Some(gender) = pronoun(r, i) {
        let resolved = people.mentions_in(r.span(i)).find(|m| m.kind == MentionKind::Pronoun).map(|m| m.entity);
        let fits = |e: &EntityId| {
            let known = people.gender(*e);
            people.kind(*e) != Some(EntityKind::Organization)
                && !several(people, *e)
                && one_person(people, *e)
                && (known == Gender::Unknown || known == gender)
        };
        // In a turn of a transcript whoever speaks is "I", never "he" or "she".
        let turn = around.turn_at(r.span(i).start()).and_then(|t| t.speaker);
        // "he told Hart" is not Hart.
        let told = people.mentions_in(r.span(i + 2)).find(|m| m.kind == MentionKind::Name && r.has(i + 1, Class::ReportingVerb));
        let told = told.map(|m| m.entity);
        let asker = newcomer::asker(r, people, i);
        let named = |e: &EntityId| people.kind(*e) == Some(EntityKind::Person);
        let fits = |e: &EntityId| fits(e) && Some(*e) != turn && Some(*e) != told && Some(*e) != asker;
        let resolved = resolved.filter(|&e| told != Some(e) && asker != Some(e));
        let resolved = match turn {
            Some(own) => {
                resolved.filter(|&e| fits(&e) && named_lately(r, people, e, i)).or_else(|| talked_of(r, people, own, i, fits))
            }
            None => resolved,
        };
        // "Hart would win, he said": whoever is named in the words does not speak of himself by name.
        // "Ona Marsh skates at Velm. Marsh came to it late, she said": who is told of there, and nobody else, may speak of herself by name.
        let own = |a: EntityId| {
            let first =
                r.text.sentence_at(r.span(i).start()).and_then(|s| r.text.sentences.get(s)).map_or(i, |s| s.tokens().start);
            let plain = !(first.max(i.saturating_sub(60))..i).any(|k| r.mark(k))
                && newcomer::person_before(r, people, around, i).is_none_or(|b| a == b);
            plain
                && near.is_none_or(|b| a != b && !mentioned_here(r, people, b, i))
                && stands_near(r, people, around, a, i, memory.at)
        };
        let resolved = match resolved {
            Some(a) if turn.is_none() && named_in_own_words(r, people, around, a, i) && !own(a) => near
                .filter(fits)
                .or_else(|| newcomer::person_before(r, people, around, i).filter(|b| *b != a && fits(b)))
                .or(Some(a)),
            found => found,
        };
        let asked = memory.asked.filter(|&(_, p)| p + 1 >= paragraph).map(|(e, _)| e).filter(fits);
        if asked.is_some() {
            return asked;
        }
        if let Some(new) = newcomer::introduced_above(r, people, around, i, memory.at).filter(fits) {
            return Some(new);
        }
        // A person named since the last quotation, as a subject, is nearer than its speaker.
        let last = near.filter(fits);
        return match (resolved, last) {
            (Some(a), Some(b)) if a != b => {
                // Who is known to be a woman may be meant although she is named in what somebody else reports.
                let known = gender == Gender::Woman && people.gender(a) == gender && people.gender(b) == Gender::Unknown;
                let around = if known { Around { words: &[], ..around } } else { around };
                let nearer = stands_near(r, people, around, a, i, memory.at)
                    || newcomer::brought_in(r, people, around, |&e| e == a, i, memory.at).is_some()
                    || kin_of(r, people, b, a, i);
                Some(if nearer { a } else { b })
            }
            // "Hart is angry.¶He notes that Hart's car is gone": nobody else is there.
            (a, b) => a
                .or(b)
                .or_else(|| speaks_on(r, people, i, paragraph, memory).filter(fits))
                .or_else(|| newcomer::person_before(r, people, around, i).filter(fits))
                .or_else(|| newcomer::brought_in(r, people, around, |e| fits(e) && named(e), i, memory.at)),
        };
    }
    if r.is(i, &["it"]) {
        let fits = |e: &EntityId| people.kind(*e) == Some(EntityKind::Organization);
        // "The council refused. It said": whoever the sentence before is about goes before whoever spoke last.
        return body_before(r, people, i)
            .or_else(|| near.filter(fits))
            .or_else(|| if subject_before(r, i).is_some() { None } else { last_body(r, people, i) });
    }
    None
}

/// How many paragraphs back whoever spoke last may speak on, where nobody else has been named.
const SPEAKS_ON: usize = 8;

/// Whoever spoke last, some paragraphs up, where no other person has been named since: captions and lists may stand between.
fn speaks_on(r: Reader<'_>, people: &People, i: usize, paragraph: usize, memory: Memory) -> Option<EntityId> {
    let (last, _) = memory.last.filter(|&(e, p)| p + SPEAKS_ON >= paragraph && people.kind(e) == Some(EntityKind::Person))?;
    let upto = people.mentions.partition_point(|m| m.span.start() < r.span(i).start());
    let since = people.mentions.partition_point(|m| m.span.start() < memory.at);
    let between = people.mentions.get(since.max(upto.saturating_sub(48))..upto).unwrap_or(&[]);
    let other = |m: &Mention| m.entity != last && people.names_person(m);
    (!between.iter().any(other)).then_some(last)
}

/// They: the several people or the body that the sentence is about, or those who spoke last.
fn by_they(
    r: Reader<'_>,
    people: &mut People,
    around: Around<'_>,
    i: usize,
    paragraph: usize,
    memory: Memory,
) -> Option<Resolved> {
    let last = memory.last.filter(|&(_, p)| p + 3 >= paragraph).map(|(e, _)| e);
    let of_several = |e: &EntityId| people.kind(*e) == Some(EntityKind::Organization) || several(people, *e);
    let last = last.filter(of_several);
    let alone = |speaker| Resolved { speaker, also: Vec::new(), same: None, by: ResolvedBy::Pronoun };
    let phrase = plural::near(r, people, around, i);
    // "industry analysts say ... Analysts expect ... They say": who is called so already.
    let head = phrase.as_ref().and_then(|p| core_of(r, p).end.checked_sub(1)).map_or("", |h| r.lower(h));
    if let Some(same) = last.filter(|&e| head_words(people, e).last().is_some_and(|w| w == head)) {
        return Some(alone(same));
    }
    let joint = || memory.joint.filter(|&(_, _, p)| p + 2 >= paragraph).map(|(a, b, _)| a..b);
    let phrase = phrase.or_else(joint).or_else(|| if last.is_some() { None } else { plural::far(r, people, around, i) });
    match phrase {
        Some(phrase) => Some(Resolved { by: ResolvedBy::Pronoun, ..resolve(r, people, around, phrase, paragraph, memory)? }),
        None => last.map(alone),
    }
}

/// "The council was afraid. **It** said ...": the subject of the sentence before, where it can be meant.
fn subject_before(r: Reader<'_>, i: usize) -> Option<Range<usize>> {
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

/// The person talked of last before a pronoun in a transcript's turn, other than whoever speaks there.
fn talked_of(r: Reader<'_>, people: &People, own: EntityId, i: usize, fits: impl Fn(&EntityId) -> bool) -> Option<EntityId> {
    let person = |m: &&Mention| people.kind(m.entity) == Some(EntityKind::Person) && m.entity != own;
    lately(r, people, i).filter(person).find(|m| fits(&m.entity)).map(|m| m.entity)
}

/// True where somebody is talked of shortly before a token, not only in the label of a turn.
fn named_lately(r: Reader<'_>, people: &People, id: EntityId, i: usize) -> bool {
    lately(r, people, i).any(|m| m.entity == id)
}

/// The last names and descriptions before a token, newest first, labels of turns left out.
fn lately<'p>(r: Reader<'p>, people: &'p People, i: usize) -> impl Iterator<Item = &'p Mention> {
    let at = r.span(i).start();
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(24)..upto).unwrap_or(&[]);
    let label = move |m: &Mention| r.is(r.text.token_at(m.span.end().saturating_sub(1)) + 1, &[":"]);
    near.iter().rev().filter(move |m| m.kind != MentionKind::Pronoun && !label(m))
}

/// True where an entity is mentioned in the paragraph of token `i`, before it.
fn mentioned_here(r: Reader<'_>, people: &People, id: EntityId, i: usize) -> bool {
    let at = r.span(i).start();
    let Some(here) = r.paragraph_at(at) else { return false };
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(24)..upto).unwrap_or(&[]);
    let paragraph = |m: &Mention| r.paragraph_at(m.span.start());
    near.iter().rev().filter(|m| m.entity == id).any(|m| paragraph(m) == Some(here))
}

/// True where `a` is named before token `i` in its own paragraph since the last quotation began, outside marks and reported words.
fn stands_near(r: Reader<'_>, people: &People, around: Around<'_>, a: EntityId, i: usize, since: u32) -> bool {
    let at = r.span(i).start();
    let Some(here) = r.paragraph_at(at) else { return false };
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(24)..upto).unwrap_or(&[]);
    let named = |m: &&Mention| m.entity == a && m.kind != MentionKind::Pronoun && m.span.start() >= since;
    // "said of Hart. He added": whom the speaker talks of.
    let object = |m: &&Mention| {
        let first = r.text.token_at(m.span.start());
        r.is(first.wrapping_sub(1), &["of", "about", "told"]) && r.any(first.wrapping_sub(2), &[Class::ReportingVerb])
    };
    near.iter().rev().filter(named).filter(|m| !object(m)).any(|m| {
        let paragraph = r.paragraph_at(m.span.start());
        !around.reported(m.span) && paragraph == Some(here)
    })
}

/// True where `a` is named in words that the sentence of token `i` reports.
fn named_in_own_words(r: Reader<'_>, people: &People, around: Around<'_>, a: EntityId, i: usize) -> bool {
    let Some(here) = r.text.sentence_at(r.span(i).start()).and_then(|s| r.text.sentences.get(s)) else { return false };
    let before = Span::new(here.span.start(), r.span(i).start().max(here.span.start()));
    let near = people.mentions_in(before).take(40);
    let mut names = near.filter(|m| m.entity == a && m.kind == MentionKind::Name && before.encloses(m.span)).peekable();
    // "Hart would win, he said."
    let tokens = here.tokens().start..i;
    let plain =
        tokens.len() < 60 && !tokens.clone().any(|k| r.mark(k) || r.is(k, &["when", "after", "asked", "as", "while", "once"]));
    let behind = i > 0 && r.is(i.wrapping_sub(1), &[","]) && plain;
    let trailing =
        behind && r.is(i + 1, &["said", "says", "added", "argued", "claimed", "insisted", "warned"]) && !r.wordy(i + 2);
    names.peek().is_some() && (trailing || names.all(|m| around.reported(m.span)))
}

/// True where `b` came in as somebody's niece or son, **her niece, Ona,**, and the paragraph goes on about that somebody, `a`: "She married
/// ...".
fn kin_of(r: Reader<'_>, people: &People, b: EntityId, a: EntityId, i: usize) -> bool {
    let at = r.span(i).start();
    let sentences = &r.text.sentences;
    let Some(here) = r.text.sentence_at(at).and_then(|s| sentences.get(s)) else { return false };
    let first = sentences.partition_point(|s| s.paragraph() < here.paragraph());
    let opening = sentences.get(first).map_or(i, |s| s.tokens().start);
    let goes_on =
        opening < i && pronoun(r, opening).is_some() && pronoun(r, opening) == pronoun(r, i) && r.is(opening, &["he", "she"]);
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(24)..upto).unwrap_or(&[]);
    let named = near.iter().rev().find(|m| m.entity == b && m.kind == MentionKind::Name).map(|m| r.text.token_at(m.span.start()));
    let owner =
        named.and_then(|n| (n.saturating_sub(5)..n).rev().take_while(|&k| !r.mark(k)).find(|&k| r.is(k, &["his", "her"])));
    goes_on && owner.is_some_and(|o| people.mentions_in(r.span(o)).any(|m| m.kind == MentionKind::Pronoun && m.entity == a))
}

/// "the official" after "a ministry official": the unnamed source introduced last, where newer than the person found.
fn newer_unnamed(r: Reader<'_>, people: &People, core: &Range<usize>, found: EntityId) -> Option<EntityId> {
    let head = core.end.checked_sub(1).filter(|_| core.len() <= 2)?;
    let at = r.span(core.start).start();
    let (id, seen) = people.last_unnamed(r.lower(head))?;
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(64)..upto).unwrap_or(&[]);
    let named = near.iter().rev().find(|m| m.entity == found).map(|m| m.span.start());
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
