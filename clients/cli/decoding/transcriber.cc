#include "clients/cli/decoding/transcriber.h"

#include <ostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "codec/json_text.h"
#include "codec/padded_text.h"

namespace kiwoom::cli {
namespace {

using codec::Anomaly;
using codec::Tr;

}  // namespace

Transcriber::Transcriber(const Invocation& invocation, const Tr* body_tr)
    : invocation_(invocation),
      body_tr_(body_tr),
      frame_decoder_(invocation.directory.trs()),
      body_decoder_(body_tr == nullptr ? nullptr : std::make_unique<codec::BodyDecoder>(*body_tr)) {}

Transcriber::~Transcriber() = default;

void Transcriber::Append(std::string_view text) {
  splitter_.Append(text);
  TakePieces();
}

void Transcriber::Finish() {
  splitter_.Finish();
  TakePieces();
}

void Transcriber::TakePieces() {
  for (Piece piece; splitter_.Next(&piece);) {
    position_ = piece.position;
    if (!piece.error.empty()) {
      Break(piece.error);
    } else if (body_decoder_ != nullptr) {
      DecodeBody(piece);
    } else {
      DecodeFrame(piece);
    }
  }
  invocation_.out.flush();
}

void Transcriber::DecodeFrame(const Piece& piece) {
  const codec::PaddedText frame(piece.object);
  const absl::Status status = frame_decoder_.Decode(frame.view(), *this);
  if (!status.ok()) Break(std::string(status.message()));
}

void Transcriber::DecodeBody(const Piece& piece) {
  const codec::PaddedText text(piece.object);
  const absl::StatusOr<codec::Body> body = body_decoder_->Decode(text.view(), *this);
  if (!body.ok()) return Break(std::string(body.status().message()));
  // A body without a return_code may be an excerpt. The gateway itself would refuse it.
  if (body->return_code.refused()) {
    return Break(absl::StrCat("the broker answered ", body->return_code.text(), ": ", body->return_msg));
  }
  WriteLine(*body_tr_, "", body->message);
}

void Transcriber::OnRow(const Tr& tr, std::string_view item, std::string_view message) { WriteLine(tr, item, message); }

void Transcriber::OnControl(const codec::ControlFrame& frame) {
  Report(absl::StrCat("a ", frame.trnm.empty() ? "control" : std::string(frame.trnm),
                      " frame carries no data: nothing to decode"));
}

void Transcriber::OnAnomaly(const Anomaly& anomaly) {
  const bool lost = anomaly.kind == Anomaly::Kind::kUnknownType || anomaly.kind == Anomaly::Kind::kBrokenRow ||
                    anomaly.kind == Anomaly::Kind::kUnreadRows || anomaly.kind == Anomaly::Kind::kUnparsedOverflow;
  if (lost) return Break(anomaly.Describe());
  // The line has the value in `unparsed`.
  const std::string_view code = anomaly.tr == nullptr ? "" : anomaly.tr->code;
  const auto kind = static_cast<int>(anomaly.kind);
  const std::string what = absl::StrCat(kind, " ", std::string(code), " ", std::string(anomaly.key));
  if (reported_.insert(what).second) Report(anomaly.Describe());
}

void Transcriber::WriteLine(const Tr& tr, std::string_view item, std::string_view message) {
  const google::protobuf::Descriptor* type =
      invocation_.schema.FindMessage(absl::StrCat("kiwoom.v1.", std::string(tr.response->name)));
  if (type == nullptr) return Break(absl::StrCat(std::string(tr.code), " has no message in the contract"));
  const absl::StatusOr<std::string> json = invocation_.schema.Json(*type, message);
  if (!json.ok()) return Break(std::string(json.status().message()));
  std::string line = "{\"tr\":";
  codec::AppendJsonString(tr.code, line);
  line += ",\"item\":";
  codec::AppendJsonString(item, line);
  absl::StrAppend(&line, ",\"message\":", *json, "}\n");
  invocation_.out << line;
}

void Transcriber::Report(std::string_view sentence) {
  invocation_.out.flush();
  invocation_.err << "line " << position_.line << ", column " << position_.column << ": " << Printable(sentence)
                  << (sentence.ends_with('.') ? "\n" : ".\n");
}

void Transcriber::Break(std::string_view sentence) {
  clean_ = false;
  Report(sentence);
}

}  // namespace kiwoom::cli
