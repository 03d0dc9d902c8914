//! Photo captions: told by the credit at their end or the words at their head, and split into caption and credit.

use super::furniture::Evidence;
use super::{Caption, Label};
use crate::lexicon::List;
use crate::search;
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Agencies, picture archives and words of credits.
const AGENCIES: &str = include_str!("agencies.txt");

/// Tools that stand before captions.
static TOOLS: List = List::new(include_str!("caption-tools.txt"));

/// How surely a line is a caption: 0 not at all, 1 perhaps, 2 by its form alone.
pub fn strength(line: &str, evidence: &Evidence) -> u8 {
    if line.len() > 1200 {
        return 0;
    }
    let line = bare(line);
    let by_phrase = if evidence.label == Some(Label::Caption) { evidence.weight.min(2) } else { 0 };
    let by_credit = match credit(line) {
        Some(at) if names_agency(line.get(at..).unwrap_or("")) => 2,
        Some(_) => 1,
        None => 0,
    };
    let by_head = if archive_head(line) { 2 } else { u8::from(named_before_quote(line)) };
    if by_credit == 2 && by_phrase > 0 { 2 } else { by_credit.max(by_head).max(by_phrase) }
}

/// "VELM, OSTREL - MARCH 4, 2021: ..." as picture archives open their captions.
fn archive_head(line: &str) -> bool {
    let Some(head) = search::position(line, ": ").and_then(|at| line.get(..at)) else { return false };
    let date = super::dates::find(head);
    let Some(first) = date.first() else { return false };
    let place = head.get(..first.range.start).unwrap_or("").trim_end();
    let place = place.trim_end_matches(['-', '–', '—', ' ']);
    head.len() < 90 && !place.is_empty() && !place.contains(char::is_lowercase) && first.range.end == head.len()
}

/// The byte at which a credit at the line's end begins, its separator included: "/ Agency", "| Name via AP", "(Name/AFP)", "REUTERS/Name".
pub fn credit(line: &str) -> Option<usize> {
    let trimmed = line.trim_end();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(at) = trimmed.ends_with(close).then(|| trimmed.rfind(open)).flatten() {
            let inside = trimmed.get(at + 1..trimmed.len() - 1)?;
            // "[PHOTOS]" marks a link to pictures; a credit in square brackets has a name beside the word.
            let named = open == '(' || inside.contains(' ');
            if named && is_credit(inside) && (inside.contains('/') || names_agency(inside) || search::holds(inside, "hoto")) {
                return Some(at);
            }
        }
    }
    for separator in [" / ", " | ", " © ", " Photo: ", " Credit: ", " Photograph: ", " Photo by ", " Image: ", " Credit…"] {
        if let Some(at) = search::last_position(trimmed, separator) {
            let after = trimmed.get(at + separator.len()..)?;
            if is_credit(after) {
                return Some(at);
            }
        }
    }
    // A name and agency joined by a slash after the last sentence ("... on Monday. REUTERS/Ada Olden").
    let last = trimmed.rfind(['.', '!', '?', '”', '"']).map_or(0, |at| at + 1);
    let sentence_end = if trimmed.len() == last {
        trimmed.get(..last.saturating_sub(1)).and_then(|t| search::last_position(t, ". ")).map_or(0, |at| at + 1)
    } else {
        last
    };
    let tail = trimmed.get(sentence_end..)?;
    (tail.contains('/') && is_credit(tail) && names_agency(tail) && !tail.contains("://")).then_some(sentence_end)
}

/// Words that, with a colon or "by" behind them, open a picture's credit.
static CREDITED: List = List::new(include_str!("credit-words.txt"));
/// What is said of a picture that somebody gave.
const GIVEN: [&str; 7] = ["provided", "supplied", "submitted", "contributed", "handout", "courtesy", "file"];
/// The same in capitals, as they stand behind a caption.
const SHOUTED: [&str; 8] = [
    " PROVIDED BY ",
    " SUPPLIED BY ",
    " SUBMITTED BY ",
    " COURTESY OF ",
    " COURTESY ",
    " PHOTO BY ",
    " PHOTOS BY ",
    " PICTURE BY ",
];
/// Bytes at a line's end in which a credit is looked for.
const CREDIT_REACH: usize = 160;

