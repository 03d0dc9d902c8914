//! Who speaks where the noun nearest to the verb is not the subject, and where the name stands behind a description.

use super::tests::said;

/// Each text has one quotation, of this speaker.
fn speakers(cases: &[(&str, &str)]) {
    for (text, speaker) in cases {
        let said = said(text);
        assert!(said.len() == 1 && said.iter().all(|s| s.starts_with(&format!("{speaker}: "))), "{text}\n{said:?}");
    }
}

#[test]
fn a_noun_that_hangs_on_the_subject_says_nothing() {
    speakers(&[
        ("A letter leaked to the Velm Echo said the ferry would stop.", "A letter leaked to the Velm Echo"),
        ("A panel led by Anna Moor said the ferry should stop.", "A panel led by Anna Moor"),
        ("A driver stopped by officers said he had seen nothing.", "A driver stopped by officers"),
        ("Passengers stranded on Tuesday said the doors were locked.", "Passengers"),
        ("Nobody knew. Someone at the pier said the doors were locked.", "Someone at the pier"),
        ("An audit by the harbour office found that the doors were locked.", "An audit by the harbour office"),
        ("Workers aware of the plan said the ferry would stop.", "Workers aware of the plan"),
        ("But a dock hand who was paid by the company last year said the doors were locked.", "a dock hand"),
        ("At least six members said the ferry would stop.", "At least six members"),
        ("A firm owned by the town, Dorn & Moor, said the ferry would stop.", "Dorn & Moor"),
    ]);
}

#[test]
fn a_noun_behind_a_preposition_at_the_head_is_no_subject() {
    speakers(&[
        ("After a walk with the mayor the captain said the ferry would stop.", "the captain"),
        ("When officers came to the pier the captain said nobody was there.", "the captain"),
        ("On Monday, Canada and Norway said they were ready.", "Norway"),
        ("The mayor met a delegation from Velm, and Anna Moor said the ferry would stop.", "Anna Moor"),
    ]);
}

#[test]
fn two_nouns_that_hang_on_one_head_say_nothing() {
    speakers(&[
        ("Teachers in Velm and Orsa said the schools were cold.", "Teachers in Velm and Orsa"),
        ("Lawyers for the port and the bank said the case was weak.", "Lawyers for the port and the bank"),
        ("The parents of Anna Moor and Piet Dorn said they were glad.", "The parents of Anna Moor and Piet Dorn"),
        ("The harbours of Velm, Orsa and Elda said the water was low.", "The harbours of Velm, Orsa and Elda"),
        ("Drivers, cooks and cleaners said the canteen was cold.", "Drivers, cooks and cleaners"),
    ]);
}

#[test]
fn three_who_speak_are_three() {
    let a = super::tests::read("Sweden, Canada and Norway said they were ready.");
    assert_eq!(a.quotations.first().map(|q| q.also_speakers.len()), Some(2));
}

#[test]
fn whoever_an_apposition_describes_speaks() {
    speakers(&[
        ("Piet Dorn, of the University of Orsa, who took no part, said the result was odd.", "Piet Dorn"),
        ("Anna Moor, a beekeeper from Velm, Norland, said the hives were full.", "Anna Moor"),
        ("Anna Moor, a fellow at the institute in Velm, who wrote the paper, said the result was odd.", "Anna Moor"),
        ("Piet Dorn, 61, of Orsa, who fell in July, said the ice was thin.", "Piet Dorn"),
        ("One clerk, whom the court did not name, said the door was locked.", "One clerk"),
    ]);
}

#[test]
fn the_name_behind_the_description_speaks() {
    speakers(&[
        ("The port's chief executive, Anna Moor, said the ferry would stop.", "Anna Moor"),
        ("His lawyer, tax barrister Piet Dorn, said the case was weak.", "Piet Dorn"),
        ("One of them, Anna Moor, said the ferry would stop.", "Anna Moor"),
        ("One of the ten, Rep. Piet Dorn (D-Velm), said the ferry would stop.", "Piet Dorn"),
        ("His wife, Tilda, said the door was locked.", "Tilda"),
        ("Two clerks, Anna Moor and Piet Dorn, said the door was locked.", "Piet Dorn"),
    ]);
    speakers(&[("The chief executive said the ferry would stop.", "The chief executive")]);
}

#[test]
fn the_place_of_a_dateline_says_nothing() {
    speakers(&[
        ("VELM (NPA) — Officers held a man on Monday, saying he had a knife.", "Officers"),
        ("PORT ELDA, May 3 (NPA) - Norland's top court threw the case out, saying it came too late.", "Norland's top court"),
    ]);
}

