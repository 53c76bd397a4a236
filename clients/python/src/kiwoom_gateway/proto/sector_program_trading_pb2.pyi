import datetime

from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetSectorProgramTradingRequest(_message.Message):
    __slots__ = ("page_token", "max_age", "stock_code")
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    MAX_AGE_FIELD_NUMBER: _ClassVar[int]
    STOCK_CODE_FIELD_NUMBER: _ClassVar[int]
    page_token: str
    max_age: _duration_pb2.Duration
    stock_code: str
    def __init__(self, page_token: _Optional[str] = ..., max_age: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., stock_code: _Optional[str] = ...) -> None: ...

class GetSectorProgramTradingResponse(_message.Message):
    __slots__ = ("next_page_token", "received_time", "unparsed", "arbitrage_agency_sell_volume", "arbitrage_agency_sell_turnover", "arbitrage_agency_buy_volume", "arbitrage_agency_buy_turnover", "arbitrage_agency_net_buy_volume", "arbitrage_agency_net_buy_turnover", "non_arbitrage_agency_sell_volume", "non_arbitrage_agency_sell_turnover", "non_arbitrage_agency_buy_volume", "non_arbitrage_agency_buy_turnover", "non_arbitrage_agency_net_buy_volume", "non_arbitrage_agency_net_buy_turnover", "total_arbitrage_agency_sell_volume", "total_arbitrage_agency_sell_turnover", "total_arbitrage_agency_buy_volume", "total_arbitrage_agency_buy_turnover", "total_arbitrage_agency_net_buy_volume", "total_arbitrage_agency_net_buy_turnover")
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
    ARBITRAGE_AGENCY_SELL_VOLUME_FIELD_NUMBER: _ClassVar[int]
    ARBITRAGE_AGENCY_SELL_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    ARBITRAGE_AGENCY_BUY_VOLUME_FIELD_NUMBER: _ClassVar[int]
    ARBITRAGE_AGENCY_BUY_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    ARBITRAGE_AGENCY_NET_BUY_VOLUME_FIELD_NUMBER: _ClassVar[int]
    ARBITRAGE_AGENCY_NET_BUY_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    NON_ARBITRAGE_AGENCY_SELL_VOLUME_FIELD_NUMBER: _ClassVar[int]
    NON_ARBITRAGE_AGENCY_SELL_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    NON_ARBITRAGE_AGENCY_BUY_VOLUME_FIELD_NUMBER: _ClassVar[int]
    NON_ARBITRAGE_AGENCY_BUY_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    NON_ARBITRAGE_AGENCY_NET_BUY_VOLUME_FIELD_NUMBER: _ClassVar[int]
    NON_ARBITRAGE_AGENCY_NET_BUY_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ARBITRAGE_AGENCY_SELL_VOLUME_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ARBITRAGE_AGENCY_SELL_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ARBITRAGE_AGENCY_BUY_VOLUME_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ARBITRAGE_AGENCY_BUY_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ARBITRAGE_AGENCY_NET_BUY_VOLUME_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ARBITRAGE_AGENCY_NET_BUY_TURNOVER_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    received_time: _timestamp_pb2.Timestamp
    unparsed: _containers.ScalarMap[str, str]
    arbitrage_agency_sell_volume: int
    arbitrage_agency_sell_turnover: int
    arbitrage_agency_buy_volume: int
    arbitrage_agency_buy_turnover: int
    arbitrage_agency_net_buy_volume: int
    arbitrage_agency_net_buy_turnover: int
    non_arbitrage_agency_sell_volume: int
    non_arbitrage_agency_sell_turnover: int
    non_arbitrage_agency_buy_volume: int
    non_arbitrage_agency_buy_turnover: int
    non_arbitrage_agency_net_buy_volume: int
    non_arbitrage_agency_net_buy_turnover: int
    total_arbitrage_agency_sell_volume: int
    total_arbitrage_agency_sell_turnover: int
    total_arbitrage_agency_buy_volume: int
    total_arbitrage_agency_buy_turnover: int
    total_arbitrage_agency_net_buy_volume: int
    total_arbitrage_agency_net_buy_turnover: int
    def __init__(self, next_page_token: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., unparsed: _Optional[_Mapping[str, str]] = ..., arbitrage_agency_sell_volume: _Optional[int] = ..., arbitrage_agency_sell_turnover: _Optional[int] = ..., arbitrage_agency_buy_volume: _Optional[int] = ..., arbitrage_agency_buy_turnover: _Optional[int] = ..., arbitrage_agency_net_buy_volume: _Optional[int] = ..., arbitrage_agency_net_buy_turnover: _Optional[int] = ..., non_arbitrage_agency_sell_volume: _Optional[int] = ..., non_arbitrage_agency_sell_turnover: _Optional[int] = ..., non_arbitrage_agency_buy_volume: _Optional[int] = ..., non_arbitrage_agency_buy_turnover: _Optional[int] = ..., non_arbitrage_agency_net_buy_volume: _Optional[int] = ..., non_arbitrage_agency_net_buy_turnover: _Optional[int] = ..., total_arbitrage_agency_sell_volume: _Optional[int] = ..., total_arbitrage_agency_sell_turnover: _Optional[int] = ..., total_arbitrage_agency_buy_volume: _Optional[int] = ..., total_arbitrage_agency_buy_turnover: _Optional[int] = ..., total_arbitrage_agency_net_buy_volume: _Optional[int] = ..., total_arbitrage_agency_net_buy_turnover: _Optional[int] = ...) -> None: ...
