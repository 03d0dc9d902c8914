//! The part-of-speech tagger: a linear model over words, endings, shapes, neighbours and the tags given before, from left
//! to right.
//!
//! What makes it fast: marks, numbers and addresses have their tag by their form; frequent words with one tag are looked
//! up; and whatever depends on one written form alone (its own features, and what it tells its neighbours) is
//! summed once for each distinct form of the text.
//!
//! The features are made here for both the page and the training (`training/`), so that they cannot drift apart.

use super::model::{Reader, Rows, Weight, hash, key, key2};
use super::{Tag, Text, Token, tokens};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

static MODEL: &[u8] = include_bytes!("models/tagger.bin");

/// How many tags the model tells apart: those before [`Tag::Stop`], whose places marks take by their form.
pub const SCORED: usize = 40;

/// Distinct forms whose sums are kept; rarer ones beyond it are summed where they stand.
const KEPT_FORMS: usize = 50_000;

/// A sum of weights for each tag.
type Scores = [i16; SCORED];

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

/// Hashes of a lower-case word and of its last two and three bytes, and the written form's shape.
#[derive(Clone, Copy, Debug)]
struct Facts {
    word: u32,
    last_two: u32,
    last_three: u32,
    shape: u32,
}

impl<'t> Form<'t> {
    /// The form with what the features need of it.
    pub fn new(form: &'t str, lower: &'t str) -> Form<'t> {
        let facts =
            Facts { word: hash(lower.as_bytes()), last_two: ending(lower, 2), last_three: ending(lower, 3), shape: shape(form) };
        Form { form, lower, facts }
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
        let count = (reader.number() as usize).min(reader.left());
        let mut key = 0u32;
        let keys: Vec<u32> = (0..count)
            .map(|_| {
                key = key.wrapping_add(reader.number());
                key
            })
            .collect();
        let certain = keys.into_iter().map(|k| (k, Tag::from_index(reader.byte() as usize))).collect();
        Tagger { certain, rows: Rows::read(&mut reader) }
    }

    /// The tag of a form that has only one.
    fn certain(&self, form: &str) -> Option<Tag> {
        self.certain.get(&key(CERTAIN, hash(form.as_bytes()))).copied()
    }
}

/// Template number of the dictionary of forms with one tag.
pub const CERTAIN: u32 = 99;

/// What is known of one written form: made once a text.
#[derive(Clone, Copy, Debug)]
struct Summed {
    certain: Option<Tag>,
    own: Scores,
    /// What it tells the token after it.
    before: Scores,
    /// What it tells the token before it.
    after: Scores,
}

/// Tags the sentences of one text.
#[derive(Debug)]
pub struct Tagging<'m> {
    tagger: &'m Tagger,
    /// By the number of the form: its facts.
    facts: Vec<Facts>,
    summed: Vec<Option<Box<Summed>>>,
    keys: Vec<u32>,
}

