#include "codegen/emit/reference_page.h"

#include <cctype>

#include "absl/strings/str_replace.h"
#include "codegen/emit/markdown.h"
#include "codegen/emit/reference_example.h"
#include "codegen/emit/reference_table.h"
#include "codegen/emit/service_terms.h"
#include "codegen/emit/template.h"
#include "codegen/model/identifier.h"
#include "codegen/model/service.h"

namespace kiwoom::emit {
namespace {

using codec::Delivery;
using codec::Effect;
using codec::Items;
using codec::Register;
using codec::Scope;
using codec::Transport;

constexpr std::string_view kPage = R"(
@header@
# @area@

@service@ [How to read this](README.md#reading)

@trs@@sections@)";

constexpr std::string_view kSection = R"(

## @name@

**@title@** · TR `@code@` · [proto](../kiwoom/v1/@stem@.proto) · [spec](../../@source@)

@doc@@facts@@tables@@example@)";

constexpr std::string_view kTable = R"(

### @heading@

@table@)";

constexpr std::string_view kExample = R"(

### Example of @name@

The broker sends

```json
@example@```

which becomes (after `#`: the key, the broker's spelling and the unit)

```textproto
@decoded@```
)";

constexpr std::string_view kIndex = R"(
@header@
# Reference

This page lists every TR that the gateway knows, sorted by code. These pages and the protos are generated from the same
specs. [Errors](errors.md) lists every error that a caller can get.

@trs@
## Reading

- **FID, Key**: the broker's name for the value. Consecutive FIDs of a group are one line, `41`–`50`, and one repeated
  field: `asks[].price`.
- **Field**: the path in the message. A second path is the `Direction` or `Side` that the sign of the value becomes.
- **Type**: the type in [the spec language](../../spec/README.md#types), then in protobuf. Scalars are `optional`: a
  blank is absent.
- **Required, Length, Format**: what the gateway checks before it asks the broker: whether the field must be set, the
  maximum number of characters, and how the text is written. It also refuses blank texts, control characters, dates that
  are not in the calendar, and enum values that have no code here. It reports all violations together:
  INVALID_ARGUMENT with a `BadRequest` that names the fields.
- **Codes and notes**: the broker's code and the enum value that it becomes; the proto prefixes the enum's name. `true`
  and `false` are values of a `bool`.
- Values that fit nowhere go verbatim to `unparsed` of their message.
- Times and dates are in Asia/Seoul.
)";

std::string Page(const std::string& folder) { return folder == model::kRealtimeFolder ? "market_data" : folder; }

// "market_data" → "Market data".
std::string Area(const std::string& folder) {
  std::string area = absl::StrReplaceAll(Page(folder), {{"_", " "}});
  area.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(area.front())));
  return area;
}

const char* Registration(const model::Tr& tr) {
  switch (tr.registration) {
    case Register::kItem:
      return tr.items == Items::kSector
                 ? "for each item, a sector: `001`"
                 : "for each item, a stock: `005930` (KRX), `005930_NX` (NXT), `005930_AL` (both)";
    case Register::kMarket:
      return "for the whole market, without items";
    case Register::kAccount:
      return "for the account of the session, without items";
    case Register::kNone:
      break;
  }
  return "";
}

std::string DeliveryWords(const model::Tr& tr) {
  switch (tr.delivery) {
    case Delivery::kState:
      if (tr.state_key) {
        return "state: the last value for each " + Code(tr.state_key->name) +
               " counts. A new reader gets them as a snapshot; a slow reader may miss the values in between";
      }
      return "state: the last value counts. A new reader gets it as a snapshot; a slow reader may miss the values in "
             "between";
    case Delivery::kEvent:
      return "event: every event counts. Events are never conflated or replayed";
    case Delivery::kNone:
      break;
  }
  return "";
}

std::string Method(const model::Tr& tr) {
  return tr.exposed ? Code(tr.service + "." + tr.rpc) : "none: for the gateway's internal use";
}

const char* EffectWords(Effect effect) { return effect == Effect::kRead ? "reads" : "changes something at the broker"; }

const char* ScopeWords(Scope scope) { return scope == Scope::kMarket ? "market" : "account"; }

// Present if the gateway does not serve everybody.
std::string TermsRow(const model::Tr& tr) {
  const std::string terms = tr.exposed ? ServiceTerms(tr) : "";
  return terms.empty() ? "" : TableRow({"Terms", Prose(terms)});
}

