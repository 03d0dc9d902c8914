//! Gradient boosting of small symmetric trees: every level asks one question of all its lines.

use super::data::Target;
use foresay::clean::model::{DEPTH, LEAVES, Layer, Tree};

/// Bins a feature is cut into.
const BINS: usize = 64;
/// Pulls the points of leaves with few lines towards nought.
const RIDGE: f64 = 30.0;

/// How a layer is grown.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many trees.
    pub trees: usize,
    /// How much of each tree's answer is taken.
    pub rate: f64,
    /// The share of features each tree may ask about.
    pub columns: f64,
    /// The share of lines each tree's questions are chosen on.
    pub lines: f64,
    /// For the choice of features.
    pub seed: u64,
}

/// Lines with their features, column by column.
#[derive(Default)]
pub struct Matrix {
    columns: Vec<Vec<i16>>,
    targets: Vec<Target>,
    folds: Vec<u32>,
    fold: u32,
}

impl Matrix {
    /// The lines that follow belong to this inner fold.
    pub fn open(&mut self, fold: u32) {
        self.fold = fold;
    }

    /// How many lines.
    pub fn rows(&self) -> usize {
        self.targets.len()
    }

    /// The inner fold of a line.
    pub fn fold(&self, row: usize) -> u32 {
        self.folds[row]
    }

    /// Adds a line.
    pub fn push(&mut self, x: &[i16], target: Target) {
        if self.columns.is_empty() {
            self.columns.resize(x.len(), Vec::new());
        }
        assert_eq!(x.len(), self.columns.len());
        for (column, value) in self.columns.iter_mut().zip(x) {
            column.push(*value);
        }
        self.targets.push(target);
        self.folds.push(self.fold);
    }
}

/// Grows a layer on the given lines.
pub fn fit(matrix: &Matrix, rows: &[usize], plan: Plan) -> Layer {
    let cuts: Vec<Vec<i16>> = matrix.columns.iter().map(|c| cuts(c, rows)).collect();
    let binned: Vec<Vec<u8>> = matrix
        .columns
        .iter()
        .zip(&cuts)
        .map(|(column, cuts)| rows.iter().map(|&r| cuts.partition_point(|c| *c < column[r]) as u8).collect())
        .collect();
    let targets: Vec<Target> = rows.iter().map(|&r| matrix.targets[r]).collect();
    let mut scores = vec![0f64; rows.len()];
    let mut gradient = vec![[0f32; 2]; rows.len()];
    let mut layer = Layer::default();
    let mut random = plan.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for _ in 0..plan.trees {
        for ((g, t), z) in gradient.iter_mut().zip(&targets).zip(&scores) {
            let p = 1.0 / (1.0 + (-z).exp());
            let w = f64::from(t.weight);
            *g = [(w * (f64::from(u8::from(t.body)) - p)) as f32, (w * (p * (1.0 - p)).max(1e-4)) as f32];
        }
        let mut draw = |share: f64| {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            ((random >> 33) as f64 / (1u64 << 31) as f64) < share
        };
        let columns: Vec<usize> = (0..cuts.len()).filter(|_| draw(plan.columns)).collect();
        let some: Vec<u32> = (0..rows.len() as u32).filter(|_| draw(plan.lines)).collect();
        let (tree, leaves) = grow(&binned, &cuts, &gradient, &columns, &some, plan.rate);
        for (z, leaf) in scores.iter_mut().zip(leaves) {
            *z += f64::from(tree.leaves[leaf as usize]) / 256.0;
        }
        layer.trees.push(tree);
    }
    layer
}

/// Thresholds that cut a column's values into bins of about equal size.
fn cuts(column: &[i16], rows: &[usize]) -> Vec<i16> {
    let mut values: Vec<i16> = rows.iter().map(|&r| column[r]).collect();
    values.sort_unstable();
    let mut out: Vec<i16> = (1..BINS).filter_map(|b| values.get(values.len() * b / BINS).copied()).collect();
    let mut distinct = values;
    distinct.dedup();
    if distinct.len() < BINS {
        out = distinct;
    }
    out.dedup();
    out.pop_if(|last| column.iter().all(|v| v <= last));
    out
}

fn grow(
    binned: &[Vec<u8>],
    cuts: &[Vec<i16>],
    gradient: &[[f32; 2]],
    columns: &[usize],
    some: &[u32],
    rate: f64,
) -> (Tree, Vec<u8>) {
    let mut leaf = vec![0u8; gradient.len()];
    // The chosen lines' gradients side by side, and their leaves.
    let chosen: Vec<[f32; 2]> = some.iter().map(|&r| gradient[r as usize]).collect();
    let mut at = vec![0u8; some.len()];
    let mut splits = [(0u8, i16::MAX); DEPTH];
    for (level, split) in splits.iter_mut().enumerate() {
        let count = 1 << level;
        let mut best = (0.0, 0, 0);
        for &column in columns {
            if cuts[column].is_empty() {
                continue;
            }
            let mut sums = vec![[0f32; 2]; count * BINS];
            let bins = &binned[column];
            for ((row, leaf), g) in some.iter().zip(&at).zip(&chosen) {
                let cell = &mut sums[*leaf as usize * BINS + bins[*row as usize] as usize];
                cell[0] += g[0];
                cell[1] += g[1];
            }
            let gains = gains(&sums, count, cuts[column].len());
            for (cut, gain) in gains.into_iter().enumerate() {
                if gain > best.0 {
                    best = (gain, column, cut);
                }
            }
        }
        let (gain, column, cut) = best;
        if gain <= 0.0 {
            continue;
        }
        *split = (column as u8, cuts[column][cut]);
        for (leaf, bin) in leaf.iter_mut().zip(&binned[column]) {
            *leaf |= u8::from(*bin as usize > cut) << level;
        }
        for (at, row) in at.iter_mut().zip(some) {
            *at = leaf[*row as usize];
        }
    }
    let mut sums = [[0f64; 2]; LEAVES];
    for (leaf, g) in leaf.iter().zip(gradient) {
        sums[*leaf as usize][0] += f64::from(g[0]);
        sums[*leaf as usize][1] += f64::from(g[1]);
    }
    let points = sums.map(|[g, h]| (256.0 * rate * g / (h + RIDGE)).round().clamp(-2000.0, 2000.0) as i16);
    (Tree { splits, leaves: points }, leaf)
}

/// What each cut would gain, over all leaves together.
fn gains(sums: &[[f32; 2]], leaves: usize, cuts: usize) -> Vec<f64> {
    let value = |g: f64, h: f64| g * g / (h + RIDGE);
    let mut gains = vec![0f64; cuts];
    for leaf in 0..leaves {
        let bins = &sums[leaf * BINS..(leaf + 1) * BINS];
        let (g, h) = bins.iter().fold((0.0, 0.0), |(g, h), b| (g + f64::from(b[0]), h + f64::from(b[1])));
        let (mut lg, mut lh) = (0.0, 0.0);
        for (cut, gain) in gains.iter_mut().enumerate() {
            lg += f64::from(bins[cut][0]);
            lh += f64::from(bins[cut][1]);
            *gain += value(lg, lh) + value(g - lg, h - lh) - value(g, h);
        }
    }
    gains
}
