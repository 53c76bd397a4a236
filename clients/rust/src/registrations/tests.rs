//! Narrated streams of one stock, and what the client makes of them.

use super::*;
use crate::interest::Interest;

const TRADE: i32 = 1011;
const MARKET_STATUS: i32 = 1054;

fn second(seconds: i64) -> prost_types::Timestamp {
    prost_types::Timestamp { seconds, nanos: 0 }
}

fn registration(kind: i32, item: &str, epoch: u64) -> pb::Registration {
    pb::Registration { r#type: kind, item: item.into(), epoch, session: "default".into() }
}

fn notice(arm: Arm) -> pb::Event {
    pb::Event { event: Some(arm), ..Default::default() }
}

fn live(epoch: u64) -> pb::Event {
    notice(Arm::Live(pb::LiveNotice { registrations: vec![registration(TRADE, "005930", epoch)] }))
}

fn gap(epoch: u64) -> pb::Event {
    let registrations = vec![registration(TRADE, "005930", epoch)];
    notice(Arm::Gap(pb::GapNotice { registrations, end_time: Some(second(77)), ..Default::default() }))
}

fn gap_of_all() -> pb::Event {
    notice(Arm::Gap(pb::GapNotice { end_time: Some(second(77)), ..Default::default() }))
}

fn resumption(outcome: pb::ResumptionOutcome, epoch: u64) -> pb::Event {
    let registration = Some(registration(TRADE, "005930", epoch));
    let result = pb::ResumptionResult { registration, outcome: outcome.into(), replayed_count: 0 };
    notice(Arm::Resumption(pb::ResumptionNotice { results: vec![result] }))
}

fn trade(epoch: u64, sequence: u64, skipped: u64) -> pb::Event {
    pb::Event {
        item: "005930".into(),
        epoch,
        sequence,
        skipped,
        received_time: Some(second(sequence.cast_signed())),
        event: Some(Arm::Trade(Box::default())),
        ..Default::default()
    }
}

fn snapshot(epoch: u64, sequence: u64) -> pb::Event {
    pb::Event { snapshot: true, ..trade(epoch, sequence, 0) }
}

/// The position of the stock after these events: epoch, sequence and second of receipt.
fn position(events: &[pb::Event]) -> Option<(u64, u64, Option<i64>)> {
    let mut registrations = Registrations::default();
    for event in events {
        registrations.observe(event);
    }
    let positions = registrations.positions(&Interests::of(&[Interest::new(RealtimeType::Trade, ["005930"])]));
    let position = positions.0.first().map(|(_, it)| it)?;
    Some((position.epoch, position.sequence, position.received_time.map(|it| it.timestamp())))
}

#[test]
fn positions_follow_events_and_notices() {
    for (story, events, expected) in [
        ("nothing came", vec![], None),
        ("only live", vec![live(5)], Some((5, 0, None))),
        ("an event", vec![live(5), trade(5, 3, 0)], Some((5, 3, Some(3)))),
        ("live again in the same epoch", vec![live(5), trade(5, 3, 0), live(5)], Some((5, 3, Some(3)))),
        ("a gap with a new epoch", vec![live(5), trade(5, 3, 0), gap(6)], Some((6, 0, Some(77)))),
        ("a gap in the same epoch", vec![live(5), trade(5, 3, 0), gap(5)], Some((5, 3, Some(3)))),
        ("a gap of everything", vec![live(5), trade(5, 3, 0), gap_of_all()], Some((5, 3, Some(3)))),
        ("a gap that is not over", vec![live(5), trade(5, 3, 0), gap(0)], Some((5, 3, Some(3)))),
        ("a newer snapshot", vec![live(5), snapshot(5, 9)], Some((5, 9, Some(9)))),
        ("an older snapshot", vec![live(5), trade(5, 3, 0), snapshot(5, 2)], Some((5, 3, Some(3)))),
        ("a snapshot of an older epoch", vec![live(5), snapshot(4, 9)], Some((5, 0, None))),
    ] {
        assert_eq!(position(&events), expected, "{story}");
    }
}

#[test]
fn events_must_follow_each_other() {
    use pb::ResumptionOutcome::{Gap, NothingMissed, Resumed};
    // For each story: expected and actual sequence of the last event, if it is inconsistent.
    for (story, events, expected) in [
        ("the first after live may be any", vec![live(5), trade(5, 3, 0)], None),
        ("the next one", vec![live(5), trade(5, 3, 0), trade(5, 4, 0)], None),
        ("one is missing", vec![live(5), trade(5, 3, 0), trade(5, 5, 0)], Some((Some(4), 5))),
        ("one is skipped", vec![live(5), trade(5, 3, 0), trade(5, 5, 1)], None),
        ("one too many is skipped", vec![live(5), trade(5, 3, 0), trade(5, 5, 2)], Some((Some(6), 5))),
        ("one twice", vec![live(5), trade(5, 3, 0), trade(5, 3, 0)], Some((Some(4), 3))),
        ("no notice before it", vec![trade(5, 1, 0)], Some((None, 1))),
        ("an epoch without a notice", vec![live(5), trade(5, 3, 0), trade(6, 1, 0)], Some((None, 1))),
        ("an epoch after a gap", vec![live(5), trade(5, 3, 0), gap(6), trade(6, 8, 0)], None),
        ("a gap within the epoch", vec![live(5), trade(5, 3, 0), gap(5), trade(5, 9, 0)], None),
        ("back within the epoch", vec![live(5), trade(5, 3, 0), gap(5), trade(5, 2, 0)], Some((Some(4), 2))),
        (
            "a gap of everything continues",
            vec![live(5), trade(5, 3, 0), gap_of_all(), trade(5, 5, 0)],
            Some((Some(4), 5)),
        ),
        ("a snapshot is not checked", vec![live(5), trade(5, 3, 0), snapshot(5, 1), trade(5, 4, 0)], None),
        ("resumed", vec![live(5), trade(5, 3, 0), resumption(Resumed, 5), trade(5, 4, 0)], None),
        (
            "resumed, with a loss",
            vec![live(5), trade(5, 3, 0), resumption(Resumed, 5), trade(5, 6, 0)],
            Some((Some(4), 6)),
        ),
        ("nothing missed", vec![live(5), trade(5, 3, 0), resumption(NothingMissed, 5), trade(5, 4, 0)], None),
        (
            "resumed from a snapshot",
            vec![live(5), snapshot(5, 3), resumption(Resumed, 5), trade(5, 5, 0)],
            Some((Some(4), 5)),
        ),
        ("resumed from a live notice", vec![live(5), resumption(Resumed, 5), trade(5, 5, 0)], None),
        ("not resumed", vec![live(5), trade(5, 3, 0), resumption(Gap, 5), trade(5, 9, 0)], None),
    ] {
        let mut registrations = Registrations::default();
        let mut last = None;
        for event in &events {
            assert_eq!(last, None, "{story}: before the last event");
            last = registrations.observe(event).map(|it| (it.expected, it.actual));
        }
        assert_eq!(last, expected, "{story}");
    }
}

#[test]
fn a_type_of_the_whole_market_has_one_position() {
    let mut registrations = Registrations::default();
    let registration = registration(MARKET_STATUS, "", 5);
    registrations.observe(&notice(Arm::Live(pb::LiveNotice { registrations: vec![registration] })));
    for (sequence, item) in [(1, "KRX"), (2, "NXT")] {
        let event = Some(Arm::MarketStatus(Box::default()));
        let wrong = registrations.observe(&pb::Event { item: item.into(), event, ..trade(5, sequence, 0) });
        assert_eq!(wrong, None);
    }
    let interests = Interests::of(&[Interest::whole(RealtimeType::MarketStatus)]);
    let positions = registrations.positions(&interests);
    assert_eq!(positions.0.len(), 1);
    assert_eq!((positions.0[0].1.item.as_str(), positions.0[0].1.sequence), ("", 2));
}

#[test]
fn an_event_that_does_not_follow_has_no_position_until_the_user_gets_it() {
    let mut registrations = Registrations::default();
    let interests = Interests::of(&[Interest::new(RealtimeType::Trade, ["005930"])]);
    registrations.observe(&live(5));
    registrations.observe(&trade(5, 3, 0));
    assert!(registrations.observe(&trade(5, 7, 0)).is_some());
    assert_eq!(registrations.positions(&interests).0[0].1.sequence, 3);
    registrations.accept(&trade(5, 7, 0));
    assert_eq!(registrations.positions(&interests).0[0].1.sequence, 7);
}

#[test]
fn a_type_of_an_account_has_a_position_for_each_session() {
    let mut registrations = Registrations::default();
    for (session, sequence) in [("alice", 4), ("bob", 9)] {
        let event = Some(Arm::OrderUpdate(Box::default()));
        let event = pb::Event { session: session.into(), event, ..trade(5, sequence, 0) };
        assert!(registrations.observe(&event).is_some(), "no notice has come");
        registrations.accept(&event);
    }
    let positions = registrations.positions(&Interests::of(&[Interest::whole(RealtimeType::OrderUpdate)]));
    let read: Vec<_> = positions.iter().map(|(_, it)| (it.item.as_str(), it.session.as_str(), it.sequence)).collect();
    assert_eq!(read, [("", "alice", 4), ("", "bob", 9)]);
}

#[test]
fn what_is_removed_loses_its_position_and_still_follows() {
    let mut registrations = Registrations::default();
    let interests = Interests::of(&[Interest::new(RealtimeType::Trade, ["005930"])]);
    registrations.observe(&live(5));
    registrations.observe(&trade(5, 3, 0));
    registrations.forget(&interests);
    assert_eq!(registrations.positions(&interests).0, []);
    assert_eq!(registrations.observe(&trade(5, 4, 0)), None, "one that had waited");
    assert_eq!(registrations.positions(&Interests::default()).0, [], "it is no interest any more");
}
