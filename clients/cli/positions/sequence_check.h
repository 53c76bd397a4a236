#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "clients/cli/positions/registration_key.h"
#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/message.h"

namespace kiwoom::cli {

// Checks that a stream is complete, or says itself what is missing: clients/BEHAVIOUR.md, "Consistency". It goes on
// across reconnects.
class SequenceCheck {
 public:
  // An event that cannot follow the previous one of its registration.
  struct Fault {
    RegistrationKey registration;
    uint64_t expected_epoch;
    uint64_t expected_sequence;
    uint64_t actual_epoch;
    uint64_t actual_sequence;
  };

  // The directory outlives the check.
  explicit SequenceCheck(const TrDirectory& directory) : directory_(directory) {}

  // Call it for each event of the stream, in order.
  std::optional<Fault> Check(const google::protobuf::Message& event);

 private:
  struct Last {
    uint64_t epoch = 0;
    uint64_t sequence = 0;
  };

  // The next event of the registration may have any epoch and sequence.
  void Forget(const v1::Registration& registration);

  const TrDirectory& directory_;
  std::map<RegistrationKey, Last> last_;
};

}  // namespace kiwoom::cli
