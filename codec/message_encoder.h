#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/anomaly.h"
#include "codec/json_text.h"
#include "codec/message_plan.h"
#include "codec/wire_writer.h"

namespace kiwoom::codec {

// Where anomalies go. Called seldom, from the thread that decodes.
class AnomalySink {
 public:
  virtual ~AnomalySink() = default;
  virtual void OnAnomaly(const Anomaly& anomaly) = 0;
};

// Most bytes of keys and values that `unparsed` of one message holds.
inline constexpr size_t kUnparsedLimit = 64 * 1024;

// Beyond that, most bytes of the entries that replace further values: each has the value's key, and its size instead of
// the value.
inline constexpr size_t kLeftOutLimit = 16 * 1024;

// The entry that counts the values whose key and size exceed kLeftOutLimit, too.
inline constexpr std::string_view kLeftOutKey = "#left_out";

// The values of one message, gathered in whatever order they come, then written in the order of their numbers.
// Use: Begin, Put for every member, Write. No heap allocation once its vectors have grown. One thread.
class MessageEncoder {
 public:
  // `tr` and `plan` live until Write. `escapes`: whether a string may hold a backslash.
  void Begin(const Tr& tr, const MessagePlan& plan, bool escapes = true);

  // The next eight bytes from key.data() on must be readable, kPadding bytes behind a token; both live until Write.
  // A number is what its text would be, null is absent. Returns the row that takes the value, or -1.
  int Put(std::string_view key, Token token);

  // The list of this row came, and the caller writes its elements himself. False: it came before; the caller puts it.
  bool TakeList(int row);

  // Sets a value aside for `unparsed` although its row could be found: an element of a list that is no object.
  void PutUnfit(int row, Token token);

  // Appends the message's fields to `out`.
  void Write(WireWriter& out, AnomalySink& sink);

 private:
  struct Extra {
    std::string_view key;
    Token token;
    int row;  // -1: unknown key
    Anomaly::Kind kind;
  };

  static constexpr char kWrittenList[] = "[]";

  // Whether the row said something other than zero. Unfit values are set aside.
  bool WriteRow(size_t row, WireWriter& out);
  void WriteGroup(const MessagePlan::GroupPlan& group, WireWriter& out);
  void WriteUnparsed(WireWriter& out, AnomalySink& sink);
  void WriteValue(const Extra& extra, size_t ordinal, WireWriter& out);
  void WriteEntry(std::string_view key, size_t ordinal, std::string_view value, WireWriter& out);
  size_t Ordinal(size_t extra) const;
  void Report(const Extra& extra, Anomaly::Kind kind, AnomalySink& sink) const;

  const Tr* tr_ = nullptr;
  const MessagePlan* plan_ = nullptr;
  std::vector<Token> slots_;
  std::vector<Extra> extras_;
  size_t next_ = 0;   // the row that should come next
  size_t bytes_ = 0;  // of all tokens and keys
  bool escapes_ = true;
  std::string unescaped_;
  std::string numbered_;
};

}  // namespace kiwoom::codec
