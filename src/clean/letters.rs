//! Pages of readers' letters: the titles above the letters and the names and places below them belong to the text.

use super::Label;
use super::page::Page;
use super::roles::Role;

/// How a letter to an editor begins.
const SALUTATIONS: &[&str] = &["sir,", "sirs,", "madam,", "dear sir", "dear madam", "dear editor", "to the editor"];
/// Titles of such a page.
const TITLES: &[&str] = &["letters", "letters to the editor", "your letters", "readers' letters", "letters page"];
/// Words of a title, a name or a place, at most.
const SHORT: u32 = 9;
/// Lines below a letter that its writer's name and place take, at most.
const SIGNED: usize = 3;

/// Keeps titles and names of letters, where two letters or more stand on the page.
pub fn keep(page: &Page, roles: &mut [Role]) {
    let begins = |i: &usize| page.lines.get(*i).is_some_and(|l| l.shape.is_prose()) && begins_letter(page.words(*i));
    let letters: Vec<usize> = (0..roles.len()).filter(begins).collect();
    let (Some(&first), true) = (letters.first(), letters.len() >= 2) else { return };
    name_page(page, roles, first);
    for &letter in &letters {
        if roles.get(letter).is_some_and(|r| !r.kept) {
            set(roles, letter, Label::Body, "one of the page's letters");
        }
        title(page, roles, letter);
    }
    let mut signed = SIGNED;
    for index in first..roles.len() {
        let Some(line) = page.lines.get(index) else { return };
        if roles.get(index).is_some_and(|r| r.kept) {
            signed = 0;
        } else if line.blank_before == 0 && signed < SIGNED && unmarked(page, roles, index) {
            signed += 1;
            set(roles, index, Label::Body, "the name or place of who wrote the letter above");
        } else {
            signed = SIGNED;
        }
    }
}

fn begins_letter(words: &str) -> bool {
    let head: String = words.chars().take(16).flat_map(char::to_lowercase).collect();
    SALUTATIONS.iter().any(|s| head.starts_with(s))
}

/// The page's own title is the headline, and not the first letter's.
fn name_page(page: &Page, roles: &mut [Role], first: usize) {
    let named = |i: &usize| {
        let words = page.words(*i).to_lowercase().replace('’', "'");
        page.lines.get(*i).is_some_and(|l| !l.bullet && l.shape.words <= SHORT) && TITLES.contains(&words.trim_end_matches(':'))
    };
    let Some(title) = (0..first).rev().take(SIGNED * 4).find(named) else { return };
    for role in roles.iter_mut().filter(|r| r.label == Label::Headline) {
        *role = Role { label: Label::Menu, kept: false, reason: "a short line above the letters".into() };
    }
    if let Some(role) = roles.get_mut(title) {
        *role = Role { label: Label::Headline, kept: false, reason: "the headline: it names a page of letters".into() };
    }
}

/// The short line right above a letter is its title.
fn title(page: &Page, roles: &mut [Role], letter: usize) {
    let Some(above) = letter.checked_sub(1) else { return };
    let joined = page.lines.get(letter).is_some_and(|l| l.blank_before == 0);
    let apart = page.lines.get(above).is_some_and(|l| l.blank_before > 0) || above == 0;
    if joined && apart && unmarked(page, roles, above) {
        set(roles, above, Label::Subheading, "a short line right above a letter: its title");
    }
}

/// Short, not kept, and without a sign of furniture.
fn unmarked(page: &Page, roles: &[Role], index: usize) -> bool {
    let (Some(line), Some(signs), Some(role)) = (page.lines.get(index), page.signs.get(index), roles.get(index)) else {
        return false;
    };
    let plain = signs.evidence.weight < 2 && !signs.date && !signs.email && signs.caption == 0 && !line.bullet;
    !role.kept && role.label != Label::Headline && plain && (1..=SHORT).contains(&line.shape.words)
}

fn set(roles: &mut [Role], index: usize, label: Label, reason: &str) {
    if let Some(role) = roles.get_mut(index) {
        *role = Role { label, kept: true, reason: reason.into() };
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::{Label, clean};
    use crate::{Options, Source};

    #[test]
    fn letters_keep_their_titles_and_writers() {
        let text = "Letters to the editor\n\nA bridge too dear\nSir, The new bridge of Velm costs more than the ferries have cost in forty years, and I have paid for both.\nADA OLDEN\nVelm\n\n\
                    In praise of fog\nSir, Your columnist wants the fog horn gone. I have steered by it since I was nine years old and hope to go on.\nBO FENN\nOstrel\n\nHome\nLog in\n";
        let source = Source::from_text(text);
        let article = clean(&source, &Options::default());
        assert_eq!(article.headline.unwrap().text, "Letters to the editor");
        assert_eq!(article.genre, Some("letters"));
        let heads: Vec<&str> = article.paragraphs.iter().filter(|p| p.heading).map(|p| p.span.of(text)).collect();
        assert_eq!(heads, ["A bridge too dear", "In praise of fog"]);
        assert_eq!(article.paragraphs.len(), 8);
        assert!(article.blocks.last().is_some_and(|b| b.label == Label::Menu && !b.kept));
    }
}
