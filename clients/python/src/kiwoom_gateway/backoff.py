"""How long to wait before the next connection attempt."""

from __future__ import annotations

import datetime
import random

_FIRST = 0.1
_LONGEST = 5.0


class Backoff:
    """Doubles with each failure since the last success, and is random, so that clients do not come back together."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._chance = chance or random.Random()
        self._failures = 0

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self, at_least: datetime.timedelta | None = None) -> float:
        """Seconds to wait after one more failure."""
        self._failures += 1
        # Beyond 2¹⁰ the longest pause holds anyway, and 2.0 ** 2000 is an error.
        whole = min(_LONGEST, _FIRST * 2.0 ** min(self._failures, 10))
        pause: float = whole * (0.5 + 0.5 * self._chance.random())
        return max(pause, at_least.total_seconds() if at_least else 0.0)
