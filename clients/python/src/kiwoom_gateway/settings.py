"""The settings of a connection: from the code, else from the environment."""

from __future__ import annotations

import dataclasses
import os
import pathlib
from collections.abc import Mapping

from kiwoom_gateway.address import Address, parse_address
from kiwoom_gateway.errors import ConfigurationError

DEFAULT_ADDRESS = "127.0.0.1:50051"
_ADDRESS = "KIWOOM_GATEWAY"

Path = str | os.PathLike[str]


@dataclasses.dataclass(frozen=True, slots=True)
class Settings:
    address: Address
    ca_file: pathlib.Path | None = None
    certificate_file: pathlib.Path | None = None
    key_file: pathlib.Path | None = None
    token: str | None = dataclasses.field(default=None, repr=False)
    token_file: pathlib.Path | None = None

    @property
    def tls(self) -> bool:
        return self.address.uses_tls(authorities=self.ca_file is not None)


def settings(
    address: str | None = None,
    *,
    ca_file: Path | None = None,
    certificate_file: Path | None = None,
    key_file: Path | None = None,
    token: str | None = None,
    token_file: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """What the code does not set comes from the environment. An empty variable is like one that is not set."""

    def file(set_in_code: Path | None, variable: str) -> pathlib.Path | None:
        found = set_in_code or environment.get(f"{_ADDRESS}_{variable}")
        return pathlib.Path(found) if found else None

    if token is None and token_file is None:
        token = environment.get(f"{_ADDRESS}_TOKEN") or None
        token_file = environment.get(f"{_ADDRESS}_TOKEN_FILE") or None
    if token is not None and token_file is not None:
        raise ConfigurationError("Both a token and a file with one are set: set one of them.")
    made = Settings(
        parse_address(address or environment.get(_ADDRESS) or DEFAULT_ADDRESS),
        file(ca_file, "CA_FILE"),
        file(certificate_file, "CERTIFICATE_FILE"),
        file(key_file, "KEY_FILE"),
        token,
        pathlib.Path(token_file) if token_file else None,
    )
    if (made.certificate_file is None) != (made.key_file is None):
        raise ConfigurationError("The client's own certificate and its private key belong together: set both files.")
    if (token or token_file) and not made.tls and not made.address.loopback:
        raise ConfigurationError(
            f"A token would go to {made.address.target} in plain text: use https:// or a file with the authorities."
        )
    return made
