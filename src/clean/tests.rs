//! What a reader sees of cleaning, on pages of our own, and the laws that hold for any text.

use super::*;

/// A page pasted with its furniture.
const PAGE: &str = "The Velm Herald close\n\
    National\n  • Politics\n  • Foreign Affairs\nBusiness\n  • Tech\n\
    Thu, May 19, 2022 | 20:34\n\
    Foreign Affairs\n\
    Velm braces for harbour levy as ferries stop\n\
    Posted : 2021-03-04\u{a0} 17:32\n\
    Updated : 2021-03-04\u{a0} 21:27\n\
    Print Preview\nFont Size Up\nFont Size Down\n\
    Ferries wait in the bay of Velm on Monday. / AFP-Velmpress\n\
    Ferries wait in the bay of Velm on Monday. / AFP-Velmpress\n\n\
    By Ada Olden\n\n\
    The council of Velm has voted for the harbour levy, and ferries will stop on Monday, the clerk said.\n\n\
    \"We will close if the levy passes,\" said the clerk, who keeps the books of the council and its keys.\n\n\
    What comes next\n\n\
    Ships will pay the levy from March on, and the port of Ostrel hopes to take over what Velm will lose.\n\n\
    Emailado@velmherald.example Article ListMore articles by this reporter\n\
    \u{a0} \n  • Ostrel ends its mask mandate: report\n  • Ferry drama tops a million viewers\n\
    The Velm Herald\nCopyright © The Velm Herald. All rights reserved.\n  • About Us\n";

fn cleaned(text: &str) -> Article {
    clean(&Source::from_text(text), &Options::default())
}

fn body<'t>(article: &Article, text: &'t str) -> Vec<&'t str> {
    article.paragraphs.iter().map(|p| p.span.of(text)).collect()
}

#[test]
fn a_pasted_page_gives_its_article() {
    let article = cleaned(PAGE);
    let body = body(&article, PAGE);
    assert_eq!(body.len(), 4, "{body:#?}");
    assert!(body[0].starts_with("The council") && body[3].ends_with("will lose."));
    assert!(article.paragraphs[2].heading);
    assert_eq!(article.headline.unwrap().text, "Velm braces for harbour levy as ferries stop");
    assert_eq!(article.section.unwrap().text, "Foreign Affairs");
    assert_eq!(article.authors.len(), 1);
    assert_eq!(article.authors[0].name, "Ada Olden");
    assert_eq!(article.authors[0].email.as_deref(), Some("ado@velmherald.example"));
    assert_eq!(article.published.unwrap().iso, "2021-03-04T17:32");
    assert_eq!(article.modified.unwrap().iso, "2021-03-04T21:27");
    assert_eq!(article.captions.len(), 1);
    assert_eq!(article.captions[0].credit.as_deref(), Some("AFP-Velmpress"));
    assert_eq!(article.kind, DocumentKind::Article);
}

#[test]
fn a_dateline_gives_date_and_outlet_where_the_page_has_none() {
    let text = "Envoy of Ostrel trusts the harbour pact\n\nVELM, Nov 5, 2020, Bayline. The envoy of Ostrel said that the harbour pact will be kept, whoever wins.\n\n\
                “It will endure,” he added, and he left the hall before the vote of the council was counted.\n";
    let article = cleaned(text);
    assert_eq!(article.published.unwrap().iso, "2020-11-05");
    assert_eq!(article.publisher.unwrap().text, "Bayline");
    assert_eq!(article.dateline.unwrap().place, "VELM");
    assert_eq!(article.headline.unwrap().text, "Envoy of Ostrel trusts the harbour pact");
}

#[test]
fn a_menu_alone_is_no_article_and_says_so() {
    let article = cleaned("Home\nWorld\nSport\nLog in\n");
    assert!(article.paragraphs.is_empty());
    assert!(article.notes.iter().any(|n| n.message.contains("No article was found")));
}

#[test]
fn what_a_reader_keeps_or_drops_is_obeyed() {
    let source = Source::from_text(PAGE);
    let at = |words: &str| {
        let start = PAGE.find(words).unwrap();
        Span::from_range(start..start + words.len())
    };
    let options = Options { keep: vec![at("By Ada Olden")], drop: vec![at("What comes next")], ..Options::default() };
    let article = clean(&source, &options);
    let body = body(&article, PAGE);
    assert!(body.contains(&"By Ada Olden") && !body.contains(&"What comes next"));
}

#[test]
fn whole_takes_every_line() {
    let options = Options { body: options::Body::Whole, ..Options::default() };
    let article = clean(&Source::from_text(PAGE), &options);
    assert!(article.blocks.iter().all(|b| b.kept && b.label == Label::Body));
    assert_eq!(article.paragraphs.len(), article.blocks.len());
}

use crate::options;

