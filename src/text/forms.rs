//! The written forms of a text: each is lower-cased, looked up and measured once, however often it stands there.
//!
//! What was found out of a form depends on nothing but the form, so it is kept for the next text: of a library's thousands of articles
//! most words are known after the first few. A table that has grown beyond [`MOST`] forms is not kept, so that memory stays bounded.

use super::by_form::Given;
use super::tagger::{Facts, Pairs, Summed};
use super::{Word, WordId, lemma};
use crate::span::narrow;
use crate::{grow, lexicon};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

/// Most forms that are kept from text to text: a dozen megabytes, and the words of some five hundred articles.
const MOST: usize = 1 << 15;

/// One bit each for what rules ask of a token again and again; see the questions of [`Look`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look(u8);

impl Look {
    const CAPITAL: u8 = 1;
    const WORDY: u8 = 2;
    const MARK: u8 = 4;
    const ACRONYM: u8 = 8;
    const PARTING: u8 = 16;
    const ENDING: u8 = 32;

    /// How a form looks; `lower` is its lower-case form.
    pub fn of(form: &str, lower: &str) -> Look {
        let first = form.chars().next();
        let mut bits = 0;
        let mut set = |bit, yes| bits |= if yes { bit } else { 0 };
        set(Look::CAPITAL, first.is_some_and(char::is_uppercase));
        set(Look::WORDY, form.chars().any(char::is_alphanumeric));
        set(Look::MARK, matches!(form, "\"" | "“" | "”" | "«" | "»" | "‘" | "’" | "'" | "``" | "''" | "„" | "‟"));
        let capitals = form.chars().filter(|c| c.is_uppercase()).count();
        set(Look::ACRONYM, capitals > 1 && !form.chars().any(char::is_lowercase));
        let of_words = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '$' | '€' | '£' | '%' | '&' | '#' | '@');
        set(Look::PARTING, !first.is_some_and(of_words) || matches!(lower, "'" | "''" | "’"));
        let stop = matches!(form.as_bytes().last(), Some(b'.' | b'?' | b'!')) || form.starts_with(['…', '。', '？', '！', '‽']);
        set(Look::ENDING, stop || form == "\"");
        Look(bits)
    }

    /// It begins with a capital letter.
    pub fn capital(self) -> bool {
        self.0 & Look::CAPITAL != 0
    }

    /// It has at least one letter or digit.
    pub fn wordy(self) -> bool {
        self.0 & Look::WORDY != 0
    }

    /// It is a quotation mark or an apostrophe.
    pub fn mark(self) -> bool {
        self.0 & Look::MARK != 0
    }

    /// It is a word in capitals with at least two letters.
    pub fn acronym(self) -> bool {
        self.0 & Look::ACRONYM != 0
    }

    /// It may end a sentence, or is a straight quotation mark, by which ends are told too.
    pub fn ending(self) -> bool {
        self.0 & Look::ENDING != 0
    }

    /// It begins with a mark that parts words: no letter, digit, apostrophe before letters, or sign of money.
    pub fn parting(self) -> bool {
        self.0 & Look::PARTING != 0
    }
}

/// What is known of a written form, beside [`Found`].
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// What it says of its tag by itself.
    pub(super) given: Given,
    /// What the tagger's features need of it.
    pub(super) facts: Facts,
    /// What the tagger's weights say of it, once somebody asked.
    pub(super) summed: Option<Box<Summed>>,
}

/// A written form of at most sixteen bytes as three numbers: told from another without a look at its letters elsewhere in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Short {
    head: u64,
    tail: u64,
    length: u8,
}

