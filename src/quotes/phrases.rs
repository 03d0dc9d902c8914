//! Noun phrases by part of speech, looked for from a verb outwards. Every walk is bounded.

use super::misread;
use crate::lexicon::{Class, unit_of_time};
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// Longest noun phrase, in tokens.
const LONGEST: usize = 28;

/// The tag at `i`; [`Tag::Other`] past an end.
pub fn tag(r: Reader<'_>, i: usize) -> Tag {
    let tag = r.token(i).map(|t| t.tag).unwrap_or_default();
    if let Some(verb) = misread::verb_of_speech(r, i, tag) {
        return verb;
    }
    // "Moor, for example, said": a name read as an interjection.
    if tag == Tag::Uh && r.capital(i) && r.is(i + 1, &[","]) && !r.has(i, Class::Interjection) {
        return Tag::Nnp;
    }
    // "aides said": a plural that can speak before a verb of speech is no verb itself.
    let next = || if r.is(i + 1, &["also", "later", "then"]) { i + 2 } else { i + 1 };
    if tag == Tag::Vbz && r.has(i, Class::Group) && r.has(next(), Class::ReportingVerb) {
        return Tag::Nns;
    }
    // "says it considered a move": a past form right behind a subject, read as a participle.
    if tag == Tag::Vbn && i > 1 && subject_pronoun(r, i - 1) && past_shape(r.lower(i)) && r.has(i - 2, Class::ReportingVerb) {
        return Tag::Vbd;
    }
    // "by March, analysts at Corvin Capital said": the same before what hangs on it.
    if tag == Tag::Vbz && r.is(i, &["analysts"]) && r.is(i + 1, &["at", "for", "from", "in", "of", "with"]) {
        return Tag::Nns;
    }
    // "Emery added": a name read as an article.
    if tag == Tag::Dt && r.capital(i) && r.has(i + 1, Class::ReportingVerb) && !r.has(i, Class::StopWord) {
        return Tag::Nnp;
    }
    // "Ms Hart thanked": a title read as a verb.
    if tag.is_verb() && r.is(i, &["mr", "mr.", "mrs", "mrs.", "ms", "ms."]) && r.capital(i + 1) {
        return Tag::Nnp;
    }
    // "said Fleming.": a name read as a participle; "said retired judge Hart": a participle read as a verb.
    let said = || i > 0 && r.is(i - 1, &["said", "says"]);
    if (tag == Tag::Vbg && r.capital(i) && !r.wordy(i + 1) || tag == Tag::Vbd && r.has(i, Class::TitleModifier)) && said() {
        return if tag == Tag::Vbg { Tag::Nnp } else { Tag::Jj };
    }
    // `“...,” said importer Ada Hart`, "said hedge-fund manager Bo Lind": what stands there before a name is its post, whatever the tagger
    // reads.
    let post = matches!(tag, Tag::In | Tag::Rb | Tag::Rp | Tag::Vb | Tag::Vbp) && !r.capital(i) && !r.has(i, Class::StopWord);
    if post && i > 1 && r.mark(i - 2) && said() && r.token(i + 1).is_some_and(|t| t.tag.is_noun()) {
        return if r.lower(i).contains('-') { Tag::Jj } else { Tag::Nn };
    }
    // "A federal appeals court ruled": a body read as a verb before a verb of speech.
    let body = tag.is_verb() && r.any(i, &[Class::OrganizationNoun, Class::Role]) && r.has(i + 1, Class::ReportingVerb);
    if body && i > 0 && r.token(i - 1).is_some_and(|t| t.tag.is_noun() || t.tag.is_adjective()) {
        return Tag::Nn;
    }
    // "his recent remarks about": a noun read as a verb.
    if tag == Tag::Vbz
        && i > 1
        && r.token(i - 2).is_some_and(|t| t.tag == Tag::PrpPoss)
        && r.token(i - 1).is_some_and(|t| t.tag == Tag::Jj)
    {
        return Tag::Nns;
    }
    // "according to exit polls": no infinitive.
    if tag == Tag::Vb && i > 1 && r.is(i - 1, &["to"]) && r.is(i - 2, &["according"]) {
        return Tag::Nn;
    }
    // "Bright told them": a family name that is a word too, alone before a verb of speech.
    if !tag.is_noun() && tag != Tag::Prp && r.capital(i) && r.has(i + 1, Class::ReportingVerb) && lone_name(r, i) {
        return Tag::Nnp;
    }
    // "but insists they can": a verb of speech read as a conjunction.
    if tag == Tag::In && r.lower(i).ends_with('s') && r.has(i, Class::ReportingVerb) {
        return Tag::Vbz;
    }
    // "Ada Whitlow told": a capital behind a capital is a name, whatever the word looks like.
    let odd = tag.is_verb() || matches!(tag, Tag::In | Tag::Rb | Tag::Wrb | Tag::Md | Tag::Uh);
    if odd && r.capital(i) && name_behind(r, i) {
        return Tag::Nnp;
    }
    // "Hart disagreed, saying": a past form read as a noun.
    if tag == Tag::Nn
        && past_shape(r.lower(i))
        && i.checked_sub(1).is_some_and(|b| r.capital(b) && r.wordy(b))
        && r.is(i + 1, &[","])
    {
        return Tag::Vbd;
    }
    // `“...,” the letter reads.`: a verb of speech that ends its sentence behind marks, read as a plural.
    if tag == Tag::Nns && r.has(i, Class::ReportingVerb) && r.is(i + 1, &[".", ","]) && (2..6).any(|k| i >= k && r.mark(i - k)) {
        return Tag::Vbz;
    }
    // "the chief executive said": a role read as an adjective, with no noun behind it.
    if tag.is_adjective() && r.any(i, &[Class::Role, Class::Title]) && heads_phrase(r, i) {
        return Tag::Nn;
    }
    // "the Lisbon talks": a noun behind a name read as a verb.
    if tag == Tag::Vbz
        && r.is(i, &["talks"])
        && i >= 2
        && r.capital(i.wrapping_sub(1))
        && (r.is(i.wrapping_sub(2), &["the", "in", "at", "of"]) || r.capital(i.wrapping_sub(2)))
    {
        return Tag::Nns;
    }
    // "veteran farmers": a role read as a preposition or verb before a noun.
    if tag == Tag::In && r.any(i, &[Class::Role, Class::Group]) {
        return Tag::Nn;
    }
    tag
}

