//! The roster: how entities grow while mentions are read in order, and the rules by which a mention finds its entity.

use super::likely::Likely;
use super::names::{self, Name};
use super::reader::Reader;
use super::standing::Standing;
use super::{Entity, EntityId, EntityKind, Mention, MentionKind, People};
use crate::grow;
use crate::lexicon::{Class, Pairs};
use crate::search;
use crate::span::{Span, narrow};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// What a text says about somebody's gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// Nothing.
    #[default]
    Unknown,
    /// He.
    Man,
    /// She.
    Woman,
}

/// What is known of an entity beyond its public face.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Gender by titles and nouns of the text.
    pub gender: Gender,
    /// Lower-case words of titles and descriptions.
    pub roles: Vec<Box<str>>,
    /// Words of the name in lower case.
    pub keys: Box<[Box<str>]>,
    /// First byte of the last mention read; `None` before the first.
    pub last: Option<u32>,
    /// How often the family name alone has named this person.
    pub bare: u32,
    /// The paragraph that opened with the full name last.
    pub opened: Option<u32>,
    /// True once named in full, in the order of the text.
    pub full: bool,
}

/// What is known besides the entities and mentions: by which words each can be found again.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// In step with the entities.
    pub facts: Vec<Facts>,
    /// What the text shows of each name, in step with the entities known when pronouns are read.
    pub standing: Vec<Standing>,
    /// The paragraph whose names are being read.
    pub paragraph: Option<u32>,
    /// Persons by each word of their name.
    by_word: FxHashMap<Box<str>, Vec<EntityId>>,
    /// Organisations and unnamed sources by their lower-case form without article.
    by_form: FxHashMap<String, EntityId>,
    /// Entities by the last word of their descriptions.
    by_head: FxHashMap<Box<str>, Vec<EntityId>>,
}

/// How far back, in bytes, whoever a family name alone has named so far still has it against somebody named in full since.
const HELD: u32 = 1500;

/// Most words of titles and descriptions kept for one entity.
const MOST_ROLES: usize = 48;

/// Most entities looked at for one word: a bound against texts made to be slow.
const CROWD: usize = 16;

impl People {
    /// Adds an entity.
    pub fn add(&mut self, name: String, kind: EntityKind, at: Span) -> EntityId {
        let id = EntityId(narrow(self.entities.len()));
        let name = one_line(&name).into_owned();
        grow::push(&mut self.entities, Entity { name, kind, title: None, affiliation: None, aliases: Vec::new() });
        grow::push(&mut self.memory.facts, Facts { last: Some(at.start()), ..Facts::default() });
        id
    }

    /// Its facts.
    pub fn facts(&self, id: EntityId) -> Option<&Facts> {
        self.memory.facts.get(id.0 as usize)
    }

    /// Its kind.
    pub fn kind(&self, id: EntityId) -> Option<EntityKind> {
        self.entity(id).map(|e| e.kind)
    }

    /// Its gender.
    pub fn gender(&self, id: EntityId) -> Gender {
        self.facts(id).map(|f| f.gender).unwrap_or_default()
    }

    /// What the text shows of a name.
    pub fn standing(&self, id: EntityId) -> Standing {
        self.memory.standing.get(id.0 as usize).copied().unwrap_or(Standing::Human)
    }

    /// Notes a mention.
    pub fn mention(&mut self, span: Span, entity: EntityId, kind: MentionKind) {
        grow::push(&mut self.mentions, Mention { span, entity, kind });
        if let Some(facts) = self.memory.facts.get_mut(entity.0 as usize) {
            facts.last = Some(span.start());
        }
    }

