"""Instants in Asia/Seoul from the contract's times."""

from __future__ import annotations

import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

from kiwoom_gateway.proto import types_pb2

SEOUL = ZoneInfo("Asia/Seoul")
# UTC+09:00, without daylight saving in all years for which the broker has data.
_OFFSET = 9 * 3600
_DAY = 86400
_SECOND_NS = 1_000_000_000
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=SEOUL)


class _Moment(Protocol):
    @property
    def seconds(self) -> int: ...
    @property
    def nanos(self) -> int: ...


def nanoseconds(moment: _Moment) -> int:
    """Since 1970."""
    return moment.seconds * _SECOND_NS + moment.nanos


def instant(moment: Timestamp) -> datetime.datetime:
    """To the microsecond, because Python's has no more."""
    return _EPOCH + datetime.timedelta(seconds=moment.seconds + _OFFSET, microseconds=moment.nanos // 1000)


def span(duration: Duration) -> datetime.timedelta:
    return datetime.timedelta(seconds=duration.seconds, microseconds=duration.nanos // 1000)


def date(written: types_pb2.Date) -> datetime.date:
    return datetime.date(written.year, written.month, written.day)


def wall_clock(written: types_pb2.DateTime) -> datetime.datetime:
    return datetime.datetime(
        written.year, written.month, written.day, written.hours, written.minutes, written.seconds, tzinfo=SEOUL
    )


def joined_ns(clock: types_pb2.TimeOfDay, received_ns: int) -> int:
    """Nanoseconds since 1970 of a clock time: on the date of the receipt, or a day earlier or later if that is closer.

    So a trade of 23:59:59 that is received a moment after midnight belongs to the day before.
    """
    local = received_ns + _OFFSET * _SECOND_NS
    day = _DAY * _SECOND_NS
    seconds = clock.hours * 3600 + clock.minutes * 60 + clock.seconds
    found = local // day * day + seconds * _SECOND_NS
    if found - local > day // 2:
        found -= day
    elif local - found > day // 2:
        found += day
    return found - _OFFSET * _SECOND_NS


def joined(clock: types_pb2.TimeOfDay, received_ns: int) -> datetime.datetime:
    seconds = joined_ns(clock, received_ns) // _SECOND_NS
    return _EPOCH + datetime.timedelta(seconds=seconds + _OFFSET)


def to_timestamp(moment: datetime.datetime) -> Timestamp:
    """Of an aware time."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone: use datetime.datetime(…, tzinfo=kiwoom_gateway.SEOUL).")
    elapsed = moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    seconds, rest = divmod(elapsed, datetime.timedelta(seconds=1))
    return Timestamp(seconds=seconds, nanos=rest.microseconds * 1000)


def to_duration(length: datetime.timedelta) -> Duration:
    seconds, rest = divmod(length, datetime.timedelta(seconds=1))
    return Duration(seconds=seconds, nanos=rest.microseconds * 1000)
