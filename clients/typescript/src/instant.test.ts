import assert from "node:assert/strict";
import { test } from "node:test";

import { Instant } from "./instant.js";
import { PlainDate } from "./plain_date.js";

void test("Instants read and write RFC 3339, exact to the nanosecond, in Seoul.", () => {
  for (const [text, written, milliseconds, nanoseconds] of [
    ["2026-07-20T10:00:00+09:00", "2026-07-20T10:00:00+09:00", 1_784_509_200_000, 1_784_509_200_000_000_000n],
    ["2026-07-20T01:00:00.5Z", "2026-07-20T10:00:00.5+09:00", 1_784_509_200_500, 1_784_509_200_500_000_000n],
    ["2026-07-19T20:00:00.123456789-05:00", "2026-07-20T10:00:00.123456789+09:00", 1_784_509_200_123,
      1_784_509_200_123_456_789n],
    ["1969-12-31T23:59:59.999Z", "1970-01-01T08:59:59.999+09:00", -1, -1_000_000n],
  ] as const) {
    const instant = Instant.from(text);
    assert.equal(String(instant), written);
    assert.equal(instant.epochMilliseconds, milliseconds, text);
    assert.equal(instant.epochNanoseconds, nanoseconds, text);
    assert.equal(instant.toDate().getTime(), milliseconds);
    assert.equal(JSON.stringify({ instant }), `{"instant":"${written}"}`);
  }
});

void test("Text without an offset is no instant.", () => {
  for (const text of ["2026-07-20", "2026-07-20T10:00:00", "2026-13-20T10:00:00Z", ""]) {
    assert.throws(() => Instant.from(text), RangeError, text);
  }
});

void test("A wall clock in Seoul is reachable.", () => {
  const { seoul, seoulDate } = Instant.from("2026-07-19T15:00:01.000000002Z");
  assert.deepEqual(seoul, { year: 2026, month: 7, day: 20, hours: 0, minutes: 0, seconds: 1, nanoseconds: 2 });
  assert.deepEqual(seoulDate, new PlainDate(2026, 7, 20));
});

void test("A clock time is that of the day on which it is closest.", () => {
  for (const [received, hours, minutes, expected] of [
    ["2026-07-20T10:00:00+09:00", 9, 59, "2026-07-20T09:59:00+09:00"],
    ["2026-07-20T00:00:01+09:00", 23, 59, "2026-07-19T23:59:00+09:00"],
    ["2026-07-20T23:59:59+09:00", 0, 1, "2026-07-21T00:01:00+09:00"],
    ["2026-07-20T08:59:59+09:00", 9, 0, "2026-07-20T09:00:00+09:00"],
    ["2026-01-01T00:10:00+09:00", 23, 50, "2025-12-31T23:50:00+09:00"],
    ["2026-07-20T12:00:00+09:00", 0, 0, "2026-07-20T00:00:00+09:00"],
  ] as const) {
    assert.equal(String(Instant.from(received).nearestSeoulTime(hours * 3600 + minutes * 60)), expected);
  }
});

void test("Instants compare.", () => {
  const early = Instant.from("2026-07-20T10:00:00.000000001+09:00");
  const late = Instant.from("2026-07-20T10:00:00.000000002+09:00");
  assert.ok(early.compare(late) < 0 && late.compare(early) > 0 && early.compare(early) === 0);
  assert.ok(early < Instant.from("2026-07-20T10:00:00.001+09:00"));
});

void test("Dates read and write ISO 8601.", () => {
  assert.equal(String(PlainDate.from("2026-07-05")), "2026-07-05");
  for (const text of ["2026-02-30", "20260705", "2026-7-5"]) assert.throws(() => PlainDate.from(text), RangeError);
});