/// The byte at which a credit begins that names itself one: "(Image: Ada Olden)", "(Provided)", "Picture: Supplied",
/// "... on Tuesday.Credit: Ada Olden", "COURTESY OF OLDEN+FENN". Words of a caption stand before it.
pub fn named_credit(line: &str) -> Option<usize> {
    let trimmed = line.trim_end();
    let from = trimmed.ceil_char_boundary(trimmed.len().saturating_sub(CREDIT_REACH));
    let tail = trimmed.get(from..)?;
    let at = bracketed_credit(tail)
        .or_else(|| shouted_credit(tail))
        .or_else(|| labelled_credit(tail))
        .or_else(|| glued_credit(tail))?;
    let before = trimmed.get(..from + at)?;
    (before.split_whitespace().nth(1).is_some() && before.contains(char::is_lowercase)).then_some(from + at)
}

/// "(Image: Ada Olden)", "[Supplied]", "(Provided by the family)" at the end.
fn bracketed_credit(tail: &str) -> Option<usize> {
    let open = match tail.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let at = tail.rfind(open)?;
    let inside = tail.get(at + 1..tail.len() - 1)?.trim();
    let (first, rest) = inside.split_once([' ', ':', '/']).unwrap_or((inside, ""));
    let labelled =
        CREDITED.has(first) && inside.get(first.len()..).is_some_and(|r| r.starts_with(':') || r.trim_start().starts_with("by "));
    let given = GIVEN.iter().any(|g| g.eq_ignore_ascii_case(first))
        && (rest.is_empty() || ["by ", "of ", "photo", "image", "picture"].iter().any(|w| rest.trim_start().starts_with(w)));
    (labelled || given || by_and_for(inside) && tail.get(..at)?.split_whitespace().count() >= 8).then_some(at)
}

/// "Ada Olden/Velm Herald": a name and a paper, whichever they are.
fn by_and_for(credit: &str) -> bool {
    let capitals = |part: &str| part.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let count = |part: &str| part.split_whitespace().count();
    credit.split_once('/').is_some_and(|(name, paper)| {
        (2..=3).contains(&count(name)) && (1..=5).contains(&count(paper)) && capitals(name) && capitals(paper)
    })
}

/// What stands right behind the last full stop, no space between ("... on Tuesday.—AFP", "... on Monday.Ada Olden (Reuters)"), or in
/// capitals with its paper ("... on Monday. ADA OLDEN FOR THE VELM HERALD").
fn glued_credit(tail: &str) -> Option<usize> {
    let at = tail.rfind(['.', '!', '?']).filter(|at| {
        tail.get(..*at).is_some_and(|t| t.ends_with(char::is_lowercase) || t.ends_with(|c: char| c.is_ascii_digit()))
    })? + 1;
    let behind = tail.get(at..)?;
    let bare = behind.trim_start_matches(['—', '–', '-', ' ']);
    let glued = behind.starts_with(['—', '–']) || behind.starts_with(char::is_uppercase) && bare.ends_with(')');
    let paper = search::holds(bare, " FOR ") && !bare.contains(char::is_lowercase);
    let initials =
        behind.starts_with(['—', '–']) && (2..=6).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_uppercase());
    (is_credit(bare) && (glued && names_agency(bare) || paper || initials)).then_some(at)
}

/// "PROVIDED BY OLDEN+FENN": capitals to the line's end, behind words in small letters.
fn shouted_credit(tail: &str) -> Option<usize> {
    let at = SHOUTED.iter().filter_map(|s| search::position(tail, s)).min()?;
    let credit = tail.get(at..)?;
    (!credit.contains(char::is_lowercase)).then_some(at)
}

