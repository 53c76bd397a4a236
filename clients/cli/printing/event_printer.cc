#include "clients/cli/printing/event_printer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/event_view.h"
#include "clients/cli/printing/notice_line.h"
#include "clients/cli/printing/order_book_ladder.h"
#include "clients/cli/printing/row_columns.h"
#include "clients/cli/printing/row_value.h"

namespace kiwoom::cli {
namespace {

using codec::Tr;
using google::protobuf::Message;

// Repeat titles before they scroll off an ordinary screen.
constexpr size_t kLinesBetweenTitles = 24;
constexpr size_t kTimeWidth = 12;
constexpr size_t kItemWidth = 9;
constexpr size_t kTypeWidth = 16;
// Time, item and type, with the gaps after them.
constexpr size_t kIdentityWidth = kTimeWidth + kItemWidth + kTypeWidth + 6;

// A remark on a snapshot or skipped events; empty for most events.
std::string Remark(const EventView& event, Language language) {
  std::string remark;
  if (event.snapshot()) remark += In(language, "  스냅샷", "  snapshot");
  if (event.replayed()) remark += In(language, "  재전송", "  replayed");
  if (event.skipped() > 0)
    absl::StrAppend(&remark, "  ",
                    In(language, absl::StrCat("앞서 ", event.skipped(), "건 생략"),
                       absl::StrCat(event.skipped(), " skipped before")));
  return remark;
}

}  // namespace

std::string EventPrinter::Lines(const Message& event, int64_t now_millis) {
  const EventView view(event);
  const Message* body = view.body();
  if (body == nullptr) {
    return Counted(In(options_.language, "모르는 종류의 이벤트: 이 kiwoomctl은 게이트웨이보다 오래되었습니다.\n",
                      "An event of an unknown type: this kiwoomctl is older than the gateway.\n"));
  }
  const Tr* tr = directory_.ByEventField(view.event_field());
  if (tr == nullptr)
    return Counted(Painted(NoticeLine(*body, directory_, options_.language), Paint::kDim, options_.paint) + "\n");
  if (!IsOrderBook(*tr->response)) return Counted(RowLines(event, *body, *tr));

  Ladder& ladder = ladders_[absl::StrCat(view.event_field(), ":", view.item())];
  if (ladder.printed_millis != 0 && now_millis - ladder.printed_millis < options_.ladder_millis) {
    if (ladder.kept == nullptr) ladder.kept.reset(event.New());
    ladder.kept->CopyFrom(event);
    return "";
  }
  ladder.printed_millis = now_millis;
  ladder.kept.reset();
  return Counted(LadderLines(event));
}

std::string EventPrinter::Due(int64_t now_millis) {
  std::string lines;
  for (auto& [key, ladder] : ladders_) {
    if (ladder.kept == nullptr || now_millis - ladder.printed_millis < options_.ladder_millis) continue;
    lines += Counted(LadderLines(*ladder.kept));
    ladder.printed_millis = now_millis;
    ladder.kept.reset();
  }
  return lines;
}

std::string EventPrinter::Rest() {
  std::string lines;
  for (auto& [key, ladder] : ladders_) {
    if (ladder.kept != nullptr) lines += Counted(LadderLines(*ladder.kept));
    ladder.kept.reset();
  }
  return lines;
}

std::string EventPrinter::RowLines(const Message& event, const Message& body, const Tr& tr) {
  const EventView view(event);
  Lane& lane = LaneOf(tr);
  std::string lines;
  if (lane.titles_at == 0 || printed_ - lane.titles_at >= kLinesBetweenTitles) {
    lines = lane.layout->Titles() + "\n";
    lane.titles_at = printed_ + 1;
  }
  std::vector<Cell> cells = {{view.received_time(), Paint::kDim},
                             {Printable(view.item())},
                             {std::string(In(options_.language, tr.title, tr.name))}};
  for (const codec::Row* row : lane.rows) cells.push_back(RowValue(body, *tr.response, *row, options_.language));
  return lines + lane.layout->Line(cells) + Painted(Remark(view, options_.language), Paint::kDim, options_.paint) +
         "\n";
}

std::string EventPrinter::LadderLines(const Message& event) {
  const EventView view(event);
  const Tr& tr = *directory_.ByEventField(view.event_field());
  const size_t rest = options_.width - std::min(options_.width, kIdentityWidth);
  return absl::StrCat(
      Painted(PadRight(view.received_time(), kTimeWidth), Paint::kDim, options_.paint), "  ",
      PadRight(Printable(view.item()), kItemWidth), "  ",
      PadRight(std::string(In(options_.language, tr.title, tr.name)) + Remark(view, options_.language), kTypeWidth),
      "  ", OrderBookLadder(*view.body(), *tr.response, options_.levels, rest, options_.language, options_.paint));
}

EventPrinter::Lane& EventPrinter::LaneOf(const Tr& tr) {
  Lane& lane = lanes_[&tr];
  if (lane.layout != nullptr) return lane;
  std::vector<TableColumn> columns = {{In(options_.language, "수신", "received"), Align::kLeft, kTimeWidth},
                                      {In(options_.language, "종목", "item"), Align::kLeft, kItemWidth},
                                      {In(options_.language, "종류", "type"), Align::kLeft, kTypeWidth}};
  lane.rows = RowsThatFit(*tr.response, options_.width - std::min(options_.width, kIdentityWidth), options_.language);
  for (const codec::Row* row : lane.rows) columns.push_back(RowColumn(*row, options_.language));
  lane.layout = std::make_unique<TableLayout>(std::move(columns), options_.paint);
  return lane;
}

std::string EventPrinter::Counted(std::string lines) {
  printed_ += static_cast<size_t>(std::count(lines.begin(), lines.end(), '\n'));
  return lines;
}

bool IsData(const Message& event, const TrDirectory& directory) {
  return directory.ByEventField(EventView(event).event_field()) != nullptr;
}

}  // namespace kiwoom::cli
