//! What kind of document it is: article, transcript or something else, and its genre where that can be told.

use super::live;
use super::page::Page;
use super::roles::Role;
use super::signs::turn_label;
use super::{Article, DocumentKind, Label};
use crate::lexicon::List;
use rustc_hash::FxHashMap;

/// Words by which broadcasters hand over to one another.
static HANDOVERS: List = List::new(include_str!("handovers.txt"));

/// Body lines in which handovers are looked for.
const LOOKED_AT: usize = 400;

/// Body lines to each handover of a broadcast, at most: a guide's "after the break" and "joining us" are far apart.
const SPARSE: usize = 20;

/// Fills in kind and genre.
pub fn tell(page: &Page, roles: &[Role], article: &mut Article) {
    let body: Vec<usize> = roles.iter().enumerate().filter(|(_, r)| r.kept).map(|(i, _)| i).collect();
    if body.is_empty() && !page.lines.is_empty() {
        article.kind = DocumentKind::Other;
        article.genre = other(page, roles);
        return;
    }
    let labelled = labelled_turns(page, &body);
    if labelled || handed_over(page, &body) {
        article.kind = DocumentKind::Transcript;
    } else if let Some(genre) = other(page, roles) {
        article.kind = DocumentKind::Other;
        article.genre = Some(genre);
        return;
    }
    article.genre = genre(page, roles, article, &body, labelled);
}

/// True where speakers' labels open a good part of the lines, some of them return, and somebody speaks behind them.
fn labelled_turns(page: &Page, body: &[usize]) -> bool {
    let mut labels: FxHashMap<&str, u32> = FxHashMap::default();
    let (mut turns, mut heard) = (0, 0);
    for &index in body {
        if !page.signs.get(index).is_some_and(|s| s.turn) {
            continue;
        }
        let words = page.words(index);
        if let Some(label) = turn_label(words).and_then(|end| words.get(..end)) {
            let last = label.split(',').next().unwrap_or(label).rsplit(' ').next().unwrap_or(label);
            *labels.entry(last).or_default() += 1;
            turns += 1;
            heard += usize::from(speaks(words.get(label.len() + 1..).unwrap_or("")));
        }
    }
    let returning = labels.values().filter(|n| **n >= 2).count();
    turns >= 4 && labels.len() >= 2 && returning >= 1 && turns * 4 >= body.len() && heard * 4 >= turns
}

/// Words of a line that are read for who speaks in it.
const HEARD: usize = 120;

/// True for words that somebody says: "I", "we", a question, a greeting; and behind a label alone on its line.
pub fn speaks(words: &str) -> bool {
    let said = |w: &str| {
        let plain = w.trim_matches(|c: char| !c.is_alphanumeric());
        let first = plain.split(['\'', '’']).next().unwrap_or(plain);
        ["I", "me", "my", "we", "our", "us", "We", "My", "Our", "Good", "Thanks", "Thank", "Well", "Yes", "No"].contains(&first)
    };
    words.trim().is_empty() || words.split_whitespace().take(HEARD).any(|w| w.ends_with('?') || said(w))
}

/// True where an unlabelled text is spoken: colleagues hand over to one another and next to nothing is quoted.
fn handed_over(page: &Page, body: &[usize]) -> bool {
    let looked_at = body.iter().take(LOOKED_AT);
    let quoted = looked_at.clone().filter(|i| page.lines.get(**i).is_some_and(|l| l.shape.quotes >= 2)).count();
    // Told before a word is read: most articles quote.
    if quoted * 8 > body.len().min(LOOKED_AT) {
        return false;
    }
    let mut cues = 0;
    for &index in looked_at {
        let words = page.words(index);
        let head = words
            .get(..words.char_indices().take(400).last().map_or(0, |(at, c)| at + c.len_utf8()))
            .unwrap_or("")
            .to_lowercase()
            .replace('’', "'");
        cues += usize::from(HANDOVERS.words().iter().any(|c| head.contains(c)));
        if cues >= 2 && cues * SPARSE >= body.len() {
            return true;
        }
    }
    false
}

