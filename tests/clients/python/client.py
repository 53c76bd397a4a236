"""A client of the gateway in Python: one query, one that is refused, some trades, and the session that they came on.

python client.py 127.0.0.1:50051
"""

import sys

import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status
from kiwoom.v1 import market_data_service_pb2_grpc, sector_price_pb2, sector_service_pb2_grpc
from kiwoom.v1 import market_pb2, notice_pb2, session_service_pb2, session_service_pb2_grpc, trade_pb2, types_pb2

WANTED_TRADES = 5
# Without a deadline a call waits for ever.
SECONDS = 60.0


def print_sector(sectors: sector_service_pb2_grpc.SectorServiceStub) -> None:
    request = sector_price_pb2.GetSectorPriceRequest(market=market_pb2.MARKET_KOSPI, sector_code="001")
    sector = sectors.GetSectorPrice(request, timeout=SECONDS)
    # A field that the broker left blank is absent; reading it would give zero.
    if not sector.HasField("current_price"):
        raise RuntimeError("the sector has no price")
    direction = types_pb2.Direction.Name(sector.current_price_direction)
    print(f"sector 001: {sector.current_price:.2f} {direction}")


def print_refusal(sectors: sector_service_pb2_grpc.SectorServiceStub) -> None:
    try:
        sectors.GetSectorPrice(sector_price_pb2.GetSectorPriceRequest(), timeout=SECONDS)  # without what it requires
    except grpc.RpcError as error:
        status = rpc_status.from_call(error) if isinstance(error, grpc.Call) else None
        if status is None:
            raise
        info, bad_request = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
        for detail in status.details:
            # Each detail is one of several messages: Unpack fills the one that it is.
            detail.Unpack(info) or detail.Unpack(bad_request)
        # One of kiwoom.v1.ErrorReason, without its prefix: programs decide by it, never by the message.
        print(f"refused: {error.code().name} {info.reason}")
        for violation in bad_request.field_violations:
            print(f"  {violation.field}: {violation.description}")
    else:
        raise RuntimeError("a query without a sector was not refused")


def print_trades(market_data: market_data_service_pb2_grpc.MarketDataServiceStub) -> None:
    stream = market_data.SubscribeTrade(trade_pb2.SubscribeTradeRequest(items=["005930", "000660"]), timeout=SECONDS)
    trades = 0
    for response in stream:
        for event in response.events:
            if event.skipped:
                print(f"skipped: {event.skipped} trades, this program is too slow")
            what = event.WhichOneof("event")
            if what == "trade":
                trade = event.trade
                side = types_pb2.Side.Name(trade.aggressor_side)
                print(f"trade {event.item}: {trade.current_price} won x {trade.quantity} {side}")
                trades += 1
            elif what == "live":
                print(f"live: {len(event.live.registrations)} registrations")
            elif what == "refused":
                raise RuntimeError(f"refused by the broker: {event.refused.broker_message}")
            elif what == "gap":
                print("gap: trades may be missing before this point")
        if trades >= WANTED_TRADES:
            return  # closing the channel ends the stream
    raise RuntimeError("the stream ended")


def print_sessions(sessions: session_service_pb2_grpc.SessionServiceStub) -> None:
    response = sessions.ListSessions(session_service_pb2.ListSessionsRequest(), timeout=SECONDS)
    for session in response.sessions:
        print(f"session {session.name}: {notice_pb2.UpstreamState.Name(session.state)}")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("Usage: client.py HOST:PORT")
    # The gateway speaks plain text on the loopback address; grpc.secure_channel is for one with a certificate.
    with grpc.insecure_channel(sys.argv[1]) as channel:
        sectors = sector_service_pb2_grpc.SectorServiceStub(channel)
        print_sector(sectors)
        print_refusal(sectors)
        print_trades(market_data_service_pb2_grpc.MarketDataServiceStub(channel))
        print_sessions(session_service_pb2_grpc.SessionServiceStub(channel))


if __name__ == "__main__":
    main()
