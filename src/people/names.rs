//! Names: runs of capitalised words, split into title and name.

use super::alone;
use super::headlines;
use super::likely::{Likely, likely, stands_for};
use super::posts;
use super::reader::Reader;
use super::titles::{lower_title, plural_title, prefixed_title, scientist, split_title, works_as};
use crate::grow;
use crate::lexicon::Class;
use crate::span::{Span, narrow};
use crate::text::Tag;
use std::cell::LazyCell;
use std::ops::Range;

/// A name as found, before names are joined.
#[derive(Clone, Debug)]
pub struct Name {
    /// Title and name, tokens.
    pub whole: Range<usize>,
    /// The name alone, tokens.
    pub core: Range<usize>,
    /// The title, tokens.
    pub title: Option<Range<usize>>,
    /// What it names.
    pub likely: Likely,
    /// The sentence it stands in.
    pub sentence: usize,
}

/// The names of a text in order, kept small: a text of a megabyte has thousands.
#[derive(Debug, Default)]
pub struct Names(Vec<Small>);

/// A [`Name`] in less than a quarter of its bytes: token numbers fit in four, and a name's parts stand near its first token.
#[derive(Clone, Copy, Debug)]
struct Small {
    first: u32,
    sentence: u32,
    /// How many tokens behind the first the name begins and ends.
    core: [u8; 2],
    title: Option<[u8; 2]>,
    likely: Likely,
}

impl Names {
    /// Adds a name.
    pub(super) fn push(&mut self, name: Name) {
        let Name { whole, core, title, likely, sentence } = name;
        // Names are short: see `LONGEST`, and a title has some dozen words.
        let near = |r: Range<usize>| [r.start, r.end].map(|i| u8::try_from(i.saturating_sub(whole.start)).unwrap_or(u8::MAX));
        let (core, title) = (near(core), title.map(near));
        grow::push(&mut self.0, Small { first: narrow(whole.start), sentence: narrow(sentence), core, title, likely });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The names, in order.
    pub fn iter(&self) -> impl Iterator<Item = Name> + '_ {
        self.0.iter().map(|&Small { first, sentence, core, title, likely }| {
            let first = first as usize;
            let range = |near: [u8; 2]| {
                let [start, end] = near.map(|n| first + usize::from(n));
                start..end
            };
            let core = range(core);
            Name { whole: first..core.end, core, title: title.map(range), likely, sentence: sentence as usize }
        })
    }
}

/// The longest name in tokens: a longer run of capitals is a list or a headline, and is read in pieces.
const LONGEST: usize = 24;

/// Reads all names of the text, in order.
pub fn scan(r: Reader<'_>) -> Names {
    let seen = Seen::of(r);
    let mut names = Names::default();
    let mut titled = Vec::new();
    for (number, sentence) in r.text.sentences.iter().enumerate() {
        let mut i = sentence.tokens().start;
        // Asked once a sentence, and of most sentences not at all.
        let headline = LazyCell::new(|| headlines::set_in_capitals(r, sentence));
        while i < sentence.tokens().end {
            if let Some(run) = run_at(r, i, &sentence.tokens(), &seen) {
                i = run.end.max(i + 1);
                // "Dear Ada:" opens a letter: she is written to.
                if run.start == sentence.tokens().start && run.len() > 1 && r.is(run.start, &["dear"]) {
                    continue;
                }
                if run.len() > 2 && *headline {
                    titled.push((names.len(), run.clone()));
                }
                if let Some(name) = name_of(r, run, &sentence.tokens(), number) {
                    names.push(name);
                }
            } else {
                i += 1;
            }
        }
    }
    if titled.is_empty() { names } else { headlines::left_out(r, names, &titled) }
}

/// For each distinct word whether it stands somewhere in lower case, and whether it stands capitalised inside a sentence.
struct Seen {
    lower: Vec<bool>,
    inside: Vec<bool>,
}

impl Seen {
    fn of(r: Reader<'_>) -> Seen {
        let mut seen = Seen { lower: vec![false; r.text.words.len()], inside: vec![false; r.text.words.len()] };
        for sentence in &r.text.sentences {
            for i in sentence.tokens() {
                let Some(token) = r.token(i) else { continue };
                let list = if !r.capital(i) {
                    &mut seen.lower
                } else if i > sentence.tokens().start && !r.mark(i - 1) && !r.is(i - 1, &[":", "-", "–", "—", "("]) {
                    &mut seen.inside
                } else {
                    continue;
                };
                if let Some(flag) = list.get_mut(token.word().0 as usize) {
                    *flag = true;
                }
            }
        }
        seen
    }

