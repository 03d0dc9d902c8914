//! The word classes this stage tests for, read once from `words.tsv`.
//!
//! Every distinct word of an article is looked up once; later tests are one bit.

use super::signals;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

macro_rules! classes {
    ($($name:ident = $key:literal,)*) => {
        /// A class of words: one line of `words.tsv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum W { $($name,)* }

        const KEYS: &[(W, &str)] = &[$((W::$name, $key),)*];
    };
}

classes! {
    AdverbOpen = "adverb-open",
    Ask = "ask",
    Be = "be",
    Become = "become",
    ComesAbout = "comes-about",
    Compared = "compared",
    Contest = "contest",
    Coordinator = "coordinator",
    Decided = "decided",
    Determiner = "determiner",
    Do = "do",
    Empty = "empty",
    EventNoun = "event-noun",
    Future = "future",
    Have = "have",
    Hedge = "hedge",
    Inner = "inner",
    Lose = "lose",
    LoseNoun = "lose-noun",
    Measure = "measure",
    Modal = "modal",
    Negation = "negation",
    Office = "office",
    OfficeNoun = "office-noun",
    Outcome = "outcome",
    PersonVerb = "person-verb",
    Plan = "plan",
    PlansTo = "plans-to",
    Post = "post",
    Preposition = "preposition",
    Pronoun = "pronoun-subject",
    Relative = "relative",
    Season = "season",
    Speech = "speech",
    Stop = "stop",
    Subordinator = "subordinator",
    Take = "take",
    Third = "third",
    TopicStop = "topic-stop",
    Win = "win",
    WinNoun = "win-noun",
    Would = "would",
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(u64);

impl Bits {
    /// True where `class` is in the set.
    pub(super) fn has(self, class: W) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// True for a word with which a signal begins.
    pub(super) fn begins(self) -> bool {
        self.0 & BEGINS != 0
    }

    /// True for a word with which a signal begins, or which tells what would be.
    pub(super) fn opens(self) -> bool {
        self.0 & (BEGINS | TELLS) != 0
    }
}

/// The bit of words with which a signal begins.
const BEGINS: u64 = 1 << 63;
/// The bit of words that tell what would be.
const TELLS: u64 = 1 << 62;

/// The classes of a lower-case word.
pub(super) fn bits_of(lower: &str) -> Bits {
    static TABLE: OnceLock<FxHashMap<&'static str, Bits>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: FxHashMap<&'static str, Bits> = FxHashMap::default();
        for (key, list) in lines() {
            if let Some((class, _)) = KEYS.iter().find(|(_, k)| *k == key) {
                for word in list.split(' ') {
                    table.entry(word).or_default().0 |= 1 << *class as u8;
                }
            }
        }
        for word in signals::first_words() {
            table.entry(word).or_default().0 |= BEGINS;
        }
        for word in ["would", "could", "might", "'d", "will", "may", "'ll", "wish", "wishes", "wished"] {
            table.entry(word).or_default().0 |= TELLS;
        }
        table
    });
    table.get(lower).copied().unwrap_or_default()
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("words.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_line_and_every_line_is_in_order() {
        let keys: Vec<&str> = lines().map(|(k, _)| k).collect();
        assert!(keys.windows(2).all(|p| p[0] < p[1]), "the classes stand in order");
        assert_eq!(keys, KEYS.iter().map(|(_, k)| *k).collect::<Vec<_>>());
        assert!(KEYS.len() <= 62);
        for (key, list) in lines() {
            let words: Vec<&str> = list.split(' ').collect();
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{key}: {:?} must stand before {:?}", pair[1], pair[0]);
            }
            assert!(words.iter().all(|w| **w == w.to_lowercase()), "{key} is lower-case");
        }
    }
}