/// True where the token before has a capital too and neither is a word of another kind.
fn name_behind(r: Reader<'_>, i: usize) -> bool {
    let plain = |k: usize| !r.any(k, &[Class::StopWord, Class::ReportingVerb, Class::TimeWord, Class::Calendar]);
    let before = i.checked_sub(1).filter(|&b| r.capital(b) && r.wordy(b) && !r.glued(i));
    before.is_some_and(|b| plain(i) && plain(b) && r.token(b).is_some_and(|t| t.tag.is_proper()))
}

/// True for a word behind a determiner, an owner or another adjective and before a verb of speech, a comma or "of".
fn heads_phrase(r: Reader<'_>, i: usize) -> bool {
    let raw = |k: usize| r.token(k).map(|t| t.tag).unwrap_or_default();
    let led = i.checked_sub(1).is_some_and(|b| {
        let described = raw(b).is_adjective()
            && b.checked_sub(1).is_some_and(|d| opens_raw(raw(d)) || r.possessive(d) || raw(d).is_adjective());
        opens_raw(raw(b)) || r.possessive(b) || described || raw(b) == Tag::Nn && r.has(b, Class::TitleModifier)
    });
    led && (r.has(i + 1, Class::ReportingVerb) && raw(i + 1).is_verb()
        || r.is(i + 1, &[",", "of", "at", "who", "has", "had", "was", "also"]))
}

fn opens_raw(tag: Tag) -> bool {
    matches!(tag, Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Cd)
}

fn past_shape(lower: &str) -> bool {
    lower.len() > 6 && lower.ends_with("ed") && (!lower.ends_with("eed") || lower.ends_with("agreed"))
}

