#pragma once

#include <string>

#include "clients/cli/schema/tr_directory.h"
#include "codec/table.h"

// What the gateway can speak, as tables for people. Lines are closed by line feeds.
namespace kiwoom::cli {

// Every TR, one a line.
std::string CatalogText(const TrDirectory& directory, bool paint);

// One TR with its fields.
std::string TrText(const codec::Tr& tr, const TrDirectory& directory, bool paint);

}  // namespace kiwoom::cli
