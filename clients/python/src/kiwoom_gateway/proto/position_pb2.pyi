import datetime

from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
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

class Position(_message.Message):
    __slots__ = ("unparsed", "account_number", "stock_code", "credit_type", "loan_date", "stock_name", "current_price", "current_price_direction", "holding_quantity", "average_purchase_price", "total_purchase_amount", "orderable_quantity", "day_net_buy_quantity", "position_side", "day_sell_profit", "extra_item_951", "best_ask_price", "best_ask_price_direction", "best_bid_price", "best_bid_price_direction", "base_price", "realized_profit_rate", "credit_amount", "credit_interest", "maturity_date", "cash_day_realized_profit", "cash_day_realized_profit_rate", "credit_day_realized_profit", "credit_day_realized_profit_rate", "collateral_loan_quantity", "extra_item_924")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STOCK_CODE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_TYPE_FIELD_NUMBER: _ClassVar[int]
    LOAN_DATE_FIELD_NUMBER: _ClassVar[int]
    STOCK_NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    HOLDING_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_PURCHASE_PRICE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_PURCHASE_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ORDERABLE_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    DAY_NET_BUY_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    POSITION_SIDE_FIELD_NUMBER: _ClassVar[int]
    DAY_SELL_PROFIT_FIELD_NUMBER: _ClassVar[int]
    EXTRA_ITEM_951_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BASE_PRICE_FIELD_NUMBER: _ClassVar[int]
    REALIZED_PROFIT_RATE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_INTEREST_FIELD_NUMBER: _ClassVar[int]
    MATURITY_DATE_FIELD_NUMBER: _ClassVar[int]
    CASH_DAY_REALIZED_PROFIT_FIELD_NUMBER: _ClassVar[int]
    CASH_DAY_REALIZED_PROFIT_RATE_FIELD_NUMBER: _ClassVar[int]
    CREDIT_DAY_REALIZED_PROFIT_FIELD_NUMBER: _ClassVar[int]
    CREDIT_DAY_REALIZED_PROFIT_RATE_FIELD_NUMBER: _ClassVar[int]
    COLLATERAL_LOAN_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    EXTRA_ITEM_924_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    account_number: str
    stock_code: str
    credit_type: str
    loan_date: _types_pb2.Date
    stock_name: str
    current_price: int
    current_price_direction: _types_pb2.Direction
    holding_quantity: int
    average_purchase_price: int
    total_purchase_amount: int
    orderable_quantity: int
    day_net_buy_quantity: int
    position_side: str
    day_sell_profit: int
    extra_item_951: str
    best_ask_price: int
    best_ask_price_direction: _types_pb2.Direction
    best_bid_price: int
    best_bid_price_direction: _types_pb2.Direction
    base_price: int
    realized_profit_rate: float
    credit_amount: int
    credit_interest: int
    maturity_date: _types_pb2.Date
    cash_day_realized_profit: int
    cash_day_realized_profit_rate: float
    credit_day_realized_profit: int
    credit_day_realized_profit_rate: float
    collateral_loan_quantity: int
    extra_item_924: str
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., account_number: _Optional[str] = ..., stock_code: _Optional[str] = ..., credit_type: _Optional[str] = ..., loan_date: _Optional[_Union[_types_pb2.Date, _Mapping[str, object]]] = ..., stock_name: _Optional[str] = ..., current_price: _Optional[int] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., holding_quantity: _Optional[int] = ..., average_purchase_price: _Optional[int] = ..., total_purchase_amount: _Optional[int] = ..., orderable_quantity: _Optional[int] = ..., day_net_buy_quantity: _Optional[int] = ..., position_side: _Optional[str] = ..., day_sell_profit: _Optional[int] = ..., extra_item_951: _Optional[str] = ..., best_ask_price: _Optional[int] = ..., best_ask_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., best_bid_price: _Optional[int] = ..., best_bid_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., base_price: _Optional[int] = ..., realized_profit_rate: _Optional[float] = ..., credit_amount: _Optional[int] = ..., credit_interest: _Optional[int] = ..., maturity_date: _Optional[_Union[_types_pb2.Date, _Mapping[str, object]]] = ..., cash_day_realized_profit: _Optional[int] = ..., cash_day_realized_profit_rate: _Optional[float] = ..., credit_day_realized_profit: _Optional[int] = ..., credit_day_realized_profit_rate: _Optional[float] = ..., collateral_loan_quantity: _Optional[int] = ..., extra_item_924: _Optional[str] = ...) -> None: ...

