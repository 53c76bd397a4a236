#include "simulator/protocol/real_frame.h"

namespace kiwoom::simulator {
namespace {

constexpr size_t kEnvelopeLength = 32;

}  // namespace

std::string RealFrame(std::span<const RealtimeRow* const> rows, bool documented_order) {
  size_t length = kEnvelopeLength;
  for (const RealtimeRow* row : rows) length += row->text.size() + 1;
  std::string frame;
  frame.reserve(length);
  frame += documented_order ? R"({"trnm":"REAL","data":[)" : R"({"data":[)";
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) frame += ',';
    frame += rows[i]->text;
  }
  frame += documented_order ? "]}" : R"(],"trnm":"REAL"})";
  return frame;
}

}  // namespace kiwoom::simulator
