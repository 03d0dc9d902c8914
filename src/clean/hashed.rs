//! A line's words as hashes, and the weights of words over them: what the line model reads of a line's wording.

use super::furniture::hash_byte;

/// Buckets of the word table.
pub const BUCKETS: usize = 1 << 13;
/// Words of a line that are looked up.
const WORDS: usize = 40;

/// Calls `each` with the hash of every lower-case word of a line's head. Punctuation parts words, whatever its form: curly marks,
/// dashes and no-break spaces read as their plain forms do. Apostrophes stand inside their words.
pub fn word_hashes(line: &str, mut each: impl FnMut(u32)) {
    let mut hash = 0;
    let mut count = 0;
    let mut at = 0;
    // ASCII, which most of a line is, is read byte by byte.
    while let Some(&byte) = line.as_bytes().get(at) {
        let folded = FOLDED.get(usize::from(byte)).copied().unwrap_or(PARTS);
        at += 1;
        if folded > INSIDE {
            hash = hash_byte(hash, folded);
            continue;
        }
        let inside = if byte.is_ascii() {
            folded == INSIDE
        } else {
            let c = line.get(at - 1..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            at += c.len_utf8() - 1;
            if c.is_alphanumeric() || is_combining(c) {
                hash = c.encode_utf8(&mut [0; 4]).bytes().fold(hash, hash_byte);
                continue;
            }
            is_apostrophe(c)
        };
        if hash != 0 && !inside {
            each(hash);
            hash = 0;
            count += 1;
            if count >= WORDS {
                return;
            }
        }
    }
    if hash != 0 {
        each(hash);
    }
}

/// In [`FOLDED`]: parts words, or may.
const PARTS: u8 = 0;
/// In [`FOLDED`]: stands inside a word and is not read.
const INSIDE: u8 = 1;
/// For each byte what it is read as: ASCII letters in lower case.
static FOLDED: [u8; 256] = folded();

const fn folded() -> [u8; 256] {
    let mut table = [PARTS; 256];
    let mut byte = 0;
    while byte < 128u8 {
        let read = byte.is_ascii_alphanumeric() || byte == b'@';
        let as_what = if byte == b'\'' {
            INSIDE
        } else if read {
            byte.to_ascii_lowercase()
        } else {
            PARTS
        };
        let (_, rest) = table.split_at_mut(byte as usize);
        if let Some(slot) = rest.first_mut() {
            *slot = as_what;
        }
        byte += 1;
    }
    table
}

/// Accents and marks that stand over the letter before them, and signs nobody sees.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '′')
}

/// The buckets of a line's words, word pairs, first and last word, and length.
pub fn buckets(line: &str, into: &mut Vec<u16>) {
    let mut hashes = Vec::new();
    word_hashes(line, |hash| hashes.push(hash));
    buckets_of(hashes.into_iter(), into);
}

/// The same of a line whose words' hashes are known.
pub fn buckets_of(hashes: impl Iterator<Item = u32>, into: &mut Vec<u16>) {
    into.clear();
    let mut last = 0u32;
    let mut count = 0u32;
    let bucket = |hash: u32| u16::try_from((hash ^ (hash >> 15)) as usize % BUCKETS).unwrap_or(0);
    for hash in hashes {
        into.push(bucket(hash));
        into.push(bucket(last.rotate_left(9) ^ hash.wrapping_mul(31)));
        if count == 0 {
            into.push(bucket(hash.wrapping_mul(0x85EB_CA6B) ^ 7));
        }
        last = hash;
        count += 1;
    }
    if count > 0 {
        into.push(bucket(last.wrapping_mul(0xC2B2_AE35) ^ 11));
    }
    into.push(bucket(count.min(12).wrapping_mul(0x27D4_EB2F)));
}

/// The sum of a line's word weights, held to a small range however long the line.
pub fn lexical(weights: &[i8], buckets: &[u16]) -> i16 {
    let sum: i32 = buckets.iter().map(|b| i32::from(weights.get(*b as usize).copied().unwrap_or(0))).sum();
    let count = i32::try_from(buckets.len()).unwrap_or(1);
    i16::try_from((sum * 8 / (count + 6)).clamp(-1000, 1000)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(line: &str) -> Vec<u32> {
        let mut out = Vec::new();
        word_hashes(line, |hash| out.push(hash));
        out
    }

    #[test]
    fn the_form_of_punctuation_does_not_change_a_lines_words() {
        let plain = hashes("\"Boats don't wait,\" she said - 'never' - and \"left\" ... at ten-to-six");
        assert_eq!(plain.len(), 12);
        for typographic in [
            "“Boats don’t wait,” she said – ‘never’ — and «left» … at ten‑to–six",
            "„Boats don’t wait,“ she\u{a0}said—‘never’—and ‹left›…at ten−to—six",
        ] {
            assert_eq!(hashes(typographic), plain, "{typographic}");
        }
    }

    #[test]
    fn letters_outside_ascii_stand_inside_their_words() {
        assert_eq!(hashes("Zoë’s café").len(), 2);
        assert_ne!(hashes("café"), hashes("caf"));
        assert_eq!(hashes("cafe\u{301} noir").len(), 2);
    }
}
