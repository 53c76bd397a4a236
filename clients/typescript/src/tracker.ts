import { Consistency } from "./consistency.js";
import type { Inconsistent, RawEvent } from "./event.js";
import type { Interests } from "./interests.js";
import { Positions, type RegistrationPosition } from "./positions.js";
import { toInstant, toPresentName } from "./reading.js";
import { isKnown, registrationKey, typeOf, type RegistrationKey } from "./registration.js";
import type { Registration } from "./contract/kiwoom/v1/notice_pb.js";
import { REALTIME_TYPE_NAMES } from "./values/enums.js";
import { DATA, type DataValues } from "./values/events.js";

/** Follows the events that a user gets: the positions, and whether the gateway keeps its word. */
export class Tracker {
  readonly positions: Positions;
  readonly #interests: Interests;
  readonly #consistency = new Consistency();
  /** Those of the present stream's request. */
  #sent = new Positions();

  constructor(interests: Interests, positions: Positions) {
    this.#interests = interests;
    this.positions = positions;
  }

  /** A request with the present positions is about to be sent. */
  begin(): void {
    this.#sent = Positions.from(this.positions);
  }

  /** Interests have been removed. */
  forgetRemoved(): void {
    const wanted = (type: RegistrationPosition["type"], item: string) => this.#interests.has(type, item);
    for (const position of this.positions) {
      if (!wanted(position.type, position.item)) this.#consistency.forget(position);
    }
    this.positions.keep(wanted);
  }

  /** The user gets this data event now, after what `follow` has returned of it. */
  accept(raw: RawEvent): void {
    const kind = raw.event.case;
    if (kind === undefined || !(kind in DATA)) return;
    this.#advance(registrationKey(typeOf(kind as keyof DataValues), raw.item, raw.session), raw);
  }

  /**
   * The user gets this event next. Returns what it breaks of the gateway's promise: the user gets that first, and the
   * position stays before the event.
   */
  follow(raw: RawEvent): Inconsistent | undefined {
    const { case: kind, value } = raw.event;
    switch (kind) {
      case undefined:
        return undefined;
      case "live":
        for (const key of keysOf(value.registrations)) this.#begin(key, undefined);
        return undefined;
      case "gap":
        for (const key of keysOf(value.registrations)) this.#begin(key, toInstant(value.endTime));
        return undefined;
      case "resumption": {
        const registrations = value.results.flatMap(({ registration }) => registration ?? []);
        for (const { key } of keysOf(registrations)) this.#consistency.resume(key, this.#sent.get(key));
        return undefined;
      }
      default:
        return kind in DATA ? this.#data(kind as keyof DataValues, raw) : undefined;
    }
  }

  #begin({ key, epoch }: KeyOfEpoch, time: RegistrationPosition["receivedTime"]): void {
    this.#consistency.reopen(key, epoch);
    if (this.#interests.has(key.type, key.item)) this.positions.begin(key, epoch, time);
  }

  #data(kind: keyof DataValues, raw: RawEvent): Inconsistent | undefined {
    const key = registrationKey(typeOf(kind), raw.item, raw.session);
    const { epoch, sequence, snapshot } = raw;
    const expected = snapshot ? undefined : this.#consistency.check(key, { epoch, sequence }, raw.skipped);
    if (expected === undefined) {
      this.#advance(key, raw);
      return undefined;
    }
    return {
      kind: "inconsistent",
      type: key.type,
      item: key.item,
      session: key.session || undefined,
      expectedEpoch: Number(expected.epoch),
      expectedSequence: Number(expected.sequence),
      actualEpoch: Number(epoch),
      actualSequence: Number(sequence),
    };
  }

  #advance(key: RegistrationKey, { epoch, sequence, receivedTime, snapshot }: RawEvent): void {
    if (!this.#interests.has(key.type, key.item)) return;
    this.positions.advance({ ...key, epoch, sequence, receivedTime: toInstant(receivedTime) }, snapshot);
  }
}

interface KeyOfEpoch {
  readonly key: RegistrationKey;
  readonly epoch: bigint;
}

function keysOf(registrations: readonly Registration[]): KeyOfEpoch[] {
  return registrations.flatMap(({ type: number, item, session, epoch }) => {
    const type = toPresentName(REALTIME_TYPE_NAMES, number);
    return isKnown(type) ? [{ key: registrationKey(type, item, session), epoch }] : [];
  });
}
