"""Instants in Asia/Seoul."""

from __future__ import annotations

import datetime

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from kiwoom_gateway import SEOUL
from kiwoom_gateway.proto import types_pb2
from kiwoom_gateway.report import instant_text
from kiwoom_gateway.times import instant, joined, to_duration, to_timestamp

UTC = datetime.UTC


def ns(text: str) -> int:
    return int(datetime.datetime.fromisoformat(text).timestamp()) * 1_000_000_000


@pytest.mark.parametrize(
    ("received", "clock", "expected"),
    [
        ("2026-07-20T10:00:01+09:00", (10, 0, 0), "2026-07-20T10:00:00+09:00"),
        ("2026-07-20T08:59:59+09:00", (9, 0, 0), "2026-07-20T09:00:00+09:00"),
        ("2026-07-21T00:00:01+09:00", (23, 59, 59), "2026-07-20T23:59:59+09:00"),
        ("2026-07-20T23:59:59+09:00", (0, 0, 0), "2026-07-21T00:00:00+09:00"),
        ("2026-07-20T12:00:00+09:00", (0, 0, 0), "2026-07-20T00:00:00+09:00"),  # no other midnight is closer
        ("2026-07-20T12:00:01+09:00", (0, 0, 0), "2026-07-21T00:00:00+09:00"),
        ("2026-07-19T15:00:00+00:00", (0, 0, 0), "2026-07-20T00:00:00+09:00"),  # the date of Seoul, not of UTC
        ("2027-01-01T00:00:01+09:00", (23, 59, 59), "2026-12-31T23:59:59+09:00"),
    ],
)
def test_a_clock_time_gets_the_closest_date(received: str, clock: tuple[int, int, int], expected: str) -> None:
    hours, minutes, seconds = clock
    read = joined(types_pb2.TimeOfDay(hours=hours, minutes=minutes, seconds=seconds), ns(received))
    assert read.isoformat() == expected
    assert read == datetime.datetime.fromisoformat(expected)


def test_an_instant_is_in_seoul_to_the_microsecond() -> None:
    read = instant(Timestamp(seconds=1_784_509_200, nanos=123_456_789))
    assert read.isoformat() == "2026-07-20T10:00:00.123456+09:00"
    assert read == datetime.datetime(2026, 7, 20, 1, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (1_784_509_200_123_456_789, "2026-07-20T10:00:00.123456789+09:00"),
        (1_784_509_200_120_000_000, "2026-07-20T10:00:00.12+09:00"),
        (1_784_509_200_000_000_000, "2026-07-20T10:00:00+09:00"),
    ],
)
def test_the_text_of_an_instant(nanoseconds: int, text: str) -> None:
    assert instant_text(nanoseconds) == text


def test_to_the_contract() -> None:
    moment = datetime.datetime(2026, 7, 20, 10, 0, 0, 5, tzinfo=SEOUL)
    assert to_timestamp(moment) == Timestamp(seconds=1_784_509_200, nanos=5000)
    assert to_duration(datetime.timedelta(seconds=1.5)).nanos == 500_000_000
    with pytest.raises(ValueError, match="has no time zone"):
        to_timestamp(datetime.datetime(2026, 7, 20))
