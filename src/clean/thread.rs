//! Readers' comments below the text: all that stands under a line that says "Comments", where names, ages and tools part it.

use super::Label;
use super::apart::Setting;
use super::bylines;
use super::page::Page;
use crate::search;

/// Lines below the heading in which the first comment's name, age or tool stands.
const FIRST: usize = 4;
/// Body lines between two of them, at most.
const BETWEEN: usize = 6;
/// The same once so many lines were such as only a thread has.
const LONG: usize = 20;
const SURE: usize = 3;
/// Lines below the first of a thread that nothing announces in which so many stand.
const NEAR: usize = 40;
/// So many such lines make a thread that the page may go on below, where so many words of text stand above it.
const MANY: usize = 5;
const TEXT: u32 = 100;
/// Bytes of a line of tools, at most.
const TOOLS_ROW: usize = 60;
/// Lines from the page's first one among which the title is looked for that a heading names.
const TITLE: usize = 400;
/// Words of text above the comments, at least.
const ABOVE: u32 = 30;

/// Takes the readers' comments out of the body.
pub fn find(page: &Page, set: &mut Setting) {
    let mut above = 0;
    for index in 0..page.lines.len() {
        let comments = || heading(page.words(index)) && sure_marks(page, set, index, above).is_some();
        if above >= ABOVE && (opens(page, index) || comments() || above >= TEXT && begins(page, set, index, above)) {
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

/// "Comments", "27 comments", "Comments (27)", "Top rated comments", "Join the conversation".
fn heading(words: &str) -> bool {
    if words.len() > 40 {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    let counted = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ' ' | ':' | ',' | '[' | ']' | '.');
    let bare = lower.trim_matches(counted);
    let before = bare.strip_suffix("comments").or_else(|| bare.strip_suffix("comment"));
    before.is_some_and(|before| before.split_whitespace().all(|w| WHOSE.contains(&w)))
        || matches!(bare, "join the conversation" | "join the discussion")
}

/// What stands before "comments" in a heading.
const WHOSE: &[&str] = &[
    "a",
    "add",
    "all",
    "best",
    "featured",
    "latest",
    "leave",
    "most",
    "popular",
    "post",
    "rated",
    "read",
    "reader",
    "readers'",
    "recent",
    "recommended",
    "see",
    "show",
    "top",
    "user",
    "view",
    "your",
];

/// True for a heading that no text has: "Discussion about this post", or "8 thoughts on “...”" with a title that stands above.
fn opens(page: &Page, index: usize) -> bool {
    let words = page.words(index);
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let title = ["thoughts on ", "thought on ", "responses to ", "response to ", "replies to ", "comments on "]
        .iter()
        .find_map(|head| rest.strip_prefix(head))
        .filter(|_| rest.len() < words.len() && words.len() < 200)
        .map_or("", |title| title.trim_matches(['“', '”', '"', '‘', '’', ' ']));
    let said = |i: usize| page.words(i).starts_with(title);
    words.eq_ignore_ascii_case("discussion about this post") || title.len() > 12 && (0..index.min(TITLE)).any(said)
}

/// True for the first line of a thread that nothing announces: a name with its age, or an age, and below it tool after tool.
fn begins(page: &Page, set: &Setting, index: usize, above: u32) -> bool {
    let near = |i: usize| i < page.lines.len() && tool(page.words(i));
    parts(page, index)
        && (index..index + NEAR).filter(|i| near(*i)).count() >= SURE
        && sure_marks(page, set, index - 1, above).is_some_and(|sure| sure >= SURE)
}

/// What follows as a thread: a name, an age or a tool stands below soon, and again and again. So many of the lines are such as only a thread has.
fn sure_marks(page: &Page, set: &Setting, heading: usize, above: u32) -> Option<usize> {
    let counted = page.words(heading).contains(|c: char| c.is_ascii_digit());
    let (mut marks, mut sure) = (0, 0);
    let (mut since, mut first) = (0, None);
    for index in heading + 1..page.lines.len() {
        if parts(page, index) || counted && turn(page, index) {
            marks += 1;
            sure += usize::from(tool(page.words(index)) || signed(page.words(index)));
            first = first.or(Some(index));
            since = 0;
        } else if set.kept(index) {
            since += 1;
        }
        // What does not begin soon is no thread: every line of a page may be a heading.
        if first.is_none() && index > heading + FIRST {
            return None;
        }
        if since > BETWEEN && (sure < SURE || since > LONG) {
            // Nothing of the text stands below so many comments, whatever else does.
            return (sure >= MANY && above >= TEXT && first.is_some_and(|f| f <= heading + FIRST)).then_some(sure);
        }
    }
    let soon = first.is_some_and(|f| f <= heading + FIRST);
    (soon && (marks >= 2 || since <= 3)).then_some(sure)
}

/// A speaker's label opens the line: some pages write comments so.
fn turn(page: &Page, index: usize) -> bool {
    page.signs.get(index).is_some_and(|s| s.turn)
}

/// A line of a thread that is no comment: an age, a date, a tool, the name of who speaks.
fn parts(page: &Page, index: usize) -> bool {
    let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return false };
    let words = page.words(index);
    let aged = || {
        words.ends_with(" ago")
            || [" ago at ", " ago)", " ago ("].iter().any(|age| search::holds(words, age))
            || bylines::is_age(words)
    };
    line.shape.words <= 14 && signed(words) || line.shape.words <= 10 && (signs.date || aged() || tool(words))
}

/// "Ada Olden says:", "Bo Fenn on June 9, 2031 at 4:47 pm said:".
fn signed(words: &str) -> bool {
    [" says:", " said:", " wrote:"].iter().any(|end| words.ends_with(end))
}

/// "Reply", "Report · 4", "Rating: 36 votes", "12 likes".
fn tool(words: &str) -> bool {
    const TOOLS: [&str; 9] = ["reply", "like", "report", "upvote", "flag", "likes", "replies", "permalink", "rating:"];
    const COUNTED: [&str; 5] = ["votes", "upvotes", "likes", "replies", "points"];
    let mut parts = words.split([' ', '(', '·', '•']);
    let (first, second) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    if words.len() > TOOLS_ROW {
        return false;
    }
    let is = |word: &str, list: &[&str]| list.iter().any(|t| t.eq_ignore_ascii_case(word));
    let counts = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) && is(second, &COUNTED);
    // "History | Permalink | Share it"
    let barred = || words.split('|').any(|part| part.trim().eq_ignore_ascii_case("permalink"));
    let count = words.split_whitespace().count();
    count <= 4 && (is(first, &TOOLS) || counts) || count <= 10 && barred()
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
            "2 thoughts on “Velm loses its night boat”\nSal\nIf the council of Velm wins again, Bo Fenn will have to row to work.\n",
            "Discussion about this post\nSal’s avatar\n4d\nIf the council of Velm wins again, Bo Fenn will have to row to work.\n",
            "[ 2 comments ]\nAvatar\nSal\n2 days ago at 07:52 am\nThe night boat was never on time, and the clerk knows it.\n",
            "Comments\nSal on June 14, 2031 at 8:02 am said:\nThe night boat was never on time, and the clerk knows it.\n",
            "Top Rated Comments\n(View all)\nSal\n2 days ago at 07:52 am\nThe night boat was never on time, and the clerk knows it.\nRating: 3 Votes\n",
            "Join the conversation\nSal\n3 hours ago\nThe night boat was never on time, and the clerk knows it.\n12 likes\n",
            "Comments (2)\nSal99\n2 hours ago\nIf the council wins again, Bo Fenn will have to row to work.\n",
        ] {
            assert_eq!(body(&format!("{BODY}{thread}")).len(), 3, "{thread}");
        }
    }

    #[test]
    fn what_stands_below_a_long_thread_is_no_text() {
        let comment = "Sal\n2 days ago at 07:52 am\nThe night boat was never on time, and the clerk knows it.\nRating: 3 Votes\n";
        let more = "The council of Velm could buy a boat, or it could build a bridge over the sound, the clerk said in May.\n\n"
            .repeat(24);
        let text = "The islands have had a boat at night since the war, and nobody on them has ever been asked whether they want one.\n\n\
            Ona Marsh, who keeps the books of the pier, says that it carried nine people a night in March and four in June.\n\n\
            The crew will be kept until the autumn, said the clerk, and then the council will look for other work for them.\n\n";
        let text = format!("{BODY}{text}Top Rated Comments\n{}\n{more}", comment.repeat(6));
        assert!(!body(&text).iter().any(|p| p.contains("could buy a boat") || p.contains("never on time")), "{:#?}", body(&text));
    }

    #[test]
    fn comments_that_nothing_announces_are_told_by_their_tools() {
        let more = "The islands have had a boat at night since the war, and nobody on them has been asked whether they want one.\n\n\
            Ona Marsh, who keeps the books of the pier, says that it carried nine people a night in March, four in June and none since.\n\n";
        let said =
            ["If the council wins again, Bo Fenn will have to row.", "The night boat was never on time.", "Whose idea was it?"];
        let barred =
            |said: &str| format!("Sal\n349 Fans\n15 seconds ago (7:18 PM)\n{said}\nHistory  |   Permalink  |  Share it\n");
        let headed = |said: &str| format!("Report Comment\nSal Fenn (1 day ago)\n\n{said}\n\n");
        for thread in [said.map(barred).concat(), said.map(headed).concat()] {
            let found = body(&format!("{BODY}{more}{thread}"));
            assert_eq!(found.len(), 5, "{found:#?}");
        }
        let told = said.map(|said| format!("2 hours ago\n{said}\n")).concat();
        let found = body(&format!("{BODY}{more}{told}"));
        assert!(found.iter().any(|p| p == said[1]), "{found:#?}");
    }

    #[test]
    fn text_that_goes_on_below_a_button_stays() {
        let text =
            format!("{}12 Comments\n\n{}", BODY, BODY.split_once("Olden\n\n").unwrap().1.replace("night", "day").repeat(3));
        assert_eq!(body(&text).len(), 12);
        let crosshead = format!(
            "{BODY}2 thoughts on what comes next\n\nThe council of Velm could buy a boat, or it could build a bridge, the clerk said.\n"
        );
        assert_eq!(body(&crosshead).len(), 5);
    }
}