/// "Picture: Supplied", "Photograph by Ada Olden" behind a full stop or the caption's last word.
fn labelled_credit(tail: &str) -> Option<usize> {
    let mut word_from = None;
    let mut found = None;
    for (at, c) in tail.char_indices() {
        if c.is_alphabetic() {
            let glued = tail.get(..at).is_some_and(|t| t.ends_with(char::is_lowercase));
            if word_from.is_none() && !glued {
                word_from = Some(at);
            }
            continue;
        }
        let Some(from) = word_from.take() else { continue };
        let (word, rest) = (tail.get(from..at).unwrap_or(""), tail.get(at..).unwrap_or(""));
        let opens = word.starts_with(char::is_uppercase) && CREDITED.has(word);
        let stands = tail.get(..from).is_none_or(|t| t.trim_end().ends_with(['.', '!', '?', '”', '"', ')', '|', '/', '–', '—']));
        let by = rest.strip_prefix(" by ").or_else(|| rest.strip_prefix(" By ")).filter(|_| stands);
        let dots = rest.strip_prefix("...").or_else(|| rest.strip_prefix('…')).filter(|_| stands);
        let name = rest.strip_prefix(':').or_else(|| rest.strip_prefix(" credit:")).or(by).or(dots);
        if opens && name.is_some_and(is_source) {
            found = Some(from);
            break;
        }
    }
    found
}

/// A few words, names or "supplied", to the end of the line.
fn is_source(words: &str) -> bool {
    let bare = words.trim().trim_end_matches('.');
    let given = bare.split_whitespace().next().is_some_and(|w| GIVEN.iter().any(|g| g.eq_ignore_ascii_case(w)));
    (given || is_credit(bare)) && bare.split_whitespace().count() <= 8 && !bare.contains(". ")
}

/// True for a line that is nothing but an agency's or archive's name: "Getty Images", "Reuters", "PA Media".
pub fn agency_alone(line: &str) -> bool {
    const FIRST: [&str; 16] = [
        "afp",
        "alamy",
        "anadolu",
        "ap",
        "bloomberg",
        "epa",
        "epa-efe",
        "getty",
        "imago",
        "istock",
        "nurphoto",
        "pa",
        "reuters",
        "shutterstock",
        "xinhua",
        "yonhap",
    ];
    const THEN: [&str; 8] = ["images", "media", "wire", "via", "press", "photo", "agency", "news"];
    let is = |word: &str, list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
    let mut words = line.split([' ', '/']).filter(|w| !w.is_empty());
    line.len() < 40 && words.next().is_some_and(|w| is(w, &FIRST)) && words.all(|w| is(w, &FIRST) || is(w, &THEN))
}

/// True for a line that is a credit and nothing else: "Photo credit: Ada Olden", "(VPA Photo/Ada Olden)", "Ada Olden | Agency | Getty Images".
pub fn credit_alone(line: &str) -> bool {
    let bare = line.trim_matches(['(', ')', ' ']);
    let said = bare
        .split_once([':', ' '])
        .is_some_and(|(word, rest)| CREDITED.has(word) && (bare.contains(": ") || rest.starts_with("by ")));
    let barred = || bare.contains(" | ") && bare.split(" | ").all(|part| is_credit(part) || agency_alone(part));
    is_source(bare.rsplit(": ").next().unwrap_or(bare)) && (said || line.starts_with('(') && names_agency(bare))
        || names_agency(bare) && barred()
}

/// True for a caption that says who is seen in it ("Ada Olden (pictured with her dog) said ...") and ends as captions do.
pub fn pictures_somebody(line: &str) -> bool {
    let head = line.get(..line.floor_char_boundary(200)).unwrap_or("");
    let after = search::position(head, "(pictured").and_then(|at| head.get(at + "(pictured".len()..));
    after.is_some_and(|a| !a.starts_with(" above") && !a.starts_with(" below")) || head.starts_with("Pictured")
}

/// Short, and nearly all its words names.
fn is_credit(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '/', ',', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    let small = words
        .iter()
        .filter(|w| {
            w.starts_with(char::is_lowercase)
                && !matches!(**w, "via" | "by" | "for" | "of" | "the" | "and" | "de" | "van" | "von")
                && !matches!(**w, "photo" | "photos" | "photograph" | "photographs" | "file" | "illustration" | "graphic")
        })
        .count();
    let counted = words.first().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    !words.is_empty() && !counted && words.len() <= 9 && small == 0 && text.len() < 100 && text.contains(char::is_alphabetic)
}

