#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/rest/rest_answer.h"
#include "tests/rest/hostile_broker.h"

namespace kiwoom::rest {

inline constexpr bool kKept = true, kClosed = false;

// One kind of answer, and what comes of it.
struct HostileRow {
  std::string name;
  std::string sent;  // as HostileBroker::Manner has it
  HostileBroker::End end = HostileBroker::End::kNone;
  std::string result;  // "OK", or the status code and the reason
  std::string http_status = "";
  std::string broker_code = "";  // "": not checked
  std::optional<absl::Duration> retry = std::nullopt;
  std::string says = "";  // part of the sentence; of an answer: part of its message
  bool kept = kKept;      // the next question goes over the same connection
  int asked = 1;          // how often the broker was asked
};

// After "too many", where the broker does not say how long.
inline constexpr absl::Duration kLimitPause = absl::Milliseconds(30);

inline constexpr char kUnreachable[] = "UNAVAILABLE BROKER_UNREACHABLE";
inline constexpr char kTooLate[] = "DEADLINE_EXCEEDED BROKER_UNREACHABLE";

// An HTTP answer.
std::string Http(int status, const std::string& body, const std::string& headers = "");
std::string Ok(const std::string& body, const std::string& headers = "");

// Plays rows against the REST side, each with one of its own.
class HostileRowsTest : public ::testing::Test {
 protected:
  void Play(const std::vector<HostileRow>& rows);

 private:
  void Play(const HostileRow& row);
  static void Check(const HostileRow& row, const absl::StatusOr<RestAnswer>& answer);

  HostileBroker broker_;
};

}  // namespace kiwoom::rest
