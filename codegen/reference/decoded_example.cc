#include "codegen/reference/decoded_example.h"

#include <memory>

#include "codec/body_decoder.h"
#include "codec/frame_decoder.h"
#include "codec/padded_text.h"
#include "codegen/reference/commented_message.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"

namespace kiwoom::reference {
namespace {

using google::protobuf::Struct;

// The first row of a frame; anomalies in it appear in `unparsed`.
class FirstRow : public codec::FrameSink {
 public:
  void OnRow(const codec::Tr&, std::string_view, std::string_view message) override {
    if (!has_row_) bytes_ = std::string(message);
    has_row_ = true;
  }
  void OnControl(const codec::ControlFrame&) override {}
  void OnAnomaly(const codec::Anomaly&) override {}

  bool has_row() const { return has_row_; }
  const std::string& bytes() const { return bytes_; }

 private:
  bool has_row_ = false;
  std::string bytes_;
};

absl::StatusOr<std::string> Decode(const codec::Tr& tr, const std::string& text) {
  const codec::PaddedText padded(text);
  FirstRow row;
  if (tr.kind == codec::Kind::kRest) {
    absl::StatusOr<codec::Body> body = codec::BodyDecoder(tr).Decode(padded.view(), row);
    return body.ok() ? absl::StatusOr<std::string>(body->message) : body.status();
  }
  const codec::Tr* const trs[] = {&tr};
  if (absl::Status status = codec::FrameDecoder(trs).Decode(padded.view(), row); !status.ok()) return status;
  if (!row.has_row()) return absl::InvalidArgumentError("the first frame has no row of this TR");
  return row.bytes();
}

// The object that contains the values of the message.
const Struct& ValuesIn(const Struct& sent, bool is_frame) {
  static const Struct& nothing = *new Struct;
  if (!is_frame) return sent;
  const auto data = sent.fields().find("data");
  if (data == sent.fields().end() || data->second.list_value().values_size() == 0) return nothing;
  const auto& row = data->second.list_value().values(0).struct_value().fields();
  const auto values = row.find("values");
  return values == row.end() ? nothing : values->second.struct_value();
}

}  // namespace

absl::StatusOr<std::string> DecodedExample(const codec::Tr& tr, std::string_view example, const MessagePool& pool) {
  const bool is_frame = tr.kind == codec::Kind::kRealtime;
  const std::string text(is_frame ? example.substr(0, example.find('\n')) : example);
  absl::StatusOr<std::string> bytes = Decode(tr, text);
  if (!bytes.ok()) return bytes.status();
  const std::unique_ptr<MessagePool::Message> message = pool.Parse(tr.response->name, *bytes);
  if (message == nullptr) return absl::InternalError("the decoded bytes are not a message of this TR");
  Struct sent;
  if (!google::protobuf::util::JsonStringToMessage(text, &sent).ok()) {
    return absl::InvalidArgumentError("the example is not a JSON object");
  }
  return CommentedMessage(*tr.response, *message, ValuesIn(sent, is_frame)).ToText("");
}

}  // namespace kiwoom::reference
