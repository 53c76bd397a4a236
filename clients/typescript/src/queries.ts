import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from "@bufbuild/protobuf";

import { authorization, type Channel } from "./channel.js";
import { asError, sleep } from "./clock.js";
import { KiwoomError } from "./error.js";

/** Choices of one query; the client's options have the same as defaults. */
export interface QueryOptions {
  /** Ends the query: its promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that the query may take in all: 30,000 unless set; 0: as long as it wants. */
  readonly timeout?: number | undefined;
  /** Waits as long as the gateway asks and calls again, within the timeout, if a rate limit refuses the query. */
  readonly waitForQuota?: boolean | undefined;
  /** The session with the broker that answers, by name; needed for queries of an account if there are several. */
  readonly session?: string | undefined;
}

const DEFAULT_TIMEOUT = 30_000;
const QUOTA_REASONS = ["LOCAL_RATE_LIMIT", "BROKER_RATE_LIMIT"];

/** Calls unary methods. */
export class Queries {
  readonly #channel: Channel;
  readonly #defaults: QueryOptions;

  constructor(channel: Channel, defaults: QueryOptions = {}) {
    this.#channel = channel;
    this.#defaults = defaults;
  }

  async call<Request extends DescMessage, Response extends DescMessage>(
    method: DescMethodUnary<Request, Response>,
    request: MessageShape<Request>,
    options: QueryOptions = {},
  ): Promise<MessageShape<Response>> {
    const { signal, timeout, waitForQuota, session } = { ...this.#defaults, ...present(options) };
    const limit = timeout ?? DEFAULT_TIMEOUT;
    const clock = this.#channel.clock;
    const end = limit === 0 ? Infinity : clock.now() + limit;
    for (;;) {
      signal?.throwIfAborted();
      try {
        return await this.#callOnce(method, request, end - clock.now(), signal, session);
      } catch (error) {
        if (signal?.aborted === true) throw asError(signal.reason);
        const refusal = KiwoomError.from(error);
        const delay = waitForQuota === true ? quotaDelay(refusal) : undefined;
        if (delay === undefined || clock.now() + delay >= end) throw refusal;
        await sleep(clock, delay, signal ?? new AbortController().signal);
      }
    }
  }

  async #callOnce<Request extends DescMessage, Response extends DescMessage>(
    method: DescMethodUnary<Request, Response>,
    request: MessageShape<Request>,
    left: number,
    signal: AbortSignal | undefined,
    session: string | undefined,
  ): Promise<MessageShape<Response>> {
    const header = {
      ...authorization(await this.#channel.readToken()),
      ...(session === undefined ? {} : { "kiwoom-session": session }),
    };
    const timeout = left === Infinity ? undefined : Math.max(1, Math.ceil(left));
    const lease = await this.#channel.connections.lease();
    try {
      const init = request as MessageInitShape<Request>;
      return (await lease.transport.unary(method, signal, timeout, header, init)).message;
    } catch (error) {
      // Another gateway, or another connection to this one, may serve the next query.
      if (KiwoomError.from(error).code === "UNAVAILABLE") lease.retire();
      throw error;
    } finally {
      lease.release();
    }
  }
}

/** How long to wait if a rate limit refused the call. */
function quotaDelay(refusal: KiwoomError): number | undefined {
  return refusal.reason !== undefined && QUOTA_REASONS.includes(refusal.reason) ? refusal.retryDelay : undefined;
}

/** Without members that are undefined: these do not hide a default. */
function present(options: QueryOptions): QueryOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
