"""A clock that only tests move."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class FakeTimer:
    def __init__(self, due: float, callback: Callable[[], object]) -> None:
        self.due = due
        self.callback = callback
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class FakeClock:
    """A sleep ends at once and moves the clock. Timers fire when the test says `advance`."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.timers: list[FakeTimer] = []
        self._now = 1000.0

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._now += seconds
        await asyncio.sleep(0)

    def call_later(self, seconds: float, callback: Callable[[], object]) -> FakeTimer:
        timer = FakeTimer(self._now + seconds, callback)
        self.timers.append(timer)
        return timer

    @property
    def waiting(self) -> list[float]:
        """Seconds until each timer that is set."""
        return [timer.due - self._now for timer in self.timers if not timer.cancelled]

    def advance(self, seconds: float) -> None:
        self._now += seconds
        due = [timer for timer in self.timers if not timer.cancelled and timer.due <= self._now]
        self.timers = [timer for timer in self.timers if not timer.cancelled and timer.due > self._now]
        for timer in due:
            timer.callback()
