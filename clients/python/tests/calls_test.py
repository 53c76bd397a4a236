"""Queries against a gateway in the process."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest

from kiwoom_gateway import Exchange, GatewayError, Interest, Market, RealtimeType
from kiwoom_gateway.calls import Calls
from kiwoom_gateway.connection import Connection
from kiwoom_gateway.contract.sector_queries import SectorQueries
from kiwoom_gateway.contract.session_queries import SessionQueries
from kiwoom_gateway.proto import sector_price_pb2, sector_stocks_pb2, session_service_pb2
from kiwoom_gateway.settings import settings
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, abort

SECOND = datetime.timedelta(seconds=1)


class Desk:
    def __init__(self, gateway: FakeGateway, wait_for_quota: bool = False) -> None:
        self.gateway = gateway
        self.clock = FakeClock()
        connection = Connection(settings(gateway.address, environment={}), clock=self.clock)
        self.close = connection.close
        calls = Calls(connection, wait_for_quota=wait_for_quota)
        self.sector, self.session = SectorQueries(calls), SessionQueries(calls)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with FakeGateway() as gateway:
        made = Desk(gateway)
        yield made
        await made.close()


async def test_the_fields_of_the_request(desk: Desk) -> None:
    desk.gateway.answers["GetSectorPrice"] = lambda _, __: sector_price_pb2.GetSectorPriceResponse(
        current_price=1762.61
    )
    answer = await desk.sector.get_sector_price(
        market=Market.KOSPI, sector_code="001", max_age=2 * SECOND, of_session="main"
    )
    assert str(answer.current_price) == "1762.61"
    (request,) = desk.gateway.queries
    assert (request.market, request.sector_code, request.max_age.seconds) == (Market.KOSPI.value, "001", 2)
    assert not request.page_token
    assert desk.gateway.metadata[0]["kiwoom-session"] == "main"


async def test_interests_in_a_request(desk: Desk) -> None:
    desk.gateway.answers["ChangeSubscription"] = lambda _, __: session_service_pb2.ChangeSubscriptionResponse()
    await desk.session.change_subscription(subscription_id="s-1", add=[Interest(RealtimeType.TRADE, "005930")])
    (request,) = desk.gateway.queries
    assert [(one.type, list(one.items)) for one in request.add] == [(1011, ["005930"])]


async def test_everything_that_an_error_says(desk: Desk) -> None:
    async def refuse(_: Any, context: Any) -> None:
        await abort(
            context, grpc.StatusCode.FAILED_PRECONDITION, "no", reason="BROKER_REJECTED", retry_delay=1.5 * SECOND,
            metadata={"tr": "TR-1", "broker_code": "8030", "session": "main", "http_status": "200"},
            violations=(("market", "is missing"),))  # fmt: skip

    desk.gateway.answers["GetSectorPrice"] = refuse  # type: ignore[assignment]
    with pytest.raises(GatewayError) as caught:
        await desk.sector.get_sector_price(market=Market.KOSPI, sector_code="001")
    error = caught.value
    assert (error.code, error.reason, error.tr, error.broker_code, error.session) == (
        grpc.StatusCode.FAILED_PRECONDITION, "BROKER_REJECTED", "TR-1", "8030", "main")  # fmt: skip
    assert (error.retry_delay, error.request_id, error.metadata["http_status"]) == (
        1.5 * SECOND,
        "00000000000000ff",
        "200",
    )
    assert str(error) == (
        "FAILED_PRECONDITION (BROKER_REJECTED): no; broker_code=8030; session=main; tr=TR-1; market: is missing; "
        "again after 1.5 s"
    )


async def test_pages_until_there_are_no_more(desk: Desk) -> None:
    tokens = {"": "second", "second": "third", "third": ""}

    def answer(request: Any, _: Any) -> sector_stocks_pb2.GetSectorStocksResponse:
        made = sector_stocks_pb2.GetSectorStocksResponse(next_page_token=tokens[request.page_token])
        made.stocks.add(stock_code=f"after {request.page_token}")
        return made

    desk.gateway.answers["GetSectorStocks"] = answer
    pages = desk.sector.get_sector_stocks_pages(market=Market.KOSPI, sector_code="001", exchange=Exchange.KRX)
    assert [stock.stock_code async for stock in pages] == ["after ", "after second", "after third"]
    assert [request.sector_code for request in desk.gateway.queries] == ["001"] * 3


async def test_a_repeated_page_is_an_error(desk: Desk) -> None:
    desk.gateway.answers["GetSectorStocks"] = lambda _, __: sector_stocks_pb2.GetSectorStocksResponse(
        next_page_token="again"
    )
    pages = desk.sector.get_sector_stocks_pages(market=Market.KOSPI, sector_code="001", exchange=Exchange.KRX)
    with pytest.raises(GatewayError, match="The broker repeats a page"):
        [_ async for _ in pages]
    assert len(desk.gateway.queries) == 2


@pytest.mark.parametrize(
    ("reason", "delay", "waits", "slept"),
    [
        ("LOCAL_RATE_LIMIT", 2 * SECOND, True, [2.0]),
        ("BROKER_RATE_LIMIT", 2 * SECOND, True, [2.0]),
        ("BROKER_RATE_LIMIT", 2 * SECOND, False, []),
        ("BROKER_RATE_LIMIT", 31 * SECOND, True, []),
        ("BROKER_RATE_LIMIT", None, True, []),
        ("READER_TOO_SLOW", 2 * SECOND, True, []),
    ],
)
async def test_waiting_for_quota(
    desk: Desk, reason: str, delay: datetime.timedelta | None, waits: bool, slept: list[float]
) -> None:
    asked = 0

    async def answer(_: Any, context: Any) -> sector_price_pb2.GetSectorPriceResponse:
        nonlocal asked
        asked += 1
        if asked == 1:
            await abort(context, grpc.StatusCode.RESOURCE_EXHAUSTED, reason=reason, retry_delay=delay)
        return sector_price_pb2.GetSectorPriceResponse()

    desk.gateway.answers["GetSectorPrice"] = answer  # type: ignore[assignment]
    question = desk.sector.get_sector_price(market=Market.KOSPI, sector_code="001", wait_for_quota=waits)
    if slept:
        await question
    else:
        with pytest.raises(GatewayError, match=reason):
            await question
    assert desk.clock.slept == slept
    assert asked == 1 + len(slept)


async def test_the_deadline(desk: Desk) -> None:
    async def never(_: Any, context: Any) -> None:
        assert context.time_remaining() < 1
        await abort(context, grpc.StatusCode.DEADLINE_EXCEEDED, "late")

    desk.gateway.answers["GetSectorPrice"] = never  # type: ignore[assignment]
    with pytest.raises(GatewayError) as caught:
        await desk.sector.get_sector_price(market=Market.KOSPI, sector_code="001", timeout=0.5)
    assert caught.value.code is grpc.StatusCode.DEADLINE_EXCEEDED
