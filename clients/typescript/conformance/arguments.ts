import { parseArgs } from "node:util";

import type { Interest, RealtimeType, SlowReaderPolicy } from "../src/node.js";

export interface Arguments {
  readonly interests: readonly Interest[];
  readonly until: number;
  readonly policy: SlowReaderPolicy | undefined;
  readonly pause: number;
  readonly add: readonly Interest[];
  readonly remove: readonly Interest[];
  readonly positions: string | undefined;
  readonly query: string | undefined;
  readonly request: string;
  readonly pages: boolean;
}

const TEXT = { type: "string" } as const;
const TEXTS = { type: "string", multiple: true, default: [] as string[] } as const;

export function readArguments(given: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      interest: TEXTS,
      add: TEXTS,
      remove: TEXTS,
      until: TEXT,
      policy: TEXT,
      pause: TEXT,
      positions: TEXT,
      query: TEXT,
      request: TEXT,
      pages: { type: "boolean" },
    },
  });
  return {
    interests: values.interest.map(readInterest),
    add: values.add.map(readInterest),
    remove: values.remove.map(readInterest),
    until: Number(values.until ?? Infinity),
    policy: values.policy === undefined ? undefined : (values.policy.toUpperCase() as SlowReaderPolicy),
    pause: Number(values.pause ?? 0),
    positions: values.positions,
    query: values.query,
    request: values.request ?? "{}",
    pages: values.pages ?? false,
  };
}

/** TYPE:ITEM,ITEM or TYPE. */
function readInterest(text: string): Interest {
  const [type = "", items = ""] = text.split(":");
  return { type: type as RealtimeType, items: items === "" ? [] : items.split(",") };
}
