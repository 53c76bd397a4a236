#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/anomaly.h"
#include "codec/json_text.h"
#include "codec/message_plan.h"
#include "codec/wire_writer.h"

namespace kiwoom::codec {

// Receives anomalies. Called rarely, on the decoding thread.
class AnomalySink {
 public:
  virtual ~AnomalySink() = default;
  virtual void OnAnomaly(const Anomaly& anomaly) = 0;
};

// Maximum bytes of keys and values in `unparsed` of one message.
inline constexpr size_t kUnparsedLimit = 64 * 1024;

// Once that is full, further values are replaced by an entry with their key and size. Maximum bytes of these entries.
inline constexpr size_t kLeftOutLimit = 16 * 1024;

// The entry that counts the values beyond kLeftOutLimit.
inline constexpr std::string_view kLeftOutKey = "#left_out";

// Collects the values of one message in any order, then writes them ordered by field number. Use: Begin, Put for every
// member, Write. No heap allocation once its vectors have grown. Not thread-safe.
class MessageEncoder {
 public:
  // `tr` and `plan` live until Write. `escapes`: whether a string may hold a backslash.
  void Begin(const Tr& tr, const MessagePlan& plan, bool escapes = true);

  // The next eight bytes from key.data() on must be readable, and kPadding bytes after a token; both must live until
  // Write. A number is read like the same text, null is absent. Returns the row that takes the value, or -1.
  int Put(std::string_view key, Token token);

  // Marks the list of this row as read; the caller writes its elements. False if it came before: the caller must Put
  // it.
  bool TakeList(int row);

  // Sends a value to `unparsed` although its key is known: an element of a list that is not an object.
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

  // Whether the row had a value other than zero. Sets unfit values aside.
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
  size_t next_ = 0;   // the row expected next
  size_t bytes_ = 0;  // of all tokens and keys
  bool escapes_ = true;
  std::string unescaped_;
  std::string numbered_;
};

}  // namespace kiwoom::codec
