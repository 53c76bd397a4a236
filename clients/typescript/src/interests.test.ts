import assert from "node:assert/strict";
import { test } from "node:test";

import { Interests } from "./interests.js";

void test("Interests are merged, changed and grouped by interval.", () => {
  const interests = new Interests([
    { type: "TRADE", items: ["005930", "000660"] },
    { type: "TRADE", items: ["005930"], minInterval: 1000 },
    { type: "MARKET_STATUS" },
  ]);
  const book = { type: "ORDER_BOOK", items: ["005930"], minInterval: 500 } as const;
  interests.change([book], [{ type: "TRADE", items: ["000660"] }]);
  interests.change([{ type: "ORDER_BOOK", items: ["000660"] }], [{ type: "MARKET_STATUS" }]);
  assert.deepEqual(interests.toInit(), [
    { type: "TRADE", items: ["005930"], minInterval: undefined, resume: [] },
    { type: "ORDER_BOOK", items: ["005930"], minInterval: 500, resume: [] },
    { type: "ORDER_BOOK", items: ["000660"], minInterval: undefined, resume: [] },
  ]);
  assert.equal(interests.has("TRADE", "000660"), false);
});

void test("What no stream can have is refused, and changes nothing.", () => {
  const interests = new Interests([{ type: "TRADE", items: ["005930"] }]);
  assert.throws(() => {
    interests.change([{ type: "ORDER_UPDATE" }], []);
  }, /ORDER_UPDATE is a type of accounts/);
  assert.equal(interests.accountType, undefined);
  assert.throws(() => new Interests([{ type: "BOOK" as "ORDER_BOOK" }]), /"BOOK" is no type/);
});
