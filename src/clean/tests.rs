//! What a reader sees of cleaning, on pages of our own, and the laws that hold for any text.

use super::*;
use crate::reason::Reason;

/// A page pasted with its furniture.
const PAGE: &str = "Skip to content\n\
    The Bayline\n\
    News\nWeather\nTides\nJobs\nLog in\n\
    Saturday, 14 June 2031\n\
    Coast & Islands\n\
    Night boats to Ostrel saved until the autumn\n\
    Published: 2031-06-14\u{a0} 09:25\n\
    Updated: 2031-06-14\u{a0} 11:50\n\
    Share on Facebook\nCopy link\n\
    The night boat leaves the pier of Ostrel on Friday. / Bayline Pictures\n\
    The night boat leaves the pier of Ostrel on Friday. / Bayline Pictures\n\n\
    By Ada Olden\n\n\
    The island council has found the money to run the night boats until October, its treasurer said on Friday.\n\n\
    \"If the tickets sell, they will run all winter,\" said the treasurer, who has kept the accounts for nine years.\n\n\
    An empty quay\n\n\
    Nurses and cooks who work late had feared that they would have to sleep on the mainland, or give up their posts.\n\n\
    ada.olden@bayline.example\n\
    You may also like\n  \u{2022} Lighthouse keeper retires after forty winters\n  \u{2022} Oyster prices fall for a third week\n\
    About us\n\u{a9} 2031 The Bayline. All rights reserved.\n";

pub(super) fn cleaned(text: &str) -> Article {
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
    assert!(body[0].starts_with("The island council") && body[3].ends_with("their posts."));
    assert!(article.paragraphs[2].heading);
    assert_eq!(article.headline.unwrap().text, "Night boats to Ostrel saved until the autumn");
    assert_eq!(article.section.unwrap().text, "Coast & Islands");
    assert_eq!(article.authors.len(), 1);
    assert_eq!(article.authors[0].name, "Ada Olden");
    assert_eq!(article.authors[0].email.as_deref(), Some("ada.olden@bayline.example"));
    assert_eq!(article.published.unwrap().iso, "2031-06-14T09:25");
    assert_eq!(article.modified.unwrap().iso, "2031-06-14T11:50");
    assert_eq!(article.captions.len(), 1);
    assert_eq!(article.captions[0].credit.as_deref(), Some("Bayline Pictures"));
    assert_eq!(article.kind, DocumentKind::Article);
}

#[test]
fn a_dateline_gives_date_and_outlet_where_the_page_has_none() {
    let text = "Council of Velm keeps its night boats\n\nVELM, Jun 9, 2031, Bayline. The council of Velm said that its night boats will sail until the autumn at the old fare.\n\n\
                “We have counted every ticket,” the treasurer said, and she handed the ledger to the clerk of the harbour.\n";
    let article = cleaned(text);
    assert_eq!(article.published.unwrap().iso, "2031-06-09");
    assert_eq!(article.publisher.unwrap().text, "Bayline");
    assert_eq!(article.dateline.unwrap().place, "VELM");
    assert_eq!(article.headline.unwrap().text, "Council of Velm keeps its night boats");
}

