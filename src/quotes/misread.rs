//! Verbs of speech that the tagger took for a noun or a preposition: "Hart warns.", "the company insists it will", "ministers insist".
//! Each is told by what stands beside it; a word that is no verb of speech is never looked at.

use super::cues::answers_back;
use super::frames::{self, Form};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::Tag;

/// Longest name looked back over, in tokens.
const NAME: usize = 6;

/// The tag that a verb of speech has here, where the tagger's is another part of speech.
pub fn verb_of_speech(r: Reader<'_>, i: usize, tag: Tag) -> Option<Tag> {
    // "One senior official told", "the chief executive said": who speaks, read as an adjective.
    if tag == Tag::Jj && !r.capital(i) && r.any(i, &[Class::Role, Class::OrganizationNoun]) && r.has(i + 1, Class::ReportingVerb)
    {
        return Some(Tag::Nn);
    }
    // "A critic in the room said"
    let article = || i > 0 && r.is(i - 1, &["a", "an", "the"]);
    if tag == Tag::Jj
        && r.has(i, Class::Role)
        && r.is(i + 1, &["at", "for", "from", "in", "of", "on", "who", "with"])
        && article()
    {
        return Some(Tag::Nn);
    }
    // "said referee Ada Hart had": a role read as a verb between a verb of speech and a name.
    if tag.is_verb()
        && r.has(i, Class::Role)
        && !r.capital(i)
        && r.capital(i + 1)
        && i > 0
        && r.has(i.wrapping_sub(1), Class::ReportingVerb)
    {
        return Some(Tag::Nn);
    }
    // "Trump shot back": a name that is a word too.
    if tag.is_verb() && r.capital(i) && r.is(i + 2, &["back"]) && answers_back(r, i + 1) {
        return Some(Tag::Nnp);
    }
    if !matches!(tag, Tag::Nn | Tag::Nns | Tag::In | Tag::Jj) || !r.has(i, Class::ReportingVerb) {
        return None;
    }
    let word = r.lower(i);
    let frames = frames::of(word);
    if tag == Tag::Nns && !(frames.that() || frames.bare()) {
        return None;
    }
    match (tag, frames.form()) {
        // "Ministers insist a deal is a deal."
        (Tag::In, Form::Base) if word == "insist" => Some(Tag::Vbp),
        // "The company insists it will", "The party will split, Ada Hart claims."
        (Tag::Nns, Form::Third)
            if !r.has(i, Class::PluralToo) || closes(r, i) || r.is(i + 1, &["that"]) && behind_apposition(r, i) =>
        {
            Some(Tag::Vbz)
        }
        // "Boxly claims it will"
        (Tag::Nns, Form::Third)
            if i > 0
                && r.capital(i.wrapping_sub(1))
                && r.is(i + 1, &["that", "he", "she", "they", "it"])
                && (i < 2 || !r.wordy(i - 2)) =>
        {
            Some(Tag::Vbz)
        }
        // `The ad claims “Hart lied.”`
        (Tag::Nns, Form::Third)
            if frames.direct()
                && r.mark(i + 1)
                && r.capital(i + 2)
                && i > 1
                && r.token(i - 1).is_some_and(|t| t.tag == Tag::Nn)
                && r.is(i - 2, &["the", "a", "this"])
                && (i < 3 || !r.wordy(i - 3)) =>
        {
            Some(Tag::Vbz)
        }
        // "Hart promises to stay"
        (Tag::Nns, Form::Third)
            if i > 0
                && r.is(i, &["pledges", "promises", "vows"])
                && r.capital(i.wrapping_sub(1))
                && r.is(i + 1, &["to"])
                && (i < 2 || !r.wordy(i - 2) || r.capital(i - 2)) =>
        {
            Some(Tag::Vbz)
        }
        // "ordered them out, warning that the levee could break"
        (Tag::Nn, Form::Participle) if (behind_comma(r, i) || follows(r, i, SOME)) && opens_clause(r, i + 1) => Some(Tag::Vbg),
        // "Some argue that"
        (Tag::Nn, Form::Base) if r.is(i, ONLY_VERBS) && follows(r, i, SOME) => Some(Tag::Vbp),
        // "Owners, for instance, argue that", "economists - a minority - warn that"
        (Tag::Nn, Form::Base) if r.is(i, ONLY_VERBS) && r.is(i + 1, &["that"]) && follows(r, i, &[",", "-", "–", "—", ")"]) => {
            Some(Tag::Vbp)
        }
        // "A third say they"
        (Tag::Nn, Form::Base) if word == "say" && opens_clause(r, i + 1) && follows(r, i, &["half", "third", "quarter"]) => {
            Some(Tag::Vbp)
        }
        // "Labour sources claim."
        (Tag::Nn, Form::Base)
            if i > 0
                && r.has(i.wrapping_sub(1), Class::Group)
                && (r.is(i + 1, &["that", "."]) || i + 1 >= r.text.tokens.len()) =>
        {
            Some(Tag::Vbp)
        }
        // "he would stay and urged fans to come"
        (Tag::Jj, Form::Past) if r.is(i, &["begged", "urged", "warned"]) && follows(r, i, &["and", "but", ","]) => Some(Tag::Vbd),
        // `“...,” the group wrote.`, `“...,” the notice on the door reads.`
        (Tag::Nn | Tag::Nns | Tag::Jj, form)
            if (matches!(form, Form::Past | Form::Third) || word == "read") && frames.direct() && behind_marks(r, i) =>
        {
            Some(if form == Form::Third { Tag::Vbz } else { Tag::Vbd })
        }
        // `Hart, who runs the mill, notes, “...”`
        (Tag::Nns, Form::Third) if behind_comma(r, i) && r.is(i + 1, &[",", ":"]) && r.mark(i + 2) => Some(Tag::Vbz),
        // `The letter read: “...”`
        (Tag::Nn, Form::Base)
            if word == "read" && (r.is(i + 1, &[":"]) || r.mark(i + 1)) && i > 0 && r.wordy(i.wrapping_sub(1)) =>
        {
            Some(Tag::Vbd)
        }
        _ => None,
    }
}

