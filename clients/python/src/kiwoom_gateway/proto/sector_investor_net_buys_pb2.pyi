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

class GetSectorInvestorNetBuysRequest(_message.Message):
    __slots__ = ("page_token", "max_age", "market", "measure", "base_date", "exchange")
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    MAX_AGE_FIELD_NUMBER: _ClassVar[int]
    MARKET_FIELD_NUMBER: _ClassVar[int]
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    BASE_DATE_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_FIELD_NUMBER: _ClassVar[int]
    page_token: str
    max_age: _duration_pb2.Duration
    market: _market_pb2.Market
    measure: _market_pb2.NetBuyMeasure
    base_date: _types_pb2.Date
    exchange: _market_pb2.Exchange
    def __init__(self, page_token: _Optional[str] = ..., max_age: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., market: _Optional[_Union[_market_pb2.Market, str]] = ..., measure: _Optional[_Union[_market_pb2.NetBuyMeasure, str]] = ..., base_date: _Optional[_Union[_types_pb2.Date, _Mapping[str, object]]] = ..., exchange: _Optional[_Union[_market_pb2.Exchange, str]] = ...) -> None: ...

class GetSectorInvestorNetBuysResponse(_message.Message):
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
    sectors: _containers.RepeatedCompositeFieldContainer[SectorInvestorNetBuy]
    def __init__(self, next_page_token: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., unparsed: _Optional[_Mapping[str, str]] = ..., sectors: _Optional[_Iterable[_Union[SectorInvestorNetBuy, _Mapping[str, object]]]] = ...) -> None: ...

class SectorInvestorNetBuy(_message.Message):
    __slots__ = ("unparsed", "sector_code", "sector_name", "current_price", "current_price_direction", "change_sign", "change", "change_rate", "volume_thousand_shares", "securities_firm_net_buy", "insurer_net_buy", "investment_trust_net_buy", "bank_net_buy", "merchant_and_savings_bank_net_buy", "pension_fund_net_buy", "other_corporation_net_buy", "individual_net_buy", "foreigner_net_buy", "resident_foreigner_net_buy", "government_net_buy", "private_fund_net_buy", "institution_net_buy")
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
    SECURITIES_FIRM_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    INSURER_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    INVESTMENT_TRUST_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    BANK_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    MERCHANT_AND_SAVINGS_BANK_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    PENSION_FUND_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    OTHER_CORPORATION_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    INDIVIDUAL_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    FOREIGNER_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_FOREIGNER_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    GOVERNMENT_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    PRIVATE_FUND_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_NET_BUY_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    sector_code: str
    sector_name: str
    current_price: float
    current_price_direction: _types_pb2.Direction
    change_sign: _market_pb2.ChangeSign
    change: float
    change_rate: float
    volume_thousand_shares: int
    securities_firm_net_buy: int
    insurer_net_buy: int
    investment_trust_net_buy: int
    bank_net_buy: int
    merchant_and_savings_bank_net_buy: int
    pension_fund_net_buy: int
    other_corporation_net_buy: int
    individual_net_buy: int
    foreigner_net_buy: int
    resident_foreigner_net_buy: int
    government_net_buy: int
    private_fund_net_buy: int
    institution_net_buy: int
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., sector_code: _Optional[str] = ..., sector_name: _Optional[str] = ..., current_price: _Optional[float] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., change: _Optional[float] = ..., change_rate: _Optional[float] = ..., volume_thousand_shares: _Optional[int] = ..., securities_firm_net_buy: _Optional[int] = ..., insurer_net_buy: _Optional[int] = ..., investment_trust_net_buy: _Optional[int] = ..., bank_net_buy: _Optional[int] = ..., merchant_and_savings_bank_net_buy: _Optional[int] = ..., pension_fund_net_buy: _Optional[int] = ..., other_corporation_net_buy: _Optional[int] = ..., individual_net_buy: _Optional[int] = ..., foreigner_net_buy: _Optional[int] = ..., resident_foreigner_net_buy: _Optional[int] = ..., government_net_buy: _Optional[int] = ..., private_fund_net_buy: _Optional[int] = ..., institution_net_buy: _Optional[int] = ...) -> None: ...
