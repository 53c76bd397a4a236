#include <string_view>

#include "simulator/wire/concept.h"

// Concepts of an index other than its level: names, breadth, and investors.
namespace kiwoom::simulator {
namespace {

template <Value (*kValue)(const Scene&)>
Value OfSector(const Scene& scene) {
  return scene.sector == nullptr ? Value::Unknown() : kValue(scene);
}

template <int64_t Sector::Breadth::*kCount>
Value Count(const Scene& s) {
  return s.sector == nullptr ? Value::Unknown() : Value::Plain(s.sector->breadth().*kCount);
}

Value SectorCode(const Scene& s) { return Value::Text(ItemCode(s, s.sector->info().code)); }
Value SectorName(const Scene& s) { return Value::Text(s.sector->info().name); }

// REST shows a meaningless plus sign, realtime rows do not.
Value TradedRatio(const Scene& s) {
  const Sector::Breadth breadth = s.sector->breadth();
  return Value::Directed(Value::Percent(breadth.traded, breadth.listed), s.request == nullptr ? 0 : 1, 2);
}

// Net purchases of a kind of investor, as a share of the day in thousandths, derived from the sector and the kind. In
// 100 million won, or in thousand shares if requested.
int64_t NetBuy(const Scene& s, std::string_view investor) {
  uint64_t hash = 14695981039346656037u;
  for (std::string_view part : {s.sector->info().code, investor}) {
    for (char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  const auto thousandths = static_cast<int64_t>(hash >> 32) % 81 - 40;
  const bool as_shares = s.Asked("measure") == "1";
  const int64_t whole = as_shares ? s.sector->volume() / 1'000 : s.sector->turnover() / 100'000'000;
  return whole * thousandths / 1'000;
}

constexpr std::string_view kInstitutions[] = {"securities_firm", "insurer",      "investment_trust", "bank",
                                              "merchant",        "pension_fund", "government",       "private_fund"};

int64_t InstitutionNetBuy(const Scene& s) {
  int64_t sum = 0;
  for (std::string_view institution : kInstitutions) sum += NetBuy(s, institution);
  return sum;
}

template <const char* kInvestor>
Value Investor(const Scene& s) {
  return s.sector == nullptr ? Value::Unknown() : Value::SignedAlways(NetBuy(s, kInvestor));
}

constexpr char kSecuritiesFirm[] = "securities_firm";
constexpr char kInsurer[] = "insurer";
constexpr char kInvestmentTrust[] = "investment_trust";
constexpr char kBank[] = "bank";
constexpr char kMerchant[] = "merchant";
constexpr char kPensionFund[] = "pension_fund";
constexpr char kGovernment[] = "government";
constexpr char kPrivateFund[] = "private_fund";
constexpr char kOtherCorporation[] = "other_corporation";
constexpr char kForeigner[] = "foreigner";
constexpr char kResidentForeigner[] = "resident_foreigner";

Value Institution(const Scene& s) { return Value::SignedAlways(InstitutionNetBuy(s)); }

// The remainder: purchases equal sales.
Value Individual(const Scene& s) {
  return Value::SignedAlways(
      -(InstitutionNetBuy(s) + NetBuy(s, kOtherCorporation) + NetBuy(s, kForeigner) + NetBuy(s, kResidentForeigner)));
}

constexpr Concept kConcepts[] = {
    {"sector_code", OfSector<SectorCode>},
    {"sector_name", OfSector<SectorName>},
    {"upper_limit_count", Count<&Sector::Breadth::upper_limit>},
    {"advancing_count", Count<&Sector::Breadth::advancing>},
    {"unchanged_count", Count<&Sector::Breadth::unchanged>},
    {"declining_count", Count<&Sector::Breadth::declining>},
    {"lower_limit_count", Count<&Sector::Breadth::lower_limit>},
    {"traded_count", Count<&Sector::Breadth::traded>},
    {"listed_count", Count<&Sector::Breadth::listed>},
    {"traded_ratio", OfSector<TradedRatio>},
    {"weight", [](const Scene&) { return Value::Blank(); }},

    {"securities_firm_net_buy", Investor<kSecuritiesFirm>},
    {"insurer_net_buy", Investor<kInsurer>},
    {"investment_trust_net_buy", Investor<kInvestmentTrust>},
    {"bank_net_buy", Investor<kBank>},
    {"merchant_and_savings_bank_net_buy", Investor<kMerchant>},
    {"pension_fund_net_buy", Investor<kPensionFund>},
    {"other_corporation_net_buy", Investor<kOtherCorporation>},
    {"individual_net_buy", OfSector<Individual>},
    {"foreigner_net_buy", Investor<kForeigner>},
    {"resident_foreigner_net_buy", Investor<kResidentForeigner>},
    {"government_net_buy", Investor<kGovernment>},
    {"private_fund_net_buy", Investor<kPrivateFund>},
    {"institution_net_buy", OfSector<Institution>},
};

}  // namespace

std::span<const Concept> SectorConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator
