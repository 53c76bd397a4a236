"""Watches the order books of some stocks: spread, and which side weighs more.

python examples/order_book_watcher.py 005930 000660
"""

import datetime
import sys
from collections.abc import Iterator

from kiwoom_gateway import GapNotice, LostNotice, OrderBook, SyncClient


def lines(items: list[str]) -> Iterator[str]:
    # A book is a state: who watches it needs the newest one, at most twice a second.
    books = OrderBook.of(*items, min_interval=datetime.timedelta(seconds=0.5))
    with SyncClient() as client, client.subscribe(books) as stream:
        for event in stream:
            match event:
                case OrderBook(item=item, asks=[ask, *_], bids=[bid, *_]) if ask.price and bid.price:
                    weight = (event.total_bid_quantity or 0) / ((event.total_ask_quantity or 0) or 1)
                    yield f"{item} {bid.price:,} / {ask.price:,} spread {ask.price - bid.price} weight {weight:.2f}"
                case OrderBook(item=item):
                    yield f"{item} has an empty side"
                case LostNotice(reason=reason) | GapNotice(reason=reason):
                    yield f"the books are old: {reason}"


def main() -> None:
    for line in lines(sys.argv[1:]):
        print(line)


if __name__ == "__main__":
    main()
