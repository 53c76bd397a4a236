#include "service/callers/certificate_names.h"

#include <gtest/gtest.h>

namespace kiwoom::callers {
namespace {

TEST(CertificateNames, NoNamePassesForOneOfAnotherKind) {
  const struct {
    const char* story;
    CertificateContents certificate;
    std::vector<std::string> names;
  } kCases[] = {
      {"URIs come first",
       {.uris = {"spiffe://desk/1", "urn:desk:1"}, .dns_names = {"desk.example"}, .has_alternative_names = true},
       {"spiffe://desk/1", "urn:desk:1", "desk.example"}},
      {"a common name alone", {.common_name = "desk"}, {"desk"}},
      {"a common name beside a URI",
       {.uris = {"spiffe://desk/1"}, .common_name = "risk", .has_alternative_names = true},
       {"spiffe://desk/1"}},
      {"a common name beside an address", {.common_name = "risk", .has_alternative_names = true}, {}},
      {"a common name that looks like a URI", {.common_name = "spiffe://desk/1"}, {}},
      {"and one that looks like a URN", {.common_name = "urn:desk:1"}, {}},
      {"a DNS name that looks like a URI",
       {.dns_names = {"spiffe://desk/1", "desk.example"}, .has_alternative_names = true},
       {"desk.example"}},
      {"a URI that looks like a DNS name", {.uris = {"desk.example"}, .has_alternative_names = true}, {}},
      {"empty names", {.uris = {""}, .dns_names = {""}, .has_alternative_names = true}, {}},
      {"a colon makes no URI: Kubernetes' own certificates", {.common_name = "system:node:a"}, {"system:node:a"}},
  };
  for (const auto& test : kCases) EXPECT_EQ(NamesOf(test.certificate), test.names) << test.story;
}

}  // namespace
}  // namespace kiwoom::callers
