//! Lines that stand among the paragraphs of the text and are no part of it, told by what they say of themselves: a caption with
//! its credit, a prompt, a repeated quotation, a table's rows, the readers' comments below, and for HTML what the elements are
//! called. The line model cannot know them by their shape, so these are decided after it.

use super::captions;
use super::lines::{End, Line, Start};
use super::page::Page;
use super::thread;
use super::{Label, decks, links, marked, pictures};
use crate::search;

/// What lines were told to be, by line.
pub type Told = Vec<Option<Verdict>>;

/// What a line was told to be, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What it is.
    pub label: Label,
    /// In words a reader understands.
    pub reason: String,
}

/// Lines around a repeated quotation in which the text says it.
const SAID_NEAR: usize = 16;
/// Bytes of a line that is a prompt, at most.
const PROMPT: usize = 160;
/// Bytes of a phrase that no text has by chance, at least.
const OWN: usize = 30;
/// Words of a caption, at most.
const CAPTION: u32 = 70;
/// Bytes of a line that are read where words are compared.
const COMPARED: usize = 4000;

/// Takes out of `kept` the lines that are no text, and says of each what it is.
pub fn find(page: &Page, kept: &mut [bool]) -> Told {
    let mut told: Told = vec![None; page.lines.len()];
    let mut set = Setting { kept, told: &mut told };
    phrases(page, &mut set);
    counters(page, &mut set);
    credited(page, &mut set);
    pictures::find(page, &mut set);
    under_credits(page, &mut set);
    pictures::above_credits(page, &mut set);
    decks::above_the_text(page, &mut set);
    repeated(page, &mut set);
    rows(page, &mut set);
    marked::find(page, &mut set);
    thread::find(page, &mut set);
    below_notes(page, &mut set);
    links::find(page, &mut set);
    boxed(page, &mut set);
    sources(page, &mut set);
    told
}

/// The lines while they are being told.
pub struct Setting<'k> {
    /// For each line: is it body?
    pub kept: &'k mut [bool],
    /// What was told so far.
    pub told: &'k mut Told,
}

impl Setting<'_> {
    /// True for a line that is body.
    pub fn kept(&self, index: usize) -> bool {
        self.kept.get(index) == Some(&true)
    }

    /// Says what a line is, and takes it out of the body.
    pub fn tell(&mut self, index: usize, label: Label, reason: impl Into<String>) {
        if let (Some(kept), Some(told)) = (self.kept.get_mut(index), self.told.get_mut(index)) {
            *kept = false;
            *told = Some(Verdict { label, reason: reason.into() });
        }
    }
}

/// True where no sentence ends the line.
pub(super) fn unended(line: &Line) -> bool {
    matches!(line.shape.end, End::Word | End::Symbol)
}

/// Lines with a phrase that tells by itself.
fn phrases(page: &Page, set: &mut Setting) {
    for (index, signs) in page.signs.iter().enumerate() {
        // "What a day it was ... Let us know in the comments": a paragraph of the text that ends in a prompt is text.
        let words = page.words(index);
        let long = |label: Label, phrase: &str| {
            let opens = words.get(..phrase.len()).is_some_and(|w| w.eq_ignore_ascii_case(phrase));
            label == Label::Prompt && words.len() > PROMPT && !opens && phrase.len() < OWN
        };
        let told = signs.evidence.told.map(|(label, phrase)| (label, phrase.words()));
        if let Some((label, phrase)) = told.filter(|(label, phrase)| !long(*label, phrase)) {
            // "Image caption" alone is the tool above the caption.
            let label = if label == Label::Caption && page.words(index).len() <= phrase.len() + 1 { Label::Share } else { label };
            set.tell(index, label, super::roles::phrase_reason(label, phrase, false));
        }
    }
}

/// "12 shares", "87 View comments", "Comments 4": a tool's count.
fn counters(page: &Page, set: &mut Setting) {
    let counted = |words: &str| {
        let bare = words.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | 'k' | 'K' | '(' | ')' | '+'));
        bare.len() < words.len()
            && ["comment", "comments", "share", "shares", "view comments", "likes", "retweets"]
                .iter()
                .any(|w| w.eq_ignore_ascii_case(bare))
    };
    for (index, line) in page.lines.iter().enumerate() {
        if line.shape.words <= 4 && line.shape.digits > 0 && set.kept(index) && counted(page.words(index)) {
            set.tell(index, Label::Share, "a tool of the page with its count");
        }
    }
}

