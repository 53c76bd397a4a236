"""Fills in the request of a query from Python's values."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from google.protobuf.message import Message

from kiwoom_gateway.interest import Interest
from kiwoom_gateway.open_enum import OpenEnum
from kiwoom_gateway.proto import types_pb2
from kiwoom_gateway.stream_position import StreamPosition
from kiwoom_gateway.times import to_duration, to_timestamp

M = TypeVar("M", bound=Message)


class Request(Generic[M]):
    def __init__(self, raw: M) -> None:
        self.raw = raw

    def set(self, name: str, value: Any) -> None:
        """None and an empty list leave the field absent."""
        if value is None:
            return
        if isinstance(value, Sequence) and not isinstance(value, str):
            getattr(self.raw, name).extend(_written(one) for one in value)
            return
        written = _written(value)
        if isinstance(written, Message):
            getattr(self.raw, name).CopyFrom(written)
        else:
            setattr(self.raw, name, written)


def _written(value: Any) -> Any:
    match value:
        case OpenEnum():
            return value.value
        case Interest() | StreamPosition():
            return value.raw
        case datetime.timedelta():
            return to_duration(value)
        case datetime.datetime():  # before date: it is one
            return to_timestamp(value)
        case datetime.date():
            return types_pb2.Date(year=value.year, month=value.month, day=value.day)
        case datetime.time():
            return types_pb2.TimeOfDay(hours=value.hour, minutes=value.minute, seconds=value.second)
        case _:
            return value
