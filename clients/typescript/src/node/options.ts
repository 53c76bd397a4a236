import type { Clock } from "../clock.js";
import type { QueryOptions } from "../queries.js";
import type { TokenSource } from "../token.js";

/** Settings of a client. What is not set comes from the environment: see the README. */
export interface ClientOptions {
  /** `HOST:PORT`, `https://HOST:PORT` or `http://HOST:PORT`. */
  readonly address?: string | undefined;
  /** File with the authorities to trust, in PEM; those of Node unless set. */
  readonly caFile?: string | undefined;
  /** File with the client's own certificate, in PEM. */
  readonly certificateFile?: string | undefined;
  /** File with its private key, in PEM. */
  readonly keyFile?: string | undefined;
  /** The token, or a function that returns it. */
  readonly token?: TokenSource | undefined;
  /** File with the token. It is read again before each connection attempt and each query. */
  readonly tokenFile?: string | undefined;
  /** Defaults of all queries. */
  readonly queries?: Pick<QueryOptions, "timeout" | "waitForQuota" | "session"> | undefined;
  /** In place of `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** In place of the system's, for tests. */
  readonly clock?: Clock;
}
