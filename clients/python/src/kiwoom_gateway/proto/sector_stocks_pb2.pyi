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

class GetSectorStocksRequest(_message.Message):
    __slots__ = ("page_token", "max_age", "market", "sector_code", "exchange")
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    MAX_AGE_FIELD_NUMBER: _ClassVar[int]
    MARKET_FIELD_NUMBER: _ClassVar[int]
    SECTOR_CODE_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_FIELD_NUMBER: _ClassVar[int]
    page_token: str
    max_age: _duration_pb2.Duration
    market: _market_pb2.Market
    sector_code: str
    exchange: _market_pb2.Exchange
    def __init__(self, page_token: _Optional[str] = ..., max_age: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., market: _Optional[_Union[_market_pb2.Market, str]] = ..., sector_code: _Optional[str] = ..., exchange: _Optional[_Union[_market_pb2.Exchange, str]] = ...) -> None: ...

class GetSectorStocksResponse(_message.Message):
    __slots__ = ("next_page_token", "received_time", "unparsed", "stocks")
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
    STOCKS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    received_time: _timestamp_pb2.Timestamp
    unparsed: _containers.ScalarMap[str, str]
    stocks: _containers.RepeatedCompositeFieldContainer[SectorStock]
    def __init__(self, next_page_token: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., unparsed: _Optional[_Mapping[str, str]] = ..., stocks: _Optional[_Iterable[_Union[SectorStock, _Mapping[str, object]]]] = ...) -> None: ...

class SectorStock(_message.Message):
    __slots__ = ("unparsed", "stock_code", "stock_name", "current_price", "current_price_direction", "change_sign", "change", "change_rate", "current_volume", "best_ask_price", "best_ask_price_direction", "best_bid_price", "best_bid_price_direction", "open_price", "open_price_direction", "high_price", "high_price_direction", "low_price", "low_price_direction")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    STOCK_CODE_FIELD_NUMBER: _ClassVar[int]
    STOCK_NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_VOLUME_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    OPEN_PRICE_FIELD_NUMBER: _ClassVar[int]
    OPEN_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    HIGH_PRICE_FIELD_NUMBER: _ClassVar[int]
    HIGH_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    LOW_PRICE_FIELD_NUMBER: _ClassVar[int]
    LOW_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    stock_code: str
    stock_name: str
    current_price: int
    current_price_direction: _types_pb2.Direction
    change_sign: _market_pb2.ChangeSign
    change: int
    change_rate: float
    current_volume: int
    best_ask_price: int
    best_ask_price_direction: _types_pb2.Direction
    best_bid_price: int
    best_bid_price_direction: _types_pb2.Direction
    open_price: int
    open_price_direction: _types_pb2.Direction
    high_price: int
    high_price_direction: _types_pb2.Direction
    low_price: int
    low_price_direction: _types_pb2.Direction
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., stock_code: _Optional[str] = ..., stock_name: _Optional[str] = ..., current_price: _Optional[int] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., change: _Optional[int] = ..., change_rate: _Optional[float] = ..., current_volume: _Optional[int] = ..., best_ask_price: _Optional[int] = ..., best_ask_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., best_bid_price: _Optional[int] = ..., best_bid_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., open_price: _Optional[int] = ..., open_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., high_price: _Optional[int] = ..., high_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., low_price: _Optional[int] = ..., low_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ...) -> None: ...
