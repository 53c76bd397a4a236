#pragma once

#include "codec/table.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// Test tables with event field numbers of the contract.
inline constexpr codec::Tr kTrades{.code = "0B",
                                   .name = "Trade",
                                   .registration = codec::Register::kItem,
                                   .delivery = codec::Delivery::kEvent,
                                   .scope = codec::Scope::kMarket,
                                   .items = codec::Items::kStock,
                                   .event_field = 1011};
inline constexpr codec::Tr kBooks{.code = "0D",
                                  .name = "OrderBook",
                                  .registration = codec::Register::kItem,
                                  .delivery = codec::Delivery::kState,
                                  .scope = codec::Scope::kMarket,
                                  .items = codec::Items::kStock,
                                  .event_field = 1013};
inline constexpr codec::Tr kInterruptions{.code = "1h",
                                          .name = "VolatilityInterruption",
                                          .registration = codec::Register::kMarket,
                                          .delivery = codec::Delivery::kEvent,
                                          .scope = codec::Scope::kMarket,
                                          .event_field = 1105};
inline constexpr codec::Tr kStatus{.code = "0s",
                                   .name = "MarketStatus",
                                   .registration = codec::Register::kMarket,
                                   .delivery = codec::Delivery::kState,
                                   .state_key = 215,
                                   .scope = codec::Scope::kMarket,
                                   .event_field = 1054};

inline constexpr codec::Row kPositionRows[] = {
    {.key = "9201", .name = "account_number", .number = 9201, .type = codec::Type::kCode, .sensitive = true},
    {.key = "930", .name = "quantity", .number = 930, .type = codec::Type::kQuantity},
};
inline constexpr codec::Message kPosition{.name = "Position", .rows = kPositionRows};
inline constexpr codec::Tr kPositions{.code = "04",
                                      .name = "Position",
                                      .registration = codec::Register::kAccount,
                                      .delivery = codec::Delivery::kState,
                                      .scope = codec::Scope::kAccount,
                                      .event_field = 1004,
                                      .response = &kPosition};

inline const sessions::Topic kSamsung{&kTrades, "005930"};
inline const sessions::Topic kHynix{&kTrades, "000660"};
inline const sessions::Topic kSamsungBook{&kBooks, "005930"};
inline const sessions::Topic kMarketWide{&kInterruptions, ""};
inline const sessions::Topic kMarket{&kStatus, ""};
inline const sessions::Topic kAccountPositions{&kPositions, "", &sessions::kDefaultSession};

}  // namespace kiwoom::fanout
