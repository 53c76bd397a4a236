#pragma once

#include <deque>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "codec/json_text.h"
#include "codec/padded_text.h"

// Reads objects with unknown keys through simdjson's on-demand interface. Private to the decoders, which are the only
// users of simdjson besides utf8.cc.
namespace kiwoom::codec {

static_assert(kPadding >= simdjson::SIMDJSON_PADDING);

struct Member {
  std::string_view key;  // between its quotes, not unescaped
  simdjson::ondemand::value value;
};

// Strings that had to be unescaped, kept until the row is written. Rarely used.
class KeyStore {
 public:
  void Clear() {
    if (!texts_.empty()) texts_.clear();
  }

  // `raw` itself unless it has escapes; broken escapes stay as they are. Eight bytes are readable either way.
  std::string_view Unescaped(std::string_view raw) {
    if (raw.find('\\') == std::string_view::npos) [[likely]]
      return raw;
    std::string text;
    if (!Unescape(raw, text)) return raw;
    text.reserve(text.size() + 8);
    return texts_.emplace_back(std::move(text));
  }

 private:
  std::deque<std::string> texts_;
};

inline simdjson::error_code ReadMember(simdjson::simdjson_result<simdjson::ondemand::field>& field, Member& out) {
  simdjson::ondemand::field read;
  if (auto error = std::move(field).get(read)) return error;
  // simdjson's first stage has found the closing quote, so there is one.
  const char* const begin = read.key().raw();
  const char* end = begin;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  out.key = {begin, static_cast<size_t>(end - begin)};
  out.value = read.value();
  return simdjson::SUCCESS;
}

// Whether nothing follows in the document.
inline bool AtEnd(simdjson::ondemand::document& document) {
  return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

// The text of a value: a scalar's token without trailing blanks, or a whole array or object.
inline simdjson::error_code ReadToken(simdjson::ondemand::value& value, Token& out) {
  simdjson::ondemand::json_type kind;
  if (auto error = value.type().get(kind)) return error;
  std::string_view text;
  if (kind == simdjson::ondemand::json_type::object || kind == simdjson::ondemand::json_type::array) {
    if (auto error = simdjson::to_json_string(value).get(text)) return error;
  } else {
    text = value.raw_json_token();
    while (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t') {
      text.remove_suffix(1);
    }
    if (text.front() == '"') {
      if (text.size() < 2 || text.back() != '"') return simdjson::STRING_ERROR;
    } else if (!IsJsonScalar(text)) {
      return simdjson::TAPE_ERROR;
    }
  }
  out = {text.data(), static_cast<uint32_t>(text.size())};
  return simdjson::SUCCESS;
}

}  // namespace kiwoom::codec
