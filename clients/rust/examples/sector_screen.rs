//! Lists the stocks of a sector that have risen most.
//!
//!     cargo run --example sector_screen -- KOSPI 001

use futures_util::TryStreamExt;
use kiwoom_gateway::{Client, Decimal, Exchange, GetSectorStocksRequest, Market};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let market = arguments.next().and_then(|it| Market::named(&it)).ok_or("Usage: sector_screen MARKET SECTOR")?;
    let sector = arguments.next().ok_or("Usage: sector_screen MARKET SECTOR")?;
    let queries = Client::from_env()?.sector().wait_for_quota(true);
    let request = GetSectorStocksRequest::new(market, sector, Exchange::Krx);
    let mut stocks: Vec<_> = queries.get_sector_stocks_pages(request).elements().try_collect().await?;
    let change = |stock: &kiwoom_gateway::SectorStock<'_>| stock.change_rate().unwrap_or(Decimal::ZERO);
    stocks.sort_by_key(|it| std::cmp::Reverse(change(it)));
    for stock in stocks.iter().take(10) {
        let price = stock.current_price().map_or(0, |it| it.value);
        println!(
            "{} {} {price} won {}%",
            stock.stock_code().unwrap_or("-"),
            stock.stock_name().unwrap_or("-"),
            change(stock)
        );
    }
    Ok(())
}
