//! The dateline at the head of a report: "VELM, Ostrel, March 4 (Agency) - " or "VELM, March 4, 2021, Agency. ".

use super::{Dateline, dates};
use crate::lexicon::{Class, classes_of};
use crate::search;
use crate::span::Span;

/// Datelines stand in this many bytes.
const REACH: usize = 110;

/// The dateline that opens the paragraph at `span`, if one does.
pub fn find(text: &str, span: Span) -> Option<Dateline> {
    let words = span.of(text);
    let mut reach = words.len().min(REACH);
    while !words.is_char_boundary(reach) {
        reach -= 1;
    }
    let head = words.get(..reach)?;
    if !may_open(head) {
        return None;
    }
    let (end, dashed) = colon(head).or_else(|| boundary(head))?;
    let line = head.get(..end)?.trim_end_matches([' ', '-', '–', '—', '.', '\u{a0}', ':']);
    let found = dates::find(line);
    let date = found.first();
    let before_date = line.get(..date.map_or(line.len(), |d| d.range.start))?;
    let (place_part, agency_in) = slashes(before_date).or_else(|| acronym(before_date)).unwrap_or_else(|| brackets(before_date));
    // "Adra (Kestria) (Bayline) –": the land is told beside the place.
    let (place_part, _) = if agency_in.is_some() { brackets(place_part) } else { (place_part, None) };
    let place = place(place_part)?;
    let after = date.and_then(|d| line.get(d.range.end..)).unwrap_or("");
    let agency_after = after.trim_matches([' ', ',', '(', ')', '.', '/', '\u{a0}']);
    let agency = agency_in.or((!agency_after.is_empty()).then_some(agency_after));
    if agency.is_some_and(|a| a.split_whitespace().count() > 4 || !a.starts_with(char::is_uppercase)) {
        return None;
    }
    let city = place.split(',').next().unwrap_or(place);
    let shouted = !city.contains(char::is_lowercase) && city.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    // A place in small letters needs an agency or a date beside it, and one without a dash needs a date.
    let sure = if dashed { shouted || agency.is_some() } else { shouted && (date.is_some() || line.ends_with('/')) };
    if !sure {
        return None;
    }
    let start = span.start() as usize;
    Some(Dateline {
        place: place.to_owned(),
        date: date.map(|d| d.iso.clone()),
        agency: agency.map(str::to_owned),
        span: Span::from_range(start..start + line.len()),
    })
}

/// False where one of the first words, before any mark or figure, can be none of a place or date: so nearly every sentence is told without
/// a search.
fn may_open(head: &str) -> bool {
    let words = head.split([' ', ',', '/', '\u{a0}']).filter(|w| !w.is_empty()).take(4);
    let mut plain = words.take_while(|w| w.chars().all(char::is_alphabetic));
    plain.all(|w| of_place(w) || dates::month(w).is_some())
}

/// A word that a place can be named with.
fn of_place(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || matches!(word, "and" | "of" | "de" | "the" | "la")
}

/// Where a dateline ends in a colon: behind a day and an agency in brackets, or behind a capital's name in capitals. A speaker's
/// label ends so too.
fn colon(head: &str) -> Option<(usize, bool)> {
    let at = search::position(head, ": ")?;
    let before = head.get(..at)?;
    let mut words = before.split([' ', ',', '(']).filter(|w| !w.is_empty());
    let dated = before.ends_with(')')
        && search::holds(before, " (")
        && words.clone().any(|w| dates::month(w.trim_end_matches('.')).is_some());
    let first = words.next().unwrap_or("").to_lowercase();
    let second = words.next().map(str::to_lowercase);
    let seat = |word: &str| classes_of(word).has(Class::Capital);
    let seated = match second {
        None => seat(&first),
        Some(second) => {
            matches!(first.as_str(), "new" | "addis" | "buenos" | "kuala" | "abu") && seat(&second) && words.next().is_none()
        }
    };
    (dated || seated && !before.contains(char::is_lowercase)).then_some((at + 2, true))
}

/// Where the dateline's closing dash or full stop ends, and whether it was a dash.
fn boundary(head: &str) -> Option<(usize, bool)> {
    let dash = dash(head);
    let stop = head.match_indices(". ").map(|(at, _)| at + 2).find(|&at| {
        // Not after an abbreviation such as "Nov." or "U.S.".
        let before = head.get(..at - 2).unwrap_or("");
        let last = before.rsplit([' ', '.', ',']).next().unwrap_or("");
        last.len() > 2 && dates::month(last).is_none()
    });
    match (dash, stop) {
        (Some(d), Some(s)) if s < d => Some((s, false)),
        (Some(d), _) => Some((d, true)),
        (None, Some(s)) => Some((s, false)),
        (None, None) => None,
    }
}

