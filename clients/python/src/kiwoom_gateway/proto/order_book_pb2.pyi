import datetime

from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from kiwoom_gateway.proto import market_pb2 as _market_pb2
from kiwoom_gateway.proto import notice_pb2 as _notice_pb2
from kiwoom_gateway.proto import options_pb2 as _options_pb2
from kiwoom_gateway.proto import subscription_pb2 as _subscription_pb2
from kiwoom_gateway.proto import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OrderBook(_message.Message):
    __slots__ = ("unparsed", "quote_time", "asks", "bids", "total_ask_quantity", "total_ask_quantity_change", "total_bid_quantity", "total_bid_quantity_change", "indicative_price", "indicative_price_direction", "indicative_quantity", "net_bid_quantity", "bid_ratio", "net_ask_quantity", "ask_ratio", "indicative_change", "indicative_change_rate", "indicative_change_sign", "auction_indicative_price", "auction_indicative_price_direction", "auction_indicative_quantity", "auction_indicative_change_sign", "auction_indicative_change", "auction_indicative_change_rate", "cumulative_volume", "indicative_volume_ratio", "indicative_volume_ratio_direction", "market_phase", "investor_ticker", "krx_total_ask_quantity", "krx_total_bid_quantity", "nxt_total_ask_quantity", "nxt_total_bid_quantity", "krx_midpoint_ask_quantity_change", "krx_midpoint_ask_quantity", "krx_midpoint_price", "krx_midpoint_price_direction", "krx_midpoint_bid_quantity", "krx_midpoint_bid_quantity_change", "nxt_midpoint_ask_quantity_change", "nxt_midpoint_ask_quantity", "nxt_midpoint_price", "nxt_midpoint_price_direction", "nxt_midpoint_bid_quantity", "nxt_midpoint_bid_quantity_change", "krx_midpoint_change", "krx_midpoint_change_sign", "krx_midpoint_change_rate", "nxt_midpoint_change", "nxt_midpoint_change_sign", "nxt_midpoint_change_rate")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    QUOTE_TIME_FIELD_NUMBER: _ClassVar[int]
    ASKS_FIELD_NUMBER: _ClassVar[int]
    BIDS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ASK_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ASK_QUANTITY_CHANGE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_BID_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    TOTAL_BID_QUANTITY_CHANGE_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_PRICE_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    NET_BID_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    BID_RATIO_FIELD_NUMBER: _ClassVar[int]
    NET_ASK_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    ASK_RATIO_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_CHANGE_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    AUCTION_INDICATIVE_PRICE_FIELD_NUMBER: _ClassVar[int]
    AUCTION_INDICATIVE_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    AUCTION_INDICATIVE_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    AUCTION_INDICATIVE_CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    AUCTION_INDICATIVE_CHANGE_FIELD_NUMBER: _ClassVar[int]
    AUCTION_INDICATIVE_CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_VOLUME_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_VOLUME_RATIO_FIELD_NUMBER: _ClassVar[int]
    INDICATIVE_VOLUME_RATIO_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    MARKET_PHASE_FIELD_NUMBER: _ClassVar[int]
    INVESTOR_TICKER_FIELD_NUMBER: _ClassVar[int]
    KRX_TOTAL_ASK_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    KRX_TOTAL_BID_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    NXT_TOTAL_ASK_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    NXT_TOTAL_BID_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_ASK_QUANTITY_CHANGE_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_ASK_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_PRICE_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_BID_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_BID_QUANTITY_CHANGE_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_ASK_QUANTITY_CHANGE_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_ASK_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_PRICE_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_BID_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_BID_QUANTITY_CHANGE_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_CHANGE_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    KRX_MIDPOINT_CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_CHANGE_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    NXT_MIDPOINT_CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    quote_time: _types_pb2.TimeOfDay
    asks: _containers.RepeatedCompositeFieldContainer[_market_pb2.OrderBookLevel]
    bids: _containers.RepeatedCompositeFieldContainer[_market_pb2.OrderBookLevel]
    total_ask_quantity: int
    total_ask_quantity_change: int
    total_bid_quantity: int
    total_bid_quantity_change: int
    indicative_price: int
    indicative_price_direction: _types_pb2.Direction
    indicative_quantity: int
    net_bid_quantity: int
    bid_ratio: float
    net_ask_quantity: int
    ask_ratio: float
    indicative_change: int
    indicative_change_rate: float
    indicative_change_sign: _market_pb2.ChangeSign
    auction_indicative_price: int
    auction_indicative_price_direction: _types_pb2.Direction
    auction_indicative_quantity: int
    auction_indicative_change_sign: _market_pb2.ChangeSign
    auction_indicative_change: int
    auction_indicative_change_rate: float
    cumulative_volume: int
    indicative_volume_ratio: float
    indicative_volume_ratio_direction: _types_pb2.Direction
    market_phase: str
    investor_ticker: str
    krx_total_ask_quantity: int
    krx_total_bid_quantity: int
    nxt_total_ask_quantity: int
    nxt_total_bid_quantity: int
    krx_midpoint_ask_quantity_change: int
    krx_midpoint_ask_quantity: int
    krx_midpoint_price: float
    krx_midpoint_price_direction: _types_pb2.Direction
    krx_midpoint_bid_quantity: int
    krx_midpoint_bid_quantity_change: int
    nxt_midpoint_ask_quantity_change: int
    nxt_midpoint_ask_quantity: int
    nxt_midpoint_price: float
    nxt_midpoint_price_direction: _types_pb2.Direction
    nxt_midpoint_bid_quantity: int
    nxt_midpoint_bid_quantity_change: int
    krx_midpoint_change: float
    krx_midpoint_change_sign: _market_pb2.ChangeSign
    krx_midpoint_change_rate: float
    nxt_midpoint_change: float
    nxt_midpoint_change_sign: _market_pb2.ChangeSign
    nxt_midpoint_change_rate: float
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., quote_time: _Optional[_Union[_types_pb2.TimeOfDay, _Mapping[str, object]]] = ..., asks: _Optional[_Iterable[_Union[_market_pb2.OrderBookLevel, _Mapping[str, object]]]] = ..., bids: _Optional[_Iterable[_Union[_market_pb2.OrderBookLevel, _Mapping[str, object]]]] = ..., total_ask_quantity: _Optional[int] = ..., total_ask_quantity_change: _Optional[int] = ..., total_bid_quantity: _Optional[int] = ..., total_bid_quantity_change: _Optional[int] = ..., indicative_price: _Optional[int] = ..., indicative_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., indicative_quantity: _Optional[int] = ..., net_bid_quantity: _Optional[int] = ..., bid_ratio: _Optional[float] = ..., net_ask_quantity: _Optional[int] = ..., ask_ratio: _Optional[float] = ..., indicative_change: _Optional[int] = ..., indicative_change_rate: _Optional[float] = ..., indicative_change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., auction_indicative_price: _Optional[int] = ..., auction_indicative_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., auction_indicative_quantity: _Optional[int] = ..., auction_indicative_change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., auction_indicative_change: _Optional[int] = ..., auction_indicative_change_rate: _Optional[float] = ..., cumulative_volume: _Optional[int] = ..., indicative_volume_ratio: _Optional[float] = ..., indicative_volume_ratio_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., market_phase: _Optional[str] = ..., investor_ticker: _Optional[str] = ..., krx_total_ask_quantity: _Optional[int] = ..., krx_total_bid_quantity: _Optional[int] = ..., nxt_total_ask_quantity: _Optional[int] = ..., nxt_total_bid_quantity: _Optional[int] = ..., krx_midpoint_ask_quantity_change: _Optional[int] = ..., krx_midpoint_ask_quantity: _Optional[int] = ..., krx_midpoint_price: _Optional[float] = ..., krx_midpoint_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., krx_midpoint_bid_quantity: _Optional[int] = ..., krx_midpoint_bid_quantity_change: _Optional[int] = ..., nxt_midpoint_ask_quantity_change: _Optional[int] = ..., nxt_midpoint_ask_quantity: _Optional[int] = ..., nxt_midpoint_price: _Optional[float] = ..., nxt_midpoint_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., nxt_midpoint_bid_quantity: _Optional[int] = ..., nxt_midpoint_bid_quantity_change: _Optional[int] = ..., krx_midpoint_change: _Optional[float] = ..., krx_midpoint_change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., krx_midpoint_change_rate: _Optional[float] = ..., nxt_midpoint_change: _Optional[float] = ..., nxt_midpoint_change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., nxt_midpoint_change_rate: _Optional[float] = ...) -> None: ...

