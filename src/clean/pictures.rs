//! What is pasted where a picture stood: its caption twice, the words that describe it to who cannot see it, the name of its file.
//! None of them says that it is a caption, so they are told by how they stand and begin.

use super::Label;
use super::apart::{Setting, unended};
use super::furniture::hash_byte;
use super::lines::{End, Line, Start, is_stop};
use super::page::Page;
use super::{captions, dates};
use crate::search;

/// Words of a caption, at most.
const CAPTION: u32 = 140;

/// Takes out of the body what stands for a picture.
pub fn find(page: &Page, set: &mut Setting) {
    doubled(page, set);
    described(page, set);
    files(page, set);
}

/// A caption that stands twice, one right below the other, alone or with its credit: as pictures are pasted with what describes them.
fn doubled(page: &Page, set: &mut Setting) {
    let again: Vec<bool> = (0..page.lines.len()).map(|index| index > 0 && says_again(page, index)).collect();
    for index in 1..again.len() {
        let at = |i: usize| again.get(i).copied().unwrap_or(false);
        // What stands there three times and more is said again and again, as in a chorus, and tells of no picture.
        if at(index) && !at(index - 1) && !at(index + 1) {
            for index in [index - 1, index] {
                if set.kept(index) {
                    set.tell(index, Label::Caption, "a photo's caption: the line beside it says the same");
                }
            }
        }
    }
}

/// True where a line of at least ten words stands within the one above it or that one within it, with little more.
fn says_again(page: &Page, index: usize) -> bool {
    let bare = |i: usize| page.words(i).trim_end_matches(['.', ' ']);
    let (above, below) = (bare(index - 1), bare(index));
    let (short, long) = if above.len() <= below.len() { (above, below) } else { (below, above) };
    let told = |i: usize| {
        page.lines.get(i).is_some_and(|l| (10..=CAPTION).contains(&l.shape.words)) && !page.signs.get(i).is_some_and(|s| s.turn)
    };
    let sentence = |i: usize| page.lines.get(i).is_some_and(|l| l.shape.end == End::Sentence || l.shape.words >= 14);
    told(index - 1)
        && told(index)
        && (sentence(index - 1) || sentence(index))
        && long.len() * 5 <= short.len() * 8
        && search::holds_line(long, short)
}

/// Words above a line that is nothing but a credit ("(VPA Photo/Ada Olden)"): they are the caption where no full stop ends them, or
/// the day of the picture does.
pub fn above_credits(page: &Page, set: &mut Setting) {
    for index in 0..page.lines.len() {
        let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return };
        let (shape, words) = (&line.shape, page.words(index));
        let open = set.kept(index) || set.told.get(index) == Some(&None) && signs.evidence.weight == 0 && signs.copies == 1;
        // "Updated on June 9, 2031" above a credit is a date.
        let plain = open && !signs.date && (5..=60).contains(&shape.words) && shape.quotes == 0 && !signs.turn && !line.bullet;
        if !plain || !credits_alone(page, index + 1) {
            continue;
        }
        let dated = || dates::find(words).last().is_some_and(|date| date.range.end + 2 >= words.len());
        if set.kept(index) && matches!(shape.end, End::Word) && !set.kept(index + 2)
            || signs.has_date && shape.sentences <= 2 && dated()
        {
            set.tell(index, Label::Caption, "a photo's caption: it stands above its credit");
        }
    }
}

/// True for a line that is a credit, or a figure's source, and nothing else.
fn credits_alone(page: &Page, index: usize) -> bool {
    let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return false };
    let (words, evidence) = (page.words(index), &signs.evidence);
    let said = evidence.label == Some(Label::Caption) && evidence.weight >= 2;
    let source = evidence.phrase.words().starts_with("source") && evidence.weight >= 2;
    line.shape.words <= 10 && (said || source || captions::agency_alone(words) || captions::credit_alone(words))
}

