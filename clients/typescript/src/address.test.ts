import assert from "node:assert/strict";
import { test } from "node:test";

import { readAddress } from "./address.js";

void test("The scheme decides about TLS. Without one, only loopback without authorities is plain.", () => {
  for (const [text, hasAuthorities, url, loopback] of [
    ["127.0.0.1:50051", false, "http://127.0.0.1:50051", true],
    ["127.8.0.1:1", false, "http://127.8.0.1:1", true],
    ["localhost:50051", false, "http://localhost:50051", true],
    ["[::1]:50051", false, "http://[::1]:50051", true],
    ["127.0.0.1:50051", true, "https://127.0.0.1:50051", true],
    ["gateway.example:50051", false, "https://gateway.example:50051", false],
    ["127.example:50051", false, "https://127.example:50051", false],
    ["10.0.0.1:50051", true, "https://10.0.0.1:50051", false],
    ["http://10.0.0.1:50051", true, "http://10.0.0.1:50051", false],
    ["https://localhost:50051", false, "https://localhost:50051", true],
  ] as const) {
    assert.deepEqual(readAddress(text, hasAuthorities), { url, tls: url.startsWith("https"), loopback }, text);
  }
});

void test("What is no address is refused.", () => {
  for (const text of ["", "localhost", "localhost:0", "localhost:65536", "ftp://a:1", "https://a:1/path", "u@a:1"]) {
    assert.throws(() => readAddress(text, false), RangeError, text);
  }
});
