#include "clients/cli/printing/client_notice.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/call/status_details.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/json_quote.h"

namespace kiwoom::cli {
namespace {

std::string Seconds(std::chrono::milliseconds time) {
  return absl::StrFormat("%.3f", static_cast<double>(time.count()) / 1000);
}

// "UNAVAILABLE, DRAINING"
std::string Cause(const grpc::Status& status) {
  const std::string reason = DetailsOf(status).reason;
  return absl::StrCat(std::string(StatusCodeName(status.error_code())), reason.empty() ? "" : ", ", Printable(reason));
}

std::string TypeOf(const SequenceCheck::Fault& fault, const TrDirectory& directory, Language language) {
  const codec::Tr* const tr = directory.ByEventField(fault.registration.type);
  return tr == nullptr ? "?" : std::string(In(language, tr->title, tr->name));
}

}  // namespace

std::string DisconnectedLine(const grpc::Status& status, std::chrono::milliseconds pause, Language language) {
  return absl::StrCat(In(language, "접속 끊김", "disconnected"), "  ", Cause(status), ". ",
                      In(language, absl::StrCat(Seconds(pause), "초 뒤에 다시 접속합니다."),
                         absl::StrCat("Connecting again in ", Seconds(pause), " s.")));
}

std::string DisconnectedJson(const grpc::Status& status, std::chrono::milliseconds pause) {
  return absl::StrCat("{\"disconnected\":{\"code\":\"", std::string(StatusCodeName(status.error_code())),
                      "\",\"reason\":", JsonQuote(DetailsOf(status).reason),
                      ",\"message\":", JsonQuote(status.error_message()), ",\"pause\":\"", Seconds(pause), "s\"}}");
}

std::string InconsistentLine(const SequenceCheck::Fault& fault, const TrDirectory& directory, Language language) {
  const std::string expected = absl::StrCat(fault.expected_epoch, "/", fault.expected_sequence);
  const std::string actual = absl::StrCat(fault.actual_epoch, "/", fault.actual_sequence);
  return absl::StrCat(In(language, "순번 오류", "inconsistent"), "  ", TypeOf(fault, directory, language), " ",
                      Printable(fault.registration.item), ": ",
                      In(language, absl::StrCat(expected, "이어야 하나 ", actual, "입니다."),
                         absl::StrCat("expected ", expected, ", got ", actual, ".")));
}

std::string InconsistentJson(const SequenceCheck::Fault& fault, const TrDirectory& directory) {
  const codec::Tr* const tr = directory.ByEventField(fault.registration.type);
  const std::string type = tr == nullptr ? "" : absl::AsciiStrToUpper(std::string(tr->event_field_name));
  return absl::StrCat("{\"inconsistent\":{\"type\":\"", type, "\",\"item\":", JsonQuote(fault.registration.item),
                      ",\"expected_epoch\":\"", fault.expected_epoch, "\",\"expected_sequence\":\"",
                      fault.expected_sequence, "\",\"actual_epoch\":\"", fault.actual_epoch,
                      "\",\"actual_sequence\":\"", fault.actual_sequence, "\"}}");
}

}  // namespace kiwoom::cli
