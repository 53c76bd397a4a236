import { KiwoomError, type StatusCode } from "./error.js";

/** After these, a stream is worth another attempt. */
const RETRIED: ReadonlySet<StatusCode> = new Set([
  "UNAVAILABLE",
  "RESOURCE_EXHAUSTED",
  "ABORTED",
  "INTERNAL",
  "UNKNOWN",
  "CANCELLED",
]);

/** Decides whether a stream that failed is opened again. */
export class RetryRule {
  #refusedToken: string | undefined;

  /**
   * @param failure `undefined`: the gateway ended the stream without an error
   * @param used the token of the attempt; @param present the one that its source has now
   */
  allows(failure: KiwoomError | undefined, used: string | undefined, present: string | undefined): boolean {
    if (failure === undefined || RETRIED.has(failure.code)) return true;
    // The second: the operator has taken the token off the list while the stream was open.
    const refused =
      failure.code === "UNAUTHENTICATED" ||
      (failure.code === "PERMISSION_DENIED" && failure.reason === "CREDENTIALS_INVALID");
    if (!refused || present === used || this.#refusedToken !== undefined) return false;
    // Once: a token that was renewed and is refused again is no matter of time.
    this.#refusedToken = used ?? "";
    return true;
  }

  /** The gateway accepted the caller. */
  acknowledged(): void {
    this.#refusedToken = undefined;
  }
}
