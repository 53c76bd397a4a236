"""What a subscription yields."""

from __future__ import annotations

from typing import TypeAlias

from kiwoom_gateway.contract.events import GatewayEvent
from kiwoom_gateway.notices import Disconnected, Inconsistent, Unrecognized

Event: TypeAlias = GatewayEvent | Disconnected | Inconsistent | Unrecognized
