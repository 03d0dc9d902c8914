//! The language of the body: by its script, then by its small words.

use super::Language;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Small words of the languages told apart, code first.
const SMALL_WORDS: &str = include_str!("languages.tsv");

/// Bytes of text that are looked at.
const REACH: usize = 12_000;

/// The language of `text`; English where a text is too short to tell.
pub fn detect<'t>(lines: impl Iterator<Item = &'t str>) -> Language {
    let mut seen = 0;
    let mut scripts = [0usize; SCRIPTS.len()];
    let mut latin = 0;
    let mut counts = vec![0usize; SMALL_WORDS.lines().count()];
    for line in lines {
        let mut bytes = 0;
        let mut at = 0;
        while let Some((word, letters)) = next_word(line, &mut at) {
            count_word(word, letters, &mut scripts, &mut latin, &mut counts);
            bytes += word.len() + 1;
            if seen + bytes > REACH {
                break;
            }
        }
        seen += bytes;
        if seen > REACH {
            break;
        }
    }
    let (code, supported) = verdict(&scripts, latin, &counts);
    Language { code: code.to_owned(), supported }
}

/// The languages of each small word, one bit a row: those of ASCII letters by their letters in one number, then all by the word.
type Table = (FxHashMap<u64, u32>, FxHashMap<&'static str, u32>);

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for (row, line) in SMALL_WORDS.lines().enumerate() {
            for word in line.split('\t').nth(1).unwrap_or("").split(' ') {
                *table.1.entry(word).or_default() |= 1 << row;
                if word.is_ascii() && word.len() <= 8 {
                    *table.0.entry(packed(word)).or_default() |= 1 << row;
                }
            }
        }
        table
    })
}

/// The next run of letters of `line` from byte `at` on, which is moved behind it; where they are all ASCII, also packed.
fn next_word<'l>(line: &'l str, at: &mut usize) -> Option<(&'l str, Option<u64>)> {
    let bytes = line.as_bytes();
    loop {
        let start = *at;
        let mut letters = 0u64;
        let mut end = start;
        while let Some(small) = bytes.get(end).map(|b| b | 0x20).filter(u8::is_ascii_lowercase) {
            letters = letters << 8 | u64::from(small);
            end += 1;
        }
        *at = end;
        let next = bytes.get(end);
        if next.is_none_or(u8::is_ascii) {
            if *at > start {
                return Some((line.get(start..*at)?, Some(letters)));
            }
            next?;
            *at += 1;
            continue;
        }
        // Letters beyond ASCII stand in the word, or a mark beyond ASCII ends it.
        let rest = line.get(start..)?;
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        if length > 0 {
            *at = start + length;
            let word = rest.get(..length)?;
            return Some((word, word.is_ascii().then_some(letters)));
        }
        *at += rest.chars().next()?.len_utf8();
    }
}

/// The letters of a short ASCII word, case aside, in one number: a table asked for every word of a text needs no string then.
fn packed(word: &str) -> u64 {
    word.bytes().fold(0, |letters, b| letters << 8 | u64::from(b.to_ascii_lowercase()))
}

/// Whether a letter belongs to a script.
type Belongs = fn(char) -> bool;

/// Scripts that tell the language by themselves, and the test for a letter of each.
const SCRIPTS: [(&str, Belongs); 10] = [
    ("ko", |c| matches!(c, '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}')),
    ("ja", |c| matches!(c, '\u{3040}'..='\u{30ff}')),
    ("zh", |c| matches!(c, '\u{4e00}'..='\u{9fff}')),
    ("ru", |c| matches!(c, '\u{400}'..='\u{4ff}')),
    ("ar", |c| matches!(c, '\u{600}'..='\u{6ff}')),
    ("he", |c| matches!(c, '\u{590}'..='\u{5ff}')),
    ("el", |c| matches!(c, '\u{370}'..='\u{3ff}')),
    ("hi", |c| matches!(c, '\u{900}'..='\u{97f}')),
    ("th", |c| matches!(c, '\u{e00}'..='\u{e7f}')),
    ("bn", |c| matches!(c, '\u{980}'..='\u{9ff}')),
];

/// `letters`: those of an ASCII word, packed.
fn count_word(word: &str, letters: Option<u64>, scripts: &mut [usize; SCRIPTS.len()], latin: &mut usize, counts: &mut [usize]) {
    if letters.is_some() || word.chars().all(|c| c < '\u{250}') {
        *latin += if letters.is_some() { word.len() } else { word.chars().count() };
        if word.len() > 6 {
            return;
        }
        let (packed, words) = table();
        let mut mask = match letters {
            Some(letters) => packed.get(&letters).copied().unwrap_or(0),
            None => words.get(word.to_lowercase().as_str()).copied().unwrap_or(0),
        };
        // Row by row of those that have the word: most words are in none.
        while mask != 0 {
            if let Some(count) = counts.get_mut(mask.trailing_zeros() as usize) {
                *count += 1;
            }
            mask &= mask - 1;
        }
        return;
    }
    for c in word.chars() {
        for ((_, is), count) in SCRIPTS.iter().zip(scripts.iter_mut()) {
            *count += usize::from(is(c));
        }
    }
}

fn verdict(scripts: &[usize; SCRIPTS.len()], latin: usize, counts: &[usize]) -> (&'static str, bool) {
    let foreign: usize = scripts.iter().sum();
    if foreign * 2 > latin + foreign {
        // Japanese mixes its own letters with Chinese ones: some of its own are enough.
        let count = |code: &str| SCRIPTS.iter().zip(scripts).find(|((c, _), _)| *c == code).map_or(0, |(_, n)| *n);
        if count("ja") * 10 > foreign {
            return ("ja", false);
        }
        let most = SCRIPTS.iter().zip(scripts).max_by_key(|(_, n)| **n);
        return (most.map_or("und", |((code, _), _)| code), false);
    }
    let english = counts.first().copied().unwrap_or(0);
    let rows = SMALL_WORDS.lines().zip(counts);
    let best = rows.max_by_key(|(_, n)| **n).map(|(row, n)| (row.split('\t').next().unwrap_or("und"), *n));
    match best {
        // In a sentence or two some small words are shared by chance ("me", "die", "in"): more must speak for the other language.
        Some((code, n)) if n > english && n >= 3 && (latin > 400 || n >= 2 * english + 2) => (code, false),
        _ if english == 0 && latin > 400 => ("und", false),
        _ => ("en", true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> (String, bool) {
        let l = detect(text.lines());
        (l.code, l.supported)
    }

    #[test]
    fn tells_languages() {
        assert_eq!(code("The council of Velm said that the port will close on Monday."), ("en".into(), true));
        assert_eq!(
            code("El consejo de la ciudad dijo que el puerto se cerrará el lunes y que no hay más."),
            ("es".into(), false)
        );
        assert_eq!(
            code("Der Rat der Stadt sagte, dass der Hafen nicht am Montag schließt und das ist gut."),
            ("de".into(), false)
        );
        assert_eq!(
            code("Le conseil de la ville a dit que le port sera fermé et que les bateaux ne sont pas là."),
            ("fr".into(), false)
        );
        assert_eq!(code("항구는 월요일에 문을 닫는다고 시의회가 말했다"), ("ko".into(), false));
        assert_eq!(code("港は月曜日に閉まると市議会は述べた"), ("ja".into(), false));
        assert_eq!(code(""), ("en".into(), true));
    }
}
