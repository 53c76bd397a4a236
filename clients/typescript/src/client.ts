import { Channel } from "./channel.js";
import { SYSTEM_CLOCK, type Clock } from "./clock.js";
import { Connections, type Connection } from "./connections.js";
import { EventStream, type SubscribeOptions } from "./event_stream.js";
import type { Interest } from "./interests.js";
import { Queries, type QueryOptions } from "./queries.js";
import type { TokenSource } from "./token.js";
import { Services } from "./values/services.js";

/** What a client needs to know of its surroundings. */
export interface Surroundings {
  /** Opens a connection; called before the first call, and whenever a new connection is needed. */
  readonly connect: () => Promise<Connection>;
  readonly token?: TokenSource | undefined;
  readonly clock?: Clock;
  /** Defaults of all queries. */
  readonly queries?: Pick<QueryOptions, "timeout" | "waitForQuota" | "session"> | undefined;
}

/** A client of a gateway, in any surroundings. To create one does not connect: the first call does. */
export class GatewayClient extends Services implements AsyncDisposable {
  readonly #channel: Channel;
  readonly #connections: Connections;
  readonly #streams = new Set<EventStream>();

  constructor({ connect, token, clock = SYSTEM_CLOCK, queries }: Surroundings) {
    const connections = new Connections(connect);
    const channel = new Channel(connections, clock, token);
    super(new Queries(channel, queries));
    this.#channel = channel;
    this.#connections = connections;
  }

  /**
   * Subscribes to types and items, for a loop: `for await (const event of client.subscribe(…))`. It connects again by
   * itself, continues where it was, and reports each gap.
   */
  subscribe(interests: Interest | readonly Interest[], options: SubscribeOptions = {}): EventStream {
    const list = "type" in interests ? [interests] : interests;
    const stream: EventStream = new EventStream(this.#channel, list, options, () => {
      this.#streams.delete(stream);
    });
    this.#streams.add(stream);
    return stream;
  }

  /** Ends all subscriptions and queries. */
  async close(): Promise<void> {
    await Promise.all([...this.#streams].map((stream) => stream.close()));
    this.#connections.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
