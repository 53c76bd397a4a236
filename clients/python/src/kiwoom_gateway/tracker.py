"""Follows a stream's events: positions, and whether each event follows the previous one. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kiwoom_gateway.contract.enums import RealtimeType, ResumptionOutcome
from kiwoom_gateway.contract.events import REALTIME_TYPES
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.interest_set import InterestSet, Topic
from kiwoom_gateway.notices import Inconsistent
from kiwoom_gateway.positions import Key, Positions
from kiwoom_gateway.proto import event_pb2, notice_pb2
from kiwoom_gateway.stream_position import StreamPosition
from kiwoom_gateway.times import nanoseconds
from kiwoom_gateway.track import UNKNOWN, Track
from kiwoom_gateway.value import Data

_Registrations = Iterable[notice_pb2.Registration]


class Line:
    """The registrations of one type. What the decoder needs for each of its events is in one place."""

    __slots__ = ("data", "of_account", "takes_items", "tracks", "type")

    def __init__(self, realtime_type: RealtimeType) -> None:
        info = REALTIME_TYPES[realtime_type]
        self.type = realtime_type
        self.data: type[Data[Any]] = info.data
        self.takes_items = info.takes_items
        self.of_account = info.of_account
        # By item and session. Without either, by the item alone: that is most of them, and faster.
        self.tracks: dict[str | tuple[str, str], Track] = {}


class Tracker:
    def __init__(self, interests: InterestSet) -> None:
        self._interests = interests
        self.lines = {info.data.ARM: Line(realtime_type) for realtime_type, info in REALTIME_TYPES.items()}
        self._by_type = {line.type.value: line for line in self.lines.values()}

    def restore(self, positions: Mapping[Key, StreamPosition]) -> None:
        """Continues from positions, as far as they belong to current interests."""
        for (realtime_type, item, session), position in positions.items():
            line = self._by_type.get(realtime_type.value)
            if line is not None and (realtime_type, item) in self._interests:
                self._track(line, item, session).resume(position)

    def positions(self) -> Positions:
        found: dict[Key, Any] = {}
        for line in self.lines.values():
            for key, track in line.tracks.items():
                item, session = key if isinstance(key, tuple) else (key, "")
                if track.epoch:
                    found[line.type, item, session] = track.position(item, session)
        return Positions(found)

    def resumed(self) -> list[Interest]:
        """The current interests with their positions. From now on a new stream continues from there."""
        interests: list[Interest] = []
        for interest in self._interests:
            line = self._by_type[interest.type.value]
            resume: list[StreamPosition] = []
            wanted = set(interest.items or ("",))
            for key, track in line.tracks.items():
                item, session = key if isinstance(key, tuple) else (key, "")
                if item in wanted and track.epoch:
                    track.continue_here()
                    resume.append(track.position(item, session))
            interests.append(
                Interest(interest.type, *interest.items, min_interval=interest.min_interval, resume=resume)
            )
        return interests

    def forget(self, topics: Iterable[Topic]) -> None:
        """Positions of removed interests."""
        for realtime_type, item in topics:
            tracks = self._by_type[realtime_type.value].tracks
            for key in [key for key in tracks if (key[0] if isinstance(key, tuple) else key) == item]:
                del tracks[key]

    def data(self, line: Line, event: event_pb2.Event) -> Inconsistent | None:
        """Notes a data event. One that does not follow is only reported: `accept` notes it."""
        item = event.item if line.takes_items else ""
        track = line.tracks.get((item, event.session) if line.of_account else item)
        if track is None:
            if (line.type, item) not in self._interests:
                return None  # of a removed interest: such events may still come, and have no position
            track = self._track(line, item, event.session)
        if event.snapshot:
            track.advance_to_snapshot(event)
            return None
        epoch, sequence, skipped = event.epoch, event.sequence, event.skipped
        if track.follows(epoch, sequence, skipped):
            track.advance(event, epoch, sequence)
            return None
        known = track.checked_sequence != UNKNOWN and epoch == track.checked_epoch
        expected = track.checked_sequence + 1 + skipped if known else 0
        return Inconsistent(line.type, item, event.session, track.checked_epoch, expected, epoch, sequence)

    def accept(self, line: Line, event: event_pb2.Event) -> None:
        """Notes a data event that does not follow: it is passed on now."""
        item = event.item if line.takes_items else ""
        self._track(line, item, event.session).advance(event, event.epoch, event.sequence)

    def live(self, registrations: _Registrations) -> None:
        for registration, track in self._tracks(registrations):
            if registration.epoch:
                track.live(registration.epoch)

    def gap(self, notice: notice_pb2.GapNotice) -> None:
        for registration, track in self._tracks(notice.registrations):
            if registration.epoch:
                track.gap(registration.epoch, nanoseconds(notice.end_time))

    def refused(self, registrations: _Registrations) -> None:
        for _, track in self._tracks(registrations):
            track.lose_place()

    def resumption(self, results: Iterable[notice_pb2.ResumptionResult]) -> None:
        for result in results:
            if result.outcome == ResumptionOutcome.GAP.value:
                for _, track in self._tracks([result.registration]):
                    track.lose_place()

    def _tracks(self, registrations: _Registrations) -> list[tuple[notice_pb2.Registration, Track]]:
        """Those of current interests."""
        found: list[tuple[notice_pb2.Registration, Track]] = []
        for registration in registrations:
            line = self._by_type.get(registration.type)
            if line is not None and (line.type, registration.item) in self._interests:
                found.append((registration, self._track(line, registration.item, registration.session)))
        return found

    @staticmethod
    def _track(line: Line, item: str, session: str) -> Track:
        key = (item, session) if line.of_account else item
        track = line.tracks.get(key)
        if track is None:
            track = line.tracks[key] = Track()
        return track