#[test]
fn who_is_named_in_reported_words_does_not_speak_on() {
    assert_eq!(
        said("Piet Dorn said the boat sank. The dead man was Aldo Brix, he said."),
        ["Piet Dorn: the boat sank", "Piet Dorn: The dead man was Aldo Brix"]
    );
    assert_eq!(
        said("Piet Dorn told the radio that the crew stood behind Aldo Brix. “We are fine,” he said."),
        ["Piet Dorn: the crew stood behind Aldo Brix", "Piet Dorn: We are fine,"]
    );
    assert_eq!(
        said("Piet Dorn said the boat sank. Aldo Brix shook his head. “It did not,” he said."),
        ["Piet Dorn: the boat sank", "Aldo Brix: It did not,"]
    );
}

#[test]
fn what_stands_between_commas_or_dashes_says_nothing() {
    speakers(&[
        ("Nobody knew. Ona Lind, speaking at a fair in Wilmar, Norland, warned that the ferry would stop.", "Ona Lind"),
        ("Ona Lind, later alleging - again falsely - that Mayor Dorn had left, said the ferry would stop.", "Ona Lind"),
        ("Ona Lind, whose brother, Bo, built the pier, has mocked the plan, suggesting it is late.", "Ona Lind"),
        ("Ona Lind, a driver from Ava, Norland, who is a member of the union, said she already had enough.", "Ona Lind"),
        ("Dorn, the porters' friend, who was in Velm, said the ferry would stop.", "Dorn"),
    ]);
    speakers(&[
        ("Hart, who ran the port, is tired, said Moor.", "Moor"),
        ("The mill closed, Anna Moor, a nurse, said.", "Anna Moor"),
        ("“We are late,” Anna Moor, 31, of Velm, Norland, said.", "Anna Moor"),
    ]);
}

#[test]
fn the_object_behind_an_insert_is_asked_or_told_of() {
    speakers(&[
        ("Ona Lind, a backer of the Velm Trust, asked former Treasurer Piet Dorn whether he would stay.", "Ona Lind"),
        ("Governor Emil Dorn, hoping to win, called Moor a “spoilt child.”", "Emil Dorn"),
        ("Ona Lind, a nurse in Velm, said prices so far have been low.", "Ona Lind"),
        ("Ona Lind, who runs the port, said builders eventually put up a wall.", "Ona Lind"),
    ]);
}

#[test]
fn a_time_or_a_missing_comma_before_the_verb_says_nothing() {
    speakers(&[
        ("The harbour ministry less than two weeks ago said the ferry would stop.", "The harbour ministry"),
        ("Treasurer Ona Lind (D-Velm) last week said the ferry would stop.", "Ona Lind"),
        ("On Monday Fleming said the ferry would stop.", "Fleming"),
        ("Golding said he was late.", "Golding"),
        ("Ona Lind, a friend of the mayor told her she would stay.", "Ona Lind"),
    ]);
    assert!(said("Having said that, the ferry is late.").is_empty());
}

#[test]
fn shares_pairs_and_posts_speak_whole() {
    speakers(&[
        ("The ferry is late. About three in 10 said they would walk.", "About three in 10"),
        ("Nearly a third say they would walk.", "a third"),
        ("By big margins, those surveyed say the ferry is late.", "those surveyed"),
        ("The trains were late, current and former drivers said.", "current and former drivers"),
        ("The trains were late, he and Mr. Dorn said.", "Dorn"),
        ("Dorn won the vote of the young, according to exit polls.", "exit polls"),
        ("My GP, Dr Lind, says I should rest.", "Lind"),
    ]);
}

#[test]
fn who_stands_in_marks_says_nothing_outside() {
    assert_eq!(
        said("Mr. Lind said of the ferry, “I miss it,” adding that “they have none left.”"),
        ["Lind: I miss it,", "Lind: they have none left."]
    );
    assert_eq!(
        said("Miners stood at the gate, calling for help and carrying signs saying, “Ferry today.”"),
        ["Miners: Ferry today."]
    );
}

#[test]
fn who_is_asked_does_not_ask() {
    assert_eq!(
        said("“I don't know,” Dorn told the Echo on Monday when asked whether the ferry would stop."),
        ["Dorn: I don't know,"]
    );
    assert_eq!(said("Dorn, asked whether he would stay, said he would think."), ["Dorn: he would think"]);
    assert_eq!(said("Asked if the ferry was “safe enough,” most sailors said they used it."), ["most sailors: they used it"]);
    assert_eq!(said("Lind left, but asked whether he would stay."), ["Lind: whether he would stay"]);
}