#[test]
fn names_above_their_handles_and_captions_above_their_credits_belong_together() {
    let told = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday.";
    let text = format!(
        "Home\nPorts\nVelm votes for its levy\nPublished June 14, 2031\nthumbnail\nAda Olden\n@ADAOLDEN\nthumbnail\nBo Fenn\n@BOFENN\nShare\n\
         A clerk counts the boats at the pier of Velm on June 9, 2031.\nCy Roe | Bloomberg | Getty Images\n\n{told}\n\n\
         Ships pay from March on, the clerk said.\n\n{told} It was the last vote.\n\n© 2031 Bayline LLC\n"
    );
    let article = cleaned(&text);
    assert_eq!(article.authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Ada Olden", "Bo Fenn"]);
    assert_eq!(article.captions.len(), 1, "{:?}", article.captions);
    assert_eq!(article.captions[0].credit.as_deref(), Some("Cy Roe | Bloomberg | Getty Images"));
    assert_eq!(article.publisher.unwrap().text, "Bayline");
}

#[test]
fn what_a_state_says_of_its_site_is_no_headline() {
    let told = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday, its clerk said.";
    let article = cleaned(&format!(
        "An official website of the harbour council of Velm. Here's how you know\nOffice of the Clerk\n\nVELM – {told}\n\n{told} It was so.\n\n{told} It was not.\n"
    ));
    assert!(article.headline.is_none_or(|h| !h.text.starts_with("An official")));
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
    let options = Options { keep: vec![at("By Ada Olden")], drop: vec![at("An empty quay")], ..Options::default() };
    let article = clean(&source, &options);
    let body = body(&article, PAGE);
    assert!(body.contains(&"By Ada Olden") && !body.contains(&"An empty quay"));
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
fn what_stands_below_the_last_paragraph_about_its_author_is_a_note() {
    let text = "The levy comes\nBy Ada Olden\n\nThe council of Velm has voted for the harbour levy, and ferries will stop.\n\n\
                Ships will pay the levy from March on, the clerk said.\n\nThe port of Ostrel hopes to take over.\n\n\
                Nobody in the town has read the law.\n\nAda Olden writes about harbours for the Herald.\n";
    let article = cleaned(text);
    assert_eq!(body(&article, text).len(), 4);
    assert_eq!(article.blocks.last().unwrap().label, Label::Note);
    let last = "Ada Olden writes about harbours for the Herald.";
    for note in
        ["Ada Olden hails from Ostrel, where she rows to work.", "Ada is a harbour reporter who has lived on three boats."]
    {
        let page =
            text.replace(last, &format!("{note}\n\nThe Herald of Velm has told of its harbour since the first boat came."));
        let article = cleaned(&page);
        assert!(article.blocks.iter().any(|b| b.label == Label::Note && b.span.of(&page) == note), "{note}");
    }
    let told = text.replace(
        last,
        "Bo Fenn is a clerk of the harbour.\n\nThe council meets on Monday, and its doors are open to all who row.",
    );
    assert!(cleaned(&told).blocks.iter().all(|b| b.label != Label::Note));
}

#[test]
fn how_to_reach_the_writer_is_a_note_and_how_to_reach_the_police_is_not() {
    let with = |last: &str| body(&cleaned(&PAGE.replace("ada.olden@bayline.example", last)), PAGE).len();
    let without = with("");
    assert_eq!(with("You can e-mail Ada Olden at ada.olden@bayline.example or write to her at the Old Pier 4, Ostrel."), without);
    assert_eq!(
        with("Ada Olden: 555-0199 or ada.olden@bayline.example; she writes on boats and those who wait for them."),
        without
    );
    let text = "The guards of the harbour want to hear from anyone who saw the boat, and can be told at guards@ostrel.example.";
    assert_eq!(with(text), without + 1);
}

#[test]
fn what_an_agency_says_of_its_takes_is_a_note() {
    for note in
        ["(Adds the clerk's words, shares)", "(Corrects third paragraph to say Monday, not Tuesday.)", "($1 = 7.42 crowns)"]
    {
        let text = format!(
            "Velm keeps its levy\n\nBy Ada Olden\n\n{note}\n\nVELM, June 9 (VPA) - The council of Velm kept its levy on Monday, and the \
             ships of Ostrel will pay it.\n\nThe clerk said that nobody would be spared, and that the islands had asked for it.\n"
        );
        let article = cleaned(&text);
        let block = article.blocks.iter().find(|b| b.span.of(&text).contains(note)).map(|b| b.label);
        assert_eq!(block, Some(Label::Note), "{note}");
    }
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
    let text = "Home > World > Harbours\nVelm braces for harbour levy as ferries stop\nPosted : 2031-06-14 09:25\n\n\
                The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n";
    let section = cleaned(text).section.unwrap();
    assert_eq!((section.text.as_str(), section.span.unwrap().of(text)), ("Harbours", "Harbours"));
}

#[test]
fn a_few_sentences_alone_are_the_text() {
    for text in [
        "The mayor said the bridge would open in May.",
        "The mayor said the bridge would open in May",
        "The mayor said the bridge would open in May.\n\nNobody believed her.",
        "It rained all night. The ferry stayed in.\nThe crew slept.",
        "“We will sail,” she said.",
        "The clerk of Velm counted the votes twice on Friday night, and then she locked the hall and went home to bed.",
    ] {
        let article = cleaned(text);
        assert!(article.blocks.iter().all(|b| b.kept), "{text}: {:#?}", article.blocks);
        assert!(article.notes.is_empty());
    }
    let source = Source::from_html("<p>The mayor opened the bridge.</p><p>Nobody came to see it.</p>");
    assert_eq!(clean(&source, &Options::default()).paragraphs.len(), 2);
}

#[test]
fn a_headline_above_one_paragraph_is_the_headline() {
    let text = "Velm opens its new bridge\n\nThe mayor of Velm opened the bridge on Friday.\n";
    let article = cleaned(text);
    assert_eq!(article.headline.as_ref().unwrap().text, "Velm opens its new bridge");
    assert_eq!(body(&article, text), ["The mayor of Velm opened the bridge on Friday."]);
    let long = "Velm will open its new bridge in May if the money that it has lasts until then\n\nThe mayor of Velm opened the bridge on Friday.\n";
    assert_eq!(body(&cleaned(long), long).len(), 1);
    let text = "Velm opens its new bridge\nBy Ada Olden\nJune 14, 2031\n\nThe mayor of Velm opened the bridge on Friday.\n";
    assert_eq!(body(&cleaned(text), text), ["The mayor of Velm opened the bridge on Friday."]);
}

#[test]
fn furniture_goes_from_a_short_paste_too() {
    let text = "The mayor of Velm opened the bridge on Friday.\nSign up for our newsletter.\nNobody came to see it.\n";
    assert_eq!(body(&cleaned(text), text).len(), 2);
}

#[test]
fn what_the_page_hides_is_no_text() {
    let source = Source::from_html(
        "<article><p>The council of Velm has voted for the harbour levy, and the ferries will stop on Monday.</p>\
         <p style='display: none'>The rest of this story is for those who pay for it, and it is very long indeed.</p>\
         <p>Ships will pay the levy from March on, the clerk said after the vote on Friday night.</p></article>",
    );
    let article = clean(&source, &Options::default());
    let body = body(&article, source.text());
    assert_eq!(body.len(), 2, "{body:?}");
    assert!(article.blocks.iter().any(|b| !b.kept && b.reason.contains("hides")));
}

#[test]
fn a_quote_mark_before_nothing_that_shows_is_the_line() {
    let blocks = cleaned(">\u{0}").blocks;
    assert_eq!(blocks.iter().map(|b| b.span.len()).collect::<Vec<_>>(), [2]);
    let lines = super::lines::read("> \u{0}");
    assert_eq!(lines.iter().map(|l| l.shown.start()).collect::<Vec<_>>(), [0]);
}

#[test]
fn body_lines_keep_their_bullets_and_dashes() {
    let text = "The clerk of Velm asked whether the ferries would sail on Friday night.\n– Yes, he said, they will all sail.\n\
                She wrote it down in the book that she keeps beside the door.\n";
    assert!(body(&cleaned(text), text).contains(&"– Yes, he said, they will all sail."));
}

/// Three paragraphs of an article.
pub(super) const PARAGRAPHS: &str = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday, its clerk said.\n\n\
    Ships will pay the levy from March on, the council said in a statement on Friday.\n\n\
    The port of Ostrel hopes to take over what Velm will lose.\n";

#[test]
fn a_headline_of_two_words_is_one() {
    let text = format!("Home\nWorld\n\nFerries stop\nBy Ada Olden\nJune 9, 2031\n\n{PARAGRAPHS}");
    assert_eq!(cleaned(&text).headline.unwrap().text, "Ferries stop");
}

#[test]
fn a_headline_in_a_quoted_mail_is_one() {
    let text: String = format!("Velm braces for harbour levy as ferries stop\nBy Ada Olden\n\n{PARAGRAPHS}")
        .lines()
        .map(|l| format!("> {l}\n"))
        .collect();
    let article = cleaned(&text);
    assert_eq!(article.headline.unwrap().text, "Velm braces for harbour levy as ferries stop");
    assert_eq!(article.authors[0].name, "Ada Olden");
}

#[test]
fn byline_and_date_are_read_where_there_is_no_headline() {
    let article = cleaned(&format!("By Ada Olden and Bo Fenn\nJune 9, 2031\n\n{PARAGRAPHS}"));
    assert_eq!(article.headline, None);
    assert_eq!(article.authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Ada Olden", "Bo Fenn"]);
    assert_eq!(article.published.unwrap().iso, "2031-06-09");
}

#[test]
fn writers_are_found_where_page_tools_part_or_glue_their_names() {
    let head = "Home\nNews\nHarbour\nVelm braces for harbour levy as ferries stop";
    for (byline, date) in [
        ("By\nAda Olden | The Velm Journal", None),
        ("By\nAda Oldenarchive page\nJune 9, 2031", Some("2031-06-09")),
        ("Ada Olden 2 months", None),
        ("Ada OldenHarbourJune 9, 2031 9:00 AM", Some("2031-06-09T09:00")),
        ("by Ada Olden - 06/22/31 12:24 PM ET", Some("2031-06-22T12:24")),
    ] {
        let article = cleaned(&format!("{head}\n{byline}\n\n{PARAGRAPHS}"));
        assert_eq!(article.authors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Ada Olden"], "{byline}");
        assert_eq!(article.published.as_ref().map(|d| d.iso.as_str()), date, "{byline}");
    }
}

#[test]
fn a_change_is_not_the_publication() {
    let article = cleaned(&format!(
        "Velm braces for harbour levy as ferries stop\nBy Ada Olden\nUpdated June 10, 2031\nPublished 9:15 a.m. June 9, 2031\n\n{PARAGRAPHS}"
    ));
    assert_eq!(article.published.unwrap().iso, "2031-06-09T09:15");
    assert_eq!(article.modified.unwrap().iso, "2031-06-10");
}

#[test]
fn a_date_without_its_year_is_none() {
    assert_eq!(cleaned(&format!("Velm braces for harbour levy\nBy Ada Olden\n5 days ago\n\n{PARAGRAPHS}")).published, None);
}

#[test]
fn a_caption_that_quotes_what_the_text_quotes_is_no_text() {
    let text = format!(
        "{PARAGRAPHS}\n“We will steer by radio, all of us,” said Bo Fenn, a captain of Velm.\n\n\
         Ada Olden 'We will steer by radio, all of us,' says Bo Fenn, a captain of the ferries of Velm.\n\n{PARAGRAPHS}"
    );
    let article = cleaned(&text);
    assert!(!body(&article, &text).iter().any(|p| p.starts_with("Ada Olden")));
    assert_eq!(article.captions.len(), 1);
}

#[test]
fn a_page_of_letters_named_so_is_one() {
    let text = format!("Letters\n\nA bridge too dear\nSir, {PARAGRAPHS}\nIn praise of fog\nSir, {PARAGRAPHS}");
    assert_eq!(cleaned(&text).genre, Some("letters"));
}

#[test]
fn the_day_the_page_shows_holds_over_its_code() {
    let html = |shown: &str| {
        format!(
            "<html><head><script type=\"application/ld+json\">{{\"headline\":\"Velm braces for levy\",\"datePublished\":\"2031-06-10T01:00:00Z\",\
             \"author\":[{{\"name\":\"velmdesk\"}}]}}</script></head><body><h1>Velm braces for levy</h1><p>By Ada Olden</p><p>{shown}</p><p>{}</p></body></html>",
            PARAGRAPHS.replace("\n\n", "</p><p>")
        )
    };
    let article = |shown: &str| clean(&Source::from_html(&html(shown)), &Options::default());
    assert_eq!(article("Published 8:00 PM, June 9, 2031").published.unwrap().iso, "2031-06-09T20:00");
    assert_eq!(article("Updated June 12, 2031").published.unwrap().iso, "2031-06-10T01:00");
    // An account's name is no writer's.
    assert_eq!(article("June 9, 2031").authors[0].name, "Ada Olden");
}

#[test]
fn the_form_of_marks_changes_no_block_and_no_reason() {
    let straight = "Home\nWorld\nVelm's levy \"settled\" at last\nBy Ada Olden\n\n\
                    \"We don't want it,\" the ferrymen's clerk said - and \"left\" ... but the council's vote stood.\n\n\
                    Ships will pay the levy from March on, and it's the islands' own ships that will pay first.\n\n\
                    Read more: The clerk's \"four votes\"\nDon't miss a story\n";
    let curly = straight
        .replace(" \"", " “")
        .replace("\n\"", "\n“")
        .replace('"', "”")
        .replace('\'', "’")
        .replace(" - ", " – ")
        .replace("...", "…");
    let of = |text: &str| cleaned(text).blocks.iter().map(|b| (b.label, b.kept, b.reason.clone())).collect::<Vec<_>>();
    let folded =
        |blocks: Vec<(Label, bool, Reason)>| blocks.into_iter().map(|(l, k, r)| (l, k, r.replace('’', "'"))).collect::<Vec<_>>();
    assert_eq!(folded(of(straight)), folded(of(&curly)));
}

#[test]
fn what_an_advertisements_element_holds_is_no_text() {
    let paragraph = |n: usize| {
        format!(
            "<p>The council of Velm heard captain number {n} on Friday, and she said that the fog horns had never failed her.</p>"
        )
    };
    let advert = "Winter lamps from nine crowns. Book today at the Velm chandlery.";
    let page = format!(
        "<article><h1>Velm silences its fog horns</h1>{}{}<div class=ad><span>Advertisement</span><p>{advert}</p></div>{}{}</article>",
        paragraph(1),
        paragraph(2),
        paragraph(3),
        paragraph(4)
    );
    let source = Source::from_html(&page);
    let article = clean(&source, &Options::default());
    let words: Vec<&str> = article.paragraphs.iter().map(|p| p.span.of(source.text())).collect();
    assert_eq!(words.len(), 4, "{words:?}");
    assert!(!words.contains(&advert));
}

#[test]
fn paragraphs_that_resemble_each_other_are_no_menu() {
    let mut text: Vec<String> = (0..60)
        .map(|i| format!("The clerk read paragraph {i} of the report to the council, and nobody in the room asked about it."))
        .collect();
    let other = "Only here does anybody speak of the lighthouse, which the council had forgotten for a year.";
    text.insert(50, other.to_owned());
    let text = text.join("\n\n");
    let article = cleaned(&text);
    assert!(article.paragraphs.len() >= 55, "{}", article.paragraphs.len());
    assert!(article.paragraphs.iter().any(|p| p.span.of(&text) == other));
}

#[test]
fn a_note_on_who_wrote_the_text_is_none_of_it_and_a_sentence_about_somebody_of_the_story_is() {
    let story = "The night boats of Velm sail on, says Bo Roe, who runs them.\n\n\
        The council of the island found the money for them on Friday, after a debate of nine hours.\n\n\
        Nurses and cooks had feared that they would have to sleep on the mainland, or give up their posts.\n\n\
        The clerk of the council will read the names of all who signed on the first Monday of June.\n\n";
    let count = |last: &str| {
        let text = format!("Night boats of Velm sail on\n\nBy Ada Olden\n\n{story}{last}\n");
        body(&cleaned(&text), &text).len()
    };
    assert_eq!(count("Cy Fenn (@cyfenn) is a freelance writer on Fenn who sails. He has written of boats, ports and piers."), 4);
    assert_eq!(count("Ada Olden (@adaolden) teaches at the university of Ostrel, and is at work on a book on boats."), 4);
    assert_eq!(count("Ms. Olden is a former clerk of the council of Velm who has written on boats for nine years."), 4);
    assert_eq!(count("Follow the Velm Herald on Facebook, Instagram and X."), 4);
    assert_eq!(count("Ms. Roe is a former clerk of the council who has run the boats for nine years."), 5);
    assert_eq!(count("Cy Fenn is director of boats at the university of Ostrel and a man of few words."), 4);
    assert_eq!(count("This article has been updated to say that the boats sail on."), 4);
    assert_eq!(count("Follow the road to the pier on foot, and you will see what she means."), 5);
    assert_eq!(count("Ada is a harbour reporter who has written on boats for nine years, most of them late."), 4);
    assert_eq!(count("Cy Fenn is a freelance writer from Ostrel who likes islands and those who live on them."), 4);
    assert_eq!(count("About Ada Olden\n\nShe has sailed on every boat of the island, and she sells bread and ropes as well."), 4);
    assert_eq!(
        count("About the boats\n\nThey have sailed from the island for ninety years, and the oldest of them still does."),
        6
    );
    assert_eq!(count("Roe is a former editor of the island's paper, and he has sold bread and ropes as well."), 5);
    assert_eq!(count("Bo Roe has a boat of his own, and it has never once been late, he says to everybody."), 5);
}

#[test]
fn a_line_above_the_headline_or_below_it_says_that_it_is_an_opinion() {
    let body = "The council of Velm has voted for the harbour levy, and the ferries will stop on Monday.\n\n\
                Ships will pay the levy from March on, and nobody in the town has read the law.\n\n\
                The port of Ostrel hopes to take over what is lost, and it will be glad of it.\n";
    let genre = |head: &str| cleaned(&format!("{head}\n\n{body}")).genre;
    assert_eq!(genre("Opinion\nThe levy is a bad idea for all of Velm\nBy Ada Olden\nMarch 3, 2031"), Some("opinion"));
    assert_eq!(genre("Column: The levy is a bad idea for all of Velm\nBy Ada Olden\nMarch 3, 2031"), Some("opinion"));
    assert_eq!(genre("The levy is a bad idea for all of Velm\nBy Ada Olden, Herald columnist\nMarch 3, 2031"), Some("opinion"));
    // A menu above it says nothing.
    let menu = "Home\nNews\nOpinion\nSport\nThe levy is a bad idea for all of Velm\nBy Ada Olden\nMarch 3, 2031";
    assert_eq!(genre(menu), Some("news"));
}

#[test]
fn a_heading_of_the_text_behind_a_list_put_into_it_stays() {
    let source = Source::from_html(include_str!("../../tests/page/pages/news.html"));
    let article = clean(&source, &Options::default());
    let headings: Vec<&str> = article.paragraphs.iter().filter(|p| p.heading).map(|p| p.span.of(source.text())).collect();
    assert_eq!(headings, ["What happens on Thursday"]);
}
