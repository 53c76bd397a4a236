import type { Decimal } from "./decimal.js";
import type { Direction, Side } from "./values/enums.js";

/** A price in won, never negative, and where it is relative to the previous close. */
export interface Price {
  readonly value: number;
  /** `undefined` if the broker does not say. */
  readonly direction: Direction | undefined;
}

/** An index level or ratio with decimals, never negative, and whether it is above or below what it was. */
export interface Level {
  readonly value: Decimal;
  /** `undefined` if the broker does not say. */
  readonly direction: Direction | undefined;
}

/** Shares traded, and who crossed the spread. */
export interface Traded {
  readonly value: number;
  /** `undefined` in an auction: nobody crossed the spread. */
  readonly side: Side | undefined;
}
