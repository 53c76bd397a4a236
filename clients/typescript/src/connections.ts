import type { Transport } from "@connectrpc/connect";

import { KiwoomError } from "./error.js";

/** A way to the gateway. */
export interface Connection {
  readonly transport: Transport;
  /** Ends all calls on it. */
  close(): void;
}

/** The use of a connection by one call. */
export interface Lease {
  readonly transport: Transport;
  /** The call has ended. */
  release(): void;
  /** The connection is bad, or its gateway leaves: later calls get another one. Calls on it go on. */
  retire(): void;
}

interface Shared {
  readonly connection: Connection;
  users: number;
  retired: boolean;
}

/** The connections of a client: all calls share one, until one of them finds it bad. */
export class Connections {
  readonly #open: () => Promise<Connection>;
  readonly #all = new Set<Shared>();
  #current: Promise<Shared> | undefined;
  #closed = false;

  constructor(open: () => Promise<Connection>) {
    this.#open = open;
  }

  async lease(): Promise<Lease> {
    const current = (this.#current ??= this.#connect());
    let shared: Shared;
    try {
      shared = await current;
    } catch (error) {
      if (this.#current === current) this.#current = undefined;
      throw KiwoomError.from(error);
    }
    shared.users += 1;
    return {
      transport: shared.connection.transport,
      release: () => {
        shared.users -= 1;
        this.#closeUnused(shared);
      },
      retire: () => {
        shared.retired = true;
        if (this.#current === current) this.#current = undefined;
        this.#closeUnused(shared);
      },
    };
  }

  /** Ends all calls. */
  close(): void {
    this.#closed = true;
    this.#current = undefined;
    for (const { connection } of this.#all) connection.close();
    this.#all.clear();
  }

  async #connect(): Promise<Shared> {
    const connection = this.#closed ? undefined : await this.#open();
    // It may have been closed meanwhile.
    if (connection === undefined || this.#isClosed()) {
      connection?.close();
      throw new KiwoomError("FAILED_PRECONDITION", "The client is closed.");
    }
    const shared = { connection, users: 0, retired: false };
    this.#all.add(shared);
    return shared;
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #closeUnused(shared: Shared): void {
    if (!shared.retired || shared.users > 0 || !this.#all.delete(shared)) return;
    shared.connection.close();
  }
}
