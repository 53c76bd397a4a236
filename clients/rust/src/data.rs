//! An event with the value of a TR.

use std::fmt;
use std::ops::Deref;

use crate::json::{Json, Members};
use crate::proto as pb;
use crate::seoul::{Received, SeoulTime, instant};

/// The value of a TR, and where it stands in the stream. It derefs to the value: `trade.current_price()`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Data<T> {
    /// The item as the interest has it. For a type that covers the whole market, the item that the broker names.
    pub item: String,
    /// The unbroken registration that it belongs to: microseconds since 1970, increasing, never reused.
    pub epoch: u64,
    /// 1, 2, 3 … within the epoch.
    pub sequence: u64,
    /// When the gateway had read it. None if the gateway did not say.
    pub received_time: Option<SeoulTime>,
    /// The last value known at the time of the subscription.
    pub snapshot: bool,
    /// Older than the connection, sent because the subscription resumed.
    pub replayed: bool,
    /// Events of this registration that are missing before this one, because the reader was slow.
    pub skipped: u64,
    /// The account number, of types of accounts only.
    pub account: String,
    /// The session that delivered it, of types of accounts only.
    pub session: String,
    /// The value.
    pub value: T,
}

/// What each event with data has, whatever its type.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs)] // as in `Data`
pub struct Header<'a> {
    pub item: &'a str,
    pub epoch: u64,
    pub sequence: u64,
    pub received_time: Option<SeoulTime>,
    pub snapshot: bool,
    pub replayed: bool,
    pub skipped: u64,
    pub session: &'a str,
}

impl<T> Data<T> {
    pub(crate) fn new(raw: pb::Event, value: impl FnOnce(Received) -> T) -> Self {
        let received = Received::at(raw.received_time.as_ref());
        Self {
            epoch: raw.epoch,
            sequence: raw.sequence,
            received_time: instant(raw.received_time.as_ref()),
            snapshot: raw.snapshot,
            replayed: raw.replayed,
            skipped: raw.skipped,
            item: raw.item,
            account: raw.account,
            session: raw.session,
            value: value(received),
        }
    }

    pub(crate) fn header(&self) -> Header<'_> {
        Header {
            item: &self.item,
            epoch: self.epoch,
            sequence: self.sequence,
            received_time: self.received_time,
            snapshot: self.snapshot,
            replayed: self.replayed,
            skipped: self.skipped,
            session: &self.session,
        }
    }
}

impl<T> Deref for Data<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Without the account number, which does not belong into logs.
impl<T: fmt::Debug> fmt::Debug for Data<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Data")
            .field("header", &self.header())
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}

impl<T: Json> Json for Data<T> {
    fn to_json(&self) -> serde_json::Value {
        let mut members = Members::default();
        members.add("item", &serde_json::Value::from(self.item.as_str()));
        members.add("epoch", &Some(self.epoch));
        members.add("sequence", &Some(self.sequence));
        members.add("skipped", &Some(self.skipped));
        members.add("snapshot", &Some(self.snapshot));
        members.add("replayed", &Some(self.replayed));
        members.add("received_time", &self.received_time);
        members.add("account", self.account.as_str());
        members.add("session", self.session.as_str());
        members.add("value", &self.value);
        members.into()
    }
}
