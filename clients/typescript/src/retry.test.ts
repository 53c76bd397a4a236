import assert from "node:assert/strict";
import { test } from "node:test";

import { KiwoomError, type StatusCode } from "./error.js";
import { RetryRule } from "./retry.js";

void test("These statuses are retried, and no others.", () => {
  const retried = ["UNAVAILABLE", "RESOURCE_EXHAUSTED", "ABORTED", "INTERNAL", "UNKNOWN", "CANCELLED"];
  const others = ["INVALID_ARGUMENT", "NOT_FOUND", "PERMISSION_DENIED", "UNAUTHENTICATED", "FAILED_PRECONDITION"];
  for (const code of [...retried, ...others]) {
    const allowed = new RetryRule().allows(new KiwoomError(code as StatusCode, "no"), undefined, undefined);
    assert.equal(allowed, retried.includes(code), code);
  }
  assert.equal(new RetryRule().allows(undefined, undefined, undefined), true);
});

void test("A refused token is retried once, with another one.", () => {
  const refused = new KiwoomError("UNAUTHENTICATED", "no");
  const rule = new RetryRule();
  assert.equal(rule.allows(refused, "old", "old"), false);
  assert.equal(rule.allows(refused, "old", "new"), true);
  assert.equal(rule.allows(refused, "new", "newer"), false);
  rule.acknowledged();
  assert.equal(rule.allows(refused, "newer", "newest"), true);
});
