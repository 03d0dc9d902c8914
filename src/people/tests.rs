//! People as a reader would count them, in texts of our own.

use crate::options::{Body, Options};
use crate::people::{Entity, EntityKind, MentionKind, People};
use crate::{Source, analyze};

fn read(text: &str) -> People {
    analyze(&Source::from_text(text), &Options { body: Body::Whole, ..Options::default() }).people
}

fn named<'a>(people: &'a People, name: &str) -> &'a Entity {
    let names: Vec<&str> = people.entities.iter().map(|e| e.name.as_str()).collect();
    people.entities.iter().find(|e| e.name == name).unwrap_or_else(|| panic!("no {name} among {names:?}"))
}

/// The words that name this entity, in order, of one kind.
fn mentions<'t>(people: &People, text: &'t str, name: &str, kind: MentionKind) -> Vec<&'t str> {
    let id = people.entities.iter().position(|e| e.name == name).expect(name);
    people.mentions.iter().filter(|m| m.entity.0 as usize == id && m.kind == kind).map(|m| m.span.of(text)).collect()
}

#[test]
fn short_forms_and_titles_are_one_person() {
    let text = "Trade Minister Orla Venn met farmers. Venn promised help. Ms. Venn then left, and Minister Venn's aides stayed.";
    let people = read(text);
    assert_eq!(named(&people, "Orla Venn").title.as_deref(), Some("Trade Minister"));
    assert_eq!(mentions(&people, text, "Orla Venn", MentionKind::Name).len(), 4);
}

#[test]
fn a_title_in_lower_case_and_an_office_abroad() {
    let people = read("The harbour was quiet, spokesman Tam Brill wrote. Norlandic Ambassador to Kenya Ada Quist agreed.");
    assert_eq!(named(&people, "Tam Brill").title.as_deref(), Some("spokesman"));
    assert_eq!(named(&people, "Ada Quist").kind, EntityKind::Person);
}

#[test]
fn family_names_that_stand_first() {
    let text = "Reporter Kim Bo-ra is at the scene. Bo-ra, what do you see? Kim later filed a story.";
    assert_eq!(mentions(&read(text), text, "Kim Bo-ra", MentionKind::Name).len(), 3);
}

#[test]
fn the_full_name_may_come_later() {
    let text = "Dorn wins the vote. Supporters of Pavel Dorn cheered in the square on Monday.";
    assert_eq!(mentions(&read(text), text, "Pavel Dorn", MentionKind::Name), ["Dorn", "Pavel Dorn"]);
}

#[test]
fn a_headline_set_in_capitals_adds_nothing_to_a_name() {
    let text = "Orla Venn Endorses Piet Moor As Growers Vote\n\nOrla Venn, a senator, said on Monday that Piet Moor had her vote. \
                Moor thanked her.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Orla Venn", MentionKind::Name).first(), Some(&"Orla Venn"));
    assert_eq!(mentions(&people, text, "Piet Moor", MentionKind::Name), ["Piet Moor", "Piet Moor", "Moor"]);
}

#[test]
fn two_people_with_one_family_name() {
    let text = "Anna Moor runs the mill. Her brother Piet Moor farms. Piet Moor sold his land. Anna Moor kept hers.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Anna Moor", MentionKind::Name).len(), 2);
    assert_eq!(mentions(&people, text, "Piet Moor", MentionKind::Name).len(), 2);
}

#[test]
fn descriptions_find_their_person() {
    let text = "Foreign Minister Lena Haas flew to Oslo. The foreign minister will stay a week. Former Vice President Otto Pell is in the race, and the former vice president leads.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Lena Haas", MentionKind::Description), ["The foreign minister"]);
    assert_eq!(mentions(&people, text, "Otto Pell", MentionKind::Description), ["the former vice president"]);
}

#[test]
fn pronouns_follow_the_evidence_of_the_text() {
    let text = "Mr. Tarn spoke to Mrs. Olden in the hall. She had brought the letters. He read them.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Mrs. Olden".trim_start_matches("Mrs. "), MentionKind::Pronoun), ["She"]);
    assert_eq!(mentions(&people, text, "Tarn", MentionKind::Pronoun), ["He"]);
}

