//! One sentence: its conditions with what would follow of each, and what it adds to the sentence before.

use super::antecedent::{self, Extent};
use super::clauses::Role;
use super::consequents::{self, Effect};
use super::drafts::{Draft, draft};
use super::follow::Open;
use super::gather::{Found, asks};
use super::known::Known;
use super::outcomes::{self, Outcome, Subject};
use super::signals::{self, Kind, Signal};
use super::uses::{self, Use};
use super::view::{Pos, View};
use super::words::W;
use super::{AsideUse, Event, Phrase};
use super::{clauses, edges, follow, measures, nominal, phrases, reach, topics, trims, who, wishes, would};
use crate::clean::Article;
use crate::grow;
use crate::people::{EntityId, MentionKind};
use crate::quotes::{LookAlike, Quotation, Quotes, Rejected, Turn};
use crate::span::Span;
use crate::text::{Sentence, Tag};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What is done to people alone.
const TRIED: &[&str] = &[
    "acquitted",
    "arrested",
    "asked",
    "attacked",
    "charged",
    "convicted",
    "fired",
    "hired",
    "impeached",
    "indicted",
    "invited",
    "provoked",
];

/// Most conditions one piece is read for: more of them make a list or a test of patience, no sentence.
const MOST_SIGNALS: usize = 8;

/// What the article knows, for every sentence the same.
pub(super) struct Context<'a> {
    quotes: &'a Quotes,
    pub(super) known: Known<'a>,
    /// Who has a turn: "he" and "she" in an interview are seldom one of those who talk.
    talkers: FxHashSet<EntityId>,
    dateline: Option<Span>,
}

