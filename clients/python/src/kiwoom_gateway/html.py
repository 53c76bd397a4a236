"""How values look in Jupyter."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from kiwoom_gateway.contract.enums import Direction, Side
from kiwoom_gateway.signs import Level, Price, Quantity

if TYPE_CHECKING:
    from kiwoom_gateway.value import Value

# As on every screen in Korea: up is red, down is blue.
_COLORS = {Direction.UP: "#d60000", Direction.DOWN: "#0051c7", Side.BUY: "#d60000", Side.SELL: "#0051c7"}
_MARKS = {Direction.UP: "▲", Direction.DOWN: "▼", Side.BUY: "▲", Side.SELL: "▼"}


def value_table(value: Value[Any]) -> str:
    """What is present: name, Korean name, value, unit. Parts are tables of their own."""
    from kiwoom_gateway.value import Data, present

    fields = {field.name: field for field in value.FIELDS}
    title = f"{type(value).__name__} {value.TITLE}".strip()
    if isinstance(value, Data):
        title += f" · {value.item} · {value.received_time:%H:%M:%S.%f}"
    rows = []
    for name, read, sensitive in present(value):
        field = fields.get(name)
        shown = "&lt;redacted&gt;" if sensitive else cell(read)
        rows.append(
            f"<tr><th>{escape(name)}</th><td>{escape(field.ko) if field else ''}</td><td>{shown}</td>"
            f"<td>{escape(field.unit) if field else ''}</td></tr>"
        )
    return f"<table><caption>{escape(title)}</caption>{''.join(rows)}</table>"


def cell(value: Any) -> str:
    """One value. A list of parts becomes a table with a row for each."""
    if isinstance(value, tuple):
        return _list(value)
    if isinstance(value, (Price, Level)):
        return _signed(f"{value:,}", value.direction)
    if isinstance(value, Quantity):
        return _signed(f"{value:,}", value.side)
    if hasattr(value, "FIELDS"):
        return value_table(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return escape(str(value))


def _signed(number: str, sign: Direction | Side | None) -> str:
    if sign not in _COLORS:
        return number
    return f'<span style="color:{_COLORS[sign]}">{_MARKS[sign]} {number}</span>'


def _list(parts: tuple[Any, ...]) -> str:
    if not parts or not hasattr(parts[0], "FIELDS"):
        return escape(", ".join(str(part) for part in parts))
    names = [
        field.name for field in parts[0].FIELDS if any(getattr(part, field.name) not in (None, {}) for part in parts)
    ]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_optional(getattr(part, name))}</td>" for name in names) + "</tr>" for part in parts
    )
    return f"<table><tr>{head}</tr>{rows}</table>"


def _optional(value: Any) -> str:
    return "" if value is None else cell(value)
