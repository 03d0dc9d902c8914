//! How far a reported clause goes: to the end of its sentence, or to where the writer takes over again.

use super::contents::{Content, Place, Scene};
use super::cues::{Cue, CueKind};
use super::phrases::{finite_verb, subject_pronoun, tag, time_word};
use crate::span::Span;
use crate::text::Tag;

/// How far a semicolon is looked for, in tokens.
const REACH: usize = 60;

impl Scene<'_> {
    /// A clause from `start` to where it ends.
    pub(super) fn clause(&self, start: usize, index: usize, place: Place) -> Option<Content> {
        let r = self.r;
        let mut from = start;
        while r.is(from, &[",", ":"]) && from < self.sentence.end {
            from += 1;
        }
        let rule = self.clause_end(from, index);
        let end = if rule > from { self.judged(from, index, place, rule) } else { rule };
        // "advised the crew until May, believes": cut before the main verb, nothing told is left.
        let timed = self.r.is(from, &["until", "before", "after", "during"]);
        let verbless = place == Place::Bare && end < self.sentence.end && timed && finite_verb(r, from..end).is_none();
        if verbless || end <= from || (from..end).filter(|&i| r.wordy(i)).count() < 2 {
            return None;
        }
        let span = self.with_marks(r.cover(from..end));
        Some(Content { spans: vec![span], place })
    }

    /// A span that never cuts marks in two.
    pub(super) fn with_marks(&self, span: Span) -> Span {
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
    pub(super) fn clause_end(&self, start: usize, index: usize) -> usize {
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
                end = end.min(self.semicolon(start, cut).unwrap_or(cut));
                break;
            }
        }
        end = self.sentence_of_its_own(start, index).map_or(end, |cut| end.min(cut));
        end = self.writer_again(start, index).map_or(end, |cut| end.min(cut));
        end = self.behind_question(start, index).map_or(end, |cut| end.min(cut));
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
        self.trimmed(start, end)
    }

    /// "said the dam was safe**;** the pumps, he added, were on": where the sentence begins around which the attribution at `cut` stands.
    pub(super) fn semicolon(&self, start: usize, cut: usize) -> Option<usize> {
        (start + 1..cut.min(start + REACH)).rev().find(|&i| self.r.is(i, &[";"]) && !self.within_marks(i, start))
    }

    /// "told drivers to stay away**; the road will open** on Monday", "said the road was safe**; residents disagree**": another sentence
    /// behind an infinitive, or one that goes on in the present behind a past.
    pub(super) fn sentence_of_its_own(&self, start: usize, index: usize) -> Option<usize> {
        let r = self.r;
        let semicolon = self.semicolon(start, self.sentence.end)?;
        let first = (start + 1..semicolon).find(|&i| r.is(i, &[";"]) && !self.within_marks(i, start)).unwrap_or(semicolon);
        let verb = finite_verb(r, first + 1..self.sentence.end.min(first + REACH))?;
        let subject = verb > first + 1 && !matches!(tag(r, first + 1), Tag::To | Tag::In | Tag::Wdt | Tag::Wp);
        let infinitive = r.is(start, &["to", "not"]) && finite_verb(r, start..first).is_none();
        (subject && infinitive && self.cues.get(index).is_some_and(|c| c.kind == CueKind::Verb)).then_some(first)
    }

    pub(super) fn closes(&self, i: usize, start: usize) -> bool {
        let span = self.r.span(i);
        let bracket = self.r.is(i, &[")", "]", "%"]);
        bracket || self.r.mark(i) && self.closed_by(span, self.r.span(start).start())
    }

    /// True where marks that opened at or behind `from` close with this token.
    pub(super) fn closed_by(&self, token: Span, from: u32) -> bool {
        let at = self.marks.partition_point(|m| m.outer.end() < token.end());
        self.marks.get(at).is_some_and(|m| m.outer.end() == token.end() && m.outer.start() >= from)
    }

    /// Where a later cue ends the reported clause; `None` where it stands inside it.
    pub(super) fn takes_over(&self, cue: &Cue, start: usize) -> Option<usize> {
        let r = self.r;
        let first = cue.clause.start.min(cue.words.start);
        // "Hart, who asked to stay, said": the outer verb's subject stands before these words.
        if first < start && cue.kind == CueKind::Verb && !cue.inverted && !cue.shared {
            return cue.words.start.checked_sub(1).filter(|&b| b > start && r.is(b, &[","]));
        }
        if self.aside(cue) {
            return None;
        }
        let mut before = first.checked_sub(1).filter(|&b| b > start)?;
        // "said the pool leaked, to which Hart replied that"
        if r.is(before, &["which", "whom"]) && r.is(before.wrapping_sub(1), &["to"]) && before > start + 2 && !cue.inverted {
            return Some(if r.is(before - 2, &[","]) { before - 2 } else { before - 1 });
        }
        // "said the plan was dead; Hart said it was alive"
        let link = if r.is(before, &["but", "and", "while", "yet"]) { before - 1 } else { before };
        let link = if r.is(link, &[","]) && link > start + 2 && (tag(r, link - 1).is_adverb() || r.is(link - 1, &["however"])) {
            link - 2
        } else {
            link
        };
        if r.is(link, &[";"]) && link > start && cue.kind == CueKind::Verb && !cue.relative && !cue.shared {
            return Some(link);
        }
        // "..., even as Hart insisted", "and then added that"
        if r.is(before, &["as"]) && r.is(before.wrapping_sub(1), &["even"])
            || r.is(before, &["then"]) && cue.shared && before > start + 1
        {
            before -= 1;
        }
        // `could be “messy,” adding`: the comma stands within the marks.
        if r.mark(before)
            && r.is(before.wrapping_sub(1), &[","])
            && cue.shared
            && cue.kind == CueKind::Verb
            && tag(r, cue.words.start) == Tag::Vbg
        {
            return Some(first);
        }
        // `declaring he “was done,” users alleged that`
        let marked = r.mark(before) && r.is(before.wrapping_sub(1), &[","]) && !cue.shared && !cue.relative && !cue.inverted;
        if marked && cue.kind == CueKind::Verb && cue.frames.that() && r.is(cue.words.end, &["that"]) {
            return Some(first);
        }
        let comma = r.is(before, &[",", ";", "–", "—", "--"]);
        let joined = r.is(before, &["and", "but", "even", "while", "though", "although", "as", "yet", "whereas"]);
        if cue.kind == CueKind::Preposition {
            // "at the mill, where, according to Hart": the link is the next clause's.
            let links = ["where", "when", "which", "who", "and", "but", "because"];
            if comma && before > start + 2 && r.is(before.wrapping_sub(1), &links) {
                before -= 1;
            }
            return Some(if comma { before } else { first });
        }
        let ends = !r.wordy(cue.clause.end) || time_word(r, cue.clause.end) || cue.clause.end >= self.sentence.end;
        match (comma, joined, cue.shared) {
            (true, _, true) => Some(before),
            (true, _, false) if cue.relative => None,
            (true, _, false) if ends => Some(before),
            (_, true, true) => Some(if r.is(before - 1, &[","]) { before - 1 } else { before }),
            (_, true, false) if r.is(before - 1, &[",", ";"]) => Some(before - 1),
            (_, true, false) if self.says_too(cue, before, start) => Some(before),
            _ => None,
        }
    }

    /// "said the dam was safe **and two divers said** it was not": behind a finished clause somebody else is told to say something.
    pub(super) fn says_too(&self, cue: &Cue, link: usize, start: usize) -> bool {
        let own = cue.kind == CueKind::Verb && !cue.relative && !cue.inverted && !cue.shared;
        let named = cue.source.as_ref().is_some_and(|s| !subject_pronoun(self.r, s.start));
        let further = cue.frames.bare() || cue.frames.that() && self.r.is(cue.words.end, &["that"]);
        own && named && further && self.r.is(link, &["and", "but"]) && finite_verb(self.r, start..link).is_some()
    }
}
