//! What each reporting verb takes: a table beside this file, read once.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a reporting verb takes, as a set of letters of `frames.tsv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames {
    bits: u16,
    form: Form,
}

/// Which form of the verb a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// say
    #[default]
    Base,
    /// says
    Third,
    /// said
    Past,
    /// saying
    Participle,
}

const LETTERS: &str = "dstaiowD";

impl Frames {
    /// True for a reporting verb.
    pub fn any(self) -> bool {
        self.bits != 0
    }

    /// Which form the word is.
    pub fn form(self) -> Form {
        self.form
    }

    fn has(self, letter: char) -> bool {
        LETTERS.find(letter).is_some_and(|n| self.bits & (1 << n) != 0)
    }

    /// Takes words in quotation marks.
    pub fn direct(self) -> bool {
        self.has('d') || self.has('D')
    }

    /// Takes a clause without "that".
    pub fn bare(self) -> bool {
        self.has('s') || self.has('D')
    }

    /// Takes a clause with "that".
    pub fn that(self) -> bool {
        self.has('t') || self.has('D')
    }

    /// Takes somebody addressed before the clause.
    pub fn addressee(self) -> bool {
        self.has('a')
    }

    /// Takes an infinitive of which the speaker is the subject.
    pub fn infinitive(self) -> bool {
        self.has('i')
    }

    /// Takes somebody and an infinitive.
    pub fn directive(self) -> bool {
        self.has('o')
    }

    /// Takes a question.
    pub fn question(self) -> bool {
        self.has('w')
    }

    /// The frames of the passive, whose addressee stands before the verb: "were urged by Hart to stay".
    pub fn addressed(self) -> Frames {
        let infinitive = if self.directive() { 1 << LETTERS.find('i').unwrap_or(0) } else { 0 };
        Frames { bits: self.bits | infinitive, form: self.form }
    }

    /// Reports only where a document or a study is the source.
    pub fn documents_only(self) -> bool {
        self.has('D')
    }
}

/// The frames of a lower-case word; none for a word that is no reporting verb.
pub fn of(lower: &str) -> Frames {
    static TABLE: OnceLock<FxHashMap<&'static str, Frames>> = OnceLock::new();
    TABLE.get_or_init(read).get(lower).copied().unwrap_or_default()
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    include_str!("frames.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

fn read() -> FxHashMap<&'static str, Frames> {
    let mut table = FxHashMap::default();
    for (lemma, forms, letters) in rows() {
        let bits = letters.chars().filter_map(|c| LETTERS.find(c)).fold(0u16, |bits, n| bits | 1 << n);
        for word in forms.split(' ') {
            let form = if word == lemma {
                Form::Base
            } else if word.ends_with("ing") {
                Form::Participle
            } else if word.ends_with('s') {
                Form::Third
            } else {
                Form::Past
            };
            table.entry(word).or_insert(Frames { bits, form });
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Class, classes_of};

    #[test]
    fn the_table_and_the_word_list_agree() {
        let mut last = "";
        for (lemma, forms, letters) in rows() {
            assert!(last < lemma, "{lemma} stands after {last}");
            last = lemma;
            assert!(letters.chars().all(|c| LETTERS.contains(c)) && !letters.is_empty(), "{lemma}");
            for word in forms.split(' ') {
                assert!(classes_of(word).has(Class::ReportingVerb), "{word} is not in reporting-verbs.txt");
            }
        }
        assert!(of("said").bare() && of("said").form() == Form::Past);
        assert!(of("urged").directive() && !of("urged").bare());
        assert!(!of("table").any());
    }
}
