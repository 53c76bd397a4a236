"""Subscribes, and reports each event."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from conformance.arguments import Arguments
from kiwoom_gateway import Client, Data, Positions
from kiwoom_gateway.report import Json, event_report


async def run_subscription(client: Client, arguments: Arguments, write: Callable[[Json], None]) -> None:
    file, count = arguments.positions, 0
    stream = client.subscribe(
        *arguments.interests,
        slow_reader_policy=arguments.policy,
        resume_from=Positions.load(file) if file else None,
    )
    changed = not (arguments.add or arguments.remove)
    async with stream:
        async for event in stream:
            write(event_report(event))
            if arguments.pause:
                await asyncio.sleep(arguments.pause)
            if isinstance(event, Data) and not event.snapshot:
                count += 1
            if count >= arguments.until:
                break
            if not changed and 2 * count >= arguments.until:
                changed = True
                if arguments.add:
                    await stream.add(*arguments.add)
                if arguments.remove:
                    await stream.remove(*arguments.remove)
    if file:
        stream.positions.save(file)
