//! What each line is: body and subheadings among the kept lines, and the kinds of furniture among the others, each with its reason.

use super::apart::Told;
use super::features::Group;
use super::lines::End;
use super::model::Judged;
use super::page::Page;
use super::{Author, Label, bylines, captions, crumbs, kind, live};
use crate::lexicon::{self, Class, List};
use crate::reason::Reason;
use crate::search;

/// A line's label, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// What it is.
    pub label: Label,
    /// True where it belongs to the body.
    pub kept: bool,
    /// In words a reader understands.
    pub reason: Reason,
}

/// Where on the page a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    /// Above the headline.
    Top,
    /// Between headline and body.
    Head,
    /// Between two body lines.
    Inside,
    /// Below the body.
    Foot,
}

/// Names every line. `kept` says which are body; `headline` is the index of the headline's line; `told` says what some are.
pub fn assign(page: &Page, judged: &Judged, kept: &[bool], headline: Option<usize>, told: &Told) -> Vec<Role> {
    let first = kept.iter().position(|k| *k).unwrap_or(kept.len());
    let last = kept.iter().rposition(|k| *k).unwrap_or(0);
    let title_key = headline.and_then(|h| page.lines.get(h)).map(|l| l.shape.key);
    let section = headline.and_then(|h| section(page, h));
    let entries = live::entries(page);
    let mut roles = Vec::with_capacity(page.lines.len());
    for index in 0..page.lines.len() {
        // A live page's entries stand under their times of day.
        let is_kept = kept.get(index).copied().unwrap_or(false) && !kind::is_clock(page.words(index));
        let zone = match headline {
            _ if index > last => Zone::Foot,
            _ if index > first => Zone::Inside,
            Some(h) if index >= h => Zone::Head,
            None if first.saturating_sub(index) <= 12 => Zone::Head,
            _ => Zone::Top,
        };
        let title = title_key.is_some() && page.lines.get(index).map(|l| l.shape.key) == title_key;
        let (label, reason) = if is_kept && Some(index) != headline {
            match of_body(page, judged, kept, index) {
                (Label::Body, _) if entries.get(index) == Some(&true) => {
                    (Label::Body, "an entry of a live page: it stands under its time of day".to_owned())
                }
                named => named,
            }
        } else if Some(index) == headline {
            (Label::Headline, "the headline: it stands above the text and shares its words".to_owned())
        } else if title {
            (Label::Headline, "repeats the headline".to_owned())
        } else if let Some(verdict) = told.get(index).and_then(Option::as_ref) {
            (verdict.label, verdict.reason.clone())
        } else if Some(index) == section {
            (Label::Section, "a short line just above the headline names the section".to_owned())
        } else {
            of_furniture(page, judged, index, zone)
        };
        roles.push(Role { label, kept: is_kept && Some(index) != headline, reason: reason.into() });
    }
    roles
}

/// The last lines of the body say who the authors are ("Ada Olden writes on harbours for ..."): a note, no part of the text.
pub fn about_the_authors(page: &Page, authors: &[Author], roles: &mut [Role]) {
    let kept: Vec<usize> = roles.iter().enumerate().filter(|(_, r)| r.kept).map(|(i, _)| i).collect();
    let Some(opening) = kept.first().filter(|_| kept.len() >= 4) else { return };
    below_their_heading(page, authors, roles);
    reached_by_mail(page, authors, roles);
    let mut told = 0;
    for (from_end, &index) in kept.iter().rev().take(NOTED).chain([opening]).enumerate() {
        let words = page.words(index);
        let Some(name) = named_at_head(words) else { continue };
        let post = || posted(words.get(name.len()..).unwrap_or(""));
        let titled = || authors.iter().any(|a| surname_of(&a.name, name)) && post();
        let full = from_end < NOTED && authors.iter().any(|a| a.name == name);
        let first = || authors.iter().any(|a| a.name.starts_with(&format!("{name} "))) && (from_end < 2 || post());
        // Who is no author is introduced by the very last lines alone.
        let introduced = || told == from_end && from_end < 2 && post() && named_first(page, roles, index, name);
        if !(full || first() || introduced() || titled()) {
            continue;
        }
        told += 1;
        if let Some(role) = roles.get_mut(index) {
            *role = Role { label: Label::Note, kept: false, reason: "a note on the text: it says who wrote it".into() };
        }
    }
}

