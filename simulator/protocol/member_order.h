#pragma once

#include <array>
#include <cstdint>

namespace kiwoom::simulator {

// The order of the members of REAL frames and their rows.
enum class MemberOrder : uint8_t {
  kLive,        // values first, trnm last
  kDocumented,  // trnm first, values last, as in the documents' older examples
  kRandom,      // each frame and each row in another order
};

// The members of a row.
enum class RowMember : uint8_t { kValues, kType, kName, kItem };
using RowOrder = std::array<RowMember, 4>;

inline constexpr RowOrder kLiveRowOrder = {RowMember::kValues, RowMember::kType, RowMember::kName, RowMember::kItem};
inline constexpr RowOrder kDocumentedRowOrder = {RowMember::kType, RowMember::kName, RowMember::kItem,
                                                 RowMember::kValues};

}  // namespace kiwoom::simulator
