//! The form of a text that the stages read: every line ends with "\n", every space is " ", and nothing invisible stands in it.
//!
//! Pasted text mixes line ends, no-break and narrow spaces, byte order marks, soft hyphens. They change offsets, never what a
//! text says, so they are taken out once, here, instead of being thought of in every rule. Straight double marks that are
//! balanced throughout ([`straight`]) become curly ones for the same reason: which of a pair opens is then told by its form. A
//! [`Plain`] holds the plain text and the way back: spans found in it are spans of the source again before anybody sees them.

use super::straight;
use crate::analysis::Analysis;
use crate::options::{Correction, Options, Rejection};
use crate::span::Span;
use std::cell::Cell;

/// A text in plain form, with the way from its offsets to the source's.
#[derive(Clone, Debug)]
pub struct Plain {
    text: String,
    /// What was changed, in order.
    edits: Vec<Edit>,
    /// How many edits stood before the last place that was asked for: places are asked for mostly in order.
    last: Cell<usize>,
    /// True where straight marks became curly.
    curled: bool,
}

/// Edits looked at one by one before all are searched.
const NEAR: usize = 4;

/// One character that was left out, or that something else of at most three bytes stands for.
#[derive(Clone, Copy, Debug)]
struct Edit {
    plain: u32,
    source: u32,
    /// What stood there.
    was: char,
    /// How many bytes stand for it.
    len: u8,
}

impl Edit {
    fn plain_end(self) -> u32 {
        self.plain + u32::from(self.len)
    }

    fn source_end(self) -> u32 {
        self.source + (self.was.len_utf8() as u32)
    }
}

/// What stands in plain form for a character, `next` being the byte after it; `None` where it stays.
fn form(c: char, next: Option<u8>) -> Option<&'static str> {
    match c {
        '\r' if next == Some(b'\n') => Some(""),
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some("\n"),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(" "),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(""),
        _ => None,
    }
}

/// True for the first bytes of the characters that [`form`] changes, and few others: one look at each byte of a text that
/// is plain already.
fn may_begin_edit(byte: u8) -> bool {
    matches!(byte, 0x0B..=0x0D | 0xC2 | 0xE1..=0xE3 | 0xEF)
}

