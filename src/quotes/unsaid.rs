//! Verbs of speech that report nothing: in a condition, behind a refusal, of a statement that is read out, in an aside.

use super::contents::Scene;
use super::cues::Cue;
use super::marks::Marked;
use super::phrases::{finite_verb, subject_pronoun, tag};
use super::sources::can_speak;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// How far behind an aside's verb the comma that closes it is looked for, in tokens.
const ASIDE: usize = 9;

/// "**If** the board says no", "**unless** the union promises", "**Should** they say", "**Had** Hart said": nobody has said it.
pub fn conditional(r: Reader<'_>, cue: &Cue, within: &Range<usize>) -> bool {
    let Some(opener) = cue.clause.start.checked_sub(1).filter(|&o| o >= within.start) else { return false };
    if cue.relative || cue.inverted || cue.shared {
        return false;
    }
    let opens = opener == within.start || !r.wordy(opener.wrapping_sub(1)) || r.is(opener.wrapping_sub(1), &["and", "but", "or"]);
    r.is(opener, &["if", "unless"]) || opens && r.is(opener, &["should", "had"])
}

/// "I would have **asked** how", "he should have **said** that": it was not said.
pub fn supposed(r: Reader<'_>, verb: usize, within: &Range<usize>) -> bool {
    let Some(mut have) = verb.checked_sub(1) else { return false };
    while have > within.start && tag(r, have).is_adverb() && have + 3 > verb {
        have -= 1;
    }
    let modal = have.checked_sub(1).filter(|&m| m >= within.start && r.is(have, &["have", "'ve", "’ve"]));
    modal.is_some_and(|m| {
        let m = if r.is(m, &["not", "n't", "n’t"]) && m > within.start { m - 1 } else { m };
        r.is(m, &["would", "could", "might", "should", "'d", "’d"])
    })
}

/// "**never** said that", "did **not** say that", "**Nobody** said that": what is told then was not said.
pub fn negated(r: Reader<'_>, cue: &Cue, within: &Range<usize>) -> bool {
    let verb = cue.words.start;
    if cue.inverted || r.has(verb, Class::Deniable) {
        return false;
    }
    let only = |i: usize| r.is(i + 1, &["only", "just", "merely", "simply"]);
    let floor = within.start.max(verb.saturating_sub(3));
    let between = (floor..verb).rev().take_while(|&i| tag(r, i).is_adverb() || tag(r, i).is_verb() || r.is(i, &["n't", "n’t"]));
    let never = between.into_iter().any(|i| r.is(i, &["not", "n't", "n’t", "never"]) && !only(i));
    let nobody = cue.source.as_ref().filter(|_| !cue.shared && !cue.relative).is_some_and(|s| {
        r.is(s.start, &["nobody", "none", "neither", "no-one"])
            || r.is(s.start.wrapping_sub(1), &["no", "neither"]) && s.start > within.start
            || r.is(s.start, &["no"])
    });
    never || nobody
}

/// "When **asked** whether", "**Asked** about the pier, Hart left", "Hart, **asked** if he would stay, said": somebody else asks.
pub fn asked(r: Reader<'_>, i: usize, within: &Range<usize>) -> bool {
    if !r.is(i, &["asked", "pressed", "questioned"]) {
        return false;
    }
    let Some(before) = i.checked_sub(1).filter(|_| i > within.start) else { return r.capital(i) };
    let question = r.is(i + 1, &["whether", "if", "about", "why", "how", "what", "where", "who"]);
    let apposed = || {
        let comma = (i + 1..within.end.min(i + 40)).filter(|&c| r.is(c, &[","]));
        r.is(before, &[","]) && comma.into_iter().any(|c| r.has(c + 1, Class::ReportingVerb))
    };
    r.is(before, &["when", "if", "once", "although", "though"]) || question && apposed()
}

/// "a statement **read** by her lawyer", "in a letter **read** to jurors": somebody reads it out.
pub fn read_out(r: Reader<'_>, verb: usize, source: Option<&Range<usize>>, within: &Range<usize>) -> bool {
    if !r.is(verb, &["read"]) {
        return false;
    }
    let passed_on = r.is(verb + 1, &["aloud", "at", "before", "by", "from", "into", "on", "out", "to"])
        || r.is(verb + 1, &["in"]) && !r.is(verb + 2, &["part", "full"]);
    let governed = source.is_some_and(|s| s.start > within.start && tag(r, s.start.wrapping_sub(1)) == Tag::In);
    passed_on || governed
}

/// Several things that threaten without a mouth, and what a single word of which looks like one.
const MENACES: &[&str] = &[
    "cuts",
    "fires",
    "flames",
    "floods",
    "it",
    "rains",
    "shortages",
    "storms",
    "strikes",
    "tariffs",
    "that",
    "waters",
    "waves",
    "which",
    "winds",
];
const BODIES: &[&str] =
    &["couple", "crew", "crowd", "duo", "faction", "family", "gang", "mob", "pair", "public", "side", "state", "trio", "wing"];