/// A capital between a beginning and a verb of speech, no small word, adverb or participle: "Bright told", not "Then told".
fn lone_name(r: Reader<'_>, i: usize) -> bool {
    // A preposition no list knows is a name.
    let name = r.any(i, &[Class::FamilyFirst, Class::GivenName]) || r.token(i).is_some_and(|t| t.tag == Tag::In);
    let past = r.token(i + 1).is_some_and(|t| matches!(t.tag, Tag::Vbd | Tag::Vbz) || name && t.tag == Tag::Vbn);
    let common = r.any(i, &[Class::StopWord, Class::ReportingVerb, Class::NamingVerb, Class::TimeWord, Class::Calendar]);
    // "Formerly called", but "Boxly said it would": an adverb has no words of its own to tell.
    let tells = r.token(i + 1).is_some_and(|t| t.tag != Tag::Vbn) && r.is(i + 2, &["it", "that", "its", "the"]);
    let adverb = r.lower(i).ends_with("ly") && !tells;
    // "Fleming said": a participle has somebody else say it.
    let says = || r.is(i + 1, &["said", "says", "told"]) && r.token(i + 1).is_some_and(|t| t.tag.is_finite_verb());
    let opens = i.checked_sub(1).is_none_or(|b| !r.wordy(b));
    past && opens && !common && !adverb && (!r.lower(i).ends_with("ing") || says())
}

/// True for a noun, a name or a number: what can end a noun phrase.
pub fn nounish(r: Reader<'_>, i: usize) -> bool {
    // "King went on": a name read as a verb.
    let misread = |tag| matches!(tag, Tag::Vb | Tag::Vbg | Tag::Jj) && r.capital(i) && self::tag(r, i + 1) == Tag::Vbd;
    let tag = tag(r, i);
    tag.is_noun() || matches!(tag, Tag::Cd | Tag::Fw | Tag::Add) || tag == Tag::Other && r.capital(i) || misread(tag)
}

/// True for what stands inside a noun phrase before its head.
pub fn premodifier(r: Reader<'_>, i: usize) -> bool {
    let tag = tag(r, i);
    let verb_like = matches!(tag, Tag::Vbn | Tag::Vbg | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Rbs);
    nounish(r, i) || verb_like || matches!(tag, Tag::Pos | Tag::Dollar | Tag::Sym) || r.possessive(i)
}

/// True for an article, an owner or another determiner.
pub fn opens(r: Reader<'_>, i: usize) -> bool {
    matches!(tag(r, i), Tag::Dt | Tag::PrpPoss | Tag::Pdt | Tag::WpPoss)
}

/// True for a personal pronoun that can be a subject.
pub fn subject_pronoun(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["he", "she", "they", "it", "i", "we", "you"])
}

/// True for a day, a month or a word of time that may stand between subject and verb.
pub fn time_word(r: Reader<'_>, i: usize) -> bool {
    r.any(i, &[Class::Calendar, Class::TimeWord])
}

/// The noun phrase that ends with the token before `end`, within `bound`.
pub fn phrase_before(r: Reader<'_>, end: usize, bound: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&i| i >= bound)?;
    if subject_pronoun(r, last)
        || r.is(
            last,
            &[
                "who", "some", "others", "many", "both", "all", "most", "one", "everyone", "nobody", "someone", "anyone",
                "several", "few", "another", "these", "those", "this", "that", "each", "neither",
            ],
        )
    {
        return Some(last..end);
    }
    if r.is(last, &[")"]) {
        let open = (bound.max(last.saturating_sub(12))..last).rev().find(|&i| r.is(i, &["("]))?;
        return phrase_before(r, open, bound).map(|p| p.start..end);
    }
    if part_of_them(r, last) && last >= bound + 2 {
        return Some(last - 2..end);
    }
    // "A spokesman for Merridew's said": a name that ends like an owner's.
    if r.possessive(last) && last > bound && r.capital(last - 1) && r.is(end, &["said", "says", "told"]) {
        return phrase_before(r, last, bound).map(|p| p.start..end);
    }
    if !(nounish(r, last) || tag(r, last).is_adjective() && last > bound && opens(r, last - 1)) {
        return None;
    }
    let floor = bound.max(end.saturating_sub(LONGEST));
    let mut start = last;
    loop {
        start = simple_start(r, start, floor);
        // "the head | of the union", "Hart | and Moor"
        let Some(link) = start.checked_sub(1).filter(|&i| i > floor) else { break };
        let before = link - 1;
        let preposition = r.is(link, &["of", "for", "at", "in", "with", "from", "behind", "on", "to"]);
        // "three in ten", "current and former officials", "he and Hart"
        let share = r.is(link, &["in", "of"]) && tag(r, start) == Tag::Cd && tag(r, before) == Tag::Cd;
        let paired = r.is(link, &["and", "or"]) && tag(r, start).is_adjective() && tag(r, before).is_adjective();
        let both = r.is(link, &["and"]) && r.is(before, &["he", "she", "they", "i", "we"]) && r.capital(start);
        let hangs = preposition
            && nounish(r, before)
            && !time_word(r, before)
            && (r.is(link, &["of", "for", "at"]) || person_or_body(r, before));
        if share || paired && start < last || both || hangs {
            start = before;
        } else if preposition && before > floor && r.is(before, INFORMED) && person_or_body(r, before - 1) {
            // "two people familiar with the talks"
            start = before - 1;
        } else if r.is(link, &["and", "or", "&"]) && nounish(r, before) {
            let left = simple_start(r, before, floor);
            let governed =
                left > floor && (tag(r, left - 1).is_verb() || tag(r, left - 1) == Tag::In || tag(r, left - 1) == Tag::To);
            if governed {
                break;
            }
            start = before;
        } else {
            break;
        }
    }
    // "at least seven members"
    let least = r.is(start, &["least", "most"]) && start > floor && r.is(start.wrapping_sub(1), &["at"]);
    // "about three in ten"
    let about = start > floor && tag(r, start) == Tag::Cd && r.is(start.wrapping_sub(1), &["about", "around", "nearly", "some"]);
    Some(if least || about { start - 1 } else { start }..end)
}

