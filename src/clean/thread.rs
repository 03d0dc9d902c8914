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
