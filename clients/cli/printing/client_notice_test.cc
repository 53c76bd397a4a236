#include "clients/cli/printing/client_notice.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace kiwoom::cli {
namespace {

using std::chrono::milliseconds;

grpc::Status Draining() {
  google::rpc::ErrorInfo info;
  info.set_reason("DRAINING");
  google::rpc::Status status;
  status.add_details()->PackFrom(info);
  return {grpc::StatusCode::UNAVAILABLE, "It \"stops\".", status.SerializeAsString()};
}

TEST(ClientNoticeTest, TellsWhyAndForHowLong) {
  EXPECT_EQ(DisconnectedLine(Draining(), milliseconds(150), Language::kEnglish),
            "disconnected  UNAVAILABLE, DRAINING. Connecting again in 0.150 s.");
  EXPECT_EQ(DisconnectedLine(grpc::Status::OK, milliseconds(2000), Language::kKorean),
            "접속 끊김  OK. 2.000초 뒤에 다시 접속합니다.");
  EXPECT_EQ(DisconnectedJson(Draining(), milliseconds(150)),
            "{\"disconnected\":{\"code\":\"UNAVAILABLE\",\"reason\":\"DRAINING\",\"message\":\"It \\\"stops\\\".\","
            "\"pause\":\"0.150s\"}}");
}

TEST(ClientNoticeTest, TellsWhatCannotFollow) {
  const SequenceCheck::Fault fault{{TrNamed("Trade").event_field, "005930", ""}, 7, 2, 7, 4};
  EXPECT_EQ(InconsistentLine(fault, Directory(), Language::kEnglish),
            "inconsistent  Trade 005930: expected 7/2, got 7/4.");
  EXPECT_EQ(InconsistentLine(fault, Directory(), Language::kKorean),
            "순번 오류  주식체결 005930: 7/2이어야 하나 7/4입니다.");
  EXPECT_EQ(InconsistentJson(fault, Directory()),
            "{\"inconsistent\":{\"type\":\"TRADE\",\"item\":\"005930\",\"expected_epoch\":\"7\","
            "\"expected_sequence\":\"2\",\"actual_epoch\":\"7\",\"actual_sequence\":\"4\"}}");
}

}  // namespace
}  // namespace kiwoom::cli