/// "one of **them**"
pub fn part_of_them(r: Reader<'_>, i: usize) -> bool {
    let some =
        ["one", "some", "many", "most", "both", "two", "three", "several", "all", "none", "few", "another", "neither", "each"];
    i >= 2 && r.is(i, &["them", "us", "whom"]) && r.is(i.wrapping_sub(1), &["of"]) && r.is(i.wrapping_sub(2), &some)
}

/// What sources are said to be, between the noun and what they know of.
const INFORMED: &[&str] = &["acquainted", "briefed", "close", "connected", "familiar", "involved"];

/// A word for a person, people or a body: "officials in the capital", but not "the crisis in ...".
pub fn person_or_body(r: Reader<'_>, i: usize) -> bool {
    r.any(i, &[Class::Role, Class::Group, Class::OrganizationNoun, Class::Title])
}

/// Walks left over determiners, adjectives, nouns and owners.
pub fn simple_start(r: Reader<'_>, last: usize, floor: usize) -> usize {
    let mut start = last;
    while start > floor {
        let before = start - 1;
        // Where the phrase has its determiner already, only an owner or a predeterminer may precede.
        let closed = opens(r, start) && tag(r, start) != Tag::Pdt;
        let quoted = r.mark(before) && before > floor && r.capital(before - 1) && r.capital(start);
        if closed && tag(r, before) != Tag::Pdt {
            break;
        }
        // A nickname in marks.
        if quoted && before >= floor + 2 && r.mark(before - 2) {
            start = before - 2;
            continue;
        }
        // "Moor Foods, Inc."
        if r.is(before, &[","]) && r.has(start, Class::CompanyForm) && before > floor && r.capital(before - 1) {
            start = before - 1;
            continue;
        }
        // "Paper & Board Workers"
        if r.is(before, &["&"]) && before > floor && r.capital(before.wrapping_sub(1)) && r.capital(start) {
            start = before - 1;
            continue;
        }
        // "the recently released book"
        let adverb = before > floor && opens(r, before - 1) && modifies(r, before);
        if !premodifier(r, before) && !opens(r, before) && !adverb {
            break;
        }
        if time_word(r, before) && r.capital(start) && (!r.capital(before) || r.is(before.wrapping_sub(1), &["on"])) {
            break;
        }
        start = before;
    }
    start
}

