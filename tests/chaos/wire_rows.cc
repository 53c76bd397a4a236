#include "tests/chaos/wire_rows.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/chaos/stamp.h"

namespace kiwoom::chaos {
namespace {

struct Kind {
  v1::RealtimeType type;
  const char* code;
  const char* name;
  const char* values;
};

constexpr Kind kKinds[] = {
    {v1::REALTIME_TYPE_ORDER_UPDATE, "00", "주문체결", R"("9203":"0000018","9001":"005930","913":"접수","900":"1")"},
    {v1::REALTIME_TYPE_POSITION, "04", "현물잔고", R"("9001":"005930","917":"00","930":"102","931":"154116")"},
    {v1::REALTIME_TYPE_TRADE, "0B", "주식체결", R"("20":"093000","10":"+70000","11":"+500","15":"-7")"},
    {v1::REALTIME_TYPE_ORDER_BOOK, "0D", "주식호가잔량", R"("21":"093000","41":"-70100","61":"12","51":"+70000")"},
    {v1::REALTIME_TYPE_SECTOR_INDEX, "0J", "업종지수", R"("20":"093000","10":"+2393.33")"},
    {v1::REALTIME_TYPE_MARKET_STATUS, "0s", "장시작시간", R"("215":"3","20":"090000","214":"000000")"},
    {v1::REALTIME_TYPE_VOLATILITY_INTERRUPTION, "1h", "VI발동/해제", R"("9001":"005930","9068":"1","1224":"000000")"},
};

}  // namespace

std::string_view CodeOf(v1::RealtimeType type) {
  for (const Kind& kind : kKinds) {
    if (kind.type == type) return kind.code;
  }
  return "";
}

v1::RealtimeType TypeOf(std::string_view code) {
  for (const Kind& kind : kKinds) {
    if (kind.code == code) return kind.type;
  }
  return v1::REALTIME_TYPE_UNSPECIFIED;
}

std::string RowText(const Topic& topic, uint64_t stamp, const RowSpelling& spelling) {
  std::string code, name, values;
  for (const Kind& kind : kKinds) {
    if (kind.type != topic.type) continue;
    code = absl::StrCat("\"type\":\"", kind.code, "\"");
    name = absl::StrCat("\"name\":\"", kind.name, "\"");
    values = kind.values;
  }
  if (IsOfAccount(topic.type)) absl::StrAppend(&values, R"(,"9201":")", AccountOf(topic.session), "\"");
  // Rows of these types name a stock, although their registrations do not.
  const bool names_stock = topic.type == v1::REALTIME_TYPE_VOLATILITY_INTERRUPTION || IsOfAccount(topic.type);
  std::string item = names_stock ? "005930" : topic.item;
  if (!spelling.item.empty()) item = spelling.item;
  item = absl::StrCat("\"item\":\"", item, "\"");
  if (spelling.unknown_bytes > 0) {
    absl::StrAppend(&values, ",\"88888\":\"", std::string(spelling.unknown_bytes, 'x'), "\"");
  }
  absl::StrAppend(&values, ",\"", kStampFid, "\":\"", stamp, "\"");
  if (spelling.repeated_keys) {
    code += "," + code;
    absl::StrAppend(&values, ",\"10\":\"+1\",\"10\":\"+2\"");
  }
  values = absl::StrCat("\"values\":{", values, "}");
  if (spelling.values_first) return absl::StrCat("{", values, ",", item, ",", name, ",", code, "}");
  return absl::StrCat("{", code, ",", name, ",", item, ",", values, "}");
}

std::string RealFrame(const std::vector<std::string>& rows, bool data_first, const std::string& name) {
  const std::string data = absl::StrCat("\"data\":[", absl::StrJoin(rows, ","), "]");
  if (name.empty()) return absl::StrCat("{", data, "}");
  return data_first ? absl::StrCat("{", data, ",", name, "}") : absl::StrCat("{", name, ",", data, "}");
}

}  // namespace kiwoom::chaos
