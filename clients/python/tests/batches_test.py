"""Events in lists."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest

from kiwoom_gateway import Event, GatewayError, Trade
from kiwoom_gateway.connection import Connection
from kiwoom_gateway.event_stream import EventStream
from kiwoom_gateway.settings import settings
from kiwoom_gateway.stream_request import StreamTerms
from tests.fakes import events as made
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, Scenery


def stream(gateway: FakeGateway, clock: FakeClock) -> EventStream:
    return EventStream(
        Connection(settings(gateway.address, environment={}), clock=clock),
        [Trade.of("005930")],
        terms=StreamTerms(),
        heartbeats=False,
        connect_timeout=10.0,
        resume_from=None,
    )


async def test_a_batch_is_due_after_its_time_or_when_it_is_full() -> None:
    clock, more = FakeClock(), asyncio.Event()
    async with FakeGateway() as gateway:

        @gateway.scene
        async def scene(scenery: Scenery) -> AsyncIterator[Any]:
            yield made.response(made.acknowledgement(), made.trade("005930", 1))
            await more.wait()
            yield made.response(*(made.trade("005930", n) for n in range(2, 7)))
            await scenery.forever()

        batches = stream(gateway, clock).batches(size=4, seconds=2.0)
        first = asyncio.ensure_future(anext(batches))
        while clock.waiting != [2.0, 30.0]:
            await asyncio.sleep(0)
        assert not first.done()
        clock.advance(2.0)
        assert [type(event).__name__ for event in await first] == ["Acknowledgement", "Trade"]
        more.set()
        assert [event.sequence for event in await anext(batches) if isinstance(event, Trade)] == [2, 3, 4, 5, 6]
        await batches.aclose()
        await gateway.ended.wait()


async def test_what_came_before_an_error_is_not_lost() -> None:
    async with FakeGateway() as gateway:

        @gateway.scene
        async def scene(scenery: Scenery) -> AsyncIterator[Any]:
            yield made.response(made.acknowledgement(), made.trade("005930", 1))
            await scenery.fail(grpc.StatusCode.PERMISSION_DENIED, reason="SCOPE_MISSING")

        found: list[list[Event]] = []
        with pytest.raises(GatewayError, match="SCOPE_MISSING"):
            async for batch in stream(gateway, FakeClock()).batches(seconds=60):
                found.append(batch)
        assert [len(batch) for batch in found] == [2]
