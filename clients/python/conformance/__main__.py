"""Prints what this client yields, as a line of JSON for each event or answer: see clients/BEHAVIOUR.md.

    python -m conformance --interest=TRADE:005930,000660 --until=100
    python -m conformance --query=SectorService/GetSectorPrice --request='{"market":"MARKET_KOSPI","sector_code":"001"}'

The address comes from the environment.
"""

from __future__ import annotations

import asyncio
import json
import sys

from conformance.arguments import Arguments, parse
from conformance.query import run_query
from conformance.subscription import run_subscription
from kiwoom_gateway import Client, GatewayError
from kiwoom_gateway.report import Json, error_report


def write(line: Json) -> None:
    print(json.dumps(line, ensure_ascii=False, separators=(",", ":")), flush=True)


async def run(arguments: Arguments) -> int:
    async with Client() as client:
        try:
            if arguments.query:
                await run_query(client, arguments, write)
            else:
                await run_subscription(client, arguments, write)
        except GatewayError as error:
            write(error_report(error))
            return 3
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(run(parse(sys.argv[1:]))))
