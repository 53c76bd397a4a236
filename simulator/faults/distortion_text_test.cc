#include "simulator/faults/distortion_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kiwoom::simulator {
namespace {

using ::testing::HasSubstr;

TEST(DistortionTextTest, ReadsEachProperty) {
  struct Case {
    const char* text;
    Distortion distortion;
  };
  const Case cases[] = {
      {"delay 500ms", {.delay = absl::Milliseconds(500)}},
      {"delay inf", {.delay = absl::InfiniteDuration()}},
      {"error 1702", {.error = 1702}},
      {"status 503", {.status = 503}},
      {"retry_after 0", {.retry_after = 0}},
      {"body empty", {.body = BodyForm::kEmpty}},
      {"body html", {.body = BodyForm::kHtml}},
      {"body bom", {.body = BodyForm::kBom}},
      {"body euc_kr", {.body = BodyForm::kEucKr}},
      {"body gzip", {.body = BodyForm::kGzip}},
      {"return_code missing", {.return_code = ReturnCodeForm::kMissing}},
      {"return_code null", {.return_code = ReturnCodeForm::kNull}},
      {"return_code twice", {.return_code = ReturnCodeForm::kTwice}},
      {"next_key missing", {.next_key = NextKeyForm::kMissing}},
      {"next_key repeated", {.next_key = NextKeyForm::kRepeated}},
      {"before 103", {.before = 103}},
      {"behind 408", {.behind = 408}},
      {"cut 0", {.cut = 0}},
      {"times 2", {.times = 2}},
      {" error 1700  retry_after 3 times 1\n", {.error = 1700, .retry_after = 3, .times = 1}},
      {"status 502 body html delay 3s before 100",
       {.status = 502, .body = BodyForm::kHtml, .delay = absl::Seconds(3), .before = 100}},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<Distortion> distortion = ParseDistortion(c.text);
    ASSERT_TRUE(distortion.ok()) << distortion.status();
    EXPECT_TRUE(*distortion == c.distortion) << c.text;
  }
}

TEST(DistortionTextTest, RejectsWhatItDoesNotKnowWithOneSentence) {
  struct Case {
    const char* text;
    const char* error;
  };
  const Case cases[] = {
      {"",
       "\"\" is not a valid property of answers: they are delay, error, status, retry_after, body, return_code, "
       "next_key, before, behind, cut, times"},
      {"late 3s", "\"late\" is not a valid property of answers"},
      {"delay 3s times", "\"\" is not a valid number of answers: write 1 or more"},
      {"delay soon", "\"soon\" is not a valid delay: write 500ms, 3s or inf"},
      {"delay -1s", "\"-1s\" is not a valid delay"},
      {"error 0", "\"0\" is not a valid broker code"},
      {"status 103", "\"103\" is not a valid status: write 200 to 599"},
      {"status 600", "\"600\" is not a valid status"},
      {"retry_after -1", "\"-1\" is not a valid number of seconds"},
      {"body zip", "\"zip\" is not a valid body: write empty, html, bom, euc_kr or gzip"},
      {"return_code 7", "\"7\" is not a valid return_code: write missing, null or twice"},
      {"next_key none", "\"none\" is not a valid next_key: write missing or repeated"},
      {"before 200", "\"200\" is not a valid interim status: write 100 to 199"},
      {"behind 103", "\"103\" is not a valid status: write 200 to 599"},
      {"cut -1", "\"-1\" is not a valid number of bytes"},
      {"times 0", "\"0\" is not a valid number of answers: write 1 or more"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<Distortion> distortion = ParseDistortion(c.text);
    EXPECT_EQ(distortion.status().code(), absl::StatusCode::kInvalidArgument) << c.text;
    EXPECT_THAT(std::string(distortion.status().message()), HasSubstr(c.error));
  }
}

}  // namespace
}  // namespace kiwoom::simulator
