//! A client of the gateway in Rust: one query, one that is refused, some trades, and the session that they came on.
//!
//!     cargo run -- 127.0.0.1:50051

use std::{env, error::Error, time::Duration};

use tonic::transport::{Channel, Endpoint};
use tonic_types::StatusExt;

use kiwoom::v1 as kw;
use kw::market_data_service_client::MarketDataServiceClient;
use kw::sector_service_client::SectorServiceClient;
use kw::session_service_client::SessionServiceClient;
use kw::trade_event::Event;

#[allow(dead_code)] // no client needs all of the contract
mod kiwoom {
    pub mod v1 {
        tonic::include_proto!("kiwoom.v1");
    }
}

type Outcome = Result<(), Box<dyn Error>>;

const WANTED_TRADES: usize = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let address = env::args().nth(1).ok_or("Usage: client HOST:PORT")?;
    // Plain text, as the gateway speaks it on the loopback address; https:// is for a gateway with a certificate.
    // The time limit holds for streams until they are open, not for what comes on them.
    let channel =
        Endpoint::from_shared(format!("http://{address}"))?.timeout(Duration::from_secs(60)).connect().await?;

    let mut sectors = SectorServiceClient::new(channel.clone());
    print_sector(&mut sectors).await?;
    print_refusal(&mut sectors).await?;
    print_trades(MarketDataServiceClient::new(channel.clone())).await?;
    print_sessions(SessionServiceClient::new(channel)).await
}

async fn print_sector(sectors: &mut SectorServiceClient<Channel>) -> Outcome {
    let request = kw::GetSectorPriceRequest {
        market: Some(kw::Market::Kospi as i32),
        sector_code: Some("001".into()),
        ..Default::default()
    };
    let sector = sectors.get_sector_price(request).await?.into_inner();
    // A field that the broker left blank is None; current_price() would call it zero.
    let price = sector.current_price.ok_or("the sector has no price")?;
    println!("sector 001: {price:.2} {}", sector.current_price_direction().as_str_name());
    Ok(())
}

async fn print_refusal(sectors: &mut SectorServiceClient<Channel>) -> Outcome {
    let request = kw::GetSectorPriceRequest::default(); // without what it requires
    let Err(refusal) = sectors.get_sector_price(request).await else {
        return Err("a query without a sector was not refused".into());
    };
    // One of kw::ErrorReason, without its prefix: programs decide by it, never by the message.
    let info = refusal.get_details_error_info().ok_or("a refusal without a reason")?;
    println!("refused: {:?} {}", refusal.code(), info.reason);
    for violation in refusal.get_details_bad_request().into_iter().flat_map(|it| it.field_violations) {
        println!("  {}: {}", violation.field, violation.description);
    }
    Ok(())
}

async fn print_trades(mut market_data: MarketDataServiceClient<Channel>) -> Outcome {
    let request = kw::SubscribeTradeRequest { items: vec!["005930".into(), "000660".into()], ..Default::default() };
    let mut stream = market_data.subscribe_trade(request).await?.into_inner();
    let mut trades = 0;
    while trades < WANTED_TRADES {
        let response = stream.message().await?.ok_or("the stream ended")?;
        for event in response.events {
            if event.skipped > 0 {
                println!("skipped: {} trades, this program is too slow", event.skipped);
            }
            match event.event {
                Some(Event::Trade(trade)) => {
                    let (price, quantity) = (trade.current_price(), trade.quantity());
                    let side = trade.aggressor_side().as_str_name();
                    println!("trade {}: {price} won x {quantity} {side}", event.item);
                    trades += 1;
                }
                Some(Event::Live(live)) => println!("live: {} registrations", live.registrations.len()),
                Some(Event::Refused(refused)) => {
                    return Err(format!("refused by the broker: {}", refused.broker_message).into());
                }
                Some(Event::Gap(_)) => println!("gap: trades may be missing before this point"),
                _ => {} // acknowledgement, heartbeat, and what later versions add
            }
        }
    }
    Ok(()) // the stream ends as it is dropped
}

async fn print_sessions(mut sessions: SessionServiceClient<Channel>) -> Outcome {
    let response = sessions.list_sessions(kw::ListSessionsRequest {}).await?.into_inner();
    for session in response.sessions {
        println!("session {}: {}", session.name, session.state().as_str_name());
    }
    Ok(())
}
