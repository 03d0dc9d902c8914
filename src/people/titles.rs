//! Titles: the words that part a title from the name behind it, in a run of capitals or in lower case right before it.

use super::likely::NO_NAME;
use super::names::initial;
use super::posts;
use super::reader::Reader;
use crate::lexicon::Class;
use std::ops::Range;

/// The last title word of the run parts title from name: "Foreign Minister | Venn", "Secretary of State | Anna Moor".
pub(super) fn split_title(r: Reader<'_>, run: Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
    let titles = |i: usize| {
        let given = r.has(i, Class::GivenName) && i == run.start;
        // "Ona T. Bishop of Velm"
        let given = given || i > run.start && initial(r, i - 1);
        let known = scientist(r, i) || r.has(i, Class::Title) && !given || posts::heads(r, i);
        known || prefixed_title(r, i) || plural_title(r, i) || i == run.start && works_as(r, &run)
    };
    let last = run.clone().rev().skip(1).find(|&i| titles(i));
    let Some(last) = last else {
        // A people or state before a name of two words: "Russian Ivan Petrov", "U.S. Anna Moor".
        let given = |i: usize| r.has(i, Class::GivenName) && run.len() == 2;
        let people = |i: &usize| r.has(*i, Class::Demonym) && !given(*i);
        let skip = run.clone().take_while(|i| people(i) || r.is(*i, &["former", "then", "ex"])).count();
        // "envoy to Norland Ada Hart"
        let posted = run.start.checked_sub(2).is_some_and(|b| r.is(b + 1, &["to"]) && r.any(b, &[Class::Role, Class::Title]));
        let land = posted && run.len() == 3 && r.any(run.start, &[Class::Country, Class::Capital]);
        if land {
            return (None, run.start + 1..run.end);
        }
        if skip > 0 && run.len() > skip {
            return (Some(run.start..run.start + skip), run.start + skip..run.end);
        }
        return (None, run);
    };
    let mut core = last + 1;
    if r.is(core, &["of", "for", "to"]) {
        let article = run.start.checked_sub(1).is_some_and(|b| r.is(b, &["the", "its", "his", "her", "their", "our"]));
        core = posts::name_start(r, &run, core, article);
    }
    if core >= run.end {
        return (None, run);
    }
    (Some(run.start..core), core..run.end)
}

/// "Geologist", "criminologist".
pub(super) fn scientist(r: Reader<'_>, i: usize) -> bool {
    r.lower(i).ends_with("ologist")
}

/// "Senators Hart and Moor", "Democrats Ona Hart and Bo Moor": what each of them is.
pub(super) fn plural_title(r: Reader<'_>, i: usize) -> bool {
    let of_title = |one: &str| crate::lexicon::classes_of(one).has(Class::Title);
    r.is(i, &["democrats", "republicans", "sens", "sens.", "reps", "reps.", "govs."])
        || r.lower(i).strip_suffix('s').is_some_and(|one| one.len() > 3 && of_title(one))
}

/// "Trooper Bo Hart", "Employee Ina Dunn": what somebody does, before a name in full.
pub(super) fn works_as(r: Reader<'_>, run: &Range<usize>) -> bool {
    let rest = run.start + 1..run.end;
    let plain = |i: usize| r.capital(i) && !r.acronym(i) && !r.any(i, NO_NAME) && r.token(i).is_some_and(|t| t.tag.is_proper());
    let first =
        r.has(run.start, Class::Role) && !r.any(run.start, &[Class::GivenName, Class::OrganizationNoun, Class::ThingNoun]);
    // Given names that are words for what somebody does too.
    let named = r.is(run.start, &["baker", "guide", "hunter", "star", "victor"]);
    first && !named && (2..=3).contains(&rest.len()) && (r.has(rest.start, Class::GivenName) || rest.clone().all(plain))
}

/// "then-mayor", "ex-chancellor", "co-founder": a title with what qualifies it in one word.
pub(super) fn prefixed_title(r: Reader<'_>, i: usize) -> bool {
    r.lower(i).split_once('-').is_some_and(|(first, rest)| {
        matches!(first, "then" | "ex" | "former" | "co" | "vice" | "deputy" | "acting" | "one-time")
            && crate::lexicon::classes_of(rest).any(&[Class::Title, Class::Role])
    })
}

/// A title in lower case right before the name: "spokesman", "former vice president", "the Courier's correspondent".
pub(super) fn lower_title(r: Reader<'_>, start: usize, within: &Range<usize>) -> Option<Range<usize>> {
    let first = start.checked_sub(1)?;
    if first < within.start
        || r.glued(start)
        || r.capital(first)
        || !r.any(first, &[Class::Title, Class::Role]) && !prefixed_title(r, first)
    {
        // "former President X": the run begins with the title, the modifier stands before it in lower case.
        let modifier = r.is(first, &["former", "then", "current", "incumbent", "late", "acting", "outgoing", "incoming", "ex"]);
        return (first >= within.start && modifier && !r.glued(start)).then_some(first..start);
    }
    let mut i = first;
    while i > within.start && first - i < 8 {
        let before = i - 1;
        let fits = r.any(before, &[Class::Title, Class::Role, Class::Demonym, Class::Country, Class::OrganizationNoun])
            || r.has(before, Class::TitleModifier);
        if !fits || r.has(before, Class::StopWord) && !r.has(before, Class::TitleModifier) {
            break;
        }
        i = before;
    }
    // "Elda State University | lecturer", "the Blue House | spokesman": a name in the title is taken whole.
    let other = [Class::StopWord, Class::Calendar, Class::ReportingVerb];
    let part = |k: usize| r.capital(k) && r.wordy(k) && (!r.any(k, &other) || r.is(k, &["new"]));
    if r.capital(i) && i < first {
        let whole = (within.start..i).rev().take(6).take_while(|&k| part(k) && !r.glued(k + 1)).last();
        // What opens a sentence may be any word.
        let named = |k: usize| k > within.start || r.token(k).is_some_and(|t| t.tag.is_proper());
        i = whole.map_or(i, |k| if named(k) { k } else { (k + 1).min(i) });
    }
    let owner = usize::from(r.is(i, &["his", "her", "their", "its", "our", "my"]));
    Some(i + owner..start)
}
