//! A small linear ranker: each candidate has one feature of every group, each feature a weight, and the candidate with the
//! highest sum wins, if it is above none at all. The weights are a data file (`metadata.model`, card `metadata.md`).

use std::sync::OnceLock;

/// Features of one group.
pub const BINS: u16 = 16;
/// The weights, one line a task.
const SHIPPED: &str = include_str!("metadata.model");

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The headline's line.
    Headline,
    /// The line that names who wrote the text.
    Writer,
    /// When it was published.
    Date,
}

/// Every task, in the order of the model file.
pub const TASKS: [Task; 3] = [Task::Headline, Task::Writer, Task::Date];

/// One candidate's features, one of each group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    indices: Vec<u16>,
    /// The sum it must exceed to be chosen: below zero where the candidate's form is sure by itself.
    pub floor: i32,
}

impl Features {
    /// None yet, with the sum they must exceed.
    pub fn above(floor: i32) -> Features {
        Features { floor, ..Features::default() }
    }

    /// Adds the next group's feature: its bin, at most 15.
    pub fn add(&mut self, bin: usize) {
        let group = u16::try_from(self.indices.len()).unwrap_or(u16::MAX / BINS);
        self.indices.push(group * BINS + u16::try_from(bin).unwrap_or(BINS).min(BINS - 1));
    }

    /// Adds the next group's feature: yes or no.
    pub fn flag(&mut self, yes: bool) {
        self.add(usize::from(yes));
    }

    /// The indices of the features among all.
    pub fn indices(&self) -> impl Iterator<Item = usize> + '_ {
        self.indices.iter().map(|&i| usize::from(i))
    }
}

/// How many of `edges` (ascending) the value reaches.
pub fn bin(value: usize, edges: &[usize]) -> usize {
    edges.iter().take_while(|e| value >= **e).count()
}

/// A bin for how many lines `to` stands below `from`: 0 to 8 below, 9 to 14 above.
pub fn distance(from: usize, to: usize) -> usize {
    if to >= from { bin(to - from, &[1, 2, 3, 4, 6, 9, 14, 25]) } else { 9 + bin(from - to, &[2, 4, 8, 20, 60]) }
}

/// The weights of the three tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranker {
    weights: [Vec<i16>; 3],
}

impl Ranker {
    /// The model file that comes with the program.
    pub fn shipped() -> &'static Ranker {
        static RANKER: OnceLock<Ranker> = OnceLock::new();
        RANKER.get_or_init(|| Ranker::read(SHIPPED))
    }

    /// Reads a model file: for each task its weights, parted by spaces; "*N" repeats a zero N times. What is no number is zero.
    pub fn read(content: &str) -> Ranker {
        let mut ranker = Ranker::default();
        let lines = content.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        for (line, weights) in lines.zip(&mut ranker.weights) {
            for word in line.split_whitespace() {
                match word.strip_prefix('*') {
                    Some(count) => weights.extend(std::iter::repeat_n(0, count.parse().unwrap_or(0).min(BINS.into()))),
                    None => weights.push(word.parse().unwrap_or(0)),
                }
            }
        }
        ranker
    }

    /// A ranker of these weights, one list a task.
    pub fn of(weights: [Vec<i16>; 3]) -> Ranker {
        Ranker { weights }
    }

    /// The weights of a task.
    pub fn weights(&self, task: Task) -> &[i16] {
        self.weights.get(task as usize).map_or(&[], |w| w)
    }

    /// The sum of a candidate's weights.
    pub fn score(&self, task: Task, features: &Features) -> i32 {
        let weights = self.weights(task);
        features.indices().map(|i| i32::from(weights.get(i).copied().unwrap_or(0))).sum()
    }

    /// The place of the candidate with the highest sum of those above their floor; the first of equals.
    pub fn best<'f>(&self, task: Task, candidates: impl Iterator<Item = &'f Features>) -> Option<usize> {
        let mut best = None;
        let mut highest = i32::MIN;
        for (index, features) in candidates.enumerate() {
            let score = self.score(task, features);
            if score > highest && score > features.floor {
                (best, highest) = (Some(index), score);
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(bins: &[usize]) -> Features {
        let mut features = Features::default();
        bins.iter().for_each(|&b| features.add(b));
        features
    }

    #[test]
    fn the_highest_sum_above_its_floor_wins() {
        let ranker = Ranker::read("# card\n0 5 *14 -9 4\n\n");
        let lists = [features(&[0, 1]), features(&[1, 1]), features(&[1, 0])];
        assert_eq!(ranker.best(Task::Headline, lists.iter()), Some(1));
        assert_eq!(ranker.best(Task::Headline, lists.iter().skip(2)), None);
        assert_eq!(ranker.best(Task::Date, lists.iter()), None);
        let sure = Features { floor: -10, ..features(&[1, 0]) };
        assert_eq!(ranker.best(Task::Headline, [sure].iter()), Some(0));
    }

    #[test]
    fn the_shipped_model_has_weights_for_every_task() {
        for task in TASKS {
            assert!(Ranker::shipped().weights[task as usize].iter().any(|w| *w != 0), "{task:?}");
        }
    }

    #[test]
    fn bins() {
        assert_eq!([0, 1, 4, 99].map(|v| bin(v, &[1, 3, 9])), [0, 1, 2, 3]);
        assert_eq!([distance(5, 5), distance(5, 6), distance(5, 4), distance(99, 1)], [0, 1, 9, 14]);
    }
}
