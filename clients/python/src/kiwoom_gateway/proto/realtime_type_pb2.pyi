from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class RealtimeType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REALTIME_TYPE_UNSPECIFIED: _ClassVar[RealtimeType]
    REALTIME_TYPE_ORDER_UPDATE: _ClassVar[RealtimeType]
    REALTIME_TYPE_POSITION: _ClassVar[RealtimeType]
    REALTIME_TYPE_QUOTE_WITHOUT_TRADE: _ClassVar[RealtimeType]
    REALTIME_TYPE_TRADE: _ClassVar[RealtimeType]
    REALTIME_TYPE_BEST_QUOTE: _ClassVar[RealtimeType]
    REALTIME_TYPE_ORDER_BOOK: _ClassVar[RealtimeType]
    REALTIME_TYPE_BROKER_RANKING: _ClassVar[RealtimeType]
    REALTIME_TYPE_ETF_NAV: _ClassVar[RealtimeType]
    REALTIME_TYPE_INDICATIVE_TRADE: _ClassVar[RealtimeType]
    REALTIME_TYPE_SECTOR_INDEX: _ClassVar[RealtimeType]
    REALTIME_TYPE_SECTOR_BREADTH: _ClassVar[RealtimeType]
    REALTIME_TYPE_STOCK_INFO: _ClassVar[RealtimeType]
    REALTIME_TYPE_MARKET_STATUS: _ClassVar[RealtimeType]
    REALTIME_TYPE_PROGRAM_TRADING: _ClassVar[RealtimeType]
    REALTIME_TYPE_VOLATILITY_INTERRUPTION: _ClassVar[RealtimeType]
REALTIME_TYPE_UNSPECIFIED: RealtimeType
REALTIME_TYPE_ORDER_UPDATE: RealtimeType
REALTIME_TYPE_POSITION: RealtimeType
REALTIME_TYPE_QUOTE_WITHOUT_TRADE: RealtimeType
REALTIME_TYPE_TRADE: RealtimeType
REALTIME_TYPE_BEST_QUOTE: RealtimeType
REALTIME_TYPE_ORDER_BOOK: RealtimeType
REALTIME_TYPE_BROKER_RANKING: RealtimeType
REALTIME_TYPE_ETF_NAV: RealtimeType
REALTIME_TYPE_INDICATIVE_TRADE: RealtimeType
REALTIME_TYPE_SECTOR_INDEX: RealtimeType
REALTIME_TYPE_SECTOR_BREADTH: RealtimeType
REALTIME_TYPE_STOCK_INFO: RealtimeType
REALTIME_TYPE_MARKET_STATUS: RealtimeType
REALTIME_TYPE_PROGRAM_TRADING: RealtimeType
REALTIME_TYPE_VOLATILITY_INTERRUPTION: RealtimeType
