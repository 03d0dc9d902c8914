//! Gathers every conditional of the article with its outcome, in order, and the look-alikes.

use super::antecedent::{self, Extent};
use super::consequents::{self, Effect};
use super::follow::{Open, Section};
use super::known::Known;
use super::outcomes::{self, Outcome};
use super::reach::{self, Judge};
use super::signals::{self, Kind, Signal};
use super::uses::{self, Use};
use super::view::{Pos, Reader, View};
use super::words::W;
use super::{AsideUse, Conditional, Consequent, Event, Modality};
use super::{carry, clauses, follow, judges, modality, nominal, phrases, topics, wishes};
use crate::clean::Article;
use crate::grow;
use crate::input::Source;
use crate::options::{ChosenOutcome, Correction, FindingKind, Options};
use crate::people::EntityId;
use crate::quotes::{LookAlike, Quotes, Rejected, Turn};
use crate::span::Span;
use crate::text::{Sentence, Text};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// A conditional with what it assumes.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) conditional: Conditional,
    pub(super) usage: Use,
    pub(super) outcome: Outcome,
}

/// Everything found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) drafts: Vec<Draft>,
    /// Drafts that only ask ("And if she wins?"): they stay where an answer follows.
    asking: FxHashSet<usize>,
    pub(super) rejected: Vec<Rejected>,
}

/// Longest sentence read as one; longer ones (a table, a text without full stops) are read piece by piece.
pub(super) const LONGEST: usize = 200;

/// What the article knows, for every sentence the same.
struct Context<'a> {
    quotes: &'a Quotes,
    known: Known<'a>,
    /// Who has a turn: "he" and "she" in an interview are seldom one of those who talk.
    talkers: FxHashSet<EntityId>,
    dateline: Option<Span>,
}

/// Most conditions one piece is read for: more of them make a list or a test of patience, no sentence.
const MOST_SIGNALS: usize = 8;

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
    let dateline = article.dateline.as_ref().map(|d| d.span);
    let talkers = quotes.turns.iter().filter_map(|t| t.speaker).collect();
    let context = Context { quotes, known: Known::new(&quotes.people), talkers, dateline };
    let mut found = Found::default();
    let mut open: Option<Open> = None;
    let mut section: Option<Section> = None;
    for sentence in &text.sentences {
        let marked = article.paragraphs.get(sentence.paragraph).is_some_and(|p| p.heading);
        let heading = is_heading(source.text(), text, sentence, marked);
        if heading {
            section = None;
        }
        // Words such as "conversely" may open a paragraph and still turn from the one before it.
        let turns = carry::opens_turn(text, sentence);
        if open.as_ref().is_some_and(|o| !o.reaches(sentence.paragraph, turns)) {
            open = None;
        }
        for piece in chop(sentence) {
            if !reader.interesting(&piece) && open.is_none() {
                continue;
            }
            let view = reader.view(&piece);
            let first = found.drafts.len();
            let carried = read(&view, &context, heading, &mut open, &mut found);
            let own = found.drafts.get(first).is_some_and(|d| d.usage == Use::Scenario);
            if heading && own && found.drafts.get(first).is_some_and(|d| d.conditional.consequents.is_empty()) {
                section = Some(Section::new(first, sentence.paragraph, asks(source.text(), sentence)));
            } else if !own
                && !carried
                && let Some(s) = &mut section
            {
                follow::under_heading(&view, s, &mut found);
            }
        }
    }
    let unanswered = std::mem::take(&mut found.asking);
    let mut place = 0..;
    found.drafts.retain(|d| !(place.next().is_some_and(|i| unanswered.contains(&i)) && d.conditional.consequents.is_empty()));
    corrections(&reader, text, &context.known, options, &mut found);
    grow::sort_by_key(&mut found.drafts, |d| d.conditional.antecedent);
    for draft in &mut found.drafts {
        draft.conditional.quotation = quotation(quotes, draft.conditional.antecedent);
    }
    found
}

/// "And if she wins?": a question that is nothing but the condition, whoever's name stands before it.
fn only_condition(view: &View, signal: &Signal, condition: &Range<usize>) -> bool {
    let first = (0..signal.range.start).rev().find(|&i| view.is(i, &[":"])).map_or(0, |i| i + 1);
    let links = (first..signal.range.start).all(|i| view.mark(i) || view.has(i, W::Coordinator) || view.has(i, W::AdverbOpen));
    links && condition.end >= view.trimmed(0..view.len()).end && asks(view.reader.source, view.sentence)
}

