"""One stream from the gateway: from a connection attempt to its end."""

from __future__ import annotations

import asyncio
from typing import Any

import grpc
import grpc.aio

from kiwoom_gateway.connection import Connection
from kiwoom_gateway.errors import GatewayError, from_rpc_error
from kiwoom_gateway.proto import session_service_pb2, subscribe_pb2
from kiwoom_gateway.stream_request import StreamRequest

_CHANGE = "/kiwoom.v1.SessionService/ChangeSubscription"


class Stream:
    def __init__(self, connection: Connection, request: StreamRequest) -> None:
        """Must be called where the event loop runs. The first `read` connects."""
        self._clock = connection.clock
        self._metadata = connection.metadata()
        # A connection of its own: one that is lost is left behind with everything that gRPC knows about it.
        self._channel = connection.channel()
        method = self._channel.unary_stream(
            request.method,
            request_serializer=type(request.message).SerializeToString,
            # Field for field the same for a stream of one type: see event.proto.
            response_deserializer=subscribe_pb2.SubscribeResponse.FromString,
        )
        self._call: grpc.aio.UnaryStreamCall[Any, subscribe_pb2.SubscribeResponse] = method(
            request.message, metadata=self._metadata
        )
        self._silent = False
        self._cancelled = False

    async def read(self, patience: float) -> subscribe_pb2.SubscribeResponse | None:
        """The next response; None when the gateway ends the stream without an error, or it was cancelled here.

        A stream on which nothing comes for `patience` seconds is lost: GatewayError.
        """
        timer = self._clock.call_later(patience, self._lose)
        try:
            response = await self._call.read()
            if isinstance(response, subscribe_pb2.SubscribeResponse):
                return response
            code = await self._call.code()
            if code is not grpc.StatusCode.OK:
                raise GatewayError(grpc.StatusCode(code), await self._call.details() or "")
            return None
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error) from None
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            if self._cancelled:
                return None
            if self._silent:
                raise GatewayError(
                    grpc.StatusCode.UNAVAILABLE, f"Nothing came from the gateway for {patience:g} seconds."
                ) from None
            raise
        finally:
            timer.cancel()

    async def change(
        self, request: session_service_pb2.ChangeSubscriptionRequest, metadata: Any, timeout: float
    ) -> None:
        """On the connection of the stream: the gateway may know its caller by nothing else."""
        method = self._channel.unary_unary(
            _CHANGE,
            request_serializer=session_service_pb2.ChangeSubscriptionRequest.SerializeToString,
            response_deserializer=session_service_pb2.ChangeSubscriptionResponse.FromString,
        )
        try:
            await method(request, metadata=metadata, timeout=timeout)
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error) from None

    def cancel(self) -> None:
        """Ends a `read` that waits: it returns None."""
        self._cancelled = True
        self._call.cancel()

    async def close(self) -> None:
        self._call.cancel()
        await self._channel.close()

    def _lose(self) -> None:
        self._silent = True
        self._call.cancel()
