//! Further behaviours a reader would notice: seams without commas, outcomes taken up again, two people of one name, sides of a vote.

use super::tests::{board, one, read};
use super::{Event, Modality};

#[test]
fn a_main_clause_without_a_comma_before_it() {
    assert_eq!(
        one("If the sea is calm the boat will leave on Friday."),
        "other the sea is calm: If the sea is calm => the boat will leave on Friday"
    );
    assert_eq!(
        one("If the gates give way you could hear it in Orme."),
        "other the gates give way: If the gates give way => you could hear it in Orme"
    );
    assert_eq!(
        one("If the board signs then the mill will close."),
        "other the board signs: If the board signs => the mill will close"
    );
}

#[test]
fn then_inside_a_condition_opens_nothing() {
    assert_eq!(
        one("Unless the owners then settle, the mill would stay shut."),
        "other the owners do not settle: Unless the owners then settle => the mill would stay shut"
    );
}

#[test]
fn two_conditions_of_one_sentence_keep_their_own_effects() {
    let lines = board("Fares will rise if the merger is approved and they will rise if it is not.");
    assert_eq!(
        lines,
        [
            "other the merger is approved: if the merger is approved => Fares will rise",
            "other the merger is not approved: if it is not => they will rise"
        ]
    );
}

#[test]
fn a_second_verb_with_its_own_modal_is_an_effect_of_its_own() {
    assert_eq!(
        one("If the sale goes ahead, Tarn would own the quay and could raise the dues."),
        "other the sale goes ahead: If the sale goes ahead => Tarn would own the quay | could raise the dues"
    );
}

#[test]
fn an_inversion_with_any_verb() {
    assert_eq!(
        one("Should the judges uphold the ban, forty boats would stay in port."),
        "other the judges uphold the ban: Should the judges uphold the ban => forty boats would stay in port"
    );
}

#[test]
fn a_reporting_clause_between_condition_and_effect_belongs_to_neither() {
    assert_eq!(
        one(
            "Were the firm to write that down, the union's secretary, Olaf Renke, told reporters, his members could vote on Sunday."
        ),
        "other the firm writes that down: Were the firm to write that down => his members could vote on Sunday"
    );
    assert_eq!(
        one("If the islanders stay, Lomar has promised them a port of their own, and the subsidy would be doubled."),
        "other the islanders stay: If the islanders stay => Lomar has promised them a port of their own | the subsidy would be doubled"
    );
}

#[test]
fn what_the_reader_is_told_to_do_is_no_report() {
    let asides = read("If you cycle to work, make sure your lights are charged.").asides;
    let text = "If you cycle to work, make sure your lights are charged.";
    assert_eq!(asides[0].conditional.consequents[0].span.of(text), "make sure your lights are charged");
}

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
fn a_condition_that_stands_alone_takes_up_the_sentence_before() {
    assert_eq!(
        one("The ferry will run on Sunday. If the wind drops."),
        "other the wind drops: If the wind drops => The ferry will run on Sunday"
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
fn a_speaker_behind_the_effect_is_left_out() {
    let text =
        "If the inspectors were to find rust, for example, the plan would not be approved before June, Halvorsen conceded.";
    assert_eq!(
        one(text),
        "other the inspectors were to find rust: If the inspectors were to find rust => the plan would not be approved before June"
    );
    assert_eq!(read(text).scenarios[0].conditionals[0].consequents[0].modality, Modality::Expected);
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
fn an_effect_ends_where_another_condition_opens() {
    let lines = board("If the ice keeps melting, the lake will rise, no matter who wins the case.");
    assert_eq!(lines[0], "other the ice keeps melting: If the ice keeps melting => the lake will rise");
}

#[test]
fn a_sentence_carried_over_leaves_its_speaker_out() {
    let text = "If the merger passes, the school would open in May. The town would save a million a year, clerk Oda Brandt said, \
                and no teacher would be dismissed.";
    assert_eq!(
        board(text),
        [
            "other the merger passes: If the merger passes => the school would open in May | The town would save a million a year | no teacher would be dismissed"
        ]
    );
}

#[test]
fn a_second_condition_behind_or_belongs_to_the_first() {
    assert_eq!(
        one("The harbour would close if the levy makes other ports raise dues, or others drop theirs."),
        "other the levy makes other ports raise dues: if the levy makes other ports raise dues, or others drop theirs => The harbour would close"
    );
}
