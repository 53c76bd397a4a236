// How many events a second one core takes: this library, beside the bare stub of connect-es. A worker thread is the
// gateway: it sends what it has encoded once, as fast as the client reads.
//
//   npm run bench [SECONDS]

import { once } from "node:events";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

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
const LEVEL = { price: 71_000n, priceDirection: 1, quantity: 1234n, change: -20n, krxQuantity: 1000n, nxtQuantity: 234n };
const BOOK = {
  quoteTime: { hours: 10 },
  asks: Array.from({ length: 10 }, () => LEVEL),
  bids: Array.from({ length: 10 }, () => LEVEL),
  totalAskQuantity: 12_340n,
  totalBidQuantity: 12_340n,
} as const;

/** One response as gRPC frames it. Sequences are the same each time: that costs the client a little more, not less. */
function frame(event: EventInit["event"], count: number): Buffer {
  const events = Array.from({ length: count }, (_, i) => ({
    item: "005930",
    epoch: 1_790_000_000_000_000n,
    sequence: BigInt(i + 1),
    receivedTime: { seconds: TEN, nanos: 123_456_789 },
    skipped: i === 0 ? -BigInt(count) & 0xffff_ffff_ffff_ffffn : 0n,
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
    trade: frame({ case: "trade", value: TRADE } as EventInit["event"], EVENTS_PER_RESPONSE),
    book: frame({ case: "orderBook", value: BOOK } as EventInit["event"], EVENTS_PER_RESPONSE),
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
  server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));
}

/** Counts for so many seconds, after a second to warm up. */
async function rate(batches: AsyncIterable<number>, seconds: number): Promise<number> {
  const begin = performance.now() + 1000;
  let count = 0;
  for await (const events of batches) {
    const now = performance.now();
    if (now >= begin) count += events;
    if (now >= begin + seconds * 1000) break;
  }
  return count / seconds;
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
    if (event.kind === "inconsistent" || event.kind === "disconnected") throw new Error(`The bench has ${event.kind}.`);
    if (++count % EVENTS_PER_RESPONSE === 0) yield EVENTS_PER_RESPONSE;
  }
}

async function measure(seconds: number): Promise<void> {
  const worker = new Worker(new URL(import.meta.url));
  const [port] = (await once(worker, "message")) as [number];
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
  await worker.terminate();
}

if (isMainThread) await measure(Number(process.argv[2] ?? 3));
else serve();
