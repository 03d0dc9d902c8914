//! What conditions assume: outcomes taken up again, two people of one name, sides of a vote, what holds either way.

use super::Event;
use super::tests::{board, one, read};

#[test]
fn a_sentence_that_turns_goes_to_the_other_outcome() {
    let text = "If Mira Olden wins, the port will close. If Tomas Brask wins, the mine will close. \
                In contrast, Olden would keep the mine open until spring.";
    assert_eq!(
        board(text),
        [
            "win Mira Olden: If Mira Olden wins => the port will close | Olden would keep the mine open until spring",
            "win Tomas Brask: If Tomas Brask wins => the mine will close"
        ]
    );
}

#[test]
fn that_happens_takes_up_the_outcome_before_it() {
    let text = "If the dam breaks, the valley will flood. Should that happen, the bridges would be closed.";
    assert_eq!(
        board(text),
        [
            "other the dam breaks: If the dam breaks => the valley will flood",
            "other the dam breaks: Should that happen => the bridges would be closed"
        ]
    );
}

#[test]
fn two_people_of_one_family_name_have_two_outcomes() {
    let text = "Anna Korvin and her brother Pavel Korvin both want the post. If Anna Korvin wins, the mill will stay open. \
                A victory for Pavel Korvin would end the subsidy.";
    assert_eq!(
        board(text),
        [
            "win Anna Korvin: If Anna Korvin wins => the mill will stay open",
            "win Pavel Korvin: A victory for Pavel Korvin => would end the subsidy"
        ]
    );
}

#[test]
fn the_sides_of_a_vote_are_one_outcome_however_named() {
    let text = "A Yes vote would start a clock. With a Yes, the fishing grounds would be the first test. \
                If the people say No, the clock will stop.";
    assert_eq!(
        board(text),
        [
            "other a Yes vote: A Yes vote => would start a clock",
            "other a Yes vote: With a Yes => the fishing grounds would be the first test",
            "other a No vote: If the people say No => the clock will stop"
        ]
    );
    assert_eq!(one("Yes or no, the last bank will close in June."), "open : Yes or no => the last bank will close in June");
}

#[test]
fn an_event_joins_the_clause_that_tells_it() {
    let text = "If the council cuts the rate, rents would fall. A cut could also weaken the lira.";
    assert_eq!(
        board(text),
        [
            "other the council cuts the rate: If the council cuts the rate => rents would fall",
            "other the council cuts the rate: A cut => could also weaken the lira"
        ]
    );
}

#[test]
fn without_a_deal_is_no_deal() {
    assert_eq!(
        one("Barring a last-minute deal, the drivers will walk out on Monday."),
        "other no last-minute deal: Barring a last-minute deal => the drivers will walk out on Monday"
    );
}

#[test]
fn an_open_question_holds_either_way() {
    assert_eq!(
        one("The course will be settled tonight, depending on how fast the front moves."),
        "open : depending on how fast the front moves => The course will be settled tonight"
    );
    assert_eq!(
        one("Whoever goes up, the driver has been told, he is not to stop."),
        "open : Whoever goes up => he is not to stop"
    );
}

#[test]
fn what_nobody_would_say_is_no_condition() {
    assert!(board("The minister declined to say if she would stay.").is_empty());
    assert!(read("The minister declined to say if she would stay.").asides.is_empty());
    assert!(board("The league has put a second cup in a van in case it is needed.").is_empty());
}

#[test]
fn no_telling_if_asks() {
    assert!(board("There is no telling if Lomar's next government would take the bridge forward or shelve it.").is_empty());
    assert!(board("It is anyone's guess if the ferry will sail.").is_empty());
}

#[test]
fn a_government_in_a_condition_is_no_win() {
    let found = read("If Lomar's next government would take the bridge forward, the ferry would stop.");
    assert_eq!(found.scenarios[0].event, Event::Other);
}

