#pragma once

#include <string>

#include "service/rest/token_source.h"

namespace kiwoom::config {

// An app key and the operator's name for its session with the broker.
struct SessionKey {
  std::string name;  // never the key itself
  rest::AppKey key;
  // Where the key was read from; empty: from the environment.
  std::string app_key_file;
  std::string secret_key_file;
};

}  // namespace kiwoom::config