/// Words that describe a picture to who cannot see it.
fn described(page: &Page, set: &mut Setting) {
    for (index, line) in page.lines.iter().enumerate() {
        let plain = !line.bullet && line.shape.code == 0 && !line.shape.url && line.shape.words <= 60;
        let credited = || credits_alone(page, index + 1);
        if plain && set.kept(index) && (names_a_picture(page.words(index), line, credited) || begins_small(page, index, line)) {
            set.tell(index, Label::Caption, "a photo's caption: it describes the picture");
        }
    }
}

/// True for words in small letters from the first on, below the end of a sentence and with none of their own, while the lines beside them
/// begin with capitals.
fn begins_small(page: &Page, index: usize, line: &Line) -> bool {
    let at = |i: usize| page.lines.get(i).map(|l| l.shape);
    let small = |i: usize| at(i).is_some_and(|s| s.start == Start::Lower);
    let shape = &line.shape;
    let first = page.words(index).split(' ').next().unwrap_or("");
    // "b. Who pays" and "grep -i" are no descriptions.
    let word = matches!(first, "a" | "an") || first.len() > 2 && first.bytes().all(|b| b.is_ascii_lowercase());
    let Some(above) = index.checked_sub(1) else { return false };
    let alone = at(above).is_some_and(|s| s.end == End::Sentence) && !small(above) && !small(index + 1);
    small(index) && unended(line) && word && shape.words >= 7 && shape.stops >= 1 && alone
}

/// "Reviewer photo of the old quay", "A graph showing how many boats came": a picture by its name, what it is of, and no sentence.
fn names_a_picture(words: &str, line: &Line, credited: impl Fn() -> bool) -> bool {
    const PICTURES: &[&str] = &[
        "screenshot",
        "graph",
        "infographic",
        "illustration",
        "diagram",
        "photo",
        "photograph",
        "image",
        "picture",
        "drawing",
        "portrait",
        "close-up",
        "closeup",
        "chart",
        "map",
        "micrograph",
        "sketch",
        "table",
        "rendering",
    ];
    let next = words.split(' ').skip(1);
    for (count, (word, next)) in words.split(' ').zip(next).take(5).enumerate() {
        let word = word.to_lowercase();
        let name = word.strip_suffix('s').filter(|_| count == 0).unwrap_or(&word);
        if PICTURES.contains(&name) {
            // "A photo of the quay hangs in her kitchen." is a sentence; "Photo of the quay." is none.
            let shape = &line.shape;
            let phrase = count == 0 && shape.sentences <= 1 || credited();
            let bare = unended(line) || shape.quotes == 0 && phrase && !says_something(words);
            return bare && shape.words >= 6 && matches!(next, "of" | "showing" | "illustrating" | "depicting");
        }
        let article = matches!(word.as_str(), "a" | "an" | "another");
        let stop = || is_stop(word.bytes().fold(0, hash_byte));
        let verb = word.ends_with("ed") || word.ends_with("ing") || !article && word != "and" && stop();
        if verb || article && count > 0 {
            return false;
        }
    }
    false
}

/// "Photos of the dog have cost him his post.", "Map of Velm in hand, she walked on.": there is a main clause. Not "Photo of the quay,
/// which was closed.", whose verb stands in another.
fn says_something(words: &str) -> bool {
    const OTHER: &[&str] = &["after", "as", "before", "that", "when", "where", "which", "while", "who", "whose"];
    const VERBS: &[&str] = &[
        "are", "became", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must", "should",
        "show", "shows", "was", "went", "were", "will", "would",
    ];
    const SUBJECTS: &[&str] = &["I", "he", "it", "she", "they", "we", "you"];
    let mut apart = false;
    for word in words.split(' ').skip(2).take(40) {
        let bare = word.trim_end_matches([',', '.']);
        if VERBS.contains(&bare) || apart && SUBJECTS.contains(&bare) {
            return true;
        }
        if OTHER.contains(&bare) || word.ends_with('.') {
            return false;
        }
        apart = word.ends_with(',');
    }
    false
}

