//! The page as lines: each with its place, the blank lines above it, and a shape counted in one pass over its characters.
//!
//! A hard-wrapped text is unwrapped here: its lines become one [`Line`] a paragraph, whose span covers the line ends.

use super::furniture::hash_byte;
use crate::grow;
use crate::input::limits;
use crate::lexicon;
use crate::span::{Span, narrow};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Words so common that running text is full of them and lists of links are not.
const STOP_WORDS: &str = include_str!("stop-words.txt");

/// How a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// With a letter or digit.
    #[default]
    Word,
    /// With a full stop, question mark or exclamation mark, also inside closing quotation marks.
    Sentence,
    /// With a colon.
    Colon,
    /// With three dots.
    Ellipsis,
    /// With a comma, semicolon or dash.
    Comma,
    /// With anything else.
    Symbol,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// With a capital letter.
    #[default]
    Upper,
    /// With a small letter.
    Lower,
    /// With a digit.
    Digit,
    /// With a quotation mark.
    Quote,
    /// With anything else.
    Symbol,
}

/// What can be counted in a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// Words: runs of letters and digits.
    pub words: u32,
    /// Words of the stop list.
    pub stops: u32,
    /// Words that begin with a capital.
    pub capitals: u32,
    /// Words of two letters or more, all capitals.
    pub shouted: u32,
    /// Words that begin with a digit.
    pub numbers: u32,
    /// Letters.
    pub letters: u32,
    /// Letters outside ASCII.
    pub foreign: u32,
    /// Digits.
    pub digits: u32,
    /// Commas.
    pub commas: u32,
    /// Double quotation marks of any form.
    pub quotes: u32,
    /// Sentence ends inside the line (". " before a capital) and at its end.
    pub sentences: u32,
    /// Bars, bullets and arrows, as between links.
    pub separators: u32,
    /// Small letters followed by a capital inside a word, as where two labels are glued.
    pub glued: u32,
    /// Braces, semicolons, equal signs, as in code.
    pub code: u32,
    /// Its end.
    pub end: End,
    /// Its beginning.
    pub start: Start,
    /// It holds a web address.
    pub url: bool,
    /// It holds an at sign between letters.
    pub email: bool,
    /// A hash of its letters and digits, case aside: lines that read the same share it.
    pub key: u32,
    /// Which marks it may have, one bit each of [`marks`]: a bit that is not set spares whoever looks for them.
    pub marks: u8,
}

/// The bits of [`Shape::marks`].
pub mod marks {
    /// A slash, bar, closing bracket or copyright sign, as in the credits of pictures.
    pub const CREDIT: u8 = 1;
    /// A colon.
    pub const COLON: u8 = 2;
    /// A mark that parts the links of a menu's row.
    pub const ROW: u8 = 4;
}

impl Shape {
    /// True where the line reads as running text: long enough, with the small words sentences are made of.
    pub fn is_prose(&self) -> bool {
        self.words >= 10 && self.stops * 6 >= self.words && self.separators < 4
    }
}

/// A line of the page, or a paragraph of hard-wrapped lines.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// From the first visible character to the last.
    pub span: Span,
    /// The same without e-mail quote marks and list bullets at its head.
    pub content: Span,
    /// The same without e-mail quote marks: the bullet stays, as it does in the body.
    pub shown: Span,
    /// Blank lines above it, at most 255.
    pub blank_before: u8,
    /// A list bullet stands at its head.
    pub bullet: bool,
    /// Its counts.
    pub shape: Shape,
}

impl Line {
    /// The same line of a text that stands `by` bytes further down.
    pub fn moved(self, by: usize) -> Line {
        let moved = |span: Span| Span::from_range(span.range().start + by..span.range().end + by);
        Line { span: moved(self.span), content: moved(self.content), shown: moved(self.shown), ..self }
    }
}

/// The non-blank lines of `text`, hard-wrapped ones joined. Time grows linearly.
pub fn read(text: &str) -> Vec<Line> {
    let lines = physical(text);
    match wrap_width(text, &lines) {
        Some(width) => unwrap(text, &lines, width),
        None => lines,
    }
}

/// The non-blank lines of `text` as they stand.
pub fn physical(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut blank: u8 = 0;
    for raw in text.split('\n') {
        let span = Span::from_range(at..at + raw.len());
        at += raw.len() + 1;
        let visible = span.trim(text);
        if visible.is_empty() {
            blank = blank.saturating_add(u8::from(at <= text.len()));
            continue;
        }
        let (content, shown, bullet) = strip_head(text, visible);
        grow::push(
            &mut lines,
            Line { span: visible, content, shown, blank_before: blank, bullet, shape: shape(content.of(text)) },
        );
        blank = 0;
    }
    lone_letters(text, &mut lines);
    lines
}

