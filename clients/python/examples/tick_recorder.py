"""Records trades as Parquet files, and continues after a restart where it stopped.

python examples/tick_recorder.py FOLDER 005930 000660
"""

import asyncio
import pathlib
import sys
from collections.abc import AsyncIterator

import pyarrow.parquet

from kiwoom_gateway import Client, Event, Notice, Positions, Trade
from kiwoom_gateway.frames import to_arrow


async def record(folder: pathlib.Path, items: list[str]) -> AsyncIterator[pathlib.Path]:
    """Yields each file when it is complete, and its positions are saved."""
    positions = folder / "positions.json"
    async with Client() as client:
        stream = client.subscribe(*[Trade.of(item) for item in items], resume_from=Positions.load(positions))
        async with stream:
            async for batch in stream.batches(size=50_000, seconds=5):
                report(batch)
                trades = to_arrow(batch, Trade)
                if not trades.num_rows:
                    continue
                file = folder / f"trades-{trades['received_time'][0].value}.parquet"
                pyarrow.parquet.write_table(trades, file, compression="zstd")
                # After the file: a crash between the two records trades twice, and loses none.
                stream.positions.save(positions)
                yield file


def report(batch: list[Event]) -> None:
    """A recording is worth little if nobody knows where it has holes."""
    for event in batch:
        if isinstance(event, Notice):
            print(event, file=sys.stderr)


async def main() -> None:
    async for file in record(pathlib.Path(sys.argv[1]), sys.argv[2:]):
        print(file)


if __name__ == "__main__":
    asyncio.run(main())
