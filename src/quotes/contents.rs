//! Contents: from a cue to the words it attributes: marks beside it, the clause after it, the clause before it.

use super::cues::{Cue, CueKind};
use super::ends::Judge;
use super::frames::Form;
use super::marks::{self, Marked};
use super::phrases::{finite_verb, subject_pronoun, tag, time_word};
use super::sources;
use super::trees::Trees;
use super::unsaid;
use crate::lexicon::{Class, unit_of_time};
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
    /// Who says where a reported clause ends.
    pub judge: &'a dyn Judge,
}

/// The clause before an attribution.
struct Before {
    /// Where the attribution begins.
    first: usize,
    /// The clause's tokens.
    lead: Range<usize>,
    /// True where it has a verb.
    verb: bool,
    /// True where it is a sentence of its own.
    whole: bool,
}

/// Words with which a finished statement goes on behind "said Hart,".
const GOES_ON: &[&str] =
    &["and", "although", "as", "because", "but", "even", "if", "or", "since", "so", "though", "unless", "until", "yet"];

/// Words that open a clause before the main one.
const LEADS_UP: &[&str] = &["although", "as", "had", "if", "should", "though", "unless", "were", "when", "while"];

/// Farthest a content is looked for behind its cue, in tokens.
pub(super) const REACH: usize = 40;

