import assert from "node:assert/strict";
import { test } from "node:test";

import { FakeClock } from "../test/fake_clock.js";
import { Watchdog } from "./watchdog.js";

void test("It barks once after so long without an arrival, and only while somebody waits.", () => {
  const clock = new FakeClock();
  let barks = 0;
  const watchdog = new Watchdog(clock, 30, () => ++barks);
  watchdog.watch();
  clock.advance(29);
  watchdog.rest();
  watchdog.watch();
  clock.advance(29);
  assert.equal(barks, 0, "an arrival begins the time anew");
  watchdog.rest();
  clock.advance(100);
  assert.equal(barks, 0, "nobody waits");
  watchdog.watch();
  clock.advance(29);
  assert.equal(barks, 0);
  clock.advance(1);
  assert.equal(barks, 1);
  watchdog.stop();
  assert.equal(clock.timers, 0);
});
