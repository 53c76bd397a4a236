import datetime

from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import realtime_type_pb2 as _realtime_type_pb2
from kiwoom_gateway.proto import subscription_pb2 as _subscription_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class UpstreamState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    UPSTREAM_STATE_UNSPECIFIED: _ClassVar[UpstreamState]
    UPSTREAM_STATE_CONNECTING: _ClassVar[UpstreamState]
    UPSTREAM_STATE_LIVE: _ClassVar[UpstreamState]
    UPSTREAM_STATE_LOST: _ClassVar[UpstreamState]
    UPSTREAM_STATE_REPLACED: _ClassVar[UpstreamState]
    UPSTREAM_STATE_REFUSED: _ClassVar[UpstreamState]
    UPSTREAM_STATE_STANDBY: _ClassVar[UpstreamState]

class ResumptionOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RESUMPTION_OUTCOME_UNSPECIFIED: _ClassVar[ResumptionOutcome]
    RESUMPTION_OUTCOME_RESUMED: _ClassVar[ResumptionOutcome]
    RESUMPTION_OUTCOME_NOTHING_MISSED: _ClassVar[ResumptionOutcome]
    RESUMPTION_OUTCOME_GAP: _ClassVar[ResumptionOutcome]
UPSTREAM_STATE_UNSPECIFIED: UpstreamState
UPSTREAM_STATE_CONNECTING: UpstreamState
UPSTREAM_STATE_LIVE: UpstreamState
UPSTREAM_STATE_LOST: UpstreamState
UPSTREAM_STATE_REPLACED: UpstreamState
UPSTREAM_STATE_REFUSED: UpstreamState
UPSTREAM_STATE_STANDBY: UpstreamState
RESUMPTION_OUTCOME_UNSPECIFIED: ResumptionOutcome
RESUMPTION_OUTCOME_RESUMED: ResumptionOutcome
RESUMPTION_OUTCOME_NOTHING_MISSED: ResumptionOutcome
RESUMPTION_OUTCOME_GAP: ResumptionOutcome

class Registration(_message.Message):
    __slots__ = ("type", "item", "epoch", "session")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    type: _realtime_type_pb2.RealtimeType
    item: str
    epoch: int
    session: str
    def __init__(self, type: _Optional[_Union[_realtime_type_pb2.RealtimeType, str]] = ..., item: _Optional[str] = ..., epoch: _Optional[int] = ..., session: _Optional[str] = ...) -> None: ...

class Acknowledgement(_message.Message):
    __slots__ = ("subscription_id", "interests", "slow_reader_policy", "queue_limit", "room_policy")
    SUBSCRIPTION_ID_FIELD_NUMBER: _ClassVar[int]
    INTERESTS_FIELD_NUMBER: _ClassVar[int]
    SLOW_READER_POLICY_FIELD_NUMBER: _ClassVar[int]
    QUEUE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    ROOM_POLICY_FIELD_NUMBER: _ClassVar[int]
    subscription_id: str
    interests: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.Interest]
    slow_reader_policy: _subscription_pb2.SlowReaderPolicy
    queue_limit: int
    room_policy: _subscription_pb2.RoomPolicy
    def __init__(self, subscription_id: _Optional[str] = ..., interests: _Optional[_Iterable[_Union[_subscription_pb2.Interest, _Mapping[str, object]]]] = ..., slow_reader_policy: _Optional[_Union[_subscription_pb2.SlowReaderPolicy, str]] = ..., queue_limit: _Optional[int] = ..., room_policy: _Optional[_Union[_subscription_pb2.RoomPolicy, str]] = ...) -> None: ...

class LiveNotice(_message.Message):
    __slots__ = ("registrations",)
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    registrations: _containers.RepeatedCompositeFieldContainer[Registration]
    def __init__(self, registrations: _Optional[_Iterable[_Union[Registration, _Mapping[str, object]]]] = ...) -> None: ...

