// decode_example OUT EXAMPLE: writes the decoder's output for a file of spec/examples, for the reference pages. Linked
// with the tables and descriptors that it needs.
#include <filesystem>
#include <iostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "codegen/file.h"
#include "codegen/reference/decoded_example.h"
#include "codegen/reference/message_pool.h"
#include "generated/descriptors.h"
#include "generated/registry.h"

namespace kiwoom::reference {
namespace {

absl::StatusOr<std::string> Decode(const std::string& path) {
  absl::StatusOr<std::string> example = ReadFile(path);
  if (!example.ok()) return example.status();
  const std::string code = std::filesystem::path(path).stem();
  const MessagePool pool(generated::DescriptorSet());
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->code == code) return DecodedExample(*tr, *example, pool);
  }
  return absl::NotFoundError("there is no TR " + code + ": name the example after one");
}

int Run(const std::string& out, const std::string& path) {
  const absl::StatusOr<std::string> text = Decode(path);
  const absl::Status status = text.ok() ? WriteFile(out, *text) : text.status();
  if (status.ok()) return 0;
  std::cerr << path << ": " << status.message() << "\n";
  return 1;
}

}  // namespace
}  // namespace kiwoom::reference

int main(int argc, char** argv) {
  if (argc == 3) return kiwoom::reference::Run(argv[1], argv[2]);
  std::cerr << "decode_example OUT EXAMPLE\n";
  return 2;
}
