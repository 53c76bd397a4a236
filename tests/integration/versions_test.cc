// Upgrade and downgrade by one version: what a gateway of another version has left behind is continued, or refused with
// a reason. testdata/version_1 holds what the first version wrote; its README says how.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/escaping.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "kiwoom/v1/sector_indices.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

constexpr char kGetSectorIndices[] = "/kiwoom.v1.SectorService/GetSectorIndices";

std::string Content(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::string Version1(const std::string& name) {
  std::string content = Content("tests/integration/testdata/version_1/" + name);
  EXPECT_FALSE(content.empty()) << name;
  return content;
}

v1::GetSectorIndicesRequest Kospi(std::string page_token) {
  v1::GetSectorIndicesRequest request;
  request.set_sector_code("001");
  request.set_page_token(std::move(page_token));
  return request;
}

// A gateway with a state directory, in which another version was before.
class VersionsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(directory_ + "/state");
    simulator::Options options;
    options.page_size = 2;
    auto simulator = simulator::Simulator::Start(options);
    ASSERT_TRUE(simulator.ok()) << simulator.status();
    simulator_ = *std::move(simulator);
  }

  std::unique_ptr<GatewayProcess> StartGateway() const {
    return std::make_unique<GatewayProcess>(
        *simulator_, directory_, "gateway",
        GatewayProcess::Settings{.flags = {"--state_dir=" + directory_ + "/state"}});
  }
  void WriteEpochs(const std::string& content) const { std::ofstream(epochs_, std::ios::binary) << content; }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const std::string epochs_ = directory_ + "/state/epochs";
  std::unique_ptr<simulator::Simulator> simulator_;
};

// The first version ran in the year 2100, so by the clock alone the epochs would repeat.
TEST_F(VersionsTest, EpochsContinueAboveThoseOfTheFirstVersion) {
  const std::string before = Version1("epochs");
  WriteEpochs(before);
  const auto gateway = StartGateway();
  const auto channel = gateway->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {"005930"}}}));
  const auto events = alice.Until([](const v1::Event& event) { return event.has_live(); });
  ASSERT_FALSE(events.empty());
  EXPECT_GT(events.back().live().registrations(0).epoch(), std::strtoull(before.c_str(), nullptr, 10));

  // And the first version can continue above ours.
  const std::string after = Content(epochs_);
  EXPECT_THAT(after, MatchesRegex("[0-9]+\n"));
  EXPECT_GT(std::strtoull(after.c_str(), nullptr, 10), events.back().live().registrations(0).epoch());
}

// It takes over from a later version that wrote the file in another format. Epochs that it cannot know must not be
// reused, so it says what to do, and its streams wait.
TEST_F(VersionsTest, ASuccessorDoesNotTakeOverWithAFileOfALaterFormat) {
  constexpr char kLater[] = "format 2\nreserved: 4102444860000000\n";
  WriteEpochs(kLater);
  const int lock = open((directory_ + "/state/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  const auto gateway = StartGateway();
  const auto channel = gateway->Connect();
  close(lock);
  const std::string sentence = "--state_dir: " + epochs_ +
                               " has format 2, of another version of the gateway; this one reads format 1: run that "
                               "version, or remove it if the clock has not been set back since the gateway last ran";
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (gateway->log().find(sentence) == std::string::npos && std::chrono::steady_clock::now() < deadline) {
    EXPECT_EQ(SessionOf(*channel).state(), v1::UPSTREAM_STATE_STANDBY);
  }
  EXPECT_THAT(gateway->log(), HasSubstr(sentence));
  EXPECT_EQ(Content(epochs_), kLater);
  EXPECT_EQ(simulator_->stats().logins, 0);

  WriteEpochs(Version1("epochs"));
  EXPECT_TRUE(simulator_->WaitForLogins(1, absl::Seconds(30))) << "once the file can be read";
}

TEST_F(VersionsTest, PageTokensAreThoseOfTheFirstVersion) {
  const auto gateway = StartGateway();
  const auto channel = gateway->Connect();
  const std::string token = Version1("page_token");
  v1::GetSectorIndicesResponse first, second;
  ASSERT_TRUE(Ask(*channel, kGetSectorIndices, Kospi(""), first).ok());
  EXPECT_EQ(first.next_page_token(), token) << "after a downgrade, the first version takes ours";
  const grpc::Status status = Ask(*channel, kGetSectorIndices, Kospi(token), second);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_GT(second.sectors_size(), 0);
  EXPECT_NE(second.sectors(0).sector_code(), first.sectors(0).sector_code());
}

TEST_F(VersionsTest, APageTokenOfALaterFormatIsRefusedWithAReason) {
  const auto gateway = StartGateway();
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(Version1("page_token"), &bytes));
  bytes.front() = 2;
  v1::GetSectorIndicesResponse response;
  const grpc::Status status =
      Ask(*gateway->Connect(), kGetSectorIndices, Kospi(absl::WebSafeBase64Escape(bytes)), response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(),
            "page_token does not continue this request: send the received next_page_token unchanged, to the same "
            "method with the same fields, or start again without one if it came from another version or another app "
            "key");
  google::rpc::Status error;
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(error.ParseFromString(status.error_details()));
  ASSERT_TRUE(error.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "PAGE_TOKEN_FOREIGN");
}

// The request with which a reader of the first version would have resumed, and of a later one, which may know more.
TEST_F(VersionsTest, PositionsOfOtherVersionsAreAnsweredWithAGap) {
  const auto gateway = StartGateway();
  v1::SubscribeRequest request;
  ASSERT_TRUE(request.ParseFromString(Version1("subscribe_request.binpb")));
  ASSERT_EQ(request.interests_size(), 1);
  ASSERT_EQ(request.interests(0).resume_size(), 1);
  v1::StreamPosition& position = *request.mutable_interests(0)->mutable_resume(0);
  for (const int unknown : {0, 1000}) {
    auto& fields = *position.GetReflection()->MutableUnknownFields(&position);
    EXPECT_TRUE(fields.empty()) << "every field still has its meaning";
    if (unknown != 0) fields.AddVarint(unknown, 7);
    const auto channel = gateway->Connect();
    Stream alice(*channel, kSubscribe, request);
    v1::ResumptionNotice resumption;
    const auto events = alice.Until([&](const v1::Event& event) {
      if (event.has_resumption()) resumption = event.resumption();
      return event.has_gap();
    });
    ASSERT_FALSE(events.empty());
    ASSERT_EQ(resumption.results_size(), 1);
    EXPECT_EQ(resumption.results(0).outcome(), v1::RESUMPTION_OUTCOME_GAP);
    const v1::GapNotice& gap = events.back().gap();
    EXPECT_EQ(gap.start_time().seconds(), position.received_time().seconds());
    EXPECT_EQ(gap.start_time().nanos(), position.received_time().nanos());
    EXPECT_EQ(gap.registrations(0).item(), position.item());
    EXPECT_NE(gap.registrations(0).epoch(), position.epoch());
  }
}

}  // namespace
}  // namespace kiwoom::tests
