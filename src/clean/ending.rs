//! The end of the text, and what stands alone inside it: paragraphs below a pointer to another story or a box that somebody is
//! reported in, crossheads that are quoted, and the name under words of somebody's. Judged by the lines beside them they look like
//! the page's, so they are looked at once more.

use super::captions;
use super::lines::{End, Line, Start};
use super::page::Page;
use super::signs::Signs;
use super::{Label, furniture};
use crate::input::tags::{flag, hint, mark};
use crate::lexicon::List;
use rustc_hash::FxHashSet;

/// Lines between the last paragraph of the text and the next, at most.
const GAP: usize = 5;
/// Points below which no line is looked at again.
const LEAST: i32 = -700;
/// Points that a paragraph needs in which nobody is reported, right below a pointer.
const PLAIN: i32 = -60;
/// Words of a line that stands between: a pointer, a label, a row of a box.
const SHORT: u32 = 20;
/// Lines of the text whose words are known, from its last upwards.
const KNOWN: usize = 60;
/// Words of the text that such a paragraph takes up, at least.
const SHARED: usize = 2;

/// Words that report somebody, in any form.
static REPORTS: List = List::new(include_str!("report-words.txt"));

/// Adds to `kept` what is the text's too. `scores` are the lines' points.
pub fn find(page: &Page, scores: &[i32], kept: &mut [bool]) {
    below(page, scores, kept);
    inside(page, scores, kept);
}

/// Paragraphs below the last that was kept.
fn below(page: &Page, scores: &[i32], kept: &mut [bool]) {
    let Some(mut last) = kept.iter().rposition(|k| *k) else { return };
    let known = vocabulary(page, kept, last);
    let mut index = last + 1;
    while index < page.lines.len() && index <= last + GAP {
        let between = last + 1..index;
        if scores.get(index).is_some_and(|s| *s > LEAST) && goes_on(page, index, between, &known, scores) {
            if let Some(slot) = kept.get_mut(index) {
                *slot = true;
            }
            last = index;
        } else if !passes(page, index) {
            return;
        }
        index += 1;
    }
}

/// True where line `index` is a paragraph of the text, `between` standing above it.
fn goes_on(page: &Page, index: usize, between: std::ops::Range<usize>, known: &FxHashSet<u32>, scores: &[i32]) -> bool {
    let Some((line, signs)) = page.lines.get(index).zip(page.signs.get(index)) else { return false };
    let words = page.words(index);
    let quoted = line.shape.quotes >= 2 || line.shape.start == Start::Quote;
    let full = line.shape.words >= if quoted { 6 } else { 12 } && ended(line, words);
    if !full || !plain(line, signs) || addresses(words) || page.hidden(index) || !of_the_article(page, index) {
        return false;
    }
    let pointed = between.end.checked_sub(1).filter(|_| !between.is_empty()).is_some_and(|above| points_away(page, above));
    if pointed && between.len() <= 2 && scores.get(index).is_some_and(|s| *s > PLAIN) {
        return true;
    }
    reports(words) && (between.is_empty() || pointed || shared(words, known) >= SHARED)
}

/// Where the page is HTML: true for a line whose elements are none of comments, links or the page's foot.
fn of_the_article(page: &Page, index: usize) -> bool {
    let Some(facts) = page.html.and_then(|h| h.lines.get(index)) else { return true };
    let away = hint::RELATED | hint::SIDE | hint::FOOT | hint::COMMENT | hint::BIOGRAPHY | hint::PROMPT | hint::CAPTION;
    let linked = facts.link_bytes * 2 > facts.bytes;
    facts.hints & away == 0
        && facts.marks & !mark::STANDFIRST == 0
        && facts.flags & (flag::ASIDE | flag::FOOTER | flag::NAV | flag::FIGURE) == 0
        && !linked
}

/// True for a line that no furniture marks.
fn plain(line: &Line, signs: &Signs) -> bool {
    let evidence = &signs.evidence;
    evidence.weight == 0
        && evidence.told.is_none()
        && signs.copies == 1
        && signs.caption == 0
        && signs.byline < 2
        && !signs.date
        && !signs.email
        && !signs.bracketed
        && !line.shape.url
        && line.shape.foreign * 2 <= line.shape.letters
}

/// True where a sentence ends the line, a credit in capitals behind it aside ("... at night. —WITH A REPORT FROM VPA").
fn ended(line: &Line, words: &str) -> bool {
    let sentence = |w: &str| w.trim_end().ends_with(['.', '!', '?', '”', '"', '’']);
    line.shape.end == End::Sentence
        || words.rfind(['—', '–']).and_then(|at| words.split_at_checked(at)).is_some_and(|(before, credit)| {
            sentence(before) && !credit.contains(char::is_lowercase) && credit.split_whitespace().count() <= 8
        })
}

