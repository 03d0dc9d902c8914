//! Words of the source on a terminal: wrapped to its width, with marks under them (or colours over them).

use crate::arguments::Colour;
use foresay::Span;
use std::io::{self, IsTerminal, Write};

/// How marked words look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Words somebody says.
    Quotation,
    /// A condition.
    Condition,
    /// What would follow.
    Consequence,
}

impl Style {
    /// The sign drawn under the words where there is no colour.
    pub fn sign(self) -> char {
        match self {
            Style::Quotation => '~',
            Style::Condition => '=',
            Style::Consequence => '-',
        }
    }

    fn colour(self) -> &'static str {
        match self {
            Style::Quotation => "4",
            Style::Condition => "1;33",
            Style::Consequence => "36",
        }
    }
}

/// Where a report is written on: how wide it is, and whether it takes colours.
pub struct Paper {
    /// Columns.
    pub width: usize,
    colours: bool,
}

impl Paper {
    /// Standard output: 80 columns, or what `COLUMNS` says within reason; colours on a terminal unless `NO_COLOR` is set.
    pub fn new(asked: Colour) -> Paper {
        let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(80);
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) && io::stdout().is_terminal();
        Paper { width: usize::clamp(columns, 40, 100), colours: asked == Colour::Always || asked == Colour::Auto && wanted }
    }

    /// Words in bold, where there are colours.
    pub fn bold(&self, words: &str) -> String {
        self.set("1", words)
    }

    /// Words that step back, where there are colours.
    pub fn faint(&self, words: &str) -> String {
        self.set("2", words)
    }

    fn set(&self, code: &str, words: &str) -> String {
        if self.colours { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }

    /// True where marks are colours rather than signs under the words.
    pub fn has_colours(&self) -> bool {
        self.colours
    }

    /// Writes the words of `span`, indented and wrapped, with the marks that touch it. Marks are sorted by where
    /// they begin; where two overlap the later one shows.
    pub fn passage(
        &self,
        text: &str,
        span: Span,
        indent: usize,
        marks: &[(Span, Style)],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut rest = marks;
        for row in rows(text, span, self.width.saturating_sub(indent)) {
            rest = from(rest, row.start());
            let here: Vec<_> = rest.iter().take_while(|(m, _)| m.start() < row.end()).filter(|(m, _)| m.overlaps(row)).collect();
            let style_at = |at: u32| here.iter().rev().find(|(m, _)| m.contains(at)).map(|&&(_, style)| style);
            let (mut words, mut under) = (String::new(), String::new());
            let mut last = None;
            for (offset, c) in row.of(text).char_indices() {
                let style = style_at(row.start() + u32::try_from(offset).unwrap_or(0));
                if self.colours && style != last {
                    words.push_str(if last.is_some() { "\u{1b}[0m" } else { "" });
                    if let Some(style) = style {
                        words.push_str(&format!("\u{1b}[{}m", style.colour()));
                    }
                    last = style;
                }
                words.push(visible(c));
                under.extend(std::iter::repeat_n(style.map_or(' ', Style::sign), columns(c)));
            }
            if last.is_some() {
                words.push_str("\u{1b}[0m");
            }
            writeln!(out, "{:indent$}{words}", "")?;
            if !self.colours && !here.is_empty() {
                writeln!(out, "{:indent$}{}", "", under.trim_end())?;
            }
        }
        Ok(())
    }

    /// Writes the rows of `span` that hold a mark, each followed by one line of carets for each mark with its label.
    pub fn explain(&self, text: &str, span: Span, marks: &[(Span, String)], out: &mut impl Write) -> io::Result<()> {
        let mut rest = marks;
        for row in rows(text, span, self.width.saturating_sub(4)) {
            rest = from(rest, row.start());
            let mut here = rest.iter().take_while(|(m, _)| m.start() < row.end()).filter(|(m, _)| m.overlaps(row)).peekable();
            if here.peek().is_none() {
                continue;
            }
            writeln!(out, "  | {}", plain(row.of(text)))?;
            for (mark, label) in here {
                let part = mark.intersect(row).unwrap_or(row);
                let lead = width(Span::new(row.start(), part.start()).of(text));
                let carets = "^".repeat(width(part.of(text)).max(1));
                let label = if mark.start() >= row.start() { label } else { "…" };
                writeln!(out, "    {:lead$}{carets} {}", "", self.faint(label))?;
            }
        }
        Ok(())
    }
}