class OrderBookEvent(_message.Message):
    __slots__ = ("item", "epoch", "sequence", "received_time", "account", "session", "snapshot", "skipped", "replayed", "acknowledgement", "live", "refused", "lost", "session_restored", "gap", "heartbeat", "resumption", "snapshots_complete", "draining", "waiting", "silent", "order_book")
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
    ORDER_BOOK_FIELD_NUMBER: _ClassVar[int]
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
    order_book: OrderBook
    def __init__(self, item: _Optional[str] = ..., epoch: _Optional[int] = ..., sequence: _Optional[int] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., session: _Optional[str] = ..., snapshot: bool = ..., skipped: _Optional[int] = ..., replayed: bool = ..., acknowledgement: _Optional[_Union[_notice_pb2.Acknowledgement, _Mapping[str, object]]] = ..., live: _Optional[_Union[_notice_pb2.LiveNotice, _Mapping[str, object]]] = ..., refused: _Optional[_Union[_notice_pb2.RefusedNotice, _Mapping[str, object]]] = ..., lost: _Optional[_Union[_notice_pb2.LostNotice, _Mapping[str, object]]] = ..., session_restored: _Optional[_Union[_notice_pb2.SessionRestoredNotice, _Mapping[str, object]]] = ..., gap: _Optional[_Union[_notice_pb2.GapNotice, _Mapping[str, object]]] = ..., heartbeat: _Optional[_Union[_notice_pb2.Heartbeat, _Mapping[str, object]]] = ..., resumption: _Optional[_Union[_notice_pb2.ResumptionNotice, _Mapping[str, object]]] = ..., snapshots_complete: _Optional[_Union[_notice_pb2.SnapshotsCompleteNotice, _Mapping[str, object]]] = ..., draining: _Optional[_Union[_notice_pb2.DrainingNotice, _Mapping[str, object]]] = ..., waiting: _Optional[_Union[_notice_pb2.WaitingNotice, _Mapping[str, object]]] = ..., silent: _Optional[_Union[_notice_pb2.SilentNotice, _Mapping[str, object]]] = ..., order_book: _Optional[_Union[OrderBook, _Mapping[str, object]]] = ...) -> None: ...

