//! The options of a subscription.

use std::sync::Arc;
use std::time::Duration;

use crate::call::Wishes;
use crate::caller::Access;
use crate::contract::{RoomPolicy, SlowReaderPolicy};
use crate::error::Error;
use crate::interest::Interest;
use crate::interests::Interests;
use crate::positions::Positions;
use crate::reconnection::Reconnection;
use crate::shared::Shared;
use crate::subscription::Subscription;

const PATIENCE: Duration = Duration::from_secs(10);

/// The options of a subscription: see [`Client::subscription`](crate::Client::subscription).
#[derive(Clone, Debug)]
#[must_use = "`start` makes the subscription"]
pub struct SubscriptionBuilder {
    access: Arc<Access>,
    interests: Vec<Interest>,
    positions: Positions,
    wishes: Wishes,
    patience: Option<Duration>,
    heartbeats: bool,
}

impl SubscriptionBuilder {
    pub(crate) fn new(access: Arc<Access>, interests: Vec<Interest>) -> Self {
        let wishes = Wishes {
            slow_reader_policy: SlowReaderPolicy::Unspecified,
            room_policy: RoomPolicy::Unspecified,
            without_snapshot: false,
        };
        let positions = Positions::default();
        Self { access, interests, positions, wishes, patience: Some(PATIENCE), heartbeats: false }
    }

    /// What the gateway does when this program is slow: leave out events (the default for market data), or end the
    /// stream, after which the client resumes.
    pub fn slow_reader_policy(mut self, policy: SlowReaderPolicy) -> Self {
        self.wishes.slow_reader_policy = policy;
        self
    }

    /// What the gateway does with interests that the broker's connections have no room for.
    pub fn room_policy(mut self, policy: RoomPolicy) -> Self {
        self.wishes.room_policy = policy;
        self
    }

    /// No last values at the beginning, only new events.
    pub fn without_snapshot(mut self) -> Self {
        self.wishes.without_snapshot = true;
        self
    }

    /// Passes heartbeats on.
    pub fn heartbeats(mut self) -> Self {
        self.heartbeats = true;
        self
    }

    /// Continues from these positions.
    pub fn resume_from(mut self, positions: Positions) -> Self {
        self.positions = positions;
        self
    }

    /// How long the client tries until the first acknowledgement: 10 s unless set. None is for ever.
    pub fn connect_timeout(mut self, timeout: Option<Duration>) -> Self {
        self.patience = timeout;
        self
    }

    /// The subscription. It connects when it is read.
    ///
    /// # Errors
    /// If the interests cannot be on one stream.
    pub fn start(self) -> Result<Subscription, Error> {
        let interests = Interests::of(&self.interests);
        if interests.account_type().is_some() && interests.keys().count() > 1 {
            return Err(Error::configuration("Each type of accounts has a subscription of its own."));
        }
        let shared = Arc::new(Shared::default());
        {
            let mut state = shared.state();
            state.interests = interests;
            state.registrations.resume_from(&self.positions);
        }
        let reconnection = Reconnection::new(self.access, shared.clone(), self.wishes, self.patience);
        Ok(Subscription::new(shared, reconnection, self.heartbeats))
    }
}
