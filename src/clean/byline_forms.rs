//! Bylines in looser forms than `bylines` takes for sure: names after a title's words ("Guide by Ada Olden"), before an outlet
//! ("Ada Olden • VelmNews"), beside a date, doubled, or an outlet's own. What such a line is worth is weighed by where it stands.

use super::bylines::{self, Byline};
use super::dates;
use crate::lexicon::{self, List};
use crate::search;
use std::ops::Range;

/// How a line names its writer. The numbers are features of the model file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "By Ada Olden".
    Opened,
    /// A name with an e-mail address.
    Addressed,
    /// A name alone, or with its role, outlet or date behind it.
    Alone,
    /// "Guide by Ada Olden", "Posted on June 9, 2031 by Ada Olden".
    Inside,
    /// A name, a bar or dot, and a few more words.
    Parted,
    /// A date, then a name.
    AfterDate,
    /// "Photo of Ada Olden", "Ada Olden's avatar", "Ada Olden Ada Olden".
    Pictured,
    /// An outlet's name alone.
    Outlet,
    /// "By" before capitals that are no usual name ("By Team VELM").
    Capitals,
    /// A few capitals that only the lines around them can make a byline.
    Few,
}

/// Longest line looked at, in bytes.
const LONGEST: usize = 320;
/// Words right before "by" that credit something else than the text.
static OTHER_CREDITS: List = List::new(include_str!("other-credits.txt"));

/// What follows the name of an outlet whose people write together.
const TEAMS: [&str; 7] = ["Staff", "Team", "Editors", "Newsroom", "Desk", "Contributors", "Board"];
/// Degrees and licences that stand behind a name.
static DEGREES: List = List::new(include_str!("degrees.txt"));

/// The names of a line in the first form that fits, each with the team or the degrees behind it.
pub fn parse(line: &str) -> Option<(Byline, Form)> {
    if line.len() > LONGEST {
        return None;
    }
    let (mut byline, form) = read(line)?;
    for name in &mut byline.names {
        name.end += after_name(line.get(name.end..).unwrap_or(""));
    }
    Some((byline, form))
}

/// How much of what follows a name belongs to it: " Editorial Team", ", M.D., RN".
fn after_name(rest: &str) -> usize {
    let mut end = 0;
    let words = rest.strip_prefix(' ').unwrap_or("").split(' ').take(2);
    for word in words {
        end += 1 + word.len();
        let bare = word.trim_end_matches([',', '.']);
        let next = rest.get(end..).unwrap_or("").trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        // "Ada Olden Staff Writer" names a post.
        let post = next == "Writer" || lexicon::classes_of(&next.to_lowercase()).has(lexicon::Class::Role);
        if TEAMS.contains(&bare) && !post {
            return end - (word.len() - bare.len());
        }
        if bare != "Editorial" && bare != "News" {
            break;
        }
    }
    let mut end = 0;
    while let Some(tail) = rest.get(end..) {
        let token = tail.trim_start_matches([',', ' ', '\u{a0}']);
        let token = token.split([' ', ',', '|', '/', ')', '\u{a0}', '*']).next().unwrap_or("");
        let bare = token.replace('.', "");
        let capitals = end > 0 && (2..=6).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_uppercase());
        let parted = tail.starts_with([',', ' ', '\u{a0}']);
        if !parted || !(capitals || DEGREES.words().contains(&bare.as_str())) {
            break;
        }
        end += tail.len() - tail.trim_start_matches([',', ' ', '\u{a0}']).len() + token.len();
    }
    let token = rest.get(..end).unwrap_or("");
    // The full stop of a sentence is not the degree's.
    let stops = token.rsplit([' ', ',']).next().unwrap_or("").matches('.').count();
    end - usize::from(stops == 1 && token.ends_with('.'))
}

