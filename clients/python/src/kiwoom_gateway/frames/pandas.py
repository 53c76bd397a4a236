"""Pandas frames."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd

from kiwoom_gateway.frames.arrow import Decimals, Levels, to_arrow
from kiwoom_gateway.value import Value


def to_pandas(
    values: Iterable[Any] | Value[Any],
    of: type[Value[Any]] | None = None,
    *,
    columns: Collection[str] | None = None,
    decimals: Decimals = "float",
    levels: Levels = "lists",
) -> pd.DataFrame:
    """See `to_arrow`. The columns have Arrow's types: an absent integer does not turn its column into floats.

    `frame.attrs["current_price"]` has the column's unit, Korean name, and FID or key.
    """
    table = to_arrow(values, of, columns=columns, decimals=decimals, levels=levels)
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    for field in table.schema:
        if field.metadata:
            frame.attrs[field.name] = {key.decode(): text.decode() for key, text in field.metadata.items()}
    return frame
