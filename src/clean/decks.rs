//! Summaries between headline and byline: what stands above the line that says who wrote the text, or when, is not its first
//! paragraph, however it reads.

use super::apart::Setting;
use super::page::Page;
use super::{Label, dateline};

/// Lines below the headline in which byline or date stands.
const BELOW: usize = 6;
/// The same for the byline below a single line.
const FAR: usize = 16;
/// Words of a summary, at most.
const LONGEST: u32 = 60;
/// Lines of a summary, at most.
const MOST: usize = 3;

/// Takes the summary under the headline out of the body.
pub fn find(page: &Page, headline: usize, set: &mut Setting) {
    if (0..headline).any(|i| set.kept(i)) {
        return;
    }
    // One line may stand far above the byline: tools and the picture with its caption between.
    let near = (headline + 1..=headline + BELOW).find(|i| names_writer_or_day(page, *i));
    let far = || {
        let opened = |i: &usize| page.signs.get(*i).is_some_and(|s| s.byline == 2 && !s.email);
        (headline + BELOW + 1..=headline + FAR)
            .find(opened)
            .filter(|by| (headline + 1..*by).filter(|i| set.kept(*i)).eq([headline + 1]))
    };
    let Some(byline) = near.or_else(far) else { return };
    let decks: Vec<usize> = (headline + 1..byline).filter(|i| set.kept(*i)).collect();
    let words = |lines: &mut dyn Iterator<Item = usize>| {
        lines.filter_map(|i| page.lines.get(i)).fold(0u32, |n, l| n.saturating_add(l.shape.words))
    };
    let own = words(&mut decks.iter().copied());
    let below = words(&mut (byline + 1..page.lines.len()).filter(|i| set.kept(*i)));
    let short = |i: &usize| {
        page.lines.get(*i).is_some_and(|l| l.shape.words <= LONGEST && dateline::find(page.text, l.content).is_none())
    };
    let spoken = |i: &usize| page.signs.get(*i).is_some_and(|s| s.turn);
    if decks.is_empty()
        || decks.len() > MOST
        || !decks.iter().all(short)
        || decks.iter().any(spoken)
        || below < own * if decks.len() == 1 { 1 } else { 2 }
    {
        return;
    }
    for index in decks {
        set.tell(
            index,
            Label::Standfirst,
            "a summary: it stands between the headline and the line that says who wrote the text, or when",
        );
    }
}

/// What stands above the text's first paragraph and is its summary: its own beginning, the same said without the place in capitals
/// ("VELM: The council ..."), or a few words above a dateline, which opens the text.
pub fn above_the_text(page: &Page, set: &mut Setting) {
    let kept = (0..page.lines.len()).filter(|i| set.kept(*i) && page.lines.get(*i).is_some_and(|l| l.shape.is_prose()));
    let first: Vec<usize> = kept.take(3).collect();
    for pair in first.windows(2) {
        let &[above, below] = pair else { return };
        let Some(reason) = summary(page, above, below) else { return };
        set.tell(above, Label::Standfirst, reason);
    }
}

/// Why line `above` is a summary of what begins at line `below`, if it is.
fn summary(page: &Page, above: usize, below: usize) -> Option<&'static str> {
    let (upper, lower) = (page.words(above), page.words(below));
    let opening = upper.get(..upper.floor_char_boundary(OPENING)).filter(|o| o.len() + 3 >= OPENING);
    let placed = |opening: &str| {
        let head = lower.get(..lower.floor_char_boundary(OPENING / 2 + opening.len())).unwrap_or("");
        let place = head.find(opening).and_then(|at| head.get(..at)).unwrap_or("");
        place.len() >= 4 && !place.contains(char::is_lowercase) && place.trim_end().ends_with([':', '-', '–', '—', ')'])
    };
    let own = upper.trim_end_matches(['.', '…', ' ']);
    let short = page.lines.get(above).is_some_and(|l| l.shape.words <= LONGEST);
    match () {
        () if below <= above + 2 && opening.is_some_and(placed) => Some("a summary: the paragraph below it says the same"),
        () if opening.is_some() && lower.len() > own.len() + OPENING / 2 && lower.starts_with(own) => {
            Some("a summary: the paragraph below it begins with the same words")
        }
        () if short && below <= above + 3 && opens(page, below) && !opens(page, above) => {
            Some("a summary: the dateline below it opens the text")
        }
        () => None,
    }
}

