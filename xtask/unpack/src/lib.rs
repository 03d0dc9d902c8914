//! Packs the core that travels in the page, and unpacks it there.
//!
//! Browsers do not unpack LZMA, which makes the core a fifth smaller than gzip; done in JavaScript it took most of the time until
//! the page could read. Promises: [`unpack`] undoes what [`pack`] does, reads nothing behind its input and writes nothing behind
//! its output, whatever it is given.
#![cfg_attr(target_arch = "wasm32", no_std)]

mod characters;
mod lzma;

use characters::Written;

/// Packs bytes into characters that a page may hold.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack(bytes: &[u8]) -> std::io::Result<String> {
    use lzma_rust2::{LzmaOptions, LzmaWriter};
    use std::io::Write;
    let options = LzmaOptions { lc: lzma::LITERAL_CONTEXT, lp: 0, pb: 0, ..LzmaOptions::with_preset(9) };
    let mut encoder = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    let plain = plain_stretch(bytes);
    encoder.write_all(&bytes[..plain.start])?;
    encoder.write_all(&bytes[plain.end..])?;
    let head = [plain.start, plain.len()].map(|n| (n as u32).to_le_bytes()).concat();
    Ok([&head[..], &bytes[plain], &encoder.finish()?].map(characters::written).concat())
}

/// Bytes that are judged together.
#[cfg(not(target_arch = "wasm32"))]
const BLOCK: usize = 4096;

/// The longest stretch in which all bytes are about as frequent: tables that are packed already, which LZMA makes longer by a
/// hundredth and takes its time over.
#[cfg(not(target_arch = "wasm32"))]
fn plain_stretch(bytes: &[u8]) -> std::ops::Range<usize> {
    let packed = |block: &[u8]| {
        let mut counts = [0u32; 256];
        block.iter().for_each(|&byte| counts[usize::from(byte)] += 1);
        let bits: f64 = counts.iter().filter(|&&n| n > 0).map(|&n| f64::from(n) * (BLOCK as f64 / f64::from(n)).log2()).sum();
        bits > 7.9 * BLOCK as f64
    };
    let (mut longest, mut start) = (0..0, 0);
    for (i, block) in bytes.chunks_exact(BLOCK).enumerate() {
        if !packed(block) {
            start = (i + 1) * BLOCK;
        } else if (i + 1) * BLOCK - start > longest.len() {
            longest = start..(i + 1) * BLOCK;
        }
    }
    longest
}

/// Unpacks what is written in a page into `out`, which is as long as what was packed; gives how many bytes there were.
pub fn unpack(page: &[u8], out: &mut [u8]) -> usize {
    let Some((head, page)) = page.split_at_checked(characters::length(8)) else { return 0 };
    let mut head = Written::new(head);
    let [start, length] = [(); 2].map(|()| (0..4).fold(0, |number, place| number | usize::from(head.byte()) << (8 * place)));
    let Some((plain, page)) = page.split_at_checked(characters::length(length)) else { return 0 };
    let Some(rest) = out.get_mut(length..).filter(|rest| start <= rest.len()) else { return 0 };
    let count = lzma::unpack(Written::new(page), rest);
    out.copy_within(length..length + start, 0);
    let mut plain = Written::new(plain);
    out.iter_mut().skip(start).take(length).for_each(|byte| *byte = plain.byte());
    length + count
}

/// What the page calls: places in memory that it asked for.
#[cfg(target_arch = "wasm32")]
mod page {
    use core::arch::wasm32::{memory_grow, memory_size};
    use core::ptr::null_mut;
    use core::slice::{from_raw_parts, from_raw_parts_mut};

    const PAGE: usize = 65_536;

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo) -> ! {
        core::arch::wasm32::unreachable()
    }

    /// A place for so many bytes, or null; never given back, since this program runs once.
    #[unsafe(no_mangle)]
    pub extern "C" fn place(size: usize) -> *mut u8 {
        match memory_grow(0, size.div_ceil(PAGE)) {
            usize::MAX => null_mut(),
            _ => ((memory_size(0) - size.div_ceil(PAGE)) * PAGE) as *mut u8,
        }
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
    use super::{pack, unpack};

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
        // Far repetitions, short ones, and those of what was repeated two, three and four times ago.
        let columns: Vec<u8> =
            (0..300_000u32).map(|i| [i as u8, (i >> 7) as u8, 7, (i % 11 * (i >> 12)) as u8][i as usize % 4]).collect();
        let far = [&mixed[..], &columns, &mixed, &[0; 3000], &columns[..9000], &mixed[3..]].concat();
        // Bytes without any pattern: none to repeat, behind and before what has some.
        let packed: Vec<u8> = (0..50_000).map(|_| noise(8)).collect();
        let around = [words.as_bytes(), &packed, words.as_bytes(), &packed[..5000], words.as_bytes()].concat();
        assert!(super::plain_stretch(&around).len() > 40_000);
        for content in [&b"a"[..], &[], &packed, &around, words.as_bytes(), &mixed, &repeated, &[0; 100_000], &columns, &far] {
            assert!(unpacked(&pack(content).unwrap(), content.len()) == content, "{} bytes", content.len());
        }
    }

    #[test]
    fn broken_input_ends() {
        let whole = pack("the ferry and the bridge".repeat(50).as_bytes()).unwrap();
        for written in ["", ":", "7:", "!!!!", &whole[..whole.len() / 2], &whole.replace('~', "!"), &whole.replace('e', "<")] {
            assert!(unpacked(written, 5_000).len() <= 5_000);
        }
        // Anything at all: every character, at every place.
        for shift in 0..128u8 {
            let anything: Vec<u8> = (0..20_000u32).map(|i| ((i.wrapping_mul(2_654_435_761) >> 9) as u8 ^ shift) & 127).collect();
            assert!(unpack(&anything, &mut [0; 30_000]) <= 30_000);
        }
    }
}
