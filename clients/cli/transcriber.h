#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "clients/cli/frame_splitter.h"
#include "clients/cli/session.h"
#include "codegen/runtime/body_decoder.h"
#include "codegen/runtime/frame_decoder.h"

// The broker's text as typed JSON: one line per row of a REAL frame, or per REST body:
// {"tr":"0B","item":"005930","message":{…}}, with the names of the proto fields.
namespace kiwoom::cli {

class Transcriber : private runtime::FrameSink {
 public:
  // REST bodies of `body_tr`, or frames where it is null. The session outlives the transcriber.
  Transcriber(const Session& session, const runtime::Tr* body_tr);
  ~Transcriber() override;

  // What is broken costs a sentence on session.err, which begins with its position, and no more than itself.
  void Append(std::string_view text);
  void Finish();

  // Whether everything could be decoded.
  bool clean() const { return clean_; }

 private:
  void TakePieces();
  void DecodeFrame(const Piece& piece);
  void DecodeBody(const Piece& piece);
  void WriteLine(const runtime::Tr& tr, std::string_view item, std::string_view message);
  void Say(std::string_view sentence);
  void Break(std::string_view sentence);

  void OnRow(const runtime::Tr& tr, std::string_view item, std::string_view message) override;
  void OnControl(const runtime::ControlFrame& frame) override;
  void OnAnomaly(const runtime::Anomaly& anomaly) override;

  const Session& session_;
  const runtime::Tr* const body_tr_;
  FrameSplitter splitter_;
  runtime::FrameDecoder frame_decoder_;
  std::unique_ptr<runtime::BodyDecoder> body_decoder_;
  Position position_;  // of the frame that is being decoded
  std::set<std::string> said_;  // keys that the tables do not foresee: a sentence each is enough
  bool clean_ = true;
};

}  // namespace kiwoom::cli