#[test]
fn even_if_about_the_present_only_concedes() {
    let found = read("The pass is free to use, even if Norden never recommends it.");
    assert!(found.scenarios.is_empty());
    assert_eq!(found.asides.len(), 1);
}

#[test]
fn if_it_does_and_if_it_does_not_take_up_the_outcome_before_them() {
    let text = "The crew will sail on Monday if the wind drops. If it does, the cargo will be in Orme by noon. \
                If it does not, the crew has a second chance on Friday.";
    assert_eq!(
        board(text),
        [
            "other the wind drops: if the wind drops => The crew will sail on Monday",
            "other the wind drops: If it does => the cargo will be in Orme by noon",
            "other the wind does not drop: If it does not => the crew has a second chance on Friday"
        ]
    );
}

#[test]
fn passage_is_that_it_passes() {
    let text = "If the merger passes, the school would open in May. Passage would also free a grant.";
    assert_eq!(
        board(text),
        [
            "other the merger passes: If the merger passes => the school would open in May",
            "other the merger passes: Passage => would also free a grant"
        ]
    );
    assert_eq!(
        one("Venn said he would move away should the merger pass."),
        "other the merger passes: should the merger pass => he would move away"
    );
}

#[test]
fn who_becomes_minister_or_is_chosen_wins() {
    assert_eq!(
        one("If Mira Olden becomes prime minister, the tax will be dropped."),
        "win Mira Olden: If Mira Olden becomes prime minister => the tax will be dropped"
    );
    assert_eq!(
        one("If the plan is chosen, the tax will be dropped."),
        "other the plan is chosen: If the plan is chosen => the tax will be dropped"
    );
}

#[test]
fn whichever_way_it_goes_holds_either_way() {
    assert_eq!(
        one("Whichever way the vote goes, the ferry will stop in June."),
        "open : Whichever way the vote goes => the ferry will stop in June"
    );
    assert!(board("The vote could still go either way on Friday night.").is_empty());
}

#[test]
fn what_much_depends_on_is_open() {
    let found = read("Much depends on how the judge reads one line of the act.");
    assert_eq!(found.scenarios[0].event, Event::Open);
}

#[test]
fn what_is_yet_to_be_decided_is_uncertain_whatever_the_modal() {
    assert_eq!(
        one("Once the bill is passed, towns may buy empty houses."),
        "other the bill is passed: Once the bill is passed => towns may buy empty houses"
    );
    assert!(board("Once again the towns may buy empty houses.").is_empty());
}

#[test]
fn what_did_not_change_reads_as_what_does_not() {
    let found = read("Unless parliament changed the act, the ministry would have to start again.");
    assert_eq!(found.scenarios[0].label, "parliament does not change the act");
}

#[test]
fn provided_as_a_verb_is_no_condition() {
    assert!(board("The forms will be provided that the office prints each week.").is_empty());
}

#[test]
fn an_effect_with_so_keeps_it() {
    assert_eq!(
        one("If the bill fails, so does the government."),
        "other the bill fails: If the bill fails => so does the government"
    );
}

#[test]
fn what_somebody_is_not_stands_apart() {
    let found = read("Were he a minister, Jan Brask would resign. Had she stayed in Orme, she may have become mayor.");
    assert_eq!((found.scenarios.len(), found.counterfactuals.len()), (0, 2));
}

#[test]
fn what_could_not_be_without_it() {
    assert_eq!(
        one("Without the ferry, the school could not open in winter."),
        "other no ferry: Without the ferry => the school could not open in winter"
    );
}

#[test]
fn a_figure_of_speech_is_no_scenario() {
    let found =
        read("If the old maps are to be believed, the river will return. If the past is any guide, the town will flood again.");
    assert_eq!((found.scenarios.len(), found.asides.len()), (0, 2));
}

