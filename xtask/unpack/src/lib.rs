//! Unpacks the core that travels in the page.
//!
//! Browsers do not unpack LZMA, which makes the core a fifth smaller than gzip; done in JavaScript it took most of the time until
//! the page could read. Promises: [`unpack`] undoes what `xtask` packs, reads nothing behind its input and writes nothing behind
//! its output, whatever it is given.
#![cfg_attr(target_arch = "wasm32", no_std)]

/// The first of the visible characters, and the one that is left out: `!` and `<`.
const FIRST: u8 = b'!';
const LEFT_OUT: u8 = b'<';

/// Bytes written as thirteen bits, lowest first, in each two of 93 characters, behind their count and a colon.
struct Written<'a> {
    characters: &'a [u8],
    bits: u32,
    count: u32,
}

impl<'a> Written<'a> {
    fn new(page: &'a [u8]) -> Self {
        let start = page.iter().position(|&c| c == b':').map_or(page.len(), |colon| colon + 1);
        Written { characters: page.get(start..).unwrap_or_default(), bits: 0, count: 0 }
    }

    /// The next byte; zeros behind the end.
    fn byte(&mut self) -> u8 {
        if self.count < 8 {
            if let [low, high, rest @ ..] = self.characters {
                let value = |c: u8| u32::from(c.wrapping_sub(FIRST + u8::from(c > LEFT_OUT)));
                self.bits |= (value(*low) + 93 * value(*high)) << self.count;
                self.characters = rest;
            }
            self.count += 13;
        }
        let byte = self.bits as u8;
        self.bits >>= 8;
        self.count -= 8;
        byte
    }
}

/// What stands before the packed bytes: how contexts are made, and the size of what was packed.
struct Header {
    lc: u32,
    lp: u32,
    pb: u32,
    size: usize,
}

fn header(written: &mut Written) -> Header {
    let properties = u32::from(written.byte());
    for _ in 0..4 {
        written.byte();
    }
    let size = (0..8).fold(0u64, |size, i| size | u64::from(written.byte()) << (8 * i));
    Header { lc: properties % 9, lp: properties / 9 % 5, pb: properties / 45 % 5, size: usize::try_from(size).unwrap_or(0) }
}

/// How many bytes [`unpack`] gives for what is written in a page.
pub fn size(page: &[u8]) -> usize {
    header(&mut Written::new(page)).size
}

// Places of the probabilities, by what they decide; the names are those of the format's specification.
const IS_MATCH: usize = 0;
const IS_REP: usize = IS_MATCH + (12 << 4);
const IS_REP_G0: usize = IS_REP + 12;
const IS_REP_G1: usize = IS_REP_G0 + 12;
const IS_REP_G2: usize = IS_REP_G1 + 12;
const IS_REP0_LONG: usize = IS_REP_G2 + 12;
const POS_SLOT: usize = IS_REP0_LONG + (12 << 4);
const POS_SPECIAL: usize = POS_SLOT + (4 << 6);
const ALIGN: usize = POS_SPECIAL + 115;
const LEN: usize = ALIGN + 16;
const LEN_SIZE: usize = 2 + (16 << 3) + (16 << 3) + 256;
const REP_LEN: usize = LEN + LEN_SIZE;
const LITERAL: usize = REP_LEN + LEN_SIZE;

/// Places for literals of up to so many context bits: what `xtask` packs with has three.
const LITERAL_BITS: u32 = 4;
const PLACES: usize = LITERAL + (0x300 << LITERAL_BITS);

/// The range decoder with its probabilities.
struct Decoder<'a> {
    written: Written<'a>,
    odds: [u16; PLACES],
    range: u32,
    code: u32,
}