/// Words that stand for somebody.
const SOME: &[&str] = &["few", "many", "most", "one", "others", "several", "some"];

/// Base forms that are no noun.
const ONLY_VERBS: &[&str] = &["allege", "argue", "assert", "complain", "contend", "insist", "maintain", "say", "suggest", "warn"];

fn follows(r: Reader<'_>, i: usize, words: &[&str]) -> bool {
    i.checked_sub(1).is_some_and(|b| r.is(b, words))
}

/// True at the end of a sentence whose first words stand right behind marks, none of them a verb.
fn behind_marks(r: Reader<'_>, i: usize) -> bool {
    let ends = !r.wordy(i + 1) || r.any(i + 1, &[Class::Calendar, Class::TimeWord]);
    let verb = |k: usize| r.token(k).is_some_and(|t| t.tag.is_finite_verb());
    let mark = || {
        (2..NAME + 3).map_while(|k| i.checked_sub(k)).take_while(|&k| r.mark(k) || r.wordy(k) && !verb(k)).find(|&k| r.mark(k))
    };
    ends && mark().is_some_and(|m| r.glued(m) && !r.glued(m + 1))
}

fn behind_comma(r: Reader<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|b| r.is(b, &[","]))
}

/// "its treasurer, Lou Hart, jokes that"
fn behind_apposition(r: Reader<'_>, i: usize) -> bool {
    behind_comma(r, i) && i.checked_sub(2).is_some_and(|b| r.capital(b))
}

fn opens_clause(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["that", "he", "she", "they", "we", "it", "there"])
}

/// ", Ada Hart claims.": a name between a comma and a verb that ends its sentence or stands before a comma.
fn closes(r: Reader<'_>, i: usize) -> bool {
    let ends = !r.wordy(i + 1) || r.any(i + 1, &[Class::Calendar, Class::TimeWord]);
    let name = (1..=NAME).take_while(|&k| i >= k && r.capital(i - k) && r.wordy(i - k)).count();
    ends && name > 0 && i.checked_sub(name + 1).is_some_and(|b| r.is(b, &[",", "—", "–"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;
    use crate::quotes::tests::said;

    #[test]
    fn the_list_of_verbs_that_are_plural_nouns_too_holds_third_forms() {
        let list =
            lexicon::FILES.iter().find(|(class, ..)| *class == Class::PluralToo).map(|(.., content)| lexicon::words(content));
        let odd: Vec<_> = list.unwrap().filter(|w| frames::of(w).form() != Form::Third).collect();
        assert!(odd.is_empty(), "{odd:?}");
    }

    #[test]
    fn a_verb_in_the_present_closes_what_is_told() {
        assert_eq!(said("The alliance will break, Ona Marsh warns."), ["Ona Marsh: The alliance will break"]);
        assert_eq!(said("The alliance will break, Mayor Piet Dorn claims."), ["Piet Dorn: The alliance will break"]);
        assert_eq!(said("The mill insists it will open in June."), ["The mill: it will open in June"]);
        assert!(said("The court heard the evidence, Marsh claims and all.").is_empty());
        assert!(said("They heard three claims, two reports and no answers.").is_empty());
    }
}
