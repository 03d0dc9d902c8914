//! The board: one scenario an outcome, however the article names it; asides, counterfactuals and look-alikes beside it.

use super::drafts::Draft;
use super::gather::Found;
use super::outcomes::Outcome;
use super::uses::Use;
use super::words::{W, bits_of};
use super::{Aside, Conditional, Event, Scenario, Scenarios};
use crate::grow;
use crate::input::Source;
use crate::people::EntityId;
use rustc_hash::FxHashMap;

/// What makes two outcomes one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Open,
    Entity(Event, EntityId),
    Named(Event, String),
    /// Whether it is denied, and what it says.
    Other(bool, Vec<String>),
}

/// Groups what was found by outcome.
pub(super) fn lay_out(source: &Source, found: Found) -> Scenarios {
    let mut out = Scenarios { rejected: found.rejected, ..Scenarios::default() };
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    // What each scenario's label says, read once.
    let mut stems: Vec<(bool, Vec<String>)> = Vec::new();
    for Draft { conditional, usage, outcome } in grow::drain(found.drafts) {
        match usage {
            Use::Unreal => grow::push(&mut out.counterfactuals, conditional),
            Use::Aside(usage) => grow::push(&mut out.asides, Aside { conditional, usage }),
            Use::Scenario => {
                let key = key(&outcome);
                let place = places.get(&key).copied().or_else(|| like(&out.scenarios, &stems, &outcome));
                let place = place.or_else(|| happens(&out.scenarios, &stems, &outcome));
                let place = place.unwrap_or_else(|| {
                    out.scenarios.push(Scenario {
                        label: label(source, &outcome, &conditional),
                        subject: outcome.subject.as_ref().map(|s| s.name.clone()),
                        entity: outcome.subject.as_ref().and_then(|s| s.entity),
                        event: outcome.event,
                        conditionals: Vec::new(),
                    });
                    stems.push(out.scenarios.last().map(|s| reading(&s.label)).unwrap_or_default());
                    out.scenarios.len() - 1
                });
                places.insert(key, place);
                if let Some(scenario) = out.scenarios.get_mut(place) {
                    // The fullest name wins.
                    if let Some(s) = outcome.subject.as_ref().filter(|s| {
                        outcome.event != Event::Other
                            && scenario
                                .subject
                                .as_ref()
                                .is_none_or(|known| s.name.len() > known.len() && s.name.contains(known.as_str()))
                    }) {
                        scenario.subject = Some(s.name.clone());
                    }
                    grow::push(&mut scenario.conditionals, conditional);
                }
            }
        }
    }
    out.scenarios.iter_mut().for_each(|s| s.conditionals.shrink_to_fit());
    tell_apart(&mut out.scenarios);
    // "Either way" stands last.
    grow::sort_by_key(&mut out.scenarios, |s| u64::from(s.event == Event::Open));
    out
}

/// "Mira Olden wins", "Bo Olden wins": where two outcomes would read the same, whoever has more than one name is called by all of it.
fn tell_apart(scenarios: &mut [Scenario]) {
    // Keyed as the outcomes are, so that one kind of table serves both.
    let read_as = |s: &Scenario| Key::Named(s.event, s.label.clone());
    let mut often: FxHashMap<Key, usize> = FxHashMap::default();
    for key in scenarios.iter().map(read_as) {
        let before = often.get(&key).copied().unwrap_or(0);
        often.insert(key, before + 1);
    }
    for scenario in scenarios.iter_mut().filter(|s| often.get(&read_as(s)).is_some_and(|&n| n > 1)) {
        let name = scenario.subject.as_deref().unwrap_or_default();
        let rest = name.rsplit(' ').next().and_then(|last| scenario.label.strip_prefix(last));
        if let Some(rest) = rest.filter(|r| r.starts_with(' ')) {
            scenario.label = format!("{name}{rest}");
        }
    }
}

fn key(outcome: &Outcome) -> Key {
    match (outcome.event, &outcome.subject) {
        (Event::Open, _) => Key::Open,
        (Event::Other, _) | (_, None) => {
            let (denied, words) = reading(&outcome.label);
            Key::Other(denied, words)
        }
        (event, Some(subject)) => match subject.entity {
            Some(id) => Key::Entity(event, id),
            None => Key::Named(event, stem(&subject.name)),
        },
    }
}

/// A scenario that assumes the same outcome in other words. Looks at the last forty.
fn like(scenarios: &[Scenario], stems: &[(bool, Vec<String>)], outcome: &Outcome) -> Option<usize> {
    let (denied, words) = reading(&outcome.label);
    let from = scenarios.len().saturating_sub(40);
    (from..scenarios.len()).find(|&i| {
        scenarios.get(i).is_some_and(|s| {
            s.event == outcome.event
                && match outcome.event {
                    Event::Open => true,
                    Event::Other => stems.get(i).is_some_and(|(no, known)| *no == denied && alike(known, &words)),
                    _ => s
                        .subject
                        .as_deref()
                        .zip(outcome.subject.as_ref())
                        .is_some_and(|(a, b)| same_name(a, &b.name) && !two_people(a, s.entity, &b.name, b.entity)),
                }
        })
    })
}

/// True where the article knows two of one family name, each by a name of their own.
fn two_people(a: &str, of_a: Option<EntityId>, b: &str, of_b: Option<EntityId>) -> bool {
    of_a.is_some() && of_b.is_some() && of_a != of_b && a.contains(' ') && b.contains(' ') && !a.contains(b) && !b.contains(a)
}

