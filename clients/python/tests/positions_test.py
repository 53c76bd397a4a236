"""Positions as JSON."""

from __future__ import annotations

import pathlib

import pytest

from kiwoom_gateway import ConfigurationError, Positions, RealtimeType, StreamPosition

POSITIONS = Positions(
    {
        (RealtimeType.TRADE, "005930", ""): StreamPosition("005930", 1_795_770_000_000_000, 3, 100_000_000_007),
        (RealtimeType.TRADE, "000660", ""): StreamPosition("000660", 1_795_770_000_000_000),
        (RealtimeType.ORDER_UPDATE, "", "main"): StreamPosition("", 8, 2, 0, "main"),
    }
)
# What kiwoomctl writes, but for blanks.
JSON = """\
{"type": "REALTIME_TYPE_TRADE", "resume": [{"item": "005930", "epoch": "1795770000000000", "sequence": "3", \
"received_time": "1970-01-01T00:01:40.000000007Z"}, {"item": "000660", "epoch": "1795770000000000"}]}
{"type": "REALTIME_TYPE_ORDER_UPDATE", "resume": [{"epoch": "8", "sequence": "2", "session": "main"}]}
"""


def test_there_and_back(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "positions.json"
    POSITIONS.save(file)
    assert file.read_text() == JSON
    assert dict(Positions.load(file)) == dict(POSITIONS)
    assert [path.name for path in tmp_path.iterdir()] == ["positions.json"]


def test_no_file_is_no_positions(tmp_path: pathlib.Path) -> None:
    assert not Positions.load(tmp_path / "none")


def test_a_damaged_line_is_named() -> None:
    with pytest.raises(ConfigurationError, match="Line 2 of the positions is damaged"):
        Positions.from_json(JSON.splitlines()[0] + '\n{"type": "REAL')
