#include "simulator/rest/rest_endpoint.h"

#include <charconv>
#include <utility>
#include <variant>

#include "simulator/log.h"

namespace kiwoom::simulator {
namespace {

constexpr size_t kNextKeyLength = 12;
constexpr int kBadToken = 8005;

// The start of a page as the opaque key that the client returns.
std::string NextKey(size_t offset) {
  std::string key = std::to_string(offset);
  return std::string(kNextKeyLength - std::min(kNextKeyLength, key.size()), '0') + key;
}

std::optional<size_t> OffsetOf(const std::string& next_key) {
  size_t offset = 0;
  const char* end = next_key.data() + next_key.size();
  const auto [parsed, error] = std::from_chars(next_key.data(), end, offset);
  if (error != std::errc() || parsed != end) return std::nullopt;
  return offset;
}

// The messages of the limits, 1700 to 1702, name the limit and the TR.
RestError ErrorOf(int code, int per_second, const std::string& tr) {
  if (code < 1700 || code > 1702) return {code};
  return {code, {std::to_string(per_second), tr}};
}

}  // namespace

RestEndpoint::RestEndpoint(const BrokerVariants& variants, Keys keys, size_t page_size,
                           std::span<const codec::Tr* const> trs, TokenBook& tokens, const Market& market,
                           StatsBoard& stats)
    : variants_(variants),
      tokens_(tokens),
      market_(market),
      stats_(stats),
      desk_(std::move(keys.app_key), std::move(keys.secret_key), tokens),
      limiter_(variants.requests_per_second),
      distortions_(stats) {
  for (const codec::Tr* tr : trs) {
    // TRs over the WebSocket are not served here: the broker's REST endpoint does not know them.
    if (tr->kind != codec::Kind::kRest || tr->transport != codec::Transport::kHttp) continue;
    if (tr->role == codec::Role::kToken || tr->role == codec::Role::kRevoke) {
      token_paths_.emplace(tr->path, tr);
    } else {
      services_.emplace(tr->code, Service{tr, RestBody(*tr, page_size)});
    }
  }
}

HttpReply RestEndpoint::Error(const RestError& error) const {
  HttpReply reply = ErrorReply(error, variants_.return_code_as_text);
  if (error.code == kBadToken) reply.status = variants_.bad_token_status;
  return reply;
}

HttpReply RestEndpoint::Handle(const ReceivedRequest& request, absl::Time now) {
  HttpReply reply;
  if (request.method != "POST") {
    reply.status = 405;
  } else if (const auto token = token_paths_.find(request.path); token != token_paths_.end()) {
    const codec::Tr& tr = *token->second;
    reply = Distorted(std::string(tr.code), true, [&] { return HandleToken(tr, request, now); });
  } else {
    stats_.Update([](Stats& stats) { ++stats.rest_requests; });
    reply = Distorted(request.Header("api-id"), false, [&] { return HandleTr(request, now); });
  }
  Log().info("{} {}: {}", request.path, request.Header("api-id"), reply.status);
  return reply;
}

HttpReply RestEndpoint::Distorted(const std::string& tr, bool token, const std::function<HttpReply()>& answer) {
  const std::optional<Distortion> distortion = distortions_.Take(tr, token);
  if (!distortion) return answer();
  HttpReply reply =
      distortion->error == 0 ? answer() : Error(ErrorOf(distortion->error, variants_.requests_per_second, tr));
  Distort(*distortion, reply);
  if (distortion->delay == absl::InfiniteDuration()) reply.held = distortions_.HeldOf(tr);
  return reply;
}

HttpReply RestEndpoint::HandleToken(const codec::Tr& tr, const ReceivedRequest& request, absl::Time now) {
  if (token_refusal_ != 0) return Error({token_refusal_});
  const RequestFields fields = ReadFields(*tr.request, request.body);
  const bool issues = tr.role == codec::Role::kToken;
  const TokenDesk::Answer answer = issues ? desk_.Issue(tr, fields, now) : desk_.Revoke(fields);
  if (const RestError* error = std::get_if<RestError>(&answer)) return Error(*error);
  stats_.Update([&](Stats& stats) { ++(issues ? stats.tokens_issued : stats.tokens_revoked); });
  HttpReply reply;
  reply.body = SuccessBody(std::get<std::string>(answer));
  return reply;
}

std::optional<RestError> RestEndpoint::Authorize(const ReceivedRequest& request, absl::Time now,
                                                 std::string& app_key) const {
  const std::string authorization = request.Header("authorization");
  if (authorization.empty()) return RestError{1513};
  const size_t space = authorization.find(' ');
  if (space == std::string::npos) return RestError{1514};
  const std::string grant = authorization.substr(0, space);
  if (grant != "Bearer" && grant != "bearer") return RestError{1515};
  const std::string token = authorization.substr(space + 1);
  if (token.empty()) return RestError{1516};
  const std::optional<std::string> found = tokens_.Find(token, now);
  if (!found) return RestError{kBadToken};
  app_key = *found;
  return std::nullopt;
}

HttpReply RestEndpoint::HandleTr(const ReceivedRequest& request, absl::Time now) {
  const std::string code = request.Header("api-id");
  if (code.empty()) return Error({1501});
  std::string app_key;
  if (const auto error = Authorize(request, now, app_key)) return Error(*error);
  const auto service = services_.find(code);
  if (service == services_.end()) return Error({1505, {code}});
  if (service->second.tr->path != request.path) return Error({1504, {code, request.path}});
  if (!limiter_.Allow(app_key, code, now)) {
    stats_.Update([](Stats& stats) { ++stats.rate_limited_requests; });
    return Error(ErrorOf(1700, variants_.requests_per_second, code));
  }
  return Answer(service->second, request);
}

HttpReply RestEndpoint::Answer(const Service& service, const ReceivedRequest& request) {
  const RequestFields fields = ReadFields(*service.tr->request, request.body);
  if (const auto error = CheckFields(*service.tr->request, fields)) return Error(*error);

  std::optional<size_t> offset = 0;
  if (request.Header("cont-yn") == "Y") offset = OffsetOf(request.Header("next-key"));
  if (!offset) return Error({1517, {"next-key", "value"}});
  const RestBody::Page page = service.body.Write(market_, fields, *offset);
  if (page.unknown_stock) return Error({1902, {*page.unknown_stock}});
  if (page.unknown_sector) return Error({1901, {*page.unknown_sector}});

  HttpReply reply;
  reply.headers = {{"api-id", std::string(service.tr->code)},
                   {"cont-yn", page.next ? "Y" : "N"},
                   {"next-key", page.next ? NextKey(*page.next) : ""}};
  reply.body = SuccessBody(page.members);
  return reply;
}

}  // namespace kiwoom::simulator
