#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::http {

struct OriginOptions {
  std::vector<std::string> origins;  // whose pages may call, in lower case and without default ports
  bool tls = false;                  // this door's connections are encrypted
  bool loopback = false;             // only this machine reaches it
};

// Decides which pages of a browser may call. A browser sends every page's requests with the page's origin, which
// scripts cannot change; other programs send none.
class OriginPolicy {
 public:
  explicit OriginPolicy(OriginOptions options) : options_(std::move(options)) {}

  // On the loopback address only its names are answered. Otherwise a page could call after its name in the DNS has been
  // pointed at this machine, and would pass for a page of this door.
  bool AnswersTo(std::string_view host) const;

  enum class Verdict {
    kOwn,      // no page of another host
    kAllowed,  // a page of another host that may call: it needs the headers of CORS
    kForeign,
  };
  // `origin` and `host` are the headers; a program sends no origin ("").
  Verdict Judge(std::string_view origin, std::string_view host) const;

 private:
  const OriginOptions options_;
};

}  // namespace kiwoom::http
