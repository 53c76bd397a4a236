#include "service/sessions/registration_request.h"

#include <map>
#include <utility>

#include "codec/json_text.h"

namespace kiwoom::sessions {
namespace {

void AppendArray(const std::vector<std::string_view>& strings, std::string& out) {
  out += '[';
  for (size_t i = 0; i < strings.size(); ++i) {
    if (i > 0) out += ',';
    codec::AppendJsonString(strings[i], out);
  }
  out += ']';
}

}  // namespace

std::string RegistrationRequest::Text() const {
  using Strings = std::vector<std::string_view>;
  std::map<std::string_view, Strings> items_of_type;
  for (const Topic& topic : topics) items_of_type[topic.tr->code].push_back(topic.item);
  std::map<Strings, Strings> types_of_items;
  for (const auto& [type, items] : items_of_type) types_of_items[items].push_back(type);

  std::string out = remove ? R"({"trnm":"REMOVE","grp_no":")" : R"({"trnm":"REG","grp_no":")";
  out += std::to_string(group);
  out += remove ? R"(","data":[)" : R"(","refresh":"1","data":[)";
  bool first = true;
  for (const auto& [items, types] : types_of_items) {
    out += first ? R"({"item":)" : R"(,{"item":)";
    first = false;
    AppendArray(items, out);
    out += R"(,"type":)";
    AppendArray(types, out);
    out += '}';
  }
  out += "]}";
  return out;
}

std::string LoginText(std::string_view token) {
  std::string out = R"({"trnm":"LOGIN","token":)";
  codec::AppendJsonString(token, out);
  out += '}';
  return out;
}

}  // namespace kiwoom::sessions
