import type { Clock } from "./clock.js";

/** Barks once if nothing arrives for too long while somebody waits. Time in which nobody waits does not count. */
export class Watchdog {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #bark: () => void;
  #since = 0;
  #watching = false;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, limit: number, bark: () => void) {
    this.#clock = clock;
    this.#limit = limit;
    this.#bark = bark;
  }

  /** The wait for the next arrival begins. */
  watch(): void {
    this.#since = this.#clock.now();
    this.#watching = true;
    // A timer that runs already is kept: it looks at the time when it ends, so that an arrival costs no timer.
    this.#cancel ??= this.#clock.after(this.#limit, this.#look);
  }

  /** Something arrived. */
  rest(): void {
    this.#watching = false;
  }

  stop(): void {
    this.#watching = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  readonly #look = () => {
    this.#cancel = undefined;
    if (!this.#watching) return;
    const left = this.#since + this.#limit - this.#clock.now();
    if (left > 0) this.#cancel = this.#clock.after(left, this.#look);
    else this.#bark();
  };
}
