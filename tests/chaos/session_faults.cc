// What may happen to a session with the broker, and to the processes at its ends. With several app keys it happens to one
// session while the others go on.
#include "tests/chaos/fault_table.h"

#include <string>

namespace kiwoom::chaos {
namespace {

using Answer = Treatment::Answer;

// Runs on the broker's thread with a session.
template <typename Task>
void OneSession(FaultScene& scene, const Task& task) {
  BrokerSession& session = scene.AnySession();
  scene.broker.Do([&] { task(session); });
}

void EndBySystem(BrokerSession& session, const std::string& code) {
  session.SendText(R"({"trnm":"SYSTEM","code":")" + code + R"(","message":"접속을 종료합니다"})");
  session.SendClose(1000, "Bye");
}

// Another program logs in with the key. The operator notices, after a while, and stops it.
void Replace(FaultScene& scene) {
  BrokerSession& session = scene.AnySession();
  scene.broker.Do([&] { EndBySystem(session, "R10001"); });
  scene.Churn(scene.Random(5, 50));
  if (!scene.HasSeveralSessions()) return scene.gateway.Restart();
  scene.Later(absl::Seconds(scene.Random(2, 20)), [&scene, &session] {
    if (!scene.gateway.TakeBack(session.name())) scene.gateway.Restart();  // it has been taken back too often
  });
}

// The session is reset, and the next login meets this.
void Relogin(FaultScene& scene, const Treatment& treatment) {
  OneSession(scene, [&](BrokerSession& session) {
    session.Treat("LOGIN", treatment);
    session.Reset();
  });
}

// The token is refused, and the request for a new one meets this.
void NewToken(FaultScene& scene, int status, const std::string& body, absl::Duration delay) {
  OneSession(scene, [&](BrokerSession& session) {
    session.TreatToken(status, body, delay);
    session.Treat("LOGIN", {.answer = Answer::kRefuse, .code = "805004", .message = "토큰 인증에 실패했습니다"});
    session.Reset();
  });
}

// For a while, something is wrong with one session.
void ForAWhile(FaultScene& scene, int least_seconds, int most_seconds, void (BrokerSession::*set)(bool), bool wrong) {
  const absl::Duration period = absl::Seconds(scene.Random(least_seconds, most_seconds));
  OneSession(scene, [&](BrokerSession& session) {
    (session.*set)(wrong);
    scene.broker.After(period, [&session, set, wrong] { (session.*set)(!wrong); });
  });
}

constexpr char kTooMany[] = R"({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:유량=5]"})";

constexpr Fault kFaults[] = {
    {"close 1000 Bye", 30,
     [](FaultScene& scene) { OneSession(scene, [](BrokerSession& session) { session.SendClose(1000, "Bye"); }); }},
    {"RST", 30, [](FaultScene& scene) { OneSession(scene, [](BrokerSession& session) { session.Reset(); }); }},
    {"FIN", 30, [](FaultScene& scene) { OneSession(scene, [](BrokerSession& session) { session.Finish(); }); }},
    {"half-open", 70, [](FaultScene& scene) { OneSession(scene, [](BrokerSession& session) { session.Freeze(); }); }},
    {"SYSTEM R10002", 30,
     [](FaultScene& scene) { OneSession(scene, [](BrokerSession& session) { EndBySystem(session, "R10002"); }); }},
    {"SYSTEM R10004", 30,
     [](FaultScene& scene) { OneSession(scene, [](BrokerSession& session) { EndBySystem(session, "R10004"); }); }},
    {"SYSTEM R10001 by a twin", 40, Replace},
    {"LOGIN is refused", 40,
     [](FaultScene& scene) {
       Relogin(scene, {.answer = Answer::kRefuse, .code = "805004", .message = "토큰 인증에 실패했습니다"});
     }},
    {"LOGIN is answered late", 40,
     [](FaultScene& scene) { Relogin(scene, {.delay = absl::Milliseconds(scene.Random(500, 5000))}); }},
    {"LOGIN is not answered", 50, [](FaultScene& scene) { Relogin(scene, {.answer = Answer::kNone}); }},
    {"token endpoint answers 500", 50,
     [](FaultScene& scene) { NewToken(scene, 500, "<html>Internal Server Error</html>", absl::ZeroDuration()); }},
    {"token endpoint answers 429", 50, [](FaultScene& scene) { NewToken(scene, 429, kTooMany, absl::ZeroDuration()); }},
    {"token endpoint is slow", 40,
     [](FaultScene& scene) { NewToken(scene, 200, "", absl::Milliseconds(scene.Random(500, 4000))); }},
    {"PINGs stop", 30, [](FaultScene& scene) { ForAWhile(scene, 10, 30, &BrokerSession::SetPings, false); }},
    {kLongOutage, 40, [](FaultScene& scene) { ForAWhile(scene, 12, 25, &BrokerSession::SetAway, true); }, 2},
    {"a key is refused for a while", 95,
     [](FaultScene& scene) { ForAWhile(scene, 2, 40, &BrokerSession::SetKeyRefused, true); }, 2},
    {"broker restarts", 40,
     [](FaultScene& scene) {
       const absl::Duration period = absl::Milliseconds(scene.Random(200, 3000));
       scene.broker.Do([&] {
         scene.broker.RefuseConnections(true);
         for (const auto& session : scene.broker.sessions()) session->Reset();
         scene.broker.After(period, [&broker = scene.broker] { broker.RefuseConnections(false); });
       });
     }},
    {"gateway restarts", 20, [](FaultScene& scene) { scene.gateway.Restart(); }},
};

}  // namespace

std::span<const Fault> SessionFaults() { return kFaults; }

}  // namespace kiwoom::chaos
