"""The reconnect loop against a gateway that does what each test has written."""

from __future__ import annotations

import asyncio
import datetime
import pathlib
from collections.abc import AsyncIterator

import grpc
import pytest

from kiwoom_gateway import (
    Acknowledgement,
    Disconnected,
    Event,
    GapNotice,
    GatewayError,
    Heartbeat,
    Inconsistent,
    Interest,
    LiveNotice,
    MarketStatus,
    RealtimeType,
    SlowReaderPolicy,
    Trade,
)
from kiwoom_gateway.proto import event_pb2, notice_pb2
from kiwoom_gateway.stream_request import StreamTerms
from tests.fakes import events as made
from tests.fakes.gateway import FakeGateway, Scenery
from tests.fakes.house import House, Responses, take


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with FakeGateway() as gateway:
        yield House(gateway)


async def test_events_come_in_order_and_heartbeats_only_if_asked_for(house: House) -> None:
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.live("005930"))
        yield made.response(made.heartbeat(), made.trade("005930", 1))

    house.gateway.scenes = [scene, scene]
    assert [type(event) for event in await take(house.stream(), 3)] == [Acknowledgement, LiveNotice, Trade]
    with_heartbeats = await take(house.stream(heartbeats=True), 4)
    assert [type(event) for event in with_heartbeats] == [Acknowledgement, LiveNotice, Heartbeat, Trade]


async def test_the_request_is_what_the_user_asked_for(house: House) -> None:
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement())

    house.gateway.scenes = [scene]
    half = datetime.timedelta(seconds=0.5)
    await take(
        house.stream(
            Trade.of("005930", "000660"),
            Interest(RealtimeType.ORDER_BOOK, "005930", min_interval=half),
            MarketStatus.of(),
            terms=StreamTerms(SlowReaderPolicy.DISCONNECT, without_snapshot=True),
            token="secret",
        ),
        1,
    )
    (request,) = house.gateway.requests
    asked = [(one.type, list(one.items), one.min_interval.nanos) for one in request.interests]
    assert asked == [(1011, ["005930", "000660"], 0), (1013, ["005930"], 500_000_000), (1054, [], 0)]
    assert (request.slow_reader_policy, request.without_snapshot, request.room_policy) == (2, True, 0)
    assert house.gateway.metadata[0]["authorization"] == "Bearer secret"


async def test_after_a_lost_connection_it_resumes_with_its_positions(house: House) -> None:
    @house.gateway.scene
    async def first(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.live("005930", "000660"), made.trade("005930", 1))
        yield made.response(made.trade("005930", 2))
        await scenery.fail(grpc.StatusCode.UNAVAILABLE, "gone", reason="BROKER_UNREACHABLE")

    @house.gateway.scene
    async def second(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement("s-2"), made.trade("005930", 3, replayed=True))

    found = await take(house.stream(Trade.of("005930", "000660")), 7)
    assert [type(event) for event in found] == [
        Acknowledgement, LiveNotice, Trade, Trade, Disconnected, Acknowledgement, Trade]  # fmt: skip
    disconnected = found[4]
    assert isinstance(disconnected, Disconnected)
    assert (disconnected.code, disconnected.reason) == ("UNAVAILABLE", "BROKER_UNREACHABLE")
    (interest,) = house.gateway.requests[1].interests
    assert [(one.item, one.epoch, one.sequence, one.received_time.seconds) for one in interest.resume] == [
        ("005930", made.EPOCH, 2, 1_790_000_002),
        ("000660", made.EPOCH, 0, 0),
    ]


async def test_the_pause_doubles_until_an_acknowledgement(house: House) -> None:
    async def acknowledged(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement())
        await scenery.fail(grpc.StatusCode.UNAVAILABLE)

    async def refused(scenery: Scenery) -> Responses:
        await scenery.fail(grpc.StatusCode.UNAVAILABLE)
        yield made.response()

    house.gateway.scenes = [acknowledged, refused, refused, acknowledged, acknowledged]
    await take(house.stream(), 7)
    assert house.clock.slept == [0.2, 0.4, 0.8, 0.2]


@pytest.mark.parametrize("how", ["error", "notice"])
async def test_the_gateway_can_ask_for_a_longer_pause(house: House, how: str) -> None:
    @house.gateway.scene
    async def draining(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement())
        if how == "notice":
            notice = notice_pb2.DrainingNotice()
            notice.retry_delay.seconds = 3
            yield made.response(event_pb2.Event(draining=notice))
            await scenery.fail(grpc.StatusCode.UNAVAILABLE, reason="DRAINING")
        delay = datetime.timedelta(seconds=3)
        await scenery.fail(grpc.StatusCode.UNAVAILABLE, reason="DRAINING", retry_delay=delay)

    @house.gateway.scene
    async def successor(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement())

    found = await take(house.stream(), 4 if how == "notice" else 3)
    disconnected = next(event for event in found if isinstance(event, Disconnected))
    assert (disconnected.reason, disconnected.delay) == ("DRAINING", datetime.timedelta(seconds=3))
    assert house.clock.slept == [3.0]


async def test_a_gap_is_an_event_and_the_epoch_may_change_after_it(house: House) -> None:
    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.live("005930"), made.trade("005930", 9))
        yield made.response(
            made.gap("005930", epoch=made.EPOCH + 5, end=77), made.trade("005930", 1, epoch=made.EPOCH + 5)
        )

    stream = house.stream()
    found = await take(stream, 5)
    assert [type(event) for event in found[2:]] == [Trade, GapNotice, Trade]
    assert stream.positions[RealtimeType.TRADE, "005930", ""].epoch == made.EPOCH + 5


