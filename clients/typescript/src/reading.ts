// How members of messages become members of values.

import type { Duration, Timestamp } from "@bufbuild/protobuf/wkt";

import type { Date as ContractDate, DateTime, TimeOfDay } from "./contract/kiwoom/v1/types_pb.js";
import { TimeMarker } from "./contract/kiwoom/v1/types_pb.js";
import { Decimal } from "./decimal.js";
import { Instant } from "./instant.js";
import { PlainDate } from "./plain_date.js";

/** The names of an enum's values, without prefix, by number. */
export type EnumNames<Name extends string> = Readonly<Partial<Record<number, Name>>>;

/**
 * A value of an enum; `undefined` if it is unspecified. A number that this version does not know, which a later gateway
 * may send, stays visible as its digits.
 */
export function toName<Name extends string>(names: EnumNames<Name>, number: number | undefined): Name | undefined {
  if (number === undefined || number === 0) return undefined;
  return names[number] ?? (String(number) as Name);
}

/** The same for a field that cannot be absent. */
export function toPresentName<Name extends string>(names: EnumNames<Name>, number: number): Name {
  return toName(names, number) ?? ("UNSPECIFIED" as Name);
}

export function toDecimal(number: number | undefined, places: number): Decimal | undefined {
  return number === undefined ? undefined : Decimal.fromNumber(number, places);
}

export function toInstant(time: Timestamp | undefined): Instant | undefined {
  return time === undefined ? undefined : new Instant(Number(time.seconds), time.nanos);
}

/** Milliseconds. */
export function toMilliseconds(duration: Duration | undefined): number | undefined {
  return duration === undefined ? undefined : Number(duration.seconds) * 1000 + duration.nanos / 1e6;
}

export function toDate(date: ContractDate | undefined): PlainDate | undefined {
  return date === undefined ? undefined : new PlainDate(date.year, date.month, date.day);
}

export function toDateTime(time: DateTime | undefined): Instant | undefined {
  return time === undefined ? undefined : Instant.ofSeoul(time);
}

/** The instant of a clock time, on the day on which it is closest to its receipt. A marker is no clock time. */
export function toClockTime(time: TimeOfDay | undefined, received: Instant | undefined): Instant | undefined {
  if (time?.marker !== TimeMarker.UNSPECIFIED) return undefined;
  return received?.nearestSeoulTime(time.hours * 3600 + time.minutes * 60 + time.seconds);
}
