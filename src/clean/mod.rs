//! Cleaning: lines become labelled blocks, each with its reason; the article's own words are told from the page's furniture.
//!
//! | step | gives |
//! | --- | --- |
//! | `lines`, `signs`, `furniture` | the page's lines, and what each shows by itself |
//! | `surroundings`, `context`, `reach`, `subtree`, `statement` | what stands around each, and what the HTML says of it |
//! | `features`, `hashed`, `model`, `body`, `talk`, `series`, `ending` | which lines are the article's own, by trained weights |
//! | `apart`, `links`, `pictures`, `marked`, `thread`, `decks`, `crumbs`, `live`, `letters` | lines that say of themselves what they are |
//! | `headline`, `titles`, `writers`, `bylines`, `byline_forms`, `posted`, `dates`, `dateline`, `captions`, `rank`, `stated`, `metadata` | what the article says of itself |
//! | `roles`, `paragraphs`, `several`, `kind`, `language` | blocks with label and reason, paragraphs, and what kind of document it is |

mod apart;
pub mod body;
mod byline_forms;
mod bylines;
mod captions;
pub mod context;
mod crumbs;
mod dateline;
pub mod dates;
mod decks;
mod ending;
pub mod features;
pub mod furniture;
pub mod hashed;
pub mod headline;
mod kind;
mod language;
mod letters;
pub mod lines;
mod links;
mod live;
mod marked;
mod metadata;
pub mod model;
mod outlet;
pub mod page;
mod paragraphs;
mod passed_on;
mod pictures;
pub mod posted;
pub mod rank;
mod reach;
mod roles;
mod series;
mod several;
pub mod signs;
mod stated;
mod statement;
mod subtree;
pub mod surroundings;
mod talk;
mod thread;
mod titles;
mod wording;
pub mod writers;

use crate::input::Source;
use crate::options::{Body, Options};
use crate::reason::Reason;
use crate::span::Span;
use model::Model;
use page::Page;
use rank::Ranker;
use surroundings::Surroundings;

/// What kind of document the source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentKind {
    /// Running text.
    #[default]
    Article,
    /// Turns of speakers.
    Transcript,
    /// Anything else: a recipe, a menu, code.
    Other,
}

/// What a block of the page is. A closed list; the names are the contract's.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    Body,
    Subheading,
    Headline,
    Section,
    Byline,
    Email,
    Date,
    Dateline,
    Caption,
    Standfirst,
    Pullquote,
    Menu,
    Share,
    Related,
    Prompt,
    Advertisement,
    Comment,
    Tags,
    Note,
    Copyright,
    StageDirection,
    Other,
}

/// Every label, in the order of the contract.
pub const LABELS: [Label; 22] = [
    Label::Body,
    Label::Subheading,
    Label::Headline,
    Label::Section,
    Label::Byline,
    Label::Email,
    Label::Date,
    Label::Dateline,
    Label::Caption,
    Label::Standfirst,
    Label::Pullquote,
    Label::Menu,
    Label::Share,
    Label::Related,
    Label::Prompt,
    Label::Advertisement,
    Label::Comment,
    Label::Tags,
    Label::Note,
    Label::Copyright,
    Label::StageDirection,
    Label::Other,
];

impl Label {
    /// The label of that name in the output contract.
    pub fn from_name(name: &str) -> Option<Label> {
        LABELS.into_iter().find(|l| l.name() == name)
    }

    /// The label's name in the output contract.
    pub fn name(self) -> &'static str {
        match self {
            Label::Body => "body",
            Label::Subheading => "subheading",
            Label::Headline => "headline",
            Label::Section => "section",
            Label::Byline => "byline",
            Label::Email => "email",
            Label::Date => "date",
            Label::Dateline => "dateline",
            Label::Caption => "caption",
            Label::Standfirst => "standfirst",
            Label::Pullquote => "pullquote",
            Label::Menu => "menu",
            Label::Share => "share",
            Label::Related => "related",
            Label::Prompt => "prompt",
            Label::Advertisement => "advertisement",
            Label::Comment => "comment",
            Label::Tags => "tags",
            Label::Note => "note",
            Label::Copyright => "copyright",
            Label::StageDirection => "stage-direction",
            Label::Other => "other",
        }
    }
}

/// A stretch of whole lines with one label. Blocks stand in source order, do not overlap, and every non-blank line is in
/// exactly one.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// From the first line's first visible character to the last line's last.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// True where it belongs to the body.
    pub kept: bool,
    /// Why, in words a reader understands.
    pub reason: Reason,
}

/// A piece of the source taken over as metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Its words: the span's own words, or those of the page's metadata where the span is `None`.
    pub text: String,
    /// Where it stands, where it stands in the text.
    pub span: Option<Span>,
}

/// A date as written and in ISO form, to the precision the wording gives (`2031-06-14` or `2031-06-14T09:25`).
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// ISO 8601.
    pub iso: String,
    /// The wording.
    pub text: String,
    /// Where the wording stands; `None` where only the page's metadata holds it.
    pub span: Option<Span>,
}

