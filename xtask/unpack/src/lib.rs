//! Packs the core that travels in the page, and unpacks it there.
//!
//! Browsers do not unpack LZMA, which makes the core a fifth smaller than gzip; done in JavaScript it took most of the time until
//! the page could read. It is packed in two parts, a program's functions, sorted, and all else, so that two threads unpack it at once. Promises:
//! [`Unpacking`] and [`join`] of the first and [`unpack_rest`] of the other undo what [`pack`] does, read nothing behind their input and write nothing
//! behind their output, whatever they are given.
#![cfg_attr(target_arch = "wasm32", no_std)]

mod characters;
mod code;
mod lzma;

use characters::Written;
#[cfg(not(target_arch = "wasm32"))]
pub use code::plain;
pub use lzma::Unpacking;

/// What stands in a page.
#[cfg(not(target_arch = "wasm32"))]
pub struct Packed {
    /// A program's functions, sorted, and what stands before them, in plain characters; nothing where there are none.
    pub first: String,
    /// The number of bytes it unpacks to, and of those they are joined to.
    pub sorted_size: usize,
    pub first_size: usize,
    /// What stands behind, in plain characters.
    pub rest: String,
}

/// Packs bytes into characters that a page may hold.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack(bytes: &[u8]) -> std::io::Result<Packed> {
    let section = code::section(bytes);
    let functions = code::split(&bytes[section.clone()]);
    let first_size = functions.as_ref().map_or(0, |_| section.end);
    let sorted = functions.map_or(Vec::new(), |functions| {
        let lengths = std::iter::once(section.start).chain(functions.iter().map(Vec::len));
        [&numbers(lengths)[..], &bytes[..section.start], &functions.concat()].concat()
    });
    let rest = &bytes[first_size..];
    let plain = plain_stretch(rest);
    let packed = stream(&[&rest[..plain.start], &rest[plain.end..]])?;
    let rest = [&numbers([plain.start, plain.len()].into_iter())[..], &rest[plain], &packed];
    Ok(Packed {
        first: characters::written(&stream(&[&sorted])?),
        sorted_size: sorted.len(),
        first_size,
        rest: rest.map(characters::written).concat(),
    })
}

/// Numbers as bytes, four each.
#[cfg(not(target_arch = "wasm32"))]
fn numbers(numbers: impl Iterator<Item = usize>) -> Vec<u8> {
    numbers.flat_map(|n| (n as u32).to_le_bytes()).collect()
}

/// One stream of these bytes.
#[cfg(not(target_arch = "wasm32"))]
fn stream(parts: &[&[u8]]) -> std::io::Result<Vec<u8>> {
    use lzma_rust2::{LzmaOptions, LzmaWriter};
    use std::io::Write;
    let options = LzmaOptions { lc: lzma::LITERAL_CONTEXT, lp: 0, pb: 0, ..LzmaOptions::with_preset(9) };
    let mut encoder = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    for part in parts {
        encoder.write_all(part)?;
    }
    encoder.finish()
}

/// Bytes that are judged together.
#[cfg(not(target_arch = "wasm32"))]
const BLOCK: usize = 4096;

/// The longest stretch in which all bytes are about as frequent: tables that are packed already, which LZMA makes longer by a
/// hundredth and takes its time over. Empty, and at the end, where there is none.
#[cfg(not(target_arch = "wasm32"))]
fn plain_stretch(bytes: &[u8]) -> std::ops::Range<usize> {
    let packed = |block: &[u8]| {
        let mut counts = [0u32; 256];
        block.iter().for_each(|&byte| counts[usize::from(byte)] += 1);
        let bits: f64 = counts.iter().filter(|&&n| n > 0).map(|&n| f64::from(n) * (BLOCK as f64 / f64::from(n)).log2()).sum();
        bits > 7.9 * BLOCK as f64
    };
    let (mut longest, mut start) = (bytes.len()..bytes.len(), 0);
    for (i, block) in bytes.chunks_exact(BLOCK).enumerate() {
        if !packed(block) {
            start = (i + 1) * BLOCK;
        } else if (i + 1) * BLOCK - start > longest.len() {
            longest = start..(i + 1) * BLOCK;
        }
    }
    longest
}

/// The numbers at a head of this length.
fn head<const COUNT: usize>(mut byte: impl FnMut() -> u8) -> [usize; COUNT] {
    [(); COUNT].map(|()| (0..4).fold(0, |number, place| number | usize::from(byte()) << (8 * place)))
}

/// Puts the first part, as it is unpacked, into its own order in `out`; gives how many bytes there are.
pub fn join(sorted: &[u8], out: &mut [u8]) -> Option<usize> {
    let (numbers, behind) = sorted.split_at_checked(4 * (1 + code::KINDS))?;
    let mut numbers = numbers.iter();
    let [before, kinds @ ..] = head::<{ 1 + code::KINDS }>(|| numbers.next().copied().unwrap_or(0));
    let (before, mut behind) = behind.split_at_checked(before)?;
    let mut functions = [&[][..]; code::KINDS];
    for (kind, length) in functions.iter_mut().zip(kinds) {
        (*kind, behind) = behind.split_at_checked(length)?;
    }
    out.get_mut(..before.len())?.copy_from_slice(before);
    Some(before.len() + code::join(functions, &mut out[before.len()..]))
}

