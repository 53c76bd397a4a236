#include "simulator/wire/real_row.h"

#include "simulator/json/json_text.h"
#include "simulator/wire/recorded_order.h"
#include "simulator/wire/row_event.h"

namespace kiwoom::simulator {
namespace {

constexpr size_t kUsualLength = 1'024;

// The fields that live order books of one exchange lack.
constexpr std::string_view kNotInShortBooks[] = {"asks.nxt_quantity",      "bids.nxt_quantity",
                                                 "nxt_total_ask_quantity", "nxt_total_bid_quantity",
                                                 "market_phase",           "investor_ticker"};

std::optional<RowLayout> ShortLayout(const codec::Tr& tr, bool short_order_books) {
  if (!short_order_books || MarketEventOf(tr) != MarketEvent::kBook) return std::nullopt;
  return RowLayout(*tr.response, RecordedOrder(std::string_view(tr.code)), kNotInShortBooks);
}

std::string Member(std::string_view name, std::string_view text) {
  std::string member;
  AppendJsonString(member, name);
  member += ':';
  AppendJsonString(member, text);
  return member;
}

}  // namespace

RealRow::RealRow(const codec::Tr& tr, bool short_order_books)
    : tr_(tr),
      event_(MarketEventOf(tr)),
      about_sector_(IsAboutSector(tr)),
      layout_(*tr.response, RecordedOrder(std::string_view(tr.code))),
      short_layout_(ShortLayout(tr, short_order_books)),
      type_(Member("type", tr.code)),
      name_(Member("name", tr.wire_name)) {}

std::string RealRow::Write(std::string_view item, Scene& scene, const Style& style) const {
  const bool is_short = short_layout_ && scene.venue->exchange != Exchange::kBoth;
  std::string row;
  row.reserve(kUsualLength + style.further_values.size());
  for (const RowMember member : style.order) {
    row += row.empty() ? '{' : ',';
    switch (member) {
      case RowMember::kValues:
        row += R"("values":{)";
        (is_short ? *short_layout_ : layout_).Append(row, scene);
        row += style.further_values;
        row += '}';
        break;
      case RowMember::kType:
        row += type_;
        break;
      case RowMember::kName:
        row += name_;
        break;
      case RowMember::kItem:
        row += R"("item":)";
        AppendJsonString(row, item);
        break;
    }
  }
  row += '}';
  return row;
}

}  // namespace kiwoom::simulator