#[test]
fn a_time_of_day_is_nobody() {
    let people = read("The briefing began at 12:15 P.M. EST in Velm. It ended at 1:05 P.M. EST, Ada Hart said.");
    assert_eq!(people.entities.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Ada Hart", "Velm"]);
}

#[test]
fn organisations_and_their_initials() {
    let text = "The National Harbour Council met on Tuesday. The NHC will meet again, and the council's chair was pleased.";
    let people = read(text);
    assert_eq!(named(&people, "National Harbour Council").kind, EntityKind::Organization);
    assert_eq!(mentions(&people, text, "National Harbour Council", MentionKind::Name).len(), 2);
}

#[test]
fn particles_suffixes_and_nicknames() {
    let people = read("Voters met Pieter van der Velde and Carl Brandt Jr. at the mill with Tom “Red” Sanders on Friday.");
    for name in ["Pieter van der Velde", "Carl Brandt Jr.", "Tom “Red” Sanders"] {
        assert_eq!(named(&people, name).kind, EntityKind::Person);
    }
}

#[test]
fn a_description_before_the_name_is_the_same_person() {
    let text = "\"We will win,\" said its chairman, Odd Varga. The foreign minister of Norland, Lior Hask, agreed. Aldany's chief \
                negotiator, Ruta Besk, left. \"No,\" said the ferrymen's spokeswoman, Ina Dunn, 'and that is that.'";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Odd Varga", MentionKind::Description), ["its chairman"]);
    assert_eq!(mentions(&people, text, "Lior Hask", MentionKind::Description), ["The foreign minister"]);
    assert_eq!(mentions(&people, text, "Ruta Besk", MentionKind::Description), ["chief negotiator"]);
    assert!(mentions(&people, text, "Ina Dunn", MentionKind::Description).contains(&"spokeswoman"));
    assert_eq!(named(&people, "Odd Varga").title.as_deref(), Some("chairman"));
    assert_eq!(named(&people, "Ruta Besk").title.as_deref(), Some("chief negotiator"));
}

#[test]
fn a_description_in_a_list_is_somebody_else() {
    let text = "Present were the mayor, Ada Quist, Bo Lind and Tam Brill. She thanked the minister, and Ada Quist left.";
    assert!(mentions(&read(text), text, "Ada Quist", MentionKind::Description).is_empty());
}

#[test]
fn a_family_name_means_who_was_named_before_not_who_comes_later() {
    let text =
        "Transport Minister Lena Marsh spoke first, and transport was her theme. Marsh left early. Then Tobias Marsh rose.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Lena Marsh", MentionKind::Name), ["Transport Minister Lena Marsh", "Marsh"]);
    assert_eq!(named(&people, "Lena Marsh").title.as_deref(), Some("Transport Minister"));
}

#[test]
fn a_name_across_a_line_end_is_the_same_name() {
    let text = "Orla Venn met the Norland Harbour Council.";
    let mut people = read(text);
    let id = people.form("Norland Harbour\n Council").expect("found across a line end");
    people.fuller(id, "Norland\nHarbour Council");
    let names: Vec<&str> = people.entities.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["Orla Venn", "Norland Harbour Council"]);
    assert!(people.entities.iter().all(|e| e.aliases.iter().all(|a| !a.contains('\n'))));
}

#[test]
fn a_mention_around_a_place_is_found_behind_those_inside_it() {
    let span = crate::Span::new;
    let mention = |span, id| crate::people::Mention { span, entity: crate::people::EntityId(id), kind: MentionKind::Description };
    let people =
        People { mentions: vec![mention(span(0, 40), 0), mention(span(4, 9), 1), mention(span(60, 70), 2)], ..People::default() };
    let found: Vec<u32> = people.mentions_in(span(20, 30)).map(|m| m.entity.0).collect();
    assert_eq!(found, [0]);
}

#[test]
fn new_belongs_to_a_name_behind_the_article() {
    let people = read("The mill is shut, according to the New Elda Times.");
    assert!(people.entities.iter().any(|e| e.name == "New Elda Times"));
}

#[test]
fn a_field_of_work_is_part_of_the_title() {
    let people = read("The State Secretary for Housing Anna Moor left.");
    assert!(people.entities.iter().any(|e| e.name == "Anna Moor"));
}

#[test]
fn a_title_with_its_time_in_one_word_is_a_title() {
    let people = read("Then-mayor Ona Marsh said yes. President Marsh left. Ex-chancellor Piet Dorn stayed.");
    assert_eq!(named(&people, "Ona Marsh").title.as_deref(), Some("Then-mayor"));
    assert_eq!(named(&people, "Piet Dorn").title.as_deref(), Some("Ex-chancellor"));
}

