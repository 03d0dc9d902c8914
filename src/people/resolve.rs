//! Descriptions and pronouns, in the order of the text: "the foreign minister" finds the person with that title, "she" the
//! person most likely meant. Gender comes from the text's own words alone.

use super::reader::Reader;
use super::recent::{Recent, acts_on, another, best, candidates, remember, seen, sole};
use super::roster::{Gender, gender_of};
use super::standing::{Standing, standing};
use super::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::grow;
use crate::lexicon::Class;
use crate::text::Tag;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Reads the text twice: once to learn gender from pronouns that can mean one person only, once to resolve.
pub fn resolve(r: Reader<'_>, people: &mut People) {
    grow::sort_by_key(&mut people.mentions, |m| m.span.order());
    let names = std::mem::take(&mut people.mentions);
    let openings = Opening::of(r);
    people.memory.standing = standing(r, people, &names);
    let votes = walk(r, people, &names, &openings, Aim::Learn(Votes::default()));
    for (id, (men, women)) in votes {
        if men != women {
            people.learn_gender(id, if men > women { Gender::Man } else { Gender::Woman });
        }
    }
    walk(r, people, &names, &openings, Aim::Resolve);
    let others = std::mem::replace(&mut people.mentions, names);
    grow::merge(&mut people.mentions, others, |m| m.span.order());
}

/// Votes for a man and for a woman, by entity.
type Votes = FxHashMap<EntityId, (u32, u32)>;

/// How much more a pronoun says of somebody where it speaks.
const SPEAKS: u32 = 2;

/// What a word can open: told once for each distinct word, because the walk asks it of every token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    None,
    Description,
    Pronoun(Gender),
}

impl Opening {
    /// For each distinct word of the text.
    fn of(r: Reader<'_>) -> Vec<Opening> {
        let of_word = |lower: &str| match gender_of_pronoun(lower) {
            Some(gender) => Opening::Pronoun(gender),
            None if DEFINITE.contains(&lower) => Opening::Description,
            None => Opening::None,
        };
        r.text.words.iter().map(|w| of_word(&w.lower)).collect()
    }
}

/// What one reading of the text is for.
enum Aim {
    /// Learning gender from pronouns that can mean one person only.
    Learn(Votes),
    /// Noting whom descriptions and pronouns mean.
    Resolve,
}

/// One reading of the text, token by token.
struct Walk<'a> {
    r: Reader<'a>,
    people: &'a mut People,
    names: &'a [Mention],
    openings: &'a [Opening],
    aim: Aim,
    /// The first of the names that do not lie behind.
    next: usize,
    recent: Vec<Recent>,
    /// True inside quotation marks.
    quoted: bool,
    sentence: Place,
    /// The person a sentence's pronoun certainly means, with that sentence and the gender.
    taken: Option<(usize, EntityId, Gender)>,
}

/// The sentence that is read.
#[derive(Default)]
struct Place {
    number: usize,
    paragraph: usize,
    tokens: Range<usize>,
    /// How many persons it has named so far.
    persons: usize,
}

/// Reads the text once. Gives the votes, where they were the aim.
fn walk(r: Reader<'_>, people: &mut People, names: &[Mention], openings: &[Opening], aim: Aim) -> Votes {
    for facts in &mut people.memory.facts {
        facts.last = None;
    }
    let (recent, sentence) = (Vec::new(), Place::default());
    let mut walk = Walk { r, people, names, openings, aim, next: 0, recent, quoted: false, sentence, taken: None };
    for (number, sentence) in r.text.sentences.iter().enumerate() {
        let (paragraph, tokens) = (sentence.paragraph(), sentence.tokens());
        walk.quoted &= paragraph == walk.sentence.paragraph;
        let mut i = tokens.start;
        walk.sentence = Place { number, paragraph, tokens, persons: 0 };
        while i < walk.sentence.tokens.end {
            i = walk.token(i);
        }
    }
    match walk.aim {
        Aim::Learn(votes) => votes,
        Aim::Resolve => Votes::default(),
    }
}