/// True where `name` is a title and the last word of an author's: "Ms. Olden" of Ada Olden.
fn surname_of(author: &str, name: &str) -> bool {
    let after = |title: &&str| name.strip_prefix(title);
    ["Mr. ", "Ms. ", "Mrs. ", "Dr. "]
        .iter()
        .find_map(after)
        .is_some_and(|s| author.strip_suffix(s).is_some_and(|a| a.ends_with(' ')))
}

/// Lines from the end of the text in which its authors are looked for.
const NOTED: usize = 4;

/// "You can e-mail Ada Olden at ...", "Ada Olden: ada@velm.example; ..." among the last lines.
fn reached_by_mail(page: &Page, authors: &[Author], roles: &mut [Role]) {
    const OPENS: &[&str] = &[
        "you can e",
        "you can reach",
        "you can contact",
        "send tips",
        "contact the author",
        "contact the reporter",
        "contact the writer",
    ];
    let last: Vec<usize> = roles.iter().enumerate().rev().filter(|(_, r)| r.kept).map(|(i, _)| i).take(3).collect();
    for index in last {
        let words = page.words(index);
        let addressed = page.lines.get(index).is_some_and(|l| l.shape.email && l.shape.words <= 60);
        let opens = |o: &&str| words.get(..o.len()).is_some_and(|head| head.eq_ignore_ascii_case(o));
        let named = || authors.iter().any(|a| words.starts_with(a.name.as_str()));
        if let Some(role) = roles.get_mut(index).filter(|_| addressed && (OPENS.iter().any(opens) || named())) {
            *role =
                Role { label: Label::Note, kept: false, reason: "a note on the text: it says how to reach who wrote it".into() };
        }
    }
}

/// The few lines below "About the author" or "About Ada Olden", where they are the last.
fn below_their_heading(page: &Page, authors: &[Author], roles: &mut [Role]) {
    let heads = |index: &usize| {
        let about = page.words(*index).strip_prefix("About ").unwrap_or("").trim_end_matches(':');
        ["the author", "the authors", "the writer"].iter().any(|w| about.eq_ignore_ascii_case(w))
            || authors.iter().any(|a| a.name == about)
    };
    let Some(head) = (0..roles.len()).rev().find(heads) else { return };
    let count = |range: &[Role]| range.iter().filter(|r| r.kept).count();
    let (above, below) = roles.split_at_mut(head);
    if count(below) <= 4 && count(above) >= 4 {
        for role in below.iter_mut().filter(|r| r.kept) {
            *role = Role { label: Label::Note, kept: false, reason: "a note on the text: it says who wrote it".into() };
        }
    }
}

/// The name that a line begins with, where a word about its bearer follows.
fn named_at_head(words: &str) -> Option<&str> {
    const SAYS: &[&str] = &[
        "is", "was", "are", "were", "covers", "cover", "writes", "write", "reports", "teaches", "has", "can", "lives", "hails",
        "joined", "works", "serves", "hosts",
    ];
    let (mut end, mut called) = (0, 0);
    for (count, word) in words.split_inclusive(' ').take(6).enumerate() {
        if SAYS.contains(&word.trim_end()) {
            return words.get(..end).map(str::trim_end).filter(|_| (1..=5).contains(&count) && words.len() <= 700);
        }
        // "Ada Olden (@adaolden) is ..."
        if word.starts_with("(@") {
            called += word.len();
        } else if word.starts_with(char::is_uppercase) && called == 0 {
            end += word.len();
        } else {
            return None;
        }
    }
    None
}

