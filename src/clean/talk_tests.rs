//! Talks written down and live pages, as a reader sees them cleaned.

use super::tests::{PARAGRAPHS, cleaned};
use super::*;

#[test]
fn a_label_alone_on_its_line_belongs_to_the_talk() {
    let text = "MIRA OLDEN, HOST:\nGood evening to all of you out there on the islands.\n\nBO FENN:\nGood evening to you, Mira, and thanks.\n\n\
                OLDEN:\nWhat does the levy mean for the ferries and for those who use them?\n\nFENN:\nNobody knows.\n";
    let article = cleaned(text);
    assert!(article.blocks.iter().all(|b| b.kept && b.label == Label::Body), "{:#?}", article.blocks);
    assert_eq!(article.kind, DocumentKind::Transcript);
}

#[test]
fn entries_under_times_of_day_make_a_live_page() {
    let text = "Storm reaches the islands of Velm\n\n16:42\nThe pier of Velm is under water, the harbour master has just told us.\n\n\
                16:15\nThe last ferry has left for Ostrel with nine hundred people on board.\n\n\
                15:38\nWe will write here what we learn of the storm as the night goes on.\n";
    let article = cleaned(text);
    assert_eq!(article.genre, Some("live"));
    assert_eq!(article.blocks.iter().filter(|b| b.label == Label::Date).count(), 3);
    assert_eq!(article.paragraphs.len(), 3);
}

#[test]
fn entries_behind_their_times_of_day_make_a_live_page() {
    let entry = |time: &str, words: &str| format!("{time}: {words} The clerk has just told us so at the harbour. - Bo Fenn\n\n");
    let entries = [
        entry("6:56 pm EST", "Good evening to all of you, the polls have closed."),
        entry("7:05 pm EST", "Olden has won the islands."),
        entry("7:31 pm EST", "The mill has lost its roof."),
        entry("8:02 pm EST", "Velm is still too close to call."),
    ]
    .concat();
    assert_eq!(cleaned(&format!("Our live briefing has begun, and it ends at midnight.\n\n{entries}")).genre, Some("live"));
    // A chronology is none.
    assert_eq!(cleaned(&format!("The night of the vote, as the clerk wrote it down.\n\n{entries}")).genre, Some("news"));
}

#[test]
fn who_speaks_alone_on_a_line_belongs_to_the_talk() {
    let text = "Ada Olden (00:00):\nGood morning, and thank you all for coming to the harbour today.\n\n\
                Reporter 1 (01:12):\nMinister, will the strike end?\n\nAda Olden (01:15):\nI hope so, and so do the crews.\n\n\
                Reporter 2 (02:10):\nThank you, Minister.\n";
    assert!(cleaned(text).blocks.iter().all(|b| b.kept), "{:#?}", cleaned(text).blocks);
    let call = "Velm Shipping (VLM) Q3 2031 Earnings Call Transcript\n\nPrepared Remarks:\n\nOperator\n\nGood day, and welcome to the call of Velm Shipping.\n\nOna Lind -- Chief Executive Officer\n\n\
                Thank you. We had a strong quarter, and the crews did a great job.\n\nOperator\n\nThe first question is from Bo Tarn.\n\n\
                Bo Tarn -- Kestria Bank -- Analyst\n\nWhat will the levy cost?\n\nOna Lind -- Chief Executive Officer\n\nFour million crowns.\n\n\
                Operator\n\nThis concludes the call.\n";
    assert!(cleaned(call).blocks.iter().skip(2).all(|b| b.kept), "{:#?}", cleaned(call).blocks);
}

#[test]
fn names_alone_above_speech_belong_to_the_talk() {
    let said = [
        "I beg to move, That this House has considered the levy.",
        "Will she give way to me on that?",
        "I will.",
        "We thank her.",
    ];
    let talk = |names: [&str; 4]| -> String {
        names.iter().zip(said).enumerate().map(|(n, (name, said))| format!("{name}\n\n{said} That was speech {n}.\n\n")).collect()
    };
    let text = talk(["Ada Hart (Velm North) (Labour)", "Bo Fenn (Ostrel) (Liberal)", "Ada Hart", "Bo Fenn"]);
    assert!(cleaned(&text).blocks.iter().all(|b| b.kept), "{:#?}", cleaned(&text).blocks);
    // A page's blurbs stand on it twice, each time below the same name.
    let blurbs = "Start\nHow we begin is told here.\nGrow\nHow we grow is told here.\n";
    let text = format!("{blurbs}The mill has lost its roof\nBy Ada Olden\n\n{PARAGRAPHS}\n\n{blurbs}");
    assert!(cleaned(&text).blocks.iter().all(|b| !b.kept || !b.span.of(&text).contains("told here")));
}

