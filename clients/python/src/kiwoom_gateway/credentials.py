"""What a client shows to the gateway, and whom it trusts."""

from __future__ import annotations

import pathlib
import ssl

import grpc

from kiwoom_gateway.errors import ConfigurationError
from kiwoom_gateway.settings import Settings

Metadata = tuple[tuple[str, str], ...]


class Token:
    """Goes into the metadata of each call. One in a file is read each time, so that it can be renewed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sent: str | None = None

    def metadata(self) -> Metadata:
        self._sent = self._read()
        return (("authorization", f"Bearer {self._sent}"),) if self._sent else ()

    def renewed(self) -> bool:
        """Whether the file has, or may get, another token than the last one that was sent."""
        try:
            return self._settings.token_file is not None and self._read() != self._sent
        except ConfigurationError:
            return True  # it is being replaced

    def _read(self) -> str | None:
        if self._settings.token_file is None:
            return self._settings.token
        token = read_file(self._settings.token_file, "the token").decode(errors="replace").strip()
        if not token or not token.isprintable() or not token.isascii():
            # Without the content: it may be another secret.
            raise ConfigurationError(f"{self._settings.token_file} does not hold a token: one line of ASCII.")
        return token


def channel_credentials(settings: Settings) -> grpc.ChannelCredentials | None:
    """None: plain text."""
    if not settings.tls:
        return None
    made: grpc.ChannelCredentials = grpc.ssl_channel_credentials(
        root_certificates=(
            read_file(settings.ca_file, "the authorities") if settings.ca_file else system_authorities()
        ),
        private_key=read_file(settings.key_file, "the private key") if settings.key_file else None,
        certificate_chain=(
            read_file(settings.certificate_file, "the certificate") if settings.certificate_file else None
        ),
    )
    return made


def system_authorities() -> bytes | None:
    """Those of the system in PEM: gRPC would take its own. None: there are none, and gRPC takes its own."""
    paths = ssl.get_default_verify_paths()
    for name in (paths.cafile, "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"):
        if name and pathlib.Path(name).is_file():
            return pathlib.Path(name).read_bytes()
    found = ssl.create_default_context().get_ca_certs(binary_form=True)
    return "".join(ssl.DER_cert_to_PEM_cert(one) for one in found).encode() or None


def read_file(path: pathlib.Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path} with {what} cannot be read: {error.strerror}.") from error
