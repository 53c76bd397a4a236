"""What the classes of values have in common.

A value is a view of its protobuf message: a property converts when it is read. Most programs read a few of forty
fields, and converting all of them would cost ten times what everything else costs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, ClassVar, Generic, TypeVar

from google.protobuf.message import Message

from kiwoom_gateway.contract.enums import RealtimeType
from kiwoom_gateway.field import Field, Kind
from kiwoom_gateway.interest import Interest
from kiwoom_gateway.proto import event_pb2
from kiwoom_gateway.times import instant, nanoseconds

M = TypeVar("M", bound=Message)


class Value(Generic[M]):
    """A message of the contract. Never changes. Equal to a value of the same class with the same content."""

    __slots__ = ("raw",)
    FIELDS: ClassVar[tuple[Field, ...]] = ()
    TR: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""

    raw: M
    """The protobuf message."""

    def __init__(self, raw: M) -> None:
        self.raw = raw

    @property
    def received_ns(self) -> int:
        """When it was received, in nanoseconds since 1970. Zero: unknown."""
        return 0

    def to_dict(self) -> dict[str, Any]:
        """What is present, by the names of the properties. Parts become dictionaries."""
        return {name: _plain(value) for name, value, _ in present(self)}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or type(self) is not type(other):
            return NotImplemented
        return bool(self._whole() == other._whole()) and self.received_ns == other.received_ns

    def __hash__(self) -> int:
        return hash((type(self), self._whole().SerializeToString(deterministic=True)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def __reduce__(self) -> tuple[Any, ...]:
        whole = self._whole()
        return _restored, (type(self), type(whole), whole.SerializeToString(), self.received_ns)

    def _repr_html_(self) -> str:
        from kiwoom_gateway.html import value_table

        return value_table(self)

    def _shown(self) -> list[str]:
        return [f"{name}={'<redacted>' if sensitive else repr(value)}" for name, value, sensitive in present(self)]

    def _whole(self) -> Message:
        """The message from which an equal value can be made."""
        return self.raw

    @classmethod
    def _made(cls, whole: Message, received_ns: int) -> Value[Any]:
        return cls(whole)  # type: ignore[arg-type]


class Part(Value[M]):
    """A value within another one."""

    __slots__ = ("_received_ns",)

    def __init__(self, raw: M, received_ns: int = 0) -> None:
        self.raw = raw
        self._received_ns = received_ns

    @property
    def received_ns(self) -> int:
        return self._received_ns

    @classmethod
    def _made(cls, whole: Message, received_ns: int) -> Value[Any]:
        return cls(whole, received_ns)  # type: ignore[arg-type]


class Response(Value[M]):
    """The answer to a query. Its fields repeat for each page."""

    __slots__ = ()

    @property
    def received_ns(self) -> int:
        return nanoseconds(getattr(self.raw, "received_time", _NEVER))


class Notice:
    """An event that says something about the stream. `case Notice():` matches all of them."""

    __slots__ = ()


class GatewayNotice(Value[M], Notice):
    """A notice of the gateway."""

    __slots__ = ()
    ARM: ClassVar[str] = ""


class Data(Value[M]):
    """An event with the value of a TR: the fields of the TR, and where it stands in the stream.

    `raw` is the TR's message, `raw_event` the event with both.
    """

    __slots__ = ("raw_event",)
    ARM: ClassVar[str] = ""
    TYPE: ClassVar[RealtimeType] = RealtimeType.UNSPECIFIED

    raw_event: event_pb2.Event

    def __init__(self, raw_event: event_pb2.Event, raw: M) -> None:
        self.raw_event = raw_event
        self.raw = raw

    @classmethod
    def of(cls, *items: str, min_interval: datetime.timedelta | None = None) -> Interest:
        """The interest in this type: `Trade.of("005930")`, `MarketStatus.of()`."""
        return Interest(cls.TYPE, *items, min_interval=min_interval)

    @property
    def item(self) -> str:
        """The item as it was requested: "005930", "005930_NX". Without items: that which the broker names."""
        return self.raw_event.item

    @property
    def epoch(self) -> int:
        """The unbroken registration that it belongs to: microseconds since 1970, increasing."""
        return self.raw_event.epoch

    @property
    def sequence(self) -> int:
        """1, 2, 3 … within the epoch."""
        return self.raw_event.sequence

    @property
    def received_time(self) -> datetime.datetime:
        """When the gateway had read the frame, in Asia/Seoul. `received_ns` has its nanoseconds."""
        return instant(self.raw_event.received_time)

    @property
    def received_ns(self) -> int:
        return nanoseconds(self.raw_event.received_time)

    @property
    def account(self) -> str:
        """The account number, in events of accounts only."""
        return self.raw_event.account

    @property
    def session(self) -> str:
        """The name of the broker session, in events of accounts only."""
        return self.raw_event.session

    @property
    def snapshot(self) -> bool:
        """The last value known when the subscription began; it is older than the stream."""
        return self.raw_event.snapshot

    @property
    def replayed(self) -> bool:
        """It is older than the connection, and sent because the stream resumed."""
        return self.raw_event.replayed

    @property
    def skipped(self) -> int:
        """Events of this registration that were left out between the previous one and this one."""
        return self.raw_event.skipped

    def to_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in METADATA if getattr(self, name)} | super().to_dict()

    def _shown(self) -> list[str]:
        shown = [f"item={self.item!r}", f"epoch={self.epoch}", f"sequence={self.sequence}"]
        shown += [f"{name}={read!r}" for name in ("skipped", "snapshot", "replayed") if (read := getattr(self, name))]
        return shown + super()._shown()

    def _whole(self) -> Message:
        return self.raw_event

    @classmethod
    def _made(cls, whole: Message, received_ns: int) -> Value[Any]:
        assert isinstance(whole, event_pb2.Event)
        return cls(whole, getattr(whole, cls.ARM))


METADATA = ("item", "epoch", "sequence", "received_time", "account", "session", "snapshot", "replayed", "skipped")
_NEVER = event_pb2.Event().received_time


def present(value: Value[Any]) -> Iterator[tuple[str, Any, bool]]:
    """Each property that is not absent: name, value, and whether it is sensitive. Not so empty texts and lists."""
    for field in value.FIELDS:
        read = getattr(value, field.name)
        if read is not None and (field.optional or read not in ("", (), {})):
            yield field.name, read, field.sensitive
        if field.kind is Kind.TIME_OF_DAY:
            marker = getattr(value, field.marker)
            if marker is not None:
                yield field.marker, marker, False


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _restored(cls: type[Value[Any]], message: type[Message], serialized: bytes, received_ns: int) -> Value[Any]:
    return cls._made(message.FromString(serialized), received_ns)
