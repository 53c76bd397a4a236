#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "codec/table.h"
#include "service/errors/violations.h"
#include "service/fanout/interest_terms.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::v1 {
class Interest;  // its header changes with every new realtime type
}

namespace kiwoom::methods {

// Turns interests into topics and reports every violation: an unknown type, an unexpected, missing or malformed item.
class InterestReader {
 public:
  // Maximum number of (type, item) pairs in a stream. More than any broker connection can register, and few enough that
  // the acknowledgement, which repeats them, fits into one response.
  static constexpr size_t kMostTopics = 10'000;

  // Allows subscriptions to the realtime types among these TRs. `sessions` are all of the gateway: a type of an account
  // is one topic on each.
  explicit InterestReader(std::span<const codec::Tr* const> trs,
                          std::vector<const sessions::SessionName*> sessions = {&sessions::kDefaultSession});

  // Null if there is no such realtime type. `type` is a number of RealtimeType.
  const codec::Tr* FindType(uint32_t type) const;
  // `field` is the name of the repeated field: "interests". `only` is the type of a typed stream, or null; account
  // types have only typed streams.
  void Read(std::string_view field, const v1::Interest& interest, size_t index, const codec::Tr* only,
            std::vector<sessions::Topic>& out, fanout::InterestTerms& terms, errors::Violations& violations) const;
  // Reads the items of a typed request, in field "items".
  void ReadItems(const codec::Tr& tr, std::span<const std::string> items, std::string_view prefix,
                 std::vector<sessions::Topic>& out, errors::Violations& violations) const;

 private:
  void AddWithoutItem(const codec::Tr& tr, std::vector<sessions::Topic>& out) const;

  const std::vector<const sessions::SessionName*> sessions_;
  absl::flat_hash_map<uint32_t, const codec::Tr*> types_;
};

}  // namespace kiwoom::methods
