//! The outlet: whom the copyright line names, or what the page's own links call the site ("About Velm Herald", "Velm Herald Newsletters").

use super::page::Page;
use super::roles::Role;
use super::{Author, Label, Passage, bylines};
use crate::span::Span;
use crate::{lexicon, search};
use rustc_hash::FxHashMap;

/// Where a name ends in a copyright line.
const STOPS: [&str; 9] = [" All ", " all ", " ALL ", " or ", " and its ", " Powered ", " Website ", " Designed ", " - "];
/// Before and behind a site's name in the links to its own pages; what stands in one of the last kinds may be a writer or a series as well.
const LINKS: [(&str, &str); SURE as usize + 4] = [
    ("About ", ""),
    ("Search ", ""),
    ("Join ", ""),
    ("Contact ", ""),
    ("Subscribe to ", ""),
    ("Advertise with ", ""),
    ("Work for ", ""),
    ("Support ", ""),
    ("", " logo"),
    ("", " Logo"),
    ("", " Staff"),
    ("", " Newsletters"),
    ("", " Newsletter"),
    ("", " App"),
    ("", " homepage"),
    ("", " home page"),
    ("", " - Back to home"),
    ("", " Magazine"),
    ("Follow ", ""),
    ("More From ", ""),
    ("More from ", ""),
    ("", ""),
];
/// So many of them, the first, stand for a site alone.
const SURE: u32 = 18;
/// Bytes before the sign of a copyright line that does not speak of rights.
const EARLY: usize = 60;
/// Lines of a page that are looked at.
const MOST: usize = 4000;

/// The outlet of a page.
pub fn find(page: &Page, roles: &[Role], authors: &[Author]) -> Option<Passage> {
    let mut names = names(page, roles);
    names.retain(|name, _| !authors.iter().any(|a| a.name == *name));
    let owner = (0..page.lines.len()).filter(|i| other(roles, *i)).find_map(|i| Some((copyright(page, i)?, i)));
    let owned = |name: &str| match owner.map_or("", |(o, _)| o).strip_prefix(name) {
        Some("") => 2,
        Some(rest) if rest.starts_with(' ') => 1,
        _ => 0,
    };
    // "About Velm Herald" and more of the kind; of "Velm Herald Media Group" what stands elsewhere too.
    let weight = |(name, (kinds, index)): &(&str, (u32, usize))| (kinds.count_ones() + owned(name), usize::MAX - index);
    let sure = |named: &(&str, (u32, usize))| weight(named).0 >= 2 && (named.1.0.trailing_zeros() < SURE || owned(named.0) > 0);
    // The name last: which of two equals is taken must not hang on how a table is kept.
    let best = names.into_iter().filter(sure).max_by_key(|n| (weight(n), n.0)).map(|(name, (_, index))| (name, index));
    let (name, index) = best.or(owner)?;
    let at = page.lines.get(index)?.content.start() as usize + page.words(index).find(name)?;
    Some(Passage { text: name.to_owned(), span: Some(Span::from_range(at..at + name.len())) })
}

fn other(roles: &[Role], index: usize) -> bool {
    roles.get(index).is_some_and(|r| !r.kept && r.label != Label::Caption)
}

/// The names in links of the kinds above: in which kinds each stands, and on which line first.
fn names<'p>(page: &Page<'p>, roles: &[Role]) -> FxHashMap<&'p str, (u32, usize)> {
    let mut names: FxHashMap<&str, (u32, usize)> = FxHashMap::default();
    for index in (0..page.lines.len().min(MOST)).filter(|i| other(roles, *i)) {
        let words = page.words(index);
        if words.len() > 50 || !words.starts_with(char::is_uppercase) {
            continue;
        }
        for (kind, (before, behind)) in LINKS.iter().enumerate() {
            let name = words.strip_prefix(before).and_then(|w| w.strip_suffix(behind)).unwrap_or("");
            if is_name(name) {
                names.entry(name).or_insert((0, index)).0 |= 1 << kind;
            }
        }
    }
    names
}

