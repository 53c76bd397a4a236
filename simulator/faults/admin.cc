#include "simulator/faults/admin.h"

#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "simulator/faults/words.h"
#include "simulator/json/json_text.h"
#include "simulator/market/order_command.h"

namespace kiwoom::simulator {
namespace {

constexpr std::string_view kPrefix = "/simulator/";

std::string StatsBody(const Stats& stats) {
  const std::pair<std::string_view, int64_t> numbers[] = {
      {"connections", stats.connections},
      {"logins", stats.logins},
      {"refused_logins", stats.refused_logins},
      {"registration_requests", stats.registration_requests},
      {"refused_registrations", stats.refused_registrations},
      {"removal_requests", stats.removal_requests},
      {"twin_logins", stats.twin_logins},
      {"replaced_sessions", stats.replaced_sessions},
      {"ignored_requests", stats.ignored_requests},
      {"pings_answered", stats.pings_answered},
      {"rows_sent", stats.rows_sent},
      {"tokens_issued", stats.tokens_issued},
      {"tokens_revoked", stats.tokens_revoked},
      {"rest_requests", stats.rest_requests},
      {"rate_limited_requests", stats.rate_limited_requests},
      {"held_answers", stats.held_answers},
      {"open_sessions", static_cast<int64_t>(stats.open_sessions)},
      {"logged_in_sessions", static_cast<int64_t>(stats.logged_in_sessions)},
  };
  std::string body = "{";
  for (const auto& [name, number] : numbers) {
    AppendJsonString(body, name);
    body += ':' + std::to_string(number) + ',';
  }
  body += R"("registrations":[)";
  bool first = true;
  for (const Registered& registered : stats.registrations) {
    body += std::exchange(first, false) ? R"({"type":)" : R"(,{"type":)";
    AppendJsonString(body, registered.type);
    body += R"(,"item":)";
    AppendJsonString(body, registered.item);
    body += '}';
  }
  return body + "]}";
}

std::string_view NameOf(OrderStatus status) {
  switch (status) {
    case OrderStatus::kReceived:
      return "received";
    case OrderStatus::kExecuted:
      return "executed";
    case OrderStatus::kConfirmed:
      return "confirmed";
    case OrderStatus::kCanceled:
      return "canceled";
    case OrderStatus::kRejected:
      break;
  }
  return "rejected";
}

std::string OrderBody(const Order& order) {
  std::string body = R"({"order_number":)" + std::to_string(order.number) + R"(,"status":)";
  AppendJsonString(body, NameOf(order.status));
  if (!order.reject_reason.empty()) {
    body += R"(,"reason":)";
    AppendJsonString(body, order.reject_reason);
  }
  body += R"(,"stock_code":)";
  AppendJsonString(body, order.stock->instrument().code);
  body += order.side == Side::kBuy ? R"(,"side":"buy")" : R"(,"side":"sell")";
  const std::pair<std::string_view, int64_t> numbers[] = {
      {"quantity", order.quantity},   {"price", order.price},          {"filled", order.filled},
      {"unfilled", order.unfilled()}, {"amount", order.filled_amount}, {"cancels", order.original},
  };
  for (const auto& [name, number] : numbers) {
    body += ',';
    AppendJsonString(body, name);
    body += ':' + std::to_string(number);
  }
  return body + '}';
}

std::string AccountBody(const Account& account) {
  std::string orders;
  for (const auto& [number, order] : account.orders()) orders += (orders.empty() ? "" : ",") + OrderBody(order);
  std::string positions;
  for (const auto& [stock, position] : account.positions()) {
    if (position.quantity == 0) continue;
    positions += positions.empty() ? R"({"stock_code":)" : R"(,{"stock_code":)";
    AppendJsonString(positions, stock->instrument().code);
    positions += R"(,"quantity":)" + std::to_string(position.quantity) + R"(,"average_price":)" +
                 std::to_string(position.average_price()) + R"(,"current_price":)" + std::to_string(stock->price()) +
                 R"(,"profit":)" + std::to_string(stock->price() * position.quantity - position.cost) + '}';
  }
  return R"({"account_number":")" + account.number() + R"(","orders":[)" + orders + R"(],"positions":[)" + positions +
         "]}";
}

HttpReply Refused(const absl::Status& status) {
  HttpReply reply;
  reply.status = 400;
  reply.body = R"({"error":)";
  AppendJsonString(reply.body, std::string(status.message()));
  reply.body += '}';
  return reply;
}

HttpReply Answer(std::string body) {
  HttpReply reply;
  reply.body = std::move(body);
  return reply;
}

// Removes "of <app key>" in front of the text and returns that key's account; without it, the first one.
absl::StatusOr<size_t> TakeAccount(std::string_view& text, const OrderTarget& target) {
  const std::string app_key = TakeAppKey(text);
  if (app_key.empty()) return 0;
  const std::optional<size_t> account = target.AccountOf(app_key);
  if (account) return *account;
  return absl::NotFoundError("this app key has no account yet: it must have logged in once");
}

HttpReply HandleAccount(std::string_view text, OrderTarget& target) {
  const absl::StatusOr<size_t> account = TakeAccount(text, target);
  if (!account.ok()) return Refused(account.status());
  if (!text.empty()) return Refused(Invalid("account: write nothing, or of <app key>", text));
  return Answer(AccountBody(target.account(*account)));
}

HttpReply HandleOrder(std::string_view text, OrderTarget& target) {
  const absl::StatusOr<size_t> account = TakeAccount(text, target);
  if (!account.ok()) return Refused(account.status());
  absl::StatusOr<OrderRequest> request = ParseOrder(text);
  if (!request.ok()) return Refused(request.status());
  request->account = *account;
  const std::optional<Order> order = target.PlaceOrder(*request);
  if (order) return Answer(OrderBody(*order));
  return Refused(absl::NotFoundError("\"" + request->stock_code + "\" is not a stock of this market: write 005930"));
}

HttpReply HandleCancel(const std::string& text, OrderTarget& target) {
  const absl::StatusOr<int64_t> number = ParseOrderNumber(text);
  if (!number.ok()) return Refused(number.status());
  const std::optional<Order> order = target.CancelOrder(*number);
  if (order) return Answer(OrderBody(*order));
  return Refused(absl::NotFoundError("there is no order " + std::to_string(*number) + " today"));
}

}  // namespace

bool IsAdminPath(const std::string& path) { return path.starts_with(kPrefix); }

HttpReply HandleAdmin(const ReceivedRequest& request, std::span<const codec::Tr* const> trs, FaultTarget& faults,
                      OrderTarget& orders, const StatsBoard& stats) {
  const std::string name = request.path.substr(kPrefix.size());
  if (request.method == "GET" && name == "stats") return Answer(StatsBody(stats.Read()));
  if (name == "account" && (request.method == "GET" || request.method == "POST"))
    return HandleAccount(request.body, orders);
  if (request.method != "POST") {
    HttpReply reply;
    reply.status = 405;
    return reply;
  }
  if (name == "order") return HandleOrder(request.body, orders);
  if (name == "cancel") return HandleCancel(request.body, orders);
  const absl::Status done = CommitFault(name + ' ' + request.body, trs, &faults);
  return done.ok() ? Answer("{}") : Refused(done);
}

}  // namespace kiwoom::simulator
