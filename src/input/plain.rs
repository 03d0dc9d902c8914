//! The form of a text that the stages read: every line ends with "\n", every space is " ", and nothing invisible stands in it.
//!
//! Pasted text mixes line ends, no-break and narrow spaces, byte order marks, soft hyphens. They change offsets, never what a
//! text says, so they are taken out once, here, instead of being thought of in every rule. A [`Plain`] holds the plain text
//! and the way back: spans found in it are spans of the source again before anybody sees them.

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
}

/// Edits looked at one by one before all are searched.
const NEAR: usize = 4;

/// One character that was left out (`len` 0) or became a space or a line end (`len` 1).
#[derive(Clone, Copy, Debug, Default)]
struct Edit {
    plain: u32,
    len: u32,
    source: u32,
    source_len: u32,
}

impl Edit {
    fn plain_end(self) -> u32 {
        self.plain + self.len
    }

    fn source_end(self) -> u32 {
        self.source + self.source_len
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
        let mut plain = Plain { text: String::new(), edits: Vec::new(), last: Cell::new(0) };
        let (mut copied, mut at) = (0, 0);
        while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| may_begin_edit(b))) {
            at += step;
            let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let end = at + c.len_utf8();
            if let Some(instead) = form(c, bytes.get(end).copied()) {
                if plain.edits.is_empty() {
                    plain.text.reserve(source.len());
                }
                plain.text.push_str(source.get(copied..at).unwrap_or(""));
                let (from, to) = (Span::from_range(at..end), plain.text.len());
                let len = u32::from(!instead.is_empty());
                plain.edits.push(Edit {
                    plain: Span::from_range(to..to).start(),
                    len,
                    source: from.start(),
                    source_len: from.len(),
                });
                plain.text.push_str(instead);
                copied = end;
            }
            at = end;
        }
        plain.text.push_str(source.get(copied..).unwrap_or(""));
        (!plain.edits.is_empty()).then_some(plain)
    }

    /// Takes the text in plain form out; the way back stays.
    pub fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
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
        let last = edits.checked_sub(1).and_then(|i| self.edits.get(i)).copied().unwrap_or_default();
        last.source_end() + offset.saturating_sub(last.plain_end())
    }

    /// The plain offset for one of the source.
    fn forth(&self, offset: u32) -> u32 {
        let before = self.edits.partition_point(|e| e.source_end() <= offset);
        let last = before.checked_sub(1).and_then(|i| self.edits.get(i)).copied().unwrap_or_default();
        let plain = last.plain_end() + (offset - last.source_end());
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

    #[test]
    fn words_lead_back_to_the_same_words() {
        let source = "\u{feff}The\u{a0}port\r\nof Ve\u{ad}ld\u{2028}\u{3000}closed\u{200b}.\r\r\n";
        let mut plain = Plain::of(source).unwrap();
        let way = plain.clone();
        let text = plain.take_text();
        assert_eq!(text, "The port\nof Veld\n closed.\n\n");
        for (words, theirs) in [
            ("The", "The"),
            ("The port", "The\u{a0}port"),
            ("port\nof", "port\r\nof"),
            ("Veld", "Ve\u{ad}ld"),
            ("closed", "closed"),
            (" closed.", "\u{3000}closed\u{200b}."),
        ] {
            let at = text.find(words).unwrap();
            assert_eq!(way.back(Span::from_range(at..at + words.len())).of(source), theirs);
            let at = source.find(theirs).unwrap();
            assert_eq!((way.forth(at as u32) as usize, words), (text.find(words).unwrap(), words));
        }
        assert_eq!(way.back(Span::from_range(text.len()..text.len())).start() as usize, source.len());
    }
}
