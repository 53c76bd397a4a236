#include "simulator/faults/fault_script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generated/registry.h"
#include "simulator/faults/fault_verb.h"

namespace kiwoom::simulator {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Recorder : public FaultTarget {
 public:
  void DropSessions(const std::string& app_key) override { done.push_back("drop" + Whose(app_key)); }
  void CloseSessions(uint16_t code, std::string reason, const std::string& app_key) override {
    done.push_back("close " + std::to_string(code) + " " + reason + Whose(app_key));
  }
  void Mute(bool muted) override { done.push_back(muted ? "mute" : "unmute"); }
  void RefuseRegistrations(Refusal refusal) override {
    done.push_back("refuse " + std::to_string(refusal.code) + " after " + std::to_string(refusal.after) + " times " +
                   std::to_string(refusal.times) + (refusal.applies ? Of(refusal) : ""));
  }
  void AcceptRegistrations() override { done.push_back("accept"); }
  void IgnoreRegistrations(std::set<std::string> items) override { done.push_back("ignore REG" + Listed(items)); }
  void IgnoreRemovals(std::set<std::string> items) override { done.push_back("ignore REMOVE" + Listed(items)); }
  void RepeatAnswers(absl::Duration delay, int times) override {
    done.push_back("repeat answers after " + absl::FormatDuration(delay) + " times " + std::to_string(times));
  }
  void RefuseLogins(int code, int times, const std::string& app_key) override {
    done.push_back("refuse logins " + std::to_string(code) + " times " + std::to_string(times) + Whose(app_key));
  }
  void RepeatTokens(bool repeat) override { done.push_back(repeat ? "repeat tokens" : "renew tokens"); }
  void EndSessions(std::string system_code, const std::string& app_key) override {
    done.push_back("end with " + system_code + Whose(app_key));
  }
  void LogInTwin(const std::string& app_key) override { done.push_back("twin" + Whose(app_key)); }
  void LogInTwinAfterLogins(absl::Duration pause, int times, const std::string& app_key) override {
    done.push_back("twin after " + absl::FormatDuration(pause) + " times " + std::to_string(times) + Whose(app_key));
  }
  void CutSessions(const std::string& app_key) override { done.push_back("cut" + Whose(app_key)); }
  void ReadSessions(bool read, const std::string& app_key) override {
    done.push_back((read ? "read" : "do not read") + Whose(app_key));
  }
  void DeclineHandshakes(int status, int times) override {
    done.push_back("decline " + std::to_string(status) + " times " + std::to_string(times));
  }
  void DistortFrames(FrameForm form, int frames) override {
    done.push_back("form " + std::to_string(static_cast<int>(form)) + " of " + std::to_string(frames));
  }
  void MergeRows(int rows) override { done.push_back("merge " + std::to_string(rows)); }
  void AddUnknownKeys(UnknownKeys keys, int rows) override {
    done.push_back(std::to_string(keys.count) + " keys of " + std::to_string(keys.bytes) + " in " +
                   std::to_string(rows));
  }
  void RespellItems(std::string item, int rows) override {
    done.push_back("item " + item + " in " + std::to_string(rows));
  }
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
  static std::string Whose(const std::string& app_key) { return app_key.empty() ? "" : " (" + app_key + ")"; }
  static std::string Of(const Refusal& refusal) {
    return refusal.applies({"0B", "005930"}) && !refusal.applies({"0B", "000660"}) ? " of 005930" : " of others";
  }
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
      {"drop of KEY-1", "drop (KEY-1)"},
      {"close of KEY-1", "close 1000 Bye (KEY-1)"},
      {"close of KEY-1 1001 end of day", "close 1001 end of day (KEY-1)"},
      {"system of KEY-1 R10004", "end with R10004 (KEY-1)"},
      {"half_open of KEY-1", "cut (KEY-1)"},
      {"stop_reading of KEY-1", "do not read (KEY-1)"},
      {"resume_reading  of  KEY-1 ", "read (KEY-1)"},
      {"refuse_logins of KEY-1 805004 times 3", "refuse logins 805004 times 3 (KEY-1)"},
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
      {"refuse_registrations 3 of 005930 times 2", "refuse 3 after 0 times 2 of 005930"},
      {"repeat_answers", "repeat answers after 0 times 2147483647"},
      {"repeat_answers times 1", "repeat answers after 0 times 1"},
      {"repeat_answers 1500ms times 2", "repeat answers after 1.5s times 2"},
      {"answer_once", "repeat answers after 0 times 0"},
      {"push_answer", R"(push {"trnm":"REG","return_code":0,"return_msg":""})"},
      {"push_answer REMOVE 105115", R"(push {"trnm":"REMOVE","return_code":105115,"return_msg":""})"},
      {"system R10004", "end with R10004"},
      {"end_twin", "twin after 0 times 0"},
      {"half_open", "cut"},
      {"stop_reading", "do not read"},
      {"resume_reading", "read"},
      {"decline_handshakes 503", "decline 503 times 2147483647"},
      {"decline_handshakes 401 times 3", "decline 401 times 3"},
      {"accept_handshakes", "decline 0 times 0"},
      {"refuse_logins 805004 times 3", "refuse logins 805004 times 3"},
      {"refuse_logins R10004", "refuse logins 0 times 2147483647"},
      {"accept_logins", "refuse logins 0 times 0"},
      {"repeat_tokens", "repeat tokens"},
      {"renew_tokens", "renew tokens"},
      {"push_invalid_utf8", "push {\"trnm\":\"REAL\",\"data\":[{\"item\":\"\xB0\xFE\"}]}"},
      {"odd_trnm missing", "form 1 of 1"},
      {"odd_trnm null times 2", "form 2 of 2"},
      {"odd_trnm lower", "form 3 of 1"},
      {"odd_trnm blank", "form 4 of 1"},
      {"odd_trnm data", "form 5 of 1"},
      {"odd_item A005930 times 4", "item A005930 in 4"},
      {"merge_rows 17000", "merge 17000"},
      {"unknown_keys 200 1000000", "200 keys of 1000000 in 1"},
      {"unknown_keys 1 8 times 9", "1 keys of 8 in 9"},
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
  std::set<std::string> tried;
  for (const Case& c : cases) {
    Recorder recorder;
    EXPECT_TRUE(CommitFault(c.text, generated::Trs(), &recorder).ok()) << c.text;
    EXPECT_THAT(recorder.done, ElementsAre(c.done)) << c.text;
    tried.insert(std::string(c.text).substr(0, std::string(c.text).find(' ')));
  }
  tried.insert("twin");  // the next test
  for (const auto& verbs : {SessionVerbs(), RequestVerbs(), FrameVerbs(), RestVerbs()}) {
    for (const FaultVerb& verb : verbs) EXPECT_THAT(tried, ::testing::Contains(std::string(verb.name)));
  }
}

TEST(FaultTest, ATwinThatComesBackIsFirstPlanned) {
  Recorder recorder;
  EXPECT_TRUE(CommitFault("twin", generated::Trs(), &recorder).ok());
  EXPECT_THAT(recorder.done, ElementsAre("twin"));
  recorder.done.clear();
  EXPECT_TRUE(CommitFault("twin 2s times 5", generated::Trs(), &recorder).ok());
  EXPECT_THAT(recorder.done, ElementsAre("twin after 2s times 5", "twin"));
  recorder.done.clear();
  EXPECT_TRUE(CommitFault("twin of KEY-1 2s times 5", generated::Trs(), &recorder).ok());
  EXPECT_THAT(recorder.done, ElementsAre("twin after 2s times 5 (KEY-1)", "twin (KEY-1)"));
}

TEST(FaultTest, RejectsInvalidFaultsWithOneSentence) {
  struct Case {
    const char* text;
    const char* error;
  };
  const Case cases[] = {
      {"", "\"\" is not a valid fault: the faults are drop, close, system, twin, "},
      {"explode", "\"explode\" is not a valid fault"},
      {"drop now", "\"now\" is not a valid argument: this fault takes none but of <app key>"},
      {"drop of", "\"of\" is not a valid argument: this fault takes none but of <app key>"},
      {"twin of", "\"of\" is not a valid pause: write 500ms or 3s"},
      {"mute of KEY-1", "\"of KEY-1\" is not a valid argument: this fault takes none"},
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
      {"distort_answers ka2001 delay 3s", "\"ka2001\" is not a valid TR: no REST answer has this code"},
      {"distort_answers 0B delay 3s", "\"0B\" is not a valid TR: no REST answer has this code"},
      {"restore_answers KA20001", "\"KA20001\" is not a valid TR: no REST answer has this code"},
      {"repeat_answers soon", "\"soon\" is not a valid delay: write 500ms or 3s"},
      {"repeat_answers 1s twice", "\"twice\" is not a valid end of this fault: it may be times <n>"},
      {"repeat_answers 1s times 0", "\"0\" is not a valid number of times: write 1 or more"},
      {"push_answer LOGIN", "\"LOGIN\" is not a valid request: write REG or REMOVE"},
      {"push_answer REG ok", "\"ok\" is not a valid broker code"},
      {"system", "\"\" is not a valid code of a SYSTEM frame: write R10004"},
      {"twin soon", "\"soon\" is not a valid pause: write 500ms or 3s"},
      {"decline_handshakes 200", "\"200\" is not a valid status: write 300 to 599"},
      {"refuse_logins", "\"\" is not a valid broker code: write 805004 or R10004"},
      {"odd_trnm upper", "\"upper\" is not a valid form of a frame: write missing, null, lower, blank or data"},
      {"odd_item", "\"\" is not a valid item: write A005930"},
      {"merge_rows 0", "\"0\" is not a valid number of rows: write 1 or more"},
      {"unknown_keys", "\"\" is not a valid number of keys: write 1 or more, then their length"},
      {"unknown_keys 1", "\"\" is not a valid length of a key in bytes"},
      {"rate fast", "\"fast\" is not a valid rate"},
      {"rate -1", "\"-1\" is not a valid rate"},
  };
  for (const Case& c : cases) {
    Recorder recorder;
    const absl::Status status = CommitFault(c.text, generated::Trs(), &recorder);
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
      "at 1m30s mute",
      generated::Trs());
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
  const auto script = FaultScript::Parse("# nothing\n", generated::Trs());
  ASSERT_TRUE(script.ok());
  EXPECT_EQ(script->next(), absl::InfiniteDuration());
}

TEST(FaultScriptTest, AnErrorNamesItsLine) {
  const char* scripts[] = {"at 1s drop\nin 30s drop\n", "at 1s drop\nat soon drop\n", "at 1s drop\nevery 0s drop\n",
                           "at 1s drop\nat 2s explode\n"};
  for (const char* script : scripts) {
    const auto parsed = FaultScript::Parse(script, generated::Trs());
    ASSERT_FALSE(parsed.ok()) << script;
    EXPECT_THAT(std::string(parsed.status().message()), HasSubstr("faults line 2: "));
  }
}

}  // namespace
}  // namespace kiwoom::simulator
