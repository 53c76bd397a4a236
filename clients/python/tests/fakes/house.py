"""A gateway, a clock, and streams to the one by the other."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from typing import Any

from kiwoom_gateway import (
    Event,
    Interest,
    Positions,
    Trade,
)
from kiwoom_gateway.backoff import Backoff
from kiwoom_gateway.connection import Connection
from kiwoom_gateway.event_stream import EventStream
from kiwoom_gateway.settings import settings
from kiwoom_gateway.stream_request import StreamTerms
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway

Responses = AsyncIterator[Any]


class Highest(random.Random):
    """Always the longest pause."""

    def random(self) -> float:
        return 1.0


class House:
    def __init__(self, gateway: FakeGateway) -> None:
        self.gateway = gateway
        self.clock = FakeClock()

    def stream(
        self,
        *interests: Interest,
        heartbeats: bool = False,
        connect_timeout: float = 10.0,
        resume_from: Positions | None = None,
        terms: StreamTerms | None = None,
        **connection: Any,
    ) -> EventStream:
        made_settings = settings(self.gateway.address, environment={}, **connection)
        return EventStream(
            Connection(made_settings, clock=self.clock),
            interests or (Trade.of("005930"),),
            terms=terms or StreamTerms(),
            heartbeats=heartbeats,
            connect_timeout=connect_timeout,
            resume_from=resume_from,
            backoff=Backoff(Highest()),
        )


async def take(stream: EventStream, count: int) -> list[Event]:
    taken: list[Event] = []
    async for event in stream:
        taken.append(event)
        if len(taken) == count:
            break
    return taken
