import assert from "node:assert/strict";
import { test } from "node:test";

import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";

import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from "../src/contract/google/rpc/error_details_pb.js";
import { Market } from "../src/contract/kiwoom/v1/market_pb.js";
import { SectorService } from "../src/contract/kiwoom/v1/sector_service_pb.js";
import { Client, type ClientOptions } from "../src/node.js";
import { TEN } from "./events.js";
import { FakeClock } from "./fake_clock.js";
import { FakeGateway } from "./fake_gateway.js";

const KOSPI = { market: "KOSPI", sectorCode: "001", exchange: "KRX" } as const;

async function setUp(routes: (router: ConnectRouter) => void, options: ClientOptions = {}) {
  const gateway = await FakeGateway.start([], routes);
  const clock = new FakeClock();
  const client = new Client({ address: gateway.address, clock, environment: {}, ...options });
  const end = async () => {
    await client.close();
    await gateway[Symbol.asyncDispose]();
  };
  return { clock, client, [Symbol.asyncDispose]: end };
}

function limited(seconds: bigint, reason = "LOCAL_RATE_LIMIT"): ConnectError {
  return new ConnectError("too many", Code.ResourceExhausted, undefined, [
    { desc: ErrorInfoSchema, value: { reason, domain: "kiwoom" } },
    { desc: RetryInfoSchema, value: { retryDelay: { seconds } } },
  ]);
}

void test("A query sends the fields of its request, and returns the response as a value.", async () => {
  await using house = await setUp((router) => {
    router.rpc(SectorService.method.getSectorPrice, (request, { requestHeader }) => {
      assert.equal(request.market, Market.KOSPI);
      assert.equal(request.sectorCode, "001");
      assert.deepEqual([request.maxAge?.seconds, request.maxAge?.nanos], [1n, 500_000_000]);
      assert.equal(requestHeader.get("authorization"), "Bearer s3cret");
      assert.equal(requestHeader.get("kiwoom-session"), "second");
      return {
        currentPrice: 2653.8,
        currentPriceDirection: 1,
        receivedTime: { seconds: TEN },
        fiftyTwoWeekHighDate: { year: 2026, month: 1, day: 2 },
        intraday: [{ time: { hours: 9, minutes: 0, seconds: 10 } }],
      };
    });
  }, { token: "s3cret", queries: { session: "second" } });
  const price = await house.client.sector.getSectorPrice({ market: "KOSPI", sectorCode: "001", maxAge: 1500 });
  assert.equal(String(price.currentPrice?.value), "2653.80");
  assert.equal(price.currentPrice?.direction, "UP");
  assert.equal(String(price.fiftyTwoWeekHighDate), "2026-01-02");
  assert.equal(String(price.intraday[0]?.time), "2026-07-20T09:00:10+09:00");
});

void test("An error has what its details say.", async () => {
  await using house = await setUp((router) => {
    router.rpc(SectorService.method.getSectorPrice, () => {
      throw new ConnectError("refused", Code.InvalidArgument, { "kiwoom-request-id": "r1" }, [
        {
          desc: ErrorInfoSchema,
          value: { reason: "BROKER_REJECTED", metadata: { tr: "ka20001", broker_code: "1700", session: "default" } },
        },
        { desc: RetryInfoSchema, value: { retryDelay: { nanos: 250_000_000 } } },
        { desc: BadRequestSchema, value: { fieldViolations: [{ field: "sector_code", description: "is wrong" }] } },
      ]);
    });
  });
  await assert.rejects(house.client.sector.getSectorPrice(KOSPI), {
    name: "KiwoomError",
    code: "INVALID_ARGUMENT",
    reason: "BROKER_REJECTED",
    message: "refused",
    tr: "ka20001",
    brokerCode: "1700",
    session: "default",
    retryDelay: 250,
    requestId: "r1",
    violations: [{ field: "sector_code", description: "is wrong" }],
  });
});

void test("Only rate limits are waited for, only if asked, and only within the timeout.", async () => {
  for (const [refusals, options, calls, code] of [
    [[limited(2n), limited(3n, "BROKER_RATE_LIMIT")], { waitForQuota: true }, 3, undefined],
    [[limited(2n)], {}, 1, "RESOURCE_EXHAUSTED"],
    [[limited(2n)], { waitForQuota: true, timeout: 1000 }, 1, "RESOURCE_EXHAUSTED"],
    [[limited(2n, "SHARE_EXCEEDED")], { waitForQuota: true }, 1, "RESOURCE_EXHAUSTED"],
    [[new ConnectError("gone", Code.Unavailable)], { waitForQuota: true }, 1, "UNAVAILABLE"],
  ] as const) {
    let called = 0;
    await using house = await setUp((router) => {
      router.rpc(SectorService.method.getSectorPrice, () => {
        const refusal = refusals[called++];
        if (refusal !== undefined) throw refusal;
        return {};
      });
    });
    const query = house.client.sector.getSectorPrice(KOSPI, options).then(
      () => undefined,
      (error: unknown) => (error as { code: string }).code,
    );
    if (calls === 3) {
      await house.clock.pass(2000);
      await house.clock.pass(3000);
    }
    assert.equal(await query, code);
    assert.equal(called, calls);
  }
});

void test("The elements of all pages come one after the other, and a page that repeats is an error.", async () => {
  const tokens: string[] = [];
  await using house = await setUp((router) => {
    router.rpc(SectorService.method.getSectorStocks, ({ pageToken, sectorCode }) => {
      tokens.push(`${sectorCode} ${pageToken}`);
      const codes: Readonly<Record<string, string>> = { "": "a", b: "b", c: "c" };
      const next: Readonly<Record<string, string>> = { "": "b", b: "c", c: sectorCode === "001" ? "" : "b" };
      return { stocks: [{ stockCode: codes[pageToken] ?? "?" }], nextPageToken: next[pageToken] ?? "" };
    });
  });
  const found: (string | undefined)[] = [];
  for await (const { stockCode } of house.client.sector.getSectorStocksAll(KOSPI)) found.push(stockCode);
  assert.deepEqual([found, tokens], [["a", "b", "c"], ["001 ", "001 b", "001 c"]]);
  const pages = house.client.sector.getSectorStocksPages({ ...KOSPI, sectorCode: "002" });
  for (let i = 0; i < 3; ++i) await pages.next();
  await assert.rejects(pages.next(), { code: "DATA_LOSS" });
});

void test("A signal and a timeout end a query.", async () => {
  await using house = await setUp((router) => {
    router.rpc(SectorService.method.getSectorPrice, (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          reject(new ConnectError("ended", Code.Canceled));
        });
      }),
    );
  });
  const abort = new AbortController();
  const query = house.client.sector.getSectorPrice(KOSPI, { signal: abort.signal });
  const aborted = assert.rejects(query, { message: "no" });
  abort.abort(new Error("no"));
  await aborted;
  await assert.rejects(house.client.sector.getSectorPrice(KOSPI, { timeout: 1 }), { code: "DEADLINE_EXCEEDED" });
});

void test("A gateway that is not there is unavailable, and an enum that does not exist is refused before it is asked.",
  async () => {
    const client = new Client({ address: "127.0.0.1:1", environment: {} });
    await assert.rejects(client.sector.getSectorPrice(KOSPI), { code: "UNAVAILABLE" });
    await assert.rejects(client.sector.getSectorPrice({ market: "KOSPY" as "KOSPI", sectorCode: "001" }), RangeError);
    await client.close();
    await assert.rejects(client.sector.getSectorPrice(KOSPI), { code: "FAILED_PRECONDITION" });
  });