#[test]
fn a_report_that_leads_up_to_a_sentence_ends_before_it() {
    assert_eq!(said("While Dorn said the mill was safe, the council closed it."), ["Dorn: the mill was safe"]);
    assert_eq!(said("While saying that he liked the mill, Emil Dorn closed it."), ["Emil Dorn: he liked the mill"]);
    assert_eq!(
        said("Although Dorn says the mill, which is old, is safe, the council closed it."),
        ["Dorn: the mill, which is old, is safe"]
    );
    assert_eq!(said("Dorn said the mill was safe, the council was late."), ["Dorn: the mill was safe, the council was late"]);
}

#[test]
fn a_circumstance_with_words_in_marks_is_not_what_is_told() {
    assert_eq!(said("In the “long run,” Dorn said trains would win."), ["Dorn: trains would win"]);
    assert_eq!(said("With a “heavy heart,” Dorn said, he left."), ["Dorn: With a “heavy heart,” / he left"]);
    assert_eq!(
        said("The mills will close in May, Dorn said, adding, “They need a rest.”"),
        ["Dorn: The mills will close in May", "Dorn: They need a rest."]
    );
}

#[test]
fn a_clause_that_hangs_has_not_the_speaker() {
    speakers(&[
        ("Shortly after Moor's call ended, Dorn's campaign sent out a note saying the port was late.", "Dorn's campaign"),
        ("But Orr, making it clear that money came first, stood up and described the port as “well run.”", "Orr"),
        ("While owners push for trade, Mr. Dorn has drawn crowds by promising to build a wall.", "Dorn"),
        ("Speaking at a fair in Velm, Norland, Dorn went after Moor, calling him “a total bore.”", "Dorn"),
        ("“He's no writer, it's a fraud,” says Suckling, who is director of the port.", "Suckling"),
        ("Aldo Brix (a clerk so boyish he has been taken for a waiter) says the port is late.", "Aldo Brix"),
        ("They counted heads, with about three in 10 saying they were ill.", "about three in 10"),
        ("On his way out, Aldo Brix - in a line that surprised Moor - declared the port was late.", "Aldo Brix"),
        ("The talks went on. Although the port declined to comment and Velm aides later said it was shut, it ran.", "Velm aides"),
    ]);
    assert_eq!(
        said("Last month, when I asked Bo Dorn if he would stay, he raised a brow and said, “I'm off!”"),
        ["I: if he would stay", "Bo Dorn: I'm off!"]
    );
}

#[test]
fn who_stands_in_a_clause_of_time_does_not_go_on() {
    speakers(&[
        ("The miners sued after Velm shut the pier, saying the port was late.", "The miners"),
        ("It went down badly with the miners, many of whom say the port is late.", "many of whom"),
    ]);
    assert!(said("That is not the same as saying a clerk can't be fair.").is_empty());
}

#[test]
fn whoever_stands_behind_the_marks_says_them() {
    speakers(&[
        ("“It is bad,” said importer Dirk Hoek.", "Dirk Hoek"),
        ("“Rates will rise,” said hedge-fund manager Bev Harkin.", "Bev Harkin"),
        ("“She was very direct,” said one of them, a member of the guild.", "one of them"),
        ("“It’s a ploy,” said one, who was not authorized to speak.", "one"),
        ("A spokesperson for Merridew’s said: “We do not know these figures.”", "A spokesperson for Merridew’s"),
        ("His publisher, Harriet Vole, said: “We will print it.”", "Harriet Vole"),
        ("A federal appeals court ruled 2-1 on Thursday that the ban may stand.", "A federal appeals court"),
        ("Wendy Arkwright, who chairs it, said the notes, published on Sunday, left “little to the mind”.", "Wendy Arkwright"),
    ]);
    assert!(said("A council on which everyone agreed would be a strange thing.").is_empty());
}

#[test]
fn what_the_speaker_does_behind_the_marks_is_not_said() {
    assert_eq!(said("Hart told reporters he had “been good” before getting into a taxi."), ["Hart: he had “been good”"]);
    assert_eq!(
        said("Hart told guests there would be “no second chance,” and then everybody left."),
        ["Hart: there would be “no second chance,”"]
    );
    assert_eq!(
        said("Rates will stay high, Mira Hart said on Thursday, in her bluntest comments since taking office."),
        ["Mira Hart: Rates will stay high"]
    );
    assert_eq!(
        said("It was late, said Mira Hart, who runs the mill, and the money was gone."),
        ["Mira Hart: It was late / and the money was gone"]
    );
    assert_eq!(
        said("If it is granted, astronomers warn, a third of the band would be lost."),
        ["astronomers: If it is granted / a third of the band would be lost"]
    );
}

