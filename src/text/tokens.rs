//! Tokens: one pass over the bytes of a paragraph cuts it into words, numbers and marks.
//!
//! The conventions are the English treebanks' but for hyphens:
//! - clitics are tokens of their own: did + n't, we + 'll, Mira + 's, can + not, gon + na;
//! - a hyphenated word is one token: cost-sharing, re-elected, U.S.-Norland;
//! - a full stop that belongs to an abbreviation or initial stays with it: U.S., Nov., J.;
//! - a sign is a token: $ + 5, 5 + %; dashes, ellipses, rows of one sign and emoji are one token each;
//! - URLs, e-mail addresses, handles and hashtags are one token.
//!
//! Every look ahead is bounded, so that the pass is linear.

use super::{Token, abbreviations};
use crate::span::Span;

/// Cuts the words at `span` of `text` into tokens and hands each to `emit`, in order.
pub fn tokenize(text: &str, span: Span, emit: &mut impl FnMut(Span)) {
    let range = span.range();
    let end = range.end.min(text.len());
    let mut scanner = Scanner { text, bytes: text.as_bytes(), end, emit };
    let mut at = range.start;
    while at < end {
        let byte = scanner.byte(at);
        at = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => scanner.word(at),
            0..=b' ' | 0x7F => at + 1,
            0x80.. => scanner.beyond_ascii(at),
            _ => scanner.mark(at, byte),
        };
    }
}

/// Longest stretch looked at to tell an address.
const ADDRESS_REACH: usize = 120;

/// Of a long row of full stops with spaces so many are one token: it has room for them, however wide its white space is in the source.
const SPACED_DOTS: usize = 60;

/// Last parts of host names that people write without "www".
const HOSTS: &[&str] = &[
    "ai", "au", "biz", "ca", "cn", "co", "com", "de", "edu", "eu", "fr", "gov", "in", "info", "int", "io", "jp", "kr", "mil",
    "net", "news", "nl", "nz", "org", "ru", "tv", "uk", "us",
];

/// Words that begin with an apostrophe.
const ELISIONS: &[&str] = &["bout", "cause", "em", "n", "nuff", "round", "til", "tis", "twas", "twill"];

struct Scanner<'t, F> {
    text: &'t str,
    bytes: &'t [u8],
    end: usize,
    emit: F,
}

