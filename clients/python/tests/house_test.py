"""The library against a real gateway and a simulated broker."""

from __future__ import annotations

import pathlib

import pytest

from kiwoom_gateway import (
    Acknowledgement,
    Client,
    Data,
    Disconnected,
    Exchange,
    GapNotice,
    GatewayError,
    Inconsistent,
    LiveNotice,
    LostNotice,
    Market,
    MarketStatus,
    OrderBook,
    OrderUpdate,
    Positions,
    RealtimeType,
    ResumptionNotice,
    SyncClient,
    Trade,
    UpstreamState,
)
from kiwoom_gateway.testing import House


async def test_trades_and_books_arrive_in_order(house: House) -> None:
    seen: dict[tuple[str, str], int] = {}
    async with Client(house.address) as client:
        async for event in client.subscribe(Trade.of("005930", "000660"), OrderBook.of("005930"), MarketStatus.of()):
            assert not isinstance(event, Inconsistent)
            match event:
                case Trade(item=item, sequence=sequence, current_price=price, quantity=quantity, snapshot=False):
                    assert sequence == seen.get(("trade", item), sequence - 1) + 1
                    assert price is not None and price > 0 and quantity is not None and quantity > 0
                    seen["trade", item] = sequence
                case OrderBook(item="005930", asks=asks, bids=bids, sequence=sequence, snapshot=False):
                    best_ask, best_bid = asks[0].price, bids[0].price
                    assert best_ask is not None and best_bid is not None and best_ask > best_bid
                    seen["book", "005930"] = sequence
            if len(seen) == 3 and all(sequence > 20 for sequence in seen.values()):
                break


async def test_a_session_that_drops_is_lost_and_then_a_gap(house: House) -> None:
    kinds: list[type] = []
    async with Client(house.address) as client:
        async for event in client.subscribe(Trade.of("005930")):
            assert not isinstance(event, Inconsistent)
            if isinstance(event, Trade) and Trade not in kinds:
                house.fault("drop")
            if isinstance(event, Trade) and GapNotice in kinds:
                break
            kinds.append(type(event))
    assert [kind for kind in kinds if kind in (LostNotice, GapNotice)] == [LostNotice, GapNotice]


async def test_a_restarted_gateway_is_a_drain_and_a_gap(house: House) -> None:
    async with Client(house.address) as client:
        stream = client.subscribe(Trade.of("005930"))
        found: list[object] = []
        async for event in stream:
            assert not isinstance(event, Inconsistent)
            if isinstance(event, Trade) and not any(isinstance(one, Trade) for one in found):
                house.restart_gateway()
            if isinstance(event, Trade) and any(isinstance(one, GapNotice) for one in found):
                break
            found.append(event)
    ends = [one for one in found if isinstance(one, Disconnected)]
    assert ends[0].code == "UNAVAILABLE"
    assert ends[0].reason == "DRAINING"
    outcomes = [one.results[0].outcome.name for one in found if isinstance(one, ResumptionNotice)]
    assert outcomes == ["GAP"]


async def test_positions_of_a_file_continue_a_subscription(house: House, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "positions"
    async with Client(house.address) as client:
        sequences: list[int] = []
        for _ in range(2):
            stream = client.subscribe(Trade.of("005930"), resume_from=Positions.load(file))
            here = 0
            async for event in stream:
                assert not isinstance(event, Inconsistent | GapNotice)
                if isinstance(event, Trade):
                    sequences.append(event.sequence)
                    here += 1
                if here == 5:
                    break
            stream.positions.save(file)
    assert sequences == list(range(sequences[0], sequences[0] + 10))


async def test_interests_come_and_go_on_the_running_stream(house: House) -> None:
    async with Client(house.address) as client, client.subscribe(Trade.of("005930")) as stream:
        asked = False
        async for event in stream:
            match event:
                case Trade(item="005930") if not asked:
                    asked = True
                    await stream.add(OrderBook.of("000660"))
                    await stream.remove(Trade.of("005930"))
                    with pytest.raises(GatewayError) as caught:
                        await stream.add(Trade.of("no such item"))
                    assert caught.value.reason == "REQUEST_INVALID"
                case OrderBook(item="000660"):
                    break
        assert stream.interests == (OrderBook.of("000660"),)
        assert {key[:2] for key in stream.positions} == {(RealtimeType.ORDER_BOOK, "000660")}


async def test_orders_of_the_account(house: House) -> None:
    async with Client(house.address) as client:
        async for event in client.subscribe(OrderUpdate.of()):
            match event:
                case LiveNotice():
                    house.fault("order", "buy 005930 10")
                case OrderUpdate(stock_code="005930", session="default", order_quantity=10):
                    assert event.account not in repr(event)
                    break


async def test_queries(house: House) -> None:
    async with Client(house.address, wait_for_quota=True) as client:
        answer = await client.sector.get_sector_price(market=Market.KOSPI, sector_code="001")
        assert answer.current_price is not None and answer.current_price > 0
        stocks = client.sector.get_sector_stocks_pages(market=Market.KOSPI, sector_code="001", exchange=Exchange.KRX)
        codes = [stock.stock_code async for stock in stocks]
        assert "005930" in codes and len(codes) == len(set(codes))
        sessions = await client.session.list_sessions()
        assert sessions.sessions[0].state is UpstreamState.LIVE
        with pytest.raises(GatewayError) as caught:
            await client.sector.get_sector_price(market=Market.KOSPI, sector_code="wrong")
    error = caught.value
    assert (error.code.name, error.reason, error.violations[0].field) == (
        "INVALID_ARGUMENT", "REQUEST_INVALID", "sector_code")  # fmt: skip


def test_the_synchronous_face(house: House) -> None:
    with SyncClient(house.address) as client:
        taken: list[object] = []
        stream = client.subscribe(Trade.of("005930"))
        for event in stream:
            taken.append(event)
            if sum(isinstance(one, Trade) for one in taken) == 3:
                break
        assert isinstance(taken[0], Acknowledgement)
        last = taken[-1]
        assert isinstance(last, Data)
        assert stream.positions[RealtimeType.TRADE, "005930", ""].sequence == last.sequence
        assert client.session.get_gateway().subscription_count == 0
        for batch in client.subscribe(Trade.of("005930")).batches(seconds=0.2):
            if any(isinstance(event, Trade) for event in batch):
                break
        pages = client.sector.get_sector_stocks_pages(market=Market.KOSPI, sector_code="001", exchange=Exchange.KRX)
        assert next(iter(pages)).stock_name