#[test]
fn a_pronoun_takes_up_a_name_of_one_word() {
    let last = |text: &str| said(text).pop();
    let bernard = "“Are you sure?” asks Bernard.\n\nHe shrugs and opens the door.\n\n“My grandfather hid here,” he says.";
    assert_eq!(last(bernard).as_deref(), Some("Bernard: My grandfather hid here,"));
    let hollis = "When Hollis was nine, her uncle showed her a horse. “I have the hands for it,” she says.";
    assert_eq!(last(hollis).as_deref(), Some("Hollis: I have the hands for it,"));
    let rao = "The victim was burned, Detective Sunita Rao said. He was taken away.\n\n“It was a busy street,” she added.";
    assert_eq!(last(rao).as_deref(), Some("Sunita Rao: It was a busy street,"));
    let age = "Tolu Oye, seeded 14th, needed an hour, beating Lotte Maes.\n\n“I saw the ball big,” the 22-year-old said.";
    assert_eq!(last(age).as_deref(), Some("Tolu Oye: I saw the ball big,"));
    // A body is taken up by no "he" of another's.
    let reuters = "Reuters named the chief. He quit.\n\n“I am done,” he said.";
    assert_ne!(last(reuters).as_deref(), Some("Reuters: I am done,"));
}

#[test]
fn who_only_stands_beside_the_verb_does_not_speak() {
    for (text, expected) in [
        ("The council met twice, this time claiming that the road was dry.", vec!["The council: the road was dry"]),
        ("It is worth pointing out that the road was dry. It means admitting that the road was dry.", vec![]),
        ("With the miners worried about pay, Ida Brix has a new slogan: “It is about me.”", vec!["Ida Brix: It is about me."]),
        (
            "Piet Dorn asked about the mill, called Ida Brix a “crook” and said, “Shut it down.”",
            vec!["Piet Dorn: Ida Brix a “crook”", "Piet Dorn: Shut it down."],
        ),
        (
            "A Velm reporting station has seen no rain since May, said Ida Brix.",
            vec!["Ida Brix: A Velm reporting station has seen no rain since May"],
        ),
        ("Ida Brix saw the jail, dubbed the “Grand Hotel” by sailors held there.", vec![]),
        ("The rain made it clear that the roof leaked.", vec![]),
        ("Ida Brix made it clear that the roof leaked.", vec!["Ida Brix: the roof leaked"]),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn times_lists_and_agents_beside_a_source() {
    for (text, expected) in [
        ("The council just this month announced it would close the mill.", vec!["The council: it would close the mill"]),
        (
            "Workers marching through the streets chanted “What a day it is!”",
            vec!["Workers marching through the streets: What a day it is!"],
        ),
        ("The strike was described by miller Ida Brix: “I was on the stage.”", vec!["Ida Brix: I was on the stage."]),
        ("The mill is old, said former engineer and NRA board member Ida Brix.", vec!["Ida Brix: The mill is old"]),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn a_list_of_names_behind_its_verb_speaks_together() {
    let text = "“The mill is late,” wrote council members Ona Marsh, Bo Lind, and Kit Fenn.";
    let names = analyzed_speakers(text);
    assert_eq!(names, ["Bo Lind", "Kit Fenn", "Ona Marsh"], "{text}");
    // The second is told of.
    assert_eq!(analyzed_speakers("“The mill is late,” wrote Ona Marsh, Bo Lind left."), ["Ona Marsh"]);
}

/// All who speak in the text's quotations, in order of the alphabet.
fn analyzed_speakers(text: &str) -> Vec<String> {
    let options = crate::Options { body: crate::options::Body::Whole, ..crate::Options::default() };
    let analysis = crate::analyze(&crate::Source::from_text(text), &options);
    let found = analysis.quotations.iter().flat_map(|q| q.speaker.into_iter().chain(q.also_speakers.iter().copied()));
    let mut names: Vec<String> = found.filter_map(|id| analysis.people.entity(id).map(|e| e.name.clone())).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn what_stands_between_a_name_and_its_verb() {
    for (text, expected) in [
        ("Mayor Ada King spoke at noon. King went on: “The mill is late.”", vec!["Ada King: The mill is late."]),
        (
            "Ona Lind disliked Bo Marsh, now the leader of the house, who in 2010 said the mill was late.",
            vec!["Bo Marsh: the mill was late"],
        ),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}
