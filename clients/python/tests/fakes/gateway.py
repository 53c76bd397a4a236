"""A gateway in the process of the test, on a real socket: each stream is a scene that the test has written."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncIterator, Callable
from typing import Any

import grpc
import grpc.aio
from google.protobuf import any_pb2, duration_pb2
from google.protobuf.message import Message
from google.rpc import error_details_pb2, status_pb2

from kiwoom_gateway.proto import (
    order_update_pb2,
    sector_price_pb2,
    sector_stocks_pb2,
    session_service_pb2,
    subscribe_pb2,
)

Context = Any  # grpc.aio.ServicerContext, whose type arguments vary
Scene = Callable[["Scenery"], AsyncIterator[subscribe_pb2.SubscribeResponse]]
Answer = Callable[[Any, Context], Message]


class Scenery:
    """What a scene has: the request, and ways to end."""

    def __init__(self, request: Any, context: Context, gateway: FakeGateway) -> None:
        self.request = request
        self.gateway = gateway
        self._context = context

    async def fail(self, code: grpc.StatusCode, message: str = "", **details: Any) -> None:
        await abort(self._context, code, message, **details)

    async def forever(self) -> None:
        """Stays open until the client ends the call."""
        try:
            await asyncio.Event().wait()
        finally:
            self.gateway.ended.set()


async def abort(
    context: Context,
    code: grpc.StatusCode,
    message: str = "",
    *,
    reason: str = "",
    metadata: dict[str, str] | None = None,
    retry_delay: datetime.timedelta | None = None,
    violations: tuple[tuple[str, str], ...] = (),
) -> None:
    details: list[Message] = []
    if reason:
        details.append(error_details_pb2.ErrorInfo(reason=reason, domain="kiwoom.v1", metadata=metadata or {}))
    if retry_delay is not None:
        delay = duration_pb2.Duration()
        delay.FromTimedelta(retry_delay)
        details.append(error_details_pb2.RetryInfo(retry_delay=delay))
    if violations:
        fields = [error_details_pb2.BadRequest.FieldViolation(field=f, description=d) for f, d in violations]
        details.append(error_details_pb2.BadRequest(field_violations=fields))
    status = status_pb2.Status(code=code.value[0], message=message)
    for detail in details:
        packed = any_pb2.Any()
        packed.Pack(detail)
        status.details.append(packed)
    context.set_trailing_metadata(
        (("grpc-status-details-bin", status.SerializeToString()), ("kiwoom-request-id", "00000000000000ff"))
    )
    await context.abort(code, message)


def _serialized(message: Any) -> bytes:
    serialized: bytes = message.SerializeToString()
    return serialized


class FakeGateway:
    """Serves on a free port of the loopback address. A stream beyond the last scene fails the test."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self.requests: list[Any] = []
        """Of streams, in their order."""
        self.metadata: list[dict[str, str]] = []
        self.changes: list[session_service_pb2.ChangeSubscriptionRequest] = []
        self.answers: dict[str, Answer] = {}
        """Of queries, by the method's name."""
        self.queries: list[Any] = []
        self.ended = asyncio.Event()
        """A scene that stays open has been ended by the client."""
        self.address = ""
        self._server = grpc.aio.server()

    def scene(self, scene: Scene) -> Scene:
        """A decorator."""
        self.scenes.append(scene)
        return scene

    async def __aenter__(self) -> FakeGateway:
        self._server.add_generic_rpc_handlers(tuple(self._handlers()))
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        await self._server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.stop(None)

    def _handlers(self) -> list[grpc.GenericRpcHandler]:
        services: dict[str, dict[str, Any]] = {
            "MarketDataService": {"Subscribe": self._streams(subscribe_pb2.SubscribeRequest)},
            "AccountService": {"SubscribeOrderUpdate": self._streams(order_update_pb2.SubscribeOrderUpdateRequest)},
            "SessionService": {
                "ChangeSubscription": self._answers(
                    "ChangeSubscription", session_service_pb2.ChangeSubscriptionRequest
                ),
                "GetGateway": self._answers("GetGateway", session_service_pb2.GetGatewayRequest),
            },
            "SectorService": {
                "GetSectorPrice": self._answers("GetSectorPrice", sector_price_pb2.GetSectorPriceRequest),
                "GetSectorStocks": self._answers("GetSectorStocks", sector_stocks_pb2.GetSectorStocksRequest),
            },
        }
        return [
            grpc.method_handlers_generic_handler(f"kiwoom.v1.{name}", methods) for name, methods in services.items()
        ]

    def _streams(self, request_type: Any) -> Any:
        async def serve(request: Any, context: Context) -> AsyncIterator[subscribe_pb2.SubscribeResponse]:
            self._note(context)
            self.requests.append(request)
            assert self.scenes, "the client opens a stream that the test does not expect"
            async for response in self.scenes.pop(0)(Scenery(request, context, self)):
                yield response

        return grpc.unary_stream_rpc_method_handler(
            serve,
            request_deserializer=request_type.FromString,
            response_serializer=subscribe_pb2.SubscribeResponse.SerializeToString,
        )

    def _answers(self, name: str, request_type: Any) -> Any:
        async def serve(request: Any, context: Context) -> Message:
            self._note(context)
            self.queries.append(request)
            answer: Any = self.answers[name](request, context)
            made: Message = await answer if asyncio.iscoroutine(answer) else answer
            return made

        return grpc.unary_unary_rpc_method_handler(
            serve, request_deserializer=request_type.FromString, response_serializer=_serialized
        )

    def _note(self, context: Context) -> None:
        self.metadata.append({key: value for key, value in context.invocation_metadata()})
