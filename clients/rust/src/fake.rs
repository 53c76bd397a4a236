//! A gateway in the same process, without sockets: with a paused clock, time passes only when everybody waits.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use hyper_util::rt::TokioIo;
use tokio::sync::watch;
use tonic::codegen::BoxStream;
use tonic::transport::{Endpoint, Server};
use tonic::{Request, Response, Status, async_trait};
use tower::service_fn;

use crate::caller::{Access, Caller};
use crate::client::Client;
use crate::credentials::Token;
use crate::door::{Connecting, Door};
use crate::error::Error;
use crate::proto as pb;
use pb::event::Event as Arm;
use pb::market_data_service_server::{MarketDataService, MarketDataServiceServer};
use pb::sector_service_server::{SectorService, SectorServiceServer};
use pb::session_service_server::{SessionService, SessionServiceServer};

/// What happens to one attempt of a subscription.
pub(crate) enum Script {
    /// Nobody listens.
    Refused,
    /// These events, then the end.
    Status(Vec<pb::Event>, Status),
    /// These events, then nothing any more.
    Silent(Vec<pb::Event>),
    /// These events, and the stream ends with OK.
    Ok(Vec<pb::Event>),
    /// Something else happens first, while the request is under way.
    After(Box<dyn FnOnce() + Send>, Box<Script>),
}

#[derive(Default)]
struct Record {
    scripts: VecDeque<Script>,
    requests: Vec<pb::SubscribeRequest>,
    tokens: Vec<String>,
    changes: Vec<pb::ChangeSubscriptionRequest>,
    change_answers: VecDeque<Status>,
    pages: VecDeque<Result<pb::GetSectorStocksResponse, Status>>,
    queries: Vec<pb::GetSectorStocksRequest>,
}

#[derive(Clone)]
pub(crate) struct Fake {
    record: Arc<Mutex<Record>>,
    /// Counts the streams that have been dropped while they were open.
    freed: Arc<watch::Sender<usize>>,
}

impl std::fmt::Debug for Fake {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Fake")
    }
}

impl Fake {
    pub(crate) fn new(scripts: impl IntoIterator<Item = Script>) -> Self {
        let record = Record { scripts: scripts.into_iter().collect(), ..Default::default() };
        Self { record: Arc::new(Mutex::new(record)), freed: Arc::new(watch::Sender::new(0)) }
    }

    fn record(&self) -> std::sync::MutexGuard<'_, Record> {
        self.record.lock().expect("no test has failed")
    }

    pub(crate) fn client(&self) -> Client {
        self.client_with(Token::None)
    }

    pub(crate) fn client_with(&self, token: Token) -> Client {
        let access = Arc::new(Access::new(Box::new(self.clone()), token));
        Client { caller: Caller { access, timeout: Duration::from_secs(30), session: None, wait: false } }
    }

    pub(crate) fn refuse_change(&self, status: Status) {
        self.record().change_answers.push_back(status);
    }

    pub(crate) fn answer(&self, page: Result<pb::GetSectorStocksResponse, Status>) {
        self.record().pages.push_back(page);
    }

    pub(crate) fn requests(&self) -> Vec<pb::SubscribeRequest> {
        self.record().requests.clone()
    }

    pub(crate) fn tokens(&self) -> Vec<String> {
        self.record().tokens.clone()
    }

    pub(crate) fn changes(&self) -> Vec<pb::ChangeSubscriptionRequest> {
        self.record().changes.clone()
    }

    pub(crate) fn queries(&self) -> Vec<pb::GetSectorStocksRequest> {
        self.record().queries.clone()
    }

    pub(crate) async fn freed(&self, count: usize) {
        self.freed.subscribe().wait_for(|it| *it >= count).await.expect("the fake is there");
    }
}

