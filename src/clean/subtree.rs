//! Where an HTML page's elements hold its text, by an earlier layer's points: the subtree with the most of it, how each line stands to
//! that subtree, and what lines of the same form (elements, words of class and id, depth) were given. Work and memory go by the lines,
//! not by the elements, of which a page may open millions.

use crate::grow;
use crate::input::LineFacts;
use rustc_hash::FxHashMap;

/// Features a line has here.
pub const SUBTREE: usize = 16;
/// Blocks around a line that are looked through, at most.
const STEPS: usize = 48;
/// Lines of one form that make a difference, at most.
const MANY: u32 = 200;

/// What one line brings: its points, its words (long lines cut), and how probably it is body, in hundredths.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// Points of the earlier layer.
    pub score: i32,
    /// Words.
    pub words: i64,
    /// Hundredths.
    pub probability: i64,
}

/// Sums over the lines inside one block, however deep.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// Words for being body less words against it, in fiftieths.
    surplus: i64,
    /// Words.
    words: i64,
    /// Words that are probably body, in hundredths.
    body: i64,
}

/// One row of features a line.
#[derive(Debug, Default)]
pub struct Subtree {
    rows: Vec<[i16; SUBTREE]>,
}

impl Subtree {
    /// Sums up a page's lines; `facts` and `weights` run side by side.
    pub fn new(facts: &[LineFacts], weights: &[Weight]) -> Subtree {
        let tree = Tree::read(facts, weights);
        let alike = Forms::read(facts, weights, |f| (f.flags, f.hints, f.own_hints, f.depth));
        let dressed = Forms::read(facts, weights, |f| (0, f.hints, 0, f.depth));
        let rows = facts.iter().zip(weights).map(|(fact, weight)| {
            let mut row = [0; SUBTREE];
            let forms = alike.of(fact, *weight).into_iter().chain(dressed.of(fact, *weight));
            for (cell, value) in row.iter_mut().zip(forms.chain(tree.of(fact))) {
                *cell = i16::try_from(value.clamp(-2001, 9999)).unwrap_or(0);
            }
            row
        });
        Subtree { rows: rows.collect() }
    }

    /// The features of line `index`.
    pub fn of(&self, index: usize) -> [i16; SUBTREE] {
        self.rows.get(index).copied().unwrap_or_default()
    }
}

/// A line's form.
type Form = (u32, u32, u32, u8);

/// Points and words of the lines of each form.
struct Forms {
    key: fn(&LineFacts) -> Form,
    sums: FxHashMap<Form, (i64, i64, u32)>,
    words: i64,
}

impl Forms {
    fn read(facts: &[LineFacts], weights: &[Weight], key: fn(&LineFacts) -> Form) -> Forms {
        let mut forms = Forms { key, sums: FxHashMap::default(), words: 0 };
        for (fact, weight) in facts.iter().zip(weights) {
            let (points, words, lines) = forms.sums.entry(key(fact)).or_default();
            *points += i64::from(weight.score.clamp(-1000, 1000)) * weight.words;
            *words += weight.words;
            *lines += 1;
            forms.words += weight.words;
        }
        forms
    }

    /// The mean points of the other lines of its form, how many have it, and their share of the page's words.
    fn of(&self, fact: &LineFacts, own: Weight) -> [i64; 3] {
        let (points, words, lines) = self.sums.get(&(self.key)(fact)).copied().unwrap_or_default();
        let others = words - own.words;
        let mean = (points - i64::from(own.score.clamp(-1000, 1000)) * own.words).checked_div(others).unwrap_or(-2001);
        [mean, i64::from(lines.min(MANY)), words * 100 / self.words.max(1)]
    }
}

/// The page's blocks, each with the block around it and the sums of the lines inside it.
struct Tree {
    /// The page's numbers of the blocks, ascending; everything else goes by the place in this list.
    ids: Vec<u32>,
    around: Vec<usize>,
    sums: Vec<Sum>,
    best: usize,
    /// For each block: steps from the best block up to it, plus one; 0 where the best is not inside it.
    above_best: Vec<u16>,
}

