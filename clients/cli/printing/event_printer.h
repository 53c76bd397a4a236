#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "clients/cli/printing/table.h"
#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/message.h"

// A stream of events as lines for people: rows under titles that come again now and then, order books as ladders,
// notices as sentences. No I/O and no clock of its own. One thread.
namespace kiwoom::cli {

struct EventPrinterOptions {
  size_t width = 120;  // of the terminal
  size_t levels = 10;  // of an order book, each side
  bool paint = false;
  int64_t ladder_millis = 1000;  // least time between two ladders of one item: more than a few a second nobody reads
};

class EventPrinter {
 public:
  // The directory outlives the printer.
  EventPrinter(const TrDirectory& directory, EventPrinterOptions options) : directory_(directory), options_(options) {}

  // What `event`, a kiwoom.v1.Event or the event of one type, looks like: whole lines, none for an order book that
  // comes too soon after the one before. That is kept, and replaced by the next, until it is Due.
  std::string Lines(const google::protobuf::Message& event, int64_t now_millis);

  // The order books whose time has come.
  std::string Due(int64_t now_millis);

  // Those that are still kept, at the end.
  std::string Rest();

 private:
  struct Lane {  // of one type
    std::vector<const codec::Row*> rows;
    std::unique_ptr<TableLayout> layout;
    size_t titles_at = 0;  // line of the last titles; 0: none yet
  };
  struct Ladder {  // of one type and item
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

// Whether an event is market or account data, and no notice.
bool IsData(const google::protobuf::Message& event, const TrDirectory& directory);

}  // namespace kiwoom::cli
