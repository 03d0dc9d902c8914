//! Whom "he", "she" and "the Norwegian" mean.

use super::tests::said;

/// The speakers of a text's quotations, in order.
fn speakers(text: &str) -> Vec<String> {
    said(text).iter().filter_map(|s| s.split_once(':').map(|(speaker, _)| speaker.to_owned())).collect()
}

#[test]
fn who_has_just_come_in_speaks() {
    for (text, speaker) in [
        ("Anna Moor left the hall. A clerk at the door was in tears. “It is over,” she said.", "A clerk at the door"),
        ("A farmer near Velm lost forty sheep. He said the wolves came at night.", "A farmer near Velm"),
        ("I rang my sister. She told me that the ferry had sunk.", "my sister"),
        ("Outside the court, a woman was waiting. “We will be back,” she said.", "a woman"),
    ] {
        assert_eq!(speakers(text), [speaker], "{text}");
    }
}

#[test]
fn who_was_asked_goes_before_a_newcomer() {
    assert_eq!(
        speakers("Anna Moor came out. A reporter asked Anna Moor whether she would stay. She replied: “Not a day.”"),
        ["A reporter", "Anna Moor"]
    );
}

#[test]
fn whoever_speaks_in_a_turn_is_never_the_one_talked_of() {
    let text = "ANNA MOOR: Good morning. The captain, Ida Brix, was here at noon. She said the ferry had sunk.\n\nPIET DORN: Thank you. \
                What else?\n\nANNA MOOR: She said nobody was hurt.\n\nPIET DORN: I see. Thank you very much.";
    assert_eq!(speakers(text), ["Ida Brix", "Ida Brix"]);
}

#[test]
fn a_name_called_out_in_marks_is_not_the_speaker() {
    let text =
        "Anna Moor warned the council. That did not please Piet Dorn, who runs the port. “Anna, the port will stay,” he said.";
    assert_eq!(speakers(text), ["Piet Dorn"]);
}

#[test]
fn who_urged_somebody_speaks_on() {
    let text = "The owner, Aldo Brix, left early. The captain, Piet Dorn, urged him to stay. “We need you,” he told the radio.";
    assert_eq!(speakers(text), ["Piet Dorn", "Piet Dorn"]);
}

#[test]
fn a_pronoun_in_marks_says_nothing_of_the_speaker() {
    let text = "“Our guest is late,” Piet Dorn said. “She will not come.” Dorn, who took over from Anna Moor, said the hall would close. \
                He said the ferry would stop.";
    assert_eq!(speakers(text), ["Piet Dorn", "Piet Dorn", "Piet Dorn"]);
}

#[test]
fn a_person_called_by_land_age_or_office() {
    for text in [
        "Piet Dorn won the race. “I am happy,” the Norwegian said.",
        "Piet Dorn, 31, beat Aldo Brix, 28. “I am happy,” said the 31-year-old.",
        "Sen. Piet Dorn signed it. “I am happy,” the senator said.",
        "Transport Secretary Piet Dorn signed it. “I am happy,” the minister said.",
        "Mud covered the road. Volcanologist Piet Dorn said the ash was deep.",
        "Everybody was out. Town Manager Piet Dorn said the ash was deep.",
    ] {
        assert_eq!(speakers(text), ["Piet Dorn"], "{text}");
    }
    assert_eq!(speakers("Piet Dorn won the race. Brazilian officials were glad. “He was fast,” the French said."), ["French"]);
}

#[test]
fn a_name_somebody_gave() {
    assert_eq!(speakers("“They took the boats,” said a volunteer who gave her name only as Tilda."), ["Tilda"]);
}

#[test]
fn a_second_verb_belongs_to_who_spoke() {
    assert_eq!(speakers("The union said the results offered hope and urged members to vote."), ["The union", "The union"]);
    assert_eq!(speakers("Mr. Dorn left the Lisbon talks early, saying he was ill."), ["Dorn"]);
    assert_eq!(speakers("In a statement read to the court, Anna Moor said the port was broke."), ["Anna Moor"]);
}

#[test]
fn a_wife_is_not_her_husband() {
    let text = "Piet Dorn, 71, who lives next door with his wife, was angry. Mrs Dorn, 68, said the noise never stopped.";
    assert_eq!(speakers(text), ["Dorn"]);
}

#[test]
fn a_ticker_says_nothing() {
    assert_eq!(speakers("Brix Motors Corp. (NYSE: BRX) said sales rose by a third."), ["Brix Motors Corp."]);
}

