// How members of requests become members of messages.

import { create } from "@bufbuild/protobuf";
import { DurationSchema, TimestampSchema, type Duration, type Timestamp } from "@bufbuild/protobuf/wkt";

import { DateSchema, type Date as ContractDate } from "./contract/kiwoom/v1/types_pb.js";
import { Instant } from "./instant.js";
import { PlainDate } from "./plain_date.js";

/** The number of an enum's value, by its name without prefix. */
export function fromName(numbers: Readonly<Record<string, number>>, name: string): number {
  const number = numbers[name];
  if (number === undefined) throw new RangeError(`"${name}" is none of ${Object.keys(numbers).join(", ")}.`);
  return number;
}

export function fromInstant(time: Date | Instant | string): Timestamp {
  const { epochSeconds, nanoseconds } = Instant.from(time);
  return create(TimestampSchema, { seconds: BigInt(epochSeconds), nanos: nanoseconds });
}

export function fromMilliseconds(milliseconds: number): Duration {
  const seconds = Math.trunc(milliseconds / 1000);
  return create(DurationSchema, { seconds: BigInt(seconds), nanos: Math.round((milliseconds - seconds * 1000) * 1e6) });
}

export function fromDate(date: PlainDate | string): ContractDate {
  const { year, month, day } = PlainDate.from(date);
  return create(DateSchema, { year, month, day });
}

/** A 64-bit integer: a number if it is exact, else a bigint. */
export function fromInteger(integer: number | bigint): bigint {
  return BigInt(integer);
}
