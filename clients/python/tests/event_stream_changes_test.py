"""Positions, changes of interests, and accounts, against a gateway that does what each test has written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest

from kiwoom_gateway import (
    Acknowledgement,
    Disconnected,
    EventStream,
    GatewayError,
    Inconsistent,
    LiveNotice,
    OrderUpdate,
    Positions,
    RealtimeType,
    StreamPosition,
    Trade,
)
from kiwoom_gateway.proto import event_pb2, session_service_pb2
from kiwoom_gateway.stream_request import check_together
from tests.fakes import events as made
from tests.fakes.gateway import FakeGateway, Scenery, abort
from tests.fakes.house import House, Responses, take


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with FakeGateway() as gateway:
        yield House(gateway)


async def test_positions_are_those_of_the_last_event_that_was_passed_on(house: House) -> None:
    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        yield made.response(
            made.acknowledgement(), made.live("005930"), *(made.trade("005930", n) for n in range(1, 9))
        )

    stream = house.stream()
    await take(stream, 5)
    position = stream.positions[RealtimeType.TRADE, "005930", ""]
    assert (position.epoch, position.sequence, position.received_ns) == (made.EPOCH, 3, 1_790_000_003_000_000_000)


async def test_resuming_from_positions_is_like_a_reconnect(house: House) -> None:
    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.trade("005930", 10))

    positions = Positions(
        {
            (RealtimeType.TRADE, "005930", ""): StreamPosition("005930", made.EPOCH, 8, 5_000_000_000),
            (RealtimeType.TRADE, "000660", ""): StreamPosition("000660", made.EPOCH, 8, 0),
        }
    )
    found = await take(house.stream(resume_from=positions), 3)
    (resumed,) = house.gateway.requests[0].interests[0].resume
    assert (resumed.item, resumed.epoch, resumed.sequence, resumed.received_time.seconds) == (
        "005930",
        made.EPOCH,
        8,
        5,
    )
    assert found[1] == Inconsistent(RealtimeType.TRADE, "005930", "", made.EPOCH, 9, made.EPOCH, 10)


async def test_interests_are_added_and_removed(house: House) -> None:
    go_on = asyncio.Event()

    @house.gateway.scene
    async def scene(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement("s-7"), made.live("005930"))
        await go_on.wait()
        yield made.response(made.acknowledgement("s-7"), made.live("000660"), made.trade("000660", 1))
        await scenery.fail(grpc.StatusCode.UNAVAILABLE)

    @house.gateway.scene
    async def second(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement("s-8"))

    house.gateway.answers["ChangeSubscription"] = lambda _, __: session_service_pb2.ChangeSubscriptionResponse()
    stream = house.stream()
    async for event in stream:
        match event:
            case LiveNotice(registrations=[one]) if one.item == "005930":
                await stream.add(Trade.of("000660"))
                await stream.remove(Trade.of("005930"))
                go_on.set()
            case Acknowledgement(subscription_id="s-8"):
                break
    add, remove = house.gateway.queries
    assert (add.subscription_id, list(add.add[0].items), list(remove.remove[0].items)) == (
        "s-7",
        ["000660"],
        ["005930"],
    )
    (interest,) = house.gateway.requests[1].interests
    assert list(interest.items) == ["000660"]
    assert [(one.item, one.sequence) for one in interest.resume] == [("000660", 1)]


async def test_a_change_waits_for_the_stream_that_is_being_opened(house: House) -> None:
    asked, go_on, changed = asyncio.Event(), asyncio.Event(), asyncio.Event()

    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        asked.set()
        await go_on.wait()
        yield made.response(made.acknowledgement("s-7"), made.live("005930"))
        await changed.wait()
        yield made.response(made.trade("005930", 1))

    def change(_: object, __: object) -> session_service_pb2.ChangeSubscriptionResponse:
        changed.set()
        return session_service_pb2.ChangeSubscriptionResponse()

    house.gateway.answers["ChangeSubscription"] = change
    stream = house.stream()
    reading = asyncio.create_task(take(stream, 3))
    await asked.wait()
    adding = asyncio.create_task(stream.add(Trade.of("000660")))
    await asyncio.sleep(0)
    go_on.set()
    await adding
    assert [list(query.add[0].items) for query in house.gateway.queries] == [["000660"]]
    await reading


async def add_later(stream: EventStream) -> None:
    for _ in range(1000):
        await asyncio.sleep(0)  # the reconnect loop would have asked for nothing long ago
    await stream.add(Trade.of("000660"))


async def test_without_interests_the_next_attempt_waits_for_some(house: House) -> None:
    @house.gateway.scene
    async def scene(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement("s-7"))
        await scenery.fail(grpc.StatusCode.UNAVAILABLE)

    @house.gateway.scene
    async def second(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement("s-8"))

    house.gateway.answers["ChangeSubscription"] = lambda _, __: session_service_pb2.ChangeSubscriptionResponse()
    stream = house.stream()
    adding: asyncio.Task[None] | None = None
    async for event in stream:
        match event:
            case Acknowledgement(subscription_id="s-7"):
                await stream.remove(*stream.interests)
            case Disconnected():
                adding = asyncio.create_task(add_later(stream))
            case Acknowledgement(subscription_id="s-8"):
                break
    assert adding is not None
    await adding
    assert [list(interest.items) for interest in house.gateway.requests[1].interests] == [["000660"]]


async def test_positions_of_batches_are_those_of_the_last_one_that_was_passed_on(house: House) -> None:
    @house.gateway.scene
    async def scene(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.live("005930"), *(made.trade("005930", n) for n in (1, 2, 3)))
        yield made.response(made.trade("005930", 4))
        await scenery.forever()

    stream = house.stream()
    batches = stream.batches(size=3, seconds=1000)
    assert len(await anext(batches)) == 5
    waiting = asyncio.create_task(anext(batches))
    while stream._tracker.positions()[RealtimeType.TRADE, "005930", ""].sequence != 4:
        await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    assert stream.positions[RealtimeType.TRADE, "005930", ""].sequence == 3, "nobody has got 4"


async def test_positions_before_an_event_that_does_not_follow(house: House) -> None:
    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.live("005930"))
        yield made.response(made.trade("005930", 4), made.trade("005930", 7))

    stream = house.stream()
    found = await take(stream, 4)
    assert isinstance(found[3], Inconsistent)
    assert stream.positions[RealtimeType.TRADE, "005930", ""].sequence == 4, "7 has not been passed on"


async def test_a_refused_change_raises_and_changes_nothing(house: House) -> None:
    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement("s-7"))
        await asyncio.Event().wait()

    async def refuse(_: Any, context: Any) -> None:
        await abort(context, grpc.StatusCode.INVALID_ARGUMENT, "no", reason="REQUEST_INVALID")

    house.gateway.answers["ChangeSubscription"] = refuse  # type: ignore[assignment]
    stream = house.stream()
    async for _ in stream:
        with pytest.raises(GatewayError, match="REQUEST_INVALID"):
            await stream.add(Trade.of("bad"))
        break
    assert stream.interests == (Trade.of("005930"),)


async def test_changes_while_the_stream_is_down_go_into_the_next_attempt(house: House) -> None:
    async def ends(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement())
        await scenery.fail(grpc.StatusCode.UNAVAILABLE)

    house.gateway.scenes = [ends, ends]
    stream = house.stream()
    async for event in stream:
        if isinstance(event, Disconnected):
            if len(house.gateway.requests) == 2:
                break
            await stream.add(Trade.of("000660"))
            await stream.remove(Trade.of("005930"))
    assert [list(one.interests[0].items) for one in house.gateway.requests] == [["005930"], ["000660"]]


async def test_types_of_accounts_have_a_stream_and_positions_of_their_own(house: House) -> None:
    def update(session: str, sequence: int) -> event_pb2.Event:
        event = event_pb2.Event(epoch=made.EPOCH, sequence=sequence, account="1234", session=session)
        event.order_update.order_number = "17"
        return event

    @house.gateway.scene
    async def scene(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), update("main", 4), update("second", 9))
        await scenery.fail(grpc.StatusCode.UNAVAILABLE)

    @house.gateway.scene
    async def second(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement())

    found = await take(house.stream(OrderUpdate.of()), 5)
    assert isinstance(found[1], OrderUpdate)
    assert (found[1].session, found[1].account, found[1].order_number) == ("main", "1234", "17")
    assert [(one.session, one.sequence) for one in house.gateway.requests[1].resume] == [("main", 4), ("second", 9)]


def test_a_type_of_an_account_goes_with_no_other() -> None:
    with pytest.raises(ValueError, match="ORDER_UPDATE: each type of an account has a stream of its own"):
        check_together([OrderUpdate.of(), Trade.of("005930")])
