// Two app keys at the same time, end to end: each has a session, registrations, room and an account of its own.

#include <optional>
#include <string>

#include "simulator/client/simulator_fixture.h"

namespace kiwoom::simulator {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class AppKeysTest : public SimulatorTest {
 protected:
  static std::string Next(WebSocketClient& client) { return client.Receive().value_or("nothing"); }
  // Whether what the client receives next is this frame, and so nothing came before it.
  void ExpectNothingNewFor(WebSocketClient& client) {
    simulator_->PushFrame("a mark");
    EXPECT_EQ(Next(client), "a mark");
  }
};

TEST_F(AppKeysTest, RowsGoToTheSessionThatHasRegisteredThem) {
  Start();
  const auto main = LogIn("main");
  const auto second = LogIn("second");
  Register(*main, "0B", "005930");
  Register(*second, "0B", "000660");
  EXPECT_EQ(simulator_->Step(20), 20);
  simulator_->PushFrame("a mark");
  for (const auto& [client, item] : {std::pair(main.get(), "005930"), std::pair(second.get(), "000660")}) {
    int rows = 0;
    for (std::string frame = Next(*client); frame != "a mark"; frame = Next(*client)) {
      ASSERT_THAT(frame, HasSubstr(std::string(R"("item":")") + item + '"'));
      ++rows;
    }
    EXPECT_GT(rows, 0) << item;
  }
}

TEST_F(AppKeysTest, EachSessionHasItsOwnRoom) {
  Options options;
  options.variants.items_per_connection = 1;
  Start(std::move(options));
  const auto main = LogIn("main");
  const auto second = LogIn("second");
  Register(*main, "0B", "005930");
  Register(*second, "0B", "000660");
  main->Send(R"({"trnm":"REG","grp_no":"1","data":[{"item":["000660"],"type":["0B"]}]})");
  EXPECT_THAT(Next(*main), HasSubstr("105115"));
}

TEST_F(AppKeysTest, ASecondLoginEndsTheSessionOfItsAppKeyOnly) {
  Start();
  const auto main = LogIn("main");
  const auto second = LogIn("second");
  Register(*second, "0B", "005930");
  const auto newer = LogIn("main");
  EXPECT_THAT(Next(*main), HasSubstr("R10001"));
  EXPECT_FALSE(main->Receive());
  EXPECT_EQ(simulator_->Step(), 1);
  EXPECT_THAT(Next(*second), HasSubstr(R"("item":"005930")")) << "it goes on";
  EXPECT_EQ(simulator_->stats().logged_in_sessions, 2u);
}

TEST_F(AppKeysTest, OrdersOfAnAccountReachTheSessionOfItsAppKeyOnly) {
  Start({.automatic_orders = false, .admin = true});
  const auto main = LogIn("main");
  const auto second = LogIn("second");
  for (WebSocketClient* client : {main.get(), second.get()}) {
    Register(*client, "00", "");
    Register(*client, "04", "");
  }
  EXPECT_EQ(simulator_->AccountOf("main"), 0u);
  EXPECT_EQ(simulator_->AccountOf("second"), 1u);

  // "received", "executed", and the position.
  simulator_->PlaceOrder({.side = Side::kBuy, .stock_code = "005930", .quantity = 3, .account = 1});
  for (int i = 0; i < 3; ++i) EXPECT_THAT(Next(*second), HasSubstr(R"("9201":"1111111112")"));
  ExpectNothingNewFor(*main);
  EXPECT_EQ(Next(*second), "a mark");

  EXPECT_EQ(Http("POST", "/simulator/order", {}, "buy 000660 2").status, 200);
  for (int i = 0; i < 3; ++i) EXPECT_THAT(Next(*main), HasSubstr(R"("9201":"1111111111")"));
  EXPECT_EQ(Http("POST", "/simulator/order", {}, "of second sell 005930 1").status, 200);
  EXPECT_EQ(Http("POST", "/simulator/order", {}, "of third buy 005930 1").status, 400) << "it never logged in";
  for (int i = 0; i < 3; ++i) EXPECT_THAT(Next(*second), HasSubstr(R"("9201":"1111111112")"));
  ExpectNothingNewFor(*main);

  const std::string first_account = Http("GET", "/simulator/account", {}, "").body;
  EXPECT_THAT(first_account, HasSubstr(R"("account_number":"1111111111")"));
  EXPECT_THAT(first_account, HasSubstr(R"("positions":[{"stock_code":"000660","quantity":2,)"));
  EXPECT_THAT(first_account, Not(HasSubstr("005930")));
  EXPECT_THAT(Http("POST", "/simulator/account", {}, "of second").body,
              HasSubstr(R"("positions":[{"stock_code":"005930","quantity":2,)"));
}

TEST_F(AppKeysTest, APositionAnswersTheRegistrationOfItsAccount) {
  Options options;
  options.variants.value_on_registration = true;
  options.automatic_orders = false;
  Start(std::move(options));
  const auto main = LogIn("main");
  const auto second = LogIn("second");
  simulator_->PlaceOrder({.side = Side::kBuy, .stock_code = "005930", .quantity = 3, .account = 1});
  Register(*main, "04", "");
  Register(*second, "04", "");
  EXPECT_THAT(Next(*second), HasSubstr(R"("9201":"1111111112")"));
  ExpectNothingNewFor(*main);
}

TEST_F(AppKeysTest, AFaultMayHitOneOfThem) {
  Start({.admin = true});
  auto main = LogIn("main");
  const auto second = LogIn("second");
  Register(*second, "0B", "005930");
  const auto expect_second_goes_on = [&] {
    EXPECT_EQ(simulator_->Step(), 1);
    EXPECT_THAT(Next(*second), HasSubstr(R"("item":"005930")"));
  };

  EXPECT_EQ(Http("POST", "/simulator/twin", {}, "of main").status, 200);
  EXPECT_THAT(Next(*main), HasSubstr("R10001"));
  expect_second_goes_on();

  main = LogIn("main");
  EXPECT_EQ(Http("POST", "/simulator/close", {}, "of main 1001 maintenance").status, 200);
  EXPECT_FALSE(main->Receive());
  EXPECT_EQ(main->ending()->reason, "maintenance");
  expect_second_goes_on();

  // Lost for long: it cannot log in again.
  EXPECT_EQ(Http("POST", "/simulator/refuse_logins", {}, "of main R10004").status, 200);
  main = Connect();
  main->Send(R"({"trnm":"LOGIN","token":")" + Token("main") + R"("})");
  EXPECT_THAT(Next(*main), HasSubstr("R10004"));
  expect_second_goes_on();
  LogIn("third");
  EXPECT_EQ(Http("POST", "/simulator/accept_logins", {}, "").status, 200);
  main = LogIn("main");

  EXPECT_EQ(Http("POST", "/simulator/half_open", {}, "of main").status, 200);
  expect_second_goes_on();
  EXPECT_FALSE(main->Receive(absl::Milliseconds(50)));
  EXPECT_FALSE(main->ending()) << "it is open, and dead";
}

}  // namespace
}  // namespace kiwoom::simulator