/// The name of a picture's file, which is pasted where the picture stood: "quay-at-dawn.jpg", "quay_at_dawn-1024".
fn files(page: &Page, set: &mut Setting) {
    for (index, line) in page.lines.iter().enumerate().filter(|(_, l)| unended(l) && l.shape.words <= 16) {
        let words = page.words(index);
        let suffixed = [".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|s| {
            words.len().checked_sub(s.len()).and_then(|at| words.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(s))
        });
        let joined = || words.split(['-', '_']).filter(|part| !part.is_empty()).count() >= 4;
        let name = suffixed && !line.shape.url || !words.contains([' ', '.', '/', '(']) && joined();
        if set.kept(index) && name {
            set.tell(index, Label::Caption, "the name of a picture's file");
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use crate::clean::{Label, clean};
    use crate::{Options, Source};

    /// The labels of lines between two paragraphs of a text.
    pub fn labels(between: &str) -> Vec<Label> {
        let text = format!(
            "Velm loses its night boat\n\nBy Ada Olden\n\n\
             The night boat made its last trip on Sunday, and the pier of Velm has been empty ever since.\n\n{between}\n\n\
             Bo Fenn, who cooks at the clinic, fears for her post, and so do the nurses who sail home with her at night.\n\n\
             A petition has found nine hundred names so far, and the clerk will read it out on Monday.\n"
        );
        let article = clean(&Source::from_text(text.as_str()), &Options::default());
        assert!(article.paragraphs.len() >= 3, "{between}");
        let of = |span: crate::span::Span| between.contains(span.of(&text)) || span.of(&text).contains(between);
        article.blocks.iter().filter(|b| of(b.span)).map(|b| b.label).collect()
    }

    #[test]
    fn a_caption_that_stands_twice_is_no_text_and_a_sentence_said_once_is() {
        let caption = "Two boats wait at the quay of Velm while the clerk counts the cars on board.";
        for twice in [caption.to_owned(), format!("{caption} (Ada Olden for the Velm Herald)")] {
            assert_eq!(labels(&format!("{caption}\n{twice}")), [Label::Caption], "{twice}");
        }
        let chorus = [caption; 4].join("\n");
        assert!(labels(&chorus).iter().all(|l| *l == Label::Body));
        let said = format!("{caption} \"So it was when I was a girl, and so it will be when my son rows,\" she said.");
        assert!(labels(&format!("{caption}\n{said}")).iter().all(|l| *l == Label::Body));
        assert_eq!(labels(caption), [Label::Body]);
    }

    #[test]
    fn what_describes_a_picture_and_the_name_of_its_file_are_no_text() {
        for described in [
            "a boat with two masts in front of the old pier",
            "Reader photo of the night boat at the quay",
            "A bar graph showing how many boats came to Velm",
            "Photo of the night boat at its last trip to the island.",
            "Photo of the old quay of Velm, which was sold on Monday.",
            "A black and white photograph of the old quay. Two boats wait.\nCredit: Ada Olden",
            "Two boats wait at the quay of Velm in the fog, Friday, June 9, 2031.\n(AP Photo/Ada Olden)",
            "quay-at-dawn_1024.jpg",
            "velm-old-quay-at-dawn",
        ] {
            let found = labels(described);
            assert!(!found.is_empty() && found.iter().all(|l| *l == Label::Caption), "{described}: {found:?}");
        }
        for kept in [
            "a boat came in, and nobody was on it.",
            "An empty well-to-do quay",
            "A photo of the night boat hangs in her kitchen.",
            "The clerk shared a picture of the quay",
            "Graphs of cost",
            "Photos of the dog on the ferry have cost the clerk his post.",
            "Map of Velm in hand, she walked from the pier to the old mill.\n\nSource: the clerk of the harbour",
            "Images of the flooded pier went round the islands on Monday.",
        ] {
            assert!(labels(kept).iter().all(|l| *l != Label::Caption), "{kept}");
        }
    }
}
