//! People: mentions of persons, organisations and unnamed sources, and the entities they stand for.
//!
//! | step | gives |
//! | --- | --- |
//! | `reader` | the text by token index, for rules that look around |
//! | `names`, `titles`, `posts`, `headlines` | runs of capitalised words; titles before them; posts; headlines set in capitals |
//! | `likely`, `alone` | what a name names; names of one word |
//! | `join`, `roster` | one entity for all forms of a name |
//! | `resolve`, `recent`, `standing` | the entities of descriptions and pronouns; who was mentioned not long ago; which names are somebody's |

mod alone;
mod headlines;
mod join;
mod likely;
pub(crate) mod names;
pub(crate) mod posts;
pub(crate) mod reader;
mod recent;
pub(crate) mod resolve;
pub(crate) mod roster;
mod standing;
#[cfg(test)]
mod tests;
mod titles;

use crate::clean::Article;
use crate::input::Source;
use crate::options::Options;
use crate::span::Span;
use crate::text::Text;
use reader::Reader;

/// Index into [`People::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityKind {
    /// A person with a name.
    Person,
    /// An organisation, office, state or document that can be said to say something.
    Organization,
    /// A source without a name ("a government official").
    Unnamed,
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A name, in full or short.
    Name,
    /// A common noun phrase ("the foreign minister").
    Description,
    /// A pronoun.
    Pronoun,
}

/// A place that names an entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// The noun phrase or pronoun, title included.
    pub span: Span,
    /// Whom it names.
    pub entity: EntityId,
    /// How.
    pub kind: MentionKind,
}

/// A person, an organisation or an unnamed source.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest form in the article, without title; for unnamed sources the noun phrase as first written.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Title or role as written ("Foreign Minister").
    pub title: Option<String>,
    /// Where the person belongs ("Ministry of Foreign Affairs"), as written.
    pub affiliation: Option<String>,
    /// Other forms it is named by, names before descriptions, without pronouns.
    pub aliases: Vec<String>,
}

/// Everybody the article names.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The entities, by first mention.
    pub entities: Vec<Entity>,
    /// The mentions, by place.
    pub mentions: Vec<Mention>,
    /// By which words an entity can be found again.
    pub(crate) memory: roster::Memory,
}

/// Most mentions that stand inside another: a source's noun phrase has some forty words at most.
const NESTED: usize = 48;

impl People {
    /// The entity with this id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The last mentions that begin before byte `at`, `most` of them at the most, in order.
    pub fn mentions_before(&self, at: u32, most: usize) -> &[Mention] {
        let upto = self.mentions.partition_point(|m| m.span.start() < at);
        self.mentions.get(upto.saturating_sub(most)..upto).unwrap_or(&[])
    }

    /// The mentions that touch `span`, in order, those that begin before it and reach into it among them.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.span.start() < span.start()).saturating_sub(NESTED);
        self.mentions.iter().skip(first).take_while(move |m| m.span.start() < span.end()).filter(move |m| m.span.overlaps(span))
    }
}

/// Finds mentions and joins them into entities.
///
/// Names first (full forms anywhere in the article, then short ones in order), then descriptions and pronouns, each in the
/// order of the text. Corrections by hand are applied with the quotations, when the unnamed sources are known too.
pub fn find(source: &Source, article: &Article, text: &Text, _options: &Options) -> People {
    if !article.language.supported {
        return People::default();
    }
    let r = Reader { source: source.text(), text };
    let mut people = People::default();
    let names = names::scan(r);
    join::names(r, &names, &mut people);
    drop(names);
    if let Some(outlet) = &article.publisher {
        publisher(&outlet.text, article, &mut people);
    }
    resolve::resolve(r, &mut people);
    people
}

/// Persons looked at for the outlet's name.
const LOOKED_AT: usize = 400;

/// The outlet is nobody: "Harbour Lantern" on a page of Harbour Lantern Ltd. Who writes a letter that bears his name ("Ada Olden's Letter")
/// is somebody.
fn publisher(outlet: &str, article: &Article, people: &mut People) {
    for entity in people.entities.iter_mut().take(LOOKED_AT).filter(|e| e.kind == EntityKind::Person && e.title.is_none()) {
        let rest = outlet.strip_prefix(entity.name.as_str());
        let writes = || article.authors.iter().any(|a| a.name == entity.name);
        let own = |rest: &str| rest.starts_with(['\'', '’']) || writes();
        if rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && !own(rest)) {
            entity.kind = EntityKind::Organization;
        }
    }
}
