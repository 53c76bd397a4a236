#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "codec/control_frame.h"
#include "codec/message_encoder.h"
#include "codec/table.h"

namespace kiwoom::codec {

// Receives the contents of a frame, in order. Views end with the call.
class FrameSink : public AnomalySink {
 public:
  // One row of a REAL frame: `message` is tr.response in protobuf wire format.
  virtual void OnRow(const Tr& tr, std::string_view item, std::string_view message) = 0;
  virtual void OnControl(const ControlFrame& frame) = 0;
};

// Turns the broker's text frames into protobuf messages: from JSON to wire format in one pass, without a message object
// and, in the steady state, without heap allocation. Not thread-safe.
class FrameDecoder {
 public:
  // Decodes the realtime TRs among `trs`; the tables must outlive the decoder.
  explicit FrameDecoder(std::span<const Tr* const> trs);
  ~FrameDecoder();

  // `frame` must be followed by kPadding readable bytes. An error says in one sentence why the frame, or the rest of
  // it, is not JSON as the broker writes it; rows before that point have been delivered.
  absl::Status Decode(std::string_view frame, FrameSink& sink);

  // The same without the fast path for frames in the broker's usual form. Tests compare the two.
  absl::Status DecodeGenerally(std::string_view frame, FrameSink& sink);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::codec
