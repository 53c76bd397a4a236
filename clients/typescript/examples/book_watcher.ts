// Shows the best of an order book and how it leans.
//
//   node book_watcher.js COUNT ITEM…

import { Client } from "@kiwoom-gateway/client";

const [count = "Infinity", ...items] = process.argv.slice(2);
let shown = 0;

await using client = new Client();
for await (const event of client.subscribe({ type: "ORDER_BOOK", items, minInterval: 100 })) {
  if (event.kind === "gap") console.log(`gap: ${event.value.reason}`);
  if (event.kind !== "orderBook") continue;
  const { asks, bids, totalAskQuantity = 0, totalBidQuantity = 0 } = event.value;
  const share = totalBidQuantity / (totalBidQuantity + totalAskQuantity);
  const [ask, bid] = [asks[0]?.price?.value ?? "-", bids[0]?.price?.value ?? "-"];
  console.log(`book ${event.item} ${bid} / ${ask}, bids ${(share * 100).toFixed(1)} %`);
  if (++shown >= Number(count)) break;
}
