//! Lists that no bullets mark: dates of a tour, winners of prizes, scores, parts and prices. Line by line they look like
//! links to other stories; together they are told by the sign that parts each of their lines in the same place.

use super::lines::End;
use super::page::Page;
use crate::input::tags::flag;
use crate::search;

/// Lines of a list, at least and at most.
const LEAST: usize = 4;
const MOST: usize = 120;
/// Words of one of its lines, at most.
const LONGEST: u32 = 18;
/// Points at or below which a line is none of the text, whatever stands around it.
const UNLIKELY: i32 = -1500;
/// Signs that part a line.
const PARTING: [&str; 6] = [": ", " – ", " — ", " - ", " @ ", " | "];

/// Adds to `kept` the lists that the text announces or goes on below, and one that is all there is. `scores` are the lines' points.
pub fn keep(page: &Page, scores: &[i32], kept: &mut [bool]) {
    let at = |kept: &[bool], i: usize| kept.get(i) == Some(&true);
    let mut index = 0;
    while index < page.lines.len() {
        let Some(sign) = parted_by(page, index) else {
            index += 1;
            continue;
        };
        let below = index.checked_sub(1).filter(|above| at(kept, *above));
        let to = (index..page.lines.len().min(index + MOST))
            .find(|i| !(plain(page, *i) && search::holds(page.words(*i), sign)))
            .unwrap_or(page.lines.len());
        let announced = below.and_then(|i| page.lines.get(i)).is_some_and(|l| l.shape.end == End::Colon && l.shape.words >= 3);
        let goes_on = (to..to + 2).any(|i| at(kept, i) && page.lines.get(i).is_some_and(|l| l.shape.is_prose()));
        let likely = (index..to).filter(|i| scores.get(*i).is_some_and(|s| *s > UNLIKELY)).count();
        // A paste that is little else than the list.
        let alone = to >= index + 2 * LEAST && (to - index) * 3 > page.lines.len() * 2;
        let named = names_list(page, kept, index);
        if to >= index + LEAST && (alone || named || likely * 2 > to - index && below.is_some() && (announced || goes_on)) {
            let from = index - usize::from(named);
            kept.iter_mut().take(to).skip(from).for_each(|slot| *slot = true);
        }
        index = to.max(index + 1);
    }
}

/// "The band's tour dates", "The full list of winners is below:" right above line `index`, in the text or right below it.
fn names_list(page: &Page, kept: &[bool], index: usize) -> bool {
    const LISTS: [&str; 8] = ["dates", "fixtures", "lineup", "list", "nominees", "schedule", "standings", "winners"];
    let Some(above) = index.checked_sub(1) else { return false };
    let (Some(line), Some(signs)) = (page.lines.get(above), page.signs.get(above)) else { return false };
    let form = (3..=14).contains(&line.shape.words) && matches!(line.shape.end, End::Word | End::Colon) && !line.bullet;
    let in_text = (1..=REACH.min(above))
        .any(|by| kept.get(above - by) == Some(&true) && page.lines.get(above - by).is_some_and(|l| l.shape.is_prose()));
    let list = |w: &str| LISTS.iter().any(|l| l.eq_ignore_ascii_case(w));
    form && in_text && signs.evidence.weight < 2 && page.words(above).split(|c: char| !c.is_alphabetic()).any(list)
}

/// Lines above a list's title in which the text has a paragraph.
const REACH: usize = 4;

/// The sign that parts a plain line; most lines are turned away by their form, before any sign is looked for.
fn parted_by(page: &Page, index: usize) -> Option<&'static str> {
    let sign = |sign: &&str| search::holds(page.words(index), sign);
    plain(page, index).then(|| PARTING.into_iter().find(sign)).flatten()
}

/// True for a short line that nothing marks as furniture.
fn plain(page: &Page, index: usize) -> bool {
    let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return false };
    let shape = &line.shape;
    let linked = page.html.and_then(|h| h.lines.get(index)).is_some_and(|f| {
        f.link_bytes * 2 > f.bytes || f.flags & (flag::NAV | flag::FOOTER | flag::ASIDE | flag::FIGURE | flag::FORM) != 0
    });
    (2..=LONGEST).contains(&shape.words)
        && matches!(shape.end, End::Word | End::Symbol)
        && signs.evidence.weight == 0
        && signs.evidence.told.is_none()
        && signs.copies == 1
        && signs.byline < 2
        && signs.caption < 2
        && !signs.email
        && !shape.url
        && !linked
        && !page.hidden(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    fn kept(text: &str, given: &[bool]) -> Vec<bool> {
        let source = Source::from_text(text);
        let page = Page::read(&source);
        let mut kept = given.to_vec();
        keep(&page, &vec![-300; given.len()], &mut kept);
        kept
    }

    const TOUR: &str = "June 9 – Velm, the Old Pier\nJune 14 – Ostrel, Harbour Hall\nJuly 2 – Fenn, Boat House\nJuly 3 – Fenn, Boat House again\n";

    #[test]
    fn a_list_that_the_text_announces_is_its_own() {
        assert_eq!(
            kept(&format!("The band will play here:\n{TOUR}Home\n"), &[true, false, false, false, false, false])[1..5],
            [true; 4]
        );
        assert_eq!(
            kept(&format!("Ada Olden plays on.\n{TOUR}Home\n"), &[true, false, false, false, false, false])[1..5],
            [false; 4]
        );
    }

    #[test]
    fn a_list_below_a_title_that_names_one_is_the_text_s() {
        let told =
            "The band of Velm, which lost its boat to the fog of June, plays on, and it will play on the piers of the islands.";
        for title in ["The tour dates of the boat band", "The full list of piers is below:"] {
            let found = kept(&format!("{told}\n{title}\n{TOUR}Home\n"), &[true, false, false, false, false, false, false]);
            assert_eq!(found, [true, true, true, true, true, true, false], "{title}");
            assert!(kept(&format!("Home\n{title}\n{TOUR}"), &[false; 6]).iter().all(|k| !k));
        }
        let other = kept(&format!("{told}\nMore of the boat band\n{TOUR}"), &[true, false, false, false, false, false]);
        assert!(other[1..].iter().all(|k| !k));
    }

    #[test]
    fn a_list_that_was_pasted_alone_is_the_text() {
        let long = TOUR.replace(" – ", " – at ") + TOUR;
        assert_eq!(kept(&format!("Tour\n{long}"), &[false; 9])[1..], [true; 8]);
        assert_eq!(kept(TOUR, &[false; 4]), [false; 4]);
    }

    #[test]
    fn a_few_lines_and_lines_of_other_form_are_none() {
        let few: String = TOUR.lines().take(2).map(|l| format!("{l}\n")).collect();
        assert_eq!(kept(&format!("The band will play here:\n{few}Home\n"), &[true, false, false, false])[1..3], [false; 2]);
        let other = "Boats of Velm are late\nNobody pays for the pier\nA clerk who rows to work\nFlags for the old quay\n";
        assert_eq!(kept(&format!("The band will play here:\n{other}"), &[true, false, false, false, false])[1..], [false; 4]);
    }
}
