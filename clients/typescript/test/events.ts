// Events as a gateway writes them, for scripts of the fake one.

import type { MessageInitShape } from "@bufbuild/protobuf";

import type { EventSchema } from "../src/contract/kiwoom/v1/event_pb.js";
import { RealtimeType } from "../src/contract/kiwoom/v1/realtime_type_pb.js";

export type EventInit = MessageInitShape<typeof EventSchema>;

/** Ten o'clock in Seoul on Monday, 20 July 2026. */
export const TEN = 1_784_509_200n;

export function acknowledgement(subscriptionId = "stream-1"): EventInit {
  return { event: { case: "acknowledgement", value: { subscriptionId } } };
}

export function live(epoch: bigint, ...items: string[]): EventInit {
  return { event: { case: "live", value: { registrations: registrations(epoch, items) } } };
}

export function gap(epoch: bigint, seconds: bigint, ...items: string[]): EventInit {
  const value = { registrations: registrations(epoch, items), endTime: { seconds }, reason: "a test" };
  return { event: { case: "gap", value } };
}

export function draining(retrySeconds: bigint): EventInit {
  return { event: { case: "draining", value: { retryDelay: { seconds: retrySeconds } } } };
}

export function heartbeat(): EventInit {
  return { event: { case: "heartbeat", value: { time: { seconds: TEN } } } };
}

export function trade(item: string, epoch: bigint, sequence: bigint, more: Partial<EventInit> = {}): EventInit {
  return {
    item,
    epoch,
    sequence,
    receivedTime: { seconds: TEN + sequence },
    event: { case: "trade", value: { currentPrice: 71_000n, currentPriceDirection: 1 } },
    ...more,
  } as EventInit;
}

function registrations(epoch: bigint, items: readonly string[]) {
  return items.map((item) => ({ type: RealtimeType.TRADE, item, epoch, session: "default" }));
}
