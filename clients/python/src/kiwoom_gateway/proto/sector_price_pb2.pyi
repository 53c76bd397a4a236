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

class GetSectorPriceRequest(_message.Message):
    __slots__ = ("page_token", "max_age", "market", "sector_code")
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    MAX_AGE_FIELD_NUMBER: _ClassVar[int]
    MARKET_FIELD_NUMBER: _ClassVar[int]
    SECTOR_CODE_FIELD_NUMBER: _ClassVar[int]
    page_token: str
    max_age: _duration_pb2.Duration
    market: _market_pb2.Market
    sector_code: str
    def __init__(self, page_token: _Optional[str] = ..., max_age: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., market: _Optional[_Union[_market_pb2.Market, str]] = ..., sector_code: _Optional[str] = ...) -> None: ...

class GetSectorPriceResponse(_message.Message):
    __slots__ = ("next_page_token", "received_time", "unparsed", "current_price", "current_price_direction", "change_sign", "change", "change_rate", "volume_thousand_shares", "turnover_million_krw", "traded_count", "traded_ratio", "open_price", "open_price_direction", "high_price", "high_price_direction", "low_price", "low_price_direction", "upper_limit_count", "advancing_count", "unchanged_count", "declining_count", "lower_limit_count", "fifty_two_week_high", "fifty_two_week_high_direction", "fifty_two_week_high_date", "fifty_two_week_high_change_rate", "fifty_two_week_low", "fifty_two_week_low_direction", "fifty_two_week_low_date", "fifty_two_week_low_change_rate", "intraday")
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
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_THOUSAND_SHARES_FIELD_NUMBER: _ClassVar[int]
    TURNOVER_MILLION_KRW_FIELD_NUMBER: _ClassVar[int]
    TRADED_COUNT_FIELD_NUMBER: _ClassVar[int]
    TRADED_RATIO_FIELD_NUMBER: _ClassVar[int]
    OPEN_PRICE_FIELD_NUMBER: _ClassVar[int]
    OPEN_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    HIGH_PRICE_FIELD_NUMBER: _ClassVar[int]
    HIGH_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    LOW_PRICE_FIELD_NUMBER: _ClassVar[int]
    LOW_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    UPPER_LIMIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    ADVANCING_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    DECLINING_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOWER_LIMIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_HIGH_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_HIGH_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_HIGH_DATE_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_HIGH_CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_LOW_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_LOW_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_LOW_DATE_FIELD_NUMBER: _ClassVar[int]
    FIFTY_TWO_WEEK_LOW_CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    INTRADAY_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    received_time: _timestamp_pb2.Timestamp
    unparsed: _containers.ScalarMap[str, str]
    current_price: float
    current_price_direction: _types_pb2.Direction
    change_sign: _market_pb2.ChangeSign
    change: float
    change_rate: float
    volume_thousand_shares: int
    turnover_million_krw: int
    traded_count: int
    traded_ratio: float
    open_price: float
    open_price_direction: _types_pb2.Direction
    high_price: float
    high_price_direction: _types_pb2.Direction
    low_price: float
    low_price_direction: _types_pb2.Direction
    upper_limit_count: int
    advancing_count: int
    unchanged_count: int
    declining_count: int
    lower_limit_count: int
    fifty_two_week_high: float
    fifty_two_week_high_direction: _types_pb2.Direction
    fifty_two_week_high_date: _types_pb2.Date
    fifty_two_week_high_change_rate: float
    fifty_two_week_low: float
    fifty_two_week_low_direction: _types_pb2.Direction
    fifty_two_week_low_date: _types_pb2.Date
    fifty_two_week_low_change_rate: float
    intraday: _containers.RepeatedCompositeFieldContainer[SectorIntradayPrice]
    def __init__(self, next_page_token: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., unparsed: _Optional[_Mapping[str, str]] = ..., current_price: _Optional[float] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., change: _Optional[float] = ..., change_rate: _Optional[float] = ..., volume_thousand_shares: _Optional[int] = ..., turnover_million_krw: _Optional[int] = ..., traded_count: _Optional[int] = ..., traded_ratio: _Optional[float] = ..., open_price: _Optional[float] = ..., open_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., high_price: _Optional[float] = ..., high_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., low_price: _Optional[float] = ..., low_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., upper_limit_count: _Optional[int] = ..., advancing_count: _Optional[int] = ..., unchanged_count: _Optional[int] = ..., declining_count: _Optional[int] = ..., lower_limit_count: _Optional[int] = ..., fifty_two_week_high: _Optional[float] = ..., fifty_two_week_high_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., fifty_two_week_high_date: _Optional[_Union[_types_pb2.Date, _Mapping[str, object]]] = ..., fifty_two_week_high_change_rate: _Optional[float] = ..., fifty_two_week_low: _Optional[float] = ..., fifty_two_week_low_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., fifty_two_week_low_date: _Optional[_Union[_types_pb2.Date, _Mapping[str, object]]] = ..., fifty_two_week_low_change_rate: _Optional[float] = ..., intraday: _Optional[_Iterable[_Union[SectorIntradayPrice, _Mapping[str, object]]]] = ...) -> None: ...

class SectorIntradayPrice(_message.Message):
    __slots__ = ("unparsed", "time", "current_price", "current_price_direction", "change_sign", "change", "change_rate", "volume_thousand_shares", "cumulative_volume_thousand_shares")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_THOUSAND_SHARES_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_VOLUME_THOUSAND_SHARES_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    time: _types_pb2.TimeOfDay
    current_price: float
    current_price_direction: _types_pb2.Direction
    change_sign: _market_pb2.ChangeSign
    change: float
    change_rate: float
    volume_thousand_shares: int
    cumulative_volume_thousand_shares: int
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., time: _Optional[_Union[_types_pb2.TimeOfDay, _Mapping[str, object]]] = ..., current_price: _Optional[float] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., change: _Optional[float] = ..., change_rate: _Optional[float] = ..., volume_thousand_shares: _Optional[int] = ..., cumulative_volume_thousand_shares: _Optional[int] = ...) -> None: ...
