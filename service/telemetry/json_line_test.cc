#include "service/telemetry/json_line.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "service/telemetry/log_fields.h"

namespace kiwoom::telemetry {
namespace {

std::string Format(std::string_view message, spdlog::level::level_enum level = spdlog::level::info) {
  JsonLine format(absl::FixedTimeZone(9 * 60 * 60));
  spdlog::details::log_msg line("gateway", level, {message.data(), message.size()});
  line.time = std::chrono::system_clock::time_point(std::chrono::microseconds(1'795'770'000'000'042));
  spdlog::memory_buf_t out;
  format.format(line, out);
  return {out.data(), out.size()};
}

TEST(JsonLine, HasTimeLevelAndMessage) {
  EXPECT_EQ(
      Format("serving on port 50051"),
      "{\"time\":\"2026-11-27T18:00:00.000042+09:00\",\"level\":\"info\",\"message\":\"serving on port 50051\"}\n");
  EXPECT_NE(Format("x", spdlog::level::warn).find("\"level\":\"warning\""), std::string::npos);
}

TEST(JsonLine, IsOneLineWhateverTheMessage) {
  const struct {
    std::string_view message;
    std::string_view json;
  } kCases[] = {
      {"a \"quoted\" C:\\path", R"(a \"quoted\" C:\\path)"},
      {"two\nlines", R"(two\u000alines)"},
      {"주식체결", "주식체결"},
      {"\xFF\xFE", R"(\\xFF\\xFE)"},
  };
  for (const auto& [message, json] : kCases) {
    const std::string line = Format(message);
    EXPECT_NE(line.find("\"message\":\"" + std::string(json) + "\"}\n"), std::string::npos) << line;
    EXPECT_EQ(line.find('\n'), line.size() - 1);
  }
}

TEST(JsonLine, HasTheFieldsOfTheThread) {
  {
    const LogFields outer({LogField{"session", "main"}});
    {
      const LogFields inner({{"caller", "Alice \"A\""}, {"tr", ""}, {"request_id", "17"}});
      EXPECT_NE(Format("failed").find("\"message\":\"failed\",\"caller\":\"Alice \\\"A\\\"\",\"request_id\":\"17\"}\n"),
                std::string::npos)
          << "only those that are known";
    }
    EXPECT_NE(Format("lost").find("\"message\":\"lost\",\"session\":\"main\"}\n"), std::string::npos);
  }
  EXPECT_EQ(Format("later").find("session"), std::string::npos);
}

}  // namespace
}  // namespace kiwoom::telemetry
