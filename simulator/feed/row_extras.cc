#include "simulator/feed/row_extras.h"

#include <algorithm>
#include <optional>

namespace kiwoom::simulator {
namespace {

// A key of this length with this number. It begins with a letter, so that it is no FID.
std::string KeyOf(int64_t number, size_t bytes) {
  std::string key = "u" + std::to_string(number);
  key.resize(std::max(key.size(), bytes), 'u');
  return key;
}

}  // namespace

RowExtras::Extras RowExtras::Next(const Registered& topic) {
  Extras extras;
  if (stamps_rows_) {
    extras.stamp = ++stamps_[topic];
    extras.values = ",\"" + std::string(kStampKey) + "\":\"" + std::to_string(extras.stamp) + '"';
  }
  if (const std::optional<UnknownKeys> keys = unknown_keys_.Take()) {
    for (int i = 0; i < keys->count; ++i) extras.values += ",\"" + KeyOf(++keys_, keys->bytes) + "\":\"1\"";
  }
  return extras;
}

}  // namespace kiwoom::simulator
