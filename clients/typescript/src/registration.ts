import type { RealtimeType } from "./values/enums.js";
import { REALTIME_TYPES, type DataValues } from "./values/events.js";

/** What has epochs and sequences: a type, its item if it has items, and for types of accounts the session. */
export interface RegistrationKey {
  readonly type: RealtimeType;
  /** Empty for a type that covers the whole market or an account. */
  readonly item: string;
  /** Empty for types of the market. */
  readonly session: string;
}

const TYPES = Object.fromEntries(
  Object.entries(REALTIME_TYPES).map(([type, { kind }]) => [kind, type]),
) as Readonly<Record<keyof DataValues, RealtimeType>>;

export function typeOf(kind: keyof DataValues): RealtimeType {
  return TYPES[kind];
}

/** Whether this version knows the type: a later gateway may name others. */
export function isKnown(type: RealtimeType): boolean {
  return type in REALTIME_TYPES;
}

/** The key of what an event or notice names. Its item counts only if the type has items. */
export function registrationKey(type: RealtimeType, item: string, session: string): RegistrationKey {
  const { takesItems, ofAccount } = REALTIME_TYPES[type];
  return { type, item: takesItems ? item : "", session: ofAccount ? session : "" };
}

export function keyText({ type, item, session }: RegistrationKey): string {
  return `${type} ${item} ${session}`;
}
