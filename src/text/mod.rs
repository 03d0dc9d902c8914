//! Text: the body's paragraphs become sentences and tokens, each token with its word and part of speech. A sentence gets a
//! dependency tree where a later stage asks for one.
//!
//! | step | gives |
//! | --- | --- |
//! | [`tokens`] | words, numbers and marks; its head names the conventions (clitics, hyphens, abbreviations) |
//! | [`sentences`] | where sentences end |
//! | [`tagger`] | each token's part of speech |
//! | [`parser`], [`labeller`] | the dependency tree of a sentence, asked for where needed: [`Text::tree`] |
//! | [`clauses`] | what the tree tells: subjects, complements, how far a clause or noun phrase goes |
//! | [`lemma`] | each distinct word's dictionary form |

mod abbreviations;
mod by_form;
pub mod clauses;
pub mod coded;
mod forms;
pub mod labeller;
pub mod lemma;
pub mod model;
pub mod parser;
pub mod sentences;
mod tag;
pub mod tagger;
pub mod tokens;
mod tree;

use crate::clean::Article;
use crate::grow;
use crate::input::Source;
use crate::lexicon::Classes;
use crate::span::{Span, narrow};
use forms::Forms;
pub use forms::Look;
pub(crate) use forms::plain_quote;
use std::ops::Range;
use std::sync::Arc;
pub use tag::Tag;
pub use tree::{Relation, Tree};

/// Index into [`Text::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// A distinct word of the text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Lower-case form, curly apostrophes made straight.
    pub lower: Arc<str>,
    /// Dictionary form of the word, whatever its part of speech: said → say, countries → country (see [`lemma`]).
    pub lemma: Arc<str>,
    /// The word lists it stands in.
    pub classes: Classes,
}

/// A word, number or mark of the body. Clitics are tokens of their own ("did" + "n't", "Olden" + "'s").
///
/// Ten bytes: the tokens of a huge text are most of what stands in memory beside it. So the number of its word has three bytes (the
/// largest text that is taken has some nine million distinct words at the very most), and its length has one.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    start: [u8; 4],
    /// The number of its word, and its length in the last byte: read in one step.
    word_and_length: [u8; 4],
    /// Its part of speech.
    pub tag: Tag,
    /// How it looks.
    pub look: Look,
}

const _: () = assert!(size_of::<Token>() == 10);

impl Token {
    /// Most bytes of a token: a longer run of letters, or a longer address, is several.
    pub const LONGEST: usize = u8::MAX as usize;

    /// A token without a part of speech, at a `span` of at most [`Token::LONGEST`] bytes.
    #[inline]
    pub fn new(span: Span, word: WordId, look: Look) -> Token {
        let length = u8::try_from(span.len()).unwrap_or(u8::MAX);
        let [low, middle, high, _] = word.0.to_le_bytes();
        let word_and_length = [low, middle, high, length];
        Token { start: span.start().to_le_bytes(), word_and_length, tag: Tag::Other, look }
    }

    /// Its word.
    #[inline(always)]
    pub fn word(&self) -> WordId {
        WordId(u32::from_le_bytes(self.word_and_length) & 0xff_ffff)
    }

    /// Its place.
    #[inline]
    pub fn span(&self) -> Span {
        Span::sized(u32::from_le_bytes(self.start), u32::from_le_bytes(self.word_and_length) >> 24)
    }

    /// Moves it to a place in `source`, of which it takes the first [`Token::LONGEST`] bytes at most.
    pub fn move_to(&mut self, span: Span, source: &str) {
        let most = source.floor_char_boundary(span.range().start + Token::LONGEST);
        let end = span.range().end.min(most);
        let moved = Span::from_range(span.range().start..end);
        *self = Token { tag: self.tag, ..Token::new(moved, self.word(), self.look) };
    }
}

/// A sentence: a run of tokens inside one paragraph.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its place, without the white space around it.
    pub span: Span,
    tokens: [u32; 2],
    paragraph: u32,
}

impl Sentence {
    /// The sentence at `span` with these of [`Text::tokens`], in that of [`Article::paragraphs`].
    pub fn new(span: Span, tokens: Range<usize>, paragraph: usize) -> Sentence {
        // A text has fewer tokens and paragraphs than bytes, and those have numbers of four bytes.
        Sentence { span, tokens: [narrow(tokens.start), narrow(tokens.end)], paragraph: narrow(paragraph) }
    }

    /// Its tokens in [`Text::tokens`].
    #[inline]
    pub fn tokens(&self) -> Range<usize> {
        let [start, end] = self.tokens;
        start as usize..end as usize
    }

