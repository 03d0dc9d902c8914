//! Numbers in fewer bits than a general packer finds: an adaptive binary range coder, and the tables of weights written with it.
//!
//! What is likely in its place costs little: each yes or no has a [`Chance`] that learns from those before it in the same place. A
//! table is described once, by [`Coder`], for the reader here and the writer of the training (`training/src/pack.rs`), so that they
//! cannot drift apart. Measured: the tagger's and the parser's tables take a seventh less of the page so than as bytes packed with the rest.
//!
//! A stream that is cut or broken gives a poorer table, never a panic, and no more of it than its length can hold.

/// How likely a no is, in parts of 65536, and how often it was asked.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    no: u16,
    seen: u8,
}

impl Default for Chance {
    fn default() -> Chance {
        Chance { no: 1 << 15, seen: 0 }
    }
}

/// How far an answer moves a chance that was asked so often before, in parts of 65536: a table, because a division for each answer is
/// half of what reading it takes.
static PACES: [u16; 64] = paces();

const fn paces() -> [u16; 64] {
    let mut table = [0; 64];
    let (mut rest, mut seen): (&mut [u16], u32) = (&mut table, 0);
    while let Some((pace, more)) = rest.split_first_mut() {
        *pace = (655_360 / (seen * 10 + 16)) as u16;
        (rest, seen) = (more, seen + 1);
    }
    table
}

/// The least chance that either answer is left with.
const LEAST: u32 = 48;

impl Chance {
    /// Where a range of this size is parted: below is no.
    #[inline]
    pub fn part(self, range: u32) -> u32 {
        (range >> 16) * u32::from(self.no)
    }

    /// Learns from an answer: the first ones move it most.
    #[inline]
    pub fn learn(&mut self, yes: bool) {
        let pace = PACES.get(usize::from(self.seen & 63)).map_or(0, |pace| u32::from(*pace));
        let no = u32::from(self.no);
        let no = if yes { no - ((no * pace) >> 16) } else { no + (((65_536 - no) * pace) >> 16) };
        self.no = no.clamp(LEAST, 65_536 - LEAST) as u16;
        self.seen = (self.seen + 1).min(63);
    }
}

/// Reads or writes answers: a reader overlooks what it is given and gives what it reads; a writer writes what it is given and gives
/// it back.
pub trait Coder {
    /// A yes or no of this chance, which learns from it.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;
    /// So many bits (at most 24) of a number of which nothing is known.
    fn even(&mut self, bits: u32, number: u32) -> u32;
    /// True where nothing is left to read.
    fn ended(&self) -> bool;

    /// A number of so many bits, by the chances of each bit after those above it; `chances` holds one for each number.
    fn tree(&mut self, chances: &mut [Chance], bits: u32, number: u32) -> u32 {
        let mut node = 1usize;
        for place in (0..bits).rev() {
            let Some(chance) = chances.get_mut(node) else { return 0 };
            node = node << 1 | usize::from(self.bit(chance, number >> place & 1 == 1));
        }
        node as u32 - (1 << bits)
    }

    /// A small number up to `most`, as so many times yes; the last of the chances serves all further ones.
    fn steps(&mut self, chances: &mut [Chance], most: u32, number: u32) -> u32 {
        let last = chances.len().saturating_sub(1);
        let mut steps = 0;
        while steps < most {
            let Some(chance) = chances.get_mut((steps as usize).min(last)) else { break };
            if !self.bit(chance, steps < number) {
                break;
            }
            steps += 1;
        }
        steps
    }

    /// Rising keys of so many bits, each by how far it stands behind the one before.
    fn keys(&mut self, bits: u32, keys: &[u32]) -> Vec<u32> {
        let count = self.even(20, keys.len() as u32);
        let low = ((1u32 << bits) / count.max(1)).checked_ilog2().unwrap_or(0).saturating_sub(1);
        let mut chances = [Chance::default(); 24];
        let mut read = Vec::new();
        let mut before = 0u32;
        for at in 0..count as usize {
            if self.ended() {
                break;
            }
            let gap = keys.get(at).map_or(0, |key| key - before);
            let high = self.steps(&mut chances, 4096, gap >> low);
            before = before.wrapping_add(high << low | self.even(low, gap & ((1 << low) - 1)));
            read.push(before);
        }
        read
    }
}