/// The noun phrase that begins at `start`, with what follows it up to a comma or verb: "an official at the Ministry".
pub fn phrase_after(r: Reader<'_>, start: usize, bound: usize) -> Option<Range<usize>> {
    if subject_pronoun(r, start) {
        return Some(start..start + 1);
    }
    // "said one of them"
    if start + 3 <= bound && part_of_them(r, start + 2) {
        return Some(start..start + 3);
    }
    let bound = bound.min(start + LONGEST);
    let mut end = simple_end(r, start, bound)?;
    loop {
        let link = end;
        if link >= bound {
            break;
        }
        if r.is(link, &["of", "at", "for", "in", "with", "from", "on", "to", "behind"]) && link + 1 < bound {
            // "said Hart in a statement": the circumstances are not the source.
            let circumstance = r.is(link, &["in", "on", "at", "to", "from"]) && circumstance(r, link);
            match simple_end(r, link + 1, bound) {
                Some(next) if !circumstance => end = next,
                _ => break,
            }
        } else if r.is(link, &["and", "&"]) && (tag(r, link + 1).is_proper() || opens(r, link + 1) || nounish(r, link + 1)) {
            match simple_end(r, link + 1, bound) {
                Some(next) if !tag(r, next).is_finite_verb() => end = next,
                _ => break,
            }
        } else if r.is(link, INFORMED) {
            end = link + 1;
        } else {
            break;
        }
    }
    Some(start..end)
}

/// "in a statement", "on Tuesday", "at a rally", "to reporters".
fn circumstance(r: Reader<'_>, link: usize) -> bool {
    let first = if opens(r, link + 1) { link + 2 } else { link + 1 };
    (link + 1..link + 5).any(|i| time_word(r, i) && !r.is(i, &["week"]))
        || r.has(first, Class::Occasion)
        || r.has(first + 1, Class::Occasion)
}

/// The end of a phrase of time that begins at `start` and stands between a verb of speech and its words: "an hour ago",
/// "this afternoon".
pub fn time_phrase(r: Reader<'_>, start: usize, bound: usize) -> Option<usize> {
    let end = simple_end(r, start, bound)?;
    if !(time_word(r, end - 1) || unit_of_time(r.lower(end - 1))) {
        return None;
    }
    if r.is(end, &["ago", "earlier", "later", "before"]) {
        return (!tag(r, end + 1).is_finite_verb()).then_some(end + 1);
    }
    let pointed = r.is(start, &["this", "last", "next", "that", "the", "earlier"]) && end < start + 4;
    (r.is(end, &["that"]) && pointed
        || r.is(start, &["this", "last"])
            && pointed
            && !tag(r, end).is_finite_verb()
            && r.wordy(end)
            && !r.is(end, &["of", "as", "in", "for", "on", "is", "and"]))
    .then_some(end)
}

fn simple_end(r: Reader<'_>, start: usize, bound: usize) -> Option<usize> {
    let mut end = start;
    while end < bound
        && (opens(r, end) || premodifier(r, end) || modifies(r, end) || r.has(end, Class::Particle) && r.capital(end + 1))
    {
        // "said Hart Tuesday"
        if end > start && time_word(r, end) && nounish(r, end - 1) {
            break;
        }
        let noun = |i: usize| nounish(r, i) || r.has(i, Class::Occasion);
        if end > start && opens(r, end) && noun(end - 1) && !r.possessive(end.wrapping_sub(1)) {
            break;
        }
        end += 1;
        // Anna “Bo” Hart
        if r.mark(end) && r.capital(end + 1) && r.mark(end + 2) && r.capital(end + 3) && r.glued(end + 2) && !r.glued(end) {
            end += 3;
        }
    }
    let trimmed = (start..end).rev().find(|&i| nounish(r, i) || tag(r, i).is_adjective()).map(|i| i + 1);
    trimmed.filter(|&end| end > start)
}

/// "**recently** released": an adverb before a participle or adjective.
fn modifies(r: Reader<'_>, i: usize) -> bool {
    tag(r, i) == Tag::Rb && r.lower(i).ends_with("ly") && matches!(tag(r, i + 1), Tag::Vbn | Tag::Jj)
}

/// The first finite verb of a stretch.
pub fn finite_verb(r: Reader<'_>, tokens: Range<usize>) -> Option<usize> {
    let end = tokens.end.min(tokens.start + 60);
    (tokens.start..end).find(|&i| tag(r, i).is_finite_verb())
}

/// "this time", "last week": a phrase that says when.
pub fn says_when(r: Reader<'_>, phrase: &Range<usize>) -> bool {
    let last = phrase.end.saturating_sub(1);
    r.is(phrase.start, &["this", "last", "next", "that"]) && (time_word(r, last) || r.is(last, &["time"]))
}