impl Decoder<'_> {
    fn normalize(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(self.written.byte());
        }
    }

    fn bit(&mut self, place: usize) -> usize {
        let Some(odd) = self.odds.get_mut(place) else { return 0 };
        let bound = (self.range >> 11) * u32::from(*odd);
        let bit = if self.code < bound {
            self.range = bound;
            *odd += (2048 - *odd) >> 5;
            0
        } else {
            self.range -= bound;
            self.code -= bound;
            *odd -= *odd >> 5;
            1
        };
        self.normalize();
        bit
    }

    fn tree(&mut self, place: usize, bits: u32) -> usize {
        let value = (0..bits).fold(1, |value, _| value << 1 | self.bit(place + value));
        value - (1 << bits)
    }

    fn reversed(&mut self, place: usize, bits: u32) -> usize {
        let (mut node, mut value) = (1, 0);
        for i in 0..bits {
            let bit = self.bit(place + node);
            node = node << 1 | bit;
            value |= bit << i;
        }
        value
    }

    fn direct(&mut self, bits: u32) -> usize {
        (0..bits).fold(0, |value, _| {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            self.normalize();
            value << 1 | usize::from(bit)
        })
    }

    fn length(&mut self, place: usize, position: usize) -> usize {
        if self.bit(place) == 0 {
            self.tree(place + 2 + (position << 3), 3)
        } else if self.bit(place + 1) == 0 {
            8 + self.tree(place + 2 + (16 << 3) + (position << 3), 3)
        } else {
            16 + self.tree(place + 2 + (32 << 3), 8)
        }
    }

    fn distance(&mut self, length: usize) -> usize {
        let slot = self.tree(POS_SLOT + (length.min(3) << 6), 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) as u32 - 1;
        let base = (2 | slot & 1) << bits;
        if slot < 14 {
            return base + self.reversed(POS_SPECIAL + base - slot, bits);
        }
        base + (self.direct(bits - 4) << 4) + self.reversed(ALIGN, 4)
    }

    /// One byte that is not copied; `matched` is the one a copy would have given, after a copy.
    fn literal(&mut self, place: usize, matched: Option<u8>) -> u8 {
        let mut value = 1;
        if let Some(matched) = matched {
            let mut copy = usize::from(matched);
            while value < 0x100 {
                let expected = copy >> 7 & 1;
                copy <<= 1;
                let bit = self.bit(place + ((1 + expected) << 8) + value);
                value = value << 1 | bit;
                if bit != expected {
                    break;
                }
            }
        }
        while value < 0x100 {
            value = value << 1 | self.bit(place + value);
        }
        value as u8
    }
}

/// Writes the next byte.
fn put(out: &mut [u8], n: &mut usize, byte: u8) {
    if let Some(place) = out.get_mut(*n) {
        *place = byte;
    }
    *n += 1;
}

