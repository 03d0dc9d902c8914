//! The words of a page's lines, numbered: what they are is worked out once, and the passes that count and compare words look into lists
//! by number, where each of them would have read the letters and asked a table again.

use super::hashed::word_hashes;
use crate::span::narrow;
use rustc_hash::FxHashMap;

/// The words at the heads of all lines, as [`word_hashes`] reads them.
#[derive(Debug, Default)]
pub struct Wording {
    /// The number of each word, line after line.
    numbers: Vec<u32>,
    /// For each line where its numbers end.
    ends: Vec<u32>,
    /// By number, a word's hash.
    hashes: Vec<u32>,
}

impl Wording {
    /// Reads the lines.
    pub fn read<'l>(lines: impl Iterator<Item = &'l str>) -> Wording {
        let mut wording = Wording::default();
        let mut known: FxHashMap<u32, u32> = FxHashMap::default();
        for line in lines {
            word_hashes(line, |hash| {
                let number = *known.entry(hash).or_insert_with(|| {
                    wording.hashes.push(hash);
                    narrow(wording.hashes.len() - 1)
                });
                wording.numbers.push(number);
            });
            wording.ends.push(narrow(wording.numbers.len()));
        }
        wording
    }

    /// The numbers of the words of line `index`, in order.
    pub fn of(&self, index: usize) -> &[u32] {
        let end = |line: usize| self.ends.get(line).map_or(0, |e| *e as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.numbers.get(start..end(index)).unwrap_or(&[])
    }

    /// By number, the words' hashes.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// The hashes of the words of line `index`, in order.
    pub fn hashes_of(&self, index: usize) -> impl Iterator<Item = u32> + '_ {
        self.of(index).iter().map(|&number| self.hashes.get(number as usize).copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_have_one_number_and_lines_keep_theirs() {
        let wording = Wording::read(["The ferry left", "", "the FERRY came"].into_iter());
        assert_eq!(wording.of(0), [0, 1, 2]);
        assert!(wording.of(1).is_empty());
        assert_eq!(wording.of(2), [0, 1, 3]);
        assert!(wording.of(3).is_empty());
        assert!(wording.hashes_of(2).take(2).eq(wording.hashes_of(0).take(2)));
    }
}
