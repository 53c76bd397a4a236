// Records ticks, one line of JSON each, and continues where it was when it runs again.
//
//   node tick_recorder.js FILE COUNT ITEM…

import { appendFile, readFile, writeFile } from "node:fs/promises";

import { Client, type PositionRecord } from "@kiwoom-gateway/client";

const [file = "ticks.jsonl", count = "Infinity", ...items] = process.argv.slice(2);
const positions = `${file}.positions`;
const resumeFrom = JSON.parse(await readFile(positions, "utf8").catch(() => "[]")) as PositionRecord[];

await using client = new Client();
const stream = client.subscribe({ type: "TRADE", items }, { resumeFrom, slowReaderPolicy: "DISCONNECT" });
let recorded = 0;
for await (const event of stream) {
  // Gaps and the like are part of a recording: without them nobody knows later what is missing.
  await appendFile(file, `${JSON.stringify(event)}\n`);
  if (event.kind === "trade" && ++recorded >= Number(count)) break;
}
await writeFile(positions, JSON.stringify(stream.positions));
console.log(`recorded ${recorded} trades`);
