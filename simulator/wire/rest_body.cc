#include "simulator/wire/rest_body.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "simulator/wire/list_elements.h"

namespace kiwoom::simulator {
namespace {

// The requested venue by its REST code (1 KRX, 2 NXT, 3 both), or that of the item.
const Venue* AskedVenue(const Scene& scene, const VenueItem& item) {
  const std::string_view exchange = scene.Asked("exchange");
  if (exchange == "2") return &kNxt;
  if (exchange == "3") return &kConsolidated;
  return item.venue;
}

}  // namespace

RestBody::RestBody(const codec::Tr& tr, size_t page_size) : page_size_(page_size), layout_(*tr.response) {
  for (const codec::Row& row : tr.response->rows) {
    if (row.list != nullptr) lists_.try_emplace(&row, *row.list);
  }
}

RestBody::Page RestBody::Write(const Market& market, const AskedFields& asked, size_t offset) const {
  Page page;
  Scene whole;
  whole.market = &market;
  whole.request = &asked;

  const VenueItem stock_item = SplitItem(whole.Asked("stock_code"));
  const VenueItem sector_item = SplitItem(whole.Asked("sector_code"));
  whole.venue = AskedVenue(whole, stock_item);
  if (!stock_item.code.empty()) {
    const Stock* stock = market.FindStock(stock_item.code);
    if (stock == nullptr) {
      page.unknown_stock = stock_item.code;
      return page;
    }
    whole.Show(*stock);
  } else if (!sector_item.code.empty()) {
    const Sector* sector = market.FindSector(sector_item.code);
    if (sector == nullptr) {
      page.unknown_sector = sector_item.code;
      return page;
    }
    whole.Show(*sector);
  }

  layout_.Append(page.members, whole, [&](const codec::Row& row) {
    const std::vector<Scene> elements = ListElements(*row.list, whole);
    const size_t begin = std::min(offset, elements.size());
    const size_t end = std::min(begin + page_size_, elements.size());
    page.members += '[';
    for (size_t i = begin; i < end; ++i) {
      Scene element = elements[i];
      page.members += i == begin ? "{" : ",{";
      lists_.at(&row).Append(page.members, element);
      page.members += '}';
    }
    page.members += ']';
    if (end < elements.size()) page.next = end;
  });
  return page;
}

}  // namespace kiwoom::simulator
