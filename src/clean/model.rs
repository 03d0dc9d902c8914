//! The line model: a table of word weights and two layers of small decision trees over integer features. The first layer
//! scores each line by itself and its surroundings; the second also sees the first one's scores of the whole page.

use super::features::{self, Group, Prepared};
use super::page::Page;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The model this build ships.
const SHIPPED: &[u8] = include_bytes!("lines.model");
/// The first bytes of a model file.
const MAGIC: &[u8] = b"FORESAYL1";

/// Questions a tree asks, each the same for all branches of its level.
pub const DEPTH: usize = 5;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;
/// Features of the second layer that stand after those of the first.
pub const EXTRA: usize = 20;

/// One tree: feature and threshold of each level, and the points of each leaf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tree {
    /// A feature above its threshold sets the level's bit of the leaf's number.
    pub splits: [(u8, i16); DEPTH],
    /// Points, in 1/256 of a logit.
    pub leaves: [i16; LEAVES],
}

/// A sum of trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// Points before any tree.
    pub bias: i16,
    /// In the order they were grown.
    pub trees: Vec<Tree>,
}

/// Word weights and the layers for text alone and for HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// One weight a bucket.
    pub words: Vec<i8>,
    /// First and second layer for text alone, then for HTML.
    pub layers: [Layer; 4],
}

/// The features of a line, filled up with the least value to as many as a byte can name: a tree's look into it needs no check.
type Filled = [i16; 256];

fn filled(x: &[i16]) -> Filled {
    let mut filled = [i16::MIN; 256];
    filled.iter_mut().zip(x).for_each(|(slot, value)| *slot = *value);
    filled
}

impl Tree {
    #[inline]
    fn leaf(&self, x: &Filled) -> usize {
        let mut leaf = 0;
        for (level, (feature, threshold)) in self.splits.iter().enumerate() {
            let above = x.get(*feature as usize).is_some_and(|v| v > threshold);
            leaf |= usize::from(above) << level;
        }
        leaf
    }
}

impl Layer {
    /// The points of one line.
    pub fn score(&self, x: &[i16]) -> i32 {
        let x = &filled(x);
        let points = |t: &Tree| i32::from(t.leaves.get(t.leaf(x)).copied().unwrap_or(0));
        i32::from(self.bias) + self.trees.iter().map(points).sum::<i32>()
    }

    /// For each feature, what its answers add to the points beside the opposite answers.
    fn evidence(&self, x: &[i16], into: &mut [i32]) {
        let x = &filled(x);
        for tree in &self.trees {
            let leaf = tree.leaf(x);
            let here = i32::from(tree.leaves.get(leaf).copied().unwrap_or(0));
            for (level, (feature, _)) in tree.splits.iter().enumerate() {
                let other = i32::from(tree.leaves.get(leaf ^ (1 << level)).copied().unwrap_or(0));
                if let Some(slot) = into.get_mut(*feature as usize) {
                    *slot += here - other;
                }
            }
        }
    }
}

/// A page with its lines' points.
#[derive(Debug)]
pub struct Judged<'p> {
    prepared: Prepared<'p>,
    second: &'p Layer,
    context: Context,
    /// For each line its points for being body, in 1/256 of a logit.
    pub scores: Vec<i32>,
}

impl Model {
    /// The model this build ships.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(SHIPPED).unwrap_or_default())
    }

    /// Scores every line of a page.
    pub fn judge<'p>(&'p self, page: &'p Page<'p>) -> Judged<'p> {
        let prepared = Prepared::new(page, &self.words);
        let [text1, text2, html1, html2] = &self.layers;
        let (first, second) = if page.html.is_some() { (html1, html2) } else { (text1, text2) };
        let mut x = Vec::new();
        let mut scores = Vec::with_capacity(page.lines.len());
        for index in 0..page.lines.len() {
            prepared.features(index, &mut x);
            scores.push(first.score(&x));
        }
        let context = Context::new(page, &scores);
        for (index, score) in scores.iter_mut().enumerate() {
            prepared.features(index, &mut x);
            context.features(index, &mut x);
            *score = second.score(&x);
        }
        Judged { prepared, second, context, scores }
    }

    /// The model in its file form.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.words.iter().map(|w| w.cast_unsigned()));
        for layer in &self.layers {
            out.extend(layer.bias.to_le_bytes());
            out.extend(u16::try_from(layer.trees.len()).unwrap_or(0).to_le_bytes());
            for tree in &layer.trees {
                for (feature, threshold) in tree.splits {
                    out.push(feature);
                    out.extend(threshold.to_le_bytes());
                }
                out.extend(tree.leaves.iter().flat_map(|l| l.to_le_bytes()));
            }
        }
        out
    }

    /// Reads the file form; `None` where it is none.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let words = take(&mut rest, features::BUCKETS)?.iter().map(|b| b.cast_signed()).collect();
        let mut model = Model { words, layers: Default::default() };
        for layer in &mut model.layers {
            layer.bias = number(&mut rest)?;
            for _ in 0..number(&mut rest)? {
                layer.trees.push(tree(&mut rest)?);
            }
        }
        rest.is_empty().then_some(model)
    }
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (head, tail) = rest.split_at_checked(count)?;
    *rest = tail;
    Some(head)
}