/// True where a dateline opens a line: with its agency, or its place in capitals.
fn opens(page: &Page, index: usize) -> bool {
    let found = page.lines.get(index).and_then(|l| dateline::find(page.text, l.content));
    found.is_some_and(|d| d.agency.is_some() || !d.place.contains(char::is_lowercase))
}

/// Bytes by which a summary and the paragraph below it open alike.
const OPENING: usize = 60;

/// A line that opens with "By" and a name, or is little more than a date.
fn names_writer_or_day(page: &Page, index: usize) -> bool {
    page.signs.get(index).is_some_and(|s| s.byline == 2 && !s.email || s.date)
}

#[cfg(test)]
mod tests {
    use crate::clean::{Article, Label, clean};
    use crate::{Options, Source};

    const BODY: &str = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n\n\
        Ships will pay the levy from March on, the council said in a statement on Friday.\n\n\
        The port of Ostrel hopes to take over what Velm will lose, its clerk said.\n";

    fn read(head: &str) -> (String, Article) {
        let text = format!("{head}\n\n{BODY}");
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        (text, article)
    }

    #[test]
    fn a_sentence_above_the_byline_is_a_summary() {
        let deck = "For ninety years nobody paid to tie up at the old quay. Now the islands have run out of money.";
        for below in ["By Ada Olden", "9 June 2031"] {
            let (text, article) = read(&format!("Velm votes for its levy\n\n{deck}\n\n{below}"));
            let block = article.blocks.iter().find(|b| b.span.of(&text) == deck).unwrap();
            assert_eq!((block.label, block.kept), (Label::Standfirst, false));
            assert_eq!(article.paragraphs.len(), 3);
        }
    }

    #[test]
    fn the_summary_of_a_text_that_breaks_off_goes_too() {
        let deck =
            "If the levy fails, the mayor will have to choose between the boat and the school. She says that she can keep both.";
        let text = format!(
            "The mayor's last vote\n\n{deck}\n\nBy Ada Olden\n\n{}",
            BODY.split_inclusive("\n\n").take(2).collect::<String>()
        );
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        assert_eq!(article.paragraphs.len(), 2);
    }

    #[test]
    fn a_summary_that_the_first_paragraph_says_again_goes() {
        let lead = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday.";
        let text = format!("Velm votes for its levy\n\n{lead} Ships pay from March on.\n\nVELM: {BODY}");
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        assert_eq!(article.paragraphs.len(), 3);
        assert!(article.paragraphs[0].span.of(&text).starts_with("VELM: "));
    }

    #[test]
    fn a_single_line_far_above_the_byline_is_a_summary_and_so_is_what_stands_above_a_dateline() {
        let deck = "From the old quay to the night boat, the islands are counting what they cannot pay.";
        let tools = "Share full article\n482\nA ferry at the quay in May.Credit...Bo Fenn for The Velm Herald\nSave\nGift\nPrint";
        let (_, article) = read(&format!("Velm votes for its levy\n\n{deck}\n\n{tools}\n\nBy Ada Olden\nMarch 4, 2031"));
        assert_eq!(article.paragraphs.len(), 3);
        assert_eq!(article.captions[0].credit.as_deref(), Some("Credit...Bo Fenn for The Velm Herald"));
        let text = format!("Velm votes for its levy\n\nMarch 4, 2031\nAda Olden\n\n{deck}\n\nVELM – {BODY}");
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        assert!(article.paragraphs.len() == 3 && article.paragraphs[0].span.of(&text).starts_with("VELM"));
        let text = format!("Velm votes for its levy\n\n{BODY}\n\nOSTREL – {deck}\n");
        assert_eq!(clean(&Source::from_text(text.as_str()), &Options::default()).paragraphs.len(), 4);
    }

    #[test]
    fn without_a_byline_below_it_the_first_paragraph_stays() {
        let (text, article) =
            read("Velm votes for its levy\n\nBy Ada Olden\n\nFor ninety years nobody paid to tie up at the old quay.");
        assert_eq!(article.paragraphs.len(), 4);
        assert!(article.paragraphs[0].span.of(&text).starts_with("For ninety"));
    }
}