#[test]
fn a_title_says_which_of_two_with_one_family_name() {
    let text = "Ona Marsh and her husband, Piet Marsh, left. Mr. Marsh drove. Mrs. Marsh slept.";
    let people = read(text);
    assert!(mentions(&people, text, "Ona Marsh", MentionKind::Name).contains(&"Mrs. Marsh"));
    assert!(mentions(&people, text, "Piet Marsh", MentionKind::Name).contains(&"Mr. Marsh"));
}

#[test]
fn a_given_name_that_is_a_particle_elsewhere() {
    let people = read("Tom Hale left. His brother Ben Hale stayed. Jan van der Meer left. Van der Meer came back.");
    assert_ne!(named(&people, "Tom Hale").name, named(&people, "Ben Hale").name);
    assert!(!people.entities.iter().any(|e| e.name == "der Meer"));
}

#[test]
fn a_company_without_its_form_and_a_paper_with_its_article() {
    let people = read("Orvane Group bought a mill. She left Orvane. She told the Brisling Echo. The Echo wrote.");
    assert!(named(&people, "Orvane Group").aliases.iter().any(|a| a == "Orvane"));
    assert_eq!(named(&people, "Brisling Echo").kind, EntityKind::Organization);
}

#[test]
fn a_former_title_and_a_more_general_word_find_their_person() {
    let text = "Ona Marsh, a former governor, left. The former governor slept. Rep. Piet Dorn stayed. The lawmaker spoke.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Ona Marsh", MentionKind::Description), ["The former governor"]);
    assert_eq!(mentions(&people, text, "Piet Dorn", MentionKind::Description), ["The lawmaker"]);
}

#[test]
fn a_family_name_stays_with_whom_it_has_meant() {
    let text = "Senator Ona Marsh spoke of the pier. Marsh wants it shut.\n\nHer aunt Lena Marsh lives there and will not leave.\n\n\
                Marsh said on Monday that nobody had to go.";
    assert_eq!(mentions(&read(text), text, "Ona Marsh", MentionKind::Name).len(), 3);
    // In the other one's own paragraph it is the other one.
    let text = "Senator Ona Marsh spoke. Marsh wants the pier shut.\n\nLena Marsh lives there. Marsh will not leave.";
    assert_eq!(mentions(&read(text), text, "Lena Marsh", MentionKind::Name).len(), 2);
}

#[test]
fn who_was_called_by_the_given_name_alone_is_not_yet_the_family_name() {
    let text = "Piet Dorn and his wife Lena came to the pier. Lena waved.\n\nDorn said no.\n\nIt rained on Lena Dorn all day.";
    assert_eq!(mentions(&read(text), text, "Piet Dorn", MentionKind::Name), ["Piet Dorn", "Dorn"]);
}

#[test]
fn verbs_and_what_several_are_called_are_no_part_of_a_name() {
    let text = "The mill of Ona Marsh burned. Asserting Marsh's right, they built it anew. Meet Piet Dorn. The roof was for Piet Dorn. \
                Will Marsh stay? Senators Tam Brill and Ada Quist left. Democrats Bo Lind and Ina Dunn stayed.";
    let people = read(text);
    let names: Vec<&str> = people.entities.iter().filter(|e| e.kind == EntityKind::Person).map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["Ona Marsh", "Piet Dorn", "Tam Brill", "Ada Quist", "Bo Lind", "Ina Dunn"]);
    assert!(people.entities.iter().all(|e| e.title.is_none()));
    // A name that is one word with a verb.
    assert_eq!(named(&read("They flew with Velvet Wind. Velvet Wind said no."), "Velvet Wind").kind, EntityKind::Person);
}

#[test]
fn where_somebody_lives_is_no_part_of_the_name_and_firms_are_nobody() {
    let people = read("Velm-based Tam Brill left. Fenn Media and Ostrel Research stayed. Ona Motor came. BKL Case Notes wrote.");
    assert_eq!(named(&people, "Tam Brill").kind, EntityKind::Person);
    for name in ["Fenn Media", "Ostrel Research", "BKL Case Notes"] {
        assert_eq!(named(&people, name).kind, EntityKind::Organization);
    }
}

#[test]
fn affiliations_end_with_a_name() {
    let text = "Ona Marsh, a fellow at the Velm Institute and a friend, left. Tam Brill, a doctor at Queen's College in Velm, stayed. \
                Bo Lind, head of European sales, came. Christian Dorn and then Ada Quist slept.";
    let people = read(text);
    let of = |name: &str| named(&people, name).affiliation.clone();
    assert_eq!(of("Ona Marsh").as_deref(), Some("Velm Institute"));
    assert_eq!(of("Tam Brill").as_deref(), Some("Queen's College"));
    assert_eq!(of("Bo Lind"), None);
    assert_eq!(named(&people, "Ada Quist").title, None);
    assert_eq!(named(&people, "Christian Dorn").kind, EntityKind::Person);
}

