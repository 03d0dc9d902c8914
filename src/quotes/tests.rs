//! Quotations and turns as a reader would mark them, in texts of our own.

use crate::options::{Body, FindingKind, Options, Rejection};
use crate::people::EntityId;
use crate::quotes::QuotationKind;
use crate::{Analysis, Source, analyze};

pub(super) fn read(text: &str) -> Analysis {
    analyze(&Source::from_text(text), &Options { body: Body::Whole, ..Options::default() })
}

/// What a speaker is called; "-" where there is none.
pub(super) fn called(a: &Analysis, speaker: Option<EntityId>) -> String {
    speaker.map_or("-".to_owned(), |id| a.people.entity(id).map_or("?".to_owned(), |e| e.name.clone()))
}

/// Each quotation as "speaker: content / content".
pub(super) fn said(text: &str) -> Vec<String> {
    let a = read(text);
    let line = |q: &crate::quotes::Quotation| {
        let words: Vec<&str> = q.content.iter().map(|s| s.of(text)).collect();
        format!("{}: {}", called(&a, q.speaker), words.join(" / "))
    };
    a.quotations.iter().map(line).collect()
}

/// Who speaks in each turn of a text.
pub(super) fn turns(text: &str) -> Vec<String> {
    let a = read(text);
    a.turns.iter().map(|t| called(&a, t.speaker)).collect()
}

#[test]
fn attribution_after_before_and_between() {
    assert_eq!(said("\"The mill is shut,\" Anna Moor said."), ["Anna Moor: The mill is shut,"]);
    assert_eq!(said("Anna Moor said: “The mill is shut.”"), ["Anna Moor: The mill is shut."]);
    assert_eq!(
        said("“The mill,” Anna Moor said on Monday, “is shut. It will stay shut.”"),
        ["Anna Moor: The mill, / is shut. It will stay shut."]
    );
}

#[test]
fn labels_with_posts_open_words_in_marks() {
    let words = "“We will ask for an inquiry.”";
    let by = |label: &str, between: &str| said(&format!("The town hall met on Friday.\n\n{label}:{between}{words}"));
    for label in ["Ada Hart, mayor of Velm", "Ada Hart, 34, teacher", "The mayor, Ada Hart", "Ada Hart, Velm"] {
        assert_eq!(by(label, " "), ["Ada Hart: We will ask for an inquiry."], "{label}");
    }
    for label in [
        "Ada Hart, mayor of Velm",
        "Ada Hart",
        "1. SOUNDBITE (English) Ada Hart, mayor",
        "2. SOUNDBITE: (English) Ada Hart, mayor",
    ] {
        assert_eq!(by(label, "\n\n"), ["Ada Hart: We will ask for an inquiry."], "{label}");
    }
    assert!(by("In the book by Ada Hart, one line", " ").is_empty());
}

#[test]
fn whose_words_they_were_is_told_behind_them_or_below() {
    let by = |words: &str| said(&format!("Ada Hart is the mayor of Velm. Bo Fenn is her deputy.\n\n{words}"));
    for words in [
        "“We will rebuild the pier.” Those were the words of Ada Hart on Monday.",
        "“We will rebuild the pier.” That is how Ada Hart put it.",
        "“We will rebuild the pier,” was Hart's reply.",
        "“We will rebuild the pier,” came the answer from Ada Hart.",
        "Hart's verdict? “We will rebuild the pier.”",
        "“We will rebuild the pier!” shouts Hart from the stage.",
        "• Ada Hart, mayor: “We will rebuild the pier.”",
        "“We will rebuild the pier.”\n\nAda Hart, mayor of Velm",
    ] {
        let found = by(words);
        assert!(found.len() == 1 && found[0].starts_with("Ada Hart: We will rebuild the pier"), "{words}: {found:?}");
    }
    assert_eq!(by("“We will rebuild the pier.” That was on Monday."), ["Bo Fenn: We will rebuild the pier."]);
}

#[test]
fn what_was_said_at_a_time_is_told_elsewhere() {
    assert!(said("Anna Moor answered that this morning. She said that last week in Velm.").is_empty());
    assert_eq!(said("Anna Moor said that last week the mill was shut."), ["Anna Moor: last week the mill was shut"]);
}

