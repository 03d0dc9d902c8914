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
    for c in line.chars() {
        if c.is_ascii_alphanumeric() || c == '@' {
            hash = hash_byte(hash, c.to_ascii_lowercase() as u8);
        } else if !c.is_ascii() && (c.is_alphanumeric() || is_combining(c)) {
            let mut bytes = [0; 4];
            hash = c.encode_utf8(&mut bytes).bytes().fold(hash, hash_byte);
        } else if hash != 0 && !is_apostrophe(c) {
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

/// Accents and marks that stand over the letter before them, and signs nobody sees.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '′')
}

/// The buckets of a line's words, word pairs, first and last word, and length.
pub fn buckets(line: &str, into: &mut Vec<u16>) {
    into.clear();
    let mut last = 0u32;
    let mut count = 0u32;
    let bucket = |hash: u32| u16::try_from((hash ^ (hash >> 15)) as usize % BUCKETS).unwrap_or(0);
    word_hashes(line, |hash| {
        into.push(bucket(hash));
        into.push(bucket(last.rotate_left(9) ^ hash.wrapping_mul(31)));
        if count == 0 {
            into.push(bucket(hash.wrapping_mul(0x85EB_CA6B) ^ 7));
        }
        last = hash;
        count += 1;
    });
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
