//! How far conditions and effects reach: seams without commas, clauses beside each other, speakers left out.

use super::Modality;
use super::tests::{board, none, one, read};

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
fn a_condition_that_stands_alone_takes_up_the_sentence_before() {
    assert_eq!(
        one("The ferry will run on Sunday. If the wind drops."),
        "other the wind drops: If the wind drops => The ferry will run on Sunday"
    );
}

#[test]
fn a_speaker_behind_the_effect_is_left_out() {
    let text =
        "If the inspectors were to find rust, for example, the plan would not be approved before June, Halvorsen conceded.";
    assert_eq!(
        one(text),
        "other the inspectors find rust: If the inspectors were to find rust => the plan would not be approved before June"
    );
    assert_eq!(read(text).scenarios[0].conditionals[0].consequents[0].modality, Modality::Expected);
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

#[test]
fn a_bill_that_would_if_passed() {
    assert_eq!(
        one("The bakers fear a rule that, if adopted, would close every oven in Kell."),
        "other adopted: if adopted => would close every oven in Kell"
    );
}

#[test]
fn a_sentence_goes_on_under_the_assumption_behind_a_relative_clause() {
    let found = read("If the dam is sold, the mill will close. The town, which has no other work, would also lose its school.");
    assert_eq!(found.scenarios[0].conditionals[0].consequents.len(), 2);
}

#[test]
fn what_a_speaker_keeps_back_is_no_effect() {
    let found = read("If the dam is sold, the mill will close, Lena Orr said. She would not say whether it had been.");
    assert_eq!(found.scenarios[0].conditionals[0].consequents.len(), 1);
}

#[test]
fn a_speaker_with_a_title_behind_the_effect_is_left_out() {
    assert_eq!(
        one("If the board signs, the mill will close by May, its chief engineer, Mira Olden, told workers on Monday."),
        "other the board signs: If the board signs => the mill will close by May"
    );
}

#[test]
fn what_somebody_suggested_inside_an_effect_is_no_report() {
    assert_eq!(
        one("If the House agrees, I shall do as the minister has suggested."),
        "other the House agrees: If the House agrees => I shall do as the minister has suggested"
    );
}

#[test]
fn a_condition_put_in_behind_two_words() {
    assert_eq!(
        one("The plan, if adopted, would close every oven in Kell."),
        "other the plan is adopted: if adopted => The plan ... would close every oven in Kell"
    );
}

#[test]
fn a_list_inside_a_condition_keeps_its_verb() {
    assert_eq!(
        one("The mayor would fall if it causes other members of the board, or the two small parties, to leave."),
        "other it causes other members of the board: if it causes other members of the board, or the two small parties, to leave => The mayor would fall"
    );
}

#[test]
fn a_subject_before_should_is_no_inversion() {
    assert_eq!(
        one("If the court is closed we should all be told by a clerk who says so."),
        "other the court is closed: If the court is closed => we should all be told by a clerk who says so"
    );
}

#[test]
fn a_relative_clause_is_not_half_of_an_effect() {
    assert_eq!(
        one(
            "The worry, Olden said, is that dockers who dislike the levy and fishermen might stay at home if the vote is rigged."
        ),
        "other the vote is rigged: if the vote is rigged => dockers who dislike the levy and fishermen might stay at home"
    );
}

#[test]
fn what_dashes_put_in_ends_no_clause() {
    assert_eq!(
        one("If the mill closed -- as it did in 2018, over a strike -- the town would lose its bank."),
        "other the mill closed: If the mill closed => the town would lose its bank"
    );
}

#[test]
fn who_says_so_is_no_part_of_the_condition() {
    assert_eq!(
        one("If the two sides do not answer, warns Mr Tolan, they will lose both harbours."),
        "other the two sides do not answer: If the two sides do not answer => they will lose both harbours"
    );
}

#[test]
fn a_limiting_adverb_goes_with_the_condition() {
    assert_eq!(
        one("The ferry could stop for good, especially if the fares rise."),
        "other the fares rise: if the fares rise => The ferry could stop for good"
    );
}

#[test]
fn quotation_marks_inside_a_clause_do_not_part_it() {
    assert_eq!(
        one("If Brask \"drops out\" before May, the mine would close."),
        "other Brask drops out before May: If Brask \"drops out\" before May => the mine would close"
    );
    assert_eq!(
        one("The guild would face a “bitter” fight if the mill closes."),
        "other the mill closes: if the mill closes => The guild would face a “bitter” fight"
    );
}

#[test]
fn behind_a_closing_mark_the_writer_tells() {
    assert_eq!(
        one("\"If the rain holds off, we will open the weir,\" she said, wiping her hands on a map."),
        "other the rain holds off: If the rain holds off => we will open the weir"
    );
}

#[test]
fn what_was_done_is_no_effect_of_what_may_come() {
    assert!(board("Renke declined to comment on a second vote if the first one fails.").is_empty());
    assert_eq!(
        one("The assembly passed a law making it easier for towns to sue if the dam leaks."),
        "other the dam leaks: if the dam leaks => making it easier for towns to sue"
    );
    assert_eq!(
        one("The chairman agreed to step down if the vote fails."),
        "other the vote fails: if the vote fails => The chairman agreed to step down"
    );
}

#[test]
fn what_somebody_does_not_believe_is_unlikely() {
    let text = "Tolan, who has walked the whole coast, does not think that his tour will go on if he loses in Orme.";
    let found = read(text);
    let effect = &found.scenarios[0].conditionals[0].consequents[0];
    assert_eq!(effect.span.of(text), "his tour will go on");
    assert_eq!(effect.modality, Modality::Unlikely);
}

#[test]
fn words_that_frame_a_condition_are_no_effect() {
    assert_eq!(
        one("The truth is, if the price falls again, the yard will close."),
        "other the price falls again: if the price falls again => the yard will close"
    );
    assert_eq!(
        one("If the crews stay home, reckon those who know them, the ferries would stop."),
        "other the crews stay home: If the crews stay home => the ferries would stop"
    );
    assert_eq!(
        one("The rules would, even if fully applied, fall short of that."),
        "other the rules are fully applied: even if fully applied => The rules would ... fall short of that"
    );
}

#[test]
fn a_contrast_with_its_own_modal_stands_alone() {
    assert_eq!(
        one("The firm has kept the line open, but would close it if the subsidy ends."),
        "other the subsidy ends: if the subsidy ends => would close it"
    );
    assert_eq!(
        one("The port can be saved, but only if the board acts."),
        "other the board acts: only if the board acts => The port can be saved"
    );
}

#[test]
fn the_verb_of_a_condition_may_stand_behind_what_is_put_in() {
    assert_eq!(
        one("The bank will cut in April, provided the crown, which has fallen since May, does not slide further."),
        "other the crown does not slide further: provided the crown, which has fallen since May, does not slide further => The bank will cut in April"
    );
}

#[test]
fn both_in_a_second_clause_is_its_subject() {
    assert_eq!(
        one("If they split it, both sides will claim a win and both will be wrong."),
        "other they split it: If they split it => both sides will claim a win | both will be wrong"
    );
}

#[test]
fn a_signal_with_nothing_behind_it_sets_no_condition() {
    assert!(board("This boat is for you if:\n\nYou like the sea.").is_empty());
    assert!(board("The board would not say when — or if — it will close the mill.").is_empty());
    assert!(board("The fee for late boats\n\nif waived\n\nThe harbour opened in May.").is_empty());
    assert!(board("Should Win: The Tug\n\nThe harbour opened in May.").is_empty());
}

#[test]
fn provided_before_its_noun_is_a_verb() {
    assert!(board("The clerks have even provided some advice to the captains, and they would stay.").is_empty());
    assert!(board("The crews will work through the provided charts and they would find the reef.").is_empty());
}

#[test]
fn what_follows_is_no_condition_of_its_own() {
    assert_eq!(
        one("If Tolan loses Orme, keeping the upper house would be hard."),
        "lose Tolan: If Tolan loses Orme => keeping the upper house would be hard"
    );
}

#[test]
fn what_hangs_on_a_question_ends_before_its_auxiliary() {
    assert_eq!(one("The date will depend on who wins in June."), "open : depend on who wins in June => The date");
}

#[test]
fn a_condition_of_one_word_ends_at_its_comma() {
    let source = "Trim the hedge over the quay, if necessary, to give the boats their light.";
    let analysis = read(source);
    let found: Vec<&str> = analysis.asides.iter().map(|a| a.conditional.antecedent.of(source)).collect();
    assert_eq!(found, ["if necessary"]);
}

#[test]
fn a_condition_in_a_clause_that_hangs_on_another_is_that_clauses() {
    assert_eq!(
        one("“The bridge is ours,” Lena Orr said, adding that tolls could double in the event of a sale."),
        "other a sale: in the event of a sale => tolls could double"
    );
    assert_eq!(
        board("“If they strike, we will wait,” she said, warning that fares would rise unless the levy is dropped."),
        [
            "other they strike: If they strike => we will wait",
            "other the levy is not dropped: unless the levy is dropped => fares would rise"
        ]
    );
    assert_eq!(
        one("He needs the two ferrymen, both of whom have vowed to walk out unless he signs."),
        "other he does not sign: unless he signs => both of whom have vowed to walk out"
    );
    assert_eq!(
        one("Orr said she would back the plan provided it saved the mill, a promise that would be costly."),
        "other it saved the mill: provided it saved the mill => she would back the plan"
    );
}

#[test]
fn what_is_only_asked_about_is_no_effect() {
    for text in [
        "Asked whether she would step down if she lost, Orr said it was late.",
        "Reporters wondered whether the mill would shut if the levy passes.",
    ] {
        let effects = read(text).scenarios.iter().flat_map(|s| &s.conditionals).map(|c| c.consequents.len()).sum::<usize>();
        assert_eq!(effects, 0, "{text}");
    }
    none("He declined to say whether he would step down if he lost.");
    none("Asked on Friday if he would step down, Brask laughed.");
    none("Brask denied it, saying his government would pay its debts.");
    none("“It would ruin us,” said Orr, whose town dug a canal on the assumption that the pact would hold.");
}

#[test]
fn a_condition_without_a_verb_ends_before_the_clause_around_it() {
    assert_eq!(
        one("He laid out a plan, which if enacted would raise the levy."),
        "other a plan is enacted: if enacted => would raise the levy"
    );
    assert_eq!(
        one("The plan if adopted would cost Velm a million."),
        "other the plan is adopted: if adopted => The plan ... would cost Velm a million"
    );
    assert_eq!(
        one("Mira Olden has said that if elected mayor she'd sell the quay."),
        "win Mira Olden: if elected mayor => she'd sell the quay"
    );
    assert_eq!(
        one("Mira Olden will bring a bill if elected to make mills pay."),
        "win Mira Olden: if elected => Mira Olden will bring a bill"
    );
    // What she is elected for belongs to it.
    assert!(one("Mira Olden will bring a bill if elected to lead the town.").contains("if elected to lead the town =>"));
    // Verbs in a row.
    assert_eq!(
        one("It could happen if Olden takes Orme, goes on to win Velm and uses both as a base."),
        "other Olden takes Orme: if Olden takes Orme, goes on to win Velm and uses both as a base => It could happen"
    );
}

#[test]
fn effects_stay_whole_and_leave_out_what_was() {
    assert_eq!(
        one("The paper wrote to Olden and Brask and will print their letters if they answer."),
        "other they answer: if they answer => will print their letters"
    );
    assert_eq!(
        one("If Brask loses, it would be the second and clearest sign yet that her hold on the port is weak."),
        "lose Brask: If Brask loses => it would be the second and clearest sign yet that her hold on the port is weak"
    );
    assert_eq!(
        one("If the pact ends, that could hurt the levy, which lapsed after Orme and six towns sued."),
        "other the pact ends: If the pact ends => that could hurt the levy, which lapsed after Orme and six towns sued"
    );
    assert_eq!(
        one("In case of a war, they could use the port, and the plan was discussed last year."),
        "other a war: In case of a war => they could use the port"
    );
    assert_eq!(
        one("If the pact ends, in fact, the port would close."),
        "other the pact ends: If the pact ends => the port would close"
    );
    assert_eq!(
        one("The mill was shut. (If passed by the board, it would even stop a small grant.)"),
        "other passed by the board: If passed by the board => it would even stop a small grant"
    );
    // What may have been, and a wish, go on with nothing.
    assert_eq!(
        one("If the bloc fails its towns, it could fall apart. The war may once have seemed far away."),
        "other the bloc fails its towns: If the bloc fails its towns => it could fall apart"
    );
}

#[test]
fn more_that_only_looks_like_a_condition() {
    none("Olden was asked during a lunch held by the guild if Brask would speak to the press.");
    none("It is a question of not if they will remove her, but when.");
    none("The vote will show if a judge can run against the board.");
    none("There were similar, if slightly worse, figures in Velm.");
    none("The grim, if now familiar, first news came at dawn.");
    none("The inquiry provided work for lawyers such as Olden, who likes it.");
    none("If nothing else, this is your elder.");
    none("Olden was barred from taking part in the event because she had no votes.");
    none("Bo asked Keel how he would pay for the port, if he would raise the levy.");
    assert_eq!(read("Olden asked the board to leave if it would not sign.").asides.len(), 1);
}

#[test]
fn clauses_side_by_side_keep_their_own_words() {
    assert_eq!(
        one("While a defeat would do little to her lead, it would make it harder to unite the guild."),
        "other a defeat: a defeat => would do little to her lead | it would make it harder to unite the guild"
    );
    assert_eq!(
        one("If Olden wins, she will bring in more boats and Keel says some of those boats will be old."),
        "win Olden: If Olden wins => she will bring in more boats | some of those boats will be old"
    );
    assert_eq!(
        one("If elected I will fight for you, your town and this fine country we call home."),
        "win I: If elected => I will fight for you, your town and this fine country we call home"
    );
    assert_eq!(
        one("What worries the oldest dockers in town is that Keel will sell the port if Olden wins."),
        "win Olden: if Olden wins => Keel will sell the port"
    );
    assert_eq!(
        one("If the vote fails, we could lose the larger states the guild could win."),
        "other the vote fails: If the vote fails => we could lose the larger states the guild could win"
    );
    assert_eq!(
        one("If we were to close the port and sell the mills that would hurt the town."),
        "other we close the port and sell the mills: If we were to close the port and sell the mills => that would hurt the town"
    );
}

#[test]
fn what_stands_before_a_list_of_conditions_follows_from_each() {
    assert_eq!(
        board("Prices will rise if the vote fails, if the drought lasts, or if the port closes."),
        [
            "other the vote fails: if the vote fails => Prices will rise",
            "other the drought lasts: if the drought lasts => Prices will rise",
            "other the port closes: if the port closes => Prices will rise",
        ]
    );
    assert_eq!(
        board("Prices will rise if the vote fails, or if the drought lasts, they will fall."),
        [
            "other the vote fails: if the vote fails => Prices will rise",
            "other the drought lasts: if the drought lasts => they will fall",
        ]
    );
}
