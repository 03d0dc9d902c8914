//! Where effects begin and end, conditions that are noun phrases, and labels that keep two of one name apart.

use super::tests::{board, none, one, read};
use super::{AsideUse, Modality};

#[test]
fn who_says_it_is_left_out_of_the_middle_of_an_effect() {
    assert_eq!(
        one("If the levy fails, the port, she said, would close."),
        "other the levy fails: If the levy fails => the port ... would close"
    );
    assert_eq!(
        one("The port, she said, would close if the levy fails."),
        "other the levy fails: if the levy fails => The port ... would close"
    );
    assert_eq!(
        one("If one town strikes, the thinking goes, all towns will."),
        "other one town strikes: If one town strikes => all towns will"
    );
    assert_eq!(
        one("If the mill made money, it seems, Orme would keep it."),
        "other the mill made money: If the mill made money => Orme would keep it"
    );
    assert_eq!(
        one("If Velm collected it, the auditors tallied, the town would get a million crowns."),
        "other Velm collected it: If Velm collected it => the town would get a million crowns"
    );
    assert_eq!(
        one("If we are lucky, what it will mean is that the ferry will be saved."),
        "other we are lucky: If we are lucky => the ferry will be saved"
    );
    assert_eq!(
        one("The ministry understands that it will need a plan if the pact ends."),
        "other the pact ends: if the pact ends => it will need a plan"
    );
    assert_eq!(
        one("Orme keeps its fleet abroad and would owe a great sum if it came home."),
        "other it came home: if it came home => would owe a great sum"
    );
}

#[test]
fn what_is_put_beside_a_condition_is_none_of_it() {
    assert_eq!(
        one("If she succeeds on the board — an uphill battle — the plan would still need a vote."),
        "other she succeeds on the board: If she succeeds on the board => the plan would still need a vote"
    );
    assert_eq!(
        one("Her whole plan could be in danger if she fails to win Velm or Orme, the two big, open ports due to vote in May."),
        "other she fails to win Velm or Orme: if she fails to win Velm or Orme => Her whole plan could be in danger"
    );
    assert_eq!(
        one("The race could be over if Brask loses here, despite a long lead, many friends and a full chest."),
        "lose Brask: if Brask loses here => The race could be over"
    );
    assert_eq!(
        one("The plan could be a boon to the port — assuming a race between Olden and Brask, the favourite."),
        "other a race between Olden and Brask: assuming a race between Olden and Brask => The plan could be a boon to the port"
    );
}

#[test]
fn more_noun_phrases_are_conditions() {
    assert_eq!(
        one("He said a loss in either town would end her bid."),
        "other a loss in either town: a loss in either town => would end her bid"
    );
    assert_eq!(
        one("A loss in the town she led for years would be a blow."),
        "other A loss in the town she led for years: A loss in the town she led for years => would be a blow"
    );
    assert_eq!(
        one("Olden's signature on such a bill would mark a turn."),
        "other Olden's signature on such a bill: Olden's signature on such a bill => would mark a turn"
    );
    assert_eq!(
        one("An Olden/Brask race would split the town."),
        "other An Olden/Brask race: An Olden/Brask race => would split the town"
    );
    assert_eq!(
        board("Velm's chances rise to 60% with a win on Sunday and fall to 30% with a loss."),
        ["other a win on Sunday: with a win on Sunday => Velm's chances rise to 60%", "other a loss: with a loss => fall to 30%"]
    );
    assert_eq!(
        one("The guild will work with whoever is elected mayor and is bound to the pact."),
        "open : whoever is elected mayor => The guild will work with"
    );
    none("He backed a plan that would alter how a race could be run.");
    none("Changing tides could flood the quay.");
    none("They work with whoever they like.");
}

#[test]
fn what_is_so_either_way_is_an_aside() {
    let asides = |text: &str| read(text).asides.iter().map(|a| a.usage).collect::<Vec<_>>();
    assert_eq!(asides("Whether it is a hall or a hut, these lamps light the room."), [AsideUse::Concessive]);
    let advice =
        "If you bake, sift. If you fry, dry it. If you like it hot, stir. If you boil it, salt it. If you are late, wait.";
    assert_eq!(asides(&format!("{advice} The crust could burn if it stays in the oven.")).len(), 6);
    assert_eq!(one(&format!("{advice} The levy could fall if Olden wins.")), "win Olden: if Olden wins => The levy could fall");
    assert_eq!(asides("If the price of the hat feels like a joke, the scarf is cheap."), [AsideUse::Concessive]);
    assert_eq!(
        one("Whether Olden is elected or not, the town needs a bridge."),
        "open : Whether Olden is elected or not => the town needs a bridge"
    );
}

#[test]
fn two_of_one_name_are_told_apart_and_a_threat_is_no_certainty() {
    let found =
        read("If Mira Oakden wins, fares will rise. If Bo Oakden wins, workers threaten to strike. If Orme wins, all is well.");
    let labels: Vec<&str> = found.scenarios.iter().map(|s| s.label.as_str()).collect();
    assert_eq!(labels, ["Mira Oakden wins", "Bo Oakden wins", "Orme wins"]);
    let threat = &found.scenarios[1].conditionals[0].consequents[0];
    assert_eq!(threat.modality, Modality::Planned);
    let close = read("If the levy passes, the port would close while workers threaten to strike.");
    assert_eq!(close.scenarios[0].conditionals[0].consequents[0].modality, Modality::Expected);
}

