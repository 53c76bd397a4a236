import assert from "node:assert/strict";
import { test } from "node:test";

import { Consistency } from "./consistency.js";

const KEY = { type: "TRADE", item: "005930", session: "" } as const;
type Step =
  | readonly ["live" | "gap", bigint]
  | readonly ["resumed", bigint, bigint]
  | readonly ["event", bigint, bigint, bigint, (readonly [bigint, bigint])?];

void test("Each course of events is as promised, or shows what was expected.", () => {
  const courses: Readonly<Record<string, readonly Step[]>> = {
    "in order": [["live", 7n], ["event", 7n, 1n, 0n], ["event", 7n, 2n, 0n]],
    "joins later": [["live", 7n], ["event", 7n, 500n, 0n], ["event", 7n, 501n, 0n]],
    "skipped and counted": [["live", 7n], ["event", 7n, 1n, 0n], ["event", 7n, 5n, 3n]],
    missing: [["live", 7n], ["event", 7n, 1n, 0n], ["event", 7n, 3n, 0n, [7n, 2n]], ["event", 7n, 4n, 0n]],
    repeated: [["live", 7n], ["event", 7n, 1n, 0n], ["event", 7n, 1n, 0n, [7n, 2n]]],
    "wrongly counted": [["live", 7n], ["event", 7n, 1n, 0n], ["event", 7n, 3n, 2n, [7n, 4n]]],
    "new epoch after a gap": [["live", 7n], ["event", 7n, 1n, 0n], ["gap", 9n], ["event", 9n, 1n, 0n]],
    "new epoch without one": [["live", 7n], ["event", 7n, 1n, 0n], ["event", 9n, 1n, 0n, [7n, 2n]]],
    "hole in an epoch after a gap": [["live", 7n], ["event", 7n, 1n, 0n], ["gap", 7n], ["event", 7n, 50n, 0n]],
    resumed: [["resumed", 7n, 41n], ["event", 7n, 42n, 0n]],
    "resumed with a hole": [["resumed", 7n, 41n], ["event", 7n, 44n, 0n, [7n, 42n]]],
    "resumed behind a live notice": [["resumed", 7n, 0n], ["event", 7n, 300n, 0n]],
    "resumed into another epoch": [["resumed", 7n, 41n], ["event", 9n, 3n, 0n]],
    "before any notice": [["event", 7n, 3n, 0n]],
  };
  for (const [name, steps] of Object.entries(courses)) {
    const consistency = new Consistency();
    for (const step of steps) {
      if (step[0] === "event") {
        const [, epoch, sequence, skipped, expected] = step;
        const found = consistency.check(KEY, { epoch, sequence }, skipped);
        assert.deepEqual(found === undefined ? undefined : [found.epoch, found.sequence], expected, name);
      } else if (step[0] === "resumed") {
        consistency.resume(KEY, { ...KEY, epoch: step[1], sequence: step[2], receivedTime: undefined });
      } else {
        consistency.reopen(KEY, step[1]);
      }
    }
  }
});
