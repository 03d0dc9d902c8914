//! Photo captions: told by the credit at their end or the words at their head, and split into caption and credit.

use super::furniture::Evidence;
use super::{Caption, Label};
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Agencies, picture archives and words of credits.
const AGENCIES: &str = include_str!("agencies.txt");

/// Tools that stand before captions.
const TOOLS: &str = include_str!("caption-tools.txt");

/// How surely a line is a caption: 0 not at all, 1 perhaps, 2 by its form alone.
pub fn strength(line: &str, evidence: &Evidence) -> u8 {
    if line.len() > 1200 {
        return 0;
    }
    let line = bare(line);
    let by_phrase = if evidence.label == Some(Label::Caption) { evidence.weight.min(2) } else { 0 };
    let by_credit = match credit(line) {
        Some(at) if names_agency(line.get(at..).unwrap_or("")) => 2,
        Some(_) => 1,
        None => 0,
    };
    let by_head = if archive_head(line) { 2 } else { u8::from(named_before_quote(line)) };
    if by_credit == 2 && by_phrase > 0 { 2 } else { by_credit.max(by_head).max(by_phrase) }
}

/// "VELM, OSTREL - MARCH 4, 2021: ..." as picture archives open their captions.
fn archive_head(line: &str) -> bool {
    let Some((head, _)) = line.split_once(": ") else { return false };
    let date = super::dates::find(head);
    let Some(first) = date.first() else { return false };
    let place = head.get(..first.range.start).unwrap_or("").trim_end();
    let place = place.trim_end_matches(['-', '–', '—', ' ']);
    head.len() < 90 && !place.is_empty() && !place.contains(char::is_lowercase) && first.range.end == head.len()
}

/// The byte at which a credit at the line's end begins, its separator included: "/ Agency", "| Name via AP", "(Name/AFP)", "REUTERS/Name".
pub fn credit(line: &str) -> Option<usize> {
    let trimmed = line.trim_end();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(at) = trimmed.ends_with(close).then(|| trimmed.rfind(open)).flatten() {
            let inside = trimmed.get(at + 1..trimmed.len() - 1)?;
            // "[PHOTOS]" marks a link to pictures; a credit in square brackets has a name beside the word.
            let named = open == '(' || inside.contains(' ');
            if named && is_credit(inside) && (inside.contains('/') || names_agency(inside) || inside.contains("hoto")) {
                return Some(at);
            }
        }
    }
    for separator in [" / ", " | ", " © ", " Photo: ", " Credit: ", " Photograph: ", " Photo by ", " Image: ", " Credit…"] {
        if let Some(at) = trimmed.rfind(separator) {
            let after = trimmed.get(at + separator.len()..)?;
            if is_credit(after) {
                return Some(at);
            }
        }
    }
    // A name and agency joined by a slash after the last sentence ("... on Monday. REUTERS/Ada Olden").
    let last = trimmed.rfind(['.', '!', '?', '”', '"']).map_or(0, |at| at + 1);
    let sentence_end = if trimmed.len() == last {
        trimmed.get(..last.saturating_sub(1)).and_then(|t| t.rfind(". ")).map_or(0, |at| at + 1)
    } else {
        last
    };
    let tail = trimmed.get(sentence_end..)?;
    (tail.contains('/') && is_credit(tail) && names_agency(tail) && !tail.contains("://")).then_some(sentence_end)
}

/// Short, and nearly all its words names.
fn is_credit(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '/', ',', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    let small = words
        .iter()
        .filter(|w| {
            w.starts_with(char::is_lowercase)
                && !matches!(**w, "via" | "by" | "for" | "of" | "the" | "and" | "de" | "van" | "von")
                && !matches!(**w, "photo" | "photos" | "photograph" | "photographs" | "file" | "illustration" | "graphic")
        })
        .count();
    let counted = words.first().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    !words.is_empty() && !counted && words.len() <= 9 && small == 0 && text.len() < 100 && text.contains(char::is_alphabetic)
}

fn names_agency(text: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let agencies = WORDS.get_or_init(|| crate::lexicon::words(AGENCIES).collect());
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    words.any(|w| {
        let lower = w.to_lowercase();
        agencies.contains(lower.as_str()) || lower.split('-').any(|p| p.len() > 2 && agencies.contains(p))
    })
}

