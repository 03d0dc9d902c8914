//! The output contract `foresay/1`: the analysis as plain objects with offsets in the unit asked for.
//!
//! These structures are the contract and nothing else; the core's own types carry no serialisation. Absent is `null`
//! or `[]`. Offsets are `[start, end)`. Lists are made item by item while they are written, and words are borrowed, so that an export
//! takes hardly any memory of its own.

use super::list::{List, Written};
use crate::analysis::Analysis as Core;
use crate::clean::{self, DocumentKind};
use crate::grow;
use crate::input::Source;
use crate::people::{EntityId, EntityKind};
use crate::quotes::{self, LookAlike, QuotationKind, ResolvedBy};
use crate::scenarios::{self, AsideUse, Event, Modality};
use crate::span::{OffsetMap, Span, Unit};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::fmt;
use std::rc::Rc;

/// The contract's name and version.
pub const SCHEMA: &str = "foresay/1";

/// A half-open stretch in the unit the analysis names.
pub type Range = [u32; 2];

/// One analysis.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Analysis<'a> {
    pub schema: &'static str,
    pub id: Option<String>,
    pub offsets: &'static str,
    /// The source text, where asked for or where the input was HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    pub kind: &'static str,
    pub genre: Option<&'static str>,
    pub language: Language<'a>,
    pub headline: Option<Passage<'a>>,
    pub publisher: Option<Passage<'a>>,
    pub section: Option<Passage<'a>>,
    pub authors: List<'a, Author<'a>>,
    pub published: Option<Moment<'a>>,
    pub modified: Option<Moment<'a>>,
    pub dateline: Option<Dateline<'a>>,
    pub captions: List<'a, Caption<'a>>,
    pub blocks: List<'a, Block<'a>>,
    pub body: Body<'a>,
    pub articles: List<'a, Range>,
    pub speakers: List<'a, Speaker<'a>>,
    pub quotations: List<'a, Quotation<'a>>,
    pub turns: List<'a, Turn<'a>>,
    pub scenarios: List<'a, Scenario<'a>>,
    pub counterfactuals: List<'a, Conditional<'a>>,
    pub asides: List<'a, Conditional<'a>>,
    pub rejected: List<'a, Rejected<'a>>,
    pub topics: List<'a, Topic<'a>>,
    pub brief: List<'a, Range>,
    pub notes: List<'a, Note<'a>>,
}

macro_rules! plain {
    ($($name:ident $(<$a:lifetime>)? { $($field:ident: $type:ty),* $(,)? })*) => {$(
        #[derive(Debug, Serialize)]
        #[allow(missing_docs)]
        pub struct $name $(<$a>)? { $(pub $field: $type,)* }
    )*};
}

plain! {
    Language<'a> { code: &'a str, supported: bool }
    Passage<'a> { text: &'a str, span: Option<Range> }
    Author<'a> { name: &'a str, email: Option<&'a str>, span: Option<Range> }
    Moment<'a> { iso: &'a str, text: &'a str, span: Option<Range> }
    Dateline<'a> { place: &'a str, date: Option<&'a str>, agency: Option<&'a str>, span: Range }
    Caption<'a> { text: &'a str, credit: Option<&'a str>, span: Range }
    Block<'a> { span: Range, label: &'static str, kept: bool, reason: &'a str }
    Body<'a> { text: Written<BodyText<'a>>, paragraphs: List<'a, Paragraph> }
    Paragraph { span: Range, heading: bool, sentences: Vec<Range> }
    Speaker<'a> { id: u32, name: &'a str, kind: &'static str, title: Option<&'a str>, affiliation: Option<&'a str>,
        aliases: &'a [String], mentions: Vec<Range> }
    Quotation<'a> { id: usize, speaker: Option<u32>, also_speakers: Vec<u32>, kind: &'static str, content: Vec<Range>,
        cue: Option<Range>, source: Option<Range>, resolved_by: Option<&'static str>, confidence: f64, reason: &'a str }
    Turn<'a> { speaker: Option<u32>, role: Option<&'a str>, span: Range, labelled: bool }
    Scenario<'a> { id: usize, label: &'a str, subject: Option<&'a str>, event: &'static str, conditionals: List<'a, Conditional<'a>> }
    Consequent<'a> { span: Range, more: Vec<Range>, carried: bool, actor: Option<Actor<'a>>, topics: Vec<TopicMention<'a>>,
        modality: &'static str }
    Actor<'a> { text: &'a str, span: Range }
    TopicMention<'a> { label: &'a str, span: Range }
    Rejected<'a> { span: Range, r#as: &'static str, reason: &'a str }
    Topic<'a> { label: &'a str, scenarios: &'a [usize] }
    Note<'a> { span: Option<Range>, message: &'a str }
}

