//! The readable report of one analysis: head, article with the evidence marked, speakers, scenarios, what was removed, notes.

use crate::marks::{self, Paper, Style, cut, plain};
use foresay::clean::{Article, DocumentKind};
use foresay::people::EntityId;
use foresay::quotes::Quotation;
use foresay::scenarios::{Conditional, Modality};
use foresay::{Analysis, Source, Span};
use std::io::{self, Write};

/// Writes the whole report.
pub fn write(source: &Source, analysis: &Analysis, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let report = Report { text: source.text(), analysis, paper };
    report.head(out)?;
    report.body(out)?;
    report.speakers(out)?;
    report.scenarios(out)?;
    report.removed(out)?;
    report.notes(out)
}

/// Columns of a turn that are shown: all of it stands in the article above.
const OPENING: usize = 100;

/// What one speaker says.
#[derive(Default)]
struct Voice<'a> {
    speaker: Option<EntityId>,
    turns: Vec<Span>,
    quotations: Vec<&'a Quotation>,
}

/// What each speaker says, in the order in which they come in.
#[derive(Default)]
struct Voices<'a> {
    voices: Vec<Voice<'a>>,
    places: rustc_hash::FxHashMap<Option<EntityId>, usize>,
}

impl<'a> Voices<'a> {
    /// Adds to what this speaker says.
    fn add(&mut self, speaker: Option<EntityId>, add: impl FnOnce(&mut Voice<'a>)) {
        let place = *self.places.entry(speaker).or_insert_with(|| {
            self.voices.push(Voice { speaker, ..Voice::default() });
            self.voices.len() - 1
        });
        if let Some(voice) = self.voices.get_mut(place) {
            add(voice);
        }
    }
}

struct Report<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    paper: &'a Paper,
}

