//! What a page's own data (JSON-LD, meta elements) says its text is: how much of a line stands in it, by runs of three words.

use super::hashed::word_hashes;
use rustc_hash::FxHashSet;

/// Runs of three words of a stated text.
#[derive(Debug, Default)]
pub struct Statement {
    runs: FxHashSet<u32>,
}

impl Statement {
    /// Reads a stated text; nothing where none is.
    pub fn read(text: Option<&str>) -> Statement {
        let mut statement = Statement::default();
        let mut reader = Runs::default();
        // Words are read a sentence or so at a time, because `word_hashes` reads only the head of what it is given.
        for part in text.unwrap_or("").split_inclusive(['.', ',', '?', '!', ';', ':']) {
            word_hashes(part, |hash| {
                if let Some(run) = reader.next(hash) {
                    statement.runs.insert(run);
                }
            });
        }
        statement
    }

    /// How many different runs it has.
    pub fn size(&self) -> usize {
        self.runs.len()
    }

    /// The share of a line's runs, told by its words' hashes, that stand in it, in hundredths; -1 where there is no stated text or the line is too short.
    pub fn share(&self, hashes: impl Iterator<Item = u32>) -> i16 {
        if self.runs.is_empty() {
            return -1;
        }
        let mut reader = Runs::default();
        let (mut all, mut found) = (0i32, 0i32);
        for run in hashes.filter_map(|hash| reader.next(hash)) {
            all += 1;
            found += i32::from(self.runs.contains(&run));
        }
        if all == 0 { -1 } else { i16::try_from(found * 100 / all).unwrap_or(100) }
    }
}

/// Joins the hashes of three words in a row.
#[derive(Default)]
struct Runs {
    before: [u32; 2],
}

impl Runs {
    fn next(&mut self, hash: u32) -> Option<u32> {
        let [first, second] = self.before;
        self.before = [second, hash];
        (first != 0).then(|| first.rotate_left(11) ^ second.rotate_left(5) ^ hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(statement: &Statement, line: &str) -> i16 {
        let mut hashes = Vec::new();
        word_hashes(line, |hash| hashes.push(hash));
        statement.share(hashes.into_iter())
    }

    #[test]
    fn lines_are_found_in_the_stated_text() {
        let statement = Statement::read(Some("The levy passed in Velm. Ferries will stop on Monday, the clerk said."));
        assert_eq!(share(&statement, "Ferries will stop on Monday, the clerk said."), 100);
        assert_eq!(share(&statement, "Read more about ferries"), 0);
        assert_eq!(share(&statement, "Home"), -1);
        assert_eq!(share(&Statement::read(None), "Ferries will stop on Monday"), -1);
    }
}
