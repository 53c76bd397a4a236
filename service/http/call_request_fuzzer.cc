// Any bytes from a client of the HTTP door, in pieces of any size, up to the message of a call: nothing crashes,
// nothing waits for ever, no bound is exceeded, and JSON that is accepted can be written again.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "service/http/call_request.h"
#include "service/http/test_pool.h"
#include "service/http/web_request_reader.h"

namespace kiwoom::http {
namespace {

using Progress = WebRequestReader::Progress;

class FuzzedDoor {
 public:
  // Reads the requests as a connection does.
  void Receive(std::string_view bytes, size_t piece) {
    WebRequestReader reader;
    while (!bytes.empty()) {
      const size_t size = std::min({piece, bytes.size(), reader.room()});
      if (size == 0) std::abort();  // it would wait for ever
      Progress progress = reader.Feed(bytes.substr(0, size));
      bytes.remove_prefix(size);
      Triaged triaged;
      while (progress != Progress::kIncomplete) {
        if (progress == Progress::kInvalid) {
          if (reader.error() < 400) std::abort();
          return;
        }
        if (progress == Progress::kHead) {
          triaged = triage_.Judge(reader.request());
          if (triaged.kind == Triaged::Kind::kAnswered && reader.request().has_body) return;
          progress = reader.Continue();
          continue;
        }
        if (triaged.kind == Triaged::Kind::kCall) Call(std::move(reader.request()), triaged);
        progress = reader.Next();
      }
    }
  }

 private:
  void Call(WebRequest request, const Triaged& triaged) {
    if (request.body.size() > WebRequestReader::kMostBodyBytes) std::abort();
    const CallRequest call = ReadCall(std::move(request), triaged, json_);
    size_t metadata = 0;
    for (const auto& [name, value] : call.metadata) metadata += name.size() + value.size();
    if (metadata > 8192) std::abort();
    if (!call.message.ok() || !triaged.shape.has_value() || triaged.protocol.format != MessageFormat::kJson) return;
    if (!json_.ToJson(*triaged.shape->request, *call.message).ok()) std::abort();
  }

  const TestPool pool_;
  const Triage triage_{*pool_, {.origins = {"https://desk.example"}, .loopback = true}};
  const JsonCodec json_{*pool_};
};

}  // namespace
}  // namespace kiwoom::http

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static auto* const door = new kiwoom::http::FuzzedDoor();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  door->Receive(bytes, 8192);
  door->Receive(bytes, 1 + size % 7);
  return 0;
}
