//! Bytes as characters that a page may hold: seven for each six of them, a sixth longer, where base64 is a third.

/// Characters that do not stand for a digit: white space and what a system may change on the way (line ends, the end of a text, deletion),
/// and the one that markup begins with. The other 116 of ASCII do, in their order.
const LEFT_OUT: [u8; 12] = *b"\0\x08\t\n\x0b\x0c\r\x1a\x1b <\x7f";

/// How many digits there are. Their seventh power is above two to the power of 48.
const DIGITS: u64 = 128 - LEFT_OUT.len() as u64;
const _: () = assert!(DIGITS.pow(7) >= 1 << 48);

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

/// How many characters so many bytes take.
pub fn length(bytes: usize) -> usize {
    bytes.div_ceil(6).saturating_mul(7)
}

/// Each six bytes, lowest first, as seven digits, lowest first.
#[cfg(not(target_arch = "wasm32"))]
pub fn written(bytes: &[u8]) -> String {
    let digits: Vec<char> = (0..128).filter(|c| !LEFT_OUT.contains(c)).map(char::from).collect();
    let mut out = String::new();
    for six in bytes.chunks(6) {
        let mut number = six.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        for _ in 0..7 {
            out.push(digits[(number % DIGITS) as usize]);
            number /= DIGITS;
        }
    }
    out
}

/// Reads the bytes back.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    characters: &'a [u8],
    six: u64,
    left: u32,
}

impl<'a> Written<'a> {
    /// Reads from the first of these characters.
    pub fn new(characters: &'a [u8]) -> Self {
        Written { characters, six: 0, left: 0 }
    }

    /// The next byte; zero where there are no characters for one.
    #[inline(always)]
    pub fn byte(&mut self) -> u8 {
        if self.left == 0 {
            let Some((seven, rest)) = self.characters.split_first_chunk::<7>() else { return 0 };
            let digit = |c: u8| u64::from(NUMBERS[usize::from(c & 127)]);
            self.six = seven.iter().rev().fold(0, |six, &c| six * DIGITS + digit(c));
            self.characters = rest;
            self.left = 6;
        }
        let byte = self.six as u8;
        self.six >>= 8;
        self.left -= 1;
        byte
    }
}
