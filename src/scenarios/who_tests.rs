//! Whom "he" or "she" means by the words around the condition, and outcomes in other words that are one.

use super::tests::{board, none, one, read};

/// The event and subject of the one condition of a text.
fn outcome(text: &str) -> String {
    one(text).split(':').next().unwrap().to_owned()
}

/// The labels of the rows, in order.
fn rows(text: &str) -> Vec<String> {
    read(text).scenarios.iter().map(|s| s.label.clone()).collect()
}

#[test]
fn who_vows_for_the_case_that_he_wins() {
    assert_eq!(
        outcome("The dinner is held by Bo Keel, who has pledged to make Mr. Brask harbour master if he wins the presidency."),
        "win Bo Keel"
    );
    // Whom somebody vows to back is the one who may win.
    assert_eq!(outcome("Bo Keel met Tomas Brask. He has vowed to back Brask if he wins the vote."), "win Tomas Brask");
}

#[test]
fn whose_cabinet_whose_words_whom_they_back() {
    assert_eq!(
        outcome("Mira Olden is ahead. Ada Velm is said to want a post in Olden's cabinet if she wins the vote."),
        "win Mira Olden"
    );
    assert_eq!(
        outcome("Bo Keel said the town would pay, given Mr. Brask's comments saying he would leave the pact if elected."),
        "win Brask"
    );
    assert_eq!(outcome("Mira Olden leads. Bo Keel would not say that he would back her if nominated."), "win Mira Olden");
    assert_eq!(
        outcome("Bo Keel is ahead of Ada Renn. Keel's voters would not support Renn if he loses the nomination."),
        "lose Bo Keel"
    );
    assert_eq!(
        outcome("Tomas Renn preached in Orme. Renn has also argued that Mira Olden will ruin the school if she is elected."),
        "win Mira Olden"
    );
}

#[test]
fn who_leaves_has_not_lost_and_a_body_is_no_contest() {
    assert!(outcome("Olden's departure would leave the guild without a head.").starts_with("other"));
    assert!(outcome("If Mira Olden loses Velm Bank, the mill would close.").starts_with("other"));
    assert_eq!(outcome("If Mira Olden loses Velm, the mill would close."), "lose Mira Olden");
    // A defeat named in passing, a win within another condition.
    assert!(outcome("They would look weak if they signed to confirm Olden's defeat.").starts_with("other"));
    assert!(
        outcome("If Olden's aides say that it will not matter if she is elected, so be it said, rents will rise.")
            .starts_with("other")
    );
}

#[test]
fn one_who_would_be_in_office_in_other_words() {
    for condition in [
        "Mira Olden is at the top of the ticket",
        "Mira Olden gets to be mayor",
        "Mira Olden gets the most votes",
        "Mira Olden comes out ahead",
        "voters choose Mira Olden",
        "the next mayor is Mira Olden",
    ] {
        assert_eq!(outcome(&format!("If {condition}, the port will close.")), "win Mira Olden", "{condition}");
    }
    assert_eq!(outcome("Mira Olden spoke. If she’s the nominee, the port will close."), "win Mira Olden");
    for condition in ["Mira Olden picks Ada Velm", "Mira Olden gets the most pay"] {
        assert!(outcome(&format!("If {condition}, the port will close.")).starts_with("other"), "{condition}");
    }
}

#[test]
fn what_is_decided_in_other_words_is_one_row() {
    assert_eq!(
        rows(
            "If the bill passes, rents will rise. If the bill is approved, boats will leave. If the bill is rejected, the fair would go. \
             If the bill fails, the school would shut."
        ),
        ["the bill passes", "the bill is rejected"]
    );
    assert_eq!(
        rows(
            "If no deal is reached, rents will rise. Failure to reach a deal would end the fair. If a deal is signed, boats will come."
        ),
        ["no deal is reached", "a deal is signed"]
    );
    assert_eq!(
        rows(
            "If the court upholds the ban, boats will leave. If the ban is struck down, boats will come. If it overturns the ban, rents will fall."
        ),
        ["the court upholds the ban", "the ban is struck down"]
    );
    // Two chambers decide each for itself.
    assert_eq!(rows("If the Senate passes the levy, rents will rise. If the House passes the levy, boats will leave.").len(), 2);
}

#[test]
fn what_may_be_so_now_or_was_is_no_scenario() {
    for text in [
        "If he has hidden the letter, that is bad.",
        "If she thinks the mill is hers, she is wrong.",
        "If there was any doubt where she stands, Olden will end it.",
        "Either way, the strike became a sign of the times.",
        "The fever is fatal if left untreated.",
    ] {
        none(text);
        assert_eq!(read(text).asides.len(), 1, "{text}");
    }
    assert_eq!(board("Either way, the strike will end.").len(), 1);
    assert_eq!(board("If he has signed by Monday, the mill will open.").len(), 1);
}

#[test]
fn nobody_is_named_who_is_not_meant() {
    // One who is called by both names keeps them, whoever of the family "her" means.
    assert_eq!(
        outcome("Bo Olden spoke. If Mira Olden is the first woman elected as governor, her husband Bo Olden would move."),
        "win Mira Olden"
    );
    // Two who may win are neither of them alone.
    assert_eq!(
        outcome("The speeches offer a preview of the debate likely to follow if Mira Olden and Tomas Brask win their primaries."),
        "other Mira Olden and Tomas Brask win their primaries"
    );
    // What a question asks about is not whoever was named last.
    assert_eq!(
        outcome("The crowd cheered Tomas Brask. If elected, would the candidate keep his word?"),
        "other the candidate is elected"
    );
    // Somebody other than the one who is named.
    assert!(outcome("If a Harbour man other than Tomas Brask wins, rents will rise.").starts_with("other"));
    assert_eq!(outcome("Mira Olden's defeat by Tomas Brask would be a blow."), "lose Mira Olden");
    // A common noun that opens the sentence is no name, a name is.
    none("Weight loss may cause the skin to sag.");
    assert_eq!(outcome("A Velm loss would hurt the club."), "lose Velm");
}

#[test]
fn what_is_taken_up_is_what_the_clause_before_says() {
    let text = "If Mira Olden wins, she will sell the port. Bo Keel has shown no interest in a post, but if he did, he would follow her.";
    assert_eq!(rows(text), ["Olden wins", "he did"]);
    let text = "If Mira Olden wins, she will sell the port. If she does, the fleet would leave.";
    assert_eq!(rows(text), ["Olden wins"]);
}

#[test]
fn he_is_not_one_who_is_called_she() {
    let text = "Mira Olden leads. She has said that her plan is ready and that she will win. A storm is due. The port would close if he wins.";
    assert!(outcome(text).starts_with("other"));
    let text = "Mira Olden leads. She has said that her plan is ready. The port would close if she wins.";
    assert_eq!(outcome(text), "win Mira Olden");
    // In her own words "he" is whom she spoke of last.
    let text = "\"Some feel Tomas Brask will win,\" Lena Orr said. \"If he gets in, the port will close,\" she said.";
    assert_eq!(outcome(text), "win Tomas Brask");
    // Whom somebody would back is another.
    let text = "On Monday, Tomas Brask hedged on whether he would back her if nominated.";
    assert!(outcome(text).starts_with("other"));
}

#[test]
fn who_is_named_in_the_sentence_is_meant_before_another() {
    let text = "Mira Olden leads. She has said she will win. Ada Velm is behind. Some call it a blow for Mira Olden if she lost.";
    assert_eq!(outcome(text), "lose Mira Olden");
    assert_eq!(outcome("If he were elected to the senate, Tomas Brask would cut rents."), "win Tomas Brask");
}
