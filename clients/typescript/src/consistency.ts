import { keyText, type RegistrationKey } from "./registration.js";
import type { RegistrationPosition } from "./positions.js";

/** A place in the events of a registration. */
export interface Place {
  readonly epoch: bigint;
  readonly sequence: bigint;
}

interface Course {
  epoch: bigint;
  /** Of the last event; `undefined`: the next one may have any. */
  sequence: bigint | undefined;
  /** A notice came: the next event may begin another epoch. */
  open: boolean;
}

/**
 * Checks the gateway's promise: within an epoch each event follows the one before, but for those that it counts as
 * skipped, and an epoch changes only after a notice.
 */
export class Consistency {
  readonly #courses = new Map<string, Course>();

  /** A live or gap notice named it: its events may continue anywhere. */
  reopen(key: RegistrationKey, epoch: bigint): void {
    const course = this.#courses.get(keyText(key));
    // Zero: it is not active. A later notice gives it an epoch.
    if (epoch === 0n && course === undefined) return;
    this.#courses.set(keyText(key), { epoch: epoch || (course?.epoch ?? 0n), sequence: undefined, open: true });
  }

  /** A resumption notice named it: events continue behind the position that was sent, or in another epoch. */
  resume(key: RegistrationKey, from: RegistrationPosition | undefined): void {
    if (from === undefined) return;
    const sequence = from.sequence === 0n ? undefined : from.sequence;
    this.#courses.set(keyText(key), { epoch: from.epoch, sequence, open: true });
  }

  forget(key: RegistrationKey): void {
    this.#courses.delete(keyText(key));
  }

  /** A data event that is no snapshot came. Returns what should have come in its place, if it is not as promised. */
  check(key: RegistrationKey, { epoch, sequence }: Place, skipped: bigint): Place | undefined {
    const text = keyText(key);
    const course = this.#courses.get(text);
    this.#courses.set(text, { epoch, sequence, open: false });
    // Without a notice nothing is promised yet: the reader may have resumed where the gateway had nothing to say.
    if (course === undefined) return undefined;
    if (course.epoch !== epoch) {
      return course.open ? undefined : { epoch: course.epoch, sequence: (course.sequence ?? 0n) + skipped + 1n };
    }
    if (course.sequence === undefined || sequence === course.sequence + skipped + 1n) return undefined;
    return { epoch, sequence: course.sequence + skipped + 1n };
  }
}
