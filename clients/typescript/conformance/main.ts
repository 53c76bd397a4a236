// The client of the conformance suite: prints a line of JSON for each event. clients/BEHAVIOUR.md describes its
// arguments and its lines.

import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

import type { Message } from "@bufbuild/protobuf";

import { Client, DataEvent, KiwoomError, Positions, type Value } from "../src/node.js";
import { readArguments, type Arguments } from "./arguments.js";
import { line, members } from "./report.js";

function print(object: object): void {
  process.stdout.write(`${JSON.stringify(object)}\n`);
}

async function readPositions(file: string | undefined): Promise<Positions> {
  if (file === undefined) return new Positions();
  const text = await readFile(file, "utf8").catch(() => "[]");
  return Positions.from(JSON.parse(text) as []);
}

async function follow(client: Client, wanted: Arguments): Promise<void> {
  const resumeFrom = await readPositions(wanted.positions);
  const stream = client.subscribe(wanted.interests, { slowReaderPolicy: wanted.policy, resumeFrom });
  let count = 0;
  let changed = false;
  for await (const event of stream) {
    print(line(event));
    if (wanted.pause > 0) await wait(wanted.pause);
    if (!(event instanceof DataEvent) || event.snapshot) continue;
    count += 1;
    if (!changed && count >= wanted.until / 2) {
      changed = true;
      if (wanted.add.length > 0) await stream.add(...wanted.add);
      if (wanted.remove.length > 0) await stream.remove(...wanted.remove);
    }
    if (count >= wanted.until) break;
  }
  if (wanted.positions !== undefined) await writeFile(wanted.positions, `${JSON.stringify(stream.positions)}\n`);
}

type Query = (request: object) => Promise<Value<Message>>;
type Pages = (request: object) => AsyncIterable<Value<Message>>;

/** SERVICE/METHOD with a request that has the names of the contract. */
async function ask(client: Client, query: string, request: string, pages: boolean): Promise<void> {
  const [service = "", method = ""] = query.replace(/^\/?(kiwoom\.v1\.)?/, "").split("/");
  const member = service.replace(/Service$/, "").toLowerCase() as "sector" | "session";
  const name = method.charAt(0).toLowerCase() + method.slice(1);
  const queries = client[member] as unknown as Readonly<Record<string, Query>>;
  const init = fromContract(JSON.parse(request)) as object;
  if (!pages) {
    const answered = await queries[name]?.(init);
    if (answered === undefined) throw new RangeError(`${query} is no query.`);
    print({ kind: "response", value: members(answered) });
    return;
  }
  const paged = client[member] as unknown as Readonly<Record<string, Pages>>;
  const all = paged[`${name}Pages`]?.(init);
  if (all === undefined) throw new RangeError(`${query} has no pages.`);
  for await (const page of all) print({ kind: "page", value: members(page) });
}

/** Names of the contract become those of this library, and enums lose their prefix. */
function fromContract(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromContract);
  if (typeof json === "string") return json.replace(/^(MARKET|EXCHANGE|REALTIME_TYPE|REGISTRATION_STATE)_/, "");
  if (typeof json !== "object" || json === null) return json;
  const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [camel(name), fromContract(value)]));
}

const wanted = readArguments(process.argv.slice(2));
try {
  await using client = new Client();
  if (wanted.query === undefined) await follow(client, wanted);
  else await ask(client, wanted.query, wanted.request, wanted.pages);
} catch (error) {
  if (!(error instanceof KiwoomError)) throw error;
  print({ kind: "error", code: error.code, reason: error.reason });
  process.exitCode = 3;
}
