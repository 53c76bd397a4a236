"""The tokens of a query's pages."""

from __future__ import annotations

import grpc

from kiwoom_gateway.errors import GatewayError


class PageTokens:
    """The broker may repeat a page: a client that followed it would never end."""

    def __init__(self) -> None:
        self._sent: set[str] = set()

    def next(self, token: str) -> str:
        """The token to send. Raises if it has been sent before."""
        if token in self._sent:
            raise GatewayError(
                grpc.StatusCode.DATA_LOSS,
                "The broker repeats a page: what has been read so far is incomplete.",
                reason="PAGE_REPEATED",
            )
        self._sent.add(token)
        return token
