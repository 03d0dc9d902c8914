//! Writes the tables that `foresay::text::coded` describes.

use foresay::text::coded::{Chance, Coder, Table, Weight};

/// A row to be written: a feature's key, and its weights by column.
pub type Row = (u32, Vec<(u8, i8)>);

/// Writes what [`foresay::text::coded::Decoder`] reads.
pub struct Encoder {
    low: u64,
    range: u32,
    /// The last byte, which a later one may still raise, and how many 255s stand behind it.
    last: u8,
    full: u32,
    begun: bool,
    out: Vec<u8>,
}

impl Encoder {
    fn new() -> Encoder {
        Encoder { low: 0, range: u32::MAX, last: 0, full: 0, begun: false, out: Vec::new() }
    }

    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if self.low < 0xFF00_0000 || carry > 0 {
            if self.begun {
                self.out.push(self.last.wrapping_add(carry));
            }
            self.begun = true;
            (0..self.full).for_each(|_| self.out.push(0xFFu8.wrapping_add(carry)));
            self.full = 0;
            self.last = (self.low >> 24) as u8;
        } else {
            self.full += 1;
        }
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }

    fn widen(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
    }

    fn finish(mut self) -> Vec<u8> {
        (0..5).for_each(|_| self.shift());
        while self.out.last() == Some(&0) {
            self.out.pop();
        }
        self.out
    }
}

impl Coder for Encoder {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let part = chance.part(self.range);
        if bit {
            self.low += u64::from(part);
            self.range -= part;
        } else {
            self.range = part;
        }
        chance.learn(bit);
        self.widen();
        bit
    }

    fn even(&mut self, bits: u32, number: u32) -> u32 {
        for place in (0..bits).rev() {
            self.range >>= 1;
            if number >> place & 1 == 1 {
                self.low += u64::from(self.range);
            }
            self.widen();
        }
        number
    }

    fn ended(&self) -> bool {
        false
    }
}

/// Writes a section: its length, and what `code` gives the encoder.
pub fn section(out: &mut Vec<u8>, code: impl FnOnce(&mut Encoder)) {
    let mut encoder = Encoder::new();
    code(&mut encoder);
    let bytes = encoder.finish();
    let mut length = bytes.len();
    while length >= 0x80 {
        out.push(length as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend(bytes);
}

/// Writes a table of rows whose keys have so many bits.
pub fn rows(out: &mut Vec<u8>, key_bits: u32, mut rows: Vec<Row>) {
    rows.retain(|r| !r.1.is_empty());
    rows.sort();
    let table = Table {
        keys: rows.iter().map(|r| r.0).collect(),
        lengths: rows.iter().map(|r| r.1.len() as u8).collect(),
        weights: rows.iter().flat_map(|r| &r.1).map(|&(column, value)| Weight { column, value }).collect(),
    };
    section(out, |encoder| {
        table.code(encoder, key_bits);
    });
}

/// A small generator of numbers that look random, the same in every run.
pub struct Noise(pub u64);

impl Noise {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// Puts `items` in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foresay::text::coded::{Decoder, Triples};

    #[test]
    fn what_was_written_is_read() {
        let mut noise = Noise(0x5EED);
        for count in [0, 1, 7, 3000] {
            let mut rows: Vec<Row> = (0..count)
                .map(|n| {
                    let mut columns: Vec<u8> = (0..40).filter(|_| noise.below(9) == 0).collect();
                    columns.push(41);
                    let value = |noise: &mut Noise| [1, -1, 2, -3, 127, -127][noise.below(6)];
                    (n * 300 + noise.below(300) as u32, columns.into_iter().map(|c| (c, value(&mut noise))).collect())
                })
                .collect();
            rows.sort();
            let mut bytes = Vec::new();
            super::rows(&mut bytes, 20, rows.clone());
            let table = Table::default().code(&mut foresay::text::model::Reader::new(&bytes).section(), 20);
            assert_eq!(table.keys, rows.iter().map(|r| r.0).collect::<Vec<_>>());
            assert_eq!(table.lengths, rows.iter().map(|r| r.1.len() as u8).collect::<Vec<_>>());
            let weights: Vec<(u8, i8)> = table.weights.iter().map(|w| (w.column, w.value)).collect();
            assert_eq!(weights, rows.into_iter().flat_map(|r| r.1).collect::<Vec<_>>());
        }
        let triples = Triples { keys: vec![3, 4, 900], rows: vec![[0, 5, -2], [-127, 0, 127], [0, 0, -1]] };
        let mut encoder = Encoder::new();
        triples.code(&mut encoder, 20);
        assert_eq!(Triples::default().code(&mut Decoder::new(&encoder.finish()), 20), triples);
    }
}
