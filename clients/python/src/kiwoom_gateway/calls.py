"""Calls a unary method."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, TypeVar

import grpc
import grpc.aio
from google.protobuf.message import Message

from kiwoom_gateway.connection import Connection
from kiwoom_gateway.errors import GatewayError, from_rpc_error
from kiwoom_gateway.paging import PageTokens

R = TypeVar("R", bound=Message)

DEFAULT_TIMEOUT = 30.0
_QUOTA = frozenset({"LOCAL_RATE_LIMIT", "BROKER_RATE_LIMIT"})


class Calls:
    """What the queries of all services have in common: deadline, session, quota, pages."""

    def __init__(self, connection: Connection, timeout: float = DEFAULT_TIMEOUT, wait_for_quota: bool = False) -> None:
        self._connection = connection
        self._timeout = timeout
        self._wait_for_quota = wait_for_quota

    async def call(
        self,
        path: str,
        request: Message,
        response: type[R],
        timeout: float | None = None,
        of_session: str | None = None,
        wait_for_quota: bool | None = None,
    ) -> R:
        """Waiting for quota is part of the deadline. Nothing but a refusal because of a rate limit is repeated."""
        clock = self._connection.clock
        deadline = clock.now() + (self._timeout if timeout is None else timeout)
        waits = self._wait_for_quota if wait_for_quota is None else wait_for_quota
        while True:
            try:
                return await self._once(path, request, response, deadline - clock.now(), of_session)
            except GatewayError as error:
                delay = error.retry_delay.total_seconds() if error.retry_delay is not None else None
                if not waits or error.reason not in _QUOTA or delay is None or clock.now() + delay >= deadline:
                    raise
                await clock.sleep(delay)

    async def pages(
        self,
        path: str,
        request: Message,
        response: type[R],
        timeout: float | None = None,
        of_session: str | None = None,
        wait_for_quota: bool | None = None,
    ) -> AsyncIterator[R]:
        """The deadline is that of each page."""
        tokens = PageTokens()
        page: Any = type(request)()
        page.CopyFrom(request)
        while True:
            answer: Any = await self.call(path, page, response, timeout, of_session, wait_for_quota)
            yield answer
            if not answer.next_page_token:
                return
            page.page_token = tokens.next(answer.next_page_token)

    async def _once(self, path: str, request: Message, response: type[R], timeout: float, of_session: str | None) -> R:
        metadata = self._connection.metadata()
        if of_session is not None:
            metadata += (("kiwoom-session", of_session),)
        method = self._connection.shared_channel().unary_unary(
            path, request_serializer=type(request).SerializeToString, response_deserializer=response.FromString
        )
        try:
            answer: R = await method(request, metadata=metadata, timeout=timeout)
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error) from None
        return answer
