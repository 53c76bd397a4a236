#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "codec/table.h"
#include "simulator/market/market.h"
#include "simulator/wire/row_layout.h"

namespace kiwoom::simulator {

// The request fields of a REST TR by their English names.
using AskedFields = std::map<std::string, std::string, std::less<>>;

// Writes the responses of one REST TR.
class RestBody {
 public:
  struct Page {
    std::string members;                        // of the response, without braces and return code
    std::optional<size_t> next;                 // start of the next page
    std::optional<std::string> unknown_stock;   // if set, nothing else is
    std::optional<std::string> unknown_sector;  // if set, nothing else is
  };

  RestBody(const codec::Tr& tr, size_t page_size);

  // Writes one page of list elements, starting at `offset`.
  Page Write(const Market& market, const AskedFields& asked, size_t offset) const;

 private:
  const size_t page_size_;
  RowLayout layout_;
  std::map<const codec::Row*, RowLayout> lists_;
};

}  // namespace kiwoom::simulator
