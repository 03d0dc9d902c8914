//! Whose outcome a sentence speaks of: the other's is never carried over, and two conditions of one sentence keep apart.

use super::tests::{board, none, one, read};

#[test]
fn the_other_side_is_not_carried_over() {
    let lead = "Mira Olden faces Tomas Brask on Sunday. If Olden is re-elected, fares would fall.";
    assert_eq!(
        board(&format!("{lead} Under Brask, they would rise.")),
        ["win Mira Olden: If Olden is re-elected => fares would fall", "win Tomas Brask: Under Brask => they would rise"]
    );
    for rest in ["His rival would keep them.", "With a friend in the ministry, Orme would build."] {
        assert_eq!(board(&format!("{lead} {rest}")).len(), 1, "{rest}");
    }
    assert_eq!(
        board("If the Reds draw, they would stay up. Defeat would send them down."),
        ["other they draw: If the Reds draw => they would stay up", "other Defeat: Defeat => would send them down"]
            .map(|line| line.replace("other they draw", "other the Reds draw"))
    );
    assert_eq!(
        board("If the Greens hold on, the levy would stay. A split council would drop it."),
        [
            "other the Greens hold on: If the Greens hold on => the levy would stay",
            "other A split council: A split council => would drop it"
        ]
    );
}

#[test]
fn a_verb_behind_the_first_condition_has_the_second() {
    assert_eq!(
        board("The crown will fall if Olden wins and rise if Brask wins, brokers say."),
        ["win Olden: if Olden wins => The crown will fall", "win Brask: if Brask wins => rise"]
    );
    assert_eq!(
        board("The crown would fall if Olden wins but would rise if Brask does."),
        ["win Olden: if Olden wins => The crown would fall", "win Brask: if Brask does => would rise"]
    );
    assert_eq!(
        board("The bill, if passed, would raise fares, and the levy, if it survives, would lower them."),
        [
            "other the bill is passed: if passed => The bill ... would raise fares",
            "other the levy survives: if it survives => the levy ... would lower them"
        ]
    );
}

#[test]
fn a_phrase_names_who_is_in_office() {
    assert_eq!(one("With Orr in the Grey House, fares would rise."), "win Orr: With Orr in the Grey House => fares would rise");
    assert_eq!(one("In a second Orme term, the pact could end."), "win Orme: In a second Orme term => the pact could end");
    none("Under Article 9, the allies would have to meet.");
    none("An envoy said that her government would open a consulate.");
    none("With the guild's mandate due to end in May, crews would like a vote.");
}

#[test]
fn such_a_move_and_what_just_comes() {
    assert_eq!(one("Such a step could anger the crofters."), "other Such a step: Such a step => could anger the crofters");
    assert_eq!(
        one("Any attempt to repeal the levy could split the guild."),
        "other Any attempt to repeal the levy: Any attempt to repeal the levy => could split the guild"
    );
    assert_eq!(one("A snap election would suit the Reds."), "other A snap election: A snap election => would suit the Reds");
    assert_eq!(
        one("A drop in the toll would empty the ferry."),
        "other A drop in the toll: A drop in the toll => would empty the ferry"
    );
    assert_eq!(
        one("Either way, said Jona Reyes, an economist at the Trade Institute, “the port will lose jobs.”"),
        "open : Either way => the port will lose jobs"
    );
    assert_eq!(
        one("The date will depend on the outcome of the vote and will be set in May."),
        "open : depend on the outcome of the vote => The date"
    );
    // When it comes, or that it comes, is no effect of it.
    none("A strike could begin on Monday.");
    none("A ruling could come by June.");
    none("A recount of the ballots could not be held in time.");
    none("Her partners depend on farm votes and have warned that any tax would end the pact.");
}

