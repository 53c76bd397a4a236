#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "codec/request_encoder.h"
#include "codec/table.h"
#include "service/fanout/reader.h"
#include "service/sessions/topic.h"

namespace kiwoom::v1 {
class Interest;  // its header changes with every new realtime type
}

namespace kiwoom::methods {

// Where in a request a field is wrong, and why.
using Violation = codec::FieldViolation;

// Turns interests into topics, and refuses those that no stream could have: an unknown type, an item where there is
// none, a missing one, a spelling that no item has.
class InterestReader {
 public:
  // A type and an item each. More than any connection of the broker holds, and few enough for the acknowledgement, which
  // repeats them, to stay within the size of a response.
  static constexpr size_t kMostTopics = 10'000;

  // Types that may be subscribed to: account types only where `accounts` is set.
  InterestReader(std::span<const codec::Tr* const> trs, bool accounts);

  // False: `violation` says what is wrong. `field` is the name of the repeated field: "interests". `only`: of a stream of
  // a single type; account types have no other streams.
  bool Read(std::string_view field, const v1::Interest& interest, size_t index, const codec::Tr* only,
            std::vector<sessions::Topic>& out, Violation& violation) const;
  // The items of a typed request, in field "items".
  bool ReadItems(const codec::Tr& tr, std::span<const std::string> items, std::string_view prefix,
                 std::vector<sessions::Topic>& out, Violation& violation) const;

 private:
  absl::flat_hash_map<uint32_t, const codec::Tr*> types_;
  bool accounts_;
};

// What a Subscribe request asks for, generic or typed.
struct SubscribeRequest {
  std::vector<sessions::Topic> topics;
  fanout::SlowReaderPolicy policy = fanout::SlowReaderPolicy::kSkip;
  bool without_snapshot = false;
};

// Reads the request of Subscribe (tr null: interests of any type) or of Subscribe<Name> (items of that type).
bool ReadSubscribeRequest(const InterestReader& interests, const codec::Tr* tr, std::string_view bytes,
                          SubscribeRequest& out, Violation& violation);

}  // namespace kiwoom::methods