/// "the storm **threatens** to swamp the town": nothing is said.
pub fn menace(r: Reader<'_>, verb: usize, source: Option<&Range<usize>>) -> bool {
    let Some(source) = source.filter(|_| r.is(verb, &["threaten", "threatens", "threatened", "threatening"])) else {
        return false;
    };
    let end = source.clone().find(|&i| i > source.start && tag(r, i) == Tag::In).unwrap_or(source.end);
    let Some(head) = end.checked_sub(1).filter(|&h| h >= source.start && !r.capital(h)) else { return false };
    let thing = tag(r, head) == Tag::Nn && !r.is(head, BODIES) && !can_speak(r, source);
    thing || r.is(head, MENACES)
}

/// "a ferry **said to be** late", "the mills now **referred to as** “idle”", "a series **called “Quick Tide”**", "**says a lot about** him", "the
/// claims **that have** come in": words that attribute nothing to whom they stand behind.
pub fn idle(r: Reader<'_>, i: usize) -> bool {
    let hearsay = || r.is(i, &["said", "alleged", "reported"]) && r.is(i + 1, &["to"]) && r.is(i + 2, &["be", "have"]);
    let referred = || r.is(i, &["referred"]) && r.is(i + 1, &["to"]) && r.is(i + 2, &["as"]);
    // "a class called “Sight”"
    let called_so = |i: usize| r.is(i - 2, &["a", "an"]) && !(i + 2..i + 6).any(|k| r.is(k, &["!"]));
    let named = || {
        r.is(i, &["called", "dubbed", "named", "titled"]) && i > 0 && {
            let people = ["ers", "ics", "ists", "ors", "ians", "ants", "ents"].iter().any(|e| r.lower(i - 1).ends_with(e));
            let plural = tag(r, i - 1) == Tag::Nns && !people && !r.any(i - 1, &[Class::Role, Class::Group]);
            let thing = (tag(r, i - 1) == Tag::Nn || plural) && !r.capital(i - 1);
            let article = r.is(i + 1, &["a", "an", "the"]) && r.mark(i + 2);
            // Of one person a word in marks may be called out: "The woman called “Stop!”", but "an account called “Quick Tide”".
            let one = i > 1 && !r.any(i - 1, &[Class::Role, Class::Group]);
            thing && (article || (plural || one && (called_so(i) || !called_out(r, i + 2))) && r.mark(i + 1) && r.capital(i + 2))
        }
    };
    let amount = ["everything", "lots", "more", "much", "nothing", "plenty", "something", "volumes"];
    let says = ["say", "says", "said", "saying"];
    let lot = || r.is(i + 1, &["a"]) && r.is(i + 2, &["lot"]) && r.is(i + 3, &["about"]);
    let much = || r.is(i, &says) && (lot() || r.is(i + 1, &amount) && r.is(i + 2, &["about"]));
    let plural = || r.is(i + 1, &["that"]) && r.has(i, Class::PluralToo) && tag(r, i + 2) == Tag::Vbp;
    hearsay() || referred() || named() || much() || plural()
}

/// True for a word or two alone in marks, or one that ends in an exclamation mark: what is shouted.
fn called_out(r: Reader<'_>, first: usize) -> bool {
    r.mark(first + 1) || (first + 1..first + 4).any(|k| r.is(k, &["!"]))
}