/// What of the marks, sorted by place, does not end before the byte `at`: the first that reaches behind it and all after that.
pub fn from<T>(marks: &[(Span, T)], at: u32) -> &[(Span, T)] {
    marks.get(marks.iter().take_while(|(m, _)| m.end() <= at).count()..).unwrap_or(&[])
}

/// Words on one line, with nothing in them that a terminal would obey.
pub fn plain(words: &str) -> String {
    words.chars().map(visible).collect()
}

/// Words on one line of at most `most` columns.
pub fn cut(words: &str, most: usize) -> String {
    let mut used = 0;
    let short: String = words.chars().map(visible).take_while(|&c| (used += columns(c), used <= most).1).collect();
    if short.chars().count() < words.chars().count() { format!("{}…", short.trim_end()) } else { short }
}

fn visible(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{a0}' => ' ',
        c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => '\u{fffd}',
        c => c,
    }
}

/// Columns a character takes: two for wide scripts and emoji, none for joining marks.
fn columns(c: char) -> usize {
    match u32::from(c) {
        0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

fn width(words: &str) -> usize {
    words.chars().map(columns).sum()
}

/// The rows of a passage: broken at line ends and, where a line is longer than `most` columns, at its last space or anywhere.
pub fn rows(text: &str, span: Span, most: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut row = Row { start: span.start() as usize, ..Row::default() };
    for (offset, c) in span.of(text).char_indices() {
        let at = span.start() as usize + offset;
        if c == '\n' {
            found.push(Span::from_range(row.start..at));
            row = Row { start: at + 1, ..Row::default() };
            continue;
        }
        row.used += columns(c);
        if row.used > most {
            let (end, next, used) = match row.space {
                _ if c == ' ' => (at, at + 1, 0),
                Some((at, used)) => (at, at + 1, row.used.saturating_sub(used)),
                None => (at, at, columns(c)),
            };
            found.push(Span::from_range(row.start..end));
            row = Row { start: next, used, space: None };
        } else if c == ' ' {
            row.space = Some((at, row.used));
        }
    }
    found.push(Span::from_range(row.start..(span.end() as usize).max(row.start)));
    found.retain(|row| !row.trim(text).is_empty());
    found
}

#[derive(Default)]
struct Row {
    start: usize,
    used: usize,
    /// The last space and the columns used up to and with it.
    space: Option<(usize, usize)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: Paper = Paper { width: 20, colours: false };

    #[test]
    fn rows_break_at_spaces_and_cover_every_word() {
        let text = "The port of Veld closed early\ntoday 金金金金金金金金金金金金 again";
        let words: Vec<&str> = rows(text, Span::from_range(0..text.len()), 12).iter().map(|r| r.of(text)).collect();
        assert_eq!(words, ["The port of", "Veld closed", "early", "today", "金金金金金金", "金金金金金金", "again"]);
    }

    #[test]
    fn marks_stand_under_their_words() {
        let text = "He said we stay, and left.";
        let mut out = Vec::new();
        PAPER.passage(text, Span::new(0, 26), 2, &[(Span::new(8, 15), Style::Quotation)], &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "  He said we stay,\n          ~~~~~~~\n  and left.\n");
        let mut out = Vec::new();
        PAPER.explain(text, Span::new(0, 26), &[(Span::new(0, 2), "pronoun".to_owned())], &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "  | He said we stay,\n    ^^ pronoun\n");
    }

    #[test]
    fn nothing_reaches_the_terminal_as_a_command() {
        assert_eq!(plain("a\u{1b}[2Jb\u{202e}c\td"), "a\u{fffd}[2Jb\u{fffd}c d");
        assert_eq!(cut("金金金 more", 5), "金金…");
    }
}
