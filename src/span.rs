//! Places in the source: half-open spans of UTF-8 bytes, and maps to the units other programs count in.
//!
//! Inside the core every offset is a UTF-8 byte offset into [`crate::input::Source::text`]. UTF-16 units and
//! code points exist only at the edges, made by an [`OffsetMap`].

/// A half-open stretch `start..end` of UTF-8 bytes of the source. `start <= end` always holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

/// A number of bytes, or of what a text has fewer of than bytes (tokens, words, paragraphs), in four bytes: the input limit keeps texts far below.
#[inline]
pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Span {
    /// The span from `start` to `end`; the two are put in order if they are not.
    #[inline]
    pub fn new(start: u32, end: u32) -> Span {
        Span { start: start.min(end), end: start.max(end) }
    }

    /// The span of so many bytes from `start` on, which end below `u32::MAX`.
    #[inline]
    pub(crate) fn sized(start: u32, length: u32) -> Span {
        Span { start, end: start.wrapping_add(length).max(start) }
    }

    /// The span of a byte range. Offsets beyond `u32::MAX` are cut to it; the input limit keeps sources far below.
    #[inline]
    pub fn from_range(range: std::ops::Range<usize>) -> Span {
        Span::new(narrow(range.start), narrow(range.end))
    }

    /// First byte.
    #[inline]
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[inline]
    pub fn end(self) -> u32 {
        self.end
    }

    /// One number for the order of places: by start, then by end.
    pub fn order(self) -> u64 {
        u64::from(self.start) << 32 | u64::from(self.end)
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True where the span holds no byte.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same span as a `usize` range.
    #[inline]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// True where `offset` is one of its bytes.
    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// True where `other` lies wholly inside.
    pub fn encloses(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes both share, if any.
    pub fn intersect(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Span { start, end })
    }

    /// The words at this place; empty where the span does not lie in `text` on character boundaries.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span without the white space at its two ends.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let lead = words.len() - words.trim_start().len();
        let kept = words.trim().len();
        let start = self.start as usize + lead;
        Span::from_range(start..start + kept)
    }
}

/// The unit in which offsets leave the core.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points: what Python and most corpora count in.
    #[default]
    CodePoint,
    /// UTF-16 code units: what JavaScript strings count in.
    Utf16,
    /// UTF-8 bytes: the core's own.
    Byte,
}

/// Turns byte offsets of one text into another unit.
///
/// Built in one pass. ASCII texts need no table; others keep one entry every [`OffsetMap::STRIDE`] bytes and count on from
/// there, so a look-up costs at most one stride.
#[derive(Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: Unit,
    /// Units before byte `i * STRIDE`, moved down to the character boundary at or before it. Empty for identity maps.
    marks: Vec<u32>,
}

impl<'t> OffsetMap<'t> {
    /// Bytes between two entries of the table.
    pub const STRIDE: usize = 64;

    /// A map from byte offsets of `text` to `unit`.
    pub fn new(text: &'t str, unit: Unit) -> OffsetMap<'t> {
        let mut marks = Vec::new();
        if unit != Unit::Byte && !text.is_ascii() {
            marks.reserve(text.len() / Self::STRIDE + 2);
            let mut sum = 0u32;
            for stretch in text.as_bytes().chunks(Self::STRIDE) {
                marks.push(sum);
                sum += count(stretch, unit);
            }
            marks.push(sum);
        }
        OffsetMap { text, unit, marks }
    }

    /// The offset, in the map's unit, of byte `offset`. Offsets past the end count as the end.
    pub fn map(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        if self.marks.is_empty() {
            return narrow(offset);
        }
        let mark = offset / Self::STRIDE;
        let before = self.marks.get(mark).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(mark * Self::STRIDE..offset).unwrap_or(&[]);
        before + count(rest, self.unit)
    }

    /// Both ends of `span` in the map's unit.
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.map(span.start()), self.map(span.end())]
    }

    /// The byte offset at which unit `target` begins; the end of the text where it is past it. A target inside a
    /// character is moved down to that character's first byte.
    pub fn unmap(&self, target: u32) -> u32 {
        if self.marks.is_empty() {
            let mut at = (target as usize).min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            return narrow(at);
        }
        let mark = self.marks.partition_point(|&m| m <= target).saturating_sub(1);
        let mut at = mark * Self::STRIDE;
        let mut count = self.marks.get(mark).copied().unwrap_or(0);
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(at) {
            if count >= target && is_lead(byte) {
                break;
            }
            count += units(byte, self.unit);
            at += 1;
        }
        // A target in the middle of a surrogate pair counted past it: step back to the pair's first byte.
        if count > target {
            at = at.saturating_sub(1);
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
        }
        u32::try_from(at.min(self.text.len())).unwrap_or(u32::MAX)
    }
}

/// True for the first byte of a UTF-8 character.
#[inline]
fn is_lead(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// How many units a stretch of at most [`OffsetMap::STRIDE`] bytes counts for: sums of single bytes, so that many are added at once.
fn count(bytes: &[u8], unit: Unit) -> u32 {
    let leads = bytes.iter().fold(0u8, |n, &b| n.wrapping_add(u8::from(is_lead(b))));
    let pairs = || bytes.iter().fold(0u8, |n, &b| n.wrapping_add(u8::from(b >= 0xF0)));
    match unit {
        Unit::Byte => narrow(bytes.len()),
        Unit::CodePoint => leads.into(),
        Unit::Utf16 => u32::from(leads) + u32::from(pairs()),
    }
}

/// How many units the character that begins with `byte` counts for; 0 for its further bytes.
fn units(byte: u8, unit: Unit) -> u32 {
    match unit {
        Unit::Byte => 1,
        Unit::CodePoint => u32::from(is_lead(byte)),
        Unit::Utf16 => u32::from(is_lead(byte)) + u32::from(byte >= 0xF0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_agree_with_counting() {
        let text = "Zoë said “hi” to 金 and 😀😀 at noon; ".repeat(9);
        for unit in [Unit::CodePoint, Unit::Utf16] {
            let map = OffsetMap::new(&text, unit);
            for (at, _) in text.char_indices() {
                let before = text.get(..at).unwrap();
                let want = match unit {
                    Unit::CodePoint => before.chars().count(),
                    _ => before.encode_utf16().count(),
                } as u32;
                assert_eq!(map.map(at as u32), want);
                assert_eq!(map.unmap(want), at as u32);
            }
            assert_eq!(map.map(u32::MAX), map.map(text.len() as u32));
        }
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "a  \u{a0}word here \n b";
        assert_eq!(Span::new(1, 17).trim(text).of(text), "word here");
        assert!(Span::new(2, 3).trim(text).is_empty());
    }
}
