//! The part-of-speech tagger: a linear model over words, endings, shapes, neighbours and the tags given before, from left
//! to right.
//!
//! What makes it fast: marks, numbers and addresses have their tag by their form; frequent words with one tag are looked
//! up; and whatever depends on one written form alone (its own features, and what it tells its neighbours) is
//! summed once for each distinct form of the text.
//!
//! The features are made here for both the page and the training (`training/`), so that they cannot drift apart.

use super::by_form::give;
pub use super::by_form::mark_tags;
use super::coded::{COLUMNS, Chance, Coder, Weight};
use super::forms::{Forms, Known, plain_quote};
use super::model::{KEY_BITS, Reader, Rows, hash, key, key2};
use super::{Tag, Text, Word};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

static MODEL: &[u8] = include_bytes!("models/tagger.bin");

/// How many tags the model tells apart: those before [`Tag::Stop`], whose places marks take by their form.
pub const SCORED: usize = 40;

/// Forms whose sums are kept; those of further ones, of a huge text, are made where they stand.
const KEPT_SUMS: usize = 16_000;

/// A sum of weights for each tag.
pub(super) type Scores = [i16; SCORED];

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Case {
    /// As running text does.
    Normal,
    /// Most Words Begin With One.
    Title,
    /// ALL LETTERS ARE.
    Upper,
    /// there are none.
    Lower,
}

/// A written form with what the features need of it.
#[derive(Clone, Copy, Debug)]
pub struct Form<'t> {
    /// As written.
    pub form: &'t str,
    /// Lower-case.
    pub lower: &'t str,
    /// What is worked out of the two once.
    facts: Facts,
}

/// Hashes of a lower-case word and of its last two and three bytes, the written form's shape, and what tells a sentence's case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    word: u32,
    last_two: u32,
    last_three: u32,
    shape: u32,
    letters: Letters,
}

impl Facts {
    /// Those of a form and its lower-case form.
    pub(super) fn new(form: &str, lower: &str) -> Facts {
        let lower = usual_mark(lower);
        Facts {
            word: hash(lower.as_bytes()),
            last_two: ending(lower, 2),
            last_three: ending(lower, 3),
            shape: shape(form),
            letters: Letters::of(form),
        }
    }
}

/// What the case of a sentence is told by.
#[derive(Clone, Copy, Debug)]
struct Letters {
    /// The form begins with a letter.
    word: bool,
    /// It begins with a capital.
    capital: bool,
    /// It has a small letter.
    lower: bool,
    /// It is long enough to count.
    long: bool,
}

impl Letters {
    fn of(form: &str) -> Letters {
        let first = form.chars().next();
        Letters {
            word: first.is_some_and(char::is_alphabetic),
            capital: first.is_some_and(char::is_uppercase),
            lower: form.chars().any(char::is_lowercase),
            long: form.len() >= 4,
        }
    }
}

impl<'t> Form<'t> {
    /// The form with what the features need of it.
    pub fn new(form: &'t str, lower: &'t str) -> Form<'t> {
        Form { form, lower, facts: Facts::new(form, lower) }
    }

    /// The shape, told apart by the sentence's use of capitals.
    fn shape(&self, case: Case) -> u32 {
        self.facts.shape | (case as u32) << 8
    }
}

/// The model, read from its file.
#[derive(Debug, Default)]
pub struct Tagger {
    rows: Rows,
    /// Forms that have one tag, by the hash of the form.
    certain: FxHashMap<u32, Tag>,
}

impl Tagger {
    /// The tagger the page ships with.
    pub fn shipped() -> &'static Tagger {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        TAGGER.get_or_init(|| Tagger::read(MODEL))
    }

    /// Reads a model file: the forms that have one tag, then the rows.
    pub fn read(bytes: &[u8]) -> Tagger {
        let mut reader = Reader::new(bytes);
        let certain = dictionary(&mut reader.section(), &[]).into_iter().collect();
        Tagger { certain, rows: Rows::read(&mut reader.section()) }
    }

    /// The tag of a form that has only one.
    fn certain(&self, form: &str) -> Option<Tag> {
        self.certain.get(&key(CERTAIN, hash(form.as_bytes()))).copied()
    }
}

