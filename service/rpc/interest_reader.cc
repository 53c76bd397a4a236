#include "service/rpc/interest_reader.h"

#include "absl/strings/str_cat.h"
#include "codec/item.h"
#include "codec/wire_reader.h"
#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::rpc {
namespace {

// Fields of the Subscribe requests (market_data_service.proto; typed ones say items where the generic says interests).
constexpr uint32_t kWhat = 1, kPolicy = 2, kWithoutSnapshot = 3;

// "Trade (주식체결)": what an item of it is, the broker's title says.
std::string Titled(const codec::Tr& tr) { return absl::StrCat(std::string(tr.name), " (", std::string(tr.title), ")"); }

bool Fail(std::string field, std::string description, Violation& violation) {
  violation = {std::move(field), std::move(description)};
  return false;
}

}  // namespace

InterestReader::InterestReader(std::span<const codec::Tr* const> trs, bool accounts) : accounts_(accounts) {
  for (const codec::Tr* tr : trs) {
    if (tr->kind == codec::Kind::kRealtime) types_[tr->event_field] = tr;
  }
}

bool InterestReader::ReadItems(const codec::Tr& tr, std::span<const std::string> items, std::string_view prefix,
                               std::vector<sessions::Topic>& out, Violation& violation) const {
  if (tr.scope == codec::Scope::kAccount && !accounts_) {
    return Fail(absl::StrCat(std::string(prefix), "type"),
                "is an account type, and this gateway serves none (--accounts is off)", violation);
  }
  const std::string field = absl::StrCat(std::string(prefix), "items");
  if (tr.items == codec::Items::kNone) {
    if (items.empty() || (items.size() == 1 && items[0].empty())) {
      out.push_back({&tr, ""});
      return true;
    }
    const char* const whole = tr.registration == codec::Register::kMarket ? "market" : "account";
    return Fail(field, absl::StrCat("must be empty: ", std::string(tr.name), " covers the whole ", whole), violation);
  }
  if (items.empty()) {
    return Fail(field, absl::StrCat("is empty: name at least one item of ", Titled(tr)), violation);
  }
  for (size_t i = 0; i < items.size(); ++i) {
    if (!codec::IsItem(tr.items, items[i])) {
      return Fail(absl::StrCat(field, "[", i, "]"),
                  absl::StrCat("is no item of ", Titled(tr), ": ", std::string(codec::ItemForm(tr.items))), violation);
    }
    out.push_back({&tr, items[i]});
  }
  if (out.size() > kMostTopics) {
    return Fail(field, absl::StrCat("is too long: a stream has at most ", kMostTopics, " interests"), violation);
  }
  return true;
}

bool InterestReader::Read(std::string_view field, const v1::Interest& interest, size_t index, const codec::Tr* only,
                          std::vector<sessions::Topic>& out, Violation& violation) const {
  const std::string prefix = absl::StrCat(std::string(field), "[", index, "].");
  const auto found = types_.find(static_cast<uint32_t>(interest.type()));
  if (found == types_.end()) {
    return Fail(prefix + "type",
                absl::StrCat("is ", static_cast<int>(interest.type()),
                             ", which is no realtime type of this gateway: see RealtimeType"),
                violation);
  }
  const codec::Tr& tr = *found->second;
  if (only != nullptr && &tr != only) {
    return Fail(prefix + "type",
                absl::StrCat("is ", std::string(tr.name), ", and this is a stream of ", std::string(only->name),
                             " alone: open a Subscribe stream for several types"),
                violation);
  }
  if (only == nullptr && tr.scope == codec::Scope::kAccount) {
    return Fail(prefix + "type",
                absl::StrCat("is an account type: AccountService has a stream for it, Subscribe", std::string(tr.name)),
                violation);
  }
  const std::vector<std::string> items(interest.items().begin(), interest.items().end());
  return ReadItems(tr, items, prefix, out, violation);
}

bool ReadSubscribeRequest(const InterestReader& interests, const codec::Tr* tr, std::string_view bytes,
                          SubscribeRequest& out, Violation& violation) {
  size_t index = 0;
  std::vector<std::string> items;
  codec::WireReader reader(bytes);
  for (codec::WireField field; reader.Next(field);) {
    if (field.number == kWhat && field.wire_type == codec::kLengthDelimited && tr == nullptr) {
      v1::Interest interest;
      if (!interest.ParseFromArray(field.bytes.data(), static_cast<int>(field.bytes.size()))) {
        return Fail(absl::StrCat("interests[", index, "]"), "is no protobuf message", violation);
      }
      if (!interests.Read("interests", interest, index++, tr, out.topics, violation)) return false;
    } else if (field.number == kWhat && field.wire_type == codec::kLengthDelimited) {
      items.emplace_back(field.bytes);
    } else if (field.number == kPolicy && field.wire_type == codec::kVarint) {
      if (field.value > v1::SLOW_READER_POLICY_DISCONNECT) {
        return Fail("slow_reader_policy", absl::StrCat("is ", field.value, ": see SlowReaderPolicy"), violation);
      }
      out.policy = field.value == v1::SLOW_READER_POLICY_DISCONNECT ? fanout::SlowReaderPolicy::kDisconnect
                                                                    : fanout::SlowReaderPolicy::kSkip;
    } else if (field.number == kWithoutSnapshot && field.wire_type == codec::kVarint) {
      out.without_snapshot = field.value != 0;
    }
  }
  if (reader.failed()) return Fail("", "is no protobuf message", violation);
  if (tr != nullptr) return interests.ReadItems(*tr, items, "", out.topics, violation);
  if (index == 0) return Fail("interests", "is empty: name at least one type", violation);
  return true;
}

}  // namespace kiwoom::rpc
