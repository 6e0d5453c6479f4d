// SPDX-License-Identifier: AGPL-3.0-or-later
// Tokens by which an OpenID Connect provider says who somebody is: signed JSON (JWS), checked with the keys that the
// provider publishes. RS256 and ES256, nothing else: a token does not choose how it is checked.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace secrets {

// What a token must say.
struct TokenDemands {
  std::string issuer{}, audience{}, nonce{};
  std::int64_t now = 0;      // seconds since 1970
  std::int64_t leeway = 60;  // seconds that the two clocks may differ
};

struct Identity {
  std::string subject{}, email{};
  bool is_email_verified = false;
};

// `keys`: a JSON Web Key Set. `not_found` where it does not hold the key that the token names: the set may be an old
// one. Every other error is final.
base::Result<Identity> identity_in(std::string_view token, std::string_view keys, const TokenDemands& demands);

// Who a user info answer is about; the same claims without a signature, over a connection that is trusted.
base::Result<Identity> identity_in_user_info(std::string_view json);

std::string base64url(std::string_view bytes);
// Base64url of SHA-256, as PKCE (RFC 7636, S256) wants it.
std::string challenge_of(std::string_view verifier);

}  // namespace secrets
