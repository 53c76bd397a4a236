from kiwoom_gateway.proto import best_quote_pb2 as _best_quote_pb2
from kiwoom_gateway.proto import broker_ranking_pb2 as _broker_ranking_pb2
from kiwoom_gateway.proto import etf_nav_pb2 as _etf_nav_pb2
from kiwoom_gateway.proto import indicative_trade_pb2 as _indicative_trade_pb2
from kiwoom_gateway.proto import market_status_pb2 as _market_status_pb2
from kiwoom_gateway.proto import options_pb2 as _options_pb2
from kiwoom_gateway.proto import order_book_pb2 as _order_book_pb2
from kiwoom_gateway.proto import program_trading_pb2 as _program_trading_pb2
from kiwoom_gateway.proto import quote_without_trade_pb2 as _quote_without_trade_pb2
from kiwoom_gateway.proto import sector_breadth_pb2 as _sector_breadth_pb2
from kiwoom_gateway.proto import sector_index_pb2 as _sector_index_pb2
from kiwoom_gateway.proto import stock_info_pb2 as _stock_info_pb2
from kiwoom_gateway.proto import subscribe_pb2 as _subscribe_pb2
from kiwoom_gateway.proto import trade_pb2 as _trade_pb2
from kiwoom_gateway.proto import volatility_interruption_pb2 as _volatility_interruption_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
