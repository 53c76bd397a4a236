//! Prints each volatility interruption (VI) of the market as it begins or ends.
//!
//!     cargo run --example vi_alert -- 1     the first one

use kiwoom_gateway::{Client, Event, Interest, RealtimeType};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut left: u32 = std::env::args().nth(1).ok_or("Usage: vi_alert COUNT")?.parse()?;
    let mut events = Client::from_env()?.subscribe([Interest::whole(RealtimeType::VolatilityInterruption)])?;
    while left > 0 {
        let Some(event) = events.next().await else { break };
        match event? {
            Event::VolatilityInterruption(vi) => {
                let end =
                    vi.release_time().map_or("begins".to_owned(), |it| format!("ends at {}", it.format("%H:%M:%S")));
                println!("VI of {}: {end}, {:?}", vi.stock_name().unwrap_or("-"), vi.trigger_price());
                left -= 1;
            }
            Event::Gap(gap) => println!("interruptions may be missing: {}", gap.reason()),
            _ => {}
        }
    }
    Ok(())
}
