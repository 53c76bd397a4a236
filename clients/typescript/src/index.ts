// What both entries have.

export { GatewayClient, type Surroundings } from "./client.js";
export type { Clock } from "./clock.js";
export type { Connection } from "./connections.js";
export { Decimal } from "./decimal.js";
export { KiwoomError, type FieldViolation, type StatusCode } from "./error.js";
export { DataEvent, NoticeEvent } from "./event.js";
export type { Disconnected, GatewayEvent, Inconsistent, RawEvent, UnknownEvent } from "./event.js";
export { EventStream, type SubscribeOptions } from "./event_stream.js";
export { Instant, type WallClock } from "./instant.js";
export type { Interest } from "./interests.js";
export { PlainDate } from "./plain_date.js";
export { Positions, type PositionRecord, type RegistrationPosition } from "./positions.js";
export type { QueryOptions } from "./queries.js";
export type { Level, Price, Traded } from "./signed.js";
export type { TokenSource } from "./token.js";
export { Value } from "./value.js";
export * from "./values/index.js";
