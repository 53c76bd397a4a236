// Lists the stocks of a sector by their change today, on all pages.
//
//   node sector_screen.js SECTOR

import { Client, Decimal } from "@kiwoom-gateway/client";

const [sectorCode = "001"] = process.argv.slice(2);
const rows: { name: string; rate: Decimal; price: number }[] = [];

await using client = new Client({ queries: { waitForQuota: true } });
for await (const stock of client.sector.getSectorStocksAll({ market: "KOSPI", sectorCode, exchange: "KRX" })) {
  const { stockName = "?", changeRate, currentPrice } = stock;
  if (changeRate === undefined || currentPrice === undefined) continue;
  rows.push({ name: stockName, rate: changeRate, price: currentPrice.value });
}
rows.sort((a, b) => b.rate.compare(a.rate));
for (const { name, rate, price } of rows) console.log(`stock ${rate} % ${price} won ${name}`);
