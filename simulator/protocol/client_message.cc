#include "simulator/protocol/client_message.h"

#include <boost/json.hpp>

namespace kiwoom::simulator {
namespace {

namespace json = boost::json;

std::optional<std::string> Text(const json::object& object, const char* key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_string()) return std::string(value->get_string());
  return json::serialize(*value);  // a number where the documents show a string
}

// The strings of an array, or nothing if the value is not one.
std::optional<std::vector<std::string>> Texts(const json::value& value) {
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const json::value& element : value.get_array()) {
    if (!element.is_string()) return std::nullopt;
    texts.emplace_back(element.get_string());
  }
  return texts;
}

void ReadEntry(const json::value& entry, ClientMessage& message) {
  const json::object* object = entry.if_object();
  if (object == nullptr) {
    message.arrays = false;
    return;
  }
  std::vector<std::string> items = {""};
  if (const json::value* value = object->if_contains("item")) {
    auto texts = Texts(*value);
    if (!texts)
      message.arrays = false;
    else if (!texts->empty())
      items = *std::move(texts);
  }
  const json::value* types_value = object->if_contains("type");
  auto types = types_value == nullptr ? std::nullopt : Texts(*types_value);
  if (!types) {
    message.arrays = false;
    return;
  }
  for (const std::string& type : *types) {
    for (const std::string& item : items) message.registrations.push_back({type, item});
  }
}

}  // namespace

ClientMessage ClientMessage::Parse(std::string_view text) {
  ClientMessage message;
  json::error_code error;
  const json::value value = json::parse(json::string_view(text.data(), text.size()), error);
  const json::object* object = error ? nullptr : value.if_object();
  if (object == nullptr) return message;

  message.trnm = Text(*object, "trnm");
  message.token = Text(*object, "token");
  message.group = Text(*object, "grp_no");
  message.refresh = Text(*object, "refresh");
  if (const json::value* data = object->if_contains("data"); data != nullptr && !data->is_null()) {
    message.has_data = true;
    if (!data->is_array()) {
      message.arrays = false;
    } else {
      for (const json::value& entry : data->get_array()) ReadEntry(entry, message);
    }
  }
  return message;
}

}  // namespace kiwoom::simulator
