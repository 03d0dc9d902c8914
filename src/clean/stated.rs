//! Metadata the HTML states (meta elements, JSON-LD, `h1`), laid over what the text shows: its words are pointed at where the
//! text has them.

use super::page::Page;
use super::{Article, Author, Moment, Passage, dates};
use crate::input::tags::flag;
use crate::span::Span;

/// The index of the line that is the page's headline by its elements: an `h1` that reads as the stated headline does, or the
/// only one of three words or more.
pub fn headline(page: &Page) -> Option<usize> {
    let html = page.html?;
    let stated = html.meta.headline.as_deref().or(html.meta.title.as_deref()).map(folded).unwrap_or_default();
    let headings = |wanted: u32| {
        html.lines.iter().enumerate().filter(move |(_, f)| f.flags & wanted != 0 && f.flags & flag::HIDDEN == 0).map(|(i, _)| i)
    };
    let reads = |i: &usize| {
        let own = folded(page.words(*i));
        own.split(' ').count() >= 3 && !stated.is_empty() && (stated.starts_with(&own) || own.starts_with(&stated))
    };
    let long = |i: &usize| page.lines.get(*i).is_some_and(|l| l.shape.words >= 3);
    let mut titles = headings(flag::TITLE).filter(long);
    headings(flag::TITLE)
        .find(reads)
        .or_else(|| headings(flag::HEADING).find(reads))
        .or_else(|| titles.next().filter(|_| titles.next().is_none()))
}

/// Lower-case words, single spaces, no marks.
fn folded(words: &str) -> String {
    let mut out = String::new();
    for word in words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(60) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.to_lowercase());
    }
    out
}

/// Lays the stated metadata over the article's.
pub fn lay_over(page: &Page, article: &mut Article) {
    let Some(html) = page.html else { return };
    let meta = &html.meta;
    if article.headline.is_none() {
        article.headline = meta.headline.clone().map(|text| Passage { text, span: None });
    }
    authors(page, article);
    article.published = moment(meta.published.as_deref(), article.published.take());
    article.modified = moment(meta.modified.as_deref(), article.modified.take());
    let passage = |text: &String| Passage { text: text.clone(), span: place(page, text) };
    if let Some(section) = meta.section.as_ref().filter(|s| s.len() < 60) {
        article.section = Some(passage(section));
    }
    if article.publisher.is_none()
        && let Some(name) = article.headline.as_ref().and_then(|h| outlet_of_title(meta.title.as_deref()?, &h.text))
    {
        article.publisher = Some(passage(&name.to_owned()));
    }
    if let Some(name) = meta.site.as_ref().filter(|s| s.len() < 80 && !s.contains("://")) {
        article.publisher = Some(passage(name));
    }
}

/// "Velm braces for levy | Velm Herald": the outlet behind the headline in the page's title.
fn outlet_of_title<'t>(title: &'t str, headline: &str) -> Option<&'t str> {
    let (at, mark) = [" | ", " - ", " – ", " — "].iter().filter_map(|m| title.rfind(m).map(|at| (at, m.len()))).max()?;
    let (head, tail) = (folded(title.get(..at)?), title.get(at + mark..)?.trim());
    let own = folded(headline);
    let same = !head.is_empty() && (own.starts_with(&head) || head.starts_with(&own));
    (same && (1..=5).contains(&tail.split_whitespace().count()) && tail.starts_with(char::is_uppercase)).then_some(tail)
}

