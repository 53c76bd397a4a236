/**
 * An exact decimal: an index level `1762.61`, a rate `-0.24`. `number` is the nearest number, for charts and
 * statistics; the text has the broker's decimal places, and `plus`, `minus` and `times` are exact. Decimals compare
 * with `<` and `>`.
 */
export class Decimal {
  #units: bigint | undefined;

  private constructor(
    /** The nearest number. */
    readonly number: number,
    /** Digits after the decimal point. */
    readonly places: number,
    units?: bigint,
  ) {
    this.#units = units;
  }

  /**
   * The decimal that a number stands for: the shortest text that reads as this number, which is exact for up to 15
   * digits. It has `places` digits after the point, or more if the number needs them: nothing is ever rounded away.
   */
  static fromNumber(number: number, places = 0): Decimal {
    const scaled = number * (POWERS[places] ?? NaN);
    if (Math.abs(scaled) < 1e15 && Math.round(scaled) / (POWERS[places] ?? NaN) === number) {
      return new Decimal(number, places);
    }
    if (!Number.isFinite(number)) throw new RangeError(`${number} is no decimal.`);
    return Decimal.from(String(number)).withPlaces(places);
  }

  static fromUnits(units: bigint, places: number): Decimal {
    return new Decimal(Number(textOf(units, places)), places, units);
  }

  /** From text such as `1762.60`, which has two places. */
  static from(source: Decimal | string): Decimal {
    if (source instanceof Decimal) return source;
    const parts = /^([+-]?\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(source);
    if (parts === null) throw new RangeError(`"${source}" is no decimal such as 1762.61.`);
    const [, whole = "", fraction = "", exponent = "0"] = parts;
    const places = fraction.length - Number(exponent);
    const digits = BigInt(whole + fraction);
    return places < 0 ? Decimal.fromUnits(digits * 10n ** BigInt(-places), 0) : Decimal.fromUnits(digits, places);
  }

  /** The exact value as a count of the last place: 176261 for 1762.61. */
  get units(): bigint {
    return (this.#units ??= BigInt(this.number.toFixed(this.places).replace(".", "")));
  }

  plus(other: Decimal): Decimal {
    const places = Math.max(this.places, other.places);
    return Decimal.fromUnits(this.#at(places) + other.#at(places), places);
  }

  minus(other: Decimal): Decimal {
    const places = Math.max(this.places, other.places);
    return Decimal.fromUnits(this.#at(places) - other.#at(places), places);
  }

  times(factor: Decimal | bigint): Decimal {
    return typeof factor === "bigint"
      ? Decimal.fromUnits(this.units * factor, this.places)
      : Decimal.fromUnits(this.units * factor.units, this.places + factor.places);
  }

  /** Negative if this is less than the other, zero if they are equal, whatever their places. */
  compare(other: Decimal): number {
    const places = Math.max(this.places, other.places);
    const difference = this.#at(places) - other.#at(places);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** The same value with at least so many places. */
  withPlaces(places: number): Decimal {
    return places <= this.places ? this : Decimal.fromUnits(this.#at(places), places);
  }

  toString(): string {
    return textOf(this.units, this.places);
  }

  toJSON(): string {
    return this.toString();
  }

  valueOf(): number {
    return this.number;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  #at(places: number): bigint {
    return this.units * 10n ** BigInt(places - this.places);
  }
}

const POWERS = Array.from({ length: 16 }, (_, places) => 10 ** places);

function textOf(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const sign = units < 0n ? "-" : "";
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
