// Any text in a spec file: nothing crashes, and a refusal is a sentence.

#include <cstdlib>
#include <string>

#include "codegen/spec/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto tr = kiwoom::spec::ReadTr("spec/a.yaml", text); !tr.ok() && tr.status().message().empty())
    std::abort();
  if (const auto types = kiwoom::spec::ReadTypes("spec/types.yaml", text);
      !types.ok() && types.status().message().empty())
    std::abort();
  if (const auto terms = kiwoom::spec::ReadGlossary("spec/glossary.yaml", text);
      !terms.ok() && terms.status().message().empty())
    std::abort();
  return 0;
}
