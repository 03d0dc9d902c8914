//! The functions of a WebAssembly program, sorted: what does is told apart from what it is done with, each kind of number for itself. LZMA, which looks
//! at the bytes before, makes them a twelfth shorter so. One walk through the functions serves both ways, and how long each function is need not be
//! told at all.
//!
//! Promises: [`join`] undoes what [`split`] does, and ends, whatever it is given.

/// The kinds of bytes.
pub const KINDS: usize = 13;
const OPERATION: usize = 0;
const DECLARED: usize = 1;
const LOCAL: usize = 2;
const CALLED: usize = 3;
const OFFSET: usize = 4;
const BRANCH: usize = 5;
const TABLE: usize = 6;
const LONG: usize = 7;
/// Constants of one byte; those of two to five stand behind them.
const CONSTANT: usize = 8;

const END: u8 = 0x0b;
const CONST: u8 = 0x41;
/// A constant's operation and how long it is, in one byte that stands for no operation: this and its length.
const CONST_OF: u8 = 0xe0;

/// Bytes on their way from one form to the other.
trait Way {
    /// The next byte, which is of this kind. None where there is no more, or no room.
    fn byte(&mut self, kind: usize) -> Option<u8>;

    /// The next operation, as it is sorted.
    fn operation(&mut self) -> Option<u8>;

    /// The next function, with its length.
    fn function(&mut self) -> Option<()>;

    /// The next number, of seven bits a byte.
    #[inline(never)]
    fn number(&mut self, kind: usize) -> Option<u32> {
        let (mut number, mut shift) = (0, 0u32);
        loop {
            let byte = self.byte(kind)?;
            number |= u32::from(byte & 127).wrapping_shl(shift);
            shift += 7;
            if byte < 128 {
                return Some(number);
            }
        }
    }

    /// So many numbers.
    #[inline(never)]
    fn numbers(&mut self, kind: usize, count: u32) -> Option<()> {
        (0..count).try_for_each(|_| self.number(kind).map(drop))
    }

    /// All functions.
    fn functions(&mut self) -> Option<()> {
        let count = self.number(OPERATION)?;
        (0..count).try_for_each(|_| self.function())
    }

    /// What stands in a function.
    fn body(&mut self) -> Option<()> {
        let groups = self.number(DECLARED)?;
        self.numbers(DECLARED, groups.checked_mul(2)?)?;
        let mut depth = 0u32;
        loop {
            let operation = self.operation()?;
            match operation {
                END if depth == 0 => return Some(()),
                END => depth -= 1,
                // Blocks, with their types.
                0x02..=0x04 => {
                    depth += 1;
                    self.numbers(OPERATION, 1)?;
                }
                0x0c | 0x0d => self.numbers(BRANCH, 1)?,
                0x0e => {
                    let count = self.number(TABLE)?;
                    self.numbers(TABLE, count.checked_add(1)?)?;
                }
                0x10 => self.numbers(CALLED, 1)?,
                0x11 => self.numbers(OPERATION, 2)?,
                // Choosing between values of a type that is named.
                0x1c => {
                    let count = self.number(OPERATION)?;
                    self.numbers(OPERATION, count)?;
                }
                0x20..=0x22 => self.numbers(LOCAL, 1)?,
                // Globals, tables, the size of the memory, references.
                0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => self.numbers(OPERATION, 1)?,
                // Memory: how it is aligned, and where.
                0x28..=0x3e => {
                    self.numbers(OPERATION, 1)?;
                    self.numbers(OFFSET, 1)?;
                }
                0xe1..=0xe5 => {
                    let length = operation - CONST_OF;
                    (0..length).try_for_each(|_| self.byte(CONSTANT + usize::from(length) - 1).map(drop))?;
                }
                0x42 => self.numbers(LONG, 1)?,
                0x43 => (0..4).try_for_each(|_| self.byte(OPERATION).map(drop))?,
                0x44 => (0..8).try_for_each(|_| self.byte(OPERATION).map(drop))?,
                // Operations of two bytes: conversions, and those on stretches of memory and tables.
                0xfc => {
                    let which = self.number(OPERATION)?;
                    self.numbers(OPERATION, if which < 8 { 0 } else { 2 - which % 2 })?;
                }
                _ => {}
            }
        }
    }
}

/// The way back.
struct Join<'a> {
    sorted: [&'a [u8]; KINDS],
    out: &'a mut [u8],
    count: usize,
}

impl Join<'_> {
    fn take(&mut self, kind: usize) -> Option<u8> {
        let (first, rest) = self.sorted[kind].split_first()?;
        self.sorted[kind] = rest;
        Some(*first)
    }

    fn put(&mut self, byte: u8) -> Option<()> {
        *self.out.get_mut(self.count)? = byte;
        self.count += 1;
        Some(())
    }
}

