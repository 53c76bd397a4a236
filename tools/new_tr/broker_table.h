#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

// The broker's table of a TR, as rows pasted from the workbook.
namespace kiwoom::new_tr {

struct BrokerRow {
  std::string key;  // without the dashes of its nesting
  std::string ko;
  bool required = false;
  std::string length;
  std::string description;
  std::vector<BrokerRow> fields;  // for a list
};

struct BrokerTable {
  std::vector<BrokerRow> request;
  std::vector<BrokerRow> response;
};

// Cells are separated by tabs (a cell with line breaks is quoted, as a spreadsheet copies it) or by |. Their order is
// Element, 한글명, Type, Required, Length, Description, or that of a header row. The lines "Request" and "Response" begin
// the halves. Lines above them are skipped, so a whole sheet works; but a row there is refused, because it might belong
// to either half. Without these lines everything is the response. Rows of every TR (headers, return_code, return_msg)
// are skipped. `file` is used only in errors.
absl::StatusOr<BrokerTable> ReadBrokerTable(const std::string& file, const std::string& text);

// The same for a realtime type: the response rows whose element is a number are the FIDs.
absl::StatusOr<std::vector<BrokerRow>> FidsOf(const std::string& file, const BrokerTable& table);

}  // namespace kiwoom::new_tr
