import { Attempt, type StreamRequest } from "./attempt.js";
import { pauseAfter } from "./backoff.js";
import type { Channel } from "./channel.js";
import { asError, sleep } from "./clock.js";
import { SessionService } from "./contract/kiwoom/v1/session_service_pb.js";
import { KiwoomError } from "./error.js";
import { toEvent, type Disconnected, type GatewayEvent, type RawEvent } from "./event.js";
import { Interests, type Interest } from "./interests.js";
import { Positions, type RegistrationPosition, type PositionRecord } from "./positions.js";
import { Queries } from "./queries.js";
import { toMilliseconds } from "./reading.js";
import { RetryRule } from "./retry.js";
import { Tracker } from "./tracker.js";
import type { RoomPolicy, SlowReaderPolicy } from "./values/enums.js";
import { toChangeSubscriptionRequest } from "./values/session_service.js";

export interface SubscribeOptions {
  /** Ends the subscription: the loop over it ends with the signal's reason as its error. */
  readonly signal?: AbortSignal | undefined;
  /** What happens if the user is slower than the events: `SKIP` leaves out events and counts them. */
  readonly slowReaderPolicy?: SlowReaderPolicy | undefined;
  /** What happens to items that the broker's connections have no room for. */
  readonly roomPolicy?: RoomPolicy | undefined;
  /** No last values at the beginning. */
  readonly withoutSnapshot?: boolean | undefined;
  /** Yields heartbeats, too. */
  readonly heartbeats?: boolean | undefined;
  /** Milliseconds until which the first connection must succeed: 10,000 unless set; `Infinity`: no limit. */
  readonly connectTimeout?: number | undefined;
  /** Positions of an earlier subscription, to continue from: as if it had only reconnected. */
  readonly resumeFrom?: Iterable<RegistrationPosition | PositionRecord> | undefined;
}

const CONNECT_TIMEOUT = 10_000;

/**
 * The events of a subscription, in the order in which they came. It connects with the first `next`, connects again by
 * itself when the stream ends, and is closed by leaving the loop, `close`, `await using` or the signal.
 */
export class EventStream implements AsyncIterableIterator<GatewayEvent>, AsyncDisposable {
  readonly #channel: Channel;
  readonly #options: SubscribeOptions;
  readonly #interests: Interests;
  readonly #tracker: Tracker;
  readonly #end = new AbortController();
  readonly #batches: AsyncGenerator<readonly (RawEvent | Disconnected)[], void, undefined>;
  readonly #onClose: () => void;

  #batch: readonly (RawEvent | Disconnected)[] = [];
  #index = 0;
  /** An event that comes behind the notice that it is inconsistent. */
  /** It follows the notice that it does not follow. */
  #held: RawEvent | undefined;
  #added = withResolvers();
  #pulling: Promise<unknown> | undefined;

  #attempt: Attempt | undefined;
  #subscriptionId: string | undefined;
  #connecting: PromiseWithResolvers | undefined;
  #changing: Promise<unknown> = Promise.resolve();

