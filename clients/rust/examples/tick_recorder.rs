//! Writes trades as CSV, and continues where it ended the last time.
//!
//!     cargo run --example tick_recorder -- ticks.csv 1000 005930 000660     for 1000 trades

use std::fs::OpenOptions;
use std::io::{BufWriter, Write};

use kiwoom_gateway::{Client, Event, Interest, Json, Positions, RealtimeType, SlowReaderPolicy};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "Usage: tick_recorder FILE COUNT ITEM…";
    let (file, count) = (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?.parse::<u64>()?);
    let positions_file = format!("{file}.positions");
    // A recorder must not miss anything: when it is slow, it is disconnected and resumes.
    let mut options = Client::from_env()?
        .subscription([Interest::new(RealtimeType::Trade, arguments)])
        .slow_reader_policy(SlowReaderPolicy::Disconnect);
    if let Ok(positions) = Positions::read(&positions_file) {
        options = options.resume_from(positions);
    }
    let mut events = options.start()?;
    let mut output = BufWriter::new(OpenOptions::new().create(true).append(true).open(file)?);
    let mut written = 0;
    while written < count {
        let Some(event) = events.next().await else { break };
        match event? {
            Event::Trade(trade) if !trade.snapshot => {
                let time = trade.received_time.as_ref().map(Json::to_json).unwrap_or_default();
                let price = trade.current_price().map_or(0, |it| it.value);
                let quantity = trade.quantity().map_or(0, |it| it.value);
                let side = trade.quantity().and_then(|it| it.side).map_or("", |it| it.name());
                writeln!(output, "{time},{},{price},{quantity},{side},{}", trade.item, trade.sequence)?;
                written += 1;
            }
            // A line of its own: whoever reads the file must know that trades may be missing here.
            Event::Gap(gap) => writeln!(output, "# gap: {}", gap.reason())?,
            Event::Disconnected(notice) => eprintln!("{}; again in {:?}", notice.error, notice.retry_after),
            _ => {}
        }
    }
    output.flush()?;
    events.positions().write(positions_file)?;
    Ok(())
}
