from google.api import field_behavior_pb2 as _field_behavior_pb2
from kiwoom_gateway.proto import event_pb2 as _event_pb2
from kiwoom_gateway.proto import subscription_pb2 as _subscription_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SubscribeRequest(_message.Message):
    __slots__ = ("interests", "slow_reader_policy", "without_snapshot", "room_policy")
    INTERESTS_FIELD_NUMBER: _ClassVar[int]
    SLOW_READER_POLICY_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    ROOM_POLICY_FIELD_NUMBER: _ClassVar[int]
    interests: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.Interest]
    slow_reader_policy: _subscription_pb2.SlowReaderPolicy
    without_snapshot: bool
    room_policy: _subscription_pb2.RoomPolicy
    def __init__(self, interests: _Optional[_Iterable[_Union[_subscription_pb2.Interest, _Mapping[str, object]]]] = ..., slow_reader_policy: _Optional[_Union[_subscription_pb2.SlowReaderPolicy, str]] = ..., without_snapshot: bool = ..., room_policy: _Optional[_Union[_subscription_pb2.RoomPolicy, str]] = ...) -> None: ...

class SubscribeResponse(_message.Message):
    __slots__ = ("events",)
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[_event_pb2.Event]
    def __init__(self, events: _Optional[_Iterable[_Union[_event_pb2.Event, _Mapping[str, object]]]] = ...) -> None: ...
