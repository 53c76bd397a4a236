import datetime

from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import notice_pb2 as _notice_pb2
from kiwoom_gateway.proto import options_pb2 as _options_pb2
from kiwoom_gateway.proto import subscription_pb2 as _subscription_pb2
from kiwoom_gateway.proto import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BestQuote(_message.Message):
    __slots__ = ("unparsed", "best_ask_price", "best_ask_price_direction", "best_bid_price", "best_bid_price_direction")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    best_ask_price: int
    best_ask_price_direction: _types_pb2.Direction
    best_bid_price: int
    best_bid_price_direction: _types_pb2.Direction
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., best_ask_price: _Optional[int] = ..., best_ask_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., best_bid_price: _Optional[int] = ..., best_bid_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ...) -> None: ...

class BestQuoteEvent(_message.Message):
    __slots__ = ("item", "epoch", "sequence", "received_time", "account", "session", "snapshot", "skipped", "replayed", "acknowledgement", "live", "refused", "lost", "session_restored", "gap", "heartbeat", "resumption", "snapshots_complete", "draining", "waiting", "silent", "best_quote")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    REPLAYED_FIELD_NUMBER: _ClassVar[int]
    ACKNOWLEDGEMENT_FIELD_NUMBER: _ClassVar[int]
    LIVE_FIELD_NUMBER: _ClassVar[int]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    LOST_FIELD_NUMBER: _ClassVar[int]
    SESSION_RESTORED_FIELD_NUMBER: _ClassVar[int]
    GAP_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    RESUMPTION_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOTS_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    DRAINING_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    SILENT_FIELD_NUMBER: _ClassVar[int]
    BEST_QUOTE_FIELD_NUMBER: _ClassVar[int]
    item: str
    epoch: int
    sequence: int
    received_time: _timestamp_pb2.Timestamp
    account: str
    session: str
    snapshot: bool
    skipped: int
    replayed: bool
    acknowledgement: _notice_pb2.Acknowledgement
    live: _notice_pb2.LiveNotice
    refused: _notice_pb2.RefusedNotice
    lost: _notice_pb2.LostNotice
    session_restored: _notice_pb2.SessionRestoredNotice
    gap: _notice_pb2.GapNotice
    heartbeat: _notice_pb2.Heartbeat
    resumption: _notice_pb2.ResumptionNotice
    snapshots_complete: _notice_pb2.SnapshotsCompleteNotice
    draining: _notice_pb2.DrainingNotice
    waiting: _notice_pb2.WaitingNotice
    silent: _notice_pb2.SilentNotice
    best_quote: BestQuote
    def __init__(self, item: _Optional[str] = ..., epoch: _Optional[int] = ..., sequence: _Optional[int] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., session: _Optional[str] = ..., snapshot: bool = ..., skipped: _Optional[int] = ..., replayed: bool = ..., acknowledgement: _Optional[_Union[_notice_pb2.Acknowledgement, _Mapping[str, object]]] = ..., live: _Optional[_Union[_notice_pb2.LiveNotice, _Mapping[str, object]]] = ..., refused: _Optional[_Union[_notice_pb2.RefusedNotice, _Mapping[str, object]]] = ..., lost: _Optional[_Union[_notice_pb2.LostNotice, _Mapping[str, object]]] = ..., session_restored: _Optional[_Union[_notice_pb2.SessionRestoredNotice, _Mapping[str, object]]] = ..., gap: _Optional[_Union[_notice_pb2.GapNotice, _Mapping[str, object]]] = ..., heartbeat: _Optional[_Union[_notice_pb2.Heartbeat, _Mapping[str, object]]] = ..., resumption: _Optional[_Union[_notice_pb2.ResumptionNotice, _Mapping[str, object]]] = ..., snapshots_complete: _Optional[_Union[_notice_pb2.SnapshotsCompleteNotice, _Mapping[str, object]]] = ..., draining: _Optional[_Union[_notice_pb2.DrainingNotice, _Mapping[str, object]]] = ..., waiting: _Optional[_Union[_notice_pb2.WaitingNotice, _Mapping[str, object]]] = ..., silent: _Optional[_Union[_notice_pb2.SilentNotice, _Mapping[str, object]]] = ..., best_quote: _Optional[_Union[BestQuote, _Mapping[str, object]]] = ...) -> None: ...

class SubscribeBestQuoteRequest(_message.Message):
    __slots__ = ("items", "slow_reader_policy", "without_snapshot", "min_interval", "resume", "room_policy")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    SLOW_READER_POLICY_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    MIN_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    RESUME_FIELD_NUMBER: _ClassVar[int]
    ROOM_POLICY_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedScalarFieldContainer[str]
    slow_reader_policy: _subscription_pb2.SlowReaderPolicy
    without_snapshot: bool
    min_interval: _duration_pb2.Duration
    resume: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.StreamPosition]
    room_policy: _subscription_pb2.RoomPolicy
    def __init__(self, items: _Optional[_Iterable[str]] = ..., slow_reader_policy: _Optional[_Union[_subscription_pb2.SlowReaderPolicy, str]] = ..., without_snapshot: bool = ..., min_interval: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., resume: _Optional[_Iterable[_Union[_subscription_pb2.StreamPosition, _Mapping[str, object]]]] = ..., room_policy: _Optional[_Union[_subscription_pb2.RoomPolicy, str]] = ...) -> None: ...

class SubscribeBestQuoteResponse(_message.Message):
    __slots__ = ("events",)
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[BestQuoteEvent]
    def __init__(self, events: _Optional[_Iterable[_Union[BestQuoteEvent, _Mapping[str, object]]]] = ...) -> None: ...
