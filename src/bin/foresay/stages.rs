//! `foresay stages`: what each stage made of a text, with carets under the words.

use crate::arguments::Stages;
use crate::files;
use crate::marks::{self, Paper, cut, plain};
use foresay::input::open::Opened;
use foresay::people::EntityId;
use foresay::scenarios::Conditional;
use foresay::text::Sentence;
use foresay::{Analysis, Span};
use std::io::{self, Write};

/// Prints the stages of one file; false where it could not be read.
pub fn run(asked: &Stages, out: &mut impl Write) -> io::Result<bool> {
    let Some(opened) = files::open_or_tell(&asked.file) else { return Ok(false) };
    let analysis = foresay::analyze(&opened.source, &asked.reading.options());
    let paper = Paper::new(asked.look.color);
    let view = View { opened: &opened, text: opened.source.text(), analysis: &analysis, paper: &paper };
    view.input(out)?;
    view.clean(out)?;
    view.tokens(out)?;
    view.people(out)?;
    view.quotes(out)?;
    view.scenarios(out)?;
    Ok(true)
}

/// A place and what to say of it.
type Mark = (Span, String);

struct View<'a> {
    opened: &'a Opened,
    text: &'a str,
    analysis: &'a Analysis,
    paper: &'a Paper,
}

impl View<'_> {
    fn title(&self, stage: &str, made: &str, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}  {made}\n", self.paper.bold(&format!("== {stage}")))
    }

    fn input(&self, out: &mut impl Write) -> io::Result<()> {
        let lines = self.text.lines().filter(|l| !l.trim().is_empty()).count();
        let made = format!(
            "{:?}, {}: {} bytes of text, {lines} lines with words",
            self.opened.form,
            self.opened.encoding,
            self.text.len()
        );
        self.title("input", &made, out)
    }

    fn clean(&self, out: &mut impl Write) -> io::Result<()> {
        let article = &self.analysis.article;
        let kept = article.blocks.iter().filter(|b| b.kept).count();
        self.title(
            "clean",
            &format!("{} blocks, {kept} kept; {:?}, {:?}", article.blocks.len(), article.kind, article.genre),
            out,
        )?;
        for block in &article.blocks {
            let sign = if block.kept { '+' } else { ' ' };
            let words = cut(block.span.of(self.text), self.paper.width.saturating_sub(18));
            writeln!(out, "{sign} {:14}| {words}\n  {:14}  {}", block.label.name(), "", self.paper.faint(&plain(&block.reason)))?;
        }
        let facts = [
            ("headline", article.headline.as_ref().map(|p| p.text.clone())),
            ("publisher", article.publisher.as_ref().map(|p| p.text.clone())),
            ("section", article.section.as_ref().map(|p| p.text.clone())),
            ("published", article.published.as_ref().map(|m| m.iso.clone())),
            ("modified", article.modified.as_ref().map(|m| m.iso.clone())),
            ("dateline", article.dateline.as_ref().map(|d| d.place.clone())),
        ];
        let authors = article.authors.iter().map(|a| ("author", Some(a.name.clone())));
        let captions = article.captions.iter().map(|c| ("caption", Some(c.text.clone())));
        writeln!(out)?;
        for (name, words) in facts.into_iter().chain(authors).chain(captions) {
            if let Some(words) = words {
                writeln!(out, "  {name:14}: {}", cut(&words, self.paper.width.saturating_sub(18)))?;
            }
        }
        writeln!(out)
    }

    fn tokens(&self, out: &mut impl Write) -> io::Result<()> {
        let read = &self.analysis.text;
        let made =
            format!("{} sentences, {} tokens, {} distinct words", read.sentences.len(), read.tokens.len(), read.words.len());
        self.title("text", &made, out)?;
        for sentence in &read.sentences {
            self.sentence(sentence, out)?;
        }
        Ok(())
    }

    /// Each token above its part of speech and its number in the sentence.
    fn sentence(&self, sentence: &Sentence, out: &mut impl Write) -> io::Result<()> {
        let (mut words, mut tags) = (String::new(), String::new());
        for token in self.analysis.text.tokens_of(sentence) {
            let (word, tag) = (plain(token.span().of(self.text)), format!("{:?}", token.tag));
            let width = word.chars().count().max(tag.chars().count());
            if words.chars().count() + width > self.paper.width && !words.is_empty() {
                writeln!(out, "  {}\n  {}", words.trim_end(), self.paper.faint(tags.trim_end()))?;
                words.clear();
                tags.clear();
            }
            words.push_str(&format!("{word:width$} "));
            tags.push_str(&format!("{tag:width$} "));
        }
        writeln!(out, "  {}\n  {}\n", words.trim_end(), self.paper.faint(tags.trim_end()))
    }

    fn people(&self, out: &mut impl Write) -> io::Result<()> {
        let people = &self.analysis.people;
        self.title("people", &format!("{} entities, {} mentions", people.entities.len(), people.mentions.len()), out)?;
        for (number, e) in people.entities.iter().enumerate() {
            let more: Vec<&str> = e.title.iter().chain(&e.affiliation).map(String::as_str).collect();
            let aliases = if e.aliases.is_empty() { String::new() } else { format!(" = {}", e.aliases.join(" = ")) };
            writeln!(
                out,
                "  {number:3} {:?}: {}{} {}",
                e.kind,
                plain(&e.name),
                plain(&aliases),
                self.paper.faint(&plain(&more.join(", ")))
            )?;
        }
        writeln!(out)?;
        let marks = people.mentions.iter().map(|m| (m.span, format!("{} {:?}", m.entity.0, m.kind)));
        self.by_paragraph(marks.collect(), out)
    }

    fn quotes(&self, out: &mut impl Write) -> io::Result<()> {
        let Analysis { quotations, turns, rejected, .. } = self.analysis;
        self.title(
            "quotes",
            &format!("{} quotations, {} turns, {} look-alikes in all", quotations.len(), turns.len(), rejected.len()),
            out,
        )?;
        let mut marks: Vec<Mark> = Vec::new();
        for (number, q) in quotations.iter().enumerate() {
            let speaker = self.name(q.speaker);
            marks.extend(
                q.content.iter().map(|&s| (s, format!("{number} {:?}, {speaker} ({}%): {}", q.kind, q.confidence, q.reason))),
            );
            marks.extend(q.cue.map(|s| (s, format!("{number} cue"))));
            marks.extend(q.source.map(|s| (s, format!("{number} source"))));
        }
        marks.extend(
            turns.iter().map(|t| (t.span, format!("turn of {} {}", self.name(t.speaker), t.role.as_deref().unwrap_or("")))),
        );
        marks.extend(rejected.iter().map(|r| (r.span, format!("no {:?}: {}", r.as_what, r.reason))));
        self.by_paragraph(marks, out)
    }

    fn name(&self, speaker: Option<EntityId>) -> &str {
        speaker.and_then(|id| self.analysis.people.entity(id)).map_or("nobody named", |e| &e.name)
    }

    fn scenarios(&self, out: &mut impl Write) -> io::Result<()> {
        let found = &self.analysis.scenarios;
        let made = format!(
            "{} scenarios, {} counterfactuals, {} asides",
            found.scenarios.len(),
            found.counterfactuals.len(),
            found.asides.len()
        );
        self.title("scenarios", &made, out)?;
        let mut marks: Vec<Mark> = Vec::new();
        let mut add = |c: &Conditional, label: String| {
            marks.push((c.antecedent, format!("{label} ({}%): {}", c.confidence, c.reason)));
            marks.extend(c.signal.map(|s| (s, "signal".to_owned())));
            for k in &c.consequents {
                let carried = if k.carried { ", carried" } else { "" };
                marks.extend(k.pieces().map(|s| (s, format!("consequent of {label}: {:?}{carried}", k.modality))));
            }
        };
        for (number, scenario) in found.scenarios.iter().enumerate() {
            scenario
                .conditionals
                .iter()
                .for_each(|c| add(c, format!("scenario {number}, {} [{:?}]", scenario.label, scenario.event)));
        }
        found.counterfactuals.iter().for_each(|c| add(c, "counterfactual".to_owned()));
        found.asides.iter().for_each(|a| add(&a.conditional, format!("aside, {:?}", a.usage)));
        marks.extend(found.brief.iter().map(|&s| (s, "brief".to_owned())));
        self.by_paragraph(marks, out)
    }

    /// The paragraphs that hold marks, with the marks explained.
    fn by_paragraph(&self, mut marks: Vec<Mark>, out: &mut impl Write) -> io::Result<()> {
        marks.sort_by_key(|(m, _)| (m.start(), std::cmp::Reverse(m.end())));
        let marks: Vec<Mark> = marks.into_iter().map(|(m, label)| (m, plain(&label))).collect();
        let mut rest = marks.as_slice();
        for paragraph in &self.analysis.article.paragraphs {
            rest = marks::from(rest, paragraph.span.start());
            if rest.first().is_some_and(|(m, _)| m.start() < paragraph.span.end()) {
                self.paper.explain(self.text, paragraph.span, rest, out)?;
                writeln!(out)?;
            }
        }
        Ok(())
    }
}
