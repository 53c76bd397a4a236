#include "simulator/rest/request_fields.h"

#include <algorithm>
#include <boost/json.hpp>

namespace kiwoom::simulator {
namespace {

namespace json = boost::json;

}  // namespace

RequestFields ReadFields(const codec::Message& request, std::string_view body) {
  RequestFields fields;
  json::error_code error;
  const json::value value = json::parse(json::string_view(body.data(), body.size()), error);
  const json::object* object = error ? nullptr : value.if_object();
  if (object == nullptr) return fields;
  for (const codec::Row& row : request.rows) {
    const json::value* field = object->if_contains(json::string_view(row.key.data(), row.key.size()));
    if (field == nullptr || field->is_null()) continue;
    fields[std::string(row.name)] =
        field->is_string() ? std::string(field->get_string()) : std::string(json::serialize(*field));
  }
  return fields;
}

namespace {

// The broker ignores the market of a request that names a sector.
bool IsIgnored(const codec::Message& request, const codec::Row& row) {
  return row.name == "market" &&
         std::ranges::any_of(request.rows, [](const codec::Row& beside) { return beside.name == "sector_code"; });
}

}  // namespace

std::optional<RestError> CheckFields(const codec::Message& request, const RequestFields& fields) {
  for (const codec::Row& row : request.rows) {
    const auto found = fields.find(row.name);
    const std::string key(row.key);
    if (found == fields.end() || found->second.empty()) {
      if (row.required) return RestError{1511, {key}};
      continue;
    }
    if (row.length > 0 && found->second.size() > row.length) return RestError{1517, {key, "length"}};
    const bool known = row.codes.empty() || IsIgnored(request, row) ||
                       std::any_of(row.codes.begin(), row.codes.end(),
                                   [&](const codec::Code& code) { return code.wire == found->second; });
    if (!known) return RestError{1517, {key, "value"}};
  }
  return std::nullopt;
}

}  // namespace kiwoom::simulator
