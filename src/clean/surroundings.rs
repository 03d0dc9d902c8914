//! What stands around a line: the classes of its neighbours, where the running text begins and ends, which words the text
//! uses. Headline, writers and date are ranked by it.

use super::Label;
use super::furniture::hash_byte;
use super::lines::End;
use super::page::Page;
use rustc_hash::{FxHashMap, FxHashSet};

/// Lines after its first that show whether running text begins there.
const AHEAD: usize = 12;
/// Body lines whose words are the text's vocabulary.
const BODY_LINES: usize = 14;
/// Bytes of such a line that are read.
const LINE_BYTES: usize = 4000;

/// What a line is to its neighbours. The numbers are features of the model file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// There is no such line.
    None,
    /// A date and little more.
    Date,
    /// "By" and a name.
    Byline,
    /// A name alone.
    Name,
    /// A photo's caption.
    Caption,
    /// A share tool, menu line or another phrase of furniture.
    Furniture,
    /// A paragraph of the body.
    Body,
    /// Running text that is not the body's.
    Prose,
    /// As long as titles are, without a full stop.
    Title,
    /// One to three words.
    Short,
    /// A short sentence.
    Sentence,
    /// Another line of the body.
    BodyLine,
    /// An e-mail address.
    Email,
    /// A longer line with a date in it.
    Dated,
    /// Anything else.
    Other,
}

/// The page with what its ranking needs.
pub struct Surroundings<'p> {
    /// The page.
    pub page: &'p Page<'p>,
    /// For each line: is it body?
    pub kept: &'p [bool],
    /// The line where the running text begins.
    pub start: usize,
    /// The last line of the body.
    pub end: usize,
    classes: Vec<Class>,
    heads: FxHashMap<u32, u32>,
    words: FxHashSet<u32>,
}

impl<'p> Surroundings<'p> {
    /// Reads them; `None` where nothing is body.
    pub fn read(page: &'p Page<'p>, kept: &'p [bool]) -> Option<Surroundings<'p>> {
        let first = kept.iter().position(|k| *k)?;
        let end = kept.iter().rposition(|k| *k)?;
        let prose = |i: usize| kept.get(i) == Some(&true) && page.lines.get(i).is_some_and(|l| l.shape.is_prose());
        let begins = |i: &usize| kept.get(*i) == Some(&true) && (*i..*i + AHEAD).filter(|&j| prose(j)).count() >= 3;
        let start = (first..=end).find(begins).unwrap_or(first);
        let classes = (0..page.lines.len()).map(|i| class(page, kept, i)).collect();
        let mut heads: FxHashMap<u32, u32> = FxHashMap::default();
        for index in 0..page.lines.len() {
            for head in heads_of(page.words(index)).into_iter().flatten() {
                *heads.entry(head).or_default() += 1;
            }
        }
        let body = (start..=end).filter(|i| kept.get(*i) == Some(&true)).take(BODY_LINES);
        let words = body.flat_map(|i| content_words(page.words(i))).collect();
        Some(Surroundings { page, kept, start, end, classes, heads, words })
    }

    /// The class of the line `by` lines below `index` (above, where it is negative).
    pub fn class(&self, index: usize, by: isize) -> Class {
        index.checked_add_signed(by).and_then(|i| self.classes.get(i)).copied().unwrap_or(Class::None)
    }

    /// How many of the next (or, where `by` is negative, previous) lines pass until one of these classes stands there: 1 is the
    /// next line, 0 none within `most`.
    pub fn until(&self, index: usize, by: isize, most: isize, wanted: &[Class]) -> usize {
        (1..=most).find(|d| wanted.contains(&self.class(index, d * by))).map_or(0, |d| d.unsigned_abs())
    }

    /// How many lines of the page begin with the first `count` (2 or 4) words of these.
    pub fn begun_alike(&self, words: &str, count: usize) -> usize {
        let [two, four] = heads_of(words);
        let head = if count == 2 { two } else { four };
        head.and_then(|h| self.heads.get(&h)).map_or(0, |n| *n as usize)
    }

    /// How many different longer words a line has, and how many of them the text's beginning has too.
    pub fn shared(&self, words: &str) -> (usize, usize) {
        let own: FxHashSet<u32> = content_words(words).collect();
        (own.len(), own.iter().filter(|w| self.words.contains(w)).count())
    }
}

fn class(page: &Page, kept: &[bool], index: usize) -> Class {
    let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return Class::None };
    let shape = &line.shape;
    let body = kept.get(index) == Some(&true);
    match () {
        () if body && shape.is_prose() => Class::Body,
        () if signs.date => Class::Date,
        () if signs.email => Class::Email,
        () if signs.byline == 2 => Class::Byline,
        () if signs.caption == 2 => Class::Caption,
        () if signs.byline == 1 => Class::Name,
        () if signs.evidence.weight >= 2 && signs.evidence.label != Some(Label::Caption) => Class::Furniture,
        () if signs.has_date => Class::Dated,
        () if body => Class::BodyLine,
        () if shape.is_prose() && shape.end == End::Sentence => Class::Prose,
        () if shape.words <= 3 => Class::Short,
        () if shape.end == End::Sentence && !page.words(index).ends_with('?') => Class::Sentence,
        () if (4..=25).contains(&shape.words) => Class::Title,
        () => Class::Other,
    }
}

/// The runs of letters and digits of a line, in order; ASCII, which most of a line is, byte by byte.
struct Words<'l> {
    rest: &'l str,
}

impl<'l> Iterator for Words<'l> {
    type Item = &'l str;

    fn next(&mut self) -> Option<&'l str> {
        let (mut start, mut end) = (None, 0);
        while let Some(&byte) = self.rest.as_bytes().get(end) {
            let (wordy, length) = if byte.is_ascii() {
                (byte.is_ascii_alphanumeric(), 1)
            } else {
                let c = self.rest.get(end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                (c.is_alphanumeric(), c.len_utf8())
            };
            match (wordy, start) {
                (true, None) => start = Some(end),
                (false, Some(_)) => break,
                _ => {}
            }
            end += length;
        }
        let word = self.rest.get(start?..end)?;
        self.rest = self.rest.get(end..).unwrap_or("");
        Some(word)
    }
}

/// Hashes of a line's first two and first four words, letters and digits alone, case aside; `None` where it has fewer.
fn heads_of(line: &str) -> [Option<u32>; 2] {
    let mut words = Words { rest: line.get(..line.floor_char_boundary(160)).unwrap_or("") };
    let mut two = |hash| {
        let hash = hash_word(hash_byte(hash, b' '), words.next()?);
        Some(hash_word(hash_byte(hash, b' '), words.next()?))
    };
    let second = two(0);
    [second, second.and_then(two)]
}

/// The hash of a word in lower case.
fn hash_word(hash: u32, word: &str) -> u32 {
    if word.is_ascii() {
        return word.bytes().fold(hash, |h, b| hash_byte(h, b.to_ascii_lowercase()));
    }
    word.chars().flat_map(char::to_lowercase).fold(hash, hash_char)
}

fn hash_char(hash: u32, c: char) -> u32 {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).bytes().fold(hash, hash_byte)
}

/// Hashes of the words of four letters and more.
fn content_words(line: &str) -> impl Iterator<Item = u32> + '_ {
    let words = Words { rest: line.get(..line.floor_char_boundary(LINE_BYTES)).unwrap_or("") };
    words.filter(|w| w.len() >= 4 && w.chars().nth(3).is_some()).map(|w| hash_word(0, w))
}
