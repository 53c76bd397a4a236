#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// The priority of a REG. Topics of different ranks never share one.
enum class RegistrationRank {
  kRenewal,  // registered before the session was lost
  kNew,      // never confirmed
  kSuspect,  // part of an unanswered REG
};

// One REG or REMOVE.
struct RegistrationRequest {
  bool remove = false;
  int group = 0;
  std::vector<Topic> topics;
  RegistrationRank rank = RegistrationRank::kNew;  // for REGs; not sent to the broker
  bool again = false;  // of topics that may be registered already, by an earlier copy of this request; not sent either

  // The text for the broker: {"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["…"]}]}.
  // Topics of one type share an entry of `data`, and so do types with the same items. `refresh` is always "1", which
  // keeps existing registrations; REMOVE has no such key.
  std::string Text() const;
};

// {"trnm":"LOGIN","token":"…"}
std::string LoginText(std::string_view token);

}  // namespace kiwoom::sessions