/// Reads what the training has written.
#[derive(Debug)]
pub struct Decoder<'b> {
    bytes: std::slice::Iter<'b, u8>,
    range: u32,
    code: u32,
    /// How many bytes were asked for behind the end.
    past: u32,
}

impl<'b> Decoder<'b> {
    /// Reads `bytes` from the front.
    pub fn new(bytes: &'b [u8]) -> Decoder<'b> {
        let mut decoder = Decoder { bytes: bytes.iter(), range: u32::MAX, code: 0, past: 0 };
        (0..4).for_each(|_| decoder.shift());
        decoder
    }

    #[inline]
    fn shift(&mut self) {
        let byte = self.bytes.next().copied().unwrap_or_else(|| {
            self.past = self.past.saturating_add(1);
            0
        });
        self.code = self.code << 8 | u32::from(byte);
    }

    #[inline]
    fn widen(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
    }
}

impl Coder for Decoder<'_> {
    #[inline]
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let part = chance.part(self.range);
        let yes = self.code >= part;
        if yes {
            self.code -= part;
            self.range -= part;
        } else {
            self.range = part;
        }
        chance.learn(yes);
        self.widen();
        yes
    }

    fn even(&mut self, bits: u32, _: u32) -> u32 {
        let mut number = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let yes = self.code >= self.range;
            if yes {
                self.code -= self.range;
            }
            number = number << 1 | u32::from(yes);
            self.widen();
        }
        number
    }

    /// The writer's last four bytes may be left out, as they are zeros for the reader.
    fn ended(&self) -> bool {
        self.past > 8
    }
}

/// One weight: for which column, and how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// The column (a tag, a relation) it is for, below 64.
    pub column: u8,
    /// Its value, not 0.
    pub value: i8,
}

/// Sparse rows of weights in the order of their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows' keys, rising.
    pub keys: Vec<u32>,
    /// How many weights each row has, at most 64.
    pub lengths: Vec<u8>,
    /// The weights of all rows, by row and column.
    pub weights: Vec<Weight>,
}

/// Bits of a column.
const COLUMN_BITS: u32 = 6;
/// Chances of a tree of columns.
pub const COLUMNS: usize = 1 << COLUMN_BITS;

/// What is known of a row's weights before they are read.
struct Chances {
    lengths: [Chance; 64],
    /// By the column before and by how many are still to come.
    columns: Vec<[Chance; COLUMNS]>,
    /// Signs: by the column, by how many positive weights went before, by how many there are.
    signs: Vec<Chance>,
    /// Sizes: by the sign, by how many there are, by the size before.
    sizes: Vec<[Chance; 16]>,
}

impl Table {
    /// Reads or writes a table whose keys have so many bits; a reader is given an empty one.
    pub fn code<C: Coder>(&self, coder: &mut C, key_bits: u32) -> Table {
        let mut chances = Chances {
            lengths: [Chance::default(); 64],
            columns: vec![[Chance::default(); COLUMNS]; (COLUMNS + 1) * 4],
            signs: vec![Chance::default(); COLUMNS * 3 * 8],
            sizes: vec![[Chance::default(); 16]; 2 * 8 * 8],
        };
        let mut table = Table { keys: coder.keys(key_bits, &self.keys), ..Table::default() };
        let mut given = self.weights.as_slice();
        for at in 0..table.keys.len() {
            let length = coder.steps(&mut chances.lengths, 64, self.lengths.get(at).copied().map_or(0, u32::from));
            if coder.ended() {
                break;
            }
            let (row, rest) = given.split_at((length as usize).min(given.len()));
            given = rest;
            table.lengths.push(length as u8);
            chances.row(coder, row, length, &mut table.weights);
        }
        table.keys.truncate(table.lengths.len());
        table
    }
}

