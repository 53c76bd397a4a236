"""Events and answers as JSON objects: the report of the conformance suite, which clients/BEHAVIOUR.md describes.

Also a plain form for files and other programs: names are those of the contract, decimals and times are texts.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from google.protobuf.timestamp_pb2 import Timestamp

from kiwoom_gateway.errors import GatewayError
from kiwoom_gateway.event import Event
from kiwoom_gateway.field import Field, Kind
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.notices import Disconnected, Inconsistent, Unrecognized
from kiwoom_gateway.open_enum import OpenEnum
from kiwoom_gateway.signs import Level, Price, Quantity
from kiwoom_gateway.stream_position import StreamPosition
from kiwoom_gateway.times import joined_ns, nanoseconds
from kiwoom_gateway.value import Data, Response, Value

Json = dict[str, Any]

_OFFSET_NS = 9 * 3600 * 1_000_000_000


def event_report(event: Event) -> Json:
    match event:
        case Data():
            return _data(event)
        case Disconnected():
            return {"kind": "disconnected", "code": event.code, **_set(reason=event.reason)}
        case Inconsistent():
            return {
                "kind": "inconsistent",
                "type": event.type.name,
                "item": event.item,
                **_set(session=event.session),
                "expected_epoch": event.expected_epoch,
                "expected_sequence": event.expected_sequence,
                "epoch": event.epoch,
                "sequence": event.sequence,
            }
        case Unrecognized():
            return {"kind": "unrecognized"}
        case _:
            return {"kind": event.ARM, **value_report(event)}


def answer_report(kind: str, value: Value[Any]) -> Json:
    """Of a query: the whole answer (`response`), or one element of a list (`page`)."""
    return {"kind": kind, "value": value_report(value)}


def error_report(error: GatewayError) -> Json:
    return {"kind": "error", "code": error.code.name, **_set(reason=error.reason)}


def value_report(value: Value[Any]) -> Json:
    """The members that are present, by the names of the contract."""
    found: Json = {}
    for field in value.FIELDS:
        raw = getattr(value.raw, field.contract_name)
        if field.kind is Kind.TIME_OF_DAY and raw.marker:
            found[field.marker] = str(getattr(value, field.marker))
        read = getattr(value, field.name)
        if read is None or (not field.optional and _is_default(read)):
            continue
        found[field.contract_name] = _one(value, field, raw, read)
    return found


def instant_text(ns: int) -> str:
    """RFC 3339 in Asia/Seoul: "2026-07-20T10:00:00.123456789+09:00"."""
    seconds, rest = divmod(ns + _OFFSET_NS, 1_000_000_000)
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    fraction = f".{rest:09}".rstrip("0") if rest else ""
    return f"{moment.isoformat()}{fraction}+09:00"


def _data(event: Data[Any]) -> Json:
    return {
        "kind": event.ARM,
        "item": event.item,
        "epoch": event.epoch,
        "sequence": event.sequence,
        "skipped": event.skipped,
        "snapshot": event.snapshot,
        "replayed": event.replayed,
        "received_time": instant_text(event.received_ns),
        **_set(account=event.account, session=event.session),
        "value": value_report(event),
    }


def _set(**members: str) -> Json:
    return {name: text for name, text in members.items() if text}


def _is_default(read: Any) -> bool:
    if isinstance(read, OpenEnum):
        return bool(read.value == 0)
    return not read and not isinstance(read, datetime.timedelta)


def _one(value: Value[Any], field: Field, raw: Any, read: Any) -> Any:
    if field.repeated:
        return [_plain(one) for one in read]
    if field.kind is Kind.TIME_OF_DAY:
        return instant_text(joined_ns(raw, value.received_ns))
    if field.kind is Kind.TIMESTAMP:
        assert isinstance(raw, Timestamp)
        return instant_text(nanoseconds(raw))
    return _plain(read)


def _plain(read: Any) -> Any:
    match read:
        case Price() | Quantity() | Level():
            sign = ("side", read.side) if isinstance(read, Quantity) else ("direction", read.direction)
            number = str(read) if isinstance(read, Level) else int(read)
            return {"value": number} | ({sign[0]: sign[1].name} if sign[1] is not None else {})
        case Decimal():
            return str(read)
        case OpenEnum():
            return read.name
        case datetime.datetime():
            return read.isoformat()
        case datetime.date():
            return read.isoformat()
        case datetime.timedelta():
            return f"{read.total_seconds():g}s"
        case Interest():
            interval = {"min_interval": _plain(read.min_interval)} if read.min_interval is not None else {}
            resume = {"resume": [_plain(one) for one in read.resume]} if read.resume else {}
            items = {"items": list(read.items)} if read.items else {}
            return {"type": read.type.name} | items | interval | resume
        case StreamPosition():
            time = {"received_time": instant_text(read.received_ns)} if read.received_ns else {}
            named = _set(item=read.item, session=read.session)
            return {**named, "epoch": read.epoch, "sequence": read.sequence, **time}
        case Response() | Value():
            return value_report(read)
        case _:
            return read
