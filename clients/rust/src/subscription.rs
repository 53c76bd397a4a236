//! A stream of events that outlives its connections.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::stream;

use crate::contract::Event;
use crate::error::Error;
use crate::positions::Positions;
use crate::proto as pb;
use crate::reconnection::{Batch, Reconnection};
use crate::shared::Shared;
use crate::subscription_handle::SubscriptionHandle;

type Batches = Pin<Box<dyn Stream<Item = Result<Batch, Error>> + Send>>;

/// A stream of events. It connects again by itself and resumes, and ends only with an error that it passes on.
///
/// Dropping it ends the call at once. It reads only when it is polled: a slow program slows the stream down.
#[must_use = "a subscription does nothing unless it is read"]
pub struct Subscription {
    shared: Arc<Shared>,
    batches: Batches,
    ready: VecDeque<pb::Event>,
    /// An event behind the notice that it does not follow.
    behind: Option<pb::Event>,
    heartbeats: bool,
}

impl fmt::Debug for Subscription {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Subscription").field("shared", &self.shared).finish_non_exhaustive()
    }
}

impl Subscription {
    pub(crate) fn new(shared: Arc<Shared>, reconnection: Reconnection, heartbeats: bool) -> Self {
        let batches = stream::unfold(reconnection, |mut reconnection| async move {
            reconnection.next().await.map(|batch| (batch, reconnection))
        });
        Self { shared, batches: Box::pin(batches), ready: VecDeque::new(), behind: None, heartbeats }
    }

    /// The next event. None after the error that has ended the subscription. It may be dropped before it is ready:
    /// nothing is lost.
    pub async fn next(&mut self) -> Option<Result<Event, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Changes the subscription, also from another task.
    pub fn handle(&self) -> SubscriptionHandle {
        SubscriptionHandle { shared: self.shared.clone() }
    }

    /// The positions behind the events that the program has got.
    pub fn positions(&self) -> Positions {
        self.shared.positions()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event, Error>>> {
        loop {
            if let Some(event) = self.behind.take() {
                self.shared.state().registrations.accept(&event);
                return Poll::Ready(Some(Ok(Event::from_raw(event))));
            }
            while let Some(event) = self.ready.pop_front() {
                if let Some(wrong) = self.shared.state().registrations.observe(&event) {
                    self.behind = Some(event);
                    return Poll::Ready(Some(Ok(Event::Inconsistent(wrong))));
                }
                if self.heartbeats || !matches!(event.event, Some(pb::event::Event::Heartbeat(_))) {
                    return Poll::Ready(Some(Ok(Event::from_raw(event))));
                }
            }
            match ready!(self.batches.as_mut().poll_next(context)) {
                Some(Ok(Batch::Events(events))) => self.ready = events.into(),
                Some(Ok(Batch::Disconnected(notice))) => return Poll::Ready(Some(Ok(Event::Disconnected(notice)))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl Stream for Subscription {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}