#[test]
fn bare_events_open_a_condition_and_questions_do_not() {
    assert_eq!(
        one("Rejection of the offer would bring a strike."),
        "other Rejection of the offer: Rejection of the offer => would bring a strike"
    );
    assert_eq!(one("One more loss and the coach will go."), "other One more loss: One more loss => the coach will go");
    assert_eq!(
        one("Only if both boards agree can the port be sold."),
        "other both boards agree: Only if both boards agree => can the port be sold"
    );
    assert_eq!(
        one("Without that loan, the mill will not reopen."),
        "other without that loan: Without that loan => the mill will not reopen"
    );
    none("Without a doubt, the mill will reopen.");
    none("Brokers differ over what an Orme win would mean for fares.");
    none("The bank will say on Friday if it will lend.");
    none("The culprit, if anyone, will be found in the yard.");
}

#[test]
fn a_condition_nobody_answers_is_no_scenario() {
    let read = read("Nobody knows what happens if the judges split.");
    assert!(read.scenarios.is_empty());
    assert!(read.asides.iter().any(|a| a.conditional.reason.contains("nobody says what would follow")));
}

#[test]
fn what_was_answered_follows() {
    assert_eq!(
        one("Asked what he would do if the talks failed, Orr said he would resign."),
        "other the talks failed: if the talks failed => he would resign"
    );
}

#[test]
fn a_numbered_scenario_is_a_heading() {
    assert_eq!(
        board(
            "Scenario 1: The court upholds the levy\n\nIn this case, the port would pay.\n\nScenario 2: The court strikes it down\n\nThe port would keep the money."
        ),
        [
            "other The court upholds the levy: The court upholds the levy => In this case, the port would pay",
            "other The court strikes it down: The court strikes it down => The port would keep the money"
        ]
    );
}

#[test]
fn labels_say_who_and_how() {
    for (text, label) in [
        ("In case of rain, the fair will be moved.", "rain"),
        ("If approved by the owners, the sale would go ahead.", "the sale is approved by the owners"),
        ("Should the keeper fail to heal, Orr will start.", "the keeper fails to heal"),
        ("The keeper, if fit, will start.", "the keeper is fit"),
    ] {
        let found = read(text);
        assert_eq!(found.scenarios.first().map(|s| s.label.as_str()), Some(label), "{text}");
    }
}

#[test]
fn what_is_asked_is_answered_in_the_present() {
    assert_eq!(
        board("What happens if the Reds lose? The premier must go to the palace. She may refuse it to him."),
        ["lose Reds: if the Reds lose => The premier must go to the palace | She may refuse it to him"]
    );
    assert_eq!(
        board("And if the deal dies? A suitor that lost out in spring might come back, analysts at Croft estimated."),
        ["other the deal dies: if the deal dies => A suitor that lost out in spring might come back"]
    );
}

#[test]
fn until_without_and_once_look_ahead() {
    assert_eq!(
        one("Workers will not return until the dispute is settled."),
        "other the dispute is settled: until the dispute is settled => Workers will not return"
    );
    none("The mill will not close until June, the guild said.");
    assert_eq!(
        one("Once it lifts, I’d expect prices to recover."),
        "other it lifts: Once it lifts => I’d expect prices to recover"
    );
    assert_eq!(
        one("Without Velm, the pact could go ahead with two towns."),
        "other no Velm: Without Velm => the pact could go ahead with two towns"
    );
    assert_eq!(
        one("The line would have little reason to cut fares without that threat."),
        "other without that threat: without that threat => The line would have little reason to cut fares"
    );
    assert_eq!(
        one("Talks would go on provided the union agrees."),
        "other the union agrees: provided the union agrees => Talks would go on"
    );
    none("It was late, but the fire still provided grounds for the claim that the plan has failed.");
}

#[test]
fn the_subject_is_the_noun_not_the_place_it_is_in() {
    let subject = |text: &str| read(text).scenarios.first().and_then(|s| s.subject.clone());
    assert_eq!(subject("If the hospital in Velm opens in May, beds would be free.").as_deref(), Some("hospital in Velm"));
    assert_eq!(
        subject("She opposes a plan to sell the pier. If it goes through, ships will stay away.").as_deref(),
        Some("plan")
    );
    assert_eq!(subject("The bridge is shut. If it’s repaired, ferries would stop.").as_deref(), Some("bridge"));
    assert_eq!(
        subject("The guild has lost money for years. If it fails to sell the mill, 400 jobs would go.").as_deref(),
        Some("guild")
    );
    assert_eq!(subject("Mira Olden runs the port. If it grows, fares would fall."), None);
    assert_eq!(subject("The bridge is shut. If it rains all week, ferries would stop."), None);
    assert_eq!(subject("If passed by the Guild House, fares will rise."), None);
    // An amount is lost, no contest.
    assert_eq!(
        one("Mira Olden said that if they lose 22 million crowns, the guild would close."),
        "other they lose 22 million crowns: if they lose 22 million crowns => the guild would close"
    );
}