/// " is a harbour reporter for ...": a post soon behind the verb, and nobody's words.
fn posted(rest: &str) -> bool {
    let post =
        |w: &str| matches!(w, "writer" | "blogger") || lexicon::classes_of(&w.to_lowercase()).any(&[Class::Role, Class::Title]);
    // " (@adaolden) is a ..."
    let handle = rest.strip_prefix(" (@").and_then(|r| r.split_once(')'));
    let rest = handle.map_or(rest, |(_, behind)| behind);
    let article = rest.split(' ').nth(2).is_some_and(|w| matches!(w, "a" | "an" | "the") || post(w));
    article && !rest.contains(['“', '"']) && rest.split(|c: char| !c.is_alphabetic()).skip(2).take(15).any(post)
}

/// True where no other line of the text has the last word of this name: who it is about has not been spoken of.
fn named_first(page: &Page, roles: &[Role], index: usize, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let mut others = roles.iter().enumerate().filter(|(i, r)| r.kept && *i != index);
    last.len() >= 3 && !others.any(|(i, _)| search::holds(page.words(i), last))
}

/// A picture's caption among the paragraphs: its photographer's name, then words that a paragraph nearby quotes too.
pub fn quoted_captions(page: &Page, roles: &mut [Role]) {
    for index in 0..roles.len() {
        let words = page.words(index);
        if !roles.get(index).is_some_and(|r| r.kept) || !captions::named_before_quote(words) {
            continue;
        }
        let quoted = words.split_once(['\'', '‘', '“', '"']).map_or("", |(_, q)| q);
        let end = quoted.match_indices(' ').nth(3).map_or(0, |(at, _)| at);
        let opening = quoted.get(..end).filter(|o| o.len() > 8);
        let near = (index.saturating_sub(SAID_NEAR)..=index + SAID_NEAR).filter(|i| *i != index);
        let said = opening.is_some_and(|o| near.clone().any(|i| page.words(i).contains(o)));
        if let Some(role) = roles.get_mut(index).filter(|_| said) {
            let reason = "a photo's caption: the photographer's name before words that the text quotes itself";
            *role = Role { label: Label::Caption, kept: false, reason: reason.into() };
        }
    }
}

/// Lines around a caption in which its quotation may stand too.
const SAID_NEAR: usize = 6;

/// A transcript has no subheadings: what looks like one is said by somebody.
pub fn spoken(roles: &mut [Role]) {
    for role in roles.iter_mut().filter(|r| r.label == Label::Subheading) {
        *role = Role { label: Label::Body, kept: true, reason: "a short line that somebody says".into() };
    }
}

/// The line that names the section: short, title case, right above the headline.
fn section(page: &Page, headline: usize) -> Option<usize> {
    let index = headline.checked_sub(1)?;
    let (line, signs) = (page.lines.get(index)?, page.signs.get(index)?);
    let short = (1..=4).contains(&line.shape.words) && line.shape.end == End::Word && !line.bullet && line.shape.digits == 0;
    let capital = line.shape.capitals + line.shape.stops >= line.shape.words;
    let tool = signs.evidence.weight >= 2 && signs.evidence.label != Some(Label::Menu);
    let tool = tool || NO_SECTIONS.has(page.words(index)) || ends_a_menu(page, index);
    (short && capital && !tool && signs.byline != 2 && !signs.date).then_some(index)
}

/// Words of menus and tools that name no section.
static NO_SECTIONS: List = List::new(include_str!("no-sections.txt"));

