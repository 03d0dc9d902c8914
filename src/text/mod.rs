//! Text: the body's paragraphs become sentences and tokens, each token with its word and part of speech; sentences that
//! hold a reporting word or a condition's signal get a dependency tree.

use crate::clean::Article;
use crate::input::Source;
use crate::lexicon::{self, Classes};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Index into [`Text::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// A distinct word of the text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Lower-case form, curly apostrophes made straight.
    pub lower: Box<str>,
    /// The word lists it stands in.
    pub classes: Classes,
}

/// A part of speech: the Penn Treebank's tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Not known.
    #[default]
    Other,
}

/// A word, number or mark of the body. Clitics are tokens of their own ("did" + "n't", "Trump" + "'s").
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Its word.
    pub word: WordId,
    /// Its part of speech.
    pub tag: Tag,
}

/// A dependency tree over one sentence: Universal Dependencies relations.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// For each token of the sentence the index, within the sentence, of its head; `None` for the root.
    pub heads: Vec<Option<u16>>,
}

/// A sentence: a run of tokens inside one paragraph.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its place, without the white space around it.
    pub span: Span,
    /// Its tokens in [`Text::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// Its paragraph in [`Article::paragraphs`].
    pub paragraph: usize,
    /// Its tree, where it was parsed.
    pub tree: Option<Tree>,
}

/// The body, read.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The distinct words.
    pub words: Vec<Word>,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order; they cover all tokens.
    pub sentences: Vec<Sentence>,
}

impl Text {
    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or(&[])
    }

    /// The lower-case form of a token's word.
    pub fn lower(&self, token: &Token) -> &str {
        self.words.get(token.word.0 as usize).map_or("", |w| &w.lower)
    }

    /// The word lists a token's word stands in.
    pub fn classes(&self, token: &Token) -> Classes {
        self.words.get(token.word.0 as usize).map(|w| w.classes).unwrap_or_default()
    }

    /// The sentences of one paragraph, in order.
    pub fn sentences_of(&self, paragraph: usize) -> &[Sentence] {
        let start = self.sentences.partition_point(|s| s.paragraph < paragraph);
        let end = self.sentences.partition_point(|s| s.paragraph <= paragraph);
        self.sentences.get(start..end).unwrap_or(&[])
    }

    /// The index of the sentence that holds byte `offset`, or of the last one before it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start() <= offset).checked_sub(1)
    }

    /// The index of the first token that ends after byte `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end() <= offset)
    }
}

/// Splits the article's paragraphs into sentences and tokens.
pub fn read(source: &Source, article: &Article) -> Text {
    let mut text = Text::default();
    let mut ids: FxHashMap<String, WordId> = FxHashMap::default();
    for (paragraph, p) in article.paragraphs.iter().enumerate() {
        let first = text.tokens.len();
        let mut at = p.span.start() as usize;
        for piece in p.span.of(source.text()).split_inclusive(char::is_whitespace) {
            let span = Span::from_range(at..at + piece.len()).trim(source.text());
            at += piece.len();
            if span.is_empty() {
                continue;
            }
            let lower = span.of(source.text()).to_lowercase();
            let next = WordId(u32::try_from(text.words.len()).unwrap_or(u32::MAX));
            let word = *ids.entry(lower.clone()).or_insert(next);
            if word == next {
                text.words.push(Word { classes: lexicon::classes_of(&lower), lower: lower.into() });
            }
            text.tokens.push(Token { span, word, tag: Tag::Other });
        }
        text.sentences.push(Sentence { span: p.span, tokens: first..text.tokens.len(), paragraph, tree: None });
    }
    text
}
