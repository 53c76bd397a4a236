import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { PACKAGE, skip, startHouse } from "./house.js";
import { run } from "./program.js";

void test("The client of the conformance suite reports events, queries and errors.", { skip }, async () => {
  await using house = await startHouse({ simulatorFlags: ["--rate=200"] });
  const folder = await mkdtemp(join(tmpdir(), "kiwoom-conformance-"));
  const client = async (...args: string[]) => {
    const environment = { KIWOOM_GATEWAY: house.address };
    const script = join(PACKAGE, "build/conformance/main.js");
    const { status, lines, errors } = await run("node", [script, ...args], environment);
    assert.equal(errors, "");
    return { status, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  };
  try {
    const positions = `--positions=${join(folder, "positions.json")}`;
    const wanted = ["--interest=TRADE:005930", "--interest=MARKET_STATUS", "--until=10", "--policy=disconnect"];
    const first = await client(...wanted, positions, "--add=TRADE:000660", "--remove=MARKET_STATUS");
    assert.equal(first.status, 0);
    const kinds = first.lines.map(({ kind }) => kind);
    assert.ok(kinds[0] === "acknowledgement" && kinds.includes("live") && kinds.at(-1) === "trade");
    const trade = first.lines.at(-1);
    assert.match(String(trade?.["received_time"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}\+09:00$/);
    const value = trade?.["value"] as Record<string, unknown>;
    assert.match(JSON.stringify(value["current_price"]), /^\{"value":\d+,"direction":"(UP|DOWN|UNCHANGED)"\}$/);
    assert.match(String(value["change_rate"]), /^-?\d+\.\d\d$/);
    assert.equal(value["exchange"], "KRX");
    const second = await client(...wanted, positions);
    assert.ok(second.lines.some(({ kind }) => kind === "resumption"));

    const query = "--query=SectorService/GetSectorStocks";
    const request = '--request={"market":"KOSPI","sector_code":"001","exchange":"KRX"}';
    assert.deepEqual((await client(query, request)).lines.map(({ kind }) => kind), ["response"]);
    assert.equal((await client(query, request, "--pages")).lines[0]?.["kind"], "page");
    const refused = await client(query, '--request={"market":"KOSPI","sector_code":"?","exchange":"KRX"}');
    assert.deepEqual(refused, {
      status: 3,
      lines: [{ kind: "error", code: "INVALID_ARGUMENT", reason: "REQUEST_INVALID" }],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
