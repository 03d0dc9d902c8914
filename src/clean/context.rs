//! What an earlier layer's points say of the whole page, for the layer after it: the points around each line, the stretch that
//! holds most of the text, and which words that stretch is made of. Every pass is linear.

use super::lines::{Line, is_stop};
use super::page::Page;
use super::reach::{between, mean, since, sums, until};
use super::subtree::{SUBTREE, Subtree, Weight};
use rustc_hash::FxHashMap;

/// Features of a later layer that stand after those of the line itself.
pub const EXTRA: usize = 46 + SUBTREE;
/// A line beyond the page's ends.
const ABSENT: i16 = -2001;
/// Points at which a line counts wholly as body, or wholly as none.
const SURE: i32 = 768;
/// Words of a line that weigh in the sums, at most.
const LONG: u32 = 60;

/// An earlier layer's points of a page, summed in ways the next layer can use.
#[derive(Debug)]
pub struct Context {
    first: Vec<i16>,
    /// Fading sums from above and from below, a quick and a slow one each.
    fading: Vec<[i16; 4]>,
    /// Words of lines with points above zero, up to each line.
    mass: Vec<u32>,
    total: u32,
    /// For HTML: the same mass by the block around the line, and by the one around that.
    parents: Vec<[i16; 2]>,
    /// For HTML: how lines stand to the elements that hold the text.
    subtree: Option<Subtree>,
    /// Running sums of the points, of the words, and of the words as far as they are probably body.
    points: Vec<i64>,
    words: Vec<i64>,
    probable: Vec<i64>,
    /// The stretches of lines that hold most of the text: a loose one and one that furniture parts.
    stretches: [Stretch; 2],
    above: Vec<i16>,
    below: Vec<i16>,
    positive: Vec<i64>,
    echo: Vec<[i16; 2]>,
    strong: usize,
}

/// Lines `from..to`, and the share of the page's probable words in them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Stretch {
    from: usize,
    to: usize,
    share: i16,
}

fn small(n: impl TryInto<i16>) -> i16 {
    n.try_into().unwrap_or(i16::MAX)
}

/// How probably a line is body, in hundredths: a straight line between -[`SURE`] and [`SURE`].
fn probability(score: i32) -> i64 {
    i64::from((score + SURE).clamp(0, 2 * SURE) * 100 / (2 * SURE))
}

impl Context {
    /// Sums up the points of one layer. `html` says whether the page's blocks count.
    pub fn new(page: &Page, scores: &[i32], html: bool) -> Context {
        let first: Vec<i16> = scores.iter().map(|&s| small(s.clamp(-2000, 2000))).collect();
        let mut fading = vec![[0i16; 4]; first.len()];
        fade(first.iter().zip(fading.iter_mut()), 0);
        fade(first.iter().zip(fading.iter_mut()).rev(), 2);
        let mut total = 0u32;
        let mut mass = Vec::with_capacity(first.len());
        for (line, &score) in page.lines.iter().zip(&first) {
            mass.push(total);
            if score > 0 {
                total = total.saturating_add(line.shape.words);
            }
        }
        let parents = if html { parents(page, &first) } else { Vec::new() };
        let subtree = page.html.filter(|_| html).map(|facts| {
            let weight = |(line, &score): (&Line, &i32)| Weight {
                score,
                words: i64::from(line.shape.words.min(LONG)),
                probability: probability(score),
            };
            Subtree::new(&facts.lines, &page.lines.iter().zip(scores).map(weight).collect::<Vec<_>>())
        });
        let length = |words: u32| i64::from(words.min(LONG));
        let lengths = || page.lines.iter().map(|l| length(l.shape.words));
        let probable = sums(lengths().zip(scores).map(|(n, &s)| n * probability(s)));
        let all = between(&probable, 0, usize::MAX).max(1);
        let stretches = [1, 4].map(|cost| {
            let mut best = stretch(lengths().zip(scores.iter().map(|&s| probability(s))), cost);
            best.share = small(between(&probable, best.from, best.to) * 100 / all);
            best
        });
        let marks: Vec<bool> = first.iter().map(|&s| s > 0).collect();
        let [_, parted] = stretches;
        let strong: Vec<bool> = marks.iter().enumerate().map(|(i, m)| *m && (parted.from..parted.to).contains(&i)).collect();
        Context {
            fading,
            mass,
            total,
            parents,
            subtree,
            points: sums(scores.iter().map(|&s| i64::from(s.clamp(-1024, 1024)))),
            words: sums(lengths()),
            probable,
            stretches,
            above: since(marks.iter().copied(), 40),
            below: until(&marks, 40),
            positive: sums(marks.iter().map(|&m| i64::from(m))),
            echo: echo(page, &strong),
            strong: strong.iter().filter(|s| **s).count(),
            first,
        }
    }