#[test]
fn the_first_speech_of_a_talk_without_a_title_is_no_title() {
    let text = "ADA HART: Must the pier shut?\n\nBO FENN: I hope not. We asked the clerk about it.\n\nADA HART: And what did he say?\n\n\
                BO FENN: He said that we should wait.\n\nADA HART: Thank you.";
    assert_eq!(cleaned(text).paragraphs.len(), 5);
    let title = "Ada Hart: the pier must shut\n\nHARBOUR NEWS: Why must it shut, Ms. Hart?\n\nADA HART: It leaks, and nobody mends it.\n\n\
                 HARBOUR NEWS: Who should?\n\nADA HART: The council should have done so long ago.";
    assert_eq!(cleaned(title).headline.map(|h| h.text), Some("Ada Hart: the pier must shut".to_owned()));
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
fn a_guide_that_says_joining_us_is_no_transcript() {
    let lines = |from: usize| -> String {
        (from..from + 30)
            .map(|n| format!("Fill kettle {n} before you go, and write down how long it takes to boil the water.\n\n"))
            .collect()
    };
    let text = format!("{}Thank you for joining us here.\n\n{}Stay with us after the break.\n", lines(1), lines(40));
    assert_eq!(cleaned(&text).kind, DocumentKind::Article);
}

#[test]
fn a_live_pages_entries_say_why_they_are_kept() {
    let entries = [
        ("9:43PM", "Pier under water", "The pier of Velm is under water, the harbour master has just told us by telephone."),
        ("9:31PM", "Last ferry gone", "The last ferry of the day has left for Ostrel with nine hundred people on board."),
        ("9:10PM", "Horns are back", "For the first time in a year the fog horns of the northern rock can be heard again."),
        ("8:55PM", "School closed", "There will be no school on the islands tomorrow, the council has said in a letter."),
        ("8:40PM", "Wind grows", "It is the strongest wind that the station on the rock has measured since it was built."),
    ];
    let list: String = entries.iter().map(|(time, title, words)| format!("{time}\n{title}\n{words}\nShare\n")).collect();
    let text = format!("Home\nWorld\nSport\nStorm over Velm\n{list}Terms of use\nPrivacy policy\n");
    let article = cleaned(&text);
    let kept: Vec<&crate::clean::Block> = article.blocks.iter().filter(|b| b.kept).collect();
    assert_eq!(kept.len(), 10, "{kept:#?}");
    assert_eq!(kept.iter().filter(|b| b.reason.contains("under its time of day")).count(), 5);
}

#[test]
fn the_latest_with_times_of_day_is_live_and_films_are_not() {
    let told = "The storm has taken the roof off the mill of Velm, and nobody was hurt, the clerk says.\n";
    let text =
        format!("VELM (HP) — The latest on the storm (all times local):\n6:01 p.m.\n{told}5:10 p.m.\nThe pier is shut. {told}");
    assert_eq!(cleaned(&text).genre, Some("live"));
    let films = "1:41\nClerk resigns\n18:08\nLevy passed\n10:18\nPier closed\n5:56\nFerry leaves late\n";
    let text = format!("The mill has lost its roof\nBy Ada Olden\n\n{PARAGRAPHS}\n\n{films}");
    assert_eq!(cleaned(&text).genre, Some("news"));
}

#[test]
fn a_talk_on_a_page_names_its_speakers_in_bold_type_and_its_headline_in_small_letters() {
    use crate::{Options, Source, analyze};
    let said =
        ["Must the pier shut for good?", "I hope not, and so do we all.", "And what did they say?", "They told me to wait."];
    let page = |set: fn(&str) -> String, names: [&str; 2]| {
        let turns = said.iter().zip(names.iter().cycle());
        let turns: String = turns.map(|(said, name)| format!("<p>{}{said}</p>", set(name))).collect();
        format!("<html><body><article><h1>Bo Fenn talks to Ada Hart</h1>{turns}{turns}</article></body></html>")
    };
    for html in [
        page(|name| format!("<strong>{name}</strong> "), ["Ada Hart", "Bo Fenn"]),
        page(|name| format!("{name}: "), ["ADA HART", "BO FENN"]),
    ] {
        let a = analyze(&Source::from_html(&html), &Options::default());
        let name = |t: &crate::quotes::Turn| a.people.entity(t.speaker?).map(|e| e.name.clone());
        let names: Vec<String> = a.turns.iter().filter_map(name).collect();
        assert_eq!(names, ["Ada Hart", "Bo Fenn"].repeat(4), "{html}");
    }
    let list = page(|name| format!("<strong>{name}</strong>, "), ["Velm", "Ostrel"]);
    assert!(analyze(&Source::from_html(&list), &Options::default()).turns.is_empty());
}