/// Captions whose credit names itself, and those that say who is pictured.
fn credited(page: &Page, set: &mut Setting) {
    for (index, line) in page.lines.iter().enumerate().filter(|(_, l)| l.shape.words <= CAPTION) {
        let words = page.words(index);
        if signs_turn(page, index) && line.shape.end == End::Sentence {
            continue;
        }
        if may_credit(words) && captions::named_credit(words).is_some() {
            set.tell(index, Label::Caption, "a photo's caption: it ends in a credit that says so");
        } else if line.shape.words >= 4 && timed(words) {
            set.tell(index, Label::Caption, "a video's caption: its length stands behind it");
        } else if set.kept(index) && unended(line) && line.shape.words >= 4 && captions::pictures_somebody(words) {
            set.tell(index, Label::Caption, "a photo's caption: it says who is pictured, and no full stop ends it");
        }
    }
}

/// "Bo Fenn tells of his last trip. (1:39)": the length of a video at the end.
fn timed(words: &str) -> bool {
    let time = words.strip_suffix(')').and_then(|w| w.rsplit_once(" (")).map(|(_, time)| time);
    time.is_some_and(|t| t.len() <= 5 && t.contains(':') && super::kind::is_clock(t))
}

fn signs_turn(page: &Page, index: usize) -> bool {
    page.signs.get(index).is_some_and(|s| s.turn)
}

/// A look at a line's bytes that says no for nearly every paragraph.
fn may_credit(words: &str) -> bool {
    let tail = words.as_bytes().get(words.len().saturating_sub(160)..).unwrap_or(&[]);
    const OPENS: [&[u8]; 6] = [b" by ", b" BY ", b"TESY", b" FOR", b"it..", ".—".as_bytes()];
    words.ends_with([')', ']']) || tail.contains(&b':') || tail.windows(4).any(|w| OPENS.contains(&w))
}

/// "Getty Images" alone on its line, and the caption below it without a full stop: credits stand first on some pages.
fn under_credits(page: &Page, set: &mut Setting) {
    for index in 1..page.lines.len() {
        let (Some(line), above) = (page.lines.get(index), page.words(index - 1)) else { continue };
        let label = above.trim_end_matches([',', ':']);
        let labelled = ["image caption", "media caption", "video caption"].iter().any(|l| label.eq_ignore_ascii_case(l));
        let opener = label.eq_ignore_ascii_case("view gallery");
        let credit = above.len() < 60 && captions::agency_alone(above);
        let open = set.kept(index) || (labelled || opener) && set.told.get(index) == Some(&None);
        if !(labelled || credit || opener) || !open || line.shape.words > CAPTION {
            continue;
        }
        // A crosshead is shorter than a caption without a credit.
        if labelled || unended(line) && line.shape.words >= 7 && line.shape.start != Start::Quote {
            set.tell(index, Label::Caption, "a photo's caption: it stands below its credit");
            if credit {
                set.tell(index - 1, Label::Caption, "a photo's credit, above its caption");
            }
        }
    }
}

/// What a newsletter brings, between the line that offers it and the small print.
fn boxed(page: &Page, set: &mut Setting) {
    for index in 1..page.lines.len().saturating_sub(1) {
        let above = page.words(index - 1);
        let offered = above.len() < 50 && !set.kept(index - 1) && mentions(above, "newsletter");
        let below = page.signs.get(index + 1).map(|s| s.evidence).unwrap_or_default();
        let prompt =
            below.label == Some(Label::Prompt) && below.weight >= 2 || below.told.is_some_and(|(l, _)| l == Label::Prompt);
        if offered && prompt && set.kept(index) && page.lines.get(index).is_some_and(|l| l.shape.words <= 40) {
            set.tell(index, Label::Prompt, "what a newsletter brings, below the line that offers it");
        }
    }
}

