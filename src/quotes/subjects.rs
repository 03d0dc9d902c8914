//! Subjects: the noun phrase before a verb, with all that stands between the two. The noun nearest to the verb may only belong to the subject: "A memo
//! seen by **Reuters** said" is the memo's, "police in Leeds and **Bradford** said" the police's. Every walk is bounded.

use super::antecedents::{antecedent, described_by};
use super::inserts;
use super::phrases::{
    self, nounish, opens, part_of_them, phrase_before, premodifier, simple_start, subject_pronoun, tag, time_word,
};
use crate::lexicon::{Class, unit_of_time};
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// Longest subject, in tokens.
const LONGEST: usize = 28;
/// Most parts of a subject: "a teacher | at the school | attacked by rebels".
const PARTS: usize = 6;
/// How far before a noun the word is looked for that opens a relative clause around it.
const RELATIVE: usize = 14;

/// Prepositions with which a noun hangs on another one.
const HANGING: &[&str] = &[
    "about",
    "across",
    "against",
    "along",
    "among",
    "around",
    "at",
    "behind",
    "below",
    "between",
    "by",
    "close",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "off",
    "on",
    "outside",
    "over",
    "through",
    "throughout",
    "to",
    "under",
    "with",
    "within",
    "without",
];

/// The whole noun phrase that ends in `near`, where that only belongs to a subject further left; `None` where `near` is all there is.
pub fn widened(r: Reader<'_>, near: &Range<usize>, bound: usize) -> Option<Range<usize>> {
    // "many of you", but not "a blog and I".
    if subject_pronoun(r, near.start) && !near.start.checked_sub(1).is_some_and(|b| r.is(b, &["of"])) {
        return None;
    }
    let floor = bound.max(near.end.saturating_sub(LONGEST));
    let mut start = near.start;
    for _ in 0..PARTS {
        match part_before(r, start..near.end, floor).filter(|&s| s >= floor && s < start) {
            Some(before) => start = before,
            None => break,
        }
    }
    (start < near.start && opens_clause(r, start, bound)).then_some(start..near.end)
}

/// Where the part before a noun phrase begins on which that one hangs, or with which it is listed.
fn part_before(r: Reader<'_>, phrase: Range<usize>, floor: usize) -> Option<usize> {
    let link = phrase.start.checked_sub(1).filter(|&l| l > floor)?;
    let head = if r.is(link, HANGING) {
        head_before(r, link, floor)
    } else if passive_or_active(r, link) && r.wordy(link.wrapping_sub(1)) {
        head_before(r, phrase.start, floor)
    } else if r.is(link, &["and", "or", "&"]) {
        return listed(r, link, &phrase, floor);
    } else if r.is(link, &[","]) {
        let last = phrase.clone().take(12).any(|i| r.is(i, &["and", "or"]));
        return last.then(|| listed(r, link, &phrase, floor)).flatten();
    } else {
        relative(r, phrase.start, floor)
    };
    head.map(|head| simple_start(r, head, floor))
}

/// The noun before `end`, over participles, adverbs, words of time and adjectives that take a preposition: "a man seen recently **near** ...".
fn head_before(r: Reader<'_>, end: usize, floor: usize) -> Option<usize> {
    let mut i = end;
    let mut steps = 0;
    while i > floor && steps < 5 {
        let k = i - 1;
        if !(passive_or_active(r, k)
            || tag(r, k).is_adverb()
            || tag(r, k) == Tag::Rp
            || tag(r, k).is_adjective() && !r.capital(k))
        {
            break;
        }
        i = k;
        steps += 1;
    }
    let head = i.checked_sub(1).filter(|&h| h >= floor)?;
    // "a man who was seen near ..."
    if r.is(head, &["was", "were", "is", "are", "been", "being"]) && steps > 0 {
        return relative(r, end, floor);
    }
    let anybody = r.is(
        head,
        &[
            "someone", "somebody", "one", "those", "some", "many", "most", "others", "several", "few", "none", "anyone",
            "everyone", "all",
        ],
    );
    if anybody || nounish(r, head) && !time_word(r, head) {
        return Some(head);
    }
    relative(r, end, floor)
}

/// A participle, no finite verb.
fn passive_or_active(r: Reader<'_>, i: usize) -> bool {
    matches!(tag(r, i), Tag::Vbn | Tag::Vbg) && !r.capital(i)
}

