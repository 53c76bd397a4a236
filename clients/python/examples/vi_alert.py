"""Prints each volatility interruption of the market: when it begins, and when it is released.

python examples/vi_alert.py
"""

import asyncio
from collections.abc import AsyncIterator

from kiwoom_gateway import Client, GapNotice, VolatilityInterruption


async def alerts() -> AsyncIterator[str]:
    async with Client() as client, client.subscribe(VolatilityInterruption.of()) as stream:
        async for event in stream:
            match event:
                case VolatilityInterruption(snapshot=True):
                    pass  # it happened before this program began
                case VolatilityInterruption(release_time=None, trigger_price=price):
                    direction = event.trigger_direction.name if event.trigger_direction else "?"
                    stock = f"{event.stock_name} ({event.stock_code})"
                    yield f"VI {direction} {stock} at {price or 0:,}, since {event.trigger_time:%H:%M:%S}"
                case VolatilityInterruption(release_time=released):
                    yield f"VI released {event.stock_name} ({event.stock_code}) at {released:%H:%M:%S}"
                case GapNotice(reason=reason):
                    yield f"interruptions may be missing: {reason}"


async def main() -> None:
    async for alert in alerts():
        print(alert)


if __name__ == "__main__":
    asyncio.run(main())