class SubscribeOrderBookRequest(_message.Message):
    __slots__ = ("items", "slow_reader_policy", "without_snapshot", "min_interval", "resume", "room_policy")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    SLOW_READER_POLICY_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    MIN_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    RESUME_FIELD_NUMBER: _ClassVar[int]
    ROOM_POLICY_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedScalarFieldContainer[str]
    slow_reader_policy: _subscription_pb2.SlowReaderPolicy
    without_snapshot: bool
    min_interval: _duration_pb2.Duration
    resume: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.StreamPosition]
    room_policy: _subscription_pb2.RoomPolicy
    def __init__(self, items: _Optional[_Iterable[str]] = ..., slow_reader_policy: _Optional[_Union[_subscription_pb2.SlowReaderPolicy, str]] = ..., without_snapshot: bool = ..., min_interval: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., resume: _Optional[_Iterable[_Union[_subscription_pb2.StreamPosition, _Mapping[str, object]]]] = ..., room_policy: _Optional[_Union[_subscription_pb2.RoomPolicy, str]] = ...) -> None: ...

class SubscribeOrderBookResponse(_message.Message):
    __slots__ = ("events",)
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[OrderBookEvent]
    def __init__(self, events: _Optional[_Iterable[_Union[OrderBookEvent, _Mapping[str, object]]]] = ...) -> None: ...
