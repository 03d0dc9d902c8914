//! Gathers every conditional of the article with its outcome, in order, and the look-alikes.

use super::drafts::Draft;
use super::follow::{self, Open, Section};
use super::outcomes::Outcome;
use super::reach::Judge;
use super::sentence::Context;
use super::uses::Use;
use super::view::Reader;
use super::{AsideUse, Event};
use super::{by_hand, carry, sentence};
use crate::clean::Article;
use crate::grow;
use crate::input::Source;
use crate::options::Options;
use crate::quotes::{Quotes, Rejected};
use crate::text::{Sentence, Text};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::rc::Rc;

/// Everything found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) drafts: Vec<Draft>,
    /// Drafts that only ask ("And if she wins?"): they stay where an answer follows.
    pub(super) asking: FxHashSet<usize>,
    /// Drafts of which only is asked what would follow ("Nobody knows what happens if she wins").
    pub(super) asked: FxHashSet<usize>,
    pub(super) rejected: Vec<Rejected>,
}

/// Longest sentence read as one; longer ones (a table, a text without full stops) are read piece by piece.
pub(super) const LONGEST: usize = 200;

/// Finds the article's conditionals.
pub(super) fn gather(
    source: &Source,
    article: &Article,
    text: &Text,
    quotes: &Quotes,
    options: &Options,
    judge: &dyn Judge,
) -> Found {
    let reader = Reader::new(source.text(), text, judge);
    let context = Context::new(source.text(), article, quotes);
    let mut found = Found::default();
    let mut open: Option<Open> = None;
    let mut section: Option<Section> = None;
    let mut assumed = Assumed::default();
    for (number, sentence) in text.sentences.iter().enumerate() {
        grow::ahead(&mut found.drafts, number, text.sentences.len());
        let marked = article.paragraphs.get(sentence.paragraph()).is_some_and(|p| p.heading);
        let heading = is_heading(source.text(), text, sentence, marked);
        if heading {
            section = None;
        }
        // Words such as "conversely" may open a paragraph and still turn from the one before it.
        let turns = carry::opens_turn(text, sentence);
        if open.as_ref().is_some_and(|o| !o.reaches(sentence.paragraph(), turns)) {
            open = None;
        }
        for piece in chop(sentence) {
            let numbered = heading
                && text.tokens_of(&piece).first().is_some_and(|t| ["case", "outcome", "scenario"].contains(&text.lower(t)));
            if !numbered && !reader.interesting(&piece) && open.is_none() {
                continue;
            }
            let view = reader.view(&piece);
            let first = found.drafts.len();
            let carried = sentence::read(&view, &context, heading, &mut open, &mut found);
            found.drafts.iter_mut().skip(first).for_each(|d| assumed.share(&mut d.outcome));
            let own = found.drafts.get(first).is_some_and(|d| d.usage == Use::Scenario);
            if heading && own && found.drafts.get(first).is_some_and(|d| d.conditional.consequents.is_empty()) {
                section = Some(Section::new(first, sentence.paragraph(), asks(source.text(), sentence)));
            } else if !own
                && !carried
                && let Some(s) = &mut section
            {
                follow::under_heading(&view, s, &mut found);
            }
        }
    }
    for number in std::mem::take(&mut found.asked) {
        found.drafts.get_mut(number).filter(|d| d.conditional.consequents.is_empty()).into_iter().for_each(unanswered_aside);
    }
    advice(source.text(), &context, quotes, &mut found);
    let unanswered = std::mem::take(&mut found.asking);
    let mut place = 0..;
    found.drafts.retain(|d| !(place.next().is_some_and(|i| unanswered.contains(&i)) && d.conditional.consequents.is_empty()));
    by_hand::corrections(&reader, text, &context.known, options, &mut found);
    grow::sort_by_key(&mut found.drafts, |d| d.conditional.antecedent.order());
    for draft in &mut found.drafts {
        draft.conditional.quotation = context.quotation(draft.conditional.antecedent).and_then(|q| u32::try_from(q).ok());
        draft.conditional.consequents.shrink_to_fit();
    }
    found
}

/// "Nobody knows what happens if the talks fail": a condition of which nobody says what would follow is no scenario.
fn unanswered_aside(draft: &mut Draft) {
    draft.usage = Use::Aside(AsideUse::Generic);
    draft.conditional.reason = format!("{}; nobody says what would follow", &*draft.conditional.reason).into();
}

/// Where most conditions an article tells by itself are its reader's ("if you soak them first"), the others are advice as well. Talks are none.
fn advice(source: &str, context: &Context, quotes: &Quotes, found: &mut Found) {
    let own = |d: &Draft| context.quotation(d.conditional.antecedent).is_none();
    let yours = |d: &&Draft| {
        let mut words = d.conditional.antecedent.of(source).split(|c: char| !c.is_alphabetic()).take(12);
        matches!(d.usage, Use::Aside(_)) && words.any(|w| w.eq_ignore_ascii_case("you") || w.eq_ignore_ascii_case("your"))
    };
    let told = found.drafts.iter().filter(|d| own(d));
    let many = told.clone().filter(yours).count();
    if many < 5 || many * 2 < told.count() || !quotes.turns.is_empty() {
        return;
    }
    let general = |d: &Draft| d.usage == Use::Scenario && matches!(d.outcome.event, Event::Other | Event::Open);
    for draft in found.drafts.iter_mut().filter(|d| general(d) && own(d)) {
        draft.usage = Use::Aside(AsideUse::Generic);
        draft.conditional.reason = format!("{}; an article of advice to its reader", &*draft.conditional.reason).into();
    }
}

/// Outcomes that were assumed not long ago: a huge text has thousands of conditions and few outcomes.
#[derive(Default)]
struct Assumed(FxHashSet<Rc<Outcome>>);

impl Assumed {
    /// Most that are remembered.
    const MOST: usize = 1 << 10;

    /// Puts the one known in the place of its like.
    fn share(&mut self, outcome: &mut Rc<Outcome>) {
        if let Some(known) = self.0.get(outcome) {
            *outcome = Rc::clone(known);
            return;
        }
        if self.0.len() >= Assumed::MOST {
            self.0.clear();
        }
        self.0.insert(Rc::clone(outcome));
    }
}

/// True for a sentence that ends in a question mark.
pub(super) fn asks(source: &str, sentence: &Sentence) -> bool {
    sentence.span.of(source).trim_end_matches(['"', '”', '’', '\'', ')', ' ', '\n']).ends_with('?')
}

/// True for a paragraph that stands as a heading: marked as one, or a few words without a full stop.
fn is_heading(source: &str, text: &Text, sentence: &Sentence, marked: bool) -> bool {
    let words = sentence.span.of(source);
    let short = sentence.tokens().len() <= 14 && !words.ends_with(['.', '!', '?', ',', '"', '”', '’', '\''])
        || words.ends_with("...")
        || words.ends_with('…');
    marked || short && sentence.tokens().len() <= 16 && text.sentences_of(sentence.paragraph()).len() == 1
}

/// The sentence in pieces of bounded length.
fn chop(sentence: &Sentence) -> Vec<Cow<'_, Sentence>> {
    if sentence.tokens().len() <= LONGEST {
        return vec![Cow::Borrowed(sentence)];
    }
    let mut out = Vec::new();
    let mut start = sentence.tokens().start;
    while start < sentence.tokens().end {
        let end = (start + LONGEST).min(sentence.tokens().end);
        out.push(Cow::Owned(Sentence::new(sentence.span, start..end, sentence.paragraph())));
        start = end;
    }
    out
}
