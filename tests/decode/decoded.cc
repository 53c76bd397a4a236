#include "tests/decode/decoded.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "codec/padded_text.h"
#include "generated/registry.h"
#include "tests/decode/contract.h"

namespace kiwoom::tests {

void Recorder::OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) {
  rows.push_back({&tr, std::string(item), std::string(message)});
}

void Recorder::OnControl(const codec::ControlFrame& frame) {
  controls.push_back({std::string(frame.trnm), std::string(frame.return_code), std::string(frame.return_msg),
                      std::string(frame.code), std::string(frame.message), std::string(frame.text)});
}

void Recorder::OnAnomaly(const codec::Anomaly& anomaly) {
  anomalies.push_back({anomaly.kind, std::string(anomaly.key), std::string(anomaly.value), anomaly.Describe()});
}

DecodedFrame DecodeFrame(std::string_view frame) {
  const codec::PaddedText padded(frame);
  codec::FrameDecoder decoder(generated::Trs());
  DecodedFrame decoded, generally;
  decoded.status = decoder.Decode(padded.view(), decoded);
  generally.status = decoder.DecodeGenerally(padded.view(), generally);
  EXPECT_EQ(decoded.status, generally.status) << frame;
  EXPECT_EQ(decoded.rows, generally.rows) << frame;
  EXPECT_EQ(decoded.controls, generally.controls) << frame;
  EXPECT_EQ(decoded.anomalies, generally.anomalies) << frame;
  return decoded;
}

DecodedBody DecodeBody(const codec::Tr& tr, std::string_view json) {
  Recorder recorder;
  auto body = codec::BodyDecoder(tr).Decode(codec::PaddedText(json).view(), recorder);
  if (!body.ok()) return {.status = body.status(), .anomalies = std::move(recorder.anomalies)};
  return {.body = *std::move(body), .anomalies = std::move(recorder.anomalies)};
}

const codec::Tr& FindTr(std::string_view code) {
  for (const codec::Tr* const tr : generated::Trs()) {
    if (tr->code == code) return *tr;
  }
  ADD_FAILURE() << "no TR " << code;
  static constexpr codec::Tr kNone{};
  return kNone;
}

std::vector<std::string> Descriptions(const std::vector<SeenAnomaly>& anomalies) {
  std::vector<std::string> descriptions;
  for (const SeenAnomaly& anomaly : anomalies) descriptions.push_back(anomaly.description);
  return descriptions;
}

std::string DifferencesFrom(std::string_view textproto, const codec::Tr& tr, std::string_view bytes) {
  const Contract& contract = Contract::Instance();
  const std::string name = absl::StrCat("kiwoom.v1.", std::string(tr.response->name));
  const auto expected = contract.ParseText(name, textproto);
  const auto actual = contract.Parse(name, bytes);
  if (expected == nullptr || actual == nullptr) return "not comparable";
  return Differences(*expected, *actual);
}

void PrintTo(const DecodedRow& row, std::ostream* out) {
  *out << row.tr->code << " of \"" << row.item << "\", " << row.bytes.size() << " bytes";
}

void PrintTo(const SeenAnomaly& anomaly, std::ostream* out) { *out << anomaly.description; }

void PrintTo(const SeenControl& control, std::ostream* out) { *out << control.text; }

}  // namespace kiwoom::tests
