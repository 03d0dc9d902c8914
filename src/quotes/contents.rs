//! Contents: from a cue to the words it attributes: marks beside it, the clause after it, the clause before it.

use super::cues::{Cue, CueKind, document};
use super::frames::Form;
use super::marks::Marked;
use super::phrases::{finite_verb, nounish, phrase_after, subject_pronoun, tag, time_phrase, time_word};
use super::trees::Trees;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;

/// What a cue attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The words.
    pub spans: Vec<Span>,
    /// Where they stand to the cue.
    pub place: Place,
}

/// Where the words stand to the cue, and what shows them to be reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Marks before the cue.
    MarksBefore,
    /// Marks after the cue.
    MarksAfter,
    /// A clause with "that".
    That,
    /// A clause without "that".
    Bare,
    /// A question.
    Question,
    /// An infinitive.
    Infinitive,
    /// The clause before a trailing attribution.
    Before,
    /// The clause around an attribution.
    Around,
}

/// One sentence with its cues and the marks of its paragraph.
pub struct Scene<'a> {
    /// Words and tokens.
    pub r: Reader<'a>,
    /// The sentence's tokens.
    pub sentence: Range<usize>,
    /// Its cues.
    pub cues: &'a [Cue],
    /// The paragraph's marks.
    pub marks: &'a [Marked],
    /// Its tree.
    pub trees: Trees<'a>,
}

/// Farthest a content is looked for behind its cue, in tokens.
const REACH: usize = 40;

