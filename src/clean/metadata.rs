//! Metadata read off the named lines: headline, section, authors, dates, dateline, outlet, captions.

use super::dates::{self, Role as DateRole};
use super::page::Page;
use super::roles::Role;
use super::signs::turn_label;
use super::{Article, Author, Label, Moment, Passage, bylines, captions, dateline};
use crate::span::Span;
use rustc_hash::FxHashSet;

/// Lines below the body in which a closing byline may stand.
const BELOW: usize = 4;

/// Fills in the article's metadata.
pub fn read(page: &Page, roles: &[Role], article: &mut Article) {
    let first = roles.iter().position(|r| r.kept).unwrap_or(roles.len());
    let last = roles.iter().rposition(|r| r.kept).unwrap_or(0);
    let headline = roles.iter().position(|r| r.label == Label::Headline);
    let near = nearest_headline(roles, first).or(headline);
    article.headline = near.and_then(|i| passage(page, i));
    article.section = roles.iter().position(|r| r.label == Label::Section).and_then(|i| passage(page, i)).map(last_crumb);
    article.captions = captions(page, roles);
    let top = headline.unwrap_or(first.saturating_sub(12)).saturating_sub(4);
    article.authors = authors(page, roles, top, first, last);
    let dates = dated_lines(page, roles, top, first, last);
    article.published = published(&dates);
    article.modified = dates.iter().find(|d| d.role == DateRole::Modified).map(|d| d.moment.clone());
    if article.published.is_none() && !dates.iter().any(|d| d.role == DateRole::Published) {
        article.published = article.modified.clone();
    }
    article.dateline = roles
        .iter()
        .enumerate()
        .filter(|(_, r)| r.kept)
        .take(4)
        .find_map(|(i, _)| page.lines.get(i).and_then(|l| dateline::find(page.text, l.content)));
    from_dateline(page, article);
    article.publisher = article.publisher.take().or_else(|| outlet(page, roles));
}

/// The copy of the headline that stands nearest above the body.
fn nearest_headline(roles: &[Role], first: usize) -> Option<usize> {
    roles.iter().take(first).position(|r| r.label == Label::Headline)
}

/// "Home > World > Asia" names the section "Asia".
fn last_crumb(section: Passage) -> Passage {
    let Some(at) = section.text.rfind(['>', '›', '»']) else { return section };
    let after = section.text.get(at..).unwrap_or("").trim_start_matches(['>', '›', '»', ' ']).to_owned();
    match section.span {
        Some(span) if !after.is_empty() => {
            let end = span.end() as usize;
            Passage { span: Some(Span::from_range(end - after.len().min(end)..end)), text: after }
        }
        _ => section,
    }
}

fn passage(page: &Page, index: usize) -> Option<Passage> {
    let span = page.lines.get(index)?.content;
    Some(Passage { text: one_line(span.of(page.text)), span: Some(span) })
}

/// The words with every run of white space made one space.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn captions(page: &Page, roles: &[Role]) -> Vec<super::Caption> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (line, role) in page.lines.iter().zip(roles) {
        if role.label == Label::Caption && seen.insert(line.shape.key) {
            out.push(captions::split(page.text, line.content));
        }
    }
    out
}

