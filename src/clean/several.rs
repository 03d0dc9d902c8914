//! Several articles in one text: parts set off by rules, form feeds or "Document 1 of 5", or by a headline with byline and date
//! below it, each with running text of its own.

use super::lines::End;
use super::page::Page;
use super::roles::Role;
use crate::span::Span;

/// Lines below a headline that hold byline and date, at most.
const HEAD: usize = 3;
/// Words of running text a part must have to count as an article.
const LEAST_WORDS: u32 = 50;

/// The extents of the articles where there are two or more; else empty.
pub fn find(page: &Page, roles: &[Role]) -> Vec<Span> {
    let mut parts: Vec<(Option<Span>, u32)> = vec![(None, 0)];
    for (index, line) in page.lines.iter().enumerate() {
        let words = page.words(index);
        if separates(words) {
            parts.push((None, 0));
            continue;
        }
        if heads(page, index) {
            parts.push((None, 0));
        }
        let prose = roles.get(index).is_some_and(|r| r.kept) && line.shape.is_prose();
        if let Some((span, count)) = parts.last_mut() {
            *span = Some(span.map_or(line.span, |s| s.cover(line.span)));
            *count += if prose { line.shape.words } else { 0 };
        }
    }
    let articles: Vec<Span> = parts.iter().filter(|(_, words)| *words >= LEAST_WORDS).filter_map(|(span, _)| *span).collect();
    if articles.len() >= 2 { articles } else { Vec::new() }
}

/// A title after a blank line, a byline and a date on the next lines.
fn heads(page: &Page, index: usize) -> bool {
    let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return false };
    let title = line.blank_before > 0 && (2..=24).contains(&line.shape.words) && line.shape.end != End::Comma;
    let own = !line.bullet && signs.byline < 2 && !signs.date && signs.evidence.weight < 2;
    let below = page.signs.get(index + 1..(index + 1 + HEAD).min(page.signs.len())).unwrap_or(&[]);
    title && own && below.iter().any(|s| s.byline == 2) && below.iter().any(|s| s.has_date)
}

/// A rule of one repeated mark, or a numbered document head.
fn separates(line: &str) -> bool {
    let first = line.chars().next().unwrap_or(' ');
    let rule = matches!(first, '-' | '=' | '*' | '_' | '#' | '~' | '—')
        && line.chars().count() >= 5
        && line.chars().all(|c| c == first || c == ' ');
    let mut words = line.split_whitespace();
    let numbered = line.len() < 40
        && matches!(words.next(), Some("Document" | "DOCUMENT" | "Article" | "ARTICLE"))
        && words.next().is_some_and(|w| w.chars().all(|c| c.is_ascii_digit()))
        && words.next().is_some_and(|w| w.eq_ignore_ascii_case("of"));
    rule || numbered
}

#[cfg(test)]
mod tests {
    use crate::{Options, Source, clean::clean};

    #[test]
    fn two_articles_in_one_file_are_told_apart() {
        let one = |n: &str| {
            format!(
                "Velm braces for levy {n}\n\n{}\n",
                "The council of Velm has voted for the levy, and ships will pay it from March on, said a clerk who was there. "
                    .repeat(4)
            )
        };
        let text = format!("{}\n==========\n\n{}", one("again"), one("once more"));
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        let heads: Vec<&str> = article.articles.iter().map(|s| s.of(&text).lines().next().unwrap()).collect();
        assert_eq!(heads, ["Velm braces for levy again", "Velm braces for levy once more"]);
        let headed = |n: &str| format!("{}\n", one(n).replacen('\n', "\nBy Ada Olden\nJune 9, 2031\n", 1));
        let text = format!("{}\n{}", headed("again"), headed("once more"));
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        let heads: Vec<&str> = article.articles.iter().map(|s| s.of(&text).lines().next().unwrap()).collect();
        assert_eq!(heads, ["Velm braces for levy again", "Velm braces for levy once more"]);
        assert!(clean(&Source::from_text(headed("x")), &Options::default()).articles.is_empty());
        assert!(clean(&Source::from_text(one("x")), &Options::default()).articles.is_empty());
    }
}