fn number(rest: &mut &[u8]) -> Option<i16> {
    take(rest, 2).and_then(|b| b.try_into().ok()).map(i16::from_le_bytes)
}

fn tree(rest: &mut &[u8]) -> Option<Tree> {
    let mut tree = Tree { splits: [(0, 0); DEPTH], leaves: [0; LEAVES] };
    for split in &mut tree.splits {
        let feature = take(rest, 1)?.first().copied()?;
        *split = (feature, number(rest)?);
    }
    for leaf in &mut tree.leaves {
        *leaf = number(rest)?;
    }
    Some(tree)
}

impl Judged<'_> {
    /// The group of features that spoke loudest for (or, where `against`, against) line `index` being body.
    pub fn loudest(&self, index: usize, against: bool) -> Group {
        let mut x = Vec::new();
        self.prepared.features(index, &mut x);
        let base = x.len();
        self.context.features(index, &mut x);
        let mut points = vec![0; x.len()];
        self.second.evidence(&x, &mut points);
        let mut groups: Vec<(Group, i32)> = Vec::new();
        for (feature, points) in points.into_iter().enumerate() {
            let group = if feature >= base { Group::Around } else { features::group(feature) };
            match groups.iter_mut().find(|(g, _)| *g == group) {
                Some((_, sum)) => *sum += points,
                None => groups.push((group, points)),
            }
        }
        let sign = if against { -1 } else { 1 };
        groups.into_iter().max_by_key(|(_, sum)| sum * sign).map_or(Group::Shape, |(g, _)| g)
    }
}

/// The first layer's points of a page, summed in ways the second layer can use.
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
}

impl Context {
    /// Sums up the first layer's points.
    pub fn new(page: &Page, scores: &[i32]) -> Context {
        let first: Vec<i16> = scores.iter().map(|&s| i16::try_from(s.clamp(-2000, 2000)).unwrap_or(0)).collect();
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
        let parents = parents(page, &first);
        Context { first, fading, mass, total, parents }
    }

    /// Adds the [`EXTRA`] features of line `index`.
    pub fn features(&self, index: usize, into: &mut Vec<i16>) {
        let absent = -2001;
        for offset in -4isize..=4 {
            into.push(index.checked_add_signed(offset).and_then(|i| self.first.get(i)).copied().unwrap_or(absent));
        }
        into.extend(self.fading.get(index).copied().unwrap_or_default());
        let before = self.mass.get(index).copied().unwrap_or(0);
        let share = |part: u32| {
            if self.total == 0 { 0 } else { i16::try_from(u64::from(part) * 100 / u64::from(self.total)).unwrap_or(100) }
        };
        into.extend([
            share(before),
            share(self.total.saturating_sub(before)),
            i16::try_from(self.total.min(5000)).unwrap_or(5000),
        ]);
        let window = |range: std::ops::RangeInclusive<isize>| {
            range.filter_map(|o| index.checked_add_signed(o)).filter_map(|i| self.first.get(i)).copied().max().unwrap_or(absent)
        };
        into.extend([window(-3..=-1), window(1..=3)]);
        into.extend(self.parents.get(index).copied().unwrap_or([-1, -1]));
    }
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
    fn the_shipped_model_is_whole_and_small() {
        assert!(SHIPPED.len() <= 100 * 1024, "{} bytes", SHIPPED.len());
        let model = Model::read(SHIPPED).unwrap();
        assert_eq!(model.write(), SHIPPED);
        for layer in &model.layers {
            assert!(!layer.trees.is_empty());
        }
        assert_eq!(Model::read(b"nothing"), None);
        assert_eq!(Model::read(SHIPPED.get(..SHIPPED.len() - 1).unwrap()), None);
    }

    #[test]
    fn the_second_layer_has_as_many_features_as_it_says() {
        let source = Source::from_text("Home\nThe levy passed in Velm on Monday, said the clerk of the council.\n");
        let page = Page::read(&source);
        let context = Context::new(&page, &[-5, 5]);
        let mut x = Vec::new();
        context.features(0, &mut x);
        assert_eq!(x.len(), EXTRA);
    }
}