/// The genre of a page that is no article.
fn other(page: &Page, roles: &[Role]) -> Option<&'static str> {
    let total: u32 = page.lines.iter().map(|l| l.shape.letters).sum();
    let code: u32 = page.lines.iter().map(|l| l.shape.code).sum();
    let prose = page.lines.iter().filter(|l| l.shape.is_prose()).count();
    if code > 20 && code * 12 > total {
        return Some("code");
    }
    let has = |words: &[&str]| {
        page.lines.iter().enumerate().filter(|(_, l)| l.shape.words <= 6).any(|(i, _)| {
            let line = page.words(i).trim_end_matches([':', ' ']);
            words.iter().any(|w| line.eq_ignore_ascii_case(w))
        })
    };
    if has(&["ingredients"])
        && has(&["directions", "instructions", "method", "preparation", "steps", "preparation time", "how to make", "prep time"])
    {
        return Some("recipe");
    }
    if has(&["add to cart", "add to basket", "add to bag", "buy now"])
        && prose < 12
        && !roles.iter().any(|r| r.label == Label::Byline)
    {
        return Some("product");
    }
    let replies = page.lines.iter().enumerate().filter(|(_, l)| l.shape.words <= 3).filter(|(i, _)| {
        let line = page.words(*i);
        ["reply", "quote", "report", "upvote", "permalink"].iter().any(|w| line.eq_ignore_ascii_case(w))
    });
    if replies.count() >= 6 && prose < 60 {
        return Some("forum");
    }
    None
}

/// True for a line that is a time of day and nothing else: "16:42", "9.05am", "9:05 GMT", "6:56 pm EST".
pub fn is_clock(line: &str) -> bool {
    if line.len() > 15 || !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((hour, rest)) = line.split_once([':', '.']) else { return false };
    let minute = rest.get(..2).unwrap_or("");
    let zone = rest.get(2..).unwrap_or("").trim();
    let number = |part: &str, most: u32| part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u32>().is_ok_and(|n| n <= most);
    let zoned = zone.to_ascii_lowercase().split(' ').all(|word| {
        matches!(
            word,
            "" | "am"
                | "pm"
                | "a.m."
                | "p.m."
                | "aedt"
                | "aest"
                | "bst"
                | "cest"
                | "cet"
                | "edt"
                | "est"
                | "et"
                | "gmt"
                | "hkt"
                | "ist"
                | "jst"
                | "kst"
                | "nzdt"
                | "nzst"
                | "pdt"
                | "pst"
                | "pt"
                | "sgt"
                | "utc"
        )
    });
    number(hour, 24) && minute.len() == 2 && number(minute, 59) && zoned && (line.contains(':') || !zone.is_empty())
}

/// How far into a line the time of day that opens it may reach, in bytes; with the mark behind it.
const CLOCK: usize = 32;

/// True for a line that a time of day opens: "6:56 pm EST: Polls have closed", "8:08 pm - Time for a new post".
fn opens_with_clock(line: &str) -> bool {
    let head = line.get(..line.floor_char_boundary(CLOCK)).unwrap_or(line);
    let goes_on = |time: &str, mark: &str| line.len() > time.len() + mark.len();
    let clock = |mark: &&str| head.split_once(*mark).is_some_and(|(time, _)| goes_on(time, mark) && is_clock(time));
    [": ", " - ", " – ", " — "].iter().any(clock)
}

/// Body lines at a page's head in which it may call itself live.
const CALLS: usize = 6;

/// True where the headline or one of the first lines of the body has the word "live".
fn has_live(page: &Page, body: &[usize]) -> bool {
    let above = 0..body.first().copied().unwrap_or(0);
    let live = |index: usize| {
        let words = page.words(index);
        words.len() < 300
            && words
                .split(|c: char| !c.is_alphabetic())
                .any(|w| w.eq_ignore_ascii_case("live") || w.eq_ignore_ascii_case("liveblog"))
    };
    above.rev().take(CALLS * 2).chain(body.iter().take(CALLS).copied()).any(live)
}

