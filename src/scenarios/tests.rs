//! What a reader would notice: every signal form, every false friend, every use, on sentences of our own.

use super::{AsideUse, Event, Scenario, Scenarios};
use crate::options::{Body, ChosenOutcome, Correction, FindingKind, Options, Rejection};
use crate::{Source, Span, analyze};

fn read_with(text: &str, mut options: Options) -> Scenarios {
    options.body = Body::Whole;
    analyze(&Source::from_text(text), &options).scenarios
}

pub(super) fn read(text: &str) -> Scenarios {
    read_with(text, Options::default())
}

/// The board in one line a conditional: `event subject: condition => effect | effect`.
pub(super) fn board(text: &str) -> Vec<String> {
    let scenarios = read(text).scenarios;
    let event = |e: Event| match e {
        Event::Win => "win",
        Event::Lose => "lose",
        Event::Open => "open",
        Event::Other => "other",
    };
    let mut out = Vec::new();
    for s in &scenarios {
        for c in &s.conditionals {
            let effects: Vec<String> =
                c.consequents.iter().map(|e| e.pieces().map(|s| s.of(text)).collect::<Vec<_>>().join(" ... ")).collect();
            let who = if s.event == Event::Other { s.label.clone() } else { s.subject.clone().unwrap_or_default() };
            out.push(format!("{} {}: {} => {}", event(s.event), who, c.antecedent.of(text), effects.join(" | ")));
        }
    }
    out
}

pub(super) fn one(text: &str) -> String {
    let lines = board(text);
    assert_eq!(lines.len(), 1, "{text}: {lines:#?}");
    lines.into_iter().next().unwrap()
}

pub(super) fn none(text: &str) {
    assert_eq!(board(text), Vec::<String>::new(), "{text}");
}

#[test]
fn if_before_after_and_between() {
    assert_eq!(
        one("If Mira Olden wins the vote, the port will close."),
        "win Mira Olden: If Mira Olden wins the vote => the port will close"
    );
    assert_eq!(
        one("The port will close if Mira Olden wins the vote."),
        "win Mira Olden: if Mira Olden wins the vote => The port will close"
    );
    assert_eq!(one("Olden would, if elected, close the port."), "win Olden: if elected => Olden would ... close the port");
    assert_eq!(
        one("Officials said that if the talks fail, the border will close."),
        "other the talks fail: if the talks fail => the border will close"
    );
}

#[test]
fn inversions() {
    assert_eq!(one("Should Olden be re-elected, taxes would rise."), "win Olden: Should Olden be re-elected => taxes would rise");
    assert_eq!(one("Taxes would rise should Olden be re-elected."), "win Olden: should Olden be re-elected => Taxes would rise");
    assert_eq!(
        one("Were Olden to lose the vote, taxes would fall."),
        "lose Olden: Were Olden to lose the vote => taxes would fall"
    );
}

#[test]
fn unless_keeps_the_negation() {
    let found = read("Unless parliament acts by Friday, the subsidy will lapse.");
    assert_eq!(found.scenarios[0].label, "parliament does not act by Friday");
    assert_eq!(found.scenarios[0].event, Event::Other);
}

#[test]
fn event_and_case() {
    assert_eq!(
        one("In the event of an Olden win, the ministry plans to sell the mill."),
        "win Olden: In the event of an Olden win => the ministry plans to sell the mill"
    );
    assert_eq!(
        one("The ministry will sell the mill in case Olden wins."),
        "win Olden: in case Olden wins => The ministry will sell the mill"
    );
}

#[test]
fn open_outcomes_stand_apart() {
    for text in [
        "Whoever wins the election will inherit the debt.",
        "Whatever the outcome of the vote, the bridge will be built.",
        "The bridge will be built regardless of who wins.",
        "No matter who wins on Sunday, the bridge will be built.",
        "The route could change depending on the result of the referendum.",
        "Either way, the bridge will be built.",
    ] {
        let line = one(text);
        assert!(line.starts_with("open :"), "{text}: {line}");
    }
}

#[test]
fn other_signals() {
    for (text, condition) in [
        ("Provided the council agrees, work will start in May.", "Provided the council agrees"),
        ("Work will start in May as long as the council agrees.", "as long as the council agrees"),
        ("Assuming the council agrees, work will start in May.", "Assuming the council agrees"),
        ("Once the treaty is signed, tariffs would fall.", "Once the treaty is signed"),
        ("Absent a deal, the ferries would stop.", "Absent a deal"),
        ("Without a deal, the ferries would stop.", "Without a deal"),
        ("Barring a last-minute deal, the ferries will stop.", "Barring a last-minute deal"),
    ] {
        let line = one(text);
        assert!(line.contains(&format!(": {condition} =>")), "{line}");
    }
}

