#include "simulator/rest/distortion.h"

#include <string_view>

#include "simulator/rest/body_encoding.h"

namespace kiwoom::simulator {
namespace {

constexpr std::string_view kReturnCode = R"("return_code":)";
constexpr std::string_view kRepeatedKey = "000000000000";  // that of the first page

// The body ends with return_code and return_msg, in this order.
void DistortReturnCode(ReturnCodeForm form, std::string& body) {
  const size_t name = body.rfind(kReturnCode);
  if (form == ReturnCodeForm::kPlain || name == std::string::npos) return;
  const size_t value = name + kReturnCode.size();
  const size_t end = body.find(',', value);
  switch (form) {
    case ReturnCodeForm::kPlain:
      return;
    case ReturnCodeForm::kMissing:
      body.erase(name, end + 1 - name);
      return;
    case ReturnCodeForm::kNull:
      body.replace(value, end - value, "null");
      return;
    case ReturnCodeForm::kTwice:
      body.insert(end, "," + std::string(kReturnCode) + "1");
      return;
  }
}

void DistortNextKey(NextKeyForm form, HttpReply& reply) {
  if (form == NextKeyForm::kPlain) return;
  reply.SetHeader("cont-yn", "Y");
  reply.SetHeader("next-key", form == NextKeyForm::kMissing ? "" : std::string(kRepeatedKey));
}

void DistortBody(BodyForm form, HttpReply& reply) {
  switch (form) {
    case BodyForm::kPlain:
      return;
    case BodyForm::kEmpty:
      reply.body.clear();
      return;
    case BodyForm::kHtml:
      reply.SetHeader("content-type", "text/html");
      reply.body = "<html><head><title>" + std::to_string(reply.status) +
                   "</title></head><body><h1>서비스 점검 중입니다</h1></body></html>\n";
      return;
    case BodyForm::kBom:
      reply.body.insert(0, "\xEF\xBB\xBF");
      return;
    case BodyForm::kEucKr:
      reply.body = EucKr(reply.body);
      return;
    case BodyForm::kGzip:
      reply.SetHeader("content-encoding", "gzip");
      reply.body = Gzip(reply.body);
      return;
  }
}

}  // namespace

void Distort(const Distortion& distortion, HttpReply& reply) {
  if (distortion.status != 0) reply.status = distortion.status;
  if (distortion.retry_after) reply.SetHeader("retry-after", std::to_string(*distortion.retry_after));
  DistortReturnCode(distortion.return_code, reply.body);
  DistortNextKey(distortion.next_key, reply);
  DistortBody(distortion.body, reply);
  if (distortion.delay < absl::InfiniteDuration()) reply.delay = distortion.delay;
  reply.before = distortion.before;
  reply.behind = distortion.behind;
  reply.cut = distortion.cut;
}

}  // namespace kiwoom::simulator