/// True where a word of the line begins as `word` does.
fn mentions(line: &str, word: &str) -> bool {
    let stem = word.get(..word.floor_char_boundary(6)).unwrap_or(word);
    line.split(|c: char| !c.is_alphanumeric()).any(|w| w.get(..stem.len()).is_some_and(|w| w.eq_ignore_ascii_case(stem)))
}

/// A quotation alone on its line whose words a paragraph nearby says too, and the name below it: set large to be seen.
fn repeated(page: &Page, set: &mut Setting) {
    for index in 0..page.lines.len() {
        let Some(quoted) = quotation(page.words(index)).filter(|_| set.kept(index)) else { continue };
        let near = index.saturating_sub(SAID_NEAR)..=index + SAID_NEAR;
        let longer = |i: &usize| *i != index && page.words(*i).len() > quoted.len() + 8;
        let compared = |i: usize| page.words(i).get(..page.words(i).floor_char_boundary(COMPARED)).unwrap_or("");
        if !near.clone().filter(longer).any(|i| set.kept(i) && search::holds_line(compared(i), quoted)) {
            continue;
        }
        set.tell(index, Label::Pullquote, "words of the text set large: a paragraph nearby says them too");
        if set.kept(index + 1) && names_who(page, index + 1) {
            set.tell(index + 1, Label::Pullquote, "the name below words of the text that are set large");
        }
    }
}

/// True for a short line that is a name with what its bearer is ("Ada Olden, harbour master"), or a dash and a name.
fn names_who(page: &Page, index: usize) -> bool {
    let words = page.words(index);
    let Some(line) = page.lines.get(index).filter(|l| unended(l) && (2..=12).contains(&l.shape.words)) else { return false };
    let dashed = words.starts_with(['—', '–', '-']) || line.bullet;
    let name = words.trim_start_matches(['—', '–', '-', ' ']).split(',').next().unwrap_or("");
    let capitals =
        (2..=4).contains(&name.split_whitespace().count()) && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    capitals && (dashed || search::holds(words, ", "))
}

/// The words between the marks of a line that is one quotation of five words or more, without the last full stop or comma.
fn quotation(line: &str) -> Option<&str> {
    let inner = line.strip_prefix(['"', '“', '‘', '\''])?.strip_suffix(['"', '”', '’', '\''])?;
    let bare = inner.trim_end_matches(['.', ',', '…']);
    let one = !bare.contains(['"', '“', '”']) && line.len() < 400;
    (one && bare.split_whitespace().count() >= 5).then_some(bare)
}

/// A league's table: rows below the heads of its columns. (Other tables may be what a text is about.)
fn rows(page: &Page, set: &mut Setting) {
    let mut table = false;
    for (index, line) in page.lines.iter().enumerate() {
        let heads = column_heads(page.words(index), line) && page.lines.get(index + 1).is_some_and(row);
        table = heads || table && row(line);
        if set.kept(index) && table {
            set.tell(index, Label::Other, "a row of a table: figures below the heads of their columns");
        }
    }
}

/// "7 Velm 17 8 4 5 6 28".
fn row(line: &Line) -> bool {
    let shape = &line.shape;
    unended(line) && shape.words >= 4 && shape.numbers >= 3 && shape.numbers * 2 >= shape.words && shape.stops == 0
}

/// "P W D L GD Pts": short heads of columns, some a letter.
fn column_heads(words: &str, line: &Line) -> bool {
    let shape = &line.shape;
    let short = || words.split_whitespace().all(|w| w.chars().count() <= 4);
    let letters = || words.split_whitespace().filter(|w| w.chars().count() == 1).count();
    unended(line) && shape.words >= 4 && words.len() < 80 && shape.letters <= shape.words * 3 && short() && letters() >= 2
}