/// Who wrote the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// The name without "By".
    pub name: String,
    /// The e-mail address beside it.
    pub email: Option<String>,
    /// Where the name stands.
    pub span: Option<Span>,
}

/// "OSTREL, Jun 9, 2031, Agency." at the head of the first paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Dateline {
    /// The place as written.
    pub place: String,
    /// The date in ISO form.
    pub date: Option<String>,
    /// The agency.
    pub agency: Option<String>,
    /// The whole dateline; it stands inside a body paragraph.
    pub span: Span,
}

/// A photo's caption.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// The caption without the credit.
    pub text: String,
    /// The credit ("Agency / Name"), where there is one.
    pub credit: Option<String>,
    /// Caption and credit.
    pub span: Span,
}

/// Something the reader should know: unbalanced marks, a cut input, an unsupported language.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Where, if somewhere.
    pub span: Option<Span>,
    /// What, in a sentence.
    pub message: String,
}

/// The language of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    /// ISO 639-1, or `und` where it can't be told.
    pub code: String,
    /// True where quotations and scenarios are looked for (English).
    pub supported: bool,
}

/// One paragraph of the body: running text, a subheading, a list item or a transcript turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paragraph {
    /// Its words, without the white space around them. Hard-wrapped lines stand in one paragraph, line ends inside.
    pub span: Span,
    /// True for an in-text subheading.
    pub heading: bool,
}

/// The cleaned article: what the later stages read.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The genre's name in the contract ("news", "opinion", ...), where it can be told.
    pub genre: Option<&'static str>,
    /// The language.
    pub language: Language,
    /// The headline.
    pub headline: Option<Passage>,
    /// The outlet, from the page's furniture.
    pub publisher: Option<Passage>,
    /// The section ("Foreign Affairs").
    pub section: Option<Passage>,
    /// The authors in the page's order.
    pub authors: Vec<Author>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// The dateline.
    pub dateline: Option<Dateline>,
    /// Photo captions in the page's order.
    pub captions: Vec<Caption>,
    /// Every non-blank line of the source, in order.
    pub blocks: Vec<Block>,
    /// The body, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Where one input holds several articles: their extents. Empty where it holds one.
    pub articles: Vec<Span>,
    /// What was unclear.
    pub notes: Vec<Note>,
}

impl Default for Language {
    fn default() -> Self {
        Language { code: "en".to_owned(), supported: true }
    }
}

/// Labels every line of the source and takes the body and the metadata from the labels.
pub fn clean(source: &Source, options: &Options) -> Article {
    clean_with(source, options, Models { lines: Model::shipped(), ranker: Ranker::shipped() })
}

/// The trained models of this stage.
#[derive(Clone, Copy)]
pub struct Models<'m> {
    /// Tells the lines of the text from the page's furniture.
    pub lines: &'m Model,
    /// Chooses headline, writers and date.
    pub ranker: &'m Ranker,
}

/// [`clean`] with models of one's own: training measures with it.
pub fn clean_with(source: &Source, options: &Options, models: Models) -> Article {
    let page = Page::read(source);
    let mut article = match options.body {
        Body::Whole => paragraphs::whole(&page, options),
        Body::Detect => detect(&page, options, models),
    };
    article.blocks.shrink_to_fit();
    article.paragraphs.shrink_to_fit();
    article.language = language::detect(article.paragraphs.iter().map(|p| p.span.of(page.text)));
    if !article.language.supported {
        article.notes.push(Note {
            span: None,
            message: "This text is not in English: it is cleaned, but quotations and scenarios are not looked for.".to_owned(),
        });
    }
    article
}

/// The index of the headline's line: the one the HTML states, or the one that ranks highest.
pub fn headline_of(around: &Surroundings, ranker: &Ranker) -> Option<usize> {
    stated::headline(around.page).or_else(|| headline::find(around, ranker))
}

/// Tells body from furniture, names every block, and reads the metadata off the named blocks.
fn detect<'p>(page: &'p Page<'p>, options: &Options, models: Models<'p>) -> Article {
    let (judged, mut kept) = body::decide(page, models.lines);
    let mut told = apart::find(page, &mut kept);
    let around = Surroundings::read(page, &kept);
    let headline = around.as_ref().and_then(|a| headline_of(a, models.ranker)).or_else(|| stated::headline(page));
    let mut body = kept.clone();
    if let Some(headline) = headline {
        decks::find(page, headline, &mut apart::Setting { kept: &mut body, told: &mut told });
    }
    let mut roles = roles::assign(page, &judged, &body, headline, &told);
    letters::keep(page, &mut roles);
    roles::quoted_captions(page, &mut roles);
    let mut article = Article::default();
    metadata::read(page, around.as_ref(), headline, models.ranker, &mut roles, &mut article);
    stated::lay_over(page, &mut article);
    kind::tell(page, &roles, &mut article);
    roles::about_the_authors(page, &article.authors, &mut roles);
    if article.kind == DocumentKind::Transcript {
        roles::spoken(&mut roles);
    }
    paragraphs::build(page, &roles, options, &mut article);
    article.articles = several::find(page, &roles);
    article
}

#[cfg(test)]
mod talk_tests;
#[cfg(test)]
mod tests;
