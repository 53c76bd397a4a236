"""What a connection attempt asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, cast

from google.protobuf.message import Message

from kiwoom_gateway.contract.enums import RoomPolicy, SlowReaderPolicy
from kiwoom_gateway.contract.events import REALTIME_TYPES
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.proto import subscribe_pb2, subscription_pb2

_ALL_OF_THE_MARKET = "/kiwoom.v1.MarketDataService/Subscribe"


@dataclasses.dataclass(frozen=True, slots=True)
class StreamTerms:
    slow_reader_policy: SlowReaderPolicy = SlowReaderPolicy.UNSPECIFIED
    room_policy: RoomPolicy = RoomPolicy.UNSPECIFIED
    without_snapshot: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class StreamRequest:
    method: str
    message: Message


def check_together(interests: Sequence[Interest]) -> None:
    """Refuses interests that no single stream serves."""
    of_account = {one.type for one in interests if one.type in REALTIME_TYPES and REALTIME_TYPES[one.type].of_account}
    if of_account and len({one.type for one in interests}) > 1:
        names = ", ".join(sorted(one.name for one in of_account))
        raise ValueError(f"{names}: each type of an account has a stream of its own. Make a subscription for it alone.")


def stream_request(interests: Sequence[Interest], terms: StreamTerms) -> StreamRequest:
    """For all types of the market together, or for one type of an account."""
    policies: dict[str, Any] = {
        "slow_reader_policy": cast(subscription_pb2.SlowReaderPolicy, terms.slow_reader_policy.value),
        "room_policy": cast(subscription_pb2.RoomPolicy, terms.room_policy.value),
        "without_snapshot": terms.without_snapshot,
    }
    for interest in interests:
        info = REALTIME_TYPES.get(interest.type)
        if info is not None and info.of_account:
            resume = [position.raw for position in interest.resume]
            return StreamRequest(info.method, info.request(resume=resume, **policies))
    message = subscribe_pb2.SubscribeRequest(interests=[interest.raw for interest in interests], **policies)
    return StreamRequest(_ALL_OF_THE_MARKET, message)