fn read(line: &str) -> Option<(Byline, Form)> {
    let strict = bylines::parse(line).map(|byline| {
        let form = match () {
            () if byline.opened => Form::Opened,
            () if byline.email.is_some() => Form::Addressed,
            () => Form::Alone,
        };
        (byline, form)
    });
    if let Some((byline, form)) = strict.as_ref().filter(|(b, _)| b.opened) {
        // "By Ask the Neighbours": one word of more that have a capital.
        let one = byline.names.as_slice();
        let more = capitals(line).filter(|run| matches!(one, [n] if n.start == run.start && n.end < run.end && is_one(line, n)));
        let more = more.filter(|run| !posted(line.get(run.clone()).unwrap_or("")));
        return Some(match more {
            Some(run) => (Byline { names: vec![run], ..byline.clone() }, Form::Capitals),
            None => (byline.clone(), *form),
        });
    }
    let of = |names: Vec<Range<usize>>, form| {
        (!names.is_empty()).then(|| (Byline { names, email: bylines::email(line), opened: false }, form))
    };
    let whole = || outlet(line).filter(|o| strict.as_ref().is_some_and(|(b, _)| b.names.iter().all(|n| n.end < o.end)));
    of(inside(line), Form::Inside)
        .or_else(|| of(whole().into_iter().collect(), Form::Outlet))
        .or_else(|| of(pictured(line).into_iter().collect(), Form::Pictured))
        .or(strict)
        .or_else(|| of(capitals(line).into_iter().collect(), Form::Capitals))
        .or_else(|| of(after_date(line), Form::AfterDate))
        .or_else(|| of(parted(line), Form::Parted))
        .or_else(|| of(outlet(line).into_iter().collect(), Form::Outlet))
}

fn is_one(line: &str, name: &Range<usize>) -> bool {
    line.get(name.clone()).is_some_and(|n| !n.contains(' '))
}

/// True where a run of capitals goes on into what a page says beside a name ("Ada Published", "Ada Harbour Reporter").
fn posted(run: &str) -> bool {
    run.split(' ').skip(1).any(|w| {
        let joins = matches!(w, "the" | "of" | "and" | "for");
        let role = lexicon::classes_of(&w.to_lowercase()).any(&[lexicon::Class::Role, lexicon::Class::Title]);
        role || bylines::is_not_name(w) && !joins && !TEAMS.contains(&w) && w != "Editorial"
    })
}

/// A few words with capitals up to the first mark or date: somebody's name only where the lines around say so.
pub fn few(line: &str, labelled: bool) -> Option<Byline> {
    let run = run(line, 0).filter(|r| r.len() < 40)?;
    let words = line.get(run.clone())?;
    let rest = line.get(run.end..).unwrap_or("").trim_start_matches(['-', '–', '—', ' ']);
    let last = words.rsplit(' ').next().unwrap_or("");
    let post = labelled && lexicon::classes_of(&last.to_lowercase()).has(lexicon::Class::Role);
    let own = post || words.split(' ').any(|w| !bylines::is_not_name(w) && !w.ends_with("ritten")) || TEAMS.contains(&last);
    let plain = !rest.starts_with(':') && !words.contains(['?', '!', ':', '&', '+', '>', '_']);
    (own && plain && words.split(' ').count() <= 4 && rest.len() < 60).then(|| Byline {
        names: vec![run],
        email: None,
        opened: false,
    })
}