/// True for a sentence that ends in a question mark.
fn asks(source: &str, sentence: &Sentence) -> bool {
    sentence.span.of(source).trim_end_matches(['"', '”', '’', '\'', ')', ' ', '\n']).ends_with('?')
}

/// True for a paragraph that stands as a heading: marked as one, or a few words without a full stop.
fn is_heading(source: &str, text: &Text, sentence: &Sentence, marked: bool) -> bool {
    let words = sentence.span.of(source);
    let short = sentence.tokens.len() <= 14 && !words.ends_with(['.', '!', '?', ',', '"', '”', '’', '\''])
        || words.ends_with("...")
        || words.ends_with('…');
    marked || short && sentence.tokens.len() <= 16 && text.sentences_of(sentence.paragraph).len() == 1
}

/// The sentence in pieces of bounded length.
fn chop(sentence: &Sentence) -> Vec<Cow<'_, Sentence>> {
    if sentence.tokens.len() <= LONGEST {
        return vec![Cow::Borrowed(sentence)];
    }
    let mut out = Vec::new();
    let mut start = sentence.tokens.start;
    while start < sentence.tokens.end {
        let end = (start + LONGEST).min(sentence.tokens.end);
        let (span, paragraph) = (sentence.span, sentence.paragraph);
        out.push(Cow::Owned(Sentence { span, tokens: start..end, paragraph }));
        start = end;
    }
    out
}