/// A condition with what would follow. `use` is there only for asides.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Conditional<'a> {
    pub id: usize,
    pub antecedent: Range,
    pub signal: Option<Range>,
    pub consequents: Vec<Consequent<'a>>,
    pub quotation: Option<u32>,
    pub confidence: f64,
    pub reason: &'a str,
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    pub usage: Option<&'static str>,
}

/// Puts an analysis in the contract's form.
///
/// Speakers are those entities to whom a quotation or a turn belongs; their ids count from 0 in the order of first
/// mention. `source` is the text itself where `with_source` holds or the input was HTML.
pub fn export<'a>(source: &'a Source, core: &'a Core, id: Option<String>, unit: Unit, with_source: bool) -> Analysis<'a> {
    let speakers = speaking(core);
    let numbers = speakers.iter().copied().zip(0..).collect();
    let view = &Rc::new(View { map: OffsetMap::new(source.text(), unit), source, core, speakers, numbers });
    let article = &core.article;
    let scenarios::Scenarios { scenarios, counterfactuals, asides, topics, brief, .. } = &core.scenarios;
    // Conditionals are numbered through: those of the scenarios first.
    let set_out: usize = scenarios.iter().map(|s| s.conditionals.len()).sum();
    let numbered = scenarios.iter().enumerate().scan(0, |next, (id, s)| {
        let first = *next;
        *next += s.conditionals.len();
        Some((id, first, s))
    });
    Analysis {
        schema: SCHEMA,
        id,
        offsets: match unit {
            Unit::CodePoint => "codepoint",
            Unit::Utf16 => "utf16",
            Unit::Byte => "byte",
        },
        source: (with_source || source.html().is_some()).then(|| source.text()),
        kind: match article.kind {
            DocumentKind::Article => "article",
            DocumentKind::Transcript => "transcript",
            DocumentKind::Other => "other",
        },
        genre: article.genre,
        language: Language { code: &article.language.code, supported: article.language.supported },
        headline: view.passage(&article.headline),
        publisher: view.passage(&article.publisher),
        section: view.passage(&article.section),
        authors: View::list(view, article.authors.iter(), |v, a| Author {
            name: &a.name,
            email: a.email.as_deref(),
            span: v.maybe(a.span),
        }),
        published: view.moment(&article.published),
        modified: view.moment(&article.modified),
        dateline: article.dateline.as_ref().map(|d| Dateline {
            place: &d.place,
            date: d.date.as_deref(),
            agency: d.agency.as_deref(),
            span: view.at(d.span),
        }),
        captions: View::list(view, article.captions.iter(), |v, c| Caption {
            text: &c.text,
            credit: c.credit.as_deref(),
            span: v.at(c.span),
        }),
        blocks: View::list(view, article.blocks.iter(), |v, b| Block {
            span: v.at(b.span),
            label: b.label.name(),
            kept: b.kept,
            reason: &b.reason,
        }),
        body: View::body(view),
        articles: View::list(view, article.articles.iter(), |v, s| v.at(*s)),
        speakers: View::list(view, std::iter::once(()), |v, ()| v.speakers()).flat(),
        quotations: View::list(view, core.quotations.iter().enumerate(), |v, (id, q)| v.quotation(id, q)),
        turns: View::list(view, core.turns.iter(), |v, t| Turn {
            speaker: v.speaker(t.speaker),
            role: t.role.as_deref(),
            span: v.at(t.span),
            labelled: t.labelled,
        }),
        scenarios: {
            let of_view = Rc::clone(view);
            View::list(view, numbered, move |_, (id, first, s)| Scenario {
                id,
                label: &s.label,
                subject: s.subject.as_deref(),
                event: event(s.event),
                conditionals: View::list(&of_view, (first..).zip(&s.conditionals), |v, (id, c)| v.conditional(c, id, None)),
            })
        },
        counterfactuals: View::list(view, (set_out..).zip(counterfactuals), |v, (id, c)| v.conditional(c, id, None)),
        asides: View::list(view, (set_out + counterfactuals.len()..).zip(asides), |v, (id, a)| {
            v.conditional(&a.conditional, id, Some(aside(a.usage)))
        }),
        rejected: View::list(view, core.rejected.iter(), |v, r| Rejected {
            span: v.at(r.span),
            r#as: match r.as_what {
                LookAlike::Quotation => "quotation",
                LookAlike::Conditional => "conditional",
            },
            reason: &r.reason,
        }),
        topics: View::list(view, topics.iter(), |_, t| Topic { label: &t.label, scenarios: &t.scenarios }),
        brief: View::list(view, brief.iter(), |v, s| v.at(*s)),
        notes: View::list(view, article.notes.iter(), |v, n| Note { span: v.maybe(n.span), message: &n.message }),
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
    grow::sort_by_key(&mut ids, |id| first.get(id).map_or(0, |&place| u64::from(place) << 32 | u64::from(id.0)));
    ids
}