impl Short {
    /// `None` for a longer form. Head and tail overlap, so that every length is read in two steps.
    #[inline]
    fn of(form: &str) -> Option<Short> {
        let bytes = form.as_bytes();
        let length = u8::try_from(bytes.len()).ok()?;
        let [head, tail] =
            match length {
                8..=16 => {
                    [bytes.first_chunk::<8>(), bytes.last_chunk::<8>()].map(|eight| eight.map_or(0, |b| u64::from_le_bytes(*b)))
                }
                4..8 => [bytes.first_chunk::<4>(), bytes.last_chunk::<4>()]
                    .map(|four| four.map_or(0, |b| u32::from_le_bytes(*b).into())),
                2..4 => [bytes.first_chunk::<2>(), bytes.last_chunk::<2>()]
                    .map(|two| two.map_or(0, |b| u16::from_le_bytes(*b).into())),
                0..2 => [bytes.first().copied().unwrap_or(0).into(), 0],
                _ => return None,
            };
        Some(Short { head, tail, length })
    }
}

/// What is found by a written form and every token asks: its number, its word in [`Forms::words`], how it looks.
#[derive(Clone, Copy, Debug)]
struct Found {
    id: u32,
    word: u32,
    look: Look,
}

/// The forms met so far.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// The forms that are [`Short`], which nearly all are.
    by_short: FxHashMap<Short, Found>,
    /// The others.
    by_form: FxHashMap<Arc<str>, Found>,
    by_lower: FxHashMap<Arc<str>, u32>,
    /// By the form's number.
    pub(super) known: Vec<Known>,
    words: Vec<Word>,
    /// For each word the text it was last met in, and its number there.
    places: Vec<(u32, WordId)>,
    /// What the tagger sums for pairs of tags.
    pub(super) pairs: Pairs,
    /// The number of the text that is being read.
    text: u32,
    /// True where no other text is read with them: then the text's list of words is the only one.
    alone: bool,
}

thread_local! {
    static KEPT: Cell<Option<Box<Forms>>> = const { Cell::new(None) };
}

impl Forms {
    /// The forms of the texts before, for reading one more.
    pub(super) fn kept() -> Box<Forms> {
        let mut forms = KEPT.try_with(Cell::take).ok().flatten().unwrap_or_default();
        // A number that comes around again would take old places for new ones.
        if forms.text == u32::MAX {
            forms = Box::default();
        }
        forms.text += 1;
        forms
    }

    /// Forms for one huge text alone, which later stages shall not find beside them: what they save the next text is a few milliseconds.
    /// Those of the texts before are let go.
    pub(super) fn alone() -> Box<Forms> {
        drop(KEPT.try_with(Cell::take));
        Box::new(Forms { alone: true, ..Forms::default() })
    }

    /// Keeps them for the next text, where they are not too many.
    pub(super) fn keep(self: Box<Forms>) {
        if self.known.len() <= MOST && !self.alone {
            let _ = KEPT.try_with(|kept| kept.set(Some(self)));
        }
    }

    /// The number of a written form, its word's in this text, whose distinct words are `words`, and how it looks; a new word is added
    /// there.
    pub(super) fn word(&mut self, form: &str, words: &mut Vec<Word>) -> (u32, WordId, Look) {
        let found = match Short::of(form) {
            Some(short) => self.by_short.get(&short),
            None => self.by_form.get(form),
        };
        let Found { id, word, look } = found.copied().unwrap_or_else(|| self.add(form, words));
        if self.alone {
            return (id, WordId(word), look);
        }
        let Some(place) = self.places.get_mut(word as usize) else { return (id, WordId(0), look) };
        if place.0 != self.text {
            *place = (self.text, WordId(narrow(words.len())));
            words.extend(self.words.get(word as usize).cloned());
        }
        (id, place.1, look)
    }

    fn add(&mut self, form: &str, words: &mut Vec<Word>) -> Found {
        let lower = lower_case(form);
        let (lower, word) = match self.by_lower.get_key_value(&*lower) {
            Some((lower, &word)) => (Arc::clone(lower), word),
            None => self.add_word(&lower, words),
        };
        let id = narrow(self.known.len());
        grow::push(&mut self.known, Known { given: Given::of(form), facts: Facts::new(form, &lower), summed: None });
        let found = Found { id, word, look: Look::of(form, &lower) };
        match Short::of(form) {
            Some(short) => self.by_short.insert(short, found),
            None => self.by_form.insert(if *form == *lower { lower } else { form.into() }, found),
        };
        found
    }