/// A photographer's name right before the words of a quotation, no verb between: "Ada Olden 'We will steer by radio,' says ...".
pub fn named_before_quote(line: &str) -> bool {
    let head = line.get(..line.floor_char_boundary(60)).unwrap_or("");
    let Some(at) = head.find(['\'', '‘', '“', '"']) else { return false };
    let (name, quote) = (head.get(..at).unwrap_or(""), head.get(at..).unwrap_or(""));
    let words = name.split_whitespace().count();
    let capital = name.split_whitespace().all(|w| w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphabetic));
    (2..=3).contains(&words) && capital && name.ends_with(' ') && quote.chars().nth(1).is_some_and(char::is_uppercase)
}

/// The caption at `span` of `text`: tool words at its head left out, doubled wording halved, the credit apart.
pub fn split(text: &str, span: Span) -> Caption {
    let words = bare(span.of(text));
    let (caption, credit) = match credit(words) {
        Some(at) => (words.get(..at).unwrap_or(""), words.get(at..)),
        None => (words, None),
    };
    let trimmed = |c: &str| c.trim().trim_start_matches(['/', '|', '(', '[', ' ']).trim_end_matches([')', ']']).trim().to_owned();
    Caption { text: caption.trim().to_owned(), credit: credit.map(trimmed).filter(|c| !c.is_empty()), span }
}

/// A caption's line without the page's tools at its head, doubled wording halved.
fn bare(line: &str) -> &str {
    let mut words = line.trim();
    while let Some(rest) = crate::lexicon::words(TOOLS).find_map(|tool| words.strip_prefix(tool)) {
        words = rest.trim_start_matches([' ', ':', ',']);
    }
    halved(words)
}

/// Half of a wording that stands twice side by side.
fn halved(words: &str) -> &str {
    let middle = words.len() / 2;
    match (words.get(..middle), words.get(middle + 1..)) {
        (Some(a), Some(b)) if words.len() % 2 == 1 && a == b => a,
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::furniture::Folded;

    fn strong(line: &str) -> u8 {
        let mut folded = Folded::default();
        folded.set(line);
        strength(line, &folded.evidence())
    }

    fn parts(line: &str) -> (String, Option<String>) {
        let caption = split(line, Span::from_range(0..line.len()));
        (caption.text, caption.credit)
    }

    #[test]
    fn credits_tell_captions() {
        assert_eq!(strong("Ferries wait in the bay of Velm on Monday. / AFP-Velmpress"), 2);
        assert_eq!(strong("Ferries wait in the bay of Velm, Ostrel, March 4, 2021. REUTERS/Ada Olden"), 2);
        assert_eq!(strong("VELM, OSTREL - MARCH 4, 2021: A woman waits for a ferry."), 2);
        assert_eq!(strong("Ferries wait. (Ada Olden/AP)"), 2);
        assert_eq!(strong("Ferries wait in the bay of Velm. / Herald photo by Ada Olden"), 2);
        assert_eq!(strong("Ferries wait in the bay of Velm. [VELM PHOTO]"), 2);
        assert_eq!(strong("The port will close if the levy passes, the clerk said."), 0);
        assert_eq!(strong("Ada Olden 'We will steer by radio,' says Bo Fenn, a captain of Velm."), 1);
        assert_eq!(strong("Bo Fenn says 'We will steer by radio.'"), 0);
        assert_eq!(strong("The harbour in winter [PHOTOS]"), 0);
        assert_eq!(strong("Slideshow | 2 Images"), 0);
        assert_eq!(strong("They sold 3/4 of it (about 20 tons)."), 0);
    }

    #[test]
    fn the_credit_stands_apart() {
        assert_eq!(parts("Ferries wait. / AFP-Velmpress"), ("Ferries wait.".into(), Some("AFP-Velmpress".into())));
        assert_eq!(
            parts("Ferries wait. | Ada Olden, Pool Photo via AP"),
            ("Ferries wait.".into(), Some("Ada Olden, Pool Photo via AP".into()))
        );
        assert_eq!(parts("Ferries wait. [VELM PHOTO]"), ("Ferries wait.".into(), Some("VELM PHOTO".into())));
        assert_eq!(parts("Enlarge this image toggle caption Ada Olden Ada Olden"), ("Ada Olden".into(), None));
    }
}
