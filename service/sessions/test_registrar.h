#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string_view>
#include <vector>

#include "service/sessions/registrar.h"

namespace kiwoom::sessions {

inline const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

inline codec::ControlFrame Answer(std::string_view trnm, std::string_view code, std::string_view message = "") {
  return {.trnm = trnm, .return_code = code, .return_msg = message};
}

inline std::vector<Topic> TopicsOf(const std::vector<Registration>& registrations) {
  std::vector<Topic> topics;
  for (const Registration& registration : registrations) topics.push_back(registration.topic);
  return topics;
}

class RegistrarTest : public ::testing::Test {
 protected:
  void SetUp() override { registrar_.OnLogin(); }

  // The next request, a second later each time, so the rate limit never matters.
  std::optional<RegistrationRequest> Next() { return registrar_.Next(now_ += absl::Seconds(1)); }
  RegistrarOutcome Reg(std::string_view code, std::string_view message = "") {
    return registrar_.OnAnswer(Answer("REG", code, message), now_);
  }
  RegistrarOutcome Removal(std::string_view code = "0") { return registrar_.OnAnswer(Answer("REMOVE", code), now_); }
  // Registers and confirms.
  void Establish(const std::vector<Topic>& topics) {
    registrar_.Add(topics, now_);
    while (Next().has_value()) Reg("0");
  }

  absl::Time now_ = kStart;
  EpochClock epochs_;
  Registrar registrar_{{}, epochs_};
};

}  // namespace kiwoom::sessions