    /// The person whose name holds all of `words`: the one mentioned last among those whose family name it is, of that gender where
    /// one is said.
    pub fn person(&self, words: &[&str], said: Gender) -> Option<EntityId> {
        let last = words.last()?;
        let ids = self.memory.by_word.get(*last)?;
        let clash = |g: Gender| said != Gender::Unknown && g != Gender::Unknown && g != said;
        let fits = |id: &EntityId| self.facts(*id).is_some_and(|f| compatible(words, &f.keys) && !clash(f.gender));
        let family = |id: EntityId| {
            self.facts(id).is_some_and(|f| f.keys.last().is_some_and(|k| **k == **last) || first_is_family(&f.keys, last))
        };
        // The newest by mention; a family name goes before a given one.
        let rank = |id: EntityId| (family(id), said != Gender::Unknown && self.gender(id) == said);
        let last = |id: EntityId| self.facts(id).and_then(|f| f.last);
        let bare = |id: EntityId| self.facts(id).map_or(0, |f| f.bare);
        let fitting = || ids.iter().rev().take(CROWD).copied().filter(|id| fits(id));
        // Whoever has only been called by a given name so far comes behind.
        let full = |id: EntityId| words.len() > 1 || self.facts(id).is_some_and(|f| f.full || f.bare > 0);
        let newest = fitting().max_by_key(|&id| (rank(id), full(id), last(id)))?;
        // "Ada Hart ... Hart ... her brother Bo Hart ... Hart": the name stays with whom it has named.
        let opens = self.memory.paragraph.is_some() && self.facts(newest).and_then(|f| f.opened) == self.memory.paragraph;
        let stays = words.len() == 1 && !opens;
        let held = fitting().filter(|&id| stays && rank(id) == rank(newest) && bare(id) > bare(newest));
        let near = |id: &EntityId| last(*id).zip(last(newest)).is_some_and(|(a, b)| b.saturating_sub(a) < HELD);
        held.filter(near).max_by_key(|&id| bare(id)).or(Some(newest))
    }

    /// Notes that a person is named in full, and the paragraph where the name opens it.
    pub fn named_full(&mut self, id: EntityId, opens: Option<u32>) {
        if let Some(facts) = self.memory.facts.get_mut(id.0 as usize) {
            (facts.full, facts.opened) = (true, opens.or(facts.opened));
        }
    }

    /// Counts a family name that stood alone for a person.
    pub fn named_bare(&mut self, id: EntityId) {
        if let Some(facts) = self.memory.facts.get_mut(id.0 as usize) {
            facts.bare += 1;
        }
    }

    /// True where the word is the last of the person's name, and not the only one.
    pub fn family_is(&self, id: EntityId, word: &str) -> bool {
        self.facts(id).is_some_and(|f| f.keys.len() > 1 && f.keys.last().is_some_and(|k| **k == *word))
    }

    /// True where the word is the last of the person's name.
    pub fn family_or_all_is(&self, id: EntityId, word: &str) -> bool {
        self.facts(id).is_some_and(|f| f.keys.last().is_some_and(|k| **k == *word))
    }

    /// True where somebody else with the same family name has been mentioned.
    pub fn another_of_family(&self, id: EntityId) -> bool {
        let Some(family) = self.facts(id).and_then(|f| f.keys.last()) else { return false };
        let ids = self.memory.by_word.get(family).map_or(&[][..], |ids| ids);
        let known = |other: EntityId| self.family_or_all_is(other, family) && self.facts(other).is_some_and(|f| f.last.is_some());
        ids.iter().take(CROWD).any(|&other| other != id && known(other))
    }

    /// Sets where an entity was named last.
    pub fn last_at(&mut self, id: EntityId, at: Option<u32>) {
        if let Some(facts) = self.memory.facts.get_mut(id.0 as usize) {
            facts.last = at;
        }
    }

    /// True for a mention that is a person's name.
    pub fn names_person(&self, mention: &Mention) -> bool {
        mention.kind == MentionKind::Name && self.kind(mention.entity) == Some(EntityKind::Person)
    }

    /// Adds or finds a person by a name of several words.
    pub fn full_name(&mut self, r: Reader<'_>, name: &Name) -> EntityId {
        let words = names::keys(r, name.core.clone());
        let span = names::core_span(r, name);
        let text = span.of(r.source);
        let known = words.last().and_then(|w| self.memory.by_word.get(*w)).and_then(|ids| {
            ids.iter()
                .rev()
                .take(CROWD)
                .copied()
                .find(|id| self.facts(*id).is_some_and(|f| f.keys.len() > 1 && same_person(&words, &f.keys)))
        });
        let known = known.or_else(|| self.misspelt(&words));
        let id = known.unwrap_or_else(|| self.add(text.to_owned(), EntityKind::Person, span));
        self.name_words(id, &words);
        self.fuller(id, text);
        id
    }

