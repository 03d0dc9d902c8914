//! Words in marks beside a cue: which marks it attributes, and which unmarked words before them belong to them.

use super::contents::{Content, Place, Scene, words_in};
use super::cues::{Cue, CueKind};
use super::marks::Marked;
use super::phrases::{finite_verb, nounish, tag};
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;

/// How far behind a naming verb marks may open, in tokens.
const NAMED: usize = 18;

impl Scene<'_> {
    /// Marks that end right before the attributing clause.
    pub(super) fn marks_before(&self, cue: &Cue) -> Option<Content> {
        let start = self.r.span(cue.clause.start).start();
        let last = self.marks.partition_point(|m| m.outer.end() <= start).checked_sub(1)?;
        let mark = self.marks.get(last)?;
        let gap = Span::new(mark.outer.end(), start).of(self.r.source);
        let described = self.described_before(mark, cue);
        if !described && (gap.len() > 12 || gap.chars().any(char::is_alphanumeric))
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
            && self.r.span(self.sentence.start).start() >= mark.outer.end()
            && !self.ends_here(cue);
        // “... ten billion.” Hart fired back at the bank: what is answered.
        let answered = inner.ends_with('.') && cue.words.len() > 1 && self.r.is(cue.words.end.wrapping_sub(1), &["back"]);
        if finished || answered {
            return None;
        }
        if self.titled(mark, inner) || self.names_noun(mark, inner) {
            return None;
        }
        let lead = self.lead(mark, inner);
        let from = lead.map_or(self.sentence.start, |from| self.r.text.token_at(from));
        if self.circumstance_before(cue, from, mark) {
            return None;
        }
        let span = lead.map_or(mark.inner, |from| Span::new(from, mark.outer.end()));
        Some(Content { spans: vec![span], place: Place::MarksBefore })
    }

    /// `In the “long run,” Hart said trains would win`, `Asked if it was “fair,” Hart said it was`: when or why something is said that
    /// follows.
    fn circumstance_before(&self, cue: &Cue, first: usize, mark: &Marked) -> bool {
        let r = self.r;
        let end = r.text.token_at(mark.outer.end());
        let verbless = matches!(tag(r, first), Tag::In | Tag::To) && finite_verb(r, first..end).is_none();
        let told = !cue.inverted && finite_verb(r, cue.clause.end..self.sentence.end).is_some();
        let part = words_in(r, mark.inner) < 5 || mark.inner.of(r.source).starts_with(char::is_lowercase);
        told && verbless && part || r.is(first, &["asked", "pressed"]) && r.capital(first)
    }

    /// The subject before an attribution in the middle whose verb stands in the marks behind it: `The letter, she said, "was lost."`
    pub(super) fn head_before(&self, index: usize, cue: &Cue, content: &Content) -> Option<Span> {
        let r = self.r;
        let (start, first) = (self.sentence.start, cue.clause.start);
        let comma = first.checked_sub(1).filter(|&c| c > start && first - start < 24 && r.is(c, &[","]))?;
        let words = r.text.token_at(content.spans.first()?.start());
        let alone = index == 0 && !cue.inverted && self.marks_before(cue).is_none();
        let subject = finite_verb(r, start..comma).is_none() && nounish(r, comma - 1) && tag(r, start) != Tag::In;
        let unmarked = !(start..comma).any(|i| r.mark(i));
        (alone && subject && unmarked && tag(r, words).is_finite_verb()).then(|| r.cover(start..comma))
    }

    /// `“...,” another nurse, Ada Hart, said`: a description of the speaker between the marks and the name.
    fn described_before(&self, mark: &Marked, cue: &Cue) -> bool {
        let r = self.r;
        let (first, end) = (r.text.token_at(mark.outer.end()), cue.clause.start);
        let opens = matches!(tag(r, first), Tag::Dt | Tag::Nn | Tag::Nnp | Tag::Jj | Tag::PrpPoss);
        let comma = end > first && r.is(end - 1, &[","]) && nounish(r, end.saturating_sub(2));
        let finished = mark.inner.of(r.source).ends_with([',', '?', '!', '—', '…']);
        let plain = || (first..end).all(|i| (r.wordy(i) || i + 1 == end) && !tag(r, i).is_finite_verb() && tag(r, i) != Tag::Wp);
        finished && opens && comma && !cue.inverted && (2..14).contains(&(end - first.min(end))) && plain()
    }

    /// `The “Low Tide” tour said`, `Hart's "fair share" plan says`: what the noun behind the marks is called.
    fn names_noun(&self, mark: &Marked, inner: &str) -> bool {
        let r = self.r;
        let Some(before) = r.text.token_at(mark.outer.start()).checked_sub(1).filter(|&b| b >= self.sentence.start) else {
            return false;
        };
        let opens = matches!(tag(r, before), Tag::Dt | Tag::PrpPoss | Tag::Pos) || r.possessive(before);
        let noun = r.text.token_at(mark.outer.end());
        opens && inner.ends_with(char::is_alphanumeric) && words_in(r, mark.inner) < 5 && nounish(r, noun) && !r.capital(noun)
    }

    /// `On “The Morning Table,” Hart said ...`: the title of a work or programme, in a phrase of its own before the attribution.
    fn titled(&self, mark: &Marked, inner: &str) -> bool {
        let r = self.r;
        let words = words_in(r, mark.inner);
        let opening = r.text.token_at(mark.outer.start());
        let Some(before) = opening.checked_sub(1).filter(|&b| b >= self.sentence.start) else { return false };
        let behind = tag(r, before) == Tag::In
            || r.possessive(before)
            || nounish(r, before)
            || tag(r, before) == Tag::PrpPoss
            || r.is(before, &["the", "a"])
            || r.is(before, &[","]) && before > self.sentence.start && nounish(r, before - 1);
        (2..12).contains(&words) && headlined(inner) && behind && !inner.ends_with(['.', '!', '?'])
    }

    /// True where the sentence ends with the cue, time words aside: "..." he said Monday.
    pub(super) fn ends_here(&self, cue: &Cue) -> bool {
        let rest = cue.clause.end.max(cue.words.end)..self.sentence.end;
        rest.len() < 12 && self.after_nothing(rest)
    }

    pub(super) fn after_nothing(&self, rest: Range<usize>) -> bool {
        finite_verb(self.r, rest.clone()).is_none() && !rest.clone().any(|i| self.r.is(i, &["that", ":"]))
    }

    /// Reported words before the marks in the same sentence: `It may be "a risk," she said`.
    pub(super) fn lead(&self, mark: &Marked, inner: &str) -> Option<u32> {
        let first = self.r.text.token_at(mark.outer.start());
        let number = self.r.text.sentence_at(mark.outer.start())?;
        let sentence = self.r.text.sentences.get(number)?;
        let start = sentence.tokens().start;
        if start >= first || first - start > 45 || sentence.paragraph() != mark.paragraph {
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

    /// Marks a little farther on: "said in a long and winding speech at the mill, “...”".
    pub(super) fn later_marks(&self, index: usize, cue: &Cue, from: usize, end: usize) -> Option<Content> {
        let i = (from..end).find(|&i| self.mark_at(i).is_some())?;
        let introduced = self.r.is(i - 1, &[",", ":"]) || self.r.is(i, &[",", ":"]);
        let other =
            self.near(index).iter().any(|c| c.words.start > cue.words.start && c.words.start < i && c.kind == CueKind::Verb);
        let mark = self.mark_at(i)?;
        let capital = mark.inner.of(self.r.source).chars().next().is_some_and(char::is_uppercase);
        let statement = introduced && capital || words_in(self.r, mark.inner) > 4;
        (cue.frames.direct() && statement && !other).then(|| self.marks_after(index, cue, mark, i, introduced)).flatten()
    }

    pub(super) fn marks_after(&self, index: usize, cue: &Cue, mark: &Marked, at: usize, introduced: bool) -> Option<Content> {
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

    /// What a naming verb says of somebody, where a part stands in marks: `called | it "a gift to the city"`.
    pub(super) fn named(&self, index: usize, cue: &Cue) -> Option<Content> {
        let r = self.r;
        let start = cue.words.end;
        let end = self.sentence.end.min(start + NAMED);
        let naming = r.has(cue.words.start, Class::NamingVerb);
        let fewest = if naming { 1 } else { 3 };
        let stop = |i: &usize| {
            self.mark_at(*i).is_some() || self.near(index).iter().any(|c| c.words.contains(i)) || r.is(*i, &[";", ":"])
        };
        let first = (start..end).find(stop)?;
        // `announced a "quiet week"`: a term of which something is told.
        let term = !naming && first == start + 1 && r.is(start, &["a", "an", "the"]);
        let title = |m: &&Marked| term || !naming && headlined(m.inner.of(r.source));
        let mark = self.mark_at(first).filter(|m| words_in(r, m.inner) >= fewest).filter(|m| !title(m))?;
        let from = if r.is(start, &["as", "about", "for", "of", "on", "to", "with", "against"]) { start + 1 } else { start };
        let mut content = self.clause(from.min(first), index, Place::MarksAfter)?;
        content.spans.retain(|s| s.overlaps(mark.outer));
        if let (Some(end), Some(last)) = (self.named_end(mark.outer.end()), content.spans.last_mut())
            && r.span(end).end() <= last.end()
        {
            // "called it “a joke”, which": the marks end what is said of it.
            let whole = Span::new(last.start(), mark.outer.end());
            *last = if whole == mark.outer { mark.inner } else { whole };
        }
        (!content.spans.is_empty()).then_some(content)
    }
}

/// True where every word has a capital, small words aside: the title of a work or a programme.
pub(super) fn headlined(words: &str) -> bool {
    let small = |w: &str| w.len() < 4 || matches!(w, "with" | "from" | "into" | "this" | "that" | "over");
    let first = |w: &str| w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    words.split_whitespace().take(12).enumerate().all(|(n, w)| first(w) || n > 0 && small(w))
}
