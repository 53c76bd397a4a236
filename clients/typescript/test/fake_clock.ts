import type { Clock } from "../src/clock.js";

interface Timer {
  readonly at: number;
  readonly delay: number;
  readonly callback: () => void;
}

/** Time that passes only when a test says so. Chance is always in the middle. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();
  #onTimer: () => void = () => undefined;

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0.5;
  }

  after(delay: number, callback: () => void): () => void {
    const timer = { at: this.#now + delay, delay, callback };
    this.#timers.add(timer);
    this.#onTimer();
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** How many timers run. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Waits until somebody has set a timer of this length, then lets its time pass. */
  async pass(delay: number): Promise<void> {
    while (![...this.#timers].some((timer) => timer.delay === delay)) {
      await new Promise<void>((resolve) => {
        this.#onTimer = resolve;
      });
    }
    this.advance(delay);
  }

  /** Lets time pass, and calls what is due. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const timer of [...this.#timers].sort((a, b) => a.at - b.at)) {
      if (timer.at <= this.#now && this.#timers.delete(timer)) timer.callback();
    }
  }
}
