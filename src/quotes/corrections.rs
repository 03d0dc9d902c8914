//! What a reader corrected, laid over what was found: speakers merged and split, quotations left out and added.
//!
//! Promises: whoever made a correction sees it followed to the letter; without corrections nothing changes.

use super::{Quotation, QuotationKind, Quotes, ResolvedBy};
use crate::options::{Correction, FindingKind, Options};
use crate::people::{Entity, EntityId, EntityKind, Mention, MentionKind, People};
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
        if let Correction::Quotation { content, source: said_by, speaker } = correction {
            add(source, quotes, *content, *said_by, speaker.as_deref());
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
        quotation.also_speakers = quotation.also_speakers.iter().copied().filter(|s| Some(*s) != speaker).collect();
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

/// Who a reader says is speaking.
struct Chosen {
    speaker: Option<EntityId>,
    source: Option<Span>,
    resolved_by: Option<ResolvedBy>,
}

/// The speaker at a mention, or else the one of a name: one of the article's, or one whom the reader brings in.
fn chosen(quotes: &mut Quotes, said_by: Option<Span>, name: Option<&str>) -> Chosen {
    let Some(mention) = said_by.and_then(|s| mention_at(&quotes.people, s)) else {
        return Chosen { speaker: name.map(|name| named(&mut quotes.people, name)), source: said_by, resolved_by: None };
    };
    let resolved_by = match mention.kind {
        MentionKind::Name => ResolvedBy::Name,
        MentionKind::Description => ResolvedBy::Description,
        MentionKind::Pronoun => ResolvedBy::Pronoun,
    };
    Chosen { speaker: Some(mention.entity), source: said_by, resolved_by: Some(resolved_by) }
}

/// The entity that is called so, whatever the case; a new one, without a mention, where nobody is.
fn named(people: &mut People, name: &str) -> EntityId {
    let name = name.trim();
    let lower = name.to_lowercase();
    let by = |names: &dyn Fn(&Entity) -> bool| people.entities.iter().position(names);
    let known = by(&|e| e.name.to_lowercase() == lower).or_else(|| by(&|e| e.aliases.iter().any(|a| a.to_lowercase() == lower)));
    let at = known.unwrap_or(people.entities.len());
    if known.is_none() {
        people.entities.push(Entity {
            name: name.to_owned(),
            kind: EntityKind::Person,
            title: None,
            affiliation: None,
            aliases: Vec::new(),
        });
    }
    EntityId(at as u32)
}

/// Adds a quotation, in place of those it overlaps; the one that was found with these very words is given to who is chosen.
fn add(source: &str, quotes: &mut Quotes, content: Span, said_by: Option<Span>, name: Option<&str>) {
    let content = content.trim(source);
    if content.is_empty() {
        return;
    }
    let Chosen { speaker, source: said_by, resolved_by } = chosen(quotes, said_by, name);
    if let Some(found) = quotes.quotations.iter_mut().find(|q| q.content.first() == Some(&content)) {
        found.speaker = speaker;
        found.also_speakers = Box::default();
        (found.source, found.resolved_by, found.confidence) = (said_by, resolved_by, 100);
        found.reason = "found in the text; its speaker was chosen by hand".into();
        return;
    }
    quotes.quotations.retain(|q| !q.content.iter().any(|c| c.overlaps(content)));
    let added = Quotation {
        speaker,
        also_speakers: Box::default(),
        kind: kind(source, content),
        content: vec![content],
        cue: None,
        source: said_by,
        resolved_by,
        confidence: 100,
        reason: "marked by hand".into(),
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
        let add = Correction::Quotation { content: place("left early"), source: Some(place("Piet Harrow")), speaker: None };
        let analysis = read(Options { add: vec![add], ..Options::default() });
        let added = analysis.quotations.iter().find(|q| q.content == [place("left early")]).unwrap();
        assert_eq!(added.speaker.and_then(|s| analysis.people.entity(s)).map(|e| e.name.as_str()), Some("Piet Harrow"));
        assert_eq!((added.kind, &*added.reason), (QuotationKind::Indirect, "marked by hand"));
    }

    /// The quotation at some words, and what its speaker is called, once a reader said whose they are.
    fn given_to(words: &str, source: Option<Span>, name: Option<&str>) -> (Quotation, Option<String>, Analysis) {
        let add = Correction::Quotation { content: place(words), source, speaker: name.map(str::to_owned) };
        let analysis = read(Options { add: vec![add], ..Options::default() });
        let quotation = analysis.quotations.iter().find(|q| q.content.first() == Some(&place(words))).unwrap().clone();
        let called = quotation.speaker.and_then(|s| analysis.people.entity(s)).map(|e| e.name.clone());
        (quotation, called, analysis)
    }

    #[test]
    fn somebody_the_article_does_not_name_can_be_the_speaker() {
        let (quotation, called, analysis) = given_to("left early", None, Some(" Ada Quill "));
        assert_eq!((called.as_deref(), quotation.source, quotation.resolved_by), (Some("Ada Quill"), None, None));
        assert_eq!(analysis.people.entities.len(), read(Options::default()).people.entities.len() + 1);
        assert_eq!(given_to("left early", None, Some("  ")).1, None);
    }

    #[test]
    fn a_typed_name_that_the_article_has_is_that_speaker() {
        let before = read(Options::default()).people.entities.len();
        for name in ["piet harrow", "Piet Harrow"] {
            let (_, called, analysis) = given_to("left early", None, Some(name));
            assert_eq!((called.as_deref(), analysis.people.entities.len()), (Some("Piet Harrow"), before), "{name}");
        }
        let (_, called, _) = given_to("left early", None, Some("Olden"));
        assert_eq!(called.as_deref(), Some("Mira Olden"));
        assert_eq!(given_to("left early", Some(place("Piet Harrow")), Some("Ada Quill")).1.as_deref(), Some("Piet Harrow"));
    }

    #[test]
    fn a_found_quotation_given_to_another_keeps_what_was_found_of_it() {
        let content = place("Nobody asked us,");
        let found = read(Options::default()).quotations.into_iter().find(|q| q.content[0].overlaps(content)).unwrap();
        let words = found.content[0].of(TEXT).to_owned();
        let (quotation, called, analysis) = given_to(&words, Some(place("Mira Olden")), None);
        assert_eq!(called.as_deref(), Some("Mira Olden"));
        assert_eq!((&quotation.content, quotation.kind, quotation.cue), (&found.content, found.kind, found.cue));
        assert_eq!(analysis.quotations.len(), read(Options::default()).quotations.len());
        assert_eq!(quotation.reason, "found in the text; its speaker was chosen by hand");
        assert_eq!(given_to(&words, None, None).1, None);
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
