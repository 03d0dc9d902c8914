//! How sure a finding is, in hundredths, and its shape in words: from the table `confidence.tsv`, whose head says how it was made.

use super::contents::Place;
use super::cues::CueKind;
use super::{QuotationKind, ResolvedBy};
use std::sync::OnceLock;

/// One shape with its figures.
struct Row {
    words: &'static str,
    /// By a name, a pronoun, a description, from the quotation before, and without a speaker.
    sure: [u8; 5],
}

/// Shown for a shape that is not in the table.
const UNKNOWN: u8 = 50;

fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| include_str!("confidence.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(row).collect())
}

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let words = cells.next()?;
    let mut sure = [UNKNOWN; 5];
    for (slot, cell) in sure.iter_mut().zip(cells) {
        *slot = cell.parse().ok()?;
    }
    Some(Row { words, sure })
}

/// How sure, and the shape in words.
pub fn weigh(
    place: Option<Place>,
    cue: Option<CueKind>,
    cued: bool,
    kind: QuotationKind,
    by: Option<ResolvedBy>,
) -> (u8, &'static str) {
    let shape = shape(place, cue, cued, kind);
    let column = match by {
        Some(ResolvedBy::Name | ResolvedBy::Turn) => 0,
        Some(ResolvedBy::Pronoun) => 1,
        Some(ResolvedBy::Description) => 2,
        Some(ResolvedBy::Continuation) => 3,
        None => 4,
    };
    let sure = table().iter().find(|r| r.words == shape).and_then(|r| r.sure.get(column)).copied();
    (sure.unwrap_or(UNKNOWN), shape)
}

fn shape(place: Option<Place>, cue: Option<CueKind>, cued: bool, kind: QuotationKind) -> &'static str {
    match (place, cue) {
        (Some(Place::MarksBefore), _) => "words in marks right before the attribution",
        (Some(Place::MarksAfter), Some(CueKind::Naming)) => "words in marks after a verb that names or judges",
        (Some(Place::MarksAfter), _) if kind == QuotationKind::Direct => "words in marks after the attribution",
        (Some(Place::MarksAfter), _) => "words of which a part stands in marks after the attribution",
        (Some(Place::That), Some(CueKind::Noun)) => "a clause with “that” after a noun of speech",
        (Some(Place::That), _) => "a clause with “that” after a verb of speech",
        (Some(Place::Bare), _) => "a clause after a verb of speech",
        (Some(Place::Question), _) => "a reported question",
        (Some(Place::Infinitive), _) => "what somebody is asked or promises to do",
        (Some(Place::Before | Place::Around), Some(CueKind::Preposition)) => "a statement ascribed to a source",
        (Some(Place::Before | Place::Around), _) => "a statement with its attribution behind or inside it",
        (None, _) if cued => "words in marks announced by a colon",
        (None, _) => "words in marks that go on from the quotation before",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_stands_in_the_table() {
        use Place::*;
        let places =
            [None, Some(MarksBefore), Some(MarksAfter), Some(That), Some(Bare), Some(Question), Some(Infinitive), Some(Around)];
        let cues = [CueKind::Verb, CueKind::Preposition, CueKind::Noun, CueKind::Naming];
        for place in places {
            for cue in cues {
                for kind in [QuotationKind::Direct, QuotationKind::Mixed] {
                    let words = shape(place, Some(cue), cue == CueKind::Verb, kind);
                    assert!(table().iter().any(|r| r.words == words), "{words}");
                }
            }
        }
        assert!(table().iter().all(|r| r.sure.iter().all(|s| (1..=99).contains(s))));
    }
}
