//! Texts of adversarial shape, at any size: what makes careless code slow or deep.

use super::articles::{article, sentence};
use super::random::Random;
use foresay::Source;

/// A shape: its name, and the source of about so many bytes.
pub type Shape = (&'static str, fn(usize) -> Source);

/// Every shape.
pub const SHAPES: &[Shape] = &[
    ("clean news", |size| Source::from_text(news(size))),
    ("pasted pages", |size| Source::from_text(pages(size))),
    ("one line", |size| Source::from_text(news(size).replace('\n', " "))),
    ("one word", |size| Source::from_text("a".repeat(size))),
    ("no spaces", |size| Source::from_text("“a,”he said.If so,b.".repeat(size / 24))),
    ("opening marks", |size| Source::from_text("“".repeat(size / 3))),
    ("straight marks", |size| Source::from_text("\" ".repeat(size / 2))),
    ("marks in words", |size| Source::from_text("He said \"no ".repeat(size / 12))),
    ("single marks", |size| Source::from_text("‘a’ 'b' ".repeat(size / 12))),
    ("conditions", |size| Source::from_text("if it rains, ".repeat(size / 13))),
    ("condition lines", |size| Source::from_text("If Olden wins, the port would close.\n".repeat((size / 37) | 1))),
    ("commas", |size| Source::from_text("a, b and ".repeat(size / 9))),
    ("reports in reports", |size| Source::from_text("Olden said that ".repeat(size / 16))),
    ("names", |size| Source::from_text(names(size))),
    ("different words", |size| Source::from_text(different(size))),
    ("pronouns", |size| Source::from_text("He said she said they said. ".repeat(size / 28))),
    ("unclosed paragraphs", |size| Source::from_text("“We will stay, and nobody will move us.\n\n".repeat((size / 45) | 1))),
    ("short lines", |size| Source::from_text("Share\n\n".repeat(size / 7))),
    ("different lines", |size| Source::from_text(different(size).replace(' ', "\n"))),
    ("empty lines", |size| Source::from_text("\n".repeat(size))),
    ("white space", |size| Source::from_text(format!("a{}b", " \u{a0}\t".repeat(size / 4)))),
    ("full stops", |size| Source::from_text(". ".repeat(size / 2))),
    ("initials", |size| Source::from_text("U.S. J. K. ".repeat(size / 11))),
    ("dates", |size| Source::from_text("Nov. 3, 2031 5:32 PM\n".repeat(size / 21))),
    ("comment headings", |size| Source::from_text(comment_headings(size))),
    ("bare headings", |size| Source::from_text(news(2_000) + &"\nComments".repeat(size / 9))),
    ("ages and tools", |size| {
        Source::from_text(news(2_000) + &"\n2 hours ago\na b c d e f g h i j k | permalink".repeat(size / 48))
    }),
    ("labels", |size| Source::from_text("OLDEN: Yes.\nVARGA: No, I asked if so.\n".repeat(size / 38))),
    ("names alone", |size| Source::from_text(names_alone(size))),
    ("brackets", |size| Source::from_text("([{".repeat(size / 3))),
    ("CJK", |size| Source::from_text("市长说：“港口将关闭。”".repeat(size / 33))),
    ("combining marks", |size| Source::from_text(format!("e{}", "\u{301}".repeat(size / 2)))),
    ("deep HTML", |size| Source::from_html(&"<div>".repeat(size / 5))),
    ("open tags", |size| Source::from_html(&"<".repeat(size))),
    ("unclosed comments", |size| Source::from_html(&"<!-- <p>".repeat(size / 8))),
    ("inline tags", |size| Source::from_html(&"<b><i>a</b></i> ".repeat(size / 16))),
    ("references", |size| Source::from_html(&"&amp;&#65;&nope;".repeat(size / 16))),
    ("attributes", |size| Source::from_html(&format!("<p {}>a", "a=b ".repeat(size / 4)))),
    ("lists", |size| Source::from_html(&"<ul><li>a".repeat(size / 9))),
    ("tables", |size| Source::from_html(&"<table><tr><td>a".repeat(size / 16))),
];

/// Clean news text: paragraphs of plain, quoting and conditional sentences.
pub fn news(size: usize) -> String {
    let mut random = Random::new(7);
    let mut text = String::with_capacity(size + 1000);
    while text.len() < size {
        for _ in 0..1 + random.index(4) {
            text.push_str(&sentence(&mut random, ["“", "”"]));
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text.truncate(text.floor_char_boundary(size));
    text
}

fn pages(size: usize) -> String {
    let mut random = Random::new(8);
    let mut text = String::with_capacity(size + 10_000);
    while text.len() < size {
        text.push_str(&article(&mut random, 80));
    }
    text.truncate(text.floor_char_boundary(size));
    text
}

/// A talk without an end, of two whose names stand alone on lines.
fn names_alone(size: usize) -> String {
    let said = |n| format!("{}\n\nI hope that we saw {} of them.\n\n", ["Ada Hart", "Bo Fenn"][n % 2], word(n, 5));
    (0..size / 42).map(said).collect()
}

/// Ever new names: "Aba Abaca said so."
fn names(size: usize) -> String {
    let mut text = String::with_capacity(size + 100);
    for n in 0.. {
        if text.len() >= size {
            break;
        }
        let (given, family) = (word(n % 997, 3), word(n, 4));
        text.push_str(&format!(
            "{}{} {}{} said so. ",
            given[..1].to_uppercase(),
            &given[1..],
            family[..1].to_uppercase(),
            &family[1..]
        ));
    }
    text
}

/// A text, and below it ever new headings of comments on titles that stand nowhere.
fn comment_headings(size: usize) -> String {
    let mut text = news(2_000);
    for n in 1.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&format!("\n{n} comments on the {} ferry of {}", word(n, 5), word(n % 997, 5)));
    }
    text
}

fn different(size: usize) -> String {
    let mut text = String::with_capacity(size + 100);
    for n in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&word(n, 5));
        text.push(' ');
    }
    text
}

/// The nth word of so many letters or more.
fn word(mut n: usize, least: usize) -> String {
    let mut letters = String::new();
    while n > 0 || letters.len() < least {
        letters.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
    }
    letters
}