/// Unpacks the rest into `out`, which is as long as it is.
pub fn unpack_rest(rest: &[u8], out: &mut [u8]) -> Option<()> {
    let (numbers, behind) = rest.split_at_checked(characters::length(4 * 2))?;
    let mut numbers = Written::new(numbers);
    let [start, length] = head(|| numbers.byte());
    let (plain, packed) = behind.split_at_checked(characters::length(length))?;
    let unpacked = out.get_mut(length..).filter(|unpacked| start <= unpacked.len())?;
    let mut stream = Unpacking::new(packed);
    while stream.go_on(unpacked) {}
    out.copy_within(length..length + start, 0);
    let mut plain = Written::new(plain);
    out.iter_mut().skip(start).take(length).for_each(|byte| *byte = plain.byte());
    Some(())
}

/// What the page calls: places in memory that it asked for.
#[cfg(target_arch = "wasm32")]
mod page {
    use super::Unpacking;
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

    /// Begins to unpack the stream in the `length` characters at `from`; null where there is no room.
    ///
    /// # Safety
    /// `from` must be a place given by [`place`] of this size.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn begin(from: *const u8, length: usize) -> *mut Unpacking<'static> {
        let state = place(size_of::<Unpacking>()).cast::<Unpacking>();
        if !state.is_null() {
            unsafe { state.write(Unpacking::new(from_raw_parts(from, length))) };
        }
        state
    }

    /// Unpacks some more of it into the `size` bytes at `to`, the same each time. False when there is no more.
    ///
    /// # Safety
    /// `state` must come from [`begin`], and `to` from [`place`] of this size.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn go_on(state: *mut Unpacking, to: *mut u8, size: usize) -> bool {
        unsafe { state.as_mut() }.is_some_and(|stream| stream.go_on(unsafe { from_raw_parts_mut(to, size) }))
    }

    /// Joins the first part, unpacked in the `length` bytes at `from`, in the `size` bytes at `to`; gives how many there are.
    ///
    /// # Safety
    /// Both must be places given by [`place`] of these sizes.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn join(from: *const u8, length: usize, to: *mut u8, size: usize) -> usize {
        super::join(unsafe { from_raw_parts(from, length) }, unsafe { from_raw_parts_mut(to, size) }).unwrap_or(0)
    }

    /// Unpacks the rest, in the `length` characters at `from`, into the `size` bytes at `to`.
    ///
    /// # Safety
    /// Both must be places given by [`place`] of these sizes.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn unpack_rest(from: *const u8, length: usize, to: *mut u8, size: usize) {
        super::unpack_rest(unsafe { from_raw_parts(from, length) }, unsafe { from_raw_parts_mut(to, size) });
    }
}

#[cfg(test)]
mod tests {
    use super::{Packed, Unpacking, join, pack, unpack_rest};

    /// What comes back, into a place of this size.
    fn unpacked(packed: &Packed, size: usize) -> Vec<u8> {
        let mut sorted = vec![0; packed.sorted_size];
        let mut stream = Unpacking::new(packed.first.as_bytes());
        while stream.go_on(&mut sorted) {}
        let mut first = vec![0; packed.first_size];
        let joined = join(&sorted, &mut first);
        first.truncate(joined.unwrap_or(0));
        let mut rest = vec![0; size - packed.first_size];
        let _ = unpack_rest(packed.rest.as_bytes(), &mut rest);
        [first, rest].concat()
    }

    /// The same with other characters.
    fn changed(packed: &Packed, change: impl Fn(&str) -> String) -> Packed {
        Packed { first: change(&packed.first), rest: change(&packed.rest), ..*packed }
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
    fn a_program_says_nothing_about_itself() {
        let mut whole = program(3);
        whole.truncate(super::code::section(&whole).end);
        let custom = b"\0\x05\x04name";
        assert!(super::plain(&[&whole[..8], custom, &whole[8..], custom].concat()) == whole);
    }

    #[test]
    fn broken_input_ends() {
        let sorted = pack(&program(9)).unwrap();
        assert!(sorted.first_size > 0);
        for at in (0..sorted.first.len().max(sorted.rest.len())).step_by(3) {
            let broken = changed(&sorted, |whole| {
                let Some((before, behind)) = whole.split_at_checked(at) else { return whole.to_owned() };
                [before, if behind.starts_with('!') { "~" } else { "!" }, behind.get(1..).unwrap_or_default()].concat()
            });
            assert!(unpacked(&broken, 5_000).len() <= 5_000);
        }
        let whole = pack("the ferry and the bridge".repeat(50).as_bytes()).unwrap();
        let written = |words: &'static str| changed(&whole, move |_| words.to_owned());
        let half = changed(&whole, |all| all[..all.len() / 2].to_owned());
        let other = |from: char, to: &'static str| changed(&whole, move |all| all.replace(from, to));
        for broken in [written(""), written(":"), written("7:"), written("!!!!"), half, other('~', "!"), other('e', "<")] {
            assert!(unpacked(&broken, 5_000).len() <= 5_000);
        }
        // Anything at all: every character, at every place.
        for shift in 0..128u8 {
            let anything: Vec<u8> = (0..20_000u32).map(|i| ((i.wrapping_mul(2_654_435_761) >> 9) as u8 ^ shift) & 127).collect();
            let mut room = [0; 30_000];
            unpack_rest(&anything, &mut room);
            let mut stream = Unpacking::new(&anything);
            while stream.go_on(&mut room) {}
            assert!(join(&anything, &mut room).is_none_or(|count| count <= 30_000));
        }
    }
}
