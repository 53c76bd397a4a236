#include "simulator/protocol/broker_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace kiwoom::simulator {
namespace {

using Event = BrokerSession::Reaction::Event;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const absl::Time kStart = absl::FromUnixSeconds(1'784'510'000);

constexpr char kRegOk[] = R"({"trnm":"REG","return_code":0,"return_msg":""})";
constexpr char kRemoveOk[] = R"({"trnm":"REMOVE","return_code":0,"return_msg":""})";
constexpr char kTooFast[] = R"({"trnm":"REG","return_code":105110,"return_msg":""})";
constexpr char kNotArrays[] = R"({"trnm":"REG","return_code":105111,"return_msg":"실시간 항목 등록에 실패했습니다"})";
constexpr char kConnectionFull[] = R"({"trnm":"REG","return_code":105115,"return_msg":""})";
constexpr char kGroupFull[] = R"({"trnm":"REG","return_code":105118,"return_msg":""})";
constexpr char kRegFieldMissing[] =
    R"({"trnm":"REG","return_code":100002,"return_msg":"필수 파라미터가 누락되어 있습니다"})";
constexpr char kFieldMissing[] = R"({"return_code":100002,"return_msg":"필수 파라미터가 누락되어 있습니다"})";
constexpr char kUnknownTrnm[] = R"({"return_code":105108,"return_msg":"정의되어 있지 않는 TRNM입니다"})";
constexpr char kPing[] = R"({"trnm":"PING"})";

class BrokerSessionTest : public ::testing::Test {
 protected:
  // The session is created on first use, with the current variants.
  BrokerSession& session() {
    if (!session_) session_ = std::make_unique<BrokerSession>(variants_, tokens_, faults_, now_);
    return *session_;
  }

  BrokerSession::Reaction Say(const std::string& text) { return session().OnText(text, now_); }

  void LogIn() {
    const std::string token = tokens_.Issue("app", now_).text;
    ASSERT_EQ(Say(R"({"trnm":"LOGIN","token":")" + token + R"("})").event, Event::kLogin);
  }

  // One REG per second, so the rate limit does not matter.
  BrokerSession::Reaction Register(const std::string& group, const std::string& items, const std::string& types,
                                   const std::string& refresh = "1") {
    now_ += absl::Seconds(1);
    return Say(R"({"trnm":"REG","grp_no":")" + group + R"(","refresh":")" + refresh + R"(","data":[{"item":)" + items +
               R"(,"type":)" + types + "}]}");
  }

  BrokerVariants variants_;
  TokenBook tokens_{variants_, 1};
  SessionFaults faults_;
  absl::Time now_ = kStart;
  std::unique_ptr<BrokerSession> session_;
};

TEST_F(BrokerSessionTest, AnswersLoginLikeTheLiveBroker) {
  const std::string token = tokens_.Issue("app", now_).text;
  const auto reaction = Say(R"({"trnm":"LOGIN","token":")" + token + R"("})");
  EXPECT_THAT(reaction.frames, ElementsAre(R"({"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"})"));
  EXPECT_FALSE(reaction.close);
  EXPECT_EQ(session().app_key(), "app");
}

TEST_F(BrokerSessionTest, ABadTokenClosesTheConnection) {
  for (const char* token : {"nonsense", "Bearer nonsense"}) {
    session_.reset();
    const auto reaction = Say(R"({"trnm":"LOGIN","token":")" + std::string(token) + R"("})");
    EXPECT_THAT(
        reaction.frames,
        ElementsAre(
            R"({"trnm":"LOGIN","return_code":805004,"return_msg":"토큰 인증에 실패했습니다. 접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]"})",
            R"({"trnm":"SYSTEM","code":"R10004","message":"접속허용요청(토큰)이 들어오지 않았습니다"})"));
    EXPECT_TRUE(reaction.close);
  }
}

TEST_F(BrokerSessionTest, MockClosesWithoutASystemFrame) {
  variants_.system_frame_after_refused_login = false;
  const auto reaction = Say(R"({"trnm":"LOGIN","token":"nonsense"})");
  EXPECT_THAT(reaction.frames, ElementsAre(HasSubstr("805004")));
  EXPECT_TRUE(reaction.close);
}

TEST_F(BrokerSessionTest, AnExpiredTokenIsRefused) {
  const std::string token = tokens_.Issue("app", now_).text;
  now_ += variants_.token_lifetime;
  EXPECT_THAT(Say(R"({"trnm":"LOGIN","token":")" + token + R"("})").frames.front(), HasSubstr("805004"));
}

TEST_F(BrokerSessionTest, AMissingTokenIsRefusedWithoutClosing) {
  for (const char* text : {R"({"trnm":"LOGIN"})", R"({"trnm":"LOGIN","token":""})"}) {
    const auto reaction = Say(text);
    EXPECT_THAT(
        reaction.frames,
        ElementsAre(
            R"({"trnm":"LOGIN","return_code":805002,"return_msg":"인증을 체크하기 위한 Token 값이 없습니다"})"));
    EXPECT_FALSE(reaction.close);
  }
}

TEST_F(BrokerSessionTest, BeforeLoginEverythingIsIgnored) {
  const auto reaction = Register("1", R"(["005930"])", R"(["0B"])");
  EXPECT_THAT(
      reaction.frames,
      ElementsAre(
          R"json({"trnm":"REG","return_code":100013,"return_msg":"로그인 인증이 들어오기 전에 다른 전문이 들어왔습니다. 해당 전문은 무시됩니다. (TRNM=%s)"})json"));
  EXPECT_FALSE(reaction.close);
  EXPECT_THAT(session().registrations(), IsEmpty());

  variants_.early_request_names_trnm = false;
  EXPECT_THAT(Say(R"({"trnm":"REMOVE"})").frames.front(), ::testing::StartsWith(R"({"return_code":100013)"));
}

TEST_F(BrokerSessionTest, RefusesInvalidRequests) {
  struct Case {
    const char* name;
    const char* request;
    const char* answer;
  };
  const Case cases[] = {
      {"no JSON", "hello", kFieldMissing},
      {"no object", "[]", kFieldMissing},
      {"no trnm", R"({"grp_no":"1"})", kFieldMissing},
      {"unknown trnm", R"({"trnm":"HELLO"})", kUnknownTrnm},
      {"no group", R"({"trnm":"REG","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]})", kRegFieldMissing},
      {"no data", R"({"trnm":"REG","grp_no":"1","refresh":"1"})", kRegFieldMissing},
      {"item is text", R"({"trnm":"REG","grp_no":"1","data":[{"item":"005930","type":["0B"]}]})", kNotArrays},
      {"type is text", R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930"],"type":"0B"}]})", kNotArrays},
      {"type is missing", R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930"]}]})", kNotArrays},
      {"data is an object", R"({"trnm":"REG","grp_no":"1","data":{"item":["005930"],"type":["0B"]}})", kNotArrays},
  };
  LogIn();
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    now_ += absl::Seconds(1);
    EXPECT_THAT(Say(c.request).frames, ElementsAre(c.answer));
    EXPECT_THAT(session().registrations(), IsEmpty());
  }
}

