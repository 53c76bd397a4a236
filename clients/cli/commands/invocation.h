#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "clients/cli/schema/schema.h"
#include "clients/cli/schema/tr_directory.h"

// What every command works with.
namespace kiwoom::cli {

struct Invocation {
  const TrDirectory& directory;
  Schema& schema;
  std::string gateway;  // HOST:PORT
  std::string ca_pem;   // what to trust of it; empty: plain text
  bool json;            // for programs: one JSON object a line
  size_t width;         // of the terminal
  bool paint;           // the terminal has colours
  std::ostream& out;
  std::ostream& err;
};

}  // namespace kiwoom::cli