    /// "Kit Fenn ... Kit Fen": the same given name, and a family name with one letter more or less.
    fn misspelt(&self, words: &[&str]) -> Option<EntityId> {
        let &[given, family] = words else { return None };
        let ids = self.memory.by_word.get(given).filter(|_| given.len() > 2 && family.len() > 2)?;
        let same = |id: &EntityId| {
            let keys = self.facts(*id).map(|f| &f.keys).filter(|k| k.len() == 2);
            let ends = keys.and_then(|k| k.first().zip(k.last()));
            ends.is_some_and(|(first, last)| **first == *given && letter_apart(last, family))
        };
        ids.iter().rev().take(CROWD).copied().find(same)
    }

    /// Indexes a person's name words.
    pub fn name_words(&mut self, id: EntityId, words: &[&str]) {
        let Some(facts) = self.memory.facts.get_mut(id.0 as usize) else { return };
        if words.len() > facts.keys.len() {
            facts.keys = words.iter().map(|&w| w.into()).collect();
        }
        for &word in words {
            let ids = self.memory.by_word.entry(word.into()).or_default();
            if !ids.contains(&id) && ids.len() < CROWD * 4 {
                ids.push(id);
            }
        }
    }

    /// Keeps the fullest form as the name; the other form becomes an alias.
    pub fn fuller(&mut self, id: EntityId, form: &str) {
        let form = &*one_line(form);
        let Some(entity) = self.entities.get_mut(id.0 as usize) else { return };
        if entity.name == form {
            return;
        }
        let rank = |s: &str| (s.split_whitespace().count(), s.chars().any(char::is_lowercase));
        let alias =
            if rank(form) > rank(&entity.name) { std::mem::replace(&mut entity.name, form.to_owned()) } else { form.to_owned() };
        if !entity.aliases.contains(&alias) && entity.aliases.len() < 24 {
            entity.aliases.push(alias);
        }
    }

    /// Adds a description to the aliases, after the names.
    pub fn described(&mut self, id: EntityId, form: &str) {
        let form = &*one_line(form);
        let Some(entity) = self.entities.get_mut(id.0 as usize) else { return };
        if entity.name != form && !entity.aliases.iter().any(|a| a == form) && entity.aliases.len() < 24 {
            entity.aliases.push(form.to_owned());
        }
    }

    /// Takes a title or description over: its words answer later for "the foreign minister".
    pub fn role(&mut self, r: Reader<'_>, id: EntityId, tokens: Range<usize>, title: bool) {
        let named = |i: &usize| r.any(*i, &[Class::Title, Class::Role]);
        // "spokesman" says more than a stray "women" before it.
        let gender = tokens.clone().filter(named).filter_map(|i| gender_of(r, i)).next_back();
        let small = |i: usize| r.is(i, &["the", "a", "an", "of", "and"]);
        self.roles(id, tokens.clone().filter(|&i| r.wordy(i) && !small(i)).map(|i| r.lower(i)));
        if let Some(gender) = gender {
            self.learn_gender(id, gender);
        }
        if let Some(head) = tokens.clone().rfind(named) {
            self.heads(r, id, head, &tokens);
        }
        if title {
            self.titled(id, r.cover(tokens).of(r.source));
        }
    }

    /// Indexes an entity by what a title's head says it is called: "sen." is a senator and a lawmaker.
    fn heads(&mut self, r: Reader<'_>, id: EntityId, head: usize, title: &Range<usize>) {
        let word = r.lower(head);
        self.head(id, word);
        let general = CALLED.get(word.trim_end_matches('.')).unwrap_or_default();
        for noun in general.split_whitespace() {
            self.head(id, noun);
        }
        // "the minister" for a home or transport secretary, not for one of the press.
        let no_minister = ["press", "general", "private", "permanent", "assistant", "social", "union"];
        if word == "secretary" && title.len() > 1 && !title.clone().any(|i| r.is(i, &no_minister)) {
            self.head(id, "minister");
        }
    }

