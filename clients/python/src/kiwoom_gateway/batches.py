"""Events in lists: as many as came within a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from typing import Any

from kiwoom_gateway.clock import Clock, Timer
from kiwoom_gateway.event import Event
from kiwoom_gateway.notices import Disconnected
from kiwoom_gateway.proto import subscribe_pb2

_Response = subscribe_pb2.SubscribeResponse | Disconnected
_Decoded = Callable[[subscribe_pb2.SubscribeResponse], Iterable[Event]]


async def batched(
    responses: AsyncGenerator[_Response, None], decoded: _Decoded, clock: Clock, size: int, seconds: float
) -> AsyncGenerator[list[Event], None]:
    """The time of a batch begins with its first event. Everything that has been decoded is in the batch."""
    batch: list[Event] = []
    coming: asyncio.Future[_Response] | None = None
    due = _Due()
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(responses))
            waited: set[asyncio.Future[Any]] = {coming, due.future}
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            if coming.done():
                try:
                    response = coming.result()
                except (Exception, asyncio.CancelledError) as end:
                    coming = None
                    if batch:
                        yield batch
                    if isinstance(end, StopAsyncIteration):
                        return
                    raise
                coming = None
                batch += [response] if isinstance(response, Disconnected) else decoded(response)
                if batch:
                    due.start(clock, seconds)
            if batch and (len(batch) >= size or due.future.done()):
                due.stop()
                due, full, batch = _Due(), batch, []
                yield full
    finally:
        due.stop()
        if coming is not None:
            coming.cancel()
            await asyncio.wait({coming})
        await responses.aclose()


class _Due:
    """Is done a time after it was started for the first time."""

    def __init__(self) -> None:
        self.future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._timer: Timer | None = None

    def start(self, clock: Clock, seconds: float) -> None:
        if self._timer is None:
            self._timer = clock.call_later(seconds, self._finish)

    def _finish(self) -> None:
        if not self.future.done():
            self.future.set_result(None)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
