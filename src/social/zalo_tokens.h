// SPDX-License-Identifier: AGPL-3.0-or-later
// The access to a Zalo Official Account. A refresh token works once: using it makes the next pair, and who loses that
// pair has to ask people to connect the account anew. So there is one refresh at a time, over all threads (and over all
// processes, where the store's lock reaches that far), and the new pair is saved before anything is done with it.
//
// Where the process dies:
//   before Zalo has acted         the old pair is in the store and is tried again
//   after the pair was saved      the new pair is in the store
//   between answer and save       nothing lies between them but the save itself; a save that throws keeps the pair in
//                                 this object, and the next call saves it before it asks Zalo for anything. So keep one
//                                 for each account as long as the process lives
//   Zalo has acted, answer lost   nothing on this side can help: the next try hears that the token is spent, and the
//                                 outcome asks people to connect the account anew. Nothing was published meanwhile
#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "fetch/send.h"
#include "social/common.h"
#include "social/outcome.h"

namespace social {

struct Tokens {
  std::string access{}, refresh{};
  std::int64_t expires_ms = 0;
};

class TokenStore {
 public:
  TokenStore() = default;
  TokenStore(const TokenStore&) = delete;
  TokenStore& operator=(const TokenStore&) = delete;
  virtual ~TokenStore() = default;
  virtual std::optional<Tokens> load() = 0;
  // What it took survives a crash once it returns; throws otherwise.
  virtual void save(const Tokens& tokens) = 0;
  // Runs the work while nobody else does. Override it where several processes share the store.
  virtual void alone(const std::function<void()>& work);

 private:
  std::mutex mutex_{};
};

struct ZaloAccess {
  std::string app_id{}, app_secret{};
  std::string oauth = "https://oauth.zaloapp.com", token_path = "/v4/oa/access_token",
              permission_path = "/v4/oa/permission";
  std::vector<int> refused{-216, 401};                         // the access token is of no use
  std::vector<int> spent{-14'005, -14'014, -14'019, -14'020};  // the refresh token or the code is of no use
  std::int64_t early_ms = 5 * base::ms_per_minute;             // refreshed that long before it expires
  fetch::Limits net{.bytes = 1u << 20, .seconds = 30};
};

class ZaloTokens {
 public:
  ZaloTokens(ZaloAccess access, Waits waits, TokenStore& store, base::Clock clock);

  struct Got {
    std::string access{};
    std::optional<Outcome> trouble{};  // refused or later: nothing was published
  };
  Got current();
  // After Zalo refused that access token: another thread may have brought a new one already.
  Got instead_of(const std::string& refused_access);

  // Connecting an account: people open this address and come back to `redirect` with a code (PKCE).
  std::string permission_address(const std::string& redirect, const std::string& state,
                                 const std::string& verifier) const;
  std::optional<Outcome> connect(const std::string& code, const std::string& verifier);

  const ZaloAccess& access() const { return access_; }
  // Every secret that may stand in an answer.
  std::vector<std::string> secrets() const;

 private:
  Got refreshed(const std::string& refused_access);
  std::optional<Outcome> ask(std::vector<fetch::Field> fields, const std::string& old_refresh);
  void save(const Tokens& tokens);
  Outcome trouble_of(const fetch::Exchange& exchange, std::optional<int> code) const;

  ZaloAccess access_;
  Waits waits_;
  TokenStore& store_;
  base::Clock clock_;
  std::optional<Tokens> unsaved_{};  // only touched inside store_.alone()
};

}  // namespace social
