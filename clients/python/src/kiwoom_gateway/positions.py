"""Where a subscription stands: what one needs to continue it later, or in another process."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping

from google.protobuf import json_format

from kiwoom_gateway.contract.enums import RealtimeType
from kiwoom_gateway.errors import ConfigurationError
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.proto import subscription_pb2
from kiwoom_gateway.settings import Path
from kiwoom_gateway.stream_position import StreamPosition

Key = tuple[RealtimeType, str, str]
"""Type, item and, for types of accounts, session."""


def resumed_by(interests: Iterable[Interest]) -> dict[Key, StreamPosition]:
    """What interests themselves ask to resume."""
    return {(one.type, position.item, position.session): position for one in interests for position in one.resume}


class Positions(Mapping[Key, StreamPosition]):
    """The position of each registration. A snapshot: it does not change when the subscription goes on."""

    def __init__(self, positions: Mapping[Key, StreamPosition] | None = None) -> None:
        self._positions = dict(positions or {})

    def __getitem__(self, key: Key) -> StreamPosition:
        return self._positions[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def __repr__(self) -> str:
        return f"Positions({self._positions!r})"

    def to_json(self) -> str:
        """A line for each type. `kiwoomctl subscribe --resume_file` reads and writes the same."""
        lines = []
        for interest in self._interests():
            lines.append(json_format.MessageToJson(interest.raw, preserving_proto_field_name=True, indent=None))
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def from_json(cls, text: str) -> Positions:
        positions: dict[Key, StreamPosition] = {}
        for number, line in enumerate(text.splitlines(), 1):
            try:
                interest = Interest.from_raw(json_format.Parse(line, subscription_pb2.Interest()))
            except (json_format.ParseError, ValueError) as error:
                raise ConfigurationError(f"Line {number} of the positions is damaged: restore or remove it.") from error
            for position in interest.resume:
                positions[interest.type, position.item, position.session] = position
        return cls(positions)

    def save(self, path: Path) -> None:
        """Replaces the file in one step: a crash leaves the old one or the new one."""
        unfinished = pathlib.Path(f"{os.fspath(path)}.part")
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(self.to_json())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)

    @classmethod
    def load(cls, path: Path) -> Positions:
        """No positions if there is no such file."""
        try:
            return cls.from_json(pathlib.Path(path).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()

    def _interests(self) -> Iterable[Interest]:
        by_type: dict[RealtimeType, list[StreamPosition]] = {}
        for (realtime_type, _, _), position in self._positions.items():
            by_type.setdefault(realtime_type, []).append(position)
        return (Interest(realtime_type, resume=positions) for realtime_type, positions in by_type.items())
