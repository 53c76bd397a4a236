"""Which ends of a stream are worth another attempt, and when."""

from __future__ import annotations

import datetime

import grpc

from kiwoom_gateway.backoff import Backoff
from kiwoom_gateway.credentials import Token
from kiwoom_gateway.errors import GatewayError

_RETRIED = frozenset(
    {
        grpc.StatusCode.OK,
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        grpc.StatusCode.ABORTED,
        grpc.StatusCode.INTERNAL,
        grpc.StatusCode.UNKNOWN,
        grpc.StatusCode.CANCELLED,
    }
)


class Retry:
    """Without a clock: it is told the time. Seconds of `deadline` and `now` are on the same clock."""

    def __init__(self, backoff: Backoff, token: Token, deadline: float) -> None:
        self._backoff = backoff
        self._token = token
        self._deadline: float | None = deadline
        self._renewed = False

    def acknowledged(self) -> None:
        """From the first time on, the client does not give up by itself."""
        self._backoff.succeeded()
        self._deadline = None
        self._renewed = False

    @property
    def ever_acknowledged(self) -> bool:
        return self._deadline is None

    def patience(self, now: float, most: float) -> float:
        """How long to wait for anything from a stream."""
        return most if self._deadline is None else max(0.0, min(most, self._deadline - now))

    def pause(self, error: GatewayError, asked_for: datetime.timedelta | None, now: float) -> float:
        """Seconds until the next attempt. Raises the error if there is to be none."""
        if error.code not in _RETRIED and not self._token_renewed(error):
            raise error
        delays = [delay for delay in (error.retry_delay, asked_for) if delay is not None]
        pause = self._backoff.failed(max(delays, default=None))
        if self._deadline is not None and now + pause >= self._deadline:
            raise error
        return pause

    def _token_renewed(self, error: GatewayError) -> bool:
        # The second: the operator has taken the token off the list while the stream was open.
        refused = error.code is grpc.StatusCode.UNAUTHENTICATED or (
            error.code is grpc.StatusCode.PERMISSION_DENIED and error.reason == "CREDENTIALS_INVALID"
        )
        if not refused or self._renewed or not self._token.renewed():
            return False
        self._renewed = True
        return True
