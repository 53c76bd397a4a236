#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "simulator/feed/row_extras.h"
#include "simulator/protocol/real_frame.h"
#include "simulator/protocol/refusal.h"
#include "simulator/rest/distortion.h"

namespace kiwoom::simulator {

// The faults that can be injected. Those with an app key concern only its sessions; if it is empty, all.
class FaultTarget {
 public:
  virtual ~FaultTarget() = default;

  virtual void DropSessions(const std::string& app_key) = 0;
  virtual void CloseSessions(uint16_t code, std::string reason, const std::string& app_key) = 0;
  virtual void Mute(bool muted) = 0;
  virtual void RefuseRegistrations(Refusal refusal) = 0;
  virtual void AcceptRegistrations() = 0;
  virtual void IgnoreRegistrations(std::set<std::string> items) = 0;  // empty: ends it
  virtual void IgnoreRemovals(std::set<std::string> items) = 0;       // empty: ends it
  virtual void RepeatAnswers(absl::Duration delay, int times) = 0;    // zero times: ends it
  // Code 0: R10004; zero times: ends it.
  virtual void RefuseLogins(int code, int times, const std::string& app_key) = 0;
  virtual void RepeatTokens(bool repeat) = 0;
  virtual void EndSessions(std::string system_code, const std::string& app_key) = 0;
  virtual void LogInTwin(const std::string& app_key) = 0;
  // Zero times: ends it.
  virtual void LogInTwinAfterLogins(absl::Duration pause, int times, const std::string& app_key) = 0;
  virtual void CutSessions(const std::string& app_key) = 0;
  virtual void ReadSessions(bool read, const std::string& app_key) = 0;
  virtual void DeclineHandshakes(int status, int times) = 0;  // zero times: ends it
  virtual void RefuseConnections(bool refuse) = 0;
  virtual void PushFrame(std::string text) = 0;
  virtual void DistortFrames(FrameForm form, int frames) = 0;
  virtual void MergeRows(int rows) = 0;
  virtual void AddUnknownKeys(UnknownKeys keys, int rows) = 0;
  virtual void RespellItems(std::string item, int rows) = 0;
  virtual void ExpireTokens() = 0;
  virtual void RefuseTokens(int code) = 0;  // 0: ends it
  virtual void DistortAnswers(const std::string& tr, const Distortion& distortion) = 0;
  virtual void RestoreAnswers(const std::string& tr) = 0;
  virtual void SetRowsPerSecond(double rows_per_second) = 0;
};

// Injects a fault given as its name and arguments, which simulator/README.md lists:
//
//   drop
//   close 1001 going away
//   twin of an-app-key 2s
//   refuse_registrations 3 times 2
//
// Without a target it only checks the text. `trs` are the broker's tables.
absl::Status CommitFault(std::string_view text, std::span<const codec::Tr* const> trs, FaultTarget* target);

// The names of all faults, for an error.
std::string FaultNames();

}  // namespace kiwoom::simulator
