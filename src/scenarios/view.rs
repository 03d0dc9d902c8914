//! A sentence as this stage reads it: its tokens with parts of speech and word classes, cut into segments at its marks.

use super::clauses::Role;
use super::reach::Judge;
use super::signals::opens;
use super::words::{Bits, W, bits_of};
use crate::lexicon;
use crate::span::Span;
use crate::text::{Sentence, Tag, Text, Token};
use std::cell::OnceCell;
use std::ops::Range;

/// The text with the word classes of every distinct word.
pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) text: &'a Text,
    bits: Vec<Bits>,
    flags: Vec<bool>,
    /// Who chooses how far conditions and effects reach.
    pub(super) judge: &'a dyn Judge,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, text: &'a Text, judge: &'a dyn Judge) -> Reader<'a> {
        Reader {
            source,
            text,
            bits: text.words.iter().map(|w| bits_of(&w.lower)).collect(),
            flags: text.words.iter().map(|w| opens(&w.lower)).collect(),
            judge,
        }
    }

    /// True where the sentence holds a word that can open a condition, or a verb that tells what would be.
    pub(super) fn interesting(&self, sentence: &Sentence) -> bool {
        self.text.tokens_of(sentence).iter().any(|t| self.flags.get(t.word.0 as usize).copied().unwrap_or(false))
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
        self.tokens.get(i).map_or("", |t| t.span.of(self.reader.source))
    }

    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        lexicon::one_of(self.lower(i), words)
    }

    pub(super) fn has(&self, i: usize, class: W) -> bool {
        self.tokens.get(i).and_then(|t| self.reader.bits.get(t.word.0 as usize)).is_some_and(|b| b.has(class))
    }

    /// The place of the tokens in `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let tokens = self.tokens.get(range).unwrap_or(&[]);
        match (tokens.first(), tokens.last()) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => Span::default(),
        }
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

    fn tell_mark(&self, i: usize) -> bool {
        if self.tokens.get(i).is_some_and(|t| t.tag == Tag::Pos) {
            return false;
        }
        self.tokens.get(i).is_none_or(|t| t.look.parting())
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
        match self.tokens.get(i).map(|t| t.tag) {
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
                    && self.tokens.get(i - 1).is_some_and(|t| matches!(t.tag, Tag::Dt | Tag::PrpPoss))
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
            Tag::Pos => Pos::Possessive,
            _ => Pos::Other,
        }
    }

    /// A capital with small letters behind it.
    fn named(&self, i: usize) -> bool {
        let mut letters = self.word(i).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    }

    fn nominal_follows(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|t| matches!(t.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd))
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

    /// "if the council agrees": a condition without any finite verb, whose verb the tagger took for a noun in the plural.
    fn missed_verbs(&self) -> Vec<usize> {
        let mut out = Vec::new();
        for segment in &self.segments {
            if let Some(verb) = self.missed_inversion(segment) {
                out.push(verb);
                continue;
            }
            let signal = segment.range.clone().find(|&i| {
                self.is(i, &["if", "unless", "case", "provided", "assuming", "once", "whoever"])
                    || self.is(i, &["as"]) && self.is(i.wrapping_sub(1), &["long"])
            });
            let Some(signal) = signal else { continue };
            if (signal + 1..segment.range.end).any(|i| self.finite(i)) || self.is(signal + 1, &["of"]) {
                continue;
            }
            let plural = |i: usize| {
                self.tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Nns | Tag::Nn | Tag::Nnps))
                    && self.lower(i).ends_with('s')
            };
            let verb = (signal + 1..segment.range.end).find(|&i| {
                plural(i)
                    && (i > signal + 1 && self.nominal(i - 1) && !matches!(self.pos(i - 1), Pos::Determiner | Pos::Possessive)
                        || self.is(signal, &["whoever"]))
                    && (!matches!(self.pos(i + 1), Pos::Noun | Pos::Finite)
                        || self.capital(i + 1) && !self.capital(i)
                        || self.is(signal, &["whoever"]) && i == signal + 1)
            });
            // "if the islanders vote to stay", "if every street paid for one": a verb taken for a noun or a participle.
            let bare = || {
                (signal + 2..segment.range.end).find(|&i| {
                    let tag = self.tokens.get(i).map(|t| t.tag);
                    let many = self.tokens.get(i - 1).is_some_and(|t| t.tag == Tag::Nns);
                    self.is(signal, &["if", "unless"])
                        && matches!(self.pos(i - 1), Pos::Noun)
                        && (tag == Some(Tag::Vbn) && i + 1 < segment.range.end
                            || tag == Some(Tag::Nn) && many && matches!(self.pos(i + 1), Pos::To | Pos::Determiner)
                            || tag == Some(Tag::Nn) && many && self.pos(i + 1) == Pos::Coordinator && self.verbal(i + 2))
                })
            };
            // "unless the parties then settle": nothing else can be the verb.
            let last = || {
                let i = segment.range.end.checked_sub(1)?;
                let many = (signal + 1..i).any(|k| self.tokens.get(k).is_some_and(|t| matches!(t.tag, Tag::Nns | Tag::Nnps)));
                let verbal = matches!(self.tokens.get(i).map(|t| t.tag), Some(Tag::Nn | Tag::Vb | Tag::Jj));
                let behind = matches!(self.pos(i.wrapping_sub(1)), Pos::Adverb | Pos::Noun);
                (self.is(signal, &["if", "unless"]) && many && verbal && behind && i > signal + 1).then_some(i)
            };
            out.extend(verb.or_else(bare).or_else(last));
        }
        if out.is_empty() {
            out.extend(self.missed_main());
        }
        out
    }

    /// A word that may be a verb of the present: "and lose", "and fall".
    fn verbal(&self, i: usize) -> bool {
        self.has(i, W::Lose) || self.has(i, W::Win) || matches!(self.pos(i), Pos::Base | Pos::Finite)
    }

    /// "should the merger pass": a "should" that no verb follows stands before its subject.
    fn missed_inversion(&self, segment: &Segment) -> Option<usize> {
        let should = segment.range.clone().find(|&i| self.is(i, &["should"]))?;
        let verbal = |i: usize| matches!(self.pos(i), Pos::Base | Pos::Finite | Pos::Modal);
        if self.pos(should + 1) != Pos::Determiner || (should + 1..segment.range.end).any(verbal) {
            return None;
        }
        (should + 3..segment.range.end).find(|&i| {
            let tag = self.tokens.get(i).map(|t| t.tag);
            matches!(tag, Some(Tag::Nn | Tag::Vbn))
                && self.pos(i - 1) == Pos::Noun
                && !self.capital(i)
                && !matches!(self.pos(i + 1), Pos::Noun | Pos::Possessive)
        })
    }

    /// "Either way, the quota for cod expires in March": a sentence without any verb behind its first comma, whose verb the tagger
    /// took for a noun in the plural.
    fn missed_main(&self) -> Option<usize> {
        let first = self.segments.first()?.range.end;
        if self.segments.len() < 2 || first > 40 || self.any_finite(first..self.len()) || !self.opens_aside() {
            return None;
        }
        (first + 2..self.len()).find(|&i| {
            self.tokens.get(i).is_some_and(|t| t.tag == Tag::Nns)
                && self.lower(i).ends_with('s')
                && self.pos(i - 1) == Pos::Noun
                && (matches!(self.pos(i + 1), Pos::Preposition | Pos::Determiner | Pos::To | Pos::Adverb) || self.mark(i + 1))
        })
    }

    /// True where the sentence opens with words that set a condition.
    fn opens_aside(&self) -> bool {
        (0..2).any(|i| {
            self.is(i, &["either", "if", "no", "once", "should", "unless", "whatever", "whether", "whichever", "whoever", "yes"])
        })
    }

    /// The segment that holds token `i`.
    pub(super) fn segment_of(&self, i: usize) -> usize {
        self.segments.partition_point(|s| s.range.end <= i)
    }

    /// Cuts the sentence at commas, semicolons, colons, dashes, brackets and quotation marks. A comma between two figures or
    /// two adjectives does not cut.
    fn cut(&self) -> Vec<Segment> {
        let mut out = Vec::new();
        let mut depth = 0u8;
        let mut start = 0;
        let mut before = '^';
        let mut closing = None;
        for i in 0..self.len() {
            let Some(mut kind) = self.separator(i, depth) else { continue };
            if kind == '-' && closing == Some(i) {
                (kind, closing) = (')', None);
            } else if kind == '-' && closing.is_none() {
                closing = self.other_dash(i);
                kind = if closing.is_some() { '(' } else { kind };
            }
            if start < i {
                out.push(Segment { range: start..i, depth, before });
                before = ' ';
            }
            match kind {
                '(' => depth = depth.saturating_add(1),
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if rank(kind) >= rank(before) {
                before = kind;
            }
            start = i + 1;
        }
        if start < self.len() {
            out.push(Segment { range: start..self.len(), depth, before });
        }
        out
    }

    /// The dash that closes what the dash at `i` puts in, where that is no condition and holds a comma: without the pair, the comma
    /// would seem to end the clause around it.
    fn other_dash(&self, i: usize) -> Option<usize> {
        let window = i + 1..self.len().min(i + 40);
        let other = window.clone().find(|&k| self.separator(k, 0) == Some('-'))?;
        // "As long as the port stays open — a thing he said he would see to if asked — then": "then" takes up what stands before.
        if self.is(other + 1, &["then"]) {
            return Some(other);
        }
        let comma = (i + 1..other).any(|k| self.is(k, &[","]));
        let plain = !(i + 1..other).any(|k| self.is(k, &["if", "unless", ";", ":", "\"", "“", "”"]));
        (comma && plain && i > 1 && other + 2 < self.len()).then_some(other)
    }

    /// What kind of separating mark token `i` is: `,` `;` `:` `-` `(` `)` `"` `.`.
    fn separator(&self, i: usize, depth: u8) -> Option<char> {
        if !self.mark(i) {
            return None;
        }
        let w = self.word(i);
        Some(match w.chars().next()? {
            ',' => ',',
            ';' => ';',
            ':' => ':',
            '(' | '[' => {
                // "[Olden]" inside a quotation is a word put in, not an aside.
                if w.starts_with('[') && self.word(i + 2) == "]" {
                    return None;
                }
                '('
            }
            ')' => ')',
            ']' => {
                if i >= 2 && self.word(i - 2) == "[" {
                    return None;
                }
                ')'
            }
            '–' | '—' => '-',
            '-' if w.len() > 1 || self.spaced(i) => '-',
            '"' | '“' | '”' | '«' | '»' | '\'' | '‘' | '’' | '`' if self.runs_on(i) => return None,
            '"' | '“' | '”' | '«' | '»' | '\'' | '‘' | '’' | '`' => '"',
            // A stray full stop: the sentence goes on in lower case.
            '.' | '!' | '?' | '…' if self.word(i + 1).chars().next().is_some_and(char::is_lowercase) => ',',
            // What ends inside brackets does not end the sentence around them.
            '.' | '!' | '?' | '…' if depth > 0 => ',',
            '.' | '!' | '?' | '…' => '.',
            _ => return None,
        })
    }

    /// True where the quotation mark at `i` stands inside a clause that runs on through it: `if he "drops out" now`.
    fn runs_on(&self, i: usize) -> bool {
        let single = self.is(i, &["'", "`"]);
        if single || i == 0 || i + 1 >= self.len() || self.tell_mark(i - 1) || self.tell_mark(i + 1) {
            return false;
        }
        // `said "The port will`, `is chosen "we will`: the words quoted open a clause of their own.
        let tag = self.tokens.get(i + 1).map(|t| t.tag);
        let sentence = self.named(i + 1) && !matches!(tag, Some(Tag::Nnp | Tag::Nnps));
        let clause = matches!(tag, Some(Tag::Prp | Tag::Ex | Tag::Wrb)) || self.is(i + 1, &["because", "that"]);
        !clause && (self.closes(i) || !(self.has(i - 1, W::PersonVerb) || sentence))
    }

    /// True for a quotation mark that touches the word before it.
    pub(super) fn closes(&self, i: usize) -> bool {
        let (before, own) = (self.tokens.get(i.wrapping_sub(1)), self.tokens.get(i));
        before.zip(own).is_some_and(|(b, o)| b.span.end() == o.span.start())
    }

    /// A double quotation mark.
    pub(super) fn quotes(&self, i: usize) -> bool {
        matches!(self.word(i), "\"" | "“" | "”" | "«" | "»" | "''" | "``")
    }

    /// True where token `at` stands inside a quotation, as far as the sentence's own marks tell.
    pub(super) fn quoted(&self, at: usize) -> bool {
        match (0..at).rev().find(|&i| self.quotes(i)) {
            Some(mark) => !self.closes(mark),
            None => (at..self.len()).find(|&i| self.quotes(i)).is_some_and(|mark| self.closes(mark)),
        }
    }

    /// True where white space stands on both sides of token `i`.
    fn spaced(&self, i: usize) -> bool {
        let gap = |a: Option<&Token>, b: Option<&Token>| matches!((a, b), (Some(a), Some(b)) if a.span.end() < b.span.start());
        gap(self.tokens.get(i.wrapping_sub(1)), self.tokens.get(i)) && gap(self.tokens.get(i), self.tokens.get(i + 1))
    }
}

/// How strongly a mark separates.
fn rank(mark: char) -> u8 {
    match mark {
        '^' => 9,
        '.' => 6,
        ';' => 5,
        ':' => 4,
        '-' => 3,
        '(' | ')' => 2,
        ',' => 1,
        _ => 0,
    }
}
