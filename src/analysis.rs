//! What an analysis holds: plain data, spans only.

use crate::clean::{Article, DocumentKind};
use crate::grow;
use crate::people::People;
use crate::quotes::{Quotation, Quotes, Rejected, Turn};
use crate::scenarios::{Conditional, Scenarios};
use crate::span::Span;
use crate::text::Text;

/// Everything found in one source. All spans are UTF-8 bytes of the source text.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Blocks, body and metadata.
    pub article: Article,
    /// Sentences and tokens of the body.
    pub text: Text,
    /// Persons, organisations and unnamed sources.
    pub people: People,
    /// Quotations by place.
    pub quotations: Vec<Quotation>,
    /// Transcript turns by place.
    pub turns: Vec<Turn>,
    /// Scenarios, counterfactuals, asides, topics and brief.
    pub scenarios: Scenarios,
    /// Look-alikes of both kinds, by place.
    pub rejected: Vec<Rejected>,
}

impl Analysis {
    /// Puts what the stages found together.
    pub fn new(mut article: Article, text: Text, quotes: Quotes, mut scenarios: Scenarios) -> Analysis {
        let Quotes { people, quotations, turns, mut rejected, notes } = quotes;
        article.notes.extend(notes);
        rejected.append(&mut scenarios.rejected);
        grow::sort_by_key(&mut rejected, |r| r.span.order());
        settle(&mut article, &turns);
        Analysis { article, text, people, quotations, turns, scenarios, rejected }
    }

    /// Lets go of what no export tells: the tokens, which are what an analysis holds most of, and the words.
    pub fn leave_what_is_told(&mut self) {
        (self.text.tokens, self.text.words) = (Vec::new(), Vec::new());
    }

    /// Hands every piece of wording that was taken over from the text to `change`, reasons left out.
    pub fn each_wording(&mut self, change: &mut dyn FnMut(&mut String)) {
        let Analysis { article, people, scenarios, .. } = self;
        let Article { headline, publisher, section, published, modified, authors, dateline, captions, .. } = article;
        [headline, publisher, section].into_iter().flatten().for_each(|p| change(&mut p.text));
        [published, modified].into_iter().flatten().for_each(|m| change(&mut m.text));
        authors.iter_mut().for_each(|a| change(&mut a.name));
        dateline.iter_mut().for_each(|d| change(&mut d.place));
        captions.iter_mut().for_each(|c| std::iter::once(&mut c.text).chain(&mut c.credit).for_each(&mut *change));
        for e in &mut people.entities {
            let parts = [&mut e.title, &mut e.affiliation].into_iter().flatten();
            std::iter::once(&mut e.name).chain(parts).chain(&mut e.aliases).for_each(&mut *change);
        }
        scenarios.topics.iter_mut().for_each(|t| change(&mut t.label));
        let told = scenarios.scenarios.iter_mut().flat_map(|s| std::iter::once(&mut s.label).chain(&mut s.subject));
        told.for_each(&mut *change);
        for consequent in scenarios.conditionals_mut().flat_map(|c| &mut c.consequents) {
            for phrase in consequent.actor.iter_mut().chain(&mut consequent.topics) {
                let mut text = phrase.text.to_string();
                change(&mut text);
                if text != *phrase.text {
                    phrase.text = text.into();
                }
            }
        }
    }

    /// Moves every span to one of `source`: for an analysis of a text that was made from another (see [`crate::input::plain`]).
    pub fn move_spans(&mut self, source: &str, to: &dyn Fn(Span) -> Span) {
        let Analysis { article, text, people, quotations, turns, scenarios, rejected } = self;
        move_article(article, to);
        text.tokens.iter_mut().for_each(|t| t.move_to(to(t.span()), source));
        text.sentences.iter_mut().for_each(|s| s.span = to(s.span));
        people.mentions.iter_mut().for_each(|m| m.span = to(m.span));
        for q in quotations {
            move_all(q.content.iter_mut().chain(&mut q.cue).chain(&mut q.source), to);
        }
        turns.iter_mut().for_each(|t| t.span = to(t.span));
        rejected.iter_mut().for_each(|r| r.span = to(r.span));
        scenarios.conditionals_mut().for_each(|c| move_conditional(c, to));
        move_all(scenarios.brief.iter_mut(), to);
    }
}

/// Says what kind of document it is once its turns are known: what sounds like a broadcast and has none is an article, what is
/// turns for the most part is a transcript, and where somebody asks and somebody answers it is an interview.
fn settle(article: &mut Article, turns: &[Turn]) {
    let spoken = |t: &&Turn| t.labelled || t.role.as_deref().is_none_or(|r| !r.starts_with("interview"));
    let said: u32 = turns.iter().filter(spoken).map(|t| t.span.len()).sum();
    let whole: u32 = article.paragraphs.iter().map(|p| p.span.len()).sum();
    if turns.is_empty() {
        if article.kind == DocumentKind::Transcript && article.language.supported {
            article.kind = DocumentKind::Article;
            article.genre = article.genre.or(Some("news"));
        }
        return;
    }
    let asked = turns.iter().any(|t| t.role.as_deref() == Some("interviewer"));
    if said * 2 > whole && article.kind == DocumentKind::Article {
        article.kind = DocumentKind::Transcript;
        article.genre = article.genre.filter(|g| *g != "news");
    }
    if asked && article.genre.is_none_or(|g| g == "news") {
        article.genre = Some("interview");
    }
}

fn move_all<'s>(spans: impl Iterator<Item = &'s mut Span>, to: &dyn Fn(Span) -> Span) {
    spans.for_each(|s| *s = to(*s));
}

fn move_article(article: &mut Article, to: &dyn Fn(Span) -> Span) {
    let Article {
        headline,
        publisher,
        section,
        authors,
        published,
        modified,
        dateline,
        captions,
        blocks,
        paragraphs,
        articles,
        notes,
        ..
    } = article;
    let passages = [headline, publisher, section].into_iter().flatten().flat_map(|p| &mut p.span);
    let moments = [published, modified].into_iter().flatten().flat_map(|m| &mut m.span);
    move_all(passages.chain(moments), to);
    move_all(authors.iter_mut().flat_map(|a| &mut a.span).chain(notes.iter_mut().flat_map(|n| &mut n.span)), to);
    move_all(dateline.iter_mut().map(|d| &mut d.span).chain(captions.iter_mut().map(|c| &mut c.span)), to);
    move_all(blocks.iter_mut().map(|b| &mut b.span).chain(paragraphs.iter_mut().map(|p| &mut p.span)).chain(articles), to);
}

fn move_conditional(c: &mut Conditional, to: &dyn Fn(Span) -> Span) {
    c.antecedent = to(c.antecedent);
    move_all(c.signal.iter_mut(), to);
    for k in &mut c.consequents {
        k.span = to(k.span);
        let phrases = k.actor.iter_mut().chain(&mut k.topics).map(|p| &mut p.span);
        move_all(k.more.iter_mut().chain(phrases), to);
    }
}
