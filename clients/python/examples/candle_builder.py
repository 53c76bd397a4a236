"""Builds candles from trades, and says where they are incomplete.

python examples/candle_builder.py 005930
"""

import asyncio
import dataclasses
import datetime
import sys
from collections.abc import AsyncIterator

from kiwoom_gateway import Client, Disconnected, GapNotice, Inconsistent, Trade


@dataclasses.dataclass
class Candle:
    start: datetime.datetime
    open: int
    high: int
    low: int
    close: int
    volume: int = 0
    complete: bool = True

    def take(self, price: int, quantity: int) -> None:
        self.high, self.low, self.close = max(self.high, price), min(self.low, price), price
        self.volume += quantity


async def candles(item: str, width: datetime.timedelta) -> AsyncIterator[Candle]:
    """Each candle when a trade of the next one comes."""
    current: Candle | None = None
    holes = True  # the first one began before the subscription
    async with Client() as client, client.subscribe(Trade.of(item)) as trades:
        async for event in trades:
            match event:
                case Trade(current_price=int(price), quantity=int(quantity), trade_time=datetime.datetime() as time):
                    start = time - (time - datetime.datetime.min.replace(tzinfo=time.tzinfo)) % width
                    if current is None or start > current.start:
                        if current is not None:
                            yield current
                        current = Candle(start, price, price, price, price, complete=not holes)
                        holes = False
                    current.complete &= event.skipped == 0
                    current.take(price, quantity)
                case Disconnected() | GapNotice() | Inconsistent():
                    # Resumed trades follow a disconnection: only a gap says that some are missing.
                    if not isinstance(event, Disconnected):
                        holes = True
                        if current is not None:
                            current.complete = False


async def main() -> None:
    async for candle in candles(sys.argv[1], datetime.timedelta(minutes=1)):
        print(candle)


if __name__ == "__main__":
    asyncio.run(main())