class RefusedNotice(_message.Message):
    __slots__ = ("registrations", "broker_code", "broker_message", "retried", "next_attempt_time")
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    BROKER_CODE_FIELD_NUMBER: _ClassVar[int]
    BROKER_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    RETRIED_FIELD_NUMBER: _ClassVar[int]
    NEXT_ATTEMPT_TIME_FIELD_NUMBER: _ClassVar[int]
    registrations: _containers.RepeatedCompositeFieldContainer[Registration]
    broker_code: str
    broker_message: str
    retried: bool
    next_attempt_time: _timestamp_pb2.Timestamp
    def __init__(self, registrations: _Optional[_Iterable[_Union[Registration, _Mapping[str, object]]]] = ..., broker_code: _Optional[str] = ..., broker_message: _Optional[str] = ..., retried: bool = ..., next_attempt_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class LostNotice(_message.Message):
    __slots__ = ("reason", "last_upstream_time", "registrations", "session", "state")
    REASON_FIELD_NUMBER: _ClassVar[int]
    LAST_UPSTREAM_TIME_FIELD_NUMBER: _ClassVar[int]
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    reason: str
    last_upstream_time: _timestamp_pb2.Timestamp
    registrations: _containers.RepeatedCompositeFieldContainer[Registration]
    session: str
    state: UpstreamState
    def __init__(self, reason: _Optional[str] = ..., last_upstream_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., registrations: _Optional[_Iterable[_Union[Registration, _Mapping[str, object]]]] = ..., session: _Optional[str] = ..., state: _Optional[_Union[UpstreamState, str]] = ...) -> None: ...

class SessionRestoredNotice(_message.Message):
    __slots__ = ("time", "session")
    TIME_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    session: str
    def __init__(self, time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., session: _Optional[str] = ...) -> None: ...

class GapNotice(_message.Message):
    __slots__ = ("registrations", "start_time", "end_time", "reason")
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    registrations: _containers.RepeatedCompositeFieldContainer[Registration]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    reason: str
    def __init__(self, registrations: _Optional[_Iterable[_Union[Registration, _Mapping[str, object]]]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., reason: _Optional[str] = ...) -> None: ...

class Heartbeat(_message.Message):
    __slots__ = ("time", "upstream_state", "sessions")
    TIME_FIELD_NUMBER: _ClassVar[int]
    UPSTREAM_STATE_FIELD_NUMBER: _ClassVar[int]
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    time: _timestamp_pb2.Timestamp
    upstream_state: UpstreamState
    sessions: _containers.RepeatedCompositeFieldContainer[SessionHealth]
    def __init__(self, time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., upstream_state: _Optional[_Union[UpstreamState, str]] = ..., sessions: _Optional[_Iterable[_Union[SessionHealth, _Mapping[str, object]]]] = ...) -> None: ...

class SessionHealth(_message.Message):
    __slots__ = ("name", "state", "last_upstream_time", "last_market_row_time")
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LAST_UPSTREAM_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_MARKET_ROW_TIME_FIELD_NUMBER: _ClassVar[int]
    name: str
    state: UpstreamState
    last_upstream_time: _timestamp_pb2.Timestamp
    last_market_row_time: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., state: _Optional[_Union[UpstreamState, str]] = ..., last_upstream_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., last_market_row_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class ResumptionNotice(_message.Message):
    __slots__ = ("results",)
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[ResumptionResult]
    def __init__(self, results: _Optional[_Iterable[_Union[ResumptionResult, _Mapping[str, object]]]] = ...) -> None: ...

class ResumptionResult(_message.Message):
    __slots__ = ("registration", "outcome", "replayed_count")
    REGISTRATION_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REPLAYED_COUNT_FIELD_NUMBER: _ClassVar[int]
    registration: Registration
    outcome: ResumptionOutcome
    replayed_count: int
    def __init__(self, registration: _Optional[_Union[Registration, _Mapping[str, object]]] = ..., outcome: _Optional[_Union[ResumptionOutcome, str]] = ..., replayed_count: _Optional[int] = ...) -> None: ...

class SnapshotsCompleteNotice(_message.Message):
    __slots__ = ("registrations",)
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    registrations: _containers.RepeatedCompositeFieldContainer[Registration]
    def __init__(self, registrations: _Optional[_Iterable[_Union[Registration, _Mapping[str, object]]]] = ...) -> None: ...

class DrainingNotice(_message.Message):
    __slots__ = ("end_time", "retry_delay")
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    RETRY_DELAY_FIELD_NUMBER: _ClassVar[int]
    end_time: _timestamp_pb2.Timestamp
    retry_delay: _duration_pb2.Duration
    def __init__(self, end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., retry_delay: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ...) -> None: ...

class WaitingNotice(_message.Message):
    __slots__ = ("registrations", "reason")
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    registrations: _containers.RepeatedCompositeFieldContainer[Registration]
    reason: str
    def __init__(self, registrations: _Optional[_Iterable[_Union[Registration, _Mapping[str, object]]]] = ..., reason: _Optional[str] = ...) -> None: ...

class SilentNotice(_message.Message):
    __slots__ = ("registrations",)
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    registrations: _containers.RepeatedCompositeFieldContainer[SilentRegistration]
    def __init__(self, registrations: _Optional[_Iterable[_Union[SilentRegistration, _Mapping[str, object]]]] = ...) -> None: ...

class SilentRegistration(_message.Message):
    __slots__ = ("registration", "last_event_time")
    REGISTRATION_FIELD_NUMBER: _ClassVar[int]
    LAST_EVENT_TIME_FIELD_NUMBER: _ClassVar[int]
    registration: Registration
    last_event_time: _timestamp_pb2.Timestamp
    def __init__(self, registration: _Optional[_Union[Registration, _Mapping[str, object]]] = ..., last_event_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...
