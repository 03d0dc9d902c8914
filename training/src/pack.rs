//! Writes the tables that `foresay::text::model` reads.

/// A row to be written: a feature's key, and its weights by column.
pub type Row = (u32, Vec<(u8, i8)>);

/// Writes a number with seven bits a byte.
pub fn number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes rising keys as differences.
pub fn keys(out: &mut Vec<u8>, keys: impl Iterator<Item = u32>) {
    let mut before = 0;
    for key in keys {
        number(out, key - before);
        before = key;
    }
}

/// Writes a table of rows.
pub fn rows(out: &mut Vec<u8>, mut rows: Vec<Row>) {
    rows.retain(|r| !r.1.is_empty());
    rows.sort();
    number(out, rows.len() as u32);
    keys(out, rows.iter().map(|r| r.0));
    out.extend(rows.iter().map(|r| r.1.len() as u8));
    out.extend(rows.iter().flat_map(|r| r.1.iter().map(|w| w.0)));
    out.extend(rows.iter().flat_map(|r| r.1.iter().map(|w| w.1 as u8)));
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
