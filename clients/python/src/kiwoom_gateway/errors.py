"""What a call can fail with."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

import grpc
import grpc.aio
from google.protobuf import any_pb2
from google.protobuf.message import DecodeError
from google.rpc import error_details_pb2, status_pb2

from kiwoom_gateway.times import span

_DETAILS = "grpc-status-details-bin"
_REQUEST_ID = "kiwoom-request-id"
_UNPRINTED = frozenset({"tr", "broker_code", "session"})


class ConfigurationError(ValueError):
    """The settings of a client are wrong: an address, a file, a token that would be sent in plain text."""


@dataclasses.dataclass(frozen=True, slots=True)
class FieldViolation:
    """What is wrong with a field of a request."""

    field: str
    description: str


@dataclasses.dataclass(eq=False)
class GatewayError(Exception):
    """A call failed.

    Programs decide by `code` and `reason`, never by the message. See generated/reference/errors.md of the gateway.
    """

    code: grpc.StatusCode
    message: str
    reason: str = ""
    """One of ErrorReason, without prefix: "READER_TOO_SLOW". Empty: the error is not one of the gateway."""
    tr: str = ""
    broker_code: str = ""
    session: str = ""
    """The session with the broker that it concerns."""
    retry_delay: datetime.timedelta | None = None
    """How long to wait at least before the call is worth another try."""
    violations: tuple[FieldViolation, ...] = ()
    metadata: Mapping[str, str] = dataclasses.field(default_factory=dict[str, str])
    """Everything that the gateway says about it: also `http_status`, `scope`, `method`."""
    request_id: str = ""
    """Names the call in the gateway's log."""

    def __str__(self) -> str:
        words = [f"{self.code.name}{f' ({self.reason})' if self.reason else ''}: {self.message}"]
        words += [f"{name}={value}" for name in sorted(_UNPRINTED) if (value := getattr(self, name))]
        words += [f"{violation.field}: {violation.description}" for violation in self.violations]
        if self.retry_delay is not None:
            words.append(f"again after {self.retry_delay.total_seconds():g} s")
        return "; ".join(words)


def gateway_error(
    code: grpc.StatusCode, message: str | None, trailers: Sequence[tuple[str, str | bytes]]
) -> GatewayError:
    """From what a call ended with."""
    info, retry = error_details_pb2.ErrorInfo(), None
    violations: list[FieldViolation] = []
    found = {key: value for key, value in trailers}
    for detail in _details(found.get(_DETAILS)):
        bad_request, retry_info = error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
        if detail.Unpack(bad_request):
            violations += [FieldViolation(one.field, one.description) for one in bad_request.field_violations]
        elif detail.Unpack(retry_info):
            retry = span(retry_info.retry_delay)
        else:
            detail.Unpack(info)
    request_id = found.get(_REQUEST_ID, "")
    return GatewayError(
        code,
        message or "",
        reason=info.reason,
        tr=info.metadata.get("tr", ""),
        broker_code=info.metadata.get("broker_code", ""),
        session=info.metadata.get("session", ""),
        retry_delay=retry,
        violations=tuple(violations),
        metadata=dict(info.metadata),
        request_id=request_id if isinstance(request_id, str) else request_id.decode(errors="replace"),
    )


def from_rpc_error(error: grpc.aio.AioRpcError) -> GatewayError:
    # An error of the library itself, such as a refused connection, has no trailers.
    return gateway_error(error.code(), error.details(), tuple(error.trailing_metadata() or ()))


def _details(serialized: str | bytes | None) -> Sequence[any_pb2.Any]:
    if not isinstance(serialized, bytes):
        return ()
    try:
        return list(status_pb2.Status.FromString(serialized).details)
    except DecodeError:
        return ()
