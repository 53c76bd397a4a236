#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

// Cuts a text that arrives in chunks into JSON objects: one per line, concatenated or pretty-printed.
namespace kiwoom::cli {

// A place in the whole text, both from 1. Columns are characters, not bytes.
struct TextPosition {
  size_t line = 1;
  size_t column = 1;
};

// Either an object, or what is wrong and where.
struct Piece {
  TextPosition position;  // where the object begins, or where the text is broken
  std::string object;
  std::string error;  // empty: `object` is one
};

// Knows as much of the grammar as it takes to find the end of an object, and to notice early that one was cut short
// and the next one begins. What stands between the brackets is for the decoder to judge. After an error it goes on
// at the next "{" that begins a line, or that could not stand where it was found.
class FrameSplitter {
 public:
  // An object that is longer than `limit` bytes is an error: it bounds memory, and the time that broken text costs.
  explicit FrameSplitter(size_t limit = size_t{8} << 20) : limit_(limit) {}

  void Append(std::string_view chunk);

  // No more text will come: what is open now was cut short.
  void Finish();

  // Takes the next piece, if there is one.
  bool Next(Piece* piece);

 private:
  void Scan();
  // Judges the next character: an empty text, or one sentence if it cannot stand here.
  std::string Step(char c);
  std::string StepInString(char c);
  std::string Open(char c);
  std::string Close(char c);
  void Advance();
  // Reports, drops the open object and decides where the next one may begin.
  void Break(std::string error, TextPosition where);

  const size_t limit_;
  std::deque<Piece> pieces_;
  std::string text_;       // not yet handed out
  size_t scanned_ = 0;     // of text_
  TextPosition position_;  // of text_[scanned_]
  size_t begin_ = 0;       // the open object in text_
  TextPosition start_;     // the same in the whole text
  std::string open_;       // brackets that are open: "{[{"
  char previous_ = 0;      // last character that is neither blank nor inside a string
  bool in_string_ = false;
  bool escaped_ = false;
  bool lost_ = false;  // after an error: nothing counts until an object begins a line
};

}  // namespace kiwoom::cli
