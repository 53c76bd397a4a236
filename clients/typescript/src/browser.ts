// The entry for browsers: Connect or gRPC-Web over fetch.

import type { Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";

import { GatewayClient } from "./client.js";
import type { Clock } from "./clock.js";
import type { QueryOptions } from "./queries.js";
import { refusePlainText, type TokenSource } from "./token.js";

export * from "./index.js";

/** Settings of a client in a browser. */
export interface ClientOptions {
  /** Where the gateway's HTTP port is; the page's own origin unless set. */
  readonly baseUrl?: string | undefined;
  /** `connect` unless set. */
  readonly protocol?: "connect" | "grpc-web" | undefined;
  /** The token, or a function that returns it: keep it in memory, and short-lived. */
  readonly token?: TokenSource | undefined;
  /** Defaults of all queries. */
  readonly queries?: Pick<QueryOptions, "timeout" | "waitForQuota" | "session"> | undefined;
  /** In place of one that this library makes, for tests. */
  readonly transport?: Transport | undefined;
  /** In place of the system's, for tests. */
  readonly clock?: Clock;
}

/** A client of a gateway. To create one does not connect: the first call does. */
export class Client extends GatewayClient {
  constructor(options: ClientOptions = {}) {
    const baseUrl = options.baseUrl ?? globalThis.location.origin;
    const { protocol, hostname } = new URL(baseUrl);
    const loopback = hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
    if (options.token !== undefined) refusePlainText({ tls: protocol === "https:", loopback });
    const create = options.protocol === "grpc-web" ? createGrpcWebTransport : createConnectTransport;
    const transport = options.transport ?? create({ baseUrl, useBinaryFormat: true });
    super({
      connect: () => Promise.resolve({ transport, close: () => undefined }),
      token: options.token,
      queries: options.queries,
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    });
  }
}