/// True where an agency, an archive or another word of credits stands in it.
pub fn names_agency(text: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let agencies = WORDS.get_or_init(|| crate::lexicon::words(AGENCIES).collect());
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    words.any(|w| {
        let lower = w.to_lowercase();
        agencies.contains(lower.as_str()) || lower.split('-').any(|p| p.len() > 2 && agencies.contains(p))
    })
}

/// A photographer's name right before the words of a quotation, no verb between: "Ada Olden 'We will steer by radio,' says ...".
pub fn named_before_quote(line: &str) -> bool {
    let head = line.get(..line.floor_char_boundary(60)).unwrap_or("");
    // The byte 0xE2 begins the curly marks: most lines have none here.
    if !head.bytes().any(|b| matches!(b, b'\'' | b'"' | 0xE2)) {
        return false;
    }
    let Some(at) = head.find(['\'', '‘', '“', '"']) else { return false };
    let (name, quote) = (head.get(..at).unwrap_or(""), head.get(at..).unwrap_or(""));
    let words = name.split_whitespace().count();
    let capital = name.split_whitespace().all(|w| w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphabetic));
    (2..=3).contains(&words) && capital && name.ends_with(' ') && quote.chars().nth(1).is_some_and(char::is_uppercase)
}

/// The caption at `span` of `text`: tool words at its head left out, doubled wording halved, the credit apart.
pub fn split(text: &str, span: Span) -> Caption {
    let words = bare(span.of(text));
    let (caption, credit) = match credit(words).or_else(|| named_credit(words)) {
        Some(at) => (words.get(..at).unwrap_or(""), words.get(at..)),
        None => (words, None),
    };
    let trimmed = |c: &str| c.trim().trim_start_matches(['/', '|', '(', '[', ' ']).trim_end_matches([')', ']']).trim().to_owned();
    Caption { text: caption.trim().to_owned(), credit: credit.map(trimmed).filter(|c| !c.is_empty()), span }
}

/// A caption's line without the page's tools at its head, doubled wording halved.
fn bare(line: &str) -> &str {
    let mut words = line.trim();
    while let Some(rest) = TOOLS.words().iter().find_map(|tool| words.strip_prefix(tool)) {
        words = rest.trim_start_matches([' ', ':', ',']);
    }
    halved(words)
}

