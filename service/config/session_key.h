#pragma once

#include <string>

#include "service/permissions/file_guard.h"
#include "service/rest/token_source.h"

namespace kiwoom::config {

// An app key and the operator's name for its session with the broker.
struct SessionKey {
  std::string name;  // never the key itself
  rest::AppKey key;
  // Where the key was read from; empty: from the environment.
  std::string app_key_file;
  std::string secret_key_file;
  permissions::FileGuard guard = permissions::FileGuard::kNone;  // of these files, when they are read again
};

}  // namespace kiwoom::config
