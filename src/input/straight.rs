//! Straight double marks that say as much as curly ones: balanced in every line, each standing as an opening or a closing mark
//! does, none inside another.
//!
//! Only a text whose marks are all of that kind is read as if they were curly. Where one is missing, or where marks of both forms
//! stand, what is typed is all there is to go by.

/// How many straight double marks `text` has, where all of them are balanced; 0 where they are not. One pass.
pub fn balanced(text: &str) -> usize {
    // Most texts have none, or curly ones: a look at each byte tells.
    if !text.as_bytes().contains(&b'"') || text.contains(['“', '”', '„', '‟', '«', '»']) {
        return 0;
    }
    let mut marks = 0;
    for line in text.split('\n') {
        match balanced_line(line) {
            Some(more) => marks += more,
            None => return 0,
        }
    }
    marks
}

fn balanced_line(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let (mut marks, mut at) = (0, 0);
    while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| b == b'"')) {
        let (head, rest) = line.split_at_checked(at + step)?;
        let before = head.chars().next_back().unwrap_or(' ');
        let after = rest.chars().nth(1).unwrap_or(' ');
        let opens = marks % 2 == 0;
        let fits = if opens { outer(before) && inner(after) } else { inner(before) && outer(after) };
        if !fits {
            return None;
        }
        marks += 1;
        at += step + 1;
    }
    (marks % 2 == 0).then_some(marks)
}

/// What may stand outside, beside a mark.
fn outer(c: char) -> bool {
    !c.is_alphanumeric() && c != '"'
}

/// What may stand inside, beside a mark.
fn inner(c: char) -> bool {
    !c.is_whitespace() && c != '"'
}

/// Makes the curly marks of some words straight.
pub fn straighten(words: &mut String) {
    if words.contains(['“', '”']) {
        *words = words.replace(['“', '”'], "\"");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_pair_up_are_told_from_those_that_do_not() {
        for (text, marks) in [
            ("He said nothing.", 0),
            ("\"No,\" he said.\n(\"Yes.\")", 4),
            ("\"No,\" he said.\n\"Yes.", 0),
            ("\"No,” he said. \"Yes.\"", 0),
            ("a 5\" pipe and a 6\" pipe", 0),
            ("\"He called it \"odd\" twice\"", 0),
            ("\"\"", 0),
        ] {
            assert_eq!(balanced(text), marks, "{text}");
        }
    }
}
