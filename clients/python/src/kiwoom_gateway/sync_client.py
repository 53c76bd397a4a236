"""The synchronous client: the same behaviour, with the asynchronous one in a thread."""

from __future__ import annotations

import weakref
from types import TracebackType
from typing import Self

from kiwoom_gateway.background_loop import BackgroundLoop
from kiwoom_gateway.calls import DEFAULT_TIMEOUT
from kiwoom_gateway.client import CONNECT_TIMEOUT, Client
from kiwoom_gateway.contract.enums import RoomPolicy, SlowReaderPolicy
from kiwoom_gateway.contract.sector_queries_sync import SectorSyncQueries
from kiwoom_gateway.contract.session_queries_sync import SessionSyncQueries
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.positions import Positions
from kiwoom_gateway.settings import Path
from kiwoom_gateway.sync_event_stream import SyncEventStream


class SyncClient:
    """A client for programs without an event loop. See `Client` for the arguments."""

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
        self._client = Client(
            address,
            ca_file=ca_file,
            certificate_file=certificate_file,
            key_file=key_file,
            token=token,
            token_file=token_file,
            timeout=timeout,
            wait_for_quota=wait_for_quota,
            channel_options=channel_options,
        )
        self._loop = BackgroundLoop()
        # A client that nobody closes takes its thread with it.
        self._finalizer = weakref.finalize(self, BackgroundLoop.close, self._loop)
        self.sector = SectorSyncQueries(self._client.calls, self._loop)
        """The queries of sectors."""
        self.session = SessionSyncQueries(self._client.calls, self._loop)
        """The gateway itself, its sessions with the broker, and the open streams."""

    def subscribe(
        self,
        *interests: Interest,
        slow_reader_policy: SlowReaderPolicy = SlowReaderPolicy.UNSPECIFIED,
        room_policy: RoomPolicy = RoomPolicy.UNSPECIFIED,
        without_snapshot: bool = False,
        heartbeats: bool = False,
        connect_timeout: float = CONNECT_TIMEOUT,
        resume_from: Positions | None = None,
    ) -> SyncEventStream:
        """A stream of events: `for event in client.subscribe(Trade.of("005930"))`. See `Client.subscribe`."""
        subscription = self._client.subscribe(
            *interests,
            slow_reader_policy=slow_reader_policy,
            room_policy=room_policy,
            without_snapshot=without_snapshot,
            heartbeats=heartbeats,
            connect_timeout=connect_timeout,
            resume_from=resume_from,
        )
        return SyncEventStream(subscription, self._loop)

    def close(self) -> None:
        """Ends all its subscriptions and queries."""
        if self._finalizer.alive:
            self._loop.run(self._client.close())
            self._finalizer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
