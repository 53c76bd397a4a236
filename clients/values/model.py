"""What the contract consists of, as every client's emitter sees it: plain data, without protobuf.

`Model` holds what a user of a client meets: the events of a stream, the unary methods with their requests and
responses, the messages that these contain, and the enums. Everything is in an order that does not depend on the run.
"""

from __future__ import annotations

import dataclasses
import enum


class Kind(enum.Enum):
    """What a field holds, once proto's types are told apart by their meaning."""

    INTEGER = "integer"
    FLOAT = "float"  # a double without a number of decimals
    DECIMAL = "decimal"  # a double that the broker writes with `Field.decimals` places
    BOOLEAN = "boolean"
    STRING = "string"
    ENUM = "enum"
    MESSAGE = "message"
    TIME_OF_DAY = "time_of_day"  # becomes an instant: its date follows from the time of receipt
    DATE = "date"
    DATE_TIME = "date_time"  # wall clock in Asia/Seoul
    TIMESTAMP = "timestamp"
    DURATION = "duration"
    UNPARSED = "unparsed"  # map from string to string


class Sign(enum.Enum):
    """What the broker's sign before a number says. The contract has it in a field of its own, beside the number."""

    DIRECTION = "direction"
    SIDE = "side"


@dataclasses.dataclass(frozen=True)
class Companion:
    """The field with the sign of a number: `current_price_direction` of `current_price`."""

    name: str
    sign: Sign
    comment: str


@dataclasses.dataclass(frozen=True)
class Field:
    """A field as the value has it. A field with a sign (a companion) is no field of its own: its number has it."""

    name: str
    number: int
    kind: Kind
    comment: str  # as the proto has it, for TRs: Korean name, FID or key, unit, then sentences
    proto_type: str  # "sint64", "uint64", "kiwoom.v1.Market"
    repeated: bool = False
    # The contract tells an absent value from every present one (`optional`, or a single message).
    presence: bool = False
    type: str = ""  # the name of the enum or message, for Kind.ENUM and Kind.MESSAGE
    companion: Companion | None = None
    ko: str = ""  # 현재가
    fid: int = 0
    key: str = ""  # cur_prc
    unit: str = ""  # "krw", "shares", "percent"; empty if it has none
    decimals: int = 0
    scale: int = 0
    sensitive: bool = False
    required: bool = False

    @property
    def marker(self) -> str:
        """The name of the value's second field of a time: the marker that stands in place of a clock time."""
        return f"{self.name}_marker" if self.kind is Kind.TIME_OF_DAY else ""


class Role(enum.Enum):
    """Where a message stands."""

    DATA = "data"  # an event with the value of a TR
    NOTICE = "notice"  # an event of the gateway about the stream
    REQUEST = "request"
    RESPONSE = "response"
    PART = "part"  # an element or member of others


@dataclasses.dataclass(frozen=True)
class Message:
    name: str  # "Trade"
    full_name: str  # "kiwoom.v1.Trade"
    file: str  # "kiwoom/v1/trade.proto"
    role: Role
    comment: str
    fields: tuple[Field, ...]
    arm: str = ""  # for events: the field of Event.event, "trade"
    tr: str = ""
    title: str = ""  # Korean
    # It contains a time of day, maybe within a part. Such a value needs to know when it was received.
    has_time: bool = False

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)


@dataclasses.dataclass(frozen=True)
class EnumValue:
    name: str  # without prefix: "KOSPI"
    proto_name: str  # "MARKET_KOSPI"
    number: int
    comment: str

    @property
    def unspecified(self) -> bool:
        return self.number == 0


@dataclasses.dataclass(frozen=True)
class Enum:
    name: str
    full_name: str
    file: str
    comment: str
    values: tuple[EnumValue, ...]


@dataclasses.dataclass(frozen=True)
class RealtimeType:
    """What one can subscribe to: a value of the enum RealtimeType."""

    name: str  # "TRADE"
    number: int  # of the enum's value, and of the field in Event
    message: str  # "Trade"
    arm: str  # "trade"
    method: str  # "/kiwoom.v1.MarketDataService/SubscribeTrade"
    of_account: bool  # has a stream of its own (`method`); all others share MarketDataService.Subscribe
    takes_items: bool  # without: it covers the whole market or an account


@dataclasses.dataclass(frozen=True)
class Method:
    """A unary method."""

    name: str  # "GetSectorPrice"
    path: str  # "/kiwoom.v1.SectorService/GetSectorPrice"
    comment: str
    request: str
    response: str
    effect: str  # "READ", "CHANGE", or empty
    scope: str  # "MARKET", "ACCOUNT", or empty
    # The repeated field of the response whose elements continue on the next page. Empty: there are no pages.
    pages: str


@dataclasses.dataclass(frozen=True)
class Service:
    name: str
    full_name: str
    file: str
    comment: str
    methods: tuple[Method, ...]


@dataclasses.dataclass(frozen=True)
class Model:
    enums: tuple[Enum, ...]  # by name
    messages: tuple[Message, ...]  # by name
    services: tuple[Service, ...]  # by name
    realtime_types: tuple[RealtimeType, ...]  # by number

    def message(self, name: str) -> Message:
        return next(message for message in self.messages if message.name == name)

    def enum(self, name: str) -> Enum:
        return next(enum for enum in self.enums if enum.name == name)

    def of_role(self, role: Role) -> tuple[Message, ...]:
        return tuple(message for message in self.messages if message.role is role)
