//! Quotations: what is said, by whom, and by which words the article says so. Transcript turns.
//!
//! | step | gives |
//! | --- | --- |
//! | `turns`, `labels`, `interviews`, `interviewee`, `typed` | the turns of a transcript; those of an interview without labels, and who is interviewed |
//! | `marks`, `unclosed` | quotation marks in pairs, and those that never close |
//! | `frames`, `cues`, `set_phrases`, `misread`, `unsaid` | the words that attribute; those that look so and report nothing |
//! | `phrases`, `subjects`, `inserts`, `antecedents`, `sources`, `apposed`, `datelined` | the noun phrase that speaks |
//! | `contents`, `following`, `marked`, `extent`, `writer`, `ends`, `trees` | the words a cue attributes, and where they end |
//! | `uncued` | words in marks without a cue |
//! | `speakers`, `pronouns`, `newcomer`, `epithets`, `plural`, `bodies` | the person, body or unnamed source of a noun phrase |
//! | `assemble`, `confidence`, `corrections` | the quotations, how sure they are, and what a reader corrected |

mod antecedents;
mod apposed;
mod assemble;
mod bodies;
pub mod confidence;
mod contents;
mod corrections;
mod cues;
mod datelined;
pub mod ends;
mod epithets;
mod extent;
mod following;
#[cfg(test)]
mod form_tests;
mod frames;
mod inserts;
mod interviewee;
mod interviews;
mod labels;
mod marked;
mod marks;
mod misread;
mod newcomer;
mod phrases;
mod plural;
#[cfg(test)]
mod pronoun_tests;
mod pronouns;
#[cfg(test)]
mod reach_tests;
mod set_phrases;
#[cfg(test)]
mod source_tests;
mod sources;
mod speakers;
#[cfg(test)]
mod subject_tests;
mod subjects;
#[cfg(test)]
mod tests;
mod trees;
mod turns;
mod typed;
mod unclosed;
mod uncued;
mod unsaid;
mod writer;

use crate::clean::{Article, Note};
use crate::grow;
use crate::input::Source;
use crate::options::Options;
use crate::people::reader::Reader;
use crate::people::{EntityId, People};
use crate::reason::Reason;
use crate::span::Span;
use crate::text::Text;

/// How a quotation stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationKind {
    /// Wholly inside quotation marks.
    Direct,
    /// Reported without marks.
    Indirect,
    /// Reported, with a part in marks.
    Mixed,
}

/// By what the speaker was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolvedBy {
    /// The source is a name.
    Name,
    /// The source is a pronoun.
    Pronoun,
    /// The source is a description.
    Description,
    /// No source stands there: the words go on from the quotation before.
    Continuation,
    /// The words stand in a transcript turn.
    Turn,
}

/// A stretch of words attributed to a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// Who says it; `None` where no one is named.
    pub speaker: Option<EntityId>,
    /// Others who say it together with the speaker.
    pub also_speakers: Box<[EntityId]>,
    /// How it stands in the text.
    pub kind: QuotationKind,
    /// The words, in order, outer marks left out; several spans where the attribution or a paragraph break interrupts.
    pub content: Vec<Span>,
    /// The words that attribute it ("said", "according to").
    pub cue: Option<Span>,
    /// The source as written ("he", "a foreign ministry official").
    pub source: Option<Span>,
    /// By what the speaker was found.
    pub resolved_by: Option<ResolvedBy>,
    /// How sure, in hundredths: 90 means that nine of ten such findings are right.
    pub confidence: u8,
    /// Why, in words a reader understands.
    pub reason: Reason,
}

/// A transcript turn: lines of one speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Whose; `None` where it can't be told.
    pub speaker: Option<EntityId>,
    /// "anchor", "correspondent", "guest" ..., where it can be told.
    pub role: Option<String>,
    /// Its lines, label included.
    pub span: Span,
    /// True where a label names the speaker.
    pub labelled: bool,
}

/// What a look-alike was taken for at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAlike {
    /// Words in marks that nobody says.
    Quotation,
    /// Words with a signal that state no condition.
    Conditional,
}

/// A look-alike, with the reason why it is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// Its words.
    pub span: Span,
    /// What it looked like.
    pub as_what: LookAlike,
    /// Why it is none.
    pub reason: Reason,
}

