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
const MAGIC: &[u8] = b"FORESAYL1";

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
        let mut x = Vec::new();
        (0..prepared.lines())
            .map(|index| {
                self.features(prepared, index, &mut x);
                layer.score(&x)
            })
            .collect()
    }
}

/// A page with its lines' points.
#[derive(Debug)]
pub struct Judged<'p> {
    prepared: Prepared<'p>,
    last: &'p Layer,
    view: View,
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
        let two = |first: View, one: &Layer, two: &Layer| {
            let scores = first.scores(&prepared, one);
            let view = first.next(page, &scores);
            let scores = view.scores(&prepared, two);
            (view, scores)
        };
        let (view, scores) = two(View::text(), text1, text2);
        if page.html.is_none() {
            return Judged { prepared, last: text2, view, scores };
        }
        let (view, scores) = two(View::html(scores), html1, html2);
        Judged { prepared, last: html2, view, scores }
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
        let words = take(&mut rest, hashed::BUCKETS)?.iter().map(|b| b.cast_signed()).collect();
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
    /// For HTML: the points that the text alone gives line `index`.
    pub fn by_text(&self, index: usize) -> Option<i32> {
        self.view.text.as_ref().and_then(|t| t.get(index)).copied()
    }

    /// The share of line `index`, in hundredths, that the page's own data gives as the article's text, where it gives it.
    pub fn stated(&self, index: usize) -> Option<i16> {
        self.prepared.stated(index)
    }

    /// The group of features that spoke loudest for (or, where `against`, against) line `index` being body.
    pub fn loudest(&self, index: usize, against: bool) -> Group {
        let mut x = Vec::new();
        self.view.features(&self.prepared, index, &mut x);
        let mut points = vec![0; x.len()];
        self.last.evidence(&x, &mut points);
        let sign = if against { -1 } else { 1 };
        let mut sums = [0; Group::ALL.len()];
        for (feature, points) in points.into_iter().enumerate() {
            let group = if feature < self.view.own { features::group(feature) } else { Group::Around };
            if let Some(sum) = sums.get_mut(group as usize) {
                *sum += points * sign;
            }
        }
        let groups = if self.view.own > TEXT { Group::ALL.len() } else { Group::Html as usize };
        Group::ALL.into_iter().zip(sums).take(groups).max_by_key(|&(_, sum)| sum).map_or(Group::Shape, |(group, _)| group)
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
