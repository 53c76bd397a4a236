//! The loop that keeps a subscription alive: connects, reads, and connects again.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout, timeout_at};
use tonic::Code;
use tonic::metadata::{Ascii, MetadataValue};

use crate::backoff::Backoff;
use crate::call::{Call, Wishes, open, with_positions};
use crate::caller::{Access, unary};
use crate::client_notice::Disconnected;
use crate::error::Error;
use crate::positions::Positions;
use crate::proto as pb;
use crate::seoul::span;
use crate::shared::{Link, Shared};
use pb::event::Event as Arm;

/// Three heartbeats.
const SILENCE: Duration = Duration::from_secs(30);
pub(crate) const CHANGE: &str = "/kiwoom.v1.SessionService/ChangeSubscription";
pub(crate) const CHANGE_TIMEOUT: Duration = Duration::from_secs(30);

/// What the loop passes on.
pub(crate) enum Batch {
    Events(Vec<pb::Event>),
    Disconnected(Disconnected),
}

pub(crate) struct Reconnection {
    access: Arc<Access>,
    shared: Arc<Shared>,
    wishes: Wishes,
    /// How long it tries until the first acknowledgement.
    patience: Option<Duration>,
    deadline: Option<Instant>,
    backoff: Backoff,
    call: Option<Call>,
    pause: Option<Duration>,
    /// What the draining notice of the stream said.
    drain: Duration,
    acknowledged: bool,
    ended: bool,
    /// Of the last attempt.
    authorization: Option<MetadataValue<Ascii>>,
    /// The token of the file was refused, and the file has another one now.
    renewed: bool,
    random: fn() -> f64,
}

impl Reconnection {
    pub(crate) fn new(access: Arc<Access>, shared: Arc<Shared>, wishes: Wishes, patience: Option<Duration>) -> Self {
        Self {
            access,
            shared,
            wishes,
            patience,
            deadline: None,
            backoff: Backoff::default(),
            call: None,
            pause: None,
            drain: Duration::ZERO,
            acknowledged: false,
            ended: false,
            authorization: None,
            renewed: false,
            random: fastrand::f64,
        }
    }

    /// The next events, or the end of a stream. None after the error that ends the subscription.
    pub(crate) async fn next(&mut self) -> Option<Result<Batch, Error>> {
        if self.ended {
            return None;
        }
        if self.deadline.is_none() {
            self.deadline = self.patience.map(|it| Instant::now() + it);
        }
        if let Some(pause) = self.pause.take() {
            sleep(pause).await;
        }
        // A stream that asks for nothing is refused.
        while self.acknowledged && self.call.is_none() && self.shared.state().interests.is_empty() {
            self.shared.wanted.notified().await;
        }
        let limit = self.limit();
        let read = match timeout_at(limit, self.read()).await {
            Ok(read) => read,
            Err(_) => Err(self.silence()),
        };
        match read {
            Ok(events) => Some(Ok(Batch::Events(events))),
            Err(error) => Some(self.failed(error)),
        }
    }

    /// Until the first acknowledgement there is a deadline for all attempts together.
    fn limit(&self) -> Instant {
        let silence = Instant::now() + SILENCE;
        match self.deadline {
            Some(deadline) if !self.acknowledged => deadline.min(silence),
            _ => silence,
        }
    }

    fn silence(&self) -> Error {
        if self.acknowledged {
            return Error::unavailable("Nothing came for 30 s, not even a heartbeat.");
        }
        Error::unavailable("The gateway did not acknowledge the subscription in time.")
    }

