//! How sure a consequent is, by its own words.

use super::Modality;
use super::view::{Pos, View};
use std::ops::Range;

/// The modality of the clause at `range`: its strongest hedge decides, then its modal verb.
pub(super) fn of(view: &View, range: &Range<usize>) -> Modality {
    let near = range.start..range.end.min(range.start + 30);
    let any = |words: &[&str]| near.clone().any(|i| view.is(i, words));
    // "as planned", "the plan", "two forecasts": the noun looks ahead to nothing.
    // "a planned merger": which merger.
    let describes = |i: usize| {
        view.pos(i.wrapping_sub(1)) == Pos::Determiner && matches!(view.pos(i + 1), Pos::Noun | Pos::Adjective | Pos::Number)
            || view.pos(i.wrapping_sub(1)) == Pos::Determiner && view.is(i + 1, &["$", "£", "€"])
    };
    let verb = |words: &[&str]| {
        near.clone()
            .any(|i| view.is(i, words) && view.pos(i) != Pos::Noun && !view.is(i.wrapping_sub(1), &["as"]) && !describes(i))
    };
    let pair = |a: &[&str], b: &[&str]| near.clone().any(|i| view.is(i, a) && (view.is(i + 1, b) || view.is(i + 2, b)));
    // "workers threaten to strike": what somebody means to do.
    let verb_of = view.verb(near.clone());
    let means = verb_of.is_some_and(|i| view.is(i, MEANS) && view.is(i + 1, &["to"]));
    if any(&["unlikely", "improbable", "doubtful", "hardly"])
        || pair(&["little", "no", "few"], &["prospect", "prospects", "chance", "expectation"])
        || pair(&["not", "n't"], &["likely"])
    {
        Modality::Unlikely
    } else if any(&["certain", "inevitable", "inevitably", "certainly", "bound", "definitely", "guaranteed"]) {
        Modality::Certain
    } else if any(&["must", "need", "needs", "needed", "ought"]) || pair(&["have", "has", "had", "forced", "obliged"], &["to"]) {
        Modality::Needed
    } else if any(&["likely", "probably", "probable", "presumably"]) {
        Modality::Likely
    } else if verb(&["expected", "expects", "predicted", "forecast", "projected", "set", "slated"]) {
        Modality::Expected
    } else if verb(&[
        "plans", "plan", "planned", "planning", "intends", "intend", "vowed", "pledged", "promised", "aims", "seeks",
    ]) || means
    {
        Modality::Planned
    } else if any(&[
        "may",
        "might",
        "could",
        "can",
        "possible",
        "possibly",
        "perhaps",
        "maybe",
        "potentially",
        "possibility",
        "ca",
    ]) {
        Modality::Possible
    } else if any(&["will", "wo", "'ll", "shall", "certain"]) {
        Modality::Certain
    } else if any(&["would", "'d", "should"]) {
        Modality::Expected
    } else {
        Modality::Certain
    }
}

/// Verbs for what somebody means to do.
const MEANS: &[&str] = &[
    "hope",
    "hopes",
    "offer",
    "offers",
    "promise",
    "promises",
    "threaten",
    "threatened",
    "threatens",
    "vow",
    "vows",
    "want",
    "wants",
];
