"""kiwoom-playground: two queries and twenty trades. Arguments: REST address, WebSocket address."""

import asyncio
import sys

from kiwoom_rest.core import KiwoomCore


async def main(rest, websocket):
    messages = asyncio.Queue()
    core = KiwoomCore("key", "secret", base_url=rest, ws_url=websocket)
    index = core.call("ka20001", mrkt_tp="1", inds_cd="101")
    investors = core.call("ka10051", mrkt_tp="0", amt_qty_tp="0", base_dt="", stex_tp="3")["inds_netprps"]
    await core.connect_ws(messages.put)
    await core.send_ws(
        {"trnm": "REG", "grp_no": "1", "refresh": "1", "data": [{"item": ["005930"], "type": ["0B"]}]}
    )
    prices, answers = [], []
    while len(prices) < 20:
        message = await messages.get()
        if message["trnm"] == "REAL":
            prices += [row["values"]["10"] for row in message["data"]]
        elif message["trnm"] != "PING":
            answers.append((message["trnm"], message["return_code"]))
    await asyncio.sleep(2.5)  # PINGs
    await core.disconnect_ws()
    core.revoke_token()
    assert answers == [("LOGIN", 0), ("REG", 0)] and len(investors) == 28, answers
    print(f"index {index['cur_prc']}, 28 sectors by investor, 20 trades, the last at {prices[-1]}")


asyncio.run(asyncio.wait_for(main(*sys.argv[1:]), 30))