    async fn read(&mut self) -> Result<Vec<pb::Event>, Error> {
        let call = if let Some(call) = &mut self.call {
            call
        } else {
            let authorization = self.access.token.authorization()?;
            self.authorization.clone_from(&authorization);
            let (sent, positions) = {
                let state = self.shared.state();
                (state.interests.clone(), state.registrations.positions(&state.interests))
            };
            self.drain = Duration::ZERO;
            let call = open(self.access.clone(), authorization, self.wishes.clone(), sent, positions).await?;
            self.call.insert(call)
        };
        let events = loop {
            tokio::select! {
                message = call.stream.message() => {
                    let ended = || Error::unavailable("The gateway ended the stream.");
                    break message?.ok_or_else(ended)?.events;
                }
                () = self.shared.renewal.notified() => {
                    if self.shared.state().renew.take().is_some_and(|id| id == call.id) {
                        return Err(Error::unavailable("The stream did not answer a change of the subscription."));
                    }
                }
            }
        };
        for event in &events {
            match &event.event {
                Some(Arm::Acknowledgement(notice)) if call.id.is_empty() => {
                    call.id.clone_from(&notice.subscription_id);
                    self.acknowledged = true;
                    self.renewed = false;
                    self.backoff.reset();
                    acknowledged(&self.shared, call).await?;
                }
                Some(Arm::Draining(notice)) => self.drain = span(notice.retry_delay.as_ref()).unwrap_or_default(),
                _ => {}
            }
        }
        Ok(events)
    }

    /// What follows the end of a stream or of an attempt.
    fn failed(&mut self, error: Error) -> Result<Batch, Error> {
        self.call = None;
        self.shared.state().link = None;
        // A file of a certificate or token that is being replaced.
        let of_a_file = self.acknowledged && error.code() == Code::InvalidArgument && error.status().is_none();
        let error = if of_a_file { Error::unavailable(error.to_string()) } else { error };
        if !self.retries(&error) {
            return Err(self.end(error));
        }
        let minimum = self.drain.max(error.retry_delay().unwrap_or_default());
        let pause = self.backoff.pause(minimum, (self.random)());
        if !self.acknowledged && self.deadline.is_some_and(|it| Instant::now() + pause >= it) {
            return Err(self.end(error));
        }
        self.pause = Some(pause);
        Ok(Batch::Disconnected(Disconnected { error: Arc::new(error), retry_after: pause }))
    }

    fn end(&mut self, error: Error) -> Error {
        self.ended = true;
        self.shared.state().ended = true;
        error
    }

    fn retries(&mut self, error: &Error) -> bool {
        match error.code() {
            Code::Unavailable
            | Code::ResourceExhausted
            | Code::Aborted
            | Code::Internal
            | Code::Unknown
            | Code::Cancelled
            | Code::Ok => true,
            // The second: the operator has taken the token off the list while the stream was open.
            Code::Unauthenticated | Code::PermissionDenied => {
                let refused = error.code() == Code::Unauthenticated || error.reason() == "CREDENTIALS_INVALID";
                let other = self.access.token.authorization().is_ok_and(|it| it != self.authorization);
                let once = refused && self.access.token.is_file() && other && !self.renewed;
                self.renewed = true;
                once
            }
            _ => false,
        }
    }
}

/// From now on, changes go to this stream. Those that were made since its request was sent are made up for.
async fn acknowledged(shared: &Shared, call: &Call) -> Result<(), Error> {
    let (add, remove) = {
        let mut state = shared.state();
        let (id, channel) = (call.id.clone(), call.channel.clone());
        state.link = Some(Link { id, channel, authorization: call.authorization.clone() });
        (state.interests.without(&call.sent), call.sent.without(&state.interests))
    };
    if add.is_empty() && remove.is_empty() {
        return Ok(());
    }
    let request = pb::ChangeSubscriptionRequest {
        subscription_id: call.id.clone(),
        add: with_positions(&add, &Positions::default()),
        remove: with_positions(&remove, &Positions::default()),
    };
    let deadline = Instant::now() + CHANGE_TIMEOUT;
    let authorization = call.authorization.clone();
    let change = unary(call.channel.clone(), CHANGE, request, authorization, None, deadline);
    let answer: Result<pb::ChangeSubscriptionResponse, Error> =
        timeout(CHANGE_TIMEOUT, change).await.unwrap_or_else(|_| Err(Error::unavailable("The change took too long.")));
    match answer {
        Ok(_) => Ok(()),
        Err(error) if error.code() == Code::NotFound => Err(Error::unavailable("The stream ended during a change.")),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
