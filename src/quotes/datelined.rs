//! Sentences behind a dateline: "PORT ELDA, May 3 (News) -- **Police held a man, saying ...**". The place says nothing, and takes part in no clause.

use crate::people::reader::Reader;
use crate::text::Sentence;

/// Longest dateline, in tokens.
const LONGEST: usize = 18;

/// The sentence without the dateline at its head; `None` where it has none.
pub fn without(r: Reader<'_>, sentence: &Sentence) -> Option<Sentence> {
    let first = sentence.tokens().start;
    let opens = first.checked_sub(1).and_then(|b| r.text.sentence_at(r.span(b).start())).and_then(|s| r.text.sentences.get(s));
    if opens.is_some_and(|s| s.paragraph() == sentence.paragraph()) || !r.capital(first) {
        return None;
    }
    let end = sentence.tokens().end.min(first + LONGEST);
    let dash = (first + 1..end).find(|&i| r.is(i, &["—", "–", "-", "--", "―"]) && !r.glued(i + 1))?;
    let shouted = (first..dash).find(|&i| r.wordy(i)).is_some_and(|i| loud(r.word(i)));
    let agency = (first..dash).any(|i| r.is(i, &["("]) && r.capital(i + 1));
    let plain =
        |i: usize| r.capital(i) || !r.wordy(i) || r.word(i).chars().all(|c| c.is_ascii_digit()) || r.is(i, &["of", "de", "and"]);
    if !(shouted || agency) || !(first..dash).all(plain) || dash + 2 >= sentence.tokens().end {
        return None;
    }
    let tokens = dash + 1..sentence.tokens().end;
    Some(Sentence::new(r.cover(tokens.clone()), tokens, sentence.paragraph()))
}

/// True for a word of capitals alone, of two letters or more.
fn loud(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}
