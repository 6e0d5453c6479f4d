// SPDX-License-Identifier: AGPL-3.0-or-later
// Sign-in by the account of another system: OpenID Connect, authorization code with PKCE. Whoever comes back with a
// verified mail address of an active account is signed in as that account; accounts are never made here.
#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "features/accounts/service.h"
#include "fetch/fetch.h"
#include "secrets/id_token.h"
#include "secrets/vault.h"

namespace accounts {

struct OpenIdConfig {
  std::string issuer{};  // exactly as the provider writes it; empty: there is no such sign-in
  std::string client{}, secret{};
  std::string public_address{};  // of this system, "https://lantoa.so.vn": where people come back to
  std::string name{};            // for people: "Tài khoản công vụ tỉnh"
};

class OpenId {
 public:
  // How the provider is reached; tests put their own in.
  struct Net {
    std::function<base::Result<fetch::Page>(const std::string&, const fetch::Credentials&)> get{};
    std::function<base::Result<fetch::Page>(const std::string&, const fetch::Form&, const fetch::Credentials&)> post{};
  };
  OpenId(OpenIdConfig config, Service& accounts, const secrets::Vault& vault, base::Clock clock);
  OpenId(OpenIdConfig config, Service& accounts, const secrets::Vault& vault, base::Clock clock, Net net);

  bool is_on() const { return !config_.issuer.empty(); }
  const std::string& name() const { return config_.name; }

  struct Departure {
    std::string address{};  // of the provider, for the browser
    std::string memory{};   // sealed, for a cookie of this browser
  };
  base::Result<Departure> depart(std::string_view then);

  // What the provider sent the browser back with.
  struct Return {
    std::string_view code{}, state{}, error{}, issuer{}, memory{}, address{}, browser{};
  };
  struct Arrival {
    SignedIn in{};
    std::string then{};
  };
  base::Result<Arrival> arrive(const Return& back);

 private:
  struct Provider {
    std::string authorization{}, token{}, user_info{}, keys_address{}, keys{};
    bool takes_basic = true, names_issuer = false;
    std::int64_t known_at = 0, keys_at = 0;
  };
  struct Memory {
    std::string state{}, nonce{}, verifier{}, then{};
  };
  base::Result<Provider> provider();
  base::Result<std::string> newer_keys(const Provider& of);
  std::optional<Memory> remembered(std::string_view sealed) const;
  base::Result<secrets::Identity> identity(const Provider& provider, const Memory& memory, std::string_view code);
  base::Result<secrets::Identity> checked(const Provider& provider, const Memory& memory, const std::string& token);
  std::string return_address() const { return config_.public_address + "/dang-nhap/openid/ve"; }

  OpenIdConfig config_;
  Service& accounts_;
  const secrets::Vault& vault_;
  base::Clock clock_;
  Net net_;
  std::mutex mutex_{};
  std::optional<Provider> known_{};
};

// Whether an issuer may be asked at all: https, or this machine itself.
bool may_be_issuer(std::string_view address);
std::string without_slash(std::string address);  // at its end

}  // namespace accounts
