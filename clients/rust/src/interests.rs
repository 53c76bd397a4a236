//! What a subscription asks for, item by item: without I/O.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::contract::RealtimeType;
use crate::interest::Interest;

/// A type and one of its items, which is empty if the type has none.
pub(crate) type Key = (RealtimeType, String);

/// The interests, with the shortest interval between two events of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Interests(BTreeMap<Key, Option<Duration>>);

impl Interests {
    pub(crate) fn of(interests: &[Interest]) -> Self {
        let mut all = Self::default();
        all.add(interests);
        all
    }

    /// Those that are there already do not change.
    pub(crate) fn add(&mut self, interests: &[Interest]) {
        for interest in interests {
            for key in keys(interest) {
                self.0.entry(key).or_insert(interest.min_interval);
            }
        }
    }

    pub(crate) fn remove(&mut self, interests: &[Interest]) {
        for interest in interests {
            for key in keys(interest) {
                self.0.remove(&key);
            }
        }
    }

    /// Those that the other does not have.
    pub(crate) fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().filter(|(key, _)| !other.has(key)).map(|(key, it)| (key.clone(), *it)).collect())
    }

    pub(crate) fn has(&self, key: &Key) -> bool {
        self.0.contains_key(key)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &Key> {
        self.0.keys()
    }

    /// As few as possible: one for each type and interval.
    pub(crate) fn grouped(&self) -> Vec<Interest> {
        let mut groups: BTreeMap<(RealtimeType, Option<Duration>), Interest> = BTreeMap::new();
        for ((realtime_type, item), interval) in &self.0 {
            let group = groups.entry((*realtime_type, *interval)).or_insert_with(|| Interest::whole(*realtime_type));
            group.min_interval = *interval;
            if !item.is_empty() {
                group.items.push(item.clone());
            }
        }
        groups.into_values().collect()
    }

    /// The type of an account, if this is one: it has a stream of its own.
    pub(crate) fn account_type(&self) -> Option<RealtimeType> {
        self.0.keys().map(|key| key.0).find(|it| it.of_account())
    }
}

pub(crate) fn keys(interest: &Interest) -> Vec<Key> {
    if interest.items.is_empty() {
        return vec![(interest.realtime_type, String::new())];
    }
    interest.items.iter().map(|item| (interest.realtime_type, item.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn add_remove_and_group() {
        let mut interests = Interests::of(&[
            Interest::new(RealtimeType::Trade, ["b", "a"]),
            Interest::new(RealtimeType::OrderBook, ["a"]).min_interval(Duration::from_secs(1)),
        ]);
        interests
            .add(&[Interest::new(RealtimeType::OrderBook, ["a", "c"]), Interest::whole(RealtimeType::MarketStatus)]);
        interests.remove(&[Interest::new(RealtimeType::Trade, ["b", "z"])]);
        assert_eq!(
            interests.grouped(),
            [
                Interest::new(RealtimeType::Trade, ["a"]),
                Interest::new(RealtimeType::OrderBook, ["c"]),
                Interest::new(RealtimeType::OrderBook, ["a"]).min_interval(Duration::from_secs(1)),
                Interest::whole(RealtimeType::MarketStatus),
            ]
        );
    }

    #[test]
    fn what_the_other_does_not_have() {
        let some = Interests::of(&[Interest::new(RealtimeType::Trade, ["a", "b"])]);
        let other = Interests::of(&[Interest::new(RealtimeType::Trade, ["b", "c"])]);
        assert_eq!(some.without(&other).grouped(), [Interest::new(RealtimeType::Trade, ["a"])]);
        assert!(some.without(&some).is_empty());
    }
}
