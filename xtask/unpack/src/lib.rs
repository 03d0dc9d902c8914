//! Unpacks the core that travels in the page.
//!
//! Browsers do not unpack LZMA, which makes the core a fifth smaller than gzip; done in JavaScript it took most of the time until
//! the page could read. Promises: [`unpack`] undoes what `xtask` packs, reads nothing behind its input and writes nothing behind
//! its output, whatever it is given.
#![cfg_attr(target_arch = "wasm32", no_std)]

use lzma_rust2::LzmaReader;
#[cfg(target_arch = "wasm32")]
use lzma_rust2::{Error, Read};
#[cfg(not(target_arch = "wasm32"))]
use std::io::{Error, Read};

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

    /// The next byte, until there are no characters for a whole one.
    fn byte(&mut self) -> Option<u8> {
        if self.count < 8 {
            let [low, high, rest @ ..] = self.characters else { return None };
            let value = |c: u8| u32::from(c.wrapping_sub(FIRST + u8::from(c > LEFT_OUT)));
            self.bits |= (value(*low) + 93 * value(*high)) << self.count;
            self.characters = rest;
            self.count += 13;
        }
        let byte = self.bits as u8;
        self.bits >>= 8;
        self.count -= 8;
        Some(byte)
    }
}

impl Read for Written<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        let mut read = 0;
        for place in buffer {
            let Some(byte) = self.byte() else { break };
            *place = byte;
            read += 1;
        }
        Ok(read)
    }
}

/// Unpacks what is written in a page into `out`; gives how many bytes there were, of no more than fit.
pub fn unpack(page: &[u8], out: &mut [u8]) -> usize {
    let Ok(mut reader) = LzmaReader::new_mem_limit(Written::new(page), MEMORY, None) else { return 0 };
    let mut count = 0;
    while let Some(rest) = out.get_mut(count..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(read) if read > 0 => count += read,
            _ => break,
        }
    }
    count
}

/// The most memory that is taken, in kilobytes: a broken header must not ask for more than what `xtask` packs with needs.
const MEMORY: u32 = 70_000;

/// What the page calls: places in memory that it asked for.
#[cfg(target_arch = "wasm32")]
mod page {
    use core::alloc::{GlobalAlloc, Layout};
    use core::arch::wasm32::{memory_grow, memory_size};
    use core::ptr::null_mut;
    use core::slice::{from_raw_parts, from_raw_parts_mut};
    use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    const PAGE: usize = 65_536;

    /// Memory from behind what there is at first, never given back: this program runs once.
    struct Ahead(AtomicUsize);

    unsafe impl GlobalAlloc for Ahead {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let free = match self.0.load(Relaxed) {
                0 => memory_size(0) * PAGE,
                free => free,
            };
            let start = free.next_multiple_of(layout.align());
            let end = start + layout.size();
            let missing = end.saturating_sub(memory_size(0) * PAGE).div_ceil(PAGE);
            if missing > 0 && memory_grow(0, missing) == usize::MAX {
                return null_mut();
            }
            self.0.store(end, Relaxed);
            start as *mut u8
        }

        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
    }

    #[global_allocator]
    static MEMORY: Ahead = Ahead(AtomicUsize::new(0));

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo) -> ! {
        core::arch::wasm32::unreachable()
    }

    /// A place for so many bytes, or null.
    #[unsafe(no_mangle)]
    pub extern "C" fn place(size: usize) -> *mut u8 {
        Layout::from_size_align(size, 8).map_or(null_mut(), |layout| unsafe { MEMORY.alloc(layout) })
    }

    /// Unpacks the `length` characters at `from` into the `size` bytes at `to`.
    ///
    /// # Safety
    /// Both must be places given by [`place`] of these sizes.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn unpack(from: *const u8, length: usize, to: *mut u8, size: usize) -> usize {
        super::unpack(unsafe { from_raw_parts(from, length) }, unsafe { from_raw_parts_mut(to, size) })
    }
}

#[cfg(test)]
mod tests {
    use super::unpack;
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

    /// What comes back, into a place of this size.
    fn unpacked(written: &str, size: usize) -> Vec<u8> {
        let mut out = vec![0; size];
        let count = unpack(written.as_bytes(), &mut out);
        out.truncate(count);
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
            assert!(unpacked(&page(content), content.len()) == content, "{} bytes", content.len());
        }
    }

    #[test]
    fn broken_input_ends() {
        let whole = page("the ferry and the bridge".repeat(50).as_bytes());
        for written in ["", ":", "7:", "!!!!", &whole[..whole.len() / 2], &whole.replace('~', "!")] {
            assert!(unpacked(written, 5_000).len() <= 5_000);
        }
    }
}
