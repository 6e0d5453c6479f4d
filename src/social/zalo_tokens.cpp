// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/zalo_tokens.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "social/said.h"

namespace social {
namespace {

constexpr std::string_view channel = "Zalo";
constexpr const char* connect_anew =
    "Zalo không còn nhận mã truy cập của Official Account; hãy nhờ quản trị viên kết nối lại tài khoản Zalo OA rồi gửi "
    "lại.";

std::string base64url(const unsigned char* bytes, std::size_t size) {  // RFC 4648, 5, without "="
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned held = 0, bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    held = (held << 8U) | bytes[i];
    for (bits += 8; bits >= 6; bits -= 6) out += letters[(held >> (bits - 6)) & 63U];
  }
  if (bits > 0) out += letters[(held << (6 - bits)) & 63U];
  return out;
}

std::string challenge_of(const std::string& verifier) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(verifier.data(), verifier.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available in this OpenSSL");
  return base64url(digest.data(), size);
}

}  // namespace

void TokenStore::alone(const std::function<void()>& work) {
  const std::scoped_lock lock(mutex_);
  work();
}

ZaloTokens::ZaloTokens(ZaloAccess access, Waits waits, TokenStore& store, base::Clock clock)
    : access_(std::move(access)), waits_(waits), store_(store), clock_(std::move(clock)) {}

ZaloTokens::Got ZaloTokens::current() { return instead_of({}); }

ZaloTokens::Got ZaloTokens::instead_of(const std::string& refused_access) {
  Got got;
  store_.alone([&] { got = refreshed(refused_access); });
  return got;
}

ZaloTokens::Got ZaloTokens::refreshed(const std::string& refused_access) {
  if (unsaved_) save(Tokens(*unsaved_));
  const std::optional<Tokens> held = store_.load();
  if (!held || held->refresh.empty())
    return {{}, refused("Zalo OA chưa được kết nối; hãy nhờ quản trị viên kết nối tài khoản Zalo OA rồi gửi lại.")};
  const bool is_fresh = !held->access.empty() && clock_() < held->expires_ms - access_.early_ms;
  if (is_fresh && held->access != refused_access) return {held->access, {}};
  auto trouble = ask({{"refresh_token", held->refresh}, {"app_id", access_.app_id}, {"grant_type", "refresh_token"}},
                     held->refresh);
  const std::optional<Tokens> now_held = store_.load();
  // Another process without our lock may have used it first: then its pair is there.
  if (trouble && (!now_held || now_held->refresh == held->refresh)) {
    const bool still_works = held->access != refused_access && !held->access.empty() && clock_() < held->expires_ms;
    if (still_works) return {held->access, {}};
    return {{}, std::move(trouble)};
  }
  return {now_held ? now_held->access : std::string(), {}};
}

void ZaloTokens::save(const Tokens& tokens) {
  unsaved_ = tokens;  // kept until the store has it
  store_.save(*unsaved_);
  unsaved_.reset();
}

std::optional<Outcome> ZaloTokens::ask(std::vector<fetch::Field> fields, const std::string& old_refresh) {
  fetch::Request request;
  request.method = "POST";
  request.url = access_.oauth + access_.token_path;
  request.headers = {{"secret_key", access_.app_secret}};
  request.type = "application/x-www-form-urlencoded";
  request.body = fetch::form_body(fields);
  const fetch::Exchange exchange = fetch::send(request, access_.net);
  const auto said = exchange.answer ? Said::parse(exchange.answer->body) : std::nullopt;
  if (said && !said->text("access_token").empty()) {
    constexpr std::int64_t day_seconds = 24 * 60 * 60;
    const std::int64_t seconds =
        std::clamp<std::int64_t>(said->number("expires_in").value_or(day_seconds), 0, 365 * day_seconds);
    Tokens fresh{said->text("access_token"), said->text("refresh_token"), clock_() + seconds * base::ms_per_second};
    if (fresh.refresh.empty()) fresh.refresh = old_refresh;
    save(fresh);  // before anything else: the old refresh token is spent
    return std::nullopt;
  }
  const auto code = said ? said->number("error") : std::nullopt;
  Outcome trouble = trouble_of(exchange, code ? std::optional<int>(static_cast<int>(*code)) : std::nullopt);
  std::vector<std::string> hidden = secrets();
  for (const fetch::Field& field : fields) hidden.push_back(field.value);
  trouble.detail = exchange.answer ? "HTTP " + std::to_string(exchange.answer->status) : exchange.failure.reason;
  if (said)
    trouble.detail = without_secrets(trouble.detail + ", " + said->text("error") + ": " + said->text("error_name") +
                                         " " + said->text("error_description") + said->text("message"),
                                     hidden);
  return trouble;
}

// Nothing was published while the token was asked for, so it is never unsure.
Outcome ZaloTokens::trouble_of(const fetch::Exchange& exchange, std::optional<int> code) const {
  const bool is_spent = code && std::find(access_.spent.begin(), access_.spent.end(), *code) != access_.spent.end();
  if (is_spent) return refused(connect_anew, *code);
  const Try attempt{channel, waits_, clock_()};
  if (!exchange.answer && !exchange.failure.may_have_arrived) return outcome_of(exchange.failure, attempt);
  const std::int64_t at = clock_() + waits_.retry_ms;
  return later("Chưa làm mới được mã truy cập Zalo OA nên bài chưa được gửi; hệ thống sẽ thử lại vào " +
                   base::for_people(at) + ".",
               at, code.value_or(0));
}

std::string ZaloTokens::permission_address(const std::string& redirect, const std::string& state,
                                           const std::string& verifier) const {
  return fetch::with_query(access_.oauth + access_.permission_path, {{"app_id", access_.app_id},
                                                                     {"redirect_uri", redirect},
                                                                     {"code_challenge", challenge_of(verifier)},
                                                                     {"state", state}});
}

std::optional<Outcome> ZaloTokens::connect(const std::string& code, const std::string& verifier) {
  std::optional<Outcome> trouble;
  store_.alone([&] {
    trouble = ask(
        {{"code", code}, {"app_id", access_.app_id}, {"grant_type", "authorization_code"}, {"code_verifier", verifier}},
        {});
  });
  return trouble;
}

std::vector<std::string> ZaloTokens::secrets() const {
  std::vector<std::string> out{access_.app_secret};
  return out;
}

}  // namespace social