/// Reads one sentence: its conditions, or what it adds to the one before: then it gives true.
fn read(view: &View, context: &Context, head: bool, open: &mut Option<Open>, found: &mut Found) -> bool {
    let Context { quotes, known, talkers, dateline } = context;
    let (mut list, rejected) = signals::find(view);
    list.extend(phrases::find(view));
    list.sort_by_key(|s| s.range.start);
    list.truncate(MOST_SIGNALS);
    for (range, reason) in rejected {
        found.rejected.push(Rejected { span: view.span(range), as_what: LookAlike::Conditional, reason: reason.into() });
    }
    let extents = extents(view, list);
    let first = found.drafts.len();
    let mut taken: Vec<Range<usize>> = Vec::new();
    for (n, (signal, extent)) in extents.iter().enumerate() {
        if taken.iter().any(|t| t.contains(&signal.range.start)) {
            continue;
        }
        let stop = extents
            .iter()
            .skip(n + 1)
            .find(|(s, e)| e.after.is_some() && s.range.start > extent.condition.end)
            .map(|(s, _)| opening(view, s.range.start));
        let mut effects = consequents::find(view, extent, stop);
        reach::effects(view, signal, extent, &mut effects);
        let either_way = |kind: Kind| {
            matches!(kind, Kind::NoMatter | Kind::Open | Kind::OpenOf | Kind::Whatever | Kind::Whether | Kind::Whoever)
        };
        let own = extents
            .iter()
            .filter(|(s, _)| s.range != signal.range && either_way(s.kind))
            .map(|(s, e)| s.range.start..e.condition.end);
        leave_out_conditions(view, &mut effects, own);
        let nested = extents.iter().filter(|(s, e)| s.range != signal.range && s.kind == Kind::If && e.before.is_some());
        keep_whole(&mut effects, nested.map(|(_, e)| e.condition.clone()));
        leave_out_label(view, quotes, &mut effects);
        let asks = effects.iter().any(|e| only_asks(view, &e.range));
        effects.retain(|e| !only_asks(view, &e.range));
        if let Some(dateline) = dateline {
            effects.iter_mut().for_each(|e| leave_out_dateline(view, e, *dateline));
        }
        if bracketed(view, signal) {
            // "(Likeliest if she wins)": what it is likeliest of stands before the bracket.
            let inside = view.segments.get(view.segment_of(signal.range.start)).is_some_and(|s| s.depth > 0);
            effects.retain(|e| !inside && view.any_finite(e.range.clone()));
        }
        let place = view.span(extent.condition.clone());
        let quoted = quotation(quotes, place).and_then(|q| quotes.quotations.get(q)).and_then(|q| q.speaker);
        let speaker = quoted.or_else(|| turn_at(quotes, place).and_then(|t| t.speaker));
        let main = extent.before.as_ref().and_then(|b| topics::actor(view, &clauses::strip_report(view, b.clone())));
        let own = main.as_ref().filter(|_| extent.after.is_some());
        let outcome = outcomes::read(view, Some(signal), &extent.condition, extent.after.as_ref(), own, known);
        let rival = found.drafts.iter().rev().take(8).filter(|d| matches!(d.outcome.event, Event::Win | Event::Lose));
        let rival =
            rival.filter_map(|d| d.outcome.subject.as_ref()?.entity).find(|id| Some(*id) != speaker && known.is_person(*id));
        let first = view.lower(signal.range.end);
        let talker = outcome.subject.as_ref().and_then(|s| s.entity).filter(|id| quoted.is_none() && talkers.contains(id));
        let third = if talker.is_some() && rival.is_some() { talker } else { speaker };
        let outcome = outcomes::with_speaker(outcome, first, third, rival, main.as_ref(), known);
        let outcome = outcomes::with_name(outcome, place, speaker, known, view.reader.source);
        let taken_up = follow::taken_up(view, signal, &extent.condition, found);
        let goes_on = taken_up.is_some();
        let outcome = taken_up.unwrap_or(outcome);
        let usage = uses::of(view, signal, &extent.condition, &effects, outcome.event);
        // "If it does not, the crew waits": it speaks of the outcome before it, not of any time.
        let vague = matches!(usage, Use::Aside(AsideUse::Generic | AsideUse::Polite));
        let usage = if goes_on && vague { Use::Scenario } else { usage };
        let behind = if effects.is_empty() && !head && follow::alone(view, signal, &extent.condition) {
            follow::previous(view)
        } else {
            Vec::new()
        };
        let asks = asks && !kept_back(view, signal.range.start);
        let asking = effects.is_empty() && !head && usage == Use::Scenario && only_condition(view, signal, &extent.condition);
        if effects.is_empty()
            && !head
            && !asks
            && !asking
            && usage != Use::Unreal
            && !bracketed(view, signal)
            && behind.is_empty()
        {
            found.rejected.push(nothing_follows(view, signal));
            continue;
        }
        taken.push(extent.condition.clone());
        let mut draft = draft(view, Some(signal), extent.condition.clone(), &effects, usage, outcome);
        if effects.is_empty() && bracketed(view, signal) {
            draft.conditional.consequents.extend(follow::previous(view));
        }
        draft.conditional.consequents.extend(behind);
        let words = signal.range.end.max(extent.condition.start)..extent.condition.end;
        if !asks
            && draft.conditional.consequents.is_empty()
            && draft.outcome.event == Event::Other
            && antecedent::needs_verb(signal.kind)
            && !view.any_finite(words.clone())
            && !words.clone().any(|i| view.is(i, &["then"]))
        {
            // "if err", "unless waived" on a line of its own
            found.rejected.push(nothing_follows(view, signal));
            continue;
        }
        if asking && draft.conditional.consequents.is_empty() {
            found.asking.insert(found.drafts.len());
        }
        grow::push(&mut found.drafts, draft);
    }
    for nominal in nominal::find(view) {
        let overlaps = |r: &Range<usize>| r.start < nominal.condition.end && nominal.condition.start < r.end;
        // "If she wins, holding the bridge would be hard": an act that is part of what follows is no condition of its own.
        let place = view.span(nominal.condition.clone());
        let own = found.drafts.iter().skip(first).filter(|d| d.usage == Use::Scenario);
        let follows = view.pos(nominal.condition.start) == Pos::Gerund
            && own.flat_map(|d| &d.conditional.consequents).any(|c| c.span.encloses(place));
        if follows || taken.iter().any(overlaps) {
            continue;
        }
        let effects: Vec<Effect> = consequents::find(
            view,
            &Extent { condition: nominal.condition.clone(), before: None, after: Some(nominal.effect.clone()) },
            None,
        );
        if effects.is_empty() {
            continue;
        }
        taken.push(nominal.condition.clone());
        let outcome = outcomes::read(view, None, &nominal.condition, None, None, known);
        // "Ending the pact might have angered them": it did not come about.
        let unreal = judges::would_have(view, nominal.effect.start);
        let usage = if unreal { Use::Unreal } else { Use::Scenario };
        grow::push(&mut found.drafts, draft(view, None, nominal.condition, &effects, usage, outcome));
    }
    let unreal = found.drafts.iter().skip(first).any(|d| d.usage == Use::Unreal);
    for wish in wishes::find(view, unreal, &taken) {
        let outcome = Outcome { event: Event::Other, subject: None, label: String::new() };
        grow::push(&mut found.drafts, draft(view, None, wish, &[], Use::Unreal, outcome));
    }
    let last = (first..found.drafts.len()).rev().find(|&i| found.drafts.get(i).is_some_and(|d| d.usage == Use::Scenario));
    match last {
        Some(i) => {
            let asked = found.drafts.get(i).is_some_and(|d| d.conditional.consequents.is_empty());
            *open = Some(Open::new(i, view.sentence.paragraph, asked && asks(view.reader.source, view.sentence)));
        }
        None if found.drafts.len() > first => *open = None,
        None => return follow::go_on(view, label_end(view, quotes), known, open, found),
    }
    false
}

