import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import best_quote_pb2 as _best_quote_pb2
from kiwoom_gateway.proto import broker_ranking_pb2 as _broker_ranking_pb2
from kiwoom_gateway.proto import etf_nav_pb2 as _etf_nav_pb2
from kiwoom_gateway.proto import indicative_trade_pb2 as _indicative_trade_pb2
from kiwoom_gateway.proto import market_status_pb2 as _market_status_pb2
from kiwoom_gateway.proto import notice_pb2 as _notice_pb2
from kiwoom_gateway.proto import order_book_pb2 as _order_book_pb2
from kiwoom_gateway.proto import order_update_pb2 as _order_update_pb2
from kiwoom_gateway.proto import position_pb2 as _position_pb2
from kiwoom_gateway.proto import program_trading_pb2 as _program_trading_pb2
from kiwoom_gateway.proto import quote_without_trade_pb2 as _quote_without_trade_pb2
from kiwoom_gateway.proto import sector_breadth_pb2 as _sector_breadth_pb2
from kiwoom_gateway.proto import sector_index_pb2 as _sector_index_pb2
from kiwoom_gateway.proto import stock_info_pb2 as _stock_info_pb2
from kiwoom_gateway.proto import trade_pb2 as _trade_pb2
from kiwoom_gateway.proto import volatility_interruption_pb2 as _volatility_interruption_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Event(_message.Message):
    __slots__ = ("item", "epoch", "sequence", "received_time", "account", "session", "snapshot", "skipped", "replayed", "acknowledgement", "live", "refused", "lost", "session_restored", "gap", "heartbeat", "resumption", "snapshots_complete", "draining", "waiting", "silent", "order_update", "position", "quote_without_trade", "trade", "best_quote", "order_book", "broker_ranking", "etf_nav", "indicative_trade", "sector_index", "sector_breadth", "stock_info", "market_status", "program_trading", "volatility_interruption")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    SESSION_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    SKIPPED_FIELD_NUMBER: _ClassVar[int]
    REPLAYED_FIELD_NUMBER: _ClassVar[int]
    ACKNOWLEDGEMENT_FIELD_NUMBER: _ClassVar[int]
    LIVE_FIELD_NUMBER: _ClassVar[int]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    LOST_FIELD_NUMBER: _ClassVar[int]
    SESSION_RESTORED_FIELD_NUMBER: _ClassVar[int]
    GAP_FIELD_NUMBER: _ClassVar[int]
    HEARTBEAT_FIELD_NUMBER: _ClassVar[int]
    RESUMPTION_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOTS_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    DRAINING_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    SILENT_FIELD_NUMBER: _ClassVar[int]
    ORDER_UPDATE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    QUOTE_WITHOUT_TRADE_FIELD_NUMBER: _ClassVar[int]
    TRADE_FIELD_NUMBER: _ClassVar[int]
    BEST_QUOTE_FIELD_NUMBER: _ClassVar[int]
    ORDER_BOOK_FIELD_NUMBER: _ClassVar[int]
    BROKER_RANKING_FIELD_NUMBER: _ClassVar[int]
    ETF_NAV_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_TRADE_FIELD_NUMBER: _ClassVar[int]
    SECTOR_INDEX_FIELD_NUMBER: _ClassVar[int]
    SECTOR_BREADTH_FIELD_NUMBER: _ClassVar[int]
    STOCK_INFO_FIELD_NUMBER: _ClassVar[int]
    MARKET_STATUS_FIELD_NUMBER: _ClassVar[int]
    PROGRAM_TRADING_FIELD_NUMBER: _ClassVar[int]
    VOLATILITY_INTERRUPTION_FIELD_NUMBER: _ClassVar[int]
    item: str
    epoch: int
    sequence: int
    received_time: _timestamp_pb2.Timestamp
    account: str
    session: str
    snapshot: bool
    skipped: int
    replayed: bool
    acknowledgement: _notice_pb2.Acknowledgement
    live: _notice_pb2.LiveNotice
    refused: _notice_pb2.RefusedNotice
    lost: _notice_pb2.LostNotice
    session_restored: _notice_pb2.SessionRestoredNotice
    gap: _notice_pb2.GapNotice
    heartbeat: _notice_pb2.Heartbeat
    resumption: _notice_pb2.ResumptionNotice
    snapshots_complete: _notice_pb2.SnapshotsCompleteNotice
    draining: _notice_pb2.DrainingNotice
    waiting: _notice_pb2.WaitingNotice
    silent: _notice_pb2.SilentNotice
    order_update: _order_update_pb2.OrderUpdate
    position: _position_pb2.Position
    quote_without_trade: _quote_without_trade_pb2.QuoteWithoutTrade
    trade: _trade_pb2.Trade
    best_quote: _best_quote_pb2.BestQuote
    order_book: _order_book_pb2.OrderBook
    broker_ranking: _broker_ranking_pb2.BrokerRanking
    etf_nav: _etf_nav_pb2.EtfNav
    indicative_trade: _indicative_trade_pb2.IndicativeTrade
    sector_index: _sector_index_pb2.SectorIndex
    sector_breadth: _sector_breadth_pb2.SectorBreadth
    stock_info: _stock_info_pb2.StockInfo
    market_status: _market_status_pb2.MarketStatus
    program_trading: _program_trading_pb2.ProgramTrading
    volatility_interruption: _volatility_interruption_pb2.VolatilityInterruption
    def __init__(self, item: _Optional[str] = ..., epoch: _Optional[int] = ..., sequence: _Optional[int] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., session: _Optional[str] = ..., snapshot: bool = ..., skipped: _Optional[int] = ..., replayed: bool = ..., acknowledgement: _Optional[_Union[_notice_pb2.Acknowledgement, _Mapping[str, object]]] = ..., live: _Optional[_Union[_notice_pb2.LiveNotice, _Mapping[str, object]]] = ..., refused: _Optional[_Union[_notice_pb2.RefusedNotice, _Mapping[str, object]]] = ..., lost: _Optional[_Union[_notice_pb2.LostNotice, _Mapping[str, object]]] = ..., session_restored: _Optional[_Union[_notice_pb2.SessionRestoredNotice, _Mapping[str, object]]] = ..., gap: _Optional[_Union[_notice_pb2.GapNotice, _Mapping[str, object]]] = ..., heartbeat: _Optional[_Union[_notice_pb2.Heartbeat, _Mapping[str, object]]] = ..., resumption: _Optional[_Union[_notice_pb2.ResumptionNotice, _Mapping[str, object]]] = ..., snapshots_complete: _Optional[_Union[_notice_pb2.SnapshotsCompleteNotice, _Mapping[str, object]]] = ..., draining: _Optional[_Union[_notice_pb2.DrainingNotice, _Mapping[str, object]]] = ..., waiting: _Optional[_Union[_notice_pb2.WaitingNotice, _Mapping[str, object]]] = ..., silent: _Optional[_Union[_notice_pb2.SilentNotice, _Mapping[str, object]]] = ..., order_update: _Optional[_Union[_order_update_pb2.OrderUpdate, _Mapping[str, object]]] = ..., position: _Optional[_Union[_position_pb2.Position, _Mapping[str, object]]] = ..., quote_without_trade: _Optional[_Union[_quote_without_trade_pb2.QuoteWithoutTrade, _Mapping[str, object]]] = ..., trade: _Optional[_Union[_trade_pb2.Trade, _Mapping[str, object]]] = ..., best_quote: _Optional[_Union[_best_quote_pb2.BestQuote, _Mapping[str, object]]] = ..., order_book: _Optional[_Union[_order_book_pb2.OrderBook, _Mapping[str, object]]] = ..., broker_ranking: _Optional[_Union[_broker_ranking_pb2.BrokerRanking, _Mapping[str, object]]] = ..., etf_nav: _Optional[_Union[_etf_nav_pb2.EtfNav, _Mapping[str, object]]] = ..., indicative_trade: _Optional[_Union[_indicative_trade_pb2.IndicativeTrade, _Mapping[str, object]]] = ..., sector_index: _Optional[_Union[_sector_index_pb2.SectorIndex, _Mapping[str, object]]] = ..., sector_breadth: _Optional[_Union[_sector_breadth_pb2.SectorBreadth, _Mapping[str, object]]] = ..., stock_info: _Optional[_Union[_stock_info_pb2.StockInfo, _Mapping[str, object]]] = ..., market_status: _Optional[_Union[_market_status_pb2.MarketStatus, _Mapping[str, object]]] = ..., program_trading: _Optional[_Union[_program_trading_pb2.ProgramTrading, _Mapping[str, object]]] = ..., volatility_interruption: _Optional[_Union[_volatility_interruption_pb2.VolatilityInterruption, _Mapping[str, object]]] = ...) -> None: ...
