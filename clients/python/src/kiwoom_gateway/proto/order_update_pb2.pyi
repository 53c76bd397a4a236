import datetime

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

class OrderUpdate(_message.Message):
    __slots__ = ("unparsed", "account_number", "order_number", "manager_number", "stock_code", "order_business_type", "order_status", "stock_name", "order_quantity", "order_price", "unfilled_quantity", "cumulative_execution_amount", "original_order_number", "order_action", "order_type", "order_side", "update_time", "execution_number", "execution_price", "cumulative_execution_quantity", "current_price", "current_price_direction", "best_ask_price", "best_ask_price_direction", "best_bid_price", "best_bid_price_direction", "fill_price", "fill_quantity", "day_commission", "day_tax", "reject_reason", "screen_number", "terminal_number", "credit_type", "loan_date", "after_hours_auction_price", "after_hours_auction_price_direction", "exchange", "exchange_name", "smart_order_routing")
    class UnparsedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    UNPARSED_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ORDER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MANAGER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STOCK_CODE_FIELD_NUMBER: _ClassVar[int]
    ORDER_BUSINESS_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_STATUS_FIELD_NUMBER: _ClassVar[int]
    STOCK_NAME_FIELD_NUMBER: _ClassVar[int]
    ORDER_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    ORDER_PRICE_FIELD_NUMBER: _ClassVar[int]
    UNFILLED_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_EXECUTION_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_ORDER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ORDER_ACTION_FIELD_NUMBER: _ClassVar[int]
    ORDER_TYPE_FIELD_NUMBER: _ClassVar[int]
    ORDER_SIDE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    EXECUTION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXECUTION_PRICE_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_EXECUTION_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_ASK_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_FIELD_NUMBER: _ClassVar[int]
    BEST_BID_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    FILL_PRICE_FIELD_NUMBER: _ClassVar[int]
    FILL_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    DAY_COMMISSION_FIELD_NUMBER: _ClassVar[int]
    DAY_TAX_FIELD_NUMBER: _ClassVar[int]
    REJECT_REASON_FIELD_NUMBER: _ClassVar[int]
    SCREEN_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TERMINAL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CREDIT_TYPE_FIELD_NUMBER: _ClassVar[int]
    LOAN_DATE_FIELD_NUMBER: _ClassVar[int]
    AFTER_HOURS_AUCTION_PRICE_FIELD_NUMBER: _ClassVar[int]
    AFTER_HOURS_AUCTION_PRICE_DIRECTION_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_FIELD_NUMBER: _ClassVar[int]
    EXCHANGE_NAME_FIELD_NUMBER: _ClassVar[int]
    SMART_ORDER_ROUTING_FIELD_NUMBER: _ClassVar[int]
    unparsed: _containers.ScalarMap[str, str]
    account_number: str
    order_number: str
    manager_number: str
    stock_code: str
    order_business_type: str
    order_status: _market_pb2.OrderStatus
    stock_name: str
    order_quantity: int
    order_price: int
    unfilled_quantity: int
    cumulative_execution_amount: int
    original_order_number: str
    order_action: str
    order_type: _market_pb2.OrderType
    order_side: _market_pb2.OrderSide
    update_time: _types_pb2.TimeOfDay
    execution_number: str
    execution_price: int
    cumulative_execution_quantity: int
    current_price: int
    current_price_direction: _types_pb2.Direction
    best_ask_price: int
    best_ask_price_direction: _types_pb2.Direction
    best_bid_price: int
    best_bid_price_direction: _types_pb2.Direction
    fill_price: int
    fill_quantity: int
    day_commission: int
    day_tax: int
    reject_reason: str
    screen_number: str
    terminal_number: str
    credit_type: str
    loan_date: _types_pb2.Date
    after_hours_auction_price: int
    after_hours_auction_price_direction: _types_pb2.Direction
    exchange: _market_pb2.Exchange
    exchange_name: str
    smart_order_routing: bool
    def __init__(self, unparsed: _Optional[_Mapping[str, str]] = ..., account_number: _Optional[str] = ..., order_number: _Optional[str] = ..., manager_number: _Optional[str] = ..., stock_code: _Optional[str] = ..., order_business_type: _Optional[str] = ..., order_status: _Optional[_Union[_market_pb2.OrderStatus, str]] = ..., stock_name: _Optional[str] = ..., order_quantity: _Optional[int] = ..., order_price: _Optional[int] = ..., unfilled_quantity: _Optional[int] = ..., cumulative_execution_amount: _Optional[int] = ..., original_order_number: _Optional[str] = ..., order_action: _Optional[str] = ..., order_type: _Optional[_Union[_market_pb2.OrderType, str]] = ..., order_side: _Optional[_Union[_market_pb2.OrderSide, str]] = ..., update_time: _Optional[_Union[_types_pb2.TimeOfDay, _Mapping[str, object]]] = ..., execution_number: _Optional[str] = ..., execution_price: _Optional[int] = ..., cumulative_execution_quantity: _Optional[int] = ..., current_price: _Optional[int] = ..., current_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., best_ask_price: _Optional[int] = ..., best_ask_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., best_bid_price: _Optional[int] = ..., best_bid_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., fill_price: _Optional[int] = ..., fill_quantity: _Optional[int] = ..., day_commission: _Optional[int] = ..., day_tax: _Optional[int] = ..., reject_reason: _Optional[str] = ..., screen_number: _Optional[str] = ..., terminal_number: _Optional[str] = ..., credit_type: _Optional[str] = ..., loan_date: _Optional[_Union[_types_pb2.Date, _Mapping[str, object]]] = ..., after_hours_auction_price: _Optional[int] = ..., after_hours_auction_price_direction: _Optional[_Union[_types_pb2.Direction, str]] = ..., exchange: _Optional[_Union[_market_pb2.Exchange, str]] = ..., exchange_name: _Optional[str] = ..., smart_order_routing: bool = ...) -> None: ...

