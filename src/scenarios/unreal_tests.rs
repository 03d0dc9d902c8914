//! What does not hold: conditions by word order, worlds that are not this one, wishes, and what only looks like one.

use super::tests::read;

/// The counterfactuals in one line each: `condition => effect | effect`.
fn unreal(text: &str) -> Vec<String> {
    let line = |c: &super::Conditional| {
        let effects: Vec<&str> = c.consequents.iter().map(|e| e.span.of(text)).collect();
        format!("{} => {}", c.antecedent.of(text), effects.join(" | "))
    };
    read(text).counterfactuals.iter().map(line).collect()
}

fn each(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        assert_eq!(unreal(text), [*wanted], "{text}");
    }
}

fn none(texts: &[&str]) {
    for text in texts {
        assert_eq!(unreal(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_inversion_behind_its_effect() {
    each(&[
        ("The ferry may have sailed had they found a pilot.", "had they found a pilot => The ferry may have sailed"),
        ("He would have opposed it had he been asked.", "had he been asked => He would have opposed it"),
        (
            "Others might have opposed it had party leaders moved faster.",
            "had party leaders moved faster => Others might have opposed it",
        ),
        (
            "It would have ended differently had the vote gone the other way.",
            "had the vote gone the other way => It would have ended differently",
        ),
        (
            "Things could have been different had Orme (the larger town) already voted.",
            "had Orme (the larger town) already voted => Things could have been different",
        ),
        (
            "The pier drew more visitors than it would have had she closed it.",
            "had she closed it => The pier drew more visitors than it would have",
        ),
    ]);
    none(&[
        "The bridge might have had an unlicensed (and therefore dangerous) crane.",
        "Selling the mill was not as easy as had I hoped, but it would do.",
        "They would have said the council had a limited budget.",
    ]);
}

#[test]
fn an_inversion_behind_a_dash_or_a_that() {
    each(&[
        ("Her defeat was narrow - had she won, she would have been the first.", "had she won => she would have been the first"),
        (
            "I think that had the council chosen a new plan they might have had a chance.",
            "had the council chosen a new plan => they might have had a chance",
        ),
        (
            "Had a \"normal\" mayor named him, nobody would have asked.",
            "Had a \"normal\" mayor named him => nobody would have asked",
        ),
    ]);
}

#[test]
fn who_or_what_one_is_not() {
    each(&[
        (
            "Were that so, the council would already have closed the pier.",
            "Were that so => the council would already have closed the pier",
        ),
        ("Were he still here, the mayor would object.", "Were he still here => the mayor would object"),
        ("Were it its own town, Orme would rank fourth.", "Were it its own town => Orme would rank fourth"),
    ]);
    none(&["They were that day in the park, and it would rain.", "Were they right about it?"]);
    let willing = read("Some, among them the mayor of Orme, were willing to go forward with a plan that would have cost less.");
    assert_eq!((willing.scenarios.len(), willing.counterfactuals.len()), (0, 0));
}

#[test]
fn a_world_that_is_not_this_one() {
    each(&[
        ("In a perfect world, the panel would have more money.", "In a perfect world => the panel would have more money"),
        (
            "The union says that, under other circumstances, it would have signed.",
            "under other circumstances => it would have signed",
        ),
        (
            "The flood could have been worse in the absence of a dam.",
            "in the absence of a dam => The flood could have been worse",
        ),
        (
            "Half of the fires could have been stopped with better alarms.",
            "with better alarms => Half of the fires could have been stopped",
        ),
    ]);
    none(&["In a perfect world nobody asks.", "She could have gone home with better grades than his."]);
}

#[test]
fn an_if_that_looks_like_a_question_or_a_comparison() {
    each(&[
        ("Prices are higher than if the bank had waited.", "if the bank had waited => Prices are higher"),
        ("I'm sure if she had asked, the clerk would have told her.", "if she had asked => the clerk would have told her"),
        (
            "That is the price they would have agreed to if they had waited.",
            "if they had waited => That is the price they would have agreed to",
        ),
    ]);
    none(&[
        "She asked if the clerk had left.",
        "They wanted to see if it had rained, and would not say why.",
        "It looks as if it had rained.",
    ]);
}

#[test]
fn wishes_of_any_form() {
    each(&[
        ("I wish that he would have said so.", "I wish that he would have said so => "),
        ("We both wish that we could have helped.", "We both wish that we could have helped => "),
        ("I really wish he (Orme) was here.", "I really wish he (Orme) was here => "),
        ("I wish more towns provided ferries.", "I wish more towns provided ferries => "),
        ("I wish with all my heart that they had stayed.", "I wish with all my heart that they had stayed => "),
        ("At times I wish that had not been so.", "I wish that had not been so => "),
    ]);
    none(&["I wish him well, he said.", "They wish to close the pier that was sold.", "It was her wish that he had to read."]);
}

#[test]
fn a_subject_before_should_all_is_no_inversion() {
    assert_eq!(read("The boats should all be ready, and would sail.").scenarios.len(), 0);
    assert_eq!(read("Should all boats be ready, they would sail.").scenarios.len(), 1);
}

#[test]
fn what_did_not_come_about() {
    each(&[
        ("The merger would have created a group of nine firms.", "The merger => would have created a group of nine firms"),
        ("A strike in May would have closed the port.", "A strike in May => would have closed the port"),
        ("The bill would have raised the levy, the clerk said.", "The bill => would have raised the levy"),
    ]);
    none(&["The clerk would have sent the letter by then.", "The bill would have to pass first."]);
}

#[test]
fn beside_what_would_be_what_is_so() {
    each(&[
        (
            "If they had called it the Five, the boat would have sold, but they call it the Four.",
            "If they had called it the Five => the boat would have sold",
        ),
        (
            "Had the bay not frozen, trade might have been higher, so the council looks at the ice now.",
            "Had the bay not frozen => trade might have been higher",
        ),
        (
            "Had the bay not frozen, trade would have been higher, but I think that it would have fallen.",
            "Had the bay not frozen => trade would have been higher | it would have fallen",
        ),
        (
            "Had the bay not frozen, trade would have risen, and the crews would have stayed.",
            "Had the bay not frozen => trade would have risen | the crews would have stayed",
        ),
        (
            "Velm is a town (were it a state, its ports, which are poor, could have closed).",
            "were it a state => its ports, which are poor, could have closed",
        ),
    ]);
}

#[test]
fn what_would_follow_of_a_wish() {
    each(&[
        (
            "I wish they were here so my crew would have someone to ask.",
            "I wish they were here => my crew would have someone to ask",
        ),
        (
            "She wishes the mill had stayed, so that the crews could have lived on.",
            "She wishes the mill had stayed => the crews could have lived on",
        ),
        ("We could have sent a note, but then nobody would have come.", "We could have sent a note => nobody would have come"),
        ("They should have told her so.", "They should have told her so => "),
    ]);
}