    fn get(list: &[bool], r: Reader<'_>, i: usize) -> bool {
        r.token(i).and_then(|t| list.get(t.word().0 as usize)).copied().unwrap_or(false)
    }
}

/// True where the token can be part of a name.
fn nameable(r: Reader<'_>, i: usize) -> bool {
    // "Hart Says Mill Must Close", a headline: its verb is no family name.
    if !r.capital(i) || r.possessive(i) || compound(r.word(i)) || r.is(i, HEADLINED) || of_clock(r, i) {
        return false;
    }
    // "Will Hart", "Dr. Hart", but not "The", "In", "He".
    let title = r.has(i, Class::Title);
    // "the New Elda Times"
    let place = r.is(i, &["new"]) && r.capital(i + 1) && !r.any(i + 1, &[Class::StopWord, Class::Title, Class::Calendar]);
    !r.has(i, Class::StopWord)
        || title
        || place
        || (r.has(i, Class::GivenName) && r.capital(i + 1) && !r.has(i + 1, Class::StopWord))
}

/// "P.M." and "EST" behind a time of day.
pub fn of_clock(r: Reader<'_>, i: usize) -> bool {
    let noon = |i: usize| r.is(i, &["a.m.", "p.m.", "am", "pm"]);
    let digits = |i: usize| r.word(i).starts_with(|c: char| c.is_ascii_digit());
    let zone = r.is(i, &["bst", "cdt", "cet", "cst", "edt", "est", "et", "gmt", "mdt", "mst", "pdt", "pst", "pt", "utc"]);
    i.checked_sub(1).is_some_and(|before| noon(i) && digits(before) || zone && (noon(before) || digits(before)))
}

/// "Velm-based", "Ostrel-born": no part of the name behind it.
pub fn compound(word: &str) -> bool {
    let tails = ["based", "born", "backed", "owned", "led", "listed", "educated", "trained"];
    word.split_once('-').is_some_and(|(_, tail)| tails.contains(&tail))
}

/// The name that begins at `i`: the longest run of name words, less what opens it and is no part of it. `None` where none begins there.
fn run_at(r: Reader<'_>, i: usize, within: &Range<usize>, seen: &Seen) -> Option<Range<usize>> {
    if !nameable(r, i) {
        return None;
    }
    let run = i..grown(r, i, within);
    let opens = i == within.start || r.mark(i.wrapping_sub(1)) || r.is(i.wrapping_sub(1), &[":"]);
    if let Some(dated) = behind_a_date(r, &run, within) {
        return dated;
    }
    // "Q. Mr. Hart, where were you?"
    if i == within.start && run.len() > 1 && initial(r, i) && (r.has(i + 1, Class::Title) || r.is(i, &["q."])) {
        return Some(i + 1..run.end);
    }
    // A single capital at the beginning of a sentence is a name only with evidence.
    if opens && run.len() == 1 && !named_elsewhere(r, i, seen) {
        return None;
    }
    Some(if opened_by_another_word(r, &run, within, opens, seen) { i + 1..run.end } else { run })
}

/// Where the longest run of name words from `start` on ends.
fn grown(r: Reader<'_>, start: usize, within: &Range<usize>) -> usize {
    let mut end = start + 1;
    while end < within.end && end - start < LONGEST {
        let adjacent = !r.glued(end) || r.word(end - 1).ends_with('.') || r.word(end - 1) == "-";
        if r.capital(end) && adjacent && nameable(r, end) && (r.has(end, Class::GivenName) || !r.has(end, Class::Calendar)) {
            end += 1;
        } else if let Some(next) = linked(r, start, end, within) {
            end = next;
        } else {
            break;
        }
    }
    end
}

/// "On Monday **Hart** said", "In September **Mayor Hart**": what is left of a run that opens with a day or month; `Some(None)` where that
/// is no name, `None` where no date opens it.
fn behind_a_date(r: Reader<'_>, run: &Range<usize>, within: &Range<usize>) -> Option<Option<Range<usize>>> {
    let (start, end) = (run.start, run.end);
    if !r.has(start, Class::Calendar) {
        return None;
    }
    if run.len() == 1 {
        return Some(None);
    }
    let behind = |words: &[&str]| start > within.start && r.is(start - 1, words);
    let name = start + 1..end;
    if behind(&["on"]) && r.has(end, Class::ReportingVerb) {
        return Some(Some(name));
    }
    let dated = behind(&["by", "in", "last", "next", "on", "since", "this", "until"]);
    dated.then(|| (!r.has(start, Class::GivenName) || r.has(start + 1, Class::Title)).then_some(name))
}

