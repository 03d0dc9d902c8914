//! The labeller: gives each edge of an unlabelled tree its relation, by a linear model over the two words and their surroundings.

use super::coded::COLUMNS;
use super::model::{Reader, Rows, key};
use super::parser::Item;
use super::tree::Relation;

/// How many relations the model tells apart, all but `punct`.
pub const SCORED: usize = Relation::ALL.len() - 1;

/// No item.
const NONE: u16 = u16::MAX;

/// The model.
#[derive(Debug, Default)]
pub struct Labeller {
    rows: Rows,
}

/// What the edges of a tree need to know about each item: its outermost children and how many it has on each side.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    first: u16,
    left_nearest: u16,
    last: u16,
    lefts: u8,
    rights: u8,
}

/// [`Around`] for each item of a tree.
pub fn surroundings(heads: &[u16]) -> Vec<Around> {
    let mut around = vec![Around { first: NONE, left_nearest: NONE, last: NONE, lefts: 0, rights: 0 }; heads.len()];
    for (child, &head) in heads.iter().enumerate() {
        let number = u16::try_from(child).unwrap_or(NONE);
        let Some(a) = around.get_mut(usize::from(head)) else { continue };
        if number < head {
            if a.lefts == 0 {
                a.first = number;
            }
            a.left_nearest = number;
            a.lefts = a.lefts.saturating_add(1);
        } else {
            a.last = number;
            a.rights = a.rights.saturating_add(1);
        }
    }
    around
}

/// The keys of the features of the edge from `child` to its head.
#[rustfmt::skip]
pub fn features(items: &[Item], heads: &[u16], around: &[Around], child: usize, keys: &mut Vec<u32>) {
    let item = |i: u16| items.get(usize::from(i)).copied().unwrap_or_default();
    let none = Around { first: NONE, left_nearest: NONE, last: NONE, lefts: 0, rights: 0 };
    let number = u16::try_from(child).unwrap_or(NONE);
    let head = heads.get(child).copied().unwrap_or(NONE);
    let (c, h) = (item(number), item(head));
    let grand = item(heads.get(usize::from(head)).copied().unwrap_or(NONE));
    let a = around.get(child).copied().unwrap_or(none);
    let ha = around.get(usize::from(head)).copied().unwrap_or(none);
    let (first, nearest, last) = (item(a.first), item(a.left_nearest), item(a.last));
    let (before, after) = (item(number.wrapping_sub(1)), item(number.saturating_add(1)));
    let (h_first, h_near, h_last) = (item(ha.first), item(ha.left_nearest), item(ha.last));
    let right = u32::from(number > head);
    let distance = match number.abs_diff(head) { d @ 0..=3 => u32::from(d), 4..=7 => 4, _ => 5 };
    let outer = u32::from(ha.first == number) | u32::from(ha.last == number) << 1 | u32::from(ha.left_nearest == number) << 2;
    let way = right << 8 | distance;
    let pair = |a: u32, b: u32| a.rotate_left(13) ^ b.wrapping_mul(0x9E37_79B1);
    let edge = pair(pair(c.kind, h.kind), right);
    let tags = pair(pair(c.tag, h.tag), right);
    let mut push = |template: u32, value: u32| keys.push(key(100 + template, value));
    push(0, 0); push(1, pair(c.word, right)); push(2, pair(c.kind, way)); push(3, pair(h.word, right)); push(4, pair(h.kind, way));
    push(5, edge); push(6, pair(pair(c.word, h.kind), right)); push(7, pair(pair(c.kind, h.word), right)); push(8, pair(c.word, h.word));
    push(9, pair(edge, distance)); push(10, pair(edge, first.kind)); push(11, pair(edge, nearest.kind)); push(12, pair(edge, last.kind));
    push(13, pair(tags, pair(before.kind, after.kind))); push(14, pair(tags, outer)); push(15, pair(edge, c.marks)); push(16, pair(tags, pair(h_first.kind, h_near.kind)));
    push(17, pair(tags, h_last.kind)); push(18, pair(edge, grand.kind)); push(19, pair(tags, u32::from(a.lefts.min(3)) << 2 | u32::from(a.rights.min(3))));
    push(20, pair(c.kind, pair(first.kind, right))); push(21, pair(tags, pair(first.word, right))); push(22, pair(tags, before.kind)); push(23, pair(pair(tags, after.kind), after.marks));
    push(24, pair(pair(c.kind, outer), pair(h.tag, h_near.kind))); push(25, pair(pair(h.word, c.tag), first.kind)); push(26, pair(pair(tags, first.kind), pair(nearest.kind, last.kind)));
    push(27, pair(pair(c.word, first.kind), right));
}

impl Labeller {
    /// Reads the model's table.
    pub fn read(reader: &mut Reader) -> Labeller {
        Labeller { rows: Rows::read(&mut reader.section()) }
    }

    /// The relation of each item's edge.
    pub fn label(&self, items: &[Item], heads: &[u16]) -> Vec<Relation> {
        let around = surroundings(heads);
        let mut keys = Vec::with_capacity(32);
        (0..items.len().saturating_sub(1))
            .map(|child| {
                keys.clear();
                features(items, heads, &around, child, &mut keys);
                // As many places as a column's bits can name, so that no look into them is checked.
                let mut scores = [0i32; COLUMNS];
                for &key in &keys {
                    for weight in self.rows.row(key) {
                        if let Some(score) = scores.get_mut(usize::from(weight.column) % COLUMNS) {
                            *score += i32::from(weight.value);
                        }
                    }
                }
                let mut best = (i32::MIN, Relation::Dep);
                for (&score, &relation) in scores.iter().zip(Relation::ALL) {
                    if score > best.0 && relation != Relation::Root {
                        best = (score, relation);
                    }
                }
                best.1
            })
            .collect()
    }
}
