//! Posts: "the Minister for Energy", "the Governor of Velm State", "Minister for Trade, Works and Housing | Ona Marsh". A post is no name, and
//! what it is over is no part of one.

use super::reader::Reader;
use crate::lexicon::Class;
use std::ops::Range;

/// How far a field of work with commas in it is looked over, in tokens.
const LIST: usize = 14;

/// Offices whose field of work may be a list.
const DEPARTMENTAL: &[&str] =
    &["commissioner", "director", "minister", "secretary", "spokesman", "spokesperson", "spokeswoman", "undersecretary"];

/// Who runs a company or a side: whose name stands before the post is no person's.
const RUNNING: &[&str] = &[
    "captain",
    "ceo",
    "chairman",
    "chairwoman",
    "co-founder",
    "coach",
    "director",
    "executive",
    "founder",
    "goalkeeper",
    "manager",
    "midfielder",
    "striker",
    "winger",
];

/// "**Isles Ferries** managing director Ona Marsh": a name before a post that is over it.
pub(super) fn run_by(r: Reader<'_>, core: &Range<usize>) -> bool {
    let mut i = core.end;
    while i < core.end + 2 && !r.capital(i) && (r.has(i, Class::TitleModifier) || r.is(i, &["chief", "managing"])) {
        i += 1;
    }
    r.is(i, RUNNING) && !r.capital(i) && r.capital(i + 1) && r.wordy(i + 1) && !r.has(core.start, Class::GivenName)
}

/// The "of" or "for" behind the title that a run begins with: "Minister **for** Energy", "Head **of** News".
pub(super) fn link(r: Reader<'_>, run: &Range<usize>) -> Option<usize> {
    let link = (run.start + 1..run.end.min(run.start + 6)).find(|&i| r.is(i, &["of", "for"]))?;
    let leads = |i: usize| r.any(i, &[Class::Title, Class::TitleModifier, Class::Role]) || r.is(i, &["head"]);
    let post = r.has(link - 1, Class::Title) || heads(r, link - 1);
    (post && (run.start..link).all(leads)).then_some(link)
}

/// "Head" as the name of a post: with a capital, before "of".
pub(super) fn heads(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["head"]) && r.capital(i) && r.is(i + 1, &["of"])
}

/// A word for what somebody can be minister or director of.
fn field(r: Reader<'_>, i: usize) -> bool {
    let named = r.has(i, Class::GivenName);
    let known = r.any(i, &[Class::ThingNoun, Class::OrganizationNoun, Class::TitleModifier]);
    !named && (known || abstraction(r.lower(i)))
}

/// Where the run goes on behind the comma or "and" at `end`: "Minister for Trade**, Works and Housing**", "Minister of Works **and Housing**".
pub(super) fn listed(r: Reader<'_>, run: &Range<usize>, within: &Range<usize>) -> Option<usize> {
    let end = run.end;
    if r.is(end, &[","]) && r.has(end + 1, Class::CompanyForm) && r.capital(end + 1) && end + 1 < within.end {
        return Some(end + 2);
    }
    let ministry = |&l: &usize| r.is(l - 1, &["department", "ministry"]);
    let office = || (run.start + 1..end.min(run.start + 6)).find(|&i| r.is(i, &["of", "for"])).filter(ministry);
    let link = r.is(end, &["and", ","]).then(|| link(r, run).or_else(office)).flatten().filter(|&l| l + 1 < end)?;
    let name = |i: usize| i < within.end && r.capital(i) && !r.any(i, &[Class::StopWord, Class::Title, Class::Calendar]);
    let behind = |and: usize| if r.is(and + 1, &["the"]) { and + 2 } else { and + 1 };
    if r.is(end, &["and"]) {
        let next = behind(end);
        // "Minister of Fisheries and Coasts said", "Minister of Trade and Industry Ona Marsh", but not "the minister of Norland and Ona Marsh".
        let capitals = (next..next + 4).take_while(|&i| name(i)).count();
        let department = r.is(link - 1, DEPARTMENTAL) || ministry(&link);
        let land = r.any(end - 1, &[Class::Country, Class::Capital, Class::Demonym]);
        let other = department && !land && !r.has(next, Class::GivenName) && capitals != 2;
        return (name(next) && (field(r, next) || other) && !r.has(next + 1, Class::Title)).then_some(next + 1);
    }
    if !r.is(end, &[","]) || !r.is(link - 1, DEPARTMENTAL) {
        return None;
    }
    let and = (end + 1..within.end.min(end + LIST)).find(|&i| r.is(i, &["and"]))?;
    let items = (end + 1..and).all(|i| name(i) && !r.has(i, Class::GivenName) || r.is(i, &[","]));
    let next = behind(and);
    (items && end + 1 < and && name(next) && !r.has(next, Class::GivenName)).then_some(next + 1)
}

/// Where the name begins behind the title, "of" or "for" at `link` and what the post is over; the run's end where it holds no name.
pub(super) fn name_start(r: Reader<'_>, run: &Range<usize>, link: usize, article: bool) -> usize {
    let first = if r.is(link + 1, &["the"]) { link + 2 } else { link + 1 };
    let office = [Class::ThingNoun, Class::OrganizationNoun, Class::Country, Class::Demonym, Class::Capital];
    let small =
        ["the", "and", "of", "for", ",", "treasury", "homeland", "agriculture", "transportation", "veterans", "staff", "mission"];
    let mut core = first;
    while core < run.end
        && (r.any(core, &office)
            || r.is(core, &small)
            || r.has(core, Class::TitleModifier) && !r.has(core, Class::GivenName)
            || core + 1 < run.end && r.is(core + 1, &["and", ","]))
    {
        core += 1;
    }
    // "Trade, Works and Employment | Ona Marsh": the word behind "and" is the field's.
    if core > first && core < run.end && r.is(core - 1, &["and", "the", ",", "of", "for"]) {
        core += 1;
        if r.is(core, &["and", ","]) {
            return name_start(r, &(run.start..run.end), core, article);
        }
    }
    // "Secretary for Housing Ann Moor": a word for a field of work before a name of two words.
    if core + 2 < run.end && !r.has(core, Class::GivenName) && abstraction(r.lower(core)) {
        core += 1;
    }
    // "Minister for Water Resources Ona Marsh"
    let general = ["affairs", "communications", "relations", "resources", "services", "works"];
    if core > first && core + 2 < run.end && r.is(core, &general) {
        core += 1;
    }
    let rest = run.end.saturating_sub(core);
    // "the Director of Road Safety, Ms Moor": the name stands behind the comma.
    let named_behind = article && r.is(run.end, &[","]) && r.capital(run.end + 1);
    if core > first {
        return if named_behind || article && rest == 1 { run.end } else { core };
    }
    let last = (first..run.end.saturating_sub(2)).rev().find(|&i| field(r, i) || r.is(i, &general));
    if let Some(last) = last.filter(|_| !named_behind) {
        return last + 1;
    }
    let given = (core + 1..run.end.saturating_sub(1)).find(|&i| r.has(i, Class::GivenName));
    match (named_behind, given, rest) {
        (true, ..) | (false, None, 0..=2) => run.end,
        (false, Some(given), _) => given,
        (false, None, 3) => core + 1,
        (false, None, _) => run.end - 2,
    }
}

/// True for a word that names a field of work rather than a person: housing, education, agriculture.
pub(super) fn abstraction(lower: &str) -> bool {
    ["ing", "tion", "ment", "ture", "ance", "ence", "ity", "ics", "port", "ry", "ism", "fare", "alth", "logy"]
        .iter()
        .any(|e| lower.ends_with(e))
}