async def test_an_event_that_does_not_follow_is_preceded_by_a_notice(house: House) -> None:
    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.live("005930"))
        yield made.response(made.trade("005930", 4), made.trade("005930", 7, skipped=1))

    found = await take(house.stream(), 5)
    assert found[3] == Inconsistent(RealtimeType.TRADE, "005930", "", made.EPOCH, 6, made.EPOCH, 7)
    assert isinstance(found[4], Trade)


async def test_errors_that_no_attempt_mends_end_the_subscription(house: House) -> None:
    async def invalid(scenery: Scenery) -> Responses:
        await scenery.fail(
            grpc.StatusCode.INVALID_ARGUMENT, "no item", reason="REQUEST_INVALID",
            violations=(("interests[0].items", "is empty"),))  # fmt: skip
        yield made.response()

    house.gateway.scenes = [invalid]
    with pytest.raises(GatewayError) as caught:
        await take(house.stream(), 1)
    assert (caught.value.code, caught.value.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "REQUEST_INVALID")
    assert [(one.field, one.description) for one in caught.value.violations] == [("interests[0].items", "is empty")]
    assert house.clock.slept == []


@pytest.mark.parametrize(
    "code",
    [
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        grpc.StatusCode.ABORTED,
        grpc.StatusCode.INTERNAL,
        grpc.StatusCode.UNKNOWN,
        grpc.StatusCode.CANCELLED,
        grpc.StatusCode.OK,
    ],
)
async def test_codes_that_are_retried(house: House, code: grpc.StatusCode) -> None:
    async def ends(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement())
        if code is not grpc.StatusCode.OK:
            await scenery.fail(code)

    house.gateway.scenes = [ends, ends]
    found = await take(house.stream(), 3)
    assert isinstance(found[1], Disconnected)
    assert found[1].code == code.name
    assert isinstance(found[2], Acknowledgement)


async def test_the_first_connection_is_given_up_after_its_time(house: House) -> None:
    async def refused(scenery: Scenery) -> Responses:
        await scenery.fail(grpc.StatusCode.UNAVAILABLE, "not yet")
        yield made.response()

    house.gateway.scenes = [refused] * 3
    found: list[Event] = []
    with pytest.raises(GatewayError, match="not yet"):
        async for event in house.stream(connect_timeout=1.0):
            found.append(event)
    # 0.2 + 0.4 s have passed; the next pause, 0.8 s, would end after the second.
    assert house.clock.slept == [0.2, 0.4]
    assert [type(event) for event in found] == [Disconnected, Disconnected]


async def test_nobody_listens_at_the_address() -> None:
    async with FakeGateway() as gateway:
        unused = gateway.address
    house = House(FakeGateway())
    house.gateway.address = unused
    with pytest.raises(GatewayError) as caught:
        await take(house.stream(connect_timeout=0.1), 1)
    assert caught.value.code is grpc.StatusCode.UNAVAILABLE


async def test_a_silent_stream_is_lost(house: House) -> None:
    @house.gateway.scene
    async def silent(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement())
        await scenery.forever()

    @house.gateway.scene
    async def second(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement("s-2"))

    found: list[Event] = []

    async def read() -> None:
        async for event in house.stream():
            found.append(event)
            if len(found) == 3:
                break

    reading = asyncio.create_task(read())
    while not (found and house.clock.waiting == [30.0]):
        await asyncio.sleep(0)
    house.clock.advance(29.9)
    await asyncio.sleep(0)
    assert len(found) == 1
    house.clock.advance(0.1)
    await reading
    assert isinstance(found[1], Disconnected)
    assert found[1].error.message == "Nothing came from the gateway for 30 seconds."
    await house.gateway.ended.wait()


@pytest.mark.parametrize("way", ["break", "cancel", "close", "with"])
async def test_leaving_in_any_way_ends_the_call(house: House, way: str) -> None:
    @house.gateway.scene
    async def scene(scenery: Scenery) -> Responses:
        yield made.response(made.acknowledgement())
        await scenery.forever()

    stream = house.stream()
    if way == "break":
        await take(stream, 1)
    elif way == "with":
        async with stream:
            await take(stream, 1)
    else:
        begun = asyncio.Event()

        async def read() -> None:
            async for _ in stream:
                begun.set()

        reading = asyncio.create_task(read())
        await begun.wait()
        if way == "cancel":
            reading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading
        else:
            await stream.close()
            await reading
    await house.gateway.ended.wait()


async def test_closing_ends_a_pause(house: House) -> None:
    async def refused(scenery: Scenery) -> Responses:
        await scenery.fail(grpc.StatusCode.UNAVAILABLE)
        yield made.response()

    house.gateway.scenes = [refused]
    stream = house.stream()
    async for event in stream:
        assert isinstance(event, Disconnected)
        await stream.close()
    assert house.clock.slept == []


async def test_a_stream_can_be_iterated_once(house: House) -> None:
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement())

    house.gateway.scenes = [scene]
    stream = house.stream()
    await take(stream, 1)
    with pytest.raises(RuntimeError, match="can be iterated once"):
        await take(stream, 1)


async def test_a_renewed_token_is_tried_once(house: House, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "token"
    file.write_text("old\n")

    async def denied(scenery: Scenery) -> Responses:
        file.write_text("new\n")
        await scenery.fail(grpc.StatusCode.UNAUTHENTICATED, reason="CREDENTIALS_INVALID")
        yield made.response()

    house.gateway.scenes = [denied, denied]
    with pytest.raises(GatewayError, match="CREDENTIALS_INVALID"):
        await take(house.stream(token_file=file), 2)
    assert [one["authorization"] for one in house.gateway.metadata] == ["Bearer old", "Bearer new"]
