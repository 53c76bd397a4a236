#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "codec/table.h"
#include "simulator/market/market.h"
#include "simulator/wire/row_layout.h"

namespace kiwoom::simulator {

// What was asked of a REST TR, by the fields' English names.
using AskedFields = std::map<std::string, std::string, std::less<>>;

// Writes the responses of one REST TR.
class RestBody {
 public:
  struct Page {
    std::string members;                        // of the response, without braces and return code
    std::optional<size_t> next;                 // where the next page begins
    std::optional<std::string> unknown_stock;   // nothing else is set
    std::optional<std::string> unknown_sector;  // likewise
  };

  RestBody(const codec::Tr& tr, size_t page_size);

  // The elements of lists from `offset` on, one page of them.
  Page Write(const Market& market, const AskedFields& asked, size_t offset) const;

 private:
  const size_t page_size_;
  RowLayout layout_;
  std::map<const codec::Row*, RowLayout> lists_;
};

}  // namespace kiwoom::simulator
