//! Where the writer speaks again behind a reported clause: the speaker's second act ("and urged"), what the speaker kept back ("but gave
//! no details"), what the words led to ("prompting a walkout"), the main clause around an interpolation (", declined to comment").

use super::contents::{Content, Place, Scene};
use super::cues::{Cue, CueKind};
use super::frames::{self, Form};
use super::phrases::{finite_verb, phrase_after, subject_pronoun, tag, time_word};
use super::sources;
use super::subjects::subject_of;
use crate::lexicon::{Class, unit_of_time};
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// Farthest the writer is looked for behind a clause's beginning, in tokens.
const REACH: usize = 70;

/// What words lead to: never part of them.
const EFFECTS: &[&str] = &["contradicting", "dashing", "drawing", "echoing", "eliciting", "prompting", "sparking"];

/// Acts of a speaker that the lists of reporting and naming verbs do not have.
const ACTS: &[&str] = &["accused", "appealed", "blamed", "called", "criticised", "criticized", "denounced", "praised", "thanked"];

/// Verbs for what somebody does not tell.
const KEEPING: &[&str] = &[
    "answer",
    "be",
    "comment",
    "detail",
    "disclose",
    "discuss",
    "elaborate",
    "explain",
    "give",
    "identify",
    "mention",
    "name",
    "offer",
    "respond",
    "reveal",
    "say",
    "specify",
];

/// Verbs for handing something out, and what is kept back by those who don't.
const HANDING: &[&str] = &["give", "offer", "provide", "release"];
const PARTICULARS: &[&str] = &["details", "evidence", "explanation", "information", "reason", "reasons", "specifics", "timeline"];

/// Verbs for keeping something back, and what has to follow those that can also give.
const WITHHOLDING: &[&str] = &["declined", "declines", "refused", "refuses"];
const GIVING: &[&str] = &["gave", "gives", "offered", "offers", "provided", "provides"];

