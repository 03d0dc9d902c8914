//! Why something was decided, in words a reader understands.
//!
//! A text of a megabyte has thousands of decisions and a few dozen reasons: those that read the same share their words.

use std::cell::RefCell;
use std::fmt;
use std::hash::{BuildHasher, BuildHasherDefault};
use std::ops::Deref;
use std::sync::Arc;

/// A reason. It reads as a `str`, and is kept in eight bytes: there is one for each line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(Arc<String>);

/// Reasons, and other words that come again and again, that are remembered so that the next of the same words can share them.
const REMEMBERED: usize = 2048;

thread_local! {
    static LATEST: RefCell<Vec<Option<Arc<String>>>> = const { RefCell::new(Vec::new()) };
}

/// The words, shared with whoever had the same shortly before.
pub(crate) fn share(words: &str) -> Arc<String> {
    let hash = BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(words);
    let shared = LATEST.try_with(|latest| {
        let mut latest = latest.try_borrow_mut().ok()?;
        if latest.is_empty() {
            latest.resize(REMEMBERED, None);
        }
        let slot = latest.get_mut((hash >> 32) as usize % REMEMBERED)?;
        Some(match slot {
            Some(known) if known.as_str() == words => Arc::clone(known),
            slot => Arc::clone(slot.insert(Arc::new(words.to_owned()))),
        })
    });
    shared.ok().flatten().unwrap_or_else(|| Arc::new(words.to_owned()))
}

impl From<&str> for Reason {
    fn from(words: &str) -> Reason {
        Reason(share(words))
    }
}

impl From<String> for Reason {
    fn from(words: String) -> Reason {
        words.as_str().into()
    }
}

impl Deref for Reason {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<&str> for Reason {
    fn eq(&self, words: &&str) -> bool {
        self.0.as_str() == *words
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_of_the_same_words_share_them() {
        let [one, other, third] = ["it ends as credits do", "it ends as credits do", "removed by hand"].map(Reason::from);
        assert!(Arc::ptr_eq(&one.0, &other.0));
        assert_eq!((one, third.to_string()), (other, "removed by hand".to_owned()));
        // However many there are, each keeps its own words.
        let many: Vec<Reason> = (0..5000).map(|n| Reason::from(format!("reason {n}"))).collect();
        assert!(many.iter().enumerate().all(|(n, r)| *r == format!("reason {n}").as_str()));
    }
}
