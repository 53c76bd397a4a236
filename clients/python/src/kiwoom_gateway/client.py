"""The asynchronous client."""

from __future__ import annotations

import weakref
from types import TracebackType
from typing import Self

from kiwoom_gateway.calls import DEFAULT_TIMEOUT, Calls
from kiwoom_gateway.connection import Connection
from kiwoom_gateway.contract.enums import RoomPolicy, SlowReaderPolicy
from kiwoom_gateway.contract.sector_queries import SectorQueries
from kiwoom_gateway.contract.session_queries import SessionQueries
from kiwoom_gateway.event_stream import EventStream
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.positions import Positions
from kiwoom_gateway.settings import Path, settings
from kiwoom_gateway.stream_request import StreamTerms

CONNECT_TIMEOUT = 10.0


class Client:
    """A client of one gateway. It connects with the first call, not before.

    What is not set here comes from the environment: KIWOOM_GATEWAY (the address), KIWOOM_GATEWAY_CA_FILE,
    KIWOOM_GATEWAY_CERTIFICATE_FILE, KIWOOM_GATEWAY_KEY_FILE, KIWOOM_GATEWAY_TOKEN, KIWOOM_GATEWAY_TOKEN_FILE.

    address: HOST:PORT, https://HOST:PORT or http://HOST:PORT. Without a scheme, a loopback address without `ca_file`
        is plain text, and everything else TLS.
    timeout: seconds that a query may take, unless it says otherwise.
    wait_for_quota: queries wait, within their time, and ask again when a rate limit refuses them.
    channel_options: of gRPC's channels. A program that wants the newest event rather than all of them sets
        ("grpc.http2.bdp_probe", 0) and ("grpc.http2.lookahead_bytes", 16384).
    """

    def __init__(
        self,
        address: str | None = None,
        *,
        ca_file: Path | None = None,
        certificate_file: Path | None = None,
        key_file: Path | None = None,
        token: str | None = None,
        token_file: Path | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        wait_for_quota: bool = False,
        channel_options: tuple[tuple[str, str | int], ...] = (),
    ) -> None:
        self._connection = Connection(
            settings(
                address,
                ca_file=ca_file,
                certificate_file=certificate_file,
                key_file=key_file,
                token=token,
                token_file=token_file,
            ),
            channel_options,
        )
        calls = Calls(self._connection, timeout, wait_for_quota)
        self.sector = SectorQueries(calls)
        """The queries of sectors."""
        self.session = SessionQueries(calls)
        """The gateway itself, its sessions with the broker, and the open streams."""
        self.calls = calls
        """Unary methods by their paths and messages."""
        self._subscriptions: weakref.WeakSet[EventStream] = weakref.WeakSet()

    def subscribe(
        self,
        *interests: Interest,
        slow_reader_policy: SlowReaderPolicy = SlowReaderPolicy.UNSPECIFIED,
        room_policy: RoomPolicy = RoomPolicy.UNSPECIFIED,
        without_snapshot: bool = False,
        heartbeats: bool = False,
        connect_timeout: float = CONNECT_TIMEOUT,
        resume_from: Positions | None = None,
    ) -> EventStream:
        """A stream of events: `async for event in client.subscribe(Trade.of("005930"))`.

        It connects again and resumes by itself. Until the first acknowledgement it tries for `connect_timeout` seconds
        (`math.inf`: for ever) and then raises the last error; after that it never gives up by itself.

        heartbeats: whether heartbeats are events, too.
        resume_from: the positions of an earlier subscription, to continue it.
        """
        subscription = EventStream(
            self._connection,
            interests,
            terms=StreamTerms(slow_reader_policy, room_policy, without_snapshot),
            heartbeats=heartbeats,
            connect_timeout=connect_timeout,
            resume_from=resume_from,
        )
        self._subscriptions.add(subscription)
        return subscription

    async def close(self) -> None:
        """Ends all its subscriptions and queries."""
        for subscription in list(self._subscriptions):
            await subscription.close()
        await self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
