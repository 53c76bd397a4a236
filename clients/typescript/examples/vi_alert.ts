// Tells when a volatility interruption (VI) begins and ends, for any stock.
//
//   node vi_alert.js COUNT

import { Client } from "@kiwoom-gateway/client";

const [count = "Infinity"] = process.argv.slice(2);
let told = 0;

await using client = new Client();
for await (const event of client.subscribe({ type: "VOLATILITY_INTERRUPTION" })) {
  if (event.kind === "disconnected") console.log(`not connected (${event.code}): interruptions come later`);
  if (event.kind !== "volatilityInterruption") continue;
  const { stockCode, stockName, kind, triggerDirection, triggerPrice, triggerTime, releaseTime } = event.value;
  const what = releaseTime === undefined ? `began at ${triggerTime ?? "?"}` : `ended at ${releaseTime}`;
  const jump = `${kind ?? "?"} ${triggerDirection ?? "?"} to ${triggerPrice ?? "?"} won`;
  console.log(`VI ${stockCode ?? "?"} ${stockName ?? ""} ${jump}: ${what}`);
  if (++told >= Number(count)) break;
}
