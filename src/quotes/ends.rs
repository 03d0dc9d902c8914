//! Where a reported clause ends: the places where it may end, what shows at each of them, and the trained weights that choose.
//!
//! A [`Question`] is one reported clause with its candidate ends, the rules' own choice among them. [`Weights`] give each candidate the
//! sum of its features' weights and take the best. They were learned from annotated news (the card is `ends.md`): one signed byte a
//! bucket, features hashed into buckets, whole numbers only.

use super::contents::{Place, Scene};
use super::cues::{Cue, CueKind};
use super::marks;
use super::phrases::{finite_verb, subject_pronoun, tag, time_word};
use crate::grow;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::{Tag, model, plain_quote};
use std::sync::OnceLock;

/// Buckets of weights.
pub const BUCKETS: usize = 8192;
/// Farthest a candidate is looked for behind the clause's beginning, in tokens; the sentence's end is always one.
const REACH: usize = 90;
/// Most candidates of one clause.
const MOST: usize = 40;

/// Points by which another end must beat the rules' own: texts of other kinds than those learned from are read by the rules first.
pub(crate) const MARGIN: i32 = 8;

/// A place where the clause may end.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// One past its last token.
    pub end: usize,
    /// The buckets of its features.
    pub keys: Vec<u16>,
}

/// One reported clause, with the places where it may end.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Its first token.
    pub start: usize,
    /// First token of its cue.
    pub cue: usize,
    /// Index of the rules' choice.
    pub rule: usize,
    /// By place.
    pub candidates: Vec<Candidate>,
}

/// Whoever chooses among the candidates.
pub trait Judge {
    /// The index of the candidate at which the clause ends.
    fn choose(&self, question: &Question) -> usize;
}

/// One weight a bucket.
#[derive(Clone, Debug, Default)]
pub struct Weights(Vec<i8>);

impl Weights {
    /// The weights this build ships.
    pub fn shipped() -> &'static Weights {
        static MODEL: OnceLock<Weights> = OnceLock::new();
        MODEL.get_or_init(|| Weights::read(include_bytes!("ends.model")))
    }

    /// Reads a model file: one signed byte a bucket. A file of another length gives no weights: then the rules decide.
    pub fn read(bytes: &[u8]) -> Weights {
        let whole = bytes.len() == BUCKETS;
        Weights(if whole { bytes.iter().map(|b| b.cast_signed()).collect() } else { Vec::new() })
    }

    fn points(&self, candidate: &Candidate) -> i32 {
        candidate.keys.iter().map(|&k| i32::from(self.0.get(usize::from(k)).copied().unwrap_or(0))).sum()
    }
}

/// Cues looked at behind a candidate.
const NEAR: usize = 24;

impl Judge for Weights {
    fn choose(&self, question: &Question) -> usize {
        self.choose_by(question, MARGIN)
    }
}

impl Weights {
    /// The candidate of the most points, where the rules' own answer has `margin` points in advance.
    pub fn choose_by(&self, question: &Question, margin: i32) -> usize {
        let points = |n: usize, c: &Candidate| self.points(c) + if n == question.rule { margin } else { 0 };
        let best = question.candidates.iter().enumerate().max_by_key(|(n, c)| (points(*n, c), *n == question.rule));
        best.map_or(question.rule, |(n, _)| n)
    }
}

