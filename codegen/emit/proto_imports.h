#pragma once

#include <set>
#include <string>

#include "codegen/model/message.h"
#include "codegen/model/vocabulary.h"

// What the files of the contract must import of each other: an import that is not used is a warning.
namespace kiwoom::emit {

using Imports = std::set<std::string>;

// Where the messages of the contract stand.
inline constexpr char kTypesProto[] = "kiwoom/v1/types.proto";
inline constexpr char kMarketProto[] = "kiwoom/v1/market.proto";
inline constexpr char kOptionsProto[] = "kiwoom/v1/options.proto";

// Adds what the fields of `message` and of its lists refer to.
void AddImports(const model::Message& message, Imports& imports);
void AddImports(const model::Field& field, Imports& imports);

// `import "…";` lines, sorted.
std::string ImportLines(const Imports& imports);

}  // namespace kiwoom::emit
