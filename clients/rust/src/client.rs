//! The client of a gateway.

use crate::caller::Caller;
use crate::client_builder::ClientBuilder;
use crate::contract::{SectorQueries, SessionQueries};
use crate::error::Error;
use crate::interest::Interest;
use crate::subscription::Subscription;
use crate::subscription_builder::SubscriptionBuilder;

/// A client of a gateway. Clones share one connection for queries; each subscription has its own.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) caller: Caller,
}

impl Client {
    /// A client with the settings of the environment.
    ///
    /// # Errors
    /// If a setting is invalid.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// The settings of a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Subscribes with the usual options.
    ///
    /// # Errors
    /// If the interests cannot be on one stream.
    pub fn subscribe(&self, interests: impl IntoIterator<Item = Interest>) -> Result<Subscription, Error> {
        self.subscription(interests).start()
    }

    /// The options of a subscription.
    pub fn subscription(&self, interests: impl IntoIterator<Item = Interest>) -> SubscriptionBuilder {
        SubscriptionBuilder::new(self.caller.access.clone(), interests.into_iter().collect())
    }

    /// The queries of SectorService.
    pub fn sector(&self) -> SectorQueries {
        SectorQueries { caller: self.caller.clone() }
    }

    /// The queries of SessionService.
    pub fn session(&self) -> SessionQueries {
        SessionQueries { caller: self.caller.clone() }
    }
}
