"""The gateway's address, and whether TLS is used."""

from __future__ import annotations

import dataclasses
import ipaddress

from kiwoom_gateway.errors import ConfigurationError

_SCHEMES = {"https://": True, "http://": False}


@dataclasses.dataclass(frozen=True, slots=True)
class Address:
    target: str
    """HOST:PORT"""
    host: str
    tls: bool | None
    """None: no scheme says it."""

    @property
    def loopback(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def uses_tls(self, authorities: bool) -> bool:
        """`authorities`: whether a file with the authorities to trust is set."""
        if self.tls is not None:
            return self.tls
        return authorities or not self.loopback


def parse_address(text: str) -> Address:
    """HOST:PORT, https://HOST:PORT or http://HOST:PORT; an IPv6 address in brackets."""
    tls, rest = None, text
    for scheme, encrypted in _SCHEMES.items():
        if text.startswith(scheme):
            tls, rest = encrypted, text.removeprefix(scheme).removesuffix("/")
    host, separator, port = rest.rpartition(":")
    bare = host.removeprefix("[").removesuffix("]")
    bracketed = host.startswith("[") and host.endswith("]")
    if not separator or not bare or not port.isdecimal() or not 0 < int(port) < 65536 or (":" in bare) != bracketed:
        raise ConfigurationError(
            f'The gateway\'s address "{text}" is not HOST:PORT, https://HOST:PORT or http://HOST:PORT.'
        )
    return Address(rest, bare, tls)