/// True for a line that may stand between two paragraphs: a pointer, an advertisement's mark, a label or a row of a box; not what
/// opens the page's foot, the comments or a list of other stories.
fn passes(page: &Page, index: usize) -> bool {
    let Some((line, signs)) = page.lines.get(index).zip(page.signs.get(index)) else { return false };
    if line.shape.words > SHORT || signs.byline == 2 || signs.date || signs.email {
        return false;
    }
    let evidence = &signs.evidence;
    match evidence.label {
        _ if evidence.weight == 0 => !ended(line, page.words(index)) || line.shape.words <= 10,
        Some(Label::Related) => !evidence.whole,
        Some(Label::Advertisement | Label::Caption) => true,
        _ => evidence.weight < 2,
    }
}

/// True for a line that points to one other story: "ALSO READ: ...", "Explained | ...", or an advertisement's mark.
fn points_away(page: &Page, index: usize) -> bool {
    let Some(signs) = page.signs.get(index) else { return false };
    let evidence = &signs.evidence;
    let said = evidence.weight >= 2 && !evidence.whole && evidence.label == Some(Label::Related);
    let barred = page.words(index).split_once(" | ").is_some_and(|(label, _)| label.split_whitespace().count() <= 2);
    said || barred || evidence.weight >= 2 && evidence.label == Some(Label::Advertisement)
}

/// True where somebody is reported: a word that says so stands in the line.
fn reports(words: &str) -> bool {
    let head = words.get(..words.floor_char_boundary(1000)).unwrap_or("");
    head.contains("ccording to")
        || head.split(|c: char| !c.is_alphabetic()).any(|w| w.starts_with(char::is_lowercase) && REPORTS.has(w))
}

/// True where the paper speaks to its reader, in no quotation: an appeal for money tells of its reporting too.
fn addresses(words: &str) -> bool {
    let head = words.get(..words.floor_char_boundary(1000)).unwrap_or("");
    let own = |w: &str| ["you", "your", "reader", "readers"].iter().any(|own| w.eq_ignore_ascii_case(own));
    !head.contains(['"', '“', '‘']) && head.split(|c: char| !c.is_alphabetic()).take(60).any(own)
}

/// Hashes of the longer words of the text's last lines.
fn vocabulary(page: &Page, kept: &[bool], last: usize) -> FxHashSet<u32> {
    let lines = (0..=last).rev().filter(|i| kept.get(*i) == Some(&true)).take(KNOWN);
    lines.flat_map(|i| long_words(page.words(i))).collect()
}

fn shared(words: &str, known: &FxHashSet<u32>) -> usize {
    long_words(words).collect::<FxHashSet<u32>>().intersection(known).count()
}

/// Hashes of the words of five letters and more, case aside.
fn long_words(words: &str) -> impl Iterator<Item = u32> + '_ {
    let head = words.get(..words.floor_char_boundary(2000)).unwrap_or("");
    let long = head.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 5);
    long.map(|w| w.bytes().fold(0, |h, b| furniture::hash_byte(h, b.to_ascii_lowercase())))
}

/// A quoted crosshead between two paragraphs, and the name below somebody's words ("- Ada Olden, clerk of Velm").
fn inside(page: &Page, scores: &[i32], kept: &mut [bool]) {
    for index in 1..page.lines.len().saturating_sub(1) {
        let (above, below) = (kept.get(index - 1) == Some(&true), kept.get(index + 1) == Some(&true));
        if kept.get(index) == Some(&true) || !above || scores.get(index).is_none_or(|s| *s < LEAST) {
            continue;
        }
        let Some((line, signs)) = page.lines.get(index).zip(page.signs.get(index)) else { continue };
        if !plain(line, signs) || page.hidden(index) || !of_the_article(page, index) {
            continue;
        }
        let prose = |i: usize| page.lines.get(i).is_some_and(|l| l.shape.is_prose());
        let crosshead =
            below && prose(index - 1) && prose(index + 1) && quoted(line, page.words(index)) && !said_near(page, index);
        if let Some(slot) = kept.get_mut(index).filter(|_| crosshead || names_the_quoted(page, index)) {
            *slot = true;
        }
    }
}

/// True for a line of two to eight words, all between quotation marks, that no full stop ends.
fn quoted(line: &Line, words: &str) -> bool {
    let marks = [('‘', '’'), ('“', '”'), ('\'', '\''), ('"', '"')];
    let inner = marks.iter().find_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close));
    inner.is_some_and(|i| !i.ends_with(['.', ',', '!']) && !i.contains(['"', '“', '”'])) && (2..=8).contains(&line.shape.words)
}