    /// Its paragraph in [`Article::paragraphs`].
    #[inline]
    pub fn paragraph(&self) -> usize {
        self.paragraph as usize
    }
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
    #[inline]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens()).unwrap_or(&[])
    }

    /// The lower-case form of a token's word.
    #[inline(always)]
    pub fn lower(&self, token: &Token) -> &str {
        self.words.get(token.word().0 as usize).map_or("", |w| &w.lower)
    }

    /// The dictionary form of a token's word.
    #[inline]
    pub fn lemma(&self, token: &Token) -> &str {
        self.words.get(token.word().0 as usize).map_or("", |w| &w.lemma)
    }

    /// The word lists a token's word stands in.
    #[inline]
    pub fn classes(&self, token: &Token) -> Classes {
        self.words.get(token.word().0 as usize).map(|w| w.classes).unwrap_or_default()
    }

    /// The dependency tree of a sentence, made now: parsing is the dearest work on a sentence, so whoever needs a tree asks for it and
    /// keeps it. `None` for a sentence of more than [`parser::LONGEST`] tokens.
    pub fn tree(&self, sentence: &Sentence) -> Option<Tree> {
        let words: Vec<(&str, Tag)> = self.tokens_of(sentence).iter().map(|t| (self.lower(t), t.tag)).collect();
        parser::Parser::shipped().parse(&words)
    }

    /// The sentences of one paragraph, in order.
    pub fn sentences_of(&self, paragraph: usize) -> &[Sentence] {
        let start = self.sentences.partition_point(|s| s.paragraph() < paragraph);
        let end = self.sentences.partition_point(|s| s.paragraph() <= paragraph);
        self.sentences.get(start..end).unwrap_or(&[])
    }

    /// The index of the sentence that holds byte `offset`, or of the last one before it.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start() <= offset).checked_sub(1)
    }

    /// The index of the first token that ends after byte `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span().end() <= offset)
    }
}

/// Splits the article's paragraphs into sentences and tokens, and tags them.
pub fn read(source: &Source, article: &Article) -> Text {
    let mut forms = if source.text().len() < LARGE { Forms::kept() } else { Forms::alone() };
    let text = read_with(source, article, tagger::Tagger::shipped(), &mut forms);
    forms.keep();
    text
}

/// Bytes of a text after which its forms are not kept.
const LARGE: usize = 1 << 20;

fn read_with(source: &Source, article: &Article, tagger: &tagger::Tagger, forms: &mut Forms) -> Text {
    let mut text = Text::default();
    let mut room = Room { left: article.paragraphs.iter().map(|p| partings(p.span.of(source.text()))).sum(), done: 0 };
    let mut tagging = tagger::Tagging::new(tagger);
    std::mem::swap(&mut tagging.pairs, &mut forms.pairs);
    let mut ids = Vec::new();
    for (paragraph, p) in article.paragraphs.iter().enumerate() {
        let mut first = text.tokens.len();
        tokenize(source.text(), p.span, &mut text, (&mut room, forms), &mut ids);
        let ends = sentences::ends(source.text(), &text, first);
        tagger::tag_paragraph(source.text(), &mut text, first, &ends, &ids, forms, &mut tagging);
        for end in ends {
            let place = |i: usize| text.tokens.get(i).map(|t| t.span()).unwrap_or_default();
            let span = place(first).cover(place(end - 1));
            grow::push(&mut text.sentences, Sentence::new(span, first..end, paragraph));
            first = end;
        }
    }
    std::mem::swap(&mut tagging.pairs, &mut forms.pairs);
    text.tokens.shrink_to_fit();
    text.sentences.shrink_to_fit();
    text.words.shrink_to_fit();
    text
}

/// Room for tokens, as many as are still to come: a list that grows by and by is moved again and again, and then stands in memory twice.
///
/// How many there will be is told by [`partings`]: there are about as many tokens, and how many more or fewer is much the same all
/// through a text, where tokens a byte are not.
struct Room {
    /// The partings of the paragraphs read.
    done: usize,
    /// Those of the others.
    left: usize,
}

impl Room {
    /// Tokens that show how many partings one has.
    const SAMPLE: usize = 1 << 14;

    /// Makes room, where there is none, for the rest of a text of which the words before `at` in this paragraph are read.
    fn make(&self, tokens: &mut Vec<Token>, source: &str, paragraph: Span, at: u32) {
        let here = partings(Span::new(paragraph.start(), at).of(source));
        let (done, left) = (self.done + here, self.left.saturating_sub(here));
        let few = tokens.len() < Room::SAMPLE;
        let expected =
            if few { left.min(Room::SAMPLE) } else { (left as u64 * tokens.len() as u64 / done.max(1) as u64) as usize };
        // An eighth more at the least, so that a text that grows denser does not move its tokens again and again; and no more than the
        // bytes that are left.
        let most = source.len().saturating_sub(at as usize) + 1;
        tokens.reserve_exact((expected + expected / 16).max(tokens.len() / 8 + 16).min(most));
    }

    /// Notes that a paragraph is read.
    fn pass(&mut self, paragraph: &str) {
        let partings = partings(paragraph);
        self.done += partings;
        self.left = self.left.saturating_sub(partings);
    }
}

/// How many bytes part words, or begin a mark that does.
fn partings(words: &str) -> usize {
    // So few at once that a byte holds their number: then many are counted in one step.
    let parts = |&b: &u8| u8::from(b < b'0') | u8::from(b.wrapping_sub(b':') < 7) | u8::from(b == 0xE2);
    words.as_bytes().chunks(192).map(|few| usize::from(few.iter().map(parts).sum::<u8>())).sum()
}

