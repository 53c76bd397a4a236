// A client of the gateway in TypeScript: one query, one that is refused, some trades, and the session that they came
// on. Connect speaks gRPC too, and its clients are typed, promise for promise, by what Buf's generator makes.
//
//   node build/js/src/client.js 127.0.0.1:50051

import { Code, ConnectError, createClient, type Client } from "@connectrpc/connect";
import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";

import { BadRequestSchema, ErrorInfoSchema } from "../build/contract/google/rpc/error_details_pb.js";
import { Market } from "../build/contract/kiwoom/v1/market_pb.js";
import { MarketDataService } from "../build/contract/kiwoom/v1/market_data_service_pb.js";
import { UpstreamState } from "../build/contract/kiwoom/v1/notice_pb.js";
import { SectorService } from "../build/contract/kiwoom/v1/sector_service_pb.js";
import { SessionService } from "../build/contract/kiwoom/v1/session_service_pb.js";
import { Direction, Side } from "../build/contract/kiwoom/v1/types_pb.js";

const wantedTrades = 5;

async function printSector(sectors: Client<typeof SectorService>): Promise<void> {
  const sector = await sectors.getSectorPrice({ market: Market.KOSPI, sectorCode: "001" });
  // A field that the broker left blank is undefined.
  if (sector.currentPrice === undefined) throw new Error("the sector has no price");
  console.log(`sector 001: ${sector.currentPrice.toFixed(2)} ${Direction[sector.currentPriceDirection]}`);
}

async function printRefusal(sectors: Client<typeof SectorService>): Promise<void> {
  try {
    await sectors.getSectorPrice({}); // without what it requires
  } catch (error) {
    const refusal = ConnectError.from(error);
    // One of ErrorReason, without its prefix: programs decide by it, never by the message.
    const [info] = refusal.findDetails(ErrorInfoSchema);
    if (info === undefined) throw error;
    console.log(`refused: ${Code[refusal.code]} ${info.reason}`);
    for (const { field, description } of refusal.findDetails(BadRequestSchema).flatMap((it) => it.fieldViolations)) {
      console.log(`  ${field}: ${description}`);
    }
    return;
  }
  throw new Error("a query without a sector was not refused");
}

async function printTrades(marketData: Client<typeof MarketDataService>): Promise<void> {
  let trades = 0;
  // 64-bit integers are bigint: a number would round the large ones. Leaving the loop ends the stream.
  for await (const { events } of marketData.subscribeTrade({ items: ["005930", "000660"] })) {
    for (const { item, skipped, event } of events) {
      if (skipped > 0n) console.log(`skipped: ${skipped} trades, this program is too slow`);
      switch (event.case) {
        case "trade": {
          const { currentPrice = 0n, quantity = 0n, aggressorSide } = event.value;
          console.log(`trade ${item}: ${currentPrice} won x ${quantity} ${Side[aggressorSide]}`);
          trades += 1;
          break;
        }
        case "live":
          console.log(`live: ${event.value.registrations.length} registrations`);
          break;
        case "refused":
          throw new Error(`refused by the broker: ${event.value.brokerMessage}`);
        case "gap":
          console.log("gap: trades may be missing before this point");
          break;
        default: // acknowledgement, heartbeat, and what later versions add
      }
    }
    if (trades >= wantedTrades) return;
  }
  throw new Error("the stream ended");
}

async function printSessions(sessions: Client<typeof SessionService>): Promise<void> {
  const { sessions: all } = await sessions.listSessions({});
  for (const { name, state } of all) {
    console.log(`session ${name}: ${UpstreamState[state]}`);
  }
}

const address = process.argv[2];
if (address === undefined) throw new Error("Usage: client.js HOST:PORT");
// Plain text, as the gateway speaks it on the loopback address; https:// is for a gateway with a certificate. Without a
// deadline a call waits for ever.
const baseUrl = `http://${address}`;
const connection = new Http2SessionManager(baseUrl);
const transport = createGrpcTransport({ baseUrl, sessionManager: connection, defaultTimeoutMs: 20_000 });

const sectors = createClient(SectorService, transport);
await printSector(sectors);
await printRefusal(sectors);
await printTrades(createClient(MarketDataService, transport));
await printSessions(createClient(SessionService, transport));
// A stream that was left with events unread keeps the connection, and with it the process, open. The timer of its
// deadline still runs to its end.
connection.abort();
