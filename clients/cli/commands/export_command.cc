#include "clients/cli/commands/export_command.h"

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/commands/recording_range.h"
#include "clients/cli/printing/event_view.h"
#include "clients/cli/recording/csv_table.h"
#include "clients/cli/recording/event_frame.h"

ABSL_FLAG(std::string, format, "jsonl",
          "export: jsonl, one event a line with the notices between them, or csv, one type as a table. For Parquet let "
          "the Python client read what play serves");

namespace kiwoom::cli {
namespace {

using codec::Tr;
using google::protobuf::Message;

// Writes what a recording has, in order.
class Exporter {
 public:
  Exporter(const Invocation& invocation, std::vector<const Tr*> types, bool csv)
      : invocation_(invocation),
        types_(std::move(types)),
        csv_(csv),
        event_(invocation.schema.New(*invocation.schema.FindMessage("kiwoom.v1.Event"))) {
    if (csv_) invocation_.out << CsvTitles(*types_.front()->response) << '\n';
  }

  absl::Status Add(const Record& record) {
    if (record.kind == RecordKind::kRemark) {
      if (csv_) {
        ++missing_;
      } else {
        invocation_.out << record.bytes << '\n';
      }
      return absl::OkStatus();
    }
    const auto events = SplitEvents(record.bytes);
    if (!events.has_value()) return absl::DataLossError("The recording has a message that is none.");
    for (const EventFrame& event : *events) {
      if (absl::Status status = Add(event); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // Gaps and disconnections that the table does not show.
  uint64_t missing() const { return missing_; }

 private:
  absl::Status Add(const EventFrame& frame) {
    if (frame.IsNotice()) {
      if (frame.body_field == kGapField) ++missing_;
      if (csv_) return absl::OkStatus();
    } else if (!types_.empty() &&
               std::ranges::none_of(types_, [&](const Tr* tr) { return tr->event_field == frame.body_field; })) {
      return absl::OkStatus();
    }
    if (!event_->ParseFromArray(frame.bytes.data(), static_cast<int>(frame.bytes.size()))) {
      return absl::DataLossError("The recording has an event that is none.");
    }
    if (csv_) {
      invocation_.out << CsvLine(*event_, *types_.front()->response) << '\n';
      return absl::OkStatus();
    }
    const absl::StatusOr<std::string> json =
        invocation_.schema.Json(*event_->GetDescriptor(), event_->SerializeAsString());
    if (json.ok()) invocation_.out << *json << '\n';
    return json.status();
  }

  const Invocation& invocation_;
  const std::vector<const Tr*> types_;  // empty: all
  const bool csv_;
  const std::unique_ptr<Message> event_;
  uint64_t missing_ = 0;
};

absl::StatusOr<std::vector<const Tr*>> Types(std::span<char* const> names, const TrDirectory& directory) {
  std::vector<const Tr*> types;
  for (const char* name : names) {
    const absl::StatusOr<const Tr*> tr = directory.Find(name);
    if (!tr.ok()) return tr.status();
    if ((*tr)->event_field == 0) {
      return absl::InvalidArgumentError(absl::StrCat(std::string((*tr)->name), " is a query: it is not recorded."));
    }
    types.push_back(*tr);
  }
  return types;
}

}  // namespace

absl::Status Export(std::span<char* const> arguments, const Invocation& invocation) {
  if (arguments.empty()) return absl::InvalidArgumentError("Name a recording: \"kiwoomctl export day.rec Trade\".");
  const std::string format = absl::GetFlag(FLAGS_format);
  const bool csv = format == "csv";
  if (!csv && format != "jsonl") {
    return absl::InvalidArgumentError(
        "--format is jsonl or csv. Parquet is left to the Python client: let it read \"kiwoomctl play\".");
  }
  const auto types = Types(arguments.subspan(1), invocation.directory);
  if (!types.ok()) return types.status();
  if (csv && types->size() != 1) {
    return absl::InvalidArgumentError("A csv table has one type: name one, such as Trade.");
  }
  const absl::StatusOr<RecordingRange> range = OpenRange(arguments.front(), invocation);
  if (!range.ok()) return range.status();
  Exporter exporter(invocation, *types, csv);
  for (const BlockPlace& block : range->file->blocks()) {
    if (block.last_time < range->from || block.first_time > range->to) continue;
    const absl::StatusOr<std::vector<Record>> records = range->file->Read(block);
    if (!records.ok()) return records.status();
    for (const Record& record : *records) {
      if (record.time < range->from || record.time > range->to) continue;
      if (absl::Status status = exporter.Add(record); !status.ok()) return status;
    }
    if (absl::Status status = invocation.Flush(); !status.ok()) return status;
  }
  if (csv && exporter.missing() > 0) {
    invocation.err << "kiwoomctl: "
                   << In(invocation.language,
                         absl::StrCat("표에 나오지 않는 수신 공백과 접속 끊김이 ", exporter.missing(),
                                      "건 있습니다: --format=jsonl로 볼 수 있습니다."),
                         absl::StrCat("The table does not show ", exporter.missing(),
                                      " gaps and disconnections: --format=jsonl does."))
                   << std::endl;
  }
  return invocation.Flush();
}

}  // namespace kiwoom::cli
