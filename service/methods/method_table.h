#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "service/callers/caller.h"
#include "service/methods/handler.h"

namespace kiwoom::methods {

struct ServedMethod {
  HandlerFactory factory;
  std::optional<callers::CallerScope> scope;  // that a caller needs; none: open to every caller
  bool while_stopping = false;                // still served while the gateway refuses other calls
};

// The methods that the gateway serves, by path. Complete before the first call arrives.
class MethodTable {
 public:
  void Add(std::string path, std::optional<callers::CallerScope> scope, HandlerFactory factory,
           bool while_stopping = false) {
    methods_[std::move(path)] = {std::move(factory), scope, while_stopping};
  }

  // Null if there is no such method.
  const ServedMethod* Find(std::string_view path) const {
    const auto found = methods_.find(std::string(path));
    return found == methods_.end() ? nullptr : &found->second;
  }

  std::set<std::string> Paths() const {
    std::set<std::string> paths;
    for (const auto& [path, method] : methods_) paths.insert(path);
    return paths;
  }

  // The services that the methods belong to, sorted.
  std::set<std::string> Services() const {
    std::set<std::string> services;
    for (const auto& [path, method] : methods_) services.insert(path.substr(1, path.rfind('/') - 1));
    return services;
  }

 private:
  absl::flat_hash_map<std::string, ServedMethod> methods_;
};

}  // namespace kiwoom::methods
