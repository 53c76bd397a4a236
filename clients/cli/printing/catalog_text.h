#pragma once

#include <string>

#include "clients/cli/printing/language.h"
#include "clients/cli/schema/tr_directory.h"
#include "codec/table.h"

// The catalog of TRs as tables for people. Each line ends with a line feed.
namespace kiwoom::cli {

// All TRs, one per line.
std::string CatalogText(const TrDirectory& directory, Language language, bool paint);

// One TR with its fields.
std::string TrText(const codec::Tr& tr, const TrDirectory& directory, Language language, bool paint);

}  // namespace kiwoom::cli