#[test]
fn what_somebody_does_stands_before_a_name_in_full() {
    let people = read("Trooper Bo Hart left. Employee Ina Dunn stayed. Worker Safety Week began.");
    assert_eq!(named(&people, "Bo Hart").title.as_deref(), Some("Trooper"));
    assert_eq!(named(&people, "Ina Dunn").title.as_deref(), Some("Employee"));
    assert!(!people.entities.iter().any(|e| e.name == "Safety Week"));
}

#[test]
fn a_paper_with_its_article_and_a_given_name_that_speaks() {
    let people = read("The San Elda Chronicle says no. The Chronicle says why. “Fog,” Alice said. They saw Fenn Co. and left.");
    assert!(named(&people, "San Elda Chronicle").aliases.iter().any(|a| a == "Chronicle"));
    assert_eq!(named(&people, "Alice").kind, EntityKind::Person);
    assert_eq!(named(&people, "Fenn Co.").kind, EntityKind::Organization);
}

#[test]
fn a_field_of_work_stands_between_post_and_house() {
    let people =
        read("Ona Marsh, head of marine research at Velm College, left. Bo Lind, a friend of the mill at Ostrel, stayed.");
    assert_eq!(named(&people, "Ona Marsh").affiliation.as_deref(), Some("Velm College"));
    assert_eq!(named(&people, "Bo Lind").affiliation, None);
}

#[test]
fn a_title_takes_a_name_in_it_whole_and_leaves_owners_and_dates_out() {
    let text = "Velm State University historian Ona Marsh left. On Sunday a Blue House spokesman Tam Brill spoke. In June Mayor Bo Lind came. \
                His former manager Ina Dunn slept. Senator Piet R. Bishop of Velm stayed.";
    let people = read(text);
    let title = |name: &str| named(&people, name).title.clone().unwrap_or_default();
    assert_eq!(title("Tam Brill"), "Blue House spokesman");
    assert_eq!(title("Bo Lind"), "Mayor");
    assert_eq!(title("Ina Dunn"), "former manager");
    assert_eq!(title("Piet R. Bishop"), "Senator");
    assert!(title("Ona Marsh").ends_with("State University historian"));
}

#[test]
fn who_is_shown_to_be_a_person_was_one_before() {
    let text = "Listen to Alice in the film. “Fog,” Alice said. They saw it on KLN. He said no.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Alice", MentionKind::Name).len(), 2);
    assert_eq!(named(&people, "KLN").kind, EntityKind::Organization);
}

#[test]
fn a_house_with_its_field_is_one_affiliation() {
    let text = "Ona Marsh, a fellow at the Center on Harbour Law, left. Bo Lind, the former secretary of State, stayed.";
    let people = read(text);
    assert_eq!(named(&people, "Ona Marsh").affiliation.as_deref(), Some("Center on Harbour Law"));
    assert_eq!(named(&people, "Bo Lind").affiliation, None);
}

#[test]
fn who_hangs_on_somebody_else_does_not_take_the_family_name() {
    for text in [
        "The mill is old. Ada Hart, mother of the victim Bo Hart, left early. Hart was tired.",
        "The mill is old. Ada Hart drove to the flat of her son, to Bo Hart's flat. Hart was tired.",
    ] {
        assert_eq!(mentions(&read(text), text, "Ada Hart", MentionKind::Name), ["Ada Hart", "Hart"], "{text}");
    }
    let text = "The mill is old. Ada Hart left. Bo Hart stayed. Hart was tired.";
    assert_eq!(mentions(&read(text), text, "Bo Hart", MentionKind::Name), ["Bo Hart", "Hart"]);
}

#[test]
fn mr_hart_is_not_the_first_lady_of_that_name() {
    let text = "The mill is old. President Hart came late. Mr. Hart met the workers, and the first lady, Ada Hart, left. President \
                Hart stayed.";
    let people = read(text);
    assert_eq!(mentions(&people, text, "Ada Hart", MentionKind::Name), ["Ada Hart"]);
    assert_eq!(mentions(&people, text, "Hart", MentionKind::Name), ["President Hart", "Mr. Hart", "President Hart"]);
}

