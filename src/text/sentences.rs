//! Sentences: where one ends and the next begins.
//!
//! A full stop ends a sentence only where something shows that another begins: a capital, a digit, an opening mark.
//! Abbreviations and initials end one only before a word that opens sentences; a question or exclamation inside marks
//! goes on into its attribution ("Why?" she asked, "Why?" Olden asked). Line ends inside a paragraph are white space.

use super::abbreviations::{self, Kind};
use super::{Text, Token};
use crate::lexicon::{self, Class};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Longest sentence in tokens: beyond it a run without an end mark (a list, a log) is cut, so that what later stages do
/// with a sentence stays bounded.
pub const LONGEST: usize = 1000;

const OPENERS: &str = include_str!("sentence-openers.txt");

/// True for a capitalised word that opens sentences far more often than it continues a name ("The", "He", "However").
fn opens_sentences(lower: &str) -> bool {
    static TABLE: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| lexicon::words(OPENERS).collect()).contains(lower)
}

/// Cuts the paragraph's tokens, those from `first` on, into sentences: gives the index one past each one's last token.
pub fn ends(source: &str, text: &Text, first: usize) -> Vec<usize> {
    let tokens = text.tokens.get(first..).unwrap_or(&[]);
    let splitter = Splitter { source, text, tokens };
    splitter.ends().into_iter().map(|end| first + end).collect()
}

struct Splitter<'a> {
    source: &'a str,
    text: &'a Text,
    tokens: &'a [Token],
}

/// What a token may end a sentence as.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Stop,
    Question,
    Ellipsis,
    Abbreviation,
}

