// Google's grpc-web, which streams as grpc-web-text only. It needs the XMLHttpRequest of browsers. Messages are those
// of Buf's generator: the client takes any two functions.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

import { create, fromBinary, toBinary } from "@bufbuild/protobuf";

import { Market } from "../build/kiwoom/v1/market_pb.js";
import { GetSectorPriceRequestSchema, GetSectorPriceResponseSchema } from "../build/kiwoom/v1/sector_price_pb.js";
import { SubscribeTradeRequestSchema, SubscribeTradeResponseSchema } from "../build/kiwoom/v1/trade_pb.js";

const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require("xmlhttprequest").XMLHttpRequest;
const { GrpcWebClientBase, MethodDescriptor, MethodType } = require("grpc-web");

const baseUrl = process.argv[2];
const wantedTrades = 5;

const method = (path, type, request, response) =>
  new MethodDescriptor(path, type, Object, Object, (message) => toBinary(request, message), (bytes) =>
    fromBinary(response, bytes),
  );
const getSectorPrice = method(
  "/kiwoom.v1.SectorService/GetSectorPrice",
  MethodType.UNARY,
  GetSectorPriceRequestSchema,
  GetSectorPriceResponseSchema,
);
const subscribeTrade = method(
  "/kiwoom.v1.MarketDataService/SubscribeTrade",
  MethodType.SERVER_STREAMING,
  SubscribeTradeRequestSchema,
  SubscribeTradeResponseSchema,
);

const client = new GrpcWebClientBase({ format: "text" });
const call = (descriptor, request, metadata = {}) =>
  client.unaryCall(baseUrl + descriptor.getName(), request, metadata, descriptor);

const sector = await call(
  getSectorPrice,
  create(GetSectorPriceRequestSchema, { market: Market.KOSPI, sectorCode: "001" }),
  { deadline: String(Date.now() + 10_000) },
);
assert.equal(typeof sector.currentPrice, "number");

const refusal = await call(getSectorPrice, create(GetSectorPriceRequestSchema)).then(
  () => assert.fail("the call did not fail"),
  (error) => error,
);
assert.equal(refusal.code, 3);
assert.match(refusal.message, /is required \(/);
assert.match(refusal.message, /시장구분/);

await new Promise((resolve, reject) => {
  const request = create(SubscribeTradeRequestSchema, { items: ["005930"] });
  const stream = client.serverStreaming(baseUrl + subscribeTrade.getName(), request, {}, subscribeTrade);
  let trades = 0;
  stream.on("data", ({ events }) => {
    trades += events.filter(({ event }) => event.case === "trade").length;
    if (trades < wantedTrades) return;
    stream.cancel();
    resolve();
  });
  stream.on("error", reject);
  stream.on("end", () => reject(new Error("the stream ended")));
});
console.log("grpc-web is served by gRPC-Web in base64.");
process.exit(0);
