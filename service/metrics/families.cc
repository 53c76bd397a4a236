#include "service/metrics/families.h"

#include <limits>
#include <sstream>

#include <prometheus/text_serializer.h>

namespace kiwoom::metrics {

Families& Families::Begin(std::string name, std::string help, prometheus::MetricType type) {
  families_.push_back({.name = std::move(name), .help = std::move(help), .type = type, .metric = {}});
  return *this;
}

Families& Families::Counter(std::string name, std::string help) {
  return Begin(std::move(name), std::move(help), prometheus::MetricType::Counter);
}

Families& Families::Gauge(std::string name, std::string help) {
  return Begin(std::move(name), std::move(help), prometheus::MetricType::Gauge);
}

Families& Families::Distribution(std::string name, std::string help) {
  return Begin(std::move(name), std::move(help), prometheus::MetricType::Histogram);
}

prometheus::ClientMetric& Families::AddMetric(const Labels& labels) {
  prometheus::ClientMetric& metric = families_.back().metric.emplace_back();
  for (const auto& [name, value] : labels) metric.label.push_back({name, value});
  return metric;
}

Families& Families::Add(double value, const Labels& labels) {
  prometheus::ClientMetric& metric = AddMetric(labels);
  if (families_.back().type == prometheus::MetricType::Counter) {
    metric.counter.value = value;
  } else {
    metric.gauge.value = value;
  }
  return *this;
}

Families& Families::Add(const std::vector<Count>& counts, const std::string& label, const Labels& shared) {
  for (const Count& count : counts) {
    Labels labels = shared;
    labels.emplace_back(label, count.label);
    Add(static_cast<double>(count.value), labels);
  }
  return *this;
}

Families& Families::Add(const telemetry::Histogram& histogram, const Labels& labels) {
  prometheus::ClientMetric::Histogram& shown = AddMetric(labels).histogram;
  shown.sample_sum = histogram.sum();
  for (size_t i = 0; i < histogram.counts().size(); ++i) {
    shown.sample_count += histogram.counts()[i];
    const bool last = i + 1 == histogram.counts().size();
    shown.bucket.push_back(
        {.cumulative_count = shown.sample_count,
         .upper_bound = last ? std::numeric_limits<double>::infinity() : histogram.bound(static_cast<int>(i))});
  }
  return *this;
}

std::string Families::Text() const {
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, families_);
  return std::move(out).str();
}

}  // namespace kiwoom::metrics