/// The authors of the byline nearest the headline, or of one that closes the text.
fn authors(page: &Page, roles: &[Role], top: usize, first: usize, last: usize) -> Vec<Author> {
    let label = |i: usize| roles.get(i).map(|r| r.label);
    let head: Vec<usize> = (top..first.min(roles.len())).collect();
    let below: Vec<usize> = (last + 1..(last + 1 + BELOW).min(roles.len())).collect();
    let inside: Vec<usize> = (first..(first + 4).min(last + 1)).collect();
    let opened = |i: &&usize| page.signs.get(**i).is_some_and(|s| s.byline == 2) && !roles.get(**i).is_some_and(|r| r.kept);
    let named = |i: &&usize| label(**i) == Some(Label::Byline);
    let dated_name = |i: &&usize| page.signs.get(**i).is_some_and(|s| s.byline == 1 && s.has_date);
    let chosen = head
        .iter()
        .find(opened)
        .or_else(|| inside.iter().find(opened))
        .or_else(|| after_by(page, &head))
        .or_else(|| head.iter().find(dated_name))
        .or_else(|| head.iter().find(named))
        .or_else(|| below.iter().find(opened));
    let Some(&index) = chosen else { return reporters(page, roles) };
    let mut authors = of_line(page, index);
    // Names on the lines below, one a line.
    let mut next = index + 1;
    while page.signs.get(next).is_some_and(|s| s.byline == 2) && next < first {
        for author in of_line(page, next) {
            if !authors.iter().any(|a| a.name.eq_ignore_ascii_case(&author.name)) {
                authors.push(author);
            }
        }
        next += 1;
    }
    if let [only] = authors.as_mut_slice()
        && only.email.is_none()
    {
        only.email = below.iter().chain(&head).find_map(|&i| page.signs.get(i).filter(|s| s.email).and_then(|_| email(page, i)));
    }
    authors
}

/// The reporters a transcript marks as its authors: "ADA OLDEN, BYLINE: ...".
fn reporters(page: &Page, roles: &[Role]) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    let turns = roles.iter().enumerate().zip(&page.signs).filter(|((_, r), s)| r.kept && s.turn).map(|((i, _), _)| i);
    for index in turns.take(400) {
        let (words, Some(line)) = (page.words(index), page.lines.get(index)) else { continue };
        let label = turn_label(words).and_then(|end| words.get(..end)).unwrap_or("");
        let Some(name) = label.strip_suffix(", BYLINE").or_else(|| label.strip_suffix(", byline")) else { continue };
        let start = line.content.start() as usize;
        let author = Author { name: unshouted(name), email: None, span: Some(Span::from_range(start..start + name.len())) };
        if !out.iter().any(|a| a.name == author.name) {
            out.push(author);
        }
    }
    out
}

/// A name in capitals as names are written.
fn unshouted(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let mut out = String::new();
    let mut inside = false;
    for c in name.chars() {
        out.extend(if inside { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] });
        inside = c.is_alphabetic();
    }
    out
}

/// The line below one that reads "By" alone.
fn after_by<'i>(page: &Page, head: &'i [usize]) -> Option<&'i usize> {
    head.iter().find(|&&i| {
        let alone = i
            .checked_sub(1)
            .map(|b| page.words(b).trim_end_matches(':'))
            .is_some_and(|w| w.eq_ignore_ascii_case("by") || w.eq_ignore_ascii_case("written by"));
        alone && page.signs.get(i).is_some_and(|s| s.byline > 0)
    })
}

fn of_line(page: &Page, index: usize) -> Vec<Author> {
    let Some(line) = page.lines.get(index) else { return Vec::new() };
    let words = page.words(index);
    let Some(byline) = bylines::parse(words) else { return Vec::new() };
    let start = line.content.start() as usize;
    let address = byline.email.and_then(|r| words.get(r)).map(str::to_owned);
    let one = byline.names.len() == 1;
    let author = |r: std::ops::Range<usize>| Author {
        name: one_line(words.get(r.clone()).unwrap_or("")),
        email: address.clone().filter(|_| one),
        span: Some(Span::from_range(start + r.start..start + r.end)),
    };
    byline.names.into_iter().map(author).collect()
}

fn email(page: &Page, index: usize) -> Option<String> {
    let words = page.words(index);
    bylines::email(words).and_then(|r| words.get(r)).map(str::to_owned)
}

/// A date of the page with what its line says of it.
struct Dated {
    moment: Moment,
    role: DateRole,
    /// 0: below the headline; 1: just above it; 2: below the body.
    place: u8,
}