/// Reads or writes the keys of the forms that have one tag, in rising order; a reader is given none.
pub fn dictionary<C: Coder>(coder: &mut C, forms: &[(u32, Tag)]) -> Vec<(u32, Tag)> {
    let keys = coder.keys(KEY_BITS, &forms.iter().map(|f| f.0).collect::<Vec<_>>());
    let mut chances = [Chance::default(); 64];
    let tags = (0..keys.len()).map(|at| coder.tree(&mut chances, 6, forms.get(at).map_or(0, |f| f.1 as u32)));
    let tags: Vec<Tag> = tags.map(|tag| Tag::from_index(tag as usize)).collect();
    keys.into_iter().zip(tags).collect()
}

/// Template number of the dictionary of forms with one tag.
pub const CERTAIN: u32 = 99;

/// What the weights say of one written form by itself: summed once, and kept as long as the form is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summed {
    certain: Option<Tag>,
    own: Scores,
    /// What it tells the token after it.
    before: Scores,
    /// What it tells the token before it.
    after: Scores,
}

/// Tags sentences.
#[derive(Debug)]
pub struct Tagging<'m> {
    tagger: &'m Tagger,
    keys: Vec<u32>,
    /// By the numbers of two tags: what they say of the next. Kept from text to text.
    pub(super) pairs: Pairs,
}

/// Sums for pairs of tags, each made when it is first asked for.
pub(super) type Pairs = Vec<Option<Box<Scores>>>;

/// What says nothing.
static NOTHING: Scores = [0; SCORED];

impl<'m> Tagging<'m> {
    /// A tagging with `tagger`.
    pub fn new(tagger: &'m Tagger) -> Tagging<'m> {
        Tagging { tagger, keys: Vec::new(), pairs: Pairs::new() }
    }

    /// Gives each token of a sentence its tag; those that [`mark_tags`] has given stay.
    pub fn tag(&mut self, forms: &[Form], tags: &mut [Tag]) {
        self.tag_known(forms, &[], &mut [], tags);
    }

    /// The same; `ids` are the forms' numbers in `known`, where what is summed for a form is kept.
    fn tag_known(&mut self, forms: &[Form], ids: &[u32], known: &mut [Known], tags: &mut [Tag]) {
        let case = case_of(forms);
        for (form, &id) in forms.iter().zip(ids) {
            if let Some(known) = known.get_mut(id as usize).filter(|k| (id as usize) < KEPT_SUMS && k.summed.is_none()) {
                known.summed = Some(Box::new(sum(self.tagger, *form, &mut self.keys)));
            }
        }
        let known = &*known;
        let known = |at: usize| ids.get(at).and_then(|&id| known.get(id as usize)).and_then(|k| k.summed.as_deref());
        let (mut previous, mut before) = (BOUNDARY, BOUNDARY);
        for at in 0..forms.len() {
            let given = tags.get(at).copied().unwrap_or_default();
            let tag = match given {
                Tag::Other if case == Case::Normal => self.choose(forms, &known, at, previous, before),
                Tag::Other => self.choose_odd(forms, at, case, previous, before),
                given => given,
            };
            if let Some(slot) = tags.get_mut(at) {
                *slot = tag;
            }
            before = previous;
            previous = tag as u32;
        }
    }

    /// The tag of a token in a sentence that uses capitals as running text does.
    fn choose<'k>(
        &mut self,
        forms: &[Form],
        known: &impl Fn(usize) -> Option<&'k Summed>,
        at: usize,
        previous: u32,
        before: u32,
    ) -> Tag {
        let Some(&form) = forms.get(at) else { return Tag::default() };
        // A form whose sums are not kept has them made here.
        let mut scores = match known(at) {
            Some(Summed { certain: Some(tag), .. }) => return *tag,
            Some(kept) => kept.own,
            None => match self.tagger.certain(form.form) {
                Some(tag) => return tag,
                None => total(self.tagger, form, own_features, &mut self.keys),
            },
        };
        if let Some(left) = at.checked_sub(1) {
            self.add_side(&mut scores, known(left), forms.get(left), |s| &s.before, before_features);
        }
        self.add_side(&mut scores, known(at + 1), forms.get(at + 1), |s| &s.after, after_features);
        if let Some(tag) = clear(&scores) {
            return tag;
        }
        add(&mut scores, self.pair(previous, before));
        self.keys.clear();
        context_features(forms, at, Case::Normal, previous, before, &mut self.keys);
        self.add_rows(&mut scores);
        best(&scores)
    }