/// True for the last of three short lines or more that stand right below one another, and apart from the headline: a menu's,
/// unless they are the way to the page ("Home", "World", "Asia").
fn ends_a_menu(page: &Page, index: usize) -> bool {
    let item = |i: &usize| {
        let line = page.lines.get(*i).zip(page.signs.get(*i));
        line.is_some_and(|(l, s)| (1..=4).contains(&l.shape.words) && l.shape.end == End::Word && !s.date && s.byline != 2)
    };
    let parted = |i: usize| page.lines.get(i).is_none_or(|l| l.blank_before > 0);
    let mut from = index;
    while !parted(from) && index - from < 8 && from.checked_sub(1).as_ref().is_some_and(item) {
        from -= 1;
    }
    let items = index + 1 - from;
    parted(index + 1) && items >= 3 && !(items <= 4 && page.words(from).eq_ignore_ascii_case("home"))
}

fn of_body(page: &Page, judged: &Judged, kept: &[bool], index: usize) -> (Label, String) {
    let Some((line, signs)) = page.lines.get(index).zip(page.signs.get(index)) else { return (Label::Body, String::new()) };
    let shape = &line.shape;
    let next = kept.iter().skip(index + 1).position(|k| *k).and_then(|d| page.lines.get(index + 1 + d));
    let heads = next.is_some_and(|n| n.shape.words > shape.words && (n.shape.end == End::Sentence || n.shape.words >= 12));
    let unended =
        matches!(shape.end, End::Word | End::Symbol | End::Ellipsis) || (shape.words <= 12 && page.words(index).ends_with('?'));
    // "Q    Why?" is a press office's question.
    let asked = page.words(index).strip_prefix('Q').is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if (1..=14).contains(&shape.words)
        && unended
        && heads
        && !asked
        && !line.bullet
        && !signs.turn
        && shape.start != super::lines::Start::Quote
        && shape.start != super::lines::Start::Lower
    {
        return (Label::Subheading, "a short line without a full stop, above a paragraph of the text".to_owned());
    }
    let what = if signs.turn {
        "a speaker's turn"
    } else if shape.is_prose() {
        "running text"
    } else if line.bullet {
        "a list item of the text"
    } else {
        "a short line of the text"
    };
    (Label::Body, format!("{what}: {}", why_body(judged.loudest(index, false))))
}

fn of_furniture(page: &Page, judged: &Judged, index: usize, zone: Zone) -> (Label, String) {
    let Some((line, signs)) = page.lines.get(index).zip(page.signs.get(index)) else { return (Label::Other, String::new()) };
    let shape = &line.shape;
    let say = |label: Label, reason: &str| (label, reason.to_owned());
    if signs.bracketed && shape.shouted * 2 > shape.words {
        return say(Label::StageDirection, "a stage direction: capitals in brackets");
    }
    let owned = signs.evidence.label == Some(Label::Copyright);
    if !owned
        && crumbs::may_be_row(page, index)
        && crumbs::is_row(page.words(index))
        && !captions::names_agency(page.words(index))
    {
        return say(Label::Menu, "a row of a menu, or the way to the page");
    }
    if (signs.byline == 2 || signs.has_date) && zone == Zone::Head && bylines::opener(page.words(index)).is_some() {
        return say(Label::Byline, "the byline: it names who wrote the text");
    }
    if signs.caption == 2 {
        return say(Label::Caption, "a photo's caption: it ends in a credit or names its photographer or agency");
    }
    if signs.email && shape.words <= 14 {
        return say(if signs.byline > 0 { Label::Byline } else { Label::Email }, "it is little more than an e-mail address");
    }
    if signs.date {
        return say(Label::Date, "it is little more than a date");
    }
    if kind::is_clock(page.words(index)) {
        return say(Label::Date, "a time of day and nothing else");
    }
    if page.hidden(index) {
        return say(Label::Other, "the page hides it from its readers");
    }
    if signs.byline == 2 && zone != Zone::Top {
        return say(Label::Byline, "the byline: it names who wrote the text");
    }
    if let Some(label) = signs.evidence.label.filter(|_| signs.evidence.weight >= 2) {
        return (label, phrase_reason(label, signs.evidence.phrase.words(), signs.evidence.whole));
    }
    if signs.byline == 1 && zone == Zone::Head {
        return say(Label::Byline, "a name between headline and text");
    }
    let credited = signs.caption == 1 && shape.words >= 6;
    let named =
        || captions::credit(page.words(index)).and_then(|at| page.words(index).get(at..)).is_some_and(|c| c.contains('/'));
    if credited && zone == Zone::Head && signs.byline == 0 && named() {
        return say(Label::Caption, "probably a photo's caption: it ends as credits do");
    }
    if zone == Zone::Head && shape.is_prose() && signs.copies > 1 {
        return say(
            Label::Caption,
            "probably a photo's caption: it stands here twice, as pictures and their captions are pasted",
        );
    }
    if zone == Zone::Head && shape.is_prose() {
        return say(Label::Standfirst, "a summary between headline and text");
    }
    if credited {
        return say(Label::Caption, "probably a photo's caption: it ends as credits do");
    }
    let (label, what) = by_shape(line, signs, zone);
    let why = if shape.is_prose() { why_furniture(judged.loudest(index, true)) } else { "" };
    (label, if why.is_empty() { what } else { format!("{what}: {why}") })
}

