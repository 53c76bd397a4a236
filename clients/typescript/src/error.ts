import { Code, ConnectError } from "@connectrpc/connect";

import {
  BadRequestSchema,
  ErrorInfoSchema,
  LocalizedMessageSchema,
  RetryInfoSchema,
} from "./contract/google/rpc/error_details_pb.js";
import { toMilliseconds } from "./reading.js";
import type { ErrorReason } from "./values/enums.js";

/** A status of gRPC. */
export type StatusCode =
  | "CANCELLED"
  | "UNKNOWN"
  | "INVALID_ARGUMENT"
  | "DEADLINE_EXCEEDED"
  | "NOT_FOUND"
  | "ALREADY_EXISTS"
  | "PERMISSION_DENIED"
  | "RESOURCE_EXHAUSTED"
  | "FAILED_PRECONDITION"
  | "ABORTED"
  | "OUT_OF_RANGE"
  | "UNIMPLEMENTED"
  | "INTERNAL"
  | "UNAVAILABLE"
  | "DATA_LOSS"
  | "UNAUTHENTICATED";

/** A field of a request that the gateway does not accept. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export interface ErrorDetails {
  readonly reason?: ErrorReason | undefined;
  readonly tr?: string | undefined;
  readonly brokerCode?: string | undefined;
  readonly retryDelay?: number | undefined;
  readonly session?: string | undefined;
  readonly violations?: readonly FieldViolation[];
  readonly koreanMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** Why a call failed. Programs decide by `code` and `reason`, never by the message. */
export class KiwoomError extends Error {
  override readonly name = "KiwoomError";
  /** What the gateway says is wrong; `undefined` if the error is not the gateway's. */
  readonly reason: ErrorReason | undefined;
  /** The code of the TR that the broker refused. */
  readonly tr: string | undefined;
  /** The broker's own code. */
  readonly brokerCode: string | undefined;
  /** Milliseconds after which the same call may succeed. */
  readonly retryDelay: number | undefined;
  /** The session with the broker that the error is about. */
  readonly session: string | undefined;
  /** The fields of the request that are wrong. */
  readonly violations: readonly FieldViolation[];
  /** The message in Korean. */
  readonly koreanMessage: string | undefined;
  /** Finds the call in the gateway's log. */
  readonly requestId: string | undefined;

  constructor(
    readonly code: StatusCode,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.reason = details.reason;
    this.tr = details.tr;
    this.brokerCode = details.brokerCode;
    this.retryDelay = details.retryDelay;
    this.session = details.session;
    this.violations = details.violations ?? [];
    this.koreanMessage = details.koreanMessage;
    this.requestId = details.requestId;
  }

  /** What is set, for logs. */
  toJSON(): object {
    const { code, message, reason, tr, brokerCode, retryDelay, session, violations, requestId } = this;
    return { code, message, reason, tr, brokerCode, retryDelay, session, violations, requestId };
  }

  /** The error of a call: everything that its details say. */
  static from(error: unknown): KiwoomError {
    if (error instanceof KiwoomError) return error;
    const refusal = ConnectError.from(error);
    const [info] = refusal.findDetails(ErrorInfoSchema);
    const [retry] = refusal.findDetails(RetryInfoSchema);
    const korean = refusal.findDetails(LocalizedMessageSchema).find(({ locale }) => locale === "ko");
    if (isLostConnection(refusal)) {
      return new KiwoomError("UNAVAILABLE", `The connection was lost (${refusal.rawMessage}).`, { cause: error });
    }
    return new KiwoomError(CODES[refusal.code], refusal.rawMessage, {
      // Of a later gateway it may be one that this version does not know.
      reason: info === undefined || info.reason === "" ? undefined : (info.reason as ErrorReason),
      tr: info?.metadata["tr"],
      brokerCode: info?.metadata["broker_code"],
      retryDelay: toMilliseconds(retry?.retryDelay),
      session: info?.metadata["session"],
      violations: refusal
        .findDetails(BadRequestSchema)
        .flatMap((request) => request.fieldViolations.map(({ field, description }) => ({ field, description }))),
      koreanMessage: korean?.message,
      requestId: refusal.metadata.get("kiwoom-request-id") ?? undefined,
      cause: error,
    });
  }
}

/** Node reports a connection that broke like a call that somebody cancelled. A status of the gateway has its header. */
function isLostConnection({ code, metadata }: ConnectError): boolean {
  return (code === Code.Canceled || code === Code.Aborted) && !metadata.has("grpc-status");
}

const CODES: Readonly<Record<Code, StatusCode>> = {
  [Code.Canceled]: "CANCELLED",
  [Code.Unknown]: "UNKNOWN",
  [Code.InvalidArgument]: "INVALID_ARGUMENT",
  [Code.DeadlineExceeded]: "DEADLINE_EXCEEDED",
  [Code.NotFound]: "NOT_FOUND",
  [Code.AlreadyExists]: "ALREADY_EXISTS",
  [Code.PermissionDenied]: "PERMISSION_DENIED",
  [Code.ResourceExhausted]: "RESOURCE_EXHAUSTED",
  [Code.FailedPrecondition]: "FAILED_PRECONDITION",
  [Code.Aborted]: "ABORTED",
  [Code.OutOfRange]: "OUT_OF_RANGE",
  [Code.Unimplemented]: "UNIMPLEMENTED",
  [Code.Internal]: "INTERNAL",
  [Code.Unavailable]: "UNAVAILABLE",
  [Code.DataLoss]: "DATA_LOSS",
  [Code.Unauthenticated]: "UNAUTHENTICATED",
};
