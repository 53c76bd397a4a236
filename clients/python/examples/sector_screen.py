"""The sectors of a market by their change today, and the strongest stocks of the first one.

python examples/sector_screen.py KOSPI
"""

import sys

import polars as pl

from kiwoom_gateway import Exchange, Market, SyncClient
from kiwoom_gateway.frames import to_polars

# The code of the whole market.
WHOLE = {Market.KOSPI: "001", Market.KOSDAQ: "101"}


def screen(market: Market) -> tuple[pl.DataFrame, pl.DataFrame]:
    with SyncClient(wait_for_quota=True) as client:
        sectors = to_polars(list(client.sector.get_sector_indices_pages(sector_code=WHOLE[market])))
        best = sectors.sort("change_rate", descending=True, nulls_last=True)
        stocks = client.sector.get_sector_stocks_pages(
            market=market, sector_code=best["sector_code"][0], exchange=Exchange.CONSOLIDATED
        )
        return best, to_polars(list(stocks)).sort("change_rate", descending=True, nulls_last=True)


def main() -> None:
    sectors, stocks = screen(Market[sys.argv[1]])
    print(sectors.select("sector_name", "current_price", "change_rate", "advancing_count", "declining_count").head(10))
    print(stocks.select("stock_name", "current_price", "change_rate").head(10))


if __name__ == "__main__":
    main()