/// True for one to four words with capitals that are not all of menus.
fn is_name(words: &str) -> bool {
    let all = || words.split(' ');
    let capital =
        |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(w, "of" | "the" | "and" | "&");
    let letters = || words.len() <= 4 && words.bytes().all(|b| b.is_ascii_uppercase());
    let own = || letters() || !all().all(bylines::is_not_name);
    words.len() > 2 && all().count() <= 4 && words.starts_with(char::is_uppercase) && all().all(capital) && own()
}

/// Whom a copyright line names: "Copyright © 2018 Velm Herald. All rights reserved."
fn copyright<'p>(page: &Page<'p>, index: usize) -> Option<&'p str> {
    let words = page.words(index);
    let sign = words.find('©').filter(|at| *at < EARLY || search::holds(words, "ights reserved")).map(|at| at + '©'.len_utf8());
    let told =
        || words.strip_prefix("Copyright ").filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).map(|_| "Copyright ".len());
    let skip = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | ':' | '©' | '|' | '.');
    let mut name = words.get(sign.or_else(told)?..)?.trim_start_matches(skip);
    for word in ["Copyright", "COPYRIGHT", "by "] {
        name = name.strip_prefix(word).unwrap_or(name).trim_start_matches(skip);
    }
    let mut end = STOPS
        .iter()
        .filter_map(|s| name.find(s))
        .chain(name.find(['|', ',', '©', '·', ';', '(', '™', '®']))
        .min()
        .unwrap_or(name.len());
    // "U.S. Herald" goes on.
    let stop = name
        .match_indices(". ")
        .map(|(at, _)| at)
        .find(|at| name.get(..*at).is_some_and(|w| !w.ends_with(char::is_uppercase) || w.len() > 4));
    end = stop.map_or(end, |at| at.min(end));
    let mut name = name.get(..end)?.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '.'));
    while let Some((before, _)) = name.rsplit_once(' ').filter(|(_, last)| is_form(last.trim_end_matches('.'))) {
        name = before.trim_end_matches([',', ' ', '&']);
    }
    let count = name.split_whitespace().count();
    let rights = name.get(..3).is_some_and(|w| w.eq_ignore_ascii_case("all"));
    let name = name.strip_prefix("www.").unwrap_or(name);
    let capital = name.starts_with(char::is_uppercase) || count == 1 && name.contains('.');
    let fits = (1..=6).contains(&count) && capital && name.len() < 60 && !rights;
    fits.then_some(name)
}

/// True for what stands behind the name of a firm: "Inc", "LLC", "Limited".
fn is_form(word: &str) -> bool {
    matches!(word, "Limited" | "Co") || lexicon::classes_of(&word.to_lowercase()).has(lexicon::Class::CompanyForm)
}

#[cfg(test)]
mod tests {
    use crate::Source;

    /// The outlet of a page with these lines below its text.
    fn of(lines: &str) -> String {
        let text = format!(
            "Velm braces for levy\n\nThe council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n\n\
             Ships pay from March on, the clerk said, and nobody asked the captains of the ferries.\n\n{lines}\n"
        );
        let source = Source::from_text(text);
        let article = crate::clean::clean(&source, &crate::Options::default());
        article.publisher.map_or(String::new(), |p| p.text)
    }

    #[test]
    fn copyright_lines_name_the_outlet() {
        assert_eq!(of("Copyright © 2031 Velm Herald. All rights reserved."), "Velm Herald");
        assert_eq!(of("© Copyright 2031 Velm Herald, Inc."), "Velm Herald");
        assert_eq!(of("© 2019–2031 V.S. Herald. All rights reserved."), "V.S. Herald");
        assert_eq!(of("Copyright 2031 Velm Herald - VelmHerald.com, all rights"), "Velm Herald");
        assert_eq!(of("© 2031 - All Right Reserved."), "");
    }

    #[test]
    fn links_name_the_site_before_its_owner() {
        assert_eq!(of("Velm Herald\nAbout Velm Herald\nVelm Herald Newsletters\n© 2031 Fenn Holdings LLC"), "Velm Herald");
        assert_eq!(of("Subscribe to Velm Herald\n© 2031 Velm Herald Media Group LLC"), "Velm Herald");
        assert_eq!(of("Ada Olden\nFollow Ada Olden\nMore From Ada Olden\n© 2031 Velm Herald"), "Velm Herald");
        assert_eq!(of("About Us\nContact Us\nSearch Jobs"), "");
    }
}
