"""The current interests of a subscription."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from kiwoom_gateway.contract.enums import RealtimeType
from kiwoom_gateway.interest import Interest

Topic = tuple[RealtimeType, str]
"""A type and an item; the item is empty if the type has none."""


class InterestSet:
    def __init__(self, interests: Iterable[Interest] = ()) -> None:
        self._intervals: dict[Topic, datetime.timedelta | None] = {}
        self.add(interests)

    def __contains__(self, topic: Topic) -> bool:
        return topic in self._intervals

    def __iter__(self) -> Iterator[Interest]:
        """One for each type and interval, with the items in the order in which they were added."""
        groups: dict[tuple[RealtimeType, datetime.timedelta | None], list[str]] = {}
        for (realtime_type, item), interval in self._intervals.items():
            groups.setdefault((realtime_type, interval), []).append(item)
        for (realtime_type, interval), items in groups.items():
            yield Interest(realtime_type, *(item for item in items if item), min_interval=interval)

    def add(self, interests: Iterable[Interest]) -> list[Topic]:
        """The new topics. Those that are there already do not change."""
        new = [(topic, one.min_interval) for one in interests for topic in topics(one) if topic not in self]
        self._intervals |= dict(new)
        return [topic for topic, _ in new]

    def remove(self, removed: Iterable[Topic]) -> None:
        for topic in removed:
            self._intervals.pop(topic, None)


def topics(interest: Interest) -> list[Topic]:
    return [(interest.type, item) for item in interest.items or ("",)]