fn nothing_follows(view: &View, signal: &Signal) -> Rejected {
    Rejected {
        span: view.span(signal.range.clone()),
        as_what: LookAlike::Conditional,
        reason: "no clause says what would follow".into(),
    }
}

/// Cuts conditions that hold either way off the ends of the effects: "it will melt, no matter who wins".
fn leave_out_conditions(view: &View, effects: &mut [Effect], conditions: impl Iterator<Item = Range<usize>>) {
    for condition in conditions {
        for effect in effects.iter_mut() {
            let trails = condition.start > effect.range.start + 1
                && condition.start < effect.range.end
                && condition.end >= effect.range.end;
            if trails && view.is(condition.start - 1, &[","]) && view.any_finite(effect.range.start..condition.start) {
                effect.range.end = condition.start - 1;
            }
        }
    }
}

/// "it would close if boats, cars or trains collided": a condition inside an effect is not cut in the middle, the effect ends before it.
fn keep_whole(effects: &mut Vec<Effect>, conditions: impl Iterator<Item = Range<usize>>) {
    for condition in conditions {
        for effect in effects.iter_mut() {
            let range = &mut effect.range;
            if range.start < condition.start && range.end > condition.start && range.end < condition.end {
                range.end = condition.start;
            }
        }
        effects.retain(|e| !condition.contains(&e.range.start) || e.range.start == condition.start);
    }
}

/// "SALT POINT, June 3 - The rocket will": the effect begins behind the dateline.
fn leave_out_dateline(view: &View, effect: &mut Effect, dateline: Span) {
    let covered = |i: usize| view.mark(i) || view.tokens.get(i).is_some_and(|t| t.span.overlaps(dateline));
    let touched = view.tokens.get(effect.range.start).is_some_and(|t| t.span.overlaps(dateline));
    let start = effect.range.clone().take(40).find(|&i| !covered(i));
    if let Some(start) = start.filter(|_| touched) {
        effect.range.start = start;
    }
}

/// The turn that holds a place.
fn turn_at(quotes: &Quotes, place: Span) -> Option<&Turn> {
    let next = quotes.turns.partition_point(|t| t.span.start() <= place.start());
    quotes.turns.get(next.checked_sub(1)?).filter(|t| t.span.end() >= place.end())
}

/// The token behind the name and colon that open a turn; 0 where there are none.
fn label_end(view: &View, quotes: &Quotes) -> usize {
    let opens = turn_at(quotes, view.sentence.span).is_some_and(|t| t.labelled && t.span.start() == view.sentence.span.start());
    (0..12).find(|&i| view.is(i, &[":"])).filter(|_| opens).map_or(0, |colon| colon + 1)
}

/// "Mira Olden: What if": the effect begins behind the name that opens a turn.
fn leave_out_label(view: &View, quotes: &Quotes, effects: &mut Vec<Effect>) {
    let Some(colon) = label_end(view, quotes).checked_sub(1) else { return };
    for effect in effects.iter_mut().filter(|e| e.range.start <= colon) {
        effect.range = clauses::tidy(view, (colon + 1).min(effect.range.end)..effect.range.end);
    }
    effects.retain(|e| !e.range.is_empty());
}

/// "what happens", "what would happen", "what the owner might do": it asks for an effect and states none.
fn only_asks(view: &View, range: &Range<usize>) -> bool {
    let last = range.end.wrapping_sub(1);
    let what = range.clone().rev().take(8).find(|&i| view.is(i, &["what"]));
    let begins = |w: usize| w == range.start || view.mark(w - 1) || range.end - w <= 4;
    if view.is(last, &["happen", "happens"]) {
        return what.is_some_and(begins);
    }
    let modal = what.is_some_and(|w| (w..last).any(|i| view.pos(i) == Pos::Modal) && !(w..last).any(|i| view.mark(i)));
    view.is(last, &["do"]) && modal
}

