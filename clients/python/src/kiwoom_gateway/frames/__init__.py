"""Tables of values: Arrow, polars and pandas.

    async for batch in client.subscribe(Trade.of("005930")).batches(seconds=1):
        frame = to_polars(batch, Trade)

A table has a row for each value and a column for each field, with the field's name. Beside it:

- data events begin with item, epoch, sequence, received_time, account, session, snapshot, replayed and skipped;
- the direction or side of `current_price` is the column `current_price_direction`, as in the contract;
- times are timestamps in Asia/Seoul, with nanoseconds where the gateway has them; a marker in place of a clock time is
  the column `time_marker`;
- decimals are doubles, which hold all their digits, or exact decimals with `decimals="exact"`;
- the levels of an order book are lists, `asks_price`, best first; with `levels="rows"` a row for each level instead,
  with its number in the column `level`;
- `unparsed` is JSON, absent if there is nothing.

The schema is the same for every table of a type. In Arrow, its fields have `unit`, `ko`, and `fid` or `key` as
metadata; pandas has them in `attrs`. `Trade.FIELDS` has them, too.
"""

from kiwoom_gateway.frames.arrow import Decimals, Levels, to_arrow
from kiwoom_gateway.frames.pandas import to_pandas
from kiwoom_gateway.frames.polars import to_polars

__all__ = ["Decimals", "Levels", "to_arrow", "to_pandas", "to_polars"]
