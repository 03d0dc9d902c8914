//! Lemmas: the dictionary form of a word, by rules and a table of irregular forms (`irregular.tsv`).
//!
//! A word form has one lemma here, whatever its part of speech in a sentence: the verb's where a verb is likely ("meeting" →
//! meet, "left" → leave), else the noun's. Names and rare words come out as well as the rules can.

use crate::lexicon::Pairs;

static IRREGULAR: Pairs = Pairs::new(include_str!("irregular.tsv"));

/// The lemma of a lower-case word with straight apostrophes.
pub fn lemma(lower: &str) -> String {
    if let Some(lemma) = IRREGULAR.get(lower) {
        return lemma.to_owned();
    }
    if !lower.is_ascii() || lower.bytes().any(|b| b.is_ascii_digit()) {
        return lower.to_owned();
    }
    // "re-elected": the last part decides.
    if let Some((head, last)) = lower.rsplit_once('-')
        && !head.is_empty()
        && !last.is_empty()
    {
        return format!("{head}-{}", lemma(last));
    }
    by_rule(lower).unwrap_or_else(|| lower.to_owned())
}

/// The lemma by its ending; `None` where no rule applies.
fn by_rule(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies") {
        return (stem.len() >= 2).then(|| format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("ied") {
        return (stem.len() >= 2).then(|| format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("es") {
        let hissing = ["ss", "sh", "ch", "x", "zz"].iter().any(|e| stem.ends_with(e));
        if hissing && stem.len() >= 3 {
            return Some(stem.to_owned());
        }
    }
    if let Some(stem) = word.strip_suffix('s') {
        let kept = ["s", "u", "i", "'"].iter().any(|e| stem.ends_with(e));
        return (stem.len() >= 3 && !kept).then(|| stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix("ed") {
        return (stem.len() >= 2 && has_vowel(stem)).then(|| base(stem));
    }
    if let Some(stem) = word.strip_suffix("ing") {
        return (stem.len() >= 2 && has_vowel(stem)).then(|| base(stem));
    }
    None
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(|b| is_vowel(b) || b == b'y')
}

/// The base of a verb from its stem before "ed" or "ing": undoes a doubled letter ("stopp"), gives back a silent e ("hop" from "hoped").
fn base(stem: &str) -> String {
    let bytes = stem.as_bytes();
    let n = bytes.len();
    let from_end = |i: usize| n.checked_sub(i).and_then(|k| bytes.get(k)).copied().unwrap_or(0);
    let (last, second, third) = (from_end(1), from_end(2), from_end(3));
    if last == second && matches!(last, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't') && n > 3 {
        return stem.get(..n - 1).unwrap_or(stem).to_owned();
    }
    let single_vowel = is_vowel(second) && !(is_vowel(third) && !(third == b'u' && from_end(4) == b'q'));
    let silent_e = match last {
        b'v' | b'u' => true,
        b'z' => second != b'z',
        b'c' => true,
        b's' => second != b's' && second != b'i' || single_vowel && matches!(second, b'a' | b'o' | b'u' | b'i'),
        b'g' => single_vowel || matches!(second, b'd' | b'r' | b'l') || matches!((third, second), (b'n', b'g')),
        b'l' => {
            !is_vowel(second) && !matches!(second, b'l' | b'r' | b'w')
                || single_vowel && (second == b'u' || matches!(second, b'i' | b'o') && n <= 5)
        }
        b't' => {
            single_vowel && (matches!(second, b'a' | b'o' | b'u') || second == b'i' && n <= 4)
                || stem.ends_with("iat")
                || stem.ends_with("eat") && stem.ends_with("creat")
        }
        b'r' => {
            single_vowel && matches!(second, b'i' | b'u' | b'a')
                || single_vowel && second == b'o' && matches!(third, b'l' | b'n' | b't')
                || stem.ends_with("quir")
        }
        b'd' => single_vowel && matches!(second, b'i' | b'u' | b'a') || single_vowel && second == b'e' && matches!(third, b'c'),
        b'n' => single_vowel && (matches!(second, b'i' | b'u') || second == b'o' && n <= 4 || stem.ends_with("ven")),
        b'm' => single_vowel && matches!(second, b'u' | b'a' | b'i'),
        b'k' => single_vowel,
        b'p' => single_vowel && matches!(second, b'o' | b'a' | b'i' | b'y'),
        b'b' => single_vowel && matches!(second, b'i' | b'o'),
        b'h' => second == b't' && is_vowel(third) && from_end(4) == b'a',
        _ => false,
    };
    if silent_e { format!("{stem}e") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_says_more_than_the_rules() {
        for (form, lemma) in IRREGULAR.checked() {
            assert_ne!(by_rule(form).as_deref().unwrap_or(form), lemma, "the rules know {form}");
        }
    }

    #[test]
    fn verbs_and_nouns_come_to_their_base() {
        for (form, base) in [
            ("said", "say"),
            ("elected", "elect"),
            ("hoped", "hope"),
            ("hopping", "hop"),
            ("stopped", "stop"),
            ("voting", "vote"),
            ("agreed", "agree"),
            ("countries", "country"),
            ("denies", "deny"),
            ("re-elected", "re-elect"),
            ("wins", "win"),
            ("winning", "win"),
            ("negotiated", "negotiate"),
            ("insists", "insist"),
            ("passes", "pass"),
            ("announcing", "announce"),
            ("required", "require"),
            ("warned", "warn"),
            ("pledged", "pledge"),
            ("urging", "urge"),
            ("business", "business"),
            ("status", "status"),
            ("thing", "thing"),
            ("was", "be"),
            ("n't", "not"),
            ("decided", "decide"),
            ("believes", "believe"),
        ] {
            assert_eq!(lemma(form), base, "{form}");
        }
    }
}