#[test]
fn inverted_with_an_apposition_and_a_relative_clause() {
    assert_eq!(said("“We are ready,” said Piet Dorn, who runs the ferry."), ["Piet Dorn: We are ready,"]);
    assert_eq!(
        said("“We are ready,” said an official at the Ministry of Trade."),
        ["an official at the Ministry of Trade: We are ready,"]
    );
}

#[test]
fn a_name_inside_a_relative_clause_says_nothing() {
    for (text, speaker) in [
        ("A woman who has accused Piet Dorn of fraud said on Monday that the mill had closed.", "A woman"),
        ("Advisers who have run the numbers argue that the mill will close.", "Advisers"),
        ("Anna Moor, who helped to found the Harbour Board, said that the mill had closed.", "Anna Moor"),
    ] {
        let said = said(text);
        assert!(said.iter().all(|s| s.starts_with(&format!("{speaker}: the mill"))) && said.len() == 1, "{said:?}");
    }
}

#[test]
fn whoever_stands_between_marks_and_verb_says_it() {
    assert_eq!(
        said("Piet Dorn left. “The mill is shut,” Velm This Morning co-anchor Anna Moor said. “Nobody is there.”"),
        ["Anna Moor: The mill is shut, / Nobody is there."]
    );
    assert_eq!(
        said("Piet Dorn left. “The mill is shut,” Anna Moor, a maker of “Fog Horn,” said."),
        ["Anna Moor: The mill is shut,"]
    );
    assert_eq!(said("“Who will pay?” an official in the room wondered."), ["an official in the room: Who will pay?"]);
}

#[test]
fn a_relative_clause_behind_a_description_is_the_named_persons() {
    for text in [
        "They talked to Anna Moor, a teacher in Velm, who said that the road was closed.",
        "They talked to Anna Moor, 24, from Velm, who said that the road was closed.",
    ] {
        assert!(said(text).contains(&"Anna Moor: the road was closed".to_owned()), "{:?}", said(text));
    }
}

#[test]
fn words_that_only_point_back_are_no_statement() {
    assert!(said("The mill lost a third of its hands. That’s according to a report of the board.").is_empty());
    assert_eq!(said("The mill lost hands. This, Anna Moor said, was by design."), ["Anna Moor: This / was by design"]);
}

#[test]
fn what_anybody_might_say_is_no_statement() {
    assert!(said("If you tell people that the mill is shut, they leave. You might say that it rained.").is_empty());
    assert_eq!(said("Anna Moor: You said that the mill was shut.").len(), 1);
}

#[test]
fn what_a_noun_is_called_is_not_said() {
    assert!(said("The “Low Tide” tour added four million to the budget of the town.").is_empty());
}

#[test]
fn a_new_sentence_of_the_same_speech_is_joined() {
    assert_eq!(
        said("“The mill is shut,” said Anna Moor. “Nobody is there.”"),
        ["Anna Moor: The mill is shut, / Nobody is there."]
    );
}

#[test]
fn two_speakers_are_never_joined() {
    let text = "“The mill is shut,” said Anna Moor. “It is open,” said Piet Dorn.";
    assert_eq!(said(text), ["Anna Moor: The mill is shut,", "Piet Dorn: It is open,"]);
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    let text = "“The mill is shut and nobody is there,” Anna Moor said. “We waited.\n“Then we left,” she added.";
    assert_eq!(read(text).quotations.len(), 1);
}

#[test]
fn indirect_speech_with_and_without_that() {
    assert_eq!(said("Anna Moor said that the mill would close in May."), ["Anna Moor: the mill would close in May"]);
    assert_eq!(said("Anna Moor said on Monday the mill would close in May."), ["Anna Moor: the mill would close in May"]);
    assert_eq!(said("The mill would close in May, Anna Moor said."), ["Anna Moor: The mill would close in May"]);
    assert_eq!(said("The mill, Anna Moor said, would close in May."), ["Anna Moor: The mill / would close in May"]);
}

#[test]
fn according_to_before_and_behind() {
    assert_eq!(
        said("According to the harbour ministry, three ships sank in June."),
        ["the harbour ministry: three ships sank in June"]
    );
    assert_eq!(
        said("Three ships sank in June, according to a ministry report."),
        ["a ministry report: Three ships sank in June"]
    );
}

