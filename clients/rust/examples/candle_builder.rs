//! Builds candles of a second from trades.
//!
//!     cargo run --example candle_builder -- 005930 3     three candles

use kiwoom_gateway::chrono::Timelike;
use kiwoom_gateway::{Client, Data, Event, Interest, RealtimeType, SeoulTime, Trade};

struct Candle {
    begin: SeoulTime,
    open: i64,
    high: i64,
    low: i64,
    close: i64,
    volume: i64,
    complete: bool,
}

impl Candle {
    fn of(begin: SeoulTime, price: i64) -> Self {
        Self { begin, open: price, high: price, low: price, close: price, volume: 0, complete: true }
    }

    fn add(&mut self, price: i64, quantity: i64) {
        self.high = self.high.max(price);
        self.low = self.low.min(price);
        self.close = price;
        self.volume += quantity;
    }

    fn print(&self) {
        let Self { open, high, low, close, volume, .. } = self;
        let note = if self.complete { "" } else { " (trades are missing)" };
        println!(
            "{} open {open} high {high} low {low} close {close} volume {volume}{note}",
            self.begin.format("%H:%M:%S")
        );
    }
}

/// The second, price and quantity of a trade.
fn tick(trade: &Data<Trade>) -> Option<(SeoulTime, i64, i64)> {
    let second = trade.received_time?.with_nanosecond(0)?;
    Some((second, trade.current_price()?.value, trade.quantity()?.value))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let item = arguments.next().ok_or("Usage: candle_builder ITEM COUNT")?;
    let mut left: u32 = arguments.next().ok_or("Usage: candle_builder ITEM COUNT")?.parse()?;
    let mut events = Client::from_env()?.subscribe([Interest::new(RealtimeType::Trade, [item])])?;
    let mut candle: Option<Candle> = None;
    while let Some(event) = events.next().await {
        match event? {
            Event::Trade(trade) => {
                let Some((second, price, quantity)) = tick(&trade).filter(|_| !trade.snapshot) else { continue };
                if candle.as_ref().is_some_and(|it| it.begin < second) {
                    candle.take().iter().for_each(Candle::print);
                    left -= 1;
                    if left == 0 {
                        return Ok(());
                    }
                }
                let current = candle.get_or_insert_with(|| Candle::of(second, price));
                current.add(price, quantity);
                current.complete &= trade.skipped == 0;
            }
            Event::Gap(_) => candle.iter_mut().for_each(|it| it.complete = false),
            _ => {}
        }
    }
    Ok(())
}
