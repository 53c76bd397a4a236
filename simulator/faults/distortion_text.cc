#include "simulator/faults/distortion_text.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "simulator/faults/words.h"

namespace kiwoom::simulator {
namespace {

template <auto kField, int kLeast, int kMost>
bool ReadNumber(std::string_view word, Distortion& distortion) {
  const std::optional<int> number = ParseNumber<int>(word);
  if (!number || *number < kLeast || *number > kMost) return false;
  distortion.*kField = *number;
  return true;
}

template <auto kField, typename Form>
bool ReadForm(std::string_view word, Distortion& distortion,
              std::initializer_list<std::pair<std::string_view, Form>> forms) {
  for (const auto& [name, form] : forms) {
    if (name != word) continue;
    distortion.*kField = form;
    return true;
  }
  return false;
}

bool ReadBody(std::string_view word, Distortion& distortion) {
  return ReadForm<&Distortion::body, BodyForm>(word, distortion,
                                               {{"empty", BodyForm::kEmpty},
                                                {"html", BodyForm::kHtml},
                                                {"bom", BodyForm::kBom},
                                                {"euc_kr", BodyForm::kEucKr},
                                                {"gzip", BodyForm::kGzip}});
}

bool ReadReturnCode(std::string_view word, Distortion& distortion) {
  return ReadForm<&Distortion::return_code, ReturnCodeForm>(
      word, distortion,
      {{"missing", ReturnCodeForm::kMissing}, {"null", ReturnCodeForm::kNull}, {"twice", ReturnCodeForm::kTwice}});
}

bool ReadNextKey(std::string_view word, Distortion& distortion) {
  return ReadForm<&Distortion::next_key, NextKeyForm>(
      word, distortion, {{"missing", NextKeyForm::kMissing}, {"repeated", NextKeyForm::kRepeated}});
}

bool ReadDelay(std::string_view word, Distortion& distortion) {
  return absl::ParseDuration(std::string(word), &distortion.delay) && distortion.delay >= absl::ZeroDuration();
}

constexpr int kAny = std::numeric_limits<int>::max();

struct Property {
  std::string_view name;
  bool (*read)(std::string_view word, Distortion& distortion);
  std::string_view value;  // in an error
};

constexpr Property kProperties[] = {
    {"delay", ReadDelay, "delay: write 500ms, 3s or inf"},
    {"error", ReadNumber<&Distortion::error, 1, kAny>, "broker code"},
    {"status", ReadNumber<&Distortion::status, 200, 599>, "status: write 200 to 599"},
    {"retry_after", ReadNumber<&Distortion::retry_after, 0, kAny>, "number of seconds"},
    {"body", ReadBody, "body: write empty, html, bom, euc_kr or gzip"},
    {"return_code", ReadReturnCode, "return_code: write missing, null or twice"},
    {"next_key", ReadNextKey, "next_key: write missing or repeated"},
    {"before", ReadNumber<&Distortion::before, 100, 199>, "interim status: write 100 to 199"},
    {"behind", ReadNumber<&Distortion::behind, 200, 599>, "status: write 200 to 599"},
    {"cut", ReadNumber<&Distortion::cut, 0, kAny>, "number of bytes"},
    {"times", ReadNumber<&Distortion::times, 1, kAny>, "number of answers: write 1 or more"},
};

std::string PropertyNames() {
  std::string names;
  for (const Property& property : kProperties) names += (names.empty() ? "" : ", ") + std::string(property.name);
  return names;
}

const Property* Find(std::string_view name) {
  for (const Property& property : kProperties) {
    if (property.name == name) return &property;
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<Distortion> ParseDistortion(std::string_view text) {
  Distortion distortion;
  do {
    const std::string_view name = NextWord(text);
    const Property* const property = Find(name);
    if (property == nullptr) return Invalid("property of answers: they are " + PropertyNames(), name);
    const std::string_view word = NextWord(text);
    if (!property->read(word, distortion)) return Invalid(property->value, word);
  } while (!text.empty());
  return distortion;
}

}  // namespace kiwoom::simulator
