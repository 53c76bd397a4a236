// What may happen to the session with the broker, and to the processes at its ends.
#include "tests/chaos/fault_table.h"

#include <string>

namespace kiwoom::chaos {
namespace {

using Answer = Treatment::Answer;

void System(FaultScene& scene, const std::string& code) {
  scene.broker.Do([&] {
    scene.broker.SendText(R"({"trnm":"SYSTEM","code":")" + code + R"(","message":"접속을 종료합니다"})");
    scene.broker.SendClose(1000, "Bye");
  });
}

// The session is reset, and the next login meets this.
void Relogin(FaultScene& scene, const Treatment& treatment) {
  scene.broker.Do([&] {
    scene.broker.Treat("LOGIN", treatment);
    scene.broker.Reset();
  });
}

// The token is refused, and the request for a new one meets this.
void NewToken(FaultScene& scene, int status, const std::string& body, absl::Duration delay) {
  scene.broker.Do([&] {
    scene.broker.TreatToken(status, body, delay);
    scene.broker.Treat("LOGIN", {.answer = Answer::kRefuse, .code = "805004", .message = "토큰 인증에 실패했습니다"});
    scene.broker.Reset();
  });
}

constexpr char kTooMany[] = R"({"return_code":5,"return_msg":"허용된 요청 개수를 초과하였습니다[1700:유량=5]"})";

constexpr Fault kFaults[] = {
    {"close 1000 Bye", 30, [](FaultScene& scene) { scene.broker.Do([&] { scene.broker.SendClose(1000, "Bye"); }); }},
    {"RST", 30, [](FaultScene& scene) { scene.broker.Do([&] { scene.broker.Reset(); }); }},
    {"FIN", 30, [](FaultScene& scene) { scene.broker.Do([&] { scene.broker.Finish(); }); }},
    {"half-open", 70, [](FaultScene& scene) { scene.broker.Do([&] { scene.broker.Freeze(); }); }},
    {"SYSTEM R10002", 30, [](FaultScene& scene) { System(scene, "R10002"); }},
    {"SYSTEM R10004", 30, [](FaultScene& scene) { System(scene, "R10004"); }},
    {"SYSTEM R10001 by a twin", 40,
     [](FaultScene& scene) {
       System(scene, "R10001");
       // The operator notices, after a while.
       scene.Churn(scene.Random(5, 50));
       scene.gateway.Restart();
     }},
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
    {"PINGs stop", 30,
     [](FaultScene& scene) {
       const absl::Duration period = absl::Seconds(scene.Random(10, 30));
       scene.broker.Do([&] {
         scene.broker.SetPings(false);
         scene.broker.After(period, [&broker = scene.broker] { broker.SetPings(true); });
       });
     }},
    {"broker restarts", 40,
     [](FaultScene& scene) {
       const absl::Duration period = absl::Milliseconds(scene.Random(200, 3000));
       scene.broker.Do([&] {
         scene.broker.RefuseConnections(true);
         scene.broker.Reset();
         scene.broker.After(period, [&broker = scene.broker] { broker.RefuseConnections(false); });
       });
     }},
    {"gateway restarts", 20, [](FaultScene& scene) { scene.gateway.Restart(); }},
};

}  // namespace

std::span<const Fault> SessionFaults() { return kFaults; }

}  // namespace kiwoom::chaos
