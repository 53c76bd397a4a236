#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

// The broker's table of a TR, as people have it: rows of the workbook, pasted.
namespace kiwoom::new_tr {

struct BrokerRow {
  std::string key;  // without the dashes that nest it
  std::string ko;
  bool required = false;
  std::string length;
  std::string description;
  std::vector<BrokerRow> fields;  // of a list
};

struct BrokerTable {
  std::vector<BrokerRow> request;
  std::vector<BrokerRow> response;
};

// Cells are separated by tabs (a cell with line breaks in quotes, as a spreadsheet copies it) or by |, in the order
// Element, 한글명, Type, Required, Length, Description, or as a header row says. Lines "Request" and "Response" begin the
// halves, and what stands above them is left out, for a whole sheet will do; but a row there is refused, as it might
// belong to either. Without them all is the response. What every TR has (headers, return_code, return_msg) is left out.
// `file` is only a name for errors.
absl::StatusOr<BrokerTable> ReadBrokerTable(const std::string& file, const std::string& text);

// The same of a realtime type: its response rows with a number as element are the FIDs.
absl::StatusOr<std::vector<BrokerRow>> FidsOf(const std::string& file, const BrokerTable& table);

}  // namespace kiwoom::new_tr
