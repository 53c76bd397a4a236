#include "simulator/wire/real_frame.h"

#include "simulator/json/json_text.h"
#include "simulator/wire/row_topic.h"

namespace kiwoom::simulator {
namespace {

constexpr size_t kUsualLength = 1'024;

}  // namespace

RealFrame::RealFrame(const runtime::Tr& tr, bool documented_order)
    : tr_(tr),
      documented_order_(documented_order),
      topic_(TopicOf(tr)),
      about_sector_(IsAboutSector(tr)),
      layout_(*tr.response) {
  names_ = R"("type":)";
  AppendJsonString(names_, tr.code);
  names_ += R"(,"name":)";
  AppendJsonString(names_, tr.wire_name);
  names_ += R"(,"item":)";
}

std::string RealFrame::Write(std::string_view item, Scene& scene) const {
  std::string frame;
  frame.reserve(kUsualLength);
  if (documented_order_) {
    frame += R"({"trnm":"REAL","data":[{)";
    frame += names_;
    AppendJsonString(frame, item);
    frame += R"(,"values":{)";
    layout_.Append(frame, scene);
    frame += "}}]}";
  } else {
    frame += R"({"data":[{"values":{)";
    layout_.Append(frame, scene);
    frame += "},";
    frame += names_;
    AppendJsonString(frame, item);
    frame += R"(}],"trnm":"REAL"})";
  }
  return frame;
}

}  // namespace kiwoom::simulator