impl<'a> Context<'a> {
    pub(super) fn new(source: &str, article: &Article, quotes: &'a Quotes) -> Context<'a> {
        let dateline = article.dateline.as_ref().map(|d| d.span);
        let talkers = quotes.turns.iter().filter_map(|t| t.speaker).collect();
        Context { quotes, known: Known::new(&quotes.people, source), talkers, dateline }
    }

    /// The index of the first quotation whose content holds the whole condition, or most of it.
    pub(super) fn quotation(&self, antecedent: Span) -> Option<usize> {
        let quotations = &self.quotes.quotations;
        let at = quotations.partition_point(|q| q.content.first().is_some_and(|c| c.start() <= antecedent.start()));
        let holds =
            |q: &Quotation| q.content.iter().any(|c| c.intersect(antecedent).is_some_and(|i| i.len() * 2 > antecedent.len()));
        let floor = at.saturating_sub(8);
        (floor..(at + 2).min(quotations.len())).rev().find(|&i| quotations.get(i).is_some_and(holds))
    }

    /// Who says the condition in a quotation.
    fn quoted(&self, condition: Span) -> Option<EntityId> {
        self.quotation(condition).and_then(|q| self.quotes.quotations.get(q)).and_then(|q| q.speaker)
    }

    /// The turn that holds a place.
    fn turn_at(&self, place: Span) -> Option<&Turn> {
        let next = self.quotes.turns.partition_point(|t| t.span.start() <= place.start());
        self.quotes.turns.get(next.checked_sub(1)?).filter(|t| t.span.end() >= place.end())
    }

    /// The token behind the name and colon that open a turn; 0 where there are none.
    fn label_end(&self, view: &View) -> usize {
        let place = view.sentence.span;
        let opens = self.turn_at(place).is_some_and(|t| t.labelled && t.span.start() == place.start());
        if !opens {
            return 0;
        }
        view.find(0..12, &[":"]).map_or(0, |colon| colon + 1)
    }
}

/// Reads one sentence into `found`: its conditions, or what it adds to the one before, which is `open`: then it gives true. `head` says that
/// it stands as a heading.
pub(super) fn read(view: &View, context: &Context, head: bool, open: &mut Option<Open>, found: &mut Found) -> bool {
    let (mut list, rejected) = signals::find(view);
    let contends = |who: &Subject| {
        let drafts = found.drafts.iter().rev().take(12).filter(|d| d.outcome.event.contest());
        drafts
            .filter_map(|d| d.outcome.subject.as_ref())
            .any(|s| s.entity == who.entity && (s.entity.is_some() || s.name == who.name))
    };
    list.extend(phrases::find(view, &context.known, &contends));
    grow::sort_by_key(&mut list, |s| s.range.start as u64);
    list.truncate(MOST_SIGNALS);
    for (range, reason) in rejected {
        found.rejected.push(Rejected { span: view.span(range), as_what: LookAlike::Conditional, reason: reason.into() });
    }
    if let Some(signal) = signals::numbered(view).filter(|_| head) {
        let condition = signal.range.end..view.len();
        let outcome = outcomes::read(view, Some(&signal), &condition, None, None, &context.known);
        grow::push(&mut found.drafts, draft(view, Some(&signal), condition, &[], Use::Scenario, outcome));
        return false;
    }
    let reading = Reading { view, context, head, extents: extents(view, list), first: found.drafts.len() };
    let mut taken = Vec::new();
    for number in 0..reading.extents.len() {
        reading.condition(number, &mut taken, found);
    }
    reading.nominals(&mut taken, found);
    reading.wishes(&taken, found);
    reading.hand_on(open, found)
}

/// A sentence that is being read.
struct Reading<'r, 'a> {
    view: &'r View<'a>,
    context: &'r Context<'a>,
    head: bool,
    /// Its signals in order, with how far their conditions reach.
    extents: Vec<(Signal, Extent)>,
    /// The index its first draft has, or would have.
    first: usize,
}

impl Reading<'_, '_> {
    /// The condition of one signal, if it has words of its own and something that would follow; `taken` are the conditions before it.
    fn condition(&self, number: usize, taken: &mut Vec<Range<usize>>, found: &mut Found) {
        let view = self.view;
        let Some((signal, extent)) = self.extents.get(number) else { return };
        if taken.iter().any(|t| t.contains(&signal.range.start)) {
            return;
        }
        let (effects, asks) = self.effects(number, signal, extent);
        let (outcome, taken_up) = self.outcome(signal, extent, &effects, found);
        let usage = uses::of(view, signal, &extent.condition, &effects, outcome.event);
        // "If it does not, the crew waits": it speaks of the outcome before it, not of any time.
        let vague = matches!(usage, Use::Aside(AsideUse::Generic | AsideUse::Polite));
        let usage = if vague && (taken_up || self.goes_on(signal, found)) { Use::Scenario } else { usage };
        let asks = asks && !trims::kept_back(view, signal.range.start);
        let alone = effects.is_empty() && !self.head;
        let asking = alone && usage == Use::Scenario && only_condition(view, signal, &extent.condition);
        let behind = if alone && follow::alone(view, signal, &extent.condition) { follow::previous(view) } else { Vec::new() };
        let bracketed = bracketed(view, signal);
        if alone && behind.is_empty() && !asks && !asking && usage != Use::Unreal && !bracketed {
            found.rejected.push(nothing_follows(view, signal));
            return;
        }
        taken.push(extent.condition.clone());
        let mut draft = draft(view, Some(signal), extent.condition.clone(), &effects, usage, outcome);
        if effects.is_empty() && bracketed {
            draft.conditional.consequents.extend(follow::previous(view));
        }
        draft.conditional.consequents.extend(behind);
        if draft.conditional.consequents.is_empty() {
            // "if err", "unless waived" on a line of its own
            if !asks && draft.outcome.event == Event::Other && wordless(view, signal, &extent.condition) {
                found.rejected.push(nothing_follows(view, signal));
                return;
            }
            if asking {
                found.asking.insert(found.drafts.len());
            } else if asks && draft.usage == Use::Scenario && !view.asks() {
                found.asked.insert(found.drafts.len());
            }
        }
        grow::push(&mut found.drafts, draft);
    }

    /// "If it acquits him, he returns" behind "If the court finds him guilty, he will go": the other way of the same thing; "If it passes" as a
    /// heading.
    fn goes_on(&self, signal: &Signal, found: &Found) -> bool {
        let view = self.view;
        let near = |d: &Draft| d.usage == Use::Scenario && self.near(d.conditional.antecedent).is_some();
        let first = signal.range.end;
        let verb = view.verb(first..view.len().min(first + 8));
        let told = verb.is_none_or(|i| view.tag(i) == Some(Tag::Vbd));
        view.is(first, &["it", "they"]) && !told && (self.head || found.drafts.last().is_some_and(near))
    }

