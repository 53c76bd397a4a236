import assert from "node:assert/strict";
import { test } from "node:test";

import { Decimal } from "./decimal.js";

void test("A number becomes the decimal that it stands for, and nothing is rounded away.", () => {
  for (const [number, places, text, units] of [
    [1762.61, 2, "1762.61", 176_261n],
    [4206.4, 2, "4206.40", 420_640n],
    [-0.24, 2, "-0.24", -24n],
    [0, 2, "0.00", 0n],
    [0.1 + 0.2, 2, "0.30000000000000004", 30_000_000_000_000_004n],
    [3.523, 2, "3.523", 3523n],
    [1e21, 0, "1000000000000000000000", 10n ** 21n],
    [9_999_999_999_999.99, 2, "9999999999999.99", 999_999_999_999_999n],
    [1e-7, 2, "0.0000001", 1n],
    [7, 0, "7", 7n],
  ] as const) {
    const decimal = Decimal.fromNumber(number, places);
    assert.equal(String(decimal), text);
    assert.equal(decimal.units, units, text);
    assert.equal(decimal.number, number, text);
    assert.equal(JSON.stringify([decimal]), `["${text}"]`);
  }
  assert.throws(() => Decimal.fromNumber(NaN, 2), RangeError);
});

void test("Decimals calculate exactly.", () => {
  const [a, b] = [Decimal.from("0.10"), Decimal.from("0.2")];
  assert.equal(String(a.plus(b)), "0.30");
  assert.equal(String(a.minus(b)), "-0.10");
  assert.equal(String(a.times(b)), "0.020");
  assert.equal(String(a.times(3n)), "0.30");
  assert.equal(a.plus(b).compare(Decimal.from("0.3")), 0);
  assert.ok(a.compare(b) < 0 && b.compare(a) > 0 && a < b);
});

void test("Text that is no decimal is refused.", () => {
  for (const text of ["", "1,5", "0x1", "1.", "NaN"]) assert.throws(() => Decimal.from(text), RangeError, text);
});
