//! The library and its examples against a simulated broker and a gateway.

mod house;
mod tls;

use std::process::Command;
use std::time::Duration;

use futures_util::TryStreamExt;
use house::House;
use kiwoom_gateway::{
    Client, Code, Event, Exchange, GetSectorPriceRequest, GetSectorStocksRequest, Interest, Market, RealtimeType,
};

fn client(house: &House) -> Client {
    Client::builder().address(&house.address).build().expect("a client")
}

#[tokio::test]
async fn trades_and_books_follow_each_other() {
    let Some(house) = House::start(&["--rate=200"]) else { return };
    let interests =
        [Interest::new(RealtimeType::Trade, ["005930", "000660"]), Interest::new(RealtimeType::OrderBook, ["005930"])];
    let mut events = client(&house).subscribe(interests).expect("a subscription");
    let (mut trades, mut books) = (0, 0);
    while trades < 50 || books < 50 {
        match events.next().await.expect("not the end").expect("an event") {
            Event::Trade(trade) => {
                assert!(trade.current_price().is_some_and(|it| it.value > 0), "{trade:?}");
                if let (Some(traded), Some(received)) = (trade.trade_time(), trade.received_time) {
                    assert!((received - traded).num_hours().abs() <= 12, "{trade:?}");
                }
                trades += 1;
            }
            Event::OrderBook(book) => {
                assert_eq!((book.asks().len(), book.bids().len()), (10, 10), "{book:?}");
                books += 1;
            }
            Event::Inconsistent(it) => panic!("{it:?}"),
            Event::Disconnected(it) => panic!("{it:?}"),
            _ => {}
        }
    }
    assert_eq!(events.positions().iter().count(), 3);
}

#[tokio::test]
async fn queries_pages_and_refusals() {
    let Some(house) = House::start(&[]) else { return };
    let sector = client(&house).sector().timeout(Duration::from_secs(60)).wait_for_quota(true);
    let price = sector.get_sector_price(GetSectorPriceRequest::new(Market::Kospi, "001")).await.expect("a price");
    assert_eq!(price.current_price().expect("a level").value.scale(), 2);
    let request = GetSectorStocksRequest::new(Market::Kospi, "001", Exchange::Krx);
    let stocks: Vec<_> = sector.get_sector_stocks_pages(request).elements().try_collect().await.expect("all pages");
    assert!(!stocks.is_empty());
    let error = sector.get_sector_price(GetSectorPriceRequest::default()).await.expect_err("refused");
    assert_eq!((error.code(), error.reason()), (Code::InvalidArgument, "REQUEST_INVALID"));
    assert!(error.violations().iter().any(|it| it.field == "sector_code"), "{error:?}");
}

/// What an example printed.
fn example(house: &House, name: &str, arguments: &[&str]) -> String {
    // Cargo builds the examples with the tests, beside this program's folder.
    let program = std::env::current_exe().expect("this program");
    let program = program.parent().and_then(|it| it.parent()).expect("its folder").join("examples").join(name);
    let output = Command::new(program).args(arguments).env("KIWOOM_GATEWAY", &house.address).output();
    let output = output.expect("cargo has built it");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_examples_do_what_they_say() {
    let Some(house) = House::start(&["--rate=200"]) else { return };
    let file = std::env::temp_dir().join(format!("kiwoom-ticks-{}.csv", std::process::id()));
    let path = file.to_str().expect("a path");
    for lines in [20, 40] {
        example(&house, "tick_recorder", &[path, "20", "005930"]);
        let text = std::fs::read_to_string(&file).expect("the ticks");
        assert_eq!(text.lines().filter(|it| !it.starts_with('#')).count(), lines);
    }
    std::fs::remove_file(&file).expect("the ticks");
    std::fs::remove_file(format!("{path}.positions")).expect("the positions");
    let candles = example(&house, "candle_builder", &["005930", "2"]);
    assert_eq!(candles.lines().filter(|it| it.contains(" open ") && it.contains(" volume ")).count(), 2, "{candles}");
    let books = example(&house, "order_book_watcher", &["005930", "2"]);
    assert_eq!(books.lines().filter(|it| it.starts_with("005930 bid ")).count(), 2, "{books}");
    let screen = example(&house, "sector_screen", &["KOSPI", "001"]);
    assert!(screen.lines().next().is_some_and(|it| it.ends_with('%')), "{screen}");
    let alerts = example(&house, "vi_alert", &["1"]);
    assert!(alerts.contains("VI of "), "{alerts}");
}
