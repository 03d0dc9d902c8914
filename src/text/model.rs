//! Trained models as data: a checked reader for the files under `models/`, and the table of sparse weight rows they hold.
//!
//! A file that is cut or broken gives an empty or poorer model, never a panic. All numbers are integers.
//!
//! A file is made of sections, each behind its length, written with seven bits a byte, lowest first, the eighth bit saying that more
//! follow. What stands in a section is written by [`super::coded`].

use super::coded::{Coder, Decoder, Table, Weight};

/// Bits of a feature key.
pub const KEY_BITS: u32 = 24;

/// Reads a model file from front to back; past its end everything is 0.
#[derive(Debug)]
pub struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads `bytes`.
    pub fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { bytes }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    /// The next `count` bytes, or as many as there are.
    pub fn take(&mut self, count: usize) -> &'b [u8] {
        let (head, rest) = self.bytes.split_at(count.min(self.bytes.len()));
        self.bytes = rest;
        head
    }

    /// The next number written with seven bits a byte.
    pub fn number(&mut self) -> u32 {
        let mut number = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte();
            number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }

    /// The next section.
    pub fn section(&mut self) -> Decoder<'b> {
        let length = self.number() as usize;
        Decoder::new(self.take(length))
    }
}

/// Sparse rows of weights, found by the feature's key.
#[derive(Debug, Default)]
pub struct Rows {
    /// Open addressing. A slot is 0 where it is free, else the row's key plus one (25 bits), where the row begins in `weights` (31 bits)
    /// and its length (8 bits), so that more of the table stays in the near caches.
    slots: Vec<u64>,
    weights: Vec<Weight>,
    /// A bit for each of [`FILTER`] classes of keys, set where the table holds one of the class: small enough for the nearest cache, it
    /// turns away most features that have no row.
    filter: Vec<u64>,
}

/// How many bits the filter has.
const FILTER: usize = 1 << 18;

impl Rows {
    /// Reads a table.
    pub fn read<C: Coder>(coder: &mut C) -> Rows {
        Rows::of(Table::default().code(coder, KEY_BITS))
    }

    /// The rows of a table.
    fn of(table: Table) -> Rows {
        let slots = vec![0; (table.keys.len() * 4 / 3 + 1).next_power_of_two()];
        let mut rows = Rows { slots, weights: table.weights, filter: vec![0; FILTER / 64] };
        let mut at = 0;
        for (key, length) in table.keys.into_iter().zip(table.lengths) {
            rows.insert(key, at, u32::from(length));
            at += u32::from(length);
        }
        rows
    }

    fn insert(&mut self, key: u32, start: u32, length: u32) {
        if let Some(bits) = self.filter.get_mut(key as usize % FILTER / 64) {
            *bits |= 1 << (key % 64);
        }
        let mask = self.slots.len() - 1;
        let mut slot = spread(key) & mask;
        while let Some(entry) = self.slots.get_mut(slot) {
            if *entry == 0 {
                *entry = (u64::from(key) + 1) << 39 | u64::from(start) << 8 | u64::from(length);
                return;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The row of a feature's key; empty where there is none.
    #[inline(always)]
    pub fn row(&self, key: u32) -> &[Weight] {
        if self.filter.get(key as usize % FILTER / 64).is_none_or(|bits| bits >> (key % 64) & 1 == 0) {
            return &[];
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = spread(key) & mask;
        while let Some(&entry) = self.slots.get(slot) {
            if entry >> 39 == u64::from(key) + 1 {
                let (start, length) = ((entry >> 8 & 0x7FFF_FFFF) as usize, (entry & 0xFF) as usize);
                return self.weights.get(start..start + length).unwrap_or(&[]);
            }
            if entry == 0 {
                break;
            }
            slot = (slot + 1) & mask;
        }
        &[]
    }
}

/// Where in a table a key is looked for first.
#[inline(always)]
fn spread(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 8) as usize
}

/// The hash of a stretch of bytes.
#[inline]
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The key of the feature that template number `template` makes of `value`.
#[inline(always)]
pub fn key(template: u32, value: u32) -> u32 {
    let mut h = value ^ template.wrapping_mul(0x9E37_79B1);
    h = (h ^ (h >> 15)).wrapping_mul(0x85EB_CA77);
    h = (h ^ (h >> 13)).wrapping_mul(0xC2B2_AE3D);
    (h ^ (h >> 16)) >> (32 - KEY_BITS)
}

/// The key of a feature made of two values.
#[inline]
pub fn key2(template: u32, first: u32, second: u32) -> u32 {
    key(template, first.rotate_left(11) ^ second.wrapping_mul(0x27D4_EB2F))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::coded::tests::noise;

    #[test]
    fn a_broken_table_is_only_poorer() {
        for length in 0..200 {
            let bytes = noise(length);
            let rows = Rows::read(&mut Reader::new(&bytes).section());
            let _ = (rows.row(5), rows.row(u32::MAX >> 8));
        }
    }

    #[test]
    fn rows_are_found_by_their_keys() {
        let weight = |column, value| Weight { column, value };
        let weights = vec![weight(7, 1), weight(8, -1), weight(9, 3)];
        let rows = Rows::of(Table { keys: vec![5, 8], lengths: vec![1, 2], weights });
        assert_eq!(rows.row(5), [weight(7, 1)]);
        assert_eq!(rows.row(8), [weight(8, -1), weight(9, 3)]);
        assert_eq!(rows.row(6), []);
    }
}