#[test]
fn nouns_of_speech_and_promises() {
    assert_eq!(said("Anna Moor expressed confidence that the mill would open again."), ["Anna Moor: the mill would open again"]);
    assert_eq!(said("Anna Moor vowed to open the mill again."), ["Anna Moor: to open the mill again"]);
    assert_eq!(said("Anna Moor urged the council to open the mill again."), ["Anna Moor: to open the mill again"]);
}

#[test]
fn a_mixed_quotation_keeps_its_marks_inside() {
    let text = "Anna Moor said it was the “best plan for now.”";
    let a = read(text);
    assert_eq!(a.quotations.len(), 1);
    assert_eq!(a.quotations[0].kind, QuotationKind::Mixed);
    assert_eq!(a.quotations[0].content[0].of(text), "it was the “best plan for now.”");
}

#[test]
fn verbs_that_share_a_subject() {
    let text = "Anna Moor said the mill would close and added that the bakery would stay.";
    assert_eq!(said(text), ["Anna Moor: the mill would close", "Anna Moor: the bakery would stay"]);
}

#[test]
fn pronouns_and_descriptions_find_the_speaker() {
    let text = "Trade Minister Orla Venn met farmers on Monday.\n“Help is near,” she said.\nThe trade minister said the price would fall.";
    assert_eq!(said(text), ["Orla Venn: Help is near,", "Orla Venn: the price would fall"]);
}

#[test]
fn the_official_is_the_one_just_introduced() {
    let text = "A harbour official said the pier was safe. The official added that divers had seen it.";
    assert_eq!(said(text), ["A harbour official: the pier was safe", "A harbour official: divers had seen it"]);
}

#[test]
fn a_body_speaks_and_it_goes_on() {
    let text = "The Harbour Council said it would wait. It added that the pier was safe.";
    assert_eq!(said(text), ["Harbour Council: it would wait", "Harbour Council: the pier was safe"]);
}

#[test]
fn scare_quotes_titles_and_nicknames_are_rejected_with_a_reason() {
    let text = "The “bottom-up” plan was drawn up by Tom “Red” Sanders, who wrote the novel “The Long Winter” in his youth.";
    let a = read(text);
    assert_eq!(said(text), Vec::<String>::new());
    assert!(a.rejected.iter().filter(|r| r.as_what == crate::quotes::LookAlike::Quotation).all(|r| !r.reason.is_empty()));
    assert!(a.rejected.len() >= 2);
}

#[test]
fn what_is_no_report() {
    assert!(said("The report was long, and the claim was false.").is_empty());
    assert!(said("She did not say whether the mill would close.").is_empty());
}

#[test]
fn two_speak_together() {
    let text = "Anna Moor and Piet Dorn said the mill was shut.";
    let a = read(text);
    assert_eq!((a.quotations.len(), a.quotations[0].also_speakers.len()), (1, 1));
}

#[test]
fn labelled_turns() {
    let text = "MIRA OLDEN, HOST: Good morning. The mill is shut.\nTAM BRILL, BYLINE: It has been shut for a week.\nOLDEN: Why?\nBRILL: Nobody knows.";
    let a = read(text);
    assert_eq!(turns(text), ["MIRA OLDEN", "TAM BRILL", "MIRA OLDEN", "TAM BRILL"]);
    assert_eq!(a.turns[1].role.as_deref(), Some("correspondent"));
    assert!(a.turns.iter().all(|t| t.labelled));
}

#[test]
fn turns_without_labels() {
    let text = "The council met this morning.\nJoining us live is our harbour correspondent Tam Brill.\nTam, what is the latest?\nWell Mira, the pier is shut.\nDivers went down at noon.\nAnd what did they find?\nNothing so far. Back to you, Mira.\nIn other news, the mill is shut.";
    let a = read(text);
    assert_eq!(turns(text), ["Mira", "Tam Brill", "Mira", "Tam Brill", "Mira"]);
    assert_eq!(a.turns[1].role.as_deref(), Some("correspondent"));
}

#[test]
fn an_article_has_no_turns() {
    assert!(read("Anna Moor said the mill was shut.\nNote: the pier is open.\nThe ferry runs.").turns.is_empty());
}

