//! Quotation marks: paired by paragraph and by type, in one pass over the characters.
//!
//! A paragraph may open and never close where the next one opens again: one quotation over several paragraphs. Single marks
//! count only where they cannot be apostrophes. What lies inside another pair is left to the outer one.

use crate::clean::Paragraph;
use crate::span::Span;

/// Words between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The words, marks left out.
    pub inner: Span,
    /// The words with their marks.
    pub outer: Span,
    /// The paragraph in which they stand.
    pub paragraph: usize,
    /// False where the closing mark is missing.
    pub closed: bool,
    /// True where the words go on from the paragraph before, which did not close.
    pub continues: bool,
    /// True for single marks.
    pub single: bool,
}

impl Marked {
    /// True where it goes on with what `previous` left open in the paragraph before.
    pub fn goes_on_from(&self, previous: &Marked) -> bool {
        self.continues && !previous.closed && previous.paragraph + 1 == self.paragraph
    }
}

/// The first of the marks that ends behind the byte `at`: the one that holds it, or the next one.
pub fn at_or_behind(marks: &[Marked], at: u32) -> Option<&Marked> {
    marks.get(marks.partition_point(|m| m.outer.end() <= at))
}

/// True where a byte stands between marks, or is one of them.
pub fn holds(marks: &[Marked], at: u32) -> bool {
    at_or_behind(marks, at).is_some_and(|m| m.outer.contains(at))
}

/// Farthest an opening mark looks for its partner, in characters.
const REACH: usize = 900;

/// Reads the marks of all paragraphs, in order.
pub fn find(source: &str, paragraphs: &[Paragraph]) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut open_before = false;
    let british = singles_outside(source, paragraphs);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let from = found.len();
        let mut scanner = Scanner {
            source,
            at: paragraph.span,
            paragraph: number,
            found: &mut found,
            open: None,
            british,
            carried: open_before,
            taken_up: paragraphs.get(number + 1).is_some_and(|next| opens_single(next.span.of(source))),
            left_open: false,
        };
        scanner.run();
        let unclosed = scanner.open.is_some() || scanner.left_open;
        scanner.finish();
        if let Some(first) = found.get_mut(from)
            && open_before
            && first.outer.start() == paragraph.span.start()
        {
            first.continues = true;
        }
        open_before = unclosed;
    }
    found
}

/// True for the first byte of every quotation mark and apostrophe, and of few other characters.
fn may_begin_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2)
}

/// True where most paragraphs with marks open with a single one: then double ones may stand inside them.
fn singles_outside(source: &str, paragraphs: &[Paragraph]) -> bool {
    let (mut single, mut double) = (0_usize, 0_usize);
    for paragraph in paragraphs {
        let words = paragraph.span.of(source);
        for (at, _) in words.bytes().enumerate().filter(|(_, b)| may_begin_mark(*b)) {
            let Some((head, rest)) = words.split_at_checked(at) else { continue };
            let before = head.chars().next_back().unwrap_or(' ');
            let mut chars = rest.chars();
            let (c, after) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
            if matches!(c, '"' | '“' | '«' | '„') {
                double += 1;
                break;
            }
            if matches!(c, '‘' | '\'') && opens(before) && after.is_uppercase() {
                single += 1;
                break;
            }
        }
    }
    single > 0 && single >= 3 * double
}

/// True where a paragraph begins with a single mark and a capital.
fn opens_single(paragraph: &str) -> bool {
    let mut chars = paragraph.chars();
    matches!(chars.next(), Some('‘' | '\'')) && chars.next().is_some_and(char::is_uppercase)
}

/// True for a character behind which a mark opens.
fn opens(before: char) -> bool {
    before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '/')
}

/// An opening mark met but not yet closed.
#[derive(Clone, Copy)]
struct Open {
    /// First byte of the mark.
    mark: usize,
    /// First byte of the words.
    words: usize,
    /// The marks that close it.
    closers: &'static [char],
    /// The marks that close a pair inside it, while that is open.
    nested: Option<&'static [char]>,
}

struct Scanner<'a> {
    source: &'a str,
    at: Span,
    paragraph: usize,
    found: &'a mut Vec<Marked>,
    open: Option<Open>,
    /// True where single marks stand outside and double ones inside.
    british: bool,
    /// True where the paragraph before did not close.
    carried: bool,
    /// True where the paragraph behind begins with a single mark.
    taken_up: bool,
    /// True where a single mark was left open for the paragraph behind.
    left_open: bool,
}

