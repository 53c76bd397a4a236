"""The arguments of the program."""

from __future__ import annotations

import argparse
import dataclasses
import pathlib

from kiwoom_gateway import Interest, RealtimeType, SlowReaderPolicy

_POLICIES = {"skip": SlowReaderPolicy.SKIP, "disconnect": SlowReaderPolicy.DISCONNECT}


@dataclasses.dataclass(frozen=True)
class Arguments:
    interests: tuple[Interest, ...]
    add: tuple[Interest, ...]
    remove: tuple[Interest, ...]
    until: int
    policy: SlowReaderPolicy
    pause: float  # seconds
    positions: pathlib.Path | None
    query: str
    request: str
    pages: bool


def interest(text: str) -> Interest:
    """TYPE or TYPE:ITEM,ITEM."""
    name, _, items = text.partition(":")
    if name not in RealtimeType.__members__:
        raise argparse.ArgumentTypeError(f'"{name}" is no realtime type: write TRADE:005930.')
    return Interest(RealtimeType[name], *(item for item in items.split(",") if item))


def parse(arguments: list[str]) -> Arguments:
    parser = argparse.ArgumentParser(prog="conformance", allow_abbrev=False)
    for name in ("--interest", "--add", "--remove"):
        parser.add_argument(name, type=interest, action="append", default=[], metavar="TYPE:ITEM,ITEM")
    parser.add_argument("--until", type=int, default=1, metavar="COUNT")
    parser.add_argument("--policy", choices=sorted(_POLICIES))
    parser.add_argument("--pause", type=float, default=0.0, metavar="MS")
    parser.add_argument("--positions", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--query", default="", metavar="SERVICE/METHOD")
    parser.add_argument("--request", default="{}", metavar="JSON")
    parser.add_argument("--pages", action="store_true")
    read = parser.parse_args(arguments)
    return Arguments(
        interests=tuple(read.interest),
        add=tuple(read.add),
        remove=tuple(read.remove),
        until=read.until,
        policy=_POLICIES.get(read.policy, SlowReaderPolicy.UNSPECIFIED),
        pause=read.pause / 1000,
        positions=read.positions,
        query=read.query,
        request=read.request,
        pages=read.pages,
    )
