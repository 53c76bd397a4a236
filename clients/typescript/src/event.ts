import type { Event as MarketEvent } from "./contract/kiwoom/v1/event_pb.js";
import type { OrderUpdateEvent } from "./contract/kiwoom/v1/order_update_pb.js";
import type { PositionEvent } from "./contract/kiwoom/v1/position_pb.js";
import type { KiwoomError, StatusCode } from "./error.js";
import { Instant } from "./instant.js";
import { toInstant } from "./reading.js";
import type { ErrorReason, RealtimeType } from "./values/enums.js";
import { DATA, NOTICES, type DataValues, type NoticeValues } from "./values/events.js";

/** An event as the stream has it. Those of an account have a message of their own, with the same fields. */
export type RawEvent = MarketEvent | OrderUpdateEvent | PositionEvent;

/** The value of a TR: `kind` names it, and `value` has its type. */
export class DataEvent<Kind extends keyof DataValues> {
  readonly #raw: RawEvent;
  readonly kind: Kind;
  /** The item as it was asked for: `005930_NX`. For a type of the whole market what the broker names, if anything. */
  readonly item: string;
  /** Of the unbroken registration: microseconds since 1970. */
  readonly epoch: number;
  /** 1, 2, 3 … within the epoch. */
  readonly sequence: number;
  /** When the gateway had read it. */
  readonly receivedTime: Instant;
  /** The last value known when the subscription began, older than the stream. */
  readonly snapshot: boolean;
  /** It came while the stream was down. */
  readonly replayed: boolean;
  /** Events of this registration that were left out between the previous one and this one. */
  readonly skipped: number;
  /** Account number, in events of accounts. */
  readonly account: string | undefined;
  /** Session with the broker, in events of accounts. */
  readonly session: string | undefined;
  readonly value: DataValues[Kind];

  constructor(kind: Kind, raw: RawEvent, message: unknown) {
    const received = toInstant(raw.receivedTime);
    this.#raw = raw;
    this.kind = kind;
    this.item = raw.item;
    // Microseconds stay below 2⁵³ until the year 2255.
    this.epoch = Number(raw.epoch);
    this.sequence = Number(raw.sequence);
    this.receivedTime = received ?? NEVER;
    this.snapshot = raw.snapshot;
    this.replayed = raw.replayed;
    this.skipped = Number(raw.skipped);
    this.account = raw.account || undefined;
    this.session = raw.session || undefined;
    this.value = new DATA[kind](message as never, received);
  }

  /** The protobuf message. */
  get raw(): RawEvent {
    return this.#raw;
  }
}

/** What the gateway says of the stream: `kind` names it, and `value` has its type. */
export class NoticeEvent<Kind extends keyof NoticeValues> {
  readonly #raw: RawEvent;
  readonly kind: Kind;
  readonly value: NoticeValues[Kind];

  constructor(kind: Kind, raw: RawEvent, message: unknown) {
    this.#raw = raw;
    this.kind = kind;
    this.value = new NOTICES[kind](message as never);
  }

  /** The protobuf message. */
  get raw(): RawEvent {
    return this.#raw;
  }
}

/** An event that only a later version of this library knows. */
export interface UnknownEvent {
  readonly kind: "unknown";
  readonly raw: RawEvent;
}

/** The stream ended. It connects again by itself after `retryDelay` milliseconds. */
export interface Disconnected {
  readonly kind: "disconnected";
  /** `OK`: the gateway ended it without an error. */
  readonly code: StatusCode | "OK";
  readonly reason: ErrorReason | undefined;
  readonly retryDelay: number;
  readonly error: KiwoomError | undefined;
}

/** The next event is not the one that the gateway promised: the gateway or this library has a fault. */
export interface Inconsistent {
  readonly kind: "inconsistent";
  readonly type: RealtimeType;
  readonly item: string;
  readonly session: string | undefined;
  readonly expectedEpoch: number;
  readonly expectedSequence: number;
  readonly actualEpoch: number;
  readonly actualSequence: number;
}

type DataEvents = { [Kind in keyof DataValues]: DataEvent<Kind> };
type NoticeEvents = { [Kind in keyof NoticeValues]: NoticeEvent<Kind> };

/** Data, notices of the gateway, and notices of this library, told apart by `kind`. */
export type GatewayEvent =
  | DataEvents[keyof DataEvents]
  | NoticeEvents[keyof NoticeEvents]
  | UnknownEvent
  | Disconnected
  | Inconsistent;

const NEVER = new Instant(0, 0);

export function toEvent(raw: RawEvent): GatewayEvent {
  const { case: kind, value } = raw.event;
  if (kind === undefined) return { kind: "unknown", raw };
  if (kind in DATA) return new DataEvent(kind as keyof DataValues, raw, value) as DataEvents[keyof DataEvents];
  return new NoticeEvent(kind as keyof NoticeValues, raw, value) as NoticeEvents[keyof NoticeEvents];
}
