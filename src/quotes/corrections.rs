//! What a reader corrected, laid over what was found: speakers merged and split, quotations left out and added.
//!
//! Promises: whoever made a correction sees it followed to the letter; without corrections nothing changes.

use super::{Quotation, QuotationKind, Quotes, ResolvedBy};
use crate::options::{Correction, FindingKind, Options};
use crate::people::{EntityKind, Mention, MentionKind, People};
use crate::span::Span;

/// Applies the corrections that concern speakers and quotations.
pub fn apply(source: &str, quotes: &mut Quotes, options: &Options) {
    for &mention in &options.split {
        split(source, quotes, mention);
    }
    for &(one, other) in &options.merge {
        merge(quotes, one, other);
    }
    options.leave_out(FindingKind::Quotation, &mut quotes.quotations, |q| &q.content);
    for correction in &options.add {
        if let Correction::Quotation { content, source: said_by } = correction {
            add(source, quotes, *content, *said_by);
        }
    }
}

/// The mention at a place: the very one, else the first that stands inside it, else the shortest that it touches.
fn mention_at(people: &People, place: Span) -> Option<Mention> {
    let rank = |m: &&Mention| match (m.span == place, place.encloses(m.span)) {
        (true, _) => (0, 0),
        (_, true) => (1, m.span.start()),
        _ => (2, m.span.len()),
    };
    people.mentions_in(place).min_by_key(rank).copied()
}

/// Makes the two mentions' entities one: the first keeps its name, and the other's becomes an alias.
fn merge(quotes: &mut Quotes, one: Span, other: Span) {
    let (Some(kept), Some(gone)) = (mention_at(&quotes.people, one), mention_at(&quotes.people, other)) else { return };
    if kept.entity == gone.entity {
        return;
    }
    let Some(absorbed) = quotes.people.entity(gone.entity).cloned() else { return };
    if let Some(entity) = quotes.people.entities.get_mut(kept.entity.0 as usize) {
        for alias in std::iter::once(absorbed.name).chain(absorbed.aliases) {
            if alias != entity.name && !entity.aliases.contains(&alias) {
                entity.aliases.push(alias);
            }
        }
        entity.title = entity.title.take().or(absorbed.title);
        entity.affiliation = entity.affiliation.take().or(absorbed.affiliation);
    }
    for mention in quotes.people.mentions.iter_mut().filter(|m| m.entity == gone.entity) {
        mention.entity = kept.entity;
    }
    for quotation in &mut quotes.quotations {
        for speaker in quotation.speaker.iter_mut().chain(&mut quotation.also_speakers).filter(|s| **s == gone.entity) {
            *speaker = kept.entity;
        }
        let speaker = quotation.speaker;
        quotation.also_speakers.retain(|s| Some(*s) != speaker);
    }
    for turn in quotes.turns.iter_mut().filter(|t| t.speaker == Some(gone.entity)) {
        turn.speaker = Some(kept.entity);
    }
}

/// Makes a mention, and where it is a name every mention of the same entity by the same words, an entity of its own.
fn split(source: &str, quotes: &mut Quotes, place: Span) {
    let Some(chosen) = mention_at(&quotes.people, place) else { return };
    let Some(kind) = quotes.people.entity(chosen.entity).map(|e| e.kind) else { return };
    let words = chosen.span.of(source);
    let kind = if chosen.kind == MentionKind::Name { kind } else { EntityKind::Unnamed };
    let own = quotes.people.add(words.to_owned(), kind, chosen.span);
    let same = |m: &Mention| {
        m.entity == chosen.entity && (m.span == chosen.span || chosen.kind == MentionKind::Name && m.span.of(source) == words)
    };
    let mut moved = Vec::new();
    for mention in quotes.people.mentions.iter_mut().filter(|m| same(m)) {
        mention.entity = own;
        moved.push(mention.span);
    }
    // `moved` is sorted by place: each source is looked up, not compared with all.
    for quotation in quotes.quotations.iter_mut().filter(|q| q.speaker == Some(chosen.entity)) {
        let Some(said_by) = quotation.source else { continue };
        let first = moved.partition_point(|m| m.end() <= said_by.start());
        if moved.get(first).is_some_and(|m| m.overlaps(said_by)) {
            quotation.speaker = Some(own);
        }
    }
}

/// Adds a quotation, in place of those it overlaps.
fn add(source: &str, quotes: &mut Quotes, content: Span, said_by: Option<Span>) {
    let content = content.trim(source);
    if content.is_empty() {
        return;
    }
    quotes.quotations.retain(|q| !q.content.iter().any(|c| c.overlaps(content)));
    let mention = said_by.and_then(|s| mention_at(&quotes.people, s));
    let added = Quotation {
        speaker: mention.map(|m| m.entity),
        also_speakers: Vec::new(),
        kind: kind(source, content),
        content: vec![content],
        cue: None,
        source: said_by,
        resolved_by: mention.map(|m| match m.kind {
            MentionKind::Name => ResolvedBy::Name,
            MentionKind::Description => ResolvedBy::Description,
            MentionKind::Pronoun => ResolvedBy::Pronoun,
        }),
        confidence: 100,
        reason: "marked by hand".to_owned(),
    };
    let place = quotes.quotations.partition_point(|q| q.content.first().is_some_and(|c| c.start() < content.start()));
    quotes.quotations.insert(place, added);
}

