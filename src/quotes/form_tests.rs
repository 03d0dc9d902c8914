//! Forms in which articles quote, one small text each: marks of every kind, signatures, labels, verbs nobody lists.

use super::tests::{called, read, said, turns as speakers};

/// Who speaks in each turn, and the part he has in it.
fn turns(text: &str) -> Vec<String> {
    let a = read(text);
    a.turns.iter().map(|t| format!("{} {}", called(&a, t.speaker), t.role.as_deref().unwrap_or("-"))).collect()
}

#[test]
fn guillemets_and_low_marks_quote_like_others() {
    let weir = ["Ona Marsh: The weir leaks / Nobody mends it."];
    assert_eq!(said("«The weir leaks», Ona Marsh said. «Nobody mends it.»"), weir);
    assert_eq!(said("»The weir leaks«, said Ona Marsh. »Nobody mends it.«"), weir);
    assert_eq!(said("„The weir leaks“, said Ona Marsh. „Nobody mends it.“"), weir);
    assert_eq!(said("« The weir leaks », said Ona Marsh. « Nobody mends it. »"), weir);
}

#[test]
fn straight_marks_that_are_balanced_say_what_curly_ones_say() {
    // The share of the words that stand in marks was measured in bytes, of which a curly mark has three.
    let kinds = |text: &str| read(text).quotations.iter().map(|q| (q.kind, q.confidence)).collect::<Vec<_>>();
    let straight = "It \"was a long wet night and nobody in the town or out,\" she said.";
    assert_eq!(kinds(straight), kinds(&straight.replacen('"', "“", 1).replacen('"', "”", 1)));
    // What was taken over from the text is spelled as it stands there.
    let source = "Ada \"Bo\" Hart runs the weir. \"It leaks,\" Ada \"Bo\" Hart said.";
    assert!(read(source).people.entities.iter().all(|e| source.contains(&e.name)));
}

#[test]
fn single_marks_outside_hold_double_ones() {
    assert_eq!(
        said("‘She told me “mend it yourself” and left,’ Ona Marsh said. ‘I was angry.’"),
        ["Ona Marsh: She told me “mend it yourself” and left, / I was angry."]
    );
}

#[test]
fn a_sentence_in_single_marks_counts_beside_double_ones() {
    let text = "“It leaks,” said Ona Marsh. “We wrote.”\n‘Nobody answered the letters,’ Piet Dorn said. “Not one.”";
    assert!(said(text).iter().any(|q| q.starts_with("Piet Dorn: Nobody answered the letters,")));
}

#[test]
fn marks_that_never_close_end_at_the_attribution() {
    assert_eq!(
        said("“The weir leaks and nobody mends it, Ona Marsh said.\nThe council meets on Friday."),
        ["Ona Marsh: The weir leaks and nobody mends it,"]
    );
    assert_eq!(
        said("\"The weir leaks, Ona Marsh said.\n\"Nobody mends it,\" Piet Dorn said."),
        ["Ona Marsh: The weir leaks,", "Piet Dorn: Nobody mends it,"]
    );
}

#[test]
fn whoever_acts_behind_the_words_says_them() {
    assert_eq!(said("“I read your letter,” Ona Marsh shot back."), ["Ona Marsh: I read your letter,"]);
    assert_eq!(
        said("“The weir leaks,” the engineer’s aide, Ona Marsh, mocked. “It does.”"),
        ["Ona Marsh: The weir leaks, / It does."]
    );
    assert_eq!(said("“We see no way to mend it,” the letter reads."), ["the letter: We see no way to mend it,"]);
    // A title and an object are no speech.
    assert!(said("On “Night of the Eels,” Ona Marsh worked for years.").is_empty());
}

#[test]
fn who_answers_back_speaks() {
    assert_eq!(said("Ona Marsh hit back: “You never wrote to us.”"), ["Ona Marsh: You never wrote to us."]);
    assert_eq!(said("Ona Marsh shot back that the letter was lost."), ["Ona Marsh: the letter was lost"]);
    assert!(said("The fleet hit back with its guns.").is_empty());
    assert!(said("Ona Marsh fired back at the critics of the weir.").is_empty());
}

