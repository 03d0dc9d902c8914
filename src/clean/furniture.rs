//! The page's furniture: phrases that menus, share tools, prompts, related lists and notes are made of, found in a line
//! in one pass over its words.

use super::Label;
use crate::lexicon;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Phrase, place, label and weight of every entry.
const TABLE: &str = include_str!("furniture.tsv");

/// Lines longer than this many bytes are looked at only up to here: furniture phrases of longer lines are chance.
const REACH: usize = 480;

/// A step of the word hash used for all of the stage's word tables (FNV-1a).
#[inline]
pub fn hash_byte(hash: u32, byte: u8) -> u32 {
    let hash = if hash == 0 { 0x811C_9DC5 } else { hash };
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Where in its line a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Whole,
    Start,
    Contains,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
struct Entry {
    phrase: &'static str,
    number: Phrase,
    place: Place,
    label: Label,
    weight: Weight,
}

/// A phrase of the table by the number of its row, or none: every line keeps two, and a page may have a million lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phrase(u16);

impl Phrase {
    /// Its words, in lower case; empty where there is none.
    pub fn words(self) -> &'static str {
        let row = usize::from(self.0).checked_sub(1);
        row.and_then(|row| table().phrases.get(row)).copied().unwrap_or("")
    }
}

/// What an entry is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Points, which the line model sees too.
    Points(u8),
    /// It tells what its line is, whatever the model says of it: `Sure` always, `Unended` where no sentence ends the line.
    Sure,
    Unended,
}

/// What the phrases of a line say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The kind of furniture the heaviest phrase belongs to.
    pub label: Option<Label>,
    /// The heaviest phrase.
    pub phrase: Phrase,
    /// True where that phrase is the whole line.
    pub whole: bool,
    /// The weights of all phrases found: 2 and more is enough by itself.
    pub weight: u8,
    /// What a phrase that the line model does not see tells for sure, and that phrase.
    pub told: Option<(Label, Phrase)>,
}

/// The entries by their first word.
struct Table {
    /// The phrases in the order of their rows.
    phrases: Vec<&'static str>,
    entries: FxHashMap<u32, Vec<Entry>>,
    /// A bit for each of 4096 classes of hashes, set where an entry is of the class: it turns away most words in one look.
    filter: [u64; 64],
}