/// An "o" at the head of a line is a drawn bullet only where the line above or below has one too; else it is a word.
fn lone_letters(text: &str, lines: &mut [Line]) {
    let mut above = false;
    for index in 0..lines.len() {
        let lettered = |line: &Line| line.bullet && line.shown.of(text).starts_with("o ");
        let below = lines.get(index + 1).is_some_and(lettered);
        let Some(line) = lines.get_mut(index) else { return };
        let own = lettered(line);
        if own && !above && !below {
            line.bullet = false;
            line.content = line.shown;
            line.shape = shape(line.content.of(text));
        }
        above = own;
    }
}

/// Leaves out e-mail quote marks, then one list bullet, from the head of a line: the line without both, without the marks, and
/// whether a bullet stood there.
fn strip_head(text: &str, visible: Span) -> (Span, Span, bool) {
    let whole = visible.of(text);
    let mut rest = whole.trim_start_matches('\u{feff}');
    while let Some(after) = rest.strip_prefix('>') {
        rest = after.trim_start();
    }
    let from = |rest: &str| Span::from_range(visible.start() as usize + (whole.len() - rest.len())..visible.end() as usize);
    let unmarked = rest;
    let mut bullet = false;
    let mut chars = rest.chars();
    if let Some(first) = chars.next() {
        let after = chars.as_str();
        let spaced = after.starts_with(char::is_whitespace);
        let drawn = matches!(first, '•' | '●' | '▪' | '◦' | '■' | '□' | '\u{f0b7}' | '‣' | '▸' | '►' | '·');
        if drawn || (spaced && matches!(first, '*' | '-' | '–' | 'o' | '+')) {
            bullet = true;
            rest = after.trim_start();
        }
    }
    // Nothing but marks, or marks and what nobody sees: they are what the line says.
    if rest.chars().all(limits::unseen) {
        return (visible, visible, bullet);
    }
    (from(rest), from(unmarked), bullet)
}

/// The column at which the text was wrapped, where it was: nearly all its lines end short of it, and many go on in the next.
fn wrap_width(text: &str, lines: &[Line]) -> Option<u32> {
    let lines = lines.get(..lines.len().min(4000)).unwrap_or(lines);
    let long = |l: &&Line| l.content.len() >= 45;
    let widest = lines.iter().filter(long).map(|l| l.content.len()).filter(|&n| n <= 100).max()?;
    let full = lines.iter().filter(|l| l.content.len() * 10 >= widest * 8 && l.content.len() <= 100).count();
    let over = lines.iter().filter(|l| l.content.len() > 100).count();
    let mut goes_on = 0;
    for (a, b) in lines.iter().zip(lines.iter().skip(1)) {
        let cut = !matches!(a.shape.end, End::Sentence | End::Colon) && a.content.len() >= 45;
        let first = b.content.of(text).chars().next();
        goes_on += usize::from(cut && b.blank_before == 0 && first.is_some_and(char::is_lowercase));
    }
    (over * 20 <= full && goes_on >= 3 && goes_on * 4 >= full).then_some(widest)
}

fn unwrap(text: &str, lines: &[Line], width: u32) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut last_len = 0;
    for line in lines {
        let words = line.content.of(text);
        let first_word = words.find(char::is_whitespace).unwrap_or(words.len());
        let wrapped = last_len + 1 + narrow(first_word) > width * 9 / 10;
        let lower = words.starts_with(char::is_lowercase);
        let joins = line.blank_before == 0 && !line.bullet && (wrapped || (lower && last_len * 2 > width));
        match out.last_mut() {
            Some(open) if joins => {
                open.span = open.span.cover(line.span);
                open.content = open.content.cover(line.content);
                open.shown = open.shown.cover(line.shown);
                open.shape = joined(open.shape, line.shape);
            }
            _ => out.push(*line),
        }
        last_len = line.content.len();
    }
    out
}

/// The counts of two lines read as one.
fn joined(a: Shape, b: Shape) -> Shape {
    Shape {
        words: a.words + b.words,
        stops: a.stops + b.stops,
        capitals: a.capitals + b.capitals,
        shouted: a.shouted + b.shouted,
        numbers: a.numbers + b.numbers,
        letters: a.letters + b.letters,
        foreign: a.foreign + b.foreign,
        digits: a.digits + b.digits,
        commas: a.commas + b.commas,
        quotes: a.quotes + b.quotes,
        sentences: a.sentences + b.sentences,
        separators: a.separators + b.separators,
        glued: a.glued + b.glued,
        code: a.code + b.code,
        end: b.end,
        start: a.start,
        url: a.url || b.url,
        email: a.email || b.email,
        key: a.key.rotate_left(5) ^ b.key,
        // What stands at the head of the second line is counted in neither.
        marks: u8::MAX,
    }
}