impl Scene<'_> {
    /// The end of the clause that begins at `start`, where the rules would end it at `rule`.
    pub(super) fn judged(&self, start: usize, index: usize, place: Place, rule: usize) -> usize {
        let Some(cue) = self.cues.get(index) else { return rule };
        let mut question = Question { start, cue: cue.words.start, ..Question::default() };
        for end in self.candidates(start, index, rule) {
            if end == rule {
                question.rule = question.candidates.len();
            }
            let mut sink = Sink { keys: Vec::with_capacity(48) };
            self.describe(start, end, cue, place, end == rule, &mut sink);
            question.candidates.push(Candidate { end, keys: sink.keys });
        }
        if question.candidates.len() < 2 {
            return rule;
        }
        question.candidates.get(self.judge.choose(&question)).map_or(rule, |c| c.end)
    }

    /// The places where the clause may end, in order, each once.
    fn candidates(&self, start: usize, index: usize, rule: usize) -> Vec<usize> {
        let last = self.trimmed(start, self.limit(start, index)).max(rule);
        // A clause does not end before its verb.
        let verb = finite_verb(self.r, start..rule).unwrap_or(start + 1);
        let mut ends: Vec<usize> = (verb.max(start + 1) + 1..last.min(start + REACH))
            .filter(|&i| self.opens_something(i) && !self.within_marks(i, start) && !self.plain_participle(i))
            .map(|i| self.trimmed(start, i))
            .filter(|&end| end > start + 1)
            .take(MOST)
            .collect();
        ends.extend([rule, last]);
        grow::sort_by_key(&mut ends, |&end| end as u64);
        ends.dedup();
        ends
    }

    /// Where another attribution surely takes over: ", according to", ", added that".
    fn limit(&self, start: usize, index: usize) -> usize {
        let r = self.r;
        let later = self.cues.iter().skip(index + 1).take(8).filter(|c| c.words.start > start);
        // "said the plan was dead; but Hart, her deputy, said"
        let behind_semicolon = |c: &Cue| {
            let first = c.clause.start;
            let own = c.kind == CueKind::Verb && !c.shared && !c.relative && first > start + 2;
            own && (r.is(first - 1, &[";"]) || r.is(first - 2, &[";"]))
        };
        let surely = |c: &&Cue| {
            let comma = c.clause.start.min(c.words.start).checked_sub(1).is_some_and(|b| r.is(b, &[","]));
            comma && (c.kind == CueKind::Preposition || c.shared && c.kind == CueKind::Verb && r.is(c.words.end, &["that"]))
                || self.another_speaks(c)
                || c.clause.start > start + 2 && self.says_too(c, c.clause.start - 1, start)
                || behind_semicolon(c)
        };
        // "said the mill was safe; the pumps, she added, were on": the sentence behind the semicolon is the other attribution's.
        let parted = later.clone().find_map(|c| self.takes_over(c, start)).and_then(|cut| self.semicolon(start, cut));
        let cue = later.filter(surely).find_map(|c| self.takes_over(c, start)).unwrap_or(self.sentence.end);
        let cue = parted.map_or(cue, |cut| cue.min(cut));
        let surely =
            [self.writer_again(start, index), self.sentence_of_its_own(start, index), self.behind_question(start, index)];
        surely.into_iter().flatten().fold(cue, usize::min)
    }

    /// "Asked by Hart if the port was safe**, Moor shrugged**": the main clause behind a question that opens the sentence.
    pub(super) fn behind_question(&self, start: usize, index: usize) -> Option<usize> {
        let (r, end) = (self.r, self.sentence.end);
        let opens = |c: &Cue| c.words.start == self.sentence.start && c.inverted && c.frames.question();
        self.cues.get(index).filter(|c| opens(c))?;
        (start + 2..end.min(start + REACH)).rev().find(|&i| r.is(i, &[","]) && self.clause_opens(i + 1, end))
    }

    /// One past the last token before `end` that belongs to words: commas and dashes are left out.
    pub(super) fn trimmed(&self, start: usize, end: usize) -> usize {
        let mut end = end;
        while end > start && !self.r.wordy(end - 1) && !self.closes(end - 1, start) {
            end -= 1;
        }
        end
    }

    /// True where something that is not reported may begin: a comma, a dash, a conjunction, a preposition, a participle.
    fn opens_something(&self, i: usize) -> bool {
        let r = self.r;
        matches!(
            tag(r, i),
            Tag::Comma
                | Tag::Colon
                | Tag::OpenBracket
                | Tag::CloseBracket
                | Tag::Cc
                | Tag::In
                | Tag::Wrb
                | Tag::Wdt
                | Tag::Wp
                | Tag::Vbg
                | Tag::To
                | Tag::Vbd
        ) || time_word(r, i)
            || r.is(i, &["-", "--", "–", "—"])
    }

    /// True at "closing the mill" or ", closing the mill": a participle that reports nothing goes on with the clause.
    fn plain_participle(&self, i: usize) -> bool {
        let r = self.r;
        let at = if r.is(i, &[","]) { i + 1 } else { i };
        let speaks = r.any(at, &[Class::ReportingVerb, Class::NamingVerb]) || r.is(at, &["pointing"]);
        tag(r, at) == Tag::Vbg && !speaks
    }

    /// True inside marks that open behind `start`.
    pub(super) fn within_marks(&self, i: usize, start: usize) -> bool {
        let at = self.r.span(i).start();
        let opened = |from: u32| from < at && from >= self.r.span(start).start();
        marks::at_or_behind(self.marks, at).is_some_and(|m| opened(m.outer.start()))
    }

    /// The cues that stand at token `at` or behind it, the nearest of them: a sentence may have hundreds.
    fn cues_from(&self, at: usize) -> impl Iterator<Item = &Cue> {
        let first = self.cues.partition_point(|c| c.words.end <= at);
        self.cues.iter().skip(first).take(NEAR)
    }

    /// What shows at a candidate.
    fn describe(&self, start: usize, end: usize, cue: &Cue, place: Place, rule: bool, sink: &mut Sink) {
        let r = self.r;
        let whole = self.sentence.end;
        let last = end >= self.trimmed(start, whole);
        let (a, b) = (end, if r.wordy(end) || last { end } else { end + 1 });
        let (b, marked) = if r.mark(b) && !last { (b + 1, 1) } else { (b, 0) };
        let word = |i: usize| if i >= whole { 1 } else { shape(r, i) };
        let (wa, wb, wc, wd) = if last { (2, 2, 2, 2) } else { (word(a), word(b), word(b + 1), word(b + 2)) };
        let ab = mix(wa, wb);
        let kind = mix(place as u32, cue.kind as u32);
        let cue_word = hash(r.lower(cue.words.start));
        let length = bucket(end - start);
        let left = bucket(whole.saturating_sub(end));
        let inner = finite_verb(r, start..end);
        let next = finite_verb(r, b..whole.min(b + 24)).filter(|_| !last);
        let tense = |v: Option<usize>| v.map_or(0, |i| 1 + tag(r, i) as u32);
        let distance = next.map_or(9, |v| bucket(v - b));
        let speech = next.is_some_and(|v| r.has(v, Class::ReportingVerb));
        let cue_at = self.cues_from(b).find(|c| c.clause.start == b || c.words.start == b);
        let cue_here = cue_at.map_or(0, |c| 1 + u32::from(c.shared) + 2 * u32::from(c.inverted) + 4 * u32::from(c.relative));
        let cue_ahead = self.cues_from(b).any(|c| c.words.start >= b) && !last;
        let source = cue.source.as_ref();
        let same =
            source.is_some_and(|s| s.len() == 1 && r.lower(s.start) == r.lower(b)) || subject_pronoun(r, b) && !r.is(b, &["it"]);
        let commas = (start..end).filter(|&i| r.is(i, &[","])).take(3).count() as u32;
        let opening_mark = self.mark_at(start).is_some();
        let marks_ahead = !last && self.marks_between(b, whole);
        let marks_inside = self.marks_between(start, end);
        let occasion =
            u32::from((b + 1..b + 4).any(|i| r.has(i, Class::Occasion))) + 2 * u32::from((b..b + 3).any(|i| time_word(r, i)));
        let lead = bucket(cue.clause.start.saturating_sub(self.sentence.start));
        let form = cue.frames.form() as u32;
        let flag = |x: bool| u32::from(x);
        sink.add(0, flag(last) + 2 * flag(rule));
        sink.add(1, mix(flag(last) + 2 * flag(rule), kind));
        sink.add(2, ab);
        sink.add(3, mix(ab, wc));
        sink.add(4, mix(mix(wb, wc), wd));
        sink.add(5, mix(ab, kind));
        sink.add(6, mix(cue_word, wb));
        sink.add(7, mix(ab, word(end.saturating_sub(1))));
        sink.add(8, mix(ab, length));
        sink.add(9, mix(ab, left));
        sink.add(10, mix(ab, flag(inner.is_some())));
        sink.add(11, mix(wb, mix(distance, tense(next))));
        sink.add(12, mix(mix(tense(inner), tense(next)), wa));
        sink.add(13, mix(mix(flag(same), tense(next)), ab));
        sink.add(14, mix(cue_here, wa));
        sink.add(15, mix(flag(cue_ahead) + 2 * flag(speech), wb));
        sink.add(16, mix(flag(opening_mark) + 2 * flag(marks_ahead) + 4 * flag(marks_inside), wa));
        sink.add(17, mix(commas, ab));
        sink.add(18, mix(lead, flag(last)));
        sink.add(19, mix(form, ab));
        sink.add(20, mix(occasion, wb));
        sink.add(21, mix(hash(r.lower(b)), wa));
        sink.add(22, mix(mix(length, kind), flag(last)));
        sink.add(23, mix(mix(tense(inner), form), wb));
        sink.add(24, mix(flag(rule), ab));
        sink.add(25, mix(marked, mix(wa, flag(opening_mark))));
        sink.add(26, mix(flag(cue.relative) + 2 * flag(cue.shared) + 4 * flag(cue.inverted), mix(wa, flag(last))));
        sink.add(27, mix(mix(cue.kind as u32, cue_word), flag(last)));
        sink.add(28, mix(flag(cue.kind == CueKind::Naming), mix(wb, length)));
        sink.add(29, mix(hash(r.lower(end.saturating_sub(1))), wb));
    }

    /// True where marks open between two tokens.
    fn marks_between(&self, from: usize, to: usize) -> bool {
        let (start, end) = (self.r.span(from).start(), self.r.span(to).start());
        let next = self.marks.partition_point(|m| m.outer.start() < start);
        self.marks.get(next).is_some_and(|m| m.outer.start() < end)
    }
}

