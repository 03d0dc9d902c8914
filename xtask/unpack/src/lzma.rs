//! LZMA, the reading half: what was written is its own dictionary, because all of it is there. Promises: a broken stream gives other
//! bytes or fewer, and nothing is written behind the end of the output.
//!
//! Three bits of the byte before choose a literal's chances, and none of the position: for the core the best of all settings.

use crate::characters::Written;

/// The settings above, for the writing half.
pub const LITERAL_CONTEXT: u32 = 3;

/// How likely a no is, in parts of 2048, for each question, and where those of each kind stand.
type Chances = [u16; 8192];
const MATCH: usize = 0;
const REPEATED: usize = 12;
const NOT_FIRST: usize = 24;
const NOT_SECOND: usize = 36;
const NOT_THIRD: usize = 48;
const LONG: usize = 60;
const SLOT: usize = 72;
const NEAR: usize = 328;
const ALIGN: usize = 456;
const LENGTH: usize = 472;
const REPEATED_LENGTH: usize = 746;
const LITERAL: usize = 1020;
const LITERALS: usize = 0x300;

/// Bytes of output after which a stretch ends: a browser changes to its faster code only where a function is called anew.
const STRETCH: usize = 4096;

/// The arithmetic decoder, and the place in its input.
#[derive(Clone, Copy)]
struct Decoder<'a> {
    input: Written<'a>,
    range: u32,
    code: u32,
}

impl<'a> Decoder<'a> {
    fn new(mut input: Written<'a>) -> Self {
        input.byte();
        let code = (0..4).fold(0, |code, _| code << 8 | u32::from(input.byte()));
        Decoder { input, range: u32::MAX, code }
    }

    #[inline(always)]
    fn refill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(self.input.byte());
        }
    }

    /// The answer to one question, whose chance learns from it.
    #[inline(always)]
    fn bit(&mut self, chances: &mut Chances, question: usize) -> usize {
        let chance = &mut chances[question & (8192 - 1)];
        let bound = (self.range >> 11) * u32::from(*chance);
        // Nobody can foresee the answer, a processor neither: chosen between, not branched upon.
        let yes = self.code >= bound;
        self.code -= if yes { bound } else { 0 };
        self.range = if yes { self.range - bound } else { bound };
        let learnt = chance.wrapping_sub(if yes { 0 } else { 2048 - 31 }) as i16 >> 5;
        *chance = chance.wrapping_sub(learnt as u16);
        self.refill();
        usize::from(yes)
    }

    /// A number of so many bits, the highest first.
    #[inline(always)]
    fn tree(&mut self, chances: &mut Chances, questions: usize, bits: u32) -> usize {
        let mut node = 1;
        for _ in 0..bits {
            node = node << 1 | self.bit(chances, questions + node);
        }
        node - (1 << bits)
    }

    /// A number of so many bits, the lowest first.
    #[inline(always)]
    fn reverse_tree(&mut self, chances: &mut Chances, questions: usize, bits: u32) -> usize {
        let (mut node, mut number) = (1, 0);
        for place in 0..bits {
            let bit = self.bit(chances, questions + node);
            node = node << 1 | bit;
            number |= bit << place;
        }
        number
    }

    /// A number of so many bits of which nothing is known.
    #[inline(always)]
    fn even(&mut self, bits: u32) -> usize {
        let mut number = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let yes = self.code >= self.range;
            if yes {
                self.code -= self.range;
            }
            number = number << 1 | usize::from(yes);
            self.refill();
        }
        number
    }

    /// How many bytes are repeated.
    #[inline(always)]
    fn length(&mut self, chances: &mut Chances, questions: usize) -> usize {
        let (least, bits) = if self.bit(chances, questions) == 0 {
            (2, 3)
        } else if self.bit(chances, questions + 1) == 0 {
            (10, 3)
        } else {
            (18, 8)
        };
        least + self.tree(chances, questions + least, bits)
    }

    /// How far back what is repeated stands, less one.
    #[inline(always)]
    fn distance(&mut self, chances: &mut Chances, length: usize) -> usize {
        let slot = self.tree(chances, SLOT + (length - 2).min(3) * 64, 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) as u32 - 1;
        let start = (2 | slot & 1) << bits;
        let (start, questions, bits) = match slot {
            // The farthest that can be written is more than fits here, and farther back than any output begins.
            14.. => (start.wrapping_add(self.even(bits - 4) << 4), ALIGN, 4),
            _ => (start, NEAR + start - slot, bits),
        };
        start + self.reverse_tree(chances, questions, bits)
    }
}

