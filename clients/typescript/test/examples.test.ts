// Each example runs against a simulated broker, as a user would run it.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { PACKAGE, skip, startHouse } from "./house.js";
import { run } from "./program.js";

void test("The examples print what they promise.", { skip }, async () => {
  await using house = await startHouse({ simulatorFlags: ["--rate=200", "--admin"] });
  const folder = await mkdtemp(join(tmpdir(), "kiwoom-examples-"));
  const ticks = join(folder, "ticks.jsonl");
  try {
    for (const [example, args, pattern, count] of [
      ["tick_recorder", [ticks, "20", "005930"], /^recorded 20 trades$/, 1],
      ["tick_recorder", [ticks, "20", "005930"], /^recorded 20 trades$/, 1],
      ["candles", ["1", "2", "005930", "000660"], /^candle \d{6} \d\d:\d\d:\d\d \d+ \d+ \d+ \d+ \d+$/, 2],
      ["book_watcher", ["3", "005930"], /^book 005930 \d+ \/ \d+, bids \d+\.\d %$/, 3],
      ["sector_screen", ["001"], /^stock -?\d+\.\d\d % \d+ won .+$/, 5],
      ["vi_alert", ["1"], /^VI \d{6} .+: (began|ended) at .+$/, 1],
    ] as const) {
      const script = join(PACKAGE, "build/examples", `${example}.js`);
      const { status, lines, errors } = await run("node", [script, ...args], { KIWOOM_GATEWAY: house.address });
      assert.equal(status, 0, `${example}: ${errors}`);
      assert.ok(lines.filter((line) => pattern.test(line)).length >= count, `${example}: ${lines.join("\n")}`);
    }
    const events = (await readFile(ticks, "utf8")).trimEnd().split("\n").map((line) => JSON.parse(line) as Tick);
    const trades = events.filter(({ kind }) => kind === "trade");
    assert.equal(trades.length, 40);
    const continued = events.some(({ kind }) => kind === "resumption" || kind === "gap");
    assert.ok(continued, "the second run began where the first one ended");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

interface Tick {
  readonly kind: string;
}