/// The noun that a clause with "who" hangs on, where the clause has its verb before `end`.
fn relative(r: Reader<'_>, end: usize, floor: usize) -> Option<usize> {
    let plain = |&i: &usize| r.wordy(i) || r.possessive(i);
    let near = (floor + 1..end).rev().take(RELATIVE).take_while(plain);
    let opener = near.into_iter().find(|&i| r.is(i, &["who"]))?;
    let verb = phrases::finite_verb(r, opener + 1..end)?;
    // "the man who police say lied": the clause is not over, its verb has a subject of its own.
    let own = (opener + 1..verb).all(|i| tag(r, i).is_adverb());
    (own && !r.has(verb, Class::ReportingVerb) && nounish(r, opener.wrapping_sub(1))).then_some(opener - 1)
}

/// Where a list that goes on at `link` ("Apple **and** Google", "Britain**,** Canada and Norway") has its part before.
fn listed(r: Reader<'_>, link: usize, phrase: &Range<usize>, floor: usize) -> Option<usize> {
    // "Britain, Canada, and Norway"
    let serial = r.is(link, &["and", "or"]) && r.is(link.wrapping_sub(1), &[","]);
    let last = if serial { link.checked_sub(2)? } else { link - 1 };
    if last < floor || !nounish(r, last) || time_word(r, last) {
        return None;
    }
    let start = simple_start(r, last, floor);
    let comma = serial || r.is(link, &[","]);
    if serial && !start.checked_sub(1).is_some_and(|b| r.is(b, &[","])) {
        return None;
    }
    let first_end =
        (phrase.start..phrase.end).find(|&i| r.is(i, &["and", "or", ",", "of", "for", "at", "in"])).unwrap_or(phrase.end);
    let role = |i: usize| r.any(i, &[Class::Role, Class::Title]) && tag(r, i) != Tag::Nns;
    // "the head of the union and the mayor": the second begins anew. "Lawyers for the union and the bank": both hang on the first.
    let anew = opens(r, phrase.start) && first_end.checked_sub(1).is_some_and(role);
    let same = opens(r, start) == opens(r, phrase.start);
    let alike = !comma
        || tag(r, last).is_proper() && r.capital(phrase.start) && !role(last)
        || tag(r, last) == Tag::Nns && first_end.checked_sub(1).is_some_and(|e| tag(r, e) == Tag::Nns);
    // "The union and Bo Lind's lawyer": a person with a title speaks alone.
    let titled = phrase.len() > 1
        && !opens(r, phrase.start)
        && (phrase.start..first_end - 1).any(|i| r.any(i, &[Class::Role, Class::Title]));
    // "Vice president for news and talk Ada Hart": the name is no part of the list.
    let named = !opens(r, phrase.start) && !r.capital(phrase.start) && first_end.checked_sub(1).is_some_and(|e| r.capital(e));
    (same && !anew && alike && !titled && !named).then_some(start)
}

/// True where a subject can begin: at the sentence's beginning, behind marks, commas and words that join clauses.
pub fn opens_clause(r: Reader<'_>, start: usize, bound: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|&b| b >= bound) else { return true };
    !r.wordy(before)
        || r.is(
            before,
            &[
                "and", "but", "that", "while", "as", "because", "although", "though", "whereas", "where", "if", "so", "yet",
                "then", "or",
            ],
        )
}

/// True for the comma at `i` inside a list of bodies or persons that ends with `end`: "Britain, Canada and Norway".
pub fn list_comma(r: Reader<'_>, i: usize, end: usize) -> bool {
    if !r.is(i, &[","]) || i == 0 {
        return false;
    }
    let and = (i + 1..end.min(i + 12)).find(|&k| r.is(k, &["and", "or"]) || !r.wordy(k) && !r.is(k, &[","]));
    let Some(and) = and.filter(|&k| k + 1 < end && r.is(k, &["and", "or"])) else { return false };
    let first = if r.is(and.wrapping_sub(1), &[","]) { and - 1 } else { and };
    let names = |from: usize, to: usize| (from..to).all(|k| r.capital(k) || r.possessive(k) || r.is(k, &[",", "and", "of"]));
    let role = |k: usize| r.any(k, &[Class::Role, Class::Title]) && tag(r, k) != Tag::Nns;
    let plural = tag(r, i.wrapping_sub(1)) == Tag::Nns && tag(r, first.wrapping_sub(1)) == Tag::Nns && !opens(r, i + 1);
    // "two lawyers from Velm, Ada Hart and Bo Lind": names of persons behind a place are no list with it.
    let single = i < 2 || !r.capital(i.wrapping_sub(2));
    let longer = single && r.capital(i + 2) && r.wordy(i + 2) && end >= 2 && r.capital(end.wrapping_sub(2));
    plural || r.capital(i.wrapping_sub(1)) && names(i + 1, end) && !longer && !role(first - 1) && !role(end - 1)
}