    /// What would follow, without what only stands beside it, and whether the sentence asks what would.
    fn effects(&self, number: usize, signal: &Signal, extent: &Extent) -> (Vec<Effect>, bool) {
        let view = self.view;
        let others = || self.extents.iter().filter(|(s, _)| s.range != signal.range);
        let next = self.extents.iter().skip(number + 1);
        let stop = next.into_iter().find(|(s, e)| e.after.is_some() && s.range.start > extent.condition.end);
        let opens = |(s, e): &(Signal, Extent)| match &e.before {
            Some(before) if extent.after.as_ref().is_some_and(|after| before.start > after.start + 1) => before.start - 1,
            _ => opening(view, s.range.start),
        };
        let mut effects = consequents::find(view, extent, stop.map(opens));
        reach::effects(view, signal, extent, &mut effects);
        let either_way = others().filter(|(s, _)| s.kind.either_way());
        trims::leave_out_conditions(view, &mut effects, either_way.map(|(s, e)| s.range.start..e.condition.end));
        let nested = others().filter(|(s, e)| s.kind == Kind::If && e.before.is_some());
        trims::keep_whole(&mut effects, nested.map(|(_, e)| e.condition.clone()));
        trims::leave_out_brackets(view, &mut effects);
        trims::leave_out_label(view, self.context.label_end(view), &mut effects);
        let asks = |e: &Effect| trims::only_asks(view, &e.range) || trims::only_asked(view, &e.range, signal.range.start);
        let asked = effects.iter().any(asks);
        effects.retain(|e| !asks(e));
        if asked && effects.is_empty() {
            effects.extend(reply(view, extent.condition.end).map(|range| Effect { range, more: Vec::new() }));
        }
        if let Some(dateline) = self.context.dateline {
            effects.iter_mut().for_each(|e| trims::leave_out_dateline(view, e, dateline));
        }
        let around = extent.before.is_some() && extent.after.is_some();
        if bracketed(view, signal) && !around {
            // "(Likeliest if she wins)": what it is likeliest of stands before the bracket.
            let inside = view.segment(signal.range.start).is_some_and(|s| s.depth > 0);
            effects.retain(|e| !inside && view.any_finite(e.range.clone()));
        }
        (effects, asked)
    }

    /// What the condition assumes, its pronouns put right, and whether it takes up the outcome of the condition before.
    fn outcome(&self, signal: &Signal, extent: &Extent, effects: &[Effect], found: &Found) -> (Outcome, bool) {
        let (view, context, known) = (self.view, self.context, &self.context.known);
        if let Some(outcome) = follow::taken_up(view, signal, &extent.condition, known, found) {
            return (outcome, true);
        }
        let place = view.span(extent.condition.clone());
        let quoted = context.quoted(place);
        let speaker = quoted.or_else(|| context.turn_at(place).and_then(|t| t.speaker));
        let main = extent.before.as_ref().and_then(|b| topics::actor(view, &clauses::strip_report(view, b.clone())));
        // "The bill, if passed, would": the phrase that stands before what is put in.
        let parted = extent
            .before
            .as_ref()
            .filter(|_| extent.after.is_some())
            .and_then(|b| topics::phrase(view, &consequents::own_subject(view, b.clone())));
        let around = parted.as_ref().map(|p| p.text.clone());
        let main = parted.or_else(|| told_of(view, signal.range.start)).or(main);
        // "She vowed to leave the pact if elected": who acts is who is elected, wherever the condition stands.
        let chosen = outcomes::elected(view, &(signal.range.end..extent.condition.end));
        let vows = || topics::actor(view, extent.before.as_ref()?);
        // "given his remarks, saying she would sell if elected": who acts in what would follow.
        let acts = || topics::actor(view, &effects.first()?.range);
        let backed = || who::backed_pronoun(view, extent.before.as_ref()?);
        let main = if chosen { backed().or_else(acts).or(main).or_else(vows) } else { main };
        // "Olden could go to jail if convicted": only people are.
        let tried = extent.condition.len() == signal.range.len() + 1 && view.is(signal.range.end, TRIED);
        let own = main.as_ref().filter(|_| extent.after.is_some() || chosen || tried);
        let outcome = outcomes::read(view, Some(signal), &extent.condition, extent.after.as_ref(), own, known);
        if outcome.event.contest()
            && let Some(who) = who::told(view, signal, extent, &outcome, known)
        {
            return (outcomes::of_person(outcome.event, who, known), false);
        }
        // "The bank, if it fails, could": "it" is what the clause around it speaks of.
        let outcome = match around.as_deref().filter(|_| view.is(signal.range.end, &["it"])) {
            Some(around) => outcomes::of_it(outcome, around, known),
            None => measures::named(view, signal, outcome, known),
        };
        let before = found.drafts.last().filter(|d| d.usage == Use::Scenario && self.beside(d.conditional.antecedent));
        let outcome = match before.and_then(|d| d.outcome.subject.as_ref()) {
            Some(subject) => measures::parallel(view, signal, outcome, subject, known),
            None => outcome,
        };
        let rivals = found.drafts.iter().rev().take(8).filter(|d| d.outcome.event.contest());
        let mut rivals = rivals.filter_map(|d| d.outcome.subject.as_ref()?.entity);
        let pronoun = view.lower(signal.range.end);
        let another = |id: &EntityId| Some(*id) != speaker && known.is_person(*id);
        let fits = |id: &EntityId| another(id) && !known.contrary(*id, pronoun);
        let rival = rivals.find(another);
        // In marks "he" never means who speaks: "Were he chosen, Olden would", or the other one named before.
        let told = speaker.filter(|_| view.quoted(signal.range.start));
        let next = || {
            let first = extent.after.as_ref()?.start;
            let mut named = known.people.mentions_in(view.span(first..first + 3)).filter(|m| m.kind == MentionKind::Name);
            named.find(|m| known.is_person(m.entity)).map(|m| m.entity)
        };
        let rival = rival.or_else(|| told.and_then(|who| next().or_else(|| known.other_person_near(who, place))));
        // `"Some feel Brask will win," she said. "If he gets in, it will close"`: whom the sentence before names.
        let just = told.and_then(|_| view.before()).and_then(|s| known.named_in(s.span, &fits));
        let rival = just.or(rival);
        let talks = |id: &EntityId| quoted.is_none() && context.talkers.contains(id);
        let talker = outcome.subject.as_ref().and_then(|s| s.entity).filter(talks);
        let third = if talker.is_some() && rival.is_some() { talker } else { speaker };
        let outcome = outcomes::with_speaker(outcome, view.lower(signal.range.end), third, rival, main.as_ref(), known);
        let outcome = match told {
            // In marks the other one is meant, as far as is known.
            Some(_) => outcome,
            None => outcomes::without_contrary(outcome, view, signal, &extent.condition, known),
        };
        (outcomes::with_name(outcome, place, speaker, known, view.reader.source), false)
    }

