import { PlainDate } from "./plain_date.js";

/** Asia/Seoul is UTC+09:00 and has no daylight saving. */
const SEOUL_OFFSET_SECONDS = 9 * 3600;
const NANOS_PER_SECOND = 1_000_000_000n;

/** What a clock on a wall in Seoul shows. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

/**
 * A point in time, exact to the nanosecond. `toDate()` is the `Date` of its millisecond, `seoul` its wall clock in
 * Asia/Seoul, and its text is RFC 3339 there: `2026-07-20T10:00:00.123456789+09:00`.
 *
 * Instants compare with `<` and `>` to about a quarter of a microsecond, and with `compare` exactly.
 */
export class Instant {
  /** @param epochSeconds since 1970, an integer; @param nanoseconds of that second, from 0 to 999,999,999 */
  constructor(
    readonly epochSeconds: number,
    readonly nanoseconds: number,
  ) {}

  static fromEpochMilliseconds(milliseconds: number): Instant {
    const seconds = Math.floor(milliseconds / 1000);
    return new Instant(seconds, Math.round((milliseconds - seconds * 1000) * 1e6));
  }

  /** From a `Date`, an `Instant`, or RFC 3339 text with an offset. */
  static from(source: Date | Instant | string): Instant {
    if (source instanceof Instant) return source;
    if (source instanceof Date) return Instant.fromEpochMilliseconds(source.getTime());
    const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/.exec(source);
    const milliseconds = parts === null ? NaN : Date.parse(`${parts[1] ?? ""}${parts[3] ?? ""}`);
    if (Number.isNaN(milliseconds)) throw new RangeError(`"${source}" is no time such as 2026-07-20T10:00:00+09:00.`);
    return new Instant(milliseconds / 1000, Number((parts?.[2] ?? "").padEnd(9, "0")));
  }

  /** The instant at which a clock in Seoul shows this. */
  static ofSeoul(clock: Omit<WallClock, "nanoseconds">): Instant {
    const utc = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hours, clock.minutes, clock.seconds);
    return new Instant(utc / 1000 - SEOUL_OFFSET_SECONDS, 0);
  }

  /** Whole milliseconds since 1970. */
  get epochMilliseconds(): number {
    return this.epochSeconds * 1000 + Math.floor(this.nanoseconds / 1e6);
  }

  /** Nanoseconds since 1970, exactly. */
  get epochNanoseconds(): bigint {
    return BigInt(this.epochSeconds) * NANOS_PER_SECOND + BigInt(this.nanoseconds);
  }

  /** The wall clock in Asia/Seoul. */
  get seoul(): WallClock {
    const shifted = new Date((this.epochSeconds + SEOUL_OFFSET_SECONDS) * 1000);
    return {
      year: shifted.getUTCFullYear(),
      month: shifted.getUTCMonth() + 1,
      day: shifted.getUTCDate(),
      hours: shifted.getUTCHours(),
      minutes: shifted.getUTCMinutes(),
      seconds: shifted.getUTCSeconds(),
      nanoseconds: this.nanoseconds,
    };
  }

  /** The day in Asia/Seoul. */
  get seoulDate(): PlainDate {
    const { year, month, day } = this.seoul;
    return new PlainDate(year, month, day);
  }

  /**
   * The instant nearest to this one at which a clock in Seoul shows the time, given in seconds since midnight: on the
   * same day, the day before or the day after.
   */
  nearestSeoulTime(secondsOfDay: number): Instant {
    const day = 86_400;
    const local = this.epochSeconds + SEOUL_OFFSET_SECONDS;
    let nearest = Math.floor(local / day) * day + secondsOfDay;
    if (nearest - local > day / 2) nearest -= day;
    else if (local - nearest > day / 2) nearest += day;
    return new Instant(nearest - SEOUL_OFFSET_SECONDS, 0);
  }

  /** The `Date` of its millisecond. */
  toDate(): Date {
    return new Date(this.epochMilliseconds);
  }

  /** Negative if this is earlier than the other, zero if they are the same nanosecond. */
  compare(other: Instant): number {
    return this.epochSeconds - other.epochSeconds || this.nanoseconds - other.nanoseconds;
  }

  toString(): string {
    const shifted = new Date((this.epochSeconds + SEOUL_OFFSET_SECONDS) * 1000).toISOString().slice(0, -5);
    const fraction = this.nanoseconds === 0 ? "" : `.${String(this.nanoseconds).padStart(9, "0").replace(/0+$/, "")}`;
    return `${shifted}${fraction}+09:00`;
  }

  toJSON(): string {
    return this.toString();
  }

  /** Milliseconds since 1970 with a fraction. */
  valueOf(): number {
    return this.epochSeconds * 1000 + this.nanoseconds / 1e6;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
