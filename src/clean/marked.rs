//! Lines of an HTML page whose elements say by class or id what they are (a caption, a summary, a repeated quotation, an
//! advertisement, a newsletter's box, comments, links), taken at their word where most of the text stands outside such elements.

use super::Label;
use super::apart::Setting;
use super::lines::End;
use super::page::Page;
use crate::input::LineFacts;
use crate::input::tags::{flag, mark};

/// One kind of element: its mark, the most words of one line of it, what its lines are, and why.
struct Kind {
    mark: u8,
    longest: u32,
    label: Label,
    reason: &'static str,
}

const KINDS: [Kind; 6] = [
    Kind {
        mark: mark::CAPTION,
        longest: 80,
        label: Label::Caption,
        reason: "a photo's caption: the page's element is called so",
    },
    Kind { mark: mark::CREDIT, longest: 12, label: Label::Caption, reason: "a photo's credit: the page's element is called so" },
    Kind {
        mark: mark::PULL_QUOTE,
        longest: 60,
        label: Label::Pullquote,
        reason: "set large inside the text: the page's element is called so",
    },
    Kind {
        mark: mark::ADVERT,
        longest: 60,
        label: Label::Advertisement,
        reason: "an advertisement: the page's element is called so",
    },
    Kind {
        mark: mark::NEWSLETTER,
        longest: 60,
        label: Label::Prompt,
        reason: "a newsletter's box: the page's element is called so",
    },
    Kind {
        mark: mark::RELATED,
        longest: 30,
        label: Label::Related,
        reason: "a link to another story: the page's element is called so",
    },
];

/// Takes out of the body what its elements say is none.
pub fn find(page: &Page, set: &mut Setting) {
    let Some(html) = page.html else { return };
    let facts = html.lines.as_slice();
    for kind in &KINDS {
        let inside = words(page, set, facts, |f| f.marks & kind.mark != 0);
        let outside = words(page, set, facts, |f| f.marks & kind.mark == 0);
        // A page that is called so as a whole tells nothing.
        if inside == 0 || inside * 4 > outside {
            continue;
        }
        for (index, line) in page.lines.iter().enumerate() {
            let marked = facts.get(index).is_some_and(|f| f.marks & kind.mark != 0);
            if marked && set.kept(index) && line.shape.words <= kind.longest {
                set.tell(index, kind.label, kind.reason);
            }
        }
    }
    comments(page, set, facts);
    standfirst(page, set, facts);
    captions(page, set, facts);
    links(page, set, facts);
}

/// Words of body lines whose elements are such.
fn words(page: &Page, set: &Setting, facts: &[LineFacts], such: impl Fn(&LineFacts) -> bool) -> u32 {
    let lines = page.lines.iter().zip(facts).enumerate();
    lines.filter(|(i, (_, f))| set.kept(*i) && such(f)).fold(0u32, |sum, (_, (l, _))| sum.saturating_add(l.shape.words))
}

/// Comments, however many, below text that is none.
fn comments(page: &Page, set: &mut Setting, facts: &[LineFacts]) {
    let marked = |f: &LineFacts| f.marks & mark::COMMENTS != 0;
    let Some(first) = facts.iter().enumerate().position(|(i, f)| set.kept(i) && marked(f)) else { return };
    let above =
        (0..first).filter(|i| set.kept(*i)).filter_map(|i| page.lines.get(i)).map(|l| l.shape.words).fold(0, u32::saturating_add);
    let below = facts.iter().enumerate().skip(first).filter(|(i, f)| set.kept(*i) && !marked(f));
    let below = below.filter_map(|(i, _)| page.lines.get(i)).map(|l| l.shape.words).fold(0, u32::saturating_add);
    // Text that goes on below them would mean that something else is called so.
    if above < 30 || below > above / 2 {
        return;
    }
    for (index, facts) in facts.iter().enumerate().skip(first) {
        if set.kept(index) && marked(facts) {
            set.tell(index, Label::Comment, "part of the comments: the page's element is called so");
        }
    }
}

/// A summary above the first paragraph.
fn standfirst(page: &Page, set: &mut Setting, facts: &[LineFacts]) {
    let marked = |f: &LineFacts| f.marks & mark::STANDFIRST != 0;
    let outside = words(page, set, facts, |f| !marked(f));
    for (index, facts) in facts.iter().enumerate() {
        let Some(line) = page.lines.get(index).filter(|_| set.kept(index)) else { continue };
        if marked(facts) && line.shape.words <= 80 && outside >= 20 {
            set.tell(index, Label::Standfirst, "a summary above the text: the page's element is called so");
        } else if line.shape.is_prose() {
            return;
        }
    }
}

