#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "clients/cli/commands/invocation.h"
#include "clients/cli/decoding/frame_splitter.h"
#include "codec/body_decoder.h"
#include "codec/frame_decoder.h"

// Converts the broker's text to typed JSON, one line per row of a REAL frame or per REST body:
// {"tr":…,"item":"005930","message":{…}}, with the names of the proto fields.
namespace kiwoom::cli {

class Transcriber : private codec::FrameSink {
 public:
  // Decodes REST bodies of `body_tr`, or frames if it is null. The invocation outlives the transcriber.
  Transcriber(const Invocation& invocation, const codec::Tr* body_tr);
  ~Transcriber() override;

  // Broken input is skipped and reported on invocation.err with its position. The rest is unaffected.
  void Append(std::string_view text);
  void Finish();

  // Whether everything could be decoded.
  bool clean() const { return clean_; }

 private:
  void TakePieces();
  void DecodeFrame(const Piece& piece);
  void DecodeBody(const Piece& piece);
  void WriteLine(const codec::Tr& tr, std::string_view item, std::string_view message);
  void Report(std::string_view sentence);
  void Break(std::string_view sentence);

  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override;
  void OnControl(const codec::ControlFrame& frame) override;
  void OnAnomaly(const codec::Anomaly& anomaly) override;

  const Invocation& invocation_;
  const codec::Tr* const body_tr_;
  FrameSplitter splitter_;
  codec::FrameDecoder frame_decoder_;
  std::unique_ptr<codec::BodyDecoder> body_decoder_;
  TextPosition position_;           // of the current frame
  std::set<std::string> reported_;  // unknown keys that have been reported, once each
  bool clean_ = true;
};

}  // namespace kiwoom::cli