/// True for a word of the stop list, by the hash of its lower-case letters.
pub fn is_stop(hash: u32) -> bool {
    static STOPS: OnceLock<FxHashSet<u32>> = OnceLock::new();
    let stops = STOPS.get_or_init(|| {
        let hash = |word: &str| word.bytes().fold(0, hash_byte);
        lexicon::words(STOP_WORDS).map(hash).collect()
    });
    stops.contains(&hash)
}

/// One word while it is being read.
#[derive(Default)]
struct Run {
    hash: u32,
    letters: u32,
    uppers: u32,
    digits: u32,
    first_upper: bool,
    first_digit: bool,
    last_lower: bool,
}

impl Shape {
    fn close(&mut self, run: &mut Run) {
        if run.letters + run.digits == 0 {
            return;
        }
        self.words += 1;
        self.letters += run.letters;
        self.digits += run.digits;
        self.capitals += u32::from(run.first_upper);
        self.numbers += u32::from(run.first_digit);
        self.shouted += u32::from(run.letters >= 2 && run.uppers == run.letters);
        self.stops += u32::from(run.letters <= 7 && run.digits == 0 && is_stop(run.hash));
        self.key = (self.key ^ run.hash).wrapping_mul(0x9E37_79B1).rotate_left(7);
        *run = Run::default();
    }

    /// Reads the ASCII letters that begin at `at`, as [`Shape::letter`] reads any; returns where they end.
    fn letters(&mut self, bytes: &[u8], mut at: usize, run: &mut Run, after_stop: bool) -> usize {
        if run.letters + run.digits == 0 {
            run.first_upper = bytes.get(at).is_some_and(u8::is_ascii_uppercase);
            self.sentences += u32::from(after_stop && run.first_upper);
            // The word's first letter is glued to nothing.
            run.last_lower = false;
        }
        let (mut hash, mut last_lower, start) = (run.hash, run.last_lower, at);
        while let Some(b) = bytes.get(at).filter(|b| b.is_ascii_alphabetic()) {
            let upper = b.is_ascii_uppercase();
            if upper {
                self.glued += u32::from(last_lower);
                run.uppers += 1;
            }
            last_lower = !upper;
            hash = hash_byte(hash, b.to_ascii_lowercase());
            at += 1;
        }
        (run.hash, run.last_lower) = (hash, last_lower);
        run.letters += narrow(at - start);
        at
    }

    /// True where a sentence's end mark stood just before, and a capital comes now.
    fn letter(&mut self, c: char, run: &mut Run, after_stop: bool) {
        let upper = c.is_uppercase();
        if run.letters + run.digits == 0 {
            run.first_upper = upper;
            self.sentences += u32::from(after_stop && upper);
        } else if upper && run.last_lower {
            self.glued += 1;
        }
        run.letters += 1;
        run.uppers += u32::from(upper);
        run.last_lower = c.is_lowercase();
        if c.is_ascii() {
            run.hash = hash_byte(run.hash, c.to_ascii_lowercase() as u8);
        } else {
            self.foreign += 1;
            let mut buffer = [0; 4];
            run.hash = c.encode_utf8(&mut buffer).bytes().fold(run.hash, hash_byte);
        }
    }

    fn symbol(&mut self, c: char) {
        match c {
            ',' | '、' => self.commas += 1,
            '"' | '“' | '”' | '«' | '»' | '„' => self.quotes += 1,
            '|' | '•' | '·' | '›' | '→' | '▸' | '/' => self.separators += 1,
            '{' | '}' | ';' | '=' | '<' | '[' | '\\' => self.code += 1,
            _ => {}
        }
        self.marks |= match c {
            '|' | '/' => marks::CREDIT | marks::ROW,
            ')' | '©' => marks::CREDIT,
            ':' => marks::COLON,
            '>' | '»' | '›' | '•' | '·' | '→' => marks::ROW,
            _ => 0,
        };
    }
}

