//! Unary calls.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, timeout_at};
use tonic::codegen::http::uri::PathAndQuery;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::transport::Channel;
use tonic::{Code, Request};
use tonic_prost::ProstCodec;

use crate::contract::ErrorReason;
use crate::credentials::Token;
use crate::door::Door;
use crate::error::Error;

/// What all calls of a client share: the way to the gateway, and the connection for queries.
#[derive(Debug)]
pub(crate) struct Access {
    pub(crate) door: Box<dyn Door>,
    pub(crate) token: Token,
    channel: Mutex<Option<Channel>>,
}

impl Access {
    pub(crate) fn new(door: Box<dyn Door>, token: Token) -> Self {
        Self { door, token, channel: Mutex::new(None) }
    }

    /// The connection for queries. The first call makes it.
    async fn channel(&self) -> Result<Channel, Error> {
        let mut channel = self.channel.lock().await;
        if let Some(channel) = &*channel {
            return Ok(channel.clone());
        }
        let fresh = self.door.connect().await?;
        *channel = Some(fresh.clone());
        Ok(fresh)
    }

    /// The next call makes another connection: this one may be dead.
    async fn forget_channel(&self) {
        *self.channel.lock().await = None;
    }
}

/// One call on a connection.
pub(crate) async fn unary<Q, A>(
    channel: Channel,
    path: &'static str,
    request: Q,
    authorization: Option<MetadataValue<Ascii>>,
    session: Option<&str>,
    deadline: Instant,
) -> Result<A, Error>
where
    Q: prost::Message + Default + 'static,
    A: prost::Message + Default + 'static,
{
    let mut request = Request::new(request);
    if let Some(value) = authorization {
        request.metadata_mut().insert("authorization", value);
    }
    if let Some(name) = session {
        let value = name.parse().map_err(|_| Error::configuration("The session's name is no header's value."))?;
        request.metadata_mut().insert("kiwoom-session", value);
    }
    request.set_timeout(deadline.saturating_duration_since(Instant::now()));
    let call = async {
        let mut grpc = tonic::client::Grpc::new(channel);
        grpc.ready().await?;
        let codec = ProstCodec::<Q, A>::default();
        Ok(grpc.unary(request, PathAndQuery::from_static(path), codec).await?.into_inner())
    };
    timeout_at(deadline, call).await.unwrap_or_else(|_| Err(late()))
}

fn late() -> Error {
    Error::new(Code::DeadlineExceeded, "The gateway did not answer before the deadline.")
}

/// Calls methods, with the options that a user has chosen.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) access: std::sync::Arc<Access>,
    pub(crate) timeout: Duration,
    pub(crate) session: Option<String>,
    pub(crate) wait: bool,
}

impl Caller {
    pub(crate) async fn call<Q, A>(&self, path: &'static str, request: Q) -> Result<A, Error>
    where
        Q: prost::Message + Clone + Default + 'static,
        A: prost::Message + Default + 'static,
    {
        let deadline = Instant::now() + self.timeout;
        loop {
            let error = match self.attempt(path, request.clone(), deadline).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            if matches!(error.code(), Code::Unavailable | Code::DeadlineExceeded) {
                self.access.forget_channel().await;
            }
            match error.retry_delay() {
                Some(delay) if self.wait && of_quota(&error) && Instant::now() + delay < deadline => sleep(delay).await,
                _ => return Err(error),
            }
        }
    }

    async fn attempt<Q, A>(&self, path: &'static str, request: Q, deadline: Instant) -> Result<A, Error>
    where
        Q: prost::Message + Default + 'static,
        A: prost::Message + Default + 'static,
    {
        let authorization = self.access.token.authorization()?;
        let channel = timeout_at(deadline, self.access.channel()).await.unwrap_or_else(|_| Err(late()))?;
        unary(channel, path, request, authorization, self.session.as_deref(), deadline).await
    }
}

fn of_quota(error: &Error) -> bool {
    matches!(error.known_reason(), Some(ErrorReason::LocalRateLimit | ErrorReason::BrokerRateLimit))
}

/// The options that the queries of every service have.
macro_rules! query_options {
    ($name:ident) => {
        impl $name {
            /// The deadline of these queries.
            #[must_use]
            pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
                self.caller.timeout = timeout;
                self
            }

            /// The session with the broker that answers. Data of an account needs one if there are several.
            #[must_use]
            pub fn of_session(mut self, name: impl Into<String>) -> Self {
                self.caller.session = Some(name.into());
                self
            }

            /// Whether queries that a rate limit refuses wait as long as the gateway says and call again, within their
            /// deadline.
            #[must_use]
            pub fn wait_for_quota(mut self, wait: bool) -> Self {
                self.caller.wait = wait;
                self
            }
        }
    };
}

pub(crate) use query_options;

#[cfg(test)]
mod tests;