/// Words that open the line of a page's opinions.
const OPINIONS: &[&str] = &[
    "column",
    "columnist",
    "columnists",
    "commentary",
    "editorial",
    "editorials",
    "op",
    "op-ed",
    "op-eds",
    "opinion",
    "opinions",
];

/// True where the lines at the headline say that somebody gives an opinion: "Opinion" right above it, "Column: ..." or "... | Editorial" in it,
/// "By Ada Hart, columnist" below.
fn is_opinion(page: &Page, roles: &[Role]) -> bool {
    let Some(at) = roles.iter().position(|r| r.label == Label::Headline) else { return false };
    let says = |word: &str| OPINIONS.iter().any(|o| word.trim_end_matches(':').eq_ignore_ascii_case(o));
    let short = |index: usize, most: u32| page.lines.get(index).is_some_and(|l| l.shape.words <= most);
    // Two lines above it, unless a menu ends there.
    let menu = at.checked_sub(3).is_some_and(|i| short(i, 3));
    let above = (at.saturating_sub(if menu { 1 } else { 2 })..at).filter(|i| short(*i, 3));
    let told = above.into_iter().any(|i| page.words(i).split_whitespace().next().is_some_and(says));
    let title = page.words(at);
    let last = title.rsplit_once('|').is_some_and(|(_, end)| says(end.trim()));
    let first = title.split_once([':', '|']).is_some_and(|(start, _)| says(start.trim()));
    let writer = |i: usize| {
        let words = page.words(i).to_ascii_lowercase();
        words.contains("columnist") || words.contains("opinion writer") || words.contains("opinion contributor")
    };
    told || first || last || (at + 1..at + 5).filter(|i| short(*i, 12)).any(writer)
}

fn genre(page: &Page, roles: &[Role], article: &Article, body: &[usize], labelled: bool) -> Option<&'static str> {
    let section = article.section.as_ref().map(|s| s.text.to_lowercase()).unwrap_or_default();
    let headline = article.headline.as_ref().map(|h| h.text.to_lowercase()).unwrap_or_default();
    let names = |words: &[&str]| {
        words.iter().any(|w| {
            section == *w || headline == *w || headline.starts_with(&format!("{w}:")) || headline.starts_with(&format!("[{w}]"))
        })
    };
    if names(&["letters", "letters to the editor", "letter to the editor", "letter"])
        || headline.contains("letters to the editor")
    {
        return Some("letters");
    }
    if names(&[
        "opinion",
        "editorial",
        "column",
        "columns",
        "columnists",
        "op-ed",
        "commentary",
        "comment",
        "perspective",
        "analysis & opinion",
        "viewpoint",
        "views",
    ]) || is_opinion(page, roles)
    {
        return Some("opinion");
    }
    if names(&["interview", "q&a"]) {
        return Some("interview");
    }
    // Durations of other films have no text below them.
    let told = |i: usize| roles.iter().skip(i + 1).take(3).any(|r| r.kept);
    let stamps = page.lines.iter().enumerate().filter(|(i, l)| is_clock(l.content.of(page.text)) && told(*i));
    let stamped = stamps.count();
    let first = body.iter().take(3).any(|i| page.words(*i).get(..200).unwrap_or(page.words(*i)).contains("he latest on "));
    let called = headline.contains("live updates") || headline.ends_with("– live") || headline.ends_with("- live");
    let latest = first && stamped >= 2 || headline.starts_with("the latest:") || headline.starts_with("live:");
    // Each entry behind its own time: a chronology looks so too, but does not call itself live.
    let entries = body.iter().filter(|i| opens_with_clock(page.words(**i))).count();
    let alive = entries >= 4 && entries * 3 >= body.len() && has_live(page, body);
    if called || latest || alive || live::first_time(page).is_some() || (stamped >= 3 && stamped * 5 >= body.len()) {
        return Some("live");
    }
    (!labelled && article.kind == DocumentKind::Article && !body.is_empty()).then_some("news")
}
