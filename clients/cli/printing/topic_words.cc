#include "clients/cli/printing/topic_words.h"

#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/printing/display_width.h"

namespace kiwoom::cli {
namespace {

// A stream may have hundreds of items; a line names only the first ones.
constexpr size_t kItemsShown = 8;

using ItemsByType = std::map<v1::RealtimeType, std::vector<std::string>>;

std::string Listed(const ItemsByType& types, const TrDirectory& directory) {
  std::vector<std::string> parts;
  for (const auto& [type, items] : types) {
    std::string part = TypeWord(type, directory);
    const auto shown_end = items.begin() + std::min(items.size(), kItemsShown);
    const std::string shown = absl::StrJoin(items.begin(), shown_end, ", ");
    if (!shown.empty()) absl::StrAppend(&part, " ", Printable(shown));
    if (items.size() > kItemsShown) absl::StrAppend(&part, " and ", items.size() - kItemsShown, " more");
    parts.push_back(std::move(part));
  }
  return absl::StrJoin(parts, " · ");
}

void Add(const v1::Registration& registration, ItemsByType& types) {
  std::vector<std::string>& items = types[registration.type()];
  if (!registration.item().empty()) items.push_back(registration.item());
}

}  // namespace

std::string TypeWord(v1::RealtimeType type, const TrDirectory& directory) {
  const codec::Tr* tr = directory.ByEventField(static_cast<uint32_t>(type));
  return tr == nullptr ? absl::StrCat("type ", static_cast<int>(type)) : std::string(tr->name);
}

std::string RegistrationWords(const google::protobuf::RepeatedPtrField<v1::Registration>& registrations,
                              const TrDirectory& directory) {
  ItemsByType types;
  for (const v1::Registration& registration : registrations) Add(registration, types);
  return Listed(types, directory);
}

std::string RegistrationWord(const v1::Registration& registration, const TrDirectory& directory) {
  ItemsByType types;
  Add(registration, types);
  return Listed(types, directory);
}

std::string InterestWords(const google::protobuf::RepeatedPtrField<v1::Interest>& interests,
                          const TrDirectory& directory) {
  ItemsByType types;
  for (const v1::Interest& interest : interests) {
    std::vector<std::string>& items = types[interest.type()];
    items.insert(items.end(), interest.items().begin(), interest.items().end());
  }
  return Listed(types, directory);
}

}  // namespace kiwoom::cli
