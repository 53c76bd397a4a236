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

What a caller of the gateway can see. An error is a status code and one sentence. Its details, messages of
`google.rpc`, are for programs:

| Detail | When | Content |
|---|---|---|
| `ErrorInfo` | always | `domain` is `kiwoom.v1`, `reason` one of [the reasons](#reasons), and `metadata`, below |
| `RetryInfo` | waiting helps | how long to wait |
| `BadRequest` | the gateway refuses the request | the fields, up to 20 of them |
| `LocalizedMessage` | always | the sentence in English and in Korean |

Metadata, as far as they are known: `tr`, the TR's code; `broker_code`; `http_status`, of the broker's answer;
`session`, the operator's name of the session that the error is of.

Decide by the status code and the reason. The sentence is for people: it quotes the broker's words, and may change.

## Reasons

@reasons@
## Kinds

What the broker refuses is of one of these kinds.

@kinds@
## Codes of the broker

In `broker_code`. The broker writes them in brackets into the words of its answer, `…[8005:Token이 …]`; business
refusals come as `[2000](RC4058:…)`. An `x` stands for any digit, and the first row that fits decides. Secrets in the
broker's words are replaced by `<redacted>`.

@codes@
## Without such a code

An answer whose words have no code that is listed above is judged by its HTTP status where that is @first@, then by its
`return_code`, then by any other HTTP status; what none of them knows is `rejected`. `broker_code` is then the
`return_code`, or `HTTP 503`.

@return_codes@
@http@
An answer with HTTP 200 is a success only if its `return_code` is there and is 0. Without one, with one that is no
number, or with two that differ, it is an error: `INTERNAL`, `BROKER_ANSWER_UNREADABLE`. So is any other answer that
cannot be read: HTML, nothing, broken JSON, a success that is not in UTF-8.
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
    if (code.first) codes += (codes.empty() ? "" : " or ") + code.code;
  }
  return codes;
}

}  // namespace

std::string ErrorsPage(const spec::ErrorsFile& errors, const std::string& error_reason_proto) {
  return Fill(kPage, {{"header", MarkdownHeader("spec/error_codes.yaml and the comments of error_reason.proto")},
                      {"reasons", Reasons(error_reason_proto)},
                      {"kinds", Kinds(errors)},
                      {"codes", Codes(errors, errors.codes, "Code", "The broker's sentence")},
                      {"first", First(errors)},
                      {"return_codes", Codes(errors, errors.return_codes, "`return_code`", "Note")},
                      {"http", Codes(errors, errors.http, "HTTP", "Note")}});
}

}  // namespace kiwoom::emit
