"""What the generated queries are built on, asynchronous and synchronous."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TypeVar

from google.protobuf.message import Message

from kiwoom_gateway.background_loop import BackgroundLoop
from kiwoom_gateway.calls import Calls
from kiwoom_gateway.request import Request

__all__ = ["Queries", "Request", "SyncQueries"]

R = TypeVar("R", bound=Message)


class Queries:
    """The queries of a service.

    Each takes, beside the fields of its request: `timeout` in seconds (30 unless the client has another); `of_session`,
    the broker session to ask (`kiwoom-session`); and `wait_for_quota`, whether to wait and ask again when a rate limit
    refuses it.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def _call(
        self,
        path: str,
        request: Message,
        response: type[R],
        *,
        timeout: float | None,
        of_session: str | None,
        wait_for_quota: bool | None,
    ) -> R:
        return await self._calls.call(path, request, response, timeout, of_session, wait_for_quota)

    def _pages(
        self,
        path: str,
        request: Message,
        response: type[R],
        *,
        timeout: float | None,
        of_session: str | None,
        wait_for_quota: bool | None,
    ) -> AsyncIterator[R]:
        return self._calls.pages(path, request, response, timeout, of_session, wait_for_quota)


class SyncQueries:
    """The queries of a service, for programs without an event loop. See `Queries` for the options."""

    def __init__(self, calls: Calls, loop: BackgroundLoop) -> None:
        self._calls = calls
        self._loop = loop

    def _call(
        self,
        path: str,
        request: Message,
        response: type[R],
        *,
        timeout: float | None,
        of_session: str | None,
        wait_for_quota: bool | None,
    ) -> R:
        return self._loop.run(self._calls.call(path, request, response, timeout, of_session, wait_for_quota))

    def _pages(
        self,
        path: str,
        request: Message,
        response: type[R],
        *,
        timeout: float | None,
        of_session: str | None,
        wait_for_quota: bool | None,
    ) -> Iterator[R]:
        pages = self._calls.pages(path, request, response, timeout, of_session, wait_for_quota)
        return self._loop.iterate(pages)
