import datetime

from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import realtime_type_pb2 as _realtime_type_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SlowReaderPolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SLOW_READER_POLICY_UNSPECIFIED: _ClassVar[SlowReaderPolicy]
    SLOW_READER_POLICY_SKIP: _ClassVar[SlowReaderPolicy]
    SLOW_READER_POLICY_DISCONNECT: _ClassVar[SlowReaderPolicy]

class RoomPolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ROOM_POLICY_UNSPECIFIED: _ClassVar[RoomPolicy]
    ROOM_POLICY_REFUSE: _ClassVar[RoomPolicy]
    ROOM_POLICY_WAIT: _ClassVar[RoomPolicy]
SLOW_READER_POLICY_UNSPECIFIED: SlowReaderPolicy
SLOW_READER_POLICY_SKIP: SlowReaderPolicy
SLOW_READER_POLICY_DISCONNECT: SlowReaderPolicy
ROOM_POLICY_UNSPECIFIED: RoomPolicy
ROOM_POLICY_REFUSE: RoomPolicy
ROOM_POLICY_WAIT: RoomPolicy

class Interest(_message.Message):
    __slots__ = ("type", "items", "min_interval", "resume")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    MIN_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    RESUME_FIELD_NUMBER: _ClassVar[int]
    type: _realtime_type_pb2.RealtimeType
    items: _containers.RepeatedScalarFieldContainer[str]
    min_interval: _duration_pb2.Duration
    resume: _containers.RepeatedCompositeFieldContainer[StreamPosition]
    def __init__(self, type: _Optional[_Union[_realtime_type_pb2.RealtimeType, str]] = ..., items: _Optional[_Iterable[str]] = ..., min_interval: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., resume: _Optional[_Iterable[_Union[StreamPosition, _Mapping[str, object]]]] = ...) -> None: ...

class StreamPosition(_message.Message):
    __slots__ = ("item", "epoch", "sequence", "received_time", "session")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    item: str
    epoch: int
    sequence: int
    received_time: _timestamp_pb2.Timestamp
    session: str
    def __init__(self, item: _Optional[str] = ..., epoch: _Optional[int] = ..., sequence: _Optional[int] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., session: _Optional[str] = ...) -> None: ...