/// "A cut" behind "the council cuts the rate", "a rejection" behind "the board rejects it": a label that is one event joins the
/// last one whose clause says the same as a verb, or the same event with what is told of it.
fn happens(scenarios: &[Scenario], stems: &[(bool, Vec<String>)], outcome: &Outcome) -> Option<usize> {
    let event = one_event(&outcome.label).filter(|_| outcome.event == Event::Other)?;
    let (denied, _) = reading(&outcome.label);
    let from = scenarios.len().saturating_sub(12);
    (from..scenarios.len()).rev().find(|&i| {
        scenarios.get(i).is_some_and(|s| {
            let mut words = s.label.split(' ');
            let same = stems.get(i).is_some_and(|(no, _)| *no == denied);
            s.event == Event::Other && same && words.any(|w| same_act(&w.to_lowercase(), &event))
        })
    })
}

/// The event noun of a label that says nothing else ("a cut", "no deal").
fn one_event(label: &str) -> Option<String> {
    let lower = label.to_lowercase();
    let mut words = lower.split(' ').filter(|w| !matches!(*w, "a" | "an" | "any" | "no" | "such" | "another" | "the"));
    let word = words.next().filter(|w| bits_of(w).has(W::EventNoun))?;
    words.next().is_none().then(|| word.to_owned())
}

/// True where a verb and an event noun name one act: "cuts" and "cut", "rejects" and "rejection", "agrees" and "agreement".
fn same_act(word: &str, noun: &str) -> bool {
    let base =
        word.strip_suffix("es").filter(|w| w.ends_with("sh") || w.ends_with("ch")).or(word.strip_suffix('s')).unwrap_or(word);
    let stem = ["age", "al", "ion", "ment", "ure"].iter().find_map(|end| noun.strip_suffix(end)).filter(|s| s.len() >= 4);
    if stem.is_some_and(|s| base.starts_with(s)) {
        return true;
    }
    let shared = base.bytes().zip(noun.bytes()).take_while(|(a, b)| a == b).count();
    base == noun || word == noun || shared >= 5 && shared + 1 >= base.len().min(noun.len()) || shared >= 6
}

/// True where two names end in the same word, give or take its ending ("Democratic", "Democrats").
fn same_name(a: &str, b: &str) -> bool {
    stem(a) == stem(b)
}

fn stem(name: &str) -> String {
    let name = name.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(" Party").trim_end_matches(" party");
    name.split(' ').next_back().unwrap_or(name).chars().take(5).flat_map(char::to_lowercase).collect()
}

/// The outcome's label; where it has none (marked by hand at odd words), the condition as it stands.
fn label(source: &Source, outcome: &Outcome, conditional: &Conditional) -> String {
    if !outcome.label.trim().is_empty() {
        return outcome.label.clone();
    }
    let words: Vec<&str> = conditional.antecedent.of(source.text()).split_whitespace().take(12).collect();
    if words.is_empty() { "a condition".to_owned() } else { words.join(" ") }
}

/// What a label says: whether it is denied, and the stems of its content words in order of the alphabet. What is decided in other words is the
/// same: "the bill is approved" and "passes", "is rejected" and "does not pass", "fails to act" and "does not act".
fn reading(label: &str) -> (bool, Vec<String>) {
    let lower = label.to_lowercase();
    let all: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let mut denied = negated(label);
    let deal = all.iter().any(|w| matches!(*w, "accord" | "agreement" | "ceasefire" | "deal" | "pact" | "truce"));
    let mut words: Vec<String> = Vec::new();
    for (i, &word) in all.iter().enumerate() {
        let next = all.get(i + 1).copied().unwrap_or_default();
        let downs = next == "down" && matches!(word, "turn" | "turned" | "turns" | "vote" | "voted" | "votes");
        let fails = FAILS.contains(&word);
        denied ^= fails || downs;
        let stem = match word {
            _ if fails && next == "to" => continue,
            _ if fails || downs || PASSES.contains(&word) => "pass".to_owned(),
            "strike" | "strikes" | "struck" if next == "down" => "overt".to_owned(),
            "upheld" => "uphol".to_owned(),
            // "they sign the deal", "a deal is struck"
            "agreed" | "sealed" | "sign" | "signed" | "signs" | "strike" | "strikes" | "struck" if deal => "reach".to_owned(),
            "down" => continue,
            _ if bits_of(word).has(W::Stop) => continue,
            _ => word.chars().take(5).collect(),
        };
        // A label has few words.
        if let Err(at) = words.binary_search(&stem) {
            words.insert(at, stem);
        }
    }
    (denied, words)
}

/// What a measure does that comes about.
const PASSES: &[&str] = &[
    "adopt",
    "adopted",
    "adoption",
    "adopts",
    "approval",
    "approve",
    "approved",
    "approves",
    "enact",
    "enacted",
    "enacts",
    "passage",
    "passed",
    "passes",
    "ratification",
    "ratified",
    "ratifies",
    "ratify",
];

/// What one does that does not.
const FAILS: &[&str] = &["fail", "failed", "fails", "failure", "reject", "rejected", "rejection", "rejects"];

fn negated(label: &str) -> bool {
    label.split(' ').any(|w| bits_of(&w.to_lowercase()).has(W::Negation) || w.ends_with("n't") || w.ends_with("n’t"))
}

/// True where two lists of stems say the same: most of the shorter stands in the longer.
fn alike(a: &[String], b: &[String]) -> bool {
    let shared = a.iter().filter(|w| b.contains(w)).count();
    let all = a.len() + b.len() - shared;
    shared >= 2 && shared * 3 >= all * 2 || a == b && !a.is_empty() || shared >= 3 && shared == a.len().min(b.len())
}
