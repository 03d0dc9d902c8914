//! Signals: the words that can open a condition, found in a sentence, and their false friends set aside with a reason.

use super::judges::{Verdict, judge};
use super::view::{Pos, View};
use crate::grow;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// What a signal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// if, only if, if and when, provided that, on condition that
    If,
    EvenIf,
    IfOnly,
    WhatIf,
    AsIf,
    Unless,
    InCase,
    /// in the event of
    Event,
    /// in the event
    InEvent,
    Provided,
    AsLongAs,
    Assuming,
    Suppose,
    Should,
    Were,
    Had,
    Otherwise,
    Without,
    Absent,
    Barring,
    ButFor,
    /// depending on, regardless of
    OpenOf,
    /// depends on, hinges on
    Depends,
    NoMatter,
    Whoever,
    Whatever,
    Whether,
    /// either way, win or lose
    Open,
    /// in a perfect world, under other circumstances: as things are not
    World,
    /// yes or no, rain or shine: before a comma
    YesOrNo,
    Once,
    When,
    OnlyWhen,
    Whenever,
    Until,
    With,
    Under,
    Never,
}

impl Kind {
    /// What holds whichever way it goes.
    pub(super) fn either_way(self) -> bool {
        use Kind::{Depends, NoMatter, Open, OpenOf, Whatever, Whether, Whoever};
        matches!(self, Depends | NoMatter | Open | OpenOf | Whatever | Whether | Whoever)
    }

    /// A condition by word order: the verb stands before its subject.
    pub(super) fn inverted(self) -> bool {
        matches!(self, Kind::Should | Kind::Were | Kind::Had)
    }
}

const KINDS: &[(&str, Kind)] = &[
    ("if", Kind::If),
    ("even-if", Kind::EvenIf),
    ("if-only", Kind::IfOnly),
    ("what-if", Kind::WhatIf),
    ("as-if", Kind::AsIf),
    ("unless", Kind::Unless),
    ("in-case", Kind::InCase),
    ("event", Kind::Event),
    ("in-event", Kind::InEvent),
    ("provided", Kind::Provided),
    ("as-long-as", Kind::AsLongAs),
    ("assuming", Kind::Assuming),
    ("suppose", Kind::Suppose),
    ("should", Kind::Should),
    ("were", Kind::Were),
    ("had", Kind::Had),
    ("otherwise", Kind::Otherwise),
    ("without", Kind::Without),
    ("absent", Kind::Absent),
    ("barring", Kind::Barring),
    ("but-for", Kind::ButFor),
    ("world", Kind::World),
    ("open-of", Kind::OpenOf),
    ("depends", Kind::Depends),
    ("no-matter", Kind::NoMatter),
    ("whoever", Kind::Whoever),
    ("whatever", Kind::Whatever),
    ("whether", Kind::Whether),
    ("open", Kind::Open),
    ("yes-or-no", Kind::YesOrNo),
    ("once", Kind::Once),
    ("when", Kind::When),
    ("only-when", Kind::OnlyWhen),
    ("whenever", Kind::Whenever),
    ("until", Kind::Until),
    ("with", Kind::With),
    ("under", Kind::Under),
    ("none", Kind::Never),
];

/// A signal in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Signal {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// A look-alike: its tokens and why it opens no condition.
pub(super) type LookAlike = (Range<usize>, &'static str);

/// Forms by their first word: the words of each and its kind.
type Table = FxHashMap<&'static str, Vec<(Vec<&'static str>, Kind)>>;

/// The forms by their first word, longest first.
fn forms(first: &str) -> &'static [(Vec<&'static str>, Kind)] {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = Table::default();
        for (form, kind) in lines() {
            let words: Vec<&str> = form.split(' ').collect();
            if let (Some(first), Some((_, kind))) = (words.first(), KINDS.iter().find(|(k, _)| *k == kind)) {
                table.entry(first).or_default().push((words, *kind));
            }
        }
        for list in table.values_mut() {
            grow::sort_by_key(list, |(words, _)| u64::MAX - words.len() as u64);
        }
        table
    });
    table.get(first).map_or(&[], Vec::as_slice)
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("signals.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

/// "Scenario 1: The court upholds the levy", as a heading: the words before the colon.
pub(super) fn numbered(view: &View) -> Option<Signal> {
    let word = view.is(0, &["case", "outcome", "scenario"]);
    let number = view.pos(1) == Pos::Number || view.is(1, &["a", "b", "c", "one", "three", "two"]);
    let mark = view.find(2..4, &[":", "-", "–", "—", "."]).filter(|_| word && number)?;
    (mark + 2 < view.len()).then_some(Signal { kind: Kind::Suppose, range: 0..mark + 1 })
}

/// The words with which a signal begins.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    lines().filter_map(|(form, _)| form.split(' ').next())
}

/// The signals of a sentence in order, and its look-alikes.
pub(super) fn find(view: &View) -> (Vec<Signal>, Vec<LookAlike>) {
    let (mut found, mut rejected) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < view.len() {
        if !view.begins(at) {
            at += 1;
            continue;
        }
        let form =
            forms(view.lower(at)).iter().find(|(words, _)| words.iter().enumerate().all(|(k, w)| view.lower(at + k) == *w));
        let Some((words, kind)) = form else {
            at += 1;
            continue;
        };
        let range = at..at + words.len();
        at = range.end;
        let signal = Signal { kind: *kind, range };
        match judge(view, &signal) {
            Verdict::Opens if signal.kind == Kind::YesOrNo => found.push(Signal { kind: Kind::Open, ..signal }),
            Verdict::Opens => found.push(signal),
            Verdict::LooksLike(reason) => rejected.push((signal.range, reason)),
            Verdict::Plain => {}
        }
    }
    (found, rejected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_kind_and_the_forms_stand_in_order() {
        let forms: Vec<(&str, &str)> = lines().collect();
        assert!(forms.windows(2).all(|p| p[0].0 < p[1].0));
        for (form, kind) in forms {
            assert!(KINDS.iter().any(|(k, _)| *k == kind), "{form}: {kind}");
        }
    }
}
