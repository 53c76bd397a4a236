import assert from "node:assert/strict";
import { test } from "node:test";

import { createRouterTransport } from "@connectrpc/connect";

import { Client } from "../src/browser.js";
import { MarketDataService } from "../src/contract/kiwoom/v1/market_data_service_pb.js";
import { SectorService } from "../src/contract/kiwoom/v1/sector_service_pb.js";
import { acknowledgement, live, trade } from "./events.js";

void test("The client of browsers has the same queries and events.", async () => {
  const transport = createRouterTransport((router) => {
    router.rpc(SectorService.method.getSectorPrice, () => ({ currentPrice: 4185.5 }));
    router.rpc(MarketDataService.method.subscribe, async function* (request) {
      assert.deepEqual(request.interests[0]?.items, ["005930"]);
      yield await Promise.resolve({ events: [acknowledgement(), live(7n, "005930"), trade("005930", 7n, 1n)] });
    });
  });
  await using client = new Client({ baseUrl: "https://gateway.example", transport });
  const { currentPrice } = await client.sector.getSectorPrice({ market: "KOSPI", sectorCode: "001" });
  assert.equal(String(currentPrice?.value), "4185.50");
  const kinds: string[] = [];
  for await (const event of client.subscribe({ type: "TRADE", items: ["005930"] })) {
    kinds.push(event.kind);
    if (event.kind === "disconnected") break;
  }
  assert.deepEqual(kinds, ["acknowledgement", "live", "trade", "disconnected"]);
});

void test("A token does not cross a network in plain text.", () => {
  assert.throws(() => new Client({ baseUrl: "http://gateway.example", token: "t" }), /only with TLS/);
  assert.ok(new Client({ baseUrl: "http://localhost:8080", token: "t" }));
});
