#pragma once

#include <span>
#include <string_view>

// generated/catalog.json, split by TR.
namespace kiwoom::cli {

struct CatalogLine {
  std::string_view code;
  std::string_view json;  // the entry of the TR, on one line
};

std::span<const CatalogLine> CatalogLines();

}  // namespace kiwoom::cli
