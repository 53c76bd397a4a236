#include "simulator/protocol/real_frame.h"

#include <string_view>

namespace kiwoom::simulator {
namespace {

constexpr size_t kEnvelopeLength = 32;

std::string_view TrnmOf(FrameForm form) {
  switch (form) {
    case FrameForm::kNoTrnm:
      return "";
    case FrameForm::kNullTrnm:
      return R"("trnm":null)";
    case FrameForm::kLowerTrnm:
      return R"("trnm":"real")";
    case FrameForm::kBlankTrnm:
      return R"("trnm":"REAL ")";
    case FrameForm::kPlain:
    case FrameForm::kCapitalData:
      break;
  }
  return R"("trnm":"REAL")";
}

}  // namespace

std::string RealFrame(std::span<const RealtimeRow* const> rows, bool trnm_first, FrameForm form) {
  size_t length = kEnvelopeLength;
  for (const RealtimeRow* row : rows) length += row->text.size() + 1;
  const std::string_view trnm = TrnmOf(form);
  const std::string_view comma = trnm.empty() ? "" : ",";
  std::string frame;
  frame.reserve(length);
  frame += '{';
  if (trnm_first) frame.append(trnm).append(comma);
  frame += form == FrameForm::kCapitalData ? R"("Data":[)" : R"("data":[)";
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) frame += ',';
    frame += rows[i]->text;
  }
  frame += ']';
  if (!trnm_first) frame.append(comma).append(trnm);
  frame += '}';
  return frame;
}

}  // namespace kiwoom::simulator
