"""Typed access to a Kiwoom Gateway: streams of market data that survive their connections, and queries.

async with Client() as client:
    async for event in client.subscribe(Trade.of("005930")):
        ...
"""

from kiwoom_gateway.client import Client
from kiwoom_gateway.contract import values
from kiwoom_gateway.contract.values import *  # noqa: F403
from kiwoom_gateway.errors import ConfigurationError, FieldViolation, GatewayError
from kiwoom_gateway.event import Event
from kiwoom_gateway.event_stream import EventStream
from kiwoom_gateway.field import Field, Kind
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.notices import Disconnected, Inconsistent, Unrecognized
from kiwoom_gateway.positions import Positions
from kiwoom_gateway.signs import Level, Price, Quantity
from kiwoom_gateway.stream_position import StreamPosition
from kiwoom_gateway.sync_client import SyncClient
from kiwoom_gateway.sync_event_stream import SyncEventStream
from kiwoom_gateway.times import SEOUL
from kiwoom_gateway.value import Data, GatewayNotice, Notice, Part, Response, Value
from kiwoom_gateway.version import VERSION as __version__

__all__ = [
    "SEOUL",
    "Client",
    "ConfigurationError",
    "Data",
    "Disconnected",
    "Event",
    "EventStream",
    "Field",
    "FieldViolation",
    "GatewayError",
    "GatewayNotice",
    "Inconsistent",
    "Interest",
    "Kind",
    "Level",
    "Notice",
    "Part",
    "Positions",
    "Price",
    "Quantity",
    "Response",
    "StreamPosition",
    "SyncClient",
    "SyncEventStream",
    "Unrecognized",
    "Value",
    "__version__",
]
__all__ += values.__all__
