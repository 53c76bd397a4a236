"""What the client itself says in a stream of events."""

from __future__ import annotations

import dataclasses
import datetime

from kiwoom_gateway.contract.enums import RealtimeType
from kiwoom_gateway.errors import GatewayError
from kiwoom_gateway.proto import event_pb2
from kiwoom_gateway.value import Notice


@dataclasses.dataclass(frozen=True, slots=True)
class Disconnected(Notice):
    """The stream has ended. The client connects again after the delay, and continues from its positions."""

    error: GatewayError
    """Why. With the code OK if the gateway ended the stream without an error."""
    delay: datetime.timedelta

    @property
    def code(self) -> str:
        return self.error.code.name

    @property
    def reason(self) -> str:
        return self.error.reason


@dataclasses.dataclass(frozen=True, slots=True)
class Unrecognized(Notice):
    """An event that this version of the client does not know: the contract may have grown. Update the client."""

    raw: event_pb2.Event


@dataclasses.dataclass(frozen=True, slots=True)
class Inconsistent(Notice):
    """The next event does not follow the previous one of its registration, and no notice says why.

    The gateway or the client has a fault: please report it. Treat it like a gap.
    """

    type: RealtimeType
    item: str
    session: str
    """For types of accounts."""
    expected_epoch: int
    expected_sequence: int
    epoch: int
    sequence: int
