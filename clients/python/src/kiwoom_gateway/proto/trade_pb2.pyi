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

class Trade(_message.Message):
    __slots__ = ("unparsed", "trade_time", "current_price", "current_price_direction", "change", "change_rate", "best_ask_price", "best_ask_price_direction", "best_bid_price", "best_bid_price_direction", "quantity", "aggressor_side", "cumulative_volume", "cumulative_turnover_million_krw", "open_price", "open_price_direction", "high_price", "high_price_direction", "low_price", "low_price_direction", "change_sign", "volume_change", "turnover_change", "volume_ratio", "volume_ratio_direction", "turnover_ratio", "trading_cost", "execution_strength", "market_cap_hundred_million_krw", "market_session", "knock_out_proximity", "upper_limit_time", "lower_limit_time", "same_time_volume_ratio", "same_time_volume_ratio_direction", "open_time", "high_time", "low_time", "cumulative_sell_volume", "cumulative_buy_volume", "buy_ratio", "cumulative_sell_trade_count", "cumulative_buy_trade_count", "trade_turnover_thousand_krw", "trade_sell_quantity", "trade_buy_quantity", "net_buy_quantity", "cfd_margin", "maintenance_margin", "vwap", "cfd_trading_cost", "stock_loan_trading_cost", "exchange")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    TRADE_TIME_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    CHANGE_FIELD_NUMBER: _ClassVar[int]
    CHANGE_RATE_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    AGGRESSOR_SIDE_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_VOLUME_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_TURNOVER_MILLION_KRW_FIELD_NUMBER: _ClassVar[int]
    OPEN_PRICE_FIELD_NUMBER: _ClassVar[int]
    OPEN_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    HIGH_PRICE_FIELD_NUMBER: _ClassVar[int]
    HIGH_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    LOW_PRICE_FIELD_NUMBER: _ClassVar[int]
    LOW_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    CHANGE_SIGN_FIELD_NUMBER: _ClassVar[int]
    VOLUME_CHANGE_FIELD_NUMBER: _ClassVar[int]
    TURNOVER_CHANGE_FIELD_NUMBER: _ClassVar[int]
    VOLUME_RATIO_FIELD_NUMBER: _ClassVar[int]
    VOLUME_RATIO_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    TURNOVER_RATIO_FIELD_NUMBER: _ClassVar[int]
    TRADING_COST_FIELD_NUMBER: _ClassVar[int]
    EXECUTION_STRENGTH_FIELD_NUMBER: _ClassVar[int]
    MARKET_CAP_HUNDRED_MILLION_KRW_FIELD_NUMBER: _ClassVar[int]
    MARKET_SESSION_FIELD_NUMBER: _ClassVar[int]
    KNOCK_OUT_PROXIMITY_FIELD_NUMBER: _ClassVar[int]
    UPPER_LIMIT_TIME_FIELD_NUMBER: _ClassVar[int]
    LOWER_LIMIT_TIME_FIELD_NUMBER: _ClassVar[int]
    SAME_TIME_VOLUME_RATIO_FIELD_NUMBER: _ClassVar[int]
    SAME_TIME_VOLUME_RATIO_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    OPEN_TIME_FIELD_NUMBER: _ClassVar[int]
    HIGH_TIME_FIELD_NUMBER: _ClassVar[int]
    LOW_TIME_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_SELL_VOLUME_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_BUY_VOLUME_FIELD_NUMBER: _ClassVar[int]
    BUY_RATIO_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_SELL_TRADE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_BUY_TRADE_COUNT_FIELD_NUMBER: _ClassVar[int]
    TRADE_TURNOVER_THOUSAND_KRW_FIELD_NUMBER: _ClassVar[int]
    TRADE_SELL_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    TRADE_BUY_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    NET_BUY_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CFD_MARGIN_FIELD_NUMBER: _ClassVar[int]
    MAINTENANCE_MARGIN_FIELD_NUMBER: _ClassVar[int]
    VWAP_FIELD_NUMBER: _ClassVar[int]
    CFD_TRADING_COST_FIELD_NUMBER: _ClassVar[int]
    STOCK_LOAN_TRADING_COST_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    trade_time: _types_pb2.TimeOfDay
    current_price: int
    current_price_direction: _types_pb2.Direction
    change: int
    change_rate: float
    best_ask_price: int
    best_ask_price_direction: _types_pb2.Direction
    best_bid_price: int
    best_bid_price_direction: _types_pb2.Direction
    quantity: int
    aggressor_side: _types_pb2.Side
    cumulative_volume: int
    cumulative_turnover_million_krw: int
    open_price: int
    open_price_direction: _types_pb2.Direction
    high_price: int
    high_price_direction: _types_pb2.Direction
    low_price: int
    low_price_direction: _types_pb2.Direction
    change_sign: _market_pb2.ChangeSign
    volume_change: int
    turnover_change: int
    volume_ratio: float
    volume_ratio_direction: _types_pb2.Direction
    turnover_ratio: float
    trading_cost: int
    execution_strength: float
    market_cap_hundred_million_krw: int
    market_session: _market_pb2.MarketSession
    knock_out_proximity: str
    upper_limit_time: _types_pb2.TimeOfDay
    lower_limit_time: _types_pb2.TimeOfDay
    same_time_volume_ratio: float
    same_time_volume_ratio_direction: _types_pb2.Direction
    open_time: str
    high_time: str
    low_time: str
    cumulative_sell_volume: int
    cumulative_buy_volume: int
    buy_ratio: float
    cumulative_sell_trade_count: int
    cumulative_buy_trade_count: int
    trade_turnover_thousand_krw: int
    trade_sell_quantity: int
    trade_buy_quantity: int
    net_buy_quantity: int
    cfd_margin: int
    maintenance_margin: int
    vwap: int
    cfd_trading_cost: int
    stock_loan_trading_cost: int
    exchange: _market_pb2.Exchange
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., trade_time: _Optional[_Union[_types_pb2.TimeOfDay, _Mapping[str, object]]] = ..., current_price: _Optional[int] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., change: _Optional[int] = ..., change_rate: _Optional[float] = ..., best_ask_price: _Optional[int] = ..., best_ask_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., best_bid_price: _Optional[int] = ..., best_bid_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., quantity: _Optional[int] = ..., aggressor_side: _Optional[_Union[_types_pb2.Side, str]] = ..., cumulative_volume: _Optional[int] = ..., cumulative_turnover_million_krw: _Optional[int] = ..., open_price: _Optional[int] = ..., open_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., high_price: _Optional[int] = ..., high_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., low_price: _Optional[int] = ..., low_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., change_sign: _Optional[_Union[_market_pb2.ChangeSign, str]] = ..., volume_change: _Optional[int] = ..., turnover_change: _Optional[int] = ..., volume_ratio: _Optional[float] = ..., volume_ratio_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., turnover_ratio: _Optional[float] = ..., trading_cost: _Optional[int] = ..., execution_strength: _Optional[float] = ..., market_cap_hundred_million_krw: _Optional[int] = ..., market_session: _Optional[_Union[_market_pb2.MarketSession, str]] = ..., knock_out_proximity: _Optional[str] = ..., upper_limit_time: _Optional[_Union[_types_pb2.TimeOfDay, _Mapping[str, object]]] = ..., lower_limit_time: _Optional[_Union[_types_pb2.TimeOfDay, _Mapping[str, object]]] = ..., same_time_volume_ratio: _Optional[float] = ..., same_time_volume_ratio_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., open_time: _Optional[str] = ..., high_time: _Optional[str] = ..., low_time: _Optional[str] = ..., cumulative_sell_volume: _Optional[int] = ..., cumulative_buy_volume: _Optional[int] = ..., buy_ratio: _Optional[float] = ..., cumulative_sell_trade_count: _Optional[int] = ..., cumulative_buy_trade_count: _Optional[int] = ..., trade_turnover_thousand_krw: _Optional[int] = ..., trade_sell_quantity: _Optional[int] = ..., trade_buy_quantity: _Optional[int] = ..., net_buy_quantity: _Optional[int] = ..., cfd_margin: _Optional[int] = ..., maintenance_margin: _Optional[int] = ..., vwap: _Optional[int] = ..., cfd_trading_cost: _Optional[int] = ..., stock_loan_trading_cost: _Optional[int] = ..., exchange: _Optional[_Union[_market_pb2.Exchange, str]] = ...) -> None: ...

