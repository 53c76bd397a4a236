"""Arrow tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Literal

import pyarrow as pa

from kiwoom_gateway.field import Field
from kiwoom_gateway.frames.columns import TIME, Column, Row
from kiwoom_gateway.frames.parts import all_columns
from kiwoom_gateway.frames.selection import select
from kiwoom_gateway.value import Data, Value

Decimals = Literal["float", "exact"]
Levels = Literal["lists", "rows"]

_METADATA = {
    "item": pa.string(),
    "epoch": pa.uint64(),
    "sequence": pa.uint64(),
    "received_time": TIME,
    "account": pa.string(),
    "session": pa.string(),
    "snapshot": pa.bool_(),
    "replayed": pa.bool_(),
    "skipped": pa.uint64(),
}


def to_arrow(
    values: Iterable[Any] | Value[Any],
    of: type[Value[Any]] | None = None,
    *,
    columns: Collection[str] | None = None,
    decimals: Decimals = "float",
    levels: Levels = "lists",
) -> pa.Table:
    """A table of values: see `kiwoom_gateway.frames`.

    values: events, elements of an answer, or an answer, whose list is meant.
    of: the class of the rows, if there are others among the values: notices, other types.
    columns: only these fields, beside what every event has. A table of few fields is made much faster.
    """
    rows_of, chosen = select(values, of)
    rows = [Row(value.raw, value.received_ns) for value in chosen]
    made, lists = all_columns(_chosen(rows_of, columns), rows, "", decimals == "exact")
    if issubclass(rows_of, Data):
        made = _metadata_columns(chosen) + made
    if levels == "rows" and lists:
        heights = [max(1, *counts) for counts in zip(*(one.counts for one in lists), strict=True)]
        places = pa.array([row for row, height in enumerate(heights) for _ in range(height)], pa.int64())
        made = [Column(one.name, one.array.take(places), one.metadata) for one in made]
        numbers = pa.array([n + 1 for height in heights for n in range(height)], pa.int64())
        made += [Column("level", numbers, {}), *(column for one in lists for column in one.spread(heights))]
    else:
        made += [column for one in lists for column in one.nested()]
    schema = pa.schema(
        [pa.field(one.name, one.array.type, metadata=one.metadata or None) for one in made],
        metadata={"tr": rows_of.TR, "title": rows_of.TITLE, "class": rows_of.__name__},
    )
    return pa.Table.from_arrays([one.array for one in made], schema=schema)


def _chosen(rows_of: type[Value[Any]], names: Collection[str] | None) -> tuple[Field, ...]:
    if names is None:
        return rows_of.FIELDS
    unknown = sorted(set(names) - {field.name for field in rows_of.FIELDS})
    if unknown:
        raise ValueError(f'{rows_of.__name__} has no field "{unknown[0]}": see {rows_of.__name__}.FIELDS.')
    return tuple(field for field in rows_of.FIELDS if field.name in names)


def _metadata_columns(events: list[Value[Any]]) -> list[Column]:
    columns = []
    for name, element in _METADATA.items():
        attribute = "received_ns" if name == "received_time" else name
        found = [getattr(event, attribute) for event in events]
        columns.append(Column(name, pa.array(found, element), {}))
    return columns
