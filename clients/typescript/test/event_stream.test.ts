import assert from "node:assert/strict";
import { test } from "node:test";

import { Code, ConnectError } from "@connectrpc/connect";

import { RetryInfoSchema } from "../src/contract/google/rpc/error_details_pb.js";
import { Client, type GatewayEvent, KiwoomError } from "../src/node.js";
import { acknowledgement, draining, gap, heartbeat, live, TEN, trade } from "./events.js";
import { FakeClock } from "./fake_clock.js";
import { FakeGateway, type Script } from "./fake_gateway.js";

const TRADES = { type: "TRADE", items: ["005930"] } as const;
const silence = (call: { signal: AbortSignal }) =>
  new Promise<void>((resolve) => {
    call.signal.addEventListener("abort", () => {
      resolve();
    });
  });
const unavailable = () => new ConnectError("gone", Code.Unavailable);

/** A stream that says this and then stays open, until the client leaves. */
function open(...batches: ReturnType<typeof trade>[][]): Script {
  return async function* (_request, call) {
    yield* batches;
    await silence(call);
  };
}

/** A stream that says this and then fails. */
function failing(error: Error, ...batches: ReturnType<typeof trade>[][]): Script {
  // eslint-disable-next-line @typescript-eslint/require-await
  return async function* () {
    yield* batches;
    throw error;
  };
}

async function setUp(...scripts: Script[]) {
  const gateway = await FakeGateway.start(scripts);
  const clock = new FakeClock();
  const client = new Client({ address: gateway.address, clock, environment: {} });
  const end = async () => {
    await client.close();
    await gateway[Symbol.asyncDispose]();
  };
  return { gateway, clock, client, [Symbol.asyncDispose]: end };
}

