"""Prints generated/catalog.json as C++: one line of JSON per TR, under its code."""

import json
import sys

CHUNK = 8000  # bytes per string literal; adjacent literals are concatenated


def literal(text):
    data = text.encode("utf-8")
    pieces = (data[i : i + CHUNK] for i in range(0, len(data), CHUNK))
    return "\n".join('"' + "".join(escaped(byte) for byte in piece) + '"' for piece in pieces)


def escaped(byte):
    plain = 0x20 <= byte < 0x7F and byte not in b'"\\?'
    return chr(byte) if plain else f"\\{byte:03o}"


with open(sys.argv[1], encoding="utf-8") as catalog:
    trs = json.load(catalog)["trs"]

print('#include "clients/cli/schema/catalog_lines.h"\n')
print("namespace kiwoom::cli {\nnamespace {\n")
print("constexpr CatalogLine kLines[] = {")
for tr in trs:
    line = json.dumps(tr, ensure_ascii=False, separators=(",", ":"))
    print(f"    {{{literal(tr['tr'])}, {literal(line)}}},")
print("};\n\n}  // namespace\n")
print("std::span<const CatalogLine> CatalogLines() { return kLines; }\n")
print("}  // namespace kiwoom::cli")