#[test]
fn somebody_without_a_name_speaks() {
    assert_eq!(said("Another said the weir was lost."), ["Another: the weir was lost"]);
    assert_eq!(said("Some argue that the weir is lost."), ["Some: the weir is lost"]);
    assert_eq!(said("“It leaks,” said another."), ["another: It leaks,"]);
    assert!(said("Some claims were false, and both reports were late.").is_empty());
}

#[test]
fn findings_of_courts_are_told() {
    assert_eq!(said("The judge found that draining the weir was unlawful."), ["The judge: draining the weir was unlawful"]);
    assert!(said("Ona Marsh found that the door was locked.").is_empty());
}

#[test]
fn whose_words_they_are_stands_before_them() {
    assert_eq!(
        said("It was, in Ona Marsh’s words, “the longest night of my life”."),
        ["Ona Marsh: the longest night of my life"]
    );
    assert_eq!(said("“I am no plumber” is how Ona Marsh put it."), ["Ona Marsh: I am no plumber"]);
    assert_eq!(said("Ona Marsh was of the view that the weir would hold."), ["Ona Marsh: the weir would hold"]);
}

#[test]
fn that_may_be_the_subject_of_what_is_told() {
    assert_eq!(said("Ona Marsh said that was “nonsense”."), ["Ona Marsh: that was “nonsense”"]);
    assert_eq!(said("Ona Marsh said that water was short."), ["Ona Marsh: water was short"]);
    assert_eq!(said("Ona Marsh said only that talks would go on."), ["Ona Marsh: talks would go on"]);
}

#[test]
fn a_nickname_in_marks_parts_no_speech() {
    assert_eq!(
        said("\"This is our year, Bo!\" Stone's niece, Marla \"Cia\" Prinn, shouted to the crowd. \"The town is watching us.\""),
        ["Marla \"Cia\" Prinn: This is our year, Bo! / The town is watching us."]
    );
}

#[test]
fn who_is_asked_answers() {
    assert_eq!(
        said("Tam Lund asked Piet Dorn if he had taken the money. “Not a penny,” he said."),
        ["Tam Lund: if he had taken the money", "Piet Dorn: Not a penny,"]
    );
    assert_eq!(
        said("Tam Lund told Piet Dorn that the money was gone. “I never saw it,” he replied."),
        ["Tam Lund: the money was gone", "Piet Dorn: I never saw it,"]
    );
}

#[test]
fn a_source_whose_name_comes_later_is_one_speaker() {
    let text = "A spokeswoman for the union warned that jobs could go. “Nobody is safe,” the spokeswoman, Ines Holm, said.";
    assert_eq!(said(text), ["Ines Holm: jobs could go", "Ines Holm: Nobody is safe,"]);
}

#[test]
fn things_promise_and_tell_nothing() {
    assert!(said("Most diets promise to cleanse the body within a week.").is_empty());
    assert!(said("Signs tell drivers what to do on the road.").is_empty());
    assert!(said("The rooms, called the “labs,” are small.").is_empty());
}

#[test]
fn what_is_asked_for_is_whole() {
    assert_eq!(
        said("The lawyers asked for the trial to take place over six weeks."),
        ["The lawyers: for the trial to take place over six weeks"]
    );
}

#[test]
fn a_sentence_about_somebody_announces_words_of_their_own() {
    let text = "“It held,” said Ona Marsh.\nPiet Dorn shook his head. “It held last year and it will not hold again.”";
    assert_eq!(said(text), ["Ona Marsh: It held,", "Piet Dorn: It held last year and it will not hold again."]);
}

#[test]
fn a_name_behind_a_dash_signs() {
    assert_eq!(said("“The water remembers everything.” – Ona Marsh"), ["Ona Marsh: The water remembers everything."]);
    assert_eq!(said("“The water remembers everything.”\n— Ona Marsh, engineer"), ["Ona Marsh: The water remembers everything."]);
    assert_eq!(said("“The weir has burst. Run!” — Ona Marsh (@onamarsh) May 3, 2021"), ["Ona Marsh: The weir has burst. Run!"]);
    assert_eq!(said("The weir has burst. Run!\n— Ona Marsh (@onamarsh) May 3, 2021"), ["Ona Marsh: The weir has burst. Run!"]);
    assert!(said("“The weir” – Ona Marsh’s first book – sold well.").is_empty());
}

