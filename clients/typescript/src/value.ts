import type { Message } from "@bufbuild/protobuf";

/**
 * A message of the contract as a value: plain fields, `undefined` where the contract has nothing. `raw` is the message
 * itself; it does not appear in logs, copies or JSON.
 */
export abstract class Value<Raw extends Message> {
  readonly #raw: Raw;

  /**
   * Integers beyond ±(2⁵³ − 1), which a number cannot hold exactly, by field and as text: `BigInt(oversized.volume)`.
   * Such a field itself is `undefined` (or `NaN` where it cannot be absent): no number is ever rounded in silence. The
   * broker's integers are far smaller, so that this is `undefined` in practice.
   */
  oversized: Readonly<Record<string, string>> | undefined = undefined;

  protected constructor(raw: Raw) {
    this.#raw = raw;
  }

  /** The protobuf message. */
  get raw(): Raw {
    return this.#raw;
  }

  protected integer(field: string, value: bigint | undefined): number | undefined {
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    this.oversized = { ...this.oversized, [field]: String(value) };
    return undefined;
  }

  protected count(field: string, value: bigint): number {
    return this.integer(field, value) ?? NaN;
  }

  /** Shows the fields that are present. */
  [Symbol.for("nodejs.util.inspect.custom")](
    _depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    const present = Object.fromEntries(Object.entries(this).filter(([, value]) => value !== undefined));
    return `${this.constructor.name} ${inspect(present, options)}`;
  }
}
