import assert from "node:assert/strict";
import { test } from "node:test";

import { elements, pages } from "./pages.js";

function book(leaves: Readonly<Record<string, { nextPageToken: string; rows: number[] }>>) {
  return (token: string) => Promise.resolve(leaves[token] ?? { nextPageToken: "", rows: [] });
}

async function all(rows: AsyncIterable<number>): Promise<number[]> {
  const found: number[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

void test("All pages are followed, one at a time.", async () => {
  const ask = book({ "": { nextPageToken: "b", rows: [1, 2] }, b: { nextPageToken: "", rows: [3] } });
  assert.deepEqual(await all(elements(pages(ask), ({ rows }) => rows)), [1, 2, 3]);
  assert.deepEqual(await all(elements(pages(ask, "b"), ({ rows }) => rows)), [3]);
});

void test("A token that was sent before ends them with an error.", async () => {
  const ask = book({ "": { nextPageToken: "b", rows: [1] }, b: { nextPageToken: "b", rows: [2] } });
  const rows: number[] = [];
  await assert.rejects(
    async () => {
      for await (const page of pages(ask)) rows.push(...page.rows);
    },
    { code: "DATA_LOSS" },
  );
  assert.deepEqual(rows, [1, 2]);
});
