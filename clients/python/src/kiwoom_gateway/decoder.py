"""Turns the responses of a stream into events."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kiwoom_gateway.contract.events import NOTICES
from kiwoom_gateway.contract.values import Acknowledgement
from kiwoom_gateway.event import Event
from kiwoom_gateway.notices import Unrecognized
from kiwoom_gateway.proto import event_pb2, subscribe_pb2
from kiwoom_gateway.times import span
from kiwoom_gateway.tracker import Tracker


class Decoder:
    """Each event is noted just before it is passed on: positions are those of the last event that the user got."""

    def __init__(self, tracker: Tracker, heartbeats: bool) -> None:
        self._tracker = tracker
        self._heartbeats = heartbeats
        self.acknowledged = False
        """On the current stream."""
        self.subscription_id = ""
        self.retry_delay: datetime.timedelta | None = None
        """As a draining notice of the current stream asks for."""

    def begin_stream(self) -> None:
        self.acknowledged, self.subscription_id, self.retry_delay = False, "", None

    def events(self, response: subscribe_pb2.SubscribeResponse) -> Iterator[Event]:
        tracker, lines = self._tracker, self._tracker.lines
        for raw in response.events:
            arm = raw.WhichOneof("event")
            if arm is None:
                yield Unrecognized(raw)
                continue
            line = lines.get(arm)
            if line is not None:
                inconsistent = tracker.data(line, raw)
                if inconsistent is not None:
                    yield inconsistent
                    tracker.accept(line, raw)
                yield line.data(raw, getattr(raw, arm))  # type: ignore[misc]
                continue
            self._note(arm, raw)
            if arm != "heartbeat" or self._heartbeats:
                yield NOTICES[arm](getattr(raw, arm))  # type: ignore[misc]

    def _note(self, arm: str, raw: event_pb2.Event) -> None:
        match arm:
            case Acknowledgement.ARM:
                self.acknowledged, self.subscription_id = True, raw.acknowledgement.subscription_id
            case "live":
                self._tracker.live(raw.live.registrations)
            case "gap":
                self._tracker.gap(raw.gap)
            case "refused":
                self._tracker.refused(raw.refused.registrations)
            case "resumption":
                self._tracker.resumption(raw.resumption.results)
            case "draining" if raw.draining.HasField("retry_delay"):
                self.retry_delay = span(raw.draining.retry_delay)