#[test]
fn behind_that_the_clause_is_still_to_come() {
    assert_eq!(
        one("Varga warned that if the levy failed the port would close."),
        "other the levy failed: if the levy failed => the port would close"
    );
    assert_eq!(
        one("She drew up a plan that if passed would close the port."),
        "other a plan is passed: if passed => would close the port"
    );
    // What is done, or left, stands before; no second clause comes.
    assert_eq!(
        one("The crew will do that if the levy fails."),
        "other the levy fails: if the levy fails => The crew will do that"
    );
    assert_eq!(
        one("The crew will get away from that if the levy fails."),
        "other the levy fails: if the levy fails => The crew will get away from that"
    );
}

#[test]
fn an_effect_ends_where_the_quotation_of_its_condition_does() {
    let port = "other the vote fails: If the vote fails => we will leave the port";
    for text in [
        "His line “If the vote fails, we will leave the port” drew cheers.",
        "His line — \"If the vote fails, we will leave the port\" — drew cheers.",
        "She said: “If the vote fails, we will leave the port” and left the room.",
    ] {
        assert_eq!(one(text), port, "{text}");
    }
    // A quotation inside it does not end it, nor one that only a part of the effect stands in.
    assert_eq!(
        one("“If the vote fails, Orme must show that “its own” crews are paid,” he said."),
        "other the vote fails: If the vote fails => Orme must show that “its own” crews are paid"
    );
    assert_eq!(
        one("If the vote fails, “we will leave” the port, he said."),
        "other the vote fails: If the vote fails => we will leave” the port"
    );
}

#[test]
fn what_a_stretch_opens_it_closes() {
    assert_eq!(
        one("If the levy fails, the crew must pay it back (with a fine)."),
        "other the levy fails: If the levy fails => the crew must pay it back (with a fine)"
    );
    assert_eq!(
        one("If the ministry calls Orme a “free port”, the levy will fall."),
        "other the ministry calls Orme a free port: If the ministry calls Orme a “free port” => the levy will fall"
    );
    assert_eq!(
        one("If the levy fails, the mill would be called ‘Hart’s’."),
        "other the levy fails: If the levy fails => the mill would be called ‘Hart’s’"
    );
    assert_eq!(
        one("The mill (if the levy fails) will close."),
        "other the levy fails: if the levy fails => The mill ... will close"
    );
}

#[test]
fn what_only_stands_beside_an_effect_is_none() {
    assert_eq!(
        one("The boat would sink, you see, if the pump failed."),
        "other the pump failed: if the pump failed => The boat would sink"
    );
    assert_eq!(
        one("If the levy fails, the port will close, according to Hart's paper: \"Nobody has asked the crews.\""),
        "other the levy fails: If the levy fails => the port will close"
    );
    assert_eq!(
        one("If the levy fails, Orme would close the port; Orme would sell the mill; and the crews would go."),
        "other the levy fails: If the levy fails => Orme would close the port | Orme would sell the mill | the crews would go"
    );
    assert_eq!(
        one("If the levy fails, Orme would close the port; Brask is against it."),
        "other the levy fails: If the levy fails => Orme would close the port"
    );
}

#[test]
fn what_is_thought_or_asked_is_the_effect() {
    assert_eq!(
        one("It has driven speculation that the fleet is in danger if the levy fails."),
        "other the levy fails: if the levy fails => the fleet is in danger"
    );
    assert_eq!(
        one("The mayor has wavered as to whether he would sell the port if the levy fails."),
        "other the levy fails: if the levy fails => he would sell the port"
    );
    assert_eq!(
        one("The mayor told islanders this weekend he would sell the port if the levy fails."),
        "other the levy fails: if the levy fails => he would sell the port"
    );
    assert_eq!(
        one("Polls show islanders would leave if the levy fails."),
        "other the levy fails: if the levy fails => islanders would leave"
    );
    assert_eq!(
        one("Bo Keel has slammed the plan and vowed not to back it if the levy fails."),
        "other the levy fails: if the levy fails => vowed not to back it"
    );
    assert_eq!(
        one("It became clear that the sea was rising and that storms were likely to grow if the levy fails."),
        "other the levy fails: if the levy fails => storms were likely to grow"
    );
    // What is denied is not so.
    assert_eq!(
        one("They do not think the port is safe if the levy fails."),
        "other the levy fails: if the levy fails => They do not think the port is safe"
    );
    assert_eq!(
        one("It would help to know that the port is safe if the levy fails."),
        "other the levy fails: if the levy fails => It would help to know that the port is safe"
    );
}

#[test]
fn who_says_it_and_what_stands_in_a_bracket_part_no_subject_from_its_verb() {
    assert_eq!(
        one("The bill, she said, if passed, would close the port."),
        "other the bill is passed: if passed => The bill ... would close the port"
    );
    assert_eq!(
        one("The bill, Olden said Monday, if it is passed, would close the port."),
        "other the bill is passed: if it is passed => The bill ... would close the port"
    );
    assert_eq!(
        one("The high stakes would draw money: Mira Olden, if elected, would need a majority."),
        "win Mira Olden: if elected => Mira Olden ... would need a majority"
    );
}

#[test]
fn labels_read_as_clauses() {
    let label = |text: &str| super::tests::read(text).scenarios[0].label.clone();
    assert_eq!(label("The plan is needed should a war effort become urgent."), "a war effort becomes urgent");
    assert_eq!(label("If he were to hold the port and pick up votes, he would win."), "he holds the port and picks up votes");
    assert_eq!(label("If Mira Olden does X, Y and Z, the port will close."), "Mira Olden does X, Y and Z");
    assert_eq!(label("Both have promised to cut rents if elected."), "Both win");
    assert_eq!(label("If a Harbour man wins, rents will rise."), "a Harbour man wins");
    assert_eq!(label("Bo Keel would sell the port if asked."), "Bo Keel is asked");
}
