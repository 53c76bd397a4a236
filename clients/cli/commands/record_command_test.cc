#include "clients/cli/commands/record_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/recording/recording_reader.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(bool, reconnect);

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RecordCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "/" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".rec";
    std::filesystem::remove(path_);
  }

  absl::Status Run(std::vector<std::string> interests) {
    interests.insert(interests.begin(), path_);
    std::vector<char*> pointers;
    for (std::string& interest : interests) pointers.push_back(interest.data());
    return RecordStream(pointers,
                        Invocation{Directory(), Contract(), gateway_.address(), {}, false, 66, false, err_, err_});
  }

  static std::string Response(const std::string& events) {
    return Make("SubscribeResponse", events)->SerializeAsString();
  }

  // The responses of the file as text, and its remarks.
  std::vector<std::string> Recorded() {
    const auto file = *RecordingReader::Open(path_);
    std::vector<std::string> all;
    for (const BlockPlace& block : file->blocks()) {
      const std::vector<Record> records = *file->Read(block);
      for (const Record& record : records) {
        const auto response = Make("SubscribeResponse", "");
        if (record.kind == RecordKind::kResponse) {
          EXPECT_TRUE(response->ParseFromString(record.bytes));
          all.push_back(response->ShortDebugString());
        } else {
          all.push_back(record.bytes.substr(0, record.bytes.find(':')));
        }
      }
    }
    return all;
  }

  const absl::FlagSaver flags_;
  std::string path_;
  std::vector<FakeGateway::Answer> answers_;
  std::vector<std::string> requests_;
  std::ostringstream err_;
  FakeGateway gateway_{[this](const std::string& method, const std::string& bytes) {
    const auto request = Make("SubscribeRequest", "");
    EXPECT_TRUE(request->ParseFromString(bytes));
    requests_.push_back(request->ShortDebugString());
    return answers_[std::min(requests_.size(), answers_.size()) - 1];
  }};
};

const char kOne[] = "events { item: \"005930\" epoch: 7 sequence: 1 trade { current_price: 86800 } }";
const char kTwo[] = "events { item: \"005930\" epoch: 7 sequence: 2 trade { current_price: 86900 } }";
const char kThree[] = "events { item: \"005930\" epoch: 7 sequence: 3 trade { } }";
const char kAcknowledged[] = "events { acknowledgement { subscription_id: \"1\" } }";

TEST_F(RecordCommandTest, RecordsResponsesAsTheyCameAndWhatHappenedBetween) {
  const grpc::Status end(grpc::StatusCode::UNAVAILABLE, "The gateway is stopping.");
  answers_ = {{{Response(kAcknowledged), Response(kOne)}, end},
              {{Response(kAcknowledged), Response(kTwo)}, grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "Enough.")}};
  EXPECT_EQ(Run({"Trade:005930"}).message(), "INVALID_ARGUMENT: Enough.");
  EXPECT_THAT(Recorded(), ElementsAre(kAcknowledged, kOne, "{\"disconnected\"", kAcknowledged, kTwo));
  EXPECT_THAT(requests_, ElementsAre("interests { type: REALTIME_TYPE_TRADE items: \"005930\" }",
                                     "interests { type: REALTIME_TYPE_TRADE items: \"005930\" "
                                     "resume { item: \"005930\" epoch: 7 sequence: 1 } }"));
  EXPECT_TRUE((*RecordingReader::Open(path_))->closed()) << "also after an error";
  EXPECT_THAT(err_.str(), HasSubstr("4 messages"));
}

TEST_F(RecordCommandTest, ContinuesAFileFromItsLastEvent) {
  absl::SetFlag(&FLAGS_reconnect, false);
  answers_ = {{{Response(kOne), Response(kTwo)}, grpc::Status::OK}, {{Response(kThree)}, grpc::Status::OK}};
  EXPECT_EQ(Run({"Trade:005930"}).message(), "The gateway ended the stream.");
  std::ofstream(path_, std::ios::app | std::ios::binary) << "of a recorder that was killed";
  EXPECT_EQ(Run({"Trade:005930"}).message(), "The gateway ended the stream.");
  EXPECT_THAT(Recorded(), ElementsAre(kOne, kTwo, kThree));
  EXPECT_EQ(
      requests_.back(),
      "interests { type: REALTIME_TYPE_TRADE items: \"005930\" resume { item: \"005930\" epoch: 7 sequence: 2 } }");
  EXPECT_THAT(err_.str(), HasSubstr("were not completed and are removed."));
}

TEST_F(RecordCommandTest, RemarksOnWhatCannotFollow) {
  absl::SetFlag(&FLAGS_reconnect, false);
  answers_ = {{{Response(kOne), Response(kThree)}, grpc::Status::OK}};
  EXPECT_FALSE(Run({"Trade:005930"}).ok());
  EXPECT_THAT(Recorded(), ElementsAre(kOne, "{\"inconsistent\"", kThree));
  EXPECT_THAT(err_.str(), HasSubstr("inconsistent  Trade 005930: expected 7/2, got 7/3."));
}

TEST_F(RecordCommandTest, ReportsWhatItCannotDo) {
  EXPECT_EQ(RecordStream({}, Invocation{Directory(), Contract(), "", {}, false, 66, false, err_, err_}).message(),
            "Name a file and what to record: \"kiwoomctl record day.rec Trade:005930\".");
  EXPECT_EQ(Run({"OrderUpdate"}).message(),
            "Account types are not recorded: a recording is market data that may be shared.");
  EXPECT_FALSE(std::filesystem::exists(path_));
  std::ofstream(path_) << "something else";
  EXPECT_THAT(std::string(Run({"Trade:005930"}).message()), HasSubstr("is no recording"));
}

}  // namespace
}  // namespace kiwoom::cli
