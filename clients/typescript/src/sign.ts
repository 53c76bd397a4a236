import type { Decimal } from "./decimal.js";
import { toName } from "./reading.js";
import type { Level, Price, Traded } from "./signed.js";
import { DIRECTION_NAMES, SIDE_NAMES } from "./values/enums.js";

// The contract has the sign beside the number: a number without one is undefined as a whole.

export function price(value: number | undefined, direction: number): Price | undefined {
  return value === undefined ? undefined : { value, direction: toName(DIRECTION_NAMES, direction) };
}

export function level(value: Decimal | undefined, direction: number): Level | undefined {
  return value === undefined ? undefined : { value, direction: toName(DIRECTION_NAMES, direction) };
}

export function traded(value: number | undefined, side: number): Traded | undefined {
  return value === undefined ? undefined : { value, side: toName(SIDE_NAMES, side) };
}