/// Direct between marks, mixed with marks inside, indirect without.
fn kind(source: &str, content: Span) -> QuotationKind {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let before = source.get(..content.start() as usize).and_then(|s| s.chars().next_back());
    let after = source.get(content.end() as usize..).and_then(|s| s.chars().next());
    match (before.is_some_and(is_mark) && after.is_some_and(is_mark), content.of(source).contains(is_mark)) {
        (true, _) => QuotationKind::Direct,
        (false, true) => QuotationKind::Mixed,
        (false, false) => QuotationKind::Indirect,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Rejection;
    use crate::{Analysis, Source, analyze};

    const TEXT: &str = "Mira Olden said the port would close.\n\n\"Nobody asked us,\" Piet Harrow said.\n\nOlden left early.\n";

    fn place(words: &str) -> Span {
        let at = TEXT.find(words).unwrap();
        Span::from_range(at..at + words.len())
    }

    fn read(options: Options) -> Analysis {
        analyze(&Source::from_text(TEXT), &Options { body: crate::options::Body::Whole, ..options })
    }

    fn speakers(analysis: &Analysis) -> Vec<Option<&str>> {
        let name = |id| analysis.people.entity(id).map(|e| e.name.as_str());
        analysis.quotations.iter().map(|q| q.speaker.and_then(name)).collect()
    }

    #[test]
    fn a_rejected_quotation_is_left_out() {
        let all = read(Options::default()).quotations.len();
        let reject = vec![Rejection { kind: FindingKind::Quotation, place: place("asked us") }];
        let left = read(Options { reject, ..Options::default() });
        assert_eq!(left.quotations.len(), all - 1);
        assert!(!left.quotations.iter().any(|q| q.content.iter().any(|c| c.overlaps(place("asked us")))));
    }

    #[test]
    fn a_rejected_condition_leaves_the_quotation_around_it_and_the_other_way_about() {
        let text = "“If the levy passes, the port will close,” Mira Olden said.\n";
        let start = text.find("If the levy passes").unwrap();
        let condition = Span::from_range(start..start + "If the levy passes".len());
        let counts = |reject| {
            let whole = Options { body: crate::options::Body::Whole, reject, ..Options::default() };
            let a = analyze(&Source::from_text(text), &whole);
            (a.quotations.len(), a.scenarios.scenarios.len())
        };
        assert_eq!(counts(Vec::new()), (1, 1));
        assert_eq!(counts(vec![Rejection { kind: FindingKind::Conditional, place: condition }]), (1, 0));
        assert_eq!(counts(vec![Rejection { kind: FindingKind::Quotation, place: condition }]), (0, 1));
    }

    #[test]
    fn words_marked_by_hand_are_a_quotation_of_whoever_is_named() {
        let add = Correction::Quotation { content: place("left early"), source: Some(place("Piet Harrow")) };
        let analysis = read(Options { add: vec![add], ..Options::default() });
        let added = analysis.quotations.iter().find(|q| q.content == [place("left early")]).unwrap();
        assert_eq!(added.speaker.and_then(|s| analysis.people.entity(s)).map(|e| e.name.as_str()), Some("Piet Harrow"));
        assert_eq!((added.kind, added.reason.as_str()), (QuotationKind::Indirect, "marked by hand"));
    }

    #[test]
    fn merged_speakers_are_one() {
        let merge = vec![(place("Mira Olden"), place("Piet Harrow"))];
        let analysis = read(Options { merge, ..Options::default() });
        assert!(speakers(&analysis).iter().all(|s| *s == Some("Mira Olden")));
        assert!(analysis.people.entities.iter().any(|e| e.name == "Mira Olden" && e.aliases.iter().any(|a| a == "Piet Harrow")));
    }

    #[test]
    fn a_mention_split_off_takes_its_quotation_along() {
        let merge = vec![(place("Mira Olden"), place("Piet Harrow"))];
        let split = vec![place("Mira Olden")];
        let analysis = read(Options { split, ..Options::default() });
        assert_eq!(speakers(&analysis).first(), Some(&Some("Mira Olden")));
        assert_ne!(analysis.quotations[0].speaker, read(Options::default()).quotations[0].speaker);
        let both = read(Options { split: vec![place("Piet Harrow")], merge, ..Options::default() });
        assert_eq!(speakers(&both).len(), read(Options::default()).quotations.len());
    }

    #[test]
    fn without_corrections_nothing_changes() {
        assert_eq!(speakers(&read(Options::default())), [Some("Mira Olden"), Some("Piet Harrow")]);
    }
}
