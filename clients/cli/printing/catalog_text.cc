#include "clients/cli/printing/catalog_text.h"

#include <string_view>

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

std::string StreamKind(const Tr& tr) {
  switch (tr.items) {
    case Items::kStock:
      return "stream per stock";
    case Items::kSector:
      return "stream per sector";
    case Items::kNone:
      break;
  }
  return tr.scope == Scope::kMarket ? "stream of the market" : "stream";
}

// "query", "stream per stock", "change of the account".
std::string Kind(const Tr& tr) {
  std::string kind = tr.kind == codec::Kind::kRealtime ? StreamKind(tr)
                     : tr.effect == Effect::kRead      ? "query"
                                                       : "change";
  if (tr.scope == Scope::kAccount) kind += " of the account";
  if (tr.kind == codec::Kind::kRest && tr.transport == Transport::kWebsocket) kind += " over the WebSocket";
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

void AddRows(const codec::Message& message, const std::string& prefix, Table& table) {
  for (const Row& row : message.rows) {
    const std::string path = prefix + RowPath(message, row);
    table.Add({{std::string(row.key)},
               {std::string(row.ko)},
               {row.list == nullptr ? path : path + "[]"},
               {row.required ? "required" : ""},
               {std::string(TypeName(row.type))},
               {std::string(UnitName(row.unit))}});
    if (row.list != nullptr) AddRows(*row.list, path + "[].", table);
  }
}

std::string MessageText(std::string_view title, const codec::Message* message, bool paint) {
  if (message == nullptr || message->rows.empty()) return "";
  Table table({{"키"}, {"항목"}, {"필드"}, {""}, {"타입"}, {"단위"}}, paint);
  AddRows(*message, "", table);
  return absl::StrCat("\n", Painted(title, Paint::kBold, paint), " ", std::string(message->name), "\n", table.Text());
}

}  // namespace

std::string CatalogText(const TrDirectory& directory, bool paint) {
  Table table({{"TR"}, {"이름"}, {"제목"}, {"종류"}, {"RPC"}}, paint);
  for (const Tr* tr : directory.trs()) {
    const std::string_view rpc = Rpc(*tr, directory);
    table.Add({{std::string(tr->code)},
               {std::string(tr->name)},
               {std::string(tr->title)},
               {Kind(*tr)},
               rpc.empty() ? Cell{"–", Paint::kDim} : Cell{std::string(rpc)}});
  }
  return table.Text();
}

std::string TrText(const Tr& tr, const TrDirectory& directory, bool paint) {
  const std::string_view rpc = Rpc(tr, directory);
  return absl::StrCat(Painted(absl::StrCat(std::string(tr.code), " ", std::string(tr.name)), Paint::kBold, paint), "  ",
                      std::string(tr.title), " · ", Kind(tr), rpc.empty() ? "" : absl::StrCat(" · ", std::string(rpc)),
                      "\n", MessageText("request", tr.request, paint), MessageText("response", tr.response, paint));
}

}  // namespace kiwoom::cli