impl Scene<'_> {
    /// Where the writer takes over in a clause that the cue with this index reports from `start`; `None` where nothing shows it.
    pub(super) fn writer_again(&self, start: usize, index: usize) -> Option<usize> {
        let r = self.r;
        let cue = self.cues.get(index).filter(|c| c.kind != CueKind::Preposition)?;
        let told = frames::of(r.lower(cue.words.start)).form() == Form::Past;
        let pending = self.pending(cue);
        let leading = self.leading(cue);
        let end = self.sentence.end.min(start + REACH);
        let mut commas = 0;
        for i in start + 2..end {
            if r.mark(i) && told && !self.within_marks(i + 1, start) && self.deed_behind_marks(i + 1, start) {
                return Some(i + 1);
            }
            // “... dead on arrival,” all but ensuring
            let closing = r.mark(i) && r.is(i.wrapping_sub(1), &[","]);
            let comma = r.is(i, &[","]) && !r.mark(i + 1) || closing;
            let link = tag(r, i) == Tag::Cc && r.is(i, &["and", "but"]);
            if !comma && !link || !closing && self.within_marks(i, start) {
                continue;
            }
            commas += usize::from(comma);
            let taken = comma
                && (self.remark(start, i)
                    || told && self.effect(i)
                    || pending && commas == 1 && self.main_verb(i)
                    || leading && self.main_clause(start, i))
                || link && (self.kept_back(i) || told && (self.second_act(i, start) || self.present_again(i, start)));
            if taken {
                return Some(if closing { i + 1 } else { i });
            }
        }
        None
    }

    /// ", although the owner says", ", even as Hart insisted": somebody else is told against the speaker.
    pub(super) fn another_speaks(&self, cue: &Cue) -> bool {
        let r = self.r;
        let Some(link) = cue.clause.start.checked_sub(1).filter(|_| cue.kind == CueKind::Verb && !cue.shared && !cue.relative)
        else {
            return false;
        };
        let even = r.is(link, &["as"]) && r.is(link.saturating_sub(1), &["even"]);
        let first = if even { link - 1 } else { link };
        let against = even || r.is(link, &["although", "though", "while", "whereas"]);
        let named = cue.source.as_ref().is_some_and(|s| !subject_pronoun(r, s.start));
        against && named && first > 0 && r.is(first.wrapping_sub(1), &[","]) && !self.aside(cue)
    }

    /// "told them to stay, | which few did", "said they will stay, | as has Hart": what the writer remarks.
    fn remark(&self, start: usize, comma: usize) -> bool {
        let r = self.r;
        let inner = || (comma + 2..comma + 16).any(|c| r.is(c, &[","]) && r.is(c + 1, &["and", "to"]));
        let which = r.is(comma + 1, &["which"]) && r.is(start, &["to", "not"]) && !inner();
        which || r.is(comma + 1, &["as"]) && r.is(comma + 2, &["did", "do", "does", "has", "have"])
    }

    /// ", prompting a walkout"
    fn effect(&self, comma: usize) -> bool {
        let r = self.r;
        let next = if r.is(comma + 1, &["all"]) && r.is(comma + 2, &["but"]) { comma + 3 } else { comma + 1 };
        tag(r, next) == Tag::Vbg && (r.is(next, EFFECTS) || next > comma + 1)
    }

    /// "While Hart said the mill was safe, | ...": true where the attribution stands in a clause that leads up to the main one.
    fn leading(&self, cue: &Cue) -> bool {
        let (r, first) = (self.r, self.sentence.start);
        let opener = cue.clause.start.min(cue.words.start).checked_sub(1).filter(|&o| o >= first);
        let leads = [
            "after", "although", "as", "because", "before", "by", "in", "once", "since", "though", "until", "when", "whenever",
            "whereas", "while",
        ];
        let joins = |o: usize| r.is(o, &["and", "but", "even", "yet"]);
        let marks = |o: usize| r.is(o, &[","]) && joins(o + 1);
        // "Since June 16, when he asked ..."
        let behind = |o: usize| r.is(o - 1, &[","]) && tag(r, first) == Tag::In && finite_verb(r, first..o).is_none();
        opener.is_some_and(|o| {
            // "Under a plan which Hart said was late, the town closed it"
            let from = if joins(first) { first + 1 } else { first };
            let hangs = r.is(o, &["what", "which"]) && o > from && tag(r, from) == Tag::In && finite_verb(r, from..o).is_none();
            // "Three years after Hart vowed to stay, ...", ", and while Hart said it was safe, ..."
            let time = |i: usize| matches!(tag(r, i), Tag::Cd | Tag::Dt | Tag::Rb) || time_word(r, i) || unit_of_time(r.lower(i));
            let timed = o - first < 5 && (first..o).all(time);
            let linked = o > first + 2 && joins(o - 1) && (marks(o - 2) || r.is(o - 2, &["but"]));
            hangs || r.is(o, &leads) && (timed || linked || o == first + 1 && joins(first) || behind(o))
        }) || self.led_by(cue, &leads)
            || cue.words.start == first && tag(r, first) == Tag::Vbg && cue.source.as_ref().is_some_and(|s| s.start > first)
    }

    /// "As Hart denounced the tests **and pledged** to act, | many": an attribution in a clause that opens the sentence and leads up to the main one.
    fn led_by(&self, cue: &Cue, leads: &[&str]) -> bool {
        let (r, first) = (self.r, self.sentence.start);
        let opener = if r.is(first, &["and", "but", "even", "yet"]) { first + 1 } else { first };
        let opener = if r.is(opener, &["even"]) { opener + 1 } else { opener };
        let stretch = opener + 1..cue.words.start;
        let joined = cue.shared || cue.kind == CueKind::Noun;
        joined && r.is(opener, leads) && stretch.len() < 24 && !stretch.clone().any(|i| r.is(i, &[",", ";", ":"]) || r.mark(i))
    }

    /// ", | the council closed it": a subject with its verb behind a comma, where what is told has its own already.
    fn main_clause(&self, start: usize, comma: usize) -> bool {
        let r = self.r;
        let subject = comma + 1;
        let told = r.is(start, &["to"]) || finite_verb(r, start..comma).is_some();
        let within = self.sentence.end.min(subject + REACH);
        told && !matches!(tag(r, subject), Tag::Cc | Tag::In | Tag::Wdt | Tag::Wp | Tag::Vbg | Tag::Vbn)
            && self.clause_opens(subject, within)
    }

    /// True where the subject of the sentence still waits for its verb: "Hart, who told the radio he would stay, | ..."
    fn pending(&self, cue: &Cue) -> bool {
        let r = self.r;
        let first = self.sentence.start;
        let opens = subject_pronoun(r, first)
            || matches!(tag(r, first), Tag::Dt | Tag::PrpPoss | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Cd);
        if !opens || cue.clause.start <= first + 1 {
            return false;
        }
        let comma = (first + 1..cue.clause.start.min(first + REACH)).find(|&i| r.is(i, &[","]));
        let inserted = comma.is_some_and(|c| {
            cue.relative && c + 2 >= cue.clause.start
                || r.is(c + 1, &["which", "who", "whom", "whose"])
                || matches!(tag(r, c + 1), Tag::Vbn | Tag::Vbd | Tag::Vbg)
        });
        inserted && comma.is_some_and(|c| finite_verb(r, first..c).is_none()) && (cue.relative || !cue.shared)
    }

    /// ", declined to comment": a finite verb right behind a comma.
    fn main_verb(&self, comma: usize) -> bool {
        let r = self.r;
        let next = if tag(r, comma + 1).is_adverb() { comma + 2 } else { comma + 1 };
        let finite = tag(r, next).is_finite_verb() && !r.is(next, &["says", "said"]);
        // A past form read as a participle, where the sentence has no other verb left.
        let rest = next + 1..self.sentence.end;
        let acts = matches!(tag(r, next + 1), Tag::To | Tag::Dt | Tag::PrpPoss | Tag::In | Tag::Nns | Tag::Nnp | Tag::Nnps);
        finite || tag(r, next) == Tag::Vbn && acts && rest.len() < 24 && finite_verb(r, rest).is_none()
    }

    /// `said the plan was late, **but the council has** yet to decide`: another subject, and the present again behind a past.
    fn present_again(&self, link: usize, start: usize) -> bool {
        let r = self.r;
        let apart = r.is(link.wrapping_sub(1), &[","]) || r.mark(link.wrapping_sub(1)) && r.is(link.wrapping_sub(2), &[","]);
        if !r.is(link, &["but"]) || !apart || subject_pronoun(r, link + 1) || self.mark_at(link + 1).is_some() {
            return false;
        }
        let back = |i: usize| tag(r, i) == Tag::Vbd || r.is(i, &["would", "could", "might"]);
        let marked = r.mark(link.wrapping_sub(1));
        let first = finite_verb(r, start..link);
        let verb = finite_verb(r, link + 1..self.sentence.end.min(link + 14));
        let now = |i: usize| matches!(tag(r, i), Tag::Vbz | Tag::Vbp);
        let subject = !matches!(tag(r, link + 1), Tag::In | Tag::Rb | Tag::Wrb)
            && (!tag(r, link + 1).is_verb() || tag(r, link + 2).is_noun());
        subject && first.is_some_and(|f| marked || back(f)) && verb.is_some_and(now)
    }

    /// "but would not say when", "but gave no details", "but she declined to elaborate".
    fn kept_back(&self, link: usize) -> bool {
        let r = self.r;
        let mut i = link + 1;
        if subject_pronoun(r, i) {
            i += 1;
        }
        if tag(r, i).is_adverb() && !r.is(i, &["not", "n't"]) {
            i += 1;
        }
        let auxiliary = r.is(i, &["did", "does", "do", "has", "have", "had", "will", "would"]);
        let denied = auxiliary && r.is(i + 1, &["not", "n't", "n’t"]) && r.is(i + 2, KEEPING);
        let drawn = !r.is(i + 2, &["be"]) || r.is(i + 3, &["drawn"]);
        denied && drawn
            || auxiliary
                && r.is(i + 1, &["not", "n't", "n’t"])
                && r.is(i + 2, HANDING)
                && (i + 3..i + 6).any(|k| r.is(k, PARTICULARS))
            || r.is(i, WITHHOLDING) && r.is(i + 1, &["to"]) && (r.is(i + 2, KEEPING) || r.is(i + 2, HANDING))
            || r.is(i, GIVING) && r.is(i + 1, &["few", "little", "no"])
            || r.is(i, &["stopped", "stops"]) && r.is(i + 1, &["short"])
    }

    /// "said the deal was dead **and blamed** the union": a past form of a verb of speech or judgement which the subject of the reported
    /// clause can't have.
    fn second_act(&self, link: usize, start: usize) -> bool {
        let r = self.r;
        let next = if tag(r, link + 1).is_adverb() { link + 2 } else { link + 1 };
        let past = matches!(tag(r, next), Tag::Vbd | Tag::Vbn);
        let acts = r.is(next, ACTS)
            || !r.is(next, &["alleged", "reported"])
                && r.any(next, &[Class::ReportingVerb, Class::NamingVerb])
                && r.lower(next).ends_with("ed")
                && (!r.has(next, Class::WeakReportingVerb) || r.is(next + 1, &["to"]));
        let object = r.is(next + 1, &["that", "on", "for", "to"])
            || matches!(tag(r, next + 1), Tag::Dt | Tag::PrpPoss | Tag::Nnp | Tag::Nnps | Tag::Nns | Tag::Nn | Tag::Prp);
        if !past || !acts || !object || matches!(tag(r, link.wrapping_sub(1)), Tag::Vbn | Tag::Vbd) {
            return false;
        }
        let near = start.max(link.saturating_sub(24));
        let Some(verb) = (near..link).rev().find(|&i| tag(r, i).is_finite_verb()) else { return false };
        if tag(r, verb) == Tag::Md {
            return true;
        }
        self.cannot_act(verb, start)
    }

    /// `said the plan was “a joke” **and cut** its forecast`, `had “been good” **before getting** into a car`, `“no second chance,” **and then**
    /// they left`: what the speaker did, behind the marks.
    fn deed_behind_marks(&self, next: usize, start: usize) -> bool {
        let r = self.r;
        if r.is(next, &["after", "before", "while"]) && tag(r, next + 1) == Tag::Vbg {
            return true;
        }
        if !r.is(next, &["and"]) {
            return false;
        }
        if r.is(next + 1, &["then"]) && r.is(next.wrapping_sub(2), &[","]) {
            return true;
        }
        let helps = ["had", "did", "was", "were"];
        let acts = tag(r, next + 1) == Tag::Vbd && !r.is(next + 1, &helps) && matches!(tag(r, next + 2), Tag::Dt | Tag::PrpPoss);
        acts && finite_verb(r, start..next).is_some_and(|verb| tag(r, verb) != Tag::Md && self.cannot_act(verb, start))
    }

    /// True where the subject of the verb names nobody: "the deal", "it".
    fn cannot_act(&self, verb: usize, start: usize) -> bool {
        let r = self.r;
        let Some(subject) = subject_of(r, verb, start).filter(|s| !s.relative) else { return false };
        let phrase: Range<usize> = subject.phrase;
        // "Hart in the past has": a preposition's noun.
        if phrase.start.checked_sub(1).is_some_and(|p| p >= start && matches!(tag(r, p), Tag::In | Tag::To)) {
            return false;
        }
        let thing = phrase.len() == 1 && r.is(phrase.start, &["it", "this", "that", "there"]);
        let name = phrase.clone().any(|i| r.capital(i) || subject_pronoun(r, i));
        thing || !name && !sources::names_somebody(r, &phrase)
    }

    /// `described as "a joke", which`, `called the deal "a betrayal", stunned`: where words that are named in marks end.
    pub(super) fn named_end(&self, mark_end: u32) -> Option<usize> {
        let r = self.r;
        let next = r.text.token_at(mark_end);
        let inside = self.marks.partition_point(|m| m.outer.end() < mark_end);
        let comma = self.marks.get(inside).is_some_and(|m| m.inner.of(r.source).ends_with(','));
        let behind = if r.is(next, &[","]) { next + 1 } else { next };
        let parts = (comma || r.is(next, &[","]))
            && (r.is(behind, &["which", "who", "a", "an", "though", "although", "while"]) || tag(r, behind).is_finite_verb());
        // `called it "a joke" and left`, `in a tweet on Tuesday`, `; others did not`
        let own = |i: usize| tag(r, i).is_finite_verb() && !r.is(i, &["was", "were", "is", "are"]);
        let joined = r.is(next, &["and", "but"]) && (own(next + 1) || subject_pronoun(r, next + 1) && own(next + 2));
        let when = |i: usize| time_word(r, i) || r.has(i, Class::Occasion);
        // `an “enemy” of Elda in a post`
        let of = if r.is(next, &["of"]) && r.capital(next + 1) { next + 2 } else { next };
        let occasion = time_word(r, next)
            || r.is(of, &["in", "on", "during"]) && (of + 1..of + 4).take_while(|&i| r.wordy(i)).any(when)
            || r.is(next, &["after", "at", "during", "in", "on"]) && (next + 1..next + 4).take_while(|&i| r.wordy(i)).any(when);
        let parts = parts || joined || occasion || r.is(next, &[";"]);
        (parts && next < self.sentence.end).then_some(if occasion && !joined { of } else { next })
    }

    /// "The plan failed, Hart said, **and Dorn says** it was bad": behind the link somebody else speaks.
    pub(super) fn others_turn(&self, index: usize, link: usize) -> bool {
        let r = self.r;
        let first = if r.is(link, &["even"]) { link + 2 } else { link + 1 };
        let links = r.is(link, &["and", "but", "although", "though", "even", "whereas", "while", "yet"]);
        links
            && self.near(index).iter().any(|c| {
                let own = c.kind == CueKind::Verb && !c.shared && !c.relative && !c.inverted;
                own && c.clause.start >= first && c.clause.start <= first + 3 && c.words.start > first
            })
    }

    /// "The street **floods** every spring": a verb read as a plural, where no other verb stands.
    pub(super) fn verb_as_plural(&self, tokens: Range<usize>) -> bool {
        let r = self.r;
        let governs = |i: usize| {
            matches!(tag(r, i), Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Cd | Tag::Rb)
                || tag(r, i) == Tag::To && tag(r, i + 1) == Tag::Vb
        };
        let verb = |i: usize| {
            tag(r, i) == Tag::Nns && !r.capital(i) && matches!(tag(r, i.wrapping_sub(1)), Tag::Nn | Tag::Nnp) && governs(i + 1)
        };
        !matches!(tag(r, tokens.start), Tag::In | Tag::To | Tag::Vbg)
            && (tokens.start + 1..tokens.end.min(tokens.start + 24)).any(verb)
    }

    /// "When the game ended, Hart told his players": a clause of time, and no statement.
    pub(super) fn subordinate(&self, tokens: Range<usize>) -> bool {
        let r = self.r;
        let opens = r.is(tokens.start, &["after", "as", "before", "once", "since", "until", "when", "while"]);
        opens && !tokens.clone().any(|i| r.is(i, &[","]))
    }

    /// `was, in Hart's words, “a mess”`, `in the words of Ada Hart, “a mess”`: the marks behind.
    pub(super) fn in_words(&self, cue: &Cue) -> Option<Content> {
        let r = self.r;
        let words = cue.words.clone().any(|i| r.is(i, &["words"]));
        let next = if r.is(cue.clause.end, &[",", ":"]) { cue.clause.end + 1 } else { cue.clause.end };
        let mark = self.mark_at(next).filter(|_| words)?;
        Some(Content { spans: vec![mark.inner], place: Place::MarksAfter })
    }

    /// ", **Superintendent of Police (Rural)** Hart said": where a title with brackets before the speaker begins.
    pub(super) fn titled_start(&self, first: usize) -> usize {
        let r = self.r;
        let floor = self.sentence.start.max(first.saturating_sub(14));
        let Some(close) = first.checked_sub(1).filter(|&c| c > floor && r.is(c, &[")"])) else { return first };
        let comma = (floor..close).rev().find(|&i| r.is(i, &[",", "(", ")"]) && !r.is(i, &["("]));
        let fits = |i: usize| r.capital(i) || !r.wordy(i) || r.is(i, &["of", "the", "and", "for"]);
        comma.filter(|&c| r.is(c, &[","]) && (c + 1..close).all(fits)).map_or(first, |c| c + 1)
    }

    /// "If the bill passes, Hart told the council, the mill will close": what is told stands around the attribution.
    pub(super) fn told_between(&self, index: usize, cue: &Cue) -> Option<Content> {
        let r = self.r;
        let tells = cue.frames.bare() && cue.frames.direct() && !cue.shared && !cue.relative;
        let first = cue.clause.start.checked_sub(1).filter(|&b| tells && b > self.sentence.start + 1 && r.is(b, &[","]))?;
        let last = self.behind_addressee(cue, cue.clause.end.max(cue.words.end));
        // "The trade, says Hart, a historian, | is “on its feet”"
        let last = if cue.inverted && r.is(last, &[","]) { self.behind_speaker(last, false, false) } else { last };
        let mark_next = self.mark_at(last + 1).is_some();
        // "The salt trade, she said, | is “on its feet”", "If it fails, she said, | there is one reason: “...”": the verb, or the main
        // clause, is still to come.
        let lead = self.sentence.start..first;
        let leads_up = r.is(lead.start, &["if", "although", "though", "unless", "while"]);
        let waits = if leads_up { !mark_next } else { verb_behind(r, last + 1) && finite_verb(r, lead.clone()).is_none() };
        let apart = (last > cue.words.end && !cue.inverted || waits)
            && r.is(last, &[","])
            && !mark_next
            && !r.is(last + 1, &["that", "and", "but"]);
        let plain = apart && !lead.clone().any(|i| r.mark(i));
        plain.then(|| self.around(index, cue)).flatten().filter(|c| c.spans.len() > 1)
    }

    /// True for a condition and nothing else.
    pub(super) fn conditional_lead(&self, tokens: Range<usize>) -> bool {
        let r = self.r;
        r.is(tokens.start, &["if", "should", "unless", "when", "while"]) && !tokens.clone().any(|i| r.is(i, &[","]))
    }

    /// One past whom "told" speaks to, where the words stand before it: "..., Hart told **the council**".
    pub(super) fn behind_addressee(&self, cue: &Cue, last: usize) -> usize {
        let r = self.r;
        let offers = r.is(cue.words.start, &["promise", "promises", "promised"]);
        if cue.inverted || !cue.frames.addressee() || offers || last != cue.words.end {
            return last;
        }
        let end = self.sentence.end.min(last + 24);
        if r.is(last, &["me", "us", "him", "her", "them", "you"]) {
            return last + 1;
        }
        let phrase = phrase_after(r, last, end).map_or(last, |p| p.end);
        if r.has(phrase, Class::Occasion) { phrase + 1 } else { phrase }
    }
}