impl Scene<'_> {
    /// What the cue with this index attributes; empty where it attributes nothing.
    pub fn contents(&self, index: usize) -> Vec<Content> {
        let Some(cue) = self.cues.get(index) else { return Vec::new() };
        match cue.kind {
            CueKind::Preposition => self.in_words(cue).or_else(|| self.around(index, cue)).into_iter().collect(),
            CueKind::Naming => self.named(index, cue).into_iter().collect(),
            CueKind::Noun => self.clause(cue.words.end + 1, index, Place::That).into_iter().collect(),
            CueKind::Verb if self.names(cue) => {
                let named: Vec<Content> = self.named(index, cue).into_iter().collect();
                if named.is_empty() { self.verb(index, cue) } else { named }
            }
            CueKind::Verb if cue.frames.documents_only() => {
                let mut found = self.verb(index, cue);
                found.retain(|c| !self.claimed_behind(index, c));
                found
            }
            CueKind::Verb => self.verb(index, cue),
        }
    }

    pub(super) fn verb(&self, index: usize, cue: &Cue) -> Vec<Content> {
        let mut found = self.told(index, cue);
        // "never said that the mill would close": the contrary may be true, and nobody said it.
        if unsaid::negated(self.r, cue, &self.sentence) {
            found.retain(|c| !matches!(c.place, Place::That | Place::Bare | Place::Question | Place::Before | Place::Around));
        }
        found
    }

    fn told(&self, index: usize, cue: &Cue) -> Vec<Content> {
        let mut found = Vec::new();
        if let Some(mark) = self.behind_aside(cue) {
            found.push(Content { spans: vec![mark.inner], place: Place::MarksAfter });
            return found;
        }
        if self.aside(cue) {
            let tells = cue.frames.bare() && cue.frames.direct();
            found.extend(if tells { self.around(index, cue) } else { None });
            return found;
        }
        if let Some(content) = self.told_between(index, cue) {
            found.push(content);
            return found;
        }
        let before = if cue.shared && !cue.inverted { None } else { self.marks_before(cue) };
        let after = self.after(index, cue);
        let documents = !cue.frames.documents_only() || cue.source.as_ref().is_some_and(|s| sources::finds(self.r, cue, s));
        if let Some(mut content) = before.filter(|_| cue.frames.direct()) {
            // “The mill,” she said, | was late
            let rest = self.last_of(cue) + 1;
            if !cue.shared && self.r.is(rest - 1, &[","]) && tag(self.r, rest).is_finite_verb() {
                content.spans.extend(self.clause(rest, index, Place::Around).into_iter().flat_map(|c| c.spans));
            }
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
        if found.is_empty() && !self.denied(cue) && cue.source.is_some() && !self.reduced(cue) {
            found.extend(self.named(index, cue));
        }
        found
    }

    /// True for a verb that names somebody or something before its words: "called | the plan “...”".
    fn names(&self, cue: &Cue) -> bool {
        let (r, next) = (self.r, cue.words.end);
        let object = r.wordy(next) && self.mark_at(next).is_none() && !r.is(next, &["that", "to", "not"]);
        r.has(cue.words.start, Class::NamingVerb) && !cue.inverted && object && self.marks_before(cue).is_none()
    }

    /// `The study shows cranes “do not fail by chance,” Hart says`: an attribution right behind the marks has a better claim to them.
    fn claimed_behind(&self, index: usize, content: &Content) -> bool {
        let Some(end) = content.spans.last().map(|s| s.end()) else { return false };
        let at = self.marks.partition_point(|m| m.outer.end() < end);
        let Some(mark) = self.marks.get(at).filter(|m| m.inner.end() <= end && m.inner.of(self.r.source).ends_with(',')) else {
            return false;
        };
        let behind = self.r.text.token_at(mark.outer.end());
        self.near(index).iter().any(|c| c.kind == CueKind::Verb && c.clause.start == behind)
    }

    /// "When accused of a “trick,” Hart left": somebody else accuses.
    fn reduced(&self, cue: &Cue) -> bool {
        let before = cue.words.start.checked_sub(1);
        before.is_some_and(|b| self.r.is(b, &["when", "if", "while", "once", "as", "though", "although", "being"]))
    }

    /// The clause the tree shows where nearness shows none.
    pub(super) fn parsed(&self, index: usize, cue: &Cue) -> Option<Content> {
        if !(cue.frames.that() || cue.frames.bare()) || self.denied(cue) {
            return None;
        }
        let (clause, that) = self.trees.reported(cue.words.start)?;
        let marked = clause.clone().any(|i| self.mark_at(i).is_some_and(|m| m.outer.start() <= self.r.span(i).start())) && !that;
        let takes = if that { cue.frames.that() } else { cue.frames.bare() };
        let opens = that || !matches!(tag(self.r, clause.start), Tag::In | Tag::Rb);
        let object = !that && self.object_first(clause.start, clause.end);
        let behind = if cue.inverted { cue.clause.end } else { cue.words.end };
        // "As I said, the port is shut" is said here.
        let as_said = cue.clause.start.checked_sub(1).is_some_and(|b| self.r.is(b, &["as"]));
        let fits = takes && opens && !marked && !object && !as_said && clause.len() > 3 && clause.start >= behind;
        fits.then(|| self.clause(clause.start, index, if that { Place::That } else { Place::Bare })).flatten()
    }

    /// The marks that begin at this token.
    pub(super) fn mark_at(&self, i: usize) -> Option<&Marked> {
        let start = self.r.span(i).start();
        marks::at_or_behind(self.marks, start).filter(|m| m.outer.start() <= start && i < self.sentence.end + 1)
    }

    /// The cues not far from the one with this index.
    pub(super) fn near(&self, index: usize) -> &[Cue] {
        let end = self.cues.len().min(index + 9);
        self.cues.get(index.saturating_sub(8)..end).unwrap_or(&[])
    }

    /// "has not said whether": nothing is reported.
    pub(super) fn denied(&self, cue: &Cue) -> bool {
        (cue.words.start.saturating_sub(3)..cue.words.start).any(|i| self.r.is(i, &["not", "n't", "never"]))
    }

    /// One past an attribution with whom it is told to.
    fn last_of(&self, cue: &Cue) -> usize {
        let last = cue.clause.end.max(cue.words.end);
        self.aside_end(cue).unwrap_or_else(|| self.behind_addressee(cue, last))
    }

    /// The comma behind what tells of the speaker, whose own comma stands at `next`; that one where nothing does. `whole` tells whether the clause
    /// before has its verb.
    pub(super) fn behind_speaker(&self, next: usize, whole: bool, preposition: bool) -> usize {
        let r = self.r;
        let commas = || (next + 1..self.sentence.end.min(next + REACH)).filter(|&c| r.is(c, &[","]));
        // "The mill, said Hart, who runs it, | is late"
        let closes = || commas().find(|&c| !whole && tag(r, c + 1).is_finite_verb());
        // "It was late, said Hart, who runs the mill, | and the money was gone"
        let describes = r.is(next + 1, &["who", "whose", "a", "an", "the"]) && !preposition;
        let again =
            || commas().find(|&c| describes && r.is(c + 1, &["and"]) && finite_verb(r, c + 1..self.sentence.end).is_some());
        closes().or_else(again).unwrap_or(next)
    }

    /// True where no object of the verb's own stands behind it. "You just add it all up", "we suggest the red one", "some report seeing it",
    /// "she wrote about it" report nothing.
    fn objectless(&self, cue: &Cue, last: usize) -> bool {
        let r = self.r;
        let when = |i: usize| time_word(r, i) || unit_of_time(r.lower(i)) || r.is(i, &["time"]);
        let deed = ["suggest", "suggests", "suggested", "report", "reports", "reported", "admits", "admitted"];
        let told = last > cue.words.end;
        !r.wordy(last)
            || when(last)
            || cue.inverted
            || match tag(r, last) {
                Tag::Dt => (last + 1..last + 4).any(when),
                Tag::Vbg => told || !r.is(cue.words.start, &deed),
                Tag::In => !r.is(last, &["about", "like"]),
                Tag::To | Tag::Rb | Tag::Cc | Tag::Wrb => true,
                _ => told && r.is(last, &["after", "before", "during"]),
            }
    }

    /// "According to Hart, **who teaches law,** the cost may rise": one past the clause that tells of the source; `first` where none stands
    /// there.
    fn behind_relative(&self, first: usize) -> usize {
        let (r, end) = (self.r, self.sentence.end);
        let tells = r.is(first, &["who", "which", "whose"]) && r.is(first.wrapping_sub(1), &[","]);
        let close = (first + 1..end.min(first + 24)).find(|&i| tells && r.is(i, &[","]) && self.clause_opens(i + 1, end));
        close.map_or(first, |i| i + 1)
    }

    /// The clause before a trailing attribution, or around one in the middle.
    pub(super) fn around(&self, index: usize, cue: &Cue) -> Option<Content> {
        let r = self.r;
        let (first, last) = (self.titled_start(self.aside_start(cue)), self.last_of(cue));
        if cue.relative || r.is(first, &["which", "whose", "who", "whom"]) {
            return None;
        }
        let preposition = cue.kind == CueKind::Preposition;
        let comma_before = first > self.sentence.start && (r.is(first - 1, &[",", "–", "—"]) || r.mark(first - 1));
        if self.opening(first, preposition, comma_before) {
            if !preposition {
                return None;
            }
            let next = if r.is(last, &[","]) { last + 1 } else { last };
            return self.clause(self.behind_relative(next), index, Place::Around);
        }
        if !(preposition || comma_before && self.objectless(cue, last)) {
            return None;
        }
        let start = self.start_before(index, first, preposition);
        if self.linked(start, first, last, preposition, comma_before) {
            return self.clause(last + 1, index, Place::Around);
        }
        let mut stop = first;
        while stop > start && !r.wordy(stop - 1) && !self.closes(stop - 1, start) {
            stop -= 1;
        }
        // "If Hart wins, as the polls suggest, he will": what they suggest is the condition.
        if !(start..stop).any(|i| r.wordy(i)) || first < cue.clause.start && self.conditional_lead(start..stop) {
            return None;
        }
        let lead = self.with_marks(r.cover(start..stop));
        let verb = finite_verb(r, start..stop).is_some();
        let whole = (verb || self.verb_as_plural(start..stop)) && !(cue.words.end < last && self.subordinate(start..stop));
        let before = Before { first, lead: start..stop, verb, whole };
        if let Some(rest) = self.rest(index, cue, &before, last).and_then(|next| self.clause(next, index, Place::Around)) {
            return Some(Content { spans: [vec![lead], rest.spans].concat(), place: Place::Around });
        }
        // "That's according to the board": what is meant was said before.
        let points_back = |i: usize| r.is(i, &["that", "this", "it", "all", "'s", "is", "was", "comes", "came"]);
        let back_only = (start..stop).filter(|&i| r.wordy(i)).all(points_back);
        (!back_only && (whole || preposition && stop - start > 4)).then_some(Content { spans: vec![lead], place: Place::Before })
    }

    /// True where the attribution opens its sentence: "According to Hart, ...", "In fact, according to Hart, ...".
    fn opening(&self, first: usize, preposition: bool, comma_before: bool) -> bool {
        let (r, start) = (self.r, self.sentence.start);
        let links = ["fact", "addition", "example", "instance", "particular", "turn"];
        first == start
            || first == start + 1 && !r.wordy(first - 1)
            || preposition && r.is(first.wrapping_sub(1), &["and", "but", "that", ":"])
            || preposition && first == start + 3 && comma_before && r.is(first - 2, &links)
    }

    /// Where the clause begins that stands before the attribution at `first`.
    fn start_before(&self, index: usize, first: usize, preposition: bool) -> usize {
        let r = self.r;
        let mut start = self.sentence.start;
        // A conjunction or an attribution before this clause is not reported: "Hart agreed, but the plan, she said, ..."
        if let Some(other) = self.cues.iter().take(index).rev().take(8).find(|c| c.clause.end <= first && !preposition) {
            let link =
                (other.clause.end..first).find(|&i| r.is(i, &["but", "and", "while", ";"]) && i > 0 && r.is(i - 1, &[","]));
            start = link.map_or(start, |i| i + 1);
        }
        // "If it sells, they stay; if it does not, she says, they go": the nearest sentence of the two.
        if let Some(stop) = (start + 1..first).rev().take(REACH).find(|&i| r.is(i, &[";"]) && !preposition) {
            start = stop + 1;
        }
        // "What it means: The bridge will close, she told the council": a label.
        if let Some(colon) = (start + 1..first.min(start + 7)).find(|&i| r.is(i, &[":"]) && r.capital(i + 1) && !r.glued(i + 1)) {
            start = colon + 1;
        }
        // "Half the mines (the best, she says) are shut", "He left - and the mill, she says, was shut": what stands in brackets or behind
        // a dash.
        let inner = |i: usize| {
            r.is(i, &["("]) && !(i..first).any(|k| r.is(k, &[")"]))
                || r.is(i, &["-", "–", "—", "--"])
                    && !r.glued(i)
                    && r.is(i + 1, &["and", "but"])
                    && finite_verb(r, i..first).is_none()
        };
        if let Some(open) = (start..first).rev().take(REACH).find(|&i| inner(i) && !preposition) {
            start = open + 1 + usize::from(r.is(open + 1, &["and", "but"]));
        }
        while start < first && !r.wordy(start) && self.mark_at(start).is_none() {
            start += 1;
        }
        start
    }

    /// "..., when, according to the board, the mill will open": only what follows is ascribed.
    fn linked(&self, start: usize, first: usize, last: usize, preposition: bool, comma_before: bool) -> bool {
        let r = self.r;
        let link = first.checked_sub(2).filter(|&l| comma_before && (l > start || preposition && l == start));
        let links = ["when", "where", "because", "since", "while", "and", "but", "that", "which", "who"];
        // "And that, Hart said, was late": no conjunction.
        let pointing = |l: usize| {
            r.is(l, &["that"])
                && (tag(r, last + 1).is_finite_verb()
                    || l < start + 2
                    || matches!(tag(r, l.wrapping_sub(1)), Tag::In | Tag::Cc | Tag::Rb))
        };
        link.is_some_and(|l| r.is(l, &links) && !pointing(l)) && r.is(last, &[","])
    }

    /// Where the clause goes on behind an attribution that ends at `last`: "The mill, she said, | would close."
    fn rest(&self, index: usize, cue: &Cue, before: &Before, last: usize) -> Option<usize> {
        let (r, end) = (self.r, self.sentence.end);
        let preposition = cue.kind == CueKind::Preposition;
        let mut next = last;
        while next < end && next < last + 8 && (time_word(r, next) || r.is(next, &["on", "in", "late", "early"])) {
            next += 1;
        }
        // "The mill, Hart said on Monday, two days after the vote, would close"
        let beside = self.time_beside(next + 1, end).filter(|_| next > last);
        next = beside.filter(|&c| c < end).unwrap_or(next);
        // "It was late, said Hart, chief of the mill": what follows a finished statement tells of the speaker.
        let comma = next;
        let described = cue.inverted && r.is(comma, &[","]);
        if described {
            next = self.behind_description(comma, before.verb, preposition);
        }
        let behind = next + 1;
        // `“a dead heat,” as Hart said on Monday, only adds`: the aside is on the marks alone.
        let first = before.first;
        let marked = first < cue.clause.start && (r.mark(first.wrapping_sub(1)) || first > 1 && r.mark(first.wrapping_sub(2)));
        let other = |c: &Cue| c.clause.start <= behind && behind < c.clause.end && c.words.start > cue.words.start;
        if !r.is(next, &[",", "–", "—"]) || behind >= end || marked || self.near(index).iter().any(other) {
            return None;
        }
        let start = before.lead.start;
        let opens = || r.is(behind, GOES_ON) || r.is(start, LEADS_UP) || subject_pronoun(r, behind);
        let tells = described && next == comma && before.whole && !opens();
        if tells || before.whole && self.said_where(behind, beside == Some(end)) || self.others_turn(index, behind) {
            return None;
        }
        // "If it passes, she warned, | a third would close": the main clause is still to come.
        let main = || finite_verb(r, behind..end).is_some();
        let leads_up = r.is(start, &["although", "if", "should", "though", "unless", "while"])
            && !preposition
            && !before.lead.clone().any(|i| r.is(i, &[","]))
            && main();
        // "..., she said, but the council wants": a new subject speaks of something else.
        let contrast = r.is(behind, &["but"]) && !subject_pronoun(r, behind + 1) && finite_verb(r, behind + 1..end).is_some();
        let adds = r.is(behind, &["who", "which", "a", "an", "where", "while"]) || tag(r, behind) == Tag::Vbg;
        (!before.whole || leads_up || !adds && !contrast && !preposition).then_some(behind)
    }

    /// The comma behind what tells of the speaker, a name with a comma of its own among it: "said its chief, Ada Hart, and none on Sundays".
    fn behind_description(&self, comma: usize, verb: bool, preposition: bool) -> usize {
        let r = self.r;
        let next = self.behind_speaker(comma, verb, preposition);
        let named = (comma + 1..self.sentence.end.min(comma + 6)).take_while(|&i| r.capital(i)).count();
        let behind = comma + 1 + named;
        let listed = next == comma && named > 0 && r.is(behind, &[","]) && r.is(behind + 1, &["and", "but"]);
        if listed { behind } else { next }
    }

    /// "..., Hart said on Thursday, in her bluntest comments yet": where or when it was said; `timed` where nothing but a time follows.
    fn said_where(&self, behind: usize, timed: bool) -> bool {
        let r = self.r;
        let place = |i: usize| r.has(i, Class::Occasion) || r.is(i, &["comments", "remarks"]);
        timed
            || r.is(behind, &["at", "during", "in"]) && (behind + 1..behind + 6).take_while(|&i| r.wordy(i)).any(place)
            || r.is(behind, &["on"]) && r.is(behind + 1, &["condition"])
    }
}

/// How many words stand in a span.
pub fn words_in(r: Reader<'_>, span: Span) -> usize {
    span.of(r.source).split_whitespace().take(100).count()
}