/// "said Ada Hart**, Bo Lind, and Kit Fenn**": where a list of names ends that begins behind its verb.
pub fn list_end(r: Reader<'_>, first: &Range<usize>, bound: usize) -> Option<usize> {
    let bound = bound.min(first.end + LONGEST);
    let name = |i: usize| i < bound && r.capital(i) && tag(r, i).is_proper();
    let mut end = first.end;
    let mut last = false;
    while r.is(end, &[","]) && !last {
        last = r.is(end + 1, &["and"]);
        let next = end + 1 + usize::from(last);
        let words = (next..bound).take_while(|&i| name(i)).count();
        end = next + words;
        if words == 0 {
            return None;
        }
        // "Ada Hart, Bo Lind and Kit Fenn"
        if r.is(end, &["and"]) && name(end + 1) {
            end += 1 + (end + 1..bound).take_while(|&i| name(i)).count();
            last = true;
        }
    }
    (last && name(first.end.wrapping_sub(1)) && !tag(r, end).is_finite_verb()).then_some(end)
}

/// The subject of the verb at `verb`: the noun phrase before it, over auxiliaries, adverbs, words of time and appositions.
pub fn subject_of(r: Reader<'_>, verb: usize, bound: usize) -> Option<Subject> {
    let mut i = verb;
    let mut steps = 0;
    while i > bound && steps < 14 {
        let before = i - 1;
        let auxiliary = r.is(
            before,
            &[
                "has", "have", "had", "'s", "'ve", "'d", "did", "do", "does", "not", "n't", "is", "are", "was", "were", "will",
                "would", "be", "been", "being", "could", "can", "may", "might", "must", "should", "'ll", "'re", "am", "to", "on",
            ],
        ) && !(r.possessive(before) && tag(r, before) == Tag::Pos);
        let verbal_chain = r.is(
            before,
            &[
                "went",
                "continued",
                "goes",
                "going",
                "quick",
                "came",
                "tried",
                "sought",
                "wanted",
                "began",
                "started",
                "declined",
                "refused",
                "used",
                "quoted",
                "as",
            ],
        ) && r.is(i, &["on", "to", "as", "by"])
            || r.is(before, &["quoted"]);
        let adverb = tag(r, before).is_adverb() && !r.capital(before)
            || r.is(before, &["also", "then", "later", "once", "recently", "first"]);
        // "Hart and Moor both said", "have both said"
        // "Hart himself once said"
        let floating = r.is(before, &["both", "all", "each", "himself", "herself", "itself", "themselves"])
            && before > bound
            && (nounish(r, before.wrapping_sub(1))
                || self::auxiliary(r, before.wrapping_sub(1))
                || r.is(before.wrapping_sub(1), &["who", "they", "we"]));
        let adverb = adverb || floating;
        let chained = !r.is(before, &["to", "on"]) || chain_before(r, before);
        if !(auxiliary && chained || verbal_chain || adverb) {
            break;
        }
        i = before;
        steps += 1;
    }
    i = before_time(r, i, bound);
    // "Hart on Tuesday said", "Hart Tuesday said", "Hart earlier Tuesday said"
    let mut j = i;
    while j > bound && time_word(r, j - 1) && i - j < 4 {
        j -= 1;
    }
    if j < i && j > bound && r.is(j - 1, &["earlier", "later"]) {
        j -= 1;
    }
    if j < i && j > bound && r.is(j - 1, &["on", "late", "early", "last", "this", "in"]) {
        j -= 1;
        if j > bound && r.is(j - 1, &["late", "early"]) {
            j -= 1;
        }
    }
    if j < i
        && j > bound
        && (nounish(r, j - 1) || subject_pronoun(r, j - 1) || r.is(j - 1, &[",", "and", "but", "or", "then", "who"]))
    {
        i = j;
    }
    let last = i.checked_sub(1).filter(|&l| l >= bound)?;
    if r.is(last, &["who", "which"]) || r.is(last, &["that"]) && tag(r, last) == Tag::Wdt {
        let comma = last > bound && r.is(last - 1, &[",", "–", "—", "-"]);
        let end = if comma { last - 1 } else { last };
        let phrase = antecedent(r, end, bound)?;
        return Some(Subject { phrase, clause: last, shared: false, relative: true });
    }
    if r.is(last, &["and", "but", "or", "then"]) {
        return None;
    }
    let parted = inserts::parted(r, i, bound);
    if r.is(last, &[",", "–", "—", "--", "-"]) {
        let near = apposed(r, last, bound);
        return whole(parted, near);
    }
    // "Hart, a maker of “Fog,” | said": the second comma stands in the marks.
    if r.mark(last) && last > bound && r.is(last - 1, &[","]) {
        let opened = (bound.max(last.saturating_sub(TITLE))..last - 1).rev().find(|&k| r.mark(k))?;
        let found = apposed(r, last - 1, bound).filter(|s| s.phrase.start < opened)?;
        let end = found.phrase.clone().find(|&k| r.is(k, &[","])).unwrap_or(found.phrase.end);
        return Some(Subject { phrase: found.phrase.start..end, ..found });
    }
    let near = phrase_before(r, i, bound).or_else(|| participle_before(r, i, bound))?;
    let phrase = widened(r, &near, bound).unwrap_or(near);
    if phrase.clone().all(|k| time_word(r, k)) {
        return None;
    }
    // "Hart, who has in the past described": what a preposition governs is no subject.
    let preposition = phrase.start.checked_sub(1).filter(|&p| {
        p > bound && r.is(p, &["in", "at", "during", "on", "over"]) && (auxiliary(r, p - 1) || r.is(p - 1, &["who", "which"]))
    });
    if let Some(before) = preposition {
        return subject_of(r, before, bound);
    }
    // "Ona Marsh, a friend of the mayor's told": the second comma is missing.
    let unclosed = r.is(phrase.start, &["a", "an"]) && !r.is(verb + 1, &[","]);
    let described = if unclosed { described_by(r, &phrase, bound).filter(|p| opens_clause(r, p.start, bound)) } else { None };
    let phrase = described.unwrap_or(phrase);
    whole(parted, Some(Subject { clause: phrase.start, phrase, shared: false, relative: false }))
}

