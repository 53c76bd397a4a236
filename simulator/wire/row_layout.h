#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "codec/table.h"
#include "simulator/wire/concept.h"
#include "simulator/wire/scene.h"

namespace kiwoom::simulator {

// The fields of one message in wire order, each bound to its concept. Fields and order are those of the recorded
// frames, because the broker omits some fields of its tables. Without a recording they are those of the table, with
// adjacent groups interleaved: ask 1, bid 1, ask 2, bid 2 … The caller writes lists.
class RowLayout {
 public:
  // `omitted` are names of fields to leave out, those of a group in the form "asks.price".
  explicit RowLayout(const codec::Message& message, std::span<const std::string_view> recorded_order = {},
                     std::span<const std::string_view> omitted = {});

  // "key":"value","key":"value" … `lists` is called for each list row to append its array.
  template <typename Lists>
  void Append(std::string& out, Scene& scene, Lists&& lists) const {
    for (const Column& column : columns_) {
      if (&column != columns_.data()) out += ',';
      out += column.opening;
      if (column.row->list != nullptr) {
        lists(*column.row);
      } else {
        AppendValue(out, column, scene);
      }
    }
  }
  void Append(std::string& out, Scene& scene) const;

  // For tests: the names of fields without a concept.
  std::vector<std::string> Unbound() const;

 private:
  struct Column {
    const codec::Row* row;
    const Concept* bound;  // null if the market does not model it
    std::string opening;   // "\"20\":"
  };

  static void AppendValue(std::string& out, const Column& column, Scene& scene);

  std::vector<Column> columns_;
};

}  // namespace kiwoom::simulator
