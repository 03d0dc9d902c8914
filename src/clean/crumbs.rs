//! Rows of menus and the way to the page: "Home | News | Sport", "Home > World > Asia".

use super::lines::marks;
use super::page::Page;
use crate::search;

/// Marks between the parts of such a row.
const PARTED: [&str; 10] = [" | ", " > ", " / ", " » ", " › ", " • ", " · ", " → ", "/ ", " /"];
/// Words of one part, at most.
const LONG: usize = 4;
/// Lines of the page in which the last part may stand again, as the headline.
const NEAR: usize = 30;

/// The parts of the row, by the mark that parts it most.
fn parts(words: &str) -> Option<Vec<&str>> {
    // The bytes 0xC2 and 0xE2 begin the marks beyond ASCII.
    if words.len() > 300 || !words.bytes().any(|b| matches!(b, b'|' | b'>' | b'/' | 0xC2 | 0xE2)) {
        return None;
    }
    let mark = PARTED.iter().filter(|m| search::holds(words, m)).max_by_key(|m| words.matches(**m).count())?;
    Some(words.split(mark).map(str::trim).collect())
}

fn short(part: &str) -> bool {
    (1..=LONG).contains(&part.split_whitespace().count())
}

fn home(part: &str) -> bool {
    ["home", "homepage", "home page", "front page"].iter().any(|h| h.eq_ignore_ascii_case(part))
}

/// True for a row of three short parts or more, or of two that begin with "Home".
pub fn is_row(words: &str) -> bool {
    parts(words).is_some_and(|p| p.iter().all(|part| short(part)) && (p.len() >= 3 || p.first().is_some_and(|f| home(f))))
}

/// True for a line with a mark that may part such a row.
pub fn may_be_row(page: &Page, index: usize) -> bool {
    page.lines.get(index).is_some_and(|l| l.shape.marks & marks::ROW != 0)
}

/// What the row leads to, where it begins with "Home": its last part.
pub fn leads_to(words: &str) -> Option<&str> {
    let parts = parts(words)?;
    parts.first().filter(|f| home(f)).and(parts.last().copied()).filter(|p| !p.is_empty())
}

/// True for a row that is not the headline: a menu's, or one whose last part stands on a line of its own below.
pub fn no_headline(page: &Page, index: usize) -> bool {
    if !may_be_row(page, index) {
        return false;
    }
    let words = page.words(index);
    let stands = |last: &str| {
        let bare = last.trim_end_matches(['.', '…', ' ']);
        let head = |i: usize| page.words(i).get(..bare.len()).is_some_and(|w| w.eq_ignore_ascii_case(bare));
        (index + 1..=index + NEAR).any(head)
    };
    let menu = is_row(words) && parts(words).is_some_and(|p| p.iter().all(|part| part.split_whitespace().count() < LONG));
    menu || leads_to(words).is_some_and(stands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    #[test]
    fn rows_are_told_from_titles() {
        assert!(is_row("Home | News | Sport | Weather"));
        assert!(is_row("Home > Ports"));
        assert!(!is_row("Velm braces for the levy | Velm Herald"));
        assert!(!is_row("Velm silences its fog horns > and nobody asks the captains"));
        assert_eq!(leads_to("Home / Ports / Velm silences its fog horns"), Some("Velm silences its fog horns"));
    }

    #[test]
    fn a_way_to_the_page_is_the_headline_only_where_no_other_line_is() {
        let read = |text: &str| no_headline(&Page::read(&Source::from_text(text)), 0);
        assert!(read("Home / Ports / Velm silences its fog horns\n\nVelm silences its fog horns\n"));
        assert!(!read("Home / Ports / Velm silences its fog horns\n\nThe council has voted.\n"));
    }
}