impl Walk<'_> {
    /// Reads what begins at a token; gives the token to go on with.
    fn token(&mut self, i: usize) -> usize {
        let r = self.r;
        let at = r.span(i).start();
        let tag = r.token(i).map(|t| t.tag);
        let opening = r.token(i).and_then(|t| self.openings.get(t.word().0 as usize)).copied().unwrap_or(Opening::None);
        // Most words open nothing and stand before the next name.
        let marks = matches!(tag, Some(Tag::OpenQuote | Tag::CloseQuote));
        if opening == Opening::None && !marks && self.names.get(self.next).is_none_or(|m| at < m.span.start()) {
            return i + 1;
        }
        if marks {
            self.quoted = tag == Some(Tag::OpenQuote);
        }
        while self.names.get(self.next).is_some_and(|m| m.span.end() <= at) {
            self.next += 1;
        }
        if let Some(name) = self.names.get(self.next).filter(|m| m.span.start() <= at) {
            return self.name(name, i);
        }
        match opening {
            Opening::Description => self.description(i),
            Opening::Pronoun(gender) => {
                self.pronoun(i, gender);
                i + 1
            }
            Opening::None => i + 1,
        }
    }

    /// A name: whoever bears it is in mind from now on.
    fn name(&mut self, name: &Mention, i: usize) -> usize {
        self.next += 1;
        self.people.touch(name.entity, self.r.span(i).start());
        let end = self.r.text.token_at(name.span.end().saturating_sub(1)) + 1;
        if self.people.kind(name.entity) == Some(EntityKind::Person) {
            let one = self.seen(name.entity, i..end);
            self.sentence.persons += usize::from(!one.hangs);
            if self.people.standing(name.entity) != Standing::Place {
                remember(&mut self.recent, one);
            }
        }
        end.max(i + 1)
    }

    fn seen(&self, id: EntityId, tokens: Range<usize>) -> Recent {
        Recent { quoted: self.quoted, ..seen(self.r, id, self.sentence.number, tokens, self.sentence.persons) }
    }

    /// "the foreign minister": whoever is called so is mentioned.
    fn description(&mut self, i: usize) -> usize {
        let r = self.r;
        // "the Northwell Party" is a name with an article, no description.
        let named = |noun: &Range<usize>| {
            let last = r.span(noun.end - 1).end();
            self.names.get(self.next).is_some_and(|m| m.span.end() >= last && m.span.start() < last)
        };
        let Some(noun) = description_at(r, i, &self.sentence.tokens).filter(|noun| !named(noun)) else { return i + 1 };
        if let Some(id) = described(r, self.people, &noun) {
            self.people.touch(id, r.span(i).start());
            if matches!(self.aim, Aim::Resolve) {
                let span = r.cover(noun.clone());
                self.people.mention(span, id, MentionKind::Description);
                self.people.described(id, span.of(r.source));
            }
            if self.people.kind(id) == Some(EntityKind::Person) {
                let one = self.seen(id, noun.clone());
                remember(&mut self.recent, one);
                self.sentence.persons += 1;
            }
        }
        noun.end
    }

    /// "she": whom it can mean.
    fn pronoun(&mut self, i: usize, gender: Gender) {
        let (r, names) = (self.r, self.names);
        let mut found = candidates(self.people, &self.recent, self.sentence.number, gender, self.quoted);
        let ahead = names.get(self.next..).unwrap_or(&[]);
        let all = found.len();
        found.retain(|c| {
            !another(r, self.people, ahead, c.entity, i, &self.sentence.tokens) && !acts_on(r, names, self.next, c.entity, i)
        });
        match self.aim {
            // Whom somebody talks of in marks may stand nowhere else.
            Aim::Learn(_) if self.quoted || found.len() < all => {}
            Aim::Learn(_) => self.vote(i, gender, &found),
            Aim::Resolve => self.resolve(i, gender, &found),
        }
    }

    /// Counts for a gender where one person only can be meant.
    fn vote(&mut self, i: usize, gender: Gender, found: &[Recent]) {
        let (r, number) = (self.r, self.sentence.number);
        let Some((id, weight)) = sole(found, number) else { return };
        // "she added": who speaks was named, whoever else is told of.
        let weight = if r.is(i + 1, &["added", "adds"]) { weight + SPEAKS } else { weight };
        // "when she called, he was making tea": only one of the two can be whoever is named.
        if self.taken.is_some_and(|(s, who, as_what)| s == number && who == id && as_what != gender) {
            return;
        }
        // Certain where the sentence names that one.
        self.taken = self.taken.filter(|&(s, ..)| s == number).or((weight > 2).then_some((number, id, gender)));
        if let Aim::Learn(votes) = &mut self.aim {
            let (men, women) = votes.entry(id).or_default();
            *(if gender == Gender::Man { men } else { women }) += weight;
        }
    }

    /// Notes the likeliest person; who does something is in mind from now on.
    fn resolve(&mut self, i: usize, gender: Gender, found: &[Recent]) {
        let (sentence, paragraph) = (self.sentence.number, self.sentence.paragraph);
        let Some(entity) = best(self.people, found, (sentence, paragraph), gender) else { return };
        self.people.mention(self.r.span(i), entity, MentionKind::Pronoun);
        if self.r.is(i, &["he", "she"]) {
            let quoted = self.quoted;
            let one = Recent { entity, sentence, paragraph, subject: true, owner: false, quoted, opens: false, hangs: false };
            remember(&mut self.recent, one);
        }
    }
}

