#include "simulator/wire/placeholder.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

using codec::Type;

constexpr int kDecimals = 2;

uint64_t Hash(const codec::Row& row, const Scene& scene) {
  uint64_t hash = 14695981039346656037u + static_cast<uint64_t>(scene.level);
  const auto mix = [&](std::string_view text) {
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  };
  mix(row.key);
  if (scene.stock != nullptr) mix(scene.stock->instrument().code);
  if (scene.sector != nullptr) mix(scene.sector->info().code);
  return hash >> 24;
}

// Within a few percent of the subject's price.
int64_t NearPrice(const Scene& scene, uint64_t hash) {
  const int64_t price = std::max<int64_t>(scene.figures.price, 1'000);
  return price + price * (static_cast<int64_t>(hash % 61) - 30) / 1'000;
}

std::string_view SomeCode(const codec::Row& row, uint64_t hash) {
  return row.codes.empty() ? "0" : row.codes[hash % row.codes.size()].wire;
}

}  // namespace

Value Placeholder(const codec::Row& row, const Scene& scene) {
  const uint64_t hash = Hash(row, scene);
  const auto number = static_cast<int64_t>(hash % 1'000);
  switch (row.type) {
    case Type::kPrice:
    case Type::kLevel: {
      const int64_t price = NearPrice(scene, hash);
      return Value::Directed(price, price - scene.figures.previous_close, scene.figures.decimals);
    }
    case Type::kPlainPrice:
      return Value::Plain(NearPrice(scene, hash), scene.figures.decimals);
    case Type::kRatio:
      return Value::Directed(number * 10, number - 500, kDecimals);
    case Type::kRate:
      return Value::Plain(number, kDecimals);
    case Type::kChange:
    case Type::kNet:
      return Value::Signed(number - 500, row.decimals);
    case Type::kQuantity:
    case Type::kAmount:
    case Type::kCount:
      return Value::Plain(number + 1);
    case Type::kAggressorQuantity:
      return Value::Directed(number + 1, number - 500);
    case Type::kTimeOfDay:
      return Value::TimeOfDay(scene.figures.time);
    case Type::kDate:
      return Value::Date(scene.figures.day);
    case Type::kDateTime:
      return Value::DateTime(scene.figures.time);
    case Type::kDuration:
      return Value::Text("000000");
    case Type::kFlag:
    case Type::kEnum:
      return Value::Text(SomeCode(row, hash));
    case Type::kCode:
    case Type::kStockCode:
    case Type::kText:
      // Blank in the recorded frames of realtime rows.
      return scene.request == nullptr ? Value::Blank() : Value::Text("0");
    case Type::kList:
      break;
  }
  return Value::Blank();
}

}  // namespace kiwoom::simulator
