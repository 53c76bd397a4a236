import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import kiwoom.v1.GetSectorPriceRequest;
import kiwoom.v1.GetSectorPriceResponse;
import kiwoom.v1.ListSessionsRequest;
import kiwoom.v1.Market;
import kiwoom.v1.MarketDataServiceGrpc;
import kiwoom.v1.SectorServiceGrpc;
import kiwoom.v1.Session;
import kiwoom.v1.SessionServiceGrpc;
import kiwoom.v1.SubscribeTradeRequest;
import kiwoom.v1.SubscribeTradeResponse;
import kiwoom.v1.Trade;
import kiwoom.v1.TradeEvent;

/**
 * A client of the gateway in Java: one query, one that is refused, some trades, and the session that they came on.
 *
 * <pre>mvn compile exec:java -Dexec.args=127.0.0.1:50051</pre>
 */
public final class Client {
  private static final int WANTED_TRADES = 5;

  private Client() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Usage: Client HOST:PORT");
    }
    // The gateway speaks plain text on the loopback address; TlsChannelCredentials is for one with a certificate.
    ManagedChannel channel = Grpc.newChannelBuilder(arguments[0], InsecureChannelCredentials.create()).build();
    try {
      // Without a deadline a call waits for ever.
      printSector(SectorServiceGrpc.newBlockingStub(channel).withDeadlineAfter(1, TimeUnit.MINUTES));
      printRefusal(SectorServiceGrpc.newBlockingStub(channel).withDeadlineAfter(1, TimeUnit.MINUTES));
      printTrades(MarketDataServiceGrpc.newBlockingStub(channel).withDeadlineAfter(1, TimeUnit.MINUTES));
      printSessions(SessionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(1, TimeUnit.MINUTES));
    } finally {
      channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS); // which also ends the stream
    }
  }

  private static void printSector(SectorServiceGrpc.SectorServiceBlockingStub sectors) {
    GetSectorPriceResponse sector =
        sectors.getSectorPrice(
            GetSectorPriceRequest.newBuilder().setMarket(Market.MARKET_KOSPI).setSectorCode("001").build());
    // A field that the broker left blank is absent; reading it would give zero.
    if (!sector.hasCurrentPrice()) {
      throw new IllegalStateException("the sector has no price");
    }
    System.out.printf("sector 001: %.2f %s%n", sector.getCurrentPrice(), sector.getCurrentPriceDirection());
  }

  private static void printRefusal(SectorServiceGrpc.SectorServiceBlockingStub sectors) throws Exception {
    try {
      sectors.getSectorPrice(GetSectorPriceRequest.getDefaultInstance()); // without what it requires
    } catch (StatusRuntimeException refusal) {
      for (var detail : StatusProto.fromThrowable(refusal).getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          // One of kiwoom.v1.ErrorReason, without its prefix: programs decide by it, never by the message.
          String reason = detail.unpack(ErrorInfo.class).getReason();
          System.out.printf("refused: %s %s%n", refusal.getStatus().getCode(), reason);
        } else if (detail.is(BadRequest.class)) {
          for (var violation : detail.unpack(BadRequest.class).getFieldViolationsList()) {
            System.out.printf("  %s: %s%n", violation.getField(), violation.getDescription());
          }
        }
      }
      return;
    }
    throw new IllegalStateException("a query without a sector was not refused");
  }

  private static void printTrades(MarketDataServiceGrpc.MarketDataServiceBlockingStub marketData) {
    Iterator<SubscribeTradeResponse> stream =
        marketData.subscribeTrade(SubscribeTradeRequest.newBuilder().addItems("005930").addItems("000660").build());
    int trades = 0;
    while (trades < WANTED_TRADES && stream.hasNext()) {
      for (TradeEvent event : stream.next().getEventsList()) {
        if (event.getSkipped() > 0) {
          System.out.printf("skipped: %d trades, this program is too slow%n", event.getSkipped());
        }
        switch (event.getEventCase()) {
          case TRADE -> {
            Trade trade = event.getTrade();
            System.out.printf(
                "trade %s: %d won x %d %s%n",
                event.getItem(), trade.getCurrentPrice(), trade.getQuantity(), trade.getAggressorSide());
            ++trades;
          }
          case LIVE -> System.out.printf("live: %d registrations%n", event.getLive().getRegistrationsCount());
          case REFUSED ->
              throw new IllegalStateException("refused by the broker: " + event.getRefused().getBrokerMessage());
          case GAP -> System.out.println("gap: trades may be missing before this point");
          default -> {} // acknowledgement, heartbeat, and what later versions add
        }
      }
    }
    if (trades < WANTED_TRADES) {
      throw new IllegalStateException("the stream ended");
    }
  }

  private static void printSessions(SessionServiceGrpc.SessionServiceBlockingStub sessions) {
    for (Session session : sessions.listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsList()) {
      System.out.printf("session %s: %s%n", session.getName(), session.getState());
    }
  }
}
