//! Queries of a fake gateway, with a paused clock.

use std::collections::HashMap;
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use tokio::time::Instant;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

use crate::contract::{Exchange, GetSectorStocksRequest, Market};
use crate::fake::Fake;
use crate::proto as pb;

fn request() -> GetSectorStocksRequest {
    GetSectorStocksRequest::new(Market::Kospi, "001", Exchange::Krx)
}

fn page(codes: &[&str], next: &str) -> pb::GetSectorStocksResponse {
    let stock = |code: &&str| pb::SectorStock { stock_code: Some((*code).to_owned()), ..Default::default() };
    pb::GetSectorStocksResponse {
        stocks: codes.iter().map(stock).collect(),
        next_page_token: next.to_owned(),
        ..Default::default()
    }
}

fn refused(reason: &str, delay: Duration) -> Status {
    let mut details = ErrorDetails::new();
    details.set_error_info(reason, "kiwoom.v1", HashMap::new());
    details.set_retry_info(Some(delay));
    Status::with_error_details(Code::ResourceExhausted, "later", details)
}

#[tokio::test(start_paused = true)]
async fn the_elements_of_all_pages() {
    let fake = Fake::new([]);
    for (codes, next) in [(&["a", "b"][..], "1"), (&[][..], "2"), (&["c"][..], "")] {
        fake.answer(Ok(page(codes, next)));
    }
    let stocks = fake.client().sector().get_sector_stocks_pages(request()).elements();
    let stocks: Vec<_> = stocks.try_collect().await.expect("all pages");
    let codes: Vec<_> = stocks.iter().filter_map(|it| it.stock_code()).collect();
    assert_eq!(codes, ["a", "b", "c"]);
    let tokens: Vec<_> = fake.queries().iter().map(|it| it.page_token.clone()).collect();
    assert_eq!(tokens, ["", "1", "2"]);
    assert!(fake.queries().iter().all(|it| it.sector_code.as_deref() == Some("001")));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_returns_ends_the_pages() {
    let fake = Fake::new([]);
    for next in ["1", "2", "1"] {
        fake.answer(Ok(page(&["a"], next)));
    }
    let mut pages = fake.client().sector().get_sector_stocks_pages(request());
    for _ in 0..3 {
        pages.next().await.expect("a page").expect("a page");
    }
    assert_eq!(pages.next().await.expect("an error").expect_err("an error").code(), Code::DataLoss);
    assert!(pages.next().await.is_none());
    assert_eq!(fake.queries().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_the_pages() {
    let fake = Fake::new([]);
    fake.answer(Ok(page(&["a"], "1")));
    fake.answer(Err(Status::internal("unreadable")));
    let mut stocks = fake.client().sector().get_sector_stocks_pages(request()).elements();
    stocks.next().await.expect("an element").expect("an element");
    assert_eq!(stocks.next().await.expect("an error").expect_err("an error").code(), Code::Internal);
    assert!(stocks.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn only_a_refused_quota_is_waited_for_and_only_if_asked_for() {
    // Whether to wait, the reason, the delay, and after how many calls the query succeeds.
    for (wait, reason, delay, calls) in [
        (true, "LOCAL_RATE_LIMIT", 5, Some(2)),
        (true, "BROKER_RATE_LIMIT", 5, Some(2)),
        (true, "BROKER_RATE_LIMIT", 31, None),
        (true, "SHARE_EXCEEDED", 5, None),
        (false, "BROKER_RATE_LIMIT", 5, None),
    ] {
        let fake = Fake::new([]);
        fake.answer(Err(refused(reason, Duration::from_secs(delay))));
        fake.answer(Ok(page(&["a"], "")));
        let begin = Instant::now();
        let answer = fake.client().sector().wait_for_quota(wait).get_sector_stocks(request()).await;
        let story = format!("{wait} {reason} {delay}");
        match calls {
            Some(calls) => {
                assert_eq!(answer.expect(&story).stocks().len(), 1);
                assert_eq!((fake.queries().len(), begin.elapsed().as_secs()), (calls, delay), "{story}");
            }
            None => {
                assert_eq!(answer.expect_err(&story).reason(), reason);
                assert_eq!((fake.queries().len(), begin.elapsed().as_secs()), (1, 0), "{story}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_has_a_deadline() {
    for (timeout, seconds) in [(None, 30), (Some(3), 3)] {
        let fake = Fake::new([]);
        let mut queries = fake.client().sector();
        if let Some(timeout) = timeout {
            queries = queries.timeout(Duration::from_secs(timeout));
        }
        let begin = Instant::now();
        let error = queries.get_sector_stocks(request()).await.expect_err("nobody answers");
        assert_eq!(error.code(), Code::DeadlineExceeded);
        assert_eq!(begin.elapsed().as_secs(), seconds);
    }
}