impl<'m> Tagging<'m> {
    /// A tagging with `tagger`.
    pub fn new(tagger: &'m Tagger) -> Tagging<'m> {
        Tagging { tagger, facts: Vec::new(), summed: Vec::new(), keys: Vec::new() }
    }

    /// The form numbered `id`, its facts taken from an earlier place where it has stood before. Numbers count up from 0.
    fn form<'t>(&mut self, id: u32, form: &'t str, lower: &'t str) -> Form<'t> {
        if let Some(&facts) = self.facts.get(id as usize) {
            return Form { form, lower, facts };
        }
        let form = Form::new(form, lower);
        if self.facts.len() == id as usize {
            self.facts.push(form.facts);
        }
        form
    }

    /// Gives each token of a sentence its tag; those that [`mark_tags`] has given stay. `ids` numbers the forms of the text.
    pub fn tag(&mut self, forms: &[Form], ids: &[u32], tags: &mut [Tag]) {
        let case = case_of(forms);
        let (mut previous, mut before) = (BOUNDARY, BOUNDARY);
        for at in 0..forms.len() {
            let given = tags.get(at).copied().unwrap_or_default();
            let tag = if given != Tag::Other { given } else { self.choose(forms, ids, at, case, previous, before) };
            if let Some(slot) = tags.get_mut(at) {
                *slot = tag;
            }
            before = previous;
            previous = tag as u32;
        }
    }

    fn choose(&mut self, forms: &[Form], ids: &[u32], at: usize, case: Case, previous: u32, before: u32) -> Tag {
        let kept = ids.get(at).is_some_and(|&id| (id as usize) < KEPT_FORMS) && case == Case::Normal;
        let mut scores = [0i16; SCORED];
        if kept {
            let own = self.summed(forms, ids, at);
            if let Some(summed) = own {
                if let Some(tag) = summed.certain {
                    return tag;
                }
                scores = summed.own;
            }
            if let Some(summed) = at.checked_sub(1).and_then(|i| self.summed(forms, ids, i)) {
                add(&mut scores, &summed.before);
            }
            if let Some(summed) = self.summed(forms, ids, at + 1) {
                add(&mut scores, &summed.after);
            }
            if let Some(tag) = clear(&scores) {
                return tag;
            }
            self.keys.clear();
            context_features(forms, at, case, previous, before, &mut self.keys);
        } else {
            if let Some(tag) = forms.get(at).filter(|_| case == Case::Normal).and_then(|f| self.tagger.certain(f.form)) {
                return tag;
            }
            self.keys.clear();
            features(forms, at, case, previous, before, &mut self.keys);
        }
        for &key in &self.keys {
            add_row(&mut scores, self.tagger.rows.row(key));
        }
        best(&scores)
    }

    /// The sums of the form at `at`, made now where they are not yet; `None` past the ends and for the rare forms of a huge text.
    fn summed(&mut self, forms: &[Form], ids: &[u32], at: usize) -> Option<&Summed> {
        let id = *ids.get(at)? as usize;
        if id >= KEPT_FORMS {
            return None;
        }
        if self.summed.len() <= id {
            self.summed.resize_with(id + 1, || None);
        }
        let slot = self.summed.get_mut(id)?;
        if slot.is_none() {
            let form = *forms.get(at)?;
            *slot = Some(Box::new(sum(self.tagger, form, &mut self.keys)));
        }
        slot.as_deref()
    }
}

fn sum(tagger: &Tagger, form: Form, keys: &mut Vec<u32>) -> Summed {
    let certain = tagger.certain(form.form);
    let mut total = |make: fn(Form, Case, &mut Vec<u32>)| {
        keys.clear();
        make(form, Case::Normal, keys);
        let mut scores = [0i16; SCORED];
        for &key in keys.iter() {
            add_row(&mut scores, tagger.rows.row(key));
        }
        scores
    };
    Summed {
        certain,
        // Nobody asks how a form that has one tag scores.
        own: if certain.is_some() { [0; SCORED] } else { total(own_features) },
        before: total(before_features),
        after: total(after_features),
    }
}

fn add(scores: &mut Scores, more: &Scores) {
    for (score, more) in scores.iter_mut().zip(more) {
        *score = score.wrapping_add(*more);
    }
}

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

/// The tag that is so far ahead that nothing else is asked.
fn clear(scores: &Scores) -> Option<Tag> {
    let (mut first, mut second, mut place) = (i16::MIN, i16::MIN, 0);
    for (at, &score) in scores.iter().enumerate().skip(1) {
        if score > first {
            (first, second, place) = (score, first, at);
        } else if score > second {
            second = score;
        }
    }
    (first.saturating_sub(second) >= CLEAR).then(|| Tag::from_index(place))
}

fn best(scores: &Scores) -> Tag {
    let mut best = (i16::MIN, Tag::Nn);
    for (&score, &tag) in scores.iter().zip(Tag::ALL).skip(1) {
        if score > best.0 {
            best = (score, tag);
        }
    }
    best.1
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
    context_features(forms, at, case, previous, before, keys);
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

fn context_features(forms: &[Form], at: usize, case: Case, previous: u32, before: u32, keys: &mut Vec<u32>) {
    let Some(form) = forms.get(at) else { return };
    let lower = |i: usize| forms.get(i).map_or(0, |f| f.facts.word);
    let back = |n: usize| at.checked_sub(n).map_or(1, lower);
    let (own, next) = (lower(at), lower(at + 1));
    let shape = form.shape(case);
    let tags = previous << 6 | before;
    keys.extend([
        key(40, previous),
        key(41, before),
        key(42, tags),
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
        let Some(first) = form.form.chars().next() else { continue };
        if !first.is_alphabetic() {
            continue;
        }
        if at == 0 {
            first_capital = first.is_uppercase();
        }
        if form.form.len() < 4 {
            continue;
        }
        words += 1;
        if first.is_uppercase() {
            capital += 1;
            upper += usize::from(!form.form.chars().any(char::is_lowercase));
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

/// Gives marks, numbers and addresses their tag by their form, and the others [`Tag::Other`].
///
/// A straight quotation mark opens where white space stands before it and none after, closes the other way round; else it
/// opens and closes by turns. An apostrophe after an s with no single mark open is a possessive.
pub fn mark_tags(source: &str, tokens: &mut [Token]) {
    let (mut double_open, mut single_open) = (false, false);
    let mut end_before = u32::MAX;
    let mut s_before = false;
    for at in 0..tokens.len() {
        let next_start = tokens.get(at + 1).map_or(u32::MAX, |t| t.span.start());
        let Some(token) = tokens.get_mut(at) else { break };
        let form = token.span.of(source);
        let gap = token.span.start() != end_before;
        let gap_after = token.span.end() != next_start;
        token.tag = match form {
            "\"" => {
                let opens = if gap != gap_after { gap } else { !double_open };
                double_open = opens;
                if opens { Tag::OpenQuote } else { Tag::CloseQuote }
            }
            "'" | "’" if !gap && s_before && !single_open => Tag::Pos,
            "'" | "‘" if gap || form == "‘" || !gap_after && !single_open => {
                single_open = true;
                Tag::OpenQuote
            }
            "'" | "’" => {
                single_open = false;
                Tag::CloseQuote
            }
            _ => form_tag(form),
        };
        end_before = token.span.end();
        s_before = matches!(form.as_bytes().last(), Some(b's' | b'S' | b'x' | b'z'));
    }
}

/// The tag a form has by itself; [`Tag::Other`] where it is a word.
fn form_tag(form: &str) -> Tag {
    let Some(&first) = form.as_bytes().first() else { return Tag::Other };
    match first {
        b'a'..=b'z' | b'A'..=b'Z' => {
            let address = form.len() > 6 && (form.contains("://") || form.contains('@') || form.starts_with("www."));
            if address { Tag::Add } else { Tag::Other }
        }
        b'0'..=b'9' | b'.' if form.len() > 1 || first != b'.' => {
            let number = form.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b':' | b'/' | b'-'));
            match number {
                true if form.bytes().all(|b| b == b'.') => Tag::Colon,
                true => Tag::Cd,
                false => Tag::Other,
            }
        }
        b'.' | b'!' | b'?' => Tag::Stop,
        b',' => Tag::Comma,
        b':' | b';' | b'-' => Tag::Colon,
        b'(' | b'[' | b'{' => Tag::OpenBracket,
        b')' | b']' | b'}' => Tag::CloseBracket,
        b'$' => Tag::Dollar,
        b'`' => Tag::OpenQuote,
        b'\'' if form == "''" => Tag::CloseQuote,
        b'@' if form.len() > 1 => Tag::Add,
        b'*' | b'=' | b'_' | b'~' | b'|' | b'<' | b'>' | b'^' | b'\\' => Tag::Nfp,
        0x80.. => high_tag(form),
        _ => Tag::Other,
    }
}

/// [`form_tag`] of a form that begins beyond ASCII.
fn high_tag(form: &str) -> Tag {
    match form.chars().next().unwrap_or(' ') {
        '“' | '«' | '„' | '‹' | '「' | '『' | '《' => Tag::OpenQuote,
        '”' | '»' | '›' | '」' | '』' | '》' => Tag::CloseQuote,
        '—' | '–' | '―' | '…' | '：' | '；' => Tag::Colon,
        '。' | '？' | '！' | '‽' => Tag::Stop,
        '、' | '，' => Tag::Comma,
        '（' | '【' => Tag::OpenBracket,
        '）' | '】' => Tag::CloseBracket,
        '€' | '£' | '¥' | '₩' | '₹' | '₽' => Tag::Dollar,
        '•' | '·' | '●' | '▪' | '■' => Tag::Nfp,
        c if tokens::is_emoji(c) => Tag::Nfp,
        _ => Tag::Other,
    }
}

/// Tags the tokens from `first` on, sentence by sentence; `ends` are the sentences' ends and `ids` numbers each token's form.
pub fn tag_paragraph(source: &str, text: &mut Text, first: usize, ends: &[usize], ids: &[u32], tagging: &mut Tagging) {
    if let Some(tokens) = text.tokens.get_mut(first..) {
        mark_tags(source, tokens);
    }
    let mut begin = first;
    let mut tags = Vec::new();
    for &end in ends {
        let tokens = text.tokens.get(begin..end).unwrap_or(&[]);
        let ids = ids.get(begin - first..end - first).unwrap_or(&[]);
        let forms: Vec<Form> =
            tokens.iter().zip(ids).map(|(t, &id)| tagging.form(id, t.span.of(source), text.lower(t))).collect();
        tags.clear();
        tags.extend(tokens.iter().map(|t| t.tag));
        tagging.tag(&forms, ids, &mut tags);
        for (token, &tag) in text.tokens.get_mut(begin..end).unwrap_or(&mut []).iter_mut().zip(&tags) {
            token.tag = tag;
        }
        begin = end;
    }
}