std::string RealtimeFacts(const model::Tr& tr) {
  std::string facts = TableHead({"Stream", Method(tr)});
  facts += TableRow({"Type", Code("REALTIME_TYPE_" + model::UpperSnakeCase(tr.name))});
  const std::string event_field = Code(tr.stem) + " = " + std::to_string(tr.event_field);
  facts += TableRow({"Message", Code(tr.response.name) + ", in `Event` the field " + event_field});
  facts += TableRow({"Registered", Registration(tr)});
  facts += TableRow({"Delivery", DeliveryWords(tr)});
  facts += TableRow({"Scope", ScopeWords(tr.scope)});
  facts += TermsRow(tr);
  return tr.wire_name == tr.title ? facts : facts + TableRow({"Name in frames", Prose(tr.wire_name)});
}

std::string RestFacts(const model::Tr& tr) {
  return TableHead({"Call", Method(tr)}) + TableRow({"Request", Code(tr.request.name)}) +
         TableRow({"Response", Code(tr.response.name)}) + TableRow({"Effect", EffectWords(tr.effect)}) +
         TableRow({"Scope", ScopeWords(tr.scope)}) + TermsRow(tr) +
         TableRow({tr.transport == Transport::kHttp ? "Broker's path" : "Broker's WebSocket", Code(tr.path)});
}

std::string Table(const std::string& heading, const model::Message& message) {
  const std::string table = message.rows.empty() ? "No fields.\n" : ReferenceTable(message);
  return Fill(kTable, {{"heading", heading}, {"table", table}});
}

std::string Decoded(const Example& example) {
  return example.decoded.empty() ? "# nothing: the answer has no fields\n" : example.decoded;
}

std::string Section(const model::Tr& tr, const Examples& examples) {
  const auto example = examples.find(tr.code);
  const std::string tables =
      tr.is_realtime() ? Table("Fields of " + tr.name, tr.response)
                       : Table("Request of " + tr.name, tr.request) + Table("Response of " + tr.name, tr.response);
  return Fill(kSection,
              {{"name", tr.name},
               {"title", Prose(tr.title)},
               {"code", tr.code},
               {"stem", tr.stem},
               {"source", tr.source},
               {"doc", tr.doc.empty() ? "" : Prose(tr.doc) + "\n\n"},
               {"facts", tr.is_realtime() ? RealtimeFacts(tr) : RestFacts(tr)},
               {"tables", tables},
               {"example", example == examples.end()
                               ? ""
                               : Fill(kExample, {{"name", tr.name},
                                                 {"example", ReferenceExample(example->second.sent, tr.is_realtime())},
                                                 {"decoded", Decoded(example->second)}})}});
}

std::string Link(const model::Tr& tr, const std::string& page) {
  return "[" + tr.name + "](" + page + "#" + absl::StrReplaceAll(model::SnakeCase(tr.name), {{"_", ""}}) + ")";
}

}  // namespace

std::string ReferencePage(const model::Api& api, const std::string& folder, const Examples& examples) {
  std::string trs = TableHead({"TR", "Korean", "Section"});
  std::string sections;
  for (const model::Tr& tr : api.trs()) {
    if (model::FolderOf(tr.source) != folder) continue;
    trs += TableRow({Code(tr.code), Prose(tr.title), Link(tr, "")});
    sections += Section(tr, examples);
  }
  const std::string service = model::ServiceOf(folder);
  const std::string proto = "../kiwoom/v1/" + Page(folder) + "_service.proto";
  return Fill(kPage, {{"header", MarkdownHeader("the TRs in spec/" + folder)},
                      {"area", Area(folder)},
                      {"service", api.TrsOf(service).empty() ? "For the gateway's internal use: clients cannot call it."
                                                             : "[`kiwoom.v1." + service + "`](" + proto + ")."},
                      {"trs", trs},
                      {"sections", sections}});
}

std::string ReferenceIndex(const model::Api& api) {
  std::string trs = TableHead({"TR", "Korean", "Section", "Area", "Stream or call"});
  for (const model::Tr& tr : api.trs()) {
    const std::string folder = model::FolderOf(tr.source);
    const std::string page = Page(folder) + ".md";
    trs += TableRow({Code(tr.code), Prose(tr.title), Link(tr, page), "[" + Area(folder) + "](" + page + ")",
                     tr.exposed ? Method(tr) : "none"});
  }
  return Fill(kIndex, {{"header", MarkdownHeader("the TRs in spec")}, {"trs", trs}});
}

}  // namespace kiwoom::emit
