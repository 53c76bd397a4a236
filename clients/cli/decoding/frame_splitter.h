#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

// Splits a text that arrives in chunks into JSON objects: one per line, concatenated or pretty-printed.
namespace kiwoom::cli {

// A position in the whole text; both numbers start at 1. Columns count characters, not bytes.
struct TextPosition {
  size_t line = 1;
  size_t column = 1;
};

// Either an object, or an error and its position.
struct Piece {
  TextPosition position;  // start of the object, or position of the error
  std::string object;
  std::string error;  // if empty, `object` is valid
};

// Knows just enough of the grammar to find the end of an object, and to notice early that one was truncated and the
// next one begins. The decoder checks the contents. After an error it resumes at the next "{" that begins a line, or at
// the misplaced "{" that caused the error.
class FrameSplitter {
 public:
  // An object longer than `limit` bytes is an error. The limit bounds memory and the cost of broken text.
  explicit FrameSplitter(size_t limit = size_t{8} << 20) : limit_(limit) {}

  void Append(std::string_view chunk);

  // Ends the text: an open object was truncated.
  void Finish();

  // Returns the next piece, if there is one.
  bool Next(Piece* piece);

 private:
  void Scan();
  // Processes the next character; returns an error sentence if it is not allowed here, otherwise "".
  std::string Step(char c);
  std::string StepInString(char c);
  std::string Open(char c);
  std::string Close(char c);
  void Advance();
  // Reports an error, drops the open object and determines where the next one may begin.
  void Break(std::string error, TextPosition where);

  const size_t limit_;
  std::deque<Piece> pieces_;
  std::string text_;       // not yet returned
  size_t scanned_ = 0;     // of text_
  TextPosition position_;  // of text_[scanned_]
  size_t begin_ = 0;       // start of the open object in text_
  TextPosition start_;     // the same position in the whole text
  std::string open_;       // open brackets: "{[{"
  char previous_ = 0;      // last character outside strings that is not blank
  bool in_string_ = false;
  bool escaped_ = false;
  bool lost_ = false;  // after an error: skips text until a line begins with an object
};

}  // namespace kiwoom::cli