/// Texts that go wrong easily.
fn awkward() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\n\n",
        "a",
        "\u{feff}",
        "\u{feff}\n>\n> >\n•\n",
        "\0\u{200b}\r\n\r",
        "@",
        "©",
        "(",
        ":",
        "By",
        "By \n",
        "Q:",
        "A: ",
        "- ",
        "…",
        "日本",
        "/ AP",
        "| ",
        "2020-",
        "Posted :",
        "\"\"",
        "—\n—\n—",
    ]
    .iter()
    .map(|s| (*s).to_owned())
    .collect();
    texts.push(PAGE.to_owned());
    texts.push(PAGE.replace('\n', "\r\n"));
    texts.push(PAGE.lines().map(|l| format!("> {l}\n")).collect());
    texts.push("é “ü” ñ: ".repeat(200));
    texts.push("Photo: Ada Olden/AP\n".repeat(50));
    // Every head of the page, cut at any character.
    texts.extend(PAGE.char_indices().step_by(7).map(|(at, _)| PAGE.get(..at).unwrap().to_owned()));
    texts
}

#[test]
fn every_line_is_in_exactly_one_block_and_paragraphs_are_the_kept_ones() {
    for text in awkward() {
        for body in [options::Body::Detect, options::Body::Whole] {
            let article = clean(&Source::from_text(text.as_str()), &Options { body, ..Options::default() });
            for pair in article.blocks.windows(2) {
                assert!(pair[0].span.end() <= pair[1].span.start());
            }
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let span = Span::from_range(at..at + line.len()).trim(&text);
                at += line.len();
                if !span.is_empty() {
                    assert_eq!(
                        article.blocks.iter().filter(|b| b.span.encloses(span)).count(),
                        1,
                        "{:?} of {text:?}",
                        span.of(&text)
                    );
                    assert_eq!(article.blocks.iter().filter(|b| b.span.overlaps(span)).count(), 1);
                }
            }
            for block in &article.blocks {
                assert!(!block.span.is_empty() && !block.reason.is_empty());
                let inside = article.paragraphs.iter().any(|p| block.span.encloses(p.span));
                assert_eq!(inside, block.kept, "{:?}", block.span.of(&text));
            }
            for p in &article.paragraphs {
                assert!(!p.span.is_empty() && p.span.trim(&text) == p.span);
            }
        }
    }
}

#[test]
fn line_ends_do_not_change_findings() {
    let words = |text: &str| -> Vec<String> { body(&cleaned(text), text).iter().map(|s| (*s).to_owned()).collect() };
    assert_eq!(words(PAGE), words(&PAGE.replace('\n', "\r\n")));
    assert_eq!(words(PAGE), words(&format!("\u{feff}{PAGE}")));
}

#[test]
fn a_broadcast_is_a_transcript() {
    let labelled = "MIRA OLDEN, HOST: Good evening to all of you out there on the islands.\n\nBO FENN: Good evening to you, Mira, and thanks.\n\n\
                    OLDEN: What does the levy mean for the ferries and for those who use them?\n\nFENN: They will stop on Monday, and nobody knows for how long.\n\n\
                    OLDEN: Thank you very much.\n";
    assert_eq!(cleaned(labelled).kind, DocumentKind::Transcript);
    let spoken = "The council of Velm met this afternoon to discuss the harbour levy and what it means.\n\
                  Joining me live is our harbour correspondent Bo Fenn from the pier of Velm.\n\
                  Bo, I understand that the ferries will stop on Monday.\n\
                  Yes Mira, the ferries will stop on Monday, and nobody knows for how long.\n\
                  Back to you, Mira.\n";
    let article = cleaned(spoken);
    assert_eq!(article.kind, DocumentKind::Transcript);
    assert_eq!(article.paragraphs.len(), 5);
    assert_eq!(article.headline, None);
}

#[test]
fn what_stands_below_the_last_paragraph_about_its_author_is_a_note() {
    let text = "The levy comes\nBy Ada Olden\n\nThe council of Velm has voted for the harbour levy, and ferries will stop.\n\n\
                Ships will pay the levy from March on, the clerk said.\n\nThe port of Ostrel hopes to take over.\n\n\
                Nobody in the town has read the law.\n\nAda Olden writes about harbours for the Herald.\n";
    let article = cleaned(text);
    assert_eq!(body(&article, text).len(), 4);
    assert_eq!(article.blocks.last().unwrap().label, Label::Note);
}

#[test]
fn a_list_that_the_text_announces_is_text() {
    let text = "The council of Velm votes tonight on whether to run ferries until two in the morning.\n\n\
                The plan has three parts:\n• four lines from the port\n• a flat fare\n• a guard on every ferry\n\n\
                Nurses finish at midnight, the clerk said, and at the moment they walk home.\n";
    assert_eq!(body(&cleaned(text), text).len(), 6);
}

#[test]
fn a_headline_that_asks_stands_above_a_dateline() {
    let text = "The truce is three days old. Can it hold?\n\nVELM, Jan 9 (Union News) -- The guns in the hills have been silent \
                since Tuesday, and nobody says for how long the truce will hold.\n\nThe council of Velm met on Wednesday and decided nothing.\n";
    let article = cleaned(text);
    assert_eq!(article.headline.unwrap().text, "The truce is three days old. Can it hold?");
}

#[test]
fn the_section_is_the_last_part_of_a_path() {
    let text = "Home > World > Harbours\nVelm braces for harbour levy as ferries stop\nPosted : 2021-03-04 17:32\n\n\
                The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n";
    let section = cleaned(text).section.unwrap();
    assert_eq!((section.text.as_str(), section.span.unwrap().of(text)), ("Harbours", "Harbours"));
}
