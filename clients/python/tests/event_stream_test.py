"""The reconnect loop against a gateway that does what each test has written."""

from __future__ import annotations

import asyncio
import datetime
import pathlib
import random
from collections.abc import AsyncIterator
from typing import Any

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
    OrderUpdate,
    Positions,
    RealtimeType,
    SlowReaderPolicy,
    StreamPosition,
    Trade,
)
from kiwoom_gateway.backoff import Backoff
from kiwoom_gateway.connection import Connection
from kiwoom_gateway.event_stream import EventStream
from kiwoom_gateway.proto import event_pb2, notice_pb2, session_service_pb2
from kiwoom_gateway.settings import settings
from kiwoom_gateway.stream_request import StreamTerms, check_together
from tests.fakes import events as made
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, Scenery, abort

Responses = AsyncIterator[Any]


class Highest(random.Random):
    """Always the longest pause."""

    def random(self) -> float:
        return 1.0


class House:
    """A gateway, a clock, and streams to the one by the other."""

    def __init__(self, gateway: FakeGateway) -> None:
        self.gateway = gateway
        self.clock = FakeClock()

    def stream(
        self,
        *interests: Interest,
        heartbeats: bool = False,
        connect_timeout: float = 10.0,
        resume_from: Positions | None = None,
        terms: StreamTerms | None = None,
        **connection: Any,
    ) -> EventStream:
        made_settings = settings(self.gateway.address, environment={}, **connection)
        return EventStream(
            Connection(made_settings, clock=self.clock),
            interests or (Trade.of("005930"),),
            terms=terms or StreamTerms(),
            heartbeats=heartbeats,
            connect_timeout=connect_timeout,
            resume_from=resume_from,
            backoff=Backoff(Highest()),
        )


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with FakeGateway() as gateway:
        yield House(gateway)


async def take(stream: EventStream, count: int) -> list[Event]:
    taken: list[Event] = []
    async for event in stream:
        taken.append(event)
        if len(taken) == count:
            break
    return taken


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
        yield made.response(made.gap("005930", epoch=made.EPOCH + 5, end=77), made.trade("005930", 1, epoch=made.EPOCH + 5))

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


async def test_positions_are_those_of_the_last_event_that_was_passed_on(house: House) -> None:
    @house.gateway.scene
    async def scene(_: Scenery) -> Responses:
        yield made.response(made.acknowledgement(), made.live("005930"), *(made.trade("005930", n) for n in range(1, 9)))

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
    assert (resumed.item, resumed.epoch, resumed.sequence, resumed.received_time.seconds) == ("005930", made.EPOCH, 8, 5)
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
    assert (add.subscription_id, list(add.add[0].items), list(remove.remove[0].items)) == ("s-7", ["000660"], ["005930"])
    (interest,) = house.gateway.requests[1].interests
    assert list(interest.items) == ["000660"]
    assert [(one.item, one.sequence) for one in interest.resume] == [("000660", 1)]


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
