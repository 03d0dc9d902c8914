//! The line model: a table of word weights and layers of small decision trees over integer features. The first layer
//! scores each line by itself and its surroundings; the second also sees the first one's scores of the whole page. For HTML two
//! more follow, which also see the elements and what the text alone said.

use super::context::{Context, EXTRA};
use super::features::{self, ALL, Group, Prepared, TEXT};
use super::hashed;
use super::page::Page;
use std::sync::OnceLock;

/// The model this build ships.
const SHIPPED: &[u8] = include_bytes!("lines.model");
/// The first bytes of a model file.
const MAGIC: &[u8] = b"FORESAYL2";

/// Questions a tree asks, each the same for all branches of its level.
pub const DEPTH: usize = 5;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;

// A tree names its features in one byte.
const _: () = assert!(ALL + 1 + EXTRA <= 256);

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
    /// The evidence of the last layer for text and of the last one for HTML, made once from layers that do not change any more.
    evidence: [OnceLock<Evidence>; 2],
}

/// Lines that are scored at once: a tree asks the same questions of each, and a machine compares eight numbers in one step.
const LANES: usize = 8;

/// The features of such lines, feature by feature, filled up with the least value to as many as a byte can name: a tree's look into
/// them needs no check.
type Columns = [[i16; LANES]; 256];

/// Points of each group of features.
type ByGroup = [i32; Group::ALL.len()];

/// For a tree and each of its leaves, what the answers that lead there add to the points beside the opposite answers, summed by the
/// groups of the features asked for.
type Evidence = Vec<[ByGroup; LEAVES]>;

impl Tree {
    /// The leaf that each line comes to.
    #[inline]
    fn leaves_of(&self, x: &Columns) -> [i16; LANES] {
        let mut leaves = [0; LANES];
        for (level, (feature, threshold)) in self.splits.iter().enumerate() {
            let Some(column) = x.get(usize::from(*feature)) else { continue };
            for (leaf, value) in leaves.iter_mut().zip(column) {
                *leaf |= i16::from(value > threshold) << level;
            }
        }
        leaves
    }

    fn points(&self, leaf: usize) -> i32 {
        i32::from(self.leaves.get(leaf).copied().unwrap_or(0))
    }
}

impl Layer {
    /// Calls `each` with every tree's number and with the leaf each line comes to; gives the lines' points.
    fn walk(&self, x: &Columns, mut each: impl FnMut(usize, [i16; LANES])) -> [i32; LANES] {
        let mut points = [i32::from(self.bias); LANES];
        for (number, tree) in self.trees.iter().enumerate() {
            let leaves = tree.leaves_of(x);
            for (points, leaf) in points.iter_mut().zip(&leaves) {
                *points += tree.points(*leaf as usize);
            }
            each(number, leaves);
        }
        points
    }

    /// The evidence of each tree; of a line's features those below `own` are its own.
    fn evidence(&self, own: usize) -> Evidence {
        let of_leaf = |tree: &Tree, leaf: usize| {
            let mut sums = ByGroup::default();
            for (level, (feature, _)) in tree.splits.iter().enumerate() {
                let feature = usize::from(*feature);
                let group = if feature < own { features::group(feature) } else { Group::Around };
                if let Some(sum) = sums.get_mut(group as usize) {
                    *sum += tree.points(leaf) - tree.points(leaf ^ (1 << level));
                }
            }
            sums
        };
        self.trees.iter().map(|tree| std::array::from_fn(|leaf| of_leaf(tree, leaf))).collect()
    }
}

/// What one layer reads of a line: the features of the line itself, and what the layers before it made of the page.
#[derive(Debug)]
pub struct View {
    own: usize,
    text: Option<Vec<i32>>,
    context: Option<Context>,
}

impl View {
    /// What the first layer for text reads.
    pub fn text() -> View {
        View { own: TEXT, text: None, context: None }
    }

    /// What the first layer for HTML reads: `text` holds the points of the last layer for text.
    pub fn html(text: Vec<i32>) -> View {
        View { own: ALL, text: Some(text), context: None }
    }

    /// What the next layer reads, after this one gave `scores`.
    pub fn next(self, page: &Page, scores: &[i32]) -> View {
        let context = Context::new(page, scores, self.text.is_some());
        View { context: Some(context), ..self }
    }

    /// The features of line `index`.
    pub fn features(&self, prepared: &Prepared, index: usize, into: &mut Vec<i16>) {
        prepared.features(index, into);
        into.truncate(self.own);
        if let Some(text) = &self.text {
            let score = text.get(index).copied().unwrap_or(0);
            into.push(i16::try_from(score.clamp(-2000, 2000)).unwrap_or(0));
        }
        if let Some(context) = &self.context {
            context.features(index, into);
        }
    }

    /// A layer's points of every line.
    pub fn scores(&self, prepared: &Prepared, layer: &Layer) -> Vec<i32> {
        let mut scores = Vec::with_capacity(prepared.lines() + LANES);
        self.columns(prepared, |x| scores.extend(layer.walk(x, |_, _| ())));
        scores.truncate(prepared.lines());
        scores
    }

    /// The same, and for each line the groups of features that speak loudest for and against it.
    fn judged(&self, prepared: &Prepared, layer: &Layer, evidence: &Evidence) -> (Vec<i32>, Vec<[Group; 2]>) {
        let mut scores = Vec::with_capacity(prepared.lines() + LANES);
        let mut loudest = Vec::with_capacity(prepared.lines() + LANES);
        self.columns(prepared, |x| {
            let mut sums = [ByGroup::default(); LANES];
            scores.extend(layer.walk(x, |tree, leaves| {
                let Some(evidence) = evidence.get(tree) else { return };
                for (sums, leaf) in sums.iter_mut().zip(leaves) {
                    let Some(more) = evidence.get(leaf as usize) else { continue };
                    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
                }
            }));
            loudest.extend(sums.map(|sums| [1, -1].map(|sign| self.loudest(sums, sign))));
        });
        scores.truncate(prepared.lines());
        loudest.truncate(prepared.lines());
        (scores, loudest)
    }

