"""Channels to the gateway."""

from __future__ import annotations

from typing import TypeVar

import grpc
import grpc.aio
from google.protobuf.message import Message

from kiwoom_gateway.clock import Clock, SystemClock
from kiwoom_gateway.credentials import Metadata, Token, channel_credentials
from kiwoom_gateway.settings import Settings
from kiwoom_gateway.version import VERSION

R = TypeVar("R", bound=Message)

_OPTIONS: tuple[tuple[str, str | int], ...] = (
    ("grpc.primary_user_agent", f"kiwoom-gateway-python/{VERSION}"),
    # The library never repeats a call by itself: an order must not be sent twice.
    ("grpc.enable_retries", 0),
    # A connection that is lost must not live on in another channel.
    ("grpc.use_local_subchannel_pool", 1),
    ("grpc.max_receive_message_length", 64 * 1024 * 1024),
    # gRPC would let megabytes of events pile up before a slow user, unseen by the gateway's policy for slow readers.
    ("grpc.http2.bdp_probe", 0),
    ("grpc.http2.lookahead_bytes", 256 * 1024),
)
# A query on a connection that has vanished ends after 30 seconds at the latest. Streams watch their heartbeats.
_KEEPALIVE: tuple[tuple[str, str | int], ...] = (
    ("grpc.keepalive_time_ms", 20_000),
    ("grpc.keepalive_timeout_ms", 10_000),
)


class Connection:
    """Makes channels. Nothing connects before the first call."""

    def __init__(
        self, settings: Settings, options: tuple[tuple[str, str | int], ...] = (), clock: Clock | None = None
    ) -> None:
        self.settings = settings
        self.token = Token(settings)
        self.clock: Clock = clock or SystemClock()
        self._options = options
        self._shared: grpc.aio.Channel | None = None

    def channel(self, *options: tuple[str, str | int]) -> grpc.aio.Channel:
        """A channel with a connection of its own. Must be called where the event loop runs."""
        everything = [*_OPTIONS, *options, *self._options]
        credentials = channel_credentials(self.settings)
        if credentials is None:
            # A proxy would get the token, and another machine might answer.
            everything.append(("grpc.enable_http_proxy", 0))
            return grpc.aio.insecure_channel(self.settings.address.target, options=everything)
        return grpc.aio.secure_channel(self.settings.address.target, credentials, options=everything)

    def shared_channel(self) -> grpc.aio.Channel:
        """The channel of all queries."""
        if self._shared is None:
            self._shared = self.channel(*_KEEPALIVE)
        return self._shared

    def metadata(self) -> Metadata:
        return self.token.metadata()

    async def close(self) -> None:
        if self._shared is not None:
            channel, self._shared = self._shared, None
            await channel.close()
