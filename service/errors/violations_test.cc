#include "service/errors/violations.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"

namespace kiwoom::errors {
namespace {

google::rpc::BadRequest RequestOf(const absl::Status& error) {
  const auto request = PayloadOf<google::rpc::BadRequest>(error);
  EXPECT_TRUE(request.has_value());
  return request.value_or(google::rpc::BadRequest());
}

std::string KoreanOf(const absl::Status& error) { return PayloadOf<google::rpc::LocalizedMessage>(error)->message(); }

TEST(Violations, ASingleViolationIsTheSentence) {
  const absl::Status error = InvalidField("interests[0].items", Phrase::kItemsMissing, {"Trade (주식체결)"});
  EXPECT_EQ(error.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(error), "REQUEST_INVALID");
  EXPECT_EQ(std::string(error.message()), "interests[0].items is empty: name at least one item of Trade (주식체결)");
  EXPECT_EQ(KoreanOf(error), "interests[0].items: 비어 있습니다. 받을 코드를 하나 이상 넣으세요: Trade (주식체결)");
  const auto request = RequestOf(error);
  ASSERT_EQ(request.field_violations_size(), 1);
  EXPECT_EQ(request.field_violations(0).field(), "interests[0].items");
  EXPECT_EQ(request.field_violations(0).description(), "is empty: name at least one item of Trade (주식체결)");
}

TEST(Violations, DescribesTheRequestAsAWhole) {
  const absl::Status error = InvalidField("", Phrase::kMessageMissing);
  EXPECT_EQ(std::string(error.message()), "the request is missing: send one message");
  EXPECT_EQ(KoreanOf(error), "요청: 빠졌습니다. 메시지를 하나 보내세요");
}

TEST(Violations, ReportsAllTogether) {
  Violations violations;
  violations.Add("market", Phrase::kFieldMissing, {"시장구분"});
  violations.Add("sector_code", Phrase::kTextTooLong, {"4", "3"});
  const absl::Status error = violations.ToError();
  EXPECT_EQ(std::string(error.message()), "market is required (시장구분): set it (and 1 more: see the BadRequest)");
  const auto request = RequestOf(error);
  ASSERT_EQ(request.field_violations_size(), 2);
  EXPECT_EQ(request.field_violations(1).field(), "sector_code");
  EXPECT_EQ(request.field_violations(1).description(),
            "has 4 characters, but the broker accepts at most 3: shorten it");
}

TEST(Violations, CountsThoseBeyondTwentyWithoutWordingThem) {
  Violations violations;
  int worded = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    violations.Add([&] {
      ++worded;
      return Violation{"f", {"is wrong", "틀립니다"}};
    });
  }
  EXPECT_EQ(worded, 20);
  const auto request = RequestOf(violations.ToError());
  ASSERT_EQ(request.field_violations_size(), 21);
  EXPECT_EQ(request.field_violations(19).field(), "f");
  EXPECT_EQ(request.field_violations(20).field(), "");
  EXPECT_EQ(request.field_violations(20).description(), "and 999980 more");
}

TEST(Violations, FewerLongOnesFit) {
  Violations violations;
  for (int i = 0; i < 5; ++i) {
    violations.Add([] { return Violation{std::string(9000, 'f'), {std::string(9000, 'd'), "x"}}; });
  }
  const auto request = RequestOf(violations.ToError());
  ASSERT_EQ(request.field_violations_size(), 3);
  EXPECT_EQ(request.field_violations(0).field(), std::string(200, 'f') + "…");
  EXPECT_EQ(request.field_violations(1).description(), std::string(500, 'd') + "…");
  EXPECT_EQ(request.field_violations(2).description(), "and 3 more");
}

}  // namespace
}  // namespace kiwoom::errors
