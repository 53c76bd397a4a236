#include "clients/cli/printing/enum_name.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"
#include "kiwoom/v1/notice.pb.h"
#include "kiwoom/v1/session_service.pb.h"

namespace kiwoom::cli {
namespace {

const google::protobuf::EnumDescriptor& Market() {
  return *Make("GetSectorPriceRequest", "")->GetDescriptor()->FindFieldByName("market")->enum_type();
}

TEST(ShortNameTest, DropsTheCommonPrefix) {
  EXPECT_EQ(ShortName(*Market().FindValueByName("MARKET_KOSPI")), "KOSPI");
  EXPECT_EQ(ShortName(*Market().value(0)), "UNSPECIFIED");
}

TEST(EnumNameTest, IsInOneLanguage) {
  EXPECT_EQ(EnumName(*Market().FindValueByName("MARKET_KOSPI"), Language::kKorean), "코스피");
  EXPECT_EQ(EnumName(*Market().FindValueByName("MARKET_KOSPI"), Language::kEnglish), "KOSPI");
  EXPECT_EQ(EnumWord(v1::UPSTREAM_STATE_LIVE, Language::kKorean), "정상");
  EXPECT_EQ(EnumWord(v1::UPSTREAM_STATE_LIVE, Language::kEnglish), "LIVE");
  EXPECT_EQ(EnumWord(static_cast<v1::UpstreamState>(99), Language::kKorean), "모름");
  EXPECT_EQ(EnumWord(static_cast<v1::UpstreamState>(99), Language::kEnglish), "unknown");
}

// A value that a spec or the contract adds must not appear in English among Korean words.
TEST(EnumNameTest, EveryEnumOfAMessageHasKoreanNames) {
  const auto check = [](const google::protobuf::EnumDescriptor& type) {
    for (int i = 1; i < type.value_count(); ++i) {
      const std::string name = EnumName(*type.value(i), Language::kKorean);
      const bool of_venue = name == "KRX" || name == "NXT" || name == "SOR";
      EXPECT_TRUE(of_venue || name != ShortName(*type.value(i))) << type.value(i)->full_name();
    }
  };
  for (const codec::Tr* tr : Directory().trs()) {
    const google::protobuf::Descriptor* type = Contract().FindMessage("kiwoom.v1." + std::string(tr->response->name));
    if (type == nullptr) continue;
    for (int i = 0; i < type->field_count(); ++i) {
      if (type->field(i)->enum_type() != nullptr) check(*type->field(i)->enum_type());
    }
  }
  check(*google::protobuf::GetEnumDescriptor<v1::UpstreamState>());
  check(*google::protobuf::GetEnumDescriptor<v1::RegistrationState>());
  check(*google::protobuf::GetEnumDescriptor<v1::ResumptionOutcome>());
  check(*google::protobuf::GetEnumDescriptor<v1::SlowReaderPolicy>());
}

}  // namespace
}  // namespace kiwoom::cli
