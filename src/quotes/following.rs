//! What follows a cue: circumstances and addressees are passed over, then a clause, an infinitive, a question or marks begin.

use super::contents::REACH;
use super::contents::{Content, Place, Scene};
use super::cues::Cue;
use super::phrases::{finite_verb, nounish, phrase_after, subject_pronoun, tag, time_phrase, time_word};
use crate::lexicon::Class;
use crate::text::Tag;
use std::ops::Range;

impl Scene<'_> {
    /// What follows the cue.
    pub(super) fn after(&self, index: usize, cue: &Cue) -> Option<Content> {
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
            } else if cue.inverted && !moved && r.is(i, &["who", "which", "whose", "where", "when"]) {
                // "said Hart, who runs the ferry": about the source, nothing told.
                return None;
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
                if self.perhaps_object(cue, i, end) {
                    return self.later_marks(index, cue, i, end);
                }
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

    /// "to stay", "not to stay"
    pub(super) fn infinitive_at(&self, cue: &Cue, i: usize, directed: bool) -> bool {
        let r = self.r;
        let takes = cue.frames.infinitive() || cue.frames.directive() && directed;
        takes && (r.is(i, &["to"]) && tag(r, i + 1) == Tag::Vb || r.is(i, &["not"]) && r.is(i + 1, &["to"]))
    }

    pub(super) fn question_at(&self, i: usize) -> bool {
        self.r.is(i, &["whether", "if", "why", "how", "what", "who", "where", "when", "which"])
    }

    /// "on Tuesday", "in a statement", "to reporters", "Monday": skipped between cue and content.
    pub(super) fn skip_circumstance(&self, i: usize, end: usize) -> Option<usize> {
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
    pub(super) fn occasion(&self, tokens: Range<usize>) -> bool {
        let r = self.r;
        tokens.clone().any(|i| time_word(r, i) || r.has(i, Class::Occasion) || tag(r, i).is_proper())
    }

    /// Whom the words are said to.
    pub(super) fn addressee(&self, cue: &Cue, i: usize, end: usize) -> Option<usize> {
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
    pub(super) fn clause_opens(&self, i: usize, end: usize) -> bool {
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

    /// "claimed victory as the council rose": the noun phrase at `i` is what the verb takes, and the verb behind it is another
    /// clause's. Where the subject's own verb does not follow at once, the tree has to show a clause.
    fn perhaps_object(&self, cue: &Cue, i: usize, end: usize) -> bool {
        let r = self.r;
        let opens = nounish(r, i) || matches!(tag(r, i), Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Cd | Tag::Pdt | Tag::Vbg);
        if !opens || subject_pronoun(r, i) || r.is(cue.words.start, &["said", "says", "say", "saying"]) {
            return false;
        }
        let Some(phrase) = phrase_after(r, i, end) else { return false };
        let mut next = phrase.end;
        while tag(r, next).is_adverb() && next < end {
            next += 1;
        }
        self.object_first(i, end) || !tag(r, next).is_finite_verb() && self.trees.reported(cue.words.start).is_none()
    }

    /// True where a clause of time or reason follows the noun phrase at `i` at once: "victory | as the council rose".
    pub(super) fn object_first(&self, i: usize, end: usize) -> bool {
        let behind = phrase_after(self.r, i, end).map_or(i, |p| p.end);
        behind > i && self.r.is(behind, &["as", "after", "when", "while", "because", "before", "although", "though"])
    }

    /// After "say" a subject is enough: the verb may be misread. After others a pronoun that can only be a subject.
    pub(super) fn plainly_reported(&self, cue: &Cue, i: usize) -> bool {
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
    pub(super) fn subject_reaches(&self, i: usize, end: usize) -> bool {
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
}
