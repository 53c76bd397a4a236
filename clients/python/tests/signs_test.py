"""Numbers with the broker's sign."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal

import pytest

from kiwoom_gateway import Direction, Level, Price, Quantity, Side
from kiwoom_gateway.signs import exact, level, price, quantity


def test_a_price_computes_like_an_integer() -> None:
    one = price(71000, 1)
    assert (one, one.direction, one * 2, one - 70900) == (71000, Direction.UP, 142000, 100)
    assert type(one + 1) is int
    assert (repr(one), str(one), f"{one:,}", f"{one}") == ("Price(71000, UP)", "71000", "71,000", "71000")
    assert json.dumps({"price": one}) == '{"price": 71000}'


def test_patterns_have_number_and_sign() -> None:
    match price(71000, 1), quantity(5, 2), level(1.5, 1, 3):
        case Price(71000, Direction.UP), Quantity(number, Side.SELL), Level(direction=Direction.UNCHANGED):
            assert number == 5
        case _:
            pytest.fail("no match")


def test_no_sign_is_none() -> None:
    assert (price(1, 0).direction, quantity(1, 0).side, level(1.0, 2, 0).direction) == (None, None, None)
    assert repr(quantity(1, 0)) == "Quantity(1)"


def test_a_sign_that_this_version_does_not_know() -> None:
    direction = price(1, 9).direction
    assert direction is not None and direction.name == "UNKNOWN_9"
    assert price(2, 9).direction is direction


def test_a_level_is_a_decimal() -> None:
    one = level(1762.61, 2, 2)
    assert one == Decimal("1762.61") and one.direction is Direction.DOWN
    assert repr(one) == "Level(1762.61, DOWN)"
    assert one - Decimal("0.61") == 1762


@pytest.mark.parametrize("one", [Price(3, Direction.UP), Quantity(4, Side.SELL), Level("5.50", Direction.DOWN)])
def test_copies_keep_the_sign(one: Price | Quantity | Level) -> None:
    for made in (copy.copy(one), pickle.loads(pickle.dumps(one))):
        assert repr(made) == repr(one)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(1.3, 2, "1.30"), (-0.24, 2, "-0.24"), (0.0, 2, "0.00"), (123456789012.45, 2, "123456789012.45"),
     (0.1, 1, "0.1"), (1.234, 2, "1.234")])  # fmt: skip
def test_decimals_have_the_brokers_places(value: float, places: int, text: str) -> None:
    assert str(exact(value, places)) == text