#[test]
fn an_infinitive_that_is_only_meant_is_no_outcome() {
    assert_eq!(
        one("If Brask is unfit to hold office, we should all be told."),
        "other Brask is unfit to hold office: If Brask is unfit to hold office => we should all be told"
    );
    assert_eq!(
        one("If the party does not get the 300 seats needed to win outright, there will be a second vote."),
        "other the party does not get the 300 seats needed to win outright: If the party does not get the 300 seats needed to win outright => there will be a second vote"
    );
    assert!(one("If Brask is likely to win, the port would close.").starts_with("win Brask:"));
    assert!(one("If Brask manages to win, the port would close.").starts_with("win Brask:"));
    assert!(one("Were Brask to win, the port would close.").starts_with("win Brask:"));
    assert!(one("If Brask wins over the dockers, the port would close.").starts_with("other"));
}

#[test]
fn a_second_verb_has_the_subject_of_the_first() {
    assert!(one("If Brask ran for mayor and lost, the port would close.").starts_with("lose Brask:"));
    assert!(
        one("If Brask cannot bring the bill through the council or loses the vote, the port would close.")
            .starts_with("lose Brask:")
    );
}

#[test]
fn the_office_somebody_has_is_no_outcome_beside_a_condition() {
    assert_eq!(
        one("Brask's presidency could end early if the dockers walk out."),
        "other the dockers walk out: if the dockers walk out => Brask's presidency could end early"
    );
}

#[test]
fn a_label_is_a_whole_clause() {
    assert!(one("If approved, the plan would close two schools.").starts_with("other the plan is approved:"));
    assert!(one("If that happens, the school would close.").starts_with("other that happens:"));
    let long = one(
        "If the two councils of the eastern shore and the three of the western shore cannot agree on the price of water, the school would close.",
    );
    assert!(long.contains("…:"), "{long}");
}

#[test]
fn small_print_memory_and_what_takes_a_little_back() {
    let found = read("If memory serves, the ferry sank in May. Prices will change unless otherwise stated.");
    assert_eq!((found.scenarios.len(), found.asides.len()), (0, 2));
    let found = read("The second row was alike, if slightly longer, and it would close later.");
    assert!(found.scenarios.is_empty() && found.asides.is_empty());
    assert!(read("The fee you would pay once a year would not be small.").scenarios.is_empty());
}

#[test]
fn an_answer_turns_where_only_one_of_the_two_denies() {
    let text = "If the owners do not sign, the mill will close. If they do, the wages would rise.";
    assert_eq!(
        board(text),
        [
            "other the owners do not sign: If the owners do not sign => the mill will close",
            "other the owners do sign: If they do => the wages would rise"
        ]
    );
}

#[test]
fn a_win_that_is_told_beside_the_verb_is_none() {
    assert_eq!(
        one("If she follows up her Sunday wins with a deal, the port will close."),
        "other she follows up her Sunday wins with a deal: If she follows up her Sunday wins with a deal => the port will close"
    );
    assert_eq!(
        one("If Olden keeps support among white voters, the port will close."),
        "other Olden keeps support among white voters: If Olden keeps support among white voters => the port will close"
    );
    assert!(one("They might not matter if either becomes president.").starts_with("open"));
}

#[test]
fn he_is_named_where_nobody_else_is_near() {
    let text = "Pavel Tolan runs the mill. The mill could close if he does not find a buyer.";
    assert_eq!(read(text).scenarios[0].label, "Tolan does not find a buyer");
    let text = "Pavel Tolan fears Mark Renke. The mill could close if he does not find a buyer.";
    assert_eq!(read(text).scenarios[0].label, "he does not find a buyer");
}

#[test]
fn what_tells_or_names_a_part_is_no_condition() {
    assert!(board("Three towns, including Orme and Lomar, could be harder to reach.").is_empty());
    assert!(board("The union sued, arguing the plan could end the subsidy.").is_empty());
    assert!(board("The old law provided a shelter for firms by letting them wait.").is_empty());
    assert!(board("It is a big if, but the council met on Monday.").is_empty());
    assert!(board("She really cared if the lamps were out.").is_empty());
    assert!(board("He has “no idea” if he would sail again, Bo Fenn said on Friday.").is_empty());
}