/// What stands in `figcaption` is a caption.
fn captions(page: &Page, set: &mut Setting, facts: &[LineFacts]) {
    let captioned = |f: &LineFacts| f.flags & flag::FIGCAPTION != 0 && f.flags & flag::UNSEEN == 0;
    for (index, facts) in facts.iter().enumerate() {
        let line = page.lines.get(index).filter(|l| (3..=80).contains(&l.shape.words));
        if line.is_some() && captioned(facts) && (set.kept(index) || set.told.get(index) == Some(&None)) {
            set.tell(index, Label::Caption, "a photo's caption: it stands in the picture's element");
        }
    }
}

/// A paragraph that is nothing but a link, with the text going on above and below it: it leads to another story.
fn links(page: &Page, set: &mut Setting, facts: &[LineFacts]) {
    let prose = |i: usize| page.lines.get(i).is_some_and(|l| l.shape.is_prose());
    for (index, facts) in facts.iter().enumerate().skip(1) {
        let Some(line) = page.lines.get(index).filter(|_| set.kept(index)) else { continue };
        let linked =
            facts.bytes > 0 && facts.link_bytes >= facts.bytes && facts.flags & (flag::HEADING | flag::LIST | flag::QUOTE) == 0;
        let titled = (5..=24).contains(&line.shape.words)
            && (matches!(line.shape.end, End::Word | End::Symbol) || page.words(index).ends_with(['?', '!']));
        if linked && titled && set.kept(index - 1) && prose(index - 1) && prose(index + 1) {
            set.tell(index, Label::Related, "a link to another story: nothing else stands in its paragraph");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::{Label, clean};
    use crate::{Options, Source};

    const FIRST: &str = "<p>The night boat made its last trip on Sunday, and the pier of Velm has been empty ever since.</p>";
    const SECOND: &str =
        "<p>Bo Fenn, who cooks at the clinic, fears for her post. The council, she says, found money for flags.</p>";
    const THIRD: &str = "<p>A petition has found nine hundred names so far, and the clerk will read it out on Monday.</p>";

    /// Bodies' lines, and the labels of all blocks that are not kept.
    fn read(head: &str, between: &str, below: &str) -> (Vec<String>, Vec<Label>) {
        let html = format!(
            "<html><body><article><h1>Velm loses its night boat</h1>{head}{FIRST}{between}{SECOND}{THIRD}{below}</article></body></html>"
        );
        let source = Source::from_html(&html);
        let article = clean(&source, &Options::default());
        let body = article.paragraphs.iter().map(|p| p.span.of(source.text()).to_owned()).collect();
        (body, article.blocks.iter().filter(|b| !b.kept).map(|b| b.label).collect())
    }

    #[test]
    fn elements_are_taken_at_their_word() {
        for (between, label) in [
            ("<div class='image-caption'>Bo Fenn reads the timetable to her son.</div>", Label::Caption),
            ("<div class='pull-quote'>Nobody asked the cooks of Velm whether they row.</div>", Label::Pullquote),
            ("<div class='ad-slot'><p>Fenn ropes hold. Try one today.</p></div>", Label::Advertisement),
            ("<div class='newsletterBox'><p>All you have to know about the harbour, every Friday.</p></div>", Label::Prompt),
            ("<p><a href='x'>Council of Velm says the boat returns if fares rise</a></p>", Label::Related),
        ] {
            let (body, labels) = read("", between, "");
            assert_eq!(body.len(), 3, "{between}: {body:?}");
            assert!(labels.contains(&label), "{between}: {labels:?}");
        }
    }

    #[test]
    fn summaries_and_comments_are_told_by_their_elements() {
        let deck = "<h2 class='dek'>For ninety years the boat was late. Now it is gone for good.</h2>";
        assert_eq!(read(deck, "", "").0.len(), 3);
        let comments = "<div id='comments'><h3>2 comments</h3><ol><li><b>Sal</b><p>If the council of Velm wins this, fares will rise for all of us.</p></li></ol></div>";
        assert_eq!(read("", "", comments).0.len(), 3);
    }

    #[test]
    fn a_page_that_is_called_so_as_a_whole_keeps_its_text() {
        let html = format!(
            "<html><body><div class='comment-pages ad-free caption'><h1>Velm loses its night boat</h1>{FIRST}{SECOND}{THIRD}</div></body></html>"
        );
        let source = Source::from_html(&html);
        assert_eq!(clean(&source, &Options::default()).paragraphs.len(), 3);
    }
}
