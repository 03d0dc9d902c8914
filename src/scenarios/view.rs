//! A sentence as this stage reads it: its tokens with parts of speech and word classes, cut into segments at its marks.

use super::clauses::Role;
use super::gather::LONGEST;
use super::reach::Judge;
use super::words::{Bits, W, bits_of};
use crate::lexicon::{self, Class};
use crate::span::Span;
use crate::text::{Sentence, Tag, Text, Token};
use std::cell::OnceCell;
use std::ops::Range;

/// The text with the word classes of every distinct word.
pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) text: &'a Text,
    bits: Vec<Bits>,
    /// Who chooses how far conditions and effects reach.
    pub(super) judge: &'a dyn Judge,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, text: &'a Text, judge: &'a dyn Judge) -> Reader<'a> {
        Reader { source, text, bits: text.words.iter().map(|w| bits_of(&w.lower)).collect(), judge }
    }

    /// True where the sentence holds a word that can open a condition, or a verb that tells what would be.
    pub(super) fn interesting(&self, sentence: &Sentence) -> bool {
        self.text.tokens_of(sentence).iter().any(|t| self.bits.get(t.word().0 as usize).is_some_and(|b| b.opens()))
    }

    /// The view of one sentence.
    pub(super) fn view(&self, sentence: &'a Sentence) -> View<'_> {
        let mut view = View {
            reader: self,
            tokens: self.text.tokens_of(sentence),
            sentence,
            segments: Vec::new(),
            verbs: Vec::new(),
            parts: Vec::new(),
            finites: Vec::new(),
            roles: OnceCell::new(),
        };
        view.segments = view.cut();
        view.tell_parts();
        view.verbs = view.missed_verbs();
        if !view.verbs.is_empty() {
            view.tell_parts();
        }
        view
    }
}

/// A part of speech, as coarse as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pos {
    Noun,
    Pronoun,
    Determiner,
    Adjective,
    Adverb,
    Modal,
    /// A finite verb.
    Finite,
    /// A base form.
    Base,
    Gerund,
    Participle,
    Preposition,
    To,
    Coordinator,
    Wh,
    Number,
    Possessive,
    Mark,
    Other,
}

/// A run of tokens between two separating marks, marks left out.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) range: Range<usize>,
    /// How deep in brackets it stands.
    pub(super) depth: u8,
    /// The strongest mark before it.
    pub(super) before: char,
}

/// One sentence.
pub(super) struct View<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) sentence: &'a Sentence,
    pub(super) segments: Vec<Segment>,
    /// Tokens that must be verbs although their tags say nouns.
    verbs: Vec<usize>,
    /// The part of speech of each token, told once.
    parts: Vec<Pos>,
    /// How many finite verbs stand before each token, and in all.
    finites: Vec<u32>,
    /// What each segment is, told when first asked for.
    pub(super) roles: OnceCell<Vec<Role>>,
}

