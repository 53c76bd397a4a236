"""kiwoom-restful: a query, twenty trades and a book. Arguments: REST address, WebSocket address."""

import asyncio
import sys

import orjson
from kiwoom import config
from kiwoom.api import API
from kiwoom.http.socket import Socket


async def main(rest, websocket):
    config.REAL, Socket.REAL = rest, websocket.removesuffix(Socket.ENDPOINT)  # it knows no other hosts
    trades, books, controls = asyncio.Queue(), asyncio.Queue(), []
    api = API(rest, "key", "secret")
    api.add_callback_on_real_data("0B", trades.put)
    api.add_callback_on_real_data("0D", books.put)
    for trnm in ("LOGIN", "REG", "REMOVE"):
        api.add_callback_on_real_data(trnm, controls.append)
    await api.connect()
    await asyncio.sleep(0.5)
    index = (await api.request("/api/dostk/sect", "ka20003", data={"inds_cd": "101"})).json()["all_inds_idex"]
    await api.register_tick("1", ["005930", "000660_AL"])
    await api.register_hoga("2", ["005930"])
    last = [orjson.loads((await trades.get()).values)["10"] for _ in range(20)][-1]
    book = orjson.loads((await books.get()).values)
    await api.remove_register("1", ["005930", "000660_AL"], "0B")
    await asyncio.sleep(2.5)  # PINGs
    await api.close()
    assert [answer["return_code"] for answer in controls] == [0, 0, 0, 0], controls
    print(f"{len(index)} indices, 20 trades, the last at {last}, a book {book['51']} to {book['41']}")


asyncio.run(asyncio.wait_for(main(*sys.argv[1:]), 30))
