#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"

namespace kiwoom::codec {

// Something in the broker's text that the tables do not foresee. Nothing of it is lost: a value or key goes verbatim
// into `unparsed` of its message. It is counted by TR and key, so that a change at the broker shows as a metric.
struct Anomaly {
  enum class Kind {
    kUnfitValue,        // the value is not of the row's type
    kUnknownKey,        // the table has no such key
    kRepeatedKey,       // the key came twice in one object; the first is typed
    kUnknownType,       // a row of a realtime type that no table describes; the row is dropped
    kBrokenRow,         // a row that is no object, or has no type; dropped
    kUnparsedOverflow,  // `unparsed` is full; the value is dropped
    kSecretQuoted       // an answer quoted a key or a token, which was left out
  };

  Kind kind;
  const Tr* tr = nullptr;    // null where it is not known
  const Row* row = nullptr;  // null for an unknown key
  std::string_view key;      // wire key, or the unknown type
  std::string_view value;    // as it came; only to be shown through Describe

  // One sentence, on one line, for the log: `TR[61] 매도호가수량1: "12a" is not an integer`. Values of account TRs, of
  // sensitive rows and, where a TR has such rows, of unknown keys are left out, and such keys too where they are no
  // plain FID or identifier; long ones are cut.
  std::string Describe() const;
};

}  // namespace kiwoom::codec