fn dated_lines(page: &Page, roles: &[Role], top: usize, first: usize, last: usize) -> Vec<Dated> {
    let headline = roles.iter().position(|r| r.label == Label::Headline).unwrap_or(top);
    let zone = (headline..(first + 4).min(roles.len())).map(|i| (i, 0)).chain((top..headline).map(|i| (i, 1)));
    let below = (last + 1..(last + 1 + 2 * BELOW).min(roles.len())).map(|i| (i, 2));
    let mut out = Vec::new();
    for (index, place) in zone.chain(below) {
        let (Some(line), Some(signs), Some(role)) = (page.lines.get(index), page.signs.get(index), roles.get(index)) else {
            continue;
        };
        let furniture = matches!(role.label, Label::Copyright | Label::Caption | Label::Headline | Label::Related);
        if role.kept || furniture || !signs.has_date || (place == 2 && !signs.date) {
            continue;
        }
        let words = page.words(index);
        let start = line.content.start() as usize;
        for found in dates::find(words) {
            let role = match found.role {
                DateRole::Plain => index.checked_sub(1).map_or(DateRole::Plain, |b| label_above(page.words(b))),
                told => told,
            };
            let span = Span::from_range(start + found.range.start..start + found.range.end);
            let text = words.get(found.range).unwrap_or("").to_owned();
            out.push(Dated { moment: Moment { iso: found.iso, text, span: Some(span) }, role, place });
        }
    }
    out
}

/// What a line that is a label alone ("Updated:") says of the date below it.
fn label_above(words: &str) -> DateRole {
    let bare = words.trim_end_matches([':', ' ']).to_lowercase();
    match bare.as_str() {
        "updated" | "last updated" | "modified" | "last modified" | "updated on" => DateRole::Modified,
        "published" | "posted" | "published on" | "posted on" | "date" => DateRole::Published,
        _ => DateRole::Plain,
    }
}

/// The date the page calls its publication, else the first plain one nearest the headline.
fn published(dates: &[Dated]) -> Option<Moment> {
    let told = dates.iter().find(|d| d.role == DateRole::Published);
    let plain = dates.iter().filter(|d| d.role == DateRole::Plain).min_by_key(|d| d.place);
    told.or(plain).map(|d| d.moment.clone())
}

/// Where no posted date stands on the page, a full date in the dateline is the published date, and an agency in it the outlet.
fn from_dateline(page: &Page, article: &mut Article) {
    let Some(dateline) = &article.dateline else { return };
    if article.published.is_none() && dateline.date.is_some() {
        let words = dateline.span.of(page.text);
        let start = dateline.span.start() as usize;
        article.published = dates::find(words).into_iter().next().map(|found| Moment {
            text: words.get(found.range.clone()).unwrap_or("").to_owned(),
            span: Some(Span::from_range(start + found.range.start..start + found.range.end)),
            iso: found.iso,
        });
    }
    if let Some(agency) = &dateline.agency {
        let at = dateline.span.of(page.text).rfind(agency.as_str());
        let start = dateline.span.start() as usize;
        let span = at.map(|at| Span::from_range(start + at..start + at + agency.len()));
        article.publisher = Some(Passage { text: agency.clone(), span });
    }
}

/// The outlet a copyright line names: "Copyright © 2018 Velm Herald. All rights reserved."
fn outlet(page: &Page, roles: &[Role]) -> Option<Passage> {
    let lines = page.lines.iter().zip(roles).filter(|(_, r)| r.label == Label::Copyright);
    for (line, _) in lines {
        let words = line.content.of(page.text);
        let Some(sign) = words.find('©').map(|at| at + '©'.len_utf8()) else { continue };
        let after = words.get(sign..).unwrap_or("");
        let skip = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | ':');
        let name = after.trim_start_matches(skip);
        let name = name.strip_prefix("by ").unwrap_or(name);
        let end = name
            .find(". ")
            .or_else(|| name.find(" All "))
            .or_else(|| name.find(" all "))
            .or_else(|| name.find(['|', ',', '©', '·']))
            .unwrap_or(name.len());
        let name = name.get(..end).unwrap_or("").trim_end_matches(['.', ' ', '-']);
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–'));
        let count = name.split_whitespace().count();
        if (1..=6).contains(&count) && name.starts_with(char::is_uppercase) && name.len() < 60 {
            let at = line.content.start() as usize + words.find(name)?;
            return Some(Passage { text: name.to_owned(), span: Some(Span::from_range(at..at + name.len())) });
        }
    }
    None
}
