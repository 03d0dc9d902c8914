//! A view of the text by token index: every look beyond an end answers with nothing, so that rules may look around freely.

use crate::lexicon::{self, Class, Classes};
use crate::span::Span;
use crate::text::{Tag, Text, Token};
use std::ops::Range;

/// Source words and tokens together.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The source's words.
    pub source: &'a str,
    /// Its tokens.
    pub text: &'a Text,
}

impl<'a> Reader<'a> {
    /// The token at `i`.
    #[inline]
    pub fn token(self, i: usize) -> Option<&'a Token> {
        self.text.tokens.get(i)
    }

    /// Its place; an empty one past the end.
    #[inline]
    pub fn span(self, i: usize) -> Span {
        self.token(i).map(|t| t.span()).unwrap_or_default()
    }

    /// The paragraph of the sentence that holds byte `offset`, or of the last one before it.
    pub fn paragraph_at(self, offset: u32) -> Option<usize> {
        let sentence = self.text.sentence_at(offset).and_then(|s| self.text.sentences.get(s));
        sentence.map(|s| s.paragraph())
    }

    /// The place of a run of tokens; an empty one for an empty run.
    pub fn cover(self, run: Range<usize>) -> Span {
        match (self.token(run.start), run.end.checked_sub(1).and_then(|e| self.token(e))) {
            (Some(a), Some(b)) if run.start < run.end => a.span().cover(b.span()),
            _ => Span::default(),
        }
    }

    /// Its letters as they stand.
    #[inline]
    pub fn word(self, i: usize) -> &'a str {
        self.span(i).of(self.source)
    }

    /// Its lower-case form.
    #[inline]
    pub fn lower(self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| self.text.lower(t))
    }

    /// The word lists it stands in.
    #[inline]
    pub fn classes(self, i: usize) -> Classes {
        self.token(i).map(|t| self.text.classes(t)).unwrap_or_default()
    }

    /// True where it stands in the word list.
    #[inline]
    pub fn has(self, i: usize, class: Class) -> bool {
        self.classes(i).has(class)
    }

    /// True where it stands in any of the word lists.
    pub fn any(self, i: usize, classes: &[Class]) -> bool {
        self.classes(i).any(classes)
    }

    /// True where it is one of these lower-case words.
    pub fn is(self, i: usize, words: &[&str]) -> bool {
        // Asked oftenest of all: one call, not three, where code is made for size.
        self.token(i).is_some_and(|t| lexicon::one_of(self.text.lower(t), words))
    }

    /// True where it begins with a capital letter.
    #[inline]
    pub fn capital(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.look.capital())
    }

    /// True where it has at least one letter or digit.
    #[inline]
    pub fn wordy(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.look.wordy())
    }

    /// True for the clitic of possession.
    pub fn possessive(self, i: usize) -> bool {
        let verb = self.token(i).is_some_and(|t| t.tag != Tag::Other && t.tag != Tag::Pos);
        matches!(self.word(i), "'s" | "’s" | "'" | "’" | "'S" | "’S") && self.glued(i) && !verb
    }

    /// True for a quotation mark.
    #[inline]
    pub fn mark(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.look.mark())
    }

    /// True where no white space stands between it and the token before.
    #[inline]
    pub fn glued(self, i: usize) -> bool {
        i.checked_sub(1).and_then(|before| self.token(before)).is_some_and(|t| t.span().end() == self.span(i).start())
    }

    /// True for a word in capitals with at least two letters ("NATO", "U.S.").
    pub fn acronym(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.look.acronym())
    }
}
