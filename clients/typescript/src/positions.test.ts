import assert from "node:assert/strict";
import { test } from "node:test";

import { Instant } from "./instant.js";
import { Positions } from "./positions.js";

const KEY = { type: "TRADE", item: "005930", session: "" } as const;
const at = (epoch: bigint, sequence: bigint) => ({
  ...KEY,
  epoch,
  sequence,
  receivedTime: Instant.from("2026-07-20T10:00:00+09:00"),
});

void test("Events set a position; a snapshot never sets it back.", () => {
  const positions = new Positions();
  for (const [epoch, sequence, snapshot, expected] of [
    [7n, 5n, true, [7n, 5n]],
    [7n, 6n, false, [7n, 6n]],
    [7n, 5n, true, [7n, 6n]],
    [6n, 9n, true, [7n, 6n]],
    [7n, 6n, true, [7n, 6n]],
    [8n, 1n, true, [8n, 1n]],
    [7n, 7n, false, [7n, 7n]],
  ] as const) {
    positions.advance(at(epoch, sequence), snapshot);
    const position = positions.get(KEY);
    assert.deepEqual([position?.epoch, position?.sequence], expected);
  }
});

void test("A notice begins an epoch that is new; the present one and zero change nothing.", () => {
  const positions = new Positions();
  positions.advance(at(7n, 5n), false);
  for (const [epoch, expected] of [
    [0n, [7n, 5n]],
    [7n, [7n, 5n]],
    [9n, [9n, 0n]],
  ] as const) {
    positions.begin(KEY, epoch, undefined);
    const position = positions.get(KEY);
    assert.deepEqual([position?.epoch, position?.sequence], expected);
  }
  assert.equal(positions.get(KEY)?.receivedTime, undefined);
});

void test("JSON keeps positions exactly.", () => {
  const positions = Positions.from([
    at(1_790_000_000_000_000n, 7n),
    { type: "MARKET_STATUS", item: "", session: "", epoch: 2n ** 60n, sequence: 0n, receivedTime: undefined },
    { type: "POSITION", item: "ignored", session: "a", epoch: 1, sequence: 2 },
  ]);
  const json = JSON.stringify(positions);
  assert.equal(
    json,
    '[{"type":"TRADE","item":"005930","epoch":1790000000000000,"sequence":7,' +
      '"receivedTime":"2026-07-20T10:00:00+09:00"},' +
      '{"type":"MARKET_STATUS","epoch":"1152921504606846976","sequence":0},' +
      '{"type":"POSITION","session":"a","epoch":1,"sequence":2}]',
  );
  assert.deepEqual([...Positions.from(JSON.parse(json) as [])], [...positions]);
});
