from kiwoom_gateway.proto import options_pb2 as _options_pb2
from kiwoom_gateway.proto import types_pb2 as _types_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ChangeSign(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHANGE_SIGN_UNSPECIFIED: _ClassVar[ChangeSign]
    CHANGE_SIGN_UPPER_LIMIT: _ClassVar[ChangeSign]
    CHANGE_SIGN_RISE: _ClassVar[ChangeSign]
    CHANGE_SIGN_UNCHANGED: _ClassVar[ChangeSign]
    CHANGE_SIGN_LOWER_LIMIT: _ClassVar[ChangeSign]
    CHANGE_SIGN_FALL: _ClassVar[ChangeSign]

class MarketSession(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MARKET_SESSION_UNSPECIFIED: _ClassVar[MarketSession]
    MARKET_SESSION_PRE_HOURS: _ClassVar[MarketSession]
    MARKET_SESSION_REGULAR: _ClassVar[MarketSession]
    MARKET_SESSION_AFTER_HOURS: _ClassVar[MarketSession]
    MARKET_SESSION_AFTER_HOURS_AUCTION: _ClassVar[MarketSession]

class Exchange(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EXCHANGE_UNSPECIFIED: _ClassVar[Exchange]
    EXCHANGE_KRX: _ClassVar[Exchange]
    EXCHANGE_NXT: _ClassVar[Exchange]
    EXCHANGE_CONSOLIDATED: _ClassVar[Exchange]

class Market(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MARKET_UNSPECIFIED: _ClassVar[Market]
    MARKET_KOSPI: _ClassVar[Market]
    MARKET_KOSDAQ: _ClassVar[Market]
    MARKET_KOSPI200: _ClassVar[Market]

class VolatilityInterruptionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VOLATILITY_INTERRUPTION_KIND_UNSPECIFIED: _ClassVar[VolatilityInterruptionKind]
    VOLATILITY_INTERRUPTION_KIND_STATIC: _ClassVar[VolatilityInterruptionKind]
    VOLATILITY_INTERRUPTION_KIND_DYNAMIC: _ClassVar[VolatilityInterruptionKind]
    VOLATILITY_INTERRUPTION_KIND_DYNAMIC_AND_STATIC: _ClassVar[VolatilityInterruptionKind]

class NetBuyMeasure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    NET_BUY_MEASURE_UNSPECIFIED: _ClassVar[NetBuyMeasure]
    NET_BUY_MEASURE_AMOUNT: _ClassVar[NetBuyMeasure]
    NET_BUY_MEASURE_QUANTITY: _ClassVar[NetBuyMeasure]

class OrderSide(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORDER_SIDE_UNSPECIFIED: _ClassVar[OrderSide]
    ORDER_SIDE_BUY: _ClassVar[OrderSide]
    ORDER_SIDE_SELL: _ClassVar[OrderSide]

class OrderStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORDER_STATUS_UNSPECIFIED: _ClassVar[OrderStatus]
    ORDER_STATUS_RECEIVED: _ClassVar[OrderStatus]
    ORDER_STATUS_EXECUTED: _ClassVar[OrderStatus]
    ORDER_STATUS_CONFIRMED: _ClassVar[OrderStatus]
    ORDER_STATUS_CANCELED: _ClassVar[OrderStatus]
    ORDER_STATUS_REJECTED: _ClassVar[OrderStatus]

class OrderType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORDER_TYPE_UNSPECIFIED: _ClassVar[OrderType]
    ORDER_TYPE_LIMIT: _ClassVar[OrderType]
    ORDER_TYPE_MARKET: _ClassVar[OrderType]
    ORDER_TYPE_CONDITIONAL_LIMIT: _ClassVar[OrderType]
    ORDER_TYPE_OPPOSITE_BEST: _ClassVar[OrderType]
    ORDER_TYPE_OWN_BEST: _ClassVar[OrderType]
    ORDER_TYPE_LIMIT_IOC: _ClassVar[OrderType]
    ORDER_TYPE_MARKET_IOC: _ClassVar[OrderType]
    ORDER_TYPE_OPPOSITE_BEST_IOC: _ClassVar[OrderType]
    ORDER_TYPE_LIMIT_FOK: _ClassVar[OrderType]
    ORDER_TYPE_MARKET_FOK: _ClassVar[OrderType]
    ORDER_TYPE_OPPOSITE_BEST_FOK: _ClassVar[OrderType]
    ORDER_TYPE_STOP_LIMIT: _ClassVar[OrderType]
    ORDER_TYPE_MIDPOINT: _ClassVar[OrderType]
    ORDER_TYPE_MIDPOINT_IOC: _ClassVar[OrderType]
    ORDER_TYPE_MIDPOINT_FOK: _ClassVar[OrderType]
    ORDER_TYPE_PRE_HOURS: _ClassVar[OrderType]
    ORDER_TYPE_AFTER_HOURS: _ClassVar[OrderType]
    ORDER_TYPE_AFTER_HOURS_BLOCK: _ClassVar[OrderType]
    ORDER_TYPE_AFTER_HOURS_BASKET: _ClassVar[OrderType]
    ORDER_TYPE_AFTER_HOURS_BUYBACK: _ClassVar[OrderType]
    ORDER_TYPE_AFTER_HOURS_AUCTION: _ClassVar[OrderType]
CHANGE_SIGN_UNSPECIFIED: ChangeSign
CHANGE_SIGN_UPPER_LIMIT: ChangeSign
CHANGE_SIGN_RISE: ChangeSign
CHANGE_SIGN_UNCHANGED: ChangeSign
CHANGE_SIGN_LOWER_LIMIT: ChangeSign
CHANGE_SIGN_FALL: ChangeSign
MARKET_SESSION_UNSPECIFIED: MarketSession
MARKET_SESSION_PRE_HOURS: MarketSession
MARKET_SESSION_REGULAR: MarketSession
MARKET_SESSION_AFTER_HOURS: MarketSession
MARKET_SESSION_AFTER_HOURS_AUCTION: MarketSession
EXCHANGE_UNSPECIFIED: Exchange
EXCHANGE_KRX: Exchange
EXCHANGE_NXT: Exchange
EXCHANGE_CONSOLIDATED: Exchange
MARKET_UNSPECIFIED: Market
MARKET_KOSPI: Market
MARKET_KOSDAQ: Market
MARKET_KOSPI200: Market
VOLATILITY_INTERRUPTION_KIND_UNSPECIFIED: VolatilityInterruptionKind
VOLATILITY_INTERRUPTION_KIND_STATIC: VolatilityInterruptionKind
VOLATILITY_INTERRUPTION_KIND_DYNAMIC: VolatilityInterruptionKind
VOLATILITY_INTERRUPTION_KIND_DYNAMIC_AND_STATIC: VolatilityInterruptionKind
NET_BUY_MEASURE_UNSPECIFIED: NetBuyMeasure
NET_BUY_MEASURE_AMOUNT: NetBuyMeasure
NET_BUY_MEASURE_QUANTITY: NetBuyMeasure
ORDER_SIDE_UNSPECIFIED: OrderSide
ORDER_SIDE_BUY: OrderSide
ORDER_SIDE_SELL: OrderSide
ORDER_STATUS_UNSPECIFIED: OrderStatus
ORDER_STATUS_RECEIVED: OrderStatus
ORDER_STATUS_EXECUTED: OrderStatus
ORDER_STATUS_CONFIRMED: OrderStatus
ORDER_STATUS_CANCELED: OrderStatus
ORDER_STATUS_REJECTED: OrderStatus
ORDER_TYPE_UNSPECIFIED: OrderType
ORDER_TYPE_LIMIT: OrderType
ORDER_TYPE_MARKET: OrderType
ORDER_TYPE_CONDITIONAL_LIMIT: OrderType
ORDER_TYPE_OPPOSITE_BEST: OrderType
ORDER_TYPE_OWN_BEST: OrderType
ORDER_TYPE_LIMIT_IOC: OrderType
ORDER_TYPE_MARKET_IOC: OrderType
ORDER_TYPE_OPPOSITE_BEST_IOC: OrderType
ORDER_TYPE_LIMIT_FOK: OrderType
ORDER_TYPE_MARKET_FOK: OrderType
ORDER_TYPE_OPPOSITE_BEST_FOK: OrderType
ORDER_TYPE_STOP_LIMIT: OrderType
ORDER_TYPE_MIDPOINT: OrderType
ORDER_TYPE_MIDPOINT_IOC: OrderType
ORDER_TYPE_MIDPOINT_FOK: OrderType
ORDER_TYPE_PRE_HOURS: OrderType
ORDER_TYPE_AFTER_HOURS: OrderType
ORDER_TYPE_AFTER_HOURS_BLOCK: OrderType
ORDER_TYPE_AFTER_HOURS_BASKET: OrderType
ORDER_TYPE_AFTER_HOURS_BUYBACK: OrderType
ORDER_TYPE_AFTER_HOURS_AUCTION: OrderType

class OrderBookLevel(_message.Message):
    __slots__ = ("price", "price_direction", "quantity", "change", "lp_quantity", "krx_quantity", "nxt_quantity")
    PRICE_FIELD_NUMBER: _ClassVar[int]
    PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    LP_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    KRX_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    NXT_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    price: int
    price_direction: _types_pb2.Direction
    quantity: int
    change: int
    lp_quantity: int
    krx_quantity: int
    nxt_quantity: int
    def __init__(self, price: _Optional[int] = ..., price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., quantity: _Optional[int] = ..., change: _Optional[int] = ..., lp_quantity: _Optional[int] = ..., krx_quantity: _Optional[int] = ..., nxt_quantity: _Optional[int] = ...) -> None: ...

class BrokerRank(_message.Message):
    __slots__ = ("broker_name", "quantity", "change", "broker_code", "color")
    BROKER_NAME_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    BROKER_CODE_FIELD_NUMBER: _ClassVar[int]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    broker_name: str
    quantity: int
    change: int
    broker_code: str
    color: str
    def __init__(self, broker_name: _Optional[str] = ..., quantity: _Optional[int] = ..., change: _Optional[int] = ..., broker_code: _Optional[str] = ..., color: _Optional[str] = ...) -> None: ...