impl Scene<'_> {
    /// "The deal, **as she told the council**, was dead", "had he come, **as Hart urged him to**, he would": words between commas that only
    /// say who said so too.
    pub(super) fn aside(&self, cue: &Cue) -> bool {
        let r = self.r;
        let Some(link) = cue.clause.start.checked_sub(1).filter(|&l| l > self.sentence.start && r.is(l, &["as"])) else {
            return false;
        };
        let dash = [",", ";", "—", "–", "--", "-"];
        let apart = r.is(link.wrapping_sub(1), &dash) || r.mark(link.wrapping_sub(1)) && r.is(link.wrapping_sub(2), &[","]);
        let behind = cue.words.end..self.sentence.end.min(cue.words.end + ASIDE);
        let stop = behind.clone().find(|&i| r.is(i, &[",", ":"]) || self.mark_at(i).is_some()).unwrap_or(behind.end);
        let closed = r.is(stop, &[","]) && self.mark_at(stop + 1).is_none() || stop + 1 >= self.sentence.end;
        let plain =
            |i: usize| tag(r, i).is_finite_verb() || r.is(i, &["that", "whether"]) || subject_pronoun(r, i) && !r.is(i, &["it"]);
        // "as Hart has hinted **it might**"
        let short = stop == cue.words.end + 2
            && subject_pronoun(r, cue.words.end)
            && (tag(r, stop.wrapping_sub(1)) == Tag::Md
                || r.is(stop.wrapping_sub(1), &["did", "does", "do", "has", "had", "have", "was", "is", "were"]));
        apart && closed && !cue.inverted && (short || !(cue.words.end..stop).any(plain))
    }

    /// The first word of an aside, "as" included; the clause's own first word elsewhere.
    pub(super) fn aside_start(&self, cue: &Cue) -> usize {
        if self.aside(cue) { cue.clause.start - 1 } else { cue.clause.start }
    }

    /// `However, as Hart told the council, “...”`: the marks behind an aside.
    pub(super) fn behind_aside(&self, cue: &Cue) -> Option<&Marked> {
        let r = self.r;
        let link = cue
            .clause
            .start
            .checked_sub(1)
            .filter(|&l| l > self.sentence.start && r.is(l, &["as"]) && r.is(l.wrapping_sub(1), &[","]))?;
        let from = cue.words.end;
        let comma = (from..self.sentence.end.min(from + ASIDE)).find(|&i| r.is(i, &[","]) || self.mark_at(i).is_some())?;
        let plain = !cue.inverted && link < from && finite_verb(r, from..comma).is_none();
        self.mark_at(comma + 1).filter(|_| plain && r.is(comma, &[","]))
    }

    /// The comma or end that closes an aside.
    pub(super) fn aside_end(&self, cue: &Cue) -> Option<usize> {
        let behind = cue.words.end..self.sentence.end.min(cue.words.end + ASIDE);
        self.aside(cue).then(|| behind.clone().find(|&i| self.r.is(i, &[","])).unwrap_or(cue.words.end))
    }

    /// "no, talks will end": an answer, and a clause that does not belong to it.
    pub(super) fn answer_only(&self, i: usize) -> bool {
        self.r.is(i, &["no", "yes"])
            && !(i > 0 && self.r.is(i.wrapping_sub(1), &[","]))
            && (self.r.is(i + 1, &[",", "."]) || finite_verb(self.r, i + 1..self.sentence.end).is_none())
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes::tests::said;

    #[test]
    fn nobody_has_said_what_a_condition_says() {
        assert!(said("If the shareholders say no, the merger is off.").is_empty());
        assert!(said("Unless the firm pledges to pay, the ferries will stop.").is_empty());
        assert!(said("Should they say yes, the dam will be built.").is_empty());
        assert!(said("If you had told me he would sing, I would have stayed.").is_empty());
        assert!(said("If Ona Marsh says she will stand, the party will split.").is_empty());
        assert_eq!(
            said("Ona Marsh said that if the shareholders say no, the merger is off."),
            ["Ona Marsh: if the shareholders say no, the merger is off"]
        );
    }

    #[test]
    fn things_that_threaten_say_nothing() {
        assert!(said("The river threatens to swamp the mill.").is_empty());
        assert!(said("A row that threatened to bring down the council is over.").is_empty());
        assert_eq!(said("The owners threatened to close the mill."), ["The owners: to close the mill"]);
    }

    #[test]
    fn who_refuses_to_say_says_nothing() {
        assert!(said("Ona Marsh declined to say whether the weir was safe.").is_empty());
        assert!(said("The council refused to say how many had gone.").is_empty());
        assert_eq!(said("Ona Marsh declined to comment but said the weir was safe."), ["Ona Marsh: the weir was safe"]);
    }

    #[test]
    fn a_statement_read_out_is_not_the_speaker() {
        let weir = ["Ona Marsh: the weir had failed her"];
        assert_eq!(said("In a statement read by her brother, Ona Marsh said the weir had failed her."), weir);
        assert_eq!(said("In a letter read to the inquest, Ona Marsh said the weir had failed her."), weir);
        assert_eq!(said("“We failed,” the statement read."), ["the statement: We failed,"]);
    }

    #[test]
    fn what_would_have_been_said_was_not() {
        assert!(said("Ona Marsh would have asked who paid for the weir.").is_empty());
        assert!(said("The council should have told them that the weir leaked.").is_empty());
        assert_eq!(said("“It leaks,” Ona Marsh would say."), ["Ona Marsh: It leaks,"]);
        assert_eq!(said("Ona Marsh would later tell friends that she had slept."), ["Ona Marsh: she had slept"]);
    }

    #[test]
    fn an_aside_tells_nothing_of_its_own() {
        assert!(said("If he had mended the weir, as the town urged him to do, nobody would have drowned.").is_empty());
        assert!(said("The weir, as she told the radio, was lost.").iter().all(|q| !q.contains("the radio")));
    }
}
