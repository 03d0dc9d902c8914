//! Where reported words begin and end, and what reports nothing.

use super::tests::said;

/// In none of these texts does anybody say anything.
fn nobody_says(texts: &[&str]) {
    for text in texts {
        assert!(said(text).is_empty(), "{text}: {:?}", said(text));
    }
}

#[test]
fn what_tells_of_the_speaker_is_not_said() {
    let shut = "The mill is shut";
    for text in [
        "The mill is shut, said Anna Moor, director of the Velm union.",
        "The mill is shut, said Anna Moor, director of the union, whose members left in May.",
        "The mill is shut, Anna Moor said, on condition that nobody asks why.",
    ] {
        assert_eq!(said(text), [format!("Anna Moor: {shut}")], "{text}");
    }
    assert_eq!(
        said("The mill is shut, said Anna Moor, and the dam will go."),
        [format!("Anna Moor: {shut} / and the dam will go")]
    );
    assert_eq!(said("Had the dam held, said Anna Moor, it would be open."), ["Anna Moor: Had the dam held / it would be open"]);
}

#[test]
fn a_second_speaker_takes_over() {
    assert_eq!(
        said("Anna Moor said the dam was safe and two of the divers said it was not."),
        ["Anna Moor: the dam was safe", "two of the divers: it was not"]
    );
    assert_eq!(
        said("Anna Moor said that the dam was safe, whereas Piet Dorn argued that it was not."),
        ["Anna Moor: the dam was safe", "Piet Dorn: it was not"]
    );
    assert_eq!(said("Anna Moor said the dam and the mill were safe."), ["Anna Moor: the dam and the mill were safe"]);
}

#[test]
fn a_clause_that_leads_up_ends_before_the_main_one() {
    for (text, words) in [
        ("Three years after Anna Moor vowed to build the dam, the town has no water.", "to build the dam"),
        ("Whenever Anna Moor asked him to stay, he left.", "to stay"),
        ("Declaring that the dam was safe, Anna Moor left the hall.", "the dam was safe"),
    ] {
        assert_eq!(said(text), [format!("Anna Moor: {words}")], "{text}");
    }
}

#[test]
fn a_statement_stands_around_its_attribution() {
    assert_eq!(
        said("The old mill, Anna Moor said, allowed her to “breathe the river.”"),
        ["Anna Moor: The old mill / allowed her to “breathe the river.”"]
    );
    assert_eq!(said("Anna Moor praised then-Sen. Piet Dorn and said he was fair."), ["Anna Moor: he was fair"]);
}

#[test]
fn a_title_behind_an_attribution_is_no_speech() {
    let late = ["Anna Moor: We are late,"];
    assert_eq!(said("“We are late,” Anna Moor told “Tide & Fog.”"), late);
    assert_eq!(said("“We are late,” Anna Moor joked, a nod to her hit “Fog in the Hills.”"), late);
    assert_eq!(
        said("“We are late,” Anna Moor said on Velm's “Meet the River.” “We will hurry.”"),
        ["Anna Moor: We are late, / We will hurry."]
    );
}

#[test]
fn what_is_named_or_hearsay_is_said_by_nobody() {
    nobody_says(&[
        "It came from an account called “Harbor Notes.”",
        "The mills now referred to as “idle hands” will be let.",
        "A ferry said to be late left before noon.",
        "That says a lot about the mill and its owners.",
        "The clerk went through the claims that have come in since May.",
        "The council had “finally” declared the pier open.",
        "The work went according to plan.",
    ]);
    assert_eq!(said("A critic called the plan “a joke.”"), ["A critic: the plan “a joke.”"]);
}

#[test]
fn verbs_of_several_words() {
    assert_eq!(said("Anna Moor called on the council to open the dam."), ["Anna Moor: to open the dam"]);
    assert_eq!(said("Anna Moor has made it clear that she will stay."), ["Anna Moor: she will stay"]);
    assert_eq!(said("Anna Moor promised to immediately leave the hall."), ["Anna Moor: to immediately leave the hall"]);
    assert!(said("Anna Moor called on Piet Dorn in May. She made the clear water run.").is_empty());
}

#[test]
fn asides_between_speaker_and_verb() {
    assert_eq!(said("Moor, for example, said the dam was late. Anna Moor left."), ["Anna Moor: the dam was late"]);
    assert_eq!(said("Boat owners, for instance, argue that the dam is late."), ["Boat owners: the dam is late"]);
    assert_eq!(
        said("Rep. Anna Moor (R), a leader of the river coalition, suggested that the dam was late."),
        ["Anna Moor: the dam was late"]
    );
}

#[test]
fn a_signature_ends_a_long_speech() {
    let text = "“I never stay for lunch. It is not my house.\n\n“The best days are those when nobody is home.” –– Anna Moor, owner of a \
                cleaning firm";
    assert_eq!(
        said(text),
        ["Anna Moor: I never stay for lunch. It is not my house. / The best days are those when nobody is home."]
    );
}

