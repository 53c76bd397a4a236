#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "clients/cli/printing/language.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/message.h"

// Formats a stream of events as lines for people: rows under titles that are repeated now and then, order books as
// ladders, notices as sentences. No I/O, no clock, single-threaded.
namespace kiwoom::cli {

struct EventPrinterOptions {
  size_t width = 120;  // of the terminal
  size_t levels = 10;  // per side of an order book
  Language language = Language::kKorean;
  bool paint = false;
  int64_t ladder_millis = 1000;  // minimum time between two ladders of one item: nobody reads several per second
};

class EventPrinter {
 public:
  // The directory outlives the printer.
  EventPrinter(const TrDirectory& directory, EventPrinterOptions options) : directory_(directory), options_(options) {}

  // Formats `event`, which is a kiwoom.v1.Event or a typed event, as complete lines. An order book that follows the
  // previous one too soon yields none: it is held until Due, and replaced by the next one.
  std::string Lines(const google::protobuf::Message& event, int64_t now_millis);

  // The held order books that are due.
  std::string Due(int64_t now_millis);

  // All held order books, at the end.
  std::string Rest();

 private:
  struct Lane {  // for one type
    std::vector<const codec::Row*> rows;
    std::unique_ptr<TableLayout> layout;
    size_t titles_at = 0;  // line number of the last titles; 0 if none yet
  };
  struct Ladder {  // for one type and item
    int64_t printed_millis = 0;
    std::unique_ptr<google::protobuf::Message> kept;
  };

  std::string RowLines(const google::protobuf::Message& event, const google::protobuf::Message& body,
                       const codec::Tr& tr);
  std::string LadderLines(const google::protobuf::Message& event);
  Lane& LaneOf(const codec::Tr& tr);
  std::string Counted(std::string lines);

  const TrDirectory& directory_;
  const EventPrinterOptions options_;
  size_t printed_ = 0;  // lines
  std::map<const codec::Tr*, Lane> lanes_;
  std::map<std::string, Ladder> ladders_;
};

// Whether an event is market or account data rather than a notice.
bool IsData(const google::protobuf::Message& event, const TrDirectory& directory);

}  // namespace kiwoom::cli