impl Scene<'_> {
    /// What the cue with this index attributes; empty where it attributes nothing.
    pub fn contents(&self, index: usize) -> Vec<Content> {
        let Some(cue) = self.cues.get(index) else { return Vec::new() };
        match cue.kind {
            CueKind::Preposition => self.around(index, cue).into_iter().collect(),
            CueKind::Naming => {
                self.marks_near(index, cue, 14).filter(|c| c.spans.iter().any(|s| words_in(self.r, *s) > 2)).into_iter().collect()
            }
            CueKind::Noun => self.clause(cue.words.end + 1, index, Place::That).into_iter().collect(),
            CueKind::Verb => self.verb(index, cue),
        }
    }

    fn verb(&self, index: usize, cue: &Cue) -> Vec<Content> {
        let mut found = Vec::new();
        let before = if cue.shared && !cue.inverted { None } else { self.marks_before(cue) };
        let after = self.after(index, cue);
        let documents = !cue.frames.documents_only() || cue.source.as_ref().is_some_and(|s| document(self.r, s));
        if let Some(content) = before.filter(|_| cue.frames.direct()) {
            found.push(content);
            // "A," he said, adding that ...: what follows belongs to the next cue; a clause with "that" is this one's.
            found.extend(after.filter(|c| c.place == Place::That));
            return found;
        }
        if let Some(mut content) = after {
            if content.place == Place::MarksAfter {
                content.spans.splice(0..0, self.head_before(index, cue, &content));
            }
            if documents || content.place == Place::MarksAfter {
                found.push(content);
            }
            return found;
        }
        if cue.frames.bare()
            && cue.frames.direct()
            && documents
            && !cue.shared
            && matches!(cue.frames.form(), Form::Past | Form::Third | Form::Base)
        {
            found.extend(self.around(index, cue));
        }
        if found.is_empty() && documents {
            found.extend(self.parsed(index, cue));
        }
        found
    }

    /// The clause the tree shows where nearness shows none.
    fn parsed(&self, index: usize, cue: &Cue) -> Option<Content> {
        if !(cue.frames.that() || cue.frames.bare()) || self.denied(cue) {
            return None;
        }
        let (clause, that) = self.trees.reported(cue.words.start)?;
        let marked = clause.clone().any(|i| self.mark_at(i).is_some_and(|m| m.outer.start() <= self.r.span(i).start())) && !that;
        let takes = if that { cue.frames.that() } else { cue.frames.bare() };
        let opens = that || !matches!(tag(self.r, clause.start), Tag::In | Tag::Rb);
        let fits = takes && opens && !marked && clause.len() > 3 && clause.start >= cue.words.end;
        fits.then(|| self.clause(clause.start, index, if that { Place::That } else { Place::Bare })).flatten()
    }

    /// Marks that end right before the attributing clause.
    fn marks_before(&self, cue: &Cue) -> Option<Content> {
        let start = self.r.span(cue.clause.start).start();
        let last = self.marks.partition_point(|m| m.outer.end() <= start).checked_sub(1)?;
        let mark = self.marks.get(last)?;
        let gap = Span::new(mark.outer.end(), start).of(self.r.source);
        if gap.len() > 12
            || gap.chars().any(char::is_alphanumeric)
            || gap.contains('\n')
            || gap.trim_start().starts_with(['.', '?', '!'])
        {
            return None;
        }
        // A new sentence after a finished quotation: "A." Hart said nothing.
        let inner = mark.inner.of(self.r.source);
        let finished = inner.ends_with('.')
            && gap.chars().all(char::is_whitespace)
            && !cue.inverted
            && cue.clause.start == self.sentence.start
            && !self.ends_here(cue);
        if finished {
            return None;
        }
        let lead = self.lead(mark, inner);
        let span = lead.map_or(mark.inner, |from| Span::new(from, mark.outer.end()));
        Some(Content { spans: vec![span], place: Place::MarksBefore })
    }

    /// The subject before an attribution in the middle whose verb stands in the marks behind it: `The letter, she said, "was lost."`
    fn head_before(&self, index: usize, cue: &Cue, content: &Content) -> Option<Span> {
        let r = self.r;
        let (start, first) = (self.sentence.start, cue.clause.start);
        let comma = first.checked_sub(1).filter(|&c| c > start && first - start < 24 && r.is(c, &[","]))?;
        let words = r.text.token_at(content.spans.first()?.start());
        let alone = index == 0 && !cue.inverted && self.marks_before(cue).is_none();
        let subject = finite_verb(r, start..comma).is_none() && nounish(r, comma - 1) && tag(r, start) != Tag::In;
        let unmarked = !(start..comma).any(|i| r.mark(i));
        (alone && subject && unmarked && tag(r, words).is_finite_verb()).then(|| r.cover(start..comma))
    }

    /// True where the sentence ends with the cue, time words aside: "..." he said Monday.
    fn ends_here(&self, cue: &Cue) -> bool {
        let rest = cue.clause.end.max(cue.words.end)..self.sentence.end;
        rest.len() < 12 && self.after_nothing(rest)
    }

    fn after_nothing(&self, rest: Range<usize>) -> bool {
        finite_verb(self.r, rest.clone()).is_none() && !rest.clone().any(|i| self.r.is(i, &["that", ":"]))
    }

    /// Reported words before the marks in the same sentence: `It may be "a risk," she said`.
    fn lead(&self, mark: &Marked, inner: &str) -> Option<u32> {
        let first = self.r.text.token_at(mark.outer.start());
        let number = self.r.text.sentence_at(mark.outer.start())?;
        let sentence = self.r.text.sentences.get(number)?;
        let start = sentence.tokens.start;
        if start >= first || first - start > 45 || sentence.paragraph != mark.paragraph {
            return None;
        }
        let wordy = (start..first).any(|i| self.r.wordy(i));
        let colon = self.r.is(first - 1, &[":"]);
        let cued = (start..first)
            .any(|i| self.r.has(i, Class::ReportingVerb) && tag(self.r, i).is_verb() || self.r.is(i, &["according"]));
        let from = self.marks.partition_point(|m| m.outer.end() <= self.r.span(start).start());
        let marked = self.marks.get(from).is_some_and(|m| m.outer.start() < mark.outer.start());
        let lower = inner.chars().next().is_some_and(char::is_lowercase);
        let comma = self.r.is(first - 1, &[","]) && first - start > 3;
        (wordy && !colon && !cued && !marked && (lower || comma)).then(|| self.r.span(start).start())
    }

    /// What follows the cue.
    fn after(&self, index: usize, cue: &Cue) -> Option<Content> {
        let r = self.r;
        let mut i = if cue.inverted { cue.clause.end } else { cue.words.end };
        let end = self.sentence.end.min(i + REACH);
        let mut addressed = !cue.frames.addressee() && !cue.frames.directive();
        let mut addressee: Option<usize> = None;
        let mut comma = false;
        let mut moved = false;
        let mut circumstance = None;
        while i < end {
            if let Some(mark) = self.mark_at(i) {
                return self.marks_after(index, cue, mark, i, comma || !moved);
            }
            if r.is(i, &[":"]) {
                comma = true;
            } else if r.is(i, &[","]) {
                if comma && !r.is(i + 1, &["that"]) && self.mark_at(i + 1).is_none() {
                    return self.later_marks(index, cue, i, end);
                }
                // "says in any case, the mill would close"
                if moved && !cue.inverted && cue.frames.bare() && self.clause_opens(i + 1, end) && self.mark_at(i + 1).is_none() {
                    let from = circumstance.filter(|&c| !self.occasion(c..i)).unwrap_or(i + 1);
                    return self.clause(from, index, Place::Bare);
                }
                comma = true;
                // "said, however, that ..."
                if let Some(close) = (i + 1..end.min(i + 9)).find(|&j| r.is(j, &[","])) {
                    let next = close + 1;
                    let leads = r.is(next, &["that"]) || self.mark_at(next).is_some();
                    if leads && finite_verb(r, i + 1..close).is_none() && self.mark_at(i + 1).is_none() {
                        i = close + 1;
                        moved = true;
                        continue;
                    }
                }
            } else if r.is(i, &["that"]) && cue.frames.that() && !(tag(r, i) == Tag::Dt && finite_verb(r, i + 1..i + 2).is_some())
            {
                return self.clause(i + 1, index, Place::That);
            } else if r.is(i, &["that"]) && !cue.frames.that() {
                return None;
            } else if comma && !r.mark(i) {
                return self.later_marks(index, cue, i, end);
            } else if cue.frames.question() && self.question_at(i) {
                if self.denied(cue) {
                    return None;
                }
                return self.clause(i, index, Place::Question);
            } else if self.infinitive_at(cue, i, addressee.is_some() || !moved) {
                // "who asked not to be named": how the source is kept secret, nothing told.
                let secret = (i + 1..i + 6).any(|j| r.is(j, &["named", "identified", "quoted"]));
                if secret && (i..i + 4).any(|j| r.is(j, &["be"])) {
                    return None;
                }
                return self.clause(i, index, Place::Infinitive);
            } else if let Some(next) = self.skip_circumstance(i, end) {
                circumstance.get_or_insert(i);
                moved = true;
                i = next;
                continue;
            } else if !addressed && let Some(next) = self.addressee(cue, i, end) {
                addressed = true;
                addressee = Some(i);
                moved = true;
                i = next;
                continue;
            } else if (tag(r, i).is_adverb() && !r.is(i, &["not", "n't", "so"])) && !self.clause_opens(i, end) {
                moved = true;
            } else if cue.frames.bare() && !comma && (self.clause_opens(i, end) || self.plainly_reported(cue, i)) {
                return self.clause(i, index, Place::Bare);
            } else if cue.frames.directive() && addressee.is_some() {
                let to = (i..end).find(|&j| r.is(j, &["to"]) && tag(r, j + 1) == Tag::Vb)?;
                return (to - i < 8).then(|| self.clause(to, index, Place::Infinitive)).flatten();
            } else {
                return self.later_marks(index, cue, i, end);
            }
            i += 1;
        }
        None
    }

    /// Marks a little farther on: "said in a long and winding speech at the mill, “...”".
    fn later_marks(&self, index: usize, cue: &Cue, from: usize, end: usize) -> Option<Content> {
        let i = (from..end).find(|&i| self.mark_at(i).is_some())?;
        let introduced = self.r.is(i - 1, &[",", ":"]) || self.r.is(i, &[",", ":"]);
        let other =
            self.near(index).iter().any(|c| c.words.start > cue.words.start && c.words.start < i && c.kind == CueKind::Verb);
        let mark = self.mark_at(i)?;
        let capital = mark.inner.of(self.r.source).chars().next().is_some_and(char::is_uppercase);
        let statement = introduced && capital || words_in(self.r, mark.inner) > 4;
        (cue.frames.direct() && statement && !other).then(|| self.marks_after(index, cue, mark, i, introduced)).flatten()
    }

    fn marks_after(&self, index: usize, cue: &Cue, mark: &Marked, at: usize, introduced: bool) -> Option<Content> {
        let r = self.r;
        let inner = mark.inner.of(r.source);
        let lower = inner.chars().next().is_some_and(char::is_lowercase);
        let rest = r.text.token_at(mark.outer.end())..self.sentence.end;
        let goes_on = rest.start < rest.end
            && (r.wordy(rest.start))
            && !self.near(index).iter().any(|c| c.clause.start <= rest.start && rest.start < c.clause.end);
        if cue.frames.bare()
            && lower
            && goes_on
            && finite_verb(r, rest.start..rest.end.min(rest.start + 12)).is_some()
            && !r.is(rest.start, &["and", "but", "as", "while", "when", "in"])
        {
            return self.clause(at, index, Place::Bare);
        }
        // `says "the wind is up" despite the forecast`: the report goes on behind the marks.
        let open_end = inner.ends_with(|c: char| c.is_alphanumeric());
        let runs_on = tag(r, rest.start).is_finite_verb() && !r.has(rest.start, Class::ReportingVerb)
            || r.is(
                rest.start,
                &[
                    "about", "despite", "that", "of", "with", "for", "to", "because", "from", "against", "if", "among", "over",
                    "and",
                ],
            );
        if cue.frames.bare() && goes_on && open_end && runs_on && !r.is(at - 1, &[":"]) {
            return self.clause(at, index, Place::Bare);
        }
        if !(cue.frames.direct() || cue.frames.any() && introduced) {
            return None;
        }
        let statement = introduced || words_in(r, mark.inner) > 4;
        statement.then(|| Content { spans: vec![mark.inner], place: Place::MarksAfter })
    }

    /// Marks after a naming verb: `called it "a gift to the city"`.
    fn marks_near(&self, index: usize, cue: &Cue, reach: usize) -> Option<Content> {
        let end = self.sentence.end.min(cue.words.end + reach);
        for i in cue.words.end..end {
            if let Some(mark) = self.mark_at(i) {
                return Some(Content { spans: vec![mark.inner], place: Place::MarksAfter });
            }
            if self.near(index).iter().any(|c| c.words.contains(&i)) || self.r.is(i, &[";", ":"]) {
                return None;
            }
        }
        None
    }

    /// The marks that begin at this token.
    fn mark_at(&self, i: usize) -> Option<&Marked> {
        let start = self.r.span(i).start();
        let at = self.marks.partition_point(|m| m.outer.end() <= start);
        self.marks.get(at).filter(|m| m.outer.start() <= start && i < self.sentence.end + 1)
    }

    /// "to stay", "not to stay"
    fn infinitive_at(&self, cue: &Cue, i: usize, directed: bool) -> bool {
        let r = self.r;
        let takes = cue.frames.infinitive() || cue.frames.directive() && directed;
        takes && (r.is(i, &["to"]) && tag(r, i + 1) == Tag::Vb || r.is(i, &["not"]) && r.is(i + 1, &["to"]))
    }

    /// "has not said whether": nothing is reported.
    fn denied(&self, cue: &Cue) -> bool {
        (cue.words.start.saturating_sub(3)..cue.words.start).any(|i| self.r.is(i, &["not", "n't", "never"]))
    }

    fn question_at(&self, i: usize) -> bool {
        self.r.is(i, &["whether", "if", "why", "how", "what", "who", "where", "when", "which"])
    }

    /// "on Tuesday", "in a statement", "to reporters", "Monday": skipped between cue and content.
    fn skip_circumstance(&self, i: usize, end: usize) -> Option<usize> {
        let r = self.r;
        if time_word(r, i) && !tag(r, i + 1).is_finite_verb() {
            return Some(i + 1);
        }
        if let Some(next) = time_phrase(r, i, end) {
            return Some(next);
        }
        let preposition = matches!(tag(r, i), Tag::In | Tag::To)
            && !r.is(
                i,
                &["that", "if", "because", "while", "although", "though", "since", "as", "unless", "whether", "until", "than"],
            );
        if !preposition {
            return None;
        }
        // A clause may begin with a circumstance of its own: then it is read with the clause.
        let phrase = phrase_after(r, i + 1, end)?;
        (phrase.len() < 14).then_some(phrase.end)
    }

    /// Where, when or to whom words are said, rather than what.
    fn occasion(&self, tokens: Range<usize>) -> bool {
        let r = self.r;
        tokens.clone().any(|i| {
            time_word(r, i)
                || r.is(
                    i,
                    &[
                        "statement",
                        "interview",
                        "speech",
                        "tweet",
                        "letter",
                        "rally",
                        "reporters",
                        "conference",
                        "remarks",
                        "twitter",
                        "hearing",
                        "email",
                        "post",
                        "report",
                        "debate",
                        "article",
                        "meeting",
                        "court",
                    ],
                )
                || tag(r, i).is_proper()
        })
    }

    /// Whom the words are said to.
    fn addressee(&self, cue: &Cue, i: usize, end: usize) -> Option<usize> {
        let r = self.r;
        if r.is(i, &["him", "her", "them", "us", "me", "you", "it", "reporters", "people", "everyone"])
            && !tag(r, i + 1).is_finite_verb()
        {
            return Some(i + 1);
        }
        let phrase = phrase_after(r, i, end)?;
        let verb_next = tag(r, phrase.end).is_finite_verb();
        (!verb_next || cue.frames.directive()).then_some(phrase.end)
    }

    /// True where a clause with a subject and a finite verb begins here.
    fn clause_opens(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        let here = tag(r, i);
        let subject = subject_pronoun(r, i)
            || nounish(r, i)
            || here.is_adjective()
            || matches!(
                here,
                Tag::Dt | Tag::Ex | Tag::PrpPoss | Tag::Vbg | Tag::Cd | Tag::Wp | Tag::Dollar | Tag::Pdt | Tag::Vbn
            )
            || r.is(
                i,
                &[
                    "if", "while", "when", "because", "although", "what", "whoever", "only", "there", "even", "despite",
                    "unlike", "as", "after", "once", "without", "under", "those", "no", "not", "nearly", "almost", "about",
                    "until", "since", "given", "unless",
                ],
            );
        if !subject || r.is(i, &["him", "them", "me", "us", "himself", "herself", "itself", "themselves"]) {
            return false;
        }
        let Some(verb) = finite_verb(r, i..end) else { return false };
        if verb == i {
            return false;
        }
        // "says as the lights go out": a clause of circumstance reports only where a main clause follows it.
        if r.is(
            i,
            &[
                "as", "after", "while", "when", "because", "before", "until", "once", "although", "though", "if", "unless",
                "since", "despite", "given", "unlike", "under", "without",
            ],
        ) {
            let comma = (i..end).find(|&j| r.is(j, &[","]));
            return r.is(i, &["if", "when"]) && comma.is_none() || comma.is_some_and(|c| finite_verb(r, c..end).is_some());
        }
        if matches!(here, Tag::In | Tag::Wp | Tag::Wrb | Tag::Ex | Tag::Wdt)
            || r.is(i, &["only", "not", "nearly", "almost", "about", "even", "no"])
        {
            return verb - i < 30;
        }
        self.subject_reaches(i, end)
    }

    /// After "say" a subject is enough: the verb may be misread. After others a pronoun that can only be a subject.
    fn plainly_reported(&self, cue: &Cue, i: usize) -> bool {
        let r = self.r;
        let words = (i..self.sentence.end.min(i + 6)).filter(|&j| r.wordy(j)).count();
        let says = r.is(cue.words.start, &["said", "says", "say"]);
        let nominative = r.is(i, &["he", "she", "they", "we", "i"]);
        let opens = nominative
            || says
                && (nounish(r, i)
                    || matches!(tag(r, i), Tag::Dt | Tag::PrpPoss | Tag::Jj)
                    || r.is(i, &["there", "about", "almost", "nearly", "neither"]));
        opens
            && words > 2
            && !(r.is(i, &["so", "no", "yes", "something", "anything", "nothing", "much", "hello", "goodbye", "things", "thing"])
                || time_word(r, i))
    }

    /// True where the noun phrase at `i` is the subject of a finite verb: "the mill in the valley, she thinks, | closed" not
    /// counted, "his candidacy in May, Hart | was" neither.
    fn subject_reaches(&self, i: usize, end: usize) -> bool {
        let r = self.r;
        let Some(phrase) = phrase_after(r, i, end) else { return tag(r, i + 1).is_finite_verb() };
        let mut j = phrase.end;
        for _ in 0..6 {
            if tag(r, j).is_finite_verb() || r.is(j, &["who", "which", "that", "whose", "where", "whom"]) || subject_pronoun(r, j)
            {
                return true;
            }
            if tag(r, j).is_adverb() || time_word(r, j) || r.is(j, &["'s"]) {
                j += 1;
            } else if tag(r, j) == Tag::Cc && tag(r, j + 1).is_finite_verb() {
                // "wrote much of it and has said": the verb behind "and" has another subject.
                return false;
            } else if matches!(tag(r, j), Tag::In | Tag::To | Tag::Vbn | Tag::Vbg | Tag::Cc | Tag::Vb)
                || r.is(j, &["("])
                || r.mark(j)
            {
                j = phrase_after(r, j + 1, end).map_or(j + 1, |p| p.end);
            } else if r.is(j, &[",", "–", "—"]) {
                // An apposition or list between two commas.
                let Some(close) = (j + 1..end.min(j + 24)).find(|&k| r.lower(k) == r.lower(j)) else {
                    return r.is(j + 1, &["and", "who", "which"]);
                };
                let own_verb = tag(r, close + 1).is_finite_verb()
                    || tag(r, close + 1).is_adverb()
                    || r.is(close + 1, &["and"])
                    || !nounish(r, close + 1) && !subject_pronoun(r, close + 1);
                return own_verb && finite_verb(r, close..end).is_some();
            } else {
                return false;
            }
        }
        finite_verb(r, j..end).is_some()
    }

    /// A clause from `start` to where it ends.
    fn clause(&self, start: usize, index: usize, place: Place) -> Option<Content> {
        let r = self.r;
        let mut from = start;
        while r.is(from, &[",", ":"]) && from < self.sentence.end {
            from += 1;
        }
        let end = self.clause_end(from, index);
        if end <= from || (from..end).filter(|&i| r.wordy(i)).count() < 2 {
            return None;
        }
        let span = self.with_marks(r.cover(from..end));
        Some(Content { spans: vec![span], place })
    }

    /// A span that never cuts marks in two.
    fn with_marks(&self, span: Span) -> Span {
        let mut end = span.end();
        let at = self.marks.partition_point(|m| m.outer.end() <= span.start());
        for mark in self.marks.iter().skip(at) {
            if mark.outer.start() >= end {
                break;
            }
            end = end.max(mark.outer.end());
        }
        // A whole quotation in marks is direct: the marks stay out.
        match self.marks.get(at) {
            Some(mark) if mark.outer == Span::new(span.start(), end) => mark.inner,
            _ => Span::new(span.start(), end),
        }
    }

    /// One past the last token of a reported clause: the sentence's end, or where another attribution takes over.
    fn clause_end(&self, start: usize, index: usize) -> usize {
        let r = self.r;
        let mut end = self.sentence.end;
        for cue in self
            .cues
            .iter()
            .skip(index + 1)
            .take(8)
            .filter(|c| c.words.start >= start && (c.kind != CueKind::Naming || self.r.lower(c.words.start).ends_with("ing")))
        {
            if let Some(cut) = self.takes_over(cue, start) {
                end = end.min(cut);
                break;
            }
        }
        // "his claim that the mill pays | is false": the verb of the outer clause ends it.
        if self.cues.get(index).is_some_and(|c| c.kind == CueKind::Noun && c.clause.start < c.words.start)
            && let Some(first) = finite_verb(r, start..end)
        {
            let stop = (first + 1..end.min(first + 30)).find(|&i| {
                tag(r, i).is_finite_verb() || matches!(tag(r, i), Tag::Wdt | Tag::Wp | Tag::Cc | Tag::Comma | Tag::Prp)
            });
            end = stop.filter(|&i| tag(r, i).is_finite_verb()).unwrap_or(end);
        }
        // Inside a pair of dashes the clause ends with the pair.
        if let Some(cue) = self.cues.get(index) {
            let dash = |i: &usize| r.is(*i, &["–", "—", "--"]);
            let open =
                (self.sentence.start.max(cue.clause.start.saturating_sub(80))..cue.clause.start).filter(dash).count() % 2 == 1;
            if open && let Some(close) = (start..end.min(start + 80)).find(dash) {
                end = close;
            }
        }
        while end > start && !r.wordy(end - 1) && !self.closes(end - 1, start) {
            end -= 1;
        }
        end
    }

    fn closes(&self, i: usize, start: usize) -> bool {
        let span = self.r.span(i);
        let bracket = self.r.is(i, &[")", "]", "%"]);
        bracket || self.r.mark(i) && self.closed_by(span, self.r.span(start).start())
    }

    /// True where marks that opened at or behind `from` close with this token.
    fn closed_by(&self, token: Span, from: u32) -> bool {
        let at = self.marks.partition_point(|m| m.outer.end() < token.end());
        self.marks.get(at).is_some_and(|m| m.outer.end() == token.end() && m.outer.start() >= from)
    }

    /// The cues not far from the one with this index.
    fn near(&self, index: usize) -> &[Cue] {
        let end = self.cues.len().min(index + 9);
        self.cues.get(index.saturating_sub(8)..end).unwrap_or(&[])
    }

    /// Where a later cue ends the reported clause; `None` where it stands inside it.
    fn takes_over(&self, cue: &Cue, start: usize) -> Option<usize> {
        let r = self.r;
        let first = cue.clause.start.min(cue.words.start);
        // "Hart, who asked to stay, said": the outer verb's subject stands before these words.
        if first < start && cue.kind == CueKind::Verb && !cue.inverted && !cue.shared {
            return cue.words.start.checked_sub(1).filter(|&b| b > start && r.is(b, &[","]));
        }
        let before = first.checked_sub(1).filter(|&b| b > start)?;
        let comma = r.is(before, &[",", ";", "–", "—", "--"]);
        let joined = r.is(before, &["and", "but", "while", "though", "although", "as", "yet"]);
        if cue.kind == CueKind::Preposition {
            return Some(if comma { before } else { first });
        }
        let ends = !r.wordy(cue.clause.end) || time_word(r, cue.clause.end) || cue.clause.end >= self.sentence.end;
        match (comma, joined, cue.shared) {
            (true, _, true) => Some(before),
            (true, _, false) if cue.relative => None,
            (true, _, false) if ends => Some(before),
            (_, true, true) => Some(if r.is(before - 1, &[","]) { before - 1 } else { before }),
            (_, true, false) if r.is(before - 1, &[",", ";"]) => Some(before - 1),
            _ => None,
        }
    }

    /// The clause before a trailing attribution, or around one in the middle.
    fn around(&self, index: usize, cue: &Cue) -> Option<Content> {
        let r = self.r;
        let (first, last) = (cue.clause.start, cue.clause.end.max(cue.words.end));
        let comma_before = first > self.sentence.start && (r.is(first - 1, &[",", "–", "—"]) || r.mark(first - 1));
        let opening = first == self.sentence.start
            || first == self.sentence.start + 1 && !r.wordy(first - 1)
            || cue.kind == CueKind::Preposition && r.is(first - 1, &["and", "but"]);
        let preposition = cue.kind == CueKind::Preposition;
        if opening {
            if !preposition {
                return None;
            }
            let next = if r.is(last, &[","]) { last + 1 } else { last };
            return self.clause(next, index, Place::Around);
        }
        // "you just add it all up": a verb with an object of its own reports nothing.
        let objectless = !r.wordy(last)
            || time_word(r, last)
            || matches!(tag(r, last), Tag::In | Tag::To | Tag::Rb | Tag::Vbg | Tag::Cc | Tag::Wrb | Tag::Dt)
            || cue.inverted;
        if !(preposition || comma_before && objectless) {
            return None;
        }
        let mut start = self.sentence.start;
        // A conjunction or an attribution before this clause is not reported: "Hart agreed, but the plan, she said, ..."
        if let Some(other) = self.cues.iter().take(index).rev().take(8).find(|c| c.clause.end <= first && !preposition) {
            let link =
                (other.clause.end..first).find(|&i| r.is(i, &["but", "and", "while", ";"]) && i > 0 && r.is(i - 1, &[","]));
            start = link.map_or(start, |i| i + 1);
        }
        while start < first && !r.wordy(start) && self.mark_at(start).is_none() {
            start += 1;
        }
        let mut stop = first;
        while stop > start && !r.wordy(stop - 1) && !self.closes(stop - 1, start) {
            stop -= 1;
        }
        if (start..stop).filter(|&i| r.wordy(i)).count() < 1 {
            return None;
        }
        let lead = self.with_marks(r.cover(start..stop));
        // The clause goes on behind the attribution: "The mill, she said, would close."
        let mut next = last;
        while next < self.sentence.end && next < last + 8 && (time_word(r, next) || r.is(next, &["on", "in", "late", "early"])) {
            next += 1;
        }
        let goes_on = r.is(next, &[",", "–", "—"])
            && next + 1 < self.sentence.end
            && !self
                .near(index)
                .iter()
                .any(|c| c.clause.start <= next + 1 && next + 1 < c.clause.end && c.words.start > cue.words.start);
        let whole = finite_verb(r, start..stop).is_some();
        // "..., she said, but the council wants": a new subject speaks of something else.
        let contrast =
            r.is(next + 1, &["but"]) && !subject_pronoun(r, next + 2) && finite_verb(r, next + 2..self.sentence.end).is_some();
        let rest_goes = goes_on
            && (!whole
                || !r.is(next + 1, &["who", "which", "a", "an", "where", "while"])
                    && !contrast
                    && tag(r, next + 1) != Tag::Vbg
                    && !preposition);
        let mut spans = vec![lead];
        if rest_goes && let Some(rest) = self.clause(next + 1, index, Place::Around) {
            spans.extend(rest.spans);
            return Some(Content { spans, place: Place::Around });
        }
        (whole || preposition && stop - start > 4).then_some(Content { spans, place: Place::Before })
    }
}

/// How many words stand in a span.
pub fn words_in(r: Reader<'_>, span: Span) -> usize {
    span.of(r.source).split_whitespace().take(100).count()
}