#[test]
fn a_statement_may_be_that_somebody_said_something() {
    assert_eq!(said("Anna Moor said that nobody had complained."), ["Anna Moor: nobody had complained"]);
    assert_eq!(said("Anna Moor said the clerk had confessed."), ["Anna Moor: the clerk had confessed"]);
}

#[test]
fn a_verb_with_an_object_of_its_own_reports_nothing_before_it() {
    nobody_says(&[
        "If you climb that mill yourself, Anna Moor suggests taking a friend.",
        "If the weir is too long for you, we suggest the red boat.",
        "If you want to see the weir, answer any questions at the gate.",
        "You can row to the weir, add some salt, and eat.",
        "Whether the dam or the mill is older, I wrote about both.",
        "The weir is the oldest of its kind, as noted above.",
        "If I find a boat that is hers, I put it in the shed.",
        "The boatman can cut the oars according to your needs.",
        "The river rose in May, suggesting that the weir leaked.",
        "You can help them by asking everyone to stay.",
    ]);
    let late = |who: &str| [format!("{who}: The weir is late")];
    for (text, who) in [
        ("The weir is late, Anna Moor suggested on Monday.", "Anna Moor"),
        ("The weir is late, Anna Moor told the Velm Courier.", "Anna Moor"),
        ("The weir is late, Anna Moor wrote a day later.", "Anna Moor"),
    ] {
        assert_eq!(said(text), late(who), "{text}");
    }
    assert_eq!(said("Anna Moor left the hall, saying that the weir was late."), ["Anna Moor: the weir was late"]);
}

#[test]
fn a_post_behind_a_name_is_not_said() {
    let late = ["Anna Moor: the weir will be late"];
    assert_eq!(said("According to Anna Moor, a clerk in the same office as Dorn at the Velm mill, the weir will be late."), late);
    assert_eq!(said("According to Anna Moor, the weir will be late."), late);
}

#[test]
fn what_anybody_might_say_is_said_by_nobody() {
    nobody_says(&[
        "Anna Moor left. Say, “I would like to row to the weir.”",
        "Anna Moor left. Ask them, “Which oars are the best for me?”",
        "You can rest assured that the weir is safe.",
        "The rain may help explain why the weir leaks.",
    ]);
}

#[test]
fn when_it_was_said_is_not_said() {
    let late = ["Anna Moor: The weir will be late"];
    assert_eq!(said("The weir will be late, Anna Moor said on Tuesday, nine days before the council must decide."), late);
    assert_eq!(
        said("The weir, Anna Moor said on Tuesday, nine days before the vote, will be late."),
        ["Anna Moor: The weir / will be late"]
    );
    assert_eq!(
        said("Anna Moor told the paper on Monday, two weeks before the vote was due, that the weir was late."),
        ["Anna Moor: the weir was late"]
    );
    // Without a day between, the time may be said as well.
    assert_eq!(
        said("The weir fell, Anna Moor said, two years after it was built."),
        ["Anna Moor: The weir fell / two years after it was built"]
    );
}

#[test]
fn who_the_source_is_and_to_whom_it_was_said_is_not_said() {
    assert_eq!(
        said("According to Anna Moor, who teaches law in Velm, the weir will be late."),
        ["Anna Moor: the weir will be late"]
    );
    nobody_says(&["Anna Moor has said that to the crews."]);
}

#[test]
fn a_subject_with_more_hanging_on_it_opens_a_clause() {
    assert_eq!(said("The radio reported at least six boats had sunk."), ["The radio: at least six boats had sunk"]);
    assert!(said("Officers reported at least 20 victims at a school that serves the harbour.").is_empty());
    assert_eq!(said("The company says it considered moving the mill."), ["The company: it considered moving the mill"]);
    assert_eq!(
        said("Ona Marsh argued the plan to cut fares by taxing boats would harm the port."),
        ["Ona Marsh: the plan to cut fares by taxing boats would harm the port"]
    );
    assert!(said("The script adds colour so users can find the form.").is_empty());
}

#[test]
fn a_clause_that_tells_when_something_was_said_is_passed_over() {
    assert_eq!(said("Ona Marsh said as she left the court that she was tired."), ["Ona Marsh: she was tired"]);
    assert_eq!(said("Ona Marsh told the radio before she spoke to the council that it was late."), ["Ona Marsh: it was late"]);
    assert_eq!(said("Ona Marsh told the radio after Bo Dorn argued that it would break."), ["Bo Dorn: it would break"]);
}

#[test]
fn what_waits_for_its_main_clause_goes_on_into_the_marks() {
    assert_eq!(
        said("While some clerks may pay a fine, Ona Marsh said, closing the office would be “really very harsh on the town.”"),
        ["Ona Marsh: While some clerks may pay a fine / closing the office would be “really very harsh on the town.”"]
    );
    assert_eq!(
        said("The story of the weir, says Ona Marsh, a historian, is “one of the saddest in the land.”"),
        ["Ona Marsh: The story of the weir / is “one of the saddest in the land.”"]
    );
    assert!(said("Use the screen to check the pumps, show a map, or turn the light off.").is_empty());
}
