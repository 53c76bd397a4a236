"""A position in the events of one registration."""

from __future__ import annotations

import dataclasses
import datetime

from google.protobuf.timestamp_pb2 import Timestamp

from kiwoom_gateway.proto import subscription_pb2
from kiwoom_gateway.times import instant, nanoseconds


@dataclasses.dataclass(frozen=True, slots=True)
class StreamPosition:
    """The last event of a registration that a reader got."""

    item: str
    """Empty for a type that covers the whole market or an account."""
    epoch: int
    sequence: int = 0
    """Zero: only that the registration is live."""
    received_ns: int = 0
    """Nanoseconds since 1970; zero: unknown. A gap begins here if the gateway does not know the epoch."""
    session: str = ""
    """For types of accounts."""

    @classmethod
    def from_raw(cls, raw: subscription_pb2.StreamPosition) -> StreamPosition:
        return cls(raw.item, raw.epoch, raw.sequence, nanoseconds(raw.received_time), raw.session)

    @property
    def raw(self) -> subscription_pb2.StreamPosition:
        made = subscription_pb2.StreamPosition(
            item=self.item, epoch=self.epoch, sequence=self.sequence, session=self.session
        )
        if self.received_ns:
            seconds, nanos = divmod(self.received_ns, 1_000_000_000)
            made.received_time.CopyFrom(Timestamp(seconds=seconds, nanos=nanos))
        return made

    @property
    def received_time(self) -> datetime.datetime | None:
        return instant(self.raw.received_time) if self.received_ns else None
