"""kiwoom-client: two queries and twenty trades. Arguments: REST address, WebSocket address."""

import asyncio
import sys

from kiwoom_client import AsyncKiwoomAPI
from kiwoom_client.websocket import KiwoomWebSocket


async def main(rest, websocket):
    trades = asyncio.Queue()
    async with AsyncKiwoomAPI("key", "secret", base_url=rest) as api:
        token = (await api.login())["token"]
        index = await api.sector.industry_current_price(mrkt_tp="0", inds_cd="001")
        indices = await api.sector.all_industry_index(inds_cd="001")
        async with KiwoomWebSocket(token, ws_url=websocket) as socket:
            socket.on("0B", trades.put)
            listening = asyncio.create_task(socket.listen())
            await socket.subscribe("0B", ["005930", "000660_AL"])
            prices = [(await trades.get())["values"]["10"] for _ in range(20)]
            await socket.unsubscribe("0B", ["005930", "000660_AL"])
            await asyncio.sleep(2.5)  # PINGs
            await socket.disconnect()
            await listening
    assert len(indices["all_inds_idex"]) == 31
    print(f"index {index['cur_prc']}, 31 indices, 20 trades, the last at {prices[-1]}")


asyncio.run(asyncio.wait_for(main(*sys.argv[1:]), 30))
