import assert from "node:assert/strict";
import { test } from "node:test";

import { Code, ConnectError } from "@connectrpc/connect";

import { Client } from "../src/node.js";
import { acknowledgement, live, trade } from "./events.js";
import { FakeClock } from "./fake_clock.js";
import { FakeGateway, type Script } from "./fake_gateway.js";

const TRADES = { type: "TRADE", items: ["005930"] } as const;
const SK = { type: "TRADE", items: ["000660"] } as const;

function open(...events: ReturnType<typeof trade>[]): Script {
  return async function* (_request, call) {
    yield events;
    await new Promise<void>((resolve) => {
      call.signal.addEventListener("abort", () => {
        resolve();
      });
    });
  };
}

const fails: Script = async function* () {
  yield await Promise.resolve([acknowledgement()]);
  throw new ConnectError("gone", Code.Unavailable);
};

function clientOf(gateway: FakeGateway, clock = new FakeClock()): Client {
  return new Client({ address: gateway.address, clock, environment: {} });
}

void test("Changes of a running subscription name its stream, and the next stream asks for the result.", async () => {
  const clock = new FakeClock();
  await using gateway = await FakeGateway.start([
    open(acknowledgement("stream-1"), live(7n, "005930"), trade("005930", 7n, 1n)),
    open(acknowledgement()),
  ]);
  await using client = clientOf(gateway, clock);
  await using stream = client.subscribe(TRADES);
  for (let i = 0; i < 3; ++i) await stream.next();
  await stream.add(SK);
  await stream.remove(TRADES);
  const changes = gateway.changes.map(({ subscriptionId, add, remove }) => [
    subscriptionId,
    add.flatMap(({ items }) => items),
    remove.flatMap(({ items }) => items),
  ]);
  assert.deepEqual(changes, [
    ["stream-1", ["000660"], []],
    ["stream-1", [], ["005930"]],
  ]);
  assert.deepEqual([...stream.positions], [], "a removed interest loses its positions");
  gateway.drop();
  await stream.next();
  const next = stream.next();
  await clock.pass(150);
  await next;
  assert.deepEqual(
    gateway.requests[1]?.interests.map(({ items, resume }) => [items, resume]),
    [[["000660"], []]],
  );
});

void test("A refused change is an error and changes nothing.", async () => {
  const clock = new FakeClock();
  await using gateway = await FakeGateway.start([open(acknowledgement()), open(acknowledgement())]);
  gateway.onChange = () => {
    throw new ConnectError("no such item", Code.InvalidArgument);
  };
  await using client = clientOf(gateway, clock);
  await using stream = client.subscribe(TRADES);
  await stream.next();
  await assert.rejects(stream.add(SK), { code: "INVALID_ARGUMENT", message: "no such item" });
  gateway.drop();
  await stream.next();
  const next = stream.next();
  await clock.pass(150);
  await next;
  assert.deepEqual(gateway.requests[1]?.interests.flatMap(({ items }) => items), ["005930"]);
});

void test("While the stream is down, changes are for the next one.", async () => {
  const clock = new FakeClock();
  await using gateway = await FakeGateway.start([fails, open(acknowledgement())]);
  await using client = clientOf(gateway, clock);
  await using stream = client.subscribe(TRADES);
  await stream.next();
  assert.equal((await stream.next()).value?.kind, "disconnected");
  await stream.add(SK);
  const next = stream.next();
  await clock.pass(150);
  await next;
  assert.deepEqual(gateway.changes, []);
  assert.deepEqual(gateway.requests[1]?.interests.flatMap(({ items }) => items), ["005930", "000660"]);
});

void test("A change during a connection attempt waits for its outcome.", async () => {
  let acknowledge: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    acknowledge = resolve;
  });
  await using gateway = await FakeGateway.start([
    async function* (request, call) {
      await asked;
      yield* open(acknowledgement("stream-1"))(request, call);
    },
  ]);
  await using client = clientOf(gateway);
  await using stream = client.subscribe(TRADES);
  const first = stream.next();
  const added = stream.add(SK);
  acknowledge();
  await first;
  await added;
  assert.deepEqual(gateway.changes.map(({ subscriptionId }) => subscriptionId), ["stream-1"]);
});

void test("A change of a stream that has gone is for the next one.", async () => {
  const clock = new FakeClock();
  await using gateway = await FakeGateway.start([open(acknowledgement()), open(acknowledgement())]);
  gateway.onChange = () => {
    throw new ConnectError("no such stream", Code.NotFound);
  };
  await using client = clientOf(gateway, clock);
  await using stream = client.subscribe(TRADES);
  await stream.next();
  await stream.add(SK);
  gateway.drop();
  await stream.next();
  const next = stream.next();
  await clock.pass(150);
  await next;
  assert.deepEqual(gateway.requests[1]?.interests.flatMap(({ items }) => items), ["005930", "000660"]);
});

void test("Without interests the next attempt waits for some.", async () => {
  const clock = new FakeClock();
  await using gateway = await FakeGateway.start([open(acknowledgement()), open(acknowledgement())]);
  await using client = clientOf(gateway, clock);
  await using stream = client.subscribe(TRADES);
  await stream.next();
  await stream.remove(TRADES);
  gateway.drop();
  await stream.next();
  const next = stream.next();
  await clock.pass(150);
  assert.equal(gateway.requests.length, 1, "a stream of nothing would be refused");
  await stream.add(SK);
  await next;
  assert.deepEqual(gateway.requests[1]?.interests.flatMap(({ items }) => items), ["000660"]);
});

void test("A change after the end is refused.", async () => {
  await using gateway = await FakeGateway.start([]);
  await using client = clientOf(gateway);
  const stream = client.subscribe(TRADES);
  await stream.close();
  await assert.rejects(stream.add(SK), { code: "CANCELLED" });
});

void test("A type of accounts has a stream of its own, and a position for each session.", async () => {
  await using gateway = await FakeGateway.start([]);
  gateway.positions = async function* () {
    yield await Promise.resolve([
      { event: { case: "acknowledgement", value: { subscriptionId: "stream-1" } } },
      { item: "005930", session: "a", account: "123", epoch: 7n, sequence: 1n, event: { case: "position", value: {} } },
      { item: "000660", session: "b", account: "456", epoch: 8n, sequence: 5n, event: { case: "position", value: {} } },
    ] as const);
    throw new ConnectError("gone", Code.Unavailable);
  };
  const clock = new FakeClock();
  await using client = clientOf(gateway, clock);
  assert.throws(() => client.subscribe([TRADES, { type: "POSITION" }]), /POSITION is a type of accounts/);
  await using stream = client.subscribe({ type: "POSITION" });
  await stream.next();
  const { value: event } = await stream.next();
  assert.ok(event?.kind === "position");
  assert.deepEqual([event.account, event.session], ["123", "a"]);
  await assert.rejects(stream.add(SK), /POSITION is a type of accounts/);
  await stream.next();
  await stream.next();
  const next = stream.next();
  await clock.pass(150);
  await next;
  assert.deepEqual(
    gateway.positionRequests[1]?.resume.map(({ item, session, epoch, sequence }) => [item, session, epoch, sequence]),
    [
      ["", "a", 7n, 1n],
      ["", "b", 8n, 5n],
    ],
  );
});