/// Where the dash that ends first does so, with the blank behind it where one belongs to it. One pass: few heads have a dash at all.
fn dash(head: &str) -> Option<usize> {
    const DASHES: [&str; 10] = [" - ", " – ", " — ", " -- ", ") -", ") –", ") —", "— ", " –", "–"];
    let bytes = head.as_bytes();
    let mut first: Option<usize> = None;
    // Each begins at most two bytes before its dash; the byte 0xE2 begins the longer ones.
    for (at, _) in bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'-' | 0xE2)) {
        for from in at.saturating_sub(2)..=at {
            let rest = bytes.get(from..).unwrap_or(&[]);
            let ends = DASHES.iter().filter(|d| rest.starts_with(d.as_bytes())).map(|d| from + d.len());
            first = first.into_iter().chain(ends).min();
        }
    }
    first
}

/// Takes "/BLN/" off the end: "VELM, March 4. /BLN/".
fn slashes(part: &str) -> Option<(&str, Option<&str>)> {
    let (place, agency) = part.strip_suffix('/')?.rsplit_once('/')?;
    let plain = !agency.is_empty() && agency.chars().all(char::is_alphabetic);
    plain.then_some((place.trim_end_matches([' ', '.', ',']), Some(agency)))
}

/// Takes the letters of a broadcaster off the end: "Velm BLN".
fn acronym(part: &str) -> Option<(&str, Option<&str>)> {
    let (place, letters) = part.trim_end().rsplit_once([' ', '\u{a0}'])?;
    let short = (2..=4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    (short && place.contains(char::is_lowercase) && !place.contains(['(', ','])).then_some((place, Some(letters)))
}

/// Takes "(Agency)" off the end.
fn brackets(part: &str) -> (&str, Option<&str>) {
    let trimmed = part.trim_end_matches([' ', ',', '\u{a0}']);
    match (trimmed.ends_with(')'), trimmed.rfind('(')) {
        (true, Some(open)) => (trimmed.get(..open).unwrap_or(""), trimmed.get(open + 1..trimmed.len() - 1)),
        _ => (trimmed, None),
    }
}

/// A place: at most six words, each with a capital, joined by commas, "and", "of" or a slash; a weekday or a date without its
/// year after it is left out.
fn place(part: &str) -> Option<&str> {
    let mut part = part.trim_matches([' ', ',', '\u{a0}']);
    // "VELM, March 4": the day is no part of the place.
    if let Some((before, last)) = part.rsplit_once(',') {
        let mut words = last.split_whitespace();
        let month = words.next().map(|w| w.trim_end_matches('.')).is_some_and(|w| dates::month(w).is_some());
        if month && words.next().is_none_or(|d| d.chars().all(|c| c.is_ascii_digit())) {
            part = before.trim();
        }
    }
    let words: Vec<&str> = part.split([' ', ',', '/', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    (!words.is_empty() && words.len() <= 6 && words.iter().all(|w| of_place(w)) && !part.contains(['"', '“', ':', ';', '?']))
        .then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn got(line: &str) -> Option<(String, Option<String>, Option<String>)> {
        find(line, Span::from_range(0..line.len())).map(|d| (d.place, d.date, d.agency))
    }

    #[test]
    fn reads_datelines() {
        let text = |s: &str| Some(s.to_owned());
        assert_eq!(got("VELM (Bayline) - If the levy passes"), Some(("VELM".into(), None, text("Bayline"))));
        assert_eq!(got("VELM, Jun 9, 2031, Bayline. The clerk said"), Some(("VELM".into(), text("2031-06-09"), text("Bayline"))));
        assert_eq!(got("PORT VELM, Ostrel — Ferries stopped"), Some(("PORT VELM, Ostrel".into(), None, None)));
        assert_eq!(got("Velm, March 4 (Bayline) -- Ferries"), Some(("Velm".into(), None, text("Bayline"))));
    }

    #[test]
    fn agencies_stand_in_slashes_behind_a_land_or_bare() {
        let text = |s: &str| Some(s.to_owned());
        assert_eq!(got("VELM, March 4. /BLN/. The clerk said"), Some(("VELM".into(), None, text("BLN"))));
        assert_eq!(got("Velm (Ostrel) (BLN) – Ferries stopped"), Some(("Velm".into(), None, text("BLN"))));
        assert_eq!(got("Port Velm BLN  — Ferries stopped"), Some(("Port Velm".into(), None, text("BLN"))));
        assert_eq!(got("The clerk BLN. He said no"), None);
        assert_eq!(got("Velm and Orme. Both towns vote"), None);
    }

    #[test]
    fn a_colon_ends_a_dateline_too() {
        let text = |s: &str| Some(s.to_owned());
        assert_eq!(got("Velm Bay, Jun 19 (BLN): Two boats sank"), Some(("Velm Bay".into(), None, text("BLN"))));
        assert_eq!(got("NEW DELHI: Two boats sank"), Some(("NEW DELHI".into(), None, None)));
        assert_eq!(got("ADA OLDEN: Two boats sank"), None);
    }

    #[test]
    fn sentences_are_none() {
        assert_eq!(got("The port - the largest in Ostrel - will close."), None);
        assert_eq!(got("OLDEN: There is no ledger. None at all."), None);
        assert_eq!(got("Mira Olden said no. Then she left."), None);
        assert_eq!(got(""), None);
    }
}
