#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"

namespace kiwoom::codec {

// Something in the broker's text that its tables do not describe. A value or key goes verbatim into `unparsed` of its
// message. Anomalies are counted by TR and key: a change at the broker shows as a metric.
struct Anomaly {
  enum class Kind {
    kUnfitValue,        // the value is not of the row's type
    kUnknownKey,        // the table has no such key
    kRepeatedKey,       // the key came twice in one object; the first value is typed
    kUnknownType,       // a row of a realtime type that no table describes; the row is dropped
    kBrokenRow,         // a row that is not an object or has no type; the row is dropped
    kOddFrame,          // a REAL frame in another spelling; its rows are read. `key` is what is odd: `trnm "real"`
    kUnreadRows,        // a frame with rows in an unknown place, which are lost. `key` is what is odd: `no trnm`
    kUnparsedOverflow,  // `unparsed` is full; the value is dropped, its key and size are passed on
    kSecretQuoted       // an answer quoted a key or a token, which was redacted
  };

  Kind kind;
  const Tr* tr = nullptr;    // null if unknown
  const Row* row = nullptr;  // null for an unknown key
  std::string_view key;      // wire key, the unknown type, or what is odd
  std::string_view value;    // as it came; shown only through Describe

  // One sentence on one line for the log: `TR[61] 매도호가수량1: "12a" is not an integer`. It redacts the values of
  // account TRs and of sensitive rows. Where a TR has such rows, it also redacts the values of unknown keys, and those
  // keys themselves unless they are a plain FID or identifier. It truncates long values.
  std::string Describe() const;
};

}  // namespace kiwoom::codec
