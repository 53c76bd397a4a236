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

std::string Listed(const ItemsByType& types, const TrDirectory& directory, Language language) {
  std::vector<std::string> parts;
  for (const auto& [type, items] : types) {
    std::string part = TypeWord(type, directory, language);
    const auto shown_end = items.begin() + std::min(items.size(), kItemsShown);
    const std::string shown = absl::StrJoin(items.begin(), shown_end, ", ");
    if (!shown.empty()) absl::StrAppend(&part, " ", Printable(shown));
    if (items.size() > kItemsShown)
      absl::StrAppend(&part, In(language, " 외 ", " and "), items.size() - kItemsShown, In(language, "종목", " more"));
    parts.push_back(std::move(part));
  }
  return absl::StrJoin(parts, " · ");
}

void Add(const v1::Registration& registration, ItemsByType& types) {
  std::vector<std::string>& items = types[registration.type()];
  if (!registration.item().empty()) items.push_back(registration.item());
}

}  // namespace

std::string TypeWord(v1::RealtimeType type, const TrDirectory& directory, Language language) {
  const codec::Tr* tr = directory.ByEventField(static_cast<uint32_t>(type));
  return tr == nullptr ? absl::StrCat(In(language, "종류 ", "type "), static_cast<int>(type))
                       : std::string(In(language, tr->title, tr->name));
}

std::string RegistrationWords(const google::protobuf::RepeatedPtrField<v1::Registration>& registrations,
                              const TrDirectory& directory, Language language) {
  ItemsByType types;
  for (const v1::Registration& registration : registrations) Add(registration, types);
  return Listed(types, directory, language);
}

std::string RegistrationWord(const v1::Registration& registration, const TrDirectory& directory, Language language) {
  ItemsByType types;
  Add(registration, types);
  return Listed(types, directory, language);
}

std::string InterestWords(const google::protobuf::RepeatedPtrField<v1::Interest>& interests,
                          const TrDirectory& directory, Language language) {
  ItemsByType types;
  for (const v1::Interest& interest : interests) {
    std::vector<std::string>& items = types[interest.type()];
    items.insert(items.end(), interest.items().begin(), interest.items().end());
  }
  return Listed(types, directory, language);
}

}  // namespace kiwoom::cli
