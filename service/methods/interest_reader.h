#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "codec/table.h"
#include "service/errors/violations.h"
#include "service/sessions/topic.h"

namespace kiwoom::v1 {
class Interest;  // its header changes with every new realtime type
}

namespace kiwoom::methods {

// Turns interests into topics, and finds everything in them that no stream could have: an unknown type, an item where
// there is none, a missing one, a spelling that no item has.
class InterestReader {
 public:
  // A type and an item each. More than any connection of the broker holds, and few enough for the acknowledgement,
  // which repeats them, to stay within the size of a response.
  static constexpr size_t kMostTopics = 10'000;

  // Of these TRs the realtime types may be subscribed to.
  explicit InterestReader(std::span<const codec::Tr* const> trs);

  // `field` is the name of the repeated field: "interests". `only`: of a stream of a single type; account types have no
  // other streams.
  void Read(std::string_view field, const v1::Interest& interest, size_t index, const codec::Tr* only,
            std::vector<sessions::Topic>& out, errors::Violations& violations) const;
  // The items of a typed request, in field "items".
  void ReadItems(const codec::Tr& tr, std::span<const std::string> items, std::string_view prefix,
                 std::vector<sessions::Topic>& out, errors::Violations& violations) const;

 private:
  absl::flat_hash_map<uint32_t, const codec::Tr*> types_;
};

}  // namespace kiwoom::methods