async function take(stream: AsyncIterator<GatewayEvent, undefined>, count: number): Promise<GatewayEvent[]> {
  const taken: GatewayEvent[] = [];
  while (taken.length < count) {
    const { done, value } = await stream.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
}

/** Short texts of events: their kind and what tells them apart. */
function texts(events: readonly GatewayEvent[]): string[] {
  return events.map((event) => {
    if (event.kind === "trade") return `trade ${event.epoch}/${event.sequence}`;
    if (event.kind === "disconnected") return `disconnected ${event.code} ${event.retryDelay}`;
    return event.kind;
  });
}

void test("Events come in order, without heartbeats, and leaving the loop ends the call.", async () => {
  let freed = false;
  await using house = await setUp(async function* (_request, call) {
    yield [acknowledgement(), live(7n, "005930")];
    yield [heartbeat(), trade("005930", 7n, 1n), trade("005930", 7n, 2n)];
    await silence(call);
    freed = true;
  });
  const got: GatewayEvent[] = [];
  for await (const event of house.client.subscribe(TRADES)) {
    got.push(event);
    if (got.length === 4) break;
  }
  assert.deepEqual(texts(got), ["acknowledgement", "live", "trade 7/1", "trade 7/2"]);
  const last = got[3];
  assert.ok(last?.kind === "trade");
  assert.deepEqual({ ...last.value.currentPrice }, { value: 71_000, direction: "UP" });
  assert.equal(String(last.receivedTime), "2026-07-20T10:00:02+09:00");
  await house.gateway[Symbol.asyncDispose]();
  assert.equal(freed, true);
  assert.equal(house.clock.timers, 0);
});

void test("Heartbeats come if they are asked for.", async () => {
  await using house = await setUp(open([acknowledgement(), heartbeat()]));
  await using stream = house.client.subscribe(TRADES, { heartbeats: true });
  assert.deepEqual(texts(await take(stream, 2)), ["acknowledgement", "heartbeat"]);
});

void test("A stream that fails is opened again and continues from its positions.", async () => {
  const seen = [acknowledgement(), live(7n, "005930"), trade("005930", 7n, 1n), trade("005930", 7n, 2n)];
  await using house = await setUp(
    failing(unavailable(), seen),
    open([acknowledgement("stream-2"), trade("005930", 7n, 3n, { replayed: true })]),
  );
  await using stream = house.client.subscribe(TRADES);
  assert.deepEqual(texts(await take(stream, 5)).slice(-1), ["disconnected UNAVAILABLE 150"]);
  const more = take(stream, 2);
  await house.clock.pass(150);
  assert.deepEqual(texts(await more), ["acknowledgement", "trade 7/3"]);
  assert.equal(stream.subscriptionId, "stream-2");
  const [first, second] = house.gateway.requests;
  assert.deepEqual(first?.interests[0]?.resume, []);
  const [position] = second?.interests[0]?.resume ?? [];
  assert.equal(position?.item, "005930");
  assert.deepEqual([position.epoch, position.sequence, position.receivedTime?.seconds], [7n, 2n, TEN + 2n]);
});

void test("A connection that breaks is unavailable; positions are those of events that the user has got.", async () => {
  const broken: Script = async function* (_request, call) {
    yield [acknowledgement(), live(7n, "005930"), trade("005930", 7n, 1n), trade("005930", 7n, 2n)];
    await silence(call);
  };
  await using house = await setUp(broken, open([acknowledgement()]));
  await using stream = house.client.subscribe(TRADES);
  await take(stream, 3);
  assert.deepEqual(JSON.parse(JSON.stringify(stream.positions)), [
    { type: "TRADE", item: "005930", epoch: 7, sequence: 1, receivedTime: "2026-07-20T10:00:01+09:00" },
  ]);
  await take(stream, 1);
  house.gateway.drop();
  assert.deepEqual(texts(await take(stream, 1)), ["disconnected UNAVAILABLE 150"]);
});

void test("A draining gateway says how long to wait; what the pause would be otherwise is less.", async () => {
  await using house = await setUp(failing(unavailable(), [acknowledgement(), draining(7n)]), open([acknowledgement()]));
  await using stream = house.client.subscribe(TRADES);
  const events = await take(stream, 3);
  assert.deepEqual(texts(events), ["acknowledgement", "draining", "disconnected UNAVAILABLE 7000"]);
  const more = take(stream, 1);
  await house.clock.pass(7000);
  assert.deepEqual(texts(await more), ["acknowledgement"]);
});

void test("RetryInfo is a minimum, too, and a stream that ends without an error is opened again.", async () => {
  const slow = new ConnectError("slow", Code.ResourceExhausted, undefined, [
    { desc: RetryInfoSchema, value: { retryDelay: { seconds: 2n, nanos: 500_000_000 } } },
  ]);
  const ended: Script = async function* () {
    yield await Promise.resolve([acknowledgement()]);
  };
  await using house = await setUp(failing(slow, [acknowledgement()]), ended, open([acknowledgement()]));
  await using stream = house.client.subscribe(TRADES);
  assert.deepEqual(texts(await take(stream, 2)).slice(1), ["disconnected RESOURCE_EXHAUSTED 2500"]);
  const second = take(stream, 2);
  await house.clock.pass(2500);
  assert.deepEqual(texts(await second), ["acknowledgement", "disconnected OK 150"]);
});

void test("Pauses double with each failure, up to five seconds, until an acknowledgement.", async () => {
  const failures = Array.from({ length: 7 }, () => failing(unavailable()));
  const acknowledged = failing(unavailable(), [acknowledgement()]);
  await using house = await setUp(acknowledged, ...failures, acknowledged);
  await using stream = house.client.subscribe(TRADES);
  const pauses: number[] = [];
  for await (const event of stream) {
    if (event.kind !== "disconnected") continue;
    pauses.push(event.retryDelay);
    if (pauses.length === 9) break;
    void house.clock.pass(event.retryDelay);
  }
  assert.deepEqual(pauses, [150, 300, 600, 1200, 2400, 3750, 3750, 3750, 150]);
});

void test("The first connection is tried for the connect timeout, then the last error is thrown.", async () => {
  await using house = await setUp(failing(unavailable()), failing(new ConnectError("still", Code.Unavailable)));
  await using stream = house.client.subscribe(TRADES, { connectTimeout: 400 });
  assert.deepEqual(texts(await take(stream, 1)), ["disconnected UNAVAILABLE 150"]);
  const ended = assert.rejects(stream.next(), { name: "KiwoomError", code: "UNAVAILABLE", message: "still" });
  await house.clock.pass(150);
  await ended;
  assert.equal((await stream.next()).done, true);
});

void test("A gateway that does not answer ends the first attempt with the timeout.", async () => {
  await using house = await setUp(open());
  await using stream = house.client.subscribe(TRADES);
  const ended = assert.rejects(stream.next(), { code: "DEADLINE_EXCEEDED" });
  await house.clock.pass(10_000);
  await ended;
});

void test("After the first acknowledgement the client never gives up.", async () => {
  await using house = await setUp(failing(unavailable(), [acknowledgement()]), failing(unavailable()), open([]));
  await using stream = house.client.subscribe(TRADES, { connectTimeout: 10 });
  const events = take(stream, 3);
  await house.clock.pass(150);
  assert.deepEqual(texts(await events).slice(1), ["disconnected UNAVAILABLE 150", "disconnected UNAVAILABLE 300"]);
});

void test("Other errors end the subscription.", async () => {
  const refusal = new ConnectError("no such item", Code.InvalidArgument);
  await using house = await setUp(failing(refusal));
  const error = await house.client.subscribe(TRADES).next().catch((reason: unknown) => reason);
  assert.ok(error instanceof KiwoomError);
  assert.deepEqual([error.code, error.message], ["INVALID_ARGUMENT", "no such item"]);
});

void test("Thirty seconds of silence count as a lost connection.", async () => {
  await using house = await setUp(open([acknowledgement()]), open([acknowledgement("stream-2")]));
  await using stream = house.client.subscribe(TRADES);
  await take(stream, 1);
  const next = take(stream, 1);
  // The first time passes before the user waits again, and does not count.
  await house.clock.pass(30_000);
  await house.clock.pass(30_000);
  assert.deepEqual(texts(await next), ["disconnected UNAVAILABLE 150"]);
});

void test("The time of a slow user is no silence of the gateway.", async () => {
  let send: () => void = () => undefined;
  const later = new Promise<void>((resolve) => {
    send = resolve;
  });
  const script: Script = async function* (_request, call) {
    yield [acknowledgement()];
    await later;
    yield [trade("005930", 7n, 1n)];
    await silence(call);
  };
  await using house = await setUp(script);
  await using stream = house.client.subscribe(TRADES);
  await take(stream, 1);
  house.clock.advance(60_000);
  send();
  assert.deepEqual(texts(await take(stream, 1)), ["trade 7/1"]);
});

void test("A signal ends the loop with its reason, a close ends it without an error; both free the call.", async () => {
  await using house = await setUp(open([acknowledgement()]), open([acknowledgement()]));
  const abort = new AbortController();
  const aborted = house.client.subscribe(TRADES, { signal: abort.signal });
  await take(aborted, 1);
  const rejected = assert.rejects(aborted.next(), { message: "enough" });
  abort.abort(new Error("enough"));
  await rejected;
  const closed = house.client.subscribe(TRADES);
  await take(closed, 1);
  const next = closed.next();
  await closed.close();
  assert.equal((await next).done, true);
  assert.equal(house.clock.timers, 0);
});

void test("A signal that has aborted already, or aborts during a pause, ends it, too.", async () => {
  await using house = await setUp(failing(unavailable(), [acknowledgement()]));
  await assert.rejects(house.client.subscribe(TRADES, { signal: AbortSignal.abort() }).next(), { name: "AbortError" });
  const abort = new AbortController();
  const stream = house.client.subscribe(TRADES, { signal: abort.signal });
  await take(stream, 2);
  const rejected = assert.rejects(stream.next(), { name: "AbortError" });
  abort.abort();
  await rejected;
  assert.equal(house.clock.timers, 0);
});

void test("A gap of a new epoch begins its position anew, at its end.", async () => {
  await using house = await setUp(open([acknowledgement(), live(7n, "005930"), gap(9n, TEN + 50n, "005930")]));
  await using stream = house.client.subscribe(TRADES);
  await take(stream, 3);
  const [position] = [...stream.positions];
  assert.deepEqual([position?.epoch, position?.sequence], [9n, 0n]);
  assert.equal(String(position?.receivedTime), "2026-07-20T10:00:50+09:00");
});

void test("Positions of an earlier subscription are sent with the first request.", async () => {
  await using house = await setUp(open([acknowledgement()]));
  const record = { type: "TRADE", epoch: 7, sequence: 41, receivedTime: "2026-07-20T10:00:00+09:00" } as const;
  const resumeFrom = [
    { ...record, item: "005930" },
    { ...record, item: "000660" },
  ];
  await using stream = house.client.subscribe(TRADES, { resumeFrom });
  await take(stream, 1);
  const sent = house.gateway.requests[0]?.interests[0]?.resume ?? [];
  assert.deepEqual(
    sent.map(({ item, epoch, sequence }) => [item, epoch, sequence]),
    [["005930", 7n, 41n]],
  );
});

void test("A missing event is reported before the next one.", async () => {
  const events = [acknowledgement(), live(7n, "005930"), trade("005930", 7n, 1n), trade("005930", 7n, 3n)];
  await using house = await setUp(open(events));
  await using stream = house.client.subscribe(TRADES);
  const got = await take(stream, 4);
  assert.deepEqual([...stream.positions].map(({ sequence }) => sequence), [1n], "3 has not been passed on");
  got.push(...(await take(stream, 1)));
  assert.deepEqual([...stream.positions].map(({ sequence }) => sequence), [3n]);
  assert.deepEqual(texts(got).slice(2), ["trade 7/1", "inconsistent", "trade 7/3"]);
  assert.deepEqual(got[3], {
    kind: "inconsistent",
    type: "TRADE",
    item: "005930",
    session: undefined,
    expectedEpoch: 7,
    expectedSequence: 2,
    actualEpoch: 7,
    actualSequence: 3,
  });
});