TEST_F(BrokerSessionTest, RegistersEveryItemWithEveryType) {
  LogIn();
  const auto reaction = Register("1", R"(["005930","000660_AL"])", R"(["0B","0D"])");
  EXPECT_THAT(reaction.frames, ElementsAre(kRegOk));
  EXPECT_THAT(session().registrations(), ElementsAre(Registered{"0B", "000660_AL"}, Registered{"0B", "005930"},
                                                     Registered{"0D", "000660_AL"}, Registered{"0D", "005930"}));
}

TEST_F(BrokerSessionTest, AcceptsUnknownItemsAndTypesCaseSensitively) {
  LogIn();
  EXPECT_THAT(Register("1", R"(["XXXXXX"])", R"(["0b","zz"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(session().registrations(), ElementsAre(Registered{"0b", "XXXXXX"}, Registered{"zz", "XXXXXX"}));
}

TEST_F(BrokerSessionTest, MarketTypesAreRegisteredWithTheEmptyItem) {
  LogIn();
  EXPECT_THAT(Register("1", R"([""])", R"(["0s","1h"])").frames, ElementsAre(kRegOk));
  now_ += absl::Seconds(1);
  EXPECT_THAT(Say(R"({"trnm":"REG","grp_no":"1","data":[{"type":["00"]}]})").frames, ElementsAre(kRegOk));
  EXPECT_THAT(session().registrations(), ElementsAre(Registered{"00", ""}, Registered{"0s", ""}, Registered{"1h", ""}));
}

TEST_F(BrokerSessionTest, RemoveAffectsOnlyItsGroup) {
  LogIn();
  Register("1", R"(["005930","000660"])", R"(["0B"])");
  const auto remove = [&](const std::string& group, const std::string& item) {
    return Say(R"({"trnm":"REMOVE","grp_no":")" + group + R"(","data":[{"item":[")" + item + R"("],"type":["0B"]}]})");
  };
  EXPECT_THAT(remove("2", "005930").frames, ElementsAre(kRemoveOk));
  EXPECT_EQ(session().registrations().size(), 2u);
  EXPECT_THAT(remove("1", "005930").frames, ElementsAre(kRemoveOk));
  EXPECT_THAT(remove("1", "035420").frames, ElementsAre(kRemoveOk));
  EXPECT_THAT(session().registrations(), ElementsAre(Registered{"0B", "000660"}));
}

TEST_F(BrokerSessionTest, RefreshZeroClearsTheGroupOrTheSession) {
  LogIn();
  Register("1", R"(["005930"])", R"(["0B"])");
  Register("2", R"(["000660"])", R"(["0B"])");
  Register("1", R"(["035420"])", R"(["0B"])", "0");
  EXPECT_THAT(session().registrations(), ElementsAre(Registered{"0B", "000660"}, Registered{"0B", "035420"}));
  variants_.refresh_clears_session = true;
  Register("1", R"(["005380"])", R"(["0B"])", "0");
  EXPECT_THAT(session().registrations(), ElementsAre(Registered{"0B", "005380"}));
}

TEST_F(BrokerSessionTest, CapacityCountsItemsOfAllTypesAndGroupsOnce) {
  variants_.items_per_request = 2;
  variants_.items_per_connection = 3;
  LogIn();
  EXPECT_THAT(Register("1", R"(["A","B"])", R"(["0B","0D","0F"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(Register("1", R"([""])", R"(["0s"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(Register("1", R"(["C","C"])", R"(["0B"])").frames, ElementsAre(kRegOk)) << "a group has no limit";
  EXPECT_THAT(Register("2", R"(["A_NX"])", R"(["0B"])").frames, ElementsAre(kConnectionFull));
  EXPECT_THAT(Register("2", R"(["A"])", R"(["0B"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(Register("1", R"(["A","B","C"])", R"(["0B"])").frames, ElementsAre(kGroupFull)) << "too much for one REG";
  EXPECT_THAT(Register("1", R"(["D","E"])", R"(["0B"])", "0").frames, ElementsAre(kRegOk));
  variants_.names_group_when_full = true;
  EXPECT_THAT(Register("2", R"(["F"])", R"(["0B"])").frames, ElementsAre(kGroupFull));
}

TEST_F(BrokerSessionTest, ByDefaultAConnectionHolds200ItemsAndARequest100) {
  LogIn();
  const auto items = [](int first, int count) {
    std::string list;
    for (int i = first; i < first + count; ++i) list += (list.empty() ? "\"" : ",\"") + std::to_string(i) + '"';
    return '[' + list + ']';
  };
  EXPECT_THAT(Register("1", items(0, 101), R"(["0B"])").frames, ElementsAre(kGroupFull));
  EXPECT_THAT(Register("1", items(0, 100), R"(["0B"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(Register("1", items(100, 100), R"(["0B"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(Register("2", items(200, 1), R"(["0B"])").frames, ElementsAre(kConnectionFull));
}

TEST_F(BrokerSessionTest, TheSixthRegOfASecondIsTooFast) {
  LogIn();
  const std::string reg = R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]})";
  for (int i = 0; i < 5; ++i) EXPECT_THAT(Say(reg).frames, ElementsAre(kRegOk)) << i;
  EXPECT_THAT(Say(reg).frames, ElementsAre(kTooFast));
  now_ += absl::Milliseconds(999);
  EXPECT_THAT(Say(reg).frames, ElementsAre(kTooFast));
  now_ += absl::Milliseconds(1);
  EXPECT_THAT(Say(reg).frames, ElementsAre(kRegOk));
}

TEST_F(BrokerSessionTest, RefusalsApplyToMatchingRegs) {
  LogIn();
  faults_.refusals.Set({.code = 105115,
                        .message = {},
                        .applies = [](const Registered& r) { return r.item == "000660"; },
                        .after = 1,
                        .times = 1});
  EXPECT_THAT(Register("1", R"(["005930"])", R"(["0B"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(Register("1", R"(["000660"])", R"(["0B"])").frames, ElementsAre(kRegOk));
  EXPECT_THAT(Register("1", R"(["035420","000660"])", R"(["0D"])").frames, ElementsAre(kConnectionFull));
  EXPECT_EQ(session().registrations().size(), 2u);
  EXPECT_THAT(Register("1", R"(["035420","000660"])", R"(["0D"])").frames, ElementsAre(kRegOk));
}

TEST_F(BrokerSessionTest, ARefusalMayBeBecauseOfTheToken) {
  LogIn();
  const std::pair<int, const char*> answers[] = {
      {3, R"({"trnm":"REG","return_code":3,"return_msg":"인증에 실패했습니다[8005:Token이 유효하지 않습니다]"})"},
      {8005, R"({"trnm":"REG","return_code":8005,"return_msg":"Token이 유효하지 않습니다"})"},
      {805004,
       R"({"trnm":"REG","return_code":805004,"return_msg":"토큰 인증에 실패했습니다. 접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]"})"},
  };
  for (const auto& [code, answer] : answers) {
    faults_.refusals.Set({.code = code});
    EXPECT_THAT(Register("1", R"(["005930"])", R"(["0B"])").frames, ElementsAre(answer));
  }
}

TEST_F(BrokerSessionTest, ALoginMayBeRefusedWhateverItsToken) {
  faults_.refused_logins.Set({805004, ""}, 2);
  const std::string login = R"({"trnm":"LOGIN","token":")" + tokens_.Issue("app", now_).text + R"("})";
  for (int i = 0; i < 2; ++i) {
    session_.reset();
    const auto reaction = Say(login);
    EXPECT_THAT(reaction.frames, ElementsAre(HasSubstr("805004"), HasSubstr("R10004")));
    EXPECT_TRUE(reaction.close);
    EXPECT_EQ(reaction.event, Event::kLoginRefused);
  }
  session_.reset();
  EXPECT_EQ(Say(login).event, Event::kLogin) << "the same token";

  faults_.refused_logins.Set({SessionFaults::kLoginUnseen, ""}, 1);
  variants_.system_frame_after_refused_login = false;
  session_.reset();
  const auto reaction = Say(login);
  EXPECT_THAT(reaction.frames,
              ElementsAre(R"({"trnm":"SYSTEM","code":"R10004","message":"접속허용요청(토큰)이 들어오지 않았습니다"})"));
  EXPECT_TRUE(reaction.close);
}

TEST_F(BrokerSessionTest, TheLoginsOfOneAppKeyMayBeRefused) {
  const auto login = [&](const char* app_key) {
    session_.reset();
    return Say(R"({"trnm":"LOGIN","token":")" + tokens_.Issue(app_key, now_).text + R"("})").event;
  };
  faults_.refused_logins.Set({805004, "app"}, 1);
  EXPECT_EQ(login("another"), Event::kLogin);
  EXPECT_EQ(login("app"), Event::kLoginRefused);
  EXPECT_EQ(login("app"), Event::kLogin);
}

TEST_F(BrokerSessionTest, IgnoredRequestsHaveNoAnswerAndNoEffect) {
  LogIn();
  Register("1", R"(["005930","000660"])", R"(["0B"])");
  faults_.ignored.registrations = {"035420"};
  faults_.ignored.removals = {"005930"};
  const auto ignored = Register("1", R"(["035420","035720"])", R"(["0B"])");
  EXPECT_THAT(ignored.frames, IsEmpty());
  EXPECT_EQ(ignored.event, Event::kIgnored);
  EXPECT_THAT(Register("1", R"(["035720"])", R"(["0B"])").frames, ElementsAre(kRegOk)) << "another item";
  const std::string remove = R"({"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930","000660"],"type":["0B"]}]})";
  EXPECT_EQ(Say(remove).event, Event::kIgnored);
  EXPECT_THAT(session().registrations(),
              ElementsAre(Registered{"0B", "000660"}, Registered{"0B", "005930"}, Registered{"0B", "035720"}));
  faults_.ignored = {};
  EXPECT_THAT(Say(remove).frames, ElementsAre(kRemoveOk));
  EXPECT_THAT(Register("1", R"(["035420"])", R"(["0B"])").frames, ElementsAre(kRegOk));
}

TEST_F(BrokerSessionTest, PingsEveryTenSecondsAndEndsAfterFiveUnanswered) {
  LogIn();
  EXPECT_EQ(session().next_deadline(), now_ + absl::Seconds(10));
  now_ += absl::Seconds(9);
  EXPECT_THAT(session().OnTime(now_).frames, IsEmpty());
  for (int i = 0; i < 5; ++i) {
    now_ = session().next_deadline();
    EXPECT_THAT(session().OnTime(now_).frames, ElementsAre(kPing)) << i;
  }
  now_ = session().next_deadline();
  const auto reaction = session().OnTime(now_);
  EXPECT_THAT(
      reaction.frames,
      ElementsAre(
          R"({"trnm":"SYSTEM","code":"R10002","message":"사용자 프로그램으로부터 Heartbeat(연결유지) 메시지가 오지않아서 접속을 종료합니다"})"));
  EXPECT_TRUE(reaction.close);
}

TEST_F(BrokerSessionTest, AnAnsweredPingResetsTheCount) {
  LogIn();
  for (int i = 0; i < 20; ++i) {
    now_ = session().next_deadline();
    ASSERT_THAT(session().OnTime(now_).frames, ElementsAre(kPing));
    // The official sample echoes with Python's json.dumps, which writes a space.
    if (i % 5 == 4) {
      EXPECT_EQ(Say(R"({"trnm": "PING"})").event, Event::kPingAnswered);
    }
  }
}

TEST_F(BrokerSessionTest, ClosesAConnectionWithoutLogin) {
  session();
  now_ += variants_.login_timeout;
  const auto reaction = session().OnTime(now_);
  EXPECT_THAT(reaction.frames, ElementsAre(HasSubstr(R"("code":"R10004")")));
  EXPECT_TRUE(reaction.close);
}

TEST_F(BrokerSessionTest, NotifiesTheOlderSessionOfANewerLogin) {
  LogIn();
  const auto reaction = session().OnReplaced();
  EXPECT_THAT(
      reaction.frames,
      ElementsAre(
          R"({"trnm":"SYSTEM","code":"R10001","message":"동일한 App key로 접속이 되었습니다. 기존 세션은 종료가 됩니다"})"));
  EXPECT_TRUE(reaction.close);
}

}  // namespace
}  // namespace kiwoom::simulator
