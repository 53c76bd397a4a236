#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "codec/control_frame.h"
#include "codec/message_encoder.h"
#include "codec/table.h"

namespace kiwoom::codec {

// What a frame holds, in its order. Views end with the call.
class FrameSink : public AnomalySink {
 public:
  // One row of a REAL frame: `message` is tr.response in protobuf wire format.
  virtual void OnRow(const Tr& tr, std::string_view item, std::string_view message) = 0;
  virtual void OnControl(const ControlFrame& frame) = 0;
};

// Turns the broker's text frames into protobuf messages: JSON in, wire format out, one pass, no message object and no
// heap allocation in the steady state. One thread.
class FrameDecoder {
 public:
  // The realtime TRs among `trs` can be decoded; the tables outlive the decoder.
  explicit FrameDecoder(std::span<const Tr* const> trs);
  ~FrameDecoder();

  // `frame` is followed by kPadding readable bytes. An error says in one sentence why the frame, or what is left of it,
  // is no JSON of the broker's; rows before the break have been delivered.
  absl::Status Decode(std::string_view frame, FrameSink& sink);

  // The same without the fast path for frames as the broker writes them: tests hold one against the other.
  absl::Status DecodeGenerally(std::string_view frame, FrameSink& sink);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::codec
