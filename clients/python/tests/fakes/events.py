"""Responses of streams, as short as tests want them."""

from __future__ import annotations

from typing import Any

from kiwoom_gateway.proto import event_pb2, notice_pb2, realtime_type_pb2, subscribe_pb2

TRADE = realtime_type_pb2.REALTIME_TYPE_TRADE
EPOCH = 1_790_000_000_000_000


def response(*events: event_pb2.Event) -> subscribe_pb2.SubscribeResponse:
    return subscribe_pb2.SubscribeResponse(events=events)


def acknowledgement(subscription_id: str = "s-1") -> event_pb2.Event:
    return event_pb2.Event(acknowledgement=notice_pb2.Acknowledgement(subscription_id=subscription_id))


def registration(item: str, epoch: int = EPOCH, type: Any = TRADE, session: str = "") -> notice_pb2.Registration:
    return notice_pb2.Registration(type=type, item=item, epoch=epoch, session=session)


def live(*items: str, epoch: int = EPOCH) -> event_pb2.Event:
    return event_pb2.Event(live=notice_pb2.LiveNotice(registrations=[registration(item, epoch) for item in items]))


def gap(*items: str, epoch: int = EPOCH, end: int = 0) -> event_pb2.Event:
    notice = notice_pb2.GapNotice(registrations=[registration(item, epoch) for item in items], reason="lost")
    notice.end_time.seconds = end
    return event_pb2.Event(gap=notice)


def resumption(item: str, outcome: Any, replayed: int = 0, epoch: int = EPOCH) -> event_pb2.Event:
    result = notice_pb2.ResumptionResult(
        registration=registration(item, epoch), outcome=outcome, replayed_count=replayed
    )
    return event_pb2.Event(resumption=notice_pb2.ResumptionNotice(results=[result]))


def heartbeat() -> event_pb2.Event:
    return event_pb2.Event(heartbeat=notice_pb2.Heartbeat())


def trade(item: str, sequence: int, *, epoch: int = EPOCH, price: int = 71000, **members: Any) -> event_pb2.Event:
    event = event_pb2.Event(item=item, epoch=epoch, sequence=sequence, **members)
    event.received_time.seconds = 1_790_000_000 + sequence
    event.trade.current_price = price
    return event
