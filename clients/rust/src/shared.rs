//! What a subscription and its handles share.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::Channel;

use crate::interests::Interests;
use crate::positions::Positions;
use crate::registrations::Registrations;

#[derive(Debug, Default)]
pub(crate) struct Shared {
    state: Mutex<State>,
    /// Wakes the subscription when `State::renew` was set.
    pub(crate) renewal: Notify,
    /// Wakes the subscription when interests were added.
    pub(crate) wanted: Notify,
}

/// The stream that is open: changes must come on its connection, because a caller without a name is known by that.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) channel: Channel,
    pub(crate) authorization: Option<MetadataValue<Ascii>>,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) interests: Interests,
    pub(crate) registrations: Registrations,
    /// None while the stream is down.
    pub(crate) link: Option<Link>,
    /// The id of a stream that is to be replaced by another one, because it does not answer.
    pub(crate) renew: Option<String>,
    pub(crate) ended: bool,
}

impl Shared {
    /// Held for moments, never while waiting.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn positions(&self) -> Positions {
        let state = self.state();
        state.registrations.positions(&state.interests)
    }
}