#[test]
fn offices_that_are_family_names_and_bodies_that_are_none() {
    let people = read("The mill is old. Officials met Orlo Dean and Charlie King at noon. Dean left, and King stayed.");
    assert_eq!(named(&people, "Orlo Dean").kind, EntityKind::Person);
    assert_eq!(named(&people, "Charlie King").aliases, ["King"]);
    let people = read("The mill is old. The town welcomed police Chief Orla Jordan. The envoy to Norway Odd Varga left.");
    assert_eq!(named(&people, "Orla Jordan").title.as_deref(), Some("Chief"));
    assert_eq!(named(&people, "Odd Varga").kind, EntityKind::Person);
    let people = read(
        "The mill is old, state broadcaster NTV said. Fellow Republicans left. It was late, according to FastLists. He ran.",
    );
    assert!(people.entities.iter().all(|e| e.kind != EntityKind::Person), "{:?}", people.entities);
    let people =
        read("The mill is old. Tilda, an organizer with the union, left. The firm Boxly, a partner of the union, stayed.");
    assert_eq!(named(&people, "Tilda").kind, EntityKind::Person);
    assert_eq!(named(&people, "Boxly").kind, EntityKind::Organization);
}

#[test]
fn who_writes_a_letter_of_his_own_is_somebody() {
    let body = "The night boat of Velm made its last trip on Sunday, and nobody was on board, Ada Olden says.\n\n\
                The harbour firm has not said what it will do with the boat, and the council will not say either.\n";
    let kind = |outlet: &str, author: &str| {
        let page = format!(
            "<html><head><meta property=\"og:site_name\" content=\"{outlet}\"><meta name=\"author\" content=\"{author}\"></head>\
             <body><article><h1>Velm loses its night boat</h1><p>{}</p></article></body></html>",
            body.replace("\n\n", "</p><p>")
        );
        let people = analyze(&Source::from_html(&page), &Options::default()).people;
        people.entities.iter().find(|e| e.name == "Ada Olden").map(|e| e.kind)
    };
    assert_eq!(kind("Ada Olden's Letter", "Bo Fenn"), Some(EntityKind::Person));
    assert_eq!(kind("Ada Olden - Boats and Fog", "Ada Olden"), Some(EntityKind::Person));
    assert_eq!(kind("Ada Olden", "Bo Fenn"), Some(EntityKind::Organization));
}

#[test]
fn one_letter_astray_is_no_other_person() {
    let names = |text: &str| read(text).entities.len();
    assert_eq!(names("Kit Fenn opened the mill. Later Kit Fen left."), 1);
    // Another letter, another given name.
    assert_eq!(names("Kit Fenn opened the mill. Later Kit Fend left."), 2);
    assert_eq!(names("Kit Fenn opened the mill. Later Bo Fen left."), 2);
}

#[test]
fn posts_with_their_field_and_houses_behind_a_comma() {
    let text = "Ona Marsh, Head of Tide Research at Velm College, left. Bo Lind, Director, Velm Boat Institute, stayed. Tam Brill, the deputy \
                Blue House press secretary, slept.";
    let people = read(text);
    let ona = named(&people, "Ona Marsh");
    assert_eq!((ona.title.as_deref(), ona.affiliation.as_deref()), (Some("Head of Tide Research"), Some("Velm College")));
    assert_eq!(named(&people, "Bo Lind").affiliation.as_deref(), Some("Velm Boat Institute"));
    assert_eq!(named(&people, "Tam Brill").title.as_deref(), Some("deputy Blue House press secretary"));
}

#[test]
fn who_is_one_being_is_a_person_and_who_is_written_to_is_none() {
    let people = read("Corvo — who only goes by his first name — left. “Fog,” Corvo said.");
    assert_eq!(named(&people, "Corvo").kind, EntityKind::Person);
    let people = read("Dear Ada: I row. My wife works with Bo Lind. He left.");
    assert!(people.entities.iter().all(|e| !e.name.contains("Ada")));
}

#[test]
fn an_unknown_given_name_at_the_head_is_no_verb() {
    for text in [
        "Anneke Lund, 67, who has sold herring there since she was a girl, called the plan a disgrace.",
        "Borve Lund left before the vote.",
    ] {
        let name = text.split([',', ' ']).take(2).collect::<Vec<_>>().join(" ");
        assert_eq!(named(&read(text), &name).kind, EntityKind::Person);
    }
    let people = read("Ada Lund rows. See Lund and her boat at Velm.");
    assert!(people.entities.iter().all(|e| !e.name.contains("See")));
}
