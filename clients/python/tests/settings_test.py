"""The settings of a connection."""

from __future__ import annotations

import os
import pathlib
from typing import Any

import pytest

from kiwoom_gateway import ConfigurationError
from kiwoom_gateway.address import parse_address
from kiwoom_gateway.credentials import Token, channel_credentials
from kiwoom_gateway.settings import settings


@pytest.mark.parametrize(
    ("text", "target", "tls", "tls_with_authorities"),
    [
        ("127.0.0.1:50051", "127.0.0.1:50051", False, True),
        ("127.8.8.8:1", "127.8.8.8:1", False, True),
        ("localhost:50051", "localhost:50051", False, True),
        ("[::1]:50051", "[::1]:50051", False, True),
        ("gateway.example:443", "gateway.example:443", True, True),
        ("10.0.0.7:50051", "10.0.0.7:50051", True, True),
        ("[2001:db8::1]:50051", "[2001:db8::1]:50051", True, True),
        ("https://127.0.0.1:50051", "127.0.0.1:50051", True, True),
        ("http://gateway.example:80/", "gateway.example:80", False, False),
    ],
)
def test_when_tls_is_used(text: str, target: str, tls: bool, tls_with_authorities: bool) -> None:
    address = parse_address(text)
    assert address.target == target
    assert (address.uses_tls(False), address.uses_tls(True)) == (tls, tls_with_authorities)


@pytest.mark.parametrize(
    "text", ["", "gateway", "gateway:", ":50051", "gateway:0", "gateway:65536", "gateway:x", "::1:50051", "[::1:50051",
             "ftp://gateway:1", "https://", "[gateway]:1"])  # fmt: skip
def test_an_address_that_is_none(text: str) -> None:
    with pytest.raises(ConfigurationError, match="is not HOST:PORT, https://HOST:PORT or http://HOST:PORT"):
        parse_address(text)


def test_the_code_wins_over_the_environment() -> None:
    environment = {
        "KIWOOM_GATEWAY": "https://one.example:1",
        "KIWOOM_GATEWAY_CA_FILE": "/ca.pem",
        "KIWOOM_GATEWAY_CERTIFICATE_FILE": "/own.pem",
        "KIWOOM_GATEWAY_KEY_FILE": "/own.key",
        "KIWOOM_GATEWAY_TOKEN": "from the environment",
    }
    made = settings(environment=environment)
    assert (made.address.target, str(made.ca_file), str(made.key_file)) == ("one.example:1", "/ca.pem", "/own.key")
    assert (made.token, made.token_file) == ("from the environment", None)
    made = settings("two.example:2", token_file="/token", environment=environment)
    assert (made.address.target, made.token, str(made.token_file)) == ("two.example:2", None, "/token")


def test_nothing_is_set() -> None:
    made = settings(environment={"KIWOOM_GATEWAY": "", "KIWOOM_GATEWAY_TOKEN": ""})
    assert (made.address.target, made.tls, made.token) == ("127.0.0.1:50051", False, None)
    assert channel_credentials(made) is None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"address": "http://10.0.0.7:1", "token": "t"}, "A token would go to 10.0.0.7:1 in plain text"),
        ({"token": "t", "token_file": "/f"}, "Both a token and a file with one are set"),
        ({"certificate_file": "/c"}, "belong together"),
    ],
)
def test_settings_that_are_refused(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        settings(**arguments, environment={})


def test_a_token_never_shows() -> None:
    assert "secret" not in repr(settings(token="secret", environment={}))


def test_a_token_in_a_file_is_read_each_time(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "token"
    file.write_text("first\n")
    token = Token(settings(token_file=file, environment={}))
    assert token.metadata() == (("authorization", "Bearer first"),)
    assert not token.renewed()
    file.write_text("second")
    assert token.renewed()
    assert token.metadata() == (("authorization", "Bearer second"),)
    assert not token.renewed()


@pytest.mark.parametrize("content", ["", "\n", "two\nlines", "naïve"])
def test_a_file_without_a_token(tmp_path: pathlib.Path, content: str) -> None:
    file = tmp_path / "token"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="does not hold a token") as caught:
        Token(settings(token_file=file, environment={})).metadata()
    assert not content.strip() or content.strip() not in str(caught.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ConfigurationError, match="/nowhere with the authorities cannot be read: No such file"):
        channel_credentials(settings("https://a.example:1", ca_file="/nowhere", environment=dict(os.environ)))
