"""Events per second of this process's CPU time: what one core could take if the source never made it wait.

python -m bench
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable

import grpc
import grpc.aio

from kiwoom_gateway import Client, Disconnected, OrderBook, SyncClient, Trade
from kiwoom_gateway.frames import to_polars
from kiwoom_gateway.proto import subscribe_pb2

_METHOD = "/kiwoom.v1.MarketDataService/Subscribe"
_INTERESTS = (Trade.of("005930", "000660"), OrderBook.of("005930", "000660"))
_ROUNDS = 3


def bare_stub(address: str) -> int:
    """What generated code does: `stub.Subscribe(request)` is this call."""
    count = 0
    with grpc.insecure_channel(address) as channel:
        subscribe = channel.unary_stream(
            _METHOD,
            request_serializer=subscribe_pb2.SubscribeRequest.SerializeToString,
            response_deserializer=subscribe_pb2.SubscribeResponse.FromString,
        )
        for response in subscribe(subscribe_pb2.SubscribeRequest()):
            for event in response.events:
                count += 1
                if event.HasField("trade"):
                    assert event.item and event.trade.current_price
                elif event.HasField("order_book"):
                    assert event.item and event.order_book.asks[0].price
    return count


def bare_stub_asyncio(address: str) -> int:
    async def read() -> int:
        count = 0
        async with grpc.aio.insecure_channel(address) as channel:
            subscribe = channel.unary_stream(
                _METHOD,
                request_serializer=subscribe_pb2.SubscribeRequest.SerializeToString,
                response_deserializer=subscribe_pb2.SubscribeResponse.FromString,
            )
            async for response in subscribe(subscribe_pb2.SubscribeRequest()):
                for event in response.events:
                    count += 1
                    if event.HasField("trade"):
                        assert event.item and event.trade.current_price
                    elif event.HasField("order_book"):
                        assert event.item and event.order_book.asks[0].price
        return count

    return asyncio.run(read())


def library(address: str) -> int:
    async def read() -> int:
        count = 0
        async with Client(address) as client, client.subscribe(*_INTERESTS) as stream:
            async for event in stream:
                match event:
                    case Trade(item=item, current_price=price):
                        assert item and price
                    case OrderBook(item=item, raw=raw):
                        assert item and raw.asks[0].price
                    case Disconnected():
                        break
                count += 1
        return count

    return asyncio.run(read())


def library_levels(address: str) -> int:
    """With the levels of each book as values."""

    async def read() -> int:
        count = 0
        async with Client(address) as client, client.subscribe(*_INTERESTS) as stream:
            async for event in stream:
                match event:
                    case Trade(item=item, current_price=price):
                        assert item and price
                    case OrderBook(item=item, asks=asks):
                        assert item and asks[0].price
                    case Disconnected():
                        break
                count += 1
        return count

    return asyncio.run(read())


def library_synchronous(address: str) -> int:
    count = 0
    with SyncClient(address) as client, client.subscribe(*_INTERESTS) as stream:
        for event in stream:
            match event:
                case Trade(item=item, current_price=price):
                    assert item and price
                case OrderBook(item=item, raw=raw):
                    assert item and raw.asks[0].price
                case Disconnected():
                    break
            count += 1
    return count


def library_to_polars(address: str) -> int:
    """Batches of trades and books as frames with all their columns."""

    async def read() -> int:
        count = 0
        async with Client(address) as client, client.subscribe(*_INTERESTS) as stream:
            async for batch in stream.batches(size=5000, seconds=10):
                count += len(batch)
                assert to_polars(batch, Trade).height + to_polars(batch, OrderBook).height <= len(batch)
                # The source ends a stream after its last event, and serves the next one from the beginning.
                if any(isinstance(event, Disconnected) for event in batch):
                    break
        return count

    return asyncio.run(read())


def library_to_polars_few(address: str) -> int:
    """Only a few columns."""

    async def read() -> int:
        count = 0
        async with Client(address) as client, client.subscribe(*_INTERESTS) as stream:
            async for batch in stream.batches(size=5000, seconds=10):
                count += len(batch)
                assert to_polars(batch, Trade, columns=("current_price", "quantity")).height < len(batch)
                assert to_polars(batch, OrderBook, columns=("total_ask_quantity",)).height < len(batch)
                if any(isinstance(event, Disconnected) for event in batch):
                    break
        return count

    return asyncio.run(read())


def measure(run: Callable[[str], int], address: str) -> float:
    best = 0.0
    for _ in range(_ROUNDS):
        begin = time.process_time()
        count = run(address)
        best = max(best, count / (time.process_time() - begin))
    return best


def main() -> None:
    print(f"{'events per response':24}" + "".join(f"{run.__name__:>24}" for run in _RUNS))
    for per_response in (1, 10, 100):
        command = [sys.executable, "-m", "bench.source", str(per_response)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as source:
            assert source.stdout is not None
            address = f"127.0.0.1:{source.stdout.readline().strip()}"
            figures = [measure(run, address) for run in _RUNS]
            source.terminate()
        print(f"{per_response:<24}" + "".join(f"{figure:>24,.0f}" for figure in figures), flush=True)


_RUNS = (
    bare_stub,
    bare_stub_asyncio,
    library,
    library_levels,
    library_synchronous,
    library_to_polars,
    library_to_polars_few,
)

if __name__ == "__main__":
    main()