#[test]
fn who_is_asked_is_no_pronoun_of_the_question() {
    assert_eq!(speakers("Asked whether he would stay, Piet Dorn shrugged. “You have to ask the owner.”"), ["Piet Dorn"]);
}

#[test]
fn a_place_is_nobody() {
    let text = "Anna Moor grew up in Fog Harbor. The schools in Fog Harbor were poor. Fog Harbor had a mill. “I left,” she said.";
    assert_eq!(speakers(text), ["Anna Moor"]);
}

#[test]
fn who_only_owns_or_hangs_on_something_does_not_speak() {
    for text in [
        "Piet Dorn left in May.\n\nThe Dorn spokesman Aldo Brix would not say why.\n\n“I have no news,” he said.",
        "After meeting with Piet Dorn, Aldo Brix left the hall. “I have no news,” he said.",
    ] {
        assert_eq!(speakers(text), ["Aldo Brix"], "{text}");
    }
}

#[test]
fn a_family_name_stays_with_whom_it_has_named() {
    let text = "Anna Moor runs the mill. “It is old,” Moor said. Her brother, Piet Moor, left in May. “It is late,” Moor said.";
    assert_eq!(speakers(text), ["Anna Moor", "Anna Moor"]);
    let text = "Anna Moor runs the mill. “It is old,” Moor said.\n\nPiet Moor left in May, and a boy asked him why. “It is late,” Moor said.";
    assert_eq!(speakers(text), ["Anna Moor", "Piet Moor"]);
}

#[test]
fn who_is_named_behind_a_pronoun_is_somebody_else() {
    let text = "Aldo Brix met Piet Dorn at the mill. He said that Dorn had built it.";
    assert_eq!(speakers(text), ["Aldo Brix"]);
}

#[test]
fn a_lone_name_that_spoke_goes_on() {
    assert_eq!(speakers("“We are tired,” Tarn said.\n\n“I will leave in May,” he said."), ["Tarn", "Tarn"]);
    assert_eq!(speakers("Mom met Cora and Mary at the church. She said it was cold."), ["Mom"]);
    let text = "Rae, whose name has been changed, met Piet Dorn at the church. “I was afraid,” she said.";
    assert_eq!(speakers(text), ["Rae"]);
}

#[test]
fn a_name_behind_what_it_belongs_to() {
    assert_eq!(speakers("“It is old,” University of Velm at Orsa river professor Anna Moor said."), ["Anna Moor"]);
    assert_eq!(speakers("One pastor supporting Piet Dorn, Aldo Brix of Grace Church in Velm, said he was late."), ["Aldo Brix"]);
    assert_eq!(speakers("A critic in the room replied, “It is old.”"), ["A critic in the room"]);
}

#[test]
fn a_person_is_called_something_else_for_a_change() {
    for (text, speaker) in [
        ("The road was wet. Piet Dorn spoke in Velm on Monday.\n\n“I am happy,” the retired surgeon said.", "Piet Dorn"),
        ("Piet Dorn said he was glad.\n\nThe Republican nominee also said the road was bad.", "Piet Dorn"),
        ("Piet Dorn asked: “Me?” “You,” Ida Brix said. The Velm senator argued that the road was bad.", "Ida Brix"),
    ] {
        assert_eq!(speakers(text).last().map(String::as_str), Some(speaker), "{text}");
    }
    for (text, speaker) in [
        ("Democrat Piet Dorn opened the fair. The Republican nominee said the road was bad.", "The Republican nominee"),
        ("Piet Dorn came late. “Dorn is rude,” the Velm senator said.", "the Velm senator"),
        ("Lawyers for Piet Dorn filed papers. The Velm candidate said the road was bad.", "The Velm candidate"),
        ("Piet Dorn met a Velm senator. The senator said the road was bad.", "The senator"),
        ("Sen. Ida Brix left. Piet Dorn stayed. The Velm senator said the road was bad.", "The Velm senator"),
    ] {
        assert_eq!(speakers(text), [speaker], "{text}");
    }
}

#[test]
fn they_are_several_or_a_body_and_no_place() {
    for (text, speaker) in [
        ("Police in Elda found a boat in Velm that they say was stolen in May.", "Police in Elda"),
        ("It began when Elda police stopped a car in Velm that they say was stolen in May.", "Elda police"),
        ("Most dentists in Norland work alone. The rent, they claim, is too high.", "Most dentists in Norland"),
        ("Ida Brix thanked her supporters. The road, they say, is closed.", "her supporters"),
    ] {
        assert_eq!(speakers(text), [speaker], "{text}");
    }
    assert_eq!(
        said("Piet Dorn and Ida Brix said the road was bad.\n\nThe mill, which opened in May, is old, they said."),
        ["Ida Brix: the road was bad", "Ida Brix: The mill, which opened in May, is old"]
    );
}

