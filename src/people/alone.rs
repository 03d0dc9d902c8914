//! Names of one word that their sentence shows to be a person's: "his wife, **Bev**, said", "a man called **Rudo**", "**Gina** shrugged".

use super::reader::Reader;
use crate::lexicon::Class;
use crate::text::Tag;

/// True where what stands around the name at `i` says that it is a person's.
pub fn shown(r: Reader<'_>, i: usize) -> bool {
    let others = [
        Class::Country,
        Class::Calendar,
        Class::OrganizationNoun,
        Class::ThingNoun,
        Class::Capital,
        Class::Demonym,
        Class::Group,
    ];
    if r.any(i, &others) || r.acronym(i) || joined(r.word(i)) {
        return false;
    }
    // "Alice said"
    let reports = |k: usize| r.has(k, Class::ReportingVerb) && !r.capital(k);
    let given = r.has(i, Class::GivenName) && !r.any(i, &[Class::Title, Class::StopWord]);
    let speaks = given && (reports(i + 1) || i > 0 && reports(i - 1) && !r.wordy(i + 1));
    speaks || related(r, i) || introduced(r, i) || acts(r, i) || asked(r, i) || one_who(r, i) || works(r, i) || taken_up(r, i)
}

/// "MaxPreps", "RawStory": two words in one, but "McHart", "DeHart".
fn joined(word: &str) -> bool {
    let inner = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map_or(0, |(at, _)| at);
    let first = word.get(..inner).unwrap_or("");
    first.len() > 1 && first.ends_with(char::is_lowercase) && !JOINING.contains(&first)
}

/// What family names with a capital inside begin with.
const JOINING: &[&str] = &[
    "Al", "De", "Del", "Della", "Den", "Der", "Di", "Du", "El", "Fitz", "La", "Le", "Lo", "Mac", "Mc", "San", "St", "Te", "Van",
    "Von",
];

/// How far behind a name what somebody does is looked for, in tokens.
const WORKS: usize = 6;

/// "Tilda, an organiser with the union,": what somebody does, and no body is.
fn works(r: Reader<'_>, i: usize) -> bool {
    if !r.is(i + 1, &[","]) || !r.is(i + 2, &["a", "an"]) {
        return false;
    }
    let hangs = |k: usize| !r.wordy(k) || r.is(k, &["at", "for", "from", "in", "of", "on", "who", "with"]);
    let head = (i + 3..i + 3 + WORKS).take_while(|&k| r.wordy(k)).find(|&k| hangs(k + 1));
    let bodies = ["leader", "member", "owner", "partner", "player", "rival"];
    head.is_some_and(|h| r.has(h, Class::Role) && !r.has(h, Class::OrganizationNoun) && !r.is(h, &bodies))
}

/// How far behind a name the pronoun is looked for that takes it up, in tokens.
const TAKEN_UP: usize = 24;

/// "asks Bernard. He shrugs", "When Hollis was nine, her uncle": a pronoun right behind, at the head of the next sentence or clause, and
/// nobody else in between.
fn taken_up(r: Reader<'_>, i: usize) -> bool {
    let Some(number) = r.text.sentence_at(r.span(i).start()) else { return false };
    let own = r.text.sentences.get(number).map_or(i..i, |s| s.tokens());
    // "She left Orvane. She told": somebody else is spoken of.
    if (own.start.max(i.saturating_sub(TAKEN_UP))..i).any(|k| r.is(k, &["he", "her", "him", "his", "she"])) {
        return false;
    }
    let end = own.end;
    let aged = r.is(i.wrapping_sub(1), &["as", "when", "while"]) && r.is(i + 1, &["is", "was"]);
    let other =
        |k: usize| r.capital(k) && !r.is(k, &["i"]) && !r.acronym(k) || r.any(k, &[Class::Role, Class::Group, Class::Title]);
    for k in i + 1..(i + TAKEN_UP).min(end + 8) {
        let heads = k >= end && !r.wordy(k - 1) && r.is(k, &["he", "she"]);
        if heads || aged && r.is(k, &["he", "her", "his", "she"]) && r.is(k - 1, &[","]) {
            return true;
        }
        if other(k) {
            return false;
        }
    }
    false
}

