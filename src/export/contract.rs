//! The output contract `foresay/1`: the analysis as plain objects with offsets in the unit asked for.
//!
//! These structures are the contract and nothing else; the core's own types carry no serialisation. Absent is `null`
//! or `[]`. Offsets are `[start, end)`.

use crate::analysis::Analysis as Core;
use crate::clean::{self, DocumentKind};
use crate::input::Source;
use crate::people::{EntityId, EntityKind};
use crate::quotes::{self, LookAlike, QuotationKind, ResolvedBy};
use crate::scenarios::{self, AsideUse, Event, Modality};
use crate::span::{OffsetMap, Span, Unit};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// The contract's name and version.
pub const SCHEMA: &str = "foresay/1";

/// A half-open stretch in the unit the analysis names.
pub type Range = [u32; 2];

/// One analysis.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Analysis {
    pub schema: &'static str,
    pub id: Option<String>,
    pub offsets: &'static str,
    /// The source text, where asked for or where the input was HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    pub kind: &'static str,
    pub genre: Option<&'static str>,
    pub language: Language,
    pub headline: Option<Passage>,
    pub publisher: Option<Passage>,
    pub section: Option<Passage>,
    pub authors: Vec<Author>,
    pub published: Option<Moment>,
    pub modified: Option<Moment>,
    pub dateline: Option<Dateline>,
    pub captions: Vec<Caption>,
    pub blocks: Vec<Block>,
    pub body: Body,
    pub articles: Vec<Range>,
    pub speakers: Vec<Speaker>,
    pub quotations: Vec<Quotation>,
    pub turns: Vec<Turn>,
    pub scenarios: Vec<Scenario>,
    pub counterfactuals: Vec<Conditional>,
    pub asides: Vec<Conditional>,
    pub rejected: Vec<Rejected>,
    pub topics: Vec<Topic>,
    pub brief: Vec<Range>,
    pub notes: Vec<Note>,
}

macro_rules! plain {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        #[derive(Debug, Serialize)]
        #[allow(missing_docs)]
        pub struct $name { $(pub $field: $type,)* }
    )*};
}

