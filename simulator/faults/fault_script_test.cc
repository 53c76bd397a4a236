#include "simulator/faults/fault_script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Recorder : public FaultTarget {
 public:
  void DropSessions() override { done.push_back("drop"); }
  void CloseSessions(uint16_t code, std::string reason) override {
    done.push_back("close " + std::to_string(code) + " " + reason);
  }
  void Mute(bool muted) override { done.push_back(muted ? "mute" : "unmute"); }
  void RefuseRegistrations(Refusal refusal) override {
    done.push_back("refuse " + std::to_string(refusal.code) + " after " + std::to_string(refusal.after) + " times " +
                   std::to_string(refusal.times));
  }
  void AcceptRegistrations() override { done.push_back("accept"); }
  void IgnoreRegistrations(std::set<std::string> items) override { done.push_back("ignore REG" + Listed(items)); }
  void IgnoreRemovals(std::set<std::string> items) override { done.push_back("ignore REMOVE" + Listed(items)); }
  void RefuseConnections(bool refuse) override { done.push_back(refuse ? "refuse connections" : "accept connections"); }
  void PushFrame(std::string text) override { done.push_back("push " + text); }
  void ExpireTokens() override { done.push_back("expire"); }
  void RefuseTokens(int code) override { done.push_back("refuse tokens " + std::to_string(code)); }
  void DistortAnswers(const std::string& tr, const Distortion& distortion) override {
    done.push_back("distort " + tr + " delay " + absl::FormatDuration(distortion.delay) + " times " +
                   std::to_string(distortion.times));
  }
  void RestoreAnswers(const std::string& tr) override { done.push_back("restore " + tr); }
  void SetRowsPerSecond(double rate) override { done.push_back("rate " + std::to_string(rate)); }

  std::vector<std::string> done;

 private:
  static std::string Listed(const std::set<std::string>& items) {
    std::string list;
    for (const std::string& item : items) list += " " + item;
    return list;
  }
};

TEST(FaultTest, InjectsEachFaultByName) {
  struct Case {
    const char* text;
    const char* done;
  };
  const Case cases[] = {
      {"drop", "drop"},
      {"close", "close 1000 Bye"},
      {"close 1001 going away", "close 1001 going away"},
      {"mute", "mute"},
      {"unmute", "unmute"},
      {"refuse_registrations", "refuse 105115 after 0 times 2147483647"},
      {"refuse_registrations 105118 after 3 times 2", "refuse 105118 after 3 times 2"},
      {"accept_registrations", "accept"},
      {"ignore_registrations 005930", "ignore REG 005930"},
      {"ignore_registrations 005930  000660_NX ", "ignore REG 000660_NX 005930"},
      {"answer_registrations", "ignore REG"},
      {"ignore_removals 005930", "ignore REMOVE 005930"},
      {"answer_removals", "ignore REMOVE"},
      {"refuse_connections", "refuse connections"},
      {"accept_connections", "accept connections"},
      {R"(push {"trnm":"REAL","data":[]})", R"(push {"trnm":"REAL","data":[]})"},
      {"expire_tokens", "expire"},
      {"refuse_tokens 8030", "refuse tokens 8030"},
      {"accept_tokens", "refuse tokens 0"},
      {"distort_answers ka20001 delay 3s times 2", "distort ka20001 delay 3s times 2"},
      {"distort_answers all delay inf", "distort all delay inf times 2147483647"},
      {"restore_answers all ", "restore all"},
      {"rate 250.5", "rate 250.500000"},
      {"rate max", "rate inf"},
  };
  for (const Case& c : cases) {
    Recorder recorder;
    EXPECT_TRUE(CommitFault(c.text, &recorder).ok()) << c.text;
    EXPECT_THAT(recorder.done, ElementsAre(c.done));
  }
}

TEST(FaultTest, RejectsInvalidFaultsWithOneSentence) {
  struct Case {
    const char* text;
    const char* error;
  };
  const Case cases[] = {
      {"", "\"\" is not a valid fault: the faults are drop, close, mute"},
      {"explode", "\"explode\" is not a valid fault"},
      {"drop now", "\"now\" is not a valid argument: this fault takes none"},
      {"close 99", "\"99\" is not a valid close code: write 1000 to 4999"},
      {"refuse_registrations many", "\"many\" is not a valid broker code"},
      {"refuse_registrations 1 twice 2", "\"twice\" is not a valid option of refuse_registrations"},
      {"refuse_registrations 1 after", "\"\" is not a valid number of REGs"},
      {"ignore_registrations", "this fault needs items after it: write 005930"},
      {"ignore_removals ", "this fault needs items after it: write 005930"},
      {"answer_removals 005930", "\"005930\" is not a valid argument: this fault takes none"},
      {"push", "push needs the text of a frame"},
      {"refuse_tokens", "\"\" is not a valid broker code"},
      {"distort_answers", "\"\" is not a valid TR: write its code or all, then what is wrong"},
      {"distort_answers all", "\"\" is not a valid property of answers"},
      {"distort_answers all delay long", "\"long\" is not a valid delay"},
      {"restore_answers", "\"\" is not a valid TR: write its code or all"},
      {"rate fast", "\"fast\" is not a valid rate"},
      {"rate -1", "\"-1\" is not a valid rate"},
  };
  for (const Case& c : cases) {
    Recorder recorder;
    const absl::Status status = CommitFault(c.text, &recorder);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.text;
    EXPECT_THAT(std::string(status.message()), HasSubstr(c.error));
    EXPECT_THAT(recorder.done, IsEmpty());
  }
}

TEST(FaultScriptTest, InjectsFaultsWhenDue) {
  const auto parsed = FaultScript::Parse(
      "# a bad day\n"
      "at 30s drop\n"
      "\n"
      "every 1m  close 1000 Bye \r\n"
      "at 1m30s mute");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  FaultScript script = *parsed;
  Recorder recorder;
  EXPECT_EQ(script.next(), absl::Seconds(30));
  script.Commit(absl::Seconds(29), recorder);
  EXPECT_THAT(recorder.done, IsEmpty());
  script.Commit(absl::Seconds(30), recorder);
  EXPECT_THAT(recorder.done, ElementsAre("drop"));
  EXPECT_EQ(script.next(), absl::Minutes(1));
  script.Commit(absl::Seconds(60), recorder);
  EXPECT_EQ(script.next(), absl::Seconds(90));
  script.Commit(absl::Seconds(90), recorder);
  script.Commit(absl::Seconds(120), recorder);
  EXPECT_THAT(recorder.done, ElementsAre("drop", "close 1000 Bye", "mute", "close 1000 Bye"));
  EXPECT_EQ(script.next(), absl::Minutes(3));
}

TEST(FaultScriptTest, AnEmptyScriptIsNeverDue) {
  const auto script = FaultScript::Parse("# nothing\n");
  ASSERT_TRUE(script.ok());
  EXPECT_EQ(script->next(), absl::InfiniteDuration());
}

TEST(FaultScriptTest, AnErrorNamesItsLine) {
  const char* scripts[] = {"at 1s drop\nin 30s drop\n", "at 1s drop\nat soon drop\n", "at 1s drop\nevery 0s drop\n",
                           "at 1s drop\nat 2s explode\n"};
  for (const char* script : scripts) {
    const auto parsed = FaultScript::Parse(script);
    ASSERT_FALSE(parsed.ok()) << script;
    EXPECT_THAT(std::string(parsed.status().message()), HasSubstr("faults line 2: "));
  }
}

}  // namespace
}  // namespace kiwoom::simulator
