//! Scenarios: conditions and what would follow, gathered by the outcome they assume.
//!
//! | step | gives |
//! | --- | --- |
//! | `view`, `marks`, `missed` | a sentence's tokens with parts of speech and word classes, cut into segments |
//! | `signals`, `judges`, `ifs`, `inversions`, `times`, `ways`, `would` | the words that open a condition, false friends set aside |
//! | `antecedent`, `befores`, `edges`, `seams`, `adjust`, `consequents`, `reach`, `trims` | how far the condition and each effect reach |
//! | `phrases`, `nominal`, `wishes` | conditions without a signal, wishes |
//! | `sentence`, `drafts`, `gather`, `by_hand` | the conditionals of a sentence, of the article, and those a reader marked |
//! | `uses`, `unreal` | scenario, aside or counterfactual |
//! | `carry`, `follow` | sentences that go on under the same assumption |
//! | `known`, `who`, `events`, `measures`, `outcomes`, `labels`, `board` | what a condition assumes; one scenario an outcome |
//! | `topics`, `brief` | rows of the board; the article in a few of its own sentences |

mod adjust;
mod antecedent;
mod befores;
mod board;
mod brief;
mod by_hand;
mod carry;
mod clauses;
mod consequents;
#[cfg(test)]
mod contest_tests;
mod drafts;
mod edges;
#[cfg(test)]
mod effect_tests;
mod events;
#[cfg(test)]
mod extent_tests;
mod follow;
mod gather;
mod ifs;
mod inversions;
mod judges;
mod known;
mod labels;
mod marks;
mod measures;
mod missed;
mod modality;
mod nominal;
#[cfg(test)]
mod outcome_tests;
mod outcomes;
mod phrases;
pub mod reach;
#[cfg(test)]
mod rival_tests;
mod seams;
mod sentence;
mod signals;
#[cfg(test)]
mod tests;
mod times;
mod topics;
mod trims;
mod unreal;
#[cfg(test)]
mod unreal_tests;
mod uses;
mod view;
mod ways;
mod who;
#[cfg(test)]
mod who_tests;
mod wishes;
mod words;
mod would;

use crate::clean::Article;
use crate::input::Source;
use crate::options::Options;
use crate::people::EntityId;
use crate::quotes::{Quotes, Rejected};
use crate::reason::Reason;
use crate::span::Span;
use crate::text::Text;
use std::sync::Arc;

/// What happens in an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// Wins, is elected, takes or returns to office.
    Win,
    /// Loses.
    Lose,
    /// Holds whichever way it goes.
    Open,
    /// Anything else.
    Other,
}

impl Event {
    /// True where somebody wins or loses.
    fn contest(self) -> bool {
        matches!(self, Event::Win | Event::Lose)
    }

    /// The other way of a contest; anything else stays as it is.
    fn contrary(self) -> Event {
        match self {
            Event::Win => Event::Lose,
            Event::Lose => Event::Win,
            other => other,
        }
    }
}

/// How sure a consequent is, by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// "will", "is certain to".
    Certain,
    /// "is expected to", "would".
    Expected,
    /// "is likely to".
    Likely,
    /// "could", "may".
    Possible,
    /// "plans to".
    Planned,
    /// "must", "will need to".
    Needed,
    /// "is unlikely to".
    Unlikely,
}

/// Words of the article with the place they come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The words, or a label made from them; phrases of the same words share them.
    pub text: Arc<String>,
    /// Where they stand.
    pub span: Span,
}

/// One clause that states an effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequent {
    /// The clause, without its leading conjunction.
    pub span: Span,
    /// Further pieces, where something stands between.
    pub more: Box<[Span]>,
    /// True where it stands in a following sentence that goes on under the same assumption.
    pub carried: bool,
    /// Who acts.
    pub actor: Option<Phrase>,
    /// What it is about.
    pub topics: Box<[Phrase]>,
    /// How sure.
    pub modality: Modality,
}

impl Consequent {
    /// Its pieces in order: "The port | would close" around a condition that stands between.
    pub fn pieces(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.span).chain(self.more.iter().copied())
    }
}

/// A condition with what would follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditional {
    /// The whole condition with its signal.
    pub antecedent: Span,
    /// The word that makes it one ("if", "should", "with"); `None` for a nominal antecedent.
    pub signal: Option<Span>,
    /// What would follow, in order.
    pub consequents: Vec<Consequent>,
    /// Index into [`Quotes::quotations`] of the quotation it stands in: who says so.
    pub quotation: Option<u32>,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// Why, in words a reader understands.
    pub reason: Reason,
}

/// The conditionals that assume one outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// A short label ("Olden wins", "no deal is reached", "either way").
    pub label: String,
    /// Whom or what the outcome is about, in the fullest form the article has.
    pub subject: Option<String>,
    /// The entity it is about, where it is one.
    pub entity: Option<EntityId>,
    /// What happens.
    pub event: Event,
    /// The conditionals, by place.
    pub conditionals: Vec<Conditional>,
}

/// Why a conditional sets out no scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsideUse {
    /// "if you have any questions"
    Polite,
    /// "even if it is just you"
    Concessive,
    /// "if you press it, it opens"
    Generic,
    /// "whenever"
    Habitual,
}

/// A conditional that sets out no scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// The conditional.
    pub conditional: Conditional,
    /// Its use.
    pub usage: AsideUse,
}

/// A topic that consequents share.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its label, from the article's own noun phrases.
    pub label: String,
    /// Indices of the scenarios that say something about it.
    pub scenarios: Vec<usize>,
}

/// The scenario breakdown.
#[derive(Clone, Debug, Default)]
pub struct Scenarios {
    /// By first conditional; "either way" last.
    pub scenarios: Vec<Scenario>,
    /// Conditions that do not hold, and wishes.
    pub counterfactuals: Vec<Conditional>,
    /// Conditionals that set out no scenario.
    pub asides: Vec<Aside>,
    /// Words with a signal that state no condition.
    pub rejected: Vec<Rejected>,
    /// Topics in the order of their first consequent.
    pub topics: Vec<Topic>,
    /// The article in a few of its own sentences.
    pub brief: Vec<Span>,
}

impl Scenarios {
    /// All conditionals, whatever their use.
    pub(crate) fn conditionals_mut(&mut self) -> impl Iterator<Item = &mut Conditional> {
        let set_out = self.scenarios.iter_mut().flat_map(|s| &mut s.conditionals);
        set_out.chain(&mut self.counterfactuals).chain(self.asides.iter_mut().map(|a| &mut a.conditional))
    }
}

/// Finds conditionals and gathers them by outcome.
pub fn find(source: &Source, article: &Article, text: &Text, quotes: &Quotes, options: &Options) -> Scenarios {
    find_with(source, article, text, quotes, options, reach::shipped())
}

/// The same, where `judge` chooses how far conditions and effects reach.
pub fn find_with(
    source: &Source,
    article: &Article,
    text: &Text,
    quotes: &Quotes,
    options: &Options,
    judge: &dyn reach::Judge,
) -> Scenarios {
    if !article.language.supported {
        return Scenarios::default();
    }
    let found = gather::gather(source, article, text, quotes, options, judge);
    let mut scenarios = board::lay_out(source, found);
    scenarios.topics = topics::line_up(source, text, &mut scenarios.scenarios);
    scenarios.brief = brief::brief(source, text, &scenarios.scenarios);
    scenarios
}