impl Table {
    #[inline]
    fn of(&self, hash: u32) -> &[Entry] {
        let may = self.filter.get((hash >> 6 & 63) as usize).is_some_and(|bits| bits >> (hash & 63) & 1 == 1);
        if may { self.entries.get(&hash).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

fn table() -> &'static Table {
    static TABLE_BY_FIRST_WORD: OnceLock<Table> = OnceLock::new();
    TABLE_BY_FIRST_WORD.get_or_init(|| {
        let mut table = Table { phrases: Vec::new(), entries: FxHashMap::default(), filter: [0; 64] };
        for mut entry in lexicon::words(TABLE).filter_map(entry) {
            table.phrases.push(entry.phrase);
            entry.number = Phrase(u16::try_from(table.phrases.len()).unwrap_or(0));
            let hash = first_word(entry.phrase);
            table.entries.entry(hash).or_default().push(entry);
            if let Some(bits) = table.filter.get_mut((hash >> 6 & 63) as usize) {
                *bits |= 1 << (hash & 63);
            }
        }
        table
    })
}

fn entry(row: &'static str) -> Option<Entry> {
    let mut cells = row.split('\t');
    let phrase = cells.next()?;
    let place = match cells.next()? {
        "whole" => Place::Whole,
        "start" => Place::Start,
        _ => Place::Contains,
    };
    let label = Label::from_name(cells.next()?)?;
    let weight = match cells.next()? {
        "s" => Weight::Sure,
        "u" => Weight::Unended,
        points => Weight::Points(points.parse().ok()?),
    };
    Some(Entry { phrase, number: Phrase::default(), place, label, weight })
}

/// The hash of a phrase's first run of letters and digits, or of its first byte where it begins with a mark.
fn first_word(phrase: &str) -> u32 {
    let bytes = phrase.as_bytes();
    let run = bytes.iter().take_while(|b| is_word(**b)).count().max(1);
    bytes.iter().take(run).fold(0, |h, &b| hash_byte(h, b))
}

#[inline]
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// The letters of a line in lower case, curly apostrophes straight, white space single. Reused between lines.
#[derive(Debug, Default)]
pub struct Folded {
    text: Vec<u8>,
}

impl Folded {
    /// Folds the head of `line`.
    pub fn set(&mut self, line: &str) {
        self.text.clear();
        let mut space = true;
        let mut rest = line;
        while self.text.len() <= REACH {
            // Words of ASCII letters, which most of a line is, at once.
            let room = REACH + 1 - self.text.len();
            let head = rest.as_bytes().get(..room).unwrap_or(rest.as_bytes());
            let plain = head.iter().position(|b| !b.is_ascii_graphic()).unwrap_or(head.len());
            if plain > 0 {
                let (run, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
                self.text.extend(run.bytes().map(|b| b.to_ascii_lowercase()));
                space = false;
                rest = after;
                continue;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            rest = chars.as_str();
            if c.is_whitespace() {
                if !space {
                    self.text.push(b' ');
                }
                space = true;
                continue;
            }
            space = false;
            match c {
                '’' | '‘' => self.text.push(b'\''),
                '\u{feff}' | '\u{200b}' => {}
                '\0'..='\x7f' => self.text.push(c.to_ascii_lowercase() as u8),
                _ => self.text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        self.text.truncate(self.text.trim_ascii_end().len());
    }

    /// True where a full stop or its like stands at the end, marks and brackets aside.
    fn ends_a_sentence(&self) -> bool {
        let last =
            self.text.iter().rev().find(|b| b.is_ascii_alphanumeric() || b.is_ascii_punctuation() && !b"\"')]".contains(b));
        last.is_some_and(|b| b".?!".contains(b))
    }

    /// What its phrases say.
    pub fn evidence(&self) -> Evidence {
        let table = table();
        let bytes = &self.text;
        let mut found = Evidence::default();
        let mut best = 0;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte == b' ' {
                at += 1;
                continue;
            }
            let rest = bytes.get(at..).unwrap_or(&[]);
            let run = rest.iter().position(|b| !is_word(*b)).unwrap_or(rest.len());
            let mut hash = rest.iter().take(run).fold(0, |hash, &b| hash_byte(hash, b));
            if run == 0 {
                hash = hash_byte(0, byte);
            }
            for entry in table.of(hash) {
                if !stands(entry, rest, at) {
                    continue;
                }
                let Weight::Points(weight) = entry.weight else {
                    let fits = bytes.len() < REACH && (entry.weight == Weight::Sure || !self.ends_a_sentence());
                    found.told = found.told.or(fits.then_some((entry.label, entry.number)));
                    continue;
                };
                found.weight = found.weight.saturating_add(weight);
                let rank = weight * 2 + u8::from(entry.place == Place::Whole);
                if rank > best {
                    best = rank;
                    found.label = Some(entry.label);
                    found.phrase = entry.number;
                    found.whole = entry.place == Place::Whole;
                }
            }
            at += run.max(1);
        }
        found
    }
}

/// True where the phrase stands at the head of `rest`, in its place, ending at the end of a word.
fn stands(entry: &Entry, rest: &[u8], at: usize) -> bool {
    if (entry.place != Place::Contains && at > 0) || !rest.starts_with(entry.phrase.as_bytes()) {
        return false;
    }
    let after = rest.get(entry.phrase.len()..).unwrap_or(&[]);
    let closed = |b: &u8| !is_word(*b);
    let ends_in_word = entry.phrase.as_bytes().last().is_some_and(|b| is_word(*b));
    match entry.place {
        Place::Whole => after.iter().all(|b| matches!(b, b' ' | b':' | b'.' | b'!' | b'>' | b')' | b'+' | b'-')),
        _ => !ends_in_word || after.first().is_none_or(closed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(line: &str) -> Evidence {
        let mut folded = Folded::default();
        folded.set(line);
        folded.evidence()
    }

    #[test]
    fn the_table_is_sorted_unique_and_whole() {
        let rows: Vec<&str> = lexicon::words(TABLE).collect();
        let entries: Vec<Entry> = rows.iter().filter_map(|r| entry(r)).collect();
        assert_eq!(rows.len(), entries.len());
        let keys: Vec<(&str, &str)> =
            rows.iter().map(|r| r.split_once('\t').map(|(p, r)| (p, r.split('\t').next().unwrap())).unwrap()).collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{:?} must stand before {:?}", pair[1], pair[0]);
        }
        for e in entries {
            assert_eq!(e.phrase, e.phrase.to_ascii_lowercase());
        }
    }

    #[test]
    fn phrases_the_model_does_not_see_tell_by_themselves() {
        let told = |line: &str| evidence(line).told.map(|(label, _)| label);
        assert_eq!(told("Also read | Ferries: who pays for what"), Some(Label::Related));
        assert_eq!(told("PAID FOR BY VELM SALT"), Some(Label::Advertisement));
        assert_eq!(told("Paid for by the islands themselves, the pier was opened in June."), None);
        assert_eq!(evidence("Also read | Ferries").weight, 0);
    }

    #[test]
    fn phrases_count_in_their_place() {
        assert_eq!(evidence("Share this article").label, Some(Label::Share));
        assert_eq!(evidence("Editor’s Picks:").label, Some(Label::Related));
        assert!(evidence("Sign up for our newsletter, delivered to your inbox").weight >= 2);
        assert_eq!(evidence("He went home."), Evidence::default());
        assert_eq!(evidence("Homecoming"), Evidence::default());
    }
}
