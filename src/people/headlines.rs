//! Headlines set in capitals, where every word looks like a part of a name: the names in them are those that running text has.

use super::likely::Likely;
use super::names::{Name, Names, name_of};
use super::reader::Reader;
use crate::text::{Sentence, WordId};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// "Ada Moor Backs Tam Brill", a headline: where capitals part nothing, a run is the names in it that running text has. `titled` tells
/// the runs of headlines and where in `names` each one's name stands, if it made one.
pub(super) fn left_out(r: Reader<'_>, names: Names, titled: &[(usize, Range<usize>)]) -> Names {
    let of_headline = |name: &Name| -> bool {
        let first = titled.partition_point(|(_, run)| run.end < name.core.end);
        titled.get(first).is_some_and(|(_, run)| run.start <= name.core.start)
    };
    let words = |core: Range<usize>| -> Vec<_> { core.filter_map(|i| r.token(i)).map(|t| t.word()).collect() };
    let in_running_text = names.iter().filter(|n| n.likely == Likely::Person && n.core.len() > 1 && !of_headline(n));
    let known: FxHashSet<Vec<WordId>> = in_running_text.map(|n| words(n.core.clone())).collect();
    let mut runs = titled.iter().peekable();
    let mut out = Names::default();
    for (at, name) in names.iter().enumerate() {
        let run = runs.next_if(|(place, _)| *place == at).map(|(_, run)| run.clone());
        let inside = run.map(|run| known_inside(run, |part| known.contains(&words(part)))).unwrap_or_default();
        let within = r.text.sentences.get(name.sentence).map(|s| s.tokens()).unwrap_or_default();
        match inside.as_slice() {
            [] => out.push(name),
            parts => {
                parts.iter().filter_map(|part| name_of(r, part.clone(), &within, name.sentence)).for_each(|n| out.push(n));
            }
        }
    }
    out
}

/// The parts of a run that are known, from left to right, the longest first at each place.
fn known_inside(run: Range<usize>, known: impl Fn(Range<usize>) -> bool) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = run.start;
    while start < run.end {
        match (start + 2..=run.end).rev().map(|end| start..end).find(|part| known(part.clone())) {
            Some(part) => {
                start = part.end;
                parts.push(part);
            }
            None => start += 1,
        }
    }
    parts
}

/// True for a sentence most of whose longer words begin with a capital: a headline set so.
pub(super) fn set_in_capitals(r: Reader<'_>, sentence: &Sentence) -> bool {
    let long = sentence.tokens().filter(|&i| r.wordy(i) && r.word(i).len() >= 4 && !r.possessive(i));
    let (all, capital) = long.fold((0, 0), |(all, capital), i| (all + 1, capital + usize::from(r.capital(i))));
    all >= 4 && capital * 5 >= all * 4
}
