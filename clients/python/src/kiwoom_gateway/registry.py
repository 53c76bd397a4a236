"""What is known of the realtime types."""

from __future__ import annotations

import dataclasses
from typing import Any

from google.protobuf.message import Message

from kiwoom_gateway.value import Data


@dataclasses.dataclass(frozen=True, slots=True)
class RealtimeTypeInfo:
    data: type[Data[Any]]
    method: str
    """The stream of only this type."""
    request: type[Message]
    """What that stream asks for."""
    of_account: bool
    """It has no other stream, and one position for each session."""
    takes_items: bool
    """Without items: it covers the whole market or an account."""