/// Counts one line.
fn shape(line: &str) -> Shape {
    let mut shape = Shape { start: start(line), end: end(line), ..Shape::default() };
    let mut run = Run::default();
    let mut after_stop = false;
    let mut pending_stop = false;
    let mut before_at = false;
    let mut previous = ' ';
    let mut at = 0;
    // Stretches of ASCII letters, which most of a line is, are read byte by byte.
    while let Some(&byte) = line.as_bytes().get(at) {
        if byte.is_ascii_alphabetic() {
            shape.email |= before_at;
            at = shape.letters(line.as_bytes(), at, &mut run, after_stop);
            (after_stop, pending_stop, before_at, previous) = (false, false, false, 'a');
            continue;
        }
        // A blank, which every other of what is left is, ends the word and says nothing else.
        if byte == b' ' {
            shape.close(&mut run);
            after_stop |= pending_stop;
            (before_at, previous) = (false, ' ');
            at += 1;
            continue;
        }
        let c = if byte.is_ascii() { char::from(byte) } else { line.get(at..).and_then(|l| l.chars().next()).unwrap_or(' ') };
        at += c.len_utf8();
        if c.is_alphabetic() {
            shape.email |= before_at;
            shape.letter(c, &mut run, after_stop);
            (after_stop, pending_stop) = (false, false);
        } else if c.is_numeric() {
            run.first_digit |= run.letters + run.digits == 0;
            run.digits += 1;
            (after_stop, pending_stop) = (false, false);
        } else if matches!(c, '\'' | '’') && run.letters > 0 {
            // An apostrophe stands inside its word ("don't"); the stop list has such words without it.
        } else {
            shape.url |= c == '/' && previous == '/' || c == '.' && run.hash == www();
            shape.close(&mut run);
            shape.symbol(c);
            if c.is_whitespace() {
                after_stop |= pending_stop;
            } else if matches!(c, '.' | '?' | '!') {
                pending_stop = true;
            } else if !matches!(c, '"' | '”' | '’' | '\'' | ')' | '“' | '‘') {
                (after_stop, pending_stop) = (false, false);
            }
        }
        before_at = c == '@' && previous.is_alphanumeric();
        previous = c;
    }
    shape.close(&mut run);
    shape.sentences += u32::from(shape.end == End::Sentence);
    shape
}

/// The hash of "www".
fn www() -> u32 {
    b"www".iter().fold(0, |h, &b| hash_byte(h, b))
}

fn start(line: &str) -> Start {
    match line.chars().next() {
        Some(c) if c.is_uppercase() => Start::Upper,
        Some(c) if c.is_alphabetic() => Start::Lower,
        Some(c) if c.is_numeric() => Start::Digit,
        Some('"' | '“' | '‘' | '\'' | '«' | '„') => Start::Quote,
        _ => Start::Symbol,
    }
}

fn end(line: &str) -> End {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    match bare.chars().next_back() {
        Some('.') if bare.ends_with("...") => End::Ellipsis,
        Some('…') => End::Ellipsis,
        Some('.' | '?' | '!' | '。') => End::Sentence,
        Some(':') => End::Colon,
        Some(',' | ';' | '-' | '–' | '—') => End::Comma,
        Some(c) if c.is_alphanumeric() => End::Word,
        Some(_) => End::Symbol,
        None => End::Symbol,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        read(text).iter().map(|l| l.content.of(text)).collect()
    }

    #[test]
    fn blank_lines_are_counted_and_ends_of_any_kind_left_out() {
        let text = "\u{feff}First line\r\n\r\n \u{a0}\r\n  Second line \r\n";
        let lines = read(text);
        assert_eq!(texts(text), ["First line", "Second line"]);
        assert_eq!(lines[1].blank_before, 2);
    }

    #[test]
    fn bullets_and_quote_marks_are_not_content() {
        assert_eq!(
            texts("> > The port closed.\n• Ferries\n* Trains\n- Buses"),
            ["The port closed.", "Ferries", "Trains", "Buses"]
        );
        assert_eq!(texts("-5 degrees"), ["-5 degrees"]);
        assert_eq!(texts("o Velm, o my island\nThey sang it twice."), ["o Velm, o my island", "They sang it twice."]);
        assert_eq!(texts("o Ferries\no Trains"), ["Ferries", "Trains"]);
    }

    #[test]
    fn counts_sentences_and_glued_words() {
        let text = "He left. She stayed.\nSubscribeSign In\nMr. Olden’s boat";
        let lines = read(text);
        assert_eq!(lines[0].shape.sentences, 2);
        assert_eq!(lines[1].shape.glued, 1);
        assert_eq!(lines[2].shape.words, 3);
    }

    #[test]
    fn hard_wrapped_lines_become_paragraphs() {
        let text = "The harbour council of Velm met on Tuesday to talk about the\n\
                    new levy, which would fall on every ship that enters the bay\n\
                    after the first of March, and decided nothing.\n\n\
                    A second meeting is planned for the end of the month, said a\n\
                    clerk who keeps the council's books and opens its letters and\n\
                    answers most of them.\n";
        let lines = read(text);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].content.of(text).ends_with("decided nothing."));
        assert!(lines[1].content.of(text).starts_with("A second"));
    }

    #[test]
    fn ordinary_lines_stay_apart() {
        let text =
            "Home\nWorld\nThe harbour council of Velm met on Tuesday to talk about the levy on ships.\nIt decided nothing.\n";
        assert_eq!(read(text).len(), 4);
    }
}