    /// Adds the [`EXTRA`] features of line `index`.
    pub fn features(&self, index: usize, into: &mut Vec<i16>) {
        for offset in -4isize..=4 {
            into.push(index.checked_add_signed(offset).and_then(|i| self.first.get(i)).copied().unwrap_or(ABSENT));
        }
        into.extend(self.fading.get(index).copied().unwrap_or_default());
        let before = self.mass.get(index).copied().unwrap_or(0);
        let share = |part: u32| if self.total == 0 { 0 } else { small(u64::from(part) * 100 / u64::from(self.total)) };
        into.extend([share(before), share(self.total.saturating_sub(before)), small(self.total.min(5000))]);
        let window = |range: std::ops::RangeInclusive<isize>| {
            range.filter_map(|o| index.checked_add_signed(o)).filter_map(|i| self.first.get(i)).copied().max().unwrap_or(ABSENT)
        };
        into.extend([window(-3..=-1), window(1..=3)]);
        into.extend(self.parents.get(index).copied().unwrap_or([-1, -1]));
        self.reach(index, into);
        self.stretch(index, into);
        into.extend(self.echo.get(index).copied().unwrap_or([-1, 0]));
        into.extend([small(self.strong.min(200)), small(self.strong * 100 / self.first.len().max(1))]);
        into.extend(self.subtree.as_ref().map_or([0; SUBTREE], |s| s.of(index)));
    }

    /// Means over wider windows above and below: of the points, and of the words as far as they are probably body.
    fn reach(&self, index: usize, into: &mut Vec<i16>) {
        for reach in [8, 24, 80] {
            let (from, to) = (index.saturating_sub(reach), index + 1 + reach);
            into.extend([small(mean(&self.points, from, index, 1)), small(mean(&self.points, index + 1, to, 1))]);
        }
        for reach in [10, 30] {
            let density = |from, to| small(between(&self.probable, from, to) / between(&self.words, from, to).max(1));
            into.extend([density(index.saturating_sub(reach), index), density(index + 1, index + 1 + reach)]);
        }
    }

    /// Where the line stands beside the stretches that hold most of the text, and beside the lines taken for body.
    fn stretch(&self, index: usize, into: &mut Vec<i16>) {
        let way = |from: usize, to: usize| {
            let far = small(to.abs_diff(from).min(60));
            if to < from { -far } else { far }
        };
        for s in self.stretches {
            into.extend([way(s.from, index), way(index + 1, s.to), i16::from((s.from..s.to).contains(&index)), s.share]);
        }
        into.extend([self.above.get(index).copied().unwrap_or(0), self.below.get(index).copied().unwrap_or(0)]);
        let count = |from, to| small(between(&self.positive, from, to).min(500));
        into.extend([count(0, index), count(index + 1, usize::MAX)]);
    }
}

/// The run of lines with the most probable words, each line of furniture inside it costing `cost` words.
fn stretch(lines: impl Iterator<Item = (i64, i64)>, cost: i64) -> Stretch {
    let mut best = (0, Stretch::default());
    let (mut sum, mut from) = (0, 0);
    for (index, (words, probability)) in lines.enumerate() {
        sum += (probability - 50) * words * 2 - if probability < 30 { cost * 100 } else { 0 };
        if sum <= 0 {
            (sum, from) = (0, index + 1);
        } else if sum > best.0 {
            best = (sum, Stretch { from, to: index + 1, share: 0 });
        }
    }
    best.1
}

