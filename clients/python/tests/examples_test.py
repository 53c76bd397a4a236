"""Each example against a simulated broker."""

from __future__ import annotations

import datetime
import pathlib

import pyarrow.parquet
import pytest

from examples import candle_builder, order_book_watcher, sector_screen, tick_recorder, vi_alert
from kiwoom_gateway import Market
from kiwoom_gateway.testing import House


@pytest.fixture(autouse=True)
def environment(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIWOOM_GATEWAY", house.address)


async def test_the_tick_recorder_continues_where_it_stopped(tmp_path: pathlib.Path) -> None:
    sequences: list[int] = []
    for _ in range(2):
        recording = tick_recorder.record(tmp_path, ["005930"])
        file = await anext(recording)
        await recording.aclose()  # type: ignore[attr-defined]
        table = pyarrow.parquet.read_table(file)
        assert table.schema.field("current_price").metadata[b"unit"] == b"krw"
        sequences += table["sequence"].to_pylist()
    assert sequences == list(range(sequences[0], sequences[0] + len(sequences)))


async def test_the_candle_builder() -> None:
    found: list[candle_builder.Candle] = []
    async for candle in candle_builder.candles("005930", datetime.timedelta(seconds=1)):
        found.append(candle)
        if len(found) == 3:
            break
    assert [candle.complete for candle in found] == [False, True, True]
    for candle in found:
        assert candle.low <= min(candle.open, candle.close) <= max(candle.open, candle.close) <= candle.high
        assert candle.volume > 0
    assert found[0].start < found[1].start < found[2].start


def test_the_order_book_watcher() -> None:
    lines = order_book_watcher.lines(["005930", "000660"])
    watched = {next(lines).split()[0] for _ in range(5)}
    assert watched == {"005930", "000660"}


def test_the_sector_screen() -> None:
    sectors, stocks = sector_screen.screen(Market.KOSPI)
    assert sectors["change_rate"].is_sorted(descending=True)
    assert sectors.height > 20
    assert "stock_name" in stocks.columns


async def test_the_alert(house: House) -> None:
    # The simulator interrupts a stock when an order would leave its band.
    async for alert in vi_alert.alerts():
        assert alert.startswith("VI ")
        break