impl Chances {
    /// One row's weights.
    fn row<C: Coder>(&mut self, coder: &mut C, given: &[Weight], length: u32, read: &mut Vec<Weight>) {
        let (mut column, mut positive, mut size) = (COLUMNS as u32, 0, 0u32);
        for at in 0..length {
            let weight = given.get(at as usize).copied().unwrap_or_default();
            let left = (length - at).min(3);
            let Some(tree) = self.columns.get_mut((column * 4 + left) as usize) else { return };
            column = coder.tree(tree, COLUMN_BITS, u32::from(weight.column));
            let Some(sign) = self.signs.get_mut(((column * 3 + positive) * 8 + length.min(7)) as usize) else { return };
            let negative = coder.bit(sign, weight.value < 0);
            let place = (u32::from(negative) * 8 + (length / 2).min(7)) * 8 + size;
            let Some(steps) = self.sizes.get_mut(place as usize) else { return };
            let more = coder.steps(steps, 126, u32::from(weight.value.unsigned_abs()).saturating_sub(1));
            size = (more + 1).ilog2().min(7);
            positive = (positive + u32::from(!negative)).min(2);
            let value = (more + 1) as i8;
            read.push(Weight { column: column as u8, value: if negative { -value } else { value } });
        }
    }
}

/// Rows of three weights of which only the differences count: the middle one is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Triples {
    /// The rows' keys, rising.
    pub keys: Vec<u32>,
    /// The rows.
    pub rows: Vec<[i8; 3]>,
}

impl Triples {
    /// Reads or writes the rows, whose keys have so many bits; a reader is given none.
    pub fn code<C: Coder>(&self, coder: &mut C, key_bits: u32) -> Triples {
        let mut orders = [Chance::default(); 16];
        let mut above = [[Chance::default(); 24]; 16];
        let mut below = vec![[Chance::default(); 24]; 16 * 9];
        let mut read = Triples { keys: coder.keys(key_bits, &self.keys), rows: Vec::new() };
        for at in 0..read.keys.len() {
            if coder.ended() {
                break;
            }
            let row = self.rows.get(at).copied().unwrap_or_default();
            let (lowest, highest) = ends(row);
            let order = coder.tree(&mut orders, 4, (lowest * 3 + highest) as u32);
            let (lowest, highest) = (order as usize / 3, order as usize % 3);
            let value = |at: usize| row.get(at).map_or(0, |v| u32::from(v.unsigned_abs()));
            let Some(chances) = above.get_mut(order as usize) else { break };
            let up = coder.steps(chances, 127, value(highest));
            let Some(chances) = below.get_mut(order as usize * 9 + up.min(8) as usize) else { break };
            let down = coder.steps(chances, 127, value(lowest));
            let mut row = [0i8; 3];
            if let Some(slot) = row.get_mut(lowest) {
                *slot = -(down as i8);
            }
            if let Some(slot) = row.get_mut(highest) {
                *slot = up as i8;
            }
            read.rows.push(row);
        }
        read.keys.truncate(read.rows.len());
        read
    }
}

/// The places of a row's lowest and highest weight, which are two.
fn ends(row: [i8; 3]) -> (usize, usize) {
    let mut order = [0, 1, 2];
    order.sort_by_key(|&at| row.get(at).copied().unwrap_or(0));
    (order[0], order[2])
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Bytes that mean nothing: another string for each length.
    pub fn noise(length: usize) -> Vec<u8> {
        let mut noise = length as u32;
        let mut next = || {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn a_broken_stream_ends() {
        for length in 0..300 {
            let bytes = if length % 3 == 0 { vec![255; length] } else { noise(length) };
            let table = Table::default().code(&mut Decoder::new(&bytes), 20);
            assert!(table.keys.len() == table.lengths.len());
            assert!(table.weights.len() <= 64 * 1024 * (1 + bytes.len()));
            let triples = Triples::default().code(&mut Decoder::new(&bytes), 20);
            assert!(triples.keys.len() == triples.rows.len());
        }
    }
}
