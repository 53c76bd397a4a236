#include "service/telemetry/json_line.h"

#include <string_view>

#include "codec/excerpt.h"
#include "codec/json_text.h"
#include "codec/utf8.h"
#include "service/telemetry/log_fields.h"

namespace kiwoom::telemetry {
namespace {

void Append(std::string_view name, std::string_view value, std::string& json) {
  json += json.empty() ? '{' : ',';
  codec::AppendJsonString(name, json);
  json += ':';
  // A library may log anything.
  codec::AppendJsonString(codec::IsValidUtf8(value) ? std::string(value) : codec::OneLine(value, 4 * value.size()),
                          json);
}

}  // namespace

void JsonLine::format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) {
  std::string json;
  Append("time", absl::FormatTime("%Y-%m-%dT%H:%M:%E6S%Ez", absl::FromChrono(line.time), zone_), json);
  const auto level = spdlog::level::to_string_view(line.level);
  Append("level", {level.data(), level.size()}, json);
  Append("message", {line.payload.data(), line.payload.size()}, json);
  for (const auto& [name, value] : LogFields::OfThisThread()) {
    if (!value.empty()) Append(name, value, json);
  }
  json += "}\n";
  out.append(json.data(), json.data() + json.size());
}

}  // namespace kiwoom::telemetry