/// How far the output is, and what its next byte depends on.
#[derive(Clone, Copy)]
struct Progress<'a> {
    decoder: Decoder<'a>,
    count: usize,
    state: usize,
    back: [usize; 4],
}

/// A stream that is being unpacked.
pub struct Unpacking<'a> {
    progress: Progress<'a>,
    chances: Chances,
}

impl<'a> Unpacking<'a> {
    /// Of a stream in plain characters.
    #[inline(never)]
    pub fn new(characters: &'a [u8]) -> Self {
        let progress = Progress { decoder: Decoder::new(Written::new(characters)), count: 0, state: 0, back: [0; 4] };
        Unpacking { progress, chances: [1024; 8192] }
    }

    /// Unpacks the next stretch into `out`, which is the same each time. False where it is full, or the stream is broken.
    pub fn go_on(&mut self, out: &mut [u8]) -> bool {
        self.progress.count < out.len() && stretch(&mut self.progress, &mut self.chances, out)
    }
}

/// Unpacks the next stretch. False where the stream is broken.
#[inline(never)]
fn stretch(progress: &mut Progress, chances: &mut Chances, out: &mut [u8]) -> bool {
    // Copied, so that all of it is in registers.
    let Progress { mut decoder, mut count, mut state, back: [mut back, mut second, mut third, mut fourth] } = *progress;
    let until = out.len().min(count + STRETCH);
    while count < until {
        if decoder.bit(chances, MATCH + state) == 0 {
            let before = if count > 0 { out[count - 1] } else { 0 };
            let questions = LITERAL + LITERALS * usize::from(before >> (8 - LITERAL_CONTEXT));
            let mut node = 1;
            if state >= 7 {
                // Behind a repetition: what stands there in what was repeated says what it is not.
                let mut expected = count.checked_sub(back + 1).map_or(0, |there| usize::from(out[there]));
                while node < 0x100 {
                    let wanted = expected >> 7 & 1;
                    expected <<= 1;
                    let bit = decoder.bit(chances, questions + ((1 + wanted) << 8) + node);
                    node = node << 1 | bit;
                    if bit != wanted {
                        break;
                    }
                }
            }
            while node < 0x100 {
                node = node << 1 | decoder.bit(chances, questions + node);
            }
            out[count] = node as u8;
            count += 1;
            state = if state < 4 {
                0
            } else if state < 10 {
                state - 3
            } else {
                state - 6
            };
            continue;
        }
        // What the questions about the length are, unless it is one.
        let mut questions = Some(REPEATED_LENGTH);
        let anew = decoder.bit(chances, REPEATED + state) == 0;
        if anew {
            questions = Some(LENGTH);
            (second, third, fourth) = (back, second, third);
        } else if decoder.bit(chances, NOT_FIRST + state) == 0 {
            questions = questions.filter(|_| decoder.bit(chances, LONG + state) == 1);
        } else if decoder.bit(chances, NOT_SECOND + state) == 0 {
            (back, second) = (second, back);
        } else if decoder.bit(chances, NOT_THIRD + state) == 0 {
            (back, second, third) = (third, back, second);
        } else {
            (back, second, third, fourth) = (fourth, back, second, third);
        }
        let length = questions.map_or(1, |questions| decoder.length(chances, questions));
        if anew {
            back = decoder.distance(chances, length);
        }
        state = match (state < 7, anew, questions) {
            (true, true, _) => 7,
            (true, false, Some(_)) => 8,
            (true, false, None) => 9,
            (false, true, _) => 10,
            (false, false, _) => 11,
        };
        let Some(from) = count.checked_sub(back.wrapping_add(1)).filter(|_| back < count) else { return false };
        for there in from..from + length.min(out.len() - count) {
            out[count] = out[there];
            count += 1;
        }
    }
    *progress = Progress { decoder, count, state, back: [back, second, third, fourth] };
    true
}
