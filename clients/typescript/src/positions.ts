import { Instant } from "./instant.js";
import { isKnown, keyText, registrationKey, type RegistrationKey } from "./registration.js";
import type { RealtimeType } from "./values/enums.js";
import type { StreamPositionInit } from "./values/subscription.js";

/** The last event of a registration. */
export interface RegistrationPosition extends RegistrationKey {
  readonly epoch: bigint;
  /** Zero: only the live notice came. */
  readonly sequence: bigint;
  readonly receivedTime: Instant | undefined;
}

/** A position in JSON. */
export interface PositionRecord {
  readonly type: RealtimeType;
  readonly item?: string;
  readonly session?: string;
  /** Microseconds; as text beyond 2⁵³. */
  readonly epoch: number | string;
  readonly sequence: number | string;
  /** RFC 3339. */
  readonly receivedTime?: string;
}

/** Where a subscription is in each registration. `JSON.stringify` writes it, `Positions.from` reads it. */
export class Positions implements Iterable<RegistrationPosition> {
  readonly #byKey = new Map<string, RegistrationPosition>();

  static from(source: Iterable<RegistrationPosition | PositionRecord>): Positions {
    const positions = new Positions();
    for (const one of source) positions.#set(fromRecord(one));
    return positions;
  }

  [Symbol.iterator](): Iterator<RegistrationPosition> {
    return this.#byKey.values();
  }

  get(key: RegistrationKey): RegistrationPosition | undefined {
    return this.#byKey.get(keyText(key));
  }

  /** A data event came. A snapshot is older than the stream: it never sets a position back. */
  advance(event: RegistrationPosition, snapshot: boolean): void {
    const present = this.get(event);
    if (snapshot && present !== undefined && isBefore(event, present)) return;
    this.#set(event);
  }

  /** A live or gap notice gave a registration an epoch. */
  begin(key: RegistrationKey, epoch: bigint, time: Instant | undefined): void {
    if (epoch === 0n || this.get(key)?.epoch === epoch) return;
    this.#set({ ...key, epoch, sequence: 0n, receivedTime: time });
  }

  /** Without those that do not belong to these interests. */
  keep(wanted: (type: RealtimeType, item: string) => boolean): void {
    for (const [key, { type, item }] of this.#byKey) if (!wanted(type, item)) this.#byKey.delete(key);
  }

  /** Those of a type and item, one for each session, as a request has them. */
  toResume(type: RealtimeType, item: string): StreamPositionInit[] {
    return [...this]
      .filter((position) => position.type === type && position.item === item)
      .map(({ epoch, sequence, receivedTime, session }) => ({ item, epoch, sequence, receivedTime, session }));
  }

  toJSON(): PositionRecord[] {
    return [...this].map(({ type, item, session, epoch, sequence, receivedTime }) => ({
      type,
      ...(item === "" ? {} : { item }),
      ...(session === "" ? {} : { session }),
      epoch: exact(epoch),
      sequence: exact(sequence),
      ...(receivedTime === undefined ? {} : { receivedTime: receivedTime.toString() }),
    }));
  }

  #set(position: RegistrationPosition): void {
    this.#byKey.set(keyText(position), position);
  }
}

function isBefore(a: RegistrationPosition, b: RegistrationPosition): boolean {
  return a.epoch === b.epoch ? a.sequence < b.sequence : a.epoch < b.epoch;
}

function exact(integer: bigint): number | string {
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : String(integer);
}

function fromRecord(record: RegistrationPosition | PositionRecord): RegistrationPosition {
  if (!isKnown(record.type)) throw new RangeError(`"${record.type}" is no type: this is no position.`);
  return {
    ...registrationKey(record.type, record.item ?? "", record.session ?? ""),
    epoch: BigInt(record.epoch),
    sequence: BigInt(record.sequence),
    receivedTime: record.receivedTime === undefined ? undefined : Instant.from(record.receivedTime),
  };
}
