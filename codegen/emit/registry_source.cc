#include "codegen/emit/registry_source.h"

#include <map>

#include "codegen/emit/comment.h"
#include "codegen/emit/literal.h"
#include "codegen/emit/table_source.h"
#include "codegen/emit/template.h"
#include "codegen/model/service.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kHeader = R"(
@header@
#pragma once

#include <span>

#include "codec/table.h"

namespace kiwoom::generated {

// Every TR, sorted by code.
std::span<const codec::Tr* const> Trs();

// Every generated RPC, sorted by path.
std::span<const codec::Method> Methods();

}  // namespace kiwoom::generated
)";

constexpr std::string_view kSource = R"(
@header@
#include "generated/registry.h"

namespace kiwoom::generated {

@declarations@
namespace {

using codec::RpcKind;

constexpr const codec::Tr* kTrs[] = {
@trs@};

constexpr codec::Method kMethods[] = {
@methods@};

}  // namespace

std::span<const codec::Tr* const> Trs() { return kTrs; }

std::span<const codec::Method> Methods() { return kMethods; }

}  // namespace kiwoom::generated
)";

std::string Method(const std::string& path, const char* kind, const std::string& tr) {
  return "    {.path = " + Literal(path) + ", .kind = " + kind + ", .tr = " + tr + "},\n";
}

}  // namespace

std::string RegistryHeader() { return Fill(kHeader, {{"header", Header("the TRs in spec")}}); }

std::string RegistrySource(const model::Api& api) {
  std::string declarations;
  std::string trs;
  std::map<std::string, std::string> methods;
  for (const model::Tr& tr : api.trs()) {
    const std::string constant = TableConstant(tr);
    declarations += "extern const codec::Tr " + constant + ";  // " + tr.title + " · " + tr.name + "\n";
    trs += "    &" + constant + ",\n";
    if (!tr.exposed) continue;
    const std::string path = MethodPath(tr);
    methods[path] = Method(path, tr.is_realtime() ? "RpcKind::kSubscribe" : "RpcKind::kUnary", "&" + constant);
  }
  const std::string market_data = model::ServiceOf(std::string(model::kRealtimeFolder));
  if (!api.TrsOf(market_data).empty()) {
    const std::string path = "/kiwoom.v1." + market_data + "/Subscribe";
    methods[path] = Method(path, "RpcKind::kSubscribe", "nullptr");
  }
  std::string method_lines;
  for (const auto& [path, line] : methods) method_lines += line;
  return Fill(
      kSource,
      {{"header", Header("the TRs in spec")}, {"declarations", declarations}, {"trs", trs}, {"methods", method_lines}});
}

}  // namespace kiwoom::emit
