#pragma once

#include <map>
#include <vector>

#include "clients/cli/positions/registration_key.h"
#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/message.h"
#include "kiwoom/v1/notice.pb.h"
#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::cli {

// Where a reader is in the events of each registration, so that it can resume.
class StreamPositions {
 public:
  // The directory outlives the positions.
  explicit StreamPositions(const TrDirectory& directory) : directory_(directory) {}

  // The reader got this event of its stream: a kiwoom.v1.Event or a typed event.
  void Advance(const google::protobuf::Message& event);

  // Adds the known positions of the interest's type and items to it.
  void Resume(v1::Interest& interest) const;

  // All positions: an interest for each type, with nothing else in it.
  std::vector<v1::Interest> ToInterests() const;
  void Restore(const v1::Interest& interest);

 private:
  v1::StreamPosition& Of(const RegistrationKey& key);
  void Begin(const v1::Registration& registration, const google::protobuf::Timestamp* time);

  const TrDirectory& directory_;
  std::map<RegistrationKey, v1::StreamPosition> positions_;
};

}  // namespace kiwoom::cli