/// The names after a "by" inside the line, also one glued to the word before it.
fn inside(line: &str) -> Vec<Range<usize>> {
    for (at, _) in line.match_indices("by").chain(line.match_indices("By")).chain(line.match_indices("BY")).take(6) {
        let (before, after) = (line.get(..at).unwrap_or(""), line.get(at + 2..).unwrap_or(""));
        let glued = line.get(at..at + 2) == Some("By") && before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let parted = glued || before.ends_with([' ', '\u{a0}', '|', '·', '•', '/', '—', '–', '(', '\t']);
        let skipped = after.trim_start_matches([' ', '\u{a0}', ':', '\t']);
        if !parted || skipped.len() == after.len() {
            continue;
        }
        let dated = !dates::find(before).is_empty();
        let from = line.len() - skipped.len();
        if !skipped.starts_with(char::is_uppercase) {
            // "Posted on June 9, 2031 by ada_o": an account's name.
            if dated && !skipped.trim_end().contains(' ') && skipped.len() > 2 {
                return std::iter::once(from..from + skipped.trim_end().len()).collect();
            }
            continue;
        }
        let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
        if OTHER_CREDITS.has(word) && !before.trim().eq_ignore_ascii_case("avatar photo") {
            continue;
        }
        let mut names = bylines::names(line, from, true);
        if names.is_empty() {
            names.extend(bylines::outlet(line, from).or_else(|| run(line, from).filter(|_| dated)));
        }
        let Some(end) = names.last().map(|n| n.end) else { continue };
        let rest = line.get(end..).unwrap_or("").trim_start_matches([' ', '\u{a0}', ',', '|', '•', '·', '-', '–', '—', '(']);
        let ends = rest.is_empty() || bylines::starts_with_role(rest) || !dates::find(rest).is_empty() || glued;
        let counted = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < 24;
        let short = before.split_whitespace().count() <= 4 || is_told(line);
        if (ends || is_told(line) || counted || dated) && (short || dated || glued) {
            return names;
        }
    }
    Vec::new()
}

/// "This post was written by Ada Olden, who ...".
pub fn is_told(line: &str) -> bool {
    let at = search::position(line, " written by ").filter(|at| *at < 40);
    line.starts_with("This ") && at.is_some()
}

/// The name a picture of its bearer is called by, or one that stands twice.
fn pictured(line: &str) -> Option<Range<usize>> {
    const BEFORE: [&str; 7] =
        ["Headshot of ", "Picture of ", "Photo of ", "Avatar of ", "Avatar for ", "Image of ", "Profile picture of "];
    const AFTER: [&str; 4] = ["'s avatar", "’s avatar", " avatar", "'s profile picture"];
    let trimmed = line.trim_end();
    let head = BEFORE.iter().find(|b| trimmed.starts_with(**b)).map_or(0, |b| b.len());
    let tail = AFTER.iter().find(|a| trimmed.ends_with(**a)).map_or(0, |a| a.len());
    let middle = trimmed.get(head..trimmed.len().checked_sub(tail)?)?;
    let half = middle.len() / 2;
    let twice = middle.len() > 8 && middle.get(..half).is_some_and(|a| Some(a) == middle.get(half + 1..).or(None));
    if head + tail == 0 && !twice {
        return None;
    }
    let own = if twice { middle.get(..half)? } else { middle };
    if twice && bylines::outlet(own, 0).is_some_and(|o| o.end == own.len()) {
        return Some(head..head + own.len());
    }
    let names = bylines::names(own, 0, false);
    let only = names.first().filter(|n| names.len() == 1 && n.start == 0 && n.end == own.trim_end().len())?;
    Some(head..head + only.end)
}

/// The capitals after a "By" that opens the line.
fn capitals(line: &str) -> Option<Range<usize>> {
    run(line, bylines::opener(line)?)
}

/// The words with capitals from byte `at` on, up to a mark, a date or the line's end.
fn run(line: &str, at: usize) -> Option<Range<usize>> {
    let rest = line.get(at..)?;
    let lead = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let stop = rest.find(['|', '•', '·', ',', '(', '/', '\t']).unwrap_or(rest.len());
    let stop = rest.find(" - ").map_or(stop, |dash| dash.min(stop));
    let stop = dates::find(rest).first().map_or(stop, |d| d.range.start.min(stop));
    let own = rest.get(..stop)?.trim_end_matches([' ', '-', '–', '—', '.', ':', '\u{a0}']);
    let own = before_tool(own.strip_suffix(" on").unwrap_or(own));
    let words = own.split(' ').count();
    let small = |(i, w): (usize, &str)| matches!(w, "of" | "the" | "and" | "for") || i > 0 && i + 1 == words && is_team(w);
    let capital = own.split(' ').enumerate().all(|(i, w)| w.starts_with(char::is_uppercase) || small((i, w)));
    let start = at + lead;
    ((1..=5).contains(&words) && capital && own.len() >= 3).then(|| start..start + own.len())
}

