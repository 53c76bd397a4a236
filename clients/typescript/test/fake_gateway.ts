import { createServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";

import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ConnectRouter, HandlerContext } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";

import { AccountService } from "../src/contract/kiwoom/v1/account_service_pb.js";
import { MarketDataService } from "../src/contract/kiwoom/v1/market_data_service_pb.js";
import type { PositionEventSchema, SubscribePositionRequest } from "../src/contract/kiwoom/v1/position_pb.js";
import { SessionService, type ChangeSubscriptionRequest } from "../src/contract/kiwoom/v1/session_service_pb.js";
import type { SubscribeRequest } from "../src/contract/kiwoom/v1/subscribe_pb.js";
import type { EventInit } from "./events.js";

/** What the gateway does with one stream: each element is the events of one response. */
export type Script = (request: SubscribeRequest, call: HandlerContext) => AsyncIterable<EventInit[]>;
export type PositionInit = MessageInitShape<typeof PositionEventSchema>;

/** A gateway in this process, on a real socket, that does what a test writes: each stream follows the next script. */
export class FakeGateway implements AsyncDisposable {
  readonly requests: SubscribeRequest[] = [];
  readonly positionRequests: SubscribePositionRequest[] = [];
  readonly headers: Headers[] = [];
  readonly changes: ChangeSubscriptionRequest[] = [];
  onChange: (request: ChangeSubscriptionRequest) => void = () => undefined;
  positions: () => AsyncIterable<PositionInit[]> = () => {
    throw new Error("The test has no positions.");
  };
  readonly #server: Http2Server;
  readonly #sessions = new Set<ServerHttp2Session>();

  private constructor(scripts: readonly Script[], more: (router: ConnectRouter) => void) {
    const left = [...scripts];
    const routes = (router: ConnectRouter) => {
      this.#routes(router, left);
      more(router);
    };
    this.#server = createServer(connectNodeAdapter({ routes }));
    this.#server.on("session", (session) => {
      this.#sessions.add(session);
      session.on("close", () => this.#sessions.delete(session));
    });
  }

  /** @param more other services */
  static async start(scripts: readonly Script[], more: (router: ConnectRouter) => void = () => undefined) {
    const gateway = new FakeGateway(scripts, more);
    await new Promise<void>((resolve) => gateway.#server.listen(0, "127.0.0.1", resolve));
    return gateway;
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resets all connections, as a crash does. */
  drop(): void {
    for (const session of this.#sessions) session.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.drop();
    await closed;
  }

  #routes(router: ConnectRouter, left: Script[]): void {
    const { requests, headers, changes, positionRequests } = this;
    router.rpc(MarketDataService.method.subscribe, async function* (request, call) {
      requests.push(request);
      headers.push(call.requestHeader);
      const script = left.shift();
      if (script === undefined) throw new Error("The test has no script for this stream.");
      for await (const events of script(request, call)) yield { events };
    });
    router.rpc(AccountService.method.subscribePosition, (request) => {
      positionRequests.push(request);
      return wrapped(this.positions());
    });
    router.rpc(SessionService.method.changeSubscription, (request) => {
      changes.push(request);
      this.onChange(request);
      return {};
    });
  }
}

async function* wrapped(batches: AsyncIterable<PositionInit[]>) {
  for await (const events of batches) yield { events };
}