/// Half of a wording that stands twice side by side.
fn halved(words: &str) -> &str {
    let middle = words.len() / 2;
    match (words.get(..middle), words.get(middle + 1..)) {
        (Some(a), Some(b)) if words.len() % 2 == 1 && a == b => a,
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::furniture::Folded;

    fn strong(line: &str) -> u8 {
        let mut folded = Folded::default();
        folded.set(line);
        strength(line, &folded.evidence())
    }

    fn parts(line: &str) -> (String, Option<String>) {
        let caption = split(line, Span::from_range(0..line.len()));
        (caption.text, caption.credit)
    }

    #[test]
    fn credits_that_name_themselves_are_found() {
        let at = |line: &str| named_credit(line).and_then(|at| line.get(at..)).map(str::to_owned);
        assert_eq!(at("Bo Fenn holds the letter (Image: Ada Olden)").as_deref(), Some("(Image: Ada Olden)"));
        assert_eq!(at("A drawing of the new pier. (Provided)").as_deref(), Some("(Provided)"));
        assert_eq!(at("Bo Fenn at the pier on Friday.Credit: Ada Olden").as_deref(), Some("Credit: Ada Olden"));
        assert_eq!(at("Bo Fenn at the pier. | Image credit: Ada Olden").as_deref(), Some("Image credit: Ada Olden"));
        assert_eq!(at("Bo Fenn at the pier. Picture: Supplied").as_deref(), Some("Picture: Supplied"));
        assert_eq!(at("Bo Fenn at the pier. Pictures by Ada Olden").as_deref(), Some("Pictures by Ada Olden"));
        assert_eq!(at("The new pier. COURTESY OF OLDEN+FENN").as_deref().map(str::trim), Some("COURTESY OF OLDEN+FENN"));
        assert_eq!(
            at("Bo Fenn at the pier in May.Credit...Ada Olden for The Velm Herald").as_deref(),
            Some("Credit...Ada Olden for The Velm Herald")
        );
        assert_eq!(at("VELM: Bo Fenn at the pier on Friday.—AFP").as_deref(), Some("—AFP"));
        assert_eq!(at("Bo Fenn at the pier on Friday.Ada Olden (Reuters)").as_deref(), Some("Ada Olden (Reuters)"));
        assert_eq!(
            at("Bo Fenn at the pier, May 3, 2031. ADA OLDEN FOR THE VELM HERALD").as_deref().map(str::trim),
            Some("ADA OLDEN FOR THE VELM HERALD")
        );
        let named = "Bo Fenn, right, with the clerk of Velm in 2004. (Una Reed/Velm Herald)";
        assert_eq!(at(named).as_deref(), Some("(Una Reed/Velm Herald)"));
        assert_eq!(at("2. The lily of the pier (Golden Lily / Pier Lily)"), None);
        assert_eq!(at("Half of them will vote for the levy, a poll says (Herald/Gazette)"), None);
        assert_eq!(at("The clerk said no.—And so did I"), None);
        assert_eq!(at("The clerk said no. THE FIGHT FOR THE PIER goes on"), None);
        assert_eq!(at("The pier was built (with the help of the islands)."), None);
        assert_eq!(at("She gave him the credit: nobody else had asked."), None);
        assert_eq!(at("Fenn has a fine credit by now"), None);
        assert_eq!(at("She opened her book of Forty Photographs by Ada Olden."), None);
        assert_eq!(at("The picture: a pier that nobody wants to pay for."), None);
        assert!(agency_alone("Getty Images") && agency_alone("Reuters"));
        for alone in
            ["Photo credit: Ada Olden | Velm Media Group", "(AP Photo/Ada Olden)", "Ada Olden | Bloomberg | Getty Images"]
        {
            assert!(credit_alone(alone), "{alone}");
        }
        assert!(!credit_alone("The picture of a pier | Getty Images") && !credit_alone("Ada Olden of Velm"));
        assert!(!agency_alone("Reuters said so.") && !agency_alone("Ada Olden"));
    }

    #[test]
    fn credits_tell_captions() {
        assert_eq!(strong("Ferries wait in the bay of Velm on Monday. / AFP-Velmpress"), 2);
        assert_eq!(strong("Ferries wait in the bay of Velm, Ostrel, March 4, 2021. REUTERS/Ada Olden"), 2);
        assert_eq!(strong("VELM, OSTREL - MARCH 4, 2021: A woman waits for a ferry."), 2);
        assert_eq!(strong("Ferries wait. (Ada Olden/AP)"), 2);
        assert_eq!(strong("Ferries wait in the bay of Velm. / Herald photo by Ada Olden"), 2);
        assert_eq!(strong("Ferries wait in the bay of Velm. [VELM PHOTO]"), 2);
        assert_eq!(strong("The port will close if the levy passes, the clerk said."), 0);
        assert_eq!(strong("Ada Olden 'We will steer by radio,' says Bo Fenn, a captain of Velm."), 1);
        assert_eq!(strong("Bo Fenn says 'We will steer by radio.'"), 0);
        assert_eq!(strong("The harbour in winter [PHOTOS]"), 0);
        assert_eq!(strong("Slideshow | 2 Images"), 0);
        assert_eq!(strong("They sold 3/4 of it (about 20 tons)."), 0);
    }

    #[test]
    fn the_credit_stands_apart() {
        assert_eq!(parts("Ferries wait. / AFP-Velmpress"), ("Ferries wait.".into(), Some("AFP-Velmpress".into())));
        assert_eq!(
            parts("Ferries wait. | Ada Olden, Pool Photo via AP"),
            ("Ferries wait.".into(), Some("Ada Olden, Pool Photo via AP".into()))
        );
        assert_eq!(parts("Ferries wait. [VELM PHOTO]"), ("Ferries wait.".into(), Some("VELM PHOTO".into())));
        assert_eq!(parts("Enlarge this image toggle caption Ada Olden Ada Olden"), ("Ada Olden".into(), None));
    }
}