#[test]
fn what_is_done_or_only_granted_is_parted_from_the_effect() {
    assert_eq!(
        board("An Olden win would please the port. She would scrap the levy and has spoken of more."),
        ["win Olden: An Olden win => would please the port | She would scrap the levy"]
    );
    assert_eq!(
        one("If the clerk tables the bill, it will pass, though he could lose his post."),
        "other the clerk tables the bill: If the clerk tables the bill => it will pass | he could lose his post"
    );
    let found = read("Had we acted in 2009, when there was money, the job would have cost eleven.");
    assert_eq!(found.counterfactuals.len(), 1);
}

#[test]
fn what_grows_or_comes_once_more_is_a_condition() {
    for text in [
        "A stronger crown would cap the gains.",
        "A low turnout would rob the mayor of his mandate.",
        "A failed vote would not end the matter.",
        "A narrow result would be the worst of all.",
        "Another failed season would be the sixth in a row.",
        "A hung parliament would be greeted with relief.",
        "Approval, however, would only be the beginning.",
        "Holding, on the other hand, would lift the crown.",
        "Velm can go up on Monday night with a victory over Sund.",
        "Without her the town will look short of friends.",
        "Whoever succeeds him will inherit a debt of 11 million.",
        "What if nobody reaches 270? Then the House decides.",
        "Schools will stay shut until the ash has cleared.",
        "Once the pier reopens, lorries will be let through.",
    ] {
        assert_eq!(read(text).scenarios.len(), 1, "{text}");
    }
    for text in ["Knowing she would have to pay, Orr left.", "A longer answer would take all day.", "Beijing would like a talk."]
    {
        none(text);
    }
    assert_eq!(
        board("A draw would be enough, but a defeat would send them home."),
        ["other A draw: A draw => would be enough", "other a defeat: a defeat => would send them home"]
    );
}

#[test]
fn the_rivals_effects_stay_where_they_belong() {
    for rest in [
        "With no change, it would rise.",
        "Under somebody else it would be put on hold.",
        "Either outcome would cost the miners.",
        "In both cases the miners would lose.",
        "I may be wrong.",
    ] {
        let found = board(&format!("If the bank cuts rates, the crown would slip. {rest}"));
        assert_eq!(found, ["other the bank cuts rates: If the bank cuts rates => the crown would slip"], "{rest}");
    }
    assert_eq!(
        board("If Orme wins, she would cut jobs. Many of them, she said, would not come back."),
        ["win Orme: If Orme wins => she would cut jobs | Many of them, she said, would not come back"]
    );
}

#[test]
fn whom_a_pronoun_and_an_inversion_name() {
    let subject = |text: &str| read(text).scenarios.last().and_then(|s| s.subject.clone());
    assert_eq!(subject("If the guild accepts, trains will run. If they refuse, trains would stop.").as_deref(), Some("guild"));
    assert_eq!(subject("The judges meet in May. If they uphold it, the ban would stay.").as_deref(), Some("judges"));
    assert_eq!(one("Were Tomic to win, the funds would flow."), "win Tomic: Were Tomic to win => the funds would flow");
    assert_eq!(one("If it’s a draw, the old ruling stands."), "other it’s a draw: If it’s a draw => the old ruling stands");
    assert_eq!(
        one("If ministers press on, says Sir Neville Aske, a retired judge, “they will lose in court.”"),
        "other ministers press on: If ministers press on => they will lose in court"
    );
    let found = read("Hospitals can keep their own rules if they wish.");
    assert!(found.scenarios.is_empty() && found.asides.len() == 1);
}
