#pragma once

#include <string>

namespace kiwoom::config {

// HOST:PORT, as --listen has it.
bool IsListenAddress(const std::string& listen);

// Whether it can be reached from this machine only: localhost, or an address that is a loopback address. A name that
// looks like one ("127.example.com") is none.
bool IsLoopback(const std::string& listen);

}  // namespace kiwoom::config