#[test]
fn a_question_is_answered_in_the_next_paragraph() {
    let text = "Jon Ferrow: What comes next?\n\nMara Tesk: We wait for the count, as everybody does.\n\nJon Ferrow: And if Olden wins?\n\n\
                Mara Tesk: She will send it to the senate.\n\nJon Ferrow: Thank you for coming.\n\nMara Tesk: It was a pleasure.";
    assert!(
        board(text).iter().any(|l| l.contains("win Olden: if Olden wins => She will send it to the senate")),
        "{:?}",
        board(text)
    );
}

#[test]
fn a_question_or_another_case_carries_nothing() {
    let text = "If the dam breaks, the valley will flood. Would anybody be told in time?";
    assert_eq!(board(text).len(), 1);
    assert_eq!(read(text).scenarios[0].conditionals[0].consequents.len(), 1);
    let text = "If the dam breaks, the valley will flood. In other cases, the towns may have to wait.";
    assert_eq!(read(text).scenarios[0].conditionals[0].consequents.len(), 1);
}

#[test]
fn what_is_told_beside_an_effect_does_not_make_it_unreal() {
    let text = "If the pact is signed, the guns would be moved, which nobody would have believed a year ago.";
    assert_eq!(read(text).scenarios.len(), 1);
}

#[test]
fn if_not_takes_up_the_condition_before_it() {
    let text = "If the wind holds from the south, the road stays open. If not, three hundred people could be cut off.";
    assert_eq!(
        board(text),
        [
            "other the wind holds from the south: If the wind holds from the south => the road stays open",
            "other the wind does not hold from the south: If not => three hundred people could be cut off"
        ]
    );
}

#[test]
fn words_about_winning_in_passing_are_no_win() {
    for (text, label) in [
        ("If the fee seems odd for an elected official, the board would say so.", "the fee seems odd for an elected official"),
        (
            "If Tolan is to have a chance to win the race, the islands would be decisive.",
            "Tolan is to have a chance to win the race",
        ),
        (
            "If the board bends the rule to please the government in power, it could be sued.",
            "the board bends the rule to please the government in power",
        ),
        (
            "If the clerks report income or loss by project, the council would know.",
            "the clerks report income or loss by project",
        ),
    ] {
        let line = one(text);
        assert!(line.starts_with(&format!("other {label}:")), "{line}");
    }
}

#[test]
fn who_wins_may_stand_behind_what_is_won() {
    assert_eq!(
        one("A second win of the season for Velm would end the race."),
        "win Velm: A second win of the season for Velm => would end the race"
    );
    assert_eq!(one("A Tolan loss of any size would end the race."), "lose Tolan: A Tolan loss of any size => would end the race");
}

#[test]
fn what_the_other_side_does_is_none_of_its_effects() {
    let text = "Lena Orr leads Tom Brask by a point. If Orr wins, fares will fall. Brask would raise them.";
    assert_eq!(one(text), "win Lena Orr: If Orr wins => fares will fall");
    let text = "“If he wins, he stays,” his aide said. Treasurer Lena Orr said she would vote against him.";
    assert_eq!(one(text), "other he wins: If he wins => he stays");
    assert_eq!(
        one("If rates stay low, trade will grow. A war could change that."),
        "other rates stay low: If rates stay low => trade will grow"
    );
    let deputy = "Lena Orr leads Tom Brask by a point. If Orr wins, fares will fall. Brask would then resign.";
    assert_eq!(one(deputy), "win Lena Orr: If Orr wins => fares will fall | Brask would then resign");
}

#[test]
fn what_may_be_done_yet_is_open_and_what_was_done_is_not() {
    assert_eq!(board("She said she would sign if the clause were dropped.").len(), 1);
    assert_eq!(board("If I were raised in Velm, I would swim.").len(), 0);
    assert_eq!(board("“If we'd taken the offer, we wouldn't be here,” she said.").len(), 0);
    assert_eq!(board("“If I'd put it away, we'd be ahead,” he said.").len(), 0);
}

