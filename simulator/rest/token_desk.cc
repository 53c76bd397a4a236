#include "simulator/rest/token_desk.h"

#include "simulator/json/json_text.h"
#include "simulator/wire/spelling.h"
#include "simulator/wire/value.h"

namespace kiwoom::simulator {
namespace {

std::string Field(const RequestFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

Value ValueOf(const codec::Row& row, const TokenBook::Token& token) {
  if (row.type == codec::Type::kDateTime) return Value::DateTime(token.expires);
  if (row.name == "token_type") return Value::Text("bearer");
  return row.name == "token" ? Value::Text(token.text) : Value::Blank();
}

}  // namespace

int TokenDesk::CheckKeys(const RequestFields& fields) const {
  const std::string app_key = Field(fields, "app_key");
  const std::string secret_key = Field(fields, "secret_key");
  if (app_key.empty() || secret_key.empty()) return 8020;
  if (!app_key_.empty() && app_key != app_key_) return 8001;
  if (!secret_key_.empty() && secret_key != secret_key_) return 8001;
  return 0;
}

TokenDesk::Answer TokenDesk::Issue(const codec::Tr& tr, const RequestFields& fields, absl::Time now) {
  const std::string grant_type = Field(fields, "grant_type");
  if (grant_type.empty()) return RestError{8011};
  if (grant_type != "client_credentials") return RestError{8012};
  if (const int code = CheckKeys(fields); code != 0) return RestError{code};

  const TokenBook::Token token = tokens_.Issue(Field(fields, "app_key"), now);
  std::string members;
  for (const codec::Row& row : tr.response->rows) {
    if (!members.empty()) members += ',';
    AppendJsonString(members, row.key);
    members += ':';
    AppendSpelling(members, row, ValueOf(row, token));
  }
  return members;
}

TokenDesk::Answer TokenDesk::Revoke(const RequestFields& fields) {
  if (const int code = CheckKeys(fields); code != 0) return RestError{code};
  const std::string token = Field(fields, "token");
  if (token.empty()) return RestError{8016};
  if (!tokens_.Revoke(token)) return RestError{8015, {"Token이 유효하지 않습니다"}};
  return std::string();
}

}  // namespace kiwoom::simulator
