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

/// Characters that do not stand for a digit: white space and what a system may change on the way (line ends, the end of a text, deletion),
/// and the one that markup begins with. The other 116 of ASCII do, in their order.
const LEFT_OUT: [u8; 12] = *b"\0\x08\t\n\x0b\x0c\r\x1a\x1b <\x7f";

/// How many digits there are. Their seventh power is above two to the power of 48.
const DIGITS: u64 = 128 - LEFT_OUT.len() as u64;

/// The number that each character stands for.
const NUMBERS: [u8; 128] = {
    let mut numbers = [0; 128];
    let (mut character, mut skipped) = (0, 0);
    while character < numbers.len() {
        if skipped < LEFT_OUT.len() && LEFT_OUT[skipped] as usize == character {
            skipped += 1;
        } else {
            numbers[character] = (character - skipped) as u8;
        }
        character += 1;
    }
    numbers
};

/// Each six bytes, lowest first, as seven digits, lowest first: a seventh longer than the bytes, where base64 is a third, and safe inside
/// a script element. The count of bytes and a colon stand before them.
#[cfg(not(target_arch = "wasm32"))]
pub fn characters(bytes: &[u8]) -> String {
    let digits: Vec<char> = (0..128).filter(|c| !LEFT_OUT.contains(c)).map(char::from).collect();
    let mut out = format!("{}:", bytes.len());
    for six in bytes.chunks(6) {
        let mut number = six.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        for _ in 0..7 {
            out.push(digits[(number % DIGITS) as usize]);
            number /= DIGITS;
        }
    }
    out
}

/// Bytes written six at a time, lowest first, as seven characters, lowest digit first, behind their count and a colon.
struct Written<'a> {
    characters: &'a [u8],
    six: u64,
    left: u32,
}

impl<'a> Written<'a> {
    fn new(page: &'a [u8]) -> Self {
        let start = page.iter().position(|&c| c == b':').map_or(page.len(), |colon| colon + 1);
        Written { characters: page.get(start..).unwrap_or_default(), six: 0, left: 0 }
    }

    /// The next byte, until there are no characters for a whole one.
    fn byte(&mut self) -> Option<u8> {
        if self.left == 0 {
            let (seven, rest) = self.characters.split_first_chunk::<7>()?;
            let digit = |c: u8| u64::from(NUMBERS[usize::from(c & 127)]);
            self.six = seven.iter().rev().fold(0, |six, &c| six * DIGITS + digit(c));
            self.characters = rest;
            self.left = 6;
        }
        let byte = self.six as u8;
        self.six >>= 8;
        self.left -= 1;
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
        let digits = (0..128).filter(|c| !super::LEFT_OUT.contains(c)).count();
        assert!(digits as u64 == super::DIGITS && super::DIGITS.pow(7) >= 1 << 48);
        super::characters(&packed)
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
        for written in ["", ":", "7:", "!!!!", &whole[..whole.len() / 2], &whole.replace('~', "!"), &whole.replace('e', "<")] {
            assert!(unpacked(written, 5_000).len() <= 5_000);
        }
    }
}