#[test]
fn nominal_conditions() {
    assert_eq!(one("An Olden victory would end the subsidy."), "win Olden: An Olden victory => would end the subsidy");
    assert_eq!(one("A second Olden term could end the subsidy."), "win Olden: A second Olden term => could end the subsidy");
    assert_eq!(
        one("Ending the treaty would anger the fishermen."),
        "other Ending the treaty: Ending the treaty => would anger the fishermen"
    );
    assert_eq!(
        one("With her return to the palace, Mira Olden is expected to end the subsidy."),
        "win Mira Olden: With her return to the palace => Mira Olden is expected to end the subsidy"
    );
}

#[test]
fn each_effect_is_one_clause() {
    assert_eq!(
        one("If Olden wins, the mill will close and its owners will sue, officials said."),
        "win Olden: If Olden wins => the mill will close | its owners will sue"
    );
    assert_eq!(
        one("If Olden wins, the mill could close, leaving hundreds without work."),
        "win Olden: If Olden wins => the mill could close, leaving hundreds without work"
    );
}

#[test]
fn false_friends_are_rejected_with_a_reason() {
    for text in [
        "Reporters asked if the minister had resigned.",
        "They asked the minister if he would resign.",
        "It is not clear if the vote will be held.",
        "He looked as if he had lost.",
        "There were few, if any, objections.",
        "The plan was bold, if not reckless.",
        "Bring a coat, just in case.",
        "The firm provided the trucks.",
        "When Olden was elected in 2016, the port closed.",
        "Whether she will meet them remains to be seen.",
        "It was a difficult if necessary step.",
    ] {
        none(text);
    }
    assert!(read("It is not clear if the vote will be held.").rejected.iter().all(|r| !r.reason.is_empty()));
}

#[test]
fn asides_never_stand_on_the_board() {
    let aside = |text: &str| {
        none(text);
        read(text).asides.first().unwrap_or_else(|| panic!("{text}")).usage
    };
    assert_eq!(aside("If you have any questions, please call the desk."), AsideUse::Polite);
    assert_eq!(aside("If you press the bell, it rings."), AsideUse::Generic);
    assert_eq!(aside("The mill is safe even if it is old."), AsideUse::Concessive);
}

#[test]
fn what_does_not_hold_is_kept_apart() {
    for text in [
        "If he had held his nerve, the deal would have passed.",
        "Had he held his nerve, the deal would have passed.",
        "If I were rich, I would buy the mill.",
        "The mill would have closed but for the loan.",
        "Without the loan, the mill would have closed.",
        "I wish the mill had stayed open.",
    ] {
        none(text);
        assert_eq!(read(text).counterfactuals.len(), 1, "{text}");
    }
}

#[test]
fn one_scenario_however_the_outcome_is_named() {
    let text = "Mira Olden, the former mayor, faces Jan Brask. If Olden wins, the port will close. In the event of an Olden victory, the mill will be sold. \
                On the other hand, if Brask wins, the port will stay open.";
    let scenarios = read(text).scenarios;
    assert_eq!(
        scenarios.iter().map(|s| (s.label.as_str(), s.conditionals.len())).collect::<Vec<_>>(),
        [("Olden wins", 2), ("Brask wins", 1)]
    );
}

#[test]
fn sentences_that_go_on_are_carried_until_a_contrast() {
    let text = "If Olden wins, the port will close. She would also end the subsidy. In contrast, Brask would keep the port open.";
    let c = &read(text).scenarios[0].conditionals[0];
    let carried: Vec<&str> = c.consequents.iter().filter(|c| c.carried).map(|c| c.span.of(text)).collect();
    assert_eq!(carried, ["She would also end the subsidy"]);
}

#[test]
fn corrections_by_hand() {
    let text = "If Olden wins, the port will close. The mill shuts when the pact dies.";
    let at = |words: &str| {
        let start = text.find(words).unwrap();
        Span::from_range(start..start + words.len())
    };
    let reject = vec![Rejection { kind: FindingKind::Conditional, place: at("Olden") }];
    assert!(read_with(text, Options { reject, ..Options::default() }).scenarios.is_empty());
    let add =
        Correction::Conditional { antecedent: at("when the pact dies"), consequents: vec![at("The mill shuts")], outcome: None };
    let found = read_with(text, Options { add: vec![add], ..Options::default() });
    let made =
        found.scenarios.iter().flat_map(|s| &s.conditionals).find(|c| c.antecedent.of(text) == "when the pact dies").unwrap();
    assert_eq!(made.consequents[0].span.of(text), "The mill shuts");
}

