// client HOST:PORT requests the TRs that tests/add_tr/spec adds from a gateway and checks the answers. It was built
// before these TRs existed and gets their messages and methods by server reflection. client HOST:PORT --accounts does
// so for the account TRs of a gateway that serves accounts.
#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "google/protobuf/text_format.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/impl/codegen/client_unary_call.h"
#include "grpcpp/impl/codegen/proto_utils.h"
#include "grpcpp/impl/codegen/sync_stream.h"
#include "tests/add_tr/reflected_contract.h"
#include "tests/add_tr/typed_value.h"

namespace kiwoom::tests {
namespace {

using google::protobuf::Message;
using google::protobuf::MessageLite;
using google::protobuf::MethodDescriptor;

constexpr std::chrono::seconds kPatience(60);

// 0E, registered for one stock.
constexpr TypedValue kOffHoursOrderBook[] = {
    {"quote_time", "TimeOfDay"},      {"total_ask_quantity", "sint64"},        {"total_ask_quantity_change", "sint64"},
    {"total_bid_quantity", "sint64"}, {"total_bid_quantity_change", "sint64"},
};

// ka10001, for the simulator's 005930.
constexpr TypedValue kStockProfile[] = {
    {"stock_code", "string", "\"005930\""},
    {"stock_name", "string", "\"삼성전자\""},
    {"fiscal_year_end_month", "string"},
    {"par_value", "sint64"},
    {"capital_hundred_million_krw", "sint64"},
    {"listed_thousand_shares", "sint64"},
    {"margin_loan_rate", "double"},
    {"year_high", "sint64"},
    {"year_low", "sint64"},
    {"market_cap_hundred_million_krw", "sint64"},
    {"market_cap_weight", "string"},
    {"foreign_limit_used_rate", "double"},
    {"substitute_price", "sint64"},
    {"price_to_earnings", "string"},
    {"earnings_per_share", "string"},
    {"return_on_equity", "string"},
    {"price_to_book", "string"},
    {"enterprise_value", "string"},
    {"book_value_per_share", "string"},
    {"revenue_hundred_million_krw", "sint64"},
    {"operating_profit_hundred_million_krw", "sint64"},
    {"net_income_hundred_million_krw", "sint64"},
    {"high_of_250_days", "sint64"},
    {"low_of_250_days", "sint64"},
    {"high_price", "sint64"},
    {"open_price", "sint64"},
    {"low_price", "sint64"},
    {"upper_limit_price", "sint64", "349000"},  // 268,500 plus 30 %, in steps of 500
    {"upper_limit_price_direction", "Direction", "DIRECTION_UP"},
    {"lower_limit_price", "sint64", "188000"},  // 187,950 rounded towards the base price: in steps of 100
    {"lower_limit_price_direction", "Direction", "DIRECTION_DOWN"},
    {"base_price", "sint64", "268500"},
    {"indicative_price", "sint64"},
    {"indicative_quantity", "sint64"},
    {"high_of_250_days_date", "Date"},
    {"high_of_250_days_change_rate", "double"},
    {"low_of_250_days_date", "Date"},
    {"low_of_250_days_change_rate", "double"},
    {"current_price", "sint64"},
    {"change_sign", "ChangeSign"},
    {"change", "sint64"},
    {"change_rate", "double"},
    {"volume", "sint64"},
    {"volume_ratio", "double"},
    {"par_value_unit", "string"},
    {"free_float", "sint64"},
    {"free_float_rate", "double"},
};

// A list element of ka40001, whose request has an enum declared in its spec.
constexpr TypedValue kEtfReturn[] = {
    {"return_rate", "double"},
    {"trade_return_rate", "double"},
    {"foreign_net_bought", "sint64"},
    {"institutional_net_bought", "sint64"},
};

// ka00001, of the customer's account.
constexpr TypedValue kAccountNumber[] = {{"account_number", "string"}};

constexpr char kBuyOrder[] = "venue: 'KRX' stock_code: '005930' order_quantity: 1 order_kind: '3'";

std::string PathOf(const MethodDescriptor& method) { return "/" + method.service()->full_name() + "/" + method.name(); }

// Why the proof fails; empty if it does not.
using Outcome = std::string;

class Client {
 public:
  explicit Client(const std::string& gateway)
      : channel_(grpc::CreateChannel(gateway, grpc::InsecureChannelCredentials())), contract_(channel_) {}

  // Checks the answer to a query, or the first element of its list `list`.
  Outcome Get(const std::string& name, const std::string& fields, std::span<const TypedValue> expected,
              const std::string& list = "") {
    const MethodDescriptor* method = contract_.FindMethod(name);
    if (method == nullptr) return "the gateway has no " + name + "\n";
    const auto request = contract_.New(*method->input_type());
    const auto response = contract_.New(*method->output_type());
    if (!google::protobuf::TextFormat::ParseFromString(fields, request.get())) return name + " does not take " + fields;
    const grpc::Status status = Call(*method, *request, *response);
    if (!status.ok()) return name + ": " + status.error_message() + "\n";
    if (list.empty()) return Complaints(*response, expected);
    const auto* elements = response->GetDescriptor()->FindFieldByName(list);
    if (elements == nullptr || !elements->is_repeated()) return name + " has no list " + list + "\n";
    if (response->GetReflection()->FieldSize(*response, elements) == 0) return name + " has an empty " + list + "\n";
    return Complaints(*response, {}) +
           Complaints(response->GetReflection()->GetRepeatedMessage(*response, elements, 0), expected);
  }

