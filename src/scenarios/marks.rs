//! Marks: where a sentence falls into segments, which marks separate and which run on inside a clause.

use super::view::{Pos, Segment, View};
use super::words::W;
use crate::text::{Tag, Token};

impl View<'_> {
    /// Cuts the sentence at commas, semicolons, colons, dashes, brackets and quotation marks. A comma between two figures or
    /// two adjectives does not cut.
    pub(super) fn cut(&self) -> Vec<Segment> {
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
        // "If it passes — an uphill battle — the port will": a phrase, with a clause behind it.
        let opens = self.is(i + 1, &["a", "an", "for", "no", "perhaps", "the"]) || self.pos(i + 1) == Pos::Gerund;
        let verb = (other + 1..other + 8).find(|&k| self.finite(k));
        let phrase = opens
            && other - i <= 12
            && !(i + 1..other).any(|k| self.finite(k))
            && verb.is_some_and(|k| !self.has(k, W::Speech))
            && self.behind_if(i);
        ((comma || phrase) && plain && i > 1 && other + 2 < self.len()).then_some(other)
    }

    /// True where a condition stands before token `i` that no comma has closed.
    fn behind_if(&self, i: usize) -> bool {
        let open = (i.saturating_sub(30)..i).rev().find(|&k| self.is(k, &[",", ";", ":", "if", "unless", "should"]));
        open.is_some_and(|k| self.is(k, &["if", "unless", "should"]))
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
            // A stray full stop: the sentence goes on in lower case; not with a link.
            '.' | '!' | '?' | '…'
                if self.word(i + 1).chars().next().is_some_and(char::is_lowercase) && !self.word(i + 1).contains(['/', '.']) =>
            {
                ','
            }
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

    /// True for a sentence that ends in a question mark, with one mark behind it or none.
    pub(super) fn asks(&self) -> bool {
        (self.len().saturating_sub(2)..self.len()).any(|i| self.is(i, &["?"]))
    }

    /// True for a token without a space between it and the one before.
    pub(super) fn touches(&self, i: usize) -> bool {
        let (before, own) = (self.tokens.get(i.wrapping_sub(1)), self.tokens.get(i));
        before.zip(own).is_some_and(|(b, o)| b.span().end() == o.span().start())
    }

    /// True for a quotation mark that touches the word before it.
    pub(super) fn closes(&self, i: usize) -> bool {
        self.touches(i)
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
        let gap =
            |a: Option<&Token>, b: Option<&Token>| matches!((a, b), (Some(a), Some(b)) if a.span().end() < b.span().start());
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