/// "declined to say what would happen", "absurd to ask what he would do": nobody tells, nobody asks in earnest.
fn kept_back(view: &View, at: usize) -> bool {
    (at.saturating_sub(24)..at).any(|i| view.is(i, &["absurd", "declined", "declines", "pointless", "refused", "refuses"]))
        || (at.saturating_sub(24)..at)
            .any(|i| view.has(i, W::Negation) && (i + 1..i + 3).any(|k| view.is(k, &["say", "discuss", "speculate"])))
}

/// The extent of each signal's condition. What stands between two conditions of one clause is the second's alone: "prices rise
/// if it passes and they rise if it fails".
fn extents(view: &View, list: Vec<Signal>) -> Vec<(Signal, Extent)> {
    let mut out: Vec<(Signal, Extent)> = Vec::new();
    for signal in list {
        let mut extent = antecedent::extent(view, &signal);
        let last = out.last().map_or(0, |(_, e)| e.condition.end);
        if let Some(before) = &mut extent.before
            && before.start < last
            && view.any_finite(last..before.end)
        {
            before.start = last;
        }
        out.push((signal, extent));
    }
    out
}

/// Where the clause that a signal heads opens, its "but" or "and" with it.
fn opening(view: &View, at: usize) -> usize {
    view.segments.get(view.segment_of(at)).filter(|s| clauses::head(view, &s.range) >= at).map_or(at, |s| s.range.start)
}

/// True where the condition is all that stands in its brackets, or a sentence goes on in lower case after a stray full stop.
fn bracketed(view: &View, signal: &Signal) -> bool {
    let stray = signal.range.start == 0 && view.word(0).chars().next().is_some_and(char::is_lowercase);
    stray
        || view
            .segments
            .get(view.segment_of(signal.range.start))
            .is_some_and(|s| s.depth > 0 && !view.any_finite(0..s.range.start))
}

fn draft(
    view: &View,
    signal: Option<&Signal>,
    condition: Range<usize>,
    effects: &[Effect],
    usage: Use,
    outcome: Outcome,
) -> Draft {
    let mut words = view.trimmed(condition);
    // "[in May]": a bracket that opens inside takes its closing mark along.
    let open = words.clone().rev().take(60).find(|&i| view.is(i, &["[", "]"]));
    if open.is_some_and(|i| view.is(i, &["["])) && view.is(words.end, &["]"]) {
        words.end += 1;
    }
    let conditional = Conditional {
        antecedent: view.span(words),
        signal: signal.map(|s| view.span(s.range.clone())),
        consequents: effects.iter().map(|e| consequent(view, e)).collect(),
        quotation: None,
        confidence: confidence(signal, usage),
        reason: reason(view, signal, usage).into(),
    };
    Draft { conditional, usage, outcome }
}

pub(super) fn consequent(view: &View, effect: &Effect) -> Consequent {
    Consequent {
        span: view.span(effect.range.clone()),
        more: effect.more.iter().map(|r| view.span(r.clone())).collect(),
        carried: false,
        actor: topics::actor(view, &effect.range),
        topics: Vec::new(),
        // "does not think that it will go on": whoever says so doubts it.
        modality: match effect.range.start.checked_sub(2) {
            Some(verb) if clauses::denied_thought(view, verb) => Modality::Unlikely,
            _ => modality::of(view, &effect.range),
        },
    }
}

fn confidence(signal: Option<&Signal>, usage: Use) -> u8 {
    let base = match signal.map(|s| s.kind) {
        Some(Kind::If | Kind::Unless | Kind::Event | Kind::OpenOf | Kind::NoMatter) => 90,
        Some(Kind::Should | Kind::Were | Kind::Had | Kind::InEvent | Kind::Provided | Kind::AsLongAs | Kind::EvenIf) => 85,
        Some(Kind::With | Kind::Under | Kind::Once | Kind::Until | Kind::When | Kind::OnlyWhen) => 65,
        Some(_) => 75,
        None => 60,
    };
    match usage {
        Use::Scenario => base,
        _ => base - 10,
    }
}