/// Quotations and turns, with the people they were resolved against.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// Everybody, unnamed sources included.
    pub people: People,
    /// Quotations by place.
    pub quotations: Vec<Quotation>,
    /// Transcript turns by place.
    pub turns: Vec<Turn>,
    /// Words in marks that are no quotation.
    pub rejected: Vec<Rejected>,
    /// What the reader should know: marks that are never closed.
    pub notes: Vec<Note>,
}

/// Finds quotations and turns and gives each its speaker. Takes the people over, and adds the unnamed sources.
pub fn find(source: &Source, article: &Article, text: &Text, people: People, options: &Options) -> Quotes {
    find_with(source, article, text, people, options, ends::Weights::shipped())
}

/// [`find`] with another judge of where reported clauses end: for training and measuring.
pub fn find_with(
    source: &Source,
    article: &Article,
    text: &Text,
    mut people: People,
    options: &Options,
    judge: &dyn ends::Judge,
) -> Quotes {
    if !article.language.supported {
        return Quotes { people, ..Quotes::default() };
    }
    let r = Reader { source: source.text(), text };
    let mut marks = usable(source.text(), marks::find(source.text(), &article.paragraphs));
    let notes = unbalanced(&marks).into_iter().collect();
    unclosed::mend(r, &mut marks);
    let marked = marks.iter().filter(|m| !m.single).count();
    let turns = turns::find(r, source, article, &mut people, marked);
    let found = assemble::assemble(r, article, &marks, &mut people, &assemble::Given { judge, turns: &turns });
    let quotations = found.quotations.into_iter().map(|q| without_dateline(source.text(), article, q)).collect();
    let mut quotes = Quotes { people, quotations, turns, rejected: found.rejected, notes };
    corrections::apply(source.text(), &mut quotes, options);
    quotes
}

/// A note on marks that open and never close, where no next paragraph goes on from them.
fn unbalanced(marks: &[marks::Marked]) -> Option<Note> {
    let goes_on = |n: usize| marks.get(n + 1).is_some_and(|m| m.continues);
    let open: Vec<Span> = marks.iter().enumerate().filter(|(n, m)| !m.closed && !goes_on(*n)).map(|(_, m)| m.outer).collect();
    let first = *open.first()?;
    let message = match open.len() {
        1 => "A quotation mark opens here and none closes it: the words behind it may be read wrongly.".to_owned(),
        n => format!(
            "{n} quotation marks open and none closes them, the first one here: the words behind them may be read wrongly."
        ),
    };
    Some(Note { span: Some(first), message })
}

/// The quotation with the dateline cut off its words: nobody says "PORT ELDA, May 3 --".
fn without_dateline(source: &str, article: &Article, mut quotation: Quotation) -> Quotation {
    let dateline = article.dateline.as_ref().map(|d| d.span);
    if let (Some(dateline), Some(first)) = (dateline, quotation.content.first_mut())
        && dateline.encloses(Span::new(first.start(), first.start()))
        && first.end() > dateline.end()
    {
        let rest = Span::new(dateline.end(), first.end());
        let words =
            rest.of(source).trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '.' | ','));
        if let Ok(length) = u32::try_from(words.len())
            && length > 0
        {
            *first = Span::new(rest.end() - length, rest.end());
        }
    }
    quotation
}

/// Single marks count where the text has no double ones, or so few that those are the exception. Elsewhere they are scare quotes
/// and titles, unless they hold a sentence of their own.
fn usable(source: &str, mut marks: Vec<marks::Marked>) -> Vec<marks::Marked> {
    let double = marks.iter().filter(|m| !m.single).count();
    if double > 0 && marks.len() - double < 3 * double {
        marks.retain(|m| !m.single || spoken(m.inner.of(source)));
    }
    grow::sort_by_key(&mut marks, |m| m.outer.order());
    marks.shrink_to_fit();
    marks
}

/// "We waited all night," and "Where were they?": a capital first, an end or a comma last, and not a title's capitals between.
fn spoken(words: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let small = words.split_whitespace().skip(1).take(12).filter(|w| !capital(w)).count();
    capital(words) && words.ends_with([',', '.', '?', '!']) && small >= 3
}
