//! Who wins and who loses, by nomination, by post, by place, and by what is said behind another verb.

use super::tests::{board, none, one, read};

/// The event and subject of the one condition of a text.
fn outcome(text: &str) -> String {
    one(text).split(':').next().unwrap().to_owned()
}

#[test]
fn a_nomination_is_won_like_an_office() {
    for condition in [
        "Mira Olden is the Harbour nominee",
        "the Harbour nominee is Mira Olden",
        "members nominate Mira Olden",
        "Mira Olden gets the nomination",
        "Mira Olden is the first diver elected mayor",
        "Mira Olden wins two of the three contests",
    ] {
        assert_eq!(outcome(&format!("If {condition}, the port will close.")), "win Mira Olden", "{condition}");
    }
    for condition in ["Mira Olden is not the nominee", "Mira Olden loses Orme and Velm", "Mira Olden goes forward and loses"] {
        assert_eq!(outcome(&format!("If {condition}, the port will close.")), "lose Mira Olden", "{condition}");
    }
    for condition in ["Mira Olden is the owner", "Mira Olden loses Tomas Brask"] {
        assert_eq!(outcome(&format!("If {condition}, the port will close.")), format!("other {condition}"), "{condition}");
    }
    assert_eq!(
        one("Tomas Brask spoke. If he gets close to the line but does not win, the race will go on."),
        "lose Tomas Brask: If he gets close to the line but does not win => the race will go on"
    );
}

#[test]
fn who_acts_is_who_is_elected() {
    assert_eq!(
        one("Mira Olden said she would close the port if elected mayor."),
        "win Mira Olden: if elected mayor => she would close the port"
    );
    assert_eq!(
        one("Mira Olden spoke. If elected mayor she'd close the port."),
        "win Mira Olden: If elected mayor => she'd close the port"
    );
    assert_eq!(
        one("If elected officials refuse, Mira Olden would close the port."),
        "other elected officials refuse: If elected officials refuse => Mira Olden would close the port"
    );
    assert_eq!(one("As mayor, Mira Olden would close the port."), "win Mira Olden: As mayor => Mira Olden would close the port");
    none("As mayor, Mira Olden closed the port.");
}

#[test]
fn they_are_more_than_one() {
    assert_eq!(outcome("Mira Olden and Tomas Brask may go home if they do not win the vote."), "lose they");
}

#[test]
fn words_that_look_like_conditions_and_are_none() {
    none("The board would not say when, or if, it will vote on the plan.");
    none("Others would follow, if less willingly.");
    none("The crew was wary of, if not outright opposed to, a deal that would cost them.");
    none("It is no “if” question, and it would help.");
    none("The council asked whether such a note should itself be illegal.");
    none("The plan provided Orme with the funds it would need.");
    none("Talks lasted as long as two hours, and she would leave early.");
    none("They stayed on, meaning that moving them would cost more.");
    none("It would be a fine lesson, even if not the one they meant.");
}

#[test]
fn a_condition_ends_where_its_clause_does() {
    assert_eq!(
        one("The fear is that the board will push it through if Olden wins, leaving the town without a say."),
        "win Olden: if Olden wins => the board will push it through"
    );
    for frame in ["The truth is that", "One irony is still that", "He was nervous for weeks that", "They are afraid"] {
        assert_eq!(
            one(&format!("{frame} the board would push it through if Olden won.")),
            "win Olden: if Olden won => the board would push it through",
            "{frame}"
        );
    }
    assert_eq!(
        one("What worries the guild is that the board will push it through if Olden wins."),
        "win Olden: if Olden wins => the board will push it through"
    );
    assert_eq!(
        one("It would rise, depending on what happens in the port because the mood is grim."),
        "open : depending on what happens in the port => It would rise"
    );
    assert_eq!(
        one("We will appeal because if there is a close vote on Tuesday we need an answer."),
        "other there is a close vote on Tuesday: if there is a close vote on Tuesday => we need an answer"
    );
    assert_eq!(
        one("If Olden wins the race -- as she did in May, against the odds -- she would close the port."),
        "win Olden: If Olden wins the race => she would close the port"
    );
    assert_eq!(
        one("In the guild there is growing fear that the port would close if Olden wins."),
        "win Olden: if Olden wins => the port would close"
    );
    assert_eq!(
        one("\"It is early,\" Orr told the paper when asked about fears that the port would close if Olden wins."),
        "win Olden: if Olden wins => the port would close"
    );
    assert_eq!(
        one("\"It is early,\" Orr told the paper when asked how fares would change if Olden wins."),
        "win Olden: if Olden wins => how fares would change"
    );
    assert_eq!(board("Olden, though she praised him, would not be heard vowing to name him clerk if she wins.").len(), 1);
    assert_eq!(
        one("She will not give in, unless or until it helps her."),
        "other it does not help her: unless or until it helps her => She will not give in"
    );
}

#[test]
fn suppositions_and_orders() {
    assert_eq!(
        one("For instance, suppose that the dam fails. The town might have an hour."),
        "other the dam fails: suppose that the dam fails => The town might have an hour"
    );
    assert_eq!(one("Lose here and the club will go down."), "other Lose here: Lose here => the club will go down");
    assert_eq!(one("Either way the Treasury pays."), "open : Either way => the Treasury pays");
    assert_eq!(one("Without a deal, the port is likely to shut."), "other no deal: Without a deal => the port is likely to shut");
    assert_eq!(
        one("A second-place finish would help Olden."),
        "other A second-place finish: A second-place finish => would help Olden"
    );
    assert_eq!(
        one("Orr is writing another plan in case the party splits."),
        "other the party splits: in case the party splits => Orr is writing another plan"
    );
    none("Take a coat in case it rains.");
    assert_eq!(one("All the talk does not matter if Olden loses."), "lose Olden: if Olden loses => All the talk does not matter");
    none("It does not matter if Olden loses.");
    assert_eq!(read("If you have a boat of course write to us.").asides.len(), 1);
    assert_eq!(board("They would be surprised if it was over before noon.").len(), 1);
}
