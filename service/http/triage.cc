#include "service/http/triage.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "service/http/call_request.h"
#include "service/http/cors.h"

namespace kiwoom::http {
namespace {

constexpr char kForm[] = "POST /kiwoom.v1.SectorService/GetSectorPrice";

Triaged Refused(int status, std::string_view sentence, Headers headers = {}) {
  return {.kind = Triaged::Kind::kAnswered, .answer = Sentence(status, sentence, std::move(headers))};
}

// Bytes that belong in no path; a line break in a header would be an answer of its own.
bool IsPath(std::string_view path) {
  if (!path.starts_with('/')) return false;
  for (const char c : path) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
  }
  return true;
}

}  // namespace

Triaged Triage::Judge(const WebRequest& request) const {
  const std::string_view host = request.Find("host"), origin = request.Find("origin");
  if (request.Count("host") > 1 || (request.Count("host") == 0 && !request.one_zero)) {
    return Refused(400, "A request has one Host header.");
  }
  // A program of HTTP/1.0 may send none; a browser always does.
  if (!host.empty() && !origins_.AnswersTo(host)) {
    return Refused(421, "This door serves only its own machine: call it as localhost or 127.0.0.1.");
  }
  if (request.Count("origin") > 1) return Refused(400, "A request has at most one Origin header.");
  const OriginPolicy::Verdict verdict = origins_.Judge(origin, host);
  if (verdict == OriginPolicy::Verdict::kForeign) {
    return Refused(403, "Pages of this origin may not call the gateway: its operator can list it in --http_origins.");
  }
  const bool allowed = verdict == OriginPolicy::Verdict::kAllowed;
  if (request.method == "OPTIONS") {
    Triaged preflight;
    preflight.answer = {.status = 204, .content_type = "", .headers = {{"Allow", "POST, GET, HEAD, OPTIONS"}}};
    if (allowed) {
      preflight.answer.headers = PreflightHeaders(origin, request.Find("access-control-request-headers"),
                                                  request.Find("access-control-request-private-network") == "true");
    }
    return preflight;
  }
  Triaged triaged;
  if (allowed) triaged.headers = CorsHeaders(origin);
  triaged = JudgeMethod(request, std::move(triaged));
  // A page that may call may also read why it was refused.
  if (triaged.kind == Triaged::Kind::kAnswered && allowed) {
    for (auto& header : CorsHeaders(origin)) triaged.answer.headers.push_back(std::move(header));
  }
  return triaged;
}

Triaged Triage::JudgeMethod(const WebRequest& request, Triaged triaged) const {
  if (!IsPath(request.path)) return Refused(400, "The path of a request begins with a slash.");
  if (const std::string_view expected = request.Find("expect");
      !expected.empty() && absl::AsciiStrToLower(std::string(expected)) != "100-continue") {
    return Refused(417, "The only expectation that can be met is 100-continue.");
  }
  triaged.shape = FindShape(pool_, request.path);
  if (request.method == "POST") return JudgeCall(request, std::move(triaged));
  if (request.method != "GET" && request.method != "HEAD") {
    return Refused(405, std::string("Methods are called as ") + kForm + ".", {{"Allow", "POST, GET, HEAD, OPTIONS"}});
  }
  if (triaged.shape.has_value()) {
    return Refused(405, "This is a method: call it with POST.", {{"Allow", "POST, OPTIONS"}});
  }
  triaged.kind = Triaged::Kind::kPage;
  return triaged;
}

Triaged Triage::JudgeCall(const WebRequest& request, Triaged triaged) const {
  const std::optional<Protocol> protocol = ReadProtocol(request.Find("content-type"), request.Find("accept"));
  const Headers types = {{"Accept-Post", std::string(ContentTypes())}};
  if (!protocol.has_value()) {
    return Refused(415, "The Content-Type is none that calls have, such as application/json.", types);
  }
  if (triaged.shape.has_value() && !protocol->is_grpc_web() && !triaged.shape->streams_in) {
    if (triaged.shape->streams_out && protocol->framing == Framing::kBare) {
      return Refused(415, "This method answers with a stream: its Content-Type is application/connect+json.", types);
    }
    if (!triaged.shape->streams_out && protocol->framing == Framing::kConnect) {
      return Refused(415, "This method has one answer: its Content-Type is application/json.", types);
    }
  }
  if (!HasRoomFor(request)) return Refused(431, "The headers of a call hold at most 8 KiB of metadata.");
  triaged.kind = Triaged::Kind::kCall;
  triaged.protocol = *protocol;
  return triaged;
}

}  // namespace kiwoom::http