/// Tokens of a title in marks, at most.
const TITLE: usize = 8;

/// "Hart last week | said", "the council two weeks ago | said": where the time begins that stands between a subject and its verb.
fn before_time(r: Reader<'_>, verb: usize, bound: usize) -> usize {
    let back = ["ago", "earlier", "later"];
    let Some(last) = (if r.is(verb, &back) { Some(verb) } else { verb.checked_sub(1) }).filter(|&l| l > bound) else {
        return verb;
    };
    let unit = |i: usize| unit_of_time(r.lower(i));
    let mut start = verb;
    if r.is(last, &back) && unit(last - 1) {
        start = last - 1;
        while start > bound + 1 && verb - start < 7 && (tag(r, start - 1) == Tag::Cd || r.is(start - 1, AMOUNTS)) {
            start -= 1;
        }
    } else if unit(last) && r.is(last - 1, &["last", "this"]) {
        start = last - 1;
        if start > bound + 1 && r.is(start - 1, &["earlier", "just", "late", "later", "only"]) {
            start -= 1;
        }
    }
    let subject = start > bound && (nounish(r, start - 1) || subject_pronoun(r, start - 1) || r.is(start - 1, &[")", ","]));
    if subject { start } else { verb }
}

/// What stands before a unit of time.
const AMOUNTS: &[&str] =
    &["a", "about", "an", "few", "just", "less", "more", "nearly", "only", "over", "several", "some", "than"];

/// The subject at the clause's head, unless the one found nearer to the verb is the same.
fn whole(parted: Option<Range<usize>>, near: Option<Subject>) -> Option<Subject> {
    let head = parted.filter(|p| near.as_ref().is_none_or(|n| n.phrase.start != p.start));
    head.map(|phrase| Subject { clause: phrase.start, phrase, shared: false, relative: false }).or(near)
}

/// True for "has", "had", "is", "was" and their kin.
fn auxiliary(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["has", "have", "had", "is", "are", "was", "were", "'s", "'ve"]) && !r.possessive(i)
}

