import datetime

from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import market_pb2 as _market_pb2
from kiwoom_gateway.proto import options_pb2 as _options_pb2
from kiwoom_gateway.proto import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetSectorIndicesRequest(_message.Message):
    __slots__ = ("page_token", "max_age", "sector_code")
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    MAX_AGE_FIELD_NUMBER: _ClassVar[int]
    SECTOR_CODE_FIELD_NUMBER: _ClassVar[int]
    page_token: str
    max_age: _duration_pb2.Duration
    sector_code: str
    def __init__(self, page_token: _Optional[str] = ..., max_age: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., sector_code: _Optional[str] = ...) -> None: ...

class GetSectorIndicesResponse(_message.Message):
    __slots__ = ("next_page_token", "received_time", "unparsed", "sectors")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    SECTORS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    received_time: _timestamp_pb2.Timestamp
    unparsed: _containers.ScalarMap[str, str]
    sectors: _containers.RepeatedCompositeFieldContainer[SectorIndexEntry]
    def __init__(self, next_page_token: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., unparsed: _Optional[_Mapping[str, str]] = ..., sectors: _Optional[_Iterable[_Union[SectorIndexEntry, _Mapping[str, object]]]] = ...) -> None: ...

class SectorIndexEntry(_message.Message):
    __slots__ = ("unparsed", "sector_code", "sector_name", "current_price", "current_price_direction", "change_sign", "change", "change_rate", "volume_thousand_shares", "weight", "turnover_million_krw", "upper_limit_count", "advancing_count", "unchanged_count", "declining_count", "lower_limit_count", "listed_count")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    SECTOR_CODE_FIELD_NUMBER: _ClassVar[int]
    SECTOR_NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_THOUSAND_SHARES_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    TURNOVER_MILLION_KRW_FIELD_NUMBER: _ClassVar[int]
    UPPER_LIMIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    ADVANCING_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    DECLINING_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOWER_LIMIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    LISTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    sector_code: str
    sector_name: str
    current_price: float
    current_price_direction: _types_pb2.Direction
    change_sign: _market_pb2.ChangeSign
    change: float
    change_rate: float
    volume_thousand_shares: int
    weight: float
    turnover_million_krw: int
    upper_limit_count: int
    advancing_count: int
    unchanged_count: int
    declining_count: int
    lower_limit_count: int
    listed_count: int
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., sector_code: _Optional[str] = ..., sector_name: _Optional[str] = ..., current_price: _Optional[float] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., change: _Optional[float] = ..., change_rate: _Optional[float] = ..., volume_thousand_shares: _Optional[int] = ..., weight: _Optional[float] = ..., turnover_million_krw: _Optional[int] = ..., upper_limit_count: _Optional[int] = ..., advancing_count: _Optional[int] = ..., unchanged_count: _Optional[int] = ..., declining_count: _Optional[int] = ..., lower_limit_count: _Optional[int] = ..., listed_count: _Optional[int] = ...) -> None: ...
