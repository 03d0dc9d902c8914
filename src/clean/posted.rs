//! When the text was published: of the dates around headline and text, the one that most stands like a date of publication.
//! What counts is ranked by weights learned from pages; see `metadata.md`. A day is never guessed: two numbers that could be
//! day and month either way are read as the page's other dates are.

use super::dates::{self, Found, Role};
use super::page::Page;
use super::rank::{Features, Ranker, Task, bin, distance};
use super::surroundings::{Class, Surroundings};
use super::{Label, Moment};
use crate::input::tags::{flag, hint};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Lines above the headline, below it, and below the body in which the date may stand.
const ABOVE: usize = 12;
const BELOW: usize = 45;
const FOOT: usize = 16;
/// Lines at the page's head that are looked at besides.
const TOP: usize = 6;

/// A date of the page.
pub struct Candidate {
    /// Its line.
    pub line: usize,
    /// The date, as written and in ISO form.
    pub moment: Moment,
    /// What the words before it say of it.
    pub role: Role,
    /// What speaks for and against it.
    pub features: Features,
}

/// The dates around headline and body, in order, and the place in that list of the one that tells the publication.
pub fn find(
    around: &Surroundings,
    headline: Option<usize>,
    writer: Option<usize>,
    ranker: &Ranker,
) -> (Vec<Candidate>, Option<usize>) {
    let list = candidates(around, headline, writer);
    let best = ranker.best(Task::Date, list.iter().map(|c| &c.features));
    (list, best)
}

/// One date and where it stands.
struct Dated {
    line: usize,
    nth: usize,
    found: Found,
}

/// Every date that may tell it, in order.
pub fn candidates(around: &Surroundings, headline: Option<usize>, writer: Option<usize>) -> Vec<Candidate> {
    let head = headline.unwrap_or(around.start.saturating_sub(6));
    let top = 0..TOP.min(head.saturating_sub(ABOVE));
    let near = head.saturating_sub(ABOVE)..=(head + BELOW).max(around.start.min(head + 4 * BELOW) + 6);
    let foot = (around.end.saturating_sub(2)).max(near.end() + 1)..=around.end + FOOT;
    let mut dated = Vec::new();
    for line in top.chain(near).chain(foot) {
        if Some(line) != headline {
            dated.extend(of_line(around, line).into_iter().enumerate().map(|(nth, found)| Dated { line, nth, found }));
        }
    }
    if day_first(around.page, &dated) {
        for date in &mut dated {
            date.found.iso = date.found.swapped.take().unwrap_or_else(|| std::mem::take(&mut date.found.iso));
        }
    }
    let seen = Seen::of(&dated, head);
    dated.iter().enumerate().filter_map(|(order, d)| candidate(around, d, (order, head, headline, writer), &seen)).collect()
}

fn of_line(around: &Surroundings, index: usize) -> Vec<Found> {
    let (Some(line), Some(signs)) = (around.page.lines.get(index), around.page.signs.get(index)) else { return Vec::new() };
    let kept = around.kept.get(index) == Some(&true);
    if !signs.has_date || (kept && line.shape.is_prose()) || around.page.hidden(index) {
        return Vec::new();
    }
    let mut found = dates::find(around.page.words(index));
    found.truncate(4);
    found
}

/// True where the page writes the day before the month: one of its dates can only be read so, or its dates with a month's name
/// are all written so.
fn day_first(page: &Page, dated: &[Dated]) -> bool {
    if !dated.iter().any(|d| d.found.swapped.is_some()) {
        return false;
    }
    let (mut first, mut last) = (0, 0);
    for date in dated {
        let words = page.words(date.line).get(date.found.range.clone()).unwrap_or("");
        match dates::order(words) {
            Some(true) => first += 1,
            Some(false) => last += 1,
            None => {}
        }
    }
    first > last
}

/// What is known of all dates together.
struct Seen<'d> {
    days: FxHashMap<&'d str, u32>,
    earliest: &'d str,
    latest: &'d str,
    /// The first below the headline.
    below: Option<usize>,
    told: bool,
}