/// Adds the tokens at `span` to `text`, making `room`; `ids` takes the number of each one's written form.
fn tokenize(source: &str, span: Span, text: &mut Text, (room, forms): (&mut Room, &mut Forms), ids: &mut Vec<u32>) {
    ids.clear();
    tokens::tokenize(source, span, &mut |place| {
        let (id, word, look) = forms.word(place.of(source), &mut text.words);
        ids.push(id);
        if text.tokens.len() == text.tokens.capacity() {
            room.make(&mut text.tokens, source, span, place.start());
        }
        text.tokens.push(Token::new(place, word, look));
    });
    room.pass(span.of(source));
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::clean::Paragraph;
    use crate::lexicon;

    /// Reads `text` as one paragraph.
    pub(super) fn read_one(text: &str) -> (Source, Text) {
        let source = Source::from_text(text);
        let span = Span::from_range(0..text.len());
        let article = Article { paragraphs: vec![Paragraph { span, heading: false }], ..Article::default() };
        let text = read(&source, &article);
        (source, text)
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let mut failed = Vec::new();
        for line in lexicon::words(include_str!("cases/sentences.txt")) {
            let line = line.replace("\\n", "\n");
            let (source, text) = read_one(&line.replace('‖', ""));
            let got: Vec<&str> = text.sentences.iter().map(|s| s.span.of(source.text())).collect();
            let want: Vec<&str> = line.split('‖').map(str::trim).collect();
            if got != want {
                failed.push(format!("{got:?}"));
            }
        }
        assert!(failed.is_empty(), "{failed:#?}");
    }

    #[test]
    fn tokens_are_words_numbers_and_marks() {
        let mut failed = Vec::new();
        for line in lexicon::words(include_str!("cases/tokens.txt")) {
            let (words, want) = line.split_once('\t').unwrap();
            let (source, text) = read_one(words);
            let got: Vec<&str> = text.tokens.iter().map(|t| t.span().of(source.text())).collect();
            if got.join("|") != want {
                failed.push(got.join("|"));
            }
        }
        assert!(failed.is_empty(), "{failed:#?}");
    }

    #[test]
    fn words_are_shared_and_lower_case() {
        let (_, text) = read_one("Don’t. DON'T. Countries said");
        let words: Vec<(&str, &str)> = text.tokens.iter().map(|t| (text.lower(t), text.lemma(t))).collect();
        let want = [
            ("do", "do"),
            ("n't", "not"),
            (".", "."),
            ("do", "do"),
            ("n't", "not"),
            (".", "."),
            ("countries", "country"),
            ("said", "say"),
        ];
        assert_eq!(words, want);
        assert_eq!(text.tokens[0].word(), text.tokens[3].word());
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let (_, text) = read_one(&"port ".repeat(5000));
        assert_eq!(text.tokens.len(), 5000);
        assert!(text.sentences.iter().all(|s| s.tokens.len() <= sentences::LONGEST));
    }

    #[test]
    fn partings_are_counted_however_many_there_are() {
        assert_eq!(partings("The tug, No. 7: “late”?"), 4 + 1 + 1 + 1 + 2 + 1);
        assert_eq!(partings(&", ".repeat(1000)), 2000);
    }

    #[test]
    fn a_word_of_a_megabyte_is_cut_between_letters() {
        for word in ["a".repeat(1 << 20), "\u{10400}".repeat(1 << 18), "é".repeat(1 << 19), "=".repeat(1 << 20)] {
            let (source, text) = read_one(&format!("See {word} there."));
            let words: Vec<&str> = text.tokens.iter().map(|t| t.span().of(source.text())).collect();
            assert!(words.len() > 16 && words.iter().all(|w| (1..=Token::LONGEST).contains(&w.len())));
            assert_eq!(words.concat(), format!("See{word}there."));
        }
    }

    #[test]
    fn a_token_that_grows_too_long_keeps_what_fits() {
        let source = format!("vé{}é", "\u{ad}".repeat(1 << 16));
        let mut token = Token::new(Span::new(0, 5), WordId(0), Look::default());
        token.move_to(Span::new(1, 3), &source);
        assert_eq!(token.span().of(&source), "é");
        token.move_to(Span::from_range(0..source.len()), &source);
        assert!(token.span().len() as usize > Token::LONGEST - 4 && source.starts_with(token.span().of(&source)));
        assert!(!token.span().of(&source).is_empty());
    }

    #[test]
    fn marks_alone_do_no_harm() {
        for text in [
            "\"",
            "'",
            "’",
            "...",
            ". . .",
            "\u{301}",
            "\u{0}\u{7}",
            "\u{feff}",
            "@",
            "a@",
            "http://",
            "x.",
            "I.",
            ".\u{201d}",
            "[",
            "1.",
            "",
            "a'",
            "a’’’",
            "-",
            "n't",
            "’t",
        ] {
            let (_, read) = read_one(text);
            assert!(read.tokens.len() <= text.len());
            let (_, many) = read_one(&text.repeat(20_000));
            assert!(many.tokens.len() <= text.len() * 20_000);
        }
    }
}
