import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { readToken } from "../token.js";
import { readSettings } from "./settings.js";

void test("The code wins over the environment, and the environment over the defaults.", () => {
  const environment = { KIWOOM_GATEWAY: "localhost:1", KIWOOM_GATEWAY_CA_FILE: "", KIWOOM_GATEWAY_TOKEN: "from-it" };
  assert.equal(readSettings({ environment: {} }).address.url, "http://127.0.0.1:50051");
  assert.equal(readSettings({ environment }).address.url, "http://localhost:1");
  assert.equal(readSettings({ environment, address: "localhost:2" }).address.url, "http://localhost:2");
  assert.equal(readSettings({ environment }).token, "from-it");
  assert.equal(readSettings({ environment, token: "from-code" }).token, "from-code");
  assert.equal(readSettings({ environment, caFile: "ca.pem" }).address.url, "https://localhost:1");
});

void test("Settings that do not fit together are refused, and no sentence has a token.", () => {
  for (const [options, sentence] of [
    [{ address: "http://10.0.0.1:1", token: "s3cret" }, /only with TLS/],
    [{ token: "s3cret", tokenFile: "file" }, /not both/],
    [{ certificateFile: "a.pem" }, /belong together/],
  ] as const) {
    assert.throws(
      () => readSettings({ environment: {}, ...options }),
      (error: Error) => sentence.test(error.message) && !error.message.includes("s3cret"),
    );
  }
});

void test("A file with a token is read each time; its line break is no part of the token.", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kiwoom-token-"));
  try {
    const file = join(folder, "token");
    const { token } = readSettings({ environment: { KIWOOM_GATEWAY_TOKEN_FILE: file } });
    assert.ok(token !== undefined);
    await assert.rejects(readToken(token), /cannot be read \(ENOENT\)/);
    for (const written of ["first", "second"]) {
      await writeFile(file, `${written}\n`);
      assert.equal(await readToken(token), written);
    }
    await writeFile(file, "two words");
    await assert.rejects(readToken(token), (error: Error) => !error.message.includes("words"));
  } finally {
    await rm(folder, { recursive: true });
  }
});
