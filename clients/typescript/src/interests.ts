import { REALTIME_TYPES } from "./values/events.js";
import type { RealtimeType } from "./values/enums.js";
import type { InterestInit, StreamPositionInit } from "./values/subscription.js";

/** A type and its items. Types that cover the whole market or an account have no items. */
export type Interest = Omit<InterestInit, "resume">;

/** The types and items that a subscription wants. */
export class Interests {
  /** For each type its items, each with its interval. An interest without items has the item "". */
  #wanted = new Map<RealtimeType, Map<string, number | undefined>>();

  constructor(interests: readonly Interest[] = []) {
    this.#add(interests);
    this.#refuseMixture();
  }

  /** Adds, then removes; throws, and changes nothing, if no stream can have the result. */
  change(add: readonly Interest[], remove: readonly Interest[]): void {
    const changed = this.with(add, remove);
    this.#wanted = changed.#wanted;
  }

  /** What a change would make of it. */
  with(add: readonly Interest[], remove: readonly Interest[]): Interests {
    const changed = new Interests(this.toInit());
    changed.#add(add);
    changed.#remove(remove);
    changed.#refuseMixture();
    return changed;
  }

  /** What it has already does not change. */
  #add(interests: readonly Interest[]): void {
    for (const { type, items, minInterval } of interests) {
      if (!(type in REALTIME_TYPES)) throw new RangeError(`"${type}" is no type to subscribe to.`);
      const wanted = this.#wanted.get(type) ?? new Map<string, number | undefined>();
      this.#wanted.set(type, wanted);
      for (const item of itemsOf(items)) if (!wanted.has(item)) wanted.set(item, minInterval);
    }
  }

  #remove(interests: readonly Interest[]): void {
    for (const { type, items } of interests) {
      const wanted = this.#wanted.get(type);
      for (const item of itemsOf(items)) wanted?.delete(item);
      if (wanted?.size === 0) this.#wanted.delete(type);
    }
  }

  get isEmpty(): boolean {
    return this.#wanted.size === 0;
  }

  /** What of these it does not have. */
  missing(interests: readonly Interest[]): Interest[] {
    return interests.flatMap(({ type, items }) => {
      const absent = itemsOf(items).filter((item) => !this.has(type, item));
      return absent.length === 0 ? [] : [{ type, items: absent.filter((item) => item !== "") }];
    });
  }

  has(type: RealtimeType, item: string): boolean {
    return this.#wanted.get(type)?.has(item) ?? false;
  }

  /** As a request has them: an interest for each type and interval. */
  toInit(positions: (type: RealtimeType, item: string) => readonly StreamPositionInit[] = () => []): InterestInit[] {
    return [...this.#wanted].flatMap(([type, wanted]) => {
      const intervals = new Set(wanted.values());
      return [...intervals].map((minInterval) => {
        const items = [...wanted.keys()].filter((item) => wanted.get(item) === minInterval);
        const resume = items.flatMap((item) => positions(type, item));
        return { type, items: items.filter((item) => item !== ""), minInterval, resume };
      });
    });
  }

  /** The type of an account that has a stream of its own; `undefined` if all are types of the market. */
  get accountType(): RealtimeType | undefined {
    return [...this.#wanted.keys()].find((type) => REALTIME_TYPES[type].ofAccount);
  }

  #refuseMixture(): void {
    const account = this.accountType;
    if (account === undefined || this.#wanted.size === 1) return;
    throw new RangeError(`${account} is a type of accounts and needs a subscription of its own.`);
  }
}

function itemsOf(items: readonly string[] | undefined): readonly string[] {
  return items === undefined || items.length === 0 ? [""] : items;
}