    /// The sentence a condition at `place` stands in, where it is this one or the one before.
    fn near(&self, place: Span) -> Option<&Sentence> {
        let text = self.view.reader.text;
        let (last, here) = (text.sentence_at(place.start())?, text.sentence_at(self.view.sentence.span.start())?);
        text.sentences.get(last).filter(|_| here <= last + 1)
    }

    /// The same, and in the same paragraph.
    fn beside(&self, place: Span) -> bool {
        self.near(place).is_some_and(|s| s.paragraph() == self.view.sentence.paragraph())
    }

    /// The conditions that no signal opens: "an Olden win would", "ending the treaty would".
    fn nominals(&self, taken: &mut Vec<Range<usize>>, found: &mut Found) {
        let view = self.view;
        for nominal in nominal::find(view) {
            let condition = &nominal.condition;
            let overlaps = |r: &Range<usize>| r.start < condition.end && condition.start < r.end;
            // "If he had stayed, the deal would have passed": part of what did not come about.
            let unreal = would::would_have(view, nominal.effect.start);
            let own = |d: &Draft| d.usage == Use::Unreal && d.conditional.signal.is_some();
            let part = unreal && found.drafts.iter().skip(self.first).any(own);
            if taken.iter().any(overlaps) || part || self.follows(condition, found) {
                continue;
            }
            let extent = Extent { condition: condition.clone(), before: None, after: Some(nominal.effect.clone()) };
            let mut effects = consequents::find(view, &extent, None);
            if effects.is_empty() {
                continue;
            }
            two_clauses(view, condition.start, &mut effects);
            taken.push(condition.clone());
            let outcome = outcomes::read(view, None, condition, None, None, &self.context.known);
            // "Ending the pact might have angered them": it did not come about.
            let usage = if unreal { Use::Unreal } else { Use::Scenario };
            grow::push(&mut found.drafts, draft(view, None, nominal.condition, &effects, usage, outcome));
        }
    }