impl Way for Join<'_> {
    #[inline(always)]
    fn byte(&mut self, kind: usize) -> Option<u8> {
        let byte = self.take(kind)?;
        self.put(byte)?;
        Some(byte)
    }

    fn operation(&mut self) -> Option<u8> {
        let sorted = self.take(OPERATION)?;
        self.put(if (CONST_OF + 1..=CONST_OF + 5).contains(&sorted) { CONST } else { sorted })?;
        Some(sorted)
    }

    #[inline(never)]
    fn function(&mut self) -> Option<()> {
        let start = self.count;
        self.body()?;
        let mut length = self.count - start;
        let body = start..self.count;
        // Its length goes before it.
        let size = (1..5).find(|&size| length < 1 << (7 * size))?;
        self.out.get(start + size + length - 1)?;
        self.out.copy_within(body, start + size);
        for place in 0..size {
            let more = if place + 1 < size { 128 } else { 0 };
            self.out[start + place] = (length & 127) as u8 | more;
            length >>= 7;
        }
        self.count += size;
        Some(())
    }
}

/// Writes the functions that were sorted into `out`; gives how many bytes they are.
pub fn join(sorted: [&[u8]; KINDS], out: &mut [u8]) -> usize {
    let mut way = Join { sorted, out, count: 0 };
    way.functions();
    way.count
}

/// The way there.
#[cfg(not(target_arch = "wasm32"))]
struct Split<'a> {
    code: &'a [u8],
    sorted: [Vec<u8>; KINDS],
}

#[cfg(not(target_arch = "wasm32"))]
impl Way for Split<'_> {
    fn byte(&mut self, kind: usize) -> Option<u8> {
        let (first, rest) = self.code.split_first()?;
        self.code = rest;
        self.sorted[kind].push(*first);
        Some(*first)
    }

    fn operation(&mut self) -> Option<u8> {
        let (&first, rest) = self.code.split_first()?;
        self.code = rest;
        let sorted = match first {
            CONST => CONST_OF + rest.iter().take(5).position(|&byte| byte < 128)? as u8 + 1,
            other => other,
        };
        self.sorted[OPERATION].push(sorted);
        Some(sorted)
    }

    fn function(&mut self) -> Option<()> {
        let length = self.code.iter().position(|&byte| byte < 128)? + 1;
        self.code = &self.code[length..];
        self.body()
    }
}

/// The functions of a program, as its section of code holds them, by kind of byte. None where they hold what is not known here.
#[cfg(not(target_arch = "wasm32"))]
pub fn split(code: &[u8]) -> Option<[Vec<u8>; KINDS]> {
    let mut way = Split { code, sorted: Default::default() };
    way.functions()?;
    let mut again = vec![0; code.len()];
    let count = join(std::array::from_fn(|kind| way.sorted[kind].as_slice()), &mut again);
    (count == code.len() && again == code).then_some(way.sorted)
}

/// The head of every program.
#[cfg(not(target_arch = "wasm32"))]
const PROGRAM: &[u8] = b"\0asm\x01\0\0\0";

/// The sections of a program: what each is, where it starts with its head, and where its content is. Those before the first that is broken; none where
/// bytes are no program.
#[cfg(not(target_arch = "wasm32"))]
fn sections(bytes: &[u8]) -> Vec<(u8, usize, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut rest = bytes.strip_prefix(PROGRAM).unwrap_or_default();
    while let Some((&id, after)) = rest.split_first() {
        let Some(size) = after.iter().take(5).position(|&byte| byte < 128) else { break };
        let length = (0..=size).map(|at| usize::from(after[at] & 127) << (7 * at)).sum();
        let Some((content, behind)) = after[size + 1..].split_at_checked(length) else { break };
        let end = bytes.len() - behind.len();
        found.push((id, bytes.len() - rest.len(), end - content.len()..end));
        rest = behind;
    }
    found
}

/// Where a program's section of code is, without its head; empty where bytes are no program.
#[cfg(not(target_arch = "wasm32"))]
pub fn section(bytes: &[u8]) -> std::ops::Range<usize> {
    const CODE: u8 = 10;
    sections(bytes).into_iter().find(|(id, ..)| *id == CODE).map_or(0..0, |(_, _, content)| content)
}

/// A program without what it says about itself: names of functions, the makers, the features. Nothing asks for that in the page.
#[cfg(not(target_arch = "wasm32"))]
pub fn plain(program: &[u8]) -> Vec<u8> {
    let kept = sections(program).into_iter().filter(|(id, ..)| *id > 0).map(|(_, start, content)| &program[start..content.end]);
    std::iter::once(PROGRAM).chain(kept).collect::<Vec<_>>().concat()
}