/// The paragraphs as they stand, one line end between them, two where a blank line stands between them in the source.
pub fn body_text(source: &Source, core: &Core) -> String {
    BodyText { source, core }.to_string()
}

/// [`body_text`], written without being made first.
#[derive(Debug)]
pub struct BodyText<'a> {
    source: &'a Source,
    core: &'a Core,
}

impl fmt::Display for BodyText<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.source.text();
        let mut last: Option<Span> = None;
        for p in &self.core.article.paragraphs {
            if let Some(last) = last {
                let between = text.get(last.end() as usize..p.span.start() as usize).unwrap_or("");
                out.write_str(if between.matches('\n').count() > 1 { "\n\n" } else { "\n" })?;
            }
            out.write_str(p.span.of(text))?;
            last = Some(p.span);
        }
        Ok(())
    }
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

impl<'a> View<'a> {
    /// A list of what `each` makes of `items`.
    fn list<I, T>(view: &Rc<Self>, items: I, each: impl Fn(&Self, I::Item) -> T + Clone + 'a) -> List<'a, T>
    where
        I: Iterator + Clone + 'a,
        T: 'a,
    {
        let view = Rc::clone(view);
        List::of(move || {
            let (view, each) = (Rc::clone(&view), each.clone());
            Box::new(items.clone().map(move |item| each(&view, item)))
        })
    }

    fn at(&self, span: Span) -> Range {
        self.map.span(span)
    }

    fn maybe(&self, span: Option<Span>) -> Option<Range> {
        span.map(|s| self.at(s))
    }

    fn all(&self, spans: &[Span]) -> Vec<Range> {
        spans.iter().map(|&s| self.at(s)).collect()
    }

    fn passage(&self, passage: &'a Option<clean::Passage>) -> Option<Passage<'a>> {
        passage.as_ref().map(|p| Passage { text: &p.text, span: self.maybe(p.span) })
    }

    fn moment(&self, moment: &'a Option<clean::Moment>) -> Option<Moment<'a>> {
        moment.as_ref().map(|m| Moment { iso: &m.iso, text: &m.text, span: self.maybe(m.span) })
    }

    fn body(view: &Rc<Self>) -> Body<'a> {
        let (source, core) = (view.source, view.core);
        let paragraphs = View::list(view, core.article.paragraphs.iter().enumerate(), move |v, (i, p)| Paragraph {
            span: v.at(p.span),
            heading: p.heading,
            sentences: core.text.sentences_of(i).iter().map(|s| v.at(s.span)).collect(),
        });
        Body { text: Written(BodyText { source, core }), paragraphs }
    }

    fn speaker(&self, id: Option<EntityId>) -> Option<u32> {
        self.numbers.get(&id?).copied()
    }

    fn speakers(&self) -> Vec<Speaker<'a>> {
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
                name: &e.name,
                kind: match e.kind {
                    EntityKind::Person => "person",
                    EntityKind::Organization => "organization",
                    EntityKind::Unnamed => "unnamed",
                },
                title: e.title.as_deref(),
                affiliation: e.affiliation.as_deref(),
                aliases: &e.aliases,
                mentions,
            })
            .collect()
    }

    fn quotation(&self, id: usize, q: &'a quotes::Quotation) -> Quotation<'a> {
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
            reason: &q.reason,
        }
    }

    fn conditional(&self, c: &'a scenarios::Conditional, id: usize, usage: Option<&'static str>) -> Conditional<'a> {
        let consequent = |c: &'a scenarios::Consequent| Consequent {
            span: self.at(c.span),
            more: self.all(&c.more),
            carried: c.carried,
            actor: c.actor.as_ref().map(|a| Actor { text: &a.text, span: self.at(a.span) }),
            topics: c.topics.iter().map(|t| TopicMention { label: &t.text, span: self.at(t.span) }).collect(),
            modality: modality(c.modality),
        };
        Conditional {
            id,
            antecedent: self.at(c.antecedent),
            signal: self.maybe(c.signal),
            consequents: c.consequents.iter().map(consequent).collect(),
            quotation: c.quotation,
            confidence: hundredths(c.confidence),
            reason: &c.reason,
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
        let names: Vec<(u32, &str)> = speakers.iter().map(|s| (s.id, s.name)).collect();
        assert_eq!(names, [(0, "A harbour official"), (1, "Orla Venn")]);
    }
}
