// The entry for Node: gRPC over HTTP/2.

import { GatewayClient } from "./client.js";
import { openConnection } from "./node/connection.js";
import type { ClientOptions } from "./node/options.js";
import { readSettings } from "./node/settings.js";

export * from "./index.js";
export type { ClientOptions } from "./node/options.js";

/** A client of a gateway. To create one does not connect: the first call does. */
export class Client extends GatewayClient {
  constructor(options: ClientOptions = {}) {
    const settings = readSettings(options);
    super({
      connect: () => openConnection(settings),
      token: settings.token,
      queries: options.queries,
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    });
  }
}
