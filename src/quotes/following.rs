//! What follows a cue: circumstances and addressees are passed over, then a clause, an infinitive, a question or marks begin.

use super::contents::REACH;
use super::contents::{Content, Place, Scene};
use super::cues::{Cue, CueKind};
use super::inserts::SUBORDINATE;
use super::phrases::{finite_verb, nounish, phrase_after, subject_pronoun, tag, time_phrase, time_word};
use crate::lexicon::{Class, unit_of_time};
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// Where the walk from a cue to its words stands, and what it has met.
#[derive(Clone, Copy, Debug, Default)]
struct Walk {
    /// The token looked at.
    at: usize,
    /// One past the last token looked at.
    end: usize,
    /// True where nobody addressed is to be expected any more.
    addressed: bool,
    /// True where somebody addressed was met.
    addressee: bool,
    /// True behind a comma or colon.
    comma: bool,
    /// True where something was passed over.
    moved: bool,
    /// The first circumstance passed over.
    circumstance: Option<usize>,
}

/// Where the walk goes from a token.
enum Step {
    /// On to this token.
    On(usize),
    /// It ends, with words or without.
    End(Option<Content>),
}

/// How far behind a noun phrase its verb is looked for, in tokens.
const VERB: usize = 14;

/// Longest clause that tells when something was said, in tokens.
const TOLD: usize = 16;

/// Words that count units of time.
const COUNTS: &[&str] = &["a", "about", "an", "barely", "few", "just", "less", "more", "only", "several", "some", "than"];