    /// Keeps the first title that is more than a form of address.
    fn titled(&mut self, id: EntityId, title: &str) {
        let address = matches!(title.trim_end_matches('.').to_ascii_lowercase().as_str(), "mr" | "mrs" | "ms" | "miss" | "mx");
        let entity = self.entities.get_mut(id.0 as usize).filter(|e| e.title.is_none() && !address && !title.is_empty());
        if let Some(entity) = entity {
            entity.title = Some(one_line(title).into_owned());
        }
    }

    /// Takes over the words of a whole description, so that "the Northwell spokesman" finds "a spokesman for Northwell".
    pub fn role_words(&mut self, r: Reader<'_>, id: EntityId, tokens: Range<usize>) {
        self.roles(id, tokens.filter(|&i| r.wordy(i) && !r.has(i, Class::StopWord)).map(|i| r.lower(i)));
    }

    /// Keeps words of titles and descriptions, each once.
    fn roles<'a>(&mut self, id: EntityId, words: impl Iterator<Item = &'a str>) {
        let Some(facts) = self.memory.facts.get_mut(id.0 as usize) else { return };
        for word in words {
            if facts.roles.len() < MOST_ROLES && !facts.roles.iter().any(|role| **role == *word) {
                facts.roles.push(word.into());
            }
        }
    }

    /// Indexes an entity by the head word of a description.
    pub fn head(&mut self, id: EntityId, head: &str) {
        let ids = self.memory.by_head.entry(head.into()).or_default();
        ids.retain(|&other| other != id);
        ids.push(id);
        if ids.len() > CROWD * 4 {
            ids.remove(0);
        }
    }

    /// Sets the gender where it is not known.
    pub fn learn_gender(&mut self, id: EntityId, gender: Gender) {
        if let Some(facts) = self.memory.facts.get_mut(id.0 as usize)
            && facts.gender == Gender::Unknown
        {
            facts.gender = gender;
        }
    }

    /// Takes back what was learnt of a gender.
    pub fn forget_gender(&mut self, id: EntityId) {
        if let Some(facts) = self.memory.facts.get_mut(id.0 as usize) {
            facts.gender = Gender::Unknown;
        }
    }

    /// The organisation or unnamed source of this form.
    pub fn form(&self, form: &str) -> Option<EntityId> {
        self.memory.by_form.get(&plain(form)).copied()
    }

    /// Finds or adds an organisation or unnamed source by its form.
    pub fn by_form(&mut self, form: &str, kind: EntityKind, at: Span) -> EntityId {
        let key = plain(form);
        if let Some(&id) = self.memory.by_form.get(&key) {
            return id;
        }
        let id = self.add(form.to_owned(), kind, at);
        self.memory.by_form.insert(key, id);
        id
    }

    /// Lets a further form stand for an entity.
    pub fn also(&mut self, form: &str, id: EntityId) {
        self.memory.by_form.entry(plain(form)).or_insert(id);
    }

    /// The newest entity described by `head` whose roles hold all of `modifiers`.
    pub fn described_by(&self, head: &str, modifiers: &[&str], unnamed_too: bool) -> Option<EntityId> {
        let ids = self.memory.by_head.get(head)?;
        let fits = |id: &EntityId| {
            let roles = self.facts(*id).map(|f| f.roles.as_slice()).unwrap_or(&[]);
            let allowed = unnamed_too || self.kind(*id) != Some(EntityKind::Unnamed);
            allowed && modifiers.iter().all(|m| roles.iter().any(|role| **role == **m))
        };
        ids.iter().rev().take(CROWD).copied().filter(|id| fits(id)).max_by_key(|&id| self.facts(id).and_then(|f| f.last))
    }
}

impl People {
    /// The persons with a name who are called by this noun somewhere.
    pub fn persons_called(&self, head: &str) -> impl Iterator<Item = EntityId> {
        let ids = self.memory.by_head.get(head).map_or(&[][..], |ids| ids);
        ids.iter().rev().take(CROWD).copied().filter(|&id| self.kind(id) == Some(EntityKind::Person))
    }

