#pragma once

#include <string>
#include <string_view>

#include "service/http/web_answer.h"

namespace kiwoom::http {

// Answers GET and HEAD for whatever is no method. Runs on the door's thread.
class Pages {
 public:
  virtual ~Pages() = default;
  virtual WebAnswer Respond(std::string_view path) = 0;
};

// There are none.
class NoPages final : public Pages {
 public:
  WebAnswer Respond(std::string_view) override {
    return Sentence(404, "There is no page here: methods are called as POST /kiwoom.v1.SectorService/GetSectorPrice.");
  }
};

}  // namespace kiwoom::http