/// Titles of other stories at the very end, below a note on the text or a list's head: questions, or lines no sentence ends.
fn below_notes(page: &Page, set: &mut Setting) {
    let title = |line: &Line, words: &str| {
        let shape = &line.shape;
        let plain = shape.stops >= 1 && shape.numbers * 3 < shape.words && shape.separators == 0 && !shape.url;
        (unended(line) || words.ends_with('?')) && (4..=18).contains(&shape.words) && plain
    };
    let Some(last) = set.kept.iter().rposition(|k| *k) else { return };
    let mut first = last + 1;
    while let Some(above) = first.checked_sub(1) {
        let goes = set.kept(above) && page.lines.get(above).is_some_and(|l| title(l, page.words(above)) && !l.bullet);
        if !goes || last - above > 5 {
            break;
        }
        first = above;
    }
    let Some(head) = first.checked_sub(1).and_then(|i| page.signs.get(i)).filter(|_| first <= last) else { return };
    let evidence = &head.evidence;
    let listed = match evidence.label.filter(|_| evidence.weight >= 2) {
        Some(Label::Related | Label::Tags) => true,
        Some(Label::Note) => evidence.phrase.words().contains("report"),
        Some(Label::Menu) => evidence.phrase.words().starts_with("more") || evidence.phrase.words().starts_with("most"),
        _ => false,
    };
    let above = (0..first).filter(|i| set.kept(*i)).count();
    if set.kept(first - 1) || !listed || above < 2 {
        return;
    }
    for index in first..=last {
        set.tell(index, Label::Related, "one of the links to other stories, below the text");
    }
}

/// What the text was made with, said below it: "(With agency inputs)", "With VPA", "SOURCE Velm Ropes, Inc.", and the study it is about.
fn sources(page: &Page, set: &mut Setting) {
    let kept: Vec<usize> = set.kept.iter().enumerate().rev().filter(|(_, k)| **k).map(|(i, _)| i).take(4).collect();
    for index in kept {
        let helped =
            |l: &Line| l.shape.words <= 16 && page.words(index).trim_end_matches('.').ends_with(" contributed reporting");
        if page.lines.get(index).is_some_and(helped) {
            set.tell(index, Label::Note, "a note on the text: it says who helped");
        }
        if page.lines.get(index).is_some_and(|l| l.shape.digits >= 4 && l.shape.words <= 100) && cites(page.words(index)) {
            set.tell(index, Label::Note, "a note on the text: it cites the study that it is about");
        }
    }
    for (index, line) in page.lines.iter().enumerate().filter(|(_, l)| l.shape.words <= 12) {
        let words = page.words(index);
        let with = words.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("(with"));
        let bracketed = with && words.ends_with(')') && line.shape.words <= 8;
        let agency = |w: &str| w == "and" || (2..=6).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_uppercase());
        let named = words.strip_prefix("With ").or_else(|| words.strip_prefix("- with "));
        let alone = named.is_some_and(|rest| rest.split([' ', ',']).filter(|w| !w.is_empty()).all(agency));
        let issued = words.starts_with("SOURCE ") && line.shape.words >= 2;
        if set.kept(index) && (bracketed || alone || issued) {
            set.tell(index, Label::Note, "a note on the text: it says what it was made with");
        }
    }
}

/// True where a study is cited: by its number ("DOI: 10.5555/velm"), or by writers "et al" and their year.
fn cites(words: &str) -> bool {
    let numbered = ["doi:", "DOI:", "doi.org/", "DOI 10."].iter().any(|mark| search::holds(words, mark));
    let year = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()) && w.starts_with(['1', '2']);
    let written = || words.split(|c: char| !c.is_ascii_alphanumeric()).any(year);
    numbered || search::holds(words, " et al") && written()
}

#[cfg(test)]
mod tests {
    use crate::clean::{Article, Label, clean};
    use crate::{Options, Source};

    const FIRST: &str = "The night boat made its last trip on Sunday, and the pier of Velm has been empty ever since.";
    const SECOND: &str = "Bo Fenn, who cooks at the clinic, fears for her post. \"They found the money for flags on the quay,\" she told the paper.";
    const THIRD: &str = "A petition has found nine hundred names so far, and the clerk will read it out on Monday.";

    fn read(between: &str) -> (String, Article) {
        let text = format!("Velm loses its night boat\n\nBy Ada Olden\n\n{FIRST}\n\n{between}\n\n{SECOND}\n\n{THIRD}\n");
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        (text, article)
    }

