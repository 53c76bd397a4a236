"""What a subscription asks for."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable
from typing import cast

from kiwoom_gateway.contract.enums import RealtimeType
from kiwoom_gateway.proto import realtime_type_pb2, subscription_pb2
from kiwoom_gateway.stream_position import StreamPosition
from kiwoom_gateway.times import span, to_duration


@dataclasses.dataclass(frozen=True, slots=True, init=False)
class Interest:
    """A realtime type, and the items of it: `Interest(RealtimeType.TRADE, "005930", "000660")`.

    A type that covers the whole market or an account has no items.
    """

    type: RealtimeType
    items: tuple[str, ...]
    min_interval: datetime.timedelta | None
    """For states such as order books: at most one event for each item in this time, the newest."""
    resume: tuple[StreamPosition, ...]
    """Where to continue. A subscription does this by itself: see `resume_from` of `subscribe`."""

    def __init__(
        self,
        type: RealtimeType,
        *items: str,
        min_interval: datetime.timedelta | None = None,
        resume: Iterable[StreamPosition] = (),
    ) -> None:
        if not isinstance(type, RealtimeType):
            raise TypeError(f'{type!r} is no RealtimeType: write Interest(RealtimeType.TRADE, "005930").')
        wrong = [item for item in items if not isinstance(item, str)]
        if wrong:
            raise TypeError(f"The item {wrong[0]!r} is no text: write each item as an argument of its own.")
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "items", items)
        object.__setattr__(self, "min_interval", min_interval)
        object.__setattr__(self, "resume", tuple(resume))

    @classmethod
    def from_raw(cls, raw: subscription_pb2.Interest) -> Interest:
        return cls(
            RealtimeType(raw.type),
            *raw.items,
            min_interval=span(raw.min_interval) if raw.HasField("min_interval") else None,
            resume=(StreamPosition.from_raw(position) for position in raw.resume),
        )

    @property
    def raw(self) -> subscription_pb2.Interest:
        made = subscription_pb2.Interest(
            type=cast(realtime_type_pb2.RealtimeType, self.type.value),
            items=self.items,
            resume=[position.raw for position in self.resume],
        )
        if self.min_interval is not None:
            made.min_interval.CopyFrom(to_duration(self.min_interval))
        return made