impl Report<'_> {
    fn head(&self, out: &mut impl Write) -> io::Result<()> {
        let Article { headline, authors, publisher, section, published, kind, genre, language, .. } = &self.analysis.article;
        if let Some(headline) = headline {
            writeln!(out, "{}", self.paper.bold(&plain(&headline.text)))?;
        }
        let names: Vec<String> = authors.iter().map(|a| plain(&a.name)).collect();
        let by = (!names.is_empty()).then(|| format!("By {}", names.join(", ")));
        let facts = [
            by,
            publisher.as_ref().map(|p| plain(&p.text)),
            section.as_ref().map(|s| plain(&s.text)),
            published.as_ref().map(|p| plain(&p.iso)),
            (*kind == DocumentKind::Transcript).then(|| "transcript".to_owned()),
            genre.map(str::to_owned),
            (!language.supported).then(|| format!("language: {}", language.code)),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        if !facts.is_empty() {
            writeln!(out, "{}", self.paper.faint(&facts.join(" · ")))?;
        }
        writeln!(out)
    }

    fn body(&self, out: &mut impl Write) -> io::Result<()> {
        let marks = self.evidence();
        if !marks.is_empty() && !self.paper.has_colours() {
            let used = |style| marks.iter().any(|&(_, s)| s == style);
            let key: Vec<String> =
                [(Style::Quotation, "said"), (Style::Condition, "condition"), (Style::Consequence, "consequence")]
                    .into_iter()
                    .filter(|&(style, _)| used(style))
                    .map(|(style, name)| format!("{} {name}", String::from(style.sign()).repeat(3)))
                    .collect();
            writeln!(out, "  {}\n", key.join("   "))?;
        }
        let mut rest = marks.as_slice();
        for paragraph in &self.analysis.article.paragraphs {
            rest = marks::from(rest, paragraph.span.start());
            self.paper.passage(self.text, paragraph.span, 2, rest, out)?;
            writeln!(out)?;
        }
        if self.analysis.article.paragraphs.is_empty() {
            writeln!(out, "  No line of the text was taken for an article's body.\n")?;
        }
        Ok(())
    }

    /// Everything that is marked in the body, by place; what stands inside another comes after it.
    fn evidence(&self) -> Vec<(Span, Style)> {
        let said = self.analysis.quotations.iter().flat_map(|q| &q.content).map(|&s| (s, Style::Quotation));
        let mut marks: Vec<(Span, Style)> = said.collect();
        for c in self.analysis.scenarios.scenarios.iter().flat_map(|s| &s.conditionals) {
            marks.push((c.antecedent, Style::Condition));
            marks.extend(c.consequents.iter().flat_map(|k| k.pieces()).map(|s| (s, Style::Consequence)));
        }
        marks.sort_by_key(|(m, _)| (m.start(), std::cmp::Reverse(m.end())));
        marks
    }

    fn speakers(&self, out: &mut impl Write) -> io::Result<()> {
        self.title("Who said what", out)?;
        if self.analysis.quotations.is_empty() && self.analysis.turns.is_empty() {
            return writeln!(out, "  No quotation was found.\n");
        }
        // Turns first: who speaks in them is what a transcript is about.
        let mut all = Voices::default();
        for turn in &self.analysis.turns {
            all.add(turn.speaker, |voice| voice.turns.push(turn.span));
        }
        for quotation in &self.analysis.quotations {
            all.add(quotation.speaker, |voice| voice.quotations.push(quotation));
        }
        for Voice { speaker, turns, quotations } in &all.voices {
            writeln!(out, "  {}", self.paper.bold(&self.name(*speaker)))?;
            for turn in turns {
                writeln!(out, "    {}", cut(turn.of(self.text), OPENING))?;
            }
            for q in quotations {
                let cue = q.cue.map_or("says", |c| c.of(self.text));
                writeln!(out, "    {}", self.paper.faint(&format!("{}:", cut(cue, 40))))?;
                for &content in &q.content {
                    self.paper.passage(self.text, content, 6, &[], out)?;
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn name(&self, speaker: Option<EntityId>) -> String {
        let Some(entity) = speaker.and_then(|id| self.analysis.people.entity(id)) else { return "Somebody not named".to_owned() };
        let role: Vec<&str> = entity.title.iter().chain(&entity.affiliation).map(String::as_str).collect();
        if role.is_empty() { plain(&entity.name) } else { plain(&format!("{}, {}", entity.name, role.join(", "))) }
    }

    fn scenarios(&self, out: &mut impl Write) -> io::Result<()> {
        self.title("What happens if", out)?;
        let found = &self.analysis.scenarios;
        if found.scenarios.is_empty() {
            writeln!(out, "  No scenario was found.\n")?;
        }
        for scenario in &found.scenarios {
            writeln!(out, "  {}", self.paper.bold(&plain(&scenario.label)))?;
            for conditional in &scenario.conditionals {
                self.conditional(conditional, out)?;
            }
            writeln!(out)?;
        }
        let asides = found.asides.iter().map(|a| &a.conditional);
        self.apart("What does not or did not hold", found.counterfactuals.iter(), out)?;
        self.apart("Conditions that set out no scenario", asides, out)
    }

    /// Conditionals that stand on no board, under a heading of their own.
    fn apart<'c>(&self, what: &str, list: impl Iterator<Item = &'c Conditional>, out: &mut impl Write) -> io::Result<()> {
        let mut list = list.peekable();
        if list.peek().is_none() {
            return Ok(());
        }
        writeln!(out, "  {}", self.paper.bold(what))?;
        list.try_for_each(|c| self.conditional(c, out))?;
        writeln!(out)
    }

    fn conditional(&self, c: &Conditional, out: &mut impl Write) -> io::Result<()> {
        self.paper.passage(self.text, c.antecedent, 4, &[], out)?;
        for consequent in &c.consequents {
            writeln!(out, "      {}", self.paper.faint(&format!("{}:", modality(consequent.modality))))?;
            for piece in consequent.pieces() {
                self.paper.passage(self.text, piece, 8, &[], out)?;
            }
        }
        let who = c.quotation.and_then(|i| self.analysis.quotations.get(i as usize)).map(|q| self.name(q.speaker));
        if let Some(who) = who {
            writeln!(out, "      {}", self.paper.faint(&format!("says {who}")))?;
        }
        Ok(())
    }

    fn removed(&self, out: &mut impl Write) -> io::Result<()> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for block in self.analysis.article.blocks.iter().filter(|b| !b.kept) {
            let name = block.label.name();
            match counts.iter_mut().find(|(n, _)| *n == name) {
                Some((_, count)) => *count += 1,
                None => counts.push((name, 1)),
            }
        }
        if counts.is_empty() {
            return Ok(());
        }
        counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        self.title("Removed from the page", out)?;
        let parts: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
        writeln!(out, "  {}   (foresay stages shows each with its reason)\n", parts.join(", "))
    }

    fn notes(&self, out: &mut impl Write) -> io::Result<()> {
        if self.analysis.article.notes.is_empty() {
            return Ok(());
        }
        self.title("Notes", out)?;
        for note in &self.analysis.article.notes {
            writeln!(out, "  {}", plain(&note.message))?;
        }
        Ok(())
    }

    fn title(&self, words: &str, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}\n", self.paper.bold(words))
    }
}

/// How sure a consequence is, as a word before it.
pub fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Certain => "will",
        Modality::Expected => "is expected",
        Modality::Likely => "is likely",
        Modality::Possible => "may be",
        Modality::Planned => "is planned",
        Modality::Needed => "is needed",
        Modality::Unlikely => "is unlikely",
    }
}