impl<'d> Seen<'d> {
    fn of(dated: &'d [Dated], head: usize) -> Seen<'d> {
        let mut days: FxHashMap<&str, u32> = FxHashMap::default();
        dated.iter().for_each(|d| *days.entry(d.found.day()).or_default() += 1);
        Seen {
            earliest: days.keys().min().copied().unwrap_or(""),
            latest: days.keys().max().copied().unwrap_or(""),
            below: dated.iter().position(|d| d.line >= head),
            told: dated.iter().any(|d| d.found.role == Role::Published),
            days,
        }
    }
}

fn candidate(
    around: &Surroundings,
    date: &Dated,
    (order, head, headline, writer): (usize, usize, Option<usize>, Option<usize>),
    seen: &Seen,
) -> Option<Candidate> {
    let (page, index) = (around.page, date.line);
    let (line, signs) = (page.lines.get(index)?, page.signs.get(index)?);
    let (shape, words, found) = (&line.shape, page.words(index), &date.found);
    let role = match found.role {
        Role::Plain if date.nth == 0 => index.checked_sub(1).map_or(Role::Plain, |b| label_above(page.words(b))),
        told => told,
    };
    let mut f = Features::default();
    f.add(0);
    f.add(role as usize);
    let place = distance(head, index);
    f.add(place);
    f.add(if headline.is_some() { 0 } else { 1 });
    f.add(role as usize * 4 + usize::from(index > head) + usize::from(index > head + 6) + usize::from(index > around.end));
    f.add(if index > around.end { 1 + bin(index - around.end, &[2, 3, 5, 9]) } else { 0 });
    f.add(if index > around.start {
        1 + bin(index - around.start, &[2, 4, 8])
    } else {
        6 + bin(around.start - index, &[2, 4, 8, 16])
    });
    f.flag(signs.date);
    f.flag(found.iso.len() > 10);
    f.add(date.nth.min(3) * 3 + role as usize);
    f.add(bin(shape.words as usize, &[4, 5, 6, 8, 10, 13, 17, 25, 35]));
    f.add(usize::from(signs.byline));
    for by in [-2, -1, 1, 2] {
        f.add(around.class(index, by) as usize);
    }
    f.add(around.until(index, -1, 4, &[Class::Byline]));
    f.add(around.until(index, -1, 4, &[Class::Name]));
    f.add(around.until(index, 1, 3, &[Class::Byline, Class::Name]));
    f.add(writer.map_or(15, |w| if w <= index { bin(index - w, &[1, 2, 3, 5, 9]) } else { 6 + bin(w - index, &[2, 3, 5, 9]) }));
    f.add((*seen.days.get(found.day()).unwrap_or(&0) as usize).min(5));
    f.add(usize::from(found.day() == seen.earliest) * 2 + usize::from(found.day() == seen.latest));
    f.add(seen.below.map_or(15, |b| if order >= b { (order - b).min(7) } else { 8 + (b - order).min(6) }));
    f.add(usize::from(seen.told) * 3 + role as usize);
    f.flag(around.kept.get(index) == Some(&true));
    f.add(match signs.evidence.label {
        None => 0,
        Some(Label::Copyright) => 1,
        Some(Label::Related) => 2,
        Some(Label::Comment) => 3,
        Some(Label::Caption) => 4,
        Some(Label::Note) => 5,
        Some(_) => 6,
    });
    f.add(usize::from(signs.caption));
    f.add(bin(index, &[1, 2, 4, 6, 16, 64]));
    f.add((signs.copies as usize).min(4));
    f.flag(line.bullet);
    f.flag(found.swapped.is_some());
    f.add(usize::from(found.range.start > 0) + usize::from(found.range.end < words.len()) * 2);
    f.add(around.until(index, -1, 3, &[Class::Title]) + 4 * usize::from(around.until(index, 1, 1, &[Class::Title]) > 0));
    let html = page.html.and_then(|h| h.lines.get(index));
    f.add(html.map_or(0, |l| 1 + usize::from(l.hints & hint::DATE != 0) + 2 * usize::from(l.flags & flag::TIME != 0)));
    f.add(html.map_or(0, |l| 1 + usize::from(l.hints & (hint::RELATED | hint::SIDE | hint::COMMENT | hint::FOOT) != 0)));
    let start = line.content.start() as usize;
    let span = Span::from_range(start + found.range.start..start + found.range.end);
    let text = words.get(found.range.clone())?.to_owned();
    Some(Candidate { line: index, moment: Moment { iso: found.iso.clone(), text, span: Some(span) }, role, features: f })
}

/// What a line that is a label alone ("Updated:") says of the date below it.
fn label_above(words: &str) -> Role {
    let bare = words.trim_end_matches([':', ' ', '|']).to_lowercase();
    match bare.as_str() {
        "updated" | "last updated" | "modified" | "last modified" | "updated on" | "last updated on" | "last update" => {
            Role::Modified
        }
        "published" | "posted" | "published on" | "posted on" | "date" | "publication date" | "date published" => Role::Published,
        _ => Role::Plain,
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::{Options, Source};

    fn published(text: &str) -> Option<String> {
        clean(&Source::from_text(text), &Options::default()).published.map(|p| p.iso)
    }

    const BODY: &str = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n\
        Ships will pay the levy from March on, the council said in a statement on Friday.\n\
        The port of Ostrel hopes to take over what Velm will lose, its clerk said.\n";

    #[test]
    fn the_date_below_the_headline_is_taken_and_not_the_page_s() {
        let text = format!(
            "Sunday, June 15, 2031\nHome\nPorts\n\nVelm braces for harbour levy as ferries stop\nBy Ada Olden\nJune 9, 2031\n\n{BODY}"
        );
        assert_eq!(published(&text).as_deref(), Some("2031-06-09"));
    }

    #[test]
    fn the_page_says_whether_the_day_stands_first() {
        let page = |other: &str| {
            format!(
                "Velm braces for harbour levy as ferries stop\nBy Ada Olden\nPublished: 04/06/2031\n\n{BODY}\nComments\n{other}\nQuite right.\n"
            )
        };
        assert_eq!(published(&page("Posted: 25/06/2031")).as_deref(), Some("2031-06-04"));
        assert_eq!(published(&page("Posted: 06/25/2031")).as_deref(), Some("2031-04-06"));
    }
}