#[test]
fn the_words_of_somebody_are_theirs() {
    assert_eq!(said("In the words of Ona Marsh, “a bridge is a promise.”"), ["Ona Marsh: a bridge is a promise."]);
    assert_eq!(said("Ona Marsh left. Marsh’s words were clear: “A bridge is a promise.”"), ["Ona Marsh: A bridge is a promise."]);
}

#[test]
fn in_the_passive_the_agent_speaks() {
    assert_eq!(said("Residents were told by Ona Marsh that the weir would hold."), ["Ona Marsh: the weir would hold"]);
    assert!(said("Lawmakers ordered to leave the chamber refused to go.").is_empty());
    assert!(said("Workers told to stay at home lost a day’s pay.").is_empty());
}

#[test]
fn a_statement_that_passes_words_on_is_not_a_second_speaker() {
    assert_eq!(
        said("The company said the dam would be safe, according to a statement from its chairman."),
        ["The company: the dam would be safe"]
    );
    assert_eq!(
        said("The trial goes on next week, when, according to the court’s clerk, a second witness will be called."),
        ["the court’s clerk: a second witness will be called"]
    );
}

#[test]
fn verbs_joined_by_commas_have_a_clause_each() {
    assert_eq!(
        said("Ona Marsh said the bridge was old, added that it was weak, and warned that it would fall."),
        ["Ona Marsh: the bridge was old", "Ona Marsh: it was weak", "Ona Marsh: it would fall"]
    );
    assert_eq!(
        said("Dana Rook admits her side were poor but insists they can still win the cup. Rook lost."),
        ["Dana Rook: her side were poor", "Dana Rook: they can still win the cup"]
    );
}

#[test]
fn a_day_is_no_source_and_a_wide_phrase_stays_wide() {
    assert_eq!(said("Ona Marsh left and on Monday announced the weir would close."), ["Ona Marsh: the weir would close"]);
    assert_eq!(
        said("A spokeswoman for Tevik declined to comment but said talks were going well."),
        ["A spokeswoman for Tevik: talks were going well"]
    );
}

#[test]
fn a_relative_pronoun_is_the_source_as_written() {
    let text = "The closure was announced by Ona Marsh, who said the weir would be mended by May.";
    let a = read(text);
    let quotation = a.quotations.first().expect("a quotation");
    assert_eq!(quotation.source.map(|s| s.of(text)), Some("who"));
    assert_eq!(said(text), ["Ona Marsh: the weir would be mended by May"]);
}

#[test]
fn they_and_it_are_the_body_or_people_just_named() {
    let text = "Ona Marsh said the weir would hold. The residents were not calm. They said the bank was weak.";
    assert_eq!(said(text), ["Ona Marsh: the weir would hold", "The residents: the bank was weak"]);
    assert_eq!(said("The water board met on Monday. It said the weir would hold."), ["The water board: the weir would hold"]);
}

#[test]
fn the_spokesman_of_one_is_not_that_of_the_other() {
    let text = "A spokesman for Tevik said the price was fair. A spokesman for Orlan said it was not. \
                The Tevik spokesman said talks had stopped.";
    assert_eq!(
        said(text),
        [
            "A spokesman for Tevik: the price was fair",
            "A spokesman for Orlan: it was not",
            "A spokesman for Tevik: talks had stopped"
        ]
    );
}