/// True where a paragraph nearby says the same words: then they are set large, and no crosshead.
fn said_near(page: &Page, index: usize) -> bool {
    let inner = page.words(index).trim_matches(['\'', '"', '‘', '’', '“', '”']);
    (index.saturating_sub(6)..=index + 6).filter(|i| *i != index).any(|i| {
        let words = page.words(i);
        words.get(..words.floor_char_boundary(2000)).unwrap_or("").contains(inner)
    })
}

/// "- Ada Olden, clerk of Velm" right below a paragraph that is somebody's words.
fn names_the_quoted(page: &Page, index: usize) -> bool {
    let Some(line) = page.lines.get(index).filter(|l| (3..=20).contains(&l.shape.words) && l.shape.end == End::Word) else {
        return false;
    };
    let words = page.words(index);
    let dashed = line.bullet || words.starts_with(['-', '–', '—']);
    let said = page.words(index - 1).starts_with(['“', '"', '‘']) && page.words(index - 1).ends_with(['”', '"', '’']);
    let named = words.trim_start_matches(['-', '–', '—', ' ']).split_once(", ").map_or("", |(name, _)| name);
    let capitals = named.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let count = named.split_whitespace().count();
    dashed && said && (2..=5).contains(&count) && capitals && !words.contains('@') && !captions::names_agency(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    const TEXT: &str = "The council of Velm voted on Tuesday to close two of its three harbours after a long debate.\n\
        The clerk of the council said that the harbours cost more than they bring in.\n";

    fn kept(below: &str, scores: i32) -> Vec<bool> {
        let source = Source::from_text(format!("{TEXT}{below}"));
        let page = Page::read(&source);
        let mut kept: Vec<bool> = (0..page.lines.len()).map(|i| i < 2).collect();
        let scores: Vec<i32> = kept.iter().map(|k| if *k { 900 } else { scores }).collect();
        find(&page, &scores, &mut kept);
        kept.split_off(2)
    }

    #[test]
    fn a_paragraph_below_a_pointer_in_which_somebody_is_reported_is_the_text_s() {
        let last = "Meanwhile, the miller of Ostrel demanded that the islands be asked before anything is sold.";
        assert_eq!(kept(&format!("ALSO READ: A pier, two boats and a promise\n{last}\n"), -300), [false, true]);
        assert_eq!(kept(&format!("{last} —WITH A REPORT FROM VPA\n"), -600), [true]);
        assert_eq!(kept("\"That is no plan,\" the miller said.\n", -80), [true]);
    }

    #[test]
    fn other_stories_comments_and_notes_on_writers_are_not() {
        let other = "The mayor of Fenn said on Monday that the school will open again after the summer.";
        assert_eq!(kept(&format!("Related stories\nSchool of Fenn to open again\n{other}\n"), -300), [false; 3]);
        assert_eq!(kept(&format!("School of Fenn to open again\n{other}\n"), -300), [false; 2]);
        assert_eq!(kept(&format!("Comments\n{other}\n"), -300), [false; 2]);
        let appeal = "Dear reader, our paper has reported on these harbours for a hundred years, said nobody else would, and needs your help.";
        assert_eq!(kept(&format!("ALSO READ: A pier, two boats and a promise\n{appeal}\n"), -30), [false; 2]);
        assert_eq!(kept("Ada Olden covers harbours and ferries for the paper, and lives on a boat of her own.\n", -100), [false]);
    }

    #[test]
    fn a_quoted_crosshead_stays_and_so_does_the_name_below_a_quotation() {
        let more = "She will speak to the islands on Friday, and the miller will be there to hear her out.";
        let read = |text: &str, at: usize| {
            let source = Source::from_text(text);
            let page = Page::read(&source);
            let mut kept: Vec<bool> = (0..page.lines.len()).map(|i| i != at).collect();
            find(&page, &vec![-95; kept.len()], &mut kept);
            kept.get(at) == Some(&true)
        };
        assert!(read(&format!("{TEXT}'They will close the school next'\n{more}\n"), 2));
        assert!(!read(&format!("{TEXT}\"harbours cost more than they bring in\"\n{more}\n"), 2));
        assert!(read(&format!("{TEXT}“We were not asked.”\n- Bo Fenn, miller of Ostrel\n{more}\n"), 3));
        assert!(!read(&format!("{TEXT}“We were not asked.”\n— Bo Fenn (@bofenn) June 9, 2031\n{more}\n"), 3));
    }
}
