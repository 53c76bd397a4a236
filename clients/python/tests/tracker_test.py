"""Positions and consistency, event by event."""

from __future__ import annotations

from typing import Any

import pytest

from kiwoom_gateway import Inconsistent, Interest, MarketStatus, RealtimeType, StreamPosition, Trade
from kiwoom_gateway.decoder import Decoder
from kiwoom_gateway.interest_set import InterestSet
from kiwoom_gateway.proto import event_pb2, notice_pb2
from kiwoom_gateway.tracker import Tracker
from tests.fakes.events import EPOCH, gap, live, registration, response, resumption, trade

KEY = (RealtimeType.TRADE, "005930", "")
NEXT = EPOCH + 5
RESUMED, GAP = notice_pb2.RESUMPTION_OUTCOME_RESUMED, notice_pb2.RESUMPTION_OUTCOME_GAP


def refused() -> event_pb2.Event:
    return event_pb2.Event(refused=notice_pb2.RefusedNotice(registrations=[registration("005930", 0)]))


def run(*events: event_pb2.Event, interests: tuple[Interest, ...] = (Trade.of("005930"),)) -> tuple[Tracker, list[Any]]:
    tracker = Tracker(InterestSet(interests))
    found = list(Decoder(tracker, heartbeats=False).events(response(*events)))
    return tracker, [event for event in found if isinstance(event, Inconsistent)]


@pytest.mark.parametrize(
    ("name", "events", "expected"),
    [
        ("in order", [live("005930"), trade("005930", 1), trade("005930", 2)], None),
        ("joins a registration that others have", [live("005930"), trade("005930", 9), trade("005930", 10)], None),
        ("skipped accounts for it", [trade("005930", 1), trade("005930", 4, skipped=2)], None),
        ("one is missing", [trade("005930", 1), trade("005930", 3)], (EPOCH, 2, 3)),
        ("skipped is too many", [trade("005930", 1), trade("005930", 3, skipped=2)], (EPOCH, 4, 3)),
        ("comes twice", [trade("005930", 1), trade("005930", 1)], (EPOCH, 2, 1)),
        ("a new epoch without a notice", [trade("005930", 1), trade("005930", 1, epoch=NEXT)], (EPOCH, 0, 1)),
        ("another epoch than the notice's", [live("005930"), trade("005930", 1, epoch=NEXT)], (EPOCH, 0, 1)),
        ("a renewed registration",
         [trade("005930", 8), gap("005930", epoch=NEXT), trade("005930", 1, epoch=NEXT)], None),
        ("renewed, and its first is missing",
         [trade("005930", 8), gap("005930", epoch=NEXT), trade("005930", 2, epoch=NEXT)], (NEXT, 1, 2)),
        ("a gap within the epoch", [trade("005930", 8), gap("005930"), trade("005930", 20)], None),
        ("a gap of nobody in particular", [trade("005930", 8), gap(), trade("005930", 9)], None),
        ("a failed resumption",
         [trade("005930", 8), resumption("005930", GAP, epoch=NEXT), gap("005930", epoch=NEXT),
          trade("005930", 7, epoch=NEXT)], None),
        ("a resumption that goes on", [trade("005930", 8), resumption("005930", RESUMED), trade("005930", 9)], None),
        ("a resumption that loses one", [trade("005930", 8), resumption("005930", RESUMED), trade("005930", 10)],
         (EPOCH, 9, 10)),
        ("refused, then live",
         [trade("005930", 8), refused(), live("005930", epoch=NEXT), trade("005930", 4, epoch=NEXT)], None),
        ("snapshots do not count", [live("005930"), trade("005930", 5, snapshot=True), trade("005930", 9)], None),
        ("items count for themselves", [trade("005930", 1), trade("000660", 7), trade("005930", 2)], None),
    ],
)  # fmt: skip
def test_consistency(name: str, events: list[event_pb2.Event], expected: tuple[int, int, int] | None) -> None:
    _, found = run(*events, interests=(Trade.of("005930", "000660"),))
    got = [(one.expected_epoch, one.expected_sequence, one.sequence) for one in found]
    assert got == ([] if expected is None else [expected]), name


@pytest.mark.parametrize(
    ("name", "events", "epoch", "sequence", "seconds"),
    [
        ("a live notice", [live("005930")], EPOCH, 0, 0),
        ("an event", [live("005930"), trade("005930", 4)], EPOCH, 4, 1_790_000_004),
        ("a gap with another epoch", [trade("005930", 4), gap("005930", epoch=NEXT, end=77)], NEXT, 0, 77),
        ("a gap in the same epoch", [trade("005930", 4), gap("005930", end=77)], EPOCH, 4, 1_790_000_004),
        ("a live notice without an epoch", [trade("005930", 4), live("005930", epoch=0)], EPOCH, 4, 1_790_000_004),
        ("a snapshot", [trade("005930", 6, snapshot=True)], EPOCH, 6, 1_790_000_006),
        ("an older snapshot", [trade("005930", 6), trade("005930", 5, snapshot=True)], EPOCH, 6, 1_790_000_006),
    ],
)
def test_positions(name: str, events: list[event_pb2.Event], epoch: int, sequence: int, seconds: int) -> None:
    tracker, _ = run(*events)
    assert tracker.positions()[KEY] == StreamPosition("005930", epoch, sequence, seconds * 1_000_000_000), name


def test_a_type_without_items_has_a_position_without_an_item() -> None:
    event = event_pb2.Event(item="KRX", epoch=EPOCH, sequence=3)
    event.market_status.market_phase = "3"
    tracker, _ = run(event, interests=(MarketStatus.of(),))
    assert tracker.positions()[RealtimeType.MARKET_STATUS, "", ""].sequence == 3
    (resumed,) = tracker.resumed()
    assert (resumed.items, resumed.resume[0].item) == ((), "")


def test_events_of_a_removed_interest_leave_no_position() -> None:
    tracker, found = run(live("000660"), trade("000660", 1), trade("000660", 9))
    assert not tracker.positions() and not found