#[test]
fn labels_with_times_numbers_dashes_and_roles_in_brackets() {
    let timed = "[00:01] OLA REED: Good evening.\n[00:12] PIET DORN: It came at night.\n[00:15] OLA REED: Who saw it?\n[00:19] PIET DORN: I.";
    assert_eq!(turns(timed), ["OLA REED -", "PIET DORN -", "OLA REED -", "PIET DORN -"]);
    let numbered = "Speaker 1: Good evening.\nSpeaker 2: It came at night.\nSpeaker 1: Who saw it?\nSpeaker 2: I did.";
    assert_eq!(turns(numbered), ["Speaker 1 -", "Speaker 2 -", "Speaker 1 -", "Speaker 2 -"]);
    let dashed = "OLA REED – Good evening.\nPIET DORN – It came at night.\nOLA REED – Who saw it?\nPIET DORN – I did.";
    assert_eq!(turns(dashed), ["OLA REED -", "PIET DORN -", "OLA REED -", "PIET DORN -"]);
    let bracketed =
        "Ola Reed (host): Good evening.\nPiet Dorn (engineer): It came at night.\nOla Reed: Who saw it?\nPiet Dorn: I did.";
    assert_eq!(turns(bracketed), ["Ola Reed host", "Piet Dorn engineer", "Ola Reed host", "Piet Dorn engineer"]);
}

#[test]
fn questions_and_answers_by_letter_and_by_initials() {
    let letters = "Ona Marsh runs the weir.\nQ. What happened?\nA. It came at night.\nQ. Was anybody hurt?\nA. Nobody.";
    let said = ["the interviewer interviewer", "Ona Marsh interviewee"];
    assert_eq!(turns(letters), said.repeat(2));
    let initials = "Ona Marsh runs the weir. Tam Lund asked her.\nTL: What happened?\nOM: It came at night.\nTL: Was anybody hurt?\nOM: Nobody.";
    assert_eq!(turns(initials), ["Tam Lund -", "Ona Marsh -", "Tam Lund -", "Ona Marsh -"]);
}

#[test]
fn a_name_with_its_post_above_the_words_says_them() {
    let text = "The levy may fall in May.\nImani Weld, harbour lawyer, Velm Law School\n\
        “If the levy falls, the harbour will have a year to mend it.”\nPiet Dorn, Velm Ferry Company\n“Nobody would build anything.”";
    assert_eq!(
        said(text),
        ["Imani Weld: If the levy falls, the harbour will have a year to mend it.", "Piet Dorn: Nobody would build anything."]
    );
    // A heading that names nobody.
    assert!(said("The Harbour Levy\n“Nobody would build anything here again.”").is_empty());
}

#[test]
fn words_around_an_attribution_leave_out_who_speaks_and_what_stands_before_a_bracket() {
    assert_eq!(
        said("The point of the mill, says Carl Dorn, historian at the Velm Library, is that it was the first."),
        ["Carl Dorn: The point of the mill / is that it was the first"]
    );
    assert_eq!(
        said("The mill, said Ona Marsh, who runs the port, brings nobody to town."),
        ["Ona Marsh: The mill / brings nobody to town"]
    );
    assert_eq!(
        said("He had a fair that night - and the permit, his agent said, had been hard to get."),
        ["his agent: the permit / had been hard to get"]
    );
    assert_eq!(
        said("The fair was late - but the mill was open, his agent said."),
        ["his agent: The fair was late - but the mill was open"]
    );
    assert_eq!(
        said("“Only the boats,” Dorn said, would use the day to sail."),
        ["Dorn: Only the boats, / would use the day to sail"]
    );
    assert!(said("Most of the mines (about half, said Dorn, a miner) are shut.").is_empty());
}

#[test]
fn an_attribution_inside_a_relative_clause_tells_what_follows_it() {
    assert_eq!(
        said("The changes, which officials said will start in May, will not help the port."),
        ["officials: will start in May"]
    );
    assert_eq!(said("Under a plan which Dorn said was late, the town closed the port."), ["Dorn: was late"]);
    assert!(said("The mayor, which is odd, said nothing.").is_empty());
}

#[test]
fn an_attribution_with_as_at_the_head_tells_the_sentence() {
    assert_eq!(said("As the Echo noted, it is odd that he likes ferries."), ["Echo: it is odd that he likes ferries"]);
    assert!(said("As I said, I love the port.").is_empty());
}

#[test]
fn who_asks_stands_behind_by() {
    assert_eq!(said("Asked by Starnes if the port was safe, Dorn shrugged."), ["Starnes: if the port was safe"]);
    assert_eq!(
        said("According to the recently released Dorn Trust handbook, the clerks were told lies."),
        ["the recently released Dorn Trust handbook: the clerks were told lies"]
    );
}