/// The words before one of pages that is glued to them ("VelmHubUpdated").
fn before_tool(words: &str) -> &str {
    let mut lower = false;
    for (at, c) in words.char_indices() {
        let tail = || words.get(at..).and_then(|w| w.split(|c: char| !c.is_alphabetic()).next()).unwrap_or("");
        if lower && c.is_uppercase() && bylines::is_not_name(tail()) {
            return words.get(..at).unwrap_or(words);
        }
        lower = c.is_lowercase();
    }
    words
}

/// "The Velm editors": a team in small letters.
fn is_team(word: &str) -> bool {
    TEAMS.iter().any(|t| t.eq_ignore_ascii_case(word))
}

/// The name after the date a line begins with.
fn after_date(line: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    for found in dates::find(line) {
        let between = line.get(at..found.range.start).unwrap_or("x");
        if between.chars().any(char::is_alphabetic) {
            break;
        }
        at = found.range.end;
    }
    if at == 0 {
        return Vec::new();
    }
    let rest = line.get(at..).unwrap_or("");
    let start = line.len() - rest.trim_start_matches([' ', '\u{a0}', ',', '|', '•', '·', '-', '–', '—', '/', '\t']).len();
    let names = bylines::names(line, start, false);
    // "June 9, 2031 · 30 min · Ada Olden": behind the last mark.
    let last = line.rfind(['·', '•', '|']).filter(|_| names.is_empty()).and_then(|at| line.get(at..));
    let last = last.map(|l| line.len() - l.trim_start_matches(['·', '•', '|', ' ', '\u{a0}']).len());
    let names = last.map_or(names, |at| bylines::names(line, at, false));
    names.into_iter().take(1).collect()
}

/// The names before a bar, dot, dash or comma and a few words with capitals.
fn parted(line: &str) -> Vec<Range<usize>> {
    let names = bylines::names(line, 0, false);
    let Some(end) = names.last().map(|n| n.end) else { return Vec::new() };
    let rest = line.get(end..).unwrap_or("");
    let after = rest.trim_start_matches([' ', '\u{a0}', '|', '•', '·', '-', '–', '—', ',', '/', '@', '\t']);
    let glued = rest.starts_with(char::is_uppercase);
    let parted = rest.len() > after.len() + 1 || rest.starts_with(['|', '•', '·', '/', ',', '\t']);
    let few = after.split_whitespace().count() <= 7;
    if few && (parted || glued || !dates::find(rest).is_empty()) { names.into_iter().take(3).collect() } else { Vec::new() }
}