impl<F: FnMut(Span)> Scanner<'_, &mut F> {
    /// The byte at `at`, 0 past the end.
    fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes.get(at).copied().unwrap_or(0) } else { 0 }
    }

    /// The character that begins at `at`, NUL past the end.
    fn char(&self, at: usize) -> char {
        if at >= self.end {
            return '\0';
        }
        self.text.get(at..).and_then(|t| t.chars().next()).unwrap_or('\0')
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or("")
    }

    fn push(&mut self, mut from: usize, to: usize) {
        // A run of letters that no word has: cut, so that a token's length fits where it is kept.
        while to - from > Token::LONGEST {
            let cut = self.text.floor_char_boundary(from + Token::LONGEST);
            (self.emit)(Span::from_range(from..cut));
            from = cut;
        }
        (self.emit)(Span::from_range(from..to));
    }

    /// True where a letter or digit begins at `at`.
    fn wordlike(&self, at: usize) -> bool {
        let byte = self.byte(at);
        byte.is_ascii_alphanumeric() || byte >= 0x80 && in_word(self.char(at))
    }

    /// The length of an apostrophe at `at`, straight or curly; 0 where there is none.
    fn apostrophe(&self, at: usize) -> usize {
        match self.byte(at) {
            b'\'' => 1,
            0xE2 if self.byte(at + 1) == 0x80 && self.byte(at + 2) == 0x99 => 3,
            0xCA if self.byte(at + 1) == 0xBC => 2,
            _ => 0,
        }
    }

    /// The end of the ASCII letters that begin at `at`.
    fn letters(&self, mut at: usize) -> usize {
        while self.byte(at).is_ascii_alphabetic() {
            at += 1;
        }
        at
    }

    /// Reads the word that begins at `start`; returns where to go on.
    fn word(&mut self, start: usize) -> usize {
        let mut at = start;
        // Where the stretch of letters since the last full stop began: tells "U.S" from "today.It".
        let mut segment = start;
        loop {
            at +=
                self.bytes.get(at..self.end).map_or(0, |b| b.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(b.len()));
            let (before, after) = (self.byte(at.wrapping_sub(1)), self.byte(at + 1));
            let between_digits = before.is_ascii_digit() && after.is_ascii_digit();
            match self.byte(at) {
                b'-' | b'_' if self.wordlike(at + 1) => {
                    at += 1;
                    // "Velm-U.S.": initials behind a hyphen.
                    if self.byte(at).is_ascii_uppercase() {
                        segment = at;
                    }
                }
                b'\'' => match self.clitic(start, at, 1) {
                    Step::On(next) => at = next,
                    Step::Done(next) => return next,
                    Step::Stop => break,
                },
                b'.' if between_digits => at += 1,
                b'.' if self.wordlike(at + 1) => {
                    let next = self.letters(at + 1);
                    let initials = next == at + 2 && !self.byte(next).is_ascii_digit();
                    if initials && (before.is_ascii_alphabetic() && at - segment == 1 || self.slice(start, at) == "Ph") {
                        at += 1;
                    } else if let Some(end) = self.address(start, at) {
                        self.push(start, end);
                        return end;
                    } else {
                        break;
                    }
                    segment = at;
                }
                // "U.S.-led"
                b'.' if after == b'-' && segment > start && at - segment == 1 && self.wordlike(at + 2) => {
                    at += 2;
                    segment = at;
                }
                b',' if between_digits && self.thousands(at + 1) => at += 1,
                b':' if between_digits && self.byte(at + 2).is_ascii_digit() => at += 1,
                b'/' if between_digits => at += 1,
                b'&' if at - start <= 3 && before.is_ascii_uppercase() && after.is_ascii_uppercase() => at += 1,
                b':' | b'@' => match self.address(start, at) {
                    Some(end) => {
                        self.push(start, end);
                        return end;
                    }
                    None => break,
                },
                0x80.. => match self.char(at) {
                    '\u{2019}' | '\u{2bc}' => match self.clitic(start, at, self.apostrophe(at)) {
                        Step::On(next) => at = next,
                        Step::Done(next) => return next,
                        Step::Stop => break,
                    },
                    '\u{2010}' | '\u{2011}' if self.wordlike(at + 3) => at += 3,
                    '\u{ad}' => at += 2,
                    c if in_word(c) => at += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        self.finish(start, at, segment)
    }

    /// Ends a word at `at`: takes the full stop of an abbreviation along, cuts "cannot" and its like.
    fn finish(&mut self, start: usize, at: usize, segment: usize) -> usize {
        let mut end = at;
        match self.byte(at) {
            b'.' if self.keeps_stop(start, at, segment) => end += 1,
            b'$' if at - start <= 3 && self.byte(at - 1).is_ascii_uppercase() && self.byte(at + 1).is_ascii_digit() => end += 1,
            _ => {}
        }
        if let Some(cut) = contraction(self.slice(start, end)) {
            self.push(start, start + cut);
            self.push(start + cut, end);
        } else {
            self.push(start, end);
        }
        end
    }

    /// True where the full stop at `at` belongs to the word `start..at`.
    fn keeps_stop(&self, start: usize, at: usize, segment: usize) -> bool {
        if self.byte(at + 1) == b'.' {
            return false;
        }
        let word = self.slice(start, at);
        if segment > start {
            // "then-Sen. Hart"
            return at - segment == 1 || word.ends_with("Ph") || abbreviations::kind(word) == Some(abbreviations::Kind::Name);
        }
        if at - start == 1 && self.byte(start).is_ascii_uppercase() {
            // "so do I." ends; "J. Olden" does not.
            return word != "I";
        }
        let Some(kind) = abbreviations::kind(word) else { return false };
        kind != abbreviations::Kind::Number || {
            let space = usize::from(matches!(self.byte(at + 1), b' ' | b'\n'));
            self.byte(at + 1 + space).is_ascii_digit()
        }
    }

    /// What an apostrophe of `length` bytes at `at`, inside or after the word from `start`, means.
    fn clitic(&mut self, start: usize, at: usize, length: usize) -> Step {
        let rest = at + length;
        let end = self.letters(rest);
        if end == rest {
            return if in_word(self.char(rest)) && !self.byte(rest).is_ascii_digit() { Step::On(rest) } else { Step::Stop };
        }
        let goes_on = self.wordlike(end);
        let cut = match self.slice(rest, end) {
            _ if goes_on => None,
            "s" | "S" | "d" | "D" | "m" | "M" | "ll" | "LL" | "re" | "RE" | "ve" | "VE" => Some(at),
            "t" | "T" if at > start + 1 && matches!(self.byte(at - 1), b'n' | b'N') => Some(at - 1),
            _ => None,
        };
        let Some(cut) = cut else { return Step::On(end) };
        self.push(start, cut);
        self.push(cut, end);
        Step::Done(end)
    }

    /// True where three digits and no fourth stand at `at`.
    fn thousands(&self, at: usize) -> bool {
        (at..at + 3).all(|i| self.byte(i).is_ascii_digit()) && !self.byte(at + 3).is_ascii_digit()
    }

    /// The end of the address (URL, e-mail, host name) that begins at `start`, seen from its first sign at `at`.
    fn address(&self, start: usize, at: usize) -> Option<usize> {
        let limit = (start + ADDRESS_REACH).min(self.end);
        let url = self.slice(start, at).eq_ignore_ascii_case("www") || self.bytes.get(at..at + 3) == Some(b"://");
        let reach = if url { (start + 2000).min(self.end) } else { limit };
        let mut end = at;
        while end < reach
            && !matches!(self.byte(end), 0..=b' ' | b'"' | b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'\'' | b',' | 0x80..)
        {
            end += 1;
        }
        while end > at && matches!(self.byte(end - 1), b'.' | b'!' | b'?' | b':' | b';' | b'*') {
            end -= 1;
        }
        if url {
            return Some(end);
        }
        let chunk = self.slice(start, end);
        if let Some((local, host)) = chunk.split_once('@') {
            let part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+');
            let dot = host.rfind('.')?;
            return (!local.is_empty() && dot > 0 && local.bytes().chain(host.bytes()).all(part)).then_some(end);
        }
        let host = chunk.split(['/', ':', '?']).next().unwrap_or("");
        let (name, last) = host.rsplit_once('.')?;
        let part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
        (name.bytes().all(part) && HOSTS.contains(&last)).then_some(end)
    }

    /// Reads the ASCII mark at `at`; returns where to go on.
    fn mark(&mut self, at: usize, byte: u8) -> usize {
        let mut end = at + 1;
        match byte {
            b'.' => end = self.dots(at),
            b'!' | b'?' => {
                while matches!(self.byte(end), b'!' | b'?') {
                    end += 1;
                }
            }
            b'\'' if self.byte(end) == b'\'' => end += 1,
            b'\'' => end = self.elision(at, end).unwrap_or(end),
            b'`' if self.byte(end) == b'`' => end += 1,
            b'#' | b'@' if self.byte(end).is_ascii_alphanumeric() => {
                while self.byte(end).is_ascii_alphanumeric() || self.byte(end) == b'_' {
                    end += 1;
                }
            }
            b'-' | b'*' | b'=' | b'_' | b'~' | b'#' | b'+' | b'/' | b'\\' | b'|' => {
                while self.byte(end) == byte {
                    end += 1;
                }
            }
            _ => {}
        }
        self.push(at, end);
        end
    }

    /// The end of the full stop, ellipsis (also a spaced one) or bare fraction at `at`.
    fn dots(&self, at: usize) -> usize {
        let mut end = at + 1;
        if self.byte(end) == b'.' {
            while self.byte(end) == b'.' {
                end += 1;
            }
        } else if self.byte(end) == b' ' && self.byte(end + 1) == b'.' {
            let most = end + 2 * SPACED_DOTS;
            while end < most && self.byte(end) == b' ' && self.byte(end + 1) == b'.' {
                end += 2;
            }
        } else if self.byte(end).is_ascii_digit() && !self.byte(at.wrapping_sub(1)).is_ascii_alphanumeric() {
            while self.byte(end).is_ascii_digit() {
                end += 1;
            }
        }
        end
    }

    /// The end of a word with a leading apostrophe ("'em", "'90s") at `at`; `rest` is the byte after the apostrophe.
    fn elision(&self, at: usize, rest: usize) -> Option<usize> {
        let before = self.byte(at.wrapping_sub(1));
        if before.is_ascii_alphanumeric() {
            return None;
        }
        if self.byte(rest).is_ascii_digit() && self.byte(rest + 1).is_ascii_digit() {
            let end = rest + 2 + usize::from(self.byte(rest + 2) == b's');
            return (!self.wordlike(end)).then_some(end);
        }
        let end = self.letters(rest);
        let word = self.slice(rest, end);
        ELISIONS.iter().any(|e| e.eq_ignore_ascii_case(word)).then_some(end)
    }

    /// Reads what stands beyond ASCII at `at`: a word, white space, a mark or emoji; returns where to go on.
    fn beyond_ascii(&mut self, at: usize) -> usize {
        let c = self.char(at);
        let mut end = at + c.len_utf8();
        if in_word(c) && !is_mark_of_letter(c) {
            return self.word(at);
        }
        if c.is_whitespace() || is_invisible(c) {
            return end;
        }
        if c == '\u{2019}' {
            end = self.elision(at, end).unwrap_or(end);
        } else if matches!(c, '—' | '–' | '―' | '…' | '·') || is_emoji(c) {
            loop {
                let next = self.char(end);
                let same = if is_emoji(c) { is_emoji(next) } else { next == c };
                if !same {
                    break;
                }
                end += next.len_utf8();
            }
        }
        self.push(at, end);
        end
    }
}

/// How reading a word goes on after an apostrophe.
enum Step {
    /// The word goes on at this byte.
    On(usize),
    /// Word and clitic are read; the next token begins here.
    Done(usize),
    /// The apostrophe does not belong to the word.
    Stop,
}

/// Where a word that is written as one but read as two is cut.
fn contraction(word: &str) -> Option<usize> {
    if !matches!(word.len(), 5 | 6)
        || !matches!(word.as_bytes(), [b'c' | b'C' | b'g' | b'G' | b'w' | b'W', _, b'n' | b'N' | b't' | b'T', ..])
    {
        return None;
    }
    ["cannot", "gonna", "wanna", "gotta"].iter().any(|c| c.eq_ignore_ascii_case(word)).then_some(3)
}

/// True for a character that words are made of.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark_of_letter(c)
}

/// True for accents that follow their letter, and the joiners inside words of some scripts.
fn is_mark_of_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

/// True for characters that show nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{80}'..='\u{9f}' | '\u{300}'..='\u{36f}' | '\u{fe0e}' | '\u{fe0f}')
}

/// True for emoji, and the signs that join and colour them.
pub fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{e0020}'..='\u{e007f}')
}