#[test]
fn what_the_writer_adds_behind_named_words_or_an_infinitive_is_not_told() {
    assert_eq!(said("Dorn called the port “rigged” in a speech on Tuesday."), ["Dorn: the port “rigged”"]);
    assert_eq!(said("Dorn calls it his “good luck”; others laugh at it."), ["Dorn: it his “good luck”"]);
    assert_eq!(said("Dorn called Moor “a bore” and left the room."), ["Dorn: Moor “a bore”"]);
    assert_eq!(said("The port told drivers to stay away, which few of them did."), ["The port: to stay away"]);
    assert_eq!(said("The owners said they will not sell, as has Bo Dorn, the mayor."), ["The owners: they will not sell"]);
    assert_eq!(
        said("He vowed to form a crew, which would include the police, to clean the port."),
        ["He: to form a crew, which would include the police, to clean the port"]
    );
}

#[test]
fn direct_words_that_are_easily_lost() {
    for (text, expected) in [
        (
            "“We were poor,” Ida Brix said. “We had no mill.\n\n“It is still our home,” she said. “We have the same sea.”",
            vec!["Ida Brix: We were poor, / We had no mill. / It is still our home, / We have the same sea."],
        ),
        (
            "“The mill is shut for good,” the notice on the door reads.",
            vec!["the notice on the door: The mill is shut for good,"],
        ),
        ("“The pool is out of balance,” the group wrote.", vec!["the group: The pool is out of balance,"]),
        ("Ida Brix, who runs the mill, notes, “The sea is remarkable.”", vec!["Ida Brix: The sea is remarkable."]),
        ("Never pay before noon, says Ida Brix. “Wait until the boats are in.”", vec!["Ida Brix: Wait until the boats are in."]),
        ("Whenever the clerks asked Ida Brix, she’d reply, “My boat is out.”", vec!["Ida Brix: My boat is out."]),
        (
            "“It is what we feel,” Ida Brix said. She went on, “The sea takes it.”",
            vec!["Ida Brix: It is what we feel,", "Ida Brix: The sea takes it."],
        ),
        ("“It is fun,” Elda engineer and founder Ida Brix said.", vec!["Ida Brix: It is fun,"]),
        (
            "“It is fun,” Ida Brix said. “We had no mill.\n\n“It is late,” added Piet Dorn.",
            vec!["Ida Brix: It is fun, / We had no mill.", "Piet Dorn: It is late,"],
        ),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn a_heading_says_nothing_and_a_signature_says_who() {
    for label in ["Example:", "Step 2:", "Myth 3:", "See:"] {
        let text = format!("The guide is for rowers.\n\n{label} “Hold the oar with both hands and wait for the tide.”");
        assert!(said(&text).is_empty(), "{label} {:?}", said(&text));
    }
    let oar = "I love this oar. It is light.";
    let signed = format!("The guide lists oars.\n\nPromising review: “{oar}” —Ada Hart\n\nIt costs ten crowns.");
    assert_eq!(said(&signed), [format!("Ada Hart: {oar}")]);
    assert_eq!(
        said("The weir will be late, according to Ada Hart: “It leaks, and we have no stone.”").last().map(String::as_str),
        Some("Ada Hart: It leaks, and we have no stone.")
    );
}

#[test]
fn who_speaks_behind_a_title_or_is_told_more_of() {
    assert_eq!(said("“The past year was good,” said “Harbour Lights” host Ada Hart."), ["Ada Hart: The past year was good,"]);
    assert_eq!(
        said("“There's a dreary mood,” said a recent graduate who asked not to be named. “People are tired.”"),
        ["a recent graduate: There's a dreary mood, / People are tired."]
    );
    assert_eq!(said("Ada Hart left. “The oars are old,” Hart points out."), ["Ada Hart: The oars are old,"]);
    assert_eq!(said("According to her clerk, Ada Hart, the oars are old."), ["Ada Hart: the oars are old"]);
    assert!(said("Ada Hart had left. In “The House of Reeds,” she rows.").is_empty());
}

#[test]
fn words_end_with_the_bracket_they_stand_in_or_open() {
    assert_eq!(
        said("The mill laid off sixty (Ada Hart said it was a small number) and the dairy laid off ten."),
        ["Ada Hart: it was a small number"]
    );
    assert_eq!(
        said("Ada Hart said the oars belonged to the Velm Water Board (VWB)."),
        ["Ada Hart: the oars belonged to the Velm Water Board (VWB)"]
    );
}

#[test]
fn letters_behind_a_body_are_its_name() {
    for (text, who) in [
        ("In fact, according to the Velm Boat Board (VBB), half of all boats leak.", "Velm Boat Board"),
        (
            "According to the Bureau for Tide Control and Prevention (BTC), half of all boats leak.",
            "Bureau for Tide Control and Prevention",
        ),
    ] {
        assert_eq!(said(text), [format!("{who}: half of all boats leak")], "{text}");
    }
    let later = "The Bureau for Tide Control and Prevention met. According to the BTC, half of all boats leak.";
    assert_eq!(said(later), ["Bureau for Tide Control and Prevention: half of all boats leak"]);
}

#[test]
fn who_ran_in_shouted_and_a_show_is_called_by_its_title() {
    assert_eq!(
        said("The inquest heard that Bo Fenn was told of it by a clerk, who ran in shouting that the boat was lost."),
        ["a clerk: the boat was lost"]
    );
    assert!(said("Ada Hart wrote to a Velm variety programme called “The Harbour Music Show” in May.").is_empty());
}

#[test]
fn records_of_parliaments_name_post_and_seat() {
    let said =
        ["The weir is safe, and I checked it.", "Will the Minister say when it opens?", "It opens in May.", "I thank her."];
    let talk = |names: [&str; 4], sign: &str| -> String {
        names.iter().zip(said).map(|(name, said)| format!("{name}{sign} {said}\n\n")).collect()
    };
    let post = "The Minister for Harbours and Tides (Bo Fenn)";
    assert_eq!(speakers(&talk([post, "Ada Hart (Velm) (Red)", post, "Ada Hart"], ":")), ["Bo Fenn", "Ada Hart"].repeat(2));
    let seats = talk(["Mr FENN (Velm)", "Ms HART (Ostrel)", "Mr FENN (Velm)", "The SPEAKER"], " —");
    assert_eq!(speakers(&seats), ["FENN", "HART", "FENN", "The SPEAKER"]);
    let bracketed = talk(["[Bo Fenn]", "[Ada Hart]", "[Bo Fenn]", "[Ada Hart]"], "");
    assert_eq!(speakers(&bracketed), ["Bo Fenn", "Ada Hart"].repeat(2));
}

#[test]
fn has_said_and_is_said() {
    assert_eq!(said("Bo Dorn is no friend of banks. He's said he will sell the boats."), ["Bo Dorn: he will sell the boats"]);
    assert!(said("Bo Dorn is no friend of banks. He's said to be ill.").is_empty());
}

#[test]
fn a_name_given_in_marks_and_the_wish_to_stay_unnamed_are_not_said() {
    assert!(said("Bo Dorn wrote a book for a class called “Sight” on Monday.").is_empty());
    assert_eq!(said("“It leaks,” said a clerk who requested anonymity to avoid a quarrel."), ["a clerk: It leaks,"]);
    assert_eq!(
        said("To a question on the “closing of all the northern ports,” Bo Dorn said boats would stay."),
        ["Bo Dorn: boats would stay"]
    );
    assert_eq!(said("The ad claims “Dorn is a man you can trust.”"), ["The ad: Dorn is a man you can trust."]);
}

#[test]
fn the_only_verb_behind_a_description_may_be_read_as_a_participle() {
    assert_eq!(
        said("Bo Dorn, Ona's father, issued a statement, saying the town is working on a plan."),
        ["Bo Dorn: the town is working on a plan"]
    );
}

#[test]
fn a_clause_of_his_own_hangs_on_what_he_says_of_it() {
    assert_eq!(
        said("Shops face a wave of boats that traders say will lift the price of fish."),
        ["traders: will lift the price of fish"]
    );
}
