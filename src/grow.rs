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

/// Makes room, where hardly any is left, for the items that are still to come of a text of which `done` of `all` parts are read: a long
/// list is moved seldom so, and has little room too many in the end.
pub fn ahead<T>(list: &mut Vec<T>, done: usize, all: usize) {
    let length = list.len();
    if length < 1 << 10 || list.capacity() - length > 1 << 6 {
        return;
    }
    let expected = (all.saturating_sub(done) as u64 * length as u64 / done.max(1) as u64) as usize;
    list.reserve_exact((expected + expected / 16).clamp(length / 8, length * 2));
}

/// Hands the items over in order and gives their room back on the way: what is made of them does not stand beside all of them.
pub fn drain<T>(mut list: Vec<T>) -> impl Iterator<Item = T> {
    // Room can be given back at the end alone, so that is where they are taken from.
    list.reverse();
    std::iter::from_fn(move || {
        let item = list.pop();
        if list.len() < list.capacity() / 8 * 7 {
            list.shrink_to_fit();
        }
        item
    })
}

/// Sorts by a key, equals in the order they have: nearly all lists here are sorted as they come. For the others the keys are
/// sorted and the items then moved to their places: sorting the items takes room for as many more, and a program of its own for each kind of item.
pub fn sort_by_key<T>(list: &mut [T], key: impl Fn(&T) -> u64) {
    if list.is_sorted_by_key(&key) {
        return;
    }
    let mut places: Vec<(u64, u32)> = list.iter().map(key).zip(0..).collect();
    sort(&mut places);
    for to in 0..places.len() {
        let mut from = places.get(to).map_or(to, |place| place.1 as usize);
        // What stood there was moved, perhaps more than once.
        while from < to {
            from = places.get(from).map_or(to, |place| place.1 as usize);
        }
        if let Some(place) = places.get_mut(to) {
            place.1 = from as u32;
            list.swap(to, from);
        }
    }
}

/// Sorts keys and places, no two of which are the same.
#[inline(never)]
fn sort(places: &mut [(u64, u32)]) {
    places.sort_unstable();
}

/// Adds the items of another list and sorts all by a key, equals in the order they have, those added last.
pub fn merge<T: Copy>(list: &mut Vec<T>, mut more: Vec<T>, key: impl Fn(&T) -> u64) {
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
            let items =
                |from: u32, count: u32| (from..from + count).map(|n| (u64::from(n * (seed | 1) * 7 % 11), n)).collect::<Vec<_>>();
            let (mut list, more) = (items(0, seed % 13), items(100, seed % 7));
            let mut want = [list.clone(), more.clone()].concat();
            want.sort_by_key(|i| i.0);
            super::merge(&mut list, more, |i| i.0);
            assert_eq!(list, want);
        }
    }

    #[test]
    fn a_list_is_sorted_with_equals_in_their_order() {
        for seed in 1..300u64 {
            let mut list: Vec<(u64, u64)> = (0..seed % 40).map(|n| ((n + 3) * seed * 7919 % 13 % (seed % 7 + 1), n)).collect();
            let mut want = list.clone();
            want.sort();
            super::sort_by_key(&mut list, |i| i.0);
            assert_eq!(list, want);
        }
    }

    #[test]
    fn room_is_made_for_what_is_to_come() {
        for all in [5_000, 30_000, 70_000, 200_000] {
            let mut list = Vec::new();
            let mut moved = 0;
            for done in 0..all {
                let before = list.capacity();
                super::ahead(&mut list, done, all);
                super::push(&mut list, done);
                moved += usize::from(list.capacity() != before && done > 1 << 11);
            }
            assert!(moved <= 6 && list.capacity() <= all + all / 8, "{all} {moved} {}", list.capacity());
        }
    }

    #[test]
    fn a_list_is_drained_in_order() {
        for length in [0, 1, 2, 7, 8, 9, 1000] {
            assert!(super::drain((0..length).collect::<Vec<u32>>()).eq(0..length));
        }
    }

    #[test]
    fn a_list_holds_little_more_than_is_in_it() {
        let mut list = Vec::new();
        (0..10_000).for_each(|n| super::push(&mut list, n));
        assert!(list.len() == 10_000 && list.capacity() < 12_600);
    }
}
