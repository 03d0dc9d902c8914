//! What stands in wider reach of each line: repeated lines, dates, running text, and furniture of each kind above and below it.
//! Each column is made in one pass over the page.

use super::Label;
use super::page::Page;

/// How many features [`Reach`] gives.
pub const WIDE: usize = 21;
/// Lines a date or byline is looked for, at most.
const NEAR: i16 = 40;
/// Lines a comment mark or a long paragraph is looked for, at most.
const FAR: i16 = 60;

/// One row of features a line.
#[derive(Debug, Default)]
pub struct Reach {
    rows: Vec<[i16; WIDE]>,
}

impl Reach {
    /// Reads them off the page's lines and signs.
    pub fn read(page: &Page) -> Reach {
        let mut table = Reach { rows: vec![[0; WIDE]; page.lines.len()] };
        let mut slot = 0;
        let mut put = |column: Vec<i16>| {
            for (row, value) in table.rows.iter_mut().zip(column) {
                if let Some(cell) = row.get_mut(slot) {
                    *cell = value;
                }
            }
            slot += 1;
        };
        put(copies_nearby(page));
        let dates: Vec<bool> = page.signs.iter().map(|s| s.date).collect();
        let bylines: Vec<bool> = page.signs.iter().map(|s| s.byline == 2).collect();
        for marks in [&dates, &bylines] {
            put(since(marks.iter().copied(), NEAR));
            put(until(marks, NEAR));
        }
        let heavy: Vec<bool> = page.signs.iter().map(|s| s.evidence.weight >= 2).collect();
        let prose: Vec<bool> = page.lines.iter().map(|l| l.shape.is_prose()).collect();
        for (marks, reach) in [(&heavy, 12), (&heavy, 40), (&dates, 12), (&prose, 30)] {
            let (above, below) = shares(marks, reach);
            put(above);
            put(below);
        }
        for label in [Label::Comment, Label::Related, Label::Copyright] {
            let marks = || page.signs.iter().map(|s| s.evidence.weight >= 2 && s.evidence.label == Some(label));
            put(count(marks()));
            put(since(marks(), FAR));
        }
        let long: Vec<bool> = page.lines.iter().map(|l| l.shape.words >= 30).collect();
        put(since(long.iter().copied(), FAR));
        put(until(&long, FAR));
        table
    }

    /// The features of line `index`.
    pub fn of(&self, index: usize) -> [i16; WIDE] {
        self.rows.get(index).copied().unwrap_or([0; WIDE])
    }
}

/// How often the most repeated of the three lines above and the three below stands on the page: comments and teasers come
/// with the same words again and again.
fn copies_nearby(page: &Page) -> Vec<i16> {
    let own = |at: usize| page.signs.get(at).map_or(0, |s| i16::try_from(s.copies.min(50)).unwrap_or(50));
    (0..page.lines.len())
        .map(|index| {
            let above = (1..=3).filter_map(|d| index.checked_sub(d)).map(own).max();
            let below = (1..=3).map(|d| own(index + d)).max();
            above.max(below).unwrap_or(0)
        })
        .collect()
}

/// Lines since the last mark above, at most `cap`.
pub fn since(marks: impl Iterator<Item = bool>, cap: i16) -> Vec<i16> {
    let mut last = cap;
    marks
        .map(|mark| {
            let here = last;
            last = if mark { 1 } else { (last + 1).min(cap) };
            here
        })
        .collect()
}

/// Lines until the next mark below, at most `cap`.
pub fn until(marks: &[bool], cap: i16) -> Vec<i16> {
    let mut out = since(marks.iter().rev().copied(), cap);
    out.reverse();
    out
}

/// Marks up to each line, at most 20.
fn count(marks: impl Iterator<Item = bool>) -> Vec<i16> {
    marks
        .scan(0i16, |sum, mark| {
            *sum = (*sum + i16::from(mark)).min(20);
            Some(*sum)
        })
        .collect()
}

/// For each line the share of marked lines, in hundredths, among the `reach` lines above and below it.
fn shares(marks: &[bool], reach: usize) -> (Vec<i16>, Vec<i16>) {
    let sums = sums(marks.iter().map(|&m| i64::from(m)));
    let share = |from: usize, to: usize| i16::try_from(mean(&sums, from, to, 100)).unwrap_or(0);
    let above = (0..marks.len()).map(|i| share(i.saturating_sub(reach), i)).collect();
    let below = (0..marks.len()).map(|i| share(i + 1, i + 1 + reach)).collect();
    (above, below)
}

/// Running sums: entry `n` is the sum of the first `n` values.
pub fn sums(values: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(values.map(|v| {
            sum += v;
            sum
        }))
        .collect()
}

/// The sum of the values from line `from` up to line `to`, cut to the page.
pub fn between(sums: &[i64], from: usize, to: usize) -> i64 {
    let at = |line: usize| sums.get(line).or(sums.last()).copied().unwrap_or(0);
    at(to) - at(from)
}

/// The mean, times `scale`, of the values from line `from` up to line `to`, cut to the page.
pub fn mean(sums: &[i64], from: usize, to: usize, scale: i64) -> i64 {
    let last = sums.len().saturating_sub(1);
    let lines = to.min(last).saturating_sub(from.min(last));
    i64::try_from(lines).ok().filter(|n| *n > 0).map_or(0, |n| between(sums, from, to) * scale / n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    #[test]
    fn distances_are_counted_in_both_directions() {
        let marks = [false, true, false, false];
        assert_eq!(since(marks.iter().copied(), 9), [9, 9, 1, 2]);
        assert_eq!(until(&marks, 9), [1, 9, 9, 9]);
    }

    #[test]
    fn means_stop_at_the_ends_of_the_page() {
        let (above, below) = shares(&[true, false, true], 2);
        assert_eq!(above, [0, 100, 50]);
        assert_eq!(below, [50, 100, 0]);
        assert_eq!(mean(&[0], 0, 5, 100), 0);
    }

    #[test]
    fn every_line_has_its_row() {
        let source = Source::from_text("Reply\nThe levy was fair, I thought.\nReply\nIt was not.\nReply\n");
        let table = Reach::read(&Page::read(&source));
        assert_eq!(table.of(1).first(), Some(&3));
        assert_eq!(table.of(99), [0; WIDE]);
    }
}
