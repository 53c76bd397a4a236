//! Changes of a running subscription.

use std::sync::Arc;

use tokio::time::Instant;
use tonic::Code;

use crate::caller::unary;
use crate::error::Error;
use crate::interest::Interest;
use crate::interests::Interests;
use crate::positions::Positions;
use crate::proto as pb;
use crate::reconnection::{CHANGE, CHANGE_TIMEOUT};
use crate::shared::{Link, Shared, State};

/// Changes a subscription, also from another task than the one that reads it.
#[derive(Clone, Debug)]
pub struct SubscriptionHandle {
    pub(crate) shared: Arc<Shared>,
}

impl SubscriptionHandle {
    /// Adds interests. Their acknowledgement and live notices come on the stream. Those that it has already do not
    /// change.
    ///
    /// # Errors
    /// If the gateway refuses them, or does not answer. Nothing is changed then.
    pub async fn add(&self, interests: impl IntoIterator<Item = Interest>) -> Result<(), Error> {
        self.change(interests.into_iter().collect(), Vec::new()).await
    }

    /// Removes interests, and their positions. Events of them that wait in the gateway still come.
    ///
    /// # Errors
    /// If the gateway refuses it, or does not answer. Nothing is changed then.
    pub async fn remove(&self, interests: impl IntoIterator<Item = Interest>) -> Result<(), Error> {
        self.change(Vec::new(), interests.into_iter().collect()).await
    }

    /// The positions behind the events that the program has got.
    pub fn positions(&self) -> Positions {
        self.shared.positions()
    }

    /// What the subscription asks for.
    pub fn interests(&self) -> Vec<Interest> {
        self.shared.state().interests.grouped()
    }

    async fn change(&self, add: Vec<Interest>, remove: Vec<Interest>) -> Result<(), Error> {
        loop {
            let link = {
                let mut state = self.shared.state();
                if state.ended {
                    return Err(Error::new(Code::FailedPrecondition, "The subscription has ended."));
                }
                if state.interests.account_type().is_some() || Interests::of(&add).account_type().is_some() {
                    return Err(Error::configuration("A subscription to a type of accounts cannot be changed."));
                }
                // A removed interest has events that wait. They must not give it a position if it is added again.
                let fresh = Interests::of(&add).without(&state.interests);
                state.registrations.forget(&fresh);
                let Some(link) = state.link.clone() else {
                    self.apply(&mut state, &add, &remove);
                    return Ok(());
                };
                link
            };
            let answer = request(&link, &add, &remove).await;
            let mut state = self.shared.state();
            if state.link.as_ref().is_none_or(|it| it.id != link.id) {
                continue; // the stream has ended meanwhile, and the answer is not about the next one
            }
            let Err(error) = answer else {
                self.apply(&mut state, &add, &remove);
                return Ok(());
            };
            if !matches!(error.code(), Code::Unavailable | Code::NotFound) {
                return Err(error);
            }
            // The stream is gone, and only the reading task does not know yet.
            state.renew = Some(link.id);
            state.link = None;
            drop(state);
            self.shared.renewal.notify_one();
        }
    }

    fn apply(&self, state: &mut State, add: &[Interest], remove: &[Interest]) {
        state.interests.add(add);
        state.interests.remove(remove);
        state.registrations.forget(&Interests::of(remove));
        if !add.is_empty() {
            self.shared.wanted.notify_one();
        }
    }
}

async fn request(link: &Link, add: &[Interest], remove: &[Interest]) -> Result<(), Error> {
    let request = pb::ChangeSubscriptionRequest {
        subscription_id: link.id.clone(),
        add: add.iter().cloned().map(Into::into).collect(),
        remove: remove.iter().cloned().map(Into::into).collect(),
    };
    let deadline = Instant::now() + CHANGE_TIMEOUT;
    let call = unary(link.channel.clone(), CHANGE, request, link.authorization.clone(), None, deadline);
    call.await.map(|_: pb::ChangeSubscriptionResponse| ())
}
