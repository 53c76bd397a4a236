"""Tables, with values written by hand."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from kiwoom_gateway import SEOUL, GapNotice, GetSectorPriceResponse, OrderBook, SectorIntradayPrice, Trade
from kiwoom_gateway.frames import to_arrow, to_pandas, to_polars
from kiwoom_gateway.proto import event_pb2, notice_pb2, sector_price_pb2, types_pb2


def trade(sequence: int, **fields: Any) -> Trade:
    event = event_pb2.Event(item="005930", epoch=7, sequence=sequence)
    # 10:00:00.000000123 in Seoul on 2026-07-20
    event.received_time.seconds, event.received_time.nanos = 1_784_509_200, 123
    for name, value in fields.items():
        setattr(event.trade, name, value)
    return Trade(event, event.trade)


def book() -> OrderBook:
    event = event_pb2.Event(item="005930", epoch=7, sequence=1)
    for price in (6500, 6510, 6520):
        event.order_book.asks.add(price=price, price_direction=types_pb2.DIRECTION_UP, quantity=price - 6000)
    event.order_book.bids.add(price=6490, quantity=2)
    event.order_book.total_ask_quantity = 4343
    return OrderBook(event, event.order_book)


GAP = GapNotice(notice_pb2.GapNotice(reason="lost"))


def test_a_column_for_each_field_with_its_sign_beside_it() -> None:
    up = types_pb2.DIRECTION_UP
    table = to_arrow(
        [trade(1, current_price=71000, current_price_direction=up, change_rate=-0.24), GAP, trade(2)], Trade
    )
    rows = table.select(["item", "epoch", "sequence", "current_price", "current_price_direction", "change_rate"])
    assert rows.to_pylist() == [
        {"item": "005930", "epoch": 7, "sequence": 1, "current_price": 71000, "current_price_direction": "UP",
         "change_rate": -0.24},
        {"item": "005930", "epoch": 7, "sequence": 2, "current_price": None, "current_price_direction": None,
         "change_rate": None},
    ]  # fmt: skip


def test_units_and_korean_names_are_metadata() -> None:
    schema = to_arrow([trade(1)]).schema
    assert schema.field("current_price").metadata == {b"unit": b"krw", b"ko": "현재가".encode(), b"fid": b"10"}
    assert schema.metadata[b"class"] == b"Trade"
    assert to_pandas([trade(1)]).attrs["change_rate"]["unit"] == "percent"


def test_the_schema_does_not_depend_on_the_values() -> None:
    full = trade(1, current_price=1, change_rate=1.0, market_session=2, aggressor_side=1, quantity=3)
    assert to_arrow([full]).schema.equals(to_arrow([], Trade).schema, check_metadata=True)


def test_times_keep_their_nanoseconds_and_have_the_date_of_the_receipt() -> None:
    one = trade(1)
    one.raw.trade_time.hours, one.raw.trade_time.minutes = 9, 59
    table = to_arrow([one])
    assert table["received_time"].cast("int64").to_pylist() == [1_784_509_200_000_000_123]
    assert to_polars([one])["trade_time"].to_list() == [datetime.datetime(2026, 7, 20, 9, 59, tzinfo=SEOUL)]


def test_exact_decimals() -> None:
    table = to_arrow([trade(1, change_rate=-0.24)], decimals="exact")
    assert table["change_rate"].to_pylist() == [Decimal("-0.24")]


def test_levels_are_lists() -> None:
    (row,) = to_polars([book()]).select("asks_price", "asks_price_direction", "bids_quantity").to_dicts()
    assert row == {"asks_price": [6500, 6510, 6520], "asks_price_direction": ["UP"] * 3, "bids_quantity": [2]}


def test_levels_are_rows() -> None:
    frame = to_polars([book(), book()], levels="rows").select("level", "asks_price", "bids_price", "total_ask_quantity")
    one = [(1, 6500, 6490, 4343), (2, 6510, None, 4343), (3, 6520, None, 4343)]
    assert frame.rows() == one + one


def test_an_answer_is_the_table_of_its_list_unless_asked_otherwise() -> None:
    raw = sector_price_pb2.GetSectorPriceResponse(current_price=1762.61)
    raw.received_time.seconds = 1_784_509_200
    raw.intraday.add(current_price=1762.61).time.hours = 9
    raw.intraday.add().time.marker = types_pb2.TIME_MARKER_CLOSING_AUCTION
    answer = GetSectorPriceResponse(raw)
    for table in (to_arrow(answer), to_arrow(answer.intraday), to_arrow(answer, SectorIntradayPrice)):
        assert table["time_marker"].to_pylist() == [None, "CLOSING_AUCTION"]
        assert table["time"].to_pylist()[1] is None
    assert to_arrow(answer, GetSectorPriceResponse)["current_price"].to_pylist() == [1762.61]


def test_absent_integers_stay_integers_in_pandas() -> None:
    frame = to_pandas([trade(1, current_price=71000), trade(2)])
    assert str(frame["current_price"].dtype) == "int64[pyarrow]"
    assert frame["current_price"].sum() == 71000


def test_only_the_columns_that_are_asked_for() -> None:
    names = to_arrow([trade(1)], columns=["current_price", "change"]).column_names
    assert names[9:] == ["current_price", "current_price_direction", "change"]
    with pytest.raises(ValueError, match='Trade has no field "price": see Trade.FIELDS.'):
        to_arrow([trade(1)], columns=["price"])


def test_what_was_not_parsed_is_json() -> None:
    one = trade(1)
    one.raw.unparsed["99999"] = "새 값"
    assert to_arrow([one, trade(2)])["unparsed"].to_pylist() == ['{"99999": "새 값"}', None]


@pytest.mark.parametrize(("values", "names"), [([trade(1), GAP], "GapNotice, Trade"), ([], "nothing")])
def test_a_table_has_one_class(values: list[Any], names: str) -> None:
    with pytest.raises(ValueError, match=f"these are of {names}"):
        to_arrow(values)