/// Unpacks what is written in a page into `out`, which is as long as [`size`] says.
pub fn unpack(page: &[u8], out: &mut [u8]) {
    let mut written = Written::new(page);
    let Header { lc, lp, pb, .. } = header(&mut written);
    if lc + lp > LITERAL_BITS {
        return;
    }
    written.byte();
    let code = (0..4).fold(0, |code, _| code << 8 | u32::from(written.byte()));
    let mut decoder = Decoder { written, odds: [1024; PLACES], range: u32::MAX, code };
    let mut state = 0;
    let mut back = [0usize; 4];
    let mut n = 0;
    while n < out.len() {
        let position = n & ((1 << pb) - 1);
        let copied = |out: &[u8], n: usize, back: usize| n.checked_sub(back + 1).and_then(|at| out.get(at)).copied().unwrap_or(0);
        if decoder.bit(IS_MATCH + (state << 4) + position) == 0 {
            let before = usize::from(copied(out, n, 0));
            let place = LITERAL + 0x300 * (((n & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
            let matched = (state >= 7).then(|| copied(out, n, back[0]));
            let byte = decoder.literal(place, matched);
            put(out, &mut n, byte);
            state = if state < 4 {
                0
            } else if state < 10 {
                state - 3
            } else {
                state - 6
            };
            continue;
        }
        let mut count = 1;
        if decoder.bit(IS_REP + state) == 0 {
            count = decoder.length(LEN, position);
            back = [decoder.distance(count), back[0], back[1], back[2]];
            count += 2;
            state = if state < 7 { 7 } else { 10 };
        } else if again(&mut decoder, &mut back, state, position) {
            count = decoder.length(REP_LEN, position) + 2;
            state = if state < 7 { 8 } else { 11 };
        } else {
            state = if state < 7 { 9 } else { 11 };
        }
        for _ in 0..count.min(out.len() - n) {
            let byte = copied(out, n, back[0]);
            put(out, &mut n, byte);
        }
    }
}

/// Which of the last four distances is taken again: it becomes the last. False where it is for a single byte.
fn again(decoder: &mut Decoder, back: &mut [usize; 4], state: usize, position: usize) -> bool {
    if decoder.bit(IS_REP_G0 + state) == 0 {
        return decoder.bit(IS_REP0_LONG + (state << 4) + position) == 1;
    }
    let which = match decoder.bit(IS_REP_G1 + state) {
        0 => 1,
        _ => 2 + decoder.bit(IS_REP_G2 + state),
    };
    *back = match which {
        1 => [back[1], back[0], back[2], back[3]],
        2 => [back[2], back[0], back[1], back[3]],
        _ => [back[3], back[0], back[1], back[2]],
    };
    true
}

/// What the page calls: places in the memory it wrote to.
#[cfg(target_arch = "wasm32")]
mod page {
    use core::slice::{from_raw_parts, from_raw_parts_mut};

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo) -> ! {
        core::arch::wasm32::unreachable()
    }

    /// How many bytes the `length` characters at `from` unpack to.
    ///
    /// # Safety
    /// They must lie in memory that nobody writes to meanwhile.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn size(from: *const u8, length: usize) -> usize {
        super::size(unsafe { from_raw_parts(from, length) })
    }

    /// Unpacks the `length` characters at `from` into `size` bytes at `to`.
    ///
    /// # Safety
    /// Both must lie in memory, apart from each other, and nobody may write to them meanwhile.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn unpack(from: *const u8, length: usize, to: *mut u8, size: usize) {
        super::unpack(unsafe { from_raw_parts(from, length) }, unsafe { from_raw_parts_mut(to, size) });
    }
}

#[cfg(test)]
mod tests {
    use super::{size, unpack};
    use lzma_rust2::{LzmaOptions, LzmaWriter};
    use std::io::Write;

    /// Packs and writes as the build does.
    fn page(content: &[u8]) -> String {
        let mut encoder =
            LzmaWriter::new_use_header(Vec::new(), &LzmaOptions::with_preset(9), Some(content.len() as u64)).unwrap();
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let symbols: Vec<char> = ('!'..='~').filter(|c| *c != '<').collect();
        let bits: Vec<u32> = packed.iter().flat_map(|byte| (0..8).map(move |i| u32::from(byte >> i & 1))).collect();
        let pairs = bits.chunks(13).map(|chunk| chunk.iter().rev().fold(0, |value, bit| value << 1 | bit) as usize);
        format!("{}:", packed.len()) + &pairs.flat_map(|value| [symbols[value % 93], symbols[value / 93]]).collect::<String>()
    }

    fn unpacked(written: &str) -> Vec<u8> {
        let mut out = vec![0; size(written.as_bytes())];
        unpack(written.as_bytes(), &mut out);
        out
    }

    #[test]
    fn what_was_packed_comes_back() {
        let mut seed = 1u32;
        let mut noise = |bits: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as u8 & (0xff >> (8 - bits))
        };
        let mixed: Vec<u8> = (0..40_000).map(|i| if i % 7 < 4 { noise(8) } else { noise(2) }).collect();
        let words = "the ferry and the bridge, the bridge or the ferry; ".repeat(900);
        let repeated = [&mixed[..500], &mixed[..500], &mixed[100..400], words.as_bytes(), &mixed[..], words.as_bytes()].concat();
        for content in [&b"a"[..], words.as_bytes(), &mixed, &repeated, &[0; 100_000]] {
            assert!(unpacked(&page(content)) == content, "{} bytes", content.len());
        }
    }

    #[test]
    fn broken_input_ends() {
        let whole = page("the ferry and the bridge".repeat(50).as_bytes());
        for written in ["", ":", "7:", "!!!!", &whole[..whole.len() / 2], &whole.replace('~', "!")] {
            let mut out = vec![0; size(written.as_bytes()).min(10_000)];
            unpack(written.as_bytes(), &mut out);
        }
    }
}
