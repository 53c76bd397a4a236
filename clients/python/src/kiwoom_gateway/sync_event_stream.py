"""A stream of events for programs without an event loop."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from types import TracebackType
from typing import Self

from kiwoom_gateway.background_loop import BackgroundLoop
from kiwoom_gateway.event import Event
from kiwoom_gateway.event_stream import EventStream
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.notices import Disconnected
from kiwoom_gateway.positions import Positions


class SyncEventStream:
    """Events of interests, in the order in which they came: `for event in subscription`. See `EventStream`.

    `add`, `remove` and `close` may be called by other threads while one iterates.
    """

    def __init__(self, subscription: EventStream, loop: BackgroundLoop) -> None:
        self._subscription = subscription
        self._loop = loop

    @property
    def interests(self) -> tuple[Interest, ...]:
        """What it asks for now."""
        return self._subscription.interests

    @property
    def positions(self) -> Positions:
        """Those of the last events that were passed on. `resume_from` of a new subscription continues there."""
        return self._subscription.positions

    @property
    def id(self) -> str:
        """The stream's name in SessionService. Empty while there is none."""
        return self._subscription.id

    def __iter__(self) -> Generator[Event, None, None]:
        responses = self._loop.iterate(self._subscription.responses())
        try:
            # A response is decoded here, event by event, so that the positions are those of the event at hand.
            for response in responses:
                if isinstance(response, Disconnected):
                    yield response
                else:
                    yield from self._subscription.decoded(response)
        finally:
            responses.close()

    def batches(self, size: int = 10_000, seconds: float = 1.0) -> Iterator[list[Event]]:
        """The events in lists: after `seconds` at the latest, or as soon as there are `size`. None is empty."""
        return self._loop.iterate(self._subscription.batches(size, seconds))

    def add(self, *interests: Interest) -> None:
        """See `EventStream.add`."""
        self._loop.run(self._subscription.add(*interests))

    def remove(self, *interests: Interest) -> None:
        """See `EventStream.remove`."""
        self._loop.run(self._subscription.remove(*interests))

    def close(self) -> None:
        """Ends the stream, and the loop over it."""
        self._loop.run(self._subscription.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
