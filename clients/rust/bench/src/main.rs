//! Events per second of the library beside the bare stub, from a gateway that sends as fast as it can.
//!
//!     cargo run --release -p bench

use std::time::{Duration, Instant};

use kiwoom_gateway::proto::market_data_service_client::MarketDataServiceClient;
use kiwoom_gateway::proto::market_data_service_server::{MarketDataService, MarketDataServiceServer};
use kiwoom_gateway::proto::{self as pb, event::Event as Arm};
use kiwoom_gateway::{Client, Event, Interest, RealtimeType};
use tokio::net::TcpListener;
use tonic::codegen::BoxStream;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Response, Status, async_trait};

const EVENTS: u64 = 2_000_000;
const ROUNDS: usize = 5;
const BATCH: u64 = 16;

struct Gateway;

fn trade(sequence: u64) -> pb::Event {
    let trade = pb::Trade {
        current_price: Some(71_000),
        current_price_direction: 1,
        quantity: Some(5),
        aggressor_side: 1,
        trade_time: Some(pb::TimeOfDay { hours: 10, ..Default::default() }),
        cumulative_volume: Some(1_234_567),
        change: Some(500),
        change_rate: Some(0.71),
        best_ask_price: Some(71_000),
        best_bid_price: Some(70_900),
        open_price: Some(70_500),
        high_price: Some(71_200),
        low_price: Some(70_300),
        ..Default::default()
    };
    pb::Event {
        item: "005930".into(),
        epoch: 5,
        sequence,
        received_time: Some(prost_types::Timestamp { seconds: 1_784_509_200, nanos: 123_456_789 }),
        event: Some(Arm::Trade(Box::new(trade))),
        ..Default::default()
    }
}

#[async_trait]
impl MarketDataService for Gateway {
    async fn subscribe(
        &self,
        _: Request<pb::SubscribeRequest>,
    ) -> Result<Response<BoxStream<pb::SubscribeResponse>>, Status> {
        let acknowledgement = pb::Acknowledgement { subscription_id: "1".into(), ..Default::default() };
        let registration = pb::Registration { r#type: 1011, item: "005930".into(), epoch: 5, ..Default::default() };
        let notices =
            [Arm::Acknowledgement(acknowledgement), Arm::Live(pb::LiveNotice { registrations: vec![registration] })];
        let events = notices.map(|arm| pb::Event { event: Some(arm), ..Default::default() }).to_vec();
        let first = std::iter::once(pb::SubscribeResponse { events });
        let batches = (0..)
            .map(|batch| pb::SubscribeResponse { events: (1..=BATCH).map(|it| trade(batch * BATCH + it)).collect() });
        Ok(Response::new(Box::pin(tokio_stream::iter(first.chain(batches).map(Ok)))))
    }
}

/// Runs on a thread of its own.
fn serve() -> String {
    let (address, bound) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            address.send(listener.local_addr().expect("an address").to_string()).expect("a receiver");
            let server = tonic::transport::Server::builder().add_service(MarketDataServiceServer::new(Gateway));
            // As the gateway does: a small packet does not wait for the acknowledgement of the one before.
            server.serve_with_incoming(TcpIncoming::from(listener).with_nodelay(Some(true))).await.expect("a server");
        });
    });
    bound.recv().expect("an address")
}

/// What the kernel has charged this thread for. The time of waiting for the gateway does not count.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    Duration::from_nanos(text.split(' ').next().and_then(|it| it.parse().ok()).expect("nanoseconds"))
}

async fn stub(address: &str) -> i64 {
    let mut client = MarketDataServiceClient::connect(format!("http://{address}")).await.expect("a connection");
    let mut stream = client.subscribe(pb::SubscribeRequest::default()).await.expect("a stream").into_inner();
    let (mut count, mut sum) = (0, 0);
    while count < EVENTS {
        for event in stream.message().await.expect("a message").expect("not the end").events {
            if let Some(Arm::Trade(trade)) = event.event {
                sum += trade.current_price();
                count += 1;
            }
        }
    }
    sum
}

async fn library(address: &str) -> i64 {
    let client = Client::builder().address(address).build().expect("a client");
    let mut events = client.subscribe([Interest::new(RealtimeType::Trade, ["005930"])]).expect("a subscription");
    let (mut count, mut sum) = (0, 0);
    while count < EVENTS {
        if let Event::Trade(trade) = events.next().await.expect("not the end").expect("an event") {
            sum += trade.current_price().map_or(0, |it| it.value);
            count += 1;
        }
    }
    sum
}

fn main() {
    let address = serve();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let measure = |name: &str, run: &dyn Fn() -> i64| {
        let (begin, cpu) = (Instant::now(), cpu_time());
        assert_eq!(run(), 71_000 * EVENTS.cast_signed());
        let spent = (cpu_time() - cpu).as_secs_f64();
        #[allow(clippy::cast_precision_loss)]
        let rate = EVENTS as f64 / spent;
        println!("{name}: {rate:.0} events per second of CPU, in {:.1} s", begin.elapsed().as_secs_f64());
        rate
    };
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let bare = measure("bare stub", &|| runtime.block_on(stub(&address)));
        let full = measure("library", &|| runtime.block_on(library(&address)));
        ratios.push(full / bare);
    }
    ratios.sort_by(f64::total_cmp);
    println!("library : bare stub = {:.2} (median of {ROUNDS})", ratios[ROUNDS / 2]);
}
