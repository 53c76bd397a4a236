import type { Clock } from "./clock.js";
import type { Connections, Lease } from "./connections.js";
import { KiwoomError } from "./error.js";
import { readToken, type TokenSource } from "./token.js";

/** What calls of a client have in common: the connections, the caller's token, and time. */
export class Channel {
  constructor(
    readonly connections: Pick<Connections, "lease">,
    readonly clock: Clock,
    readonly token: TokenSource | undefined,
  ) {}

  /** The same for calls on one connection, which somebody else leases. */
  on({ transport }: Lease): Channel {
    const nothing = () => undefined;
    const lease = { transport, release: nothing, retire: nothing };
    return new Channel({ lease: () => Promise.resolve(lease) }, this.clock, this.token);
  }

  /** The token of the next call; `undefined` if the caller has none. */
  async readToken(): Promise<string | undefined> {
    if (this.token === undefined) return undefined;
    try {
      return await readToken(this.token);
    } catch (error) {
      const sentence = error instanceof Error ? error.message : "The token cannot be read.";
      // It may be written anew at this moment: a later attempt may find it.
      throw new KiwoomError("UNAVAILABLE", sentence, { cause: error });
    }
  }
}

export function authorization(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
