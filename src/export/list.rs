//! What is made while it is written: lists item by item, long words piece by piece. Nothing of it stands in memory as a whole.

use serde::{Serialize, Serializer};
use std::fmt;

/// A list whose items are made when they are asked for, each time anew.
pub struct List<'a, T>(Box<dyn Fn() -> Items<'a, T> + 'a>);

/// Items as they are made.
type Items<'a, T> = Box<dyn Iterator<Item = T> + 'a>;

impl<'a, T: 'a> List<'a, T> {
    /// The list of the items that `make` gives.
    pub fn of(make: impl Fn() -> Items<'a, T> + 'a) -> List<'a, T> {
        List(Box::new(make))
    }

    /// Its items, in order.
    pub fn iter(&self) -> Items<'a, T> {
        (self.0)()
    }
}

impl<'a, T: 'a> List<'a, Vec<T>> {
    /// The items of its items.
    pub fn flat(self) -> List<'a, T> {
        List::of(move || Box::new(self.iter().flatten()))
    }
}

impl<'a, T: Serialize + 'a> Serialize for List<'a, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'a, T: fmt::Debug + 'a> fmt::Debug for List<'a, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

/// Words that are written without being made first.
#[derive(Debug)]
pub struct Written<T>(pub T);

impl<T: fmt::Display> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
