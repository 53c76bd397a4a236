import datetime

from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import notice_pb2 as _notice_pb2
from kiwoom_gateway.proto import realtime_type_pb2 as _realtime_type_pb2
from kiwoom_gateway.proto import subscription_pb2 as _subscription_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RegistrationState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REGISTRATION_STATE_UNSPECIFIED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_REQUESTED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_LIVE: _ClassVar[RegistrationState]
    REGISTRATION_STATE_REFUSED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_WAITING: _ClassVar[RegistrationState]
    REGISTRATION_STATE_LOST: _ClassVar[RegistrationState]
REGISTRATION_STATE_UNSPECIFIED: RegistrationState
REGISTRATION_STATE_REQUESTED: RegistrationState
REGISTRATION_STATE_LIVE: RegistrationState
REGISTRATION_STATE_REFUSED: RegistrationState
REGISTRATION_STATE_WAITING: RegistrationState
REGISTRATION_STATE_LOST: RegistrationState

class GetGatewayRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetGatewayResponse(_message.Message):
    __slots__ = ("broker", "start_time", "subscription_count", "anomaly_count", "broken_frame_count", "unrouted_count")
    BROKER_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIPTION_COUNT_FIELD_NUMBER: _ClassVar[int]
    ANOMALY_COUNT_FIELD_NUMBER: _ClassVar[int]
    BROKEN_FRAME_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNROUTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    broker: str
    start_time: _timestamp_pb2.Timestamp
    subscription_count: int
    anomaly_count: int
    broken_frame_count: int
    unrouted_count: int
    def __init__(self, broker: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., subscription_count: _Optional[int] = ..., anomaly_count: _Optional[int] = ..., broken_frame_count: _Optional[int] = ..., unrouted_count: _Optional[int] = ...) -> None: ...

class ListSessionsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListSessionsResponse(_message.Message):
    __slots__ = ("sessions",)
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    sessions: _containers.RepeatedCompositeFieldContainer[Session]
    def __init__(self, sessions: _Optional[_Iterable[_Union[Session, _Mapping[str, object]]]] = ...) -> None: ...

class Session(_message.Message):
    __slots__ = ("name", "state", "login_time", "last_upstream_time", "last_market_row_time", "registration_count", "item_count", "item_limit", "reconnect_count", "last_error")
    NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LOGIN_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_UPSTREAM_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_MARKET_ROW_TIME_FIELD_NUMBER: _ClassVar[int]
    REGISTRATION_COUNT_FIELD_NUMBER: _ClassVar[int]
    ITEM_COUNT_FIELD_NUMBER: _ClassVar[int]
    ITEM_LIMIT_FIELD_NUMBER: _ClassVar[int]
    RECONNECT_COUNT_FIELD_NUMBER: _ClassVar[int]
    LAST_ERROR_FIELD_NUMBER: _ClassVar[int]
    name: str
    state: _notice_pb2.UpstreamState
    login_time: _timestamp_pb2.Timestamp
    last_upstream_time: _timestamp_pb2.Timestamp
    last_market_row_time: _timestamp_pb2.Timestamp
    registration_count: int
    item_count: int
    item_limit: int
    reconnect_count: int
    last_error: str
    def __init__(self, name: _Optional[str] = ..., state: _Optional[_Union[_notice_pb2.UpstreamState, str]] = ..., login_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., last_upstream_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., last_market_row_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., registration_count: _Optional[int] = ..., item_count: _Optional[int] = ..., item_limit: _Optional[int] = ..., reconnect_count: _Optional[int] = ..., last_error: _Optional[str] = ...) -> None: ...

class ListSubscriptionsRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSubscriptionsResponse(_message.Message):
    __slots__ = ("subscriptions", "next_page_token")
    SUBSCRIPTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    subscriptions: _containers.RepeatedCompositeFieldContainer[Subscription]
    next_page_token: str
    def __init__(self, subscriptions: _Optional[_Iterable[_Union[Subscription, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class Subscription(_message.Message):
    __slots__ = ("subscription_id", "peer", "start_time", "interests", "slow_reader_policy", "sent_count", "skipped_count", "queued_count")
    SUBSCRIPTION_ID_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    INTERESTS_FIELD_NUMBER: _ClassVar[int]
    SLOW_READER_POLICY_FIELD_NUMBER: _ClassVar[int]
    SENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_COUNT_FIELD_NUMBER: _ClassVar[int]
    QUEUED_COUNT_FIELD_NUMBER: _ClassVar[int]
    subscription_id: str
    peer: str
    start_time: _timestamp_pb2.Timestamp
    interests: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.Interest]
    slow_reader_policy: _subscription_pb2.SlowReaderPolicy
    sent_count: int
    skipped_count: int
    queued_count: int
    def __init__(self, subscription_id: _Optional[str] = ..., peer: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., interests: _Optional[_Iterable[_Union[_subscription_pb2.Interest, _Mapping[str, object]]]] = ..., slow_reader_policy: _Optional[_Union[_subscription_pb2.SlowReaderPolicy, str]] = ..., sent_count: _Optional[int] = ..., skipped_count: _Optional[int] = ..., queued_count: _Optional[int] = ...) -> None: ...

class ListRegistrationsRequest(_message.Message):
    __slots__ = ("subscription_id", "types", "items", "states", "page_size", "page_token")
    SUBSCRIPTION_ID_FIELD_NUMBER: _ClassVar[int]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    STATES_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    subscription_id: str
    types: _containers.RepeatedScalarFieldContainer[_realtime_type_pb2.RealtimeType]
    items: _containers.RepeatedScalarFieldContainer[str]
    states: _containers.RepeatedScalarFieldContainer[RegistrationState]
    page_size: int
    page_token: str
    def __init__(self, subscription_id: _Optional[str] = ..., types: _Optional[_Iterable[_Union[_realtime_type_pb2.RealtimeType, str]]] = ..., items: _Optional[_Iterable[str]] = ..., states: _Optional[_Iterable[_Union[RegistrationState, str]]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRegistrationsResponse(_message.Message):
    __slots__ = ("registrations", "next_page_token")
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    registrations: _containers.RepeatedCompositeFieldContainer[RegistrationStatus]
    next_page_token: str
    def __init__(self, registrations: _Optional[_Iterable[_Union[RegistrationStatus, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RegistrationStatus(_message.Message):
    __slots__ = ("registration", "state", "live_time", "last_event_time", "event_count", "silent", "refusal", "reader_count")
    REGISTRATION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_EVENT_TIME_FIELD_NUMBER: _ClassVar[int]
    EVENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    SILENT_FIELD_NUMBER: _ClassVar[int]
    REFUSAL_FIELD_NUMBER: _ClassVar[int]
    READER_COUNT_FIELD_NUMBER: _ClassVar[int]
    registration: _notice_pb2.Registration
    state: RegistrationState
    live_time: _timestamp_pb2.Timestamp
    last_event_time: _timestamp_pb2.Timestamp
    event_count: int
    silent: bool
    refusal: Refusal
    reader_count: int
    def __init__(self, registration: _Optional[_Union[_notice_pb2.Registration, _Mapping[str, object]]] = ..., state: _Optional[_Union[RegistrationState, str]] = ..., live_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., last_event_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., event_count: _Optional[int] = ..., silent: bool = ..., refusal: _Optional[_Union[Refusal, _Mapping[str, object]]] = ..., reader_count: _Optional[int] = ...) -> None: ...

class Refusal(_message.Message):
    __slots__ = ("broker_code", "broker_message", "retried", "next_attempt_time")
    BROKER_CODE_FIELD_NUMBER: _ClassVar[int]
    BROKER_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    RETRIED_FIELD_NUMBER: _ClassVar[int]
    NEXT_ATTEMPT_TIME_FIELD_NUMBER: _ClassVar[int]
    broker_code: str
    broker_message: str
    retried: bool
    next_attempt_time: _timestamp_pb2.Timestamp
    def __init__(self, broker_code: _Optional[str] = ..., broker_message: _Optional[str] = ..., retried: bool = ..., next_attempt_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ...) -> None: ...

class ChangeSubscriptionRequest(_message.Message):
    __slots__ = ("subscription_id", "add", "remove")
    SUBSCRIPTION_ID_FIELD_NUMBER: _ClassVar[int]
    ADD_FIELD_NUMBER: _ClassVar[int]
    REMOVE_FIELD_NUMBER: _ClassVar[int]
    subscription_id: str
    add: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.Interest]
    remove: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.Interest]
    def __init__(self, subscription_id: _Optional[str] = ..., add: _Optional[_Iterable[_Union[_subscription_pb2.Interest, _Mapping[str, object]]]] = ..., remove: _Optional[_Iterable[_Union[_subscription_pb2.Interest, _Mapping[str, object]]]] = ...) -> None: ...

class ChangeSubscriptionResponse(_message.Message):
    __slots__ = ("interests",)
    INTERESTS_FIELD_NUMBER: _ClassVar[int]
    interests: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.Interest]
    def __init__(self, interests: _Optional[_Iterable[_Union[_subscription_pb2.Interest, _Mapping[str, object]]]] = ...) -> None: ...

class TakeBackSessionRequest(_message.Message):
    __slots__ = ("session",)
    SESSION_FIELD_NUMBER: _ClassVar[int]
    session: str
    def __init__(self, session: _Optional[str] = ...) -> None: ...

class TakeBackSessionResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...
