// How many events one core takes in a second of its time: this library, beside the bare stub of connect-es. Another
// process is the gateway: it sends what it has encoded once, as fast as the client reads.
//
//   npm run bench [SECONDS]

import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { create, toBinary } from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";

import type { EventInit } from "../test/events.js";
import { MarketDataService } from "../src/contract/kiwoom/v1/market_data_service_pb.js";
import { SubscribeResponseSchema } from "../src/contract/kiwoom/v1/subscribe_pb.js";
import { Client, type RealtimeType } from "../src/node.js";
import { acknowledgement, TEN } from "../test/events.js";

const EVENTS_PER_RESPONSE = 16;

const PRICE = { currentPrice: 71_000n, currentPriceDirection: 1, change: 500n, changeRate: 0.71 };
const TRADE = {
  ...PRICE,
  tradeTime: { hours: 10 },
  bestAskPrice: 71_100n,
  bestAskPriceDirection: 1,
  bestBidPrice: 71_000n,
  bestBidPriceDirection: 1,
  quantity: 82n,
  aggressorSide: 1,
  cumulativeVolume: 30_379_732n,
  cumulativeTurnoverMillionKrw: 2_156_943n,
  openPrice: 70_500n,
  openPriceDirection: 1,
  highPrice: 71_200n,
  highPriceDirection: 1,
  lowPrice: 70_300n,
  lowPriceDirection: 2,
  changeSign: 2,
  volumeRatio: 43.85,
  executionStrength: 101.25,
} as const;
const QUANTITIES = { quantity: 1234n, change: -20n, krxQuantity: 1000n, nxtQuantity: 234n };
const LEVEL = { price: 71_000n, priceDirection: 1, ...QUANTITIES };
const BOOK = {
  quoteTime: { hours: 10 },
  asks: Array.from({ length: 10 }, () => LEVEL),
  bids: Array.from({ length: 10 }, () => LEVEL),
  totalAskQuantity: 12_340n,
  totalBidQuantity: 12_340n,
} as const;

/** One response as gRPC frames it. Its sequences are the same each time. */
function frame(event: EventInit["event"], count: number): Buffer {
  const events = Array.from({ length: count }, (_, i) => ({
    item: "005930",
    epoch: 1_790_000_000_000_000n,
    sequence: BigInt(i + 1),
    receivedTime: { seconds: TEN, nanos: 123_456_789 },
    event,
  }));
  const message = toBinary(SubscribeResponseSchema, create(SubscribeResponseSchema, { events } as object));
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Sends trades, or books if the request names them, until the client leaves. */
function serve(): void {
  const frames = {
    trade: frame({ case: "trade", value: TRADE }, EVENTS_PER_RESPONSE),
    book: frame({ case: "orderBook", value: BOOK }, EVENTS_PER_RESPONSE),
  };
  const server = createServer();
  server.on("stream", (stream) => {
    stream.on("error", () => undefined);
    stream.respond({ ":status": 200, "content-type": "application/grpc" });
    const request: Buffer[] = [];
    stream.on("data", (part: Buffer) => request.push(part));
    stream.on("end", () => {
      // The item says what to send: 005930 and its suffix are text in the request.
      const sent = Buffer.concat(request).includes("005930_NX") ? frames.book : frames.trade;
      stream.write(frame(acknowledgement().event, 1));
      const more = () => {
        while (!stream.destroyed && stream.write(sent));
      };
      stream.on("drain", more);
      more();
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
}

/** Seconds that this process has had a core. */
function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Events per second of a core, after a second to warm up. */
async function rate(batches: AsyncIterable<number>, seconds: number): Promise<number> {
  const warm = used() + 1;
  let count = 0;
  for await (const events of batches) {
    const now = used();
    if (now >= warm) count += events;
    if (now >= warm + seconds) return count / (now - warm);
  }
  throw new Error("The stream ended.");
}

async function* bare(address: string, item: string): AsyncGenerator<number> {
  const baseUrl = `http://${address}`;
  const sessionManager = new Http2SessionManager(baseUrl);
  const client = createClient(MarketDataService, createGrpcTransport({ baseUrl, sessionManager }));
  const abort = new AbortController();
  try {
    const interests = [{ type: 1011, items: [item] }];
    for await (const { events } of client.subscribe({ interests }, { signal: abort.signal })) yield events.length;
  } finally {
    abort.abort();
    sessionManager.abort();
  }
}

/** As many events at a time as the bare stub has, so that both are counted alike. */
async function* library(address: string, type: RealtimeType, item: string): AsyncGenerator<number> {
  await using client = new Client({ address, environment: {} });
  let count = 0;
  for await (const event of client.subscribe({ type, items: [item] })) {
    if (event.kind === "disconnected") throw event.error ?? new Error("The stream ended.");
    // Sequences begin anew with each response, which the library reports.
    if (event.kind !== "inconsistent" && ++count % EVENTS_PER_RESPONSE === 0) yield EVENTS_PER_RESPONSE;
  }
}

async function measure(seconds: number): Promise<void> {
  const gateway = fork(fileURLToPath(import.meta.url), ["--serve"]);
  const [port] = (await once(gateway, "message")) as [number];
  const address = `127.0.0.1:${port}`;
  for (const [name, type, item] of [
    ["trades", "TRADE", "005930"],
    ["order books", "ORDER_BOOK", "005930_NX"],
  ] as const) {
    const stub = await rate(bare(address, item), seconds);
    const own = await rate(library(address, type, item), seconds);
    const thousands = (events: number) => `${(events / 1000).toFixed(1)}k/s`;
    console.log(`${name}: stub ${thousands(stub)}, library ${thousands(own)}, ratio ${(own / stub).toFixed(2)}`);
  }
  gateway.kill();
}

if (process.argv[2] === "--serve") serve();
else await measure(Number(process.argv[2] ?? 3));