#[test]
fn the_other_pronoun_means_the_other_candidate() {
    let text = "Lena Orr leads Tom Brask by a point. If she's elected, fares would stay; if he is, they would fall.";
    assert_eq!(board(text), ["win Lena Orr: If she's elected => fares would stay", "win Tom Brask: if he is => they would fall"]);
}

#[test]
fn labels_agree_with_their_subject() {
    let label = |text: &str| read(text).scenarios.first().map(|s| s.label.clone()).unwrap_or_default();
    assert_eq!(label("Were they to reject the offer, the strike would go on."), "they reject the offer");
    assert_eq!(
        label("Should the ferry not be running by June, the town can end the contract."),
        "the ferry is not running by June"
    );
    assert_eq!(label("If, however, the bill fails, the cabinet will fall."), "the bill fails");
    assert_eq!(label("The army would target the bridge; without it, the north could not hold."), "without it");
    assert_eq!(label("She would sign if the clause were dropped."), "the clause is dropped");
}

#[test]
fn the_other_half_of_a_scenario_is_no_general_rule() {
    let text = "If the court finds against him, Brask will appeal. If it clears him, he returns to the bench.";
    assert_eq!(board(text).len(), 2);
    assert_eq!(board("If no one reaches that mark, a second vote will be held in May.").len(), 1);
    assert_eq!(board("“I'd be lying if I said I wasn't sad,” she said.").len(), 0);
}

#[test]
fn it_is_the_measure_named_before() {
    let label = |text: &str| read(text).scenarios.first().map(|s| s.label.clone()).unwrap_or_default();
    assert_eq!(
        label("The house votes on a short rail bill on Monday. If it passes, crews would be paid."),
        "the short rail bill passes"
    );
    assert_eq!(label("Measure 9 is on the ballot. If it is rejected, work will stop."), "Measure 9 is rejected");
    assert_eq!(label("The mayor likes the plan. If it rains, the fair will be called off."), "it rains");
    assert_eq!(label("The bank, if it fails, could drag others down."), "the bank fails");
}

#[test]
fn a_condition_put_in_is_of_what_stands_before_it() {
    let board = read("The bill, if passed, could ban boats.").scenarios;
    let scenario = board.first().unwrap();
    assert_eq!((scenario.label.as_str(), scenario.subject.as_deref()), ("the bill is passed", Some("bill")));
    let modality = scenario.conditionals.first().and_then(|c| c.consequents.first()).map(|c| c.modality);
    assert_eq!(modality, Some(super::Modality::Possible));
    assert_eq!(
        one("Orr said the plan, if approved, would cost a million."),
        "other the plan is approved: if approved => the plan ... would cost a million"
    );
}

#[test]
fn otherwise_is_the_other_way() {
    let text = "“If they give us the ports, we will talk. Otherwise we will sit apart,” Mr. Brask said.";
    assert_eq!(
        board(text),
        [
            "other they give us the ports: If they give us the ports => we will talk",
            "other they do not give us the ports: Otherwise => we will sit apart"
        ]
    );
}

#[test]
fn who_decides_is_a_body_and_what_is_decided_a_measure() {
    let label = |text: &str| read(text).scenarios[0].label.clone();
    assert_eq!(
        label("The assembly meets Monday. Rain is due. If it rejects the budget, the cabinet would fall."),
        "the assembly rejects the budget"
    );
    assert_eq!(
        label("Parliament is split. The bill is long. If it approves the bill, the port would close."),
        "Parliament approves the bill"
    );
    assert_eq!(
        label(
            "The bill was drafted in May. Farmers hate it. Fishers love it. Most do not care. If it passes, the port would close."
        ),
        "the bill passes"
    );
}
