"""The columns of a table: an Arrow array for each field, read from the protobuf messages."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from kiwoom_gateway.contract import enums
from kiwoom_gateway.field import Field, Kind
from kiwoom_gateway.open_enum import OpenEnum
from kiwoom_gateway.times import date, joined_ns, nanoseconds, span, wall_clock

TIME = pa.timestamp("ns", tz="Asia/Seoul")
NAME = pa.dictionary(pa.int16(), pa.string())
_SECOND_NS = 1_000_000_000


@dataclasses.dataclass(frozen=True)
class Column:
    name: str
    array: Any
    metadata: dict[str, str]


@dataclasses.dataclass(frozen=True)
class Row:
    """A message, and when it was received. Without a message: a part that is absent."""

    raw: Any
    received_ns: int


def simple_columns(field: Field, rows: Sequence[Row], prefix: str, exact: bool) -> list[Column]:
    """Of a field that is neither a part nor a list of parts."""
    name, source = f"{prefix}{field.name}", field.contract_name
    metadata = _metadata(field)
    if field.repeated:
        element, convert = _of_kind(field, exact)
        lists = [None if row.raw is None else [convert(one, row) for one in getattr(row.raw, source)] for row in rows]
        return [Column(name, pa.array(lists, pa.list_(element)), metadata)]
    element, convert = _of_kind(field, exact)
    columns = [Column(name, _array(rows, source, field.optional, element, convert), metadata)]
    if field.sign:
        columns.append(Column(f"{prefix}{field.sign}", _names(rows, field.sign, _sign_enum(field)), {}))
    if field.kind is Kind.TIME_OF_DAY:
        markers = [None if row.raw is None else getattr(row.raw, source).marker or None for row in rows]
        columns.append(Column(f"{prefix}{field.marker}", _encoded(markers, enums.TimeMarker), {}))
    return columns


def _array(rows: Sequence[Row], source: str, optional: bool, element: Any, convert: Callable[[Any, Row], Any]) -> Any:
    found = [
        None
        if row.raw is None or (optional and not row.raw.HasField(source))
        else convert(getattr(row.raw, source), row)
        for row in rows
    ]
    return _encode(found, element)


def _encode(found: list[Any], element: Any) -> Any:
    if element != NAME:
        return pa.array(found, element)
    return pa.array(found, pa.string()).dictionary_encode().cast(NAME)


def _of_kind(field: Field, exact: bool) -> tuple[Any, Callable[[Any, Row], Any]]:
    """The type of the column, and how a value becomes one of it."""
    match field.kind:
        case Kind.INTEGER:
            return pa.int64(), _as_it_is
        case Kind.DECIMAL if exact:
            places = field.decimals
            return pa.decimal128(38, places), lambda value, _: Decimal(f"{value:.{places}f}")
        case Kind.FLOAT | Kind.DECIMAL:
            return pa.float64(), _as_it_is
        case Kind.BOOLEAN:
            return pa.bool_(), _as_it_is
        case Kind.STRING:
            return pa.string(), _as_it_is
        case Kind.ENUM:
            members = getattr(enums, field.type)
            return NAME, lambda value, _: members(value).name if value or not field.optional else None
        case Kind.TIME_OF_DAY:
            return TIME, lambda value, row: None if value.marker else joined_ns(value, row.received_ns)
        case Kind.DATE:
            return pa.date32(), lambda value, _: date(value)
        case Kind.DATE_TIME:
            return TIME, lambda value, _: int(wall_clock(value).timestamp()) * _SECOND_NS
        case Kind.TIMESTAMP:
            return TIME, lambda value, _: nanoseconds(value)
        case Kind.DURATION:
            return pa.duration("us"), lambda value, _: span(value)
        case _:
            return pa.string(), lambda value, _: json.dumps(dict(value), ensure_ascii=False) if value else None


def _as_it_is(value: Any, _: Row) -> Any:
    return value


def _sign_enum(field: Field) -> type[OpenEnum]:
    return enums.Direction if field.sign == f"{field.contract_name}_direction" else enums.Side


def _names(rows: Sequence[Row], source: str, members: type[OpenEnum]) -> Any:
    return _encoded([None if row.raw is None else getattr(row.raw, source) or None for row in rows], members)


def _encoded(numbers: list[int | None], members: type[OpenEnum]) -> Any:
    """Names of an enum's numbers. None: no name."""
    names = {number: members(number).name for number in set(numbers) if number is not None}
    return _encode([None if number is None else names[number] for number in numbers], NAME)


def _metadata(field: Field) -> dict[str, str]:
    found = {"unit": field.unit, "ko": field.ko, "fid": str(field.fid or ""), "key": field.key}
    return {name: text for name, text in found.items() if text}