#[test]
fn the_outcome_of_a_condition_marked_by_hand_can_be_chosen() {
    let text = "If Olden wins, the port will close. The mill shuts when the pact dies.";
    let at = |words: &str| {
        let start = text.find(words).unwrap();
        Span::from_range(start..start + words.len())
    };
    let read_as = |outcome| {
        let (antecedent, consequents) = (at("when the pact dies"), vec![at("The mill shuts")]);
        let add = vec![Correction::Conditional { antecedent, consequents, outcome }];
        let found = read_with(text, Options { add, ..Options::default() });
        let of = |s: &Scenario| s.conditionals.iter().any(|c| c.antecedent == antecedent);
        let scenario = found.scenarios.iter().find(|s| of(s)).unwrap();
        (scenario.event, scenario.conditionals.len())
    };
    assert_eq!(read_as(None).1, 1);
    assert_eq!(read_as(Some(ChosenOutcome::Of(at("If Olden wins")))), (Event::Win, 2));
    assert_eq!(read_as(Some(ChosenOutcome::EitherWay)), (Event::Open, 1));
}

#[test]
fn topics_line_up_across_outcomes() {
    let text = "If Mira Olden wins, the school budget will grow. If Jan Brask wins, the school budget will be cut.";
    let found = read(text);
    assert_eq!(found.topics[0].label, "school budget");
    assert_eq!(found.topics[0].scenarios, [0, 1]);
}

#[test]
fn the_brief_is_made_of_the_articles_own_sentences() {
    let text = "Votes are counted. If Olden wins, the port will close. If Brask wins, it will stay open.";
    let brief: Vec<&str> = read(text).brief.iter().map(|s| s.of(text)).collect();
    assert_eq!(brief, ["If Olden wins, the port will close.", "If Brask wins, it will stay open."]);
}

#[test]
fn odd_input_is_read_in_linear_time() {
    let many = "if ".repeat(10_000);
    assert!(read(&many).scenarios.is_empty());
    let long = format!("If {} wins, x will y", "a, ".repeat(20_000));
    read(&long);
}

#[test]
fn to_have_something_is_no_perfect() {
    for text in [
        "If the court strikes down the quota, the ministry would have thirty days to write a new one.",
        "Should the government lose, it would have to find the money elsewhere.",
        "Unless the court rules by May, Norland would have to sell the power at a loss.",
    ] {
        let found = read(text);
        assert_eq!((found.scenarios.len(), found.counterfactuals.len()), (1, 0), "{text}");
    }
}

#[test]
fn a_speaker_behind_the_speech_is_no_part_of_the_effect() {
    let text = "\"If Olden wins, the port will close,\" Jan Brask, head of the harbour board, said.";
    assert_eq!(one(text), "win Olden: If Olden wins => the port will close");
}

#[test]
fn brackets_hang_on_the_clause_before_them() {
    let text = "The Greens will keep the council. (Likeliest if Olden wins)";
    assert_eq!(one(text), "win Olden: if Olden wins => The Greens will keep the council");
}

#[test]
fn a_heading_gathers_the_effects_under_it() {
    let text = "If Olden wins ...\n\nThe port would close. The mill could be sold.";
    let line = one(text);
    assert_eq!(line, "win Olden: If Olden wins => The port would close | The mill could be sold");
}

#[test]
fn a_main_clause_behind_the_condition_without_a_comma() {
    assert_eq!(
        one("If Olden wins the council will close the port."),
        "win Olden: If Olden wins => the council will close the port"
    );
    assert_eq!(one("If she wins they will close the port."), "other she wins: If she wins => they will close the port");
}

#[test]
fn a_phrase_ends_where_a_pronoun_opens_the_main_clause() {
    let text = "Diplomats believe that in the event of an Olden victory she would close the port.";
    assert_eq!(one(text), "win Olden: in the event of an Olden victory => she would close the port");
}

#[test]
fn an_event_without_a_name_is_a_condition_at_the_head_of_its_clause() {
    assert_eq!(
        one("A long strike would hit the mill hardest."),
        "other A long strike: A long strike => would hit the mill hardest"
    );
    none("The strike would hit the mill hardest.");
    none("An agreement could be worked out.");
}

