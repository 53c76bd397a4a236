#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "codec/table.h"
#include "simulator/faults/fault.h"
#include "simulator/market/account.h"
#include "simulator/market/order.h"
#include "simulator/rest/http_message.h"
#include "simulator/stats.h"

namespace kiwoom::simulator {

// Receives orders.
class OrderTarget {
 public:
  virtual ~OrderTarget() = default;

  // The account of an app key, if that has logged in.
  virtual std::optional<size_t> AccountOf(const std::string& app_key) const = 0;
  // Returns the resulting order, or nothing if there is no such stock or order.
  virtual std::optional<Order> PlaceOrder(const OrderRequest& request) = 0;
  virtual std::optional<Order> CancelOrder(int64_t number) = 0;
  virtual const Account& account(size_t index) = 0;
};

// Faults, orders and stats over HTTP, for clients outside C++:
//
//   GET  /simulator/stats
//   POST /simulator/<fault>   with the fault's arguments as the body
//   POST /simulator/order     "buy 005930 10" at the market, "sell 005930 10 71000" at a price
//   POST /simulator/cancel    "17", the number of an order
//   GET  /simulator/account   today's orders and the positions
//
// Orders and positions are those of the first account. "of <app key>" in front of an order, or as the body of a POST to
// /simulator/account, names the app key of another one.
HttpReply HandleAdmin(const ReceivedRequest& request, std::span<const codec::Tr* const> trs, FaultTarget& faults,
                      OrderTarget& orders, const StatsBoard& stats);

bool IsAdminPath(const std::string& path);

}  // namespace kiwoom::simulator