/// "**Officials** Hart and Moor", "**Asserting** Hart's role", "**Will** Hart run again?": true where what opens the run is a common word or a
/// verb, and no part of the name.
fn opened_by_another_word(r: Reader<'_>, run: &Range<usize>, within: &Range<usize>, opens: bool, seen: &Seen) -> bool {
    let (start, next) = (run.start, run.start + 1);
    if run.len() < 2 || Seen::get(&seen.inside, r, start) {
        return false;
    }
    let known = Seen::get(&seen.inside, r, next);
    if opens && run.len() == 2 && known && r.is(start, &["will"]) && asks(r, within) {
        return true;
    }
    // "Anneke Lund, 67, called", "Borve Lund left": whoever the sentence goes on about is not bidden to.
    let tag = |i: usize| r.token(i).map_or(Tag::Other, |t| t.tag);
    let apposed = r.is(run.end, &[","]) && (r.is(run.end + 1, &["who", "whose"]) || tag(run.end + 1) == Tag::Cd);
    let told_of = apposed || tag(run.end).is_finite_verb();
    let acts = |t: Tag| {
        let bidden = matches!(t, Tag::Vb | Tag::Vbp | Tag::Vbz) && !told_of;
        bidden || t == Tag::Vbg || t.is_verb() && r.has(start, Class::ReportingVerb)
    };
    let bids = r.is(start, &["contact", "follow", "imagine", "meet", "read", "remember", "see", "visit", "watch"]);
    let verb = known && (bids || r.token(start).is_some_and(|t| acts(t.tag))) && !stands_for(r, start, next);
    let listed = verb && r.is(start.wrapping_sub(1), &["•", "–", "—"]);
    let other = (opens || listed) && (verb || Seen::get(&seen.lower, r, start));
    let part = || r.any(start, PART_OF_NAME) || r.has(start, Class::TitleModifier) || r.has(next, Class::Title);
    other && !part() && !r.acronym(start)
}

/// What may open a name although it stands elsewhere in small letters.
const PART_OF_NAME: &[Class] = &[
    Class::Title,
    Class::Role,
    Class::GivenName,
    Class::Demonym,
    Class::Country,
    Class::OrganizationNoun,
    Class::ThingNoun,
    Class::Particle,
];

/// Verbs of headlines.
const HEADLINED: &[&str] = &["blasts", "calls", "says", "sees", "slams", "tells", "urges", "vows", "wants", "warns"];

fn asks(r: Reader<'_>, within: &Range<usize>) -> bool {
    (within.end.saturating_sub(3)..within.end).any(|i| r.is(i, &["?"]))
}

fn named_elsewhere(r: Reader<'_>, i: usize, seen: &Seen) -> bool {
    if r.any(i, &[Class::Country, Class::Capital, Class::Demonym, Class::GivenName, Class::FamilyFirst])
        || r.acronym(i)
        || r.is(i, alone::PARENTS)
    {
        return true;
    }
    if Seen::get(&seen.inside, r, i) && !Seen::get(&seen.lower, r, i) {
        return true;
    }
    let common = r.any(
        i,
        &[Class::Group, Class::Role, Class::OrganizationNoun, Class::ReportingVerb, Class::ThingNoun, Class::ConditionSignal],
    );
    !common
        && !Seen::get(&seen.lower, r, i)
        && (r.possessive(i + 1) || r.has(i + 1, Class::ReportingVerb) || alone::acts(r, i) || alone::somebody(r, i))
}

/// "T."
pub(super) fn initial(r: Reader<'_>, i: usize) -> bool {
    r.word(i).len() == 2 && r.word(i).ends_with('.')
}