    /// Adds what a neighbour tells, if there is one: the `side` of its sums, or the sum of its `features`.
    fn add_side(
        &mut self,
        scores: &mut Scores,
        kept: Option<&Summed>,
        form: Option<&Form>,
        side: fn(&Summed) -> &Scores,
        features: Features,
    ) {
        match (kept, form) {
            (Some(kept), _) => add(scores, side(kept)),
            (None, Some(form)) => add(scores, &total(self.tagger, *form, features, &mut self.keys)),
            (None, None) => {}
        }
    }

    /// What the two tags before say: the longest rows of all, summed once for each pair of tags.
    fn pair(&mut self, previous: u32, before: u32) -> &Scores {
        let number = (previous << 6 | before) as usize;
        if self.pairs.len() <= number {
            self.pairs.resize_with(number + 1, || None);
        }
        let (tagger, keys) = (self.tagger, &mut self.keys);
        let made = || {
            keys.clear();
            tag_features(previous, before, keys);
            let mut scores = [0i16; SCORED];
            keys.iter().for_each(|&key| add_row(&mut scores, tagger.rows.row(key)));
            Box::new(scores)
        };
        match self.pairs.get_mut(number) {
            Some(slot) => slot.get_or_insert_with(made),
            None => &NOTHING,
        }
    }

    /// The tag of a token in a title or the like.
    fn choose_odd(&mut self, forms: &[Form], at: usize, case: Case, previous: u32, before: u32) -> Tag {
        let mut scores = [0i16; SCORED];
        self.keys.clear();
        features(forms, at, case, previous, before, &mut self.keys);
        self.add_rows(&mut scores);
        best(&scores)
    }

    fn add_rows(&self, scores: &mut Scores) {
        // As many places as a column's bits can name, so that no look into them is checked.
        let mut sums = [0i16; COLUMNS];
        for &key in &self.keys {
            for weight in self.tagger.rows.row(key) {
                if let Some(sum) = sums.get_mut(usize::from(weight.column) % COLUMNS) {
                    *sum = sum.wrapping_add(i16::from(weight.value));
                }
            }
        }
        for (score, sum) in scores.iter_mut().zip(&sums) {
            *score = score.wrapping_add(*sum);
        }
    }
}

/// Makes keys of a form.
type Features = fn(Form, Case, &mut Vec<u32>);

fn sum(tagger: &Tagger, form: Form, keys: &mut Vec<u32>) -> Summed {
    let certain = tagger.certain(form.form);
    Summed {
        certain,
        // Nobody asks how a form that has one tag scores.
        own: if certain.is_some() { [0; SCORED] } else { total(tagger, form, own_features, keys) },
        before: total(tagger, form, before_features, keys),
        after: total(tagger, form, after_features, keys),
    }
}

/// The sum of some features of a form in running text.
fn total(tagger: &Tagger, form: Form, features: Features, keys: &mut Vec<u32>) -> Scores {
    keys.clear();
    features(form, Case::Normal, keys);
    let mut scores = [0i16; SCORED];
    for &key in keys.iter() {
        add_row(&mut scores, tagger.rows.row(key));
    }
    scores
}

#[inline]
fn add(scores: &mut Scores, more: &Scores) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score = score.wrapping_add(*more);
    }
}

#[inline]
fn add_row(scores: &mut Scores, row: &[Weight]) {
    for weight in row {
        if let Some(score) = scores.get_mut(weight.column as usize) {
            *score = score.wrapping_add(i16::from(weight.value));
        }
    }
}

/// How far ahead a tag must be, by the word and its two neighbours alone, for the tags before and the pairs not to be asked. Of the
/// words this decides, on news text, one in a thousand would come out otherwise with them.
const CLEAR: i16 = 20;

