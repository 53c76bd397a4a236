"""Polars frames."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import polars as pl

from kiwoom_gateway.frames.arrow import Decimals, Levels, to_arrow
from kiwoom_gateway.value import Value


def to_polars(
    values: Iterable[Any] | Value[Any],
    of: type[Value[Any]] | None = None,
    *,
    columns: Collection[str] | None = None,
    decimals: Decimals = "float",
    levels: Levels = "lists",
) -> pl.DataFrame:
    """See `to_arrow`. Directions, sides and codes are categories."""
    frame = pl.from_arrow(to_arrow(values, of, columns=columns, decimals=decimals, levels=levels))
    assert isinstance(frame, pl.DataFrame)
    return frame
