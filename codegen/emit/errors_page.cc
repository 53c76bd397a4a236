#include "codegen/emit/errors_page.h"

#include <sstream>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "codegen/emit/markdown.h"
#include "codegen/emit/template.h"
#include "codegen/model/broker_errors.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kPage = R"(
@header@
# Errors

This page lists every error that a caller of the gateway can get. An error consists of a status code and one sentence.
Its details are messages of `google.rpc`, for programs:

| Detail | When | Content |
|---|---|---|
| `ErrorInfo` | always | `domain` is `kiwoom.v1`, `reason` one of [the reasons](#reasons), and `metadata`, below |
| `RetryInfo` | a retry may succeed | how long to wait |
| `BadRequest` | the gateway refuses the request | the fields, up to 20 of them |
| `LocalizedMessage` | always | the sentence in English and in Korean |

Metadata, if known: `tr` is the TR's code, `broker_code` the broker's, `http_status` that of the broker's answer, and
`session` the operator's name of the session concerned.

Programs should use the status code and the reason. The sentence is for people: it quotes the broker and may change.

## Reasons

@reasons@
## Kinds

The broker's errors are of these kinds.

@kinds@
## Codes of the broker

These are the values of `broker_code`. The broker writes the code in brackets in its message, `…[8005:Token이 …]`;
business refusals come as `[2000](RC4058:…)`. An `x` stands for any digit, and the first matching row decides. Secrets
in the message are replaced with `<redacted>`.

@codes@
## Without such a code

If the message has no code of the table above, the HTTP statuses @first@ decide, then the `return_code`, then any other
HTTP status. An error that nothing matches is `rejected`. `broker_code` is then an unlisted code of the message, the
`return_code`, or the status as `HTTP 503`.

@return_codes@
@http@
An answer with HTTP 200 is a success only if it has a `return_code` of 0. If the `return_code` is missing or not a
number, or if there are two different ones, the answer is an error: `INTERNAL` with `BROKER_ANSWER_UNREADABLE`. So is
any other answer with HTTP 200 that cannot be read: an HTML page, an empty body, broken JSON, or a success that is not
in UTF-8.
)";

// The reasons with the comments before them, in the order of the proto.
std::string Reasons(const std::string& proto) {
  constexpr std::string_view kPrefix = "ERROR_REASON_";
  std::string table = TableHead({"Reason", "Status, meaning, what to do"});
  std::string comment;
  std::istringstream lines(proto);
  for (std::string line; std::getline(lines, line);) {
    const std::string text(absl::StripAsciiWhitespace(line));
    if (absl::StartsWith(text, "//")) {
      comment += (comment.empty() ? "" : " ") + std::string(absl::StripAsciiWhitespace(text.substr(2)));
      continue;
    }
    const bool unspecified = absl::EndsWith(text, "= 0;");
    if (absl::StartsWith(text, {kPrefix.data(), kPrefix.size()}) && !unspecified) {
      table += TableRow({Code(text.substr(kPrefix.size(), text.find(' ') - kPrefix.size())), Prose(comment)});
    }
    comment.clear();
  }
  return table;
}

std::string Kinds(const spec::ErrorsFile& errors) {
  std::string table = TableHead({"Kind", "Meaning", "Status", "Reason", "What to do"});
  for (const spec::ErrorKind& kind : errors.kinds) {
    table += TableRow({kind.name, Prose(kind.doc), Code(kind.status), Code(kind.reason), Prose(kind.advice)});
  }
  return table;
}

std::string Words(const spec::ErrorCode& code) {
  return Prose(code.ko) + (code.ko.empty() || code.note.empty() ? "" : ". ") + Prose(code.note);
}

// `title` is of the column of codes, `words` of the broker's sentences and our notes.
std::string Codes(const spec::ErrorsFile& errors, const std::vector<spec::ErrorCode>& codes, const std::string& title,
                  const std::string& words) {
  std::string table = TableHead({title, words, "Kind", "Status", "Reason", "What to do"});
  for (const spec::ErrorCode& code : codes) {
    const spec::ErrorKind& kind = model::KindOf(errors, code);
    table +=
        TableRow({Code(code.code), Words(code), kind.name, Code(kind.status), Code(kind.reason), Prose(kind.advice)});
  }
  return table;
}

std::string First(const spec::ErrorsFile& errors) {
  std::string codes;
  for (const spec::ErrorCode& code : errors.http) {
    if (code.first) codes += (codes.empty() ? "" : " and ") + code.code;
  }
  return codes;
}

}  // namespace

std::string ErrorsPage(const spec::ErrorsFile& errors, const std::string& error_reason_proto) {
  return Fill(kPage, {{"header", MarkdownHeader("spec/error_codes.yaml and the comments of error_reason.proto",
                                                "the YAML, or the comments of contract/kiwoom/v1/error_reason.proto")},
                      {"reasons", Reasons(error_reason_proto)},
                      {"kinds", Kinds(errors)},
                      {"codes", Codes(errors, errors.codes, "Code", "The broker's sentence")},
                      {"first", First(errors)},
                      {"return_codes", Codes(errors, errors.return_codes, "`return_code`", "Note")},
                      {"http", Codes(errors, errors.http, "HTTP", "Note")}});
}

}  // namespace kiwoom::emit