impl Door for Fake {
    fn connect(&self) -> Connecting<'_> {
        Box::pin(async move {
            {
                let mut record = self.record();
                if matches!(record.scripts.front(), Some(Script::Refused)) {
                    record.scripts.pop_front();
                    return Err(Error::unavailable("Nobody listens."));
                }
            }
            let (near, far) = tokio::io::duplex(1 << 20);
            let server = Server::builder()
                .add_service(MarketDataServiceServer::new(self.clone()))
                .add_service(SectorServiceServer::new(self.clone()))
                .add_service(SessionServiceServer::new(self.clone()));
            let incoming = stream::iter([Ok::<_, std::io::Error>(far)]).chain(stream::pending());
            tokio::spawn(server.serve_with_incoming(incoming));
            let mut near = Some(near);
            let connector = service_fn(move |_| {
                let near = near.take().map(TokioIo::new).ok_or_else(|| std::io::Error::other("only once"));
                async move { near }
            });
            Ok(Endpoint::from_static("http://fake").connect_with_connector(connector).await?)
        })
    }
}

/// Counts when it is dropped.
struct Freed(Arc<watch::Sender<usize>>);

impl Drop for Freed {
    fn drop(&mut self) {
        self.0.send_modify(|it| *it += 1);
    }
}

#[async_trait]
impl MarketDataService for Fake {
    async fn subscribe(
        &self,
        request: Request<pb::SubscribeRequest>,
    ) -> Result<Response<BoxStream<pb::SubscribeResponse>>, Status> {
        let script = {
            let mut record = self.record();
            if let Some(value) = request.metadata().get("authorization") {
                record.tokens.push(value.to_str().expect("text").to_owned());
            }
            record.requests.push(request.into_inner());
            record.scripts.pop_front().expect("a script for each attempt")
        };
        let script = match script {
            Script::After(happens, script) => {
                happens();
                *script
            }
            script => script,
        };
        let (events, end) = match script {
            Script::After(..) => unreachable!("one thing is enough"),
            Script::Refused => unreachable!("the door is closed"),
            Script::Status(events, status) if events.is_empty() => return Err(status),
            Script::Status(events, status) => (events, stream::iter([Err(status)]).boxed()),
            Script::Silent(events) => {
                let freed = Freed(self.freed.clone());
                let end = stream::once(async move {
                    let _freed = freed;
                    std::future::pending().await
                });
                (events, end.boxed())
            }
            Script::Ok(events) => (events, stream::empty().boxed()),
        };
        let first = stream::iter((!events.is_empty()).then_some(Ok(pb::SubscribeResponse { events })));
        Ok(Response::new(Box::pin(first.chain(end))))
    }
}

#[async_trait]
impl SessionService for Fake {
    async fn change_subscription(
        &self,
        request: Request<pb::ChangeSubscriptionRequest>,
    ) -> Result<Response<pb::ChangeSubscriptionResponse>, Status> {
        let mut record = self.record();
        record.changes.push(request.into_inner());
        match record.change_answers.pop_front() {
            Some(status) => Err(status),
            None => Ok(Response::new(pb::ChangeSubscriptionResponse::default())),
        }
    }
}

#[async_trait]
impl SectorService for Fake {
    async fn get_sector_stocks(
        &self,
        request: Request<pb::GetSectorStocksRequest>,
    ) -> Result<Response<pb::GetSectorStocksResponse>, Status> {
        let answer = {
            let mut record = self.record();
            record.queries.push(request.into_inner());
            record.pages.pop_front()
        };
        match answer {
            Some(answer) => answer.map(Response::new),
            None => std::future::pending().await,
        }
    }
}

/// The first event of a stream.
pub(crate) fn acknowledgement(id: &str) -> pb::Event {
    notice(Arm::Acknowledgement(pb::Acknowledgement { subscription_id: id.into(), ..Default::default() }))
}

pub(crate) fn notice(arm: Arm) -> pb::Event {
    pb::Event { event: Some(arm), ..Default::default() }
}

pub(crate) fn live(item: &str, epoch: u64) -> pb::Event {
    let registration = pb::Registration { r#type: 1011, item: item.into(), epoch, session: "default".into() };
    notice(Arm::Live(pb::LiveNotice { registrations: vec![registration] }))
}

pub(crate) fn trade(item: &str, epoch: u64, sequence: u64) -> pb::Event {
    let time = prost_types::Timestamp { seconds: 1_784_509_200, nanos: 0 };
    let (item, event) = (item.into(), Some(Arm::Trade(Box::default())));
    pb::Event { item, epoch, sequence, received_time: Some(time), event, ..Default::default() }
}
