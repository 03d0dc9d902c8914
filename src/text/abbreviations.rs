//! Abbreviations that are written with a full stop, and whether a sentence may end with one. The list is
//! `abbreviations.txt`: an entry with a capital counts only where the text writes a capital.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// How an abbreviation stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Before a name ("Mr."): never ends a sentence.
    Name,
    /// A month or weekday ("Nov.").
    Date,
    /// An abbreviation only before a number ("No. 5").
    Number,
    /// Inside a sentence ("vs."): never ends one.
    Inner,
    /// May end a sentence ("Inc.").
    Free,
}

const LIST: &str = include_str!("abbreviations.txt");

/// The kind of `word`, given without its full stop; `None` where it is no abbreviation.
pub fn kind(word: &str) -> Option<Kind> {
    // "then-Sen. Hart"
    if let Some((_, title)) = word.rsplit_once('-') {
        return kind(title).filter(|&k| k == Kind::Name);
    }
    if word.len() > 7 {
        return None;
    }
    static TABLE: OnceLock<FxHashMap<&'static str, Kind>> = OnceLock::new();
    let table = TABLE.get_or_init(|| entries().collect());
    if let Some(&kind) = table.get(word) {
        return Some(kind);
    }
    // "MR." and "VS." in capitals, "Vs." at the head of a title.
    let first = word.chars().next()?;
    if !first.is_ascii_uppercase() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    table.get(lower.as_str()).copied().or_else(|| {
        let capital = format!("{first}{}", lower.get(1..).unwrap_or(""));
        // "VA" and "PA" are whole words in capitals more often than states.
        let kind = table.get(capital.as_str()).copied()?;
        let all_caps = word.bytes().all(|b| b.is_ascii_uppercase());
        (all_caps && (word.len() > 2 || kind == Kind::Name)).then_some(kind)
    })
}

fn entries() -> impl Iterator<Item = (&'static str, Kind)> {
    crate::lexicon::words(LIST).filter_map(|line| {
        let (word, kind) = line.split_once(' ')?;
        let kind = match kind {
            "name" => Kind::Name,
            "date" => Kind::Date,
            "number" => Kind::Number,
            "inner" => Kind::Inner,
            "free" => Kind::Free,
            _ => return None,
        };
        Some((word, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_line_is_read() {
        let lines: Vec<&str> = crate::lexicon::words(LIST).collect();
        assert_eq!(lines.len(), entries().count());
        for pair in lines.windows(2) {
            assert!(pair[0] < pair[1], "{:?} must stand before {:?}", pair[1], pair[0]);
        }
    }

    #[test]
    fn capitals_matter() {
        assert_eq!(kind("Sun"), Some(Kind::Date));
        assert_eq!(kind("sun"), None);
        assert_eq!(kind("MR"), Some(Kind::Name));
        assert_eq!(kind("vs"), Some(Kind::Inner));
    }

    #[test]
    fn a_title_with_a_prefix_is_one() {
        assert_eq!(kind("then-Sen"), Some(Kind::Name));
        assert_eq!(kind("mid-Nov"), None);
    }
}