impl Scanner<'_> {
    fn run(&mut self) {
        let words = self.at.of(self.source);
        let base = self.at.range().start;
        // Single marks are read ahead to their partner; until there nothing else is looked for.
        let mut skip_to = 0;
        let mut next = 0;
        // From one byte that can begin a mark to the next: most of a text is neither.
        while let Some(step) = words.as_bytes().get(next..).and_then(|rest| rest.iter().position(|&b| may_begin_mark(b))) {
            let offset = next + step;
            let (head, rest) = words.split_at_checked(offset).unwrap_or((words, ""));
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            let after = chars.clone().next().unwrap_or(' ');
            let before = head.chars().next_back().unwrap_or(' ');
            next = offset + c.len_utf8();
            let at = base + offset;
            if at >= skip_to {
                // Two single marks stand for a double one.
                let paired = matches!(c, '\'' | '‘' | '’') && after == c && before != c;
                if paired && (c != '’' || self.open.is_some()) {
                    let behind = words.get(offset + 2 * c.len_utf8()..).and_then(|w| w.chars().next()).unwrap_or(' ');
                    self.double('＂', at, before, behind);
                    let end = at + 2 * c.len_utf8();
                    if let Some(open) = self.open.as_mut().filter(|o| o.mark == at) {
                        open.words = end;
                    } else if let Some(last) =
                        self.found.last_mut().filter(|m| m.inner.end() as usize <= at && m.outer.end() as usize > at)
                    {
                        last.outer = Span::from_range(last.outer.range().start..end);
                    }
                    skip_to = end;
                    continue;
                }
                match c {
                    '"' | '“' | '”' | '„' | '«' | '»' | '‟' => self.double(c, at, before, after),
                    '‘' | '\'' | '‹' if self.open.is_none() => {
                        if let Some(end) = self.single(c, at, before, after) {
                            skip_to = end;
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn double(&mut self, c: char, at: usize, before: char, after: char) {
        let end = at + if c == '＂' { 1 } else { c.len_utf8() };
        if let Some(open) = self.open.as_mut() {
            if open.nested.is_some_and(|closers| closers.contains(&c)) {
                open.nested = None;
                return;
            }
            let closer = open.closers.contains(&c) && c != '"';
            if open.nested.is_none() && !closer && opens(before) && !after.is_whitespace() {
                let rest = self.source.get(end..self.at.range().end).unwrap_or("");
                open.nested = opening(c, at).map(|o| o.closers).filter(|inner| closes_twice(rest, c, inner, open.closers));
                if open.nested.is_some() {
                    return;
                }
            }
        }
        match self.open {
            Some(open)
                if open.closers.contains(&c)
                    && !(c == '"' && before.is_whitespace() && !after.is_whitespace() && after.is_alphanumeric()) =>
            {
                self.push(open, at, end, true);
                self.open = None;
            }
            // “...,“ said Hart: an opening mark typed where a closing one belongs.
            Some(open) if c == '“' && open.closers.contains(&'”') && !opens(before) && !after.is_alphanumeric() => {
                self.push(open, at, end, true);
                self.open = None;
            }
            Some(open) if matches!(c, '“' | '«' | '"') => {
                // Opened again without a close: a missing mark, unless one stands inside the other.
                if before.is_whitespace() || c == '"' {
                    self.push(open, at, at, false);
                    self.open = opening(c, at);
                }
            }
            Some(_) => {}
            None => {
                let inches = c == '"' && before.is_ascii_digit();
                let stray = after.is_whitespace() && !before.is_whitespace() && c == '"';
                // »...« opens where French closes.
                let turned = c == '»' && opens(before) && !after.is_whitespace();
                if c != '”' && (c != '»' || turned) && !inches && !stray {
                    self.open = opening(c, at);
                } else if c == '”' && matches!(before, '.' | ',' | '?' | '!' | '…' | '—') {
                    self.closed_only(at, end);
                } else if c == '”' && !after.is_whitespace() && (before.is_whitespace() || at == self.at.range().start) {
                    // A closing mark typed where an opening one belongs.
                    self.open = opening('“', at).map(|o| Open { words: end, ..o });
                }
            }
        }
    }

    /// A closing mark without an opening one, the first mark of its paragraph: the words run from the paragraph's beginning, or
    /// from that of the last sentence where the paragraph before was closed.
    fn closed_only(&mut self, at: usize, end: usize) {
        let first = self.found.last().is_none_or(|m| m.paragraph != self.paragraph);
        let start = self.at.range().start;
        let Some(words) = self.source.get(start..at).filter(|_| first) else { return };
        let sentence = words.trim_end_matches(['.', ',', '?', '!', '…', '—']).rfind(['.', '?', '!']).map_or(0, |dot| dot + 1);
        let from = if self.carried { 0 } else { sentence };
        if words.len() - from > REACH {
            return;
        }
        let open = Open { mark: start + from, words: start + from, closers: &[], nested: None };
        let inner = Span::from_range(open.words..at).trim(self.source);
        self.push(Open { mark: inner.range().start, ..open }, at, end, true);
        if let Some(last) = self.found.last_mut().filter(|_| self.carried) {
            last.continues = true;
        }
    }

    /// A single opening mark at `at`: finds its partner and returns where to go on.
    fn single(&mut self, c: char, at: usize, before: char, after: char) -> Option<usize> {
        if !opens(before) || after.is_whitespace() || after.is_ascii_digit() {
            return None;
        }
        let words = at + c.len_utf8();
        let rest = self.source.get(words..self.at.range().end)?;
        let mut last = ' ';
        let mut doubled = false;
        let mut chars = rest.char_indices().take(REACH).peekable();
        while let Some((offset, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, c)| c);
            if matches!(c, '"' | '“' | '”') {
                if !self.british {
                    return None;
                }
                doubled = c == '“' || c == '"' && !doubled;
            }
            if !doubled && matches!(c, '’' | '\'' | '›') && !next.is_alphanumeric() && offset > 0 {
                let mut ahead = rest.get(offset + c.len_utf8()..).unwrap_or("").chars();
                let plural = last == 's' && ahead.next() == Some(' ') && ahead.next().is_some_and(char::is_lowercase);
                if !plural {
                    let end = words + offset;
                    let outer = Span::from_range(at..end + c.len_utf8());
                    self.found.push(Marked {
                        inner: Span::from_range(words..end),
                        outer,
                        paragraph: self.paragraph,
                        closed: true,
                        continues: false,
                        single: true,
                    });
                    return Some(end + c.len_utf8());
                }
            }
            last = c;
        }
        self.left_open(at, words, rest, after)
    }

    /// A single mark that nothing closes, where the paragraph behind opens with another: one quotation over both.
    fn left_open(&mut self, at: usize, words: usize, rest: &str, after: char) -> Option<usize> {
        let ends = rest.trim_end().ends_with(['.', '?', '!', '…']) && rest.len() <= REACH;
        if !self.taken_up || !ends || !after.is_uppercase() {
            return None;
        }
        let end = words + rest.trim_end().len();
        self.found.push(Marked {
            inner: Span::from_range(words..end),
            outer: Span::from_range(at..end),
            paragraph: self.paragraph,
            closed: false,
            continues: false,
            single: true,
        });
        self.left_open = true;
        Some(end)
    }

    fn push(&mut self, open: Open, words_end: usize, end: usize, closed: bool) {
        let inner = Span::from_range(open.words..words_end).trim(self.source);
        if !inner.is_empty() {
            let outer = Span::from_range(open.mark..end);
            self.found.push(Marked { inner, outer, paragraph: self.paragraph, closed, continues: false, single: false });
        }
    }

    /// What is still open at the paragraph's end runs to it.
    fn finish(&mut self) {
        if let Some(open) = self.open.take() {
            let end = self.at.range().end;
            self.push(open, end, end, false);
        }
    }
}

fn opening(c: char, at: usize) -> Option<Open> {
    let closers: &'static [char] = match c {
        '"' | '＂' => &['"', '”', '＂'],
        '“' | '‟' => &['”', '"', '＂'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        _ => &['”', '"'],
    };
    Some(Open { mark: at, words: at + c.len_utf8(), closers, nested: None })
}

/// True where the next mark closes the one just met, and the one after that the outer one: one pair stands inside the other.
fn closes_twice(rest: &str, c: char, inner: &[char], outer: &[char]) -> bool {
    let mut before = c;
    let mut closed = false;
    let mut chars = rest.chars().take(REACH).peekable();
    while let Some(mark) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if matches!(mark, '"' | '“' | '”' | '„' | '«' | '»' | '‟') {
            let opens_again = opens(before) && after.is_alphanumeric();
            if opens_again || !(if closed { outer } else { inner }).contains(&mark) {
                return false;
            }
            // Two straight marks one behind the other may as well be two quotations.
            if closed {
                return !(c == '"' && outer.first() == Some(&'"'));
            }
            closed = true;
        }
        before = mark;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        let mut at = 0;
        let mut paragraphs = Vec::new();
        for line in text.split_inclusive('\n') {
            paragraphs.push(Paragraph { span: Span::from_range(at..at + line.len()).trim(text), heading: false });
            at += line.len();
        }
        find(text, &paragraphs).iter().map(|m| m.inner.of(text)).collect()
    }

    #[test]
    fn pairs_of_every_type() {
        assert_eq!(inner("\"One,\" she said. \"Two.\""), ["One,", "Two."]);
        assert_eq!(inner("“One,” she said. “Two.”"), ["One,", "Two."]);
        assert_eq!(inner("«One», she said."), ["One"]);
        assert_eq!(inner("''One,'' she said. ''Two.''"), ["One,", "Two."]);
        assert_eq!(inner("‘‘One,’’ she said. “Two.’’"), ["One,", "Two."]);
        assert_eq!(inner("He said ‘the pier is shut’ and left."), ["the pier is shut"]);
        assert_eq!(inner("She said: 'The miners' pay won't do,' and sat down."), ["The miners' pay won't do,"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert!(inner("The miners' pay isn't what it was in the '90s.").is_empty());
        assert!(inner("A 5' 10\" plank").is_empty());
    }

    #[test]
    fn a_quotation_over_two_paragraphs() {
        let text = "“First part.\n“Second part,” she said.";
        let mut at = 0;
        let mut paragraphs = Vec::new();
        for line in text.split_inclusive('\n') {
            paragraphs.push(Paragraph { span: Span::from_range(at..at + line.len()).trim(text), heading: false });
            at += line.len();
        }
        let found = find(text, &paragraphs);
        assert_eq!(found.len(), 2);
        assert!(!found[0].closed && found[1].continues && found[1].closed);
    }

    #[test]
    fn a_single_mark_over_two_paragraphs() {
        assert_eq!(inner("She said: 'It's a wreck.\n'We can't stay.' He left."), ["It's a wreck.", "We can't stay."]);
        assert_eq!(inner("She said: ‘It’s a wreck.\n‘We can’t stay.’"), ["It’s a wreck.", "We can’t stay."]);
        assert!(inner("He was born in '68 and 'Tis a pity.\nNothing more.").is_empty());
    }

    #[test]
    fn nested_marks_stay_inside() {
        assert_eq!(inner("“They told me ‘no chance’ twice,” he said."), ["They told me ‘no chance’ twice,"]);
    }

    #[test]
    fn double_marks_may_stand_in_each_other() {
        assert_eq!(inner("«He said “mend it” and left», she said."), ["He said “mend it” and left"]);
        assert_eq!(
            inner("“He said \"mend it\" and left,” she said. “I stayed.”"),
            ["He said \"mend it\" and left,", "I stayed."]
        );
        assert_eq!(inner("“He said “mend it” and left,” she said. “I stayed.”"), ["He said “mend it” and left,", "I stayed."]);
        assert_eq!(inner("‘He said “mend it” and left,’ she said. ‘I stayed.’"), ["He said “mend it” and left,", "I stayed."]);
    }

    #[test]
    fn guillemets_that_point_inwards_and_low_marks() {
        assert_eq!(inner("»One«, she said. »Two.«"), ["One", "Two."]);
        assert_eq!(inner("„One“, she said. „Two.“"), ["One", "Two."]);
        assert_eq!(inner("« One », she said. « Two. »"), ["One", "Two."]);
    }

    #[test]
    fn a_closing_mark_alone_closes_its_sentence() {
        assert_eq!(inner("The weir leaks,” she said. “Nobody mends it.”"), ["The weir leaks,", "Nobody mends it."]);
        assert_eq!(inner("She came. The weir leaks,” she said."), ["The weir leaks,"]);
        assert_eq!(inner("“The weir leaks. We wrote.\nNobody came.” She left."), ["The weir leaks. We wrote.", "Nobody came."]);
    }

    #[test]
    fn an_opening_mark_typed_for_a_closing_one_closes() {
        assert_eq!(inner("“The weir leaks,“ she said. “It does.”"), ["The weir leaks,", "It does."]);
    }

    #[test]
    fn a_missing_close_ends_at_the_next_opening() {
        assert_eq!(inner("“One, he said. “Two,” he added."), ["One, he said.", "Two,"]);
    }
}
