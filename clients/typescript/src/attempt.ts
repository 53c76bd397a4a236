import { create, type DescMessage, type DescMethodServerStreaming, type MessageShape } from "@bufbuild/protobuf";
import { createAsyncIterable } from "@connectrpc/connect/protocol";

import { authorization, type Channel } from "./channel.js";
import type { Lease } from "./connections.js";
import { MarketDataService } from "./contract/kiwoom/v1/market_data_service_pb.js";
import { KiwoomError } from "./error.js";
import type { RawEvent } from "./event.js";
import { toInterest, type InterestInit } from "./values/subscription.js";
import { ROOM_POLICY_NUMBERS, SLOW_READER_POLICY_NUMBERS, type RealtimeType } from "./values/enums.js";
import type { RoomPolicy, SlowReaderPolicy } from "./values/enums.js";
import { ACCOUNT_STREAMS } from "./values/events.js";
import { Watchdog } from "./watchdog.js";

/** What one stream asks for. */
export interface StreamRequest {
  readonly interests: readonly InterestInit[];
  /** The type of an account that it is of. */
  readonly accountType: RealtimeType | undefined;
  readonly slowReaderPolicy: SlowReaderPolicy | undefined;
  readonly roomPolicy: RoomPolicy | undefined;
  readonly withoutSnapshot: boolean;
}

/** Silence after which a connection counts as lost: three heartbeats. */
const SILENCE = 30_000;

/** One call of the gateway's stream. It belongs to one user, and ends with the loop over `batches`. */
export class Attempt {
  readonly #channel: Channel;
  readonly #call = new AbortController();
  #lease: Lease | undefined;
  #end: KiwoomError | undefined;
  /** The token that it was made with. */
  token: string | undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** The connection that the stream is on, for calls about it. */
  get lease(): Lease | undefined {
    return this.#lease;
  }

  /** Ends it with this error. */
  abort(error: KiwoomError): void {
    this.#end ??= error;
    this.#call.abort(error);
  }

  /** The events as they come. It throws a KiwoomError; without one, the gateway ended the stream by itself. */
  async *batches(request: StreamRequest): AsyncGenerator<readonly RawEvent[], void, undefined> {
    const watchdog = new Watchdog(this.#channel.clock, SILENCE, () => {
      this.abort(new KiwoomError("UNAVAILABLE", `Nothing came from the gateway for ${SILENCE / 1000} s.`));
    });
    try {
      this.token = await this.#channel.readToken();
      this.#lease = await this.#channel.connections.lease();
      if (this.#end !== undefined) throw this.#end;
      watchdog.watch();
      for await (const events of this.#open(this.#lease, request)) {
        watchdog.rest();
        yield events;
        watchdog.watch();
      }
      if (this.#call.signal.aborted) throw new KiwoomError("CANCELLED", "The stream was cancelled.");
    } catch (error) {
      throw this.#end ?? KiwoomError.from(error);
    } finally {
      watchdog.stop();
      // Also ends a stream that was left with events unread.
      this.#call.abort();
      // The next attempt finds the gateway anew: this one may be gone, or have a successor.
      this.#lease?.retire();
      this.#lease?.release();
    }
  }

  async *#open(lease: Lease, request: StreamRequest): AsyncGenerator<readonly RawEvent[], void, undefined> {
    const type = request.accountType;
    const method = type === undefined ? undefined : ACCOUNT_STREAMS[type];
    if (method === undefined) {
      const { subscribe } = MarketDataService.method;
      const message = create(subscribe.input, { ...choices(request), interests: request.interests.map(toInterest) });
      for await (const { events } of this.#stream(lease, subscribe, message)) yield events;
      return;
    }
    const [interest] = request.interests.map(toInterest);
    const message = create(method.input, { ...choices(request), resume: interest?.resume ?? [] });
    const responses = this.#stream(lease, method, message);
    for await (const response of responses) yield (response as unknown as { events: RawEvent[] }).events;
  }

  async *#stream<Request extends DescMessage, Response extends DescMessage>(
    { transport }: Lease,
    method: DescMethodServerStreaming<Request, Response>,
    message: MessageShape<Request>,
  ): AsyncGenerator<MessageShape<Response>, void, undefined> {
    const header = authorization(this.token);
    const messages = createAsyncIterable([message]) as Parameters<typeof transport.stream<Request, Response>>[4];
    // No deadline: the stream lasts as long as its user wants.
    const response = await transport.stream(method, this.#call.signal, 0, header, messages);
    yield* response.message;
  }
}

function choices({ slowReaderPolicy, roomPolicy, withoutSnapshot }: StreamRequest) {
  return {
    slowReaderPolicy: slowReaderPolicy === undefined ? 0 : SLOW_READER_POLICY_NUMBERS[slowReaderPolicy],
    roomPolicy: roomPolicy === undefined ? 0 : ROOM_POLICY_NUMBERS[roomPolicy],
    withoutSnapshot,
  };
}
