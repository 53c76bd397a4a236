//! What the client itself says on a subscription.

use std::time::Duration;

use crate::contract::RealtimeType;
use crate::error::Error;
use crate::json::{Json, Members};

/// The stream ended. The client connects again by itself and resumes with its positions.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Disconnected {
    /// Why.
    pub error: std::sync::Arc<Error>,
    /// After how long the client connects again.
    pub retry_after: Duration,
}

impl PartialEq for Disconnected {
    /// The same failure, not one like it.
    fn eq(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.error, &other.error) && self.retry_after == other.retry_after
    }
}

/// The next event does not follow the ones before it: the gateway or the client has a fault.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Inconsistent {
    /// The type of the next event.
    pub realtime_type: RealtimeType,
    /// Its item.
    pub item: String,
    /// The sequence that it should have. None if no notice announced its epoch.
    pub expected: Option<u64>,
    /// The sequence that it has.
    pub actual: u64,
    /// Its epoch.
    pub epoch: u64,
}

impl Json for Disconnected {
    fn to_json(&self) -> serde_json::Value {
        self.error.to_json()
    }
}

impl Json for Inconsistent {
    fn to_json(&self) -> serde_json::Value {
        let mut members = Members::default();
        members.add("type", &self.realtime_type);
        members.add("item", self.item.as_str());
        members.add("expected", &self.expected);
        members.add("actual", &Some(self.actual));
        members.add("epoch", &self.epoch);
        members.into()
    }
}
