"""Values: absent fields, metadata, patterns, copies, and how they look."""

from __future__ import annotations

import copy
import datetime
import pickle
from decimal import Decimal

import pytest

from kiwoom_gateway import (
    SEOUL,
    Acknowledgement,
    Direction,
    GapNotice,
    GetSectorPriceResponse,
    Market,
    Notice,
    OrderBook,
    OrderUpdate,
    Price,
    Quantity,
    RealtimeType,
    Side,
    TimeMarker,
    Trade,
)
from kiwoom_gateway.contract import events
from kiwoom_gateway.proto import event_pb2, notice_pb2, sector_price_pb2, types_pb2
from kiwoom_gateway.report import event_report, value_report


def trade() -> Trade:
    event = event_pb2.Event(item="005930", epoch=7, sequence=9, skipped=2)
    event.received_time.seconds, event.received_time.nanos = 1_784_509_200, 123_456_789
    raw = event.trade
    raw.current_price, raw.current_price_direction = 71000, types_pb2.DIRECTION_UP
    raw.quantity, raw.aggressor_side = 82, types_pb2.SIDE_BUY
    raw.change_rate = -0.24
    raw.trade_time.hours = 10
    raw.unparsed["99999"] = "new"
    return Trade(event, raw)


def test_present_and_absent() -> None:
    one = trade()
    assert (one.current_price, one.quantity, one.change_rate) == (71000, 82, Decimal("-0.24"))
    assert one.trade_time == datetime.datetime(2026, 7, 20, 10, tzinfo=SEOUL)
    assert (one.open_price, one.market_session, one.upper_limit_time, one.trade_time_marker) == (None,) * 4
    assert one.unparsed == {"99999": "new"}


def test_patterns() -> None:
    match trade():
        case Trade(
            item="005930", current_price=Price(direction=Direction.UP) as price, quantity=Quantity(side=Side.BUY)
        ):
            assert price == 71000
        case _:
            pytest.fail("no match")


def test_a_marker_stands_in_place_of_a_time() -> None:
    raw = sector_price_pb2.GetSectorPriceResponse()
    raw.received_time.seconds = 1_784_509_200
    raw.intraday.add().time.marker = types_pb2.TIME_MARKER_CLOSING_AUCTION
    raw.intraday.add().time.hours = 9
    answer = GetSectorPriceResponse(raw)
    assert [(one.time, one.time_marker) for one in answer.intraday] == [
        (None, TimeMarker.CLOSING_AUCTION), (datetime.datetime(2026, 7, 20, 9, tzinfo=SEOUL), None)]  # fmt: skip


def test_copies_are_equal_and_independent() -> None:
    one = trade()
    for made in (copy.copy(one), pickle.loads(pickle.dumps(one))):
        assert made == one and hash(made) == hash(one)
        assert made.raw_event is not one.raw_event
        assert made.trade_time == one.trade_time
    other = trade()
    other.raw_event.sequence = 10
    assert other != one and one != "005930"


def test_a_value_has_no_setters() -> None:
    with pytest.raises(AttributeError):
        trade().current_price = 5  # type: ignore[misc, assignment]


def test_what_it_looks_like() -> None:
    shown = repr(trade())
    assert shown.startswith(
        "Trade(item='005930', epoch=7, sequence=9, skipped=2, unparsed={'99999': 'new'}, trade_time="
    )
    assert "current_price=Price(71000, UP)" in shown and "open_price" not in shown
    html = trade()._repr_html_()
    assert "현재가" in html and "▲ 71,000" in html and "krw" in html


def test_account_numbers_are_not_shown() -> None:
    event = event_pb2.Event(account="12345678", session="main")
    event.order_update.account_number = "12345678"
    one = OrderUpdate(event, event.order_update)
    assert one.account_number == "12345678"
    assert "12345678" not in repr(one) + one._repr_html_()


def test_html_escapes_what_the_broker_wrote() -> None:
    one = trade()
    one.raw.unparsed["<script>"] = "<b>"
    assert "<script>" not in one._repr_html_()


def test_the_report_of_an_event() -> None:
    assert event_report(trade()) == {
        "kind": "trade", "item": "005930", "epoch": 7, "sequence": 9, "skipped": 2, "snapshot": False,
        "replayed": False, "received_time": "2026-07-20T10:00:00.123456789+09:00",
        "value": {
            "unparsed": {"99999": "new"}, "trade_time": "2026-07-20T10:00:00+09:00",
            "current_price": {"value": 71000, "direction": "UP"}, "change_rate": "-0.24",
            "quantity": {"value": 82, "side": "BUY"}}}  # fmt: skip


def test_the_report_of_a_notice() -> None:
    notice = notice_pb2.GapNotice(reason="lost")
    notice.registrations.add(type=1011, item="005930", epoch=7)
    notice.end_time.seconds = 1_784_509_200
    assert event_report(GapNotice(notice)) == {
        "kind": "gap", "registrations": [{"type": "TRADE", "item": "005930", "epoch": 7}],
        "end_time": "2026-07-20T10:00:00+09:00", "reason": "lost"}  # fmt: skip


def test_an_enum_grows() -> None:
    grown = Market(77)
    assert (grown.name, grown.value, repr(grown), Market(77) is grown) == ("UNKNOWN_77", 77, "Market.UNKNOWN_77", True)
    with pytest.raises(ValueError, match="'KOSPI' is not a valid Market"):
        Market("KOSPI")


def test_every_value_of_the_contract_can_be_read_when_it_is_empty() -> None:
    for arm, data in events.DATA.items():
        event = event_pb2.Event()
        getattr(event, arm).SetInParent()
        one = data(event, getattr(event, arm))
        assert one.TYPE.name == arm.upper() and events.REALTIME_TYPES[one.TYPE].data is data
        assert one.to_dict() == {"received_time": datetime.datetime(1970, 1, 1, 9, tzinfo=SEOUL)}
    for arm, notice in events.NOTICES.items():
        assert issubclass(notice, Notice)
        made = notice(getattr(event_pb2.Event(), arm))
        assert value_report(made) == {} and arm == made.ARM


def test_an_acknowledgement_has_interests_as_users_write_them() -> None:
    notice = notice_pb2.Acknowledgement(subscription_id="s-1")
    notice.interests.add(type=1013, items=["005930"]).min_interval.nanos = 500_000_000
    (interest,) = Acknowledgement(notice).interests
    assert interest == OrderBook.of("005930", min_interval=datetime.timedelta(seconds=0.5))
    assert interest.type is RealtimeType.ORDER_BOOK
