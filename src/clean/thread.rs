//! Readers' comments below the text: all that stands under a line that says "Comments", where names, ages and tools part it.

use super::Label;
use super::apart::Setting;
use super::bylines;
use super::page::Page;

/// Lines below the heading in which the first comment's name, age or tool stands.
const FIRST: usize = 4;
/// Body lines between two of them, at most.
const BETWEEN: usize = 6;
/// Words of text above the comments, at least.
const ABOVE: u32 = 30;

/// Takes the readers' comments out of the body.
pub fn find(page: &Page, set: &mut Setting) {
    let mut above = 0;
    for index in 0..page.lines.len() {
        if above >= ABOVE && heading(page.words(index)) && is_thread(page, set, index) {
            for below in index..page.lines.len() {
                if set.kept(below) || below == index {
                    set.tell(below, Label::Comment, "part of the comments: it stands below the line that says so");
                }
            }
            return;
        }
        if set.kept(index) {
            above += page.lines.get(index).map_or(0, |l| l.shape.words);
        }
    }
}

/// "Comments", "27 comments", "Comments (27)", "Comments 27".
fn heading(words: &str) -> bool {
    if words.len() > 40 {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    let counted = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ' ' | ':' | ',' | '[' | ']' | '.');
    let bare = lower.trim_matches(counted);
    matches!(
        bare,
        "comments" | "comment" | "readers' comments" | "reader comments" | "all comments" | "top comments" | "your comments"
    )
}

/// True where what follows is a thread: a name, an age or a tool stands below soon, and again and again.
fn is_thread(page: &Page, set: &Setting, heading: usize) -> bool {
    let counted = page.words(heading).contains(|c: char| c.is_ascii_digit());
    let mut marks = 0;
    let (mut since, mut first) = (0, None);
    for index in heading + 1..page.lines.len() {
        if parts(page, index) || counted && turn(page, index) {
            marks += 1;
            first = first.or(Some(index));
            since = 0;
        } else if set.kept(index) {
            since += 1;
        }
        if since > BETWEEN {
            return false;
        }
    }
    let soon = first.is_some_and(|f| f <= heading + FIRST);
    soon && (marks >= 2 || since <= 3)
}

/// A speaker's label opens the line: some pages write comments so.
fn turn(page: &Page, index: usize) -> bool {
    page.signs.get(index).is_some_and(|s| s.turn)
}

/// A line of a thread that is no comment: an age, a date, a tool.
fn parts(page: &Page, index: usize) -> bool {
    let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return false };
    let words = page.words(index);
    if line.shape.words > 10 {
        return false;
    }
    let tool = words.split([' ', '(', '·', '•']).next().is_some_and(|w| {
        ["reply", "like", "report", "upvote", "flag", "likes", "replies", "permalink"].iter().any(|t| t.eq_ignore_ascii_case(w))
    });
    let aged = words.ends_with(" ago") || bylines::is_age(words) || words.ends_with(" says:");
    signs.date || aged || tool && line.shape.words <= 4
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::{Options, Source};

    const BODY: &str = "Velm loses its night boat\n\nBy Ada Olden\n\n\
        The night boat made its last trip on Sunday, and the pier of Velm has been empty ever since.\n\n\
        Bo Fenn, who cooks at the clinic, fears for her post. The council, she says, found money for flags.\n\n\
        A petition has found nine hundred names so far, and the clerk will read it out on Monday.\n\n";

    fn body(text: &str) -> Vec<String> {
        let article = clean(&Source::from_text(text), &Options::default());
        article.paragraphs.iter().map(|p| p.span.of(text).to_owned()).collect()
    }

    #[test]
    fn comments_below_the_text_are_no_text() {
        for thread in [
            "Comments\nHarbourCat 2 hours ago\nIf the council wins again, Bo Fenn will have to row to work.\nReply 4\n\nOldSalt 5 hours ago\nThe night boat was never on time, and the clerk knows it.\nReply 1\n",
            "2 Comments\nSal\nJune 14, 2031 at 8:02 am\nThe night boat was never on time, and the clerk knows it.\n",
            "Comments (2)\nSal99\n2 hours ago\nIf the council wins again, Bo Fenn will have to row to work.\n",
        ] {
            assert_eq!(body(&format!("{BODY}{thread}")).len(), 3, "{thread}");
        }
    }

    #[test]
    fn text_that_goes_on_below_a_button_stays() {
        let text =
            format!("{}12 Comments\n\n{}", BODY, BODY.split_once("Olden\n\n").unwrap().1.replace("night", "day").repeat(3));
        assert_eq!(body(&text).len(), 12);
    }
}