plain! {
    Language { code: String, supported: bool }
    Passage { text: String, span: Option<Range> }
    Author { name: String, email: Option<String>, span: Option<Range> }
    Moment { iso: String, text: String, span: Option<Range> }
    Dateline { place: String, date: Option<String>, agency: Option<String>, span: Range }
    Caption { text: String, credit: Option<String>, span: Range }
    Block { span: Range, label: &'static str, kept: bool, reason: String }
    Body { text: String, paragraphs: Vec<Paragraph> }
    Paragraph { span: Range, heading: bool, sentences: Vec<Range> }
    Speaker { id: u32, name: String, kind: &'static str, title: Option<String>, affiliation: Option<String>,
        aliases: Vec<String>, mentions: Vec<Range> }
    Quotation { id: usize, speaker: Option<u32>, also_speakers: Vec<u32>, kind: &'static str, content: Vec<Range>,
        cue: Option<Range>, source: Option<Range>, resolved_by: Option<&'static str>, confidence: f64, reason: String }
    Turn { speaker: Option<u32>, role: Option<String>, span: Range, labelled: bool }
    Scenario { id: usize, label: String, subject: Option<String>, event: &'static str, conditionals: Vec<Conditional> }
    Consequent { span: Range, more: Vec<Range>, carried: bool, actor: Option<Actor>, topics: Vec<TopicMention>, modality: &'static str }
    Actor { text: String, span: Range }
    TopicMention { label: String, span: Range }
    Rejected { span: Range, r#as: &'static str, reason: String }
    Topic { label: String, scenarios: Vec<usize> }
    Note { span: Option<Range>, message: String }
}

/// A condition with what would follow. `use` is there only for asides.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Conditional {
    pub id: usize,
    pub antecedent: Range,
    pub signal: Option<Range>,
    pub consequents: Vec<Consequent>,
    pub quotation: Option<usize>,
    pub confidence: f64,
    pub reason: String,
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    pub usage: Option<&'static str>,
}

/// Puts an analysis in the contract's form.
///
/// Speakers are those entities to whom a quotation or a turn belongs; their ids count from 0 in the order of first
/// mention. `source` is the text itself where `with_source` holds or the input was HTML.
pub fn export(source: &Source, core: &Core, id: Option<String>, unit: Unit, with_source: bool) -> Analysis {
    let speakers = speaking(core);
    let numbers = speakers.iter().copied().zip(0..).collect();
    let view = View { map: OffsetMap::new(source.text(), unit), source, core, speakers, numbers };
    let article = &core.article;
    let mut ids = 0..;
    let mut conditional = |c: &scenarios::Conditional, usage| view.conditional(c, ids.next().unwrap_or(0), usage);
    let scenarios = core
        .scenarios
        .scenarios
        .iter()
        .enumerate()
        .map(|(id, s)| Scenario {
            id,
            label: s.label.clone(),
            subject: s.subject.clone(),
            event: event(s.event),
            conditionals: s.conditionals.iter().map(|c| conditional(c, None)).collect(),
        })
        .collect();
    let counterfactuals = core.scenarios.counterfactuals.iter().map(|c| conditional(c, None)).collect();
    let asides = core.scenarios.asides.iter().map(|a| conditional(&a.conditional, Some(aside(a.usage)))).collect();
    Analysis {
        schema: SCHEMA,
        id,
        offsets: match unit {
            Unit::CodePoint => "codepoint",
            Unit::Utf16 => "utf16",
            Unit::Byte => "byte",
        },
        source: (with_source || source.html().is_some()).then(|| source.text().to_owned()),
        kind: match article.kind {
            DocumentKind::Article => "article",
            DocumentKind::Transcript => "transcript",
            DocumentKind::Other => "other",
        },
        genre: article.genre,
        language: Language { code: article.language.code.clone(), supported: article.language.supported },
        headline: view.passage(&article.headline),
        publisher: view.passage(&article.publisher),
        section: view.passage(&article.section),
        authors: article
            .authors
            .iter()
            .map(|a| Author { name: a.name.clone(), email: a.email.clone(), span: view.maybe(a.span) })
            .collect(),
        published: view.moment(&article.published),
        modified: view.moment(&article.modified),
        dateline: article.dateline.as_ref().map(|d| Dateline {
            place: d.place.clone(),
            date: d.date.clone(),
            agency: d.agency.clone(),
            span: view.at(d.span),
        }),
        captions: article
            .captions
            .iter()
            .map(|c| Caption { text: c.text.clone(), credit: c.credit.clone(), span: view.at(c.span) })
            .collect(),
        blocks: article
            .blocks
            .iter()
            .map(|b| Block { span: view.at(b.span), label: b.label.name(), kept: b.kept, reason: b.reason.clone() })
            .collect(),
        body: view.body(),
        articles: view.all(&article.articles),
        speakers: view.speakers(),
        quotations: core.quotations.iter().enumerate().map(|(id, q)| view.quotation(id, q)).collect(),
        turns: core
            .turns
            .iter()
            .map(|t| Turn { speaker: view.speaker(t.speaker), role: t.role.clone(), span: view.at(t.span), labelled: t.labelled })
            .collect(),
        scenarios,
        counterfactuals,
        asides,
        rejected: core
            .rejected
            .iter()
            .map(|r| Rejected {
                span: view.at(r.span),
                r#as: match r.as_what {
                    LookAlike::Quotation => "quotation",
                    LookAlike::Conditional => "conditional",
                },
                reason: r.reason.clone(),
            })
            .collect(),
        topics: core.scenarios.topics.iter().map(|t| Topic { label: t.label.clone(), scenarios: t.scenarios.clone() }).collect(),
        brief: view.all(&core.scenarios.brief),
        notes: article.notes.iter().map(|n| Note { span: view.maybe(n.span), message: n.message.clone() }).collect(),
    }
}

/// The entities to whom a quotation or a turn belongs, by first mention; one that is mentioned nowhere by its first words.
fn speaking(core: &Core) -> Vec<EntityId> {
    let quoted = core.quotations.iter().flat_map(|q| {
        let at = q.content.first().copied();
        q.speaker.iter().chain(&q.also_speakers).map(move |&id| (id, at))
    });
    let spoken = core.turns.iter().filter_map(|t| Some((t.speaker?, Some(t.span))));
    let mut mentioned: FxHashMap<EntityId, u32> = FxHashMap::default();
    for m in &core.people.mentions {
        let at = mentioned.entry(m.entity).or_insert(m.span.start());
        *at = m.span.start().min(*at);
    }
    let mut first: FxHashMap<EntityId, u32> = FxHashMap::default();
    for (id, words) in quoted.chain(spoken) {
        let place = mentioned.get(&id).copied().or(words.map(Span::start)).unwrap_or(u32::MAX);
        let known = first.entry(id).or_insert(place);
        *known = place.min(*known);
    }
    let mut ids: Vec<EntityId> = first.keys().copied().collect();
    ids.sort_unstable_by_key(|id| (first.get(id).copied(), *id));
    ids
}

/// The paragraphs as they stand, one line end between them, two where a blank line stands between them in the source.
pub fn body_text(source: &Source, core: &Core) -> String {
    let length = |p: &clean::Paragraph| p.span.len() as usize + 2;
    let mut text = String::with_capacity(core.article.paragraphs.iter().map(length).sum());
    let mut last: Option<Span> = None;
    for p in &core.article.paragraphs {
        if let Some(last) = last {
            let between = source.text().get(last.end() as usize..p.span.start() as usize).unwrap_or("");
            text.push_str(if between.matches('\n').count() > 1 { "\n\n" } else { "\n" });
        }
        text.push_str(p.span.of(source.text()));
        last = Some(p.span);
    }
    text
}

/// An analysis seen in one unit of offsets.
struct View<'a> {
    map: OffsetMap<'a>,
    source: &'a Source,
    core: &'a Core,
    /// Whom the quotations and turns belong to, in order of their ids.
    speakers: Vec<EntityId>,
    numbers: FxHashMap<EntityId, u32>,
}

impl View<'_> {
    fn at(&self, span: Span) -> Range {
        self.map.span(span)
    }

    fn maybe(&self, span: Option<Span>) -> Option<Range> {
        span.map(|s| self.at(s))
    }

    fn all(&self, spans: &[Span]) -> Vec<Range> {
        spans.iter().map(|&s| self.at(s)).collect()
    }

    fn passage(&self, passage: &Option<clean::Passage>) -> Option<Passage> {
        passage.as_ref().map(|p| Passage { text: p.text.clone(), span: self.maybe(p.span) })
    }

    fn moment(&self, moment: &Option<clean::Moment>) -> Option<Moment> {
        moment.as_ref().map(|m| Moment { iso: m.iso.clone(), text: m.text.clone(), span: self.maybe(m.span) })
    }

    fn body(&self) -> Body {
        let paragraphs = self.core.article.paragraphs.iter().enumerate().map(|(i, p)| Paragraph {
            span: self.at(p.span),
            heading: p.heading,
            sentences: self.core.text.sentences_of(i).iter().map(|s| self.at(s.span)).collect(),
        });
        Body { text: body_text(self.source, self.core), paragraphs: paragraphs.collect() }
    }

    fn speaker(&self, id: Option<EntityId>) -> Option<u32> {
        self.numbers.get(&id?).copied()
    }

    fn speakers(&self) -> Vec<Speaker> {
        let mut mentions: Vec<Vec<Range>> = self.speakers.iter().map(|_| Vec::new()).collect();
        for m in &self.core.people.mentions {
            if let Some(list) = self.speaker(Some(m.entity)).and_then(|i| mentions.get_mut(i as usize)) {
                list.push(self.at(m.span));
            }
        }
        let entities = self.speakers.iter().filter_map(|&id| self.core.people.entity(id));
        let numbered = (0..).zip(entities).zip(mentions);
        numbered
            .map(|((id, e), mentions)| Speaker {
                id,
                name: e.name.clone(),
                kind: match e.kind {
                    EntityKind::Person => "person",
                    EntityKind::Organization => "organization",
                    EntityKind::Unnamed => "unnamed",
                },
                title: e.title.clone(),
                affiliation: e.affiliation.clone(),
                aliases: e.aliases.clone(),
                mentions,
            })
            .collect()
    }

    fn quotation(&self, id: usize, q: &quotes::Quotation) -> Quotation {
        Quotation {
            id,
            speaker: self.speaker(q.speaker),
            also_speakers: q.also_speakers.iter().filter_map(|&s| self.speaker(Some(s))).collect(),
            kind: match q.kind {
                QuotationKind::Direct => "direct",
                QuotationKind::Indirect => "indirect",
                QuotationKind::Mixed => "mixed",
            },
            content: self.all(&q.content),
            cue: self.maybe(q.cue),
            source: self.maybe(q.source),
            resolved_by: q.resolved_by.map(|r| match r {
                ResolvedBy::Name => "name",
                ResolvedBy::Pronoun => "pronoun",
                ResolvedBy::Description => "description",
                ResolvedBy::Continuation => "continuation",
                ResolvedBy::Turn => "turn",
            }),
            confidence: hundredths(q.confidence),
            reason: q.reason.clone(),
        }
    }

    fn conditional(&self, c: &scenarios::Conditional, id: usize, usage: Option<&'static str>) -> Conditional {
        let consequent = |c: &scenarios::Consequent| Consequent {
            span: self.at(c.span),
            more: self.all(&c.more),
            carried: c.carried,
            actor: c.actor.as_ref().map(|a| Actor { text: a.text.clone(), span: self.at(a.span) }),
            topics: c.topics.iter().map(|t| TopicMention { label: t.text.clone(), span: self.at(t.span) }).collect(),
            modality: modality(c.modality),
        };
        Conditional {
            id,
            antecedent: self.at(c.antecedent),
            signal: self.maybe(c.signal),
            consequents: c.consequents.iter().map(consequent).collect(),
            quotation: c.quotation,
            confidence: hundredths(c.confidence),
            reason: c.reason.clone(),
            usage,
        }
    }
}

/// Hundredths as a figure with two decimals.
fn hundredths(n: u8) -> f64 {
    f64::from(n) / 100.0
}

fn event(event: Event) -> &'static str {
    match event {
        Event::Win => "win",
        Event::Lose => "lose",
        Event::Open => "open",
        Event::Other => "other",
    }
}

fn aside(usage: AsideUse) -> &'static str {
    match usage {
        AsideUse::Polite => "polite",
        AsideUse::Concessive => "concessive",
        AsideUse::Generic => "generic",
        AsideUse::Habitual => "habitual",
    }
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Certain => "certain",
        Modality::Expected => "expected",
        Modality::Likely => "likely",
        Modality::Possible => "possible",
        Modality::Planned => "planned",
        Modality::Needed => "needed",
        Modality::Unlikely => "unlikely",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn speakers_are_numbered_by_first_mention() {
        let source = Source::from_text("A harbour official said the pier was safe. Orla Venn said divers had seen it.");
        let core = analyze(&source, &Options { body: crate::options::Body::Whole, ..Options::default() });
        let speakers = export(&source, &core, None, Unit::Byte, false).speakers;
        let names: Vec<(u32, &str)> = speakers.iter().map(|s| (s.id, s.name.as_str())).collect();
        assert_eq!(names, [(0, "A harbour official"), (1, "Orla Venn")]);
    }
}
