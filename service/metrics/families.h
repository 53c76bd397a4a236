#pragma once

#include <string>
#include <utility>
#include <vector>

#include <prometheus/metric_family.h>

#include "service/metrics/snapshot.h"
#include "service/telemetry/histogram.h"

namespace kiwoom::metrics {

// Collects the families of one exposition. A family without a value stays in it, so that its description is there.
class Families {
 public:
  using Labels = std::vector<std::pair<std::string, std::string>>;

  // Begins a family; the calls below add to it.
  Families& Counter(std::string name, std::string help);
  Families& Gauge(std::string name, std::string help);
  Families& Distribution(std::string name, std::string help);

  Families& Add(double value, const Labels& labels = {});
  // One value for each count, with `label` and the labels that all share.
  Families& Add(const std::vector<Count>& counts, const std::string& label, const Labels& shared = {});
  Families& Add(const telemetry::Histogram& histogram, const Labels& labels = {});

  // In Prometheus's text format.
  std::string Text() const;

 private:
  Families& Begin(std::string name, std::string help, prometheus::MetricType type);
  prometheus::ClientMetric& AddMetric(const Labels& labels);

  std::vector<prometheus::MetricFamily> families_;
};

}  // namespace kiwoom::metrics
