#pragma once

#include <string>

namespace kiwoom::config {

// Whether the text is a valid --listen: HOST:PORT.
bool IsListenAddress(const std::string& listen);

// Whether only this machine can reach it: localhost or a loopback address. A name that looks like one
// ("127.example.com") does not count.
bool IsLoopback(const std::string& listen);

}  // namespace kiwoom::config
