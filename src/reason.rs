//! Why something was decided, in words a reader understands.
//!
//! A text of a megabyte has thousands of decisions and a few dozen reasons: those that read the same share their words.

use std::cell::RefCell;
use std::fmt;
use std::hash::{BuildHasher, BuildHasherDefault};
use std::ops::Deref;
use std::sync::Arc;

/// A reason. It reads as a `str`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(Arc<str>);

/// Reasons that are remembered, so that the next of the same words can share them.
const REMEMBERED: usize = 512;

thread_local! {
    static LATEST: RefCell<Vec<Option<Arc<str>>>> = const { RefCell::new(Vec::new()) };
}

impl From<&str> for Reason {
    fn from(words: &str) -> Reason {
        let hash = BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(words);
        let shared = LATEST.try_with(|latest| {
            let mut latest = latest.try_borrow_mut().ok()?;
            if latest.is_empty() {
                latest.resize(REMEMBERED, None);
            }
            let slot = latest.get_mut((hash >> 32) as usize % REMEMBERED)?;
            Some(match slot {
                Some(known) if **known == *words => Arc::clone(known),
                slot => Arc::clone(slot.insert(words.into())),
            })
        });
        Reason(shared.ok().flatten().unwrap_or_else(|| words.into()))
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
        *self.0 == **words
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
