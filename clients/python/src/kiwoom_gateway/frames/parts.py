"""Parts and lists of parts in tables: the levels of an order book, for instance."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from kiwoom_gateway.contract import values
from kiwoom_gateway.field import Field, Kind
from kiwoom_gateway.frames.columns import Column, Row, simple_columns


@dataclasses.dataclass(frozen=True)
class Lists:
    """The columns of a list's elements, all rows' elements one after the other, and how many each row has."""

    counts: list[int]
    columns: list[Column]

    def nested(self) -> list[Column]:
        """A list in each row."""
        offsets = [0]
        for count in self.counts:
            offsets.append(offsets[-1] + count)
        bounds = pa.array(offsets, pa.int32())
        return [Column(one.name, pa.ListArray.from_arrays(bounds, one.array), one.metadata) for one in self.columns]

    def spread(self, heights: list[int]) -> list[Column]:
        """`heights[i]` rows in place of row i. Those beyond its elements are absent."""
        indices: list[int | None] = []
        first = 0
        for count, height in zip(self.counts, heights, strict=True):
            indices += [first + n if n < count else None for n in range(height)]
            first += count
        places = pa.array(indices, pa.int64())
        return [Column(one.name, one.array.take(places), one.metadata) for one in self.columns]


def all_columns(
    fields: Sequence[Field], rows: Sequence[Row], prefix: str, exact: bool
) -> tuple[list[Column], list[Lists]]:
    """In the order of the fields, but for lists of parts, which the caller arranges."""
    columns: list[Column] = []
    lists: list[Lists] = []
    for field in fields:
        if field.kind is not Kind.MESSAGE:
            columns += simple_columns(field, rows, prefix, exact)
        elif field.repeated:
            lists.append(_list(field, rows, prefix, exact))
        else:
            present = [Row(_part(row.raw, field.contract_name), row.received_ns) for row in rows]
            inner, inner_lists = all_columns(_fields(field), present, f"{prefix}{field.name}_", exact)
            columns += inner
            lists += inner_lists
    return columns, lists


def _list(field: Field, rows: Sequence[Row], prefix: str, exact: bool) -> Lists:
    counts: list[int] = []
    elements: list[Row] = []
    for row in rows:
        parts: Sequence[Any] = () if row.raw is None else getattr(row.raw, field.contract_name)
        counts.append(len(parts))
        elements += [Row(part, row.received_ns) for part in parts]
    columns, inner = all_columns(_fields(field), elements, f"{prefix}{field.name}_", exact)
    for one in inner:
        columns += one.nested()
    return Lists(counts, columns)


def _part(raw: Any, name: str) -> Any:
    return getattr(raw, name) if raw is not None and raw.HasField(name) else None


def _fields(field: Field) -> tuple[Field, ...]:
    """Of the class of parts. What users make themselves has no fields here."""
    found: tuple[Field, ...] = getattr(getattr(values, field.type, None), "FIELDS", ())
    return found