impl View<'_> {
    /// Tells each token's part of speech and counts the finite verbs.
    fn tell_parts(&mut self) {
        self.parts = (0..self.len()).map(|i| self.tell_pos(i)).collect();
        let mut count = 0;
        self.finites.clear();
        self.finites.reserve(self.parts.len() + 1);
        self.finites.push(0);
        for part in &self.parts {
            count += u32::from(matches!(part, Pos::Modal | Pos::Finite));
            self.finites.push(count);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The lower-case word; empty beyond the sentence.
    pub(super) fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| self.reader.text.lower(t))
    }

    /// The word as written.
    pub(super) fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span().of(self.reader.source))
    }

    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        self.tokens.get(i).is_some_and(|t| lexicon::one_of(self.reader.text.lower(t), words))
    }

    /// True where some token of `range` is one of these words.
    pub(super) fn any(&self, mut range: Range<usize>, words: &[&str]) -> bool {
        range.any(|i| self.is(i, words))
    }

    /// The first token of `range` that is one of these words.
    pub(super) fn find(&self, mut range: Range<usize>, words: &[&str]) -> Option<usize> {
        range.find(|&i| self.is(i, words))
    }

    /// True where the word is one with which a signal begins.
    pub(super) fn begins(&self, i: usize) -> bool {
        self.tokens.get(i).and_then(|t| self.reader.bits.get(t.word().0 as usize)).is_some_and(|b| b.begins())
    }

    pub(super) fn has(&self, i: usize, class: W) -> bool {
        self.tokens.get(i).and_then(|t| self.reader.bits.get(t.word().0 as usize)).is_some_and(|b| b.has(class))
    }

    /// The place of the tokens in `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let tokens = self.tokens.get(range).unwrap_or(&[]);
        match (tokens.first(), tokens.last()) {
            (Some(a), Some(b)) => a.span().cover(b.span()),
            _ => Span::default(),
        }
    }

    /// A month, a day of the week or a feast.
    pub(super) fn calendar(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| self.reader.text.classes(t).has(Class::Calendar))
    }

    /// "will" or "would" in one of their forms, "could", "might": the clause looks ahead.
    pub(super) fn ahead(&self, i: usize) -> bool {
        self.has(i, W::Would) || self.has(i, W::Future)
    }

    /// A verb in any form that may be a clause's own, or the "to" before one.
    pub(super) fn verb_form(&self, i: usize) -> bool {
        self.finite(i) || matches!(self.pos(i), Pos::Base | Pos::Gerund | Pos::Participle | Pos::To)
    }

    /// A form of "be", "'s" where it stands for one.
    pub(super) fn is_be(&self, i: usize) -> bool {
        self.has(i, W::Be) || self.is(i, &["'s"]) && self.pos(i) == Pos::Finite
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.look.capital())
    }

    pub(super) fn mark(&self, i: usize) -> bool {
        match self.parts.get(i) {
            Some(part) => *part == Pos::Mark,
            None => self.tell_mark(i),
        }
    }

    pub(super) fn tell_mark(&self, i: usize) -> bool {
        if self.tag(i) == Some(Tag::Pos) {
            return false;
        }
        self.tokens.get(i).is_none_or(|t| t.look.parting())
    }

    /// The tagger's own tag; `None` beyond the sentence.
    pub(super) fn tag(&self, i: usize) -> Option<Tag> {
        self.tokens.get(i).map(|t| t.tag)
    }

    pub(super) fn pos(&self, i: usize) -> Pos {
        match self.parts.get(i) {
            Some(part) => *part,
            None => self.tell_pos(i),
        }
    }

    fn tell_pos(&self, i: usize) -> Pos {
        if self.mark(i) {
            return Pos::Mark;
        }
        if !self.verbs.is_empty() && self.verbs.binary_search(&i).is_ok() {
            return Pos::Finite;
        }
        match self.tag(i) {
            Some(Tag::Other) | None => self.guess(i),
            Some(tag) => self.tagged(i, tag),
        }
    }

    fn tagged(&self, i: usize, tag: Tag) -> Pos {
        match tag {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Fw => Pos::Noun,
            Tag::Prp | Tag::Ex => Pos::Pronoun,
            Tag::Dt if self.is(i, &["this", "that", "these", "those"]) && !self.nominal_follows(i + 1) => Pos::Pronoun,
            Tag::Dt | Tag::Pdt | Tag::PrpPoss => Pos::Determiner,
            Tag::Jj | Tag::Jjr | Tag::Jjs => Pos::Adjective,
            Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Rp | Tag::Uh => Pos::Adverb,
            Tag::Md => Pos::Modal,
            // A capital inside a sentence makes a name.
            Tag::Vb | Tag::Vbn | Tag::Vbp | Tag::Vbd if i > 0 && !self.mark(i - 1) && self.named(i) => Pos::Noun,
            // "the heads of the parties": a noun behind a determiner, whatever its ending says.
            Tag::Vbp | Tag::Vbz
                if i > 0
                    && matches!(self.tag(i - 1), Some(Tag::Dt | Tag::PrpPoss))
                    && self.is(i - 1, &["the", "a", "an", "his", "her", "their", "its", "our", "my", "your"]) =>
            {
                Pos::Noun
            }
            Tag::Vbd | Tag::Vbp | Tag::Vbz if self.is(i, &["how", "what", "where", "who", "why"]) => Pos::Wh,
            Tag::Vbd | Tag::Vbp | Tag::Vbz => Pos::Finite,
            Tag::Vb => Pos::Base,
            Tag::Vbg => Pos::Gerund,
            Tag::Vbn => Pos::Participle,
            Tag::In => Pos::Preposition,
            Tag::To => Pos::To,
            Tag::Cc => Pos::Coordinator,
            Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb => Pos::Wh,
            Tag::Cd | Tag::Dollar | Tag::Sym => Pos::Number,
            // "if Olden's going to win"
            Tag::Pos if self.is(i + 1, &["been", "going", "not"]) => Pos::Finite,
            Tag::Pos => Pos::Possessive,
            _ => Pos::Other,
        }
    }

    /// True where some token of `range` is a modal.
    pub(super) fn any_modal(&self, mut range: Range<usize>) -> bool {
        range.any(|i| self.pos(i) == Pos::Modal)
    }

    /// True where one of these modals stands in `range`.
    pub(super) fn modal(&self, mut range: Range<usize>, words: &[&str]) -> bool {
        range.any(|i| self.pos(i) == Pos::Modal && self.is(i, words))
    }

    /// The sentence before this one, in the same paragraph and short enough to be read as one.
    pub(super) fn before(&self) -> Option<&Sentence> {
        self.neighbour(-1).filter(|s| s.paragraph() == self.sentence.paragraph() && s.tokens().len() <= LONGEST)
    }

    /// The sentence so many places from this one, in whatever paragraph.
    pub(super) fn neighbour(&self, step: isize) -> Option<&Sentence> {
        let text = self.reader.text;
        text.sentences.get(text.sentence_at(self.sentence.span.start())?.checked_add_signed(step)?)
    }

    /// A capital with small letters behind it.
    pub(super) fn named(&self, i: usize) -> bool {
        let mut letters = self.word(i).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    }

    fn nominal_follows(&self, i: usize) -> bool {
        matches!(self.tag(i), Some(Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd))
    }

    /// The part of speech from the word alone, where it has no tag.
    fn guess(&self, i: usize) -> Pos {
        let w = self.lower(i);
        if self.has(i, W::Modal) {
            Pos::Modal
        } else if self.has(i, W::Be) && !matches!(w, "be" | "been" | "being")
            || self.has(i, W::Have) && w != "having"
            || self.has(i, W::Do)
        {
            Pos::Finite
        } else if w == "to" {
            Pos::To
        } else if self.has(i, W::Coordinator) {
            Pos::Coordinator
        } else if self.has(i, W::Pronoun) {
            Pos::Pronoun
        } else if self.has(i, W::Determiner) {
            Pos::Determiner
        } else if self.has(i, W::Preposition) || self.has(i, W::Subordinator) {
            Pos::Preposition
        } else if matches!(w, "which" | "what" | "how" | "why") {
            Pos::Wh
        } else if w.ends_with("ing") {
            Pos::Gerund
        } else if w.ends_with("ly") {
            Pos::Adverb
        } else if w.ends_with("ed") || self.has(i, W::PersonVerb) || self.has(i, W::Win) || self.has(i, W::Lose) {
            Pos::Finite
        } else {
            Pos::Noun
        }
    }

    /// A finite verb: a modal or a verb in the present or past tense.
    pub(super) fn finite(&self, i: usize) -> bool {
        matches!(self.pos(i), Pos::Modal | Pos::Finite)
    }

    /// The first finite verb of `range`.
    pub(super) fn verb(&self, mut range: Range<usize>) -> Option<usize> {
        range.find(|&i| self.finite(i))
    }

    /// True where some token of `range` is a finite verb.
    pub(super) fn any_finite(&self, range: Range<usize>) -> bool {
        let before = |i: usize| self.finites.get(i).or(self.finites.last()).copied().unwrap_or(0);
        range.start < range.end && before(range.end) > before(range.start)
    }

    /// True where some token of `range` is a base form.
    pub(super) fn any_base(&self, mut range: Range<usize>) -> bool {
        range.any(|i| self.pos(i) == Pos::Base)
    }

    /// Part of a noun phrase.
    pub(super) fn nominal(&self, i: usize) -> bool {
        matches!(self.pos(i), Pos::Noun | Pos::Pronoun | Pos::Number | Pos::Possessive | Pos::Determiner | Pos::Adjective)
    }

    /// Tokens of `range` without leading and trailing marks.
    pub(super) fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        while range.start < range.end && self.mark(range.start) {
            range.start += 1;
        }
        while range.start < range.end && self.mark(range.end - 1) {
            // A bracket that closes inside stays.
            if self.is(range.end - 1, &[")"]) && range.clone().any(|i| self.is(i, &["("])) {
                break;
            }
            range.end -= 1;
        }
        range
    }

    /// The segment that holds token `i`, or the one behind it where a mark stands there.
    pub(super) fn segment(&self, i: usize) -> Option<&Segment> {
        self.segments.get(self.segment_of(i))
    }

    /// The number of that segment.
    pub(super) fn segment_of(&self, i: usize) -> usize {
        self.segments.partition_point(|s| s.range.end <= i)
    }
}