    /// "If she wins, holding the bridge would be hard": an act that is part of what follows is no condition of its own.
    fn follows(&self, nominal: &Range<usize>, found: &Found) -> bool {
        let place = self.view.span(nominal.clone());
        let own = found.drafts.iter().skip(self.first).filter(|d| d.usage == Use::Scenario);
        self.view.pos(nominal.start) == Pos::Gerund
            && own.flat_map(|d| &d.conditional.consequents).any(|c| c.span.encloses(place))
    }

    fn wishes(&self, taken: &[Range<usize>], found: &mut Found) {
        let unreal = found.drafts.iter().skip(self.first).any(|d| d.usage == Use::Unreal);
        let Some(wish) = wishes::find(self.view, unreal, taken) else { return };
        let outcome = Outcome { event: Event::Other, subject: None, label: String::new() };
        let effects: Vec<Effect> = wish.effect.into_iter().map(|range| Effect { range, more: Vec::new() }).collect();
        grow::push(&mut found.drafts, draft(self.view, None, wish.range, &effects, Use::Unreal, outcome));
    }

    /// Leaves its last scenario open for the sentences behind it, or goes on with the one that is: then it gives true.
    fn hand_on(&self, open: &mut Option<Open>, found: &mut Found) -> bool {
        let view = self.view;
        let scenario = |i: &usize| found.drafts.get(*i).is_some_and(|d| d.usage == Use::Scenario);
        let last = (self.first..found.drafts.len()).rev().find(scenario);
        if last.is_none() && found.drafts.len() == self.first {
            return follow::go_on(view, self.context.label_end(view), &self.context.known, open, found);
        }
        *open = last.map(|i| {
            let asked = found.drafts.get(i).is_some_and(|d| d.conditional.consequents.is_empty());
            Open::new(i, view.sentence.paragraph(), asked && asks(view.reader.source, view.sentence))
        });
        false
    }
}

/// "Asked what he would do if it failed, Orme said he would resign": what was answered, where it looks ahead.
fn reply(view: &View, end: usize) -> Option<Range<usize>> {
    let first = view.trimmed(0..view.len()).start;
    let rest = view.trimmed(end..edges::hard_end(view, end));
    let said = clauses::strip_report(view, rest.clone());
    let ahead = said.clone().any(|i| view.ahead(i));
    (view.is(first, &["asked", "pressed", "questioned"]) && said.start > rest.start && ahead).then_some(said)
}

/// "the bill, which if passed would": what the relative clause tells of.
fn told_of(view: &View, at: usize) -> Option<Phrase> {
    let which = at.checked_sub(1).filter(|&i| view.is(i, &["that", "which"]))?;
    let end = view.trimmed(0..which).end;
    let first = (end.saturating_sub(6)..end).rev().take_while(|&i| view.nominal(i)).last()?;
    topics::phrase(view, &(first..end))
}

/// "While a defeat would change little, it would hurt her": the clause it opens and the one beside it, each its own effect.
fn two_clauses(view: &View, start: usize, effects: &mut Vec<Effect>) {
    let [Effect { range, .. }] = effects.as_mut_slice() else { return };
    let beside = view.is(start.wrapping_sub(1), &["although", "though", "whereas", "while"]);
    let main = view
        .segments
        .iter()
        .find(|s| range.contains(&s.range.start) && s.range.start > range.start && clauses::role(view, s) == Role::Main);
    let Some(main) = main.filter(|_| beside) else { return };
    let second = view.trimmed(main.range.start..range.end);
    *range = view.trimmed(range.start..main.range.start);
    if view.is(second.start, &["it", "that", "this"]) && second.clone().any(|i| view.has(i, W::Would)) {
        effects.push(Effect { range: second, more: Vec::new() });
    }
}

/// True for a condition in whose words nothing happens: "if err".
fn wordless(view: &View, signal: &Signal, condition: &Range<usize>) -> bool {
    let words = signal.range.end.max(condition.start)..condition.end;
    // "IF OLDEN WINS", "If Yes wins": a verb taken for a noun.
    let verb = words.clone().any(|i| view.has(i, W::Win) || view.has(i, W::Lose) || view.has(i, W::Decided));
    antecedent::needs_verb(signal.kind)
        && !verb
        && !view.any_finite(words.clone())
        && !words.into_iter().any(|i| view.is(i, &["then"]))
}

fn nothing_follows(view: &View, signal: &Signal) -> Rejected {
    Rejected {
        span: view.span(signal.range.clone()),
        as_what: LookAlike::Conditional,
        reason: "no clause says what would follow".into(),
    }
}

/// "And if she wins?": a question that is nothing but the condition, whoever's name stands before it.
fn only_condition(view: &View, signal: &Signal, condition: &Range<usize>) -> bool {
    let first = (0..signal.range.start).rev().find(|&i| view.is(i, &[":"])).map_or(0, |i| i + 1);
    let link =
        |i: usize| view.has(i, W::Coordinator) || view.has(i, W::AdverbOpen) || view.is(i, &["example", "for", "instance"]);
    let links = (first..signal.range.start).all(|i| view.mark(i) || link(i));
    // "Suppose the dam fails.": the next sentence tells what would follow.
    let asks = signal.kind == Kind::Suppose || asks(view.reader.source, view.sentence);
    links && asks && condition.end >= view.trimmed(0..view.len()).end
}

/// The extent of each signal's condition. What stands between two conditions of one clause is the second's alone: "prices rise
/// if it passes and they rise if it fails".
fn extents(view: &View, list: Vec<Signal>) -> Vec<(Signal, Extent)> {
    let mut out: Vec<(Signal, Extent)> = Vec::new();
    for signal in list {
        let mut extent = antecedent::extent(view, &signal);
        extent.condition.end = view.trimmed(extent.condition.clone()).end.max(signal.range.end);
        let shared = out.last().and_then(|(_, e)| listed(view, e, &signal)).filter(|_| extent.after.is_none());
        let last = out.last().map_or(0, |(_, e)| e.condition.end);
        if shared.is_some() {
            extent.before = shared;
        } else if let Some(before) = &mut extent.before {
            if before.start < last && own_verb(view, last..before.end) {
                before.start = last;
            }
            if extent.after.is_some() {
                before.start = subject_alone(view, before);
            }
        }
        out.push((signal, extent));
    }
    out
}

/// "Prices rise if the vote fails, if the drought lasts or if the port closes": what stands before the first of a list of conditions
/// stands before each.
fn listed(view: &View, last: &Extent, signal: &Signal) -> Option<Range<usize>> {
    let mut between = last.condition.end..signal.range.start;
    let apart = !between.is_empty() && between.all(|i| view.is(i, &[",", "and", "or"]));
    last.before.clone().filter(|_| apart && last.after.is_none())
}

/// True where the words behind the condition before have a verb: "prices rise if it passes, and fall if it fails".
fn own_verb(view: &View, range: Range<usize>) -> bool {
    let first = range.clone().find(|&i| !view.mark(i) && !view.has(i, W::Coordinator));
    view.any_finite(range)
        || first.is_some_and(|i| {
            matches!(view.pos(i), Pos::Base | Pos::Noun) && !view.capital(i) && view.is(i.wrapping_sub(1), &["and", "but", "or"])
        })
}

/// "Orme will stay, but Brask, if she wins, will go": where the subject opens that stands before what is put in, behind a whole clause.
fn subject_alone(view: &View, before: &Range<usize>) -> usize {
    let link = before.clone().rev().take(12).find(|&i| view.has(i, W::Coordinator) || view.is(i, &["while", "whereas"]));
    let Some(start) = link.map(|i| i + 1) else { return before.start };
    let words = view.trimmed(start..before.end);
    let subject = !words.is_empty() && words.clone().all(|i| view.nominal(i) || view.pos(i) == Pos::Possessive);
    let apart = view.mark(start.wrapping_sub(2)) || view.is(start - 1, &["while", "whereas"]);
    if subject && apart && view.any_finite(before.start..start) { start } else { before.start }
}

/// Where the clause that a signal heads opens, its "but" or "and" with it.
fn opening(view: &View, at: usize) -> usize {
    view.segment(at).filter(|s| clauses::head(view, &s.range) >= at).map_or(at, |s| s.range.start)
}

/// True where the condition is all that stands in its brackets, or a sentence goes on in lower case after a stray full stop.
fn bracketed(view: &View, signal: &Signal) -> bool {
    let stray = signal.range.start == 0 && view.word(0).chars().next().is_some_and(char::is_lowercase);
    let own = view.segment_of(signal.range.start);
    // "(If passed, it would end it.)": what would follow stands inside.
    let inside = |depth: u8| view.segments.iter().skip(own + 1).any(|s| s.depth == depth && clauses::role(view, s) == Role::Main);
    stray || view.segments.get(own).is_some_and(|s| s.depth > 0 && !view.any_finite(0..s.range.start) && !inside(s.depth))
}