  /** @param onClose called once, when the subscription has ended in whatever way */
  constructor(channel: Channel, interests: readonly Interest[], options: SubscribeOptions, onClose: () => void) {
    this.#channel = channel;
    this.#options = options;
    this.#interests = new Interests(interests);
    this.#tracker = new Tracker(this.#interests, Positions.from(options.resumeFrom ?? []));
    this.#tracker.positions.keep((type, item) => this.#interests.has(type, item));
    this.#onClose = onClose;
    this.#batches = this.#run();
    this.#end.signal.addEventListener("abort", () => {
      this.#attempt?.abort(new KiwoomError("CANCELLED", "The subscription was cancelled."));
    });
    if (options.signal?.aborted === true) this.#abort();
    else options.signal?.addEventListener("abort", this.#abort, { once: true });
  }

  /** The id of the present stream in SessionService; `undefined` while there is none. */
  get subscriptionId(): string | undefined {
    return this.#subscriptionId;
  }

  /** Where the user is: the events up to here have come out of the loop. `JSON.stringify` writes it. */
  get positions(): Positions {
    return Positions.from(this.#tracker.positions);
  }

  /** Adds to the running subscription. The acknowledgement and the live notices come on the stream. */
  add(...interests: Interest[]): Promise<void> {
    return this.#change(interests, []);
  }

  /** Removes from the running subscription, by type and items. */
  remove(...interests: Interest[]): Promise<void> {
    return this.#change([], interests);
  }

  next(): Promise<IteratorResult<GatewayEvent, undefined>> {
    if (this.#pulling === undefined && !this.#end.signal.aborted) {
      const event = this.#take();
      if (event !== undefined) return Promise.resolve({ done: false, value: event });
    }
    const pulled = (this.#pulling ?? Promise.resolve()).then(() => this.#pull());
    const settled = pulled.then(nothing, nothing).then(() => {
      if (this.#pulling === settled) this.#pulling = undefined;
    });
    this.#pulling = settled;
    return pulled;
  }

  async return(): Promise<IteratorResult<GatewayEvent, undefined>> {
    await this.close();
    return { done: true, value: undefined };
  }

  /** Ends the call at once and frees everything. The loop ends without an error. */
  async close(): Promise<void> {
    this.#end.abort(CLOSED);
    await this.#batches.return();
    this.#finish();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  readonly #abort = () => {
    this.#end.abort(this.#options.signal?.reason);
  };

  async #pull(): Promise<IteratorResult<GatewayEvent, undefined>> {
    for (;;) {
      if (!this.#end.signal.aborted) {
        const event = this.#take();
        if (event !== undefined) return { done: false, value: event };
      }
      try {
        const batch = await this.#batches.next();
        if (batch.done === true || this.#end.signal.reason === CLOSED) return { done: true, value: undefined };
        this.#batch = batch.value;
        this.#index = 0;
      } catch (error) {
        this.#finish();
        if (this.#end.signal.reason === CLOSED) return { done: true, value: undefined };
        throw error;
      }
    }
  }

  /** The next event of those that have arrived. */
  #take(): GatewayEvent | undefined {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) {
      this.#tracker.accept(held);
      return toEvent(held);
    }
    for (;;) {
      const raw = this.#batch[this.#index++];
      if (raw === undefined) return undefined;
      if ("kind" in raw) return raw;
      if (raw.event.case === "heartbeat" && this.#options.heartbeats !== true) continue;
      const inconsistent = this.#tracker.follow(raw);
      if (inconsistent === undefined) return toEvent(raw);
      this.#held = raw;
      return inconsistent;
    }
  }

  /** The reconnect loop. */
  async *#run(): AsyncGenerator<readonly (RawEvent | Disconnected)[], void, undefined> {
    const clock = this.#channel.clock;
    const retry = new RetryRule();
    let deadline: number | undefined = clock.now() + (this.#options.connectTimeout ?? CONNECT_TIMEOUT);
    let failures = 0;
    let failure: KiwoomError | undefined;
    for (;;) {
      this.#throwIfEnded();
      if (deadline === undefined) await this.#someInterest();
      this.#throwIfEnded();
      const attempt = new Attempt(this.#channel);
      const cancelDeadline = this.#limit(attempt, deadline, failure);
      let minimum = 0;
      failure = undefined;
      this.#connecting = withResolvers();
      this.#attempt = attempt;
      try {
        for await (const events of attempt.batches(this.#request())) {
          for (const { event } of events) {
            if (event.case === "acknowledgement") {
              cancelDeadline();
              deadline = undefined;
              failures = 0;
              retry.acknowledged();
              this.#subscriptionId = event.value.subscriptionId;
              this.#connecting.resolve();
            } else if (event.case === "draining") {
              minimum = toMilliseconds(event.value.retryDelay) ?? 0;
            }
          }
          yield events;
        }
      } catch (error) {
        failure = KiwoomError.from(error);
      } finally {
        cancelDeadline();
        this.#attempt = undefined;
        this.#subscriptionId = undefined;
        this.#connecting.resolve();
      }
      this.#throwIfEnded();
      failures += 1;
      if (!retry.allows(failure, attempt.token, await this.#presentToken())) throw failure ?? UNREACHABLE;
      const retryDelay = pauseAfter(failures, Math.max(minimum, failure?.retryDelay ?? 0), () => clock.random());
      if (deadline !== undefined && clock.now() + retryDelay >= deadline) throw failure ?? endedEarly();
      yield [disconnected(failure, retryDelay)];
      await sleep(clock, retryDelay, this.#end.signal);
    }
  }

  /** A stream that asks for nothing is refused. */
  async #someInterest(): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      this.#end.signal.addEventListener("abort", () => {
        resolve();
      });
    });
    while (this.#interests.isEmpty && !this.#end.signal.aborted) await Promise.race([this.#added.promise, ended]);
  }

  #request(): StreamRequest {
    const { slowReaderPolicy, roomPolicy, withoutSnapshot = false } = this.#options;
    this.#tracker.begin();
    return {
      interests: this.#interests.toInit((type, item) => this.#tracker.positions.toResume(type, item)),
      accountType: this.#interests.accountType,
      slowReaderPolicy,
      roomPolicy,
      withoutSnapshot,
    };
  }

  /** Until the first acknowledgement, time is limited. Returns what lifts the limit. */
  #limit(attempt: Attempt, deadline: number | undefined, last: KiwoomError | undefined): () => void {
    if (deadline === undefined || deadline === Infinity) return nothing;
    return this.#channel.clock.after(deadline - this.#channel.clock.now(), () => {
      attempt.abort(last ?? new KiwoomError("DEADLINE_EXCEEDED", "The gateway did not answer in time."));
    });
  }

  async #presentToken(): Promise<string | undefined> {
    try {
      return await this.#channel.readToken();
    } catch {
      return undefined;
    }
  }

  #throwIfEnded(): void {
    if (this.#end.signal.aborted) throw asError(this.#end.signal.reason);
  }

  /** Changes happen one after the other. */
  #change(add: readonly Interest[], remove: readonly Interest[]): Promise<void> {
    const changed = this.#changing.then(() => this.#changeNow(add, remove));
    this.#changing = changed.catch(nothing);
    return changed;
  }

  async #changeNow(add: readonly Interest[], remove: readonly Interest[]): Promise<void> {
    // The stream that is being opened has its request already.
    await this.#connecting?.promise;
    this.#throwIfEnded();
    // Refuses what no stream can be, before the gateway knows of it.
    this.#interests.with(add, remove);
    // Their events may come before the answer does.
    const fresh = this.#interests.missing(add);
    this.#interests.change(add, []);
    if (add.length > 0) {
      this.#added.resolve();
      this.#added = withResolvers();
    }
    const subscriptionId = this.#subscriptionId;
    const lease = this.#attempt?.lease;
    if (subscriptionId !== undefined && lease !== undefined) {
      const request = toChangeSubscriptionRequest({ subscriptionId, add, remove });
      const options = { signal: this.#end.signal };
      try {
        await new Queries(this.#channel.on(lease)).call(SessionService.method.changeSubscription, request, options);
      } catch (error) {
        if (!isStreamGone(error)) {
          this.#interests.change([], fresh);
          this.#tracker.forgetRemoved();
          throw error;
        }
      }
    }
    this.#interests.change([], remove);
    this.#tracker.forgetRemoved();
  }

  #finish(): void {
    this.#options.signal?.removeEventListener("abort", this.#abort);
    this.#onClose();
  }
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

const CLOSED = new KiwoomError("CANCELLED", "The subscription is closed.");
const UNREACHABLE = new KiwoomError("UNKNOWN", "The stream ended.");

/** The next stream asks for what was changed. */
function isStreamGone(error: unknown): boolean {
  return error instanceof KiwoomError && (error.code === "UNAVAILABLE" || error.code === "NOT_FOUND");
}

function nothing(): undefined {
  return undefined;
}

function endedEarly(): KiwoomError {
  return new KiwoomError("UNAVAILABLE", "The gateway ended the stream before it had acknowledged the subscription.");
}

function withResolvers(): PromiseWithResolvers {
  let resolve: () => void = nothing;
  const promise = new Promise<void>((resolved) => {
    resolve = resolved;
  });
  return { promise, resolve };
}

function disconnected(error: KiwoomError | undefined, retryDelay: number): Disconnected {
  return { kind: "disconnected", code: error?.code ?? "OK", reason: error?.reason, retryDelay, error };
}
