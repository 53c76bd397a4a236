#pragma once

#include <string>

#include "clients/cli/printing/language.h"
#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/repeated_field.h"
#include "kiwoom/v1/notice.pb.h"
#include "kiwoom/v1/subscription.pb.h"

// Names types and items in lines for people: "OrderBook 005930 · Trade 000660, 005930", or with Korean titles. Of many
// items of a type it names the first ones and counts the others.
namespace kiwoom::cli {

std::string TypeWord(v1::RealtimeType type, const TrDirectory& directory, Language language);
std::string RegistrationWords(const google::protobuf::RepeatedPtrField<v1::Registration>& registrations,
                              const TrDirectory& directory, Language language);
std::string RegistrationWord(const v1::Registration& registration, const TrDirectory& directory, Language language);
std::string InterestWords(const google::protobuf::RepeatedPtrField<v1::Interest>& interests,
                          const TrDirectory& directory, Language language);

}  // namespace kiwoom::cli