/// Lays the stated authors over those the text shows. A byline the text shows holds where what is stated is no name, is the
/// site's own, or stands nowhere in the text.
fn authors(page: &Page, article: &mut Article) {
    let Some(html) = page.html else { return };
    let site = html.meta.site.as_deref();
    let names: Vec<&str> = html.meta.authors.iter().map(|a| bare(a)).filter(|a| is_name(a, site)).collect();
    let shown = |name: &&str| place(page, name).is_some();
    // The line the page shows names all of them and more.
    let known = |name: &&str| article.authors.iter().any(|a| a.name.eq_ignore_ascii_case(name));
    if article.authors.len() > names.len() && names.iter().all(known) {
        return;
    }
    if names.is_empty() || !article.authors.is_empty() && !names.iter().any(|n| shown(n) && n.contains(' ')) {
        return;
    }
    let email = article.authors.first().and_then(|a| a.email.clone()).filter(|_| names.len() == 1);
    let author = |name: &str| Author { name: name.to_owned(), email: email.clone(), span: place(page, name) };
    // A list of all who ever wrote for a page that runs on is no byline.
    if names.len() <= MOST_STATED || article.authors.is_empty() {
        article.authors = names.into_iter().take(MOST_STATED).map(author).collect();
    }
}

/// Authors stated, at most.
const MOST_STATED: usize = 8;

/// A stated name without the outlet or address behind a bar.
fn bare(name: &str) -> &str {
    name.split(" | ").next().unwrap_or(name).trim()
}

/// True for a person's or an outlet's name: not the site's own, no account's name, no address.
fn is_name(name: &str, site: Option<&str>) -> bool {
    let own = site.is_some_and(|s| s.eq_ignore_ascii_case(name));
    let account = !name.contains(' ') && !name.starts_with(char::is_uppercase);
    !name.is_empty() && name.split_whitespace().count() <= 5 && !own && !account && !name.contains('@')
}

/// The stated moment; the page's own wording is kept where it tells the same day, and holds where it tells another: the code
/// gives the day in another time zone, or that of a text since written anew.
fn moment(stated: Option<&str>, shown: Option<Moment>) -> Option<Moment> {
    let Some((words, iso)) = stated.and_then(|w| dates::machine(w).map(|iso| (w, iso))) else { return shown };
    match shown {
        Some(shown) if shown.iso.get(..10) == iso.get(..10) => {
            Some(Moment { iso: if iso.len() >= shown.iso.len() { iso } else { shown.iso }, ..shown })
        }
        Some(shown) => Some(shown),
        None => Some(Moment { iso, text: words.to_owned(), span: None }),
    }
}

/// Where the text has these words, in one of its first thousand lines.
fn place(page: &Page, words: &str) -> Option<Span> {
    page.lines.iter().take(1000).filter(|l| l.content.len() < 400).find_map(|line| {
        let at = line.content.of(page.text).find(words)?;
        let start = line.content.start() as usize + at;
        Some(Span::from_range(start..start + words.len()))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, Source, clean::clean};

    #[test]
    fn what_the_page_states_is_taken_with_its_place_in_the_text() {
        let html = r#"<html><head><title>Velm braces for harbour levy | Velm Herald</title><meta property="og:site_name" content="Velm Herald">
            <script type="application/ld+json">{"headline":"Velm braces for harbour levy","datePublished":"2031-06-14T09:25:00Z","author":{"name":"Ada Olden"}}</script></head>
            <body><h1>Velm braces for harbour levy</h1><p>Ada Olden</p><p>June 14, 2031</p><article>
            <p>The council of Velm has voted for the harbour levy, and ferries will stop on Monday, the clerk said.</p>
            <p>Ships will pay the levy from March on, and the port of Ostrel hopes to take over what Velm will lose.</p></article></body></html>"#;
        let source = Source::from_html(html);
        let article = clean(&source, &Options::default());
        let headline = article.headline.unwrap();
        assert_eq!(headline.span.unwrap().of(source.text()), "Velm braces for harbour levy");
        assert_eq!(article.authors[0].span.unwrap().of(source.text()), "Ada Olden");
        let published = article.published.unwrap();
        assert_eq!((published.iso.as_str(), published.text.as_str()), ("2031-06-14T09:25", "June 14, 2031"));
        assert_eq!(article.publisher.unwrap().text, "Velm Herald");
        assert_eq!(article.paragraphs.len(), 2);
    }
}