#[test]
fn confidence_and_reason_are_given() {
    let a = read("“The mill is shut,” Anna Moor said.");
    assert!(a.quotations[0].confidence > 80 && a.quotations[0].reason.contains("said"));
}

#[test]
fn long_input_stays_linear() {
    let text = "\"a ' “b” said X, ".repeat(2_000);
    let _ = read(&text);
    let _ = read(&"“".repeat(5_000));
    let _ = read(&"said, ".repeat(5_000));
}

fn place(text: &str, words: &str) -> crate::Span {
    let at = text.find(words).unwrap();
    crate::Span::from_range(at..at + words.len())
}

#[test]
fn speakers_are_merged_and_split_by_hand() {
    let text = "“The mill is shut,” Anna Moor said.\n“It is cold,” the miller said.\n“It is late,” Moor added.";
    let source = Source::from_text(text);
    let body = Body::Whole;
    let merged = analyze(
        &source,
        &Options { body, merge: vec![(place(text, "Anna Moor"), place(text, "the miller"))], ..Options::default() },
    );
    assert!(merged.quotations.iter().all(|q| q.speaker == merged.quotations[0].speaker));
    let split = analyze(&source, &Options { body, split: vec![place(text, "Moor added")], ..Options::default() });
    assert_ne!(split.quotations[0].speaker, split.quotations[2].speaker);
}

#[test]
fn findings_are_left_out_and_added_by_hand() {
    let text = "“The mill is shut,” Anna Moor said. Nobody will work there in May.";
    let source = Source::from_text(text);
    let content = place(text, "Nobody will work there in May");
    let add = vec![crate::options::Correction::Quotation { content, source: Some(place(text, "Anna Moor")), speaker: None }];
    let reject = vec![Rejection { kind: FindingKind::Quotation, place: place(text, "The mill") }];
    let a = analyze(&source, &Options { body: Body::Whole, reject, add, ..Options::default() });
    assert_eq!(a.quotations.len(), 1);
    assert_eq!((a.quotations[0].content[0], a.quotations[0].confidence), (content, 100));
    assert_eq!(a.quotations[0].speaker.and_then(|s| a.people.entity(s)).map(|e| e.name.as_str()), Some("Anna Moor"));
}

#[test]
fn no_mark_is_lost_when_a_speech_over_paragraphs_is_joined() {
    let far = "Piet Dorn said: “The lamp was lit.”\n".repeat(80);
    let text = format!(
        "Anna Moor said: “The mill is shut.\n“Nobody is there now,” she said. “We waited until the evening.\n“Then we went home again.”\n{far}"
    );
    let a = read(&text);
    for words in ["We waited until the evening.", "Then we went home again."] {
        let at = place(&text, words);
        assert!(a.quotations.iter().any(|q| q.content.contains(&at)) || a.rejected.iter().any(|r| r.span == at), "{words}");
    }
}

#[test]
fn many_pieces_and_many_lines_end() {
    let _ = read(&format!("Anna Moor said: {}", "“yes.” ".repeat(8_000)));
    let _ = read(&"Moor: “Yes we do.” ".repeat(3_000));
    let _ = read(&"“The mill is shut\n".repeat(3_000));
    let _ = read(&"Q: Where?\nA: the mill is shut.\n".repeat(3_000));
}

#[test]
fn the_answers_are_the_first_persons() {
    let text = "Orla Venn runs the ferry.\nQ: Where to?\nA: To the island.\nQ: When?\nA: At noon.";
    assert_eq!(turns(text), ["the interviewer", "Orla Venn", "the interviewer", "Orla Venn"]);
}

#[test]
fn a_text_in_another_language_has_no_quotations() {
    let text = "Der Rat hat am Montag über den Hafen beraten und die Fähre wird nicht mehr fahren. „Wir warten auf die Entscheidung“, sagte Anna Moor, die den Betrieb leitet und seit Jahren auf der Insel lebt.\nDie Leute sind nicht zufrieden, aber sie haben auch keine andere Wahl, und das ist für viele von ihnen ein Problem.";
    let a = read(text);
    assert!(!a.article.language.supported && a.quotations.is_empty() && a.people.mentions.is_empty());
}