class TradeEvent(_message.Message):
    __slots__ = ("item", "epoch", "sequence", "received_time", "account", "session", "snapshot", "skipped", "replayed", "acknowledgement", "live", "refused", "lost", "session_restored", "gap", "heartbeat", "resumption", "snapshots_complete", "draining", "waiting", "silent", "trade")
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
    TRADE_FIELD_NUMBER: _ClassVar[int]
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
    trade: Trade
    def __init__(self, item: _Optional[str] = ..., epoch: _Optional[int] = ..., sequence: _Optional[int] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., session: _Optional[str] = ..., snapshot: bool = ..., skipped: _Optional[int] = ..., replayed: bool = ..., acknowledgement: _Optional[_Union[_notice_pb2.Acknowledgement, _Mapping[str, object]]] = ..., live: _Optional[_Union[_notice_pb2.LiveNotice, _Mapping[str, object]]] = ..., refused: _Optional[_Union[_notice_pb2.RefusedNotice, _Mapping[str, object]]] = ..., lost: _Optional[_Union[_notice_pb2.LostNotice, _Mapping[str, object]]] = ..., session_restored: _Optional[_Union[_notice_pb2.SessionRestoredNotice, _Mapping[str, object]]] = ..., gap: _Optional[_Union[_notice_pb2.GapNotice, _Mapping[str, object]]] = ..., heartbeat: _Optional[_Union[_notice_pb2.Heartbeat, _Mapping[str, object]]] = ..., resumption: _Optional[_Union[_notice_pb2.ResumptionNotice, _Mapping[str, object]]] = ..., snapshots_complete: _Optional[_Union[_notice_pb2.SnapshotsCompleteNotice, _Mapping[str, object]]] = ..., draining: _Optional[_Union[_notice_pb2.DrainingNotice, _Mapping[str, object]]] = ..., waiting: _Optional[_Union[_notice_pb2.WaitingNotice, _Mapping[str, object]]] = ..., silent: _Optional[_Union[_notice_pb2.SilentNotice, _Mapping[str, object]]] = ..., trade: _Optional[_Union[Trade, _Mapping[str, object]]] = ...) -> None: ...

class SubscribeTradeRequest(_message.Message):
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

class SubscribeTradeResponse(_message.Message):
    __slots__ = ("events",)
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[TradeEvent]
    def __init__(self, events: _Optional[_Iterable[_Union[TradeEvent, _Mapping[str, object]]]] = ...) -> None: ...