/// A finite verb, or an adverb and a finite verb, at a token.
fn verb_behind(r: Reader<'_>, i: usize) -> bool {
    tag(r, i).is_finite_verb() || tag(r, i).is_adverb() && tag(r, i + 1).is_finite_verb()
}

#[cfg(test)]
mod tests {
    use crate::quotes::tests::said;

    #[test]
    fn the_speakers_second_act_is_the_writers() {
        let dead = "Ona Marsh: the ferry was finished";
        assert_eq!(said("Ona Marsh said the ferry was finished and blamed the harbour board."), [dead]);
        assert_eq!(said("Ona Marsh said the ferry was finished but praised the crew."), [dead]);
        let urged = said("Ona Marsh said she would stay and urged the crew to come.");
        assert!(urged.iter().any(|q| q == "Ona Marsh: she would stay"), "{urged:?}");
        assert_eq!(said("Ona Marsh said the ferry was old and leaked badly."), ["Ona Marsh: the ferry was old and leaked badly"]);
    }

    #[test]
    fn what_is_kept_back_is_not_told() {
        let fail = ["Ona Marsh: the ferry would stop"];
        assert_eq!(said("Ona Marsh said the ferry would stop, but she would not say when."), fail);
        assert_eq!(said("Ona Marsh said the ferry would stop but gave no reasons."), fail);
        assert_eq!(said("Ona Marsh said the ferry would stop, but declined to elaborate."), fail);
        assert_eq!(
            said("Ona Marsh said the ferry was old, but it would sail."),
            ["Ona Marsh: the ferry was old, but it would sail"]
        );
    }

