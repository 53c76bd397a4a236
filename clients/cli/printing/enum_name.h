#pragma once

#include <string>

#include "clients/cli/printing/language.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"

namespace kiwoom::cli {

// An enum value without the common prefix of its enum: "KOSPI" for MARKET_KOSPI.
std::string ShortName(const google::protobuf::EnumValueDescriptor& value);

// "코스피" or "KOSPI". A value without a Korean name has its short one in Korean, too.
std::string EnumName(const google::protobuf::EnumValueDescriptor& value, Language language);

// The same by number.
template <typename Enum>
std::string EnumWord(Enum number, Language language) {
  const auto* const value = google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(number);
  return value == nullptr ? In(language, "모름", "unknown") : EnumName(*value, language);
}

}  // namespace kiwoom::cli
