import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { create, fromBinary, toBinary } from "@bufbuild/protobuf";

import { EventSchema } from "../src/contract/kiwoom/v1/event_pb.js";
import { Side, TimeMarker, Direction } from "../src/contract/kiwoom/v1/types_pb.js";
import { toEvent } from "../src/event.js";
import { TEN, type EventInit } from "./events.js";

/** The event as it comes off the wire. */
function received(event: EventInit) {
  return toEvent(fromBinary(EventSchema, toBinary(EventSchema, create(EventSchema, event))));
}

function trade(value: object) {
  const event = received({ receivedTime: { seconds: TEN, nanos: 5_000_000 }, event: { case: "trade", value } });
  assert.ok(event.kind === "trade");
  return event;
}

void test("Numbers have their signs beside them, decimals their places, and what is absent is undefined.", () => {
  const { value } = trade({
    currentPrice: 71_000n,
    currentPriceDirection: Direction.DOWN,
    quantity: 82n,
    aggressorSide: Side.BUY,
    change: -50n,
    changeRate: -0.2,
    changeSign: 5,
    unparsed: { "99999": " new " },
  });
  assert.deepEqual({ ...value.currentPrice }, { value: 71_000, direction: "DOWN" });
  assert.deepEqual({ ...value.quantity }, { value: 82, side: "BUY" });
  assert.equal(value.change, -50);
  assert.equal(String(value.changeRate), "-0.20");
  assert.equal(value.changeSign, "FALL");
  assert.equal(value.bestAskPrice, undefined);
  assert.equal(value.oversized, undefined);
  assert.deepEqual(value.unparsed, { "99999": " new " });
  assert.equal(value.raw.currentPrice, 71_000n);
});

void test("A time is joined with the date on which it came; a marker is no time.", () => {
  const clock = trade({ tradeTime: { hours: 9, minutes: 59, seconds: 58 } }).value;
  assert.equal(String(clock.tradeTime), "2026-07-20T09:59:58+09:00");
  assert.equal(clock.tradeTimeMarker, undefined);
  const marked = trade({ tradeTime: { marker: TimeMarker.CLOSING_AUCTION } }).value;
  assert.equal(marked.tradeTime, undefined);
  assert.equal(marked.tradeTimeMarker, "CLOSING_AUCTION");
});

void test("An integer that no number holds stays exact, and its field is absent rather than wrong.", () => {
  const most = 2n ** 53n - 1n;
  const beyond = { currentPrice: 2n ** 53n + 1n, quantity: -(2n ** 53n) };
  const { value } = trade({ cumulativeVolume: most, change: -most, ...beyond });
  assert.equal(value.cumulativeVolume, 9_007_199_254_740_991);
  assert.equal(value.change, -9_007_199_254_740_991);
  assert.equal(value.currentPrice, undefined);
  assert.equal(value.quantity, undefined);
  assert.deepEqual(value.oversized, { currentPrice: "9007199254740993", quantity: "-9007199254740992" });
  assert.match(JSON.stringify(value), /"oversized":\{"currentPrice":"9007199254740993"/);
});

void test("An order book has arrays of levels.", () => {
  const event = received({
    receivedTime: { seconds: TEN },
    event: {
      case: "orderBook",
      value: { asks: [{ price: 6500n, priceDirection: Direction.UP, quantity: 20n }, {}], totalAskQuantity: 20n },
    },
  });
  assert.ok(event.kind === "orderBook");
  assert.deepEqual(
    event.value.asks.map(({ price, quantity }) => [price?.value, price?.direction, quantity]),
    [
      [6500, "UP", 20],
      [undefined, undefined, undefined],
    ],
  );
  assert.deepEqual(event.value.bids, []);
});

void test("A number of an enum that this version does not know stays visible.", () => {
  assert.equal(trade({ changeSign: 77 }).value.changeSign, "77");
});

void test("Logs and JSON show what is there, and not the message behind it.", () => {
  const event = trade({ currentPrice: 71_000n, currentPriceDirection: Direction.UP, changeRate: 0.5 });
  assert.equal(
    inspect(event.value, { breakLength: Infinity }),
    "Trade { unparsed: {}, currentPrice: { value: 71000, direction: 'UP' }, changeRate: 0.50 }",
  );
  assert.equal(
    JSON.stringify(event),
    '{"kind":"trade","item":"","epoch":0,"sequence":0,"receivedTime":"2026-07-20T10:00:00.005+09:00",' +
      '"snapshot":false,"replayed":false,"skipped":0,' +
      '"value":{"unparsed":{},"currentPrice":{"value":71000,"direction":"UP"},"changeRate":"0.50"}}',
  );
  assert.deepEqual(structuredClone({ ...event.value.currentPrice }), { value: 71_000, direction: "UP" });
});

void test("An event that only a later version knows is not left out.", () => {
  assert.equal(received({}).kind, "unknown");
});
