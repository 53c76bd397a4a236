// The client against the real gateway and a simulated broker.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Client, type GatewayEvent } from "../src/node.js";
import { skip, startHouse } from "./house.js";

void test("Queries are answered, and refusals say why.", { skip }, async () => {
  await using house = await startHouse();
  await using client = new Client({ address: house.address, environment: {} });
  const price = await client.sector.getSectorPrice({ market: "KOSPI", sectorCode: "001" });
  assert.ok(price.currentPrice?.value.places === 2);
  assert.ok(price.receivedTime !== undefined && price.intraday[0]?.time !== undefined);
  await assert.rejects(client.sector.getSectorPrice({ market: "KOSPI", sectorCode: "?" }), {
    code: "INVALID_ARGUMENT",
    reason: "REQUEST_INVALID",
    tr: "ka20001",
  });
  const { sessions } = await client.session.listSessions();
  assert.deepEqual(sessions.map(({ name, state }) => [name, state]), [["default", "LIVE"]]);
  const { broker, startTime } = await client.session.getGateway();
  assert.ok(broker.startsWith("https://127.0.0.1") && startTime !== undefined);
});

void test("A subscription survives lost sessions, a killed gateway and a drained one, and nothing is inconsistent.",
  { skip },
  async () => {
    await using house = await startHouse({
      simulatorFlags: ["--rate=500", "--admin"],
      gatewayFlags: ["--grace_seconds=1"],
    });
    await using client = new Client({ address: house.address, environment: {} });
    const stream = client.subscribe([
      { type: "TRADE", items: ["005930", "000660"] },
      { type: "ORDER_BOOK", items: ["005930"], minInterval: 20 },
      { type: "MARKET_STATUS" },
    ]);
    const disturbances: (() => Promise<unknown>)[] = [
      () => house.simulate("drop"),
      async () => {
        await house.killGateway();
        await house.startGateway();
      },
      async () => {
        await house.stopGateway();
        await house.startGateway();
      },
    ];
    const kinds = new Set<GatewayEvent["kind"]>();
    const codes: string[] = [];
    let trades = 0;
    let disturbed: Promise<unknown> = Promise.resolve();
    for await (const event of stream) {
      kinds.add(event.kind);
      if (event.kind === "disconnected") codes.push(`${event.code} ${event.reason ?? ""}`);
      assert.notEqual(event.kind, "inconsistent", JSON.stringify(event));
      if (event.kind !== "trade" || event.snapshot || ++trades % 100 !== 0) continue;
      const next = disturbances.shift();
      if (next === undefined) break;
      disturbed = disturbed.then(next);
    }
    await disturbed;
    for (const kind of ["trade", "orderBook", "live", "lost", "gap", "resumption", "draining"] as const) {
      assert.ok(kinds.has(kind), `${kind} came`);
    }
    assert.equal(codes.filter((code) => code === "UNAVAILABLE DRAINING").length, 1);
    assert.ok(codes.every((code) => code.startsWith("UNAVAILABLE")), codes.join());
  });

void test("A reader resumes without a gap, also in another client.", { skip }, async () => {
  await using house = await startHouse({ simulatorFlags: ["--rate=300"] });
  const trades = { type: "TRADE", items: ["005930"] } as const;
  const sequences: number[] = [];
  let positions: string | undefined;
  // Keeps the registration while nobody else reads it.
  await using holder = new Client({ address: house.address, environment: {} });
  const held = holder.subscribe(trades);
  while ((await held.next()).value?.kind !== "trade");
  for (let reader = 0; reader < 3; ++reader) {
    await using client = new Client({ address: house.address, environment: {} });
    const resumeFrom = positions === undefined ? [] : (JSON.parse(positions) as []);
    const stream = client.subscribe(trades, { resumeFrom, withoutSnapshot: true });
    const until = sequences.length + 20;
    for await (const event of stream) {
      assert.notEqual(event.kind, "inconsistent");
      if (event.kind === "trade") sequences.push(event.sequence);
      if (sequences.length === until) break;
    }
    positions = JSON.stringify(stream.positions);
  }
  const first = sequences[0] ?? 0;
  assert.deepEqual(sequences, Array.from({ length: 60 }, (_, i) => first + i));
});

void test("Items are added to and removed from a running stream.", { skip }, async () => {
  await using house = await startHouse({ simulatorFlags: ["--rate=200"] });
  await using client = new Client({ address: house.address, environment: {} });
  const stream = client.subscribe({ type: "TRADE", items: ["005930"] });
  let added = false;
  for await (const event of stream) {
    if (event.kind !== "trade") continue;
    if (event.item === "000660") break;
    if (added) continue;
    added = true;
    await stream.add({ type: "TRADE", items: ["000660"] });
    await stream.remove({ type: "TRADE", items: ["005930"] });
  }
  assert.deepEqual([...stream.positions].map(({ item }) => item), ["000660"]);
  await assert.rejects(stream.add({ type: "TRADE", items: ["000660"] }), { code: "CANCELLED" });
});

void test("Events of an account come on a stream of their own.", { skip }, async () => {
  const simulatorFlags = ["--admin", "--automatic_orders=false"];
  await using house = await startHouse({ simulatorFlags, gatewayFlags: ["--accounts"] });
  await using client = new Client({ address: house.address, environment: {} });
  for await (const event of client.subscribe({ type: "ORDER_UPDATE" })) {
    if (event.kind === "live") await house.simulate("order", "buy 005930 10");
    if (event.kind !== "orderUpdate" || event.snapshot) continue;
    assert.equal(event.session, "default");
    assert.equal(event.value.stockCode, "005930");
    break;
  }
});
