// How the report of the conformance suite shows values: names of the contract, without what is absent.

import { createRegistry, type DescField, type DescFile, type DescMessage, type Message } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";

import { file_kiwoom_v1_event } from "../src/contract/kiwoom/v1/event_pb.js";
import { file_kiwoom_v1_sector_service } from "../src/contract/kiwoom/v1/sector_service_pb.js";
import { file_kiwoom_v1_session_service } from "../src/contract/kiwoom/v1/session_service_pb.js";
import { DataEvent, Decimal, type GatewayEvent, Instant, NoticeEvent, PlainDate, Value } from "../src/node.js";

const SERVICES = [file_kiwoom_v1_event, file_kiwoom_v1_sector_service, file_kiwoom_v1_session_service];
const REGISTRY = createRegistry(...SERVICES.flatMap(withDependencies));

function withDependencies(file: DescFile): DescFile[] {
  return [file, ...file.dependencies.flatMap(withDependencies)];
}

export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The members of a value that are set, by the names of the contract. */
export function members(value: Value<Message>): Record<string, unknown> {
  const message = REGISTRY.getMessage(value.raw.$typeName);
  if (message === undefined) throw new Error("The value has a message that no service uses.");
  return Object.fromEntries(message.fields.flatMap((field) => member(value, field)));
}

function member(value: Value<Message>, field: DescField): [string, unknown][] {
  const own = value as unknown as Readonly<Record<string, unknown>>;
  const shown = show(own[field.localName], field);
  const marker = own[`${field.localName}Marker`];
  return [
    ...(shown === undefined || (isDefault(shown) && !hasPresence(field)) ? [] : [[field.name, shown] as const]),
    ...(marker === undefined ? [] : [[`${field.name}_marker`, marker] as const]),
  ].map(([name, member]) => [name, member]);
}

function hasPresence(field: DescField): boolean {
  if (field.fieldKind === "list" || field.fieldKind === "map") return false;
  return field.presence !== FeatureSet_FieldPresence.IMPLICIT;
}

function isDefault(shown: unknown): boolean {
  if (typeof shown === "object" && shown !== null) return Object.keys(shown).length === 0;
  return shown === "" || shown === 0 || shown === false || shown === "UNSPECIFIED";
}

function show(value: unknown, field: DescField): unknown {
  if (value instanceof Value) return members(value as Value<Message>);
  if (value instanceof Decimal || value instanceof Instant || value instanceof PlainDate) return String(value);
  if (Array.isArray(value)) return value.map((part) => show(part, field));
  if (typeof value === "number" && isDuration(field.message)) return `${value / 1000}s`;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, show(part, field)]));
}

function isDuration(message: DescMessage | undefined): boolean {
  return message?.typeName === "google.protobuf.Duration";
}

/** The line of an event. */
export function line(event: GatewayEvent): Record<string, unknown> {
  if (event instanceof DataEvent) {
    return {
      kind: snake(event.kind),
      item: event.item,
      epoch: event.epoch,
      sequence: event.sequence,
      skipped: event.skipped,
      snapshot: event.snapshot,
      replayed: event.replayed,
      received_time: String(event.receivedTime),
      account: event.account,
      session: event.session,
      value: members(event.value),
    };
  }
  if (event instanceof NoticeEvent) return { kind: snake(event.kind), ...members(event.value) };
  if (event.kind === "disconnected") return { kind: event.kind, code: event.code, reason: event.reason };
  if (event.kind === "unknown") return { kind: event.kind };
  return Object.fromEntries(Object.entries(event).map(([name, part]) => [snake(name), part]));
}