impl Splitter<'_> {
    fn ends(&self) -> Vec<usize> {
        let mut ends = Vec::new();
        let (mut begin, mut at) = (0, 0);
        // True while an odd number of straight marks stands behind.
        let mut open = false;
        while let Some(token) = self.tokens.get(at) {
            let mark = if token.look.ending() { self.mark(at) } else { None };
            if token.look.ending() && self.words(at) == "\"" {
                open = !open;
            }
            let Some(mark) = mark else {
                at += 1;
                if at - begin >= LONGEST {
                    ends.push(at);
                    begin = at;
                }
                continue;
            };
            let mut next = at + 1;
            while next - begin < LONGEST && self.closes(next, open) {
                if self.words(next) == "\"" {
                    open = !open;
                }
                next += 1;
            }
            if next < self.tokens.len() && (next - begin >= LONGEST || self.breaks(begin, at, next, mark)) {
                ends.push(next);
                begin = next;
            }
            at = next;
        }
        if begin < self.tokens.len() {
            ends.push(self.tokens.len());
        }
        ends
    }

    fn words(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span().of(self.source))
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| self.text.lower(t))
    }

    /// True where white space stands before the token.
    fn gap(&self, at: usize) -> bool {
        let end_before = at.checked_sub(1).and_then(|i| self.tokens.get(i)).map(|t| t.span().end());
        self.tokens.get(at).is_none_or(|t| end_before != Some(t.span().start()))
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        let words = self.words(at);
        let last = words.as_bytes().last()?;
        match words {
            "." | "。" => Some(Mark::Stop),
            "…" => Some(Mark::Ellipsis),
            "？" | "！" | "‽" => Some(Mark::Question),
            _ => match last {
                b'?' | b'!' => Some(Mark::Question),
                b'.' if words.starts_with('.') => Some(Mark::Ellipsis),
                b'.' => Some(Mark::Abbreviation),
                _ if words.starts_with('…') => Some(Mark::Ellipsis),
                _ => None,
            },
        }
    }

    /// True where the token belongs to the sentence that has just ended: a closing mark or bracket, an emoji, a further end mark.
    fn closes(&self, at: usize, open: bool) -> bool {
        let words = self.words(at);
        let (gap, gap_after) = (self.gap(at), self.gap(at + 1));
        match words {
            "”" | "»" | ")" | "]" | "}" => true,
            "’" | "'" => !gap && (gap_after || matches!(self.words(at + 1), "”" | "\"" | ")" | "’")),
            "\"" if gap != gap_after => gap_after,
            "''" => gap_after || !gap,
            "\"" => open || !gap && at + 1 == self.tokens.len(),
            // A reference mark glued to the end: "... ended.[4] The".
            "[" => !gap && self.words(at + 2) == "]",
            _ if at > 1 && self.words(at - 1) == "[" && !self.gap(at - 1) => self.words(at + 1) == "]",
            "." => !gap || self.gap(at + 1) && !self.opens_with_capital(at + 1),
            "!" | "?" => true,
            _ => words.chars().next().is_some_and(super::tokens::is_emoji),
        }
    }

    fn opens_with_capital(&self, at: usize) -> bool {
        self.words(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// True where a sentence that began at `begin` ends with the mark at `at` before the token at `next`.
    fn breaks(&self, begin: usize, at: usize, next: usize, mark: Mark) -> bool {
        let mut start = next;
        while self.is_opening(start) && start < next + 4 {
            start += 1;
        }
        let Some(first) = self.words(start).chars().next() else { return false };
        let opened = start > next;
        let word = self.words(start);
        let closed = next > at + 1;
        if first.is_lowercase() {
            // "iPhone" begins a sentence, "she asked" does not.
            return mark != Mark::Abbreviation && word.chars().nth(1).is_some_and(char::is_uppercase);
        }
        if !first.is_alphanumeric() && !opened {
            return matches!(first, '$' | '€' | '£' | '#' | '@' | '&') && mark != Mark::Abbreviation;
        }
        match mark {
            Mark::Stop => self.stop_breaks(begin, at, next, start),
            Mark::Question => !(closed && self.attributed(start)),
            Mark::Ellipsis => first.is_uppercase() && (self.gap(next) || closed) && !self.repeats(at, start),
            Mark::Abbreviation => !self.short_bracket(next) && self.abbreviation_breaks(begin, at, start, closed || opened),
        }
    }

    /// True for a few words in brackets behind which the sentence goes on: "Acme Corp. (NYSE: ACM) said".
    fn short_bracket(&self, at: usize) -> bool {
        let close = (at + 1..at + 8).find(|&i| self.words(i) == ")");
        let goes_on = |i: usize| self.words(i).starts_with(|c: char| c == ',' || c.is_lowercase());
        self.words(at) == "(" && close.is_some_and(|c| goes_on(c + 1))
    }

    fn stop_breaks(&self, begin: usize, at: usize, next: usize, start: usize) -> bool {
        if self.enumerates(begin, at) {
            return false;
        }
        let glued = next == at + 1 && !self.gap(next);
        if !glued {
            return true;
        }
        // "today.It": a lower-case word before and a capitalised one after show a space left out.
        let before = at.checked_sub(1).map_or("", |i| self.words(i));
        let after = self.words(start);
        let lower_before =
            before.chars().next_back().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == ')' || c == '%');
        let capital = self.opens_with_capital(start)
            && (after.chars().count() == 1 || after.chars().nth(1).is_some_and(|c| !c.is_uppercase()));
        start > next || lower_before && capital
    }

    /// True where the full stop at `at` follows a list number or letter at the head of the sentence: "1. Open the door".
    fn enumerates(&self, begin: usize, at: usize) -> bool {
        let head = self.words(begin);
        let short = head.len() <= 2 && head.bytes().all(|b| b.is_ascii_digit()) || head.len() == 1 && head != "I";
        at == begin + 1 && short && !self.gap(at)
    }

    /// True where words like "Olden asked" or "the mayor cried" begin at `start`: a reporting verb after a short source without
    /// any mark between.
    fn attributed(&self, start: usize) -> bool {
        let first = self.lower(start);
        if opens_sentences(first) && first != "the" {
            return false;
        }
        (start + 1..start + 5).find_map(|i| {
            let token = self.tokens.get(i)?;
            let first = self.words(i).chars().next()?;
            if !first.is_alphanumeric() {
                return Some(false);
            }
            (first.is_lowercase() && self.text.classes(token).has(Class::ReportingVerb)).then_some(true)
        }) == Some(true)
    }

    /// True where the word before the ellipsis comes again after it: "I... I think".
    fn repeats(&self, at: usize, start: usize) -> bool {
        at.checked_sub(1).is_some_and(|i| self.lower(i) == self.lower(start))
    }

    fn abbreviation_breaks(&self, begin: usize, at: usize, start: usize, marks_between: bool) -> bool {
        let word = self.words(at);
        let stem = word.get(..word.len().saturating_sub(1)).unwrap_or("");
        if stem.len() == 1 && at == begin {
            return false;
        }
        let opener = self.opens_with_capital(start) && opens_sentences(self.lower(start));
        match abbreviations::kind(stem) {
            Some(Kind::Name | Kind::Inner | Kind::Number) => false,
            Some(Kind::Date | Kind::Free) => opener || marks_between && self.opens_with_capital(start),
            None => match self.lower(at) {
                "a.m." | "p.m." => self.opens_with_capital(start) && !self.follows_clock(start),
                "e.g." | "i.e." => false,
                _ if stem.len() == 1 => opener && !self.inside_name(begin, at),
                _ => opener || marks_between && self.opens_with_capital(start) && self.gap(start),
            },
        }
    }

    /// True where the initial at `at` stands after a capitalised word: "Ada P. The" is odd enough to be a name.
    fn inside_name(&self, begin: usize, at: usize) -> bool {
        at > begin && self.opens_with_capital(at - 1) && self.lower(at - 1).len() > 4
    }

    /// True for what follows a time of day in the same sentence: weekdays, months, time zones.
    fn follows_clock(&self, at: usize) -> bool {
        let words = self.words(at);
        let zone = words.len() >= 2 && words.len() <= 4 && words.bytes().all(|b| b.is_ascii_uppercase());
        let lower = self.lower(at);
        let day = lower.ends_with("day") || abbreviations::kind(words.trim_end_matches('.')) == Some(Kind::Date);
        let zone_name =
            matches!(lower, "eastern" | "pacific" | "central" | "mountain" | "greenwich" | "local" | "moscow" | "beijing");
        let month = matches!(
            lower,
            "january"
                | "february"
                | "march"
                | "april"
                | "may"
                | "june"
                | "july"
                | "august"
                | "september"
                | "october"
                | "november"
                | "december"
        );
        zone || day || month || zone_name
    }

    /// True for a token that stands before a sentence's first word: an opening mark or bracket, a dash, a bullet.
    fn is_opening(&self, at: usize) -> bool {
        match self.words(at) {
            "“" | "«" | "„" | "‘" | "(" | "[" | "``" | "•" | "·" | "*" | "¿" | "¡" | "—" | "–" | "--" | "-" | "‹" | "●" | "▪"
            | "■" => true,
            "\"" | "'" | "''" | "’" => !self.gap(at + 1),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openers_are_sorted() {
        let list: Vec<&str> = lexicon::words(OPENERS).collect();
        assert!(list.windows(2).all(|p| p[0] < p[1]));
        assert!(opens_sentences("the"));
    }

    #[test]
    fn a_run_of_marks_and_abbreviations_is_cut_too() {
        for words in ["Mr. ".repeat(3 * LONGEST), "! ".repeat(3 * LONGEST)] {
            let (_, text) = super::super::tests::read_one(&words);
            assert!(text.sentences.len() > 2 && text.sentences.iter().all(|s| s.tokens.len() <= LONGEST));
        }
    }
}