#[test]
fn long_quotations_are_weighed_without_overflow() {
    let long = crate::Span::new(0, u32::MAX - 1);
    let mark =
        crate::quotes::marks::Marked { inner: long, outer: long, paragraph: 0, closed: true, continues: false, single: false };
    assert_eq!(super::assemble::kind_of(&[long], &[mark]), QuotationKind::Direct);
}

#[test]
fn a_split_off_speaker_has_facts_like_all() {
    let text = "“The mill is shut,” Anna Moor said.\n“It is late,” Moor added.";
    let a = analyze(
        &Source::from_text(text),
        &Options { body: Body::Whole, split: vec![place(text, "Moor added")], ..Options::default() },
    );
    assert_eq!(a.people.entities.len(), a.people.memory.facts.len());
}

#[test]
fn the_time_of_speaking_is_no_part_of_what_is_said() {
    assert_eq!(said("Anna Moor said an hour ago that the mill would close."), ["Anna Moor: the mill would close"]);
    assert_eq!(said("Anna Moor told me this afternoon that the mill would close."), ["Anna Moor: the mill would close"]);
    assert_eq!(said("Anna Moor said this winter would be hard."), ["Anna Moor: this winter would be hard"]);
}

#[test]
fn the_subject_before_an_attribution_belongs_to_the_verb_in_the_marks() {
    let text = "The second lamp, Anna Moor added, “was lit and never put out.”";
    assert_eq!(said(text), ["Anna Moor: The second lamp / was lit and never put out."]);
    assert_eq!(said("In winter, Anna Moor said, “we wait for the ice.”"), ["Anna Moor: we wait for the ice."]);
}

#[test]
fn the_whole_description_is_the_source() {
    assert_eq!(
        said("Two people familiar with the council's plans said it would meet in May."),
        ["Two people familiar with the council's plans: it would meet in May"]
    );
    assert_eq!(said("Anna Moor, 67, who retires in June, said the mill would stay."), ["Anna Moor: the mill would stay"]);
    assert_eq!(said("A lawyer for 60 of the millers, Anna Moor, said the mill would stay."), ["Anna Moor: the mill would stay"]);
}

#[test]
fn what_a_relative_clause_asks_is_not_the_outer_report() {
    assert_eq!(said("A miller, who asked not to be named, said the mill would close."), ["A miller: the mill would close"]);
    assert_eq!(said("Anna Moor wrote most of it and has said she would keep it."), ["Anna Moor: she would keep it"]);
}

#[test]
fn a_clause_with_but_behind_an_attribution_is_not_reported() {
    let text = "The mill would close in May, Anna Moor said, but the council wants to wait.";
    assert_eq!(said(text), ["Anna Moor: The mill would close in May"]);
}

#[test]
fn the_dateline_is_not_said() {
    let text = "PORT ELDA, May 9, 2031 (Harbour Wire) -- The mill will close before the winter and the workers will be paid until June, Anna Moor said on Friday.\n\nThe council has yet to vote on the plan, which was drawn up in the spring by the harbour board.";
    let a = analyze(&Source::from_text(text), &Options::default());
    assert!(a.article.dateline.is_some());
    assert!(a.quotations[0].content[0].of(text).starts_with("The mill will close"), "{}", a.quotations[0].content[0].of(text));
}

#[test]
fn single_marks_count_beside_a_few_double_ones() {
    let text = "‘The mill is shut,’ Anna Moor said.\n‘Nobody works there now,’ Piet Dorn said.\n‘It will stay shut,’ Moor said.\nThe sign says “Closed until further notice”.";
    assert!(said(text).len() >= 3, "{:?}", said(text));
}

#[test]
fn a_naming_verb_attributes_its_object_with_the_words_in_marks() {
    assert_eq!(said("Anna Moor called the plan “a gift to the city.”"), ["Anna Moor: the plan “a gift to the city.”"]);
    assert_eq!(said("Anna Moor described it as “a very dull affair.”"), ["Anna Moor: it as “a very dull affair.”"]);
    assert!(said("Anna Moor announced a “very quiet week” in May.").is_empty());
    assert!(said("When asked about the “very quiet years” of the mill, Anna Moor left.").is_empty());
}

