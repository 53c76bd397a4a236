#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "codec/anomaly.h"
#include "codec/body_decoder.h"
#include "codec/frame_decoder.h"
#include "codec/table.h"

// The output of the decoders for a text, kept beyond their calls.
namespace kiwoom::tests {

struct DecodedRow {
  const codec::Tr* tr;
  std::string item;
  std::string bytes;

  bool operator==(const DecodedRow&) const = default;
};

struct SeenAnomaly {
  codec::Anomaly::Kind kind;
  std::string key;
  std::string value;
  std::string description;

  bool operator==(const SeenAnomaly&) const = default;
};

struct SeenControl {
  std::string trnm, return_code, return_msg, code, message, text;

  bool operator==(const SeenControl&) const = default;
};

// Records the decoder's output.
class Recorder : public codec::FrameSink {
 public:
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override;
  void OnControl(const codec::ControlFrame& frame) override;
  void OnAnomaly(const codec::Anomaly& anomaly) override;

  std::vector<DecodedRow> rows;
  std::vector<SeenControl> controls;
  std::vector<SeenAnomaly> anomalies;
};

struct DecodedFrame : Recorder {
  absl::Status status;
};

struct DecodedBody {
  absl::Status status;
  codec::Body body;
  std::vector<SeenAnomaly> anomalies;
};

// Uses its own decoders and all realtime types of the broker. Decodes on the fast path and on the general path, which
// must agree.
DecodedFrame DecodeFrame(std::string_view frame);
DecodedBody DecodeBody(const codec::Tr& tr, std::string_view json);

// Finds a TR by its code, which must exist.
const codec::Tr& FindTr(std::string_view code);

// The descriptions, in order.
std::vector<std::string> Descriptions(const std::vector<SeenAnomaly>& anomalies);

// The differences between the message of `tr` (for a REST TR: the response) in these bytes and a textproto; empty if
// there are none.
std::string DifferencesFrom(std::string_view textproto, const codec::Tr& tr, std::string_view bytes);

void PrintTo(const DecodedRow& row, std::ostream* out);
void PrintTo(const SeenAnomaly& anomaly, std::ostream* out);
void PrintTo(const SeenControl& control, std::ostream* out);

}  // namespace kiwoom::tests
