#include "simulator/simulator.h"

#include <utility>

#include "simulator/broker_host.h"

namespace kiwoom::simulator {

absl::StatusOr<std::unique_ptr<Simulator>> Simulator::Start(Options options) {
  auto host = std::make_unique<BrokerHost>(std::move(options));
  if (absl::Status status = host->Open(); !status.ok()) return status;
  return std::unique_ptr<Simulator>(new Simulator(std::move(host)));
}

Simulator::Simulator(std::unique_ptr<BrokerHost> host) : host_(std::move(host)) {}

Simulator::~Simulator() = default;

uint16_t Simulator::rest_port() const { return host_->rest_port(); }
uint16_t Simulator::websocket_port() const { return host_->websocket_port(); }

std::string Simulator::rest_url() const {
  return "https://" + host_->options().address + ":" + std::to_string(rest_port());
}

std::string Simulator::websocket_url() const {
  return "wss://" + host_->options().address + ":" + std::to_string(websocket_port()) + std::string(kWebSocketPath);
}

const std::string& Simulator::ca_certificate_pem() const { return host_->identity().certificate; }

int64_t Simulator::Step(int64_t count) {
  int64_t rows = 0;
  host_->Call([&] { rows = host_->Step(count); });
  return rows;
}

std::optional<Order> Simulator::PlaceOrder(const OrderRequest& request) {
  std::optional<Order> order;
  host_->Call([&] { order = host_->PlaceOrder(request); });
  return order;
}

std::optional<Order> Simulator::CancelOrder(int64_t number) {
  std::optional<Order> order;
  host_->Call([&] { order = host_->CancelOrder(number); });
  return order;
}

void Simulator::SetRowsPerSecond(double rows_per_second) {
  host_->Call([&] { host_->SetRowsPerSecond(rows_per_second); });
}

std::optional<size_t> Simulator::AccountOf(const std::string& app_key) const {
  std::optional<size_t> account;
  host_->Call([&] { account = host_->AccountOf(app_key); });
  return account;
}

void Simulator::DropSessions(const std::string& app_key) {
  host_->Call([&] { host_->DropSessions(app_key); });
}

void Simulator::CloseSessions(uint16_t code, std::string reason, const std::string& app_key) {
  host_->Call([&] { host_->CloseSessions(code, std::move(reason), app_key); });
}

void Simulator::Mute(bool muted) {
  host_->Call([&] { host_->Mute(muted); });
}

void Simulator::RefuseRegistrations(Refusal refusal) {
  host_->Call([&] { host_->RefuseRegistrations(std::move(refusal)); });
}

void Simulator::AcceptRegistrations() {
  host_->Call([&] { host_->AcceptRegistrations(); });
}

void Simulator::IgnoreRegistrations(std::set<std::string> items) {
  host_->Call([&] { host_->IgnoreRegistrations(std::move(items)); });
}

void Simulator::IgnoreRemovals(std::set<std::string> items) {
  host_->Call([&] { host_->IgnoreRemovals(std::move(items)); });
}

void Simulator::RefuseConnections(bool refuse) {
  host_->Call([&] { host_->RefuseConnections(refuse); });
}

void Simulator::RepeatAnswers(absl::Duration delay, int times) {
  host_->Call([&] { host_->RepeatAnswers(delay, times); });
}

void Simulator::RefuseLogins(int code, int times, const std::string& app_key) {
  host_->Call([&] { host_->RefuseLogins(code, times, app_key); });
}

void Simulator::EndSessions(std::string system_code, const std::string& app_key) {
  host_->Call([&] { host_->EndSessions(std::move(system_code), app_key); });
}

void Simulator::LogInTwin(const std::string& app_key) {
  host_->Call([&] { host_->LogInTwin(app_key); });
}

void Simulator::LogInTwinAfterLogins(absl::Duration pause, int times, const std::string& app_key) {
  host_->Call([&] { host_->LogInTwinAfterLogins(pause, times, app_key); });
}

void Simulator::CutSessions(const std::string& app_key) {
  host_->Call([&] { host_->CutSessions(app_key); });
}

void Simulator::ReadSessions(bool read, const std::string& app_key) {
  host_->Call([&] { host_->ReadSessions(read, app_key); });
}

void Simulator::DeclineHandshakes(int status, int times) {
  host_->Call([&] { host_->DeclineHandshakes(status, times); });
}

void Simulator::DistortFrames(FrameForm form, int frames) {
  host_->Call([&] { host_->DistortFrames(form, frames); });
}

void Simulator::MergeRows(int rows) {
  host_->Call([&] { host_->MergeRows(rows); });
}

void Simulator::AddUnknownKeys(UnknownKeys keys, int rows) {
  host_->Call([&] { host_->AddUnknownKeys(keys, rows); });
}

void Simulator::RespellItems(std::string item, int rows) {
  host_->Call([&] { host_->RespellItems(std::move(item), rows); });
}

void Simulator::RepeatTokens(bool repeat) {
  host_->Call([&] { host_->RepeatTokens(repeat); });
}

void Simulator::PushFrame(std::string text) {
  host_->Call([&] { host_->PushFrame(std::move(text)); });
}

void Simulator::ExpireTokens() {
  host_->Call([&] { host_->ExpireTokens(); });
}

void Simulator::RefuseTokens(int code) {
  host_->Call([&] { host_->RefuseTokens(code); });
}

void Simulator::DistortAnswers(const std::string& tr, const Distortion& distortion) {
  host_->Call([&] { host_->DistortAnswers(tr, distortion); });
}

void Simulator::RestoreAnswers(const std::string& tr) {
  host_->Call([&] { host_->RestoreAnswers(tr); });
}

Stats Simulator::stats() const { return host_->stats().Read(); }

std::vector<SessionView> Simulator::sessions() const {
  std::vector<SessionView> views;
  host_->Call([&] { views = host_->sessions(); });
  return views;
}

bool Simulator::Await(const std::function<bool(const Stats&)>& reached, absl::Duration timeout) const {
  return host_->stats().Await(reached, timeout);
}

bool Simulator::WaitForRegistration(const std::string& type, const std::string& item, absl::Duration timeout) const {
  return Await([&](const Stats& stats) { return stats.IsRegistered(type, item); }, timeout);
}

bool Simulator::WaitForRemoval(const std::string& type, const std::string& item, absl::Duration timeout) const {
  return Await([&](const Stats& stats) { return !stats.IsRegistered(type, item); }, timeout);
}

bool Simulator::WaitForLogins(int64_t logins, absl::Duration timeout) const {
  return Await([&](const Stats& stats) { return stats.logins >= logins; }, timeout);
}

}  // namespace kiwoom::simulator