#[test]
fn a_title_before_the_attribution_is_not_spoken() {
    let text = "On “The Morning Table,” Anna Moor said the mill would close.";
    assert_eq!(said(text), ["Anna Moor: the mill would close"]);
}

#[test]
fn brackets_and_descriptions_stand_between_marks_and_verb() {
    let text = "“The mill is shut,” Rep. Anna Moor (N-Elda), a panel member, said on Monday.";
    assert_eq!(said(text), ["Anna Moor: The mill is shut,"]);
    let text = "“The mill is shut,” another miller, Piet Dorn, told the council.";
    assert_eq!(said(text), ["Piet Dorn: The mill is shut,"]);
}

#[test]
fn two_single_marks_open_a_sentence() {
    let text = "Anna Moor wrote the plan, arguing its merits. ''It is late,'' Piet Dorn said.";
    assert_eq!(said(text), ["Piet Dorn: It is late,"]);
}

#[test]
fn what_stands_behind_an_inverted_source_is_about_it() {
    let text = "The mill would close in May, said Piet Dorn, a miller who runs the ferry.";
    assert_eq!(said(text), ["Piet Dorn: The mill would close in May"]);
}

#[test]
fn marks_inside_a_subject_belong_to_the_clause() {
    let text = "Anna Moor said the town's latest “plan is late and dear.”";
    assert_eq!(said(text), ["Anna Moor: the town's latest “plan is late and dear.”"]);
}

#[test]
fn a_clause_never_ends_before_its_own_verb() {
    let text = "Anna Moor noted that the mill on the hill, which is older than the bridge, would close.";
    assert_eq!(said(text), ["Anna Moor: the mill on the hill, which is older than the bridge, would close"]);
}

#[test]
fn what_is_only_taken_is_not_told() {
    assert!(said("Anna Moor claimed victory as the council concluded its hearing.").is_empty());
    assert_eq!(
        said("Anna Moor claimed the council had concluded its hearing."),
        ["Anna Moor: the council had concluded its hearing"]
    );
}

#[test]
fn he_is_never_several_people() {
    let text = "Piet Dorn came late. “It is dull,” lawmakers said. “I will stay,” he told the dockers.";
    assert_eq!(said(text)[1], "Piet Dorn: I will stay,");
}

#[test]
fn whoever_the_paragraph_names_goes_before_those_of_the_one_before() {
    let text = "Mrs. Lena Brand won. The vote was close, but Brand has a plan.\nThe head of the bank, Anna Moor, is cooler. “It is dull,” she said.";
    assert_eq!(said(text), ["Anna Moor: It is dull,"]);
}

#[test]
fn who_passes_words_on_is_not_a_second_speaker() {
    let text = "“The mill is shut,” Anna Moor told the dockers, according to a statement from her office.";
    assert_eq!(said(text), ["Anna Moor: The mill is shut,"]);
}

#[test]
fn i_in_a_transcript_is_whoever_speaks() {
    let text = "ANNA MOOR: Where were you?\nPIET DORN: I said that the mill would close.\nANNA MOOR: And then?\nPIET DORN: Nobody came.\nANNA MOOR: Thank you.";
    let a = read(text);
    let q = a.quotations.first().expect("one");
    assert_eq!(q.resolved_by, Some(crate::quotes::ResolvedBy::Turn));
    assert_eq!(said(text), ["PIET DORN: the mill would close"]);
}

#[test]
fn a_mark_that_never_closes_is_noted() {
    let a = read("“The mill is shut, Anna Moor said on Monday.\nNobody came.");
    assert!(a.article.notes.iter().any(|n| n.message.contains("none closes it")));
    let a = read("“The mill is shut,” Anna Moor said. “We waited.\n“Then we left,” she added.");
    assert!(a.article.notes.is_empty());
}

#[test]
fn a_month_is_no_source() {
    let text = "In October, Rep. Ada Marrow, of Velm, visited the pier and argued that it was unsafe.";
    assert_eq!(said(text), ["Ada Marrow: it was unsafe"]);
}

#[test]
fn an_attribution_right_behind_the_marks_wins_over_a_study() {
    let text = "The research shows cranes “do not fail by chance,” Ines Kallo says.";
    assert_eq!(said(text).len(), 1);
    assert!(said(text)[0].starts_with("Ines Kallo"));
}
