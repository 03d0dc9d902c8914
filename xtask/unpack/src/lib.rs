//! Packs the core that travels in the page, and unpacks it there.
//!
//! Browsers do not unpack LZMA, which makes the core a fifth smaller than gzip; done in JavaScript it took most of the time until
//! the page could read. Promises: [`unpack`] undoes what [`pack`] does, reads nothing behind its input and writes nothing behind
//! its output, whatever it is given.
#![cfg_attr(target_arch = "wasm32", no_std)]

mod characters;
mod code;
mod lzma;

use characters::Written;

/// The numbers at the head: how long all is when a program's functions are sorted, where the plain stretch starts and how long it is, where the sorted
/// functions start, and how long each kind of them is.
const HEAD: usize = 4 + code::KINDS;

/// Packs bytes into characters that a page may hold.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack(bytes: &[u8]) -> std::io::Result<String> {
    use lzma_rust2::{LzmaOptions, LzmaWriter};
    use std::io::Write;
    let section = code::section(bytes);
    let functions = code::split(&bytes[section.clone()]);
    let section = if functions.is_some() { section } else { 0..0 };
    let functions = functions.unwrap_or_default();
    let sorted = [&bytes[..section.start], &functions.concat(), &bytes[section.end..]].concat();
    let options = LzmaOptions { lc: lzma::LITERAL_CONTEXT, lp: 0, pb: 0, ..LzmaOptions::with_preset(9) };
    let mut encoder = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    let plain = plain_stretch(&sorted);
    encoder.write_all(&sorted[..plain.start])?;
    encoder.write_all(&sorted[plain.end..])?;
    let numbers = [sorted.len(), plain.start, plain.len(), section.start].into_iter().chain(functions.iter().map(Vec::len));
    let head: Vec<u8> = numbers.flat_map(|n| (n as u32).to_le_bytes()).collect();
    Ok([&head, &sorted[plain], &encoder.finish()?].map(characters::written).concat())
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

/// Unpacks what is written in a page into the first half of `room`, which is twice as long as what was packed; gives how many bytes there were.
pub fn unpack(page: &[u8], room: &mut [u8]) -> usize {
    let (out, sorted) = room.split_at_mut(room.len() / 2);
    unpacked(page, out, sorted).unwrap_or(0)
}

fn unpacked(page: &[u8], out: &mut [u8], room: &mut [u8]) -> Option<usize> {
    let (head, page) = page.split_at_checked(characters::length(4 * HEAD))?;
    let mut head = Written::new(head);
    let mut number = || (0..4).fold(0, |number, place| number | usize::from(head.byte()) << (8 * place));
    let sorted = room.get_mut(..number())?;
    let (plain_start, plain_length) = (number(), number());
    let (plain, page) = page.split_at_checked(characters::length(plain_length))?;
    let rest = sorted.get_mut(plain_length..).filter(|rest| plain_start <= rest.len())?;
    lzma::unpack(Written::new(page), rest);
    sorted.copy_within(plain_length..plain_length + plain_start, 0);
    let mut plain = Written::new(plain);
    sorted.iter_mut().skip(plain_start).take(plain_length).for_each(|byte| *byte = plain.byte());
    let (before, mut behind) = sorted.split_at_checked(number())?;
    let mut functions = [&[][..]; code::KINDS];
    for kind in &mut functions {
        (*kind, behind) = behind.split_at_checked(number())?;
    }
    out.get_mut(..before.len())?.copy_from_slice(before);
    let joined = match functions[0] {
        [] => before.len(),
        _ => before.len() + code::join(functions, &mut out[before.len()..]),
    };
    let end = joined + behind.len();
    out.get_mut(joined..end)?.copy_from_slice(behind);
    Some(end)
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

    /// Unpacks the `length` characters at `from` into the first half of the `size` bytes at `to`.
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
        let mut out = vec![0; 2 * size];
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

    /// A program of some functions, one of them with all that is told apart.
    fn program(times: usize) -> Vec<u8> {
        let all = [
            &[
                2, 3, 0x7f, 1, 0x7e, 0x02, 0x40, 0x03, 0x7f, 0x20, 0, 0x0d, 1, 0x41, 5, 0x41, 0x85, 1, 0x41, 0x80, 0x80, 0x40,
                0x1a,
            ][..],
            &[0x42, 0xff, 0x80, 3, 0x43, 1, 2, 3, 4, 0x44, 1, 2, 3, 4, 5, 6, 7, 8, 0x10, 0x81, 1, 0x11, 2, 0, 0x28, 2, 0x90, 9],
            &[0x0e, 2, 0, 1, 0, 0xfc, 2, 0xfc, 10, 0, 0, 0xfc, 11, 0, 0x23, 0, 0x3f, 0, 0x1c, 1, 0x7f, 0xd2, 7, 0x0b, 0x0b, 0x0b],
        ]
        .concat();
        let long = [&[0][..], &[0x20, 1, 0x1a].repeat(90), &[0x0b]].concat();
        let mut code = vec![times as u8 * 3];
        for _ in 0..times {
            for body in [&all[..], &long, &[0, 0x0b]] {
                let size = [body.len() as u8 & 127 | 128, (body.len() >> 7) as u8];
                let short = [body.len() as u8];
                code.extend(if body.len() < 128 { &short[..] } else { &size[..] });
                code.extend(body);
            }
        }
        let size = [code.len() as u8 & 127 | 128, (code.len() >> 7) as u8];
        [&b"\0asm\x01\0\0\0\x01\x01\0\x0a"[..], &size, &code, b"\x0b\x01\0 and a text behind it"].concat()
    }

    #[test]
    fn a_program_comes_back() {
        let whole = program(20);
        let section = super::code::section(&whole);
        assert_eq!(whole[section.start], 60);
        assert!(super::code::split(&whole[section.clone()]).is_some());
        for bytes in [&whole[..], &program(1), &whole[..section.end - 9], &whole[..section.start], &whole[..12]] {
            assert!(unpacked(&pack(bytes).unwrap(), bytes.len()) == bytes);
        }
        // What is not known is not sorted.
        for at in section.step_by(23) {
            let mut other = whole.clone();
            other[at] ^= 0xa5;
            assert!(unpacked(&pack(&other).unwrap(), other.len()) == other, "byte {at}");
        }
    }

    #[test]
    fn broken_input_ends() {
        let sorted = pack(&program(9)).unwrap();
        for at in (0..sorted.len()).step_by(3) {
            let broken = [&sorted[..at], if sorted[at..].starts_with('!') { "~" } else { "!" }, &sorted[at + 1..]].concat();
            assert!(unpacked(&broken, 5_000).len() <= 5_000);
        }
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