/// An outlet's or institute's name that is the whole line.
fn outlet(line: &str) -> Option<Range<usize>> {
    let lead = line.len() - line.trim_start().len();
    let words = line.split_whitespace().count();
    let bare = line.trim_end();
    if !(2..=6).contains(&words) || bare.len() > 60 {
        return None;
    }
    let staffed = TEAMS.iter().chain(&["School"]).any(|s| bare.ends_with(s));
    let range = bylines::outlet(bare, lead);
    let whole = range.filter(|r| r.end == bare.len());
    whole.or_else(|| (staffed && words <= 4 && bare.starts_with(char::is_uppercase)).then_some(lead..bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn got(line: &str) -> Option<(&str, Form)> {
        let (byline, form) = parse(line)?;
        Some((line.get(byline.names.first()?.clone())?, form))
    }

    #[test]
    fn reads_looser_forms() {
        for (line, form) in [
            ("By Ada Olden", Form::Opened),
            ("Guide by Ada Olden Former Deputy Editor", Form::Inside),
            ("Posted on June 9, 2031 by Ada Olden", Form::Inside),
            ("Headshot of Ada OldenBy Ada OldenPublished: Jun 9, 2031", Form::Inside),
            ("June 9, 2031 By Ada Olden 4 Comments", Form::Inside),
            ("Ada Olden • VelmNews", Form::Parted),
            ("9 June 2031 Ada Olden, News", Form::AfterDate),
            ("Jun 9, 2031Ada Olden", Form::AfterDate),
            ("Ada Olden's avatar", Form::Pictured),
            ("Ada Olden Ada Olden", Form::Pictured),
            ("Ada Olden", Form::Alone),
        ] {
            assert_eq!(got(line), Some(("Ada Olden", form)), "{line}");
        }
        assert_eq!(got("By Team VELM | June 9, 2031"), Some(("Team VELM", Form::Capitals)));
        assert_eq!(got("June 9, 2031 by News Staff"), Some(("News Staff", Form::Inside)));
        assert_eq!(got("By Velm Staff"), Some(("Velm Staff", Form::Capitals)));
        assert_eq!(got("By: VelmHub on June 9, 2031"), Some(("VelmHub", Form::Capitals)));
        assert_eq!(got("By VelmHubUpdated: June 9, 2031"), Some(("VelmHub", Form::Capitals)));
        assert_eq!(got("By The Velm editors"), Some(("The Velm editors", Form::Capitals)));
        assert_eq!(got("By Ask the Neighbours"), Some(("Ask the Neighbours", Form::Capitals)));
        assert_eq!(got("By Velm Editorial Team • 4 mins read"), Some(("Velm Editorial Team", Form::Capitals)));
        assert_eq!(got("January 12, 2031By Ada OldenIn Travel"), Some(("Ada Olden", Form::Inside)));
        assert_eq!(got("By Ada Olden Staff Writer"), Some(("Ada Olden", Form::Opened)));
        assert_eq!(got("By Ada Olden, MD, RN. Reviewed by Bo Fenn"), Some(("Ada Olden, MD, RN", Form::Opened)));
        assert_eq!(got("By Ada Olden, Ph.D."), Some(("Ada Olden, Ph.D.", Form::Opened)));
        assert_eq!(got("By Ada Olden, AP"), Some(("Ada Olden", Form::Opened)));
        assert_eq!(got("Posted on June 9, 2031 by orvell"), Some(("orvell", Form::Inside)));
        assert_eq!(got("Avatar photo by   Ada Olden June 9, 2031"), Some(("Ada Olden", Form::Inside)));
        assert_eq!(got("This post was written by Ada Olden, who keeps the harbour's books."), Some(("Ada Olden", Form::Inside)));
        assert_eq!(got("June 9, 2031 · 30 min · 627 words · Ada Olden"), Some(("Ada Olden", Form::AfterDate)));
        assert_eq!(got("Velm Medical School"), Some(("Velm Medical School", Form::Outlet)));
        assert_eq!(got("Velm Press Velm Press"), Some(("Velm Press", Form::Pictured)));
        assert_eq!(got("Institute for Harbour Science"), Some(("Institute for Harbour Science", Form::Outlet)));
    }

    #[test]
    fn a_few_capitals_may_be_a_name() {
        let got = |line: &'static str, labelled| few(line, labelled).and_then(|b| line.get(b.names.first()?.clone()));
        assert_eq!(got("Susan June 9, 2031 0 Comments", false), Some("Susan"));
        assert_eq!(got("The Velm Team", false), Some("The Velm Team"));
        assert_eq!(got("Executive Editor", true), Some("Executive Editor"));
        assert_eq!(got("Executive Editor", false), None);
        assert_eq!(got("Latest News", false), None);
        assert_eq!(got("Summary:", true), None);
    }

    #[test]
    fn other_credits_and_sentences_are_none() {
        for line in
            ["Photo by Ada Olden", "She was hit by Ada Olden at the fair.", "Illustration by Ada Olden", "Skip to content", ""]
        {
            assert_eq!(got(line).filter(|(_, f)| *f != Form::Alone), None, "{line}");
        }
    }
}