/// A small word by itself, any other by its part of speech.
fn shape(r: Reader<'_>, i: usize) -> u32 {
    let tag = tag(r, i);
    let open = tag.is_noun() || tag.is_adjective() || tag == Tag::Cd || tag.is_verb() && !r.has(i, Class::StopWord);
    if open { 16 + tag as u32 } else { hash(r.lower(i)) }
}

/// The features' buckets as they are told.
pub(crate) struct Sink {
    pub(crate) keys: Vec<u16>,
}

impl Sink {
    pub(crate) fn add(&mut self, template: u32, value: u32) {
        let key = mix(value, template.wrapping_add(0x51)) % BUCKETS as u32;
        self.keys.push(u16::try_from(key).unwrap_or(0));
    }
}

pub(crate) fn mix(a: u32, b: u32) -> u32 {
    let x = (a.rotate_left(11) ^ b.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    x ^ x >> 15
}

/// The hash of a word; quotation marks count as the straight ones, so that the form of a text's marks changes nothing.
pub(crate) fn hash(word: &str) -> u32 {
    let plain = match plain_quote(word) {
        "``" | "''" => "\"",
        word => word,
    };
    model::hash(plain.as_bytes())
}

/// A count in few steps.
pub(crate) fn bucket(n: usize) -> u32 {
    match n {
        0..=3 => n as u32,
        4..=5 => 4,
        6..=8 => 5,
        9..=12 => 6,
        13..=18 => 7,
        19..=28 => 8,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        let candidate = |end, key| Candidate { end, keys: vec![key] };
        Question { start: 0, cue: 0, rule: 1, candidates: vec![candidate(4, 7), candidate(9, 8)] }
    }

    #[test]
    fn the_shipped_file_is_whole_and_a_broken_one_leaves_it_to_the_rules() {
        assert_eq!(Weights::shipped().0.len(), BUCKETS);
        assert_eq!(Weights::read(&[1, 2, 3]).choose(&question()), 1);
    }

    #[test]
    fn the_form_of_a_mark_does_not_tell() {
        assert_eq!(["“", "”"].map(hash), [hash("\""); 2]);
        assert_eq!(["‘", "’"].map(hash), [hash("'"); 2]);
        assert_ne!(hash("\""), hash("'"));
    }

    #[test]
    fn another_end_has_to_be_clearly_better_than_the_rules_own() {
        let mut bytes = vec![0u8; BUCKETS];
        bytes[7] = 8;
        assert_eq!(Weights::read(&bytes).choose(&question()), 1);
        bytes[7] = 9;
        assert_eq!(Weights::read(&bytes).choose(&question()), 0);
    }
}