impl Tree {
    fn read(facts: &[LineFacts], weights: &[Weight]) -> Tree {
        // Blocks are numbered as the page opens them, so the one around a block has the smaller number. Those that no line names
        // are left out: a page may open millions.
        let mut ids: Vec<u32> = std::iter::once(0).chain(facts.iter().flat_map(|f| [f.block, f.parent, f.grand])).collect();
        grow::sort_by_key(&mut ids, |&id| id.into());
        ids.dedup();
        let count = ids.len();
        let mut tree =
            Tree { ids, around: vec![0; count], sums: vec![Sum::default(); count], best: 0, above_best: vec![0; count] };
        for (fact, weight) in facts.iter().zip(weights) {
            let [block, parent, grand] = [fact.block, fact.parent, fact.grand].map(|id| tree.place(id));
            for (inner, outer) in [(block, parent), (parent, grand)] {
                if let Some(slot) = tree.around.get_mut(inner).filter(|_| outer < inner) {
                    *slot = outer;
                }
            }
            if let Some(sum) = tree.sums.get_mut(block) {
                sum.surplus += (weight.probability - 50) * weight.words;
                sum.words += weight.words;
                sum.body += weight.probability * weight.words;
            }
        }
        tree.sum_up();
        tree.choose();
        tree
    }

    /// Adds every block's sums to those of the block around it.
    fn sum_up(&mut self) {
        for block in (1..self.sums.len()).rev() {
            let outer = self.outer(block);
            let inner = self.sums.get(block).copied().unwrap_or_default();
            if let Some(sum) = self.sums.get_mut(outer) {
                sum.surplus += inner.surplus;
                sum.words += inner.words;
                sum.body += inner.body;
            }
        }
    }

    /// The block with the greatest surplus; of equal ones the innermost.
    fn choose(&mut self) {
        self.best = (0..self.sums.len()).max_by_key(|&b| (self.sum(b).surplus, b)).unwrap_or(0);
        let mut at = self.best;
        for step in 1..=STEPS {
            if let Some(slot) = self.above_best.get_mut(at).filter(|s| **s == 0) {
                *slot = u16::try_from(step).unwrap_or(u16::MAX);
            }
            at = self.outer(at);
        }
    }

    fn sum(&self, block: usize) -> Sum {
        self.sums.get(block).copied().unwrap_or_default()
    }

    fn outer(&self, block: usize) -> usize {
        self.around.get(block).copied().unwrap_or(0)
    }

    fn place(&self, id: u32) -> usize {
        self.ids.binary_search(&id).unwrap_or(0)
    }

    /// How a line stands to the best block, and how much text the blocks around it hold.
    fn of(&self, fact: &LineFacts) -> [i64; SUBTREE - 6] {
        let own = self.place(fact.block);
        let (mut at, mut below, mut steps) = (own, own, 0);
        while steps < STEPS && at != 0 && self.above_best.get(at) == Some(&0) {
            (below, at) = (at, self.outer(at));
            steps += 1;
        }
        let apart = i64::from(self.above_best.get(at).copied().unwrap_or(0));
        let inside = at == self.best;
        // The largest block around the line that the best one does not share, or, inside the best one, the part the line stands in.
        let (part, best, home) = (self.sum(below), self.sum(self.best), self.sum(own));
        let share = |part: i64, whole: i64| part * 100 / whole.max(1);
        let wide = [2, 3, 4].map(|up| (0..up).fold(own, |b, _| self.outer(b))).map(|b| share(self.sum(b).body, best.body));
        let [second, third, fourth] = wide;
        [
            i64::from(inside),
            steps as i64,
            apart,
            part.surplus / part.words.max(1),
            share(part.words, best.words),
            share(part.body, best.body),
            home.surplus / home.words.max(1),
            second,
            third,
            fourth,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(block: u32, parent: u32, grand: u32) -> LineFacts {
        LineFacts { block, parent, grand, depth: 3, ..LineFacts::default() }
    }

    fn weight(score: i32) -> Weight {
        Weight { score, words: 20, probability: if score > 0 { 100 } else { 0 } }
    }

    #[test]
    fn the_block_with_most_text_is_found_and_others_stand_apart_from_it() {
        // 1 holds 2 (the article: paragraphs 3 and 4) and 5 (links: 6 and 7).
        let facts = [line(3, 2, 1), line(4, 2, 1), line(6, 5, 1), line(7, 5, 1)];
        let weights = [weight(600), weight(500), weight(-600), weight(-400)];
        let table = Subtree::new(&facts, &weights);
        assert_eq!(table.of(0).get(6..9), Some(&[1, 1, 1][..]));
        assert_eq!(table.of(3).get(6..9), Some(&[0, 2, 2][..]));
        assert_eq!(table.of(0).get(9), Some(&50));
        assert_eq!(table.of(3).get(9), Some(&-50));
    }

    #[test]
    fn lines_of_one_form_tell_of_each_other() {
        let facts = [line(3, 2, 1), line(4, 2, 1), line(5, 2, 1)];
        let table = Subtree::new(&facts, &[weight(600), weight(400), weight(-100)]);
        assert_eq!(table.of(2).first(), Some(&500));
        assert_eq!(table.of(2).get(1), Some(&3));
        assert_eq!(Subtree::new(&[], &[]).of(0), [0; SUBTREE]);
    }
}