fn reason(view: &View, signal: Option<&Signal>, usage: Use) -> String {
    let opens = match signal {
        Some(s) => format!("\"{}\" opens a condition", view.span(s.range.clone()).of(view.reader.source)),
        None if usage == Use::Unreal => return "a wish, or what would have been".to_owned(),
        None => return "a noun phrase that names an outcome, with \"would\" or the like behind it".to_owned(),
    };
    let use_ = match usage {
        Use::Scenario => return opens,
        Use::Unreal => "its verbs say that it does not hold",
        Use::Aside(AsideUse::Polite) => "a polite phrase",
        Use::Aside(AsideUse::Concessive) => "it concedes a point",
        Use::Aside(AsideUse::Generic) => "it speaks of anyone or any time",
        Use::Aside(AsideUse::Habitual) => "it tells what happens each time",
    };
    format!("{opens}; {use_}")
}

/// The index of the first quotation whose content holds the whole condition, or most of it.
fn quotation(quotes: &Quotes, antecedent: Span) -> Option<usize> {
    let at = quotes.quotations.partition_point(|q| q.content.first().is_some_and(|c| c.start() <= antecedent.start()));
    let holds = |q: &crate::quotes::Quotation| {
        q.content.iter().any(|c| c.intersect(antecedent).is_some_and(|i| i.len() * 2 > antecedent.len()))
    };
    let floor = at.saturating_sub(8);
    (floor..(at + 2).min(quotes.quotations.len())).rev().find(|&i| quotes.quotations.get(i).is_some_and(holds))
}

/// Takes out what a reader rejected and puts in what a reader marked.
fn corrections(reader: &Reader, text: &Text, known: &Known, options: &Options, found: &mut Found) {
    options.leave_out(FindingKind::Conditional, &mut found.drafts, |d| std::slice::from_ref(&d.conditional.antecedent));
    for add in &options.add {
        let Correction::Conditional { antecedent, consequents, outcome: chosen } = add else { continue };
        let antecedent = antecedent.trim(reader.source);
        let Some(sentence) = text.sentence_at(antecedent.start()).and_then(|i| text.sentences.get(i)) else { continue };
        if antecedent.is_empty() {
            continue;
        }
        found.drafts.retain(|d| !d.conditional.antecedent.overlaps(antecedent));
        let view = reader.view(sentence);
        let tokens = inside(&view, antecedent);
        let signal = signals::find(&view).0.into_iter().find(|s| tokens.contains(&s.range.start));
        let own = outcomes::read(&view, signal.as_ref(), &tokens, None, None, known);
        let outcome = chosen.and_then(|c| chosen_outcome(c, found, &own)).unwrap_or(own);
        let mut made = draft(&view, signal.as_ref(), tokens, &[], Use::Scenario, outcome);
        made.conditional.antecedent = antecedent;
        made.conditional.confidence = 100;
        made.conditional.reason = "marked by hand".into();
        made.conditional.consequents = consequents
            .iter()
            .map(|c| c.trim(reader.source))
            .filter(|c| !c.is_empty())
            .map(|span| {
                let at = text.sentence_at(span.start()).and_then(|i| text.sentences.get(i));
                let effect = at.map(|s| {
                    let view = reader.view(s);
                    let range = inside(&view, span);
                    (modality::of(&view, &range), topics::actor(&view, &range))
                });
                let (modality, actor) = effect.unwrap_or((Modality::Certain, None));
                Consequent { span, more: Vec::new(), carried: false, actor, topics: Vec::new(), modality }
            })
            .collect();
        grow::push(&mut found.drafts, made);
    }
}

/// The outcome a reader chose: that of another conditional, or none in particular.
fn chosen_outcome(chosen: ChosenOutcome, found: &Found, own: &Outcome) -> Option<Outcome> {
    match chosen {
        ChosenOutcome::EitherWay => Some(Outcome { event: Event::Open, subject: None, label: own.label.clone() }),
        ChosenOutcome::Of(place) => {
            let of = |d: &&Draft| d.usage == Use::Scenario && d.conditional.antecedent.overlaps(place);
            found.drafts.iter().find(of).map(|d| d.outcome.clone())
        }
    }
}

/// The tokens of the sentence inside `span`.
fn inside(view: &View, span: Span) -> Range<usize> {
    let start = view.tokens.iter().take_while(|t| t.span.end() <= span.start()).count();
    let end = view.tokens.iter().take_while(|t| t.span.start() < span.end()).count();
    start..end.max(start)
}