  // Checks that a query fails with this code and message.
  Outcome Refuse(const std::string& name, const std::string& fields, grpc::StatusCode code,
                 const std::string& sentence) {
    const MethodDescriptor* method = contract_.FindMethod(name);
    if (method == nullptr) return "the gateway has no " + name + "\n";
    const auto request = contract_.New(*method->input_type());
    const auto response = contract_.New(*method->output_type());
    if (!google::protobuf::TextFormat::ParseFromString(fields, request.get())) return name + " does not take " + fields;
    const grpc::Status status = Call(*method, *request, *response);
    if (status.error_code() == code && status.error_message() == sentence) return "";
    return name + " should have been refused, but ended with " + std::to_string(status.error_code()) + ": " +
           status.error_message() + "\n";
  }

  // Checks the first event of a stream that has `event_field`.
  Outcome Subscribe(const std::string& name, const std::string& fields, const std::string& event_field,
                    std::span<const TypedValue> expected) {
    const MethodDescriptor* method = contract_.FindMethod(name);
    if (method == nullptr) return "the gateway has no " + name + "\n";
    const auto request = contract_.New(*method->input_type());
    if (!google::protobuf::TextFormat::ParseFromString(fields, request.get())) return name + " does not take " + fields;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    const std::string path = PathOf(*method);
    const std::unique_ptr<grpc::ClientReader<Message>> stream(grpc::internal::ClientReaderFactory<Message>::Create(
        channel_.get(), grpc::internal::RpcMethod(path.c_str(), grpc::internal::RpcMethod::SERVER_STREAMING), &context,
        *request));
    const auto response = contract_.New(*method->output_type());
    const Message* event = nullptr;
    while (event == nullptr && stream->Read(response.get())) event = FindEventField(*response, event_field);
    context.TryCancel();
    const grpc::Status status = stream->Finish();
    return event == nullptr ? name + " brought no " + event_field + ": " + status.error_message() + "\n"
                            : Complaints(*event, expected);
  }

 private:
  grpc::Status Call(const MethodDescriptor& method, const Message& request, Message& response) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    const std::string path = PathOf(method);
    return grpc::internal::BlockingUnaryCall<Message, Message, MessageLite, MessageLite>(
        channel_.get(), grpc::internal::RpcMethod(path.c_str(), grpc::internal::RpcMethod::NORMAL_RPC), &context,
        request, &response);
  }

  // The message in `event_field` of the first event that has it.
  static const Message* FindEventField(const Message& response, const std::string& event_field) {
    const auto* events = response.GetDescriptor()->FindFieldByName("events");
    for (int i = 0; i < response.GetReflection()->FieldSize(response, events); ++i) {
      const Message& event = response.GetReflection()->GetRepeatedMessage(response, events, i);
      const auto* field = event.GetDescriptor()->FindFieldByName(event_field);
      if (field != nullptr && event.GetReflection()->HasField(event, field)) {
        return &event.GetReflection()->GetMessage(event, field);
      }
    }
    return nullptr;
  }

  const std::shared_ptr<grpc::Channel> channel_;
  ReflectedContract contract_;
};

int RunOfAccounts(const std::string& gateway) {
  Client client(gateway);
  const Outcome outcome =
      client.Refuse("kiwoom.v1.OrderService.PlaceBuyOrder", kBuyOrder, grpc::StatusCode::UNIMPLEMENTED,
                    "/kiwoom.v1.OrderService/PlaceBuyOrder has an effect at the broker, such as an order, and is not "
                    "served yet.") +
      client.Get("kiwoom.v1.AccountService.GetAccountNumber", "", kAccountNumber);
  std::cerr << outcome;
  return outcome.empty() ? 0 : 1;
}

int Run(const std::string& gateway) {
  Client client(gateway);
  Outcome outcome =
      client.Get("kiwoom.v1.StockService.GetStockProfile", "stock_code: '005930'", kStockProfile) +
      client.Get("kiwoom.v1.EtfService.GetEtfReturns",
                 "stock_code: '069500' index_code: '207' period: ETF_RETURN_PERIOD_YEAR", kEtfReturn, "etf_returns") +
      client.Subscribe("kiwoom.v1.MarketDataService.SubscribeOffHoursOrderBook", "items: '005930'",
                       "off_hours_order_book", kOffHoursOrderBook) +
      client.Subscribe("kiwoom.v1.MarketDataService.Subscribe",
                       "interests { type: REALTIME_TYPE_OFF_HOURS_ORDER_BOOK items: '000660' }", "off_hours_order_book",
                       kOffHoursOrderBook) +
      client.Refuse("kiwoom.v1.OrderService.PlaceBuyOrder", kBuyOrder, grpc::StatusCode::PERMISSION_DENIED,
                    "/kiwoom.v1.OrderService/PlaceBuyOrder serves account data, which is disabled on this gateway "
                    "(--accounts is off).") +
      client.Refuse("kiwoom.v1.AccountService.GetAccountNumber", "", grpc::StatusCode::PERMISSION_DENIED,
                    "/kiwoom.v1.AccountService/GetAccountNumber serves account data, which is disabled on this "
                    "gateway (--accounts is off).");
  std::cerr << outcome;
  return outcome.empty() ? 0 : 1;
}

}  // namespace
}  // namespace kiwoom::tests

int main(int argc, char** argv) {
  if (argc == 2) return kiwoom::tests::Run(argv[1]);
  if (argc == 3 && std::string_view(argv[2]) == "--accounts") return kiwoom::tests::RunOfAccounts(argv[1]);
  std::cerr << "client: name the gateway as HOST:PORT, with --accounts if it serves accounts.\n";
  return 2;
}
