//! Stories of subscriptions with a fake gateway and a paused clock.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::time::{Instant, timeout};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

use crate::contract::{Event, RealtimeType};
use crate::credentials::Token;
use crate::fake::{Fake, Script, acknowledgement, live, notice, trade};
use crate::interest::Interest;
use crate::position::StreamPosition;
use crate::positions::Positions;
use crate::proto as pb;
use crate::subscription::Subscription;
use crate::subscription_handle::SubscriptionHandle;
use pb::event::Event as Arm;

fn trades(items: &[&str]) -> [Interest; 1] {
    [Interest::new(RealtimeType::Trade, items.iter().copied())]
}

fn subscribe(fake: &Fake) -> Subscription {
    fake.client().subscribe(trades(&["005930"])).expect("a subscription")
}

/// The kinds of the next events.
async fn kinds(subscription: &mut Subscription, count: usize) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    for _ in 0..count {
        kinds.push(subscription.next().await.expect("not the end").expect("an event").kind());
    }
    kinds
}

fn delayed(code: Code, delay: Duration) -> Status {
    let mut details = ErrorDetails::new();
    details.set_retry_info(Some(delay));
    Status::with_error_details(code, "later", details)
}

fn beginning(id: &str) -> Vec<pb::Event> {
    vec![acknowledgement(id), live("005930", 5)]
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_ends_is_resumed_from_its_positions() {
    let mut first = beginning("1");
    first.extend([trade("005930", 5, 1), trade("005930", 5, 2)]);
    let fake = Fake::new([
        Script::Status(first, Status::unavailable("bye")),
        Script::Silent(vec![acknowledgement("2"), trade("005930", 5, 3)]),
    ]);
    let mut subscription = subscribe(&fake);
    assert_eq!(kinds(&mut subscription, 4).await, ["acknowledgement", "live", "trade", "trade"]);
    let Event::Disconnected(notice) = subscription.next().await.expect("not the end").expect("an event") else {
        panic!("no Disconnected");
    };
    assert_eq!((notice.error.code(), notice.error.message()), (Code::Unavailable, "bye"));
    assert!(notice.retry_after >= Duration::from_millis(100) && notice.retry_after <= Duration::from_millis(200));
    let before = Instant::now();
    assert_eq!(kinds(&mut subscription, 2).await, ["acknowledgement", "trade"]);
    // Timers have a resolution of a millisecond.
    assert!(
        before.elapsed() >= notice.retry_after && before.elapsed() <= notice.retry_after + Duration::from_millis(2)
    );
    let requests = fake.requests();
    assert_eq!(requests[0].interests[0].resume, []);
    let position = &requests[1].interests[0].resume[0];
    assert_eq!((position.item.as_str(), position.epoch, position.sequence), ("005930", 5, 2));
    assert_eq!(position.received_time.expect("a time").seconds, 1_784_509_200);
}

#[tokio::test(start_paused = true)]
async fn statuses_are_retried_or_end_the_subscription() {
    for (code, retried) in [
        (Code::Unavailable, true),
        (Code::ResourceExhausted, true),
        (Code::Aborted, true),
        (Code::Internal, true),
        (Code::Unknown, true),
        (Code::Cancelled, true),
        (Code::InvalidArgument, false),
        (Code::NotFound, false),
        (Code::PermissionDenied, false),
        (Code::Unauthenticated, false),
        (Code::FailedPrecondition, false),
        (Code::Unimplemented, false),
        (Code::DeadlineExceeded, false),
        (Code::DataLoss, false),
    ] {
        let fake = Fake::new([
            Script::Status(vec![acknowledgement("1")], Status::new(code, "so")),
            Script::Silent(vec![acknowledgement("2")]),
        ]);
        let mut subscription = subscribe(&fake);
        assert_eq!(kinds(&mut subscription, 1).await, ["acknowledgement"]);
        if retried {
            assert_eq!(kinds(&mut subscription, 2).await, ["disconnected", "acknowledgement"], "{code:?}");
        } else {
            let error = subscription.next().await.expect("an error").expect_err("an error");
            assert_eq!(error.code(), code);
            assert!(subscription.next().await.is_none(), "{code:?}: the end");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_ends_well_is_opened_again() {
    let fake = Fake::new([Script::Ok(beginning("1")), Script::Silent(beginning("2"))]);
    let mut subscription = subscribe(&fake);
    let expected = ["acknowledgement", "live", "disconnected", "acknowledgement"];
    assert_eq!(kinds(&mut subscription, 4).await, expected);
}

#[tokio::test(start_paused = true)]
async fn the_gateways_delay_is_the_least_pause() {
    let draining =
        pb::DrainingNotice { retry_delay: Some(prost_types::Duration { seconds: 8, nanos: 0 }), ..Default::default() };
    let drained = vec![acknowledgement("1"), notice(Arm::Draining(draining))];
    for (story, script, expected) in [
        ("RetryInfo", Script::Status(beginning("1"), delayed(Code::Unavailable, Duration::from_secs(7))), 7),
        ("a draining notice", Script::Status(drained, Status::unavailable("bye")), 8),
    ] {
        let fake = Fake::new([script, Script::Silent(beginning("2"))]);
        let mut subscription = subscribe(&fake);
        kinds(&mut subscription, 2).await;
        let Some(Ok(Event::Disconnected(notice))) = subscription.next().await else { panic!("{story}") };
        assert_eq!(notice.retry_after, Duration::from_secs(expected), "{story}");
        assert_eq!(kinds(&mut subscription, 1).await, ["acknowledgement"], "{story}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_connection_may_fail_for_a_while() {
    let fake = Fake::new([Script::Refused, Script::Refused, Script::Silent(beginning("1"))]);
    let mut subscription = subscribe(&fake);
    assert_eq!(kinds(&mut subscription, 3).await, ["disconnected", "disconnected", "acknowledgement"]);
}

#[tokio::test(start_paused = true)]
async fn without_an_acknowledgement_the_client_gives_up() {
    let begin = Instant::now();
    let fake = Fake::new(std::iter::repeat_with(|| Script::Refused).take(100));
    let mut subscription = subscribe(&fake);
    let error = loop {
        if let Err(error) = subscription.next().await.expect("an error") {
            break error;
        }
    };
    assert_eq!((error.code(), error.message()), (Code::Unavailable, "Nobody listens."));
    assert!(begin.elapsed() > Duration::from_secs(5) && begin.elapsed() <= Duration::from_secs(10));
    assert!(subscription.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_gateway_that_does_not_acknowledge_is_given_up() {
    let begin = Instant::now();
    let fake = Fake::new([Script::Silent(vec![])]);
    let mut subscription = subscribe(&fake);
    let error = subscription.next().await.expect("an error").expect_err("an error");
    assert_eq!(error.code(), Code::Unavailable);
    assert_eq!(begin.elapsed().as_secs(), 10);
}

#[tokio::test(start_paused = true)]
async fn after_an_acknowledgement_the_client_never_gives_up() {
    let mut scripts = vec![Script::Status(beginning("1"), Status::unavailable("bye"))];
    scripts.extend(std::iter::repeat_with(|| Script::Refused).take(200));
    scripts.push(Script::Silent(beginning("2")));
    let fake = Fake::new(scripts);
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 2).await;
    assert_eq!(kinds(&mut subscription, 201).await, vec!["disconnected"; 201]);
    assert_eq!(kinds(&mut subscription, 1).await, ["acknowledgement"]);
}

#[tokio::test(start_paused = true)]
async fn silence_for_thirty_seconds_is_a_lost_connection() {
    let fake = Fake::new([Script::Silent(beginning("1")), Script::Silent(beginning("2"))]);
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 2).await;
    let begin = Instant::now();
    assert_eq!(kinds(&mut subscription, 1).await, ["disconnected"]);
    assert_eq!(begin.elapsed().as_secs(), 30);
    fake.freed(1).await;
    assert_eq!(kinds(&mut subscription, 1).await, ["acknowledgement"]);
}

#[tokio::test(start_paused = true)]
async fn time_that_the_user_takes_is_no_silence() {
    let fake = Fake::new([Script::Silent(beginning("1"))]);
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 1).await;
    tokio::time::advance(Duration::from_secs(300)).await;
    assert_eq!(kinds(&mut subscription, 1).await, ["live"]);
    let waiting = timeout(Duration::from_secs(29), subscription.next()).await;
    assert!(waiting.is_err(), "the connection is as good as before");
}

#[tokio::test(start_paused = true)]
async fn dropping_the_subscription_frees_the_call() {
    let fake = Fake::new([Script::Silent(beginning("1"))]);
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 2).await;
    drop(subscription);
    timeout(Duration::from_secs(1), fake.freed(1)).await.expect("the gateway learns of it");
}

#[tokio::test(start_paused = true)]
async fn heartbeats_are_passed_on_if_asked_for() {
    let events = || vec![acknowledgement("1"), notice(Arm::Heartbeat(pb::Heartbeat::default())), live("005930", 5)];
    let fake = Fake::new([Script::Silent(events()), Script::Silent(events())]);
    let mut subscription = subscribe(&fake);
    assert_eq!(kinds(&mut subscription, 2).await, ["acknowledgement", "live"]);
    let mut subscription = fake.client().subscription(trades(&["005930"])).heartbeats().start().expect("options");
    assert_eq!(kinds(&mut subscription, 3).await, ["acknowledgement", "heartbeat", "live"]);
}

#[tokio::test(start_paused = true)]
async fn an_event_that_does_not_follow_is_told_before_it() {
    let mut events = beginning("1");
    events.extend([trade("005930", 5, 1), trade("005930", 5, 3)]);
    let fake = Fake::new([Script::Silent(events)]);
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 3).await;
    let Some(Ok(Event::Inconsistent(notice))) = subscription.next().await else { panic!("no Inconsistent") };
    assert_eq!((notice.item.as_str(), notice.expected, notice.actual), ("005930", Some(2), 3));
    assert_eq!(kinds(&mut subscription, 1).await, ["trade"]);
}

#[tokio::test(start_paused = true)]
async fn a_subscription_starts_from_positions() {
    let fake = Fake::new([Script::Silent(beginning("1"))]);
    let position = StreamPosition { item: "005930".into(), epoch: 4, sequence: 9, ..Default::default() };
    let positions = Positions(vec![(RealtimeType::Trade, position)]);
    let options = fake.client().subscription(trades(&["005930"])).resume_from(positions);
    let mut subscription = options.start().expect("options");
    kinds(&mut subscription, 1).await;
    assert_eq!(fake.requests()[0].interests[0].resume[0].sequence, 9);
}

#[tokio::test(start_paused = true)]
async fn a_change_goes_to_the_open_stream_and_is_kept() {
    let fake =
        Fake::new([Script::Status(beginning("one"), Status::unavailable("bye")), Script::Silent(beginning("two"))]);
    let mut subscription = subscribe(&fake);
    let handle = subscription.handle();
    kinds(&mut subscription, 2).await;
    tokio::spawn(async move {
        handle.add(trades(&["000660"])).await.expect("accepted");
        handle.remove(trades(&["005930"])).await.expect("accepted");
    })
    .await
    .expect("another task may change the subscription");
    let changes = fake.changes();
    assert_eq!((changes[0].subscription_id.as_str(), changes[0].add[0].items[0].as_str()), ("one", "000660"));
    assert_eq!((changes[1].subscription_id.as_str(), changes[1].remove[0].items[0].as_str()), ("one", "005930"));
    kinds(&mut subscription, 2).await;
    let request = &fake.requests()[1].interests;
    assert_eq!((request.len(), request[0].items.as_slice()), (1, &["000660".to_owned()][..]));
    assert_eq!(request[0].resume, [], "the removed interest has no position");
}

#[tokio::test(start_paused = true)]
async fn a_refused_change_changes_nothing() {
    let fake = Fake::new([Script::Silent(beginning("1"))]);
    fake.refuse_change(Status::invalid_argument("no"));
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 2).await;
    let error = subscription.handle().add(trades(&["x"])).await.expect_err("refused");
    assert_eq!(error.code(), Code::InvalidArgument);
    assert_eq!(subscription.handle().interests(), trades(&["005930"]));
}

#[tokio::test(start_paused = true)]
async fn a_change_while_the_stream_is_down_is_what_the_next_attempt_asks_for() {
    let fake = Fake::new([Script::Status(beginning("1"), Status::unavailable("bye")), Script::Silent(beginning("2"))]);
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 3).await;
    subscription.handle().add(trades(&["000660"])).await.expect("nobody to ask");
    kinds(&mut subscription, 1).await;
    assert_eq!(fake.changes(), []);
    assert_eq!(fake.requests()[1].interests[0].items, ["000660", "005930"]);
}

#[tokio::test(start_paused = true)]
async fn a_change_of_a_stream_that_is_gone_makes_another_one() {
    let fake = Fake::new([Script::Silent(beginning("1")), Script::Silent(beginning("2"))]);
    fake.refuse_change(Status::not_found("no such stream"));
    let mut subscription = subscribe(&fake);
    kinds(&mut subscription, 2).await;
    subscription.handle().add(trades(&["000660"])).await.expect("the next stream has it");
    assert_eq!(kinds(&mut subscription, 2).await, ["disconnected", "acknowledgement"]);
    assert_eq!(fake.requests()[1].interests[0].items, ["000660", "005930"]);
}

#[tokio::test(start_paused = true)]
async fn a_change_between_the_request_and_its_acknowledgement_is_made_up_for() {
    let handle: Arc<Mutex<Option<SubscriptionHandle>>> = Arc::default();
    let late = handle.clone();
    let change = Box::new(move || {
        let handle = late.lock().expect("the handle").take().expect("the handle");
        handle.add(trades(&["000660"])).now_or_never().expect("no stream to ask").expect("no stream to ask");
        handle.remove(trades(&["005930"])).now_or_never().expect("no stream to ask").expect("no stream to ask");
    });
    let fake = Fake::new([Script::After(change, Box::new(Script::Silent(beginning("1"))))]);
    let mut subscription = subscribe(&fake);
    *handle.lock().expect("the handle") = Some(subscription.handle());
    kinds(&mut subscription, 1).await;
    assert_eq!(fake.requests()[0].interests[0].items, ["005930"]);
    let changes = fake.changes();
    assert_eq!((changes[0].subscription_id.as_str(), changes.len()), ("1", 1));
    assert_eq!((changes[0].add[0].items[0].as_str(), changes[0].remove[0].items[0].as_str()), ("000660", "005930"));
}

#[tokio::test(start_paused = true)]
async fn a_renewed_token_is_tried_once() {
    let path = std::env::temp_dir().join(format!("kiwoom-gateway-renewed-{}", std::process::id()));
    std::fs::write(&path, "old").expect("a file");
    // While the gateway refuses a token, the file gets another one.
    let refused = |next: &'static str| {
        let path = path.clone();
        let renew = Box::new(move || std::fs::write(&path, next).expect("a file"));
        Script::After(renew, Box::new(Script::Status(vec![], Status::unauthenticated("who are you?"))))
    };
    let bye = Script::Status(beginning("1"), Status::unavailable("bye"));
    let fake = Fake::new([bye, refused("new"), refused("newer")]);
    let client = fake.client_with(Token::File(path.clone()));
    let mut subscription = client.subscribe(trades(&["005930"])).expect("a subscription");
    let expected = ["acknowledgement", "live", "disconnected", "disconnected"];
    assert_eq!(kinds(&mut subscription, 4).await, expected);
    let error = subscription.next().await.expect("an error").expect_err("refused twice");
    std::fs::remove_file(&path).expect("the file");
    assert_eq!(error.code(), Code::Unauthenticated);
    assert_eq!(fake.tokens(), ["Bearer old", "Bearer old", "Bearer new"]);
}

#[tokio::test]
async fn types_of_accounts_have_streams_of_their_own() {
    let client = Fake::new([]).client();
    let order_updates = || Interest::whole(RealtimeType::OrderUpdate);
    let mixed = [order_updates(), Interest::new(RealtimeType::Trade, ["005930"])];
    assert_eq!(client.subscribe(mixed).expect_err("two streams").code(), Code::InvalidArgument);
    let subscription = client.subscribe([order_updates()]).expect("one stream");
    assert!(subscription.handle().add(trades(&["005930"])).await.is_err());
}
