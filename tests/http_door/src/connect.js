// connect-web over the fetch of Node, which is that of browsers: by Connect in JSON and binary, and by gRPC-Web.

import assert from "node:assert/strict";

import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";

import { BadRequestSchema, ErrorInfoSchema } from "../build/google/rpc/error_details_pb.js";
import { Market } from "../build/kiwoom/v1/market_pb.js";
import { MarketDataService } from "../build/kiwoom/v1/market_data_service_pb.js";
import { SectorService } from "../build/kiwoom/v1/sector_service_pb.js";

const baseUrl = process.argv[2];
const wantedTrades = 5;

async function failureOf(promise) {
  try {
    await promise;
  } catch (error) {
    return ConnectError.from(error);
  }
  return assert.fail("the call did not fail");
}

async function askForASector(transport) {
  const sectors = createClient(SectorService, transport);
  let requestId = "";
  const sector = await sectors.getSectorPrice(
    { market: Market.KOSPI, sectorCode: "001" },
    { timeoutMs: 10_000, onTrailer: (trailer) => (requestId = trailer.get("kiwoom-request-id")) },
  );
  assert.equal(typeof sector.currentPrice, "number");
  assert.equal(typeof sector.turnoverMillionKrw, "bigint");
  assert.ok(requestId, "the trailer names the request");

  const refusal = await failureOf(sectors.getSectorPrice({}));
  assert.equal(refusal.code, Code.InvalidArgument);
  assert.equal(refusal.findDetails(ErrorInfoSchema)[0]?.reason, "REQUEST_INVALID");
  const fields = refusal.findDetails(BadRequestSchema).flatMap((it) => it.fieldViolations.map(({ field }) => field));
  assert.deepEqual(fields.sort(), ["market", "sector_code"]);
}

// Leaving the loop ends the stream.
async function readTrades(transport) {
  const marketData = createClient(MarketDataService, transport);
  let trades = 0;
  let last;
  for await (const { events } of marketData.subscribeTrade({ items: ["005930"] })) {
    for (const { item, epoch, sequence, skipped, event } of events) {
      if (event.case !== "trade") continue;
      assert.equal(item, "005930");
      assert.ok(event.value.currentPrice > 0n);
      if (last?.epoch === epoch) assert.equal(sequence, last.sequence + 1n + skipped);
      last = { epoch, sequence };
      trades += 1;
    }
    if (trades >= wantedTrades) return;
  }
  assert.fail("the stream ended");
}

async function endAtTheDeadline(transport) {
  const marketData = createClient(MarketDataService, transport);
  const read = async () => {
    for await (const _ of marketData.subscribe({ interests: [] }, { timeoutMs: 300 }));
  };
  // Without interests the stream is refused; with a deadline it would end by it. Both are errors of the protocol.
  assert.equal((await failureOf(read())).code, Code.InvalidArgument);
  const wait = async () => {
    for await (const _ of marketData.subscribeTrade({ items: ["000660"] }, { timeoutMs: 300 }));
  };
  assert.equal((await failureOf(wait())).code, Code.DeadlineExceeded);
}

for (const [name, transport] of [
  ["Connect, JSON", createConnectTransport({ baseUrl })],
  ["Connect, binary", createConnectTransport({ baseUrl, useBinaryFormat: true })],
  ["gRPC-Web", createGrpcWebTransport({ baseUrl })],
]) {
  await askForASector(transport);
  await readTrades(transport);
  await endAtTheDeadline(transport);
  console.log(`connect-web is served by ${name}.`);
}
// Connections that fetch keeps open would hold up the end.
process.exit(0);
