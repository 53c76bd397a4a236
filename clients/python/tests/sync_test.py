"""The synchronous face: a gateway in a thread, and callers that leave in every way."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import grpc
import pytest

from kiwoom_gateway import Acknowledgement, Disconnected, GatewayError, RealtimeType, SyncClient, Trade
from kiwoom_gateway.background_loop import BackgroundLoop
from tests.fakes import events as made
from tests.fakes.gateway import FakeGateway, Scenery


class ThreadedGateway:
    """Its own loop, as another process would have."""

    def __init__(self) -> None:
        self.loop = BackgroundLoop()
        self.fake: FakeGateway = self.loop.run(self._make())

    async def _make(self) -> FakeGateway:
        return await FakeGateway().__aenter__()

    def wait_for_end(self) -> None:
        self.loop.run(self.fake.ended.wait())

    def close(self) -> None:
        self.loop.run(self.fake.__aexit__())
        self.loop.close()


@pytest.fixture
def gateway() -> Iterator[ThreadedGateway]:
    made_gateway = ThreadedGateway()
    yield made_gateway
    made_gateway.close()


async def open_scene(scenery: Scenery) -> AsyncIterator[Any]:
    yield made.response(made.acknowledgement(), made.live("005930"), *(made.trade("005930", n) for n in range(1, 6)))
    await scenery.forever()


async def ending_scene(scenery: Scenery) -> AsyncIterator[Any]:
    yield made.response(made.acknowledgement(), made.trade("005930", 1))
    await scenery.fail(grpc.StatusCode.INVALID_ARGUMENT, reason="REQUEST_INVALID")


@pytest.mark.parametrize("way", ["break", "exception", "close from another thread", "client closes"])
def test_leaving_in_any_way_ends_the_call(gateway: ThreadedGateway, way: str) -> None:
    gateway.fake.scenes = [open_scene]
    with SyncClient(gateway.fake.address) as client:
        stream = client.subscribe(Trade.of("005930"))
        if way == "break":
            for event in stream:
                if isinstance(event, Trade):
                    break
        elif way == "exception":
            with pytest.raises(ZeroDivisionError), stream:
                for _ in stream:
                    raise ZeroDivisionError
        else:
            for event in stream:
                if isinstance(event, Trade) and event.sequence == 5:
                    end = stream.close if way == "close from another thread" else client.close
                    threading.Thread(target=end).start()
    gateway.wait_for_end()


def test_positions_are_those_of_the_event_at_hand(gateway: ThreadedGateway) -> None:
    gateway.fake.scenes = [open_scene]
    with SyncClient(gateway.fake.address) as client:
        stream = client.subscribe(Trade.of("005930"))
        for event in stream:
            if isinstance(event, Trade):
                assert stream.positions[RealtimeType.TRADE, "005930", ""].sequence == event.sequence
                if event.sequence == 3:
                    break


def test_errors_reach_the_caller(gateway: ThreadedGateway) -> None:
    gateway.fake.scenes = [ending_scene]
    with SyncClient(gateway.fake.address) as client:
        events = iter(client.subscribe(Trade.of("005930")))
        assert isinstance(next(events), Acknowledgement)
        assert isinstance(next(events), Trade)
        with pytest.raises(GatewayError, match="REQUEST_INVALID"):
            next(events)


def test_a_closed_client_says_so(gateway: ThreadedGateway) -> None:
    client = SyncClient(gateway.fake.address)
    client.close()
    client.close()
    with pytest.raises(RuntimeError, match="The client is closed."):
        client.session.get_gateway()


def test_it_connects_again(gateway: ThreadedGateway) -> None:
    async def drained(scenery: Scenery) -> AsyncIterator[Any]:
        yield made.response(made.acknowledgement(), made.trade("005930", 1))
        await scenery.fail(grpc.StatusCode.UNAVAILABLE, reason="DRAINING")

    gateway.fake.scenes = [drained, open_scene]
    with SyncClient(gateway.fake.address) as client:
        kinds = [type(event) for event, _ in zip(client.subscribe(Trade.of("005930")), range(4), strict=False)]
    assert kinds == [Acknowledgement, Trade, Disconnected, Acknowledgement]