/// "a man **arrested** said": the participle alone between a noun and its verb.
fn participle_before(r: Reader<'_>, end: usize, bound: usize) -> Option<Range<usize>> {
    let participle = end.checked_sub(1).filter(|&p| p > bound && matches!(tag(r, p), Tag::Vbn | Tag::Vbd))?;
    let those = r.is(participle - 1, &["those"]);
    let fits = those || nounish(r, participle - 1) && tag(r, participle) == Tag::Vbn;
    fits.then(|| phrase_before(r, participle, bound)).flatten().map(|p| p.start..if those { end } else { p.end })
}

fn chain_before(r: Reader<'_>, i: usize) -> bool {
    i > 1
        && (r.is(
            i - 1,
            &[
                "on",
                "continued",
                "went",
                "declined",
                "refused",
                "used",
                "sought",
                "tried",
                "began",
                "quick",
                "goes",
                "going",
                "came",
                "forward",
                "wanted",
            ],
        ))
}

/// "Hart, a doctor, | said": the phrase before the first of the two commas, apposition included.
fn apposed(r: Reader<'_>, comma: usize, bound: usize) -> Option<Subject> {
    let floor = bound.max(comma.saturating_sub(32));
    let mut depth = 0;
    let mut found = None;
    for i in (floor..comma).rev() {
        if r.is(i, &[")"]) {
            depth += 1;
        } else if r.is(i, &["("]) {
            depth -= 1;
        }
        if depth == 0 && r.lower(i) == r.lower(comma) && i + 1 < comma {
            // "rose and, citing a book, urged": the verb goes on from the one before.
            if i > bound && r.is(i - 1, &["and", "but"]) {
                return None;
            }
            let opener = r.is(
                i + 1,
                &[
                    "a",
                    "an",
                    "the",
                    "who",
                    "whom",
                    "which",
                    "whose",
                    "one",
                    "his",
                    "her",
                    "their",
                    "also",
                    "too",
                    "meanwhile",
                    "however",
                    "in",
                    "on",
                    "at",
                    "speaking",
                    "when",
                    "while",
                    "as",
                    "for",
                    "though",
                    "of",
                    "himself",
                    "herself",
                    "then",
                    "now",
                    "when",
                    "where",
                    "citing",
                    "asked",
                    "after",
                    "with",
                    "like",
                    "d",
                    "r",
                ],
            ) || nounish(r, i + 1)
                || tag(r, i + 1).is_verb()
                || tag(r, i + 1).is_adjective();
            if opener
                && i > bound
                && (nounish(r, i.wrapping_sub(1))
                    || subject_pronoun(r, i.wrapping_sub(1))
                    || r.is(i.wrapping_sub(1), &[")"])
                    || part_of_them(r, i - 1))
                && !time_word(r, i - 1)
            {
                found = Some(i);
                // "Hart, 52, a nurse, said": a further comma may come before.
                if !(i >= 2 && tag(r, i + 1) == Tag::Dt && tag(r, i - 1) == Tag::Cd) {
                    break;
                }
            }
        }
    }
    let mut end = found?;
    // "Hart, 52, who runs the port, said": the age is not the source.
    if tag(r, end - 1) == Tag::Cd && end >= bound + 3 && r.is(end - 2, &[","]) && nounish(r, end - 3) {
        end -= 2;
    }
    let near = phrase_before(r, end, bound)?;
    let wide = widened(r, &near, bound);
    // "Stroud, of the university, who was not involved, said", "Moor, a fellow at the institute in Velm, Norland, said"
    let described = described_by(r, &near, bound).or_else(|| wide.as_ref().and_then(|w| described_by(r, w, bound)));
    if let Some(person) = described.filter(|p| opens_clause(r, p.start, bound)) {
        return Some(Subject { clause: person.start, phrase: person, shared: false, relative: false });
    }
    let head = wide.unwrap_or(near);
    let named = || tag(r, comma.wrapping_sub(1)).is_proper() && (end + 1..comma).all(|i| premodifier(r, i));
    let extra =
        r.is(end + 1, &["a", "an", "the", "his", "her", "their"]) || nounish(r, end + 1) && !tag(r, end + 1).is_verb() || named();
    let phrase = if extra { head.start..comma } else { head.clone() };
    Some(Subject { phrase, clause: head.start, shared: false, relative: false })
}

/// A subject found.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Its noun phrase.
    pub phrase: Range<usize>,
    /// First token of the clause it opens: the phrase's own, or the relative pronoun's.
    pub clause: usize,
    /// True where it belongs to an earlier verb too ("said ... and added").
    pub shared: bool,
    /// True in a relative clause ("Hart, who said").
    pub relative: bool,
}