    /// The unnamed source described by `head` last, with the first byte of its last mention.
    pub fn last_unnamed(&self, head: &str) -> Option<(EntityId, u32)> {
        let ids = self.memory.by_head.get(head)?;
        let unnamed = ids.iter().rev().take(CROWD).filter(|&&id| self.kind(id) == Some(EntityKind::Unnamed));
        unnamed.filter_map(|&id| Some((id, self.facts(id)?.last?))).max_by_key(|&(_, at)| at)
    }

    /// Learns better what an entity is.
    pub fn set_kind(&mut self, id: EntityId, kind: EntityKind) {
        if let Some(entity) = self.entities.get_mut(id.0 as usize) {
            entity.kind = kind;
        }
    }

    /// Notes when an entity was last named.
    pub fn touch(&mut self, id: EntityId, at: u32) {
        if let Some(facts) = self.memory.facts.get_mut(id.0 as usize) {
            facts.last = Some(at);
        }
    }
}

/// Titles with what somebody who bears them is called in general: "the lawmaker" for a senator.
static CALLED: Pairs = Pairs::new(include_str!("called.tsv"));

/// Short names of states and parties with the spelling by which they are known here.
static SAME_NAMES: Pairs = Pairs::new(include_str!("same-names.tsv"));

/// The gender a word says.
pub fn gender_of(r: Reader<'_>, i: usize) -> Option<Gender> {
    if r.has(i, Class::Masculine) {
        Some(Gender::Man)
    } else if r.has(i, Class::Feminine) {
        Some(Gender::Woman)
    } else {
        None
    }
}

/// What a name names by itself: `None` for things.
pub fn kind_of(likely: Likely) -> Option<EntityKind> {
    match likely {
        Likely::Person => Some(EntityKind::Person),
        Likely::Organization | Likely::Unknown => Some(EntityKind::Organization),
        Likely::Thing => None,
    }
}

/// A form on one line: a name may stand across a line end.
pub fn one_line(form: &str) -> Cow<'_, str> {
    if form.contains(['\n', '\r', '\t']) || search::holds(form, "  ") {
        return Cow::Owned(form.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    Cow::Borrowed(form)
}

/// A form without its article, in lower case; short names of states in one spelling.
pub fn plain(form: &str) -> String {
    let lower = one_line(form).to_lowercase().replace('’', "'");
    let bare = ["the ", "a ", "an "].iter().find_map(|a| lower.strip_prefix(a)).unwrap_or(&lower);
    let bare = bare.strip_suffix("'s").unwrap_or(bare).trim();
    SAME_NAMES.get(bare).unwrap_or(bare).to_owned()
}

/// True where the words of a name can name the person with these words.
fn compatible(words: &[&str], keys: &[Box<str>]) -> bool {
    words.iter().all(|w| keys.iter().any(|k| **k == **w))
}

fn first_is_family(keys: &[Box<str>], word: &str) -> bool {
    keys.first().is_some_and(|k| **k == *word) && crate::lexicon::classes_of(word).has(Class::FamilyFirst)
}

/// True where one word has one letter more than the other, not at its beginning.
fn letter_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let same = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    let rest = short.bytes().rev().zip(long.bytes().rev()).take_while(|(x, y)| x == y).count();
    long.len() == short.len() + 1 && same > 1 && same + rest >= short.len() && long.is_ascii()
}

/// True where two full names name one person: the same first and last word, or all words of the shorter in the longer.
fn same_person(words: &[&str], keys: &[Box<str>]) -> bool {
    let all = |short: &[&str], long: &[&str]| short.iter().all(|w| long.contains(w));
    let keys: Vec<&str> = keys.iter().map(|k| &**k).collect();
    let ends = words.first() == keys.first() && words.last() == keys.last();
    ends || all(words, &keys) || all(&keys, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_names_of_states_stand_in_order() {
        for (title, nouns) in CALLED.checked() {
            assert!(!nouns.trim().is_empty() && !title.ends_with('.'), "{title}");
        }
        for (short, known) in SAME_NAMES.checked() {
            assert_eq!(plain(known), known, "{short} must lead to the last spelling");
        }
    }
}
