"""A process that sends the same encoded responses again and again, as fast as the client takes them.

python -m bench.source EVENTS_PER_RESPONSE      prints its port
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import Any

import grpc
import grpc.aio

from kiwoom_gateway.proto import event_pb2, notice_pb2, realtime_type_pb2, subscribe_pb2

EPOCH = 1_790_000_000_000_000
ITEMS = ("005930", "000660")


def acknowledgement() -> bytes:
    registrations = [
        notice_pb2.Registration(type=kind, item=item, epoch=EPOCH)
        for kind in (realtime_type_pb2.REALTIME_TYPE_TRADE, realtime_type_pb2.REALTIME_TYPE_ORDER_BOOK)
        for item in ITEMS
    ]
    events = [
        event_pb2.Event(acknowledgement=notice_pb2.Acknowledgement(subscription_id="s-1")),
        event_pb2.Event(live=notice_pb2.LiveNotice(registrations=registrations)),
    ]
    return subscribe_pb2.SubscribeResponse(events=events).SerializeToString()


def trade(item: str, sequence: int) -> event_pb2.Event:
    """With every field, as the broker sends it."""
    event = event_pb2.Event(item=item, epoch=EPOCH, sequence=sequence)
    event.received_time.seconds, event.received_time.nanos = 1_790_000_000 + sequence, 123_456_789
    _fill(event.trade)
    event.trade.trade_time.hours = 10
    return event


def book(item: str, sequence: int) -> event_pb2.Event:
    event = event_pb2.Event(item=item, epoch=EPOCH, sequence=sequence)
    event.received_time.seconds, event.received_time.nanos = 1_790_000_000 + sequence, 123_456_789
    for levels in (event.order_book.asks, event.order_book.bids):
        for n in range(10):
            levels.add(
                price=71_000 + 100 * n, price_direction=1, quantity=10 * n, change=n, krx_quantity=6, nxt_quantity=4
            )
    _fill(event.order_book)
    event.order_book.quote_time.hours = 10
    return event


def _fill(message: Any) -> None:
    for field in message.DESCRIPTOR.fields:
        if field.type in (field.TYPE_SINT64, field.TYPE_DOUBLE, field.TYPE_ENUM) and not field.is_repeated:
            setattr(message, field.name, 1 if field.type == field.TYPE_ENUM else 1234)


def responses(per_response: int) -> list[bytes]:
    """Half trades, half books, in sequence: about 20,000 events."""
    made: list[bytes] = []
    pending: list[event_pb2.Event] = []
    sequence = 0
    while len(made) * per_response < 20_000:
        sequence += 1
        for item in ITEMS:
            pending += [trade(item, sequence), book(item, sequence)]
        while len(pending) >= per_response:
            made.append(subscribe_pb2.SubscribeResponse(events=pending[:per_response]).SerializeToString())
            del pending[:per_response]
    return made


async def serve(per_response: int) -> None:
    begin, content = acknowledgement(), responses(per_response)

    async def stream(_: bytes, __: Any) -> AsyncIterator[bytes]:
        yield begin
        # One round: after it the sequences would begin anew.
        for response in content:
            yield response

    server = grpc.aio.server()
    methods: dict[str, Any] = {"Subscribe": grpc.unary_stream_rpc_method_handler(stream)}
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("kiwoom.v1.MarketDataService", methods),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    print(port, flush=True)
    await server.wait_for_termination()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
