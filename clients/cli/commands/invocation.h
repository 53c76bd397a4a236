#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/printing/language.h"
#include "clients/cli/schema/schema.h"
#include "clients/cli/schema/tr_directory.h"

// The context of every command.
namespace kiwoom::cli {

struct Invocation {
  const TrDirectory& directory;
  Schema& schema;
  std::string gateway;  // HOST:PORT
  Credentials credentials;
  bool json;     // for programs: one JSON object per line
  size_t width;  // of the terminal; kAnyWidth without one
  bool paint;    // use colours
  std::ostream& out;
  std::ostream& err;
  Language language = Language::kEnglish;
  // The credentials as the files have them now; those given, if they cannot be read. Null: they never change.
  std::function<Credentials(const Credentials&)> renew = nullptr;

  // Writes out what is in the buffer of `out`. A command that goes on for long calls it now and then and ends with its
  // error: nobody would get what follows.
  absl::Status Flush() const;
};

}  // namespace kiwoom::cli
