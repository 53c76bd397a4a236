//! Where a subscription stands in the events of one registration.

use serde_json::Value;

use crate::json::{Json, Members};
use crate::proto as pb;
use crate::seoul::{SeoulTime, instant, protobuf_instant};

/// The last event of a registration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreamPosition {
    /// The item, as in the interest. Empty for a type that covers the whole market or an account.
    pub item: String,
    /// The epoch of the last event.
    pub epoch: u64,
    /// Its sequence. Zero: there was only a notice.
    pub sequence: u64,
    /// When the gateway received it.
    pub received_time: Option<SeoulTime>,
    /// The session, for types of accounts only.
    pub session: String,
}

impl From<&pb::StreamPosition> for StreamPosition {
    fn from(raw: &pb::StreamPosition) -> Self {
        Self {
            item: raw.item.clone(),
            epoch: raw.epoch,
            sequence: raw.sequence,
            received_time: instant(raw.received_time.as_ref()),
            session: raw.session.clone(),
        }
    }
}

impl From<&StreamPosition> for pb::StreamPosition {
    fn from(position: &StreamPosition) -> Self {
        Self {
            item: position.item.clone(),
            epoch: position.epoch,
            sequence: position.sequence,
            received_time: position.received_time.as_ref().map(protobuf_instant),
            session: position.session.clone(),
        }
    }
}

impl Json for StreamPosition {
    fn to_json(&self) -> Value {
        let mut members = Members::default();
        members.add("item", self.item.as_str());
        members.add("epoch", &self.epoch);
        members.add("sequence", &Some(self.sequence));
        members.add("received_time", &self.received_time);
        members.add("session", self.session.as_str());
        members.into()
    }
}
