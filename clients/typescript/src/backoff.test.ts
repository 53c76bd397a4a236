import assert from "node:assert/strict";
import { test } from "node:test";

import { pauseAfter } from "./backoff.js";

void test("A pause is half to the whole of a time that doubles, and at least what the gateway asks for.", () => {
  for (const [failures, minimum, chance, expected] of [
    [1, undefined, 0, 100],
    [1, undefined, 1, 200],
    [2, undefined, 0, 200],
    [5, undefined, 1, 3200],
    [6, undefined, 0, 2500],
    [2000, undefined, 1, 5000],
    [1, 1500, 1, 1500],
    [6, 1500, 0, 2500],
  ] as const) {
    assert.equal(pauseAfter(failures, minimum, () => chance), expected);
  }
});