class PositionEvent(_message.Message):
    __slots__ = ("item", "epoch", "sequence", "received_time", "account", "session", "snapshot", "skipped", "replayed", "acknowledgement", "live", "refused", "lost", "session_restored", "gap", "heartbeat", "resumption", "snapshots_complete", "draining", "waiting", "silent", "position")
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
    POSITION_FIELD_NUMBER: _ClassVar[int]
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
    position: Position
    def __init__(self, item: _Optional[str] = ..., epoch: _Optional[int] = ..., sequence: _Optional[int] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., session: _Optional[str] = ..., snapshot: bool = ..., skipped: _Optional[int] = ..., replayed: bool = ..., acknowledgement: _Optional[_Union[_notice_pb2.Acknowledgement, _Mapping[str, object]]] = ..., live: _Optional[_Union[_notice_pb2.LiveNotice, _Mapping[str, object]]] = ..., refused: _Optional[_Union[_notice_pb2.RefusedNotice, _Mapping[str, object]]] = ..., lost: _Optional[_Union[_notice_pb2.LostNotice, _Mapping[str, object]]] = ..., session_restored: _Optional[_Union[_notice_pb2.SessionRestoredNotice, _Mapping[str, object]]] = ..., gap: _Optional[_Union[_notice_pb2.GapNotice, _Mapping[str, object]]] = ..., heartbeat: _Optional[_Union[_notice_pb2.Heartbeat, _Mapping[str, object]]] = ..., resumption: _Optional[_Union[_notice_pb2.ResumptionNotice, _Mapping[str, object]]] = ..., snapshots_complete: _Optional[_Union[_notice_pb2.SnapshotsCompleteNotice, _Mapping[str, object]]] = ..., draining: _Optional[_Union[_notice_pb2.DrainingNotice, _Mapping[str, object]]] = ..., waiting: _Optional[_Union[_notice_pb2.WaitingNotice, _Mapping[str, object]]] = ..., silent: _Optional[_Union[_notice_pb2.SilentNotice, _Mapping[str, object]]] = ..., position: _Optional[_Union[Position, _Mapping[str, object]]] = ...) -> None: ...

class SubscribePositionRequest(_message.Message):
    __slots__ = ("slow_reader_policy", "without_snapshot", "min_interval", "resume", "room_policy")
    SLOW_READER_POLICY_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    MIN_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    RESUME_FIELD_NUMBER: _ClassVar[int]
    ROOM_POLICY_FIELD_NUMBER: _ClassVar[int]
    slow_reader_policy: _subscription_pb2.SlowReaderPolicy
    without_snapshot: bool
    min_interval: _duration_pb2.Duration
    resume: _containers.RepeatedCompositeFieldContainer[_subscription_pb2.StreamPosition]
    room_policy: _subscription_pb2.RoomPolicy
    def __init__(self, slow_reader_policy: _Optional[_Union[_subscription_pb2.SlowReaderPolicy, str]] = ..., without_snapshot: bool = ..., min_interval: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping[str, object]]] = ..., resume: _Optional[_Iterable[_Union[_subscription_pb2.StreamPosition, _Mapping[str, object]]]] = ..., room_policy: _Optional[_Union[_subscription_pb2.RoomPolicy, str]] = ...) -> None: ...

class SubscribePositionResponse(_message.Message):
    __slots__ = ("events",)
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[PositionEvent]
    def __init__(self, events: _Optional[_Iterable[_Union[PositionEvent, _Mapping[str, object]]]] = ...) -> None: ...