    #[test]
    fn what_words_lead_to_is_not_told() {
        assert_eq!(said("Ona Marsh said the ferry was finished, prompting a strike."), ["Ona Marsh: the ferry was finished"]);
    }

    #[test]
    fn words_told_stand_around_the_attribution() {
        assert_eq!(said("The ferry is finished, Ona Marsh told the council."), ["Ona Marsh: The ferry is finished"]);
        assert_eq!(
            said("If the levy passes, Ona Marsh told the council, the ferry will stop."),
            ["Ona Marsh: If the levy passes / the ferry will stop"]
        );
        assert!(said("When the meeting ended, Ona Marsh told the council.").is_empty());
        assert_eq!(
            said("The ferry lost its way, Ona Marsh said, and Piet Dorn said it was late."),
            ["Ona Marsh: The ferry lost its way", "Piet Dorn: it was late"]
        );
        assert_eq!(
            said("Ona Marsh said she would go, even as her deputy Piet Dorn insisted nothing had changed."),
            ["Ona Marsh: she would go", "Piet Dorn: nothing had changed"]
        );
    }

    #[test]
    fn the_main_clause_goes_on_behind_a_relative_one() {
        assert_eq!(
            said("Ona Marsh, who told the radio that she would stand, declined to comment."),
            ["Ona Marsh: she would stand"]
        );
        assert_eq!(said("The offer, which Ona Marsh described as “an insult”, was refused."), ["Ona Marsh: an insult"]);
    }
}
