/** A calendar date, in Asia/Seoul wherever a value has one. Its text is `2026-07-20`; dates compare with `<` by it. */
export class PlainDate {
  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}

  /** From text such as `2026-07-20`. */
  static from(source: PlainDate | string): PlainDate {
    if (source instanceof PlainDate) return source;
    const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(source) ?? []).map(Number);
    const date = new Date(Date.UTC(year ?? NaN, (month ?? NaN) - 1, day ?? NaN));
    if (year === undefined || month === undefined || day === undefined || date.getUTCDate() !== day) {
      throw new RangeError(`"${source}" is no date such as 2026-07-20.`);
    }
    return new PlainDate(year, month, day);
  }

  toString(): string {
    const digits = (value: number, width: number) => String(value).padStart(width, "0");
    return `${digits(this.year, 4)}-${digits(this.month, 2)}-${digits(this.day, 2)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
