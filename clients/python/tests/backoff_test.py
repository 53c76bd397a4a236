"""The pause before the next attempt."""

from __future__ import annotations

import datetime
import random

import pytest

from kiwoom_gateway.backoff import Backoff


class Fixed(random.Random):
    def __init__(self, value: float) -> None:
        super().__init__()
        self._value = value

    def random(self) -> float:
        return self._value


@pytest.mark.parametrize(
    ("chance", "pauses"),
    [
        (1.0, [0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0]),
        (0.0, [0.1, 0.2, 0.4, 0.8, 1.6, 2.5, 2.5]),
    ],
)
def test_it_doubles_up_to_five_seconds(chance: float, pauses: list[float]) -> None:
    backoff = Backoff(Fixed(chance))
    assert [backoff.failed() for _ in pauses] == pytest.approx(pauses)
    backoff.succeeded()
    assert backoff.failed() == pytest.approx(pauses[0])


def test_it_is_at_least_as_long_as_asked_for_and_never_overflows() -> None:
    backoff = Backoff(Fixed(1.0))
    assert backoff.failed(datetime.timedelta(seconds=7)) == 7.0
    assert max(backoff.failed() for _ in range(3000)) == 5.0