impl Scene<'_> {
    /// What follows the cue.
    pub(super) fn after(&self, index: usize, cue: &Cue) -> Option<Content> {
        let start = if cue.inverted { cue.clause.end } else { cue.words.end };
        let mut walk = Walk {
            at: start,
            end: self.sentence.end.min(start + REACH),
            addressed: !cue.frames.addressee() && !cue.frames.directive(),
            ..Walk::default()
        };
        while walk.at < walk.end {
            match self.step(index, cue, &mut walk) {
                Step::On(next) => walk.at = next,
                Step::End(content) => return content,
            }
        }
        None
    }

    /// One token of the walk: punctuation, a word that announces what is told, something passed over, or the words themselves.
    fn step(&self, index: usize, cue: &Cue, walk: &mut Walk) -> Step {
        let (r, i) = (self.r, walk.at);
        if let Some(mark) = self.mark_at(i) {
            return Step::End(self.marks_after(index, cue, mark, i, walk.comma || !walk.moved));
        }
        if r.is(i, &[":"]) {
            walk.comma = true;
            return Step::On(i + 1);
        }
        if r.is(i, &[","]) {
            return self.comma(index, cue, walk);
        }
        if let Some(that) = self.clause_of_time(cue, walk) {
            walk.moved = true;
            walk.addressed = true;
            return Step::On(that);
        }
        if let Some(content) = self.announced(index, cue, walk) {
            return Step::End(content);
        }
        match self.passed_over(cue, walk) {
            Some(next) => Step::On(next),
            None => Step::End(self.unannounced(index, cue, walk)),
        }
    }

    /// A comma between the cue and its words.
    fn comma(&self, index: usize, cue: &Cue, walk: &mut Walk) -> Step {
        let (r, i, end) = (self.r, walk.at, walk.end);
        let marked = self.mark_at(i + 1).is_some();
        if let Some(next) = self.time_beside(i + 1, end) {
            walk.moved = true;
            return Step::On(next);
        }
        if walk.comma && !r.is(i + 1, &["that"]) && !marked {
            return Step::End(self.later_marks(index, cue, i, end));
        }
        // "says in any case, the mill would close"
        let as_said = i == cue.words.end && self.opened_by_as(cue);
        if (walk.moved || as_said) && !cue.inverted && cue.frames.bare() && self.clause_opens(i + 1, end) && !marked {
            let from = walk.circumstance.filter(|&c| !self.occasion(c..i)).unwrap_or(i + 1);
            return Step::End(self.clause(from, index, Place::Bare));
        }
        walk.comma = true;
        // "said, however, that ..."
        if let Some(close) = (i + 1..end.min(i + 20)).find(|&j| r.is(j, &[","])) {
            let that = r.is(close + 1, &["that"]);
            let leads = that || close < i + 9 && self.mark_at(close + 1).is_some();
            let adjunct = that && cue.words.end == i && matches!(tag(r, i + 1), Tag::In | Tag::Rb);
            let answers =
                r.is(i + 1, &["no", "yes"]) || self.near(index).iter().any(|c| c.words.start == i + 1 && c.kind == CueKind::Verb);
            if leads && !marked && !answers && (adjunct || finite_verb(r, i + 1..close).is_none()) {
                walk.moved = true;
                return Step::On(close + 1);
            }
        }
        Step::On(i + 1)
    }

    /// "said on Monday, **nine days before the council must decide**, that": the comma behind such a time, or the end.
    pub(super) fn time_beside(&self, first: usize, end: usize) -> Option<usize> {
        let r = self.r;
        let unit = (first + 1..first + 5).find(|&i| unit_of_time(r.lower(i)))?;
        let counted = (first..unit).all(|i| tag(r, i) == Tag::Cd || r.is(i, COUNTS));
        let beside = counted && r.is(unit + 1, &["before", "after", "earlier", "later", "ago"]);
        beside.then(|| (unit + 2..end).find(|&i| r.is(i, &[","])).unwrap_or(end))
    }

    /// "said **as she left the hall** that the mill was shut": the word behind a clause that tells when something was said.
    fn clause_of_time(&self, cue: &Cue, walk: &Walk) -> Option<usize> {
        let (r, i) = (self.r, walk.at);
        let opens = r.is(i, &["after", "as", "before", "when", "while"]) && cue.frames.that() && !walk.comma && !cue.inverted;
        let mut words = i + 1..walk.end.min(i + TOLD);
        let that = words.find(|&j| opens && (!r.wordy(j) || r.is(j, &["that"])))?;
        let told = r.is(that, &["that"]) && tag(r, that) == Tag::In && finite_verb(r, that..self.sentence.end).is_some();
        // "told the radio when asked about fears that", "posted after Moor argued that"
        let others = |j: usize| r.has(j, Class::ReportingVerb) && !r.is(j, &["spoke", "speaks"]);
        let told = told && !(i..that).any(others);
        (told && finite_verb(r, i..that).is_some()).then_some(that)
    }

    /// "**As** Hart noted, the mill was shut": the attribution opens its sentence.
    fn opened_by_as(&self, cue: &Cue) -> bool {
        let (r, first) = (self.r, self.sentence.start);
        let link = cue.clause.start.checked_sub(1).filter(|&l| l >= first && r.is(l, &["as"]));
        let own = cue.source.as_ref().is_some_and(|s| r.is(s.start, &["i", "we"]));
        !own && link.is_some_and(|l| l == first || l == first + 1 && r.is(first, &["and", "but"]))
    }

    /// What a word at this place announces ("that", "whether", "to"): its clause, or, inside, nothing where it tells nothing. `None`
    /// where no such word stands here.
    #[allow(clippy::option_option)]
    fn announced(&self, index: usize, cue: &Cue, walk: &Walk) -> Option<Option<Content>> {
        let (r, i) = (self.r, walk.at);
        if r.is(i, &["that"])
            && cue.frames.that()
            && (r.glued(i + 1) || !walk.comma && (!walk.moved || walk.addressee))
            && self.pointing(i)
        {
            return Some(self.clause(i, index, Place::Bare));
        }
        if r.is(i, &["that"]) && cue.frames.that() {
            // "I have said that to the parents": the word is what was said.
            let said = r.is(i + 1, &["to"]) && finite_verb(r, i + 1..walk.end).is_none();
            return Some(if said || timed_object(r, i, walk.end) { None } else { self.clause(i + 1, index, Place::That) });
        }
        if r.is(i, &["that"]) && !cue.frames.that() {
            return Some(None);
        }
        if walk.comma && !r.mark(i) {
            return Some(self.later_marks(index, cue, i, walk.end));
        }
        // "said Hart, who runs the ferry": about the source, nothing told.
        if cue.inverted && !walk.moved && r.is(i, &["who", "which", "whose", "where", "when"]) {
            return Some(None);
        }
        if cue.frames.question() && self.question_at(i) {
            return Some(if self.denied(cue) { None } else { self.clause(i, index, Place::Question) });
        }
        if self.infinitive_at(cue, i, walk.addressee) {
            // "who asked not to be named": how the source is kept secret, nothing told.
            let secret = (i + 1..i + 6).any(|j| r.is(j, &["named", "identified", "quoted"]));
            let kept = secret && (i..i + 4).any(|j| r.is(j, &["be"])) || r.is(i - 1, &["anonymity"]);
            return Some(if kept { None } else { self.clause(i, index, Place::Infinitive) });
        }
        self.for_somebody(index, cue, i, walk.end).map(Some)
    }

    /// "said **that** was late": the word is the subject of the clause, and opens none.
    fn pointing(&self, i: usize) -> bool {
        let verbs = [
            "can", "cannot", "might", "will", "'s", "’s", "is", "was", "isn't", "wasn't", "would", "wouldn't", "won't", "could",
            "couldn't", "should", "has", "had", "does", "doesn't", "did", "didn't", "meant", "means",
        ];
        let r = self.r;
        // "said that should the strike go on"
        let inverted = r.is(i + 1, &["should", "had", "were"])
            && matches!(tag(r, i + 2), Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Nnp | Tag::Nns);
        r.is(i + 1, &verbs) && !inverted || tag(r, i) == Tag::Dt && finite_verb(r, i + 1..i + 2).is_some()
    }

    /// One past a circumstance, an addressee or an adverb at this place.
    fn passed_over(&self, cue: &Cue, walk: &mut Walk) -> Option<usize> {
        let (r, i, end) = (self.r, walk.at, walk.end);
        if let Some(next) = self.published(cue, walk) {
            return Some(next);
        }
        let only = r.is(i, &["only"]) && r.is(i + 1, &["that"]);
        let again = r.is(i, &["once", "again"]) && r.is(i + 1, &["that"]);
        let himself = i == cue.words.end && r.is(i, &["himself", "herself", "themselves", "itself"]);
        let to_somebody =
            r.is(i, &["to"]) && r.is(i + 1, &["me", "us", "him", "her", "them", "you"]) && r.is(i + 2, &["that", ",", ":"]);
        if only || again || himself || to_somebody {
            walk.moved |= to_somebody;
            return Some(if to_somebody { i + 2 } else { i + 1 });
        }
        if let Some(next) = self.skip_circumstance(i, end) {
            walk.circumstance.get_or_insert(i);
            walk.moved = true;
            return Some(next);
        }
        if !walk.addressed
            && let Some(next) = self.addressee(cue, i, end)
        {
            walk.addressed = true;
            walk.addressee = true;
            walk.moved = true;
            return Some(next);
        }
        // "ruled 2-1 on Thursday that"
        if tag(r, i) == Tag::Cd && r.lower(i).contains(['-', '–']) && r.is(cue.words.start, &["ruled", "voted"]) {
            walk.moved = true;
            return Some(i + 1);
        }
        let adverb = tag(r, i).is_adverb() && !r.is(i, &["not", "n't", "so", "more", "most", "less", "fewer"]);
        let amount = r.is(i, &["much", "little", "enough", "nothing"]) && tag(r, i + 1).is_finite_verb();
        if adverb && !amount && !self.clause_opens(i, end) {
            walk.moved = true;
            return Some(i + 1);
        }
        None
    }

    /// "said in a statement **read on state television** that": how a statement was made known.
    fn published(&self, cue: &Cue, walk: &Walk) -> Option<usize> {
        let (r, i) = (self.r, walk.at);
        let known = [
            "broadcast",
            "carried",
            "distributed",
            "emailed",
            "issued",
            "obtained",
            "posted",
            "provided",
            "published",
            "read",
            "released",
            "seen",
            "sent",
            "shared",
            "signed",
        ];
        if !walk.moved || walk.addressee || !r.is(i, &known) || !matches!(tag(r, i), Tag::Vbn | Tag::Vbd) {
            return None;
        }
        let stop = (i + 1..walk.end.min(i + 14)).find(|&j| r.is(j, &["that", ":", ","]) || self.mark_at(j).is_some())?;
        let leads = r.is(stop, &["that", ":"]) && cue.frames.that() || self.mark_at(stop).is_some();
        (leads && finite_verb(r, i + 1..stop).is_none()).then_some(stop)
    }

    /// A clause that nothing announces, the infinitive behind somebody who is asked, or marks farther on.
    fn unannounced(&self, index: usize, cue: &Cue, walk: &Walk) -> Option<Content> {
        let (r, i, end) = (self.r, walk.at, walk.end);
        // "the mill, which Hart said | was late", "a mill that Hart said | was late"
        let which =
            cue.clause.start.checked_sub(1).is_some_and(|b| r.is(b, &["which"]) || r.is(b, &["that"]) && tag(r, b) == Tag::Wdt);
        if which && i == cue.words.end && cue.frames.bare() && cue.source.is_some() && tag(r, i).is_finite_verb() {
            return self.clause(i, index, Place::Bare);
        }
        // "said yes before the coffee was cold": no clause.
        if r.is(i, &["yes"]) && i == cue.words.end && r.wordy(i + 1) {
            return None;
        }
        if cue.frames.bare() && !walk.comma && (self.clause_opens(i, end) || self.plainly_reported(cue, i)) {
            if self.perhaps_object(cue, i, end) {
                return self.later_marks(index, cue, i, end);
            }
            return self.clause(i, index, Place::Bare);
        }
        if cue.frames.directive() && walk.addressee {
            let to = (i..end).find(|&j| r.is(j, &["to"]) && tag(r, j + 1) == Tag::Vb)?;
            return (to - i < 8).then(|| self.clause(to, index, Place::Infinitive)).flatten();
        }
        self.later_marks(index, cue, i, end)
    }

    /// "asked | for the trial to take place": whom and what is asked for, in one.
    fn for_somebody(&self, index: usize, cue: &Cue, i: usize, end: usize) -> Option<Content> {
        let r = self.r;
        let asks = (cue.frames.infinitive() || cue.frames.directive()) && r.is(i, &["for"]) && i == cue.words.end;
        let phrase = phrase_after(r, i + 1, end).filter(|_| asks)?;
        let to = r.is(phrase.end, &["to"]) && tag(r, phrase.end + 1) == Tag::Vb;
        to.then(|| self.clause(i, index, Place::Infinitive)).flatten()
    }

    /// "to stay", "not to stay"
    pub(super) fn infinitive_at(&self, cue: &Cue, i: usize, directed: bool) -> bool {
        let r = self.r;
        let takes = cue.frames.infinitive() || cue.frames.directive() && directed;
        // "to immediately leave", `to “open up” the laws`
        let verb = tag(r, i + 1) == Tag::Vb || tag(r, i + 1).is_adverb() && tag(r, i + 2) == Tag::Vb || r.mark(i + 1);
        takes && (r.is(i, &["to"]) && verb || r.is(i, &["not"]) && r.is(i + 1, &["to"]))
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
            && !at_least(r, i)
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
        // "told a press briefing": a noun read as a participle.
        let next =
            if r.has(phrase.end, Class::Occasion) && !tag(r, phrase.end).is_finite_verb() { phrase.end + 1 } else { phrase.end };
        // "warned the shops could close": whom the verb speaks of, not to.
        let spoken_of = i == cue.words.end && cue.frames.bare() && r.is(cue.words.start, &["warn", "warns", "warned", "warning"]);
        (!verb_next || cue.frames.directive() && !spoken_of).then_some(next)
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
        if at_least(r, i) {
            return self.verb_of_phrase(i + 2, end).is_some();
        }
        if r.is(i, &["much", "little", "enough"]) && tag(r, i + 1).is_finite_verb() {
            return true;
        }
        if !subject || r.is(i, &["him", "them", "me", "us", "himself", "herself", "itself", "themselves"]) {
            return false;
        }
        let Some(verb) = finite_verb(r, i..end) else { return false };
        if verb == i || self.answer_only(i) {
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
            let two = || finite_verb(r, verb + 1..end).is_some();
            return r.is(i, &["if", "when"]) && comma.is_none() && two()
                || comma.is_some_and(|c| finite_verb(r, c..end).is_some());
        }
        if matches!(here, Tag::In | Tag::Wp | Tag::Wrb | Tag::Ex | Tag::Wdt)
            || r.is(i, &["only", "not", "nearly", "almost", "about", "even", "no", "there"])
        {
            return verb - i < if r.is(i, &["there"]) { 4 } else { 30 };
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
        let modal = || self.verb_of_phrase(next, end).is_some_and(|v| tag(r, v) == Tag::Md);
        self.object_first(i, end) || !tag(r, next).is_finite_verb() && !modal() && self.trees.reported(cue.words.start).is_none()
    }

    /// "argued the plan **to cut fares would** fail": the verb of the phrase before, with nothing between that another clause begins with.
    fn verb_of_phrase(&self, from: usize, end: usize) -> Option<usize> {
        let r = self.r;
        let verb = finite_verb(r, from..end.min(from + VERB)).filter(|&v| v > from)?;
        let apart =
            |i: usize| !r.wordy(i) || r.is(i, SUBORDINATE) || r.is(i, &["so"]) || tag(r, i) == Tag::Cc || subject_pronoun(r, i);
        (!(from..verb).any(apart) && !r.capital(verb - 1)).then_some(verb)
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
        // `says closing the port “would be madness”`
        let gerund = says && tag(r, i) == Tag::Vbg && i == cue.words.end && {
            let mark = (i + 1..self.sentence.end.min(i + 9)).find(|&j| self.mark_at(j).is_some() || r.is(j, &[",", ":"]));
            mark.is_some_and(|m| self.mark_at(m).is_some() && !r.is(m, &[",", ":"]))
        };
        let opens = nominative
            || gerund
            || says
                && (nounish(r, i)
                    || r.is(i, &["it"]) && r.mark(i + 1)
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

/// "reported **at least six** mills had closed": an amount, no circumstance.
fn at_least(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["at"]) && r.is(i + 1, &["least", "most"]) && tag(r, i + 2) == Tag::Cd
}

/// "answered **that** this morning": the word is what was answered, and behind it stands only when.
fn timed_object(r: Reader<'_>, that: usize, end: usize) -> bool {
    let time = time_word(r, that + 1) || r.is(that + 1, &["this", "last", "next"]) && time_word(r, that + 2);
    time && finite_verb(r, that + 1..end.max(that + 1)).is_none()
}