/// "Hart, who has led the board": one being, no team.
fn one_who(r: Reader<'_>, i: usize) -> bool {
    // "Hart, whose name has been changed", "Hart – whose surname is withheld"
    let dash = r.is(i + 1, &[",", "–", "—", "-", "("]);
    if dash
        && r.is(i + 2, &["whose"])
        && (r.is(i + 3, &["name", "surname", "identity"]) || r.is(i + 4, &["name", "surname", "identity"]))
    {
        return true;
    }
    // "Hart – who only goes by her first name"
    let tag = |k: usize| r.token(k).map(|t| t.tag);
    let verb = i + 3 + usize::from(tag(i + 3) == Some(Tag::Rb));
    let one = r.is(verb, &["has", "is", "was", "does"]) || tag(verb) == Some(Tag::Vbz);
    dash && !r.is(i + 1, &["("]) && r.is(i + 2, &["who"]) && one
}

/// "Hart, who ...", "Hart declined to comment", at a sentence's beginning: what shows a word to be the name of somebody or of a body.
pub fn somebody(r: Reader<'_>, i: usize) -> bool {
    let named = r.token(i).is_some_and(|t| t.tag.is_proper());
    named && (r.is(i + 1, &[","]) && r.is(i + 2, &["who", "whose"]) || r.is(i + 1, DEEDS) || one_who(r, i)) || works(r, i)
}

/// "his wife, Bev," and "her son Darren": somebody's relation, friend or colleague.
fn related(r: Reader<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let comma = r.is(before, &[","]);
    // Between commas, or right behind the noun.
    if comma && !r.is(i + 1, &[",", "(", "–", "—"]) {
        return false;
    }
    let Some(head) = (if comma { before.checked_sub(1) } else { Some(before) }) else { return false };
    let kin = r.has(head, Class::Relation);
    let role = comma && r.any(head, &[Class::Role]) && !r.capital(head);
    let owner = head.checked_sub(1).is_some_and(|o| owned(r, o) || o > 0 && owned(r, o - 1) && !r.capital(o));
    // "A trader, Rudo, said"
    let indefinite = |o: usize| r.is(o, &["a", "an", "another", "one"]);
    let one = comma
        && r.is(i + 1, &[","])
        && (r.has(i + 2, Class::ReportingVerb) || r.is(i + 2, &["who"]))
        && head.checked_sub(1).is_some_and(|o| indefinite(o) || o > 0 && indefinite(o - 1) && !r.capital(o));
    let owner = owner || one;
    // "the minister, Ada, Bo and Tam" is a list.
    let lists = comma && r.capital(i + 2) && !r.has(i + 2, Class::StopWord);
    (kin || role) && owner && !lists
}

fn owned(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["his", "her", "their", "my", "our", "your"]) || r.possessive(i)
}

/// "a woman called Sheila", "gave her name as Rudo", "identified herself only as Joy".
fn introduced(r: Reader<'_>, i: usize) -> bool {
    let person = |k: usize| r.any(k, &[Class::Role, Class::Group]) && !r.has(k, Class::OrganizationNoun);
    let Some(before) = i.checked_sub(1) else { return false };
    if r.is(before, &["called", "named", "nicknamed"]) {
        return before.checked_sub(1).is_some_and(person);
    }
    if !r.is(before, &["as"]) || before < 2 {
        return false;
    }
    let back = |n: usize| before.checked_sub(n).unwrap_or(usize::MAX);
    let known = r.is(back(1), &["known"]) && person(back(2));
    let named = (1..=3).any(|n| r.is(back(n), &["name", "himself", "herself", "themselves"]));
    let told = (2..=5)
        .any(|n| r.is(back(n), &["gave", "give", "gives", "giving", "identified", "identifies", "identify", "introduced"]));
    known || named && told
}

/// "Gina rolls her eyes", "Hart shrugged": what nobody does but a person.
pub fn acts(r: Reader<'_>, i: usize) -> bool {
    if r.has(i + 1, Class::Move) {
        return true;
    }
    let verb = r.token(i + 1).is_some_and(|t| t.tag.is_verb());
    verb && r.is(i + 2, &["his", "her"]) && r.has(i + 3, Class::Own)
}

/// "I asked Hart how he planned to vote."
fn asked(r: Reader<'_>, i: usize) -> bool {
    let verb = i.checked_sub(1).is_some_and(|b| r.is(b, &["ask", "asked", "asks", "asking"]));
    let question = r.token(i + 1).is_some_and(|t| t.tag == Tag::Wrb || t.tag == Tag::Wp) || r.is(i + 1, &["whether", "if"]);
    verb && question && r.is(i + 2, &["he", "she"])
}

/// What children call their parents, with a capital.
pub const PARENTS: &[&str] = &["dad", "daddy", "grandma", "grandpa", "mom", "mommy", "mum", "mummy"];

/// What bodies and persons do, said of nothing else.
const DEEDS: &[&str] = &["declined", "declines", "disagreed", "disagrees", "disputed", "disputes", "refused", "refuses"];
