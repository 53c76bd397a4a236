"""The house of tests with real programs."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kiwoom_gateway.testing import House, ProgramMissing, find_program


def require_programs() -> None:
    try:
        for name in ("kiwoom_simulator", "kiwoom_gateway"):
            find_program(name)
    except ProgramMissing as missing:
        if os.environ.get("KIWOOM_REQUIRE_PROGRAMS") == "1":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    require_programs()
    with House(rate=200, gateway=("--accounts",)) as started:
        yield started