/// He or she.
pub fn pronoun(r: Reader<'_>, i: usize) -> Option<Gender> {
    gender_of_pronoun(r.lower(i))
}

/// The same of a lower-case word.
pub fn gender_of_pronoun(lower: &str) -> Option<Gender> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Gender::Man),
        "she" | "her" | "hers" | "herself" => Some(Gender::Woman),
        _ => None,
    }
}

/// Words that open a definite description.
const DEFINITE: &[&str] = &["the", "this", "that"];

/// Most tokens of a description.
const LONGEST: usize = 8;

/// "the [modifiers] minister": a definite noun phrase that begins at `i`, with the tokens of the whole.
pub fn description_at(r: Reader<'_>, i: usize, within: &Range<usize>) -> Option<Range<usize>> {
    if !r.is(i, DEFINITE) {
        return None;
    }
    let head = head_of(r, i + 1, within)?;
    Some(i..head + 1)
}

/// The head of a noun phrase whose words begin at `start`: the last role, group or organisation noun before the phrase ends.
pub fn head_of(r: Reader<'_>, start: usize, within: &Range<usize>) -> Option<usize> {
    let heads = [Class::Role, Class::Group, Class::OrganizationNoun, Class::Title];
    let mut head = None;
    let mut i = start;
    while i < within.end.min(start + LONGEST) {
        let modifier = r.has(i, Class::TitleModifier);
        let ends = !r.wordy(i) || r.has(i, Class::StopWord) && !modifier || r.possessive(i);
        if ends || head.is_some() && r.has(i, Class::ReportingVerb) && !r.any(i, &heads) {
            break;
        }
        if r.any(i, &heads) && !(modifier && i + 1 < within.end && r.any(i + 1, &heads)) {
            head = Some(i);
        } else if head.is_some() && !r.any(i + 1, &heads) {
            break;
        }
        i += 1;
    }
    head
}

/// The person or organisation a definite description means.
fn described(r: Reader<'_>, people: &People, noun: &Range<usize>) -> Option<EntityId> {
    let head = noun.end.checked_sub(1)?;
    let form = r.cover(noun.clone()).of(r.source);
    if let Some(id) = people.form(form) {
        return Some(id);
    }
    // "the foreign minister of Norland" is another one unless Norland is his.
    let modifiers: Vec<&str> = (noun.start + 1..head)
        .filter(|&i| {
            !r.is(i, &["same", "new", "current", "then", "first", "own", "outspoken", "veteran", "longtime"]) && r.wordy(i)
        })
        .map(|i| r.lower(i))
        .collect();
    let id = people.described_by(r.lower(head), &modifiers, false).or_else(|| {
        // Nationality may be said in other words; the head alone serves where one person only has it.
        let loose: Vec<&str> = modifiers.iter().copied().filter(|m| !crate::lexicon::classes_of(m).has(Class::Demonym)).collect();
        people.described_by(r.lower(head), &loose, false)
    })?;
    let gender = gender_of(r, head);
    let clash = gender.is_some_and(|g| people.gender(id) != Gender::Unknown && people.gender(id) != g);
    (!clash).then_some(id)
}
