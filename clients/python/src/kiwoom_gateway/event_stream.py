"""A stream of events that survives its connections."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from types import TracebackType
from typing import Self

import grpc

from kiwoom_gateway.backoff import Backoff
from kiwoom_gateway.batches import batched
from kiwoom_gateway.connection import Connection
from kiwoom_gateway.decoder import Decoder
from kiwoom_gateway.errors import ConfigurationError, GatewayError
from kiwoom_gateway.event import Event
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.interest_set import InterestSet, topics
from kiwoom_gateway.notices import Disconnected
from kiwoom_gateway.positions import Positions, resumed_by
from kiwoom_gateway.proto import session_service_pb2, subscribe_pb2
from kiwoom_gateway.retry import Retry
from kiwoom_gateway.stream import Stream
from kiwoom_gateway.stream_request import StreamTerms, check_together, stream_request
from kiwoom_gateway.tracker import Tracker

# Three heartbeats. A stream that is silent for so long is lost.
PATIENCE = 30.0
_CHANGE_TIMEOUT = 30.0
# A stream that ends meanwhile fails a change like this: the next stream asks for what was changed.
_STREAM_GONE = frozenset({grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.NOT_FOUND, grpc.StatusCode.CANCELLED})

Response = subscribe_pb2.SubscribeResponse | Disconnected


class EventStream:
    """Events of interests, in the order in which they came: `async for event in subscription`.

    It connects when it is iterated, and can be iterated once. Leaving the loop ends the call. `async with` ends it also
    where Python keeps the loop alive for longer, as in a traceback.
    """

    def __init__(
        self,
        connection: Connection,
        interests: Sequence[Interest],
        *,
        terms: StreamTerms,
        heartbeats: bool,
        connect_timeout: float,
        resume_from: Positions | None,
        backoff: Backoff | None = None,
    ) -> None:
        check_together(interests)
        self._connection = connection
        self._clock = connection.clock
        self._terms = terms
        self._connect_timeout = connect_timeout
        self._backoff = backoff or Backoff()
        self._interests = InterestSet(interests)
        self._tracker = Tracker(self._interests)
        self._tracker.restore({**(resume_from or {}), **resumed_by(interests)})
        self._decoder = Decoder(self._tracker, heartbeats)
        self._stream: Stream | None = None
        self._pause: asyncio.Future[None] | None = None
        self._settled = asyncio.Event()  # the stream is acknowledged, or has ended
        self._wanted = asyncio.Event()  # there are interests, or it is closed
        self._handed_out: Positions | None = None  # of the last batch
        self._begun = False
        self._closed = False

    @property
    def interests(self) -> tuple[Interest, ...]:
        """What it asks for now."""
        return tuple(self._interests)

    @property
    def positions(self) -> Positions:
        """Those of the last events that were passed on. `resume_from` of a new subscription continues there."""
        return self._tracker.positions() if self._handed_out is None else self._handed_out

    @property
    def id(self) -> str:
        """The stream's name in SessionService. Empty while there is none."""
        return self._decoder.subscription_id

    def __aiter__(self) -> AsyncGenerator[Event, None]:
        return self._events()

    async def batches(self, size: int = 10_000, seconds: float = 1.0) -> AsyncGenerator[list[Event], None]:
        """The events in lists: after `seconds` at the latest, or as soon as there are `size`. None is empty."""
        self._handed_out = self._tracker.positions()
        async with aclosing(batched(self.responses(), self.decoded, self._clock, size, seconds)) as batches:
            async for batch in batches:
                # Everything that has been decoded is in the batch. What is decoded later may never be passed on.
                self._handed_out = self._tracker.positions()
                yield batch

    async def add(self, *interests: Interest) -> None:
        """Adds interests. Their acknowledgement and live notices come on the stream.

        Raises GatewayError, and changes nothing, if the gateway refuses them. While there is no stream, the next one
        asks for them.
        """
        check_together([*self._interests, *interests])
        # Their events may come before the answer does.
        new = self._interests.add(interests)
        self._wanted.set()
        self._tracker.restore({key: one for key, one in resumed_by(interests).items() if key[:2] in new})
        request = session_service_pb2.ChangeSubscriptionRequest(add=[interest.raw for interest in interests])
        try:
            await self._change(request)
        except BaseException:
            self._interests.remove(new)
            self._tracker.forget(new)
            raise

    async def remove(self, *interests: Interest) -> None:
        """Removes interests, and forgets their positions. What already waits of them still comes."""
        request = session_service_pb2.ChangeSubscriptionRequest(remove=[interest.raw for interest in interests])
        await self._change(request)
        removed = [topic for interest in interests for topic in topics(interest)]
        self._interests.remove(removed)
        self._tracker.forget(removed)

    async def close(self) -> None:
        """Ends the stream, and the loop over it."""
        self._closed = True
        self._wanted.set()
        if self._pause is not None:
            self._pause.cancel()
        if self._stream is not None:
            self._stream.cancel()
            await self._stream.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def _events(self) -> AsyncGenerator[Event, None]:
        async with aclosing(self.responses()) as responses:
            async for response in responses:
                if isinstance(response, Disconnected):
                    yield response
                    continue
                for event in self.decoded(response):
                    yield event

    def decoded(self, response: subscribe_pb2.SubscribeResponse) -> Iterator[Event]:
        """The events of a response, each noted just before it is passed on. May be used in any thread."""
        events = self._decoder.events(response)
        return events if self._decoder.acknowledged else self._acknowledged_by(events)

    def _acknowledged_by(self, events: Iterator[Event]) -> Iterator[Event]:
        settled = self._settled
        for event in events:
            if self._decoder.acknowledged and not settled.is_set():
                self._loop.call_soon_threadsafe(settled.set)
            yield event

    async def responses(self) -> AsyncGenerator[Response, None]:
        """The reconnect loop. Its reader decodes a response before it asks for the next."""
        if self._begun:
            raise RuntimeError("A subscription can be iterated once: make a new one, with resume_from=…positions.")
        self._begun = True
        self._loop = asyncio.get_running_loop()
        retry = Retry(self._backoff, self._connection.token, self._clock.now() + self._connect_timeout)
        while not self._closed:
            if retry.ever_acknowledged:
                await self._some_interest()
            try:
                stream = self._open(retry)
                try:
                    while True:
                        response = await stream.read(retry.patience(self._clock.now(), PATIENCE))
                        if response is None:
                            break
                        yield response
                        if self._decoder.acknowledged:
                            retry.acknowledged()
                finally:
                    self._stream = None
                    self._settled.set()
                    await stream.close()
                error = GatewayError(grpc.StatusCode.OK, "The gateway ended the stream.")
            except GatewayError as failure:
                error = failure
            if self._closed:
                return
            delay = retry.pause(error, self._decoder.retry_delay, self._clock.now())
            self._decoder.begin_stream()
            yield Disconnected(error, datetime.timedelta(seconds=delay))
            await self._rest(delay)

    async def _some_interest(self) -> None:
        """A stream that asks for nothing is refused."""
        while not self.interests and not self._closed:
            self._wanted.clear()
            await self._wanted.wait()

    def _open(self, retry: Retry) -> Stream:
        self._decoder.begin_stream()
        self._settled = asyncio.Event()
        try:
            self._stream = Stream(self._connection, stream_request(self._tracker.resumed(), self._terms))
        except ConfigurationError as error:
            if not retry.ever_acknowledged:
                raise
            # The file of a token or certificate is being replaced.
            raise GatewayError(grpc.StatusCode.UNAVAILABLE, str(error)) from error
        return self._stream

    async def _rest(self, seconds: float) -> None:
        if self._closed:
            return
        self._pause = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            await self._pause
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if not self._closed or (task is not None and task.cancelling()):
                self._pause.cancel()
                raise
        finally:
            self._pause = None

    async def _change(self, request: session_service_pb2.ChangeSubscriptionRequest) -> None:
        while (stream := self._stream) is not None and not self._decoder.subscription_id:
            # The stream has been asked for, without this change.
            try:
                await asyncio.wait_for(self._settled.wait(), _CHANGE_TIMEOUT)
            except TimeoutError:
                raise GatewayError(
                    grpc.StatusCode.DEADLINE_EXCEEDED, "The gateway did not acknowledge the stream in time."
                ) from None
        if stream is None:
            return
        request.subscription_id = self._decoder.subscription_id
        try:
            await stream.change(request, self._connection.metadata(), _CHANGE_TIMEOUT)
        except GatewayError as error:
            if error.code not in _STREAM_GONE:
                raise
