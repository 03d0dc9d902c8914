//! Who speaks, where the source has a post, another party takes over, or a pronoun goes back.

use super::tests::{called, read, said};

#[test]
fn a_post_is_no_name_and_the_name_behind_it_is() {
    let shut = |name: &str| vec![format!("{name}: the mill was shut")];
    for post in [
        "The Minister for Energy",
        "The Minister of Water Resources",
        "The Director of Road Safety",
        "The Archbishop of Velm",
        "The Commissioner of Police",
        "The Inspector General of Police",
        "The Governor of Velm State",
        "The Managing Director of Elda Power",
        "The Minister of Works and Housing",
        "The Minister for Enterprise, Trade and Employment",
    ] {
        assert_eq!(said(&format!("{post}, Ona Marsh, said the mill was shut.")), shut("Ona Marsh"), "{post}");
    }
    for post in ["Minister for Enterprise", "Minister for Water", "Minister for Enterprise, Trade and Employment", "Backbench TD"]
    {
        assert_eq!(said(&format!("{post} Ona Marsh said the mill was shut.")), shut("Ona Marsh"), "{post}");
    }
    assert_eq!(said("“We are ready,” said the Minister for Energy, Ona Marsh."), ["Ona Marsh: We are ready,"]);
    assert_eq!(said("Dorn's deputy, Governor Ona Marsh of Velm, said the mill was shut."), shut("Ona Marsh"));
    assert_eq!(said("The Bishop of Velm, Norland, said the mill was shut."), shut("The Bishop of Velm"));
    assert_eq!(said("The Bank of Velm, Norland, said the mill was shut."), shut("Bank of Velm"));
}

#[test]
fn behind_a_semicolon_another_speaks() {
    assert_eq!(
        said("Ms Marsh said the mill was dead; Mr Dorn said it was alive."),
        ["Marsh: the mill was dead", "Dorn: it was alive"]
    );
    assert_eq!(
        said("One miller said the mill was dead; another insisted it was alive."),
        ["One miller: the mill was dead", "another: it was alive"]
    );
    assert_eq!(said("Police urged drivers to stay away; the road is expected to reopen in May."), ["Police: to stay away"]);
    assert_eq!(
        said("Ms Marsh said the mill was safe; the pumps, she added, were on."),
        ["Marsh: the mill was safe", "Marsh: the pumps / were on"]
    );
    assert_eq!(
        said("Ms Marsh said the mill was dead; it would not come back."),
        ["Marsh: the mill was dead; it would not come back"]
    );
}

#[test]
fn an_answer_in_a_relative_clause_is_the_others() {
    assert_eq!(
        said("Mr Dorn said the pool leaked, to which Ms Marsh replied that so did the council."),
        ["Dorn: the pool leaked", "Marsh: so did the council"]
    );
}

#[test]
fn who_adds_something_is_who_said_something() {
    assert_eq!(
        said("Ms Marsh said the mayor had lied to voters, adding that he should go."),
        ["Marsh: the mayor had lied to voters", "Marsh: he should go"]
    );
    assert_eq!(
        said("Police said the driver had fled on foot, adding that he was armed."),
        ["Police: the driver had fled on foot", "Police: he was armed"]
    );
}

#[test]
fn who_is_asked_does_not_ask() {
    assert_eq!(said("Ona Marsh, who was in Velm for a rally, asked her supporters to wait."), ["Ona Marsh: to wait"]);
    assert_eq!(said("“Wait,” urged the mayor to applause."), ["the mayor: Wait,"]);
}

#[test]
fn what_was_never_said_is_not_told() {
    assert!(said("The minister never said that the weir was safe.").is_empty());
    assert!(said("The minister did not say that the weir was safe.").is_empty());
    assert!(said("Nobody told us that the weir was unsafe.").is_empty());
    assert_eq!(said("He never said the weir was safe, Ona Marsh insisted."), ["Ona Marsh: He never said the weir was safe"]);
    assert_eq!(said("Ona Marsh did not deny that she had slept."), ["Ona Marsh: she had slept"]);
    assert_eq!(said("Ona Marsh not only said that she had slept but laughed."), ["Ona Marsh: she had slept"]);
}

#[test]
fn according_to_a_pronoun() {
    assert_eq!(
        said("Mr Dorn said talks would resume. According to him, both sides were willing."),
        ["Dorn: talks would resume", "Dorn: both sides were willing"]
    );
    assert_eq!(said("They have each other, according to her lawyer."), ["her lawyer: They have each other"]);
}