impl Plain {
    /// The plain form of a text; `None` where the text is plain already.
    pub fn of(source: &str) -> Option<Plain> {
        let bytes = source.as_bytes();
        let mut plain = Plain { text: String::new(), edits: Vec::new(), last: Cell::new(0), curled: false };
        let (mut copied, mut at) = (0, 0);
        let marks = straight::balanced(source);
        // Marks open and close by turns. Where none is to be changed, none is looked for.
        let mark = if marks > 0 { b'"' } else { b'\r' };
        let mut open = false;
        let mut curly = |c| {
            (c == '"' && marks > 0).then(|| {
                open = !open;
                if open { "“" } else { "”" }
            })
        };
        while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| may_begin_edit(b) || b == mark)) {
            at += step;
            let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let end = at + c.len_utf8();
            if let Some(instead) = curly(c).or_else(|| form(c, bytes.get(end).copied())) {
                if plain.edits.is_empty() {
                    plain.text.reserve_exact(source.len() + marks * 2);
                }
                plain.text.push_str(source.get(copied..at).unwrap_or(""));
                let [from, to] = [at, plain.text.len()].map(|place| Span::from_range(place..place).start());
                plain.edits.push(Edit { plain: to, source: from, was: c, len: instead.len() as u8 });
                plain.text.push_str(instead);
                copied = end;
            }
            at = end;
        }
        plain.text.push_str(source.get(copied..).unwrap_or(""));
        plain.edits.shrink_to_fit();
        plain.curled = marks > 0;
        (!plain.edits.is_empty()).then_some(plain)
    }

    /// Takes the text in plain form out; the way back stays.
    pub fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// The source again, out of its plain form.
    pub fn source(&self, plain: &str) -> String {
        let more: usize = self.edits.iter().map(|e| e.was.len_utf8()).sum();
        let less: usize = self.edits.iter().map(|e| usize::from(e.len)).sum();
        let mut source = String::with_capacity((plain.len() + more).saturating_sub(less));
        let mut copied = 0;
        for edit in &self.edits {
            source.push_str(plain.get(copied..edit.plain as usize).unwrap_or(""));
            source.push(edit.was);
            copied = edit.plain_end() as usize;
        }
        source.push_str(plain.get(copied..).unwrap_or(""));
        source
    }

    /// Leads what was found in the plain text back to the `source`: its spans, and its words where they hold marks.
    pub fn lead_back(&self, analysis: &mut Analysis, source: &str) {
        analysis.move_spans(source, &|span| self.back(span));
        // The source has no curly mark: every one was made here.
        if self.curled {
            analysis.each_wording(&mut straight::straighten);
        }
    }

    /// The span of the source that a span of the plain text stands for. Of what was left out nothing is at its ends.
    pub fn back(&self, span: Span) -> Span {
        let start = self.start(span.start());
        Span::new(start, if span.is_empty() { start } else { self.end(span.end()).max(start) })
    }

    /// Where the plain character at `offset` begins in the source.
    fn start(&self, offset: u32) -> u32 {
        let before = self.count(|e| e.plain < offset || e.plain == offset && e.len == 0);
        match self.edits.get(before) {
            Some(edit) if edit.plain == offset => edit.source,
            _ => self.after(before, offset),
        }
    }

    /// Where the plain character that ends at `offset` ends in the source.
    fn end(&self, offset: u32) -> u32 {
        self.after(self.count(|e| e.plain < offset), offset)
    }

    /// How many edits, of the first ones, are `before`: looked for around the last answer, then anywhere.
    fn count(&self, before: impl Fn(&Edit) -> bool) -> usize {
        let mut count = self.last.get();
        if count.checked_sub(1).and_then(|i| self.edits.get(i)).is_none_or(&before) {
            for _ in 0..NEAR {
                if !self.edits.get(count).is_some_and(&before) {
                    self.last.set(count);
                    return count;
                }
                count += 1;
            }
        }
        count = self.edits.partition_point(before);
        self.last.set(count);
        count
    }

    /// The source's offset for a plain one that has so many edits before it.
    fn after(&self, edits: usize, offset: u32) -> u32 {
        let last = edits.checked_sub(1).and_then(|i| self.edits.get(i));
        last.map_or(offset, |last| last.source_end() + offset.saturating_sub(last.plain_end()))
    }

    /// The plain offset for one of the source.
    fn forth(&self, offset: u32) -> u32 {
        let before = self.edits.partition_point(|e| e.source_end() <= offset);
        let last = before.checked_sub(1).and_then(|i| self.edits.get(i));
        let plain = last.map_or(offset, |last| last.plain_end() + (offset - last.source_end()));
        self.edits.get(before).map_or(plain, |next| plain.min(next.plain))
    }

    /// The options with their spans moved to the plain text.
    pub fn options(&self, options: &Options) -> Options {
        let one = |s: Span| Span::new(self.forth(s.start()), self.forth(s.end()));
        let all = |spans: &[Span]| spans.iter().map(|&s| one(s)).collect();
        let added = options.add.iter().map(|c| match c {
            Correction::Quotation { content, source, speaker } => {
                Correction::Quotation { content: one(*content), source: source.map(one), speaker: speaker.clone() }
            }
            Correction::Conditional { antecedent, consequents, outcome } => Correction::Conditional {
                antecedent: one(*antecedent),
                consequents: all(consequents),
                outcome: outcome.and_then(|o| o.map(|s| Some(one(s)))),
            },
        });
        Options {
            body: options.body,
            keep: all(&options.keep),
            drop: all(&options.drop),
            merge: options.merge.iter().map(|&(a, b)| (one(a), one(b))).collect(),
            split: all(&options.split),
            reject: options.reject.iter().map(|r| Rejection { kind: r.kind, place: one(r.place) }).collect(),
            add: added.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_left_alone() {
        for text in ["", "The port closed.\n\n“No,” said Zoë. 金 😀\tx", "e\u{301} a\u{200d}b"] {
            assert!(Plain::of(text).is_none(), "{text:?}");
        }
    }

    /// The plain form of `source` is `text`, and each pair of words, plain and as given, leads to the other.
    fn leads_both_ways(source: &str, text: &str, pairs: &[(&str, &str)]) -> Plain {
        let mut plain = Plain::of(source).unwrap();
        let way = plain.clone();
        assert_eq!(plain.take_text(), text);
        assert_eq!(way.source(text), source);
        for &(words, theirs) in pairs {
            let at = text.find(words).unwrap();
            assert_eq!(way.back(Span::from_range(at..at + words.len())).of(source), theirs);
            let from = source.find(theirs).unwrap();
            assert_eq!((way.forth(from as u32) as usize, words), (at, words));
        }
        way
    }

    #[test]
    fn balanced_straight_marks_are_curly_in_plain_form() {
        let pairs = [("“No,”", "\"No,\""), ("No,", "No,"), ("” said", "\" said"), ("(“Yes", "(\"Yes"), ("Yes.”", "Yes.\"")];
        leads_both_ways("\"No,\" said Zoë.\r\n(\"Yes.\")", "“No,” said Zoë.\n(“Yes.”)", &pairs);
    }

    #[test]
    fn words_lead_back_to_the_same_words() {
        let source = "\u{feff}The\u{a0}port\r\nof Ve\u{ad}ld\u{2028}\u{3000}closed\u{200b}.\r\r\n";
        let text = "The port\nof Veld\n closed.\n\n";
        let pairs = [
            ("The", "The"),
            ("The port", "The\u{a0}port"),
            ("port\nof", "port\r\nof"),
            ("Veld", "Ve\u{ad}ld"),
            ("closed", "closed"),
            (" closed.", "\u{3000}closed\u{200b}."),
        ];
        let way = leads_both_ways(source, text, &pairs);
        assert_eq!(way.back(Span::from_range(text.len()..text.len())).start() as usize, source.len());
    }
}