class OrderUpdateEvent(_message.Message):
    __slots__ = ("item", "epoch", "sequence", "received_time", "account", "session", "snapshot", "skipped", "replayed", "acknowledgement", "live", "refused", "lost", "session_restored", "gap", "heartbeat", "resumption", "snapshots_complete", "draining", "waiting", "silent", "order_update")
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
    order_update: OrderUpdate
    def __init__(self, item: _Optional[str] = ..., epoch: _Optional[int] = ..., sequence: _Optional[int] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping[str, object]]] = ..., account: _Optional[str] = ..., session: _Optional[str] = ..., snapshot: bool = ..., skipped: _Optional[int] = ..., replayed: bool = ..., acknowledgement: _Optional[_Union[_notice_pb2.Acknowledgement, _Mapping[str, object]]] = ..., live: _Optional[_Union[_notice_pb2.LiveNotice, _Mapping[str, object]]] = ..., refused: _Optional[_Union[_notice_pb2.RefusedNotice, _Mapping[str, object]]] = ..., lost: _Optional[_Union[_notice_pb2.LostNotice, _Mapping[str, object]]] = ..., session_restored: _Optional[_Union[_notice_pb2.SessionRestoredNotice, _Mapping[str, object]]] = ..., gap: _Optional[_Union[_notice_pb2.GapNotice, _Mapping[str, object]]] = ..., heartbeat: _Optional[_Union[_notice_pb2.Heartbeat, _Mapping[str, object]]] = ..., resumption: _Optional[_Union[_notice_pb2.ResumptionNotice, _Mapping[str, object]]] = ..., snapshots_complete: _Optional[_Union[_notice_pb2.SnapshotsCompleteNotice, _Mapping[str, object]]] = ..., draining: _Optional[_Union[_notice_pb2.DrainingNotice, _Mapping[str, object]]] = ..., waiting: _Optional[_Union[_notice_pb2.WaitingNotice, _Mapping[str, object]]] = ..., silent: _Optional[_Union[_notice_pb2.SilentNotice, _Mapping[str, object]]] = ..., order_update: _Optional[_Union[OrderUpdate, _Mapping[str, object]]] = ...) -> None: ...

class SubscribeOrderUpdateRequest(_message.Message):
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

class SubscribeOrderUpdateResponse(_message.Message):
    __slots__ = ("events",)
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[OrderUpdateEvent]
    def __init__(self, events: _Optional[_Iterable[_Union[OrderUpdateEvent, _Mapping[str, object]]]] = ...) -> None: ...
