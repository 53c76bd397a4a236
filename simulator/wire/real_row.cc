#include "simulator/wire/real_row.h"

#include "simulator/json/json_text.h"
#include "simulator/wire/recorded_order.h"
#include "simulator/wire/row_event.h"

namespace kiwoom::simulator {
namespace {

constexpr size_t kUsualLength = 1'024;

}  // namespace

RealRow::RealRow(const codec::Tr& tr, bool documented_order)
    : tr_(tr),
      documented_order_(documented_order),
      event_(MarketEventOf(tr)),
      about_sector_(IsAboutSector(tr)),
      layout_(*tr.response, RecordedOrder(std::string_view(tr.code))) {
  names_ = R"("type":)";
  AppendJsonString(names_, tr.code);
  names_ += R"(,"name":)";
  AppendJsonString(names_, tr.wire_name);
  names_ += R"(,"item":)";
}

std::string RealRow::Write(std::string_view item, Scene& scene) const {
  std::string row;
  row.reserve(kUsualLength);
  row += '{';
  if (documented_order_) {
    row += names_;
    AppendJsonString(row, item);
    row += R"(,"values":{)";
    layout_.Append(row, scene);
    row += '}';
  } else {
    row += R"("values":{)";
    layout_.Append(row, scene);
    row += "},";
    row += names_;
    AppendJsonString(row, item);
  }
  row += '}';
  return row;
}

}  // namespace kiwoom::simulator
