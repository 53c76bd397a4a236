//! Prints the best levels and the imbalance of an order book, at most twice a second.
//!
//!     cargo run --example order_book_watcher -- 005930 10     ten books

use std::time::Duration;

use kiwoom_gateway::{Client, Event, Interest, RealtimeType};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let item = arguments.next().ok_or("Usage: order_book_watcher ITEM COUNT")?;
    let mut left: u32 = arguments.next().ok_or("Usage: order_book_watcher ITEM COUNT")?.parse()?;
    let books = Interest::new(RealtimeType::OrderBook, [item]).min_interval(Duration::from_millis(500));
    let mut events = Client::from_env()?.subscribe([books])?;
    while left > 0 {
        let Some(event) = events.next().await else { break };
        if let Event::OrderBook(book) = event? {
            let best = |price: Option<kiwoom_gateway::Price>| price.map_or("-".to_owned(), |it| it.value.to_string());
            let ask = best(book.asks().next().and_then(|it| it.price()));
            let bid = best(book.bids().next().and_then(|it| it.price()));
            let asked: i64 = book.asks().filter_map(|it| it.quantity()).sum();
            let wanted: i64 = book.bids().filter_map(|it| it.quantity()).sum();
            println!("{} bid {bid} ask {ask} quantities {wanted} : {asked}", book.item);
            left -= 1;
        }
    }
    Ok(())
}