    /// The labels of the lines between two paragraphs.
    fn labels(between: &str) -> Vec<Label> {
        let (text, article) = read(between);
        let all = article.blocks.iter().filter(|b| between.contains(b.span.of(&text)) || b.span.of(&text).contains(between));
        let of_all: Vec<Label> = all.map(|b| b.label).collect();
        let paragraphs: Vec<&str> = article.paragraphs.iter().map(|p| p.span.of(&text)).collect();
        for body in [FIRST, SECOND, THIRD] {
            assert!(paragraphs.contains(&body), "{between}: {paragraphs:?}");
        }
        of_all
    }

    #[test]
    fn captions_with_their_credits_are_no_text() {
        for caption in [
            "Bo Fenn holds the timetable (Image: Ada Olden)",
            "A drawing of the boat that was never built. (Supplied)",
            "Bo Fenn at the pier last week. Picture: Supplied",
            "Mayor Roe at the harbour on Friday.Credit: Ada Olden",
            "The boat in its better days. COURTESY OF FENN & SONS",
            "Bo Fenn (pictured with her son) said that nobody had asked her",
        ] {
            assert_eq!(labels(caption), [Label::Caption], "{caption}");
        }
        let (text, article) = read("Getty Images\nMore than forty boats tie up at the pier of Velm on a summer's day");
        assert!(article.paragraphs.iter().all(|p| !p.span.of(&text).starts_with("More than forty")));
    }

    #[test]
    fn the_study_a_text_is_about_is_cited_below_it() {
        let with = |last: &str| {
            let text = format!("Velm loses its night boat\n\nBy Ada Olden\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{last}\n");
            clean(&Source::from_text(text.as_str()), &Options::default()).paragraphs.len()
        };
        assert_eq!(
            with("More information: Bo Fenn et al, Boats that come late, Harbour Studies (2031). DOI: 10.5555/velm.2031"),
            3
        );
        assert_eq!(with("Fenn, B. et al. 2031. The boats of Velm and those who wait for them. Harbour Studies 4 (2): 1-9."), 3);
        assert_eq!(with("The clerk said that in 2031 the harbour would be a hundred years old, and that she would be there."), 4);
    }

    #[test]
    fn prompts_and_pointers_are_no_text() {
        assert_eq!(labels("Have your say on the night boat in our comments"), [Label::Prompt]);
        assert_eq!(labels("Also read | Why the night boat was always late"), [Label::Related]);
        assert_eq!(labels("See also: Who paid for the night boat of Velm?"), [Label::Related]);
        assert_eq!(labels("[Related: Why the night boat was always late]"), [Label::Related]);
    }

    #[test]
    fn words_set_large_go_and_those_said_once_stay() {
        let (text, article) = read("\"They found the money for flags on the quay\"\nBo Fenn, cook");
        assert_eq!(article.paragraphs.len(), 3, "{:?}", article.paragraphs.iter().map(|p| p.span.of(&text)).collect::<Vec<_>>());
        assert_eq!(labels("\"Nobody has asked me whether I would pay more for it.\""), [Label::Body]);
    }

    #[test]
    fn crossheads_and_plain_sentences_stay() {
        for kept in [
            "An empty quay",
            "The picture is bleak: nobody pays.",
            "She gave the credit to her mother (who rows).",
            "Who will pay?",
        ] {
            let (text, article) = read(kept);
            assert!(article.paragraphs.iter().any(|p| p.span.of(&text) == kept), "{kept}");
        }
    }

    #[test]
    fn tables_of_a_league_are_no_text() {
        let between = "P W D L GD Pts\n7 Fenn 17 8 4 5 6 28\n8 Velm 17 8 3 6 4 27";
        let (text, article) = read(between);
        assert_eq!(article.paragraphs.len(), 3, "{:?}", article.paragraphs.iter().map(|p| p.span.of(&text)).collect::<Vec<_>>());
    }

    #[test]
    fn titles_of_other_stories_below_a_note_are_no_text() {
        let text = format!(
            "Velm loses its night boat\n\nBy Ada Olden\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nAdditional reporting by Cy Roe\n\nWho owns the pier of Velm and why?\n"
        );
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        assert!(article.paragraphs.iter().all(|p| !p.span.of(&text).starts_with("Who owns")));
        let text =
            format!("Velm loses its night boat\n\nBy Ada Olden\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nBut who will pay for it?\n");
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        assert!(article.paragraphs.iter().any(|p| p.span.of(&text) == "But who will pay for it?"));
    }
}