/// The tag that is so far ahead that nothing else is asked. Written so that several scores are compared at once.
fn clear(scores: &Scores) -> Option<Tag> {
    let top = top(scores);
    let near = top.saturating_sub(CLEAR);
    let rivals: i16 = scores.iter().map(|&score| i16::from(score > near)).sum::<i16>() - i16::from(scores[0] > near);
    (rivals == 1).then(|| first_of(scores, top))
}

fn best(scores: &Scores) -> Tag {
    first_of(scores, top(scores))
}

/// The highest score; [`Tag::Other`], the first, is nobody's.
fn top(scores: &Scores) -> i16 {
    let mut scores = *scores;
    scores[0] = i16::MIN;
    scores.iter().fold(i16::MIN, |top, &score| top.max(score))
}

/// The first tag that has this score.
fn first_of(scores: &Scores, score: i16) -> Tag {
    Tag::from_index(scores.iter().skip(1).position(|&s| s == score).map_or(Tag::Nn as usize, |at| at + 1))
}

/// The number that stands for the tag before the first token.
pub const BOUNDARY: u32 = 63;

/// All features of the token at `at`; `previous` and `before` are the tags before it, [`BOUNDARY`] before the first.
pub fn features(forms: &[Form], at: usize, case: Case, previous: u32, before: u32, keys: &mut Vec<u32>) {
    if let Some(&form) = forms.get(at) {
        own_features(form, case, keys);
    }
    if let Some(&form) = at.checked_sub(1).and_then(|i| forms.get(i)) {
        before_features(form, case, keys);
    }
    if let Some(&form) = forms.get(at + 1) {
        after_features(form, case, keys);
    }
    tag_features(previous, before, keys);
    context_features(forms, at, case, previous, before, keys);
}

/// Marks that the treebanks write nearly always in one form count as that form, so that a word beside a curly mark is
/// tagged as beside a straight one.
fn usual_mark(lower: &str) -> &str {
    match lower {
        "…" => "...",
        lower => plain_quote(lower),
    }
}

/// The hash of the last `n` bytes, the whole where there are fewer.
fn ending(word: &str, n: usize) -> u32 {
    let bytes = word.as_bytes();
    hash(bytes.get(bytes.len().saturating_sub(n)..).unwrap_or(bytes))
}

fn beginning(word: &str, n: usize) -> u32 {
    let bytes = word.as_bytes();
    hash(bytes.get(..n.min(bytes.len())).unwrap_or(bytes))
}

fn own_features(form: Form, case: Case, keys: &mut Vec<u32>) {
    let (word, shape) = (form.lower, form.shape(case));
    let length = word.len();
    let whole = form.facts.word;
    keys.extend([key(1, 0), key(2, whole), key2(3, whole, shape), key(4, shape), key2(5, ending(word, 2), shape)]);
    for n in 1..=5 {
        if length > n {
            keys.push(key(5 + n as u32, ending(word, n)));
        }
    }
    for n in 1..=4 {
        if length > n + 1 {
            keys.push(key(11 + n as u32, beginning(word, n)));
        }
    }
    keys.push(key2(16, ending(word, 3), shape));
    if let Some((head, last)) = word.rsplit_once('-')
        && !last.is_empty()
    {
        keys.extend([key(17, hash(last.as_bytes())), key(18, ending(last, 3)), key(19, hash(head.as_bytes()))]);
    }
}

fn before_features(form: Form, case: Case, keys: &mut Vec<u32>) {
    let facts = form.facts;
    keys.extend([key(20, facts.word), key(21, form.shape(case)), key(22, facts.last_three), key(23, facts.last_two)]);
}

fn after_features(form: Form, case: Case, keys: &mut Vec<u32>) {
    let facts = form.facts;
    keys.extend([key(30, facts.word), key(31, form.shape(case)), key(32, facts.last_three), key(33, facts.last_two)]);
}

fn tag_features(previous: u32, before: u32, keys: &mut Vec<u32>) {
    keys.extend([key(40, previous), key(41, before), key(42, previous << 6 | before)]);
}