    fn add_word(&mut self, lower: &str, words: &mut Vec<Word>) -> (Arc<str>, u32) {
        let shared: Arc<str> = lower.into();
        let lemma = lemma::lemma(lower);
        let lemma = if lemma == lower { Arc::clone(&shared) } else { lemma.into() };
        let list = if self.alone { words } else { &mut self.words };
        let word = narrow(list.len());
        grow::push(list, Word { lower: Arc::clone(&shared), lemma, classes: lexicon::classes_of(lower) });
        if !self.alone {
            self.places.push((0, WordId(0)));
        }
        self.by_lower.insert(Arc::clone(&shared), word);
        (shared, word)
    }
}

/// The straight form of a curly or angular quotation mark; any other word as it is.
pub(crate) fn plain_quote(word: &str) -> &str {
    match word {
        "“" | "”" | "„" | "‟" | "«" | "»" => "\"",
        "‘" | "’" | "‚" | "‛" => "'",
        word => word,
    }
}

/// A written form in lower case, its curly apostrophes straight, its hyphens plain, without soft hyphens.
fn lower_case(form: &str) -> Cow<'_, str> {
    if form.is_ascii() {
        let capital = form.bytes().any(|b| b.is_ascii_uppercase());
        return if capital { form.to_ascii_lowercase().into() } else { form.into() };
    }
    let plain = |c| match c {
        '\u{2019}' | '\u{2bc}' => Some('\''),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{ad}' => None,
        c => Some(c),
    };
    form.to_lowercase().chars().filter_map(plain).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use crate::text::tests::read_one;

    #[test]
    fn forms_that_differ_are_told_apart_whatever_their_length() {
        let letters = |n: u32, other: u32| ('a'..='z').zip(0..n).map(|(c, at)| if at == other { 'z' } else { c }).collect();
        let forms: Vec<String> =
            (0..=18).flat_map(|n| (0..=n).map(move |other| (n, other))).map(|(n, other)| letters(n, other)).collect();
        let (mut known, mut words) = (super::Forms::default(), Vec::new());
        let mut numbers = || forms.iter().map(|f| known.word(f, &mut words).0).collect::<Vec<u32>>();
        let first = numbers();
        assert_eq!(std::collections::BTreeSet::from_iter(&first).len(), forms.len());
        assert_eq!(numbers(), first);
    }

    #[test]
    fn a_text_has_its_own_words_alone_in_the_order_they_stand() {
        let words = |text: &str| -> Vec<String> { read_one(text).1.words.iter().map(|w| w.lower.to_string()).collect() };
        let want = ["the", "ferry", "left", "."];
        assert_eq!(words("The ferry left."), want);
        let _ = words("Left alone, the tug waited for the ferries.");
        assert_eq!(words("The ferry left."), want);
        assert_eq!(words("A tug left THE Ferry."), ["a", "tug", "left", "the", "ferry", "."]);
    }

    #[test]
    fn a_huge_text_is_read_as_a_small_one() {
        let small = "The ferry left. A tug, said Anna Moor, WAITED for the Ferries.\n";
        let (_, text) = read_one(small);
        let (_, huge) = read_one(&small.repeat(crate::text::LARGE / small.len() + 1));
        let lowers = |text: &crate::text::Text| text.words.iter().map(|w| w.lower.to_string()).collect::<Vec<_>>();
        assert_eq!(lowers(&huge), lowers(&text));
        let told = |t: &crate::text::Token| (t.word(), t.tag, t.look);
        for (number, token) in huge.tokens.iter().enumerate() {
            assert_eq!(told(token), told(&text.tokens[number % text.tokens.len()]));
        }
        assert_eq!(lowers(&read_one(small).1), lowers(&text));
    }
}
