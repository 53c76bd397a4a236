#include "simulator/market/order_command.h"

#include <charconv>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace kiwoom::simulator {
namespace {

std::vector<std::string> Words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::optional<int64_t> Positive(const std::string& word) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || number <= 0) return std::nullopt;
  return number;
}

}  // namespace

absl::StatusOr<OrderRequest> ParseOrder(std::string_view text) {
  const std::vector<std::string> words = Words(text);
  const bool buys = !words.empty() && words[0] == "buy";
  if ((words.size() != 3 && words.size() != 4) || (!buys && words[0] != "sell")) {
    return absl::InvalidArgumentError("\"" + std::string(text) +
                                      "\" is not an order: write buy or sell, stock, quantity and optionally price: "
                                      "buy 005930 10 71000");
  }
  OrderRequest request{.side = buys ? Side::kBuy : Side::kSell, .stock_code = words[1]};
  const std::optional<int64_t> quantity = Positive(words[2]);
  if (!quantity) return absl::InvalidArgumentError("\"" + words[2] + "\" is not a quantity: write a number of shares");
  request.quantity = *quantity;
  if (words.size() == 3) return request;
  const std::optional<int64_t> price = Positive(words[3]);
  if (!price)
    return absl::InvalidArgumentError("\"" + words[3] + "\" is not a price: write whole won, or leave it out");
  request.price = *price;
  return request;
}

absl::StatusOr<int64_t> ParseOrderNumber(std::string_view text) {
  const std::vector<std::string> words = Words(text);
  const std::optional<int64_t> number = words.size() == 1 ? Positive(words[0]) : std::nullopt;
  if (!number) return absl::InvalidArgumentError("\"" + std::string(text) + "\" is not an order number: write 17");
  return *number;
}

}  // namespace kiwoom::simulator