fn context_features(forms: &[Form], at: usize, case: Case, previous: u32, before: u32, keys: &mut Vec<u32>) {
    let Some(form) = forms.get(at) else { return };
    let lower = |i: usize| forms.get(i).map_or(0, |f| f.facts.word);
    let back = |n: usize| at.checked_sub(n).map_or(1, lower);
    let (own, next) = (lower(at), lower(at + 1));
    let shape = form.shape(case);
    let tags = previous << 6 | before;
    keys.extend([
        key2(43, previous, own),
        key2(44, previous, form.facts.last_three),
        key2(45, previous, shape),
        key2(46, previous, next),
        key(47, back(2)),
        key(48, lower(at + 2)),
        key2(49, own, next),
        key2(50, back(1), own),
        key2(51, tags, own),
        key2(52, next, lower(at + 2)),
        key2(53, tags, form.facts.last_two),
    ]);
}

/// The form's pattern of capitals, digits and marks, in eight bits.
fn shape(form: &str) -> u32 {
    let mut chars = form.chars().filter(|c| c.is_alphanumeric());
    let first = chars.next().unwrap_or(' ');
    let (mut upper, mut lower, mut digit, mut more) = (0u32, 0, 0, 0);
    for c in chars {
        more = 1;
        upper |= u32::from(c.is_uppercase());
        lower |= u32::from(c.is_lowercase());
        digit |= u32::from(c.is_numeric());
    }
    let head = if first.is_uppercase() {
        1
    } else if first.is_lowercase() {
        2
    } else if first.is_numeric() {
        3
    } else {
        0
    };
    let bytes = form.as_bytes();
    let hyphen = u32::from(bytes.contains(&b'-'));
    let stop = u32::from(bytes.len() > 1 && bytes.contains(&b'.'));
    head | upper << 2 | lower << 3 | digit << 4 | more << 5 | hyphen << 6 | stop << 7
}

/// How a sentence uses capitals, by its longer words.
pub fn case_of(forms: &[Form]) -> Case {
    let (mut words, mut capital, mut upper, mut first_capital) = (0, 0, 0, false);
    for (at, form) in forms.iter().enumerate() {
        let letters = form.facts.letters;
        if !letters.word {
            continue;
        }
        if at == 0 {
            first_capital = letters.capital;
        }
        if letters.long {
            words += 1;
            capital += usize::from(letters.capital);
            upper += usize::from(letters.capital && !letters.lower);
        }
    }
    if words >= 3 && upper * 5 >= words * 4 {
        Case::Upper
    } else if words >= 4 && capital * 5 >= words * 4 {
        Case::Title
    } else if words >= 2 && capital == 0 && !first_capital {
        Case::Lower
    } else {
        Case::Normal
    }
}

/// Tags the tokens from `first` on, sentence by sentence; `ends` are the sentences' ends and `ids` numbers each token's form.
pub(super) fn tag_paragraph(
    source: &str,
    text: &mut Text,
    first: usize,
    ends: &[usize],
    ids: &[u32],
    known: &mut Forms,
    tagging: &mut Tagging,
) {
    let (words, tokens) = (&text.words, text.tokens.get_mut(first..).unwrap_or(&mut []));
    give(source, tokens, |at| ids.get(at).and_then(|&id| known.known.get(id as usize)).map(|k| k.given).unwrap_or_default());
    // One sentence's at a time: a paragraph may be all of a huge text.
    let longest = ends.iter().zip(std::iter::once(&first).chain(ends)).map(|(end, start)| end - start).max().unwrap_or(0);
    let (mut forms, mut tags): (Vec<Form>, Vec<Tag>) = (Vec::with_capacity(longest), Vec::with_capacity(longest));
    let mut begin = 0;
    for &end in ends {
        let sentence = begin..end - first;
        begin = end - first;
        let (Some(tokens), Some(ids)) = (tokens.get_mut(sentence.clone()), ids.get(sentence)) else { continue };
        forms.clear();
        forms.extend(tokens.iter().zip(ids).filter_map(|(token, &id)| {
            let lower = words.get(token.word().0 as usize).map_or("", |w: &Word| &*w.lower);
            Some(Form { form: token.span().of(source), lower, facts: known.known.get(id as usize)?.facts })
        }));
        tags.clear();
        tags.extend(tokens.iter().map(|t| t.tag));
        tagging.tag_known(&forms, ids, &mut known.known, &mut tags);
        for (token, &tag) in tokens.iter_mut().zip(&tags) {
            token.tag = tag;
        }
    }
}
