//! Long lists in little memory: they grow by a quarter where the standard ones double, which hold twice of what is used and three times
//! while they are moved; and they are sorted and merged without a second list beside them where that can be.

/// Adds an item at the end.
#[inline]
pub fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact(list.len() / 4 + 16);
    }
    list.push(item);
}

/// Sorts by a key, equals in the order they have: nearly all lists here are sorted as they come, and sorting takes room for another.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    if !list.is_sorted_by_key(&key) {
        list.sort_by_key(key);
    }
}

/// Adds the items of another list and sorts all by a key, equals in the order they have, those added last.
pub fn merge<T: Copy, K: Ord>(list: &mut Vec<T>, mut more: Vec<T>, key: impl Fn(&T) -> K) {
    sort_by_key(list, &key);
    sort_by_key(&mut more, &key);
    let mut left = list.len();
    list.reserve_exact(more.len());
    list.extend_from_slice(&more);
    // From the end: what is moved never meets what is still to be looked at.
    for to in (0..list.len()).rev() {
        let Some(&last) = more.last() else { break };
        let before = left.checked_sub(1).and_then(|at| list.get(at)).copied().filter(|before| key(before) > key(&last));
        match before {
            Some(_) => left -= 1,
            None => drop(more.pop()),
        }
        if let Some(place) = list.get_mut(to) {
            *place = before.unwrap_or(last);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn merged_lists_stand_as_if_sorted_together() {
        for seed in 0..200u32 {
            let items = |from: u32, count: u32| (from..from + count).map(|n| (n * (seed | 1) * 7 % 11, n)).collect::<Vec<_>>();
            let (mut list, more) = (items(0, seed % 13), items(100, seed % 7));
            let mut want = [list.clone(), more.clone()].concat();
            want.sort_by_key(|i| i.0);
            super::merge(&mut list, more, |i| i.0);
            assert_eq!(list, want);
        }
    }

    #[test]
    fn a_list_holds_little_more_than_is_in_it() {
        let mut list = Vec::new();
        (0..10_000).for_each(|n| super::push(&mut list, n));
        assert!(list.len() == 10_000 && list.capacity() < 12_600);
    }
}