/// For each line, how many of its rarer words stand in other lines of the text's main stretch: the share, and the number.
fn echo(page: &Page, strong: &[bool]) -> Vec<[i16; 2]> {
    let wording = page.wording();
    // By a word's number the lines it stands in, and the last of them.
    let mut known: Vec<(u32, u32)> = vec![(0, u32::MAX); wording.hashes().len()];
    let mut count = 0u32;
    for (index, _) in strong.iter().enumerate().filter(|(_, s)| **s) {
        count += 1;
        let here = u32::try_from(index).unwrap_or(u32::MAX - 1);
        for &word in wording.of(index) {
            if let Some((lines, last)) = known.get_mut(word as usize).filter(|(_, last)| *last != here) {
                (*lines, *last) = (*lines + 1, here);
            }
        }
    }
    let common = (count * 3 / 10).max(2);
    let stops: Vec<bool> = wording.hashes().iter().map(|&hash| is_stop(hash)).collect();
    let of_line = |(index, &strong): (usize, &bool)| {
        let own = u32::from(strong);
        let (mut rare, mut found) = (0i32, 0i32);
        for &word in wording.of(index) {
            let others = known.get(word as usize).map_or(0, |(lines, _)| lines.saturating_sub(own));
            if others <= common && stops.get(word as usize) == Some(&false) {
                rare += 1;
                found += i32::from(others > 0);
            }
        }
        [if rare == 0 { -1 } else { small(found * 100 / rare) }, small(found.min(20))]
    };
    strong.iter().enumerate().map(of_line).collect()
}

/// Sums that lose a quarter, or a sixteenth, at every line.
fn fade<'a>(lines: impl Iterator<Item = (&'a i16, &'a mut [i16; 4])>, slot: usize) {
    let (mut quick, mut slow) = (0i32, 0i32);
    for (&score, out) in lines {
        for (at, sum) in [(slot, quick / 4), (slot + 1, slow / 16)] {
            if let Some(cell) = out.get_mut(at) {
                *cell = i16::try_from(sum).unwrap_or(0);
            }
        }
        quick += i32::from(score) - quick / 4;
        slow += i32::from(score) - slow / 16;
    }
}

/// For each line of an HTML page the share, in hundredths of the greatest, of body words in the blocks around it.
fn parents(page: &Page, first: &[i16]) -> Vec<[i16; 2]> {
    let Some(html) = page.html else { return Vec::new() };
    let mut sums: [FxHashMap<u32, u32>; 2] = Default::default();
    for ((facts, line), &score) in html.lines.iter().zip(&page.lines).zip(first) {
        if score > 0 {
            for (map, key) in sums.iter_mut().zip([facts.parent, facts.grand]) {
                *map.entry(key).or_default() += line.shape.words;
            }
        }
    }
    let [parent, grand] = &sums;
    let top = [parent, grand].map(|m| m.values().copied().max().unwrap_or(0).max(1));
    let share = |map: &FxHashMap<u32, u32>, key: u32, top: u32| {
        i16::try_from(u64::from(map.get(&key).copied().unwrap_or(0)) * 100 / u64::from(top)).unwrap_or(100)
    };
    let [top_parent, top_grand] = top;
    html.lines.iter().map(|f| [share(parent, f.parent, top_parent), share(grand, f.grand, top_grand)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    #[test]
    fn a_later_layer_has_as_many_features_as_it_says() {
        let source = Source::from_text("Home\nThe levy passed in Velm on Monday, said the clerk of the council.\n");
        let page = Page::read(&source);
        let context = Context::new(&page, &[-5, 5], false);
        let mut x = Vec::new();
        context.features(0, &mut x);
        assert_eq!(x.len(), EXTRA);
    }

    #[test]
    fn the_stretch_with_most_words_is_found() {
        let lines = [(3, 0), (40, 90), (2, 0), (30, 80), (3, 0), (3, 0), (20, 10), (25, 60)];
        let found = stretch(lines.into_iter(), 1);
        assert_eq!((found.from, found.to), (1, 4));
        assert_eq!(stretch([(5, 0)].into_iter(), 1), Stretch::default());
    }
}