fn by_shape(line: &super::lines::Line, signs: &super::signs::Signs, zone: Zone) -> (Label, String) {
    let shape = &line.shape;
    let say = |label: Label, reason: &str| (label, reason.to_owned());
    if shape.words == 0 {
        return say(Label::Other, "no word stands in it");
    }
    match zone {
        Zone::Inside if shape.quotes >= 2 || signs.copies > 1 => {
            say(Label::Pullquote, "set apart inside the text and said there already")
        }
        Zone::Inside if shape.words >= 4 => {
            say(Label::Related, "a line inside the text that does not belong to it, as links to other stories do")
        }
        Zone::Foot | Zone::Top if shape.words >= 5 && !shape.is_prose() => {
            say(Label::Related, "one of the links to other stories")
        }
        Zone::Foot if shape.is_prose() => say(Label::Other, "running text that is not the article's, below it"),
        Zone::Top if shape.is_prose() => say(Label::Other, "running text that is not the article's, above it"),
        _ => say(Label::Menu, "a short line without a sentence, as in menus"),
    }
}

/// The evidence for a body line that weighed most.
fn why_body(group: Group) -> &'static str {
    match group {
        Group::Shape => "as long as sentences are, with their small words",
        Group::Ends => "it begins and ends as sentences do",
        Group::Signs => "nothing in it is a menu's, a byline's or a caption's",
        Group::Words => "its words are those articles use",
        Group::Echo => "it takes up words of the rest of the text",
        Group::Place => "it stands where the page's running text is",
        Group::Around => "the lines around it are the article's",
        Group::Html => "the page's elements around it hold the article",
    }
}

/// The evidence against a line that weighed most.
fn why_furniture(group: Group) -> &'static str {
    match group {
        Group::Shape => "not shaped like a sentence",
        Group::Ends => "it does not end as sentences do",
        Group::Signs => "it bears the signs of a menu, byline or caption",
        Group::Words => "its words are those of menus and prompts",
        Group::Echo => "the page repeats it, or its words are not the article's",
        Group::Place => "it stands apart from the page's running text",
        Group::Around => "the lines around it are not the article's",
        Group::Html => "the page's elements around it hold no article",
    }
}

/// "a share tool: it reads "share this article"".
pub fn phrase_reason(label: Label, phrase: &str, whole: bool) -> String {
    let what = match label {
        Label::Share => "a tool of the page",
        Label::Menu => "a menu line",
        Label::Related => "a pointer to other stories",
        Label::Prompt => "a prompt to the reader",
        Label::Advertisement => "an advertisement mark",
        Label::Comment => "part of the comments",
        Label::Tags => "a list of topics",
        Label::Note => "a note on the text",
        Label::Copyright => "copyright or contact details",
        Label::Caption => "a photo's caption",
        _ => "not the article's text",
    };
    format!("{what}: it {} “{phrase}”", if whole { "reads" } else { "says" })
}