#[test]
fn what_only_joins_the_clauses_is_no_part_of_the_effect() {
    for opener in ["however", "on the other hand", "by contrast", "though"] {
        let text = format!("If Olden wins, {opener}, the port will close.");
        assert_eq!(one(&text), "win Olden: If Olden wins => the port will close");
    }
    let text = "\"If Olden wins, the port will close,\" said Jan Brask, who chairs the harbour board.";
    assert_eq!(one(text), "win Olden: If Olden wins => the port will close");
}

#[test]
fn the_clause_before_a_condition_may_go_on_behind_it() {
    let text = "The crown would rise if Olden won, and could fall again.";
    assert_eq!(read(text).scenarios[0].conditionals[0].antecedent.of(text), "if Olden won");
}

#[test]
fn concessive_conditions_hold_either_way() {
    for text in [
        "Whatever the board decides, the port will close.",
        "The port will close, whatever the result.",
        "The port will close regardless of how it goes.",
    ] {
        assert_eq!(read(text).scenarios.first().map(|s| s.event), Some(Event::Open), "{text}");
    }
    none("Whatever you want to do, something seems to hold you back.");
}

#[test]
fn labels_are_short_sentences() {
    let label = |text: &str| read(text).scenarios.first().map(|s| s.label.clone()).unwrap_or_default();
    assert_eq!(label("Should the talks fail, the port will close."), "the talks fail");
    assert_eq!(label("If we lose, the port will close."), "we lose");
    assert_eq!(label("Were the board to sell the mill, the port would close."), "the board sells the mill");
}

#[test]
fn headings_that_ask_and_headings_with_a_pronoun_open_their_section() {
    let text = "The vote on the levy is on Tuesday, and few expect the town hall to be full when the count begins at ten.\n\n\
                What if the levy passes?\n\nThe mill would have a year to prepare, and a ferry could close for good in May.\n\n\
                And if it fails?\n\nThe mill would stay open, its owners say, and the ferry would run until the autumn at least.";
    let lines: Vec<String> = crate::analyze(&Source::from_text(text), &Options::default())
        .scenarios
        .scenarios
        .iter()
        .flat_map(|s| s.conditionals.iter().map(|c| format!("{}: {}", s.label, c.consequents.len())))
        .collect();
    assert_eq!(lines, ["the levy passes: 2", "the levy fails: 2"]);
}

#[test]
fn a_question_and_its_answer_are_a_scenario() {
    assert_eq!(
        one("What if Mr Brask walks out? The banks would make him pay."),
        "other Mr Brask walks out: What if Mr Brask walks out => The banks would make him pay"
    );
}

#[test]
fn signals_in_places_where_they_are_seldom_looked_for() {
    assert_eq!(
        one("Were more than forty to vote against him, he would have to go."),
        "other more than forty votes against him: Were more than forty to vote against him => he would have to go"
    );
    assert_eq!(
        one("“In case they don't, no bag will leave the quay,” Orr said."),
        "other they don't: In case they don't => no bag will leave the quay"
    );
    assert_eq!(
        one("The mill will close whether or not the levy is lifted."),
        "open : whether or not the levy is lifted => The mill will close"
    );
    assert_eq!(
        one("Riders would be paid back regardless of whether the strike went ahead."),
        "open : regardless of whether the strike went ahead => Riders would be paid back"
    );
    assert_eq!(one("“Whoever wins, we lose,” she said."), "open : Whoever wins => we lose");
    assert_eq!(
        one("Owners say even a brief shutdown would be costly."),
        "other a brief shutdown: a brief shutdown => would be costly"
    );
    none("Orr said a victory by Brask could not be ruled out.");
}

#[test]
fn who_is_told_is_no_part_of_what_follows() {
    assert_eq!(
        one("Orr has told colleagues she is ready to call a vote if the pact fails."),
        "other the pact fails: if the pact fails => she is ready to call a vote"
    );
    assert_eq!(
        one("Brask had made clear he would not sign unless the levy was dropped."),
        "other the levy was not dropped: unless the levy was dropped => he would not sign"
    );
    assert_eq!(
        one("If she resigns, the party will split, Dr Brask warns."),
        "other she resigns: If she resigns => the party will split"
    );
    assert_eq!(
        one("Should the bank fail, as traders now think, the crown would fall."),
        "other the bank fails: Should the bank fail => the crown would fall"
    );
}
