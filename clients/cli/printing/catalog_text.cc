#include "clients/cli/printing/catalog_text.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/row_path.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/unit_name.h"

namespace kiwoom::cli {
namespace {

using codec::Effect;
using codec::Items;
using codec::Row;
using codec::Scope;
using codec::Tr;
using codec::Transport;
using codec::Type;

std::string StreamKind(const Tr& tr, Language language) {
  switch (tr.items) {
    case Items::kStock:
      return In(language, "종목별 스트림", "stream per stock");
    case Items::kSector:
      return In(language, "업종별 스트림", "stream per sector");
    case Items::kNone:
      break;
  }
  if (tr.scope == Scope::kMarket) return In(language, "시장 스트림", "stream of the market");
  return In(language, "스트림", "stream");
}

// "query", "stream per stock", "change of the account".
std::string Kind(const Tr& tr, Language language) {
  std::string kind = tr.kind == codec::Kind::kRealtime ? StreamKind(tr, language)
                     : tr.effect == Effect::kRead      ? In(language, "조회", "query")
                                                       : In(language, "변경", "change");
  if (tr.scope == Scope::kAccount) kind = In(language, "계좌 " + kind, kind + " of the account");
  if (tr.kind == codec::Kind::kRest && tr.transport == Transport::kWebsocket) {
    kind += In(language, "(웹소켓)", " over the WebSocket");
  }
  return kind;
}

// The TR's own RPC.
std::string_view Rpc(const Tr& tr, const TrDirectory& directory) {
  return tr.kind == codec::Kind::kRest ? tr.method : directory.OwnMethod(tr);
}

// The names in spec/README.md.
std::string_view TypeName(Type type) {
  switch (type) {
    case Type::kPrice:
      return "price";
    case Type::kPlainPrice:
      return "plain_price";
    case Type::kLevel:
      return "level";
    case Type::kRatio:
      return "ratio";
    case Type::kRate:
      return "rate";
    case Type::kChange:
      return "change";
    case Type::kNet:
      return "net";
    case Type::kQuantity:
      return "quantity";
    case Type::kAmount:
      return "amount";
    case Type::kCount:
      return "count";
    case Type::kAggressorQuantity:
      return "aggressor_quantity";
    case Type::kTimeOfDay:
      return "time_of_day";
    case Type::kDate:
      return "date";
    case Type::kDateTime:
      return "date_time";
    case Type::kDuration:
      return "duration";
    case Type::kFlag:
      return "flag";
    case Type::kEnum:
      return "enum";
    case Type::kCode:
      return "code";
    case Type::kStockCode:
      return "stock_code";
    case Type::kText:
      return "text";
    case Type::kList:
      return "list";
  }
  return "";
}

void AddRows(const codec::Message& message, const std::string& prefix, Language language, Table& table) {
  for (const Row& row : message.rows) {
    const std::string path = prefix + RowPath(message, row);
    std::vector<Cell> cells = {{std::string(row.key)},
                               {row.list == nullptr ? path : path + "[]"},
                               {row.required ? In(language, "필수", "required") : ""},
                               {std::string(TypeName(row.type))},
                               {std::string(language == Language::kKorean ? UnitName(row.unit) : row.unit)}};
    if (language == Language::kKorean) cells.insert(cells.begin() + 1, {std::string(row.ko)});
    table.Add(std::move(cells));
    if (row.list != nullptr) AddRows(*row.list, path + "[].", language, table);
  }
}

std::string MessageText(std::string_view title, const codec::Message* message, Language language, bool paint) {
  if (message == nullptr || message->rows.empty()) return "";
  Table table(language == Language::kKorean
                  ? std::vector<TableColumn>{{"키"}, {"항목"}, {"필드"}, {""}, {"타입"}, {"단위"}}
                  : std::vector<TableColumn>{{"key"}, {"field"}, {""}, {"type"}, {"unit"}},
              paint);
  AddRows(*message, "", language, table);
  return absl::StrCat("\n", Painted(title, Paint::kBold, paint), " ", std::string(message->name), "\n", table.Text());
}

}  // namespace

std::string CatalogText(const TrDirectory& directory, Language language, bool paint) {
  const bool korean = language == Language::kKorean;
  Table table(korean ? std::vector<TableColumn>{{"TR"}, {"이름"}, {"제목"}, {"종류"}, {"RPC"}}
                     : std::vector<TableColumn>{{"TR"}, {"name"}, {"kind"}, {"RPC"}},
              paint);
  for (const Tr* tr : directory.trs()) {
    const std::string_view rpc = Rpc(*tr, directory);
    std::vector<Cell> cells = {{std::string(tr->code)},
                               {std::string(tr->name)},
                               {Kind(*tr, language)},
                               rpc.empty() ? Cell{"–", Paint::kDim} : Cell{std::string(rpc)}};
    if (korean) cells.insert(cells.begin() + 2, {std::string(tr->title)});
    table.Add(std::move(cells));
  }
  return table.Text();
}

std::string TrText(const Tr& tr, const TrDirectory& directory, Language language, bool paint) {
  const std::string_view rpc = Rpc(tr, directory);
  return absl::StrCat(Painted(absl::StrCat(std::string(tr.code), " ", std::string(tr.name)), Paint::kBold, paint), "  ",
                      In(language, absl::StrCat(std::string(tr.title), " · "), std::string()), Kind(tr, language),
                      rpc.empty() ? "" : absl::StrCat(" · ", std::string(rpc)), "\n",
                      MessageText(In(language, "요청", "request"), tr.request, language, paint),
                      MessageText(In(language, "응답", "response"), tr.response, language, paint));
}

}  // namespace kiwoom::cli
