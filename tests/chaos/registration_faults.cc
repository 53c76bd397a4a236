// What the broker may do to REG and REMOVE.
#include "tests/chaos/fault_table.h"

namespace kiwoom::chaos {
namespace {

using Answer = Treatment::Answer;

// The next REG meets this, and readers cause one.
void NextReg(FaultScene& scene, const Treatment& treatment, int times = 1) {
  BrokerSession& session = scene.AnySession();
  scene.broker.Do([&] {
    for (int i = 0; i < times; ++i) session.Treat("REG", treatment);
  });
  scene.Churn(4);
}

// For some seconds, each REG that holds a certain item meets this, and a reader wants the item.
void RegOfItem(FaultScene& scene, const Treatment& treatment) {
  const Topic topic = scene.topics.Any(scene.random);
  if (topic.item.empty()) return scene.Churn(1);
  const absl::Duration period = absl::Seconds(scene.Random(3, 12));
  scene.broker.Do([&] {
    for (const auto& session : scene.broker.sessions()) session->TreatItem(topic.item, treatment, period);
  });
  scene.changes += scene.AnyReader().Change({topic}, {});
  scene.Churn(3);
}

void NextRemove(FaultScene& scene, const Treatment& treatment) {
  BrokerSession& session = scene.AnySession();
  scene.broker.Do([&] { session.Treat("REMOVE", treatment); });
  scene.Churn(4);
}

constexpr char kFull[] = "등록 가능한 종목수를 초과하였습니다";
constexpr char kTokenRefused[] = "인증에 실패했습니다[8005:Token이 유효하지 않습니다]";

constexpr Fault kFaults[] = {
    {"REG is not answered", 10, [](FaultScene& scene) { NextReg(scene, {.answer = Answer::kNone}); }},
    {"REG of an item is not answered", 30, [](FaultScene& scene) { RegOfItem(scene, {.answer = Answer::kNone}); }},
    {"REG is refused", 10,
     [](FaultScene& scene) {
       NextReg(scene, {.answer = Answer::kRefuse, .code = "105111", .message = "실시간 항목 등록에 실패했습니다"});
     }},
    {"REG of an item is refused", 20,
     [](FaultScene& scene) {
       RegOfItem(scene, {.answer = Answer::kRefuse, .code = "105111", .message = "실시간 항목 등록에 실패했습니다"});
     }},
    {"REG is refused because of the token", 10,
     [](FaultScene& scene) {
       const bool bracket = scene.Random(0, 1) == 0;
       NextReg(scene, {.answer = Answer::kRefuse, .code = bracket ? "3" : "805004", .message = kTokenRefused});
     }},
    {"REG is too fast", 10,
     [](FaultScene& scene) { NextReg(scene, {.answer = Answer::kRefuse, .code = "105110"}, scene.Random(1, 3)); }},
    {"REG finds the connection full", 10,
     [](FaultScene& scene) { NextReg(scene, {.answer = Answer::kRefuse, .code = "105115", .message = kFull}); }},
    {"REG is answered late", 20,
     [](FaultScene& scene) { NextReg(scene, {.delay = absl::Milliseconds(scene.Random(500, 6000))}); }},
    {"REG is answered twice", 10, [](FaultScene& scene) { NextReg(scene, {.answer = Answer::kTwice}); }},
    {"REG is answered unasked", 10,
     [](FaultScene& scene) {
       const char* const text = scene.Random(0, 1) == 0 ? R"({"trnm":"REG","return_code":0,"return_msg":""})"
                                                        : R"({"trnm":"REG","return_code":105111,"return_msg":"실패"})";
       BrokerSession& session = scene.AnySession();
       scene.broker.Do([&] { session.SendUnaskedAnswer(text); });
       scene.Churn(1);
     }},
    {"rows come before the REG's answer", 10,
     [](FaultScene& scene) {
       NextReg(scene, {.delay = absl::Milliseconds(scene.Random(0, 200)), .rows_first = scene.Random(1, 2500)});
     }},
    {"REMOVE is not answered", 10, [](FaultScene& scene) { NextRemove(scene, {.answer = Answer::kNone}); }},
    {"REMOVE is refused", 10,
     [](FaultScene& scene) { NextRemove(scene, {.answer = Answer::kRefuse, .code = "105111", .message = "실패"}); }},
};

}  // namespace

std::span<const Fault> RegistrationFaults() { return kFaults; }

}  // namespace kiwoom::chaos
