#include "codec/key_index.h"

#include <bit>

#include "codec/padded_text.h"

namespace kiwoom::codec {

KeyIndex::KeyIndex(std::span<const Row> rows)
    : rows_(rows), fingerprints_(rows.size() + 1, kNoRow), entries_(std::bit_ceil(rows.size() * 4 + 4), kNone) {
  shift_ = 64 - std::countr_zero(entries_.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    const PaddedText key(rows[i].key);
    fingerprints_[i] = Fingerprint(key.view().data(), key.view().size());
    size_t at = Slot(fingerprints_[i]);
    while (entries_[at] != kNone) at = (at + 1) & (entries_.size() - 1);
    entries_[at] = static_cast<uint16_t>(i);
  }
}

}  // namespace kiwoom::codec