/// Where a small word at `end` links the run to further name words ("van der Berg", "Ministry of Trade"), the run's new end.
fn linked(r: Reader<'_>, start: usize, end: usize, within: &Range<usize>) -> Option<usize> {
    let inside = |i: usize| i < within.end && nameable(r, i) && r.capital(i);
    if r.has(end, Class::Particle) && !r.capital(end) {
        let next = if r.has(end + 1, Class::Particle) && !r.capital(end + 1) { end + 2 } else { end + 1 };
        if inside(next) {
            return Some(next + 1);
        }
    }
    // Anna “Bo” Hart
    if r.mark(end) && inside(end + 1) && r.mark(end + 2) && inside(end + 3) && r.glued(end + 2) && !r.glued(end + 3) {
        return Some(end + 4);
    }
    let last = end.checked_sub(1)?;
    let heads = [Class::OrganizationNoun, Class::Title];
    let posted = r.is(end, &["to"]) && r.is(last, &["ambassador", "envoy", "representative", "delegate", "adviser", "advisor"]);
    let chiefs = r.is(last, &["chiefs"]) && r.is(end + 1, &["staff"]);
    let surname = last > start && initial(r, last - 1);
    let heads = (r.any(last, &heads) || chiefs || posts::heads(r, last)) && !surname;
    if posted || r.is(end, &["of", "for", "on"]) && heads {
        let next = if r.is(end + 1, &["the"]) { end + 2 } else { end + 1 };
        if inside(next) && !r.has(next, Class::Calendar) {
            return Some(next + 1);
        }
    }
    if r.is(end, &["&"]) && inside(end + 1) {
        return Some(end + 2);
    }
    if let Some(next) = posts::listed(r, &(start..end), within) {
        return Some(next);
    }
    // "Department of Health and Human Services"
    if r.is(end, &["and"]) && inside(end + 1) && (start..end).any(|i| r.is(i, &["of", "for"])) {
        let close = (end + 1..end + 4).find(|&i| !inside(i)).unwrap_or(end + 4);
        // "Centers for Disease Control and Prevention"
        let field = r.has(start, Class::OrganizationNoun) && close == end + 2 && posts::abstraction(r.lower(close - 1));
        if r.lower(close - 1).ends_with('s') && r.any(close - 1, &[Class::ThingNoun, Class::OrganizationNoun]) || field {
            return Some(close);
        }
    }
    None
}

/// Splits a run into title and name and says what it names.
pub(super) fn name_of(r: Reader<'_>, run: Range<usize>, within: &Range<usize>, sentence: usize) -> Option<Name> {
    let (title, core) = split_title(r, run.clone());
    // "former President Hart", but "and then Hart", "the late Hart".
    let post = |i: usize| r.any(i, &[Class::Title, Class::Role]) || prefixed_title(r, i);
    let before = lower_title(r, run.start, within).filter(|b| title.is_some() || b.clone().any(post));
    let title = match (&before, title) {
        (Some(b), Some(t)) => Some(b.start..t.end),
        (Some(b), None) => Some(b.clone()),
        (None, t) => t,
    };
    let titled = title.as_ref().is_some_and(|t| {
        let title = |i: usize| r.has(i, Class::Title) || prefixed_title(r, i) || plural_title(r, i) || scientist(r, i);
        t.clone().any(title) || !t.is_empty() && works_as(r, &run)
    });
    let post = title.is_none() && posts::link(r, &run).is_some();
    let likely = if post { Likely::Thing } else { likely(r, core.clone(), titled) };
    // "the Elda Echo": a person's full name takes no article.
    let article = run.start.checked_sub(1).is_some_and(|b| b >= within.start && r.is(b, &["the"]));
    let likely =
        if likely == Likely::Person && article && title.is_none() && core.len() > 1 { Likely::Organization } else { likely };
    let likely =
        if likely == Likely::Person && title.is_none() && posts::run_by(r, &core) { Likely::Organization } else { likely };
    let single = core.len() == 1 && matches!(likely, Likely::Unknown | Likely::Organization);
    let likely = if single && alone::shown(r, core.start) { Likely::Person } else { likely };
    // What several are called is nobody's title.
    let title = title.filter(|t| likely == Likely::Person && !plural_title(r, t.end - 1));
    let core = if likely == Likely::Person { core } else { run.clone() };
    let start = title.as_ref().map_or(core.start, |t| t.start.min(core.start));
    (!core.is_empty()).then_some(Name { whole: start..core.end, core, title, likely, sentence })
}

/// The words of a name that can name it alone, lower-case; initials, suffixes and particles left out.
pub fn keys(r: Reader<'_>, core: Range<usize>) -> Vec<&str> {
    let start = core.start;
    core.filter(|&i| {
        // "Ben Hale", but "Abu ben Hale".
        let small = r.has(i, Class::Particle) && !(i == start && r.capital(i) && r.has(i, Class::GivenName));
        r.wordy(i) && !small && !r.has(i, Class::Suffix) && r.word(i).trim_end_matches('.').chars().count() > 1
    })
    .map(|i| r.lower(i))
    .collect()
}

/// A name's span without its title.
pub fn core_span(r: Reader<'_>, name: &Name) -> Span {
    let mut end = name.core.end;
    while end > name.core.start + 1 && r.possessive(end - 1) {
        end -= 1;
    }
    r.cover(name.core.start..end)
}
