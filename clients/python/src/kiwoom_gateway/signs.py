"""Numbers with what the broker's sign before them says: it is not arithmetic.

They are the numbers, and compute like them; a result is a plain number. `case Price(71000, Direction.UP)` matches both
parts. `None` as direction or side: there is none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

from kiwoom_gateway.contract.enums import Direction, Side

_DIRECTIONS: dict[int, Direction | None] = {0: None}
_SIDES: dict[int, Side | None] = {0: None}


class Price(int):
    """A price in won, with its direction relative to the previous close."""

    __match_args__ = ("real", "direction")
    direction: Direction | None

    def __new__(cls, value: int, direction: Direction | None = None) -> Self:
        made = super().__new__(cls, value)
        made.direction = direction
        return made

    def __repr__(self) -> str:
        return _shown("Price", int.__repr__(self), self.direction)

    def __str__(self) -> str:
        return int.__repr__(self)


class Quantity(int):
    """The quantity of a trade in shares, with the side that crossed the spread."""

    __match_args__ = ("real", "side")
    side: Side | None

    def __new__(cls, value: int, side: Side | None = None) -> Self:
        made = super().__new__(cls, value)
        made.side = side
        return made

    def __repr__(self) -> str:
        return _shown("Quantity", int.__repr__(self), self.side)

    def __str__(self) -> str:
        return int.__repr__(self)


class Level(Decimal):
    """An index level, a net asset value or a ratio, with its direction."""

    __slots__ = ("direction",)
    __match_args__ = ("real", "direction")
    direction: Direction | None

    def __new__(cls, value: Decimal | str | int, direction: Direction | None = None) -> Self:
        made = super().__new__(cls, value)
        made.direction = direction
        return made

    def __repr__(self) -> str:
        return _shown("Level", str(self), self.direction)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.direction)


def _shown(name: str, number: str, sign: Direction | Side | None) -> str:
    return f"{name}({number})" if sign is None else f"{name}({number}, {sign.name})"


def price(value: int, direction: int) -> Price:
    """From the contract's numbers."""
    made = int.__new__(Price, value)
    made.direction = _direction(direction)
    return made


def quantity(value: int, side: int) -> Quantity:
    made = int.__new__(Quantity, value)
    made.side = _SIDES[side] if side in _SIDES else _SIDES.setdefault(side, Side(side))
    return made


def level(value: float, places: int, direction: int) -> Level:
    made = Decimal.__new__(Level, _text(value, places))
    made.direction = _direction(direction)
    return made


def exact(value: float, places: int) -> Decimal:
    """The decimal that the broker wrote: a double holds up to 15 digits of one."""
    return Decimal(_text(value, places))


def _text(value: float, places: int) -> str:
    text = f"{value:.{places}f}"
    # More places than the contract says are passed on, not rounded away.
    return text if float(text) == value else repr(value)


def _direction(number: int) -> Direction | None:
    if number in _DIRECTIONS:
        return _DIRECTIONS[number]
    return _DIRECTIONS.setdefault(number, Direction(number))