#[test]
fn who_comes_in_before_words_of_their_own_speaks_them() {
    let text = "“It is late,” Piet Dorn said.\n\nThe town has no mill, which is something that worries Ida Brix, president of the \
                club.\n\n“Nobody sings,” she said.";
    assert_eq!(speakers(text), ["Piet Dorn", "Ida Brix"]);
    let text = "“It is late,” Piet Dorn said.\n\nThe town has no mill, and a board led by Ida Brix, to be named in May, met.\n\n“Nobody \
                sings,” he said.";
    assert_eq!(speakers(text), ["Piet Dorn", "Piet Dorn"]);
    let text = "“It is late,” Piet Dorn said.\n\nOfficials left the board. Some captions stood here.\n\nA list followed.\n\nAnother list \
                came.\n\nHe added that the sea was calm.";
    assert_eq!(speakers(text), ["Piet Dorn", "Piet Dorn"]);
}

#[test]
fn they_are_those_who_told_of_a_body_not_the_body() {
    let text =
        "The council can afford to wait until May, according to economists at Fenn Bank. They wrote that prices would drop.";
    assert_eq!(said(text)[1], "economists at Fenn Bank: prices would drop");
}

#[test]
fn who_is_asked_answers() {
    let text = "Bo Lind was asked by the host Piet Dorn whether the mill would close.\n\n“It will stay,” he said.";
    assert_eq!(speakers(text), ["Piet Dorn", "Bo Lind"]);
}

#[test]
fn what_several_there_are_of_argue() {
    for (text, speaker) in [
        ("The villages sued two firms and their investors. They argue that the mill was unsafe.", "The villages"),
        ("The wells ran dry. Analysts at Orsa had warned of it. They say that the leak was known.", "Analysts at Orsa"),
    ] {
        assert_eq!(speakers(text), [speaker], "{text}");
    }
}

#[test]
fn a_pronoun_goes_with_the_subject_of_its_sentence_or_the_one_before() {
    for (text, last) in [
        (
            "Piet Dorn met Lieutenant Bo Lind at noon. He went home late. Lind came to like it when he learned of the war as a child. \
             “It stopped in two days,” he said.",
            "Bo Lind",
        ),
        (
            "Dr. Kelly Ward spoke first. “I am late,” she said.\n\nLora Linch filed on Monday a claim against Elda. “We seek an \
          order now.” She added that the office was late.",
            "Lora Linch",
        ),
        ("Piet Dorn is angry about his boat.\n\nHe notes that the clerk saw Dorn's boat at noon.", "Piet Dorn"),
        (
            "Ona Marsh left. “I have waited,” she said. In the end she (and everybody else) wants one thing: “It must open now.”",
            "Ona Marsh",
        ),
    ] {
        assert_eq!(speakers(text).last().map(String::as_str), Some(last), "{text}");
    }
    // "One" is nobody.
    let text = "If one seeks advice, answering that it depends is right.\n\nProfessor Bo Lind wrote a letter.\n\nHe said the mill was late.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Bo Lind"), "{text}");
}

#[test]
fn a_noun_goes_back_to_whoever_the_sentence_before_brought_in_by_it() {
    let text = "The trade group for the barns spelled out its fears. “The pool is dry,” the group wrote.";
    assert_eq!(speakers(text), ["The trade group for the barns"]);
    let text = "The trade group for the barns spelled out its fears. “The pool is dry,” the council wrote.";
    assert_eq!(speakers(text), ["the council"]);
}

#[test]
fn epithets_of_who_runs_or_leads() {
    for (text, last) in [
        ("Bo Lind cited other data. The lawmaker said the mill was late.", "Bo Lind"),
        ("Bo Lind would not say more. The minority leader said flatly: “It is late.”", "Bo Lind"),
        ("Lora Linch held up a sign. The 57-year-old scientist says the mill is late.", "Lora Linch"),
        ("Bo Lind came late. The band leader said the mill was late.", "The band leader"),
    ] {
        assert_eq!(speakers(text).last().map(String::as_str), Some(last), "{text}");
    }
}

#[test]
fn you_said_is_who_spoke_before() {
    let text = "ADA HART: The levy is fair.\n\nBO FENN: You said in May that it was a shame.\n\nADA HART: I was wrong.\n\nBO FENN: We told you so.";
    assert!(said(text).contains(&"ADA HART: it was a shame".to_owned()), "{:?}", said(text));
}
