#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Which REG goes first. Topics of different ranks never share one.
enum class RegistrationRank {
  kRenewal,  // stood before the session was lost
  kNew,      // never confirmed
  kSuspect,  // of a REG that was not answered
};

// One REG or REMOVE.
struct RegistrationRequest {
  bool remove = false;
  int group = 0;
  std::vector<Topic> topics;
  RegistrationRank rank = RegistrationRank::kNew;  // of a REG; the broker is not told

  // As the broker reads it: {"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["…"]}]}.
  // Topics of one type share an entry of `data`, and so do types with the same items. `refresh` is always "1", which
  // keeps what is registered already; REMOVE has none.
  std::string Text() const;
};

// {"trnm":"LOGIN","token":"…"}
std::string LoginText(std::string_view token);

}  // namespace kiwoom::sessions
