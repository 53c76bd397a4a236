// Builds candles from trades, by the broker's clock in Seoul. A candle with a gap says so.
//
//   node candles.js SECONDS COUNT ITEM…

import { Client } from "@kiwoom-gateway/client";

interface Candle {
  readonly begin: number;
  readonly open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  complete: boolean;
}

const [seconds = "60", count = "Infinity", ...items] = process.argv.slice(2);
const length = Number(seconds);
const candles = new Map<string, Candle>();
let printed = 0;

function print(item: string, { begin, open, high, low, close, volume, complete }: Candle): void {
  const time = new Date(begin * 1000).toLocaleTimeString("en-GB", { timeZone: "Asia/Seoul" });
  console.log(`candle ${item} ${time} ${open} ${high} ${low} ${close} ${volume}${complete ? "" : " (gap)"}`);
  printed += 1;
}

await using client = new Client();
for await (const event of client.subscribe({ type: "TRADE", items }, { withoutSnapshot: true })) {
  if (event.kind === "gap") for (const candle of candles.values()) candle.complete = false;
  if (event.kind !== "trade") continue;
  const { tradeTime = event.receivedTime, currentPrice, quantity } = event.value;
  if (currentPrice === undefined) continue;
  const begin = Math.floor(tradeTime.epochSeconds / length) * length;
  const price = currentPrice.value;
  let candle = candles.get(event.item);
  if (candle !== undefined && begin > candle.begin) {
    print(event.item, candle);
    if (printed >= Number(count)) break;
    candle = undefined;
  }
  candle ??= { begin, open: price, high: price, low: price, close: price, volume: 0, complete: true };
  candle.high = Math.max(candle.high, price);
  candle.low = Math.min(candle.low, price);
  candle.close = price;
  candle.volume += quantity?.value ?? 0;
  candle.complete &&= event.skipped === 0;
  candles.set(event.item, candle);
}
