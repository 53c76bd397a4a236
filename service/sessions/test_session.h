#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "service/sessions/session.h"

namespace kiwoom::sessions {

inline const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

// Records the session's actions in order.
class RecordingActions : public SessionActions {
 public:
  void Connect() override { log.push_back("connect"); }
  void Disconnect() override { log.push_back("disconnect"); }
  void Send(std::string text) override { log.push_back("send " + text); }
  void RequestToken(const std::string& rejected) override {
    log.push_back(rejected.empty() ? "token" : "token other than " + rejected);
  }
  void ConfirmToken(const std::string& token) override { confirmed.push_back(token); }
  std::vector<std::string> Take() { return std::exchange(log, {}); }

  std::vector<std::string> log;
  std::vector<std::string> confirmed;
};

// Records the calls to the observer.
class RecordingObserver : public SessionObserver {
 public:
  void OnState(State state) override { log.push_back(std::string(StateName(state))); }
  void OnLive(std::span<const Registration> registrations) override { log.push_back("live" + Items(registrations)); }
  void OnRefused(std::span<const Topic> topics, std::string_view code, std::string_view message) override {
    log.push_back("refused " + topics[0].item + " " + std::string(code));
    reasons.push_back(std::string(message));
    if (on_refused) on_refused();
  }
  void OnLost(std::span<const Topic> topics, std::string_view reason, absl::Time last) override {
    std::string items;
    for (const Topic& topic : topics) items += " " + topic.item;
    log.push_back("lost" + items + " at " + Second(last) + ": " + std::string(reason));
  }
  void OnResumed(absl::Time now) override { log.push_back("resumed"); }
  void OnRenewed(std::span<const Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override {
    log.push_back("renewed" + Items(registrations) + " from " + Second(from) + " to " + Second(until));
  }
  void OnRetry(std::string_view reason, absl::Duration pause) override {
    reasons.push_back(std::string(reason));
    pauses.push_back(pause);
  }
  void OnProtocolAnomaly(const ProtocolAnomaly& anomaly) override {
    log.push_back("odd: " + std::string(anomaly.what) + "|" + anomaly.code + "|" + anomaly.words);
  }
  std::vector<std::string> Take() { return std::exchange(log, {}); }

  std::vector<std::string> log;
  std::vector<std::string> reasons;  // of refusals and retries
  std::vector<absl::Duration> pauses;
  std::function<void()> on_refused;

 private:
  static std::string Items(std::span<const Registration> registrations) {
    std::string items;
    for (const Registration& registration : registrations) items += " " + registration.topic.item;
    return items;
  }
  static std::string Second(absl::Time time) { return std::to_string(absl::ToInt64Seconds(time - kStart)); }
};

class SessionTest : public ::testing::Test {
 protected:
  static SessionOptions Options() { return {.backoff = {.first = absl::Seconds(2), .longest = absl::Seconds(8)}}; }

  void Wait(absl::Duration duration) { now_ += duration; }
  void Control(codec::ControlFrame frame) { session_.OnControl(frame, now_); }
  void Login(std::string_view code = "0", std::string_view message = "") {
    Control({.trnm = "LOGIN", .return_code = code, .return_msg = message});
  }
  void System(std::string_view code) { Control({.trnm = "SYSTEM", .code = code, .message = "…"}); }
  void Answer(std::string_view code = "0") { Control({.trnm = "REG", .return_code = code}); }

  // Advances to the session's next timer and runs it.
  void Tick() {
    ASSERT_NE(session_.NextTimer(), absl::InfiniteFuture());
    now_ = std::max(now_, session_.NextTimer());
    session_.OnTimer(now_);
  }
  // Goes from waiting for a token to live, and clears the logs.
  void GoLive() {
    session_.OnToken("T1", now_);
    session_.OnConnected(now_);
    Login();
    transport_.Take();
    hub_.Take();
  }
  void StartLive() {
    session_.Start(now_);
    GoLive();
  }

  absl::Time now_ = kStart;
  RecordingActions transport_;
  RecordingObserver hub_;
  broker::Secrets secrets_{{}};
  EpochClock epochs_;
  Session session_{Options(), epochs_, secrets_, transport_, hub_};
};

}  // namespace kiwoom::sessions
