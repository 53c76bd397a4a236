"""Which values a table is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiwoom_gateway.value import Response, Value


def select(values: Any, of: type[Value[Any]] | None) -> tuple[type[Value[Any]], list[Value[Any]]]:
    """The class of the rows, and the rows.

    values: events, parts, or an answer to a query, whose list is meant if it has one.
    of: the class, if `values` has others, too. They are left out, since they have other columns.
    """
    if isinstance(values, Response):
        lists = [field for field in values.FIELDS if field.repeated and field.type]
        wanted = [field for field in lists if of is None or field.type == of.__name__]
        if len(wanted) == 1 and of is not type(values):
            return select(getattr(values, wanted[0].name), of)
        values = [values]
    rows = [value for value in _iterable(values) if of is None or isinstance(value, of)]
    if of is not None:
        return of, rows
    classes = {type(value) for value in rows}
    if len(classes) != 1 or not all(issubclass(one, Value) for one in classes):
        names = ", ".join(sorted(one.__name__ for one in classes)) or "nothing"
        raise ValueError(
            f"A table has rows of one class, and these are of {names}: pass the class, as in (events, Trade)."
        )
    return classes.pop(), rows


def _iterable(values: Any) -> Iterable[Any]:
    return [values] if isinstance(values, Value) else values