#[test]
fn a_pronoun_goes_to_whoever_came_in_last() {
    let no =
        |between: &str| said(&format!("“I see no case,” Ona Marsh said.\n\n{between}\n\n“The answer is no,” he told the radio."));
    assert_eq!(no("Treasurer Luke Dorn declined to comment."), ["Ona Marsh: I see no case,", "Luke Dorn: The answer is no,"]);
    assert_eq!(
        said("Prices will rise, the council said.\nHalvorsen disputes that. In a filing, it said that prices would drop."),
        ["the council: Prices will rise", "Halvorsen: prices would drop"]
    );
    assert_eq!(said("Halvorsen reported a loss. The company said it would cut jobs."), ["Halvorsen: it would cut jobs"]);
    assert_eq!(
        said(
            "Dame Ona Marsh, who has died, was a singer.\n\nHer niece, Rudo, said that the nurses adored her.\n\nShe married twice. “I was a fool,” she wrote."
        ),
        ["Rudo: the nurses adored her", "Ona Marsh: I was a fool,"]
    );
    assert!(said("When I ask why, she laughs.\n\n“That is where we met,” she says.").iter().all(|q| !q.starts_with("I: That")));
}

#[test]
fn a_company_has_its_form_behind_a_comma() {
    assert_eq!(said("Halden Foods, Inc. said its trial failed."), ["Halden Foods, Inc.: its trial failed"]);
    assert_eq!(said("Halden Foods, Ltd. announced that its trial failed."), ["Halden Foods, Ltd.: its trial failed"]);
    assert_eq!(
        said("“All is well,” said Isles Ferries managing director Piet Dorn. He said the ship would stay."),
        ["Piet Dorn: All is well,", "Piet Dorn: the ship would stay"]
    );
    assert_eq!(said("Boxly said it was glad."), ["Boxly: it was glad"]);
    assert_eq!(
        said("Nordea said it was glad. Nordea has raised a million, the company said."),
        ["Nordea: it was glad", "Nordea: Nordea has raised a million"]
    );
}

#[test]
fn what_a_ministry_is_over_may_be_two_things() {
    let late = |name: &str| vec![format!("{name}: it was late")];
    assert_eq!(said("The Minister of Fisheries and Coasts said it was late."), late("The Minister of Fisheries and Coasts"));
    assert_eq!(said("The Department of Fisheries and Coasts said it was late."), late("Department of Fisheries and Coasts"));
    assert_eq!(said("Minister of Trade and Industry Ona Marsh said it was late."), late("Ona Marsh"));
    assert_eq!(said("Minister for Water Resources Ona Marsh said it was late."), late("Ona Marsh"));
}

#[test]
fn a_document_between_commas_says_what_stands_behind() {
    assert_eq!(
        said("A memo, obtained by the Courier, says the mayor “lied” to the council."),
        ["A memo: the mayor “lied” to the council"]
    );
    assert_eq!(
        said("Ona Marsh, who led the inquiry, said the mayor “lied” to the council."),
        ["Ona Marsh: the mayor “lied” to the council"]
    );
}

#[test]
fn a_description_takes_up_whom_the_sentence_before_is_about() {
    assert_eq!(
        said("Piet Dorn could not look. “It was in their eyes,” said the former harbour selector."),
        ["Piet Dorn: It was in their eyes,"]
    );
    assert_eq!(said("Ona Marsh laughed. “I was lost,” says the architect."), ["Ona Marsh: I was lost,"]);
    assert_eq!(said("Ona Marsh met a poet. “I was lost,” said the poet."), ["the poet: I was lost,"]);
}

#[test]
fn nobody_names_himself_and_is_he() {
    assert_eq!(
        said("Piet Dorn was angry. The premier, Ona Marsh, would lose, he said."),
        ["Piet Dorn: The premier, Ona Marsh, would lose"]
    );
}

#[test]
fn a_name_and_a_description_are_two() {
    let also = |text: &str| {
        let a = read(text);
        let quotation = a.quotations.first().expect("one quotation");
        quotation
            .speaker
            .into_iter()
            .chain(quotation.also_speakers.iter().copied())
            .map(|id| called(&a, Some(id)))
            .collect::<Vec<String>>()
    };
    assert_eq!(also("According to Velm Bank and the harbour ministry, the pier is late."), ["Velm Bank", "the harbour ministry"]);
    assert_eq!(also("Ada Hart and a clerk said the pier was late."), ["Ada Hart", "a clerk"]);
    assert_eq!(also("The Velm Ministry of Tides and the Harbour said the pier was late.").len(), 1);
}