    /// The group with the most points, of equal ones the last.
    fn loudest(&self, sums: ByGroup, sign: i32) -> Group {
        let groups = if self.own > TEXT { Group::ALL.len() } else { Group::Html as usize };
        let each = Group::ALL.into_iter().zip(sums).take(groups);
        each.max_by_key(|&(_, sum)| sum * sign).map_or(Group::Shape, |(group, _)| group)
    }

    /// Calls `each` with the features of all lines, [`LANES`] lines at a time; what stands behind the last line means nothing.
    fn columns(&self, prepared: &Prepared, mut each: impl FnMut(&Columns)) {
        let mut columns = [[i16::MIN; LANES]; 256];
        let mut x = Vec::new();
        for first in (0..prepared.lines()).step_by(LANES) {
            for lane in 0..LANES.min(prepared.lines() - first) {
                self.features(prepared, first + lane, &mut x);
                for (column, value) in columns.iter_mut().zip(&x) {
                    if let Some(slot) = column.get_mut(lane) {
                        *slot = *value;
                    }
                }
            }
            each(&columns);
        }
    }
}

/// A page with its lines' points.
#[derive(Debug)]
pub struct Judged<'p> {
    prepared: Prepared<'p>,
    loudest: Vec<[Group; 2]>,
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
        let [by_text, by_html] = &self.evidence;
        let next = |first: View, layer: &Layer| {
            let scores = first.scores(&prepared, layer);
            first.next(page, &scores)
        };
        let last = |view: View, layer: &Layer, kept: &OnceLock<Evidence>| {
            view.judged(&prepared, layer, kept.get_or_init(|| layer.evidence(view.own)))
        };
        let second = next(View::text(), text1);
        let (scores, loudest) = if page.html.is_none() {
            last(second, text2, by_text)
        } else {
            let scores = second.scores(&prepared, text2);
            last(next(View::html(scores), html1), html2, by_html)
        };
        Judged { prepared, loudest, scores }
    }

    /// The model in its file form. Numbers of a kind stand together and take as many bytes as they need: what packs the page makes
    /// them a seventh smaller than trees one by one.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.words.iter().map(|w| w.cast_unsigned()));
        for layer in &self.layers {
            put(&mut out, layer.bias);
            put(&mut out, i16::try_from(layer.trees.len()).unwrap_or(0));
        }
        let trees = || self.layers.iter().flat_map(|layer| &layer.trees);
        out.extend(trees().flat_map(|tree| tree.splits).map(|(feature, _)| feature));
        trees().flat_map(|tree| tree.splits).for_each(|(_, threshold)| put(&mut out, threshold));
        trees().flat_map(|tree| tree.leaves).for_each(|leaf| put(&mut out, leaf));
        out
    }

    /// Reads the file form; `None` where it is none.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let words = take(&mut rest, hashed::BUCKETS)?.iter().map(|b| b.cast_signed()).collect();
        let mut model = Model { words, ..Model::default() };
        for layer in &mut model.layers {
            layer.bias = number(&mut rest)?;
            let count = usize::try_from(number(&mut rest)?).ok()?;
            layer.trees.resize(count, Tree { splits: [(0, 0); DEPTH], leaves: [0; LEAVES] });
        }
        let mut trees: Vec<&mut Tree> = model.layers.iter_mut().flat_map(|layer| &mut layer.trees).collect();
        for split in trees.iter_mut().flat_map(|tree| &mut tree.splits) {
            split.0 = take(&mut rest, 1)?.first().copied()?;
        }
        for split in trees.iter_mut().flat_map(|tree| &mut tree.splits) {
            split.1 = number(&mut rest)?;
        }
        for leaf in trees.iter_mut().flat_map(|tree| &mut tree.leaves) {
            *leaf = number(&mut rest)?;
        }
        rest.is_empty().then_some(model)
    }
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (head, tail) = rest.split_at_checked(count)?;
    *rest = tail;
    Some(head)
}

/// Seven bits a byte, the eighth saying that more follow; the lowest of all bits is the sign.
fn number(rest: &mut &[u8]) -> Option<i16> {
    let mut number = 0u32;
    for shift in [0, 7, 14] {
        let byte = take(rest, 1)?.first().copied()?;
        number |= u32::from(byte & 127) << shift;
        if byte < 128 {
            let half = i16::try_from(number >> 1).ok()?;
            return Some(if number & 1 == 0 { half } else { !half });
        }
    }
    None
}

/// Writes a number so that [`number`] reads it.
fn put(out: &mut Vec<u8>, number: i16) {
    let mut bits = (number << 1 ^ number >> 15).cast_unsigned();
    while bits > 127 {
        out.push(bits as u8 | 128);
        bits >>= 7;
    }
    out.push(bits as u8);
}

impl Judged<'_> {
    /// The share of line `index`, in hundredths, that the page's own data gives as the article's text, where it gives it.
    pub fn stated(&self, index: usize) -> Option<i16> {
        self.prepared.stated(index)
    }

    /// The group of features that spoke loudest for (or, where `against`, against) line `index` being body.
    pub fn loudest(&self, index: usize, against: bool) -> Group {
        self.loudest.get(index).map_or(Group::Shape, |[favour, opposed]| if against { *opposed } else { *favour })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
